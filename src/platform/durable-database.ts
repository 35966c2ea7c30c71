/**
 * The database of an office that is a Durable Object: the object's own SQLite. Every write is durable before the
 * answer leaves the object, foreign keys always hold, and nobody else writes, so no pragma is set here. What the
 * engine allows is less than elsewhere, and the stores keep to it on every engine: 100 values bound to a
 * statement, LIKE patterns of 50 bytes, no BEGIN or SAVEPOINT of one's own. That it takes 2 MB a value or row is made
 * up for here (`large-values.ts`).
 */
import { drizzle } from 'drizzle-orm/durable-sqlite';
import type { Db } from './database.ts';
import { AppError } from './errors.ts';
import { LARGEST_VALUE_BYTES, type LargeValues, withLargeValues } from './large-values.ts';
import { bringUpToDate, type MigratedEngine, refuseNewerDatabase } from './migrate.ts';

/** What the program needs of the object's storage. */
export interface DurableStorage {
  sql: DurableSql;
  transactionSync<T>(change: () => T): T;
}

export type Row = Record<string, unknown>;

/** What a statement answers, once: as objects or as lists, all at once or one by one. */
export interface Rows extends Iterable<Row> {
  toArray(): Row[];
  next(): IteratorResult<Row>;
  raw(): { toArray(): unknown[][] };
}

export interface DurableSql {
  exec(statement: string, ...values: unknown[]): Rows;
  /** Bytes. */
  readonly databaseSize: number;
}

/**
 * Opens the office's database when its object wakes, and brings its tables up to this version of the program.
 * @throws AppError `database.newer`; the database later `database.value-too-large`, where a value is over 16 MB, and
 * `database.agency-full`, where the object holds as much as it may
 */
export function openDurableDatabase(storage: DurableStorage, sql: LargeValues = durableSql(storage)): Db {
  const engine = engineOf(storage);
  refuseNewerDatabase(engine);
  bringUpToDate(engine);
  const client = { sql, transactionSync: storage.transactionSync.bind(storage) };
  return drizzle(client as unknown as Parameters<typeof drizzle>[0]) as unknown as Db;
}

/** The object's SQLite as stores and moving see it; what it refuses, it says so that the person can do something. */
export function durableSql({ sql }: DurableStorage): LargeValues {
  return withLargeValues(
    {
      exec(statement, ...values) {
        try {
          return sql.exec(statement, ...values);
        } catch (error) {
          if (isTooLarge(error)) throw valueTooLarge(error);
          throw isFull(error) ? agencyFull(error) : error;
        }
      },
      get databaseSize() {
        return sql.databaseSize;
      },
    },
    valueTooLarge,
  );
}

const isFull = (error: unknown) => error instanceof Error && error.message.includes('SQLITE_FULL');
const isTooLarge = (error: unknown) => error instanceof Error && error.message.includes('SQLITE_TOOBIG');

function valueTooLarge(cause: unknown): AppError {
  const error = new AppError(
    'database.value-too-large',
    413,
    `Nội dung dài quá mức nơi lưu này nhận (${LARGEST_VALUE_BYTES / 1024 ** 2} MB một mục). Chưa lưu gì; hãy tách ra hoặc gửi kèm dưới dạng tệp.`,
  );
  error.cause = cause;
  return error;
}

/** Opening a paper is a line of the trail too: whoever may not be noted down may not read either. */
function agencyFull(cause: unknown): AppError {
  const error = new AppError(
    'database.agency-full',
    507,
    'Cơ quan đã dùng hết chỗ của một cơ quan trên hệ thống (10 GB) nên chưa ghi được; chưa có gì bị thay đổi hay mất đi. Hãy báo quản trị của hệ thống chuyển cơ quan ra máy riêng (vanthu backup --from, rồi restore).',
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
