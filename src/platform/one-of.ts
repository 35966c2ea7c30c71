/** Lists in a condition: one bound value however long the list is, for a Durable Object binds a hundred at most. */
import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** Whether the column has one of the values; of none it has none. */
export function oneOf(column: SQLiteColumn, values: Iterable<string | number>): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify([...values])}))`;
}
