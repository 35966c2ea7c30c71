/**
 * Makes a backup folder of an agency on Workers, as `vanthu restore` takes it. The agency answers nobody while its
 * rows are copied, so that they fit each other; its originals, which never change, follow while it works again.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { type Clock, systemClock } from '../../platform/clock.ts';
import { openDatabase } from '../../platform/database.ts';
import { AppError } from '../../platform/errors.ts';
import { rebuildIndex } from '../../search/index.ts';
import { type BackupOutcome, newBackup, sealBackup, syncFile, writeVerified } from '../backup.ts';
import { DATABASE, FILES, type Manifest, pathOfFile } from '../manifest.ts';
import { type AgencyAddress, type AgencyDoor, agencyDoor } from './agency-door.ts';
import { connectionLost, incomplete, schemaNewer, schemaOlder } from './errors.ts';
import { fileEngine } from './file-engine.ts';
import { severalAtOnce } from './several.ts';
import {
  type Batch,
  differencesOf,
  type MovedTable,
  movedTables,
  namedOriginals,
  type RowEngine,
  type Schema,
  schemaOf,
  setSequences,
  takeBatch,
  type Tally,
  tallyOf,
} from './store.ts';

const FILES_AT_ONCE = 4;

/** What the agency says when copying begins. */
interface Copying {
  copy: string;
  schema: Schema;
  tally: Tally;
  sequences: Record<string, number>;
}

/**
 * @throws AppError `backup.target-not-empty`, `backup.target-not-writable`, `backup.disk-full`, `move.bad-address`,
 *   `move.schema-older`, `move.schema-newer`, `move.changed-meanwhile`, `move.incomplete`, `move.connection-lost`,
 *   `edge.not-administrator`, `edge.no-such-agency`
 */
export async function backupFrom(
  agency: AgencyAddress,
  targetDir: string,
  clock: Clock = systemClock,
): Promise<BackupOutcome> {
  const door = agencyDoor(agency);
  return newBackup(targetDir, async (partial) => {
    const originals = await copyDatabase(door, partial, clock);
    const found = await copyOriginals(door, partial, originals);
    return sealBackup(partial, { ...found, trust: [] }, clock);
  });
}

/** @returns the originals it names */
async function copyDatabase(door: AgencyDoor, partial: string, clock: Clock): Promise<string[]> {
  const working = join(partial, 'incoming.db');
  const { db, connection, close } = openDatabase(working);
  try {
    const engine = fileEngine(connection);
    await copyRows(door, engine);
    await rebuildIndex(db, clock);
    connection.prepare('VACUUM INTO ?').run(join(partial, DATABASE));
    await syncFile(join(partial, DATABASE));
    return namedOriginals(engine);
  } finally {
    close();
    await rm(working, { force: true });
  }
}

async function copyRows(door: AgencyDoor, engine: RowEngine): Promise<void> {
  const begun = await door.ask('/copy', { method: 'POST' });
  const { copy, schema, tally, sequences } = (await begun.json()) as Copying;
  try {
    assertSameSchema(schema, schemaOf(engine));
    const filled = movedTables(engine).filter(({ name }) => tally.rows[name] !== 0);
    for (const table of filled) await copyTable(door, engine, copy, table);
  } finally {
    await door.ask(`/copy?copy=${copy}`, { method: 'DELETE' });
  }
  setSequences(engine, sequences);
  const missing = differencesOf(tally, tallyOf(engine));
  if (missing.length > 0) throw incomplete(missing);
}

async function copyTable(
  door: AgencyDoor,
  engine: RowEngine,
  copy: string,
  { name }: MovedTable,
): Promise<void> {
  let after: number | null = 0;
  while (after !== null) {
    const answer = await door.ask(`/copy/rows?copy=${copy}&table=${name}&after=${after}`);
    const { batch, next } = (await answer.json()) as { batch: Batch; next: number | null };
    takeBatch(engine, batch);
    after = next;
  }
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
  try {
    const { body } = await door.ask(`/files/${sha256}`);
    const bytes = () => (body === null ? Readable.from([]) : Readable.fromWeb(body as NodeStream));
    return await writeVerified(bytes, to, sha256);
  } catch (error) {
    if (error instanceof AppError && error.code === 'files.missing') return null;
    // The answer broke off in the middle of the file.
    if (error instanceof TypeError) throw connectionLost(door.address, error.message);
    throw error;
  }
}
