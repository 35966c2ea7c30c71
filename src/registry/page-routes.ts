/** HTTP of the pages of a paper: arranged, split, put together, read again with other settings. */
import { type Context, Hono } from 'hono';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import { z } from 'zod';
import { type Actor, requireScope } from '../people/actor.ts';
import type { AppEnv } from '../people/http-env.ts';
import { actorOf, requireSignIn } from '../people/middleware.ts';
import { answer, problems, validate } from '../platform/http.ts';
import { arrangePages, mergePapers, splitPaper, undoPageChange } from './arrange-pages.ts';
import { compareReadings, dropProposal, keepProposal, proposeReading } from './propose-reading.ts';
import type { ReceivingDeps } from './receive.ts';
import * as wire from './wire.ts';

const TAG = 'Trang của văn bản';
const describe = (summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: [TAG], summary, responses });

const version = wire.versionedBody.shape.version;
const pageNumber = z.int().min(1).max(100_000);
const turn = z
  .union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)])
  .default(0)
  .describe('Xoay thêm theo chiều kim đồng hồ, độ.');
const share = z.number().min(0).max(0.45).default(0);

const arrangeBody = z.object({
  version,
  pages: z
    .array(z.object({ page: pageNumber.describe('Số trang hiện nay.'), turn }))
    .min(1)
    .max(1000)
    .describe('Các trang giữ lại, theo thứ tự mới.'),
});
const splitBody = z.object({
  version,
  at: z.array(pageNumber).min(1).max(300).describe('Trang đầu của mỗi văn bản tách ra.'),
});
const mergeBody = z.object({
  version,
  others: z
    .array(z.object({ dispatchId: z.string().min(1).max(64), version }))
    .min(1)
    .max(50)
    .describe('Các văn bản nối vào sau, theo thứ tự.'),
});
const proposeBody = z.object({
  version,
  pages: z.array(pageNumber).min(1).max(1000).optional().describe('Chỉ các trang này; không ghi: mọi trang.'),
  turn: z
    .union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)])
    .optional()
    .describe('Chiều đứng của trang so với tệp; không ghi: máy tự tìm.'),
  crop: z
    .object({ left: share, top: share, right: share, bottom: share })
    .optional()
    .describe('Phần mép bỏ đi, theo tỉ lệ bề rộng, bề cao của trang đang đứng.'),
  engine: z
    .enum(['wasm', 'native'])
    .optional()
    .describe('Máy đọc: kèm theo phần mềm, hoặc tesseract 5 của máy chủ; không ghi: theo cài đặt.'),
});
const splitAnswer = wire.versionSchema.extend({ dispatchIds: z.array(z.string()) });
const comparisonSchema = z
  .object({
    version: z.int(),
    pages: z.array(
      z.object({
        number: z.int().nullable().describe('Trang của bản đang dùng; null khi không có.'),
        proposed: z.int().nullable(),
        differs: z.int().describe('Số chữ khác nhau.'),
        parts: z.array(z.object({ kind: z.enum(['same', 'old', 'new']), text: z.string() })),
      }),
    ),
    fields: z.array(z.object({ field: z.string(), now: z.json(), proposed: z.json() })),
  })
  .meta({ id: 'ReadingComparison' });

/** To be mounted with the registry's other routes. */
export function pageRoutes({ db, clock, wakeJobs }: ReceivingDeps): Hono<AppEnv> {
  const changed = { 200: answer(wire.versionSchema, 'Đã làm'), ...problems(400, 401, 403, 404, 409, 422) };
  const thenWork = <T>(result: T): T => {
    wakeJobs();
    return result;
  };
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .post(
      '/:id/pages/arrange',
      describe('Xoay, xếp lại, bỏ trang trước khi vào sổ', changed),
      validate('param', wire.dispatchParams),
      validate('json', arrangeBody),
      (c) => {
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(thenWork(arrangePages(db, command, writer(c), clock)));
      },
    )
    .post(
      '/:id/pages/split',
      describe('Tách thành nhiều văn bản', {
        ...changed,
        200: answer(splitAnswer, 'Các văn bản mới'),
      }),
      validate('param', wire.dispatchParams),
      validate('json', splitBody),
      (c) => {
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(thenWork(splitPaper(db, command, writer(c), clock)));
      },
    )
    .post(
      '/:id/pages/merge',
      describe('Gộp các văn bản khác vào sau', changed),
      validate('param', wire.dispatchParams),
      validate('json', mergeBody),
      (c) => {
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(thenWork(mergePapers(db, command, writer(c), clock)));
      },
    )
    .post(
      '/:id/pages/undo',
      describe('Hoàn tác thay đổi trang gần nhất', changed),
      validate('param', wire.dispatchParams),
      validate('json', wire.versionedBody),
      (c) => {
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(thenWork(undoPageChange(db, command, writer(c), clock)));
      },
    )
    .post(
      '/:id/rereading',
      describe('Đọc lại với thiết lập khác, để so sánh trước khi thay', changed),
      validate('param', wire.dispatchParams),
      validate('json', proposeBody),
      (c) => {
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(thenWork(proposeReading(db, command, writer(c), clock)));
      },
    )
    .get(
      '/:id/rereading',
      describe('So sánh bản đọc lại với bản đang dùng', {
        200: answer(comparisonSchema, 'Từng trang, và các mục sẽ đổi'),
        ...problems(401, 403, 404, 409),
      }),
      validate('param', wire.dispatchParams),
      (c) => c.json(compareReadings(db, c.req.valid('param').id, reader(c))),
    )
    .post(
      '/:id/rereading/keep',
      describe('Giữ bản đọc lại thay bản đang dùng', changed),
      validate('param', wire.dispatchParams),
      validate('json', wire.versionedBody),
      (c) => {
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(thenWork(keepProposal(db, command, writer(c), clock)));
      },
    )
    .post(
      '/:id/rereading/drop',
      describe('Bỏ bản đọc lại', changed),
      validate('param', wire.dispatchParams),
      validate('json', wire.versionedBody),
      (c) => {
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(dropProposal(db, command, writer(c), clock));
      },
    );
}

function reader(c: Context<AppEnv>): Actor {
  const actor = actorOf(c);
  requireScope(actor, 'dispatches:read');
  return actor;
}

function writer(c: Context<AppEnv>): Actor {
  const actor = actorOf(c);
  requireScope(actor, 'dispatches:write');
  return actor;
}
