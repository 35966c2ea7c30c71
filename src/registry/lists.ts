/** The lists of the office: papers, what waits for a person, what is being read, what search takes over. */
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import {
  type DispatchFilter,
  dispatchRow,
  dispatchRows,
  idsAfter,
  type PageRequest,
  papersBeingRead,
  waitingCounts,
} from './list-store.ts';
import type { DispatchState } from './schema.ts';
import { accessOf, findDispatch, pageTexts, readingOf } from './store.ts';
import type { DispatchRow, Page, QueueItem, SearchableDispatch, WaitingCounts } from './views.ts';

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

/** What is being read or waits for it, in the order of arrival, with how far each is. */
export function queue(db: Db, actor: Actor): QueueItem[] {
  return papersBeingRead(db, MOST_IN_QUEUE, actor);
}

/** Papers whose content must not be found: taken back, quarantined, destroyed. */
const NOT_SEARCHED: readonly DispatchState[] = ['withdrawn', 'quarantined', 'purged'];

/** Everything the index needs of a paper; null where it must not be in the index (any more). */
export function dispatchForSearch(db: Db, id: string): SearchableDispatch | null {
  const dispatch = findDispatch(db, id);
  if (dispatch === null || NOT_SEARCHED.includes(dispatch.state)) return null;
  const { problemCode: _code, problemMessage: _message, ...row } = dispatchRow(db, id)!;
  const access = accessOf(db, id);
  const granted = (kind: 'unit' | 'person') =>
    access.filter((grant) => grant.kind === kind).map((grant) => grant.id);
  return {
    ...row,
    issuerParent: dispatch.issuerParent,
    place: dispatch.place,
    addressees: dispatch.addressees,
    signerName: dispatch.signerName,
    signerTitle: dispatch.signerTitle,
    recipients: dispatch.recipients,
    receivedBy: dispatch.receivedBy,
    updatedAt: dispatch.updatedAt,
    pages: dispatch.readingId === null ? [] : textsInForce(db, dispatch.readingId),
    grants: { units: granted('unit'), people: granted('person') },
  };
}

/** Half a reading is not searched: it may still turn out to be secret. */
function textsInForce(db: Db, readingId: string): SearchableDispatch['pages'] {
  return readingOf(db, readingId)?.state === 'done' ? pageTexts(db, readingId) : [];
}

/** All ids in ascending order, a batch at a time, for rebuilding the index. */
export function dispatchIdsAfter(db: Db, afterId: string | null, limit: number): string[] {
  return idsAfter(db, afterId, limit);
}
