/** `/api/v1/search`: finding dispatches, and suggestions while typing. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { actorOf, type AppEnv, requireScope, requireSignIn } from '../people/index.ts';
import { answer, problems, validate } from '../platform/http.ts';
import type { SearchFilters, SearchIndex } from './index-contract.ts';
import * as wire from './wire.ts';

const TAG = 'Tra cứu';

/** To be mounted at `/api/v1`, behind `authenticate`. */
export function searchRoutes({ index }: { index: SearchIndex }): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/search',
      describeRoute({
        tags: [TAG],
        summary: 'Tìm văn bản theo từ, trường và bộ lọc',
        responses: { 200: answer(wire.searchResults, 'Kết quả'), ...problems(400, 401, 403) },
      }),
      requireSignIn(),
      validate('query', wire.searchQuery),
      async (c) => {
        const actor = actorOf(c);
        requireScope(actor, 'dispatches:read');
        const { q, cursor, limit, ...filters } = c.req.valid('query');
        const query = { text: q, filters: onlyGiven(filters), limit };
        return c.json(await index.search(cursor === undefined ? query : { ...query, cursor }, actor));
      },
    )
    .get(
      '/search/suggest',
      describeRoute({
        tags: [TAG],
        summary: 'Gợi ý khi đang gõ: số ký hiệu, cơ quan, trích yếu',
        responses: { 200: answer(wire.suggestions, 'Gợi ý'), ...problems(400, 401, 403) },
      }),
      requireSignIn(),
      validate('query', wire.suggestQuery),
      async (c) => {
        const actor = actorOf(c);
        requireScope(actor, 'dispatches:read');
        return c.json({ suggestions: await index.suggest(c.req.valid('query').q, actor) });
      },
    );
}

/** Without the filters that are not set, which the contract keeps apart from those that are. */
function onlyGiven(filters: { [F in keyof SearchFilters]: SearchFilters[F] | undefined }): SearchFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}
