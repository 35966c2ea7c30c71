/** What became of the obligations of papers, once somebody follows them up. */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { obligations } from '../obligations/schema.ts';

export interface TrackedObligation {
  /** The obligation of the paper it was made of. */
  statedId: string;
  code: string;
  /** Neither done nor cancelled. */
  open: boolean;
  /** ISO date: the deadline that holds now. */
  due: string | null;
  leadName: string;
}

/** By the id of the obligation in the paper. */
export function trackedOf(db: Db, dispatchIds: readonly string[]): Map<string, TrackedObligation> {
  const rows = db.all<Omit<TrackedObligation, 'open'> & { open: number }>(sql`
    SELECT ${obligations.statedId} AS statedId, ${obligations.code} AS code, ${obligations.open} AS open,
      ${obligations.due} AS due, ${obligations.leadName} AS leadName
    FROM ${obligations}
    WHERE ${obligations.statedId} IS NOT NULL
      AND ${obligations.dispatchId} IN (SELECT value FROM json_each(${JSON.stringify(dispatchIds)}))`);
  return new Map(rows.map((row) => [row.statedId, { ...row, open: row.open === 1 }]));
}
