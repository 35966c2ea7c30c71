/** `/api/v1/dispatches/:id/directives`: a leader's word, which gives out duties at once. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { z } from 'zod';
import { isIsoDate } from '../calendar/index.ts';
import { actorOf, type AppEnv, requireScope, requireSignIn } from '../people/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { answer, problems, validate } from '../platform/http.ts';
import { direct } from './direct.ts';
import { handOver, heldBy } from './hand-over.ts';

const party = z.object({ kind: z.enum(['unit', 'person']), id: z.string().min(1).max(64) });
const parties = z.array(party).max(200).default([]);

const directiveBody = z.object({
  version: z.int().min(1).describe('Phiên bản đang xem.'),
  text: z.string().trim().min(1).max(5000).describe('Ý kiến chỉ đạo (bút phê).'),
  lead: party.nullable().default(null).describe('Chủ trì.'),
  cooperators: parties.describe('Phối hợp.'),
  know: parties.describe('Nhận để biết.'),
  dueDate: z
    .string()
    .refine(isIsoDate, { error: 'phải là một ngày có thật, dạng 2026-01-31' })
    .nullable()
    .default(null)
    .describe('Thời hạn giải quyết.'),
});

const directedSchema = z
  .object({
    directiveId: z.string(),
    version: z.int(),
    obligation: z
      .object({ id: z.string(), code: z.string(), version: z.int(), due: z.string().nullable() })
      .nullable()
      .describe('Nhiệm vụ vừa giao; null khi văn bản chỉ gửi để biết.'),
  })
  .meta({ id: 'Directed' });

export function directiveRoutes({ db, clock }: { db: Db; clock: Clock }): Hono<AppEnv> {
  return new Hono<AppEnv>().use(requireSignIn()).post(
    '/:id/directives',
    describeRoute({
      tags: ['Luân chuyển'],
      summary: 'Ghi ý kiến chỉ đạo và giao nhiệm vụ',
      responses: {
        201: answer(directedSchema, 'Đã chỉ đạo'),
        ...problems(400, 401, 403, 404, 409, 422),
      },
    }),
    validate('param', z.object({ id: z.string().min(1).max(64) })),
    validate('json', directiveBody),
    (c) => {
      const actor = actorOf(c);
      requireScope(actor, 'dispatches:write');
      const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
      return c.json(direct(db, command, actor, clock), 201);
    },
  );
}

const handOverBody = z.object({
  fromId: z.string().min(1).max(64).describe('Người bàn giao.'),
  toId: z.string().min(1).max(64).describe('Người nhận bàn giao.'),
  reason: z.string().trim().min(1).max(1000).describe('Lý do, lưu trong lịch sử.'),
});

const heldSchema = z
  .object({
    papers: z.int().describe('Văn bản đang ở chỗ người này.'),
    duties: z
      .int()
      .describe('Nhiệm vụ chưa xong mà người này chủ trì, phối hợp, theo dõi hoặc nhận để biết.'),
    assigned: z.int().describe('Nhiệm vụ chưa xong do người này giao.'),
  })
  .meta({ id: 'HeldByPerson' });

export function handOverRoutes({ db, clock }: { db: Db; clock: Clock }): Hono<AppEnv> {
  const routes = new Hono<AppEnv>().use(requireSignIn()).get(
    '/:personId',
    describeRoute({
      tags: ['Luân chuyển'],
      summary: 'Những gì đang ở chỗ một người, trước khi bàn giao',
      responses: { 200: answer(heldSchema, 'Số lượng'), ...problems(401, 403) },
    }),
    validate('param', z.object({ personId: z.string().min(1).max(64) })),
    (c) => {
      const actor = actorOf(c);
      requireScope(actor, 'dispatches:read');
      return c.json(heldBy(db, c.req.valid('param').personId, actor, clock));
    },
  );
  return routes.post(
    '/',
    describeRoute({
      tags: ['Luân chuyển'],
      summary: 'Bàn giao mọi văn bản và nhiệm vụ đang ở chỗ một người',
      responses: {
        200: answer(z.object({ papers: z.int(), obligations: z.int() }), 'Đã bàn giao'),
        ...problems(400, 401, 403, 422),
      },
    }),
    validate('json', handOverBody),
    (c) => {
      const actor = actorOf(c);
      requireScope(actor, 'dispatches:write');
      return c.json(handOver(db, c.req.valid('json'), actor, clock));
    },
  );
}
