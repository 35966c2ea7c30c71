/** `/api/v1/obligations`: what is to be done, by whom, by when, and everything that is done about it. */
import { type Context, Hono } from 'hono';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import { type Actor, requireRole, requireScope } from '../people/actor.ts';
import type { AppEnv } from '../people/http-env.ts';
import { actorOf, requireSignIn } from '../people/middleware.ts';
import { answer, problems, validate } from '../platform/http.ts';
import { fileAnswer } from '../registry/file-answer.ts';
import { bodyOf } from '../registry/upload.ts';
import { addFile, fileOfObligation, type FilesDeps } from './files.ts';
import { handOut, type HandOut } from './hand-out.ts';
import {
  countObligations,
  listObligations,
  loadsOfUnits,
  obligationCalendar,
  viewObligation,
} from './open.ts';
import { type ObligationCommand, perform, performOnMany } from './perform.ts';
import { forgetView, keepView, savedViews } from './saved-views.ts';
import * as wire from './wire.ts';

export type ObligationRoutesDeps = FilesDeps;

/** To be mounted at `/api/v1`, behind `authenticate`; thrown errors are the app's `onError` to answer. */
export function obligationRoutes(deps: ObligationRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .route('/obligation-views', viewRoutes(deps))
    .route('/obligations', listRoutes(deps))
    .route('/obligations', oneRoutes(deps));
}

const TAG = 'Theo dõi nhiệm vụ';
const describe = (summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: [TAG], summary, responses });

export function reader(c: Context<AppEnv>): Actor {
  const actor = actorOf(c);
  requireScope(actor, 'dispatches:read');
  return actor;
}

export function writer(c: Context<AppEnv>): Actor {
  const actor = actorOf(c);
  requireScope(actor, 'dispatches:write');
  return actor;
}

function listRoutes({ db, clock }: ObligationRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/',
      describe('Danh sách nhiệm vụ, hạn gần nhất trước', {
        200: answer(wire.obligationPageSchema, 'Một trang'),
        ...problems(400, 401, 403),
      }),
      validate('query', wire.listQuery),
      (c) => c.json(listObligations(db, reader(c), c.req.valid('query'), clock)),
    )
    .get(
      '/counts',
      describe('Số nhiệm vụ đang mở theo tình trạng hạn và trạng thái', {
        200: answer(wire.countsSchema, 'Số lượng'),
        ...problems(400, 401, 403),
      }),
      validate('query', wire.filterQuery),
      (c) => c.json(countObligations(db, reader(c), c.req.valid('query'), clock, { byStatus: true })),
    )
    .get(
      '/calendar',
      describe('Số nhiệm vụ đến hạn từng ngày', {
        200: answer(wire.calendarSchema, 'Những ngày có nhiệm vụ'),
        ...problems(400, 401, 403),
      }),
      validate('query', wire.calendarQuery),
      (c) => {
        const { from, to, ...filter } = c.req.valid('query');
        return c.json({ days: obligationCalendar(db, reader(c), filter, { from, to }) });
      },
    )
    .get(
      '/units',
      describe('Việc đang mở của từng đơn vị', {
        200: answer(wire.loadsSchema, 'Theo thứ tự đơn vị'),
        ...problems(401, 403),
      }),
      (c) => {
        requireRole(reader(c), 'clerk', 'leader');
        return c.json({ units: loadsOfUnits(db, clock) });
      },
    )
    .post(
      '/',
      describe('Giao nhiệm vụ trực tiếp hoặc theo kết luận cuộc họp', {
        201: answer(wire.createdSchema, 'Đã giao'),
        ...problems(400, 401, 403, 422),
      }),
      validate('json', wire.handOutBody),
      (c) => c.json({ created: handOut(db, c.req.valid('json') satisfies HandOut, writer(c), clock) }, 201),
    )
    .post(
      '/bulk',
      describe('Cùng một việc trên nhiều nhiệm vụ; mỗi nhiệm vụ một kết quả riêng', {
        200: answer(wire.bulkSchema, 'Kết quả từng nhiệm vụ'),
        ...problems(400, 401, 403),
      }),
      validate('json', wire.bulkBody),
      (c) => {
        const { targets, command } = c.req.valid('json');
        const outcomes = performOnMany(db, targets, command satisfies ObligationCommand, writer(c), clock);
        return c.json({ outcomes });
      },
    );
}

function oneRoutes(deps: ObligationRoutesDeps): Hono<AppEnv> {
  const { db, clock, intake } = deps;
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/:id',
      describe('Một nhiệm vụ: nội dung, trích đoạn, kết quả, gia hạn, nhật ký', {
        200: answer(wire.obligationDetailSchema, 'Nhiệm vụ'),
        ...problems(401, 403, 404),
      }),
      validate('param', wire.obligationParams),
      (c) => c.json(viewObligation(db, c.req.valid('param').id, reader(c), clock)),
    )
    .post(
      '/:id/actions',
      describe('Tiếp nhận, báo cáo, xác nhận, gia hạn, giao tiếp… theo bảng quyền', {
        200: answer(wire.actedSchema, 'Sau khi làm'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', wire.obligationParams),
      validate('json', wire.actionBody),
      (c) => {
        const { version, command } = c.req.valid('json');
        const { id, ...acted } = perform(
          db,
          { obligationId: c.req.valid('param').id, version },
          command satisfies ObligationCommand,
          writer(c),
          clock,
        );
        return c.json({ id, version: acted.version, status: acted.status });
      },
    )
    .post(
      '/:id/files',
      describe('Đính kèm tệp kết quả: nội dung tệp là thân yêu cầu, tên ở x-file-name (URI-encoded)', {
        201: answer(wire.fileSchema, 'Đã lưu'),
        ...problems(401, 403, 404, 413, 422, 507),
      }),
      validate('param', wire.obligationParams),
      async (c) => {
        const command = {
          obligationId: c.req.valid('param').id,
          fileName: decodedName(c.req.header('x-file-name') ?? ''),
          content: bodyOf(c.req.raw),
        };
        const { id, fileName, size } = await addFile({ db, clock, intake }, command, writer(c));
        return c.json({ id, name: fileName, size }, 201);
      },
    )
    .get(
      '/:id/files/:fileId',
      describe('Tải một tệp đính kèm', {
        200: { description: 'Tệp', content: { 'application/octet-stream': {} } },
        ...problems(401, 403, 404),
      }),
      validate('param', wire.fileParams),
      (c) => {
        const { id, fileId } = c.req.valid('param');
        const file = fileOfObligation(db, id, fileId, reader(c));
        return fileAnswer(c.req.raw, { ...file, kind: null }, intake.storage);
      },
    );
}

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // Not URI-encoded: taken as it stands.
    return name;
  }
}

function viewRoutes({ db }: ObligationRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/',
      describe('Các chế độ xem đã lưu của tôi', {
        200: answer(wire.savedViewsSchema, 'Danh sách'),
        ...problems(401, 403),
      }),
      (c) => c.json({ views: savedViews(db, reader(c)) }),
    )
    .post(
      '/',
      describe('Lưu bộ lọc thành chế độ xem; trùng tên thì thay', {
        201: answer(wire.savedViewSchema, 'Đã lưu'),
        ...problems(400, 401, 403, 422),
      }),
      validate('json', wire.viewBody),
      (c) => c.json(keepView(db, c.req.valid('json'), writer(c)), 201),
    )
    .delete(
      '/:id',
      describe('Xóa chế độ xem', { 204: { description: 'Đã xóa' }, ...problems(401, 403) }),
      validate('param', wire.viewParams),
      (c) => {
        forgetView(db, c.req.valid('param').id, writer(c));
        return c.body(null, 204);
      },
    );
}
