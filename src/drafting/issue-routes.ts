/** `/api/v1/drafting/drafts/:id/…`: signing, issuing, delivery, recall, and what follows a wrong paper. */
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import { z } from 'zod';
import { type Actor, actorOf, type AppEnv, requireScope } from '../people/index.ts';
import { answer, problems, validate } from '../platform/http.ts';
import { openAgencyKey, openedForSigning, type SigningMeans } from '../signatures/index.ts';
import { AFTERS, beginAfter } from './begin-after.ts';
import { takeInStatus } from './delivery-status.ts';
import { idParam, saved } from './draft-wire.ts';
import {
  deliveriesOfDraft,
  DELIVERY_MARKS,
  issuePaper,
  markDelivery,
  recallPaper,
  sendAgain,
  suggestedFor,
} from './issue.ts';
import { packageFor } from './package.ts';
import { DELIVERY_CHANNELS, DELIVERY_STATES } from './schema.ts';
import { sealPaper } from './seal.ts';
import { signDraft, type SigningDeps } from './sign.ts';

export interface IssueRoutesDeps extends SigningDeps {
  agencyName: string;
  signing: SigningMeans;
  /** Whether the office has a mail server. */
  sendsMail: boolean;
}

const TAG = 'Ký và phát hành';
const described = (summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: [TAG], summary, responses });

function writer(c: Context<AppEnv>): Actor {
  const actor = actorOf(c);
  requireScope(actor, 'dispatches:write');
  return actor;
}

const receiver = z.object({
  receiver: z.string().max(500),
  channel: z.enum(DELIVERY_CHANNELS),
  address: z.string().max(300).default(''),
  copies: z.number().int().min(0).max(10_000).default(0),
});
const delivery = receiver.extend({
  id: z.string(),
  state: z.enum(DELIVERY_STATES),
  sentAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  readAt: z.string().nullable(),
  recalledAt: z.string().nullable(),
  replacedAt: z.string().nullable().describe('Nơi nhận đã được báo rằng văn bản được thay thế.'),
  note: z.string(),
  statusCode: z.string().nullable().describe('Trạng thái edXML nơi nhận báo gần nhất: 01, 02, 03, 05, 06 …'),
  statusAt: z.string().nullable(),
});
const deliveries = z.object({ deliveries: z.array(delivery), suggested: z.array(receiver) });

const signBody = z.object({
  revision: z.number().int().min(1),
  remark: z.string().max(4000).optional(),
  p12: z
    .string()
    .max(100_000)
    .optional()
    .describe('Tệp P12 dạng base64; không lưu lại. Không gửi: dùng khóa đã nạp, nếu có mật khẩu.'),
  password: z.string().max(300).optional(),
});
const sealBody = z.object({
  password: z
    .string()
    .max(300)
    .default('')
    .describe('Mật khẩu (PIN) khóa của cơ quan; để trống: lấy từ tệp mật khẩu của quản trị.'),
  enclosures: z
    .array(z.object({ fileName: z.string().min(1).max(200), content: z.base64() }))
    .max(20)
    .default([])
    .describe('Tệp PDF kèm theo, mỗi tệp được ký số riêng; base64.'),
});
const sealedAnswer = z.object({
  draftId: z.string(),
  dispatchId: z.string(),
  fileSha256: z.string(),
  enclosures: z.array(z.string()),
});
const signed = z.object({
  draftId: z.string(),
  dispatchId: z.string(),
  number: z.number(),
  symbol: z.string(),
  fileSha256: z.string(),
});

/** To be mounted beside `/drafts`: what receivers report. */
export function deliveryStatusRoutes({ db, clock }: Pick<IssueRoutesDeps, 'db' | 'clock'>): Hono<AppEnv> {
  return new Hono<AppEnv>().post(
    '/delivery-statuses',
    described('Nhận thông báo trạng thái edXML của nơi nhận (thân yêu cầu): đã đến, đã nhận, từ chối …', {
      200: answer(markedByStatus, 'Đã ghi'),
      ...problems(401, 403, 404, 422),
    }),
    async (c) => c.json(takeInStatus(db, new Uint8Array(await c.req.arrayBuffer()), writer(c), clock)),
  );
}

const markedByStatus = z.object({
  draftId: z.string(),
  receiver: z.string(),
  state: z.enum(DELIVERY_STATES),
});

/** Thirty scans of an enclosure. */
const MOST_SEAL_BYTES = 60 * 1024 * 1024;

/** To be mounted at `/drafts`, behind sign-in. */
export function issueRoutes(deps: IssueRoutesDeps): Hono<AppEnv> {
  const { db, clock, intake, agencyName, signing, sendsMail } = deps;
  return new Hono<AppEnv>()
    .use('/:id/seal', bodyLimit({ maxSize: MOST_SEAL_BYTES }))
    .post(
      '/:id/signature',
      described('Ký ban hành: cấp số, ghi ngày, đóng băng tệp PDF, vào sổ văn bản đi', {
        200: answer(signed, 'Đã ký'),
        ...problems(400, 401, 403, 404, 409, 422, 503),
      }),
      validate('param', idParam),
      validate('json', signBody),
      async (c) => {
        const { revision, remark, p12 = null, password = '' } = c.req.valid('json');
        const brought = { p12: p12 === null ? null : Buffer.from(p12, 'base64'), password };
        const by = writer(c);
        const digital = openedForSigning(db, brought, signing, by);
        const command = { draftId: c.req.valid('param').id, revision, remark, digital };
        return c.json(await signDraft(deps, command, by));
      },
    )
    .post(
      '/:id/seal',
      described('Ký số của cơ quan trên văn bản đã ký, và trên các tệp kèm theo', {
        200: answer(sealedAnswer, 'Đã ký số'),
        ...problems(400, 401, 403, 404, 409, 422, 503),
      }),
      validate('param', idParam),
      validate('json', sealBody),
      async (c) => {
        const { password, enclosures } = c.req.valid('json');
        const by = writer(c);
        const command = {
          draftId: c.req.valid('param').id,
          openKey: () => openAgencyKey(db, password, signing),
          enclosures: enclosures.map(({ fileName, content }) => ({
            fileName,
            bytes: Buffer.from(content, 'base64'),
          })),
        };
        return c.json(await sealPaper(deps, command, by));
      },
    )
    .get(
      '/:id/deliveries',
      described('Danh sách nơi nhận và tình trạng chuyển phát', {
        200: answer(deliveries, 'Nơi nhận; gợi ý khi chưa phát hành'),
        ...problems(401, 403, 404),
      }),
      validate('param', idParam),
      (c) => {
        const { id } = c.req.valid('param');
        return c.json({
          deliveries: deliveriesOfDraft(db, id, actorOf(c)),
          suggested: suggestedFor(db, id, actorOf(c)),
        });
      },
    )
    .post(
      '/:id/issue',
      described('Phát hành đến các nơi nhận', {
        200: answer(deliveries.pick({ deliveries: true }), 'Đã phát hành'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', idParam),
      validate('json', z.object({ receivers: z.array(receiver).max(2_000) })),
      (c) => {
        const command = { draftId: c.req.valid('param').id, ...c.req.valid('json'), sendsMail };
        const issued = issuePaper(db, command, writer(c), clock);
        deps.wakeJobs();
        return c.json({ deliveries: issued });
      },
    )
    .post(
      '/:id/deliveries/:delivery/marks',
      described('Đánh dấu đã gửi, đã đến, đã đọc, đã báo thu hồi', {
        204: { description: 'Đã ghi' },
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', idParam.extend({ delivery: z.string().max(80) })),
      validate('json', z.object({ mark: z.enum(DELIVERY_MARKS) })),
      (c) => {
        const { id, delivery: deliveryId } = c.req.valid('param');
        markDelivery(db, { draftId: id, deliveryId, ...c.req.valid('json') }, writer(c), clock);
        return c.body(null, 204);
      },
    )
    .post(
      '/:id/deliveries/:delivery/attempts',
      described('Gửi lại qua mạng tới cơ quan liên thông, khi lần trước không được', {
        202: { description: 'Đang gửi' },
        ...problems(401, 403, 404, 422),
      }),
      validate('param', idParam.extend({ delivery: z.string().max(80) })),
      (c) => {
        const { id, delivery: deliveryId } = c.req.valid('param');
        sendAgain(db, { draftId: id, deliveryId }, writer(c), clock);
        deps.wakeJobs();
        return c.body(null, 202);
      },
    )
    .get(
      '/:id/package',
      describeRoute({
        tags: [TAG],
        summary: 'Gói edXML để gửi, hoặc để báo thu hồi',
        responses: {
          200: { description: 'Gói', content: { 'application/xml': { schema: { type: 'string' } } } },
          ...problems(401, 403, 404, 422),
        },
      }),
      validate('param', idParam),
      async (c) => {
        const from = { db, storage: intake.storage, agencyName };
        const xml = await packageFor(from, c.req.valid('param').id, actorOf(c));
        const body = Readable.toWeb(Readable.from(xml.open())) as ReadableStream<Uint8Array<ArrayBuffer>>;
        return c.body(body, 200, { 'content-type': 'application/xml; charset=utf-8' });
      },
    )
    .post(
      '/:id/recall',
      described('Thu hồi văn bản đã phát hành', {
        200: answer(saved, 'Đã thu hồi'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', idParam),
      validate('json', z.object({ remark: z.string().max(4000) })),
      (c) => {
        const command = { draftId: c.req.valid('param').id, ...c.req.valid('json'), sendsMail };
        const { id, state, revision } = recallPaper(db, command, writer(c), clock);
        deps.wakeJobs();
        return c.json({ id, state, revision });
      },
    )
    .post(
      '/:id/successors',
      described('Bắt đầu văn bản thay thế, hoặc công văn đính chính', {
        201: answer(saved, 'Bản thảo mới'),
        ...problems(400, 401, 403, 404, 409),
      }),
      validate('param', idParam),
      validate('json', z.object({ kind: z.enum(AFTERS) })),
      (c) => {
        const command = { draftId: c.req.valid('param').id, ...c.req.valid('json') };
        const { id, state, revision } = beginAfter(db, command, writer(c), clock);
        return c.json({ id, state, revision }, 201);
      },
    );
}
