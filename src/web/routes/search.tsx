/** Finding: results, their sheet, and the searches a person keeps. */
import { Hono } from 'hono';
import type { AppEnv } from '../../people/index.ts';
import { XLSX_MEDIA_TYPE } from '../../printing/sheets.ts';
import {
  changesLate,
  changeSavedSearch,
  exportResults,
  forgetSavedSearch,
  listSaved,
  newsOf,
  newsSeen,
  savedSearch,
  saveSearch,
  type SearchResults,
} from '../../search/index.ts';
import { NewsPage, SearchPage } from '../pages/search.tsx';
import { SEARCH_PATH, searchAddress, searchIn } from '../search-address.ts';
import {
  formOf,
  type PageContext,
  personOf,
  problemOf,
  queryOf,
  seeOther,
  shellOf,
  type WebRoutesDeps,
} from './context.ts';

export function searchPages(deps: WebRoutesDeps): Hono<AppEnv> {
  const { db, clock } = deps;
  return new Hono<AppEnv>()
    .get(SEARCH_PATH, (c) => showResults(deps, c))
    .get(`${SEARCH_PATH}/xlsx`, async (c) => {
      const sheet = await exportResults(deps.index, searchIn(queryOf(c)), personOf(c), deps.agencyName);
      return c.body(Uint8Array.from(sheet), 200, {
        'content-type': XLSX_MEDIA_TYPE,
        'content-disposition': 'attachment; filename="ket-qua-tim-kiem.xlsx"',
      });
    })
    .post(`${SEARCH_PATH}/da-luu`, (c) => keepSearch(deps, c))
    .get(`${SEARCH_PATH}/da-luu/:id`, (c) => {
      const search = savedSearch(db, c.req.param('id'), personOf(c));
      const hits = newsOf(db, search.id, personOf(c));
      return c.html(<NewsPage shell={shellOf(deps, c)} search={search} hits={hits} />);
    })
    .get(`${SEARCH_PATH}/da-luu/:id/mo`, (c) =>
      seeOther(c, searchAddress(savedSearch(db, c.req.param('id'), personOf(c)))),
    )
    .post(`${SEARCH_PATH}/da-luu/:id`, async (c) => {
      const id = c.req.param('id');
      const form = await formOf(c);
      const deed = form.text('viec');
      if (deed === 'xoa') forgetSavedSearch(db, id, personOf(c));
      else if (deed === 'da-xem') newsSeen(db, id, personOf(c), clock);
      else changeSavedSearch(db, id, { alert: deed === 'bat-bao' }, personOf(c));
      return seeOther(c, SEARCH_PATH, 'da-luu');
    });
}

async function showResults(deps: WebRoutesDeps, c: PageContext, problem?: string): Promise<Response> {
  const query = queryOf(c);
  const results = await resultsOf(deps, c, query);
  const saved = results === null ? listSaved(deps.db, personOf(c)) : [];
  return c.html(
    <SearchPage
      shell={shellOf(deps, c)}
      query={query}
      results={results}
      late={results === null ? 0 : changesLate(deps.db, deps.clock)}
      saved={saved}
      problem={problem}
    />,
    problem === undefined ? 200 : 400,
  );
}

/** Null where nothing was asked. */
async function resultsOf(
  { index }: WebRoutesDeps,
  c: PageContext,
  query: URLSearchParams,
): Promise<SearchResults | null> {
  const search = searchIn(query);
  if (search.text.trim() === '' && Object.keys(search.filters ?? {}).length === 0) return null;
  const cursor = query.get('sau');
  return index.search({ ...search, limit: 20, ...(cursor === null ? {} : { cursor }) }, personOf(c));
}

async function keepSearch(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const { text, filters = {} } = searchIn(queryOf(c));
  const problem = await problemOf(() => {
    const search = { name: form.text('ten'), text, filters, alert: form.has('bao') };
    saveSearch(deps.db, search, personOf(c), deps.clock);
  });
  if (problem !== null) return showResults(deps, c, problem.message);
  return seeOther(c, searchAddress({ text, filters }), 'da-luu');
}
