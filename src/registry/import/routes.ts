/** `/api/v1/register-imports`: books that were kept in Excel before. */
import { Hono } from 'hono';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import { z } from 'zod';
import { noFileInRequest } from '../../intake/index.ts';
import type { AppEnv } from '../../people/http-env.ts';
import { requireSignIn } from '../../people/middleware.ts';
import { answer, problems, validate } from '../../platform/http.ts';
import { reader, writer } from '../route-helpers.ts';
import { DIRECTIONS } from '../schema.ts';
import { bodyOf } from '../upload.ts';
import { dispatchParams, reasonedBody } from '../wire.ts';
import { IMPORT_COLUMNS } from './columns.ts';
import {
  type ImportDeps,
  listImports,
  previewImport,
  runImport,
  stageImport,
  undoImport,
} from './take-over.ts';

const TAG = 'Nhập sổ cũ';
const describe = (summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: [TAG], summary, responses });

export const mappingSchema = z
  .partialRecord(z.enum(IMPORT_COLUMNS), z.int().min(0).max(200))
  .describe('Cột của sổ → vị trí trong bảng tính, tính từ 0.');

const previewSchema = z
  .object({
    id: z.string(),
    state: z.enum(['draft', 'done', 'undone']),
    fileName: z.string(),
    direction: z.enum(DIRECTIONS),
    year: z.int(),
    code: z.string(),
    titles: z.array(z.string()),
    mapping: mappingSchema,
    rows: z.int().describe('Số dòng vào được.'),
    sample: z.array(z.looseObject({ line: z.int(), entryNumber: z.int(), subject: z.string() })),
    errors: z.array(z.object({ line: z.int(), message: z.string() })).describe('Dòng trong bảng tính.'),
    moreErrors: z.int(),
  })
  .meta({ id: 'RegisterImport' });

const stageQuery = z.object({
  direction: z.enum(DIRECTIONS).default('incoming'),
  year: z.coerce.number().int().min(1990).max(2999).optional(),
  code: z
    .string()
    .regex(/^[a-z0-9-]{1,30}$/)
    .default('chung'),
});

export function importRoutes(deps: ImportDeps): Hono<AppEnv> {
  const { db, clock } = deps;
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/',
      describe('Các lần nhập', {
        200: answer(
          z.object({
            imports: z.array(
              z.object({
                id: z.string(),
                state: z.string(),
                fileName: z.string(),
                rows: z.int(),
                createdAt: z.string(),
              }),
            ),
          }),
          'Mới trước',
        ),
        ...problems(401, 403),
      }),
      (c) => {
        const imports = listImports(db, reader(c)).map(({ id, state, fileName, rows, createdAt }) => ({
          id,
          state,
          fileName,
          rows,
          createdAt,
        }));
        return c.json({ imports });
      },
    )
    .post(
      '/',
      describe('Gửi bảng tính (.xlsx, .csv) là cả nội dung yêu cầu; chưa ghi gì vào sổ', {
        201: answer(previewSchema, 'Xem trước'),
        ...problems(400, 401, 403, 413, 422),
      }),
      validate('query', stageQuery),
      async (c) => {
        const actor = writer(c);
        const { year = clock.today().year, ...about } = c.req.valid('query');
        if (c.req.raw.body === null) throw noFileInRequest();
        const fileName = nameIn(c.req.header('x-file-name'));
        return c.json(await stageImport(deps, bodyOf(c.req.raw), { ...about, year, fileName }, actor), 201);
      },
    )
    .get(
      '/:id',
      describe('Xem trước', { 200: answer(previewSchema, 'Xem trước'), ...problems(401, 403, 404) }),
      validate('param', dispatchParams),
      async (c) => c.json(await previewImport(deps, c.req.valid('param').id, null, reader(c))),
    )
    .post(
      '/:id/preview',
      describe('Xem trước với cách chọn cột khác', {
        200: answer(previewSchema, 'Xem trước'),
        ...problems(400, 401, 403, 404),
      }),
      validate('param', dispatchParams),
      validate('json', z.object({ mapping: mappingSchema })),
      async (c) =>
        c.json(await previewImport(deps, c.req.valid('param').id, c.req.valid('json').mapping, reader(c))),
    )
    .post(
      '/:id/run',
      describe('Nhập mọi dòng, hoặc không dòng nào', {
        200: answer(z.object({ id: z.string(), registerId: z.string(), rows: z.int() }), 'Đã nhập'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', dispatchParams),
      validate('json', z.object({ mapping: mappingSchema.nullable().default(null) })),
      async (c) =>
        c.json(
          await runImport(
            deps,
            { id: c.req.valid('param').id, mapping: c.req.valid('json').mapping },
            writer(c),
          ),
        ),
    )
    .post(
      '/:id/undo',
      describe('Hoàn tác lần nhập', {
        200: answer(z.object({ rows: z.int() }), 'Đã hoàn tác'),
        ...problems(400, 401, 403, 404, 409),
      }),
      validate('param', dispatchParams),
      validate('json', reasonedBody.pick({ reason: true })),
      (c) =>
        c.json(
          undoImport(
            db,
            { id: c.req.valid('param').id, reason: c.req.valid('json').reason },
            writer(c),
            clock,
          ),
        ),
    );
}

function nameIn(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? '').slice(0, 200) || 'so-cu';
  } catch {
    // Not URI-encoded: taken as it stands.
    return (header ?? '').slice(0, 200);
  }
}
