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
