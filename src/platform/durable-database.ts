/**
 * The database of an office that is a Durable Object: the object's own SQLite. Every write is durable before the
 * answer leaves the object, foreign keys always hold, and nobody else writes, so no pragma is set here. What the
 * engine allows is less than elsewhere, and the stores keep to it on every engine: 100 values bound to a
 * statement, 2 MB a value or row, LIKE patterns of 50 bytes, no BEGIN or SAVEPOINT of one's own.
 */
import { drizzle } from 'drizzle-orm/durable-sqlite';
import type { Db } from './database.ts';
import { bringUpToDate, type MigratedEngine, refuseNewerDatabase } from './migrate.ts';

/** What the program needs of the object's storage. */
export interface DurableStorage {
  sql: DurableSql;
  transactionSync<T>(change: () => T): T;
}

export interface DurableSql {
  exec(statement: string, ...values: unknown[]): { toArray(): Record<string, unknown>[] };
  /** Bytes. */
  readonly databaseSize: number;
}

/**
 * Opens the office's database when its object wakes, and brings its tables up to this version of the program.
 * @throws AppError `database.newer`
 */
export function openDurableDatabase(storage: DurableStorage): Db {
  const engine = engineOf(storage);
  refuseNewerDatabase(engine);
  bringUpToDate(engine);
  return drizzle(storage as unknown as Parameters<typeof drizzle>[0]) as unknown as Db;
}

function engineOf(storage: DurableStorage): MigratedEngine {
  return {
    exec: (statement) => void storage.sql.exec(statement),
    rows: (query) => storage.sql.exec(query).toArray(),
    transaction: (change) => storage.transactionSync(change),
  };
}
