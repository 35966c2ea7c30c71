/**
 * The database: SQLite through drizzle, synchronous. Stores take a `Db` (the connection or a transaction
 * of it) and return values. The type is drizzle's base of all synchronous SQLite databases, so that the
 * same stores run on better-sqlite3 and in a SQLite Durable Object.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { AppError } from './errors.ts';
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

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Opens the office's database and brings its tables up to this version of the program.
 * @param path a file, or ":memory:"
 * @throws AppError `database.newer` where a newer program wrote it: it is not touched
 * @throws AppError `database.damaged`, `database.not-accessible`, `database.busy`, `database.disk-full`
 */
export function openDatabase(path: string, options: { migrationsFolder?: string } = {}): Database {
  const connection = connect(path);
  try {
    refuseNewerDatabase(connection, options.migrationsFolder ?? MIGRATIONS);
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    // What is deleted (a quarantined paper's text) is overwritten, not only unlinked.
    connection.pragma('secure_delete = ON');
    connection.pragma('cache_size = -65536');
    applyMigrations(connection, options.migrationsFolder ?? MIGRATIONS);
  } catch (error) {
    connection.close();
    throw whyNotOpened(error, path);
  }
  const db = drizzle(connection, {}) as unknown as Db;
  return { db, connection, close: () => connection.close() };
}

function connect(path: string): Connection {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    return openSqlite(path, { timeout: 10_000 });
  } catch (error) {
    throw whyNotOpened(error, path);
  }
}

function whyNotOpened(error: unknown, path: string): unknown {
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

interface AppliedMigration {
  hash: string;
  created_at: number;
}

function appliedMigrations(connection: Connection): AppliedMigration[] {
  const exists = connection
    .prepare(`select 1 from sqlite_master where type = 'table' and name = '__migrations'`)
    .get();
  if (exists === undefined) return [];
  return connection
    .prepare<[], AppliedMigration>('select hash, created_at from __migrations order by created_at')
    .all();
}

function refuseNewerDatabase(connection: Connection, folder: string): void {
  const known = new Set(
    readMigrationFiles({ migrationsFolder: folder }).map((migration) => migration.folderMillis),
  );
  const unknown = appliedMigrations(connection).find((migration) => !known.has(migration.created_at));
  if (unknown === undefined) return;
  throw new AppError(
    'database.newer',
    500,
    'Cơ sở dữ liệu này do một phiên bản Văn Thư mới hơn tạo ra. Hãy dùng phiên bản đó, hoặc khôi phục bản sao lưu cũ vào thư mục khác. Chưa có gì bị thay đổi.',
  );
}

/**
 * Each migration runs in a transaction of its own that also notes it as done: a start that is killed half-way
 * continues where it stopped. Two processes that start at once wait for each other.
 */
function applyMigrations(connection: Connection, folder: string): void {
  connection.exec(
    'create table if not exists __migrations (created_at integer primary key, hash text not null, applied_at text not null)',
  );
  for (const migration of readMigrationFiles({ migrationsFolder: folder })) {
    connection
      .transaction(() => {
        const done = connection
          .prepare('select 1 from __migrations where created_at = ?')
          .get(migration.folderMillis);
        if (done !== undefined) return;
        for (const statement of migration.sql) connection.exec(statement);
        connection
          .prepare(`insert into __migrations values (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`)
          .run(migration.folderMillis, migration.hash);
      })
      .immediate();
  }
}

/**
 * Runs a change as one transaction that takes the write lock at its start, so that what it reads cannot be
 * changed by another process before it writes. No I/O but SQL inside.
 */
export function inTransaction<T>(db: Db, change: (tx: Db) => T): T {
  return db.transaction((tx) => change(tx as unknown as Db), { behavior: 'immediate' });
}

/** Whether the database answers; used by `/ready`. */
export function databaseAnswers(db: Db): boolean {
  try {
    return db.get<{ one: number }>(sql`select 1 as one`).one === 1;
  } catch {
    return false;
  }
}
