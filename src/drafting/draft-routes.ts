/** `/api/v1/drafting/drafts`: drafts that are kept, their versions, remarks and way; and who may sign. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import { z } from 'zod';
import { MEDIA_TYPES } from '../intake/index.ts';
import { type Actor, actorOf, type AppEnv, requireScope } from '../people/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { answer, problems, validate } from '../platform/http.ts';
import { beginDraft } from './begin.ts';
import { comment, settleComment } from './comments.ts';
import * as wire from './draft-wire.ts';
import { filledFormOf, listDrafts, viewDraft } from './open.ts';
import {
  changeOfficeProfile,
  grantPower,
  listPowers,
  officeProfile,
  powersFor,
  revokePower,
} from './powers.ts';
import { differencesFrom, saveDraft } from './save.ts';
import { addWriter, chooseReviewer, chooseSigner, removeWriter, takeStep } from './steps.ts';
import type { DraftRecord } from './store.ts';
import { compareVersions, keepVersion, listVersions, restoreVersion, takeBackFromWord } from './versions.ts';

const TAG = 'Soạn thảo';
const described = (summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: [TAG], summary, responses });

export interface DraftRoutesDeps {
  db: Db;
  clock: Clock;
}

/** Reading was asked for by the room's own routes already. */
function writer(c: Context<AppEnv>): Actor {
  const actor = actorOf(c);
  requireScope(actor, 'dispatches:write');
  return actor;
}

/** More than any dispatch without pictures. */
const MOST_WORD_BYTES = 10 * 1024 * 1024;

const savedOf = ({ id, state, revision }: DraftRecord) => ({ id, state, revision });
const one = z.object({ id: z.string() });

/** To be mounted at `/drafts`, behind sign-in. */
export function draftRoutes(deps: DraftRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .route('/', textRoutes(deps))
    .route('/', versionRoutes(deps))
    .route('/', wayRoutes(deps));
}

function textRoutes({ db, clock }: DraftRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/',
      described('Bản thảo của tôi, hoặc chờ tôi', {
        200: answer(wire.draftPage, 'Một trang'),
        ...problems(400, 401, 403),
      }),
      validate('query', wire.listQuery),
      (c) => c.json(listDrafts(db, actorOf(c), c.req.valid('query'))),
    )
    .post(
      '/',
      described('Lưu một bản thảo mới', {
        201: answer(wire.saved, 'Đã lưu'),
        ...problems(400, 401, 403, 404, 413),
      }),
      validate('json', wire.beginBody),
      (c) => c.json(savedOf(beginDraft(db, c.req.valid('json'), writer(c), clock)), 201),
    )
    .get(
      '/:id',
      described('Một bản thảo', { 200: answer(wire.draftView, 'Bản thảo'), ...problems(401, 403, 404) }),
      validate('param', wire.idParam),
      (c) => c.json(viewDraft(db, c.req.valid('param').id, actorOf(c), clock)),
    )
    .get(
      '/:id/form',
      described('Tệp Word của biểu mẫu cơ quan, như đã điền khi lập bản thảo', {
        200: {
          description: 'Tệp .docx',
          content: { [MEDIA_TYPES.docx]: { schema: { type: 'string', format: 'binary' } } },
        },
        ...problems(401, 403, 404),
      }),
      validate('param', wire.idParam),
      (c) => {
        const { file } = filledFormOf(db, c.req.valid('param').id, actorOf(c));
        return c.body(Uint8Array.from(file), 200, { 'content-type': MEDIA_TYPES.docx });
      },
    )
    .put(
      '/:id/document',
      described('Lưu nội dung; bị từ chối khi người khác đã lưu sau lần đọc “revision”', {
        200: answer(wire.saved, 'Đã lưu'),
        ...problems(400, 401, 403, 404, 409, 413),
      }),
      validate('param', wire.idParam),
      validate('json', wire.saveBody),
      (c) => {
        const command = { draftId: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(savedOf(saveDraft(db, command, writer(c), clock)));
      },
    )
    .post(
      '/:id/differences',
      described('Chỗ khác nhau giữa bản đang lưu và bản gửi lên', {
        200: answer(wire.differences, 'Chỗ khác nhau'),
        ...problems(400, 401, 403, 404),
      }),
      validate('param', wire.idParam),
      validate('json', wire.saveBody.pick({ document: true })),
      (c) => c.json(differencesFrom(db, c.req.valid('param').id, c.req.valid('json').document, actorOf(c))),
    );
}

function versionRoutes({ db, clock }: DraftRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/:id/versions',
      described('Các phiên bản', {
        200: answer(wire.versions, 'Mới nhất trước'),
        ...problems(401, 403, 404),
      }),
      validate('param', wire.idParam),
      (c) => c.json({ versions: listVersions(db, c.req.valid('param').id, actorOf(c)) }),
    )
    .post(
      '/:id/versions',
      described('Giữ bản hiện tại thành một phiên bản', {
        201: answer(wire.versionNumber, 'Số của phiên bản'),
        ...problems(400, 401, 403, 404, 409),
      }),
      validate('param', wire.idParam),
      validate('json', wire.onDraftBody),
      (c) => {
        const command = { draftId: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(keepVersion(db, command, writer(c), clock), 201);
      },
    )
    .get(
      '/:id/comparison',
      described('So sánh hai phiên bản: chữ thêm, chữ bớt', {
        200: answer(wire.comparison, 'Chỗ khác nhau'),
        ...problems(400, 401, 403, 404),
      }),
      validate('param', wire.idParam),
      validate('query', wire.compareQuery),
      (c) => {
        const { from, to = null } = c.req.valid('query');
        return c.json(compareVersions(db, c.req.valid('param').id, { from, to }, actorOf(c)));
      },
    )
    .post(
      '/:id/versions/:number/restore',
      described('Quay lại một phiên bản', {
        200: answer(wire.saved, 'Đã lưu thành phiên bản mới'),
        ...problems(400, 401, 403, 404, 409),
      }),
      validate('param', wire.versionParam),
      validate('json', wire.onDraftBody),
      (c) => {
        const { id, number } = c.req.valid('param');
        const command = { draftId: id, number, ...c.req.valid('json') };
        return c.json(savedOf(restoreVersion(db, command, writer(c), clock)));
      },
    )
    .post(
      '/:id/word',
      described('Đưa tệp .docx đã sửa trong Word về thành phiên bản tiếp theo (thân yêu cầu)', {
        200: answer(wire.saved, 'Đã lưu'),
        ...problems(400, 401, 403, 404, 409, 415),
      }),
      validate('param', wire.idParam),
      validate('query', z.object({ revision: z.coerce.number().int().min(1) })),
      bodyLimit({ maxSize: MOST_WORD_BYTES }),
      async (c) => {
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        const command = { draftId: c.req.valid('param').id, ...c.req.valid('query'), bytes };
        return c.json(savedOf(takeBackFromWord(db, command, writer(c), clock)));
      },
    )
    .post(
      '/:id/remarks',
      described('Góp ý vào một đoạn', { 201: answer(one, 'Đã ghi'), ...problems(400, 401, 403, 404, 422) }),
      validate('param', wire.idParam),
      validate('json', wire.remarkBody),
      (c) =>
        c.json(
          comment(db, { draftId: c.req.valid('param').id, ...c.req.valid('json') }, writer(c), clock),
          201,
        ),
    )
    .post(
      '/:id/remarks/:remark/settlement',
      described('Đánh dấu góp ý đã xử lý', {
        204: { description: 'Đã ghi' },
        ...problems(401, 403, 404),
      }),
      validate('param', wire.idParam.extend({ remark: z.string().max(80) })),
      (c) => {
        const { id, remark } = c.req.valid('param');
        settleComment(db, { draftId: id, commentId: remark }, writer(c), clock);
        return c.body(null, 204);
      },
    );
}

function wayRoutes({ db, clock }: DraftRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .post(
      '/:id/steps',
      described('Trình, duyệt, xác nhận thể thức, trả lại, rút lại, bỏ', {
        200: answer(wire.saved, 'Đã ghi'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', wire.idParam),
      validate('json', wire.stepBody),
      (c) => {
        const command = { draftId: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(savedOf(takeStep(db, command, writer(c), clock)));
      },
    )
    .put(
      '/:id/signer',
      described('Chọn người ký theo thẩm quyền', {
        200: answer(wire.saved, 'Đã ghi'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', wire.idParam),
      validate('json', wire.signerBody),
      (c) => {
        const command = { draftId: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(savedOf(chooseSigner(db, command, writer(c), clock)));
      },
    )
    .put(
      '/:id/reviewer',
      described('Chọn người duyệt nội dung', {
        200: answer(wire.saved, 'Đã ghi'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', wire.idParam),
      validate('json', wire.reviewerBody),
      (c) => {
        const command = { draftId: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(savedOf(chooseReviewer(db, command, writer(c), clock)));
      },
    )
    .post(
      '/:id/writers',
      described('Mời người cùng soạn', {
        204: { description: 'Đã ghi' },
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', wire.idParam),
      validate('json', wire.writerBody),
      (c) => {
        addWriter(db, { draftId: c.req.valid('param').id, ...c.req.valid('json') }, writer(c), clock);
        return c.body(null, 204);
      },
    )
    .delete(
      '/:id/writers/:person',
      described('Bớt người cùng soạn', { 204: { description: 'Đã ghi' }, ...problems(401, 403, 404, 409) }),
      validate('param', wire.idParam.extend({ person: z.string().max(80) })),
      (c) => {
        const { id, person } = c.req.valid('param');
        removeWriter(db, { draftId: id, personId: person }, writer(c), clock);
        return c.body(null, 204);
      },
    );
}

/** To be mounted beside `/drafts`: who may sign, and what the office writes on its papers. */
export function powerRoutes({
  db,
  clock,
  agencyName,
}: DraftRoutesDeps & { agencyName: string }): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/signing-powers',
      described('Ai được ký, theo loại văn bản nếu có', {
        200: answer(wire.powers, 'Thẩm quyền ký'),
        ...problems(401, 403),
      }),
      validate('query', z.object({ kind: z.string().max(80).optional() })),
      (c) => {
        const { kind } = c.req.valid('query');
        return c.json({ powers: kind === undefined ? listPowers(db) : powersFor(db, kind, clock) });
      },
    )
    .post(
      '/signing-powers',
      described('Ghi thẩm quyền ký', { 201: answer(one, 'Đã ghi'), ...problems(400, 401, 403, 422) }),
      validate('json', wire.powerBody),
      (c) => c.json(grantPower(db, c.req.valid('json'), writer(c), clock), 201),
    )
    .delete(
      '/signing-powers/:id',
      described('Thu hồi thẩm quyền ký', { 204: { description: 'Đã thu hồi' }, ...problems(401, 403, 422) }),
      validate('param', wire.idParam),
      (c) => {
        revokePower(db, c.req.valid('param').id, writer(c), clock);
        return c.body(null, 204);
      },
    )
    .get(
      '/office',
      described('Phần ghi chung trên văn bản của cơ quan', {
        200: answer(wire.officeBody, 'Cơ quan'),
        ...problems(401, 403),
      }),
      (c) => c.json(officeProfile(db, agencyName)),
    )
    .put(
      '/office',
      described('Ghi phần chung trên văn bản của cơ quan', {
        204: { description: 'Đã ghi' },
        ...problems(400, 401, 403),
      }),
      validate('json', wire.officeBody),
      (c) => {
        changeOfficeProfile(db, c.req.valid('json'), writer(c), clock);
        return c.body(null, 204);
      },
    );
}
