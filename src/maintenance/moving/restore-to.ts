/**
 * Puts a backup into an agency on Workers: its rows table by table, its originals by their hash, large ones in pieces.
 * Until all of it is there and was compared, the agency answers nobody; a move that broke off goes on where it stopped.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { openSqlite } from '../../platform/sqlite.ts';
import { LARGEST_VALUE_BYTES } from '../../platform/large-values.ts';
import { PIECE_BYTES } from '../../platform/files/r2-pieces.ts';
import { verifyBackup } from '../backup.ts';
import { DATABASE, FILES, type Manifest, pathOfFile, readManifest, TRUST } from '../manifest.ts';
import { type AgencyAddress, type AgencyDoor, agencyDoor } from './agency-door.ts';
import { trustFileTooLarge, valueTooLarge } from './errors.ts';
import { fileEngine } from './file-engine.ts';
import { severalAtOnce } from './several.ts';
import {
  batchAfter,
  chainsOf,
  countsOf,
  movedTables,
  type Place,
  type RowEngine,
  schemaOf,
  sequencesOf,
  START,
  tableWithTooLargeValue,
} from './store.ts';

export interface MoveOutcome {
  rows: number;
  files: number;
  /** Originals that were missing or damaged already. */
  lost: string[];
  /** Certificates of trusted issuers and lists of revoked ones. */
  trust: number;
}

const FILES_AT_ONCE = 4;

/** What the agency has of this backup already. */
interface MovingIn {
  move: string;
  batches: number;
  /** The last rows it took; null where it has none. */
  at: { table: string; place: Place } | null;
}

/**
 * @param onProgress what has been sent so far
 * @throws AppError `restore.not-a-backup`, `restore.newer-format`, `restore.damaged`, `move.bad-address`,
 *   `move.value-too-large`, `move.agency-not-empty`, `move.schema-older`, `move.schema-newer`, `move.incomplete`,
 *   `move.connection-lost`, `edge.not-administrator`, `edge.no-such-agency`
 */
export async function restoreTo(
  sourceDir: string,
  agency: AgencyAddress,
  onProgress: (rows: number, files: number) => void = () => {},
): Promise<MoveOutcome> {
  const source = resolve(sourceDir);
  const door = agencyDoor(agency);
  const manifest = await readManifest(source);
  await verifyBackup(source, manifest);
  const connection = openSqlite(join(source, DATABASE), { readonly: true, fileMustExist: true });
  try {
    const engine = fileEngine(connection);
    const table = tableWithTooLargeValue(engine);
    if (table !== null) throw valueTooLarge(table);
    await assertTrustFits(source, manifest);
    const moving = await begin(door, engine, manifest);
    const rows = await sendRows(door, engine, moving, (sent) => onProgress(sent, 0));
    await compareRows(door, engine, moving);
    await sendFiles(door, source, manifest, moving, (sent) => onProgress(rows, sent));
    await sendTrustList(door, source, manifest, moving);
    await door.ask(`/move/finish?move=${moving.move}`, {
      json: { sequences: sequencesOf(engine), lost: manifest.lost },
    });
    const { files, lost, trust } = manifest;
    return { rows, files: files.length, lost, trust: trust.length };
  } finally {
    connection.close();
  }
}

async function begin(door: AgencyDoor, engine: RowEngine, { database }: Manifest): Promise<MovingIn> {
  const begun = await door.ask('/move', { json: { schema: schemaOf(engine), source: database.sha256 } });
  return (await begun.json()) as MovingIn;
}

/** @returns all rows that are there now, those of an earlier try too */
async function sendRows(
  door: AgencyDoor,
  engine: RowEngine,
  { move, batches, at }: MovingIn,
  onProgress: (sent: number) => void,
): Promise<number> {
  const tables = movedTables(engine);
  const counts = countsOf(engine);
  const begun = tables.findIndex(({ name }) => name === at?.table);
  let number = batches;
  let before = 0;
  for (const [index, table] of tables.entries()) {
    let place = index === begun && at !== null ? at.place : START;
    let isLast = false;
    if (index < begun) {
      before += counts[table.name] ?? 0;
      continue;
    }
    while (!isLast) {
      const next = batchAfter(engine, table, place);
      ({ place, isLast } = next);
      if (next.batch.rows.length === 0) continue;
      await door.ask(`/move/rows?move=${move}&number=${number}`, { json: { ...next.batch, place } });
      number += 1;
      onProgress(before + place.chain.rows);
    }
    before += place.chain.rows;
  }
  return before;
}

/** The agency reads what it has and compares, as far as one request may, until it has seen all of it. */
async function compareRows(door: AgencyDoor, engine: RowEngine, { move }: MovingIn): Promise<void> {
  const chains = chainsOf(engine);
  let from: unknown = null;
  do {
    const answer = await door.ask(`/move/compare?move=${move}`, { json: { chains, from } });
    from = ((await answer.json()) as { next: unknown }).next;
  } while (from !== null);
}

async function sendFiles(
  door: AgencyDoor,
  source: string,
  { files }: Manifest,
  moving: MovingIn,
  onProgress: (sent: number) => void,
): Promise<void> {
  let sent = 0;
  await severalAtOnce(files, FILES_AT_ONCE, async (file) => {
    await sendFile(door, source, file, moving);
    sent += 1;
    onProgress(sent);
  });
}

/** Looked at before anything is sent: the trust list goes last. @throws AppError `move.trust-too-large` */
async function assertTrustFits(source: string, { trust }: Manifest): Promise<void> {
  for (const { name } of trust) {
    const { size } = await stat(join(source, TRUST, name));
    if (size > LARGEST_VALUE_BYTES) throw trustFileTooLarge(name);
  }
}

async function sendTrustList(
  door: AgencyDoor,
  source: string,
  { trust }: Manifest,
  { move }: MovingIn,
): Promise<void> {
  for (const { name } of trust) {
    const path = join(source, TRUST, name);
    const body = () => Readable.toWeb(createReadStream(path)) as ReadableStream;
    await door.ask(`/move/trust/${encodeURIComponent(name)}?move=${move}`, { method: 'PUT', body });
  }
}

async function sendFile(
  door: AgencyDoor,
  source: string,
  { sha256, size }: Manifest['files'][number],
  { move }: MovingIn,
): Promise<void> {
  const place = `/move/files/${sha256}?move=${move}`;
  const asked = await door.ask(place);
  const { isThere, received } = (await asked.json()) as { isThere: boolean; received: number };
  if (isThere) return;
  const path = join(source, FILES, pathOfFile(sha256));
  let at = received;
  do {
    const piece = { start: at, end: Math.min(at + PIECE_BYTES, size) - 1 };
    const body = () => Readable.toWeb(size === 0 ? Readable.from([]) : createReadStream(path, piece));
    await door.ask(`${place}&at=${at}&of=${size}`, {
      method: 'PUT',
      body: body as () => ReadableStream,
    });
    at = piece.end + 1;
  } while (at < size);
}
