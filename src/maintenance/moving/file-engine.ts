/** A database file as moving sees it. */
import type { Connection } from '../../platform/sqlite.ts';
import type { RowEngine, Value } from './store.ts';

export function fileEngine(connection: Connection): RowEngine {
  const statements = new Map<string, ReturnType<Connection['prepare']>>();
  const run = (statement: string, ...values: Value[]) => {
    const prepared = statements.get(statement) ?? connection.prepare(statement);
    statements.set(statement, prepared);
    prepared.run(...values);
  };
  return {
    run,
    rows: (query, ...values) =>
      connection.prepare<Value[], Record<string, unknown>>(query).iterate(...values),
    transaction: (change) => connection.transaction(change).immediate(),
  };
}
