/** `/api/v1/dispatches/:id/…`: the way of a paper through the office, and the papers it hangs together with. */
import { Hono } from 'hono';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import type { AppEnv } from '../people/http-env.ts';
import { requireSignIn } from '../people/middleware.ts';
import { answer, problems, validate } from '../platform/http.ts';
import { type BooksRoutesDeps, fileOf } from './books-routes.ts';
import * as books from './books-wire.ts';
import { handlingSlip } from './handling-slip.ts';
import { addLink, linksOfDispatch, removeLink, threadOf } from './links.ts';
import { given, reader, writer } from './route-helpers.ts';
import {
  completePaper,
  forwardPaper,
  keepForInformation,
  refusePaper,
  returnPaper,
  sayOpinion,
  submitToLeader,
} from './routing.ts';
import { routingOfDispatch } from './routing-view.ts';
import * as wire from './wire.ts';

const describe = (tag: string, summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: [tag], summary, responses });

const changed = { 200: answer(wire.versionSchema, 'Đã làm'), ...problems(400, 401, 403, 404, 409, 422) };

export function wayRoutes({ db, clock, agencyName, parentAgency }: BooksRoutesDeps): Hono<AppEnv> {
  const tag = 'Luân chuyển';
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/:id/routing',
      describe(tag, 'Văn bản đang ở đâu, từ bao giờ, đã qua những đâu', {
        200: answer(books.routingSchema, 'Luân chuyển'),
        ...problems(401, 403, 404),
      }),
      validate('param', wire.dispatchParams),
      (c) => c.json(routingOfDispatch(db, c.req.valid('param').id, reader(c))),
    )
    .get(
      '/:id/handling-slip.pdf',
      describe(tag, 'Phiếu giải quyết văn bản đến', {
        200: { description: 'PDF', content: { 'application/pdf': {} } },
        ...problems(401, 403, 404),
      }),
      validate('param', wire.dispatchParams),
      async (c) => {
        const request = { id: c.req.valid('param').id, agencyName, parentAgency, place: '' };
        return fileOf(await handlingSlip(db, request, reader(c), clock), 'application/pdf');
      },
    )
    .post(
      '/:id/submit',
      describe(tag, 'Trình lãnh đạo', changed),
      validate('param', wire.dispatchParams),
      validate('json', books.submitBody),
      (c) =>
        c.json(
          submitToLeader(
            db,
            { ...c.req.valid('json'), dispatchId: c.req.valid('param').id },
            writer(c),
            clock,
          ),
        ),
    )
    .post(
      '/:id/forward',
      describe(tag, 'Chuyển tiếp cho người trong đơn vị', changed),
      validate('param', wire.dispatchParams),
      validate('json', books.forwardBody),
      (c) => {
        const { personIds, ...body } = c.req.valid('json');
        const to = personIds.map((personId) => ({ kind: 'person' as const, id: personId }));
        const command = { ...given(body), to, dispatchId: c.req.valid('param').id };
        return c.json(forwardPaper(db, command, writer(c), clock));
      },
    )
    .post(
      '/:id/return',
      describe(tag, 'Trả lại người giao, kèm lý do', changed),
      validate('param', wire.dispatchParams),
      validate('json', books.returnBody),
      (c) =>
        c.json(
          returnPaper(db, { ...c.req.valid('json'), dispatchId: c.req.valid('param').id }, writer(c), clock),
        ),
    )
    .post(
      '/:id/complete',
      describe(tag, 'Báo đã giải quyết', changed),
      validate('param', wire.dispatchParams),
      validate('json', books.completeBody),
      (c) =>
        c.json(
          completePaper(
            db,
            { ...c.req.valid('json'), dispatchId: c.req.valid('param').id },
            writer(c),
            clock,
          ),
        ),
    )
    .post(
      '/:id/keep',
      describe(tag, 'Lưu, để biết: không cần trả lời', changed),
      validate('param', wire.dispatchParams),
      validate('json', books.reasonBody),
      (c) =>
        c.json(
          keepForInformation(
            db,
            { ...c.req.valid('json'), dispatchId: c.req.valid('param').id },
            writer(c),
            clock,
          ),
        ),
    )
    .post(
      '/:id/refuse',
      describe(tag, 'Từ chối, trả lại nơi gửi', changed),
      validate('param', wire.dispatchParams),
      validate('json', books.reasonBody),
      (c) =>
        c.json(
          refusePaper(db, { ...c.req.valid('json'), dispatchId: c.req.valid('param').id }, writer(c), clock),
        ),
    )
    .post(
      '/:id/opinions',
      describe(tag, 'Ghi ý kiến trên phiếu giải quyết', changed),
      validate('param', wire.dispatchParams),
      validate('json', books.opinionBody),
      (c) =>
        c.json(
          sayOpinion(db, { ...c.req.valid('json'), dispatchId: c.req.valid('param').id }, writer(c), clock),
        ),
    );
}

export function linkRoutes({ db, clock }: BooksRoutesDeps): Hono<AppEnv> {
  const tag = 'Liên kết văn bản';
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/:id/links',
      describe(tag, 'Các văn bản liên kết', {
        200: answer(books.linksSchema, 'Liên kết'),
        ...problems(401, 403, 404),
      }),
      validate('param', wire.dispatchParams),
      (c) => c.json({ links: linksOfDispatch(db, c.req.valid('param').id, reader(c)) }),
    )
    .get(
      '/:id/thread',
      describe(tag, 'Chuỗi văn bản của cùng một việc, cũ trước', {
        200: answer(books.threadSchema, 'Chuỗi văn bản'),
        ...problems(401, 403, 404),
      }),
      validate('param', wire.dispatchParams),
      (c) => c.json({ steps: threadOf(db, c.req.valid('param').id, reader(c)) }),
    )
    .post(
      '/:id/links',
      describe(tag, 'Liên kết với một văn bản', changed),
      validate('param', wire.dispatchParams),
      validate('json', books.linkBody),
      (c) => {
        const { kind, other } = c.req.valid('json');
        const named = 'id' in other ? other : { symbol: other.symbol, date: other.date ?? null };
        const command = { dispatchId: c.req.valid('param').id, kind, other: named };
        return c.json(addLink(db, command, writer(c), clock));
      },
    )
    .delete(
      '/:id/links/:linkId',
      describe(tag, 'Bỏ một liên kết', changed),
      validate('param', books.linkParams),
      (c) => {
        const { id, linkId } = c.req.valid('param');
        return c.json(removeLink(db, { dispatchId: id, linkId }, writer(c), clock));
      },
    );
}
