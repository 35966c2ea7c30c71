/** `/api/v1/search`: finding things, suggestions while typing, papers related to one, saved searches. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { z } from 'zod';
import { actorOf, type AppEnv, requireScope, requireSignIn } from '../people/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { answer, problems, validate } from '../platform/http.ts';
import { XLSX_MEDIA_TYPE } from '../printing/sheets.ts';
import { exportResults } from './export.ts';
import type { SearchFilters, SearchIndex } from './index-contract.ts';
import {
  changeSavedSearch,
  forgetSavedSearch,
  listSaved,
  newsOf,
  newsSeen,
  savedSearch,
  saveSearch,
} from './saved.ts';
import * as wire from './wire.ts';

export interface SearchRoutesDeps {
  db: Db;
  clock: Clock;
  index: SearchIndex;
  agencyName: string;
}

const TAG = 'Tra cứu';
const idParam = z.object({ id: z.string().min(1).max(64) });

/** To be mounted at `/api/v1`, behind `authenticate`. */
export function searchRoutes(deps: SearchRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .route('/', findingRoutes(deps))
    .route('/', relatedRoutes(deps))
    .route('/', savedRoutes(deps));
}

function findingRoutes({ index, agencyName }: SearchRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/search',
      describeRoute({
        tags: [TAG],
        summary: 'Tìm văn bản, nhiệm vụ theo từ, trường và bộ lọc',
        responses: { 200: answer(wire.searchResults, 'Kết quả'), ...problems(400, 401, 403) },
      }),
      requireSignIn(),
      validate('query', wire.searchQuery),
      async (c) => {
        const actor = actorOf(c);
        requireScope(actor, 'dispatches:read');
        const { q, cursor, limit, sort, ...filters } = c.req.valid('query');
        const query = { text: q, filters: onlyGiven(filters), limit, sort };
        return c.json(await index.search(cursor === undefined ? query : { ...query, cursor }, actor));
      },
    )
    .get(
      '/search/suggest',
      describeRoute({
        tags: [TAG],
        summary: 'Gợi ý khi đang gõ: số ký hiệu, cơ quan, trích yếu, tìm kiếm đã lưu',
        responses: { 200: answer(wire.suggestions, 'Gợi ý'), ...problems(400, 401, 403) },
      }),
      requireSignIn(),
      validate('query', wire.suggestQuery),
      async (c) => {
        const actor = actorOf(c);
        requireScope(actor, 'dispatches:read');
        return c.json({ suggestions: await index.suggest(c.req.valid('query').q, actor) });
      },
    )
    .get(
      '/search/export',
      describeRoute({
        tags: [TAG],
        summary: 'Kết quả tìm kiếm dạng .xlsx',
        responses: {
          200: {
            description: 'Bảng tính',
            content: { [XLSX_MEDIA_TYPE]: { schema: { type: 'string', format: 'binary' } } },
          },
          ...problems(400, 401, 403),
        },
      }),
      requireSignIn(),
      validate('query', wire.exportQuery),
      async (c) => {
        const actor = actorOf(c);
        requireScope(actor, 'dispatches:read');
        const { q, sort, ...filters } = c.req.valid('query');
        const sheet = await exportResults(
          index,
          { text: q, sort, filters: onlyGiven(filters) },
          actor,
          agencyName,
        );
        return c.body(Uint8Array.from(sheet), 200, {
          'content-type': XLSX_MEDIA_TYPE,
          'content-disposition': 'attachment; filename="ket-qua-tim-kiem.xlsx"',
        });
      },
    );
}

function relatedRoutes({ index }: SearchRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/dispatches/:id/similar',
      describeRoute({
        tags: [TAG],
        summary: 'Văn bản tương tự',
        responses: { 200: answer(wire.relatedHits, 'Giống nhất trước'), ...problems(401, 403) },
      }),
      requireSignIn(),
      validate('param', idParam),
      async (c) => {
        const actor = actorOf(c);
        requireScope(actor, 'dispatches:read');
        return c.json({ hits: await index.similar(c.req.valid('param').id, actor) });
      },
    )
    .get(
      '/dispatches/:id/citing',
      describeRoute({
        tags: [TAG],
        summary: 'Văn bản trích dẫn văn bản này',
        responses: { 200: answer(wire.relatedHits, 'Mới nhất trước'), ...problems(401, 403) },
      }),
      requireSignIn(),
      validate('param', idParam),
      async (c) => {
        const actor = actorOf(c);
        requireScope(actor, 'dispatches:read');
        return c.json({ hits: await index.citing(c.req.valid('param').id, actor) });
      },
    );
}

function savedRoutes({ db, clock }: SearchRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/saved-searches',
      describeRoute({
        tags: [TAG],
        summary: 'Tìm kiếm đã lưu của tôi',
        responses: { 200: answer(wire.savedSearches, 'Theo thứ tự đã lưu'), ...problems(401, 403) },
      }),
      requireSignIn(),
      (c) => {
        const actor = actorOf(c);
        requireScope(actor, 'dispatches:read');
        return c.json({ searches: listSaved(db, actor) });
      },
    )
    .post(
      '/saved-searches',
      describeRoute({
        tags: [TAG],
        summary: 'Lưu một tìm kiếm',
        responses: { 201: answer(wire.savedSearch, 'Đã lưu'), ...problems(400, 401, 403, 409) },
      }),
      requireSignIn(),
      validate('json', wire.searchToSave),
      (c) => {
        const actor = actorOf(c);
        requireScope(actor, 'dispatches:read');
        const { filters, ...search } = c.req.valid('json');
        return c.json(saveSearch(db, { ...search, filters: onlyGiven(filters) }, actor, clock), 201);
      },
    )
    .patch(
      '/saved-searches/:id',
      describeRoute({
        tags: [TAG],
        summary: 'Đổi tên, bật hoặc tắt báo tin',
        responses: { 200: answer(wire.savedSearch, 'Đã đổi'), ...problems(400, 401, 403, 404) },
      }),
      requireSignIn(),
      validate('param', idParam),
      validate('json', wire.savedChange),
      (c) => {
        const actor = actorOf(c);
        requireScope(actor, 'dispatches:read');
        const { id } = c.req.valid('param');
        changeSavedSearch(db, id, c.req.valid('json'), actor);
        return c.json(savedSearch(db, id, actor));
      },
    )
    .delete(
      '/saved-searches/:id',
      describeRoute({
        tags: [TAG],
        summary: 'Xóa tìm kiếm đã lưu',
        responses: { 204: { description: 'Đã xóa' }, ...problems(401, 403, 404) },
      }),
      requireSignIn(),
      validate('param', idParam),
      (c) => {
        const actor = actorOf(c);
        requireScope(actor, 'dispatches:read');
        forgetSavedSearch(db, c.req.valid('param').id, actor);
        return c.body(null, 204);
      },
    )
    .get(
      '/saved-searches/:id/news',
      describeRoute({
        tags: [TAG],
        summary: 'Kết quả mới chưa xem của một tìm kiếm đã lưu',
        responses: { 200: answer(wire.relatedHits, 'Mới nhất trước'), ...problems(401, 403, 404) },
      }),
      requireSignIn(),
      validate('param', idParam),
      (c) => {
        const actor = actorOf(c);
        requireScope(actor, 'dispatches:read');
        return c.json({ hits: newsOf(db, c.req.valid('param').id, actor) });
      },
    )
    .post(
      '/saved-searches/:id/news/seen',
      describeRoute({
        tags: [TAG],
        summary: 'Đã xem các kết quả mới',
        responses: { 204: { description: 'Đã ghi nhận' }, ...problems(401, 403, 404) },
      }),
      requireSignIn(),
      validate('param', idParam),
      (c) => {
        const actor = actorOf(c);
        requireScope(actor, 'dispatches:read');
        newsSeen(db, c.req.valid('param').id, actor, clock);
        return c.body(null, 204);
      },
    );
}

/** Without the filters that are not set, which the contract keeps apart from those that are. */
function onlyGiven(filters: { [F in keyof SearchFilters]: SearchFilters[F] | undefined }): SearchFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}
