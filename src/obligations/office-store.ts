/** SQL of the office around an obligation: its units, their heads and members, its people. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { memberships, people, unitHeads, units } from '../people/schema.ts';
import { validOn } from '../people/units-store.ts';
import type { Db } from '../platform/database.ts';
import { oneOf } from '../platform/one-of.ts';

export interface OfficeUnit {
  id: string;
  name: string;
  shortName: string;
}

/** The units of the office that exist on a day. */
export function livingUnits(db: Db, date: string): OfficeUnit[] {
  return db
    .select({ id: units.id, name: units.name, shortName: units.shortName })
    .from(units)
    .where(validOn(units, date))
    .orderBy(asc(units.position), asc(units.id))
    .all();
}

export function activePeople(db: Db, ids: readonly string[]): Map<string, string> {
  const rows = db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(oneOf(people.id, ids), isNull(people.disabledAt)))
    .all();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export function unitsHeadedBy(db: Db, personId: string): string[] {
  return db
    .select({ unitId: unitHeads.unitId })
    .from(unitHeads)
    .where(eq(unitHeads.personId, personId))
    .all()
    .map((row) => row.unitId);
}

export function headOf(db: Db, unitId: string): string | null {
  const row = db
    .select({ personId: unitHeads.personId })
    .from(unitHeads)
    .innerJoin(people, and(eq(people.id, unitHeads.personId), isNull(people.disabledAt)))
    .where(eq(unitHeads.unitId, unitId))
    .get();
  return row?.personId ?? null;
}

export function membersOf(db: Db, unitId: string, day: string): string[] {
  return db
    .select({ id: people.id })
    .from(memberships)
    .innerJoin(people, and(eq(people.id, memberships.personId), isNull(people.disabledAt)))
    .where(and(eq(memberships.unitId, unitId), validOn(memberships, day)))
    .all()
    .map((row) => row.id);
}
