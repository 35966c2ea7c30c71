/**
 * SQL of lists and counts, for half a million rows: every list walks an index in the order of deadlines and stops
 * when a page is full; nothing is skipped with an offset, nothing is sorted, no text is read.
 */
import { and, asc, desc, eq, gt, gte, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { IsoDate } from '../calendar/index.ts';
import type { Actor } from '../people/actor.ts';
import { people } from '../people/schema.ts';
import type { Db } from '../platform/database.ts';
import { oneOf } from '../platform/one-of.ts';
import { AppError } from '../platform/errors.ts';
import {
  alongIndex,
  conditionsOf,
  isOpenStatus,
  isParty,
  type ObligationFilter,
  openCondition,
  partiesAlongIndex,
  standingIn,
  type Way,
  wayCondition,
  waysOf,
} from './list-ways.ts';
import { obligationParties, obligations, type Side, type SourceKind, type Status } from './schema.ts';
import type { ObligationRecord } from './store.ts';
import { obligationsVisibleTo } from './visibility.ts';

export interface Paging {
  limit?: number | undefined;
  cursor?: string | null | undefined;
}

const MOST_ROWS = 200;
const doer = alias(people, 'doer');

const columns = {
  id: obligations.id,
  code: obligations.code,
  version: obligations.version,
  side: obligations.side,
  title: obligations.title,
  kind: obligations.kind,
  urgent: obligations.urgent,
  status: obligations.status,
  due: obligations.due,
  dueOrder: obligations.dueOrder,
  originalDue: obligations.originalDue,
  dueKind: obligations.dueKind,
  extensions: obligations.extensions,
  leadName: obligations.leadName,
  leadUnitId: obligations.leadUnitId,
  leadPersonId: obligations.leadPersonId,
  assignerName: obligations.assignerName,
  sourceKind: obligations.sourceKind,
  sourceName: obligations.sourceName,
  dispatchId: obligations.dispatchId,
  parentId: obligations.parentId,
  children: obligations.children,
  childrenDone: obligations.childrenDone,
  sentOn: obligations.sentOn,
  confirmedOn: obligations.confirmedOn,
  leadPersonName: doer.name,
};

/** A row as it stands in the database: where it stands against its deadline is for the room to say. */
export interface StoredRow {
  id: string;
  code: string;
  version: number;
  side: Side;
  title: string;
  kind: ObligationRecord['kind'];
  urgent: boolean;
  status: Status;
  due: IsoDate | null;
  dueOrder: string;
  originalDue: IsoDate | null;
  dueKind: ObligationRecord['dueKind'];
  extensions: number;
  leadName: string;
  leadUnitId: string | null;
  leadPersonId: string | null;
  leadPersonName: string | null;
  assignerName: string;
  sourceKind: SourceKind;
  sourceName: string;
  dispatchId: string | null;
  parentId: string | null;
  children: number;
  childrenDone: number;
  sentOn: string | null;
  confirmedOn: string | null;
}

/** The obligation, if the person may see it. */
export function findVisible(db: Db, id: string, actor: Actor): ObligationRecord | null {
  const found = db
    .select()
    .from(obligations)
    .where(and(eq(obligations.id, id), obligationsVisibleTo(actor)))
    .get();
  return found ?? null;
}

/** A page in the order of deadlines. */
export function obligationPage(
  db: Db,
  actor: Actor,
  filter: ObligationFilter,
  { limit = 50, cursor = null }: Paging,
): { rows: StoredRow[]; next: string | null } {
  const most = Math.min(limit, MOST_ROWS);
  const open = filter.open ?? (filter.status === undefined ? true : isOpenStatus(filter.status));
  const after = cursor === null ? null : positionIn(cursor);
  const conditions = conditionsOf(db, actor, filter);
  if (conditions === null) return { rows: [], next: null };
  const walk = { filter, open, conditions, after, limit: most + 1 };
  const found = rowsOf(
    db,
    waysOf(db, actor, filter).map((way) => idsAlong(way, walk)),
  );
  const rows = open ? found : found.toReversed();
  const shown = rows.slice(0, most);
  const last = shown.at(-1);
  const more = rows.length > most && last !== undefined;
  return { rows: shown, next: more ? cursorAt(last) : null };
}

/** The columns of a board: the first of each status, in the order of deadlines. */
export function obligationColumns(
  db: Db,
  actor: Actor,
  filter: ObligationFilter,
  { statuses, limit }: { statuses: readonly Status[]; limit: number },
): Map<Status, StoredRow[]> {
  const conditions = conditionsOf(db, actor, filter);
  if (conditions === null) return new Map();
  const ways = waysOf(db, actor, filter);
  const walks = statuses.flatMap((status) =>
    ways.map((way) =>
      idsAlong(way, { filter: { ...filter, status }, open: true, conditions, after: null, limit }),
    ),
  );
  const rows = rowsOf(db, walks);
  return new Map(
    statuses.map((status) => [status, rows.filter((row) => row.status === status).slice(0, limit)]),
  );
}

interface Walk {
  filter: ObligationFilter;
  open: boolean;
  conditions: (SQL | undefined)[];
  after: Position | null;
  limit: number;
}

/** One walk along one index, until a page is full; the cross join keeps SQLite to the order we name. */
function idsAlong(way: Way, { filter, open, conditions, after, limit }: Walk): SQL {
  const inOrder = open ? asc : desc;
  const walked = isParty(way) ? obligationParties : obligations;
  const { dueOrder } = walked;
  const id = isParty(way) ? obligationParties.obligationId : obligations.id;
  const where = [
    openCondition(walked, filter, open),
    wayCondition(way),
    ...standingIn(walked, filter),
    beyond(dueOrder, id, after, open),
    ...conditions,
  ];
  const order = sql`order by ${inOrder(dueOrder)}, ${inOrder(id)} limit ${limit}`;
  if (!isParty(way))
    return sql`select ${id} as id from ${alongIndex(way, filter)} where ${and(sql`true`, ...where)} ${order}`;
  // The index of the parties answers alone where nothing else of the obligation is asked.
  const alone = conditions.every((each) => each === undefined);
  const others = alone ? sql`` : sql`cross join ${obligations}`;
  const isSame = alone ? sql`true` : eq(obligations.id, id);
  // Who leads and watches is met twice in a row: the index is in this order, nothing is sorted.
  return sql`select ${id} as id from ${partiesAlongIndex(filter)} ${others} where ${and(isSame, ...where)}
    group by ${dueOrder}, ${id} ${order}`;
}

/** What the walks met, each once, the nearest deadline first. */
function rowsOf(db: Db, walks: readonly SQL[]): StoredRow[] {
  // A statement each: a Durable Object takes five parts of a union at most.
  const ids = walks.flatMap((walk) => db.all<{ id: string }>(walk).map(({ id }) => id));
  if (ids.length === 0) return [];
  return db
    .select(columns)
    .from(obligations)
    .leftJoin(doer, eq(doer.id, obligations.leadPersonId))
    .where(oneOf(obligations.id, new Set(ids)))
    .all()
    .sort(compare);
}

export function storedRow(db: Db, id: string): StoredRow {
  return db
    .select(columns)
    .from(obligations)
    .leftJoin(doer, eq(doer.id, obligations.leadPersonId))
    .where(eq(obligations.id, id))
    .get()!;
}

/** The parts that were handed down, and the occurrences of a recurring duty: the latest hundreds of them. */
export function storedParts(db: Db, parentId: string): StoredRow[] {
  return db
    .select(columns)
    .from(obligations)
    .leftJoin(doer, eq(doer.id, obligations.leadPersonId))
    .where(eq(obligations.parentId, parentId))
    .orderBy(desc(obligations.id))
    .limit(MOST_ROWS)
    .all()
    .toReversed();
}

type Column = typeof obligations.dueOrder | typeof obligationParties.dueOrder;
type IdColumn = typeof obligations.id | typeof obligationParties.obligationId;

function beyond(due: Column, id: IdColumn, after: Position | null, up: boolean): SQL | undefined {
  if (after === null) return undefined;
  const { dueOrder, id: last } = after;
  const past = up ? gt : lt;
  // The first term alone lets SQLite seek in the index.
  return and(
    up ? gte(due, dueOrder) : lte(due, dueOrder),
    or(past(due, dueOrder), and(eq(due, dueOrder), past(id, last))),
  );
}

interface Position {
  dueOrder: string;
  id: string;
}

function compare(a: Position, b: Position): number {
  if (a.dueOrder !== b.dueOrder) return a.dueOrder < b.dueOrder ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

const cursorAt = ({ dueOrder, id }: Position) => Buffer.from(`${dueOrder}|${id}`).toString('base64url');

function positionIn(cursor: string): Position {
  const [dueOrder, id, ...rest] = Buffer.from(cursor, 'base64url').toString().split('|');
  if (dueOrder === undefined || id === undefined || rest.length > 0)
    throw new AppError('request.bad-cursor', 400, 'Trang này không còn. Hãy mở lại danh sách từ đầu.');
  return { dueOrder, id };
}
