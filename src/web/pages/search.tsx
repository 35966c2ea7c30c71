/** Tìm kiếm: every query is an address; the filters show what each would give. */
import type { Facet, FacetCount, Passage, SearchHit, SearchResults, TextPart } from '../../search/index.ts';
import { capitalised, StateBadge } from '../components/dispatch-bits.tsx';
import { Icon } from '../components/icon.tsx';
import { Pager, queryWith } from '../components/pager.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayCount, displayDate, documentNumber } from '../display.ts';
import { COMMON, DIRECTION_NAMES, NUMBER_NAMES, SEARCH, STATE_NAMES } from '../text.ts';
import { FINDING } from '../text/search.ts';

export interface SearchProps {
  shell: Shell;
  query: URLSearchParams;
  /** Null where nothing was asked yet. */
  results: SearchResults | null;
}

export function SearchPage({ shell, query, results }: SearchProps) {
  const text = query.get('q') ?? '';
  return (
    <Page shell={shell} title={text === '' ? SEARCH.title : `${text} · ${SEARCH.title}`} query={text}>
      <h1 class="visually-hidden">{SEARCH.title}</h1>
      {results === null ? <Start /> : <Results query={query} results={results} />}
    </Page>
  );
}

function Start() {
  return (
    <div class="empty">
      <strong>{SEARCH.start}</strong>
      {SEARCH.startHint}
    </div>
  );
}

function Results({ query, results }: { query: URLSearchParams; results: SearchResults }) {
  return (
    <div class="search">
      <Filters query={query} facets={results.facets} />
      <section class="results" aria-label={SEARCH.title}>
        <p class="results-count" role="status">
          {SEARCH.found(displayCount(results.total))}
          <Chosen query={query} facets={results.facets} />
        </p>
        {results.hits.length === 0 ? (
          <div class="panel empty">
            <strong>{SEARCH.nothing}</strong>
            {SEARCH.nothingHint}
          </div>
        ) : (
          <ol class="hits" data-testid="hits">
            {results.hits.map((hit) => (
              <Hit hit={hit} text={query.get('q') ?? ''} />
            ))}
          </ol>
        )}
        <Pager path="/tim-kiem" query={query} next={results.next} />
      </section>
    </div>
  );
}

/** The filters by the name they have in the address. */
export const FILTER_NAMES: Readonly<Record<Facet, string>> = {
  kind: 'muc',
  direction: 'loai',
  state: 'trang-thai',
  year: 'nam',
  type: 'ten-loai',
  issuer: 'co-quan',
  signer: 'nguoi-ky',
  unit: 'don-vi',
  register: 'so',
  urgency: 'khan',
};

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
  if (facet === 'state') return STATE_NAMES[value.value as keyof typeof STATE_NAMES] ?? value.label;
  if (facet === 'direction')
    return DIRECTION_NAMES[value.value as keyof typeof DIRECTION_NAMES] ?? value.label;
  return value.label;
}

const withoutCursor = { sau: null };

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
      <a class="small" href={`/tim-kiem${queryWith(query, withoutCursor)}`}>
        {SEARCH.backToFilters}
      </a>
    </aside>
  );
}

const SHOWN_VALUES = 8;

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
        {values.slice(0, SHOWN_VALUES).map((value) => {
          const isChosen = value.value === chosen;
          const next = queryWith(query, { ...withoutCursor, [name]: isChosen ? null : value.value });
          return (
            <li>
              <a href={`/tim-kiem${next}`} {...(isChosen ? { 'aria-current': 'true' } : {})}>
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
            href={`/tim-kiem${queryWith(query, { ...withoutCursor, [FILTER_NAMES[facet]]: null })}`}
          >
            {labelOf(facet, known ?? { value, label: value, count: 0 })}
            <Icon name="close" />
          </a>
        );
      })}
    </span>
  );
}

function Hit({ hit, text }: { hit: SearchHit; text: string }) {
  const page = hit.passages[0]?.page;
  return (
    <li class="hit" data-testid="hit">
      <h2>
        <a href={hrefOf(hit, page, text)}>
          {hit.subjectParts.length > 0 ? (
            <Marked parts={sentence(hit.subjectParts)} />
          ) : (
            capitalised(hit.subject ?? COMMON.noSubject)
          )}
        </a>
      </h2>
      <p class="hit-facts">
        <span class="docnumber">{documentNumber(hit.number, hit.symbol) || COMMON.unknownNumber}</span>
        {hit.issuer !== null && <span>{hit.issuer}</span>}
        {hit.date !== null && <span class="number">{displayDate(hit.date)}</span>}
        {hit.type !== null && <span>{hit.type}</span>}
        {hit.registerNumber !== null && (
          <span>
            {NUMBER_NAMES[hit.direction]} <strong class="number">{hit.registerNumber}</strong>
          </span>
        )}
        {hit.urgency !== null && <span class="urgency">{hit.urgency}</span>}
        <StateBadge state={hit.state} />
      </p>
      {hit.passages.length > 0 && (
        <ul class="passages" aria-label={SEARCH.passages}>
          {hit.passages.map((passage) => (
            <PassageLine hit={hit} passage={passage} text={text} />
          ))}
        </ul>
      )}
    </li>
  );
}

function hrefOf(hit: SearchHit, page: number | undefined, text: string): string {
  const query = queryWith(new URLSearchParams(), {
    trang: page === undefined ? null : String(page),
    tim: text,
  });
  return `/van-ban/${hit.dispatchId}${query}`;
}

function PassageLine({ hit, passage, text }: { hit: SearchHit; passage: Passage; text: string }) {
  return (
    <li>
      <a class="passage-page" href={hrefOf(hit, passage.page, text)}>
        {COMMON.page(passage.page)}
      </a>
      <span class="passage-text">
        <Marked parts={passage.parts} />
      </span>
    </li>
  );
}

function sentence(parts: readonly TextPart[]): TextPart[] {
  return parts.map((part, index) => (index === 0 ? { ...part, text: capitalised(part.text) } : part));
}

/** Found words that stand side by side are one mark: a phrase, not a row of flags. */
export function joinedHits(parts: readonly TextPart[]): TextPart[] {
  const joined: TextPart[] = [];
  parts.forEach((part, index) => {
    const last = joined.at(-1);
    const isGap = !part.hit && /^\s+$/u.test(part.text) && parts[index + 1]?.hit === true;
    if (last?.hit === true && (part.hit || isGap))
      joined[joined.length - 1] = { text: last.text + part.text, hit: true };
    else joined.push(part);
  });
  return joined;
}

function Marked({ parts }: { parts: readonly TextPart[] }) {
  return <>{joinedHits(parts).map((part) => (part.hit ? <mark>{part.text}</mark> : part.text))}</>;
}
