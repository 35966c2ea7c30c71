/** The lists of the office: papers, what waits for a person, what is being read, what search takes over. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import {
  type DispatchFilter,
  dispatchRows,
  handlingCounts,
  type PageRequest,
  papersBeingRead,
  waitingCounts,
} from './list-store.ts';
import type { DispatchRow, HandlingCounts, Page, QueueItem, WaitingCounts } from './views.ts';

const MOST_IN_QUEUE = 500;

/** The papers the person may see, newest arrival first, without their texts. */
export function listDispatches(
  db: Db,
  actor: Actor,
  request: DispatchFilter & PageRequest = {},
): Page<DispatchRow> {
  const { limit, cursor, ...filter } = request;
  const page: PageRequest = { cursor: cursor ?? null, ...(limit === undefined ? {} : { limit }) };
  return dispatchRows(db, actor, filter, page);
}

/** What waits for the person: the numbers of the home page. */
export function waitingFor(db: Db, actor: Actor): WaitingCounts {
  return waitingCounts(db, actor);
}

/** What of the way of papers waits for the person: late steps, papers to submit, to direct, to solve. */
export function handlingFor(db: Db, actor: Actor, clock: Clock): HandlingCounts {
  return handlingCounts(db, actor, clock.now());
}

/** What is being read or waits for it, in the order of arrival, with how far each is. */
export function queue(db: Db, actor: Actor): QueueItem[] {
  return papersBeingRead(db, MOST_IN_QUEUE, actor);
}
