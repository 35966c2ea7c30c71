/** `/api/v1`: dispatches, what is being read, registers. */
import { type Context, Hono } from 'hono';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import { disabledAt } from '../people/accounts-store.ts';
import type { Actor } from '../people/actor.ts';
import type { AppEnv } from '../people/http-env.ts';
import { requireSignIn } from '../people/middleware.ts';
import { answer, problems, validate } from '../platform/http.ts';
import type { Log } from '../platform/log.ts';
import { entryRoutes, registerRoutes } from './books-routes.ts';
import { correctWord } from './correct-word.ts';
import { acceptAll, decideField, verifyDispatch } from './decide.ts';
import { edxmlRoutes } from './edxml/routes.ts';
import { importRoutes } from './import/routes.ts';
import { streamProgress } from './event-stream.ts';
import { attachmentAnswer, fileAnswer } from './file-answer.ts';
import { queueItemsOf } from './list-store.ts';
import { handlingFor, listDispatches, queue, waitingFor } from './lists.ts';
import {
  dispatchHistory,
  downloadDispatch,
  drawablePage,
  fileOfDispatch,
  notePartFetched,
  openDispatch,
  pageWords,
} from './open.ts';
import { obligationRoutes } from './obligation-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { drawnWidth, type PagePictures } from './page-pictures.ts';
import { createProgressFeed, type ProgressFeed } from './progress.ts';
import { purgeQuarantined, releaseFromQuarantine } from './quarantine.ts';
import type { ReceivingDeps } from './receive.ts';
import { receiveUpload } from './receive-upload.ts';
import { registerDispatch } from './register.ts';
import { cancelReading, rereadDispatch, retryReading } from './reread.ts';
import { routeDispatch, withdrawDispatch } from './route.ts';
import { type CheckSignatures, recheckSignatures } from './digital-signatures.ts';
import type { SearchableCopies } from './searchable-copies.ts';
import { makeSearchableCopy, requestSearchableCopy } from './searchable-copy.ts';
import { given, reader, writer } from './route-helpers.ts';
import { requireVisible } from './store.ts';
import { linkRoutes, wayRoutes } from './way-routes.ts';
import * as wire from './wire.ts';

export interface RegistryRoutesDeps extends ReceivingDeps {
  log: Log;
  pictures: PagePictures;
  copies: SearchableCopies;
  /** None: digital signatures cannot be checked here. */
  checkSignatures?: CheckSignatures;
  /** Tên cơ quan, at the head of what is printed. */
  agencyName: string;
  parentAgency?: string | undefined;
  /** One for the process; made here where none is given. */
  progress?: ProgressFeed;
}

type Deps = RegistryRoutesDeps & { progress: ProgressFeed };

/** To be mounted at `/api/v1`, behind `authenticate`; thrown errors are the app's `onError` to answer. */
export function registryRoutes(options: RegistryRoutesDeps): Hono<AppEnv> {
  const deps: Deps = { ...options, progress: options.progress ?? createProgressFeed(options) };
  return new Hono<AppEnv>()
    .route('/dispatches', listRoutes(deps))
    .route('/dispatches', contentRoutes(deps))
    .route('/dispatches', verifyRoutes(deps))
    .route('/dispatches', pageRoutes(deps))
    .route('/dispatches', obligationRoutes(deps))
    .route('/dispatches', lifeRoutes(deps))
    .route('/dispatches', entryRoutes(deps))
    .route('/dispatches', wayRoutes(deps))
    .route('/dispatches', linkRoutes(deps))
    .route('/dispatches', edxmlRoutes({ ...deps, storage: deps.intake.storage }))
    .route('/register-imports', importRoutes(deps))
    .route('/queue', queueRoutes(deps))
    .route('/registers', registerRoutes(deps));
}

const describe = (tag: string, summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: [tag], summary, responses });

const EVENTS = {
  200: {
    description: 'Luồng sự kiện: mỗi sự kiện “dispatch” là một QueueItem; trước hết là hiện trạng.',
    content: { 'text/event-stream': {} },
  },
};

function listRoutes(deps: Deps): Hono<AppEnv> {
  const { db } = deps;
  const tag = 'Văn bản';
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .post(
      '/',
      describeRoute({
        tags: [tag],
        summary: 'Tải văn bản lên: nhiều tệp (multipart/form-data), hoặc một tệp là cả nội dung yêu cầu',
        description:
          'Một tệp: 201, hoặc 200 khi đã có từ trước. Nhiều tệp: 207 với kết quả của từng tệp. Khi gửi một tệp trần, đặt tên tệp (URI-encoded) trong X-File-Name.',
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                properties: { files: { type: 'array', items: { type: 'string', format: 'binary' } } },
              },
            },
            'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
          },
        },
        responses: {
          200: answer(wire.receivedSchema, 'Đã có từ trước'),
          201: answer(wire.receivedSchema, 'Đã nhận'),
          207: answer(wire.receivedFilesSchema, 'Kết quả của từng tệp'),
          ...problems(400, 401, 403, 409, 413, 507),
        },
      }),
      validate('query', wire.uploadQuery),
      (c) => {
        const channel = c.var.session === null ? 'api' : 'web';
        return receiveUpload(c.req.raw, { ...c.req.valid('query'), channel }, writer(c), deps);
      },
    )
    .get(
      '/',
      describe(tag, 'Danh sách văn bản, mới nhận trước', {
        200: answer(wire.dispatchPageSchema, 'Một trang'),
        ...problems(400, 401, 403),
      }),
      validate('query', wire.listQuery),
      (c) => {
        const { late, ...query } = c.req.valid('query');
        const lateAt = late === undefined ? {} : { lateAt: deps.clock.now() };
        return c.json(listDispatches(db, reader(c), { ...given(query), ...lateAt }));
      },
    );
}

function contentRoutes(deps: Deps): Hono<AppEnv> {
  const { db, clock, intake } = deps;
  const tag = 'Nội dung văn bản';
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/:id',
      describe(tag, 'Mở một văn bản', {
        200: answer(wire.dispatchSchema, 'Văn bản'),
        ...problems(401, 403, 404),
      }),
      validate('param', wire.dispatchParams),
      (c) => c.json(openDispatch(db, c.req.valid('param').id, reader(c), clock)),
    )
    .get(
      '/:id/history',
      describe(tag, 'Lịch sử của văn bản', {
        200: answer(wire.historySchema, 'Cũ trước'),
        ...problems(401, 403, 404),
      }),
      validate('param', wire.dispatchParams),
      validate('query', wire.historyQuery),
      (c) => {
        const { openings, limit } = c.req.valid('query');
        const request = { openings: openings === 'true', limit };
        return c.json({ history: dispatchHistory(db, c.req.valid('param').id, reader(c), request) });
      },
    )
    .get(
      '/:id/file',
      describe(tag, 'Tải tệp gốc', {
        200: { description: 'Tệp gốc, nguyên từng byte' },
        206: { description: 'Một phần của tệp' },
        304: { description: 'Không đổi' },
        416: { description: 'Không có phần này' },
        ...problems(400, 401, 403, 404, 410),
      }),
      validate('param', wire.dispatchParams),
      validate('query', wire.originalQuery),
      (c) => {
        const { id } = c.req.valid('param');
        const { original } = c.req.valid('query');
        const actor = reader(c);
        const isFurtherPart = /^bytes=(?!0-)/.test(c.req.header('range') ?? '');
        if (!isFurtherPart)
          return fileAnswer(c.req.raw, downloadDispatch(db, id, actor, clock, original), intake.storage);
        const file = fileOfDispatch(db, id, actor, original);
        notePartFetched(db, id, 'dispatch.downloaded', actor, clock);
        return fileAnswer(c.req.raw, file, intake.storage);
      },
    )
    .get(
      '/:id/searchable-pdf',
      describe(tag, 'Tải bản PDF có lớp chữ: các trang của tệp gốc, chọn và tìm được chữ', {
        200: { description: 'Bản sao; tệp gốc không đổi', content: { 'application/pdf': {} } },
        206: { description: 'Một phần của tệp' },
        304: { description: 'Không đổi' },
        416: { description: 'Không có phần này' },
        ...problems(401, 403, 404, 409, 410, 422, 503),
      }),
      validate('param', wire.dispatchParams),
      async (c) => {
        const request = requestSearchableCopy(db, c.req.valid('param').id, reader(c), clock);
        return attachmentAnswer(c.req.raw, await makeSearchableCopy(request, deps.copies));
      },
    )
    .post(
      '/:id/signatures',
      describe(tag, 'Kiểm tra lại chữ ký số của tệp theo các nơi cấp đang được tin', {
        200: answer(wire.signaturesSchema, 'Các chữ ký, theo thứ tự ký'),
        ...problems(401, 403, 404, 422, 503),
      }),
      validate('param', wire.dispatchParams),
      async (c) => {
        const check = deps.checkSignatures ?? (async () => null);
        const signatures = await recheckSignatures(db, c.req.valid('param').id, check, reader(c), clock);
        return c.json({ signatures });
      },
    )
    .get(
      '/:id/pages/:n',
      describe(tag, 'Chữ của một trang, kèm vị trí', {
        200: answer(wire.pageWordsSchema, 'Trang'),
        ...problems(401, 403, 404),
      }),
      validate('param', wire.pageParams),
      (c) => {
        const { id, n } = c.req.valid('param');
        const actor = reader(c);
        const words = pageWords(db, id, n, actor);
        notePartFetched(db, id, 'dispatch.opened', actor, clock);
        return c.json(words);
      },
    )
    .get(
      '/:id/pages/:n/image',
      describe(tag, 'Ảnh của một trang, đã đặt đứng', {
        200: { description: 'Ảnh', content: { 'image/webp': {} } },
        304: { description: 'Không đổi' },
        ...problems(401, 403, 404, 410, 422),
      }),
      validate('param', wire.pageParams),
      validate('query', wire.pictureQuery),
      (c) => {
        const { id, n } = c.req.valid('param');
        const { width, proposed } = c.req.valid('query');
        return pictureAnswer(c, deps, { id, page: n, width: drawnWidth(width), proposed });
      },
    )
    .get(
      '/:id/events',
      describe(tag, 'Tiến độ đọc của một văn bản', { ...EVENTS, ...problems(401, 403, 404) }),
      validate('param', wire.dispatchParams),
      (c) => {
        const actor = reader(c);
        const { id } = requireVisible(db, c.req.valid('param').id, actor);
        const standing = queueItemsOf(db, [id]);
        const isWelcome = () => worksHere(deps, actor);
        return streamProgress(c, {
          feed: deps.progress,
          actor,
          watched: { dispatchId: id },
          isWelcome,
          standing,
        });
      },
    );
}

async function pictureAnswer(
  c: Context<AppEnv>,
  { db, clock, pictures }: Deps,
  { id, page: number, width, proposed }: { id: string; page: number; width: number; proposed: boolean },
): Promise<Response> {
  const actor = reader(c);
  const { quarantined, ...drawable } = drawablePage(db, id, number, actor, proposed);
  notePartFetched(db, id, 'dispatch.opened', actor, clock);
  const { sha256, page, rotation } = drawable;
  const etag = `"${sha256.slice(0, 32)}-${page}-${width}-${rotation}"`;
  const headers = {
    etag,
    // Asked for every time, answered by 304: what was destroyed, or is no longer one's own, is not shown any more.
    'cache-control': quarantined ? 'no-store' : 'private, no-cache',
    'x-content-type-options': 'nosniff',
  };
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
  const picture = await pictures.picture({ ...drawable, width }, !quarantined);
  return c.body(new Uint8Array(picture.bytes), 200, { ...headers, 'content-type': picture.mediaType });
}

function verifyRoutes({ db, clock }: Deps): Hono<AppEnv> {
  const tag = 'Kiểm tra và vào sổ';
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .put(
      '/:id/fields/:field',
      describe(tag, 'Xác nhận, sửa hoặc bỏ trống một trường', {
        200: answer(wire.decidedFieldSchema, 'Sau khi xác nhận'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', wire.fieldParams),
      validate('json', wire.decisionBody),
      (c) => {
        const { id, field } = c.req.valid('param');
        const { version, reason, ...decision } = c.req.valid('json');
        const command = { dispatchId: id, version, field, decision, reason };
        return c.json(decideField(db, command, writer(c), clock));
      },
    )
    .put(
      '/:id/pages/:n/word',
      describe(tag, 'Sửa một chữ máy đọc sai, hoặc bỏ sửa', {
        200: answer(wire.correctedPageSchema, 'Trang sau khi sửa'),
        ...problems(400, 401, 403, 404, 409),
      }),
      validate('param', wire.pageParams),
      validate('json', wire.wordBody),
      (c) => {
        const { id, n } = c.req.valid('param');
        const command = { ...c.req.valid('json'), dispatchId: id, page: n };
        return c.json(correctWord(db, command, writer(c), clock));
      },
    )
    .post(
      '/:id/accept-all',
      describe(tag, 'Xác nhận mọi gợi ý còn lại', {
        200: answer(wire.decidedSchema, 'Đã xác nhận'),
        ...problems(400, 401, 403, 404, 409),
      }),
      validate('param', wire.dispatchParams),
      validate('json', wire.versionedBody),
      (c) =>
        c.json(
          acceptAll(db, { ...c.req.valid('json'), dispatchId: c.req.valid('param').id }, writer(c), clock),
        ),
    )
    .post(
      '/:id/verify',
      describe(tag, 'Xác nhận các trường đã đúng', {
        200: answer(wire.decidedSchema, 'Đã kiểm tra'),
        ...problems(400, 401, 403, 404, 409),
      }),
      validate('param', wire.dispatchParams),
      validate('json', wire.versionedBody),
      (c) =>
        c.json(
          verifyDispatch(
            db,
            { ...c.req.valid('json'), dispatchId: c.req.valid('param').id },
            writer(c),
            clock,
          ),
        ),
    )
    .post(
      '/:id/register',
      describe(tag, 'Vào sổ: cấp số đến hoặc số đi', {
        200: answer(wire.registeredSchema, 'Đã vào sổ'),
        ...problems(400, 401, 403, 404, 409),
      }),
      validate('param', wire.dispatchParams),
      validate('json', wire.registerBody),
      (c) => {
        const command = { ...given(c.req.valid('json')), dispatchId: c.req.valid('param').id };
        return c.json(registerDispatch(db, command, writer(c), clock));
      },
    );
}

function lifeRoutes({ db, clock, wakeJobs }: Deps): Hono<AppEnv> {
  const tag = 'Xử lý văn bản';
  const changed = { 200: answer(wire.versionSchema, 'Đã làm'), ...problems(400, 401, 403, 404, 409) };
  /** The job that the change added begins now. */
  const thenWork = <T>(result: T): T => {
    wakeJobs();
    return result;
  };
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .post(
      '/:id/route',
      describe(tag, 'Chuyển đến đơn vị, người xử lý', {
        200: answer(wire.routedSchema, 'Đã chuyển'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', wire.dispatchParams),
      validate('json', wire.routeBody),
      (c) =>
        c.json(
          routeDispatch(
            db,
            { ...c.req.valid('json'), dispatchId: c.req.valid('param').id },
            writer(c),
            clock,
          ),
        ),
    )
    .post(
      '/:id/withdraw',
      describe(tag, 'Rút lại văn bản tiếp nhận nhầm', changed),
      validate('param', wire.dispatchParams),
      validate('json', wire.reasonedBody),
      (c) =>
        c.json(
          withdrawDispatch(
            db,
            { ...c.req.valid('json'), dispatchId: c.req.valid('param').id },
            writer(c),
            clock,
          ),
        ),
    )
    .post('/:id/reread', describe(tag, 'Đọc lại', changed), validate('param', wire.dispatchParams), (c) =>
      c.json(thenWork(rereadDispatch(db, c.req.valid('param').id, writer(c), clock))),
    )
    .post(
      '/:id/retry',
      describe(tag, 'Thử đọc lại sau lỗi', changed),
      validate('param', wire.dispatchParams),
      (c) => c.json(thenWork(retryReading(db, c.req.valid('param').id, writer(c), clock))),
    )
    .post(
      '/:id/cancel',
      describe(tag, 'Dừng đọc', {
        200: answer(wire.stoppedSchema, 'Đã dừng'),
        ...problems(401, 403, 404, 409),
      }),
      validate('param', wire.dispatchParams),
      (c) => c.json(cancelReading(db, c.req.valid('param').id, writer(c), clock)),
    )
    .post(
      '/:id/purge',
      describe(tag, 'Hủy tệp của văn bản mật đang cách ly', changed),
      validate('param', wire.dispatchParams),
      validate('json', wire.versionedBody),
      (c) => {
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(thenWork(purgeQuarantined(db, command, writer(c), clock)));
      },
    )
    .post(
      '/:id/release',
      describe(tag, 'Bỏ cách ly: không phải văn bản mật', changed),
      validate('param', wire.dispatchParams),
      validate('json', wire.reasonedBody),
      (c) => {
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(thenWork(releaseFromQuarantine(db, command, writer(c), clock)));
      },
    );
}

/** A stream outlives the request it was asked by: somebody who is locked out meanwhile is told nothing more. */
function worksHere({ db }: Deps, { id }: Actor): boolean {
  return id !== null && disabledAt(db, id) === null;
}

function queueRoutes(deps: Deps): Hono<AppEnv> {
  const { db, progress } = deps;
  const tag = 'Hàng đợi';
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/',
      describe(tag, 'Văn bản đang đọc hoặc chờ đọc', {
        200: answer(wire.queueSchema, 'Cũ trước'),
        ...problems(401, 403),
      }),
      (c) => c.json({ papers: queue(db, reader(c)) }),
    )
    .get(
      '/waiting',
      describe(tag, 'Việc đang chờ tôi', {
        200: answer(wire.waitingSchema, 'Số lượng'),
        ...problems(401, 403),
      }),
      (c) => c.json(waitingFor(db, reader(c))),
    )
    .get(
      '/handling',
      describe(tag, 'Văn bản đến đang chờ tôi: quá hạn, chờ trình, chờ chỉ đạo, ở chỗ tôi', {
        200: answer(wire.handlingCountsSchema, 'Số lượng'),
        ...problems(401, 403),
      }),
      (c) => c.json(handlingFor(db, reader(c), deps.clock)),
    )
    .get(
      '/events',
      describe(tag, 'Tiến độ đọc của cả hàng đợi', { ...EVENTS, ...problems(401, 403) }),
      (c) => {
        const actor = reader(c);
        const isWelcome = () => worksHere(deps, actor);
        const standing = queue(db, actor);
        return streamProgress(c, { feed: progress, actor, watched: 'queue', isWelcome, standing });
      },
    );
}
