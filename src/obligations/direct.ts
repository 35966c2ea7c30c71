/** Chỉ đạo: a leader's word on a paper becomes a duty in the same moment (NĐ 30/2020, Đ23.2, Đ24). */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { type NewDirective, type Party, writeDirective } from '../registry/index.ts';
import type { Deadline } from '../understanding/understanding.ts';
import { createObligation, type CreatedObligation, NO_DEADLINE } from './create.ts';
import type { PartyChoice } from './parties.ts';

export interface Directed {
  directiveId: string;
  version: number;
  /** Null where the paper only goes to be known. */
  obligation: CreatedObligation | null;
}

/**
 * Writes the directive and gives out its duty: who leads, who cooperates, by when; who shall know is told.
 *
 * @throws AppError what {@link writeDirective} and {@link createObligation} throw; nothing is written then
 */
export function direct(db: Db, command: NewDirective, by: Actor, clock: Clock): Directed {
  return inTransaction(db, (tx) => {
    const { directive, dispatch } = writeDirective(tx, command, by, clock);
    const { lead, cooperators, know, dueDate } = command;
    const isWork = lead !== null || cooperators.length > 0;
    const obligation = !isWork
      ? null
      : createObligation(
          tx,
          {
            source: { kind: 'directive', dispatchId: dispatch.id, directiveId: directive.id },
            action: directive.text,
            urgent: dispatch.urgency !== null,
            parties: {
              lead: lead === null ? [] : [choiceOf(lead)],
              cooperator: cooperators.map(choiceOf),
              informed: know.map(choiceOf),
            },
            deadline: deadlineOf(dueDate),
          },
          by,
          clock,
        );
    return { directiveId: directive.id, version: dispatch.version, obligation };
  });
}

const choiceOf = ({ kind, id }: Party): PartyChoice => (kind === 'unit' ? { unitId: id } : { personId: id });

function deadlineOf(dueDate: string | null): Deadline {
  return dueDate === null ? NO_DEADLINE : { kind: 'date', raw: null, date: dueDate };
}
