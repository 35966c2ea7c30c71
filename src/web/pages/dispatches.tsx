/** Văn bản: all papers the person may see, newest first. */
import { DISPATCH_STATES, HANDLINGS } from '../../registry/schema.ts';
import type { DispatchRow } from '../../registry/views.ts';
import { DispatchTable } from '../components/dispatch-list.tsx';
import { type Option, SelectField } from '../components/form.tsx';
import { Pager } from '../components/pager.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { COMMON, DIRECTION_NAMES, LIST, SEARCH, STATE_NAMES } from '../text.ts';
import { HANDLING_FILTER, HANDLING_NAMES } from '../text/registry.ts';

export interface DispatchesProps {
  shell: Shell;
  rows: readonly DispatchRow[];
  next: string | null;
  /** The instant of the page, to tell what is late. */
  now: string;
  /** What is filtered by, as in the address. */
  query: URLSearchParams;
}

const ALL: Option = { value: '', name: COMMON.all };
const STATES: readonly Option[] = [
  ALL,
  ...DISPATCH_STATES.map((state) => ({ value: state, name: STATE_NAMES[state] })),
];
const DIRECTIONS: readonly Option[] = [
  ALL,
  { value: 'incoming', name: DIRECTION_NAMES.incoming },
  { value: 'outgoing', name: DIRECTION_NAMES.outgoing },
];

const HANDLING_OPTIONS: readonly Option[] = [
  ALL,
  ...HANDLINGS.map((handling) => ({ value: handling, name: HANDLING_NAMES[handling] })),
];
const LATE_OPTIONS: readonly Option[] = [ALL, { value: '1', name: HANDLING_FILTER.onlyLate }];

export function DispatchesPage({ shell, rows, next, now, query }: DispatchesProps) {
  return (
    <Page shell={shell} title={LIST.title}>
      <div class="page-head">
        <h1 class="page-head-text">{LIST.title}</h1>
        <form class="filter-bar" method="get" action="/van-ban" data-autosubmit>
          <SelectField
            id="loc-loai"
            name="loai"
            label={LIST.direction}
            value={query.get('loai') ?? ''}
            options={DIRECTIONS}
          />
          <SelectField
            id="loc-trang-thai"
            name="trang-thai"
            label={LIST.state}
            value={query.get('trang-thai') ?? ''}
            options={STATES}
          />
          <SelectField
            id="loc-giai-quyet"
            name="giai-quyet"
            label={HANDLING_FILTER.label}
            value={query.get('giai-quyet') ?? ''}
            options={HANDLING_OPTIONS}
          />
          <SelectField
            id="loc-qua-han"
            name="qua-han"
            label={HANDLING_FILTER.late}
            value={query.get('qua-han') ?? ''}
            options={LATE_OPTIONS}
          />
          <button type="submit" class="button">
            {SEARCH.apply}
          </button>
        </form>
      </div>
      {rows.length === 0 ? (
        <div class="panel empty">
          <strong>{LIST.empty}</strong>
          {LIST.emptyHint}
        </div>
      ) : (
        <DispatchTable rows={rows} now={now} />
      )}
      <Pager path="/van-ban" query={query} next={next} />
    </Page>
  );
}
