/**
 * The database: SQLite through drizzle, synchronous. Stores take a `Db` (the connection or a transaction
 * of it) and return values. The type is drizzle's base of all synchronous SQLite databases, so that the
 * same stores run on better-sqlite3 and in a SQLite Durable Object.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { AppError } from './errors.ts';
import { bringUpToDate, type MigratedEngine, refuseNewerDatabase } from './migrate.ts';
import { KeepingStatements } from './prepared.ts';
import { type Connection, openSqlite } from './sqlite.ts';
import { codesBehind, machineTrouble } from './trouble.ts';

/** A connection or a transaction. */
export type Db = BaseSQLiteDatabase<'sync', unknown>;

export interface Database {
  db: Db;
  /** The underlying connection: for backup and health only. Stores use `db`. */
  connection: Connection;
  close(): void;
}

/**
 * Opens the office's database and brings its tables up to this version of the program.
 * @param from a file, ":memory:", or the bytes of a database, which are copied and worked on in memory
 * @throws AppError `database.newer` where a newer program wrote it: it is not touched
 * @throws AppError `database.damaged`, `database.not-accessible`, `database.busy`, `database.disk-full`
 */
export function openDatabase(from: string | Buffer, options: { migrationsFolder?: string } = {}): Database {
  const connection = connect(from);
  try {
    const engine = engineOf(connection);
    refuseNewerDatabase(engine, options.migrationsFolder);
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    // What is deleted (a quarantined paper's text) is overwritten, not only unlinked.
    connection.pragma('secure_delete = ON');
    connection.pragma('cache_size = -65536');
    bringUpToDate(engine, options.migrationsFolder);
  } catch (error) {
    connection.close();
    throw whyNotOpened(error, from);
  }
  return { db: dbOf(connection), connection, close: () => connection.close() };
}

/**
 * Opens an office's database that another connection of the service opened before, only to read.
 * @throws AppError as {@link openDatabase} does
 */
export function openToRead(path: string): Database {
  try {
    const connection = openSqlite(path, { readonly: true, timeout: 10_000 });
    connection.pragma('cache_size = -65536');
    return { db: dbOf(connection), connection, close: () => connection.close() };
  } catch (error) {
    throw whyNotOpened(error, path);
  }
}

const dbOf = (connection: Connection) =>
  drizzle(new KeepingStatements(connection) as unknown as Connection, {}) as unknown as Db;

function connect(from: string | Buffer): Connection {
  try {
    if (typeof from === 'string' && from !== ':memory:') mkdirSync(dirname(from), { recursive: true });
    return openSqlite(from, { timeout: 10_000 });
  } catch (error) {
    throw whyNotOpened(error, from);
  }
}

function whyNotOpened(error: unknown, from: string | Buffer): unknown {
  const path = typeof from === 'string' ? from : ':memory:';
  if (error instanceof AppError) return error;
  const code = [...codesBehind(error)][0] ?? '';
  if (/^SQLITE_(?:NOTADB|CORRUPT)/.test(code)) return databaseDamaged(path);
  if (/^(?:SQLITE_(?:CANTOPEN|READONLY|PERM|AUTH)|EACCES|EPERM|EROFS)/.test(code))
    return notAccessible(path, code);
  return machineTrouble(error) ?? error;
}

const databaseDamaged = (path: string) =>
  new AppError(
    'database.damaged',
    500,
    `Tệp ${path} bị hỏng hoặc không phải cơ sở dữ liệu của Văn Thư. Hãy giữ nguyên tệp này và khôi phục bản sao lưu gần nhất vào một thư mục khác.`,
  );

const notAccessible = (path: string, code: string) =>
  new AppError(
    'database.not-accessible',
    500,
    `Không mở hoặc không ghi được ${path} (${code}). Hãy kiểm tra quyền của thư mục dữ liệu.`,
  );

/** Two processes that start at once wait for each other: each migration takes the write lock at its start. */
function engineOf(connection: Connection): MigratedEngine {
  return {
    exec: (statement) => void connection.exec(statement),
    rows: (query) => connection.prepare(query).all(),
    transaction: (change) => connection.transaction(change).immediate(),
  };
}

/**
 * Runs a change as one transaction that takes the write lock at its start, so that what it reads cannot be
 * changed by another process before it writes. No I/O but SQL inside.
 */
export function inTransaction<T>(db: Db, change: (tx: Db) => T): T {
  return db.transaction((tx) => change(tx as unknown as Db), { behavior: 'immediate' });
}

/**
 * Runs a change that touches the tables behind a full-text table, which SQLite forbids everybody else: whoever changes
 * them answers for it that no full-text table is left half.
 * @param change without awaiting anything; told whether it may: a Durable Object allows it to nobody
 */
export function withPartsOpen<T>(db: Db, change: (open: boolean) => T): T {
  const client = '$client' in db ? db.$client : null;
  return client instanceof KeepingStatements ? client.withPartsOpen(() => change(true)) : change(false);
}

/** Pages of the write-ahead log, about 64 MB: a page that is written again and again meanwhile reaches the file once. */
const LOG_PAGES_IN_BULK = 16_000;
const LOG_PAGES = 1000;

/**
 * Lets a connection of its own write what can be made anew without waiting for the disk after every transaction: a
 * power cut may take the last ones, in order, and damages nothing.
 * @returns what makes it wait again; the next transaction then brings all before it to the disk
 */
export function writeInBulk(db: Db): () => void {
  db.run(sql`pragma synchronous = normal`);
  db.get(sql`pragma wal_autocheckpoint = ${sql.raw(String(LOG_PAGES_IN_BULK))}`);
  return () => {
    db.run(sql`pragma synchronous = full`);
    db.get(sql`pragma wal_autocheckpoint = ${sql.raw(String(LOG_PAGES))}`);
  };
}

/** Whether the database answers; used by `/ready`. */
export function databaseAnswers(db: Db): boolean {
  try {
    return db.get<{ one: number }>(sql`select 1 as one`).one === 1;
  } catch {
    return false;
  }
}

/**
 * Empties the write-ahead log, which still holds what was overwritten in the database itself.
 * @throws Error where somebody reads from the log right now: to be tried again
 */
export function overwriteLog(db: Db): void {
  const { busy } = db.get<{ busy: number }>(sql`pragma wal_checkpoint(truncate)`);
  if (busy !== 0) throw new Error('the write-ahead log is in use');
}
