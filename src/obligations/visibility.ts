/**
 * Who may see an obligation: văn thư and lãnh đạo all of them; everybody else those they have to do with, they
 * themselves, a unit of theirs or one they head, and those they assigned. A condition of every query.
 */
import { and, eq, exists, or, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import type { Actor } from '../people/actor.ts';
import { oneOf } from '../platform/one-of.ts';
import { unitHeads } from '../people/schema.ts';
import { seesAllDispatches } from '../registry/visibility.ts';
import { obligationParties, obligations } from './schema.ts';

/** The condition for a query over `obligations`. */
export function obligationsVisibleTo(actor: Actor): SQL {
  if (seesAllDispatches(actor)) return sql`1 = 1`;
  if (actor.id === null) return sql`1 = 0`;
  const isMe = and(eq(obligationParties.kind, 'person'), eq(obligationParties.partyId, actor.id));
  const isMyUnit = and(
    eq(obligationParties.kind, 'unit'),
    or(
      actor.unitIds.length === 0 ? undefined : oneOf(obligationParties.partyId, actor.unitIds),
      sql`${obligationParties.partyId} in (select ${unitHeads.unitId} from ${unitHeads} where ${unitHeads.personId} = ${actor.id})`,
    ),
  );
  const party = exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(obligationParties)
      .where(and(eq(obligationParties.obligationId, obligations.id), or(isMe, isMyUnit))),
  );
  return or(eq(obligations.assignerId, actor.id), party)!;
}
