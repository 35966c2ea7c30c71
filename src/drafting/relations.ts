/** What a person is to a draft. */
import { type Actor, hasRole } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { WITH_CLERKS } from './draft-visibility.ts';
import type { DraftRelation } from './life.ts';
import { checksFormat, type DraftRecord, headOfUnit, writersOf } from './store.ts';

export function relationsTo(db: Db, draft: DraftRecord, actor: Actor): DraftRelation[] {
  const { id } = actor;
  if (id === null) return [];
  const reviewerId = draft.reviewerId ?? headOfUnit(db, draft.unitId);
  const facts: Readonly<Record<DraftRelation, boolean>> = {
    owner: draft.ownerId === id,
    writer: writersOf(db, draft.id).some((writer) => writer.id === id),
    reviewer: reviewerId === id,
    checker: checksFormat(db, actor),
    signer: draft.signerId === id,
    clerk: hasRole(actor, 'clerk') && WITH_CLERKS.includes(draft.state),
  };
  return (Object.keys(facts) as DraftRelation[]).filter((relation) => facts[relation]);
}
