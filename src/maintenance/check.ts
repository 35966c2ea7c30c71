/**
 * `vanthu check`: whether what the office keeps is whole. The files against the database, the audit chain, the
 * search index against the register, SQLite's own structure, and work that nobody does any more.
 */
import { and, eq, lt, sql } from 'drizzle-orm';
import { storedFiles } from '../intake/schema.ts';
import { type TrailCheck, verifyTrail } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Db } from '../platform/database.ts';
import type { FileStorage } from '../platform/files/storage.ts';
import { type QueueState, queueState } from '../platform/jobs/queue.ts';
import { jobs } from '../platform/schema.ts';
import {
  compareIndex,
  type IndexComparison,
  indexAgrees,
  indexHealth,
  rebuildIndex,
} from '../search/index.ts';

export interface FilesCheck {
  checked: number;
  /** Keys the database names and the disk does not have. */
  missing: string[];
  /** Keys whose bytes are not those that arrived. */
  corrupt: string[];
  /** Keys on disk that the database does not name: harmless, left by a process that was killed. */
  orphaned: string[];
}

export interface DatabaseCheck {
  /** What SQLite finds wrong with its own structure. */
  structure: string[];
  /** Rows that name a row that is not there: "table → table". */
  brokenReferences: string[];
}

export interface JobsCheck extends QueueState {
  /** Running, and not heard of for long: no worker is there. */
  stuck: string[];
}

export interface CheckReport {
  database: DatabaseCheck;
  files: FilesCheck;
  trail: TrailCheck;
  index: IndexComparison & { rebuilt: boolean };
  jobs: JobsCheck;
  /** Nothing is lost, damaged or wrong. Orphaned files and dead jobs alone do not count. */
  healthy: boolean;
}

export interface CheckOptions {
  database: Database;
  storage: FileStorage;
  clock: Clock;
  /** Repairs what can be made again from the rest: the search index. */
  repair?: boolean;
  onProgress?: (step: 'database' | 'files' | 'trail' | 'index', done: number) => void;
}

export async function check({
  database,
  storage,
  clock,
  repair = false,
  onProgress,
}: CheckOptions): Promise<CheckReport> {
  const { db } = database;
  onProgress?.('database', 0);
  const structure = checkDatabase(database);
  const files = await checkFiles(db, storage, (done) => onProgress?.('files', done));
  onProgress?.('trail', 0);
  const trail = verifyTrail(db);
  onProgress?.('index', 0);
  const index = await checkIndex(db, clock, repair);
  const report = { database: structure, files, trail, index, jobs: checkJobs(db, clock) };
  return { ...report, healthy: isHealthy(report) };
}

function isHealthy({ database, files, trail, index, jobs }: Omit<CheckReport, 'healthy'>): boolean {
  return (
    database.structure.length === 0 &&
    database.brokenReferences.length === 0 &&
    files.missing.length === 0 &&
    files.corrupt.length === 0 &&
    trail.brokenAt === null &&
    (indexAgrees(index) || index.repaired || index.rebuilt) &&
    jobs.stuck.length === 0
  );
}

/** SQLite looks into full-text tables too; the index has a line of its own, and a remedy. */
const OF_THE_INDEX = /fts5.*\bsearch_/i;

function checkDatabase({ connection }: Database): DatabaseCheck {
  const structure = connection.prepare<[], { integrity_check: string }>('PRAGMA integrity_check').all();
  const references = connection
    .prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check')
    .all();
  return {
    structure: structure
      .map((row) => row.integrity_check)
      .filter((line) => line !== 'ok' && !OF_THE_INDEX.test(line)),
    brokenReferences: [...new Set(references.map(({ table, parent }) => `${table} → ${parent}`))],
  };
}

const BATCH = 500;

async function checkFiles(
  db: Db,
  storage: FileStorage,
  onProgress: (done: number) => void,
): Promise<FilesCheck> {
  const result: FilesCheck = { checked: 0, missing: [], corrupt: [], orphaned: [] };
  for (const key of namedKeys(db)) {
    const state = await storage.verify(key);
    // It may have been removed for good (a secret paper) since the list was read.
    if (state !== 'whole' && isNamed(db, key)) result[state].push(key);
    result.checked += 1;
    onProgress(result.checked);
  }
  // A file is kept before its row is committed: so first the disk, then the database.
  const onDisk: string[] = [];
  for await (const key of storage.keys()) if (!isNamed(db, key)) onDisk.push(key);
  result.orphaned = onDisk.filter((key) => !isNamed(db, key));
  return result;
}

function* namedKeys(db: Db): Generator<string> {
  let last = '';
  for (;;) {
    const batch = db
      .select({ sha256: storedFiles.sha256 })
      .from(storedFiles)
      .where(sql`${storedFiles.sha256} > ${last}`)
      .orderBy(storedFiles.sha256)
      .limit(BATCH)
      .all();
    for (const { sha256 } of batch) yield sha256;
    if (batch.length < BATCH) return;
    last = batch.at(-1)?.sha256 ?? last;
  }
}

function isNamed(db: Db, key: string): boolean {
  return (
    db.select({ sha256: storedFiles.sha256 }).from(storedFiles).where(eq(storedFiles.sha256, key)).get() !==
    undefined
  );
}

async function checkIndex(db: Db, clock: Clock, repair: boolean): Promise<CheckReport['index']> {
  // An index of another version of the program differs everywhere: rebuilding is the repair.
  if (repair && !indexHealth(db).complete) return rebuild(db, clock, compareIndex(db));
  const comparison = compareIndex(db, { repair });
  if (repair && !comparison.sound) return rebuild(db, clock, comparison);
  return { ...comparison, rebuilt: false };
}

async function rebuild(db: Db, clock: Clock, found: IndexComparison): Promise<CheckReport['index']> {
  await rebuildIndex(db, clock);
  return { ...found, rebuilt: true };
}

/** Longer than any lease, and than a service needs to come back after a restart. */
const STUCK_AFTER_MS = 15 * 60_000;

function checkJobs(db: Db, clock: Clock): JobsCheck {
  const longAgo = new Date(Date.parse(clock.now()) - STUCK_AFTER_MS).toISOString();
  const stuck = db
    .select({ id: jobs.id, kind: jobs.kind })
    .from(jobs)
    .where(and(eq(jobs.state, 'running'), lt(jobs.leaseUntil, longAgo)))
    .all();
  return { ...queueState(db), stuck: stuck.map(({ id, kind }) => `${kind} ${id}`) };
}
