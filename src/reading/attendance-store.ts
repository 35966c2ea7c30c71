/**
 * SQL of the fact that nobody is there to read: kept with the office's data, so that whoever shows papers can say that
 * they wait, in whatever process.
 */
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { forgetNote, noted } from '../platform/installation.ts';
import { installation } from '../platform/schema.ts';

const UNATTENDED = 'reading.unattended-since';

/** To be called at the start, and when the first reader comes or the last one goes (`DeskOptions.onAttendance`). */
export function noteAttendance(db: Db, isAttended: boolean, clock: Clock): void {
  if (isAttended) {
    forgetNote(db, UNATTENDED);
    return;
  }
  const now = clock.now();
  db.insert(installation).values({ key: UNATTENDED, value: now, updatedAt: now }).onConflictDoNothing().run();
}

/** Since when nobody who may open papers is there; null where somebody is. */
export function unattendedSince(db: Db): string | null {
  const since = noted(db, UNATTENDED);
  return typeof since === 'string' ? since : null;
}
