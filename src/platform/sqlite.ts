/**
 * SQLite for this Node. better-sqlite3 13 speaks Node-API 10 and carries its binaries; Node 20 has only Node-API 9,
 * where it crashes. Version 12 works on Node 20, and aborts in the garbage collector of Node 24.19 and later
 * (WiseLibs/better-sqlite3#1515). Their interfaces are the same, so both are installed and the right one is loaded.
 */
import { createRequire } from 'node:module';
import type { Database, Options } from 'better-sqlite3';
import { AppError } from './errors.ts';

export type Connection = Database;

const require = createRequire(import.meta.url);
const NODE_API_10 = 10;
/** The package that runs here. */
export const SQLITE_PACKAGE =
  Number(process.versions.napi) >= NODE_API_10 ? 'better-sqlite3' : 'better-sqlite3-node20';

/**
 * Opens a database file, ":memory:", or the bytes of a database, which are copied and worked on in memory.
 * @throws AppError `database.engine-missing` where SQLite could not be built when the service was installed
 */
export function openSqlite(from: string | Buffer, options: Options = {}): Connection {
  const Engine = loadEngine();
  return new Engine(from, options);
}

function loadEngine(): new (from: string | Buffer, options: Options) => Connection {
  try {
    return require(SQLITE_PACKAGE) as ReturnType<typeof loadEngine>;
  } catch (cause) {
    const missing = new AppError(
      'database.engine-missing',
      500,
      `Chưa cài được SQLite cho Node ${process.versions.node}. Hãy cài python3, make, g++ rồi chạy lại npm ci, hoặc dùng Node 24.`,
    );
    missing.cause = cause;
    throw missing;
  }
}

/** Whether SQLite itself refused, with its code: `SQLITE_BUSY`, `SQLITE_FULL` … */
export function isSqliteError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && error.name === 'SqliteError' && 'code' in error;
}
