/** Lịch .ics (RFC 5545): a person's own deadlines under an address with a secret, for the calendar of their telephone. */
import { createHash, randomBytes } from 'node:crypto';
import { addDays } from '../calendar/index.ts';
import { type Actor, forbidden } from '../people/actor.ts';
import { actorOfPerson } from '../people/people.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { STATUS_NAMES } from './lifecycle.ts';
import { feedByHash, feedOf, insertFeed, revokeFeeds } from './notice-store.ts';
import { listObligations } from './open.ts';
import type { ObligationRow } from './views.ts';

const feedNotFound = () =>
  new AppError(
    'obligation.no-feed',
    404,
    'Địa chỉ lịch này không còn dùng. Hãy tạo địa chỉ mới ở trang Thông báo.',
  );

/** Since when the person has an address for their calendar; null: none. */
export function calendarFeedOf(db: Db, actor: Actor): { createdAt: string } | null {
  const feed = actor.id === null ? null : feedOf(db, actor.id);
  return feed === null ? null : { createdAt: feed.createdAt };
}

/** Makes an address; the one before ends. @returns the secret, this once */
export function openCalendarFeed(db: Db, by: Actor, clock: Clock): string {
  const personId = requireSession(by);
  const secret = randomBytes(24).toString('base64url');
  inTransaction(db, (tx) => {
    revokeFeeds(tx, personId, clock.now());
    insertFeed(tx, { id: newId(), personId, hash: hashOf(secret), createdAt: clock.now() });
    appendAudit(tx, { by, did: 'person.calendar-feed-opened', to: personId }, clock);
  });
  return secret;
}

export function closeCalendarFeed(db: Db, by: Actor, clock: Clock): void {
  const personId = requireSession(by);
  inTransaction(db, (tx) => {
    revokeFeeds(tx, personId, clock.now());
    appendAudit(tx, { by, did: 'person.calendar-feed-closed', to: personId }, clock);
  });
}

/** A token must not make itself another way in. */
function requireSession(by: Actor): string {
  if (by.id === null || by.scopes !== null) throw forbidden();
  return by.id;
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

const MOST_EVENTS = 1000;

/**
 * The calendar behind a secret: open duties with a deadline, of the person and their units and those they assigned.
 * @throws AppError `obligation.no-feed` revoked, unknown, or of somebody who left
 */
export function calendarOf(db: Db, secret: string, url: string, clock: Clock): string {
  const feed = feedByHash(db, hashOf(secret));
  if (feed === null) throw feedNotFound();
  const person = actorOfPerson(db, feed.personId, { address: null, scopes: ['dispatches:read'] }, clock);
  if (person === null) throw feedNotFound();
  const rows: ObligationRow[] = [];
  for (let cursor: string | null = null; rows.length < MOST_EVENTS;) {
    const filter = { scope: 'involved', dueFrom: '0000-01-01', dueTo: '9999-12-30' } as const;
    const page = listObligations(db, person.actor, { ...filter, limit: 200, cursor }, clock);
    rows.push(...page.rows);
    cursor = page.next;
    if (cursor === null) break;
  }
  return icsOf(rows, url, clock.now());
}

/** Pure: an all-day event a deadline. */
export function icsOf(rows: readonly ObligationRow[], url: string, now: string): string {
  const stamp = `${now.slice(0, 19).replace(/[-:]/gu, '')}Z`;
  const events = rows.flatMap((row) => (row.due === null ? [] : eventOf(row, row.due, url, stamp)));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Van Thu//Nhiem vu//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Nhiệm vụ',
    'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
    ...events,
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventOf(row: ObligationRow, due: string, url: string, stamp: string): string[] {
  const day = (iso: string) => iso.replaceAll('-', '');
  return [
    'BEGIN:VEVENT',
    `UID:${row.id}@vanthu.invalid`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${row.version}`,
    `DTSTART;VALUE=DATE:${day(due)}`,
    `DTEND;VALUE=DATE:${day(addDays(due, 1))}`,
    `SUMMARY:${escaped(`Hạn: ${row.title}`)}`,
    `DESCRIPTION:${escaped(`${row.code}\n${STATUS_NAMES[row.status]}\n${row.leadName}`)}`,
    ...(url === '' ? [] : [`URL:${url}/nhiem-vu/${row.id}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const escaped = (text: string) => text.replace(/[\\;,]/gu, (mark) => `\\${mark}`).replace(/\r?\n/gu, '\\n');

/** Lines are at most 75 octets; the next begins with a space (RFC 5545, 3.1). No letter is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 74) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
