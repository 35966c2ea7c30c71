/** A search as an address: what is typed, the filters beside it and the order. Every search is a link. */
import { DIRECTIONS, DISPATCH_STATES } from '../registry/index.ts';
import {
  type Facet,
  KINDS,
  type SearchFilters,
  type SearchQuery,
  type Sort,
  SORTS,
} from '../search/index.ts';

export const SEARCH_PATH = '/tim-kiem';

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

const LIMIT_NAMES = { from: 'tu', to: 'den', due: 'han' } as const;
const SORT_NAME = 'xep';

/** What an address asks for; values that are none of ours are left out. */
export function searchIn(query: URLSearchParams): Omit<SearchQuery, 'cursor' | 'limit'> {
  return { text: query.get('q') ?? '', filters: filtersIn(query), sort: sortIn(query) };
}

export function sortIn(query: URLSearchParams): Sort {
  return SORTS.find((sort) => sort === query.get(SORT_NAME)) ?? 'rank';
}

function filtersIn(query: URLSearchParams): SearchFilters {
  const text = (facet: Facet) => query.get(FILTER_NAMES[facet]) || undefined;
  const day = (name: string) => {
    const value = query.get(name) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
  };
  const year = Number(text('year'));
  const due = query.get(LIMIT_NAMES.due);
  const filters = {
    kind: KINDS.find((kind) => kind === text('kind')),
    year: Number.isSafeInteger(year) && year > 0 ? year : undefined,
    issuer: text('issuer'),
    signer: text('signer'),
    type: text('type'),
    register: text('register'),
    unit: text('unit'),
    urgency: text('urgency'),
    state: DISPATCH_STATES.find((state) => state === text('state')),
    direction: DIRECTIONS.find((direction) => direction === text('direction')),
    from: day(LIMIT_NAMES.from),
    to: day(LIMIT_NAMES.to),
    due: due === 'overdue' || due === 'soon' ? due : undefined,
  };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** The address of a search that is kept. */
export function searchAddress({ text, filters = {} }: Pick<SearchQuery, 'text' | 'filters'>): string {
  const query = new URLSearchParams();
  if (text !== '') query.set('q', text);
  const names: Record<string, string> = { ...FILTER_NAMES, ...LIMIT_NAMES };
  for (const [filter, value] of Object.entries(filters)) {
    const name = names[filter];
    if (name !== undefined && value !== undefined) query.set(name, String(value));
  }
  return `${SEARCH_PATH}?${query.toString()}`;
}
