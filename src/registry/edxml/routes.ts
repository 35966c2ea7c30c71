/** `/api/v1/dispatches/:id/…`: the files that came along with a paper, and the statuses its sender is told. */
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { z } from 'zod';
import { MEDIA_TYPES } from '../../intake/index.ts';
import type { AppEnv } from '../../people/http-env.ts';
import { requireSignIn } from '../../people/middleware.ts';
import { answer, problems, validate } from '../../platform/http.ts';
import type { FileStorage } from '../../platform/files/storage.ts';
import { type BooksRoutesDeps, fileOf } from '../books-routes.ts';
import { attachmentNotFound } from '../errors.ts';
import { attachment } from '../file-answer.ts';
import { notePartFetched } from '../open.ts';
import { reader, writer } from '../route-helpers.ts';
import { requireVisible } from '../store.ts';
import { dispatchParams } from '../wire.ts';
import { STATUS_NAMES } from './status.ts';
import { attachmentsOf, packageOfDispatch, statusesOf } from './store.ts';
import { tellStatus } from './tell.ts';

const TAG = 'Văn bản dạng dữ liệu (edXML)';
const text = z.string().nullable();

const dataSchema = z
  .object({
    package: z
      .object({
        documentId: z.string(),
        from: z.string(),
        generation: z.enum(['qcvn-102', 'edoc']),
        dueDate: text,
        signed: z.boolean().describe('Gói có chữ ký số; chữ ký chưa được kiểm tra.'),
      })
      .nullable(),
    attachments: z.array(z.object({ position: z.int(), fileName: z.string(), size: z.int(), kind: text })),
    statuses: z.array(
      z.object({
        code: z.string(),
        description: z.string(),
        at: z.string(),
        sentAt: text.describe('Lúc nơi gửi đã có, qua mạng.'),
      }),
    ),
  })
  .meta({ id: 'DispatchData' });

export function edxmlRoutes({
  db,
  clock,
  agencyName,
  storage,
}: BooksRoutesDeps & { storage: FileStorage }): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/:id/data',
      describeRoute({
        tags: [TAG],
        summary: 'Gói dữ liệu, tệp kèm và trạng thái đã xuất của một văn bản',
        responses: { 200: answer(dataSchema, 'Dữ liệu'), ...problems(401, 403, 404) },
      }),
      validate('param', dispatchParams),
      (c) => {
        const { id } = requireVisible(db, c.req.valid('param').id, reader(c));
        const data = packageOfDispatch(db, id);
        return c.json({
          package:
            data === null
              ? null
              : {
                  documentId: data.documentId,
                  from: data.fromOrganId,
                  generation: data.generation,
                  dueDate: data.dueDate,
                  signed: data.signed,
                },
          attachments: attachmentsOf(db, id).map(({ sha256: _sha256, ...file }) => file),
          statuses: statusesOf(db, id).map(({ by: _by, ...status }) => status),
        });
      },
    )
    .get(
      '/:id/attachments/:position',
      describeRoute({
        tags: [TAG],
        summary: 'Tải một tệp kèm',
        responses: { 200: { description: 'Tệp, nguyên từng byte' }, ...problems(401, 403, 404) },
      }),
      validate('param', dispatchParams.extend({ position: z.coerce.number().int().min(1) })),
      async (c) => {
        const { id, position } = c.req.valid('param');
        const actor = reader(c);
        const { state } = requireVisible(db, id, actor);
        const file = attachmentsOf(db, id).find((each) => each.position === position);
        if (file === undefined || state === 'quarantined') throw attachmentNotFound();
        notePartFetched(db, id, 'dispatch.downloaded', actor, clock);
        const stream = await storage.open(file.sha256);
        return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
          headers: {
            'content-type': file.kind === null ? 'application/octet-stream' : MEDIA_TYPES[file.kind],
            'content-length': String(file.size),
            'content-disposition': attachment(file.fileName),
            'cache-control': 'private, no-cache',
            'x-content-type-options': 'nosniff',
            'content-security-policy': "default-src 'none'; sandbox",
          },
        });
      },
    )
    .post(
      '/:id/status',
      describeRoute({
        tags: [TAG],
        summary: 'Xuất trạng thái cho nơi gửi',
        responses: {
          200: { description: 'Tệp trạng thái edXML', content: { 'application/xml': {} } },
          ...problems(400, 401, 403, 404, 409, 422),
        },
      }),
      validate('param', dispatchParams),
      validate(
        'json',
        z.object({
          status: z
            .enum(STATUS_NAMES)
            .describe(
              'arrived: đã đến; received: đã tiếp nhận; processing: đang xử lý; done: hoàn thành; refused: từ chối.',
            ),
          description: z.string().trim().max(1000).default('').describe('Lý do, bắt buộc khi từ chối.'),
        }),
      ),
      (c) => {
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id, agencyName };
        return fileOf(tellStatus(db, command, writer(c), clock), 'application/xml');
      },
    );
}
