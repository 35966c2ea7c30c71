/**
 * Who may see a draft: who writes it, who reviews, checks and signs it, the head of the drafting unit, and the văn thư
 * from the signature on. Narrower than papers: a leader who has nothing to do with a draft does not see it. A condition
 * of every query.
 */
import { and, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { type Actor, hasRole } from '../people/actor.ts';
import { unitHeads } from '../people/schema.ts';
import { draftingOffice, drafts, type DraftState, draftWriters } from './schema.ts';

/** From here on the văn thư has the paper: it is numbered and waits to be sent, or was. */
export const WITH_CLERKS: readonly DraftState[] = ['signed', 'issued', 'recalled', 'replaced'];
/** The checker sees what waits for them, and what they let go on. */
const WITH_CHECKERS: readonly DraftState[] = ['checking', 'signing'];

/** The condition for a query over `drafts`. */
export function draftsVisibleTo(actor: Actor): SQL {
  const { id } = actor;
  if (id === null) return sql`1 = 0`;
  const writes = exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(draftWriters)
      .where(and(eq(draftWriters.draftId, drafts.id), eq(draftWriters.personId, id))),
  );
  return or(
    eq(drafts.ownerId, id),
    eq(drafts.reviewerId, id),
    eq(drafts.signerId, id),
    writes,
    headsUnit(id),
    hasRole(actor, 'clerk') ? inArray(drafts.state, [...WITH_CLERKS]) : undefined,
    and(inArray(drafts.state, [...WITH_CHECKERS]), isChecker(actor)),
  )!;
}

/** Whether the person heads the drafting unit. */
export const headsUnit = (personId: string): SQL =>
  sql`${drafts.unitId} in (select ${unitHeads.unitId} from ${unitHeads} where ${unitHeads.personId} = ${personId})`;

/** Who was appointed to check the form; every văn thư where nobody was. */
export function isChecker(actor: Actor): SQL {
  const appointed = sql`select value from ${draftingOffice}, json_each(${draftingOffice.checkers})`;
  const named = sql`${actor.id} in (${appointed})`;
  return hasRole(actor, 'clerk') ? sql`(${named} or not exists (${appointed}))` : named;
}
