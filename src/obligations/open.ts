/** Lists, boards, the calendar, and one obligation with all that is known of it. */
import { addWorkingDays, type IsoDate } from '../calendar/index.ts';
import type { Actor } from '../people/actor.ts';
import { namesOfPeople } from '../people/people-store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { findDispatch, visibleAmong } from '../registry/store.ts';
import { requireVisible } from './acting.ts';
import { deedName } from './history-words.ts';
import { actionsFor, isOpen } from './lifecycle.ts';
import { countOpen, dueDays, openCounts, type UnitLoad, unitLoads } from './count-store.ts';
import {
  obligationColumns,
  obligationPage,
  type Paging,
  storedParts,
  storedRow,
  type StoredRow,
} from './list-store.ts';
import type { ObligationFilter } from './list-ways.ts';
import { relationsOf } from './parties.ts';
import { followUpSettings } from './settings.ts';
import { SOON, standingOf, workingDaysUntil } from './standing.ts';
import {
  type ExtensionRecord,
  extensionsOf,
  filesOf,
  findObligation,
  historyOf,
  type ObligationRecord,
  partiesOf,
  type ResultRecord,
  resultsOf,
  textOf,
} from './store.ts';
import { NO_DUE, OPEN_STATUSES, type Status } from './schema.ts';
import type {
  ExtensionView,
  ObligationCounts,
  ObligationDetail,
  ObligationRow,
  PageOf,
  ResultView,
} from './views.ts';

/** A page of obligations the person may see, the nearest deadline first; closed ones the latest first. */
export function listObligations(
  db: Db,
  actor: Actor,
  request: ObligationFilter & Paging,
  clock: Clock,
): PageOf<ObligationRow> {
  const { limit, cursor, ...filter } = request;
  const { rows, next } = obligationPage(db, actor, filter, { limit, cursor });
  const toRow = rowsAsOf(db, clock.today().date);
  return { rows: rows.map(toRow), next };
}

function rowsAsOf(db: Db, today: IsoDate): (row: StoredRow) => ObligationRow {
  const { onTimeBy } = followUpSettings(db);
  const daysUntil = remembered((due: IsoDate) => workingDaysUntil(today, due));
  return ({ dueOrder: _order, sentOn, confirmedOn, ...row }) => ({
    ...row,
    standing: standingOf({ ...row, sentOn, confirmedOn }, today, onTimeBy),
    daysLeft: row.due === null || !isOpen(row.status) ? null : daysUntil(row.due),
  });
}

/** A page of a list names few days, many times. */
function remembered<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(key);
    known.set(key, found);
    return found;
  };
}

/** The first rows of each status, the nearest deadline first: the columns of the board. */
export function listByStatus(
  db: Db,
  actor: Actor,
  filter: ObligationFilter,
  wanted: { statuses: readonly Status[]; limit: number },
  clock: Clock,
): Map<Status, ObligationRow[]> {
  const toRow = rowsAsOf(db, clock.today().date);
  const columns = obligationColumns(db, actor, filter, wanted);
  return new Map([...columns].map(([status, rows]) => [status, rows.map(toRow)]));
}

/** Open duties by where they stand, each list one click away. */
export function countObligations(
  db: Db,
  actor: Actor,
  filter: ObligationFilter,
  clock: Clock,
  options: { byStatus?: boolean | readonly Status[] } = {},
): ObligationCounts {
  const today = clock.today().date;
  const soon = addWorkingDays(today, SOON);
  const statuses = options.byStatus === true ? OPEN_STATUSES : options.byStatus || [];
  const spans = [
    { to: dayBefore(today) },
    { from: today, to: today },
    { from: dayAfter(today), to: soon },
    { from: dayAfter(soon), to: dayBefore(NO_DUE) },
    { from: NO_DUE },
  ];
  const { spans: counts, byStatus } = openCounts(db, actor, filter, { spans, statuses });
  const [late = 0, dueToday = 0, dueSoon = 0, running = 0, undated = 0] = counts;
  const ofStatus = statuses.map((status) => [status, byStatus.get(status) ?? 0]);
  return { late, today: dueToday, soon: dueSoon, running, undated, byStatus: Object.fromEntries(ofStatus) };
}

/** Results that wait for the person who assigned the work. */
export function countWaitingForMe(db: Db, actor: Actor): number {
  return countOpen(db, actor, { scope: 'confirm' });
}

const shifted = (day: IsoDate, by: number) =>
  new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
const dayBefore = (day: IsoDate) => shifted(day, -1);
const dayAfter = (day: IsoDate) => shifted(day, 1);

/** How many duties fall due on each day of a span: the calendar. */
export function obligationCalendar(
  db: Db,
  actor: Actor,
  filter: ObligationFilter,
  span: { from: IsoDate; to: IsoDate },
): { day: IsoDate; count: number }[] {
  return [...dueDays(db, actor, filter, span)]
    .map(([day, count]) => ({ day, count }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** What each unit of the office has open. For those who see everything. */
export function loadsOfUnits(db: Db, clock: Clock): UnitLoad[] {
  const today = clock.today().date;
  return unitLoads(db, today, addWorkingDays(today, SOON));
}

/**
 * One obligation with its passage, parties, parts, results, extensions and history.
 * @throws AppError `obligation.not-found`
 */
export function viewObligation(db: Db, id: string, actor: Actor, clock: Clock): ObligationDetail {
  const obligation = requireVisible(db, id, actor);
  const text = textOf(db, id);
  const parties = partiesOf(db, id);
  const relations = relationsOf(db, obligation, parties, actor);
  const results = resultsOf(db, id);
  const extensions = extensionsOf(db, id);
  const history = historyOf(db, id);
  const people = namesOfPeople(
    db,
    [
      obligation.leadPersonId,
      ...results.map(({ sentBy }) => sentBy),
      ...extensions.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy]),
    ].filter((each) => each !== null),
  );
  const name = (personId: string | null) => (personId === null ? 'Hệ thống' : (people.get(personId) ?? ''));
  const toRow = rowsAsOf(db, clock.today().date);
  const files = filesOf(db, id);
  return {
    ...toRow(storedRow(db, id)),
    action: text.action,
    product: text.product,
    clause: text.clause,
    reportTo: text.reportTo,
    via: text.via,
    targets: text.targets,
    legalBasis: text.legalBasis,
    deadline: text.deadline,
    eventOn: text.eventOn,
    evidence: text.evidence,
    sourceDate: obligation.sourceDate,
    assignerId: obligation.assignerId,
    assignedOn: obligation.assignedOn,
    acceptedOn: obligation.acceptedOn,
    sentOn: obligation.sentOn,
    confirmedOn: obligation.confirmedOn,
    seriesId: obligation.seriesId,
    parties: parties.map(({ role, kind, partyId, name }) => ({ role, kind, id: partyId, name })),
    parent: parentOf(db, obligation),
    parts: storedParts(db, id).map(toRow),
    results: resultViews(db, results, files, actor, name),
    files: files.map((file) => ({ id: file.id, name: file.fileName, size: file.size })),
    extensionsAsked: extensions.map((each) => extensionView(each, name)),
    history: history.map((line) => ({
      at: line.at,
      by: { id: line.byId, name: line.byName },
      did: line.did,
      name: deedName(line.did),
      from: line.fromStatus,
      to: line.toStatus,
      note: line.note,
      details: line.details,
      version: line.version,
    })),
    relations,
    may: actionsFor(obligation.status, relations),
  };
}

function parentOf(db: Db, { parentId }: ObligationRecord): ObligationDetail['parent'] {
  const parent = parentId === null ? null : findObligation(db, parentId);
  return parent === null ? null : { id: parent.id, code: parent.code, title: parent.title };
}

type NameOf = (personId: string | null) => string;

function resultViews(
  db: Db,
  results: readonly ResultRecord[],
  files: readonly { id: string; sha256: string }[],
  actor: Actor,
  name: NameOf,
): ResultView[] {
  const papers = visibleAmong(
    db,
    results.map(({ dispatchId }) => dispatchId ?? ''),
    actor,
  );
  return results.map(
    ({ id, state, summary, reference, dispatchId, fileSha256, fileName, sentOn, sentBy }) => ({
      id,
      state,
      summary,
      reference,
      dispatch:
        dispatchId !== null && papers.has(dispatchId)
          ? { id: dispatchId, name: paperName(db, dispatchId) }
          : null,
      file:
        fileSha256 === null
          ? null
          : { id: files.find(({ sha256 }) => sha256 === fileSha256)?.id ?? '', name: fileName ?? '' },
      sentOn,
      sentBy: name(sentBy),
    }),
  );
}

function paperName(db: Db, dispatchId: string): string {
  const paper = findDispatch(db, dispatchId);
  const mark = [paper?.number, paper?.symbol].filter((part) => part != null).join('/');
  return (
    [paper?.type, mark].filter((part) => part != null && part !== '').join(' ') || (paper?.fileName ?? '')
  );
}

function extensionView(extension: ExtensionRecord, name: NameOf): ExtensionView {
  const { obligationId: _id, askedBy, decidedBy, ...rest } = extension;
  return { ...rest, askedBy: name(askedBy), decidedBy: decidedBy === null ? null : name(decidedBy) };
}
