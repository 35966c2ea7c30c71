/** Every action on an obligation by one command, as forms, the API and bulk changes send it. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { AppError, type Problem, problemOf } from '../platform/errors.ts';
import type { Acted, On } from './acting.ts';
import { assignObligation, delegate, handDown, type Part } from './assign.ts';
import { askExtension, decideExtension, recordEvent, setDue } from './deadlines.ts';
import { type PlainAction, step } from './life.ts';
import type { PartyChoices } from './parties.ts';
import { reportDone, type ReportedResult } from './report.ts';

type Note = { note?: string | null | undefined };

export type ObligationCommand =
  | ({ action: PlainAction } & Note)
  | ({ action: 'report'; result: ReportedResult } & Note)
  | { action: 'ask-extension'; until: string; note: string }
  | ({ action: 'decide-extension'; grant: boolean; until?: string | null | undefined } & Note)
  | ({ action: 'set-due'; due: string } & Note)
  | ({ action: 'record-event'; eventOn: string } & Note)
  | ({ action: 'assign'; parties: PartyChoices } & Note)
  | ({ action: 'delegate'; personId: string } & Note)
  | ({ action: 'hand-down'; parts: readonly Part[] } & Note);

/** @throws AppError what the action throws */
export function perform(db: Db, on: On, command: ObligationCommand, by: Actor, clock: Clock): Acted {
  switch (command.action) {
    case 'report':
      return reportDone(db, { ...on, ...command }, by, clock);
    case 'ask-extension':
      return askExtension(db, { ...on, ...command }, by, clock);
    case 'decide-extension':
      return decideExtension(db, { ...on, ...command }, by, clock);
    case 'set-due':
      return setDue(db, { ...on, ...command }, by, clock);
    case 'record-event':
      return recordEvent(db, { ...on, ...command }, by, clock);
    case 'assign':
      return assignObligation(db, { ...on, ...command }, by, clock);
    case 'delegate':
      return delegate(db, { ...on, ...command }, by, clock);
    case 'hand-down':
      return handDown(db, { ...on, ...command }, by, clock);
    default:
      return step(db, { ...on, ...command }, by, clock);
  }
}

export interface BulkOutcome {
  obligationId: string;
  done: Acted | null;
  problem: Problem | null;
}

/** At most so many at once: each is a transaction of its own. */
export const MOST_AT_ONCE = 200;

/** The same action on many, each for itself: one that somebody else changed meanwhile does not stop the others. */
export function performOnMany(
  db: Db,
  targets: readonly On[],
  command: ObligationCommand,
  by: Actor,
  clock: Clock,
): BulkOutcome[] {
  return targets.slice(0, MOST_AT_ONCE).map((on) => {
    try {
      return { obligationId: on.obligationId, done: perform(db, on, command, by, clock), problem: null };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { obligationId: on.obligationId, done: null, problem: problemOf(error) };
    }
  });
}
