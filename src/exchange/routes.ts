/** `/api/v1/exchange`: what partner agencies send, each with the key it was given; `/api/v1/partners`: who they are. */
import { type Context, Hono } from 'hono';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import { z } from 'zod';
import { officeProfile } from '../drafting/index.ts';
import {
  actorOf,
  addPartner,
  type AppEnv,
  bearerToken,
  changePartner,
  getPartner,
  givePartnerKey,
  listPartners,
  removePartner,
  requireSignIn,
} from '../people/index.ts';
import { answer, problems, validate } from '../platform/http.ts';
import { inOneChunk } from '../intake/index.ts';
import { checkPartner } from './check-partner.ts';
import type { Courier } from './courier.ts';
import { type Message, senderOf, takeInPackage, type TakeInDeps, takeInStatusOf } from './take-in.ts';

export interface ExchangeRoutesDeps extends TakeInDeps {
  courier: Courier;
}

const described = (tag: string, summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: [tag], summary, responses });

const receipt = z
  .object({
    documentId: z.string(),
    status: z.string().describe('01: đã đến; 15: đồng ý thu hồi.'),
    at: z.string().describe('Lúc văn bản đến đây; gửi lại vẫn trả lời như cũ.'),
  })
  .meta({ id: 'ExchangeReceipt' });

const BETWEEN = 'Liên thông giữa các cơ quan';

/** To be mounted at `/exchange`; nobody signs in here, a partner's key says who asks. */
export function exchangeRoutes(deps: ExchangeRoutesDeps): Hono<AppEnv> {
  const { db, agencyName } = deps;
  const sender = (c: Context<AppEnv>) =>
    senderOf(deps, bearerToken(c.req.raw.headers), c.var.client?.address ?? null);
  return new Hono<AppEnv>()
    .get(
      '/self',
      described(BETWEEN, 'Cơ quan nào trả lời ở địa chỉ này', {
        200: answer(z.object({ organId: z.string(), name: z.string() }), 'Cơ quan'),
        ...problems(401),
      }),
      (c) => {
        sender(c);
        return c.json({ organId: officeProfile(db, agencyName).organId, name: agencyName });
      },
    )
    .post(
      '/packages',
      described(BETWEEN, 'Nhận gói edXML: văn bản, văn bản thay thế hoặc lệnh thu hồi', {
        200: answer(receipt, 'Đã đến; gửi lại cùng một gói vẫn là một văn bản'),
        ...problems(400, 401, 403, 413, 422, 503, 507),
      }),
      async (c) => {
        // Before the bytes flow: a stranger must not fill the memory.
        const from = sender(c);
        return c.json(await takeInPackage(deps, messageOf(c), from));
      },
    )
    .post(
      '/statuses',
      described(BETWEEN, 'Nhận trạng thái edXML của văn bản cơ quan đã gửi', {
        204: { description: 'Đã ghi' },
        ...problems(400, 401, 403, 404, 413, 422),
      }),
      async (c) => {
        const from = sender(c);
        await takeInStatusOf(deps, messageOf(c), from);
        return c.body(null, 204);
      },
    );
}

function messageOf(c: Context<AppEnv>): Message {
  const { body } = c.req.raw;
  return {
    content: body === null ? inOneChunk(new Uint8Array()) : (body as unknown as AsyncIterable<Uint8Array>),
    digest: c.req.header('content-digest') ?? null,
  };
}

const words = z.object({
  organId: z.string().trim().min(2).max(35).describe('Mã định danh, ví dụ H99.08.'),
  name: z.string().trim().min(1).max(300),
  otherNames: z.array(z.string().max(300)).max(20).default([]).describe('Tên khác trong Kính gửi, Nơi nhận.'),
  url: z.string().trim().min(1).max(500).describe('Địa chỉ máy chủ của cơ quan đó.'),
  isActive: z.boolean().default(true),
  theirs: z.string().max(200).optional().describe('Khóa do cơ quan đó cấp; không bao giờ trả lại.'),
});
const partner = z
  .object({
    id: z.string(),
    organId: z.string(),
    name: z.string(),
    otherNames: z.array(z.string()),
    url: z.string(),
    isActive: z.boolean(),
    hasTheirs: z.boolean().describe('Đã có khóa để gửi tới đó.'),
    oursSince: z.string().nullable().describe('Từ khi nào cơ quan đó có khóa để gửi tới đây.'),
    reachedAt: z.string().nullable(),
    heardAt: z.string().nullable(),
    trouble: z.string().describe('Vì sao lần gửi gần nhất chưa được; trống: không vướng gì.'),
  })
  .meta({ id: 'Partner' });
const idParam = z.object({ id: z.string().max(80) });
const DIRECTORY = 'Danh bạ liên thông';

/** To be mounted at `/partners`. */
export function partnerRoutes(deps: Pick<ExchangeRoutesDeps, 'db' | 'clock' | 'courier'>): Hono<AppEnv> {
  const { db, clock } = deps;
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/',
      described(DIRECTORY, 'Các cơ quan liên thông', {
        200: answer(z.object({ partners: z.array(partner) }), 'Danh bạ'),
        ...problems(401, 403),
      }),
      (c) => c.json({ partners: listPartners(db, actorOf(c)) }),
    )
    .post(
      '/',
      described(DIRECTORY, 'Thêm một cơ quan', {
        201: answer(partner, 'Đã thêm'),
        ...problems(400, 401, 403, 409, 422),
      }),
      validate('json', words),
      (c) => c.json(addPartner(db, c.req.valid('json'), actorOf(c), clock), 201),
    )
    .get(
      '/:id',
      described(DIRECTORY, 'Một cơ quan liên thông', {
        200: answer(partner, 'Cơ quan'),
        ...problems(401, 403, 404),
      }),
      validate('param', idParam),
      (c) => c.json(getPartner(db, c.req.valid('param').id, actorOf(c))),
    )
    .put(
      '/:id',
      described(DIRECTORY, 'Sửa một cơ quan; không gửi khóa thì giữ khóa cũ', {
        200: answer(partner, 'Đã sửa'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', idParam),
      validate('json', words),
      (c) => c.json(changePartner(db, c.req.valid('param').id, c.req.valid('json'), actorOf(c), clock)),
    )
    .delete(
      '/:id',
      described(DIRECTORY, 'Bỏ khỏi danh bạ; khóa của hai bên hết hiệu lực ở đây', {
        204: { description: 'Đã bỏ' },
        ...problems(401, 403, 404),
      }),
      validate('param', idParam),
      (c) => {
        removePartner(db, c.req.valid('param').id, actorOf(c), clock);
        return c.body(null, 204);
      },
    )
    .post(
      '/:id/key',
      described(DIRECTORY, 'Cấp khóa để cơ quan đó gửi tới đây; khóa trước hết hiệu lực', {
        201: answer(z.object({ key: z.string().describe('Chỉ hiện lần này.') }), 'Khóa'),
        ...problems(401, 403, 404),
      }),
      validate('param', idParam),
      (c) => c.json({ key: givePartnerKey(db, c.req.valid('param').id, actorOf(c), clock) }, 201),
    )
    .post(
      '/:id/check',
      described(DIRECTORY, 'Thử kết nối: địa chỉ, khóa và mã định danh', {
        200: answer(z.object({ organId: z.string(), name: z.string() }), 'Kết nối được'),
        ...problems(401, 403, 404, 422, 503),
      }),
      validate('param', idParam),
      async (c) => c.json(await checkPartner(deps, c.req.valid('param').id, actorOf(c))),
    );
}
