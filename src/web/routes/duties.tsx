/** Nhiệm vụ: list, board, calendar, units; handing out, bulk changes, saved views; one duty and its actions. */
import { Hono } from 'hono';
import { addDays, isIsoDate, isWorkingDay, lastDayOfMonth, weekdayOf } from '../../calendar/index.ts';
import {
  addFile,
  countObligations,
  followUpReport,
  forgetView,
  handOut,
  keepView,
  listByStatus,
  listObligations,
  loadsOfUnits,
  mayHandOut,
  obligationCalendar,
  type ObligationCounts,
  type ObligationDetail,
  type ObligationFilter,
  OPEN_STATUSES,
  perform,
  performOnMany,
  PERIOD_KINDS,
  readNotices,
  savedViews,
  SIDES,
  type Status,
  viewObligation,
} from '../../obligations/index.ts';
import { type AppEnv, listPeople, requireRole, safeReturnPath } from '../../people/index.ts';
import { seesAllDispatches, viewDispatch } from '../../registry/index.ts';
import { isVisible } from '../../registry/store.ts';
import { takeEachFile } from '../../registry/upload.ts';
import { dutyFilterIn } from '../duty-filter.ts';
import { actionIn, commandIn, handOutIn, targetsIn } from '../duty-forms.ts';
import type { Option } from '../components/form.tsx';
import { type CalendarDay, DutiesPage, type DutiesProps, type DutiesView } from '../pages/duties.tsx';
import { DutyReportPage } from '../pages/duty-report.tsx';
import { DutyNewPage } from '../pages/duty-new.tsx';
import { DutyPage } from '../pages/duty.tsx';
import {
  type Form,
  formOf,
  type PageContext,
  pageNumberIn,
  personOf,
  problemOf,
  queryOf,
  seeOther,
  shellOf,
  versionIn,
  type WebRoutesDeps,
} from './context.ts';
import { peopleOptions, unitOptions } from './units-options.ts';

export function dutyRoutes(deps: WebRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/nhiem-vu', (c) => c.html(<DutiesPage {...dutiesOf(deps, c, 'list')} />))
    .get('/nhiem-vu/bang', (c) => c.html(<DutiesPage {...dutiesOf(deps, c, 'board')} />))
    .get('/nhiem-vu/lich', (c) => c.html(<DutiesPage {...dutiesOf(deps, c, 'calendar')} />))
    .get('/nhiem-vu/don-vi', (c) => {
      requireRole(personOf(c), 'clerk', 'leader');
      return c.html(<DutiesPage {...dutiesOf(deps, c, 'units')} />);
    })
    .get('/bao-cao-nhiem-vu', (c) => {
      const query = queryOf(c);
      const day = query.get('ngay') ?? '';
      const request = {
        kind: PERIOD_KINDS.find((kind) => kind === query.get('ky')) ?? 'month',
        day: isIsoDate(day) ? day : undefined,
        side: SIDES.find((side) => side === query.get('ben')),
      };
      const report = followUpReport(deps.db, request, personOf(c), deps.clock);
      return c.html(<DutyReportPage shell={shellOf(deps, c)} report={report} />);
    })
    .get('/nhiem-vu/moi', (c) => c.html(newPage(deps, c, null)))
    .post('/nhiem-vu/moi', (c) => handOutNow(deps, c))
    .post('/nhiem-vu/hang-loat', (c) => performBulk(deps, c))
    .post('/nhiem-vu/che-do-xem', (c) => saveView(deps, c))
    .post('/nhiem-vu/che-do-xem/:view/xoa', (c) => {
      forgetView(deps.db, c.req.param('view'), personOf(c));
      return seeOther(c, '/nhiem-vu', 'da-luu');
    })
    .get('/nhiem-vu/:id', (c) => {
      readNotices(deps.db, { obligationId: c.req.param('id') }, personOf(c), deps.clock);
      return c.html(dutyPage(deps, c));
    })
    .post('/nhiem-vu/:id/viec/:action', (c) => act(deps, c))
    .post('/nhiem-vu/:id/tep', (c) => attach(deps, c));
}

// Lists

const IN_COLUMN = 20;
/** Columns that are shown even when nothing stands in them. */
const ALWAYS: ReadonlySet<Status> = new Set(['new', 'accepted', 'in-progress', 'awaiting']);

function dutiesOf(
  deps: WebRoutesDeps,
  c: PageContext,
  view: DutiesView,
  bulk: DutiesProps['bulk'] = null,
): DutiesProps {
  const { db, clock } = deps;
  const actor = personOf(c);
  const query = queryOf(c);
  const today = clock.today().date;
  const filter = dutyFilterIn(query, today);
  const { dueFrom, dueTo, undated, status, ...wider } = filter;
  const isNarrowed = [dueFrom, dueTo, undated, status].some((each) => each !== undefined);
  const isBoard = view === 'board';
  const counts = countObligations(db, actor, wider, clock, { byStatus: isBoard });
  const shown =
    isBoard && isNarrowed ? countObligations(db, actor, filter, clock, { byStatus: true }) : counts;
  const rows = listed(deps, c, view, filter, query);
  return {
    shell: shellOf(deps, c),
    query,
    view,
    counts,
    units: unitOptions(db, actor, clock),
    saved: savedViews(db, actor),
    mayHandOut: mayHandOut(db, actor),
    today,
    rows: rows.rows,
    next: rows.next,
    columns: isBoard ? columnsOf(deps, c, filter, shown) : [],
    month: view === 'calendar' ? monthOf(deps, c, { ...wider, status }, query) : null,
    loads: view === 'units' && seesAllDispatches(actor) ? loadsOfUnits(db, clock) : [],
    bulk,
  };
}

function listed(
  { db, clock }: WebRoutesDeps,
  c: PageContext,
  view: DutiesView,
  filter: ObligationFilter,
  query: URLSearchParams,
) {
  const page = { limit: 50, cursor: query.get('sau') };
  if (view === 'list') return listObligations(db, personOf(c), { ...filter, ...page }, clock);
  const day = query.get('ngay');
  if (view !== 'calendar' || day === null) return { rows: [], next: null };
  return listObligations(db, personOf(c), { ...filter, dueFrom: day, dueTo: day, ...page }, clock);
}

function columnsOf(
  { db, clock }: WebRoutesDeps,
  c: PageContext,
  filter: ObligationFilter,
  counts: ObligationCounts,
) {
  const { byStatus } = counts;
  const statuses = OPEN_STATUSES.filter((status) =>
    filter.status === undefined
      ? ALWAYS.has(status) || (byStatus[status] ?? 0) > 0
      : status === filter.status,
  );
  const rows = listByStatus(db, personOf(c), filter, { statuses, limit: IN_COLUMN }, clock);
  return statuses.map((status) => ({ status, rows: rows.get(status) ?? [], count: byStatus[status] ?? 0 }));
}

function monthOf(
  { db, clock }: WebRoutesDeps,
  c: PageContext,
  filter: ObligationFilter,
  query: URLSearchParams,
) {
  const asked = /^(\d{4})-(\d{2})$/.exec(query.get('thang') ?? query.get('ngay')?.slice(0, 7) ?? '');
  const [year, month] = asked === null ? yearMonth(clock.today().date) : [Number(asked[1]), Number(asked[2])];
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const last = lastDayOfMonth(year, month);
  const from = addDays(first, -((weekdayOf(first) + 6) % 7));
  const to = addDays(last, (7 - weekdayOf(last)) % 7);
  const counts = new Map(
    obligationCalendar(db, personOf(c), filter, { from, to }).map(({ day, count }) => [day, count]),
  );
  const weeks: CalendarDay[][] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (weekdayOf(day) === 1) weeks.push([]);
    weeks.at(-1)!.push({
      day,
      inMonth: day >= first && day <= last,
      working: isWorkingDay(day),
      count: counts.get(day) ?? 0,
    });
  }
  return { year, month, weeks, chosen: query.get('ngay') };
}

const yearMonth = (day: string): [number, number] => [Number(day.slice(0, 4)), Number(day.slice(5, 7))];

// Handing out

/** Units and people under one list, as "unit:…" and "person:…". */
function partyOptions({ db, clock }: WebRoutesDeps, c: PageContext): Option[] {
  const actor = personOf(c);
  const marked = (kind: string, options: readonly Option[]) =>
    options.map(({ value, name }) => ({ value: `${kind}:${value}`, name }));
  return [
    ...marked('unit', unitOptions(db, actor, clock)),
    ...marked('person', peopleOptions(db, actor, clock)),
  ];
}

function newPage(deps: WebRoutesDeps, c: PageContext, typed: Form | null, problem?: string) {
  return (
    <DutyNewPage
      shell={shellOf(deps, c)}
      today={deps.clock.today().date}
      parties={partyOptions(deps, c)}
      typed={typed}
      problem={problem}
    />
  );
}

async function handOutNow(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const problem = await problemOf(() => handOut(deps.db, handOutIn(form), personOf(c), deps.clock));
  if (problem !== null) return c.html(newPage(deps, c, form, problem.message), problem.status);
  return seeOther(c, '/nhiem-vu?pham-vi=assigned', 'da-giao');
}

async function performBulk(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const command = commandIn(actionIn(form.text('action')), form);
  const outcomes = performOnMany(deps.db, targetsIn(form), command, personOf(c), deps.clock);
  const bulk = {
    done: outcomes.filter(({ done }) => done !== null).length,
    problems: outcomes.flatMap(({ problem }) => problem?.title ?? []),
  };
  if (bulk.problems.length === 0) return seeOther(c, safeReturnPath(form.text('return')), 'da-luu');
  return c.html(<DutiesPage {...dutiesOf(deps, c, 'list', bulk)} />, 409);
}

async function saveView(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const { query } = keepView(deps.db, { name: form.text('name'), query: form.text('query') }, personOf(c));
  return seeOther(c, safeReturnPath(`/nhiem-vu?${query}`), 'da-luu');
}

// One duty

function dutyPage(deps: WebRoutesDeps, c: PageContext, problem?: string) {
  const { db, clock } = deps;
  const actor = personOf(c);
  const duty = viewObligation(db, c.req.param('id')!, actor, clock);
  const paper =
    duty.dispatchId !== null && isVisible(db, duty.dispatchId, actor)
      ? viewDispatch(db, duty.dispatchId, actor)
      : null;
  const handsOn = duty.may.some((action) => action === 'assign' || action === 'hand-down');
  return (
    <DutyPage
      shell={shellOf(deps, c)}
      duty={duty}
      today={clock.today().date}
      pages={paper?.pages ?? null}
      currentPage={
        c.req.query('trang') === undefined
          ? (duty.evidence[0]?.page ?? 1)
          : pageNumberIn(c.req.query('trang'))
      }
      parties={handsOn ? partyOptions(deps, c) : []}
      members={duty.may.includes('delegate') ? membersOf(deps, c, duty) : []}
      problem={problem}
    />
  );
}

function membersOf({ db, clock }: WebRoutesDeps, c: PageContext, { leadUnitId }: ObligationDetail): Option[] {
  if (leadUnitId === null) return [];
  const { people } = listPeople(db, { unitId: leadUnitId, limit: 200 }, personOf(c), clock);
  return people.map(({ id, name }) => ({ value: id, name }));
}

async function act(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const action = actionIn(c.req.param('action'));
  const on = { obligationId: c.req.param('id')!, version: versionIn(form) };
  const command = commandIn(action, form);
  const problem = await problemOf(() => perform(deps.db, on, command, personOf(c), deps.clock));
  if (problem !== null) return c.html(dutyPage(deps, c, problem.message), problem.status);
  return seeOther(c, `/nhiem-vu/${on.obligationId}`, 'da-luu');
}

async function attach(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const obligationId = c.req.param('id')!;
  const { db, clock, receiving } = deps;
  const problem = await problemOf(() =>
    takeEachFile(c.req.raw, ({ fileName, content }) =>
      addFile({ db, clock, intake: receiving.intake }, { obligationId, fileName, content }, personOf(c)),
    ),
  );
  if (problem !== null) return c.html(dutyPage(deps, c, problem.message), problem.status);
  return seeOther(c, `/nhiem-vu/${obligationId}`, 'da-luu');
}
