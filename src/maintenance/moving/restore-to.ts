/**
 * Puts a backup into an agency on Workers: its rows table by table, its originals by their hash. Until all of it is
 * there and was counted, the agency answers nobody; a move that broke off is begun again, and what originals had
 * arrived are not sent twice.
 */
import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { openSqlite } from '../../platform/sqlite.ts';
import { verifyBackup } from '../backup.ts';
import { DATABASE, FILES, type Manifest, pathOfFile, readManifest } from '../manifest.ts';
import { type AgencyAddress, type AgencyDoor, agencyDoor } from './agency-door.ts';
import { originalTooLarge, rowTooLarge } from './errors.ts';
import { fileEngine } from './file-engine.ts';
import { severalAtOnce } from './several.ts';
import {
  batchAfter,
  movedTables,
  type RowEngine,
  schemaOf,
  sequencesOf,
  tableWithTooLargeRow,
  tallyOf,
} from './store.ts';

export interface MoveOutcome {
  rows: number;
  files: number;
  /** Originals that were missing or damaged already. */
  lost: string[];
  /** Certificates of trusted issuers and lists of revoked ones that stay behind: an agency there keeps no such list. */
  trustLeftBehind: number;
}

/** Of a request's body, on the platform's smaller plans. */
const LARGEST_FILE_BYTES = 95 * 1024 * 1024;
const FILES_AT_ONCE = 4;

/**
 * @param onProgress what has been sent so far
 * @throws AppError `restore.not-a-backup`, `restore.newer-format`, `restore.damaged`, `move.bad-address`,
 *   `move.row-too-large`, `move.file-too-large`, `move.agency-not-empty`, `move.schema-older`, `move.schema-newer`,
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
    assertFits(engine, manifest);
    const move = await begin(door, engine);
    const rows = await sendRows(door, engine, move, (sent) => onProgress(sent, 0));
    await sendFiles(door, source, manifest, move, (sent) => onProgress(rows, sent));
    await door.ask(`/move/finish?move=${move}`, {
      json: { tally: tallyOf(engine), sequences: sequencesOf(engine), lost: manifest.lost },
    });
    const { files, lost, trust } = manifest;
    return { rows, files: files.length, lost, trustLeftBehind: trust.length };
  } finally {
    connection.close();
  }
}

/** Before anything is sent. */
function assertFits(engine: RowEngine, { files }: Manifest): void {
  const tooLarge = files.find(({ size }) => size > LARGEST_FILE_BYTES);
  if (tooLarge !== undefined) throw originalTooLarge(tooLarge.sha256, Math.ceil(tooLarge.size / 1024 / 1024));
  const table = tableWithTooLargeRow(engine);
  if (table !== null) throw rowTooLarge(table);
}

async function begin(door: AgencyDoor, engine: RowEngine): Promise<string> {
  const begun = await door.ask('/move', { json: { schema: schemaOf(engine) } });
  return ((await begun.json()) as { move: string }).move;
}

async function sendRows(
  door: AgencyDoor,
  engine: RowEngine,
  move: string,
  onProgress: (sent: number) => void,
): Promise<number> {
  let sent = 0;
  let number = 0;
  for (const table of movedTables(engine)) {
    let after: number | null = 0;
    while (after !== null) {
      const { batch, next } = batchAfter(engine, table, after);
      after = next;
      if (batch.rows.length === 0) continue;
      await door.ask(`/move/rows?move=${move}&number=${number}`, { json: batch });
      number += 1;
      sent += batch.rows.length;
      onProgress(sent);
    }
  }
  return sent;
}

async function sendFiles(
  door: AgencyDoor,
  source: string,
  { files }: Manifest,
  move: string,
  onProgress: (sent: number) => void,
): Promise<void> {
  let sent = 0;
  await severalAtOnce(files, FILES_AT_ONCE, async ({ sha256 }) => {
    const place = `/move/files/${sha256}?move=${move}`;
    const { isThere } = (await (await door.ask(place)).json()) as { isThere: boolean };
    const body = () =>
      Readable.toWeb(createReadStream(join(source, FILES, pathOfFile(sha256)))) as ReadableStream;
    if (!isThere) await door.ask(place, { method: 'PUT', body });
    sent += 1;
    onProgress(sent);
  });
}
