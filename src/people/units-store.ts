/** Units and memberships in the database. */
import { and, asc, eq, gt, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Db } from '../platform/database.ts';
import { memberships, unitHeads, units } from './schema.ts';

export type UnitRow = typeof units.$inferSelect;

/** Valid on a day: begun, and not yet over. */
export function validOn(
  table: { validFrom: SQLiteColumn; validTo: SQLiteColumn },
  date: string,
): SQL | undefined {
  return and(lte(table.validFrom, date), or(isNull(table.validTo), gte(table.validTo, date)));
}

/** `in (…)` with one bound parameter however long the list: a Durable Object allows a hundred. */
export function isOneOf(column: SQLiteColumn, ids: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;
}

export function insertUnit(tx: Db, unit: UnitRow): void {
  tx.insert(units).values(unit).run();
}

export function findUnit(db: Db, id: string): UnitRow | null {
  return db.select().from(units).where(eq(units.id, id)).get() ?? null;
}

export function changeUnit(tx: Db, id: string, changes: Partial<Omit<UnitRow, 'id'>>): void {
  tx.update(units).set(changes).where(eq(units.id, id)).run();
}

export function unitsValidOn(db: Db, date: string): UnitRow[] {
  return db
    .select()
    .from(units)
    .where(validOn(units, date))
    .orderBy(asc(units.position), asc(units.id))
    .all();
}

export function allUnits(db: Db): UnitRow[] {
  return db.select().from(units).orderBy(asc(units.position), asc(units.id)).all();
}

/** Names by id, also of units that are no more, for other rooms' lists and histories. */
export function namesOfUnits(db: Db, ids: readonly string[]): Map<string, string> {
  const rows = db
    .select({ id: units.id, name: units.name })
    .from(units)
    .where(isOneOf(units.id, [...new Set(ids)]))
    .all();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Units below another that still exist after a day, or begin later. */
export function childrenAfter(db: Db, parentId: string, date: string): UnitRow[] {
  return db
    .select()
    .from(units)
    .where(and(eq(units.parentId, parentId), or(isNull(units.validTo), gt(units.validTo, date))))
    .all();
}

export function siblingsNamed(db: Db, parentId: string | null, name: string, date: string): UnitRow[] {
  const sameParent = parentId === null ? isNull(units.parentId) : eq(units.parentId, parentId);
  return db
    .select()
    .from(units)
    .where(and(sameParent, eq(units.name, name), or(isNull(units.validTo), gte(units.validTo, date))))
    .all();
}

export type Membership = typeof memberships.$inferSelect;

/** Memberships of a unit that last beyond a day, or begin after it. */
export function membershipsAfter(db: Db, unitId: string, date: string): Membership[] {
  return db
    .select()
    .from(memberships)
    .where(
      and(eq(memberships.unitId, unitId), or(isNull(memberships.validTo), gt(memberships.validTo, date))),
    )
    .all();
}

/** Makes a person a member from a day on, without end; what was to begin later is replaced. */
export function joinUnit(tx: Db, personId: string, unitId: string, from: string): void {
  const same = and(eq(memberships.personId, personId), eq(memberships.unitId, unitId));
  tx.delete(memberships)
    .where(and(same, gte(memberships.validFrom, from)))
    .run();
  const continued = tx
    .update(memberships)
    .set({ validTo: null })
    .where(and(same, validOn(memberships, from)))
    .returning({ personId: memberships.personId })
    .get();
  if (continued === undefined)
    tx.insert(memberships).values({ personId, unitId, validFrom: from, validTo: null }).run();
}

/** Ends a membership with a last day; one that had not begun by then is forgotten. */
export function leaveUnit(tx: Db, personId: string, unitId: string, lastDay: string): void {
  const same = and(eq(memberships.personId, personId), eq(memberships.unitId, unitId));
  tx.delete(memberships)
    .where(and(same, gt(memberships.validFrom, lastDay)))
    .run();
  tx.update(memberships)
    .set({ validTo: lastDay })
    .where(and(same, or(isNull(memberships.validTo), gt(memberships.validTo, lastDay))))
    .run();
}

export function headsOfUnits(db: Db): Map<string, string> {
  return new Map(
    db
      .select()
      .from(unitHeads)
      .all()
      .map(({ unitId, personId }) => [unitId, personId]),
  );
}

export function replaceHead(tx: Db, unitId: string, personId: string | null, since: string): void {
  tx.delete(unitHeads).where(eq(unitHeads.unitId, unitId)).run();
  if (personId !== null) tx.insert(unitHeads).values({ unitId, personId, since }).run();
}
