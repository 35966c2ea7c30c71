/** The SQLite of a Durable Object as moving sees it. */
import type { DurableObjectStorage } from 'cloudflare:workers';
import type { RowEngine } from '../maintenance/index.ts';
import { durableSql } from '../platform/durable-database.ts';

export function engineOf(storage: DurableObjectStorage): RowEngine {
  const sql = durableSql(storage);
  return {
    rows: (query, ...values) => sql.exec(query, ...values),
    run: (statement, ...values) => void sql.exec(statement, ...values),
    transaction: (change) => storage.transactionSync(change),
  };
}
