/** Nhiệm vụ: the list, the board, the calendar and the units, all under one filter. */
import {
  ACTIONS,
  type ObligationCounts,
  type ObligationRow,
  SCOPES,
  SIDES,
  type Status,
  STATUS_NAMES,
  STATUSES,
} from '../../obligations/index.ts';
import { DutyCard, DutyTable } from '../components/duties.tsx';
import { type Option, SelectField, TextField } from '../components/form.tsx';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { Pager, queryWith } from '../components/pager.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayCount, displayDate } from '../display.ts';
import { COMMON } from '../text.ts';
import { DRAFTING } from '../text/drafting.ts';
import { DUTY, SCOPE_NAMES, SIDE_NAMES } from '../text/follow-up.ts';

export type DutiesView = 'list' | 'board' | 'calendar' | 'units';

export interface CalendarDay {
  day: string;
  /** Whether it belongs to the month that is shown. */
  inMonth: boolean;
  working: boolean;
  count: number;
}

export interface DutiesProps {
  shell: Shell;
  query: URLSearchParams;
  view: DutiesView;
  counts: ObligationCounts;
  units: readonly Option[];
  saved: readonly { id: string; name: string; query: string }[];
  mayHandOut: boolean;
  today: string;
  /** list, calendar (of the chosen day) */
  rows: readonly ObligationRow[];
  next: string | null;
  columns: readonly { status: Status; rows: readonly ObligationRow[]; count: number }[];
  month: {
    year: number;
    month: number;
    weeks: readonly (readonly CalendarDay[])[];
    chosen: string | null;
  } | null;
  loads: readonly { unitId: string; name: string; open: number; late: number; dueSoon: number }[];
  bulk: { done: number; problems: readonly string[] } | null;
}

const PATHS: Readonly<Record<DutiesView, string>> = {
  list: '/nhiem-vu',
  board: '/nhiem-vu/bang',
  calendar: '/nhiem-vu/lich',
  units: '/nhiem-vu/don-vi',
};

export function DutiesPage(props: DutiesProps) {
  const { shell, view, bulk } = props;
  return (
    <Page shell={shell} title={DUTY.title} scripts={['duties.js']}>
      <div class="page-head">
        <h1 class="page-head-text">{DUTY.title}</h1>
        <div class="buttons">
          {seesAll(props) && (
            <a class="button" href="/bao-cao-nhiem-vu" data-testid="report">
              <Icon name="chart" />
              {DUTY.reports}
            </a>
          )}
          {mayConfigure(props) && (
            <a class="icon-button" href="/nhiem-vu/cai-dat" aria-label={DUTY.settings} title={DUTY.settings}>
              <Icon name="bell" />
            </a>
          )}
          {props.mayHandOut && (
            <a class="button button-primary" href="/nhiem-vu/moi" data-testid="hand-out">
              <Icon name="plus" />
              {DUTY.handOut}
            </a>
          )}
        </div>
      </div>
      {bulk !== null && <BulkOutcome bulk={bulk} />}
      <Standings {...props} />
      <ViewTabs {...props} />
      {view !== 'units' && <Filters {...props} />}
      <Content {...props} />
    </Page>
  );
}

const holds = ({ shell }: DutiesProps, ...roles: readonly string[]) =>
  shell.person?.roles.some((role) => roles.includes(role)) ?? false;
const seesAll = (props: DutiesProps) => holds(props, 'clerk', 'leader');
const mayConfigure = (props: DutiesProps) => holds(props, 'admin', 'leader');

function BulkOutcome({ bulk }: { bulk: NonNullable<DutiesProps['bulk']> }) {
  return (
    <>
      {bulk.done > 0 && (
        <Notice kind="ok" status>
          {DUTY.bulkDone(bulk.done)}
        </Notice>
      )}
      {bulk.problems.length > 0 && (
        <Notice kind="warning" title={DUTY.bulkFailed(bulk.problems.length)}>
          <ul>
            {bulk.problems.slice(0, 10).map((problem) => (
              <li>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

const STANDING_TILES = [
  ['late', 'late', 'trouble'],
  ['today', 'today', 'work'],
  ['soon', 'soon', 'work'],
  ['running', 'running', 'calm'],
  ['undated', 'none', 'calm'],
] as const;

const TILE_NAMES = {
  late: 'Quá hạn',
  today: 'Đến hạn hôm nay',
  soon: 'Trong 3 ngày tới',
  running: 'Còn hạn',
  undated: 'Không có hạn',
} as const;

function Standings({ counts, query }: DutiesProps) {
  return (
    <ul class="tiles" data-testid="standings">
      {STANDING_TILES.map(([key, word, tone]) => {
        const chosen = query.get('han') === word;
        const href = `/nhiem-vu${queryWith(query, { han: chosen ? null : word, sau: null, ngay: null, thang: null })}`;
        return (
          <li>
            <a
              class={`tile tile-${tone}${counts[key] === 0 ? ' tile-zero' : ''}${chosen ? ' tile-chosen' : ''}`}
              href={href}
              {...(chosen ? { 'aria-current': 'true' } : {})}
            >
              <span class="tile-count">{displayCount(counts[key])}</span>
              <span class="tile-name">{TILE_NAMES[key]}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

function ViewTabs(props: DutiesProps) {
  const { view, query } = props;
  const names = { list: DUTY.list, board: DUTY.board, calendar: DUTY.calendar, units: DUTY.units };
  const tabs = (Object.keys(names) as DutiesView[]).filter((each) => each !== 'units' || seesAll(props));
  return (
    <nav class="tabs" aria-label={DUTY.title}>
      {tabs.map((each) => (
        <a
          href={`${PATHS[each]}${queryWith(query, { sau: null, ngay: null })}`}
          {...(each === view ? { 'aria-current': 'page' } : {})}
        >
          {names[each]}
        </a>
      ))}
    </nav>
  );
}

const ALL: Option = { value: '', name: COMMON.all };

const SCOPE_OPTIONS: readonly Option[] = SCOPES.map((scope) => ({
  value: scope === 'all' ? '' : scope,
  name: SCOPE_NAMES[scope],
}));
const STATUS_OPTIONS: readonly Option[] = [
  ALL,
  ...STATUSES.map((status) => ({ value: status, name: STATUS_NAMES[status] })),
];
const SIDE_OPTIONS: readonly Option[] = [
  ALL,
  ...SIDES.map((side) => ({ value: side, name: SIDE_NAMES[side] })),
];

function Filters({ query, view, units, saved }: DutiesProps) {
  const kept = ['han', 'thang', 'van-ban', 'nguoi-giao', 'nguoi'].filter((name) => query.has(name));
  return (
    <div class="duty-filters">
      <form class="filter-bar" method="get" action={PATHS[view]} data-autosubmit>
        {kept.map((name) => (
          <input type="hidden" name={name} value={query.get(name) ?? ''} />
        ))}
        <SelectField
          id="loc-pham-vi"
          name="pham-vi"
          label={DUTY.scope}
          value={query.get('pham-vi') ?? ''}
          options={SCOPE_OPTIONS}
        />
        <SelectField
          id="loc-trang-thai"
          name="trang-thai"
          label={DUTY.status}
          value={query.get('trang-thai') ?? ''}
          options={STATUS_OPTIONS}
        />
        <SelectField
          id="loc-don-vi"
          name="don-vi"
          label={DUTY.lead}
          value={query.get('don-vi') ?? ''}
          options={[ALL, { value: 'none', name: DUTY.noLead }, ...units]}
        />
        <SelectField
          id="loc-ben"
          name="ben"
          label={DUTY.side}
          value={query.get('ben') ?? ''}
          options={SIDE_OPTIONS}
        />
        <TextField
          id="loc-tu"
          name="tu"
          type="search"
          label={DUTY.words}
          value={query.get('tu') ?? ''}
          placeholder={DUTY.wordsHint}
        />
        <button type="submit" class="button">
          {DUTY.find}
        </button>
      </form>
      <SavedViews query={query} saved={saved} />
    </div>
  );
}

function SavedViews({ query, saved }: Pick<DutiesProps, 'query' | 'saved'>) {
  const current = queryWith(query, { sau: null }).replace(/^\?/u, '');
  if (saved.length === 0 && current === '') return null;
  return (
    <div class="saved-views" aria-label={DUTY.views}>
      {saved.map((view) => (
        <form class="saved-view" method="post" action={`/nhiem-vu/che-do-xem/${view.id}/xoa`}>
          <a href={`/nhiem-vu?${view.query}`} {...(view.query === current ? { 'aria-current': 'true' } : {})}>
            {view.name}
          </a>
          <button type="submit" class="icon-button" aria-label={DUTY.dropView(view.name)}>
            <Icon name="close" />
          </button>
        </form>
      ))}
      {current !== '' && (
        <form class="saved-view-new" method="post" action="/nhiem-vu/che-do-xem">
          <input type="hidden" name="query" value={current} />
          <input
            type="text"
            name="name"
            required
            maxlength={100}
            aria-label={DUTY.viewName}
            placeholder={DUTY.viewName}
          />
          <button type="submit" class="button button-small">
            {DUTY.saveView}
          </button>
        </form>
      )}
    </div>
  );
}

function Content(props: DutiesProps) {
  switch (props.view) {
    case 'list':
      return <List {...props} />;
    case 'board':
      return <Board {...props} />;
    case 'calendar':
      return <Calendar {...props} />;
    case 'units':
      return <Units {...props} />;
  }
}

function Empty() {
  return (
    <div class="panel empty">
      <strong>{DUTY.empty}</strong>
      {DUTY.emptyHint}
    </div>
  );
}

function List(props: DutiesProps) {
  const { rows, next, query } = props;
  if (rows.length === 0) return <Empty />;
  return (
    <form method="post" action="/nhiem-vu/hang-loat" data-bulk>
      <input type="hidden" name="return" value={`/nhiem-vu${queryWith(query, {})}`} />
      <DutyTable rows={rows} choosing />
      <BulkBar mayRemind={seesAll(props)} />
      <Pager path="/nhiem-vu" query={query} next={next} />
    </form>
  );
}

/** What makes sense on many at once. */
const BULK = [
  'accept',
  'start',
  'confirm',
  'send-back',
  'remind',
  'pause',
  'resume',
  'cancel',
  'note',
] as const;

function BulkBar({ mayRemind }: { mayRemind: boolean }) {
  return (
    <div class="bulk-bar">
      <label for="viec-hang-loat">{DUTY.chosen}</label>
      <select id="viec-hang-loat" name="action">
        {BULK.map((action) => (
          <option value={action}>{ACTIONS[action].name}</option>
        ))}
      </select>
      <input type="text" name="note" aria-label={DUTY.reason} placeholder={DUTY.reason} maxlength={1000} />
      <button type="submit" class="button">
        {DUTY.perform}
      </button>
      {mayRemind && (
        <button type="submit" class="button" formaction="/soan-thao/don-doc" data-testid="draft-remind">
          <Icon name="pencil" />
          {DRAFTING.remind}
        </button>
      )}
      <span class="quiet bulk-keys" data-needs-script hidden>
        {DUTY.keys}
      </span>
    </div>
  );
}

function Board({ columns, query }: DutiesProps) {
  return (
    <div class="board" data-testid="board">
      {columns.map(({ status, rows, count }) => (
        <section class="board-column" aria-label={STATUS_NAMES[status]}>
          <h2>
            {STATUS_NAMES[status]} <span class="count">{displayCount(count)}</span>
          </h2>
          <ul>
            {rows.map((row) => (
              <DutyCard row={row} />
            ))}
          </ul>
          {count > rows.length && (
            <a class="board-more" href={`/nhiem-vu${queryWith(query, { 'trang-thai': status })}`}>
              {DUTY.moreInColumn(count)}
            </a>
          )}
        </section>
      ))}
    </div>
  );
}

function Calendar({ month, query, rows, next, today }: DutiesProps) {
  if (month === null) return null;
  const to = (by: number) => {
    const at = new Date(Date.UTC(month.year, month.month - 1 + by, 1)).toISOString().slice(0, 7);
    return `/nhiem-vu/lich${queryWith(query, { thang: at, ngay: null, sau: null })}`;
  };
  return (
    <>
      <div class="month-head">
        <a class="icon-button" href={to(-1)} aria-label={DUTY.previousMonth}>
          <Icon name="left" />
        </a>
        <h2>{DUTY.month(month.month, month.year)}</h2>
        <a class="icon-button" href={to(1)} aria-label={DUTY.nextMonth}>
          <Icon name="right" />
        </a>
      </div>
      <table class="month panel" data-testid="month">
        <thead>
          <tr>
            {DUTY.weekdays.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week) => (
            <tr>
              {week.map((day) => (
                <td class={dayClass(day, today, month.chosen)}>
                  <DayCell day={day} query={query} today={today} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {month.chosen !== null && (
        <section id="trong-ngay">
          <h2 class="month-day">{DUTY.dueOn(displayDate(month.chosen))}</h2>
          {rows.length === 0 ? <Empty /> : <DutyTable rows={rows} choosing={false} />}
          <Pager path="/nhiem-vu/lich" query={query} next={next} />
        </section>
      )}
    </>
  );
}

function dayClass(day: CalendarDay, today: string, chosen: string | null): string {
  return [
    day.inMonth ? '' : 'day-outside',
    day.working ? '' : 'day-off',
    day.day === today ? 'day-today' : '',
    day.day === chosen ? 'day-chosen' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function DayCell({ day, query, today }: { day: CalendarDay; query: URLSearchParams; today: string }) {
  const number = Number(day.day.slice(8));
  if (day.count === 0) return <span class="day-number">{number}</span>;
  return (
    <a href={`/nhiem-vu/lich${queryWith(query, { ngay: day.day, sau: null })}#trong-ngay`}>
      <span class="day-number">{number}</span>
      <span class={day.day < today ? 'day-count day-late' : 'day-count'}>{displayCount(day.count)}</span>
    </a>
  );
}

function Units({ loads }: DutiesProps) {
  if (loads.length === 0) return <p class="panel-empty">{DUTY.noUnits}</p>;
  const most = Math.max(1, ...loads.map(({ open }) => open));
  return (
    <div class="panel table-wrap">
      <table class="table table-cards unit-loads" data-testid="unit-loads">
        <thead>
          <tr>
            <th scope="col">{DUTY.unit}</th>
            <th scope="col" class="cell-figure">
              {DUTY.open}
            </th>
            <th scope="col" class="cell-figure">
              {DUTY.dueSoon}
            </th>
            <th scope="col" class="cell-figure">
              {DUTY.late}
            </th>
            <th scope="col" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {loads.map((load) => (
            <tr>
              <td class="cell-main">
                <a class="row-link" href={`/nhiem-vu?don-vi=${load.unitId}`}>
                  {load.name}
                </a>
              </td>
              <td class="cell-figure" data-label={DUTY.open}>
                {displayCount(load.open)}
              </td>
              <td class="cell-figure" data-label={DUTY.dueSoon}>
                {displayCount(load.dueSoon)}
              </td>
              <td class={load.late > 0 ? 'cell-figure due-late' : 'cell-figure'} data-label={DUTY.late}>
                {load.late === 0 ? (
                  '0'
                ) : (
                  <a href={`/nhiem-vu?don-vi=${load.unitId}&han=late`}>{displayCount(load.late)}</a>
                )}
              </td>
              <td class="cell-bar" aria-hidden="true">
                <LoadBar load={load} most={most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LoadBar({ load, most }: { load: DutiesProps['loads'][number]; most: number }) {
  const width = (count: number) => Math.round((count / most) * 200);
  return (
    <svg class="load-bar" viewBox="0 0 200 10" preserveAspectRatio="none">
      <rect class="load-open" width={width(load.open)} height="10" />
      <rect class="load-late" width={width(load.late)} height="10" />
    </svg>
  );
}
