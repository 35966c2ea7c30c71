/** Tìm kiếm: every query is an address; the filters show what each would give. */
import {
  type Facet,
  type FacetCount,
  KINDS,
  type SavedSearch,
  type SearchHit,
  type SearchResults,
  SORTS,
} from '../../search/index.ts';
import { Hits } from '../components/hits.tsx';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { Pager, queryWith } from '../components/pager.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayCount } from '../display.ts';
import { FILTER_NAMES, SEARCH_PATH, searchAddress, searchIn, sortIn } from '../search-address.ts';
import { DIRECTION_NAMES, SEARCH, STATE_NAMES } from '../text.ts';
import { FINDING, KIND_NAMES, QUERY_EXAMPLES, SORT_NAMES } from '../text/search.ts';

export interface SearchProps {
  shell: Shell;
  query: URLSearchParams;
  /** Null where nothing was asked yet. */
  results: SearchResults | null;
  /** Changes that the index has not heard of for some time. */
  late: number;
  saved: readonly SavedSearch[];
  problem?: string | undefined;
}

export function SearchPage({ shell, query, results, late, saved, problem }: SearchProps) {
  const text = query.get('q') ?? '';
  return (
    <Page shell={shell} title={text === '' ? SEARCH.title : `${text} · ${SEARCH.title}`} query={text}>
      <h1 class="visually-hidden">{SEARCH.title}</h1>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      {late > 0 && <Notice kind="warning">{FINDING.late(displayCount(late))}</Notice>}
      {results === null ? <Start saved={saved} /> : <Results query={query} results={results} />}
    </Page>
  );
}

function Start({ saved }: { saved: readonly SavedSearch[] }) {
  return (
    <div class="search-start">
      <section class="panel" aria-labelledby="da-luu">
        <h2 id="da-luu">{FINDING.saved}</h2>
        {saved.length === 0 ? (
          <p class="quiet">{FINDING.savedHint}</p>
        ) : (
          <ul class="saved" data-testid="saved">
            {saved.map((search) => (
              <SavedLine search={search} />
            ))}
          </ul>
        )}
      </section>
      <section class="panel" aria-labelledby="cach-go">
        <h2 id="cach-go">{FINDING.howTo}</h2>
        <dl class="query-examples">
          {QUERY_EXAMPLES.map(([typed, means]) => (
            <div>
              <dt>
                <a href={searchAddress({ text: typed })}>
                  <code>{typed}</code>
                </a>
              </dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

function SavedLine({ search }: { search: SavedSearch }) {
  const { id, name, alert, unseen } = search;
  return (
    <li>
      <a class="saved-name" href={searchAddress(search)}>
        {name}
      </a>
      {unseen > 0 && (
        <a class="badge badge-news" href={`${SEARCH_PATH}/da-luu/${id}`} data-testid="news">
          {FINDING.news(displayCount(unseen))}
        </a>
      )}
      <form method="post" action={`${SEARCH_PATH}/da-luu/${id}`}>
        <button type="submit" class="button button-quiet" name="viec" value={alert ? 'tat-bao' : 'bat-bao'}>
          {alert ? FINDING.turnAlertOff : FINDING.turnAlertOn}
        </button>
        <button
          type="submit"
          class="button button-quiet"
          name="viec"
          value="xoa"
          aria-label={FINDING.forgetNamed(name)}
        >
          <Icon name="trash" />
        </button>
      </form>
    </li>
  );
}

function Results({ query, results }: { query: URLSearchParams; results: SearchResults }) {
  const { total, totalIsExact, facetsAreExact, corrected, answeredBy } = results;
  return (
    <div class="search">
      <Filters query={query} facets={results.facets} />
      <section class="results" aria-label={SEARCH.title}>
        {answeredBy.inPlaceOf !== null && (
          <Notice kind="warning">{FINDING.inPlaceOf(answeredBy.inPlaceOf)}</Notice>
        )}
        <KindTabs query={query} facets={results.facets} />
        <div class="results-count" role="status">
          <span>
            {FINDING.found(displayCount(total), totalIsExact)}
            {!facetsAreExact && <small class="counted-newest">{FINDING.countedNewest}</small>}
          </span>
          <Chosen query={query} facets={results.facets} />
        </div>
        <ResultTools query={query} isEmpty={total === 0} />
        {corrected !== null && <p class="corrected">{FINDING.corrected(corrected)}</p>}
        {results.hits.length === 0 ? (
          <Nothing query={query} />
        ) : (
          <Hits hits={results.hits} text={corrected ?? query.get('q') ?? ''} />
        )}
        <Pager path={SEARCH_PATH} query={query} next={results.next} />
      </section>
    </div>
  );
}

/** What to try next, each as a link. */
function Nothing({ query }: { query: URLSearchParams }) {
  const { text, filters } = searchIn(query);
  const isFiltered = Object.values(filters ?? {}).some((value) => value !== undefined);
  const loose = text.replaceAll(/["“”]/g, ' ').trim();
  return (
    <div class="panel empty" data-testid="nothing">
      <strong>{SEARCH.nothing}</strong>
      {SEARCH.nothingHint}
      {isFiltered && (
        <p>
          <a href={searchAddress({ text })}>{FINDING.withoutFilters}</a>
        </p>
      )}
      {/["“”]/.test(text) && loose !== '' && (
        <p>
          <a href={searchAddress({ text: loose, filters: filters ?? {} })}>{FINDING.withoutQuotes}</a>
        </p>
      )}
      <p>
        <a href={SEARCH_PATH}>{FINDING.howTo}</a>
      </p>
    </div>
  );
}

const FACET_ORDER = [
  'direction',
  'state',
  'year',
  'type',
  'issuer',
  'signer',
  'unit',
  'register',
  'urgency',
] as const;

const FACET_TITLES: Readonly<Record<Facet, string>> = {
  kind: FINDING.kind,
  direction: SEARCH.direction,
  state: SEARCH.state,
  year: SEARCH.year,
  type: SEARCH.type,
  issuer: SEARCH.issuer,
  register: SEARCH.register,
  signer: FINDING.signer,
  unit: FINDING.unit,
  urgency: FINDING.urgency,
};

type Facets = SearchResults['facets'];

/** Names for values that are codes in the index. */
function labelOf(facet: Facet, value: FacetCount): string {
  if (facet === 'kind') return KIND_NAMES[value.value as keyof typeof KIND_NAMES] ?? value.label;
  if (facet === 'state') return STATE_NAMES[value.value as keyof typeof STATE_NAMES] ?? value.label;
  if (facet === 'direction')
    return DIRECTION_NAMES[value.value as keyof typeof DIRECTION_NAMES] ?? value.label;
  return value.label;
}

const withoutCursor = { sau: null };

/** Papers, obligations, drafts: each with how many of it match. */
function KindTabs({ query, facets }: { query: URLSearchParams; facets: Facets }) {
  if (facets === null) return null;
  const chosen = query.get(FILTER_NAMES.kind) ?? 'dispatch';
  const counts = new Map(facets.kind.map(({ value, count }) => [value, count]));
  const shown = KINDS.filter((kind) => kind === chosen || (counts.get(kind) ?? 0) > 0);
  if (shown.length < 2) return null;
  return (
    <nav class="kind-tabs" aria-label={FINDING.kind}>
      {shown.map((kind) => (
        <a
          href={`${SEARCH_PATH}${queryWith(query, { ...withoutCursor, [FILTER_NAMES.kind]: kind === 'dispatch' ? null : kind })}`}
          {...(kind === chosen ? { 'aria-current': 'true' } : {})}
        >
          {KIND_NAMES[kind]} <span class="facet-count">{displayCount(counts.get(kind) ?? 0)}</span>
        </a>
      ))}
    </nav>
  );
}

/** Without results there is nothing to put in order or to take away, but their coming may be waited for. */
function ResultTools({ query, isEmpty }: { query: URLSearchParams; isEmpty: boolean }) {
  const chosen = sortIn(query);
  if (isEmpty)
    return (
      <div class="result-tools">
        <SaveForm query={query} />
      </div>
    );
  return (
    <div class="result-tools">
      <nav class="sorts" aria-label={FINDING.sort}>
        {SORTS.map((sort) => (
          <a
            href={`${SEARCH_PATH}${queryWith(query, { ...withoutCursor, xep: sort === 'rank' ? null : sort })}`}
            {...(sort === chosen ? { 'aria-current': 'true' } : {})}
          >
            {SORT_NAMES[sort]}
          </a>
        ))}
      </nav>
      <a
        class="button button-quiet"
        href={`${SEARCH_PATH}/xlsx${queryWith(query, withoutCursor)}`}
        data-testid="export"
      >
        <Icon name="download" />
        {FINDING.export}
      </a>
      <SaveForm query={query} />
    </div>
  );
}

function SaveForm({ query }: { query: URLSearchParams }) {
  return (
    <details class="menu save-search" data-menu>
      <summary class="button button-quiet" data-testid="save-search">
        <Icon name="plus" />
        {FINDING.save}
      </summary>
      <form
        class="menu-sheet"
        method="post"
        action={`${SEARCH_PATH}/da-luu${queryWith(query, withoutCursor)}`}
      >
        <div class="field">
          <label for="ten-tim-kiem">{FINDING.saveName}</label>
          <input
            id="ten-tim-kiem"
            type="text"
            name="ten"
            required
            maxlength={120}
            value={query.get('q') ?? ''}
          />
        </div>
        <label class="check">
          <input type="checkbox" name="bao" value="1" checked />
          <span>{FINDING.saveAlert}</span>
        </label>
        <button type="submit" class="button button-primary">
          {FINDING.saveNow}
        </button>
      </form>
    </details>
  );
}

function Filters({ query, facets }: { query: URLSearchParams; facets: Facets }) {
  if (facets === null) return <FirstPageLink query={query} />;
  return (
    <aside class="filters" aria-label={SEARCH.filters}>
      <details class="filters-fold" open data-open-wide>
        <summary>
          <Icon name="filter" />
          {SEARCH.filters}
        </summary>
        {FACET_ORDER.map((facet) => (
          <FacetList facet={facet} values={facets[facet]} query={query} />
        ))}
      </details>
    </aside>
  );
}

/** Counts come with the first page of results only. */
function FirstPageLink({ query }: { query: URLSearchParams }) {
  return (
    <aside class="filters">
      <a class="small" href={`${SEARCH_PATH}${queryWith(query, withoutCursor)}`}>
        {SEARCH.backToFilters}
      </a>
    </aside>
  );
}

const SHOWN_VALUES = 8;

/** The most frequent; of years the newest. */
function shownOf(facet: Facet, values: readonly FacetCount[]): readonly FacetCount[] {
  const inOrder = facet === 'year' ? values.toSorted((a, b) => Number(b.value) - Number(a.value)) : values;
  return inOrder.slice(0, SHOWN_VALUES);
}

function FacetList({
  facet,
  values,
  query,
}: {
  facet: Facet;
  values: readonly FacetCount[];
  query: URLSearchParams;
}) {
  const name = FILTER_NAMES[facet];
  const chosen = query.get(name);
  if (values.length === 0 || (values.length === 1 && chosen === null)) return null;
  return (
    <section class="facet">
      <h2>{FACET_TITLES[facet]}</h2>
      <ul>
        {shownOf(facet, values).map((value) => {
          const isChosen = value.value === chosen;
          const next = queryWith(query, { ...withoutCursor, [name]: isChosen ? null : value.value });
          return (
            <li>
              <a href={`${SEARCH_PATH}${next}`} {...(isChosen ? { 'aria-current': 'true' } : {})}>
                <span>{labelOf(facet, value)}</span>
                {isChosen ? (
                  <Icon name="close" />
                ) : (
                  <span class="facet-count">{displayCount(value.count)}</span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What is filtered by, each with a way to take it off: on a narrow screen the filters are folded away. */
function Chosen({ query, facets }: { query: URLSearchParams; facets: Facets }) {
  const chosen = FACET_ORDER.filter((facet) => query.get(FILTER_NAMES[facet]) !== null);
  if (chosen.length === 0) return null;
  return (
    <span class="chosen">
      {chosen.map((facet) => {
        const value = query.get(FILTER_NAMES[facet]) ?? '';
        const known = facets?.[facet].find((candidate) => candidate.value === value);
        return (
          <a
            class="chip"
            href={`${SEARCH_PATH}${queryWith(query, { ...withoutCursor, [FILTER_NAMES[facet]]: null })}`}
          >
            {labelOf(facet, known ?? { value, label: value, count: 0 })}
            <Icon name="close" />
          </a>
        );
      })}
    </span>
  );
}

export interface NewsProps {
  shell: Shell;
  search: SavedSearch;
  hits: readonly SearchHit[];
}

/** What matches a saved search now and did not before. */
export function NewsPage({ shell, search, hits }: NewsProps) {
  const title = FINDING.newsTitle(search.name);
  return (
    <Page shell={shell} title={title} query={search.text}>
      <div class="page-head">
        <h1>{title}</h1>
        {hits.length > 0 && (
          <form method="post" action={`${SEARCH_PATH}/da-luu/${search.id}`}>
            <button type="submit" class="button" name="viec" value="da-xem" data-testid="news-seen">
              <Icon name="check" />
              {FINDING.seen}
            </button>
          </form>
        )}
      </div>
      {hits.length === 0 ? (
        <div class="panel empty">{FINDING.noNews}</div>
      ) : (
        <section class="results">
          <Hits hits={hits} text={search.text} />
        </section>
      )}
    </Page>
  );
}
