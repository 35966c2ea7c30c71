/** Where a paper is and since when, for everybody who may see it (NĐ 30/2020, Đ4.2.d). */
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { isMine } from './routing.ts';
import { directivesOf, namesOfParties, opinionsOf, routingsOf } from './routing-store.ts';
import { namesOf, requireVisible } from './store.ts';
import type { RoutingView } from './views.ts';

/** @throws AppError `dispatch.not-found` */
export function routingOfDispatch(db: Db, id: string, actor: Actor): RoutingView {
  const dispatch = requireVisible(db, id, actor);
  const steps = routingsOf(db, id);
  const directives = directivesOf(db, id);
  const opinions = opinionsOf(db, id);
  const partyName = nameIn(
    namesOfParties(db, [
      ...steps.map(({ toId }) => toId),
      ...directives.flatMap(({ leadId, cooperators, people, know }) => [
        ...(leadId === null ? [] : [leadId]),
        ...cooperators,
        ...people,
        ...know,
      ]),
    ]),
  );
  const personOf = namesOf(db, [
    ...steps.flatMap(({ givenBy, endedBy }) => [givenBy, endedBy]),
    ...directives.map(({ directedBy }) => directedBy),
    ...opinions.map(({ saidBy }) => saidBy),
  ]);
  return {
    handling: dispatch.handling,
    since: dispatch.handlingSince,
    stepDueAt: dispatch.stepDueAt,
    steps: steps.map((step) => ({
      id: step.id,
      kind: step.kind,
      to: { kind: step.toKind, id: step.toId, name: partyName(step.toId) },
      by: personOf(step.givenBy),
      at: step.givenAt,
      dueDate: step.dueDate,
      note: step.note,
      endedAt: step.endedAt,
      endedBy: step.endedAt === null ? null : personOf(step.endedBy),
      outcome: step.outcome,
      reason: step.reason,
      mine: step.endedAt === null && isMine(step, actor),
    })),
    directives: directives.map((directive) => ({
      id: directive.id,
      text: directive.text,
      by: personOf(directive.directedBy),
      at: directive.directedAt,
      lead:
        directive.leadId === null || directive.leadKind === null
          ? null
          : { kind: directive.leadKind, id: directive.leadId, name: partyName(directive.leadId) },
      cooperators: directive.cooperators.map(partyName),
      people: directive.people.map(partyName),
      know: directive.know.map(partyName),
      dueDate: directive.dueDate,
    })),
    opinions: opinions.map(({ id: opinionId, layer, text, saidBy, saidAt }) => ({
      id: opinionId,
      layer,
      text,
      by: personOf(saidBy),
      at: saidAt,
    })),
  };
}

const nameIn = (names: ReadonlyMap<string, string>) => (id: string) => names.get(id) ?? '?';
