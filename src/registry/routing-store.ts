/** SQL of the way of a paper: hand-overs, directives, opinions. */
import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, hasRole } from '../people/actor.ts';
import { memberships, people, roleGrants, unitHeads, units } from '../people/schema.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { oneOf } from '../platform/one-of.ts';
import { newId } from '../platform/ids.ts';
import { directives, opinions, type RoutingOutcome, routings } from './routing-schema.ts';

export type RoutingRecord = typeof routings.$inferSelect;
export type NewRouting = Omit<typeof routings.$inferInsert, 'id' | 'givenAt'>;
export type DirectiveRecord = typeof directives.$inferSelect;
export type OpinionRecord = typeof opinions.$inferSelect;

export function insertRouting(tx: Db, routing: NewRouting, clock: Clock): RoutingRecord {
  return tx
    .insert(routings)
    .values({ id: newId(), givenAt: clock.now(), ...routing })
    .returning()
    .get();
}

export interface Ending {
  outcome: RoutingOutcome;
  reason?: string | null;
}

export function endRoutings(
  tx: Db,
  ids: readonly string[],
  { outcome, reason = null }: Ending,
  by: Actor,
  clock: Clock,
): void {
  if (ids.length === 0) return;
  tx.update(routings)
    .set({ endedAt: clock.now(), endedBy: by.id, outcome, reason })
    .where(and(oneOf(routings.id, ids), isNull(routings.endedAt)))
    .run();
}

export function routingsOf(db: Db, dispatchId: string): RoutingRecord[] {
  return db
    .select()
    .from(routings)
    .where(eq(routings.dispatchId, dispatchId))
    .orderBy(asc(routings.givenAt), asc(routings.id))
    .all();
}

/** Those that are not ended: where the paper lies now. */
export function openRoutings(db: Db, dispatchId: string): RoutingRecord[] {
  return routingsOf(db, dispatchId).filter(({ endedAt }) => endedAt === null);
}

export function findRouting(db: Db, id: string): RoutingRecord | null {
  return db.select().from(routings).where(eq(routings.id, id)).get() ?? null;
}

/** Everything that lies with a person by name. */
export function openRoutingsTo(db: Db, personId: string): RoutingRecord[] {
  return db
    .select()
    .from(routings)
    .where(and(eq(routings.toKind, 'person'), eq(routings.toId, personId), isNull(routings.endedAt)))
    .orderBy(asc(routings.givenAt), asc(routings.id))
    .all();
}

/** The condition that a hand-over is open and to the person or a unit of theirs. */
export function liesWith(actor: Actor): SQL {
  const toPerson = and(eq(routings.toKind, 'person'), eq(routings.toId, actor.id ?? ''));
  const toUnit =
    actor.unitIds.length === 0
      ? undefined
      : and(eq(routings.toKind, 'unit'), oneOf(routings.toId, actor.unitIds));
  return and(isNull(routings.endedAt), or(toPerson, toUnit))!;
}

/** Whether the paper lies with the person or a unit of theirs; văn thư and lãnh đạo may act for anybody. */
export function holds(db: Db, dispatchId: string, actor: Actor): boolean {
  const open = db
    .select({ id: routings.id })
    .from(routings)
    .where(
      and(
        eq(routings.dispatchId, dispatchId),
        hasRole(actor, 'clerk', 'leader') ? isNull(routings.endedAt) : liesWith(actor),
      ),
    )
    .limit(1)
    .get();
  return open !== undefined;
}

export function insertDirective(
  tx: Db,
  directive: Omit<typeof directives.$inferInsert, 'id'>,
): DirectiveRecord {
  return tx
    .insert(directives)
    .values({ id: newId(), ...directive })
    .returning()
    .get();
}

export function findDirective(db: Db, id: string): DirectiveRecord | null {
  return db.select().from(directives).where(eq(directives.id, id)).get() ?? null;
}

export function directivesOf(db: Db, dispatchId: string): DirectiveRecord[] {
  return db
    .select()
    .from(directives)
    .where(eq(directives.dispatchId, dispatchId))
    .orderBy(asc(directives.directedAt), asc(directives.id))
    .all();
}

export function insertOpinion(tx: Db, opinion: Omit<typeof opinions.$inferInsert, 'id'>): void {
  tx.insert(opinions)
    .values({ id: newId(), ...opinion })
    .run();
}

export function opinionsOf(db: Db, dispatchId: string): OpinionRecord[] {
  return db
    .select()
    .from(opinions)
    .where(eq(opinions.dispatchId, dispatchId))
    .orderBy(asc(opinions.saidAt), asc(opinions.id))
    .all();
}

/** Names of units and people in one map; ids of neither kind repeat. */
export function namesOfParties(db: Db, ids: readonly string[]): Map<string, string> {
  const known = [...new Set(ids)];
  const rows = [
    ...db.select({ id: units.id, name: units.name }).from(units).where(oneOf(units.id, known)).all(),
    ...db.select({ id: people.id, name: people.name }).from(people).where(oneOf(people.id, known)).all(),
  ];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function isLeader(db: Db, personId: string): boolean {
  const grant = db
    .select({ one: sql`1` })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, personId), eq(roleGrants.role, 'leader')))
    .get();
  return grant !== undefined;
}

/** Those of the people who belong to one of the units on that day. */
export function membersAmong(
  db: Db,
  personIds: readonly string[],
  unitIds: readonly string[],
  day: string,
): Set<string> {
  const rows = db
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        oneOf(memberships.personId, personIds),
        oneOf(memberships.unitId, unitIds),
        sql`${memberships.validFrom} <= ${day}`,
        or(isNull(memberships.validTo), sql`${memberships.validTo} >= ${day}`),
      ),
    )
    .all();
  return new Set(rows.map(({ personId }) => personId));
}

/** Whether the one heads a unit to which the other belongs on that day. */
export function isHeadOver(db: Db, headId: string, personId: string, day: string): boolean {
  const headed = db
    .select({ unitId: unitHeads.unitId })
    .from(unitHeads)
    .where(eq(unitHeads.personId, headId))
    .all();
  const ids = headed.map(({ unitId }) => unitId);
  return membersAmong(db, [personId], ids, day).size > 0;
}

/** The units a person belongs to on that day. */
export function unitsOf(db: Db, personId: string, day: string): string[] {
  return db
    .select({ unitId: memberships.unitId })
    .from(memberships)
    .where(
      and(
        eq(memberships.personId, personId),
        sql`${memberships.validFrom} <= ${day}`,
        or(isNull(memberships.validTo), sql`${memberships.validTo} >= ${day}`),
      ),
    )
    .all()
    .map(({ unitId }) => unitId);
}
