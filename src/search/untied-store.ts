/** Obligations that stand in no paper: handed out by hand, by a directive, at a meeting, again and again. */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { obligationParties, obligations, obligationTexts, type PartyKind } from '../obligations/schema.ts';

export interface UntiedObligation {
  id: string;
  code: string;
  /** "Kết luận họp giao ban tháng 11"; '' where nothing is known. */
  sourceName: string;
  /** The paper whose directive it carries out. */
  dispatchId: string | null;
  action: string;
  product: string | null;
  /** ISO date it was handed out on. */
  assignedOn: string;
  /** ISO date; null where it is done or has no deadline. */
  due: string | null;
  assignerId: string | null;
  assignerName: string;
  parties: readonly Party[];
}

interface Party {
  /** `outside`: not of this office; the name stands for the id. */
  kind: PartyKind;
  id: string;
  name: string;
  role: string;
}

const ofThese = (ids: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

export function untiedObligations(db: Db, ids: readonly string[]): UntiedObligation[] {
  if (ids.length === 0) return [];
  const parties = partiesOf(db, ids);
  const o = obligations;
  const rows = db.all<Omit<UntiedObligation, 'parties'>>(sql`
    SELECT ${o.id} AS id, ${o.code} AS code, ${o.sourceName} AS sourceName, ${o.dispatchId} AS dispatchId,
      coalesce(${obligationTexts.action}, ${o.title}) AS action, ${obligationTexts.product} AS product,
      ${o.assignedOn} AS assignedOn, CASE WHEN ${o.open} THEN ${o.due} END AS due,
      ${o.assignerId} AS assignerId, ${o.assignerName} AS assignerName
    FROM ${o} LEFT JOIN ${obligationTexts} ON ${obligationTexts.obligationId} = ${o.id}
    WHERE ${o.id} IN ${ofThese(ids)} AND ${o.statedId} IS NULL`);
  return rows.map((row) => ({ ...row, parties: parties.get(row.id) ?? [] }));
}

function partiesOf(db: Db, ids: readonly string[]): Map<string, Party[]> {
  const p = obligationParties;
  const rows = db.all<Party & { obligationId: string }>(sql`
    SELECT ${p.obligationId} AS obligationId, ${p.kind} AS kind, ${p.partyId} AS id, ${p.name} AS name,
      ${p.role} AS role
    FROM ${p} WHERE ${p.obligationId} IN ${ofThese(ids)} ORDER BY ${p.role} = 'lead' DESC, ${p.position}`);
  const grouped = new Map<string, Party[]>();
  for (const { obligationId, ...party } of rows) {
    grouped.set(obligationId, [...(grouped.get(obligationId) ?? []), party]);
  }
  return grouped;
}

/** A step of a walk through all of them. */
export function untiedAfter(db: Db, after: string, limit: number): string[] {
  return db
    .values<[string]>(
      sql`SELECT ${obligations.id} FROM ${obligations}
        WHERE ${obligations.id} > ${after} AND ${obligations.statedId} IS NULL
        ORDER BY ${obligations.id} LIMIT ${limit}`,
    )
    .map(([id]) => id);
}

export function existingUntied(db: Db, ids: readonly string[]): string[] {
  return db
    .values<[string]>(
      sql`SELECT ${obligations.id} FROM ${obligations}
        WHERE ${obligations.id} IN ${ofThese(ids)} AND ${obligations.statedId} IS NULL`,
    )
    .map(([id]) => id);
}
