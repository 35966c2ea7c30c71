/**
 * Who may see a dispatch (DESIGN §1, spec-process §2): văn thư and lãnh đạo see all of the agency; everybody
 * else sees what they handed in themselves and what was routed to them or to a unit of theirs. Every query
 * that returns dispatches, their files, passages or counts carries this condition.
 */
import { and, eq, exists, or, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { type Actor, hasRole } from '../people/actor.ts';
import { oneOf } from '../platform/one-of.ts';
import { dispatchAccess, dispatches } from './schema.ts';

export function seesAllDispatches(actor: Actor): boolean {
  return hasRole(actor, 'clerk', 'leader');
}

/** The condition for a query over `dispatch_access`: what was routed to the person or to a unit of theirs. */
export function grantedTo({ id, unitIds }: Actor): SQL {
  if (id === null) return sql`1 = 0`;
  const toPerson = and(eq(dispatchAccess.kind, 'person'), eq(dispatchAccess.grantee, id));
  const toUnit =
    unitIds.length === 0
      ? undefined
      : and(eq(dispatchAccess.kind, 'unit'), oneOf(dispatchAccess.grantee, unitIds));
  return or(toPerson, toUnit)!;
}

/** The condition for a query over `dispatches`. */
export function visibleTo(actor: Actor): SQL {
  if (seesAllDispatches(actor)) return sql`1 = 1`;
  if (actor.id === null) return sql`1 = 0`;
  const granted = exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(dispatchAccess)
      .where(and(eq(dispatchAccess.dispatchId, dispatches.id), grantedTo(actor))),
  );
  return or(eq(dispatches.receivedBy, actor.id), granted)!;
}
