/** `/api/v1/reading/loans`: pages for readers on other machines (`vanthu work`). */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import { z } from 'zod';
import {
  type Actor,
  type AppEnv,
  actorOf,
  requireRole,
  requireScope,
  requireSignIn,
} from '../../people/index.ts';
import { answer, problems, validate } from '../../platform/http.ts';
import type { PageReading } from '../page.ts';
import type { Loan, Loans } from './loans.ts';
import * as wire from './wire.ts';

const describe = (summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: ['Bộ đọc ở máy khác'], summary, responses });
const loanParam = z.object({ id: z.uuid() });
const NOTHING = { 204: { description: 'Xong' } };
/** A page with a table of thousands of cells. */
const MOST_ANSWER_BYTES = 16 * 1024 * 1024;

/** To be mounted at `/api/v1/reading/loans`, behind `authenticate`. */
export function loanRoutes(loans: Loans): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .post(
      '/',
      describe('Xin một trang để đọc', {
        200: answer(wire.loanSchema, 'Trang được giao'),
        204: { description: 'Không có trang nào chờ' },
        ...problems(400, 401, 403, 503),
      }),
      validate('json', wire.borrowBody),
      async (c) => {
        const borrower = borrowerOf(actorOf(c));
        const loan = await loans.borrow(borrower, c.req.valid('json').waitMs, c.req.raw.signal);
        return loan === null ? c.body(null, 204) : c.json(asJson(loan, loans.silenceMs));
      },
    )
    .get(
      '/:id/paper',
      describe('Tệp có trang được giao', {
        200: { description: 'Nội dung tệp' },
        ...problems(401, 403, 409),
      }),
      validate('param', loanParam),
      async (c) => {
        const { path } = loans.paper(borrowerOf(actorOf(c)), c.req.valid('param').id);
        const { size } = await stat(path);
        c.header('content-type', 'application/octet-stream');
        c.header('content-length', String(size));
        return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>);
      },
    )
    .post(
      '/:id/heartbeat',
      describe('Vẫn đang đọc', { ...NOTHING, ...problems(401, 403, 409) }),
      validate('param', loanParam),
      (c) => {
        loans.heard(borrowerOf(actorOf(c)), c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .put(
      '/:id/page',
      bodyLimit({ maxSize: MOST_ANSWER_BYTES }),
      describe('Nộp trang đã đọc; mỗi lần giao chỉ nhận một lần', {
        ...NOTHING,
        ...problems(400, 401, 403, 409, 413),
      }),
      validate('param', loanParam),
      validate('json', wire.answerBody),
      async (c) => {
        const { page, rotation } = c.req.valid('json');
        const read = { page: page as PageReading, rotation: rotation ?? undefined };
        await loans.giveIn(borrowerOf(actorOf(c)), c.req.valid('param').id, read);
        return c.body(null, 204);
      },
    )
    .delete(
      '/:id',
      describe('Trả lại trang chưa đọc', { ...NOTHING, ...problems(401, 403, 409) }),
      validate('param', loanParam),
      (c) => {
        loans.giveBack(borrowerOf(actorOf(c)), c.req.valid('param').id);
        return c.body(null, 204);
      },
    );
}

/**
 * A reader sees every paper of the office: it comes with the key of an administrator, made for this alone.
 * @throws AppError `people.forbidden`, `people.scope`
 */
function borrowerOf(actor: Actor): string {
  requireRole(actor, 'admin');
  requireScope(actor, 'reading:work');
  return actor.id!;
}

function asJson({ id, page }: Loan, silenceMs: number): wire.LoanAsJson {
  const { file, page: number, rotation, settings } = page;
  return {
    id,
    paper: createHash('sha256').update(file.path).digest('hex'),
    kind: file.kind,
    page: number,
    rotation: rotation ?? null,
    settings: settings ?? null,
    silenceMs,
  };
}
