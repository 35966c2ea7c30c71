/** `/api/v1/reading/loans`: work for readers on other machines (`vanthu work`). */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import { z } from 'zod';
import {
  type Actor,
  type AppEnv,
  actorOf,
  isTokenInForce,
  requireRole,
  requireScope,
  requireSignIn,
} from '../../people/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/database.ts';
import { AppError, type ErrorStatus } from '../../platform/errors.ts';
import { answer, problems, validate } from '../../platform/http.ts';
import type { Log } from '../../platform/log.ts';
import type { Checking } from '../../signatures/index.ts';
import type { Task } from '../desk.ts';
import { copyBroken } from '../errors.ts';
import type { PageReading } from '../page.ts';
import type { PaperAtHand } from '../readers.ts';
import type { Borrower, Loan, Loans, LoansOptions } from './loans.ts';
import * as wire from './wire.ts';

const describe = (summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: ['Bộ đọc ở máy khác'], summary, responses });
const loanParam = z.object({ id: z.uuid() });
const paperParam = z.object({ id: z.uuid(), hash: z.string() });
const NOTHING = { 204: { description: 'Xong' } };
/** A page with a table of thousands of cells. */
const MOST_ANSWER_BYTES = 16 * 1024 * 1024;

/** To be mounted at `/api/v1/reading/loans`, behind `authenticate`. */
export function loanRoutes(loans: Loans): Hono<AppEnv> {
  return new Hono<AppEnv>().use(requireSignIn()).route(
    '/',
    routesFor(loans, (c) => holderOfKey(actorOf(c))),
  );
}

/** The same for whoever is let in another way. @param borrowerOf who asks; throws where they may not */
export function routesFor(loans: Loans, borrowerOf: (c: Context<AppEnv>) => Borrower): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .post(
      '/',
      describe('Xin một việc: mở văn bản, đọc trang, vẽ trang, kiểm chữ ký, tạo PDF có lớp chữ', {
        200: answer(wire.loanSchema, 'Việc được giao'),
        204: { description: 'Không có việc nào chờ' },
        ...problems(400, 401, 403, 503),
      }),
      validate('json', wire.borrowBody),
      async (c) => {
        const { reader, takes, waitMs } = c.req.valid('json');
        const loan = await loans.borrow(borrowerOf(c), reader, takes, waitMs, c.req.raw.signal);
        return loan === null ? c.body(null, 204) : c.json(loanAsJson(loan, loans.silenceMs));
      },
    )
    .post(
      '/watch',
      describe('Chờ đến khi có trang cần đọc, chưa nhận', {
        200: answer(wire.watchAnswer, 'Có trang nào chờ không'),
        ...problems(400, 401, 403, 503),
      }),
      validate('json', wire.watchBody),
      async (c) => {
        const { reader, least, waitMs } = c.req.valid('json');
        const borrower = borrowerOf(c);
        return c.json({ pages: await loans.watch(borrower, reader, least, waitMs, c.req.raw.signal) });
      },
    )
    .post(
      '/leave',
      describe('Máy đọc nghỉ', { ...NOTHING, ...problems(400, 401, 403) }),
      validate('json', wire.leaveBody),
      (c) => {
        borrowerOf(c);
        loans.leave(c.req.valid('json').readerId);
        return c.body(null, 204);
      },
    )
    .get(
      '/:id/papers/:hash',
      describe('Tệp của việc được giao; máy nhận phải kiểm mã băm', {
        200: { description: 'Nội dung tệp' },
        ...problems(401, 403, 409, 500, 503),
      }),
      validate('param', paperParam),
      async (c) => {
        const { id, hash } = c.req.valid('param');
        const content = await loans.paper(borrowerOf(c).id, id, hash);
        c.header('content-type', 'application/octet-stream');
        if (content instanceof Uint8Array) return c.body(new Uint8Array(content));
        return c.body(Readable.toWeb(content) as ReadableStream<Uint8Array>);
      },
    )
    .post(
      '/:id/heartbeat',
      describe('Vẫn đang làm', { ...NOTHING, ...problems(401, 403, 409) }),
      validate('param', loanParam),
      (c) => {
        loans.heard(borrowerOf(c).id, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .put(
      '/:id/answer',
      bodyLimit({ maxSize: MOST_ANSWER_BYTES }),
      describe('Nộp kết quả; mỗi lần giao chỉ nhận một lần', {
        ...NOTHING,
        ...problems(400, 401, 403, 409, 413),
      }),
      validate('param', loanParam),
      validate('json', wire.answerBody),
      async (c) => {
        await giveIn(loans, borrowerOf(c).id, c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .put(
      '/:id/picture',
      bodyLimit({ maxSize: MOST_ANSWER_BYTES }),
      describe('Nộp ảnh của trang', { ...NOTHING, ...problems(400, 401, 403, 409, 413) }),
      validate('param', loanParam),
      validate('query', wire.pictureQuery),
      validate('header', z.object({ 'content-type': z.enum(wire.PICTURE_TYPES) })),
      async (c) => {
        const { id } = borrowerOf(c);
        await loans.giveIn(id, c.req.valid('param').id, 'render', {
          data: new Uint8Array(await c.req.arrayBuffer()),
          mime: c.req.valid('header')['content-type'],
          ...c.req.valid('query'),
        });
        return c.body(null, 204);
      },
    )
    .put(
      '/:id/copy',
      describe('Nộp bản PDF có lớp chữ', { ...NOTHING, ...problems(400, 401, 403, 409) }),
      validate('param', loanParam),
      validate('query', wire.copyQuery),
      async (c) => {
        const { sha256, signed, obstacles } = c.req.valid('query');
        await loans.giveCopy(borrowerOf(c).id, c.req.valid('param').id, {
          sha256,
          signed: signed === 'true',
          obstacles: obstaclesIn(obstacles),
          content: whole(c.req.raw.body, sha256),
        });
        return c.body(null, 204);
      },
    )
    .delete(
      '/:id',
      describe('Trả lại việc chưa làm', { ...NOTHING, ...problems(401, 403, 409) }),
      validate('param', loanParam),
      (c) => {
        loans.giveBack(borrowerOf(c).id, c.req.valid('param').id);
        return c.body(null, 204);
      },
    );
}

/**
 * A reader comes with the key of an administrator, made for this alone. A key with `reading:open` may have papers of
 * which nobody knows yet whether they are secret, and those that are: for a machine that is the office's own. A key
 * with `reading:work` alone, for a machine that many offices share, gets pages of PDFs that are read again, each alone,
 * once every page of the file was read and nothing secret found.
 * @throws AppError `people.forbidden`, `people.scope`
 */
function holderOfKey(actor: Actor): Borrower {
  requireRole(actor, 'admin');
  requireScope(actor, 'reading:work');
  // Of two machines of one person, each under its own key, neither ends what the other has.
  const id = actor.tokenId === undefined ? actor.id! : KEY + actor.tokenId;
  return { id, mayOpen: actor.scopes === null || actor.scopes.includes('reading:open') };
}

const KEY = 'key:';

/** For {@link Loans}: whether the office's own keys let their readers in still. */
export function ownKeysInForce(db: Db, clock: Clock): (borrower: string) => boolean {
  return (borrower) => !borrower.startsWith(KEY) || isTokenInForce(db, borrower.slice(KEY.length), clock);
}

/** For {@link Loans}: the log says who had what. */
export function logOfEnded(log: Log): NonNullable<LoansOptions['onEnded']> {
  return (key, reader, had) =>
    log.warn(
      { key, reader: reader.id, engine: reader.engine, had },
      'its key was ended: what it had waits again',
    );
}

/** For {@link Loans}: such a paper waits for a reader of the office's own. */
export function logOfNotParted(log: Log): NonNullable<LoansOptions['onNotParted']> {
  return (error) => log.warn({ err: error }, 'a paper could not be taken apart for a shared reader');
}

async function giveIn(loans: Loans, borrower: string, id: string, said: wire.AnswerAsJson): Promise<void> {
  switch (said.did) {
    case 'open': {
      const { pages, signatures } = said;
      return loans.giveIn(borrower, id, 'open', { pages, ...(signatures && { signatures }) });
    }
    case 'read': {
      const { page, rotation } = said;
      return loans.giveIn(borrower, id, 'read', {
        page: page as PageReading,
        rotation: rotation ?? undefined,
      });
    }
    case 'signatures':
      return loans.giveIn(borrower, id, 'signatures', said.signatures);
    case 'failed':
      return loans.fail(borrower, id, new AppError(said.code, said.status as ErrorStatus, said.message));
  }
}

function obstaclesIn(text: string): string[] {
  const list = z.array(z.string()).safeParse(jsonIn(text));
  if (!list.success) throw copyBroken();
  return list.data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body, chunk by chunk. @throws AppError `reading.copy-broken` at its end, where it is not of that hash */
async function* whole(body: ReadableStream<Uint8Array> | null, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  const reader = body?.getReader();
  for (let read = await reader?.read(); read !== undefined && !read.done; read = await reader!.read()) {
    hash.update(read.value);
    yield read.value;
  }
  if (hash.digest('hex') !== sha256) throw copyBroken();
}

export function loanAsJson({ id, task, apart, waiting }: Loan, silenceMs: number): wire.LoanAsJson {
  return { id, work: workAsJson(task, apart), waiting, silenceMs };
}

/** @param apart the page that goes out instead of its paper */
function workAsJson(task: Task, apart: Loan['apart']): wire.WorkAsJson {
  switch (task.do) {
    case 'open':
      return {
        do: 'open',
        paper: paperAsJson(task.file),
        checking: task.checking === undefined ? null : checkingAsJson(task.checking),
      };
    case 'read': {
      const { file, page, rotation, settings } = task;
      return {
        do: 'read',
        paper: apart === null ? paperAsJson(file) : { sha256: apart.sha256, kind: 'pdf' },
        page,
        rotation: rotation ?? null,
        settings: settings ?? null,
      };
    }
    case 'render':
      return { do: 'render', paper: paperAsJson(task.file), page: task.page, options: task.options };
    case 'signatures':
      return { do: 'signatures', paper: paperAsJson(task.file), checking: checkingAsJson(task.checking) };
    case 'searchable':
      return {
        do: 'searchable',
        sources: task.paper.sources.map(paperAsJson),
        pages: task.paper.pages as Extract<wire.WorkAsJson, { do: 'searchable' }>['pages'],
      };
  }
}

/** Only papers with a hash are lent. */
function paperAsJson({ sha256, kind }: PaperAtHand) {
  return { sha256: sha256!, kind };
}

function checkingAsJson({ trusted, lists, now }: Checking): wire.CheckingAsJson {
  const base64 = (der: Uint8Array) => Buffer.from(der).toString('base64');
  return { trusted: trusted.map(base64), lists: lists?.map(base64) ?? null, now: now.toISOString() };
}
