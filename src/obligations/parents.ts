/** What becomes of a duty whose parts were handed down, when one of the parts moves on. */
import { SERVICE } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { recordDeed } from './recording.ts';
import type { Status } from './schema.ts';
import { countChildren, findObligation, type ObligationRecord } from './store.ts';
import { tell } from './tell.ts';

const BEGUN: ReadonlySet<Status> = new Set(['accepted', 'in-progress', 'awaiting-unit', 'awaiting', 'done']);

/**
 * The parent counts its parts. It is under way once a part is; when all are done its lead is told, and reports: that
 * the whole is done is the lead's word, never reckoned.
 */
export function followChild(tx: Db, before: ObligationRecord, after: ObligationRecord, clock: Clock): void {
  if (after.parentId === null || after.seriesId !== null || before.status === after.status) return;
  const parent = findObligation(tx, after.parentId);
  if (parent === null) return;
  const counted = {
    children: parent.children + difference(before, after, (status) => status !== 'cancelled'),
    childrenDone: parent.childrenDone + difference(before, after, (status) => status === 'done'),
  };
  const deed = (did: string) => ({ by: SERVICE, did, details: { child: after.code } });
  if (BEGUN.has(after.status) && (parent.status === 'new' || parent.status === 'accepted')) {
    const acceptedOn = parent.acceptedOn ?? clock.today().date;
    recordDeed(tx, parent, { ...counted, status: 'in-progress', acceptedOn }, deed('child-began'), clock);
  } else if (parent.open && counted.children > 0 && counted.childrenDone === counted.children) {
    const whole = recordDeed(tx, parent, counted, deed('children-done'), clock);
    tell(tx, whole, 'children-done', SERVICE, clock);
  } else if (counted.children !== parent.children || counted.childrenDone !== parent.childrenDone) {
    countChildren(tx, parent.id, counted);
  }
}

function difference(before: ObligationRecord, after: ObligationRecord, counts: (status: Status) => boolean) {
  return Number(counts(after.status)) - Number(counts(before.status));
}
