/**
 * The database of an office that is a Durable Object: the object's own SQLite. Every write is durable before the
 * answer leaves the object, foreign keys always hold, and nobody else writes, so no pragma is set here. What the
 * engine allows is less than elsewhere, and the stores keep to it on every engine: 100 values bound to a
 * statement, 2 MB a value or row, LIKE patterns of 50 bytes, no BEGIN or SAVEPOINT of one's own.
 */
import { drizzle } from 'drizzle-orm/durable-sqlite';
import type { Db } from './database.ts';
import { AppError } from './errors.ts';
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
 * @throws AppError `database.newer`; the database later `database.value-too-large`, where 2 MB are not enough
 */
export function openDurableDatabase(storage: DurableStorage): Db {
  const engine = engineOf(storage);
  refuseNewerDatabase(engine);
  bringUpToDate(engine);
  return drizzle(refusingLarge(storage) as unknown as Parameters<typeof drizzle>[0]) as unknown as Db;
}

/** As it is, but for what it says of a value or a row that is larger than it takes: the person can do something. */
function refusingLarge(storage: DurableStorage): Pick<DurableStorage, 'transactionSync'> & { sql: unknown } {
  return {
    sql: {
      exec(statement: string, ...values: unknown[]) {
        try {
          return storage.sql.exec(statement, ...values);
        } catch (error) {
          throw isTooLarge(error) ? valueTooLarge(error) : error;
        }
      },
    },
    transactionSync: (change) => storage.transactionSync(change),
  };
}

const isTooLarge = (error: unknown) => error instanceof Error && error.message.includes('SQLITE_TOOBIG');

function valueTooLarge(cause: unknown): AppError {
  const error = new AppError(
    'database.value-too-large',
    413,
    'Nội dung dài quá mức nơi lưu này nhận (2 MB một mục). Chưa lưu gì; hãy tách ra hoặc gửi kèm dưới dạng tệp.',
  );
  error.cause = cause;
  return error;
}

function engineOf(storage: DurableStorage): MigratedEngine {
  return {
    exec: (statement) => void storage.sql.exec(statement),
    rows: (query) => storage.sql.exec(query).toArray(),
    transaction: (change) => storage.transactionSync(change),
  };
}
