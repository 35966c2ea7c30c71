/**
 * Makes a backup folder of an agency on Workers, as `vanthu restore` takes it. The agency answers nobody while its
 * rows are copied, so that they fit each other; its originals, which never change, follow while it works again. What
 * broke off goes on where it stopped: rows that the agency has still as they were are not fetched again.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { type Clock, systemClock } from '../../platform/clock.ts';
import { openDatabase } from '../../platform/database.ts';
import { AppError } from '../../platform/errors.ts';
import { openSqlite } from '../../platform/sqlite.ts';
import { rebuildIndex } from '../../search/index.ts';
import { type BackupOutcome, continuedBackup, sealBackup, syncFile } from '../backup.ts';
import { DATABASE, FILES, isPlainName, type Manifest, pathOfFile, sha256Of, TRUST } from '../manifest.ts';
import { saveTrustFile } from '../trust-list.ts';
import { type AgencyAddress, type AgencyDoor, agencyDoor } from './agency-door.ts';
import { incomplete, schemaNewer, schemaOlder } from './errors.ts';
import { fileEngine } from './file-engine.ts';
import { severalAtOnce } from './several.ts';
import {
  type Batch,
  batchAfter,
  type Chain,
  chainAfter,
  chainsOf,
  differencesOf,
  isSameChain,
  type MovedTable,
  movedTables,
  namedOriginals,
  type Place,
  type RowEngine,
  type Schema,
  schemaOf,
  setSequences,
  START,
  takeBatch,
} from './store.ts';

const FILES_AT_ONCE = 4;
/** The database as it fills, and what an earlier try left of it. */
const FILLING = 'incoming.db';
const EARLIER = 'earlier.db';

/** What the agency says when copying begins. */
interface Copying {
  copy: string;
  schema: Schema;
  /** Rows of each table. */
  counts: Record<string, number>;
  sequences: Record<string, number>;
}

/**
 * @throws AppError `backup.target-not-empty`, `backup.target-not-writable`, `backup.disk-full`, `move.bad-address`,
 *   `move.schema-older`, `move.schema-newer`, `move.changed-meanwhile`, `move.incomplete`, `move.connection-lost`,
 *   `move.already-copied`, `edge.not-administrator`, `edge.no-such-agency`
 */
export async function backupFrom(
  agency: AgencyAddress,
  targetDir: string,
  clock: Clock = systemClock,
): Promise<BackupOutcome> {
  const door = agencyDoor(agency);
  return continuedBackup(targetDir, async (partial) => {
    const originals = await copyDatabase(door, partial, clock);
    const found = await copyOriginals(door, partial, originals);
    return sealBackup(partial, { ...found, trust: await copyTrustList(door, partial) }, clock);
  });
}

/** @returns the originals it names */
async function copyDatabase(door: AgencyDoor, partial: string, clock: Clock): Promise<string[]> {
  const begun = await door.ask('/copy', { method: 'POST' });
  const copying = (await begun.json()) as Copying;
  const working = join(partial, FILLING);
  const earlier = await earlierCopy(partial);
  const { db, connection, close } = openDatabase(working);
  let originals: string[];
  try {
    const engine = fileEngine(connection);
    await copyRows(door, engine, copying, earlier);
    await rebuildIndex(db, clock);
    connection.prepare('VACUUM INTO ?').run(join(partial, DATABASE));
    await syncFile(join(partial, DATABASE));
    originals = namedOriginals(engine);
  } finally {
    close();
    earlier?.close();
  }
  await removeDatabases(partial, [FILLING, EARLIER]);
  return originals;
}

/** The larger of what earlier tries left, out of the way of this one; null where there is nothing. */
async function earlierCopy(partial: string): Promise<(RowEngine & { close(): void }) | null> {
  let largest = { name: '', size: 0 };
  for (const name of [DATABASE, FILLING, EARLIER]) {
    const size = await sizeOf(join(partial, name));
    // Closed, it has all its rows in the one file.
    if (size > 0) openSqlite(join(partial, name)).close();
    if (size > largest.size) largest = { name, size };
  }
  if (largest.name === '') return null;
  if (largest.name !== EARLIER) {
    await removeDatabases(partial, [EARLIER]);
    await rename(join(partial, largest.name), join(partial, EARLIER));
  }
  await removeDatabases(partial, [DATABASE, FILLING]);
  const connection = openSqlite(join(partial, EARLIER), { readonly: true, fileMustExist: true });
  return { ...fileEngine(connection), close: () => connection.close() };
}

async function removeDatabases(partial: string, names: readonly string[]): Promise<void> {
  for (const name of names)
    for (const end of ['', '-wal', '-shm']) await rm(join(partial, name + end), { force: true });
}

async function copyRows(
  door: AgencyDoor,
  engine: RowEngine,
  { copy, schema, counts, sequences }: Copying,
  earlier: RowEngine | null,
): Promise<void> {
  const chains: Record<string, Chain> = {};
  try {
    assertSameSchema(schema, schemaOf(engine));
    const had = earlier === null ? [] : movedTables(earlier);
    for (const table of movedTables(engine)) {
      chains[table.name] = START.chain;
      if (counts[table.name] === 0) continue;
      const there = had.find(
        ({ name, columns }) => name === table.name && `${columns}` === `${table.columns}`,
      );
      const place =
        earlier === null || there === undefined
          ? START
          : await takeEarlier(door, copy, { from: earlier, to: engine, table });
      const isWhole = place.chain.rows === counts[table.name];
      chains[table.name] = isWhole ? place.chain : await copyTable(door, engine, { copy, table, place });
    }
  } finally {
    await door.ask(`/copy?copy=${copy}`, { method: 'DELETE' });
  }
  setSequences(engine, sequences);
  const differ = differencesOf(chains, chainsOf(engine));
  if (differ.length > 0) throw incomplete(differ);
}

/**
 * Takes the rows of an earlier try where the agency's table begins with the same ones still.
 * @returns where it goes on at the agency
 */
async function takeEarlier(
  door: AgencyDoor,
  copy: string,
  { from, to, table }: { from: RowEngine; to: RowEngine; table: MovedTable },
): Promise<Place> {
  const had = wholeChain(from, table);
  if (had.rows === 0) return START;
  let place = START;
  let isEnd = false;
  while (!isEnd) {
    const json = { table: table.name, place, rows: had.rows };
    const answer = await door.ask(`/copy/chain?copy=${copy}`, { json });
    ({ place, isEnd } = (await answer.json()) as { place: Place; isEnd: boolean });
  }
  if (!isSameChain(place.chain, had)) return START;
  let taken = { place: START, isLast: false };
  while (!taken.isLast) {
    const next = batchAfter(from, table, taken.place);
    takeBatch(to, next.batch);
    taken = next;
  }
  return place;
}

function wholeChain(engine: RowEngine, table: MovedTable): Chain {
  let walked = { place: START, isEnd: false };
  while (!walked.isEnd) walked = chainAfter(engine, table, walked.place);
  return walked.place.chain;
}

/** @returns the chain of all its rows at the agency */
async function copyTable(
  door: AgencyDoor,
  engine: RowEngine,
  { copy, table, place: from }: { copy: string; table: MovedTable; place: Place },
): Promise<Chain> {
  let place = from;
  let isLast = false;
  while (!isLast) {
    const answer = await door.ask(`/copy/rows?copy=${copy}`, { json: { table: table.name, place } });
    const next = (await answer.json()) as { batch: Batch; place: Place; isLast: boolean };
    takeBatch(engine, next.batch);
    ({ place, isLast } = next);
  }
  return place.chain;
}

/** @param theirs what the data has; @param ours what this program knows */
function assertSameSchema(theirs: Schema, ours: Schema): void {
  if (theirs.some((migration) => !ours.includes(migration))) throw schemaNewer();
  if (theirs.length < ours.length) throw schemaOlder();
}

async function copyOriginals(
  door: AgencyDoor,
  partial: string,
  originals: readonly string[],
): Promise<Pick<Manifest, 'files' | 'lost'>> {
  const files: Manifest['files'] = [];
  const lost: string[] = [];
  await severalAtOnce(originals, FILES_AT_ONCE, async (sha256) => {
    const size = await copyOriginal(door, join(partial, FILES, pathOfFile(sha256)), sha256);
    if (size === null) lost.push(sha256);
    else files.push({ sha256, size });
  });
  const byKey = (one: { sha256: string }, other: { sha256: string }) => (one.sha256 < other.sha256 ? -1 : 1);
  return { files: files.toSorted(byKey), lost: lost.toSorted() };
}

/** @returns null where the agency does not have it, or has other bytes */
async function copyOriginal(door: AgencyDoor, to: string, sha256: string): Promise<number | null> {
  const there = await sizeOf(to);
  if (there > 0 && (await sha256Of(to)) === sha256) return there;
  const part = `${to}.part`;
  const begunAt = await sizeOf(part);
  await mkdir(dirname(to), { recursive: true });
  try {
    await fetchRest(door, part, sha256);
  } catch (error) {
    if (error instanceof AppError && error.code === 'files.missing') return null;
    throw error;
  }
  if ((await sha256Of(part)) === sha256) {
    await rename(part, to);
    return sizeOf(to);
  }
  await rm(part);
  // What an earlier try left may be what is wrong.
  return begunAt > 0 ? copyOriginal(door, to, sha256) : null;
}

/** Fetches what is not in the file yet; a line that breaks in the middle goes on from there. */
async function fetchRest(door: AgencyDoor, part: string, sha256: string): Promise<void> {
  let from = await sizeOf(part);
  await door.read(
    () => `/files/${sha256}?from=${from}`,
    async ({ body }) => {
      const rest = body === null ? Readable.from([]) : Readable.fromWeb(body as NodeStream);
      try {
        await pipeline(rest, createWriteStream(part, { flags: 'a', flush: true }));
      } finally {
        from = await sizeOf(part);
      }
    },
  );
}

/** In bytes; 0 where there is no file. */
async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}

async function copyTrustList(door: AgencyDoor, partial: string): Promise<Manifest['trust']> {
  const { names } = (await (await door.ask('/trust')).json()) as { names: string[] };
  const saved: Manifest['trust'] = [];
  for (const name of names.filter(isPlainName)) {
    const answer = await door.ask(`/trust/${encodeURIComponent(name)}`);
    saved.push(await saveTrustFile(join(partial, TRUST), name, new Uint8Array(await answer.arrayBuffer())));
  }
  return saved;
}
