/** A reader's line to one office's service: asks for work, fetches its papers, hands in what came of it. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { AppError, type ErrorStatus } from '../../platform/errors.ts';
import type { PagesWaiting, WorkKind } from '../desk.ts';
import type { PageImage } from '../page-image.ts';
import type { SearchableResult } from '../searchable/searchable-paper.ts';
import { type AnswerAsJson, type LoanAsJson, loanSchema, type ReaderAsJson, watchAnswer } from './wire.ts';

export interface Office {
  /** `https://vanthu.example.vn`, as people open it. */
  url: string;
  /** An administrator's API key with the right "Đọc trang" (`reading:work`), and `reading:open` to open papers too. */
  token: string;
}

/** The service is not to be reached, or is not well: it is asked again later. */
export class OfficeAway extends Error {}

const ANSWER_MS = 30_000;
const FETCH_MS = 300_000;
const TRIES = 5;
const problem = z.object({ code: z.string(), title: z.string() });

export class OfficeLink {
  constructor(
    readonly office: Office,
    /** How this machine introduces itself. */
    readonly reader: () => ReaderAsJson,
  ) {}

  /**
   * @returns null where there is nothing of that kind within `waitMs`
   * @throws AppError `people.token-invalid`, `people.scope`, `people.forbidden`: this key will never be let in
   * @throws OfficeAway
   */
  async borrow(takes: readonly WorkKind[], waitMs: number, signal: AbortSignal): Promise<LoanAsJson | null> {
    const response = await this.#ask('POST', '', {
      body: { takes, waitMs, reader: this.reader() },
      signal: AbortSignal.any([signal, AbortSignal.timeout(waitMs + ANSWER_MS)]),
    });
    return response.status === 204 ? null : understood(loanSchema, response);
  }

  /** Waits until pages wait there. @throws as `borrow` */
  async watch(least: 'some' | 'urgent', waitMs: number, signal: AbortSignal): Promise<PagesWaiting> {
    const response = await this.#ask('POST', '/watch', {
      body: { least, waitMs, reader: this.reader() },
      signal: AbortSignal.any([signal, AbortSignal.timeout(waitMs + ANSWER_MS)]),
    });
    return (await understood(watchAnswer, response)).pages;
  }

  /** Says goodbye, so that the office need not wait for the silence. @throws AppError; OfficeAway */
  async leave(): Promise<void> {
    const body = { readerId: this.reader().id };
    await this.#ask('POST', '/leave', { body, signal: AbortSignal.timeout(ANSWER_MS) });
  }

  /**
   * Fetches a paper of a loan into a file, whole or not at all.
   * @throws AppError `reading.loan-ended`
   * @throws OfficeAway also where what came is not of that hash
   */
  async fetchPaper({ id }: LoanAsJson, sha256: string, path: string, signal: AbortSignal): Promise<void> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(FETCH_MS)]);
    const response = await this.#ask('GET', `/${id}/papers/${sha256}`, { signal: limit });
    const part = `${path}.part`;
    const hash = createHash('sha256');
    const hashing = new Transform({
      transform(chunk: Uint8Array, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    try {
      const body = Readable.fromWeb(response.body as WebStream<Uint8Array>);
      await pipeline(body, hashing, createWriteStream(part, { mode: 0o600 }), { signal: limit }).catch(away);
      if (hash.digest('hex') !== sha256) throw new OfficeAway('sends a paper that is not whole');
      await rename(part, path);
    } finally {
      await rm(part, { force: true });
    }
  }

  /** @throws AppError `reading.loan-ended`; OfficeAway */
  async heartbeat({ id }: LoanAsJson, signal: AbortSignal): Promise<void> {
    await this.#ask('POST', `/${id}/heartbeat`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    });
  }

  /**
   * Hands an answer in; where the service is away for a moment it is tried again.
   * @throws AppError `reading.loan-ended` where it was lent to another meanwhile: what was done is dropped
   * @throws OfficeAway
   */
  async giveIn({ id }: LoanAsJson, answer: AnswerAsJson): Promise<void> {
    await this.#again(() =>
      this.#ask('PUT', `/${id}/answer`, { body: answer, signal: AbortSignal.timeout(ANSWER_MS) }),
    );
  }

  /** @throws as `giveIn` */
  async givePicture({ id }: LoanAsJson, { data, mime, width, height }: PageImage): Promise<void> {
    await this.#again(() =>
      this.#ask('PUT', `/${id}/picture?width=${width}&height=${height}`, {
        bytes: { type: mime, content: new Uint8Array(data) },
        signal: AbortSignal.timeout(FETCH_MS),
      }),
    );
  }

  /** @throws as `giveIn` */
  async giveCopy({ id }: LoanAsJson, path: string, { signed, obstacles }: SearchableResult): Promise<void> {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const query = new URLSearchParams({
      sha256: hash.digest('hex'),
      signed: String(signed),
      obstacles: JSON.stringify(obstacles),
    });
    const { size } = await stat(path);
    await this.#again(() =>
      this.#ask('PUT', `/${id}/copy?${query}`, {
        bytes: { type: 'application/pdf', content: createReadStream(path), size },
        signal: AbortSignal.timeout(FETCH_MS),
      }),
    );
  }

  /** @throws AppError `reading.loan-ended`; OfficeAway */
  async giveBack({ id }: LoanAsJson): Promise<void> {
    await this.#ask('DELETE', `/${id}`, { signal: AbortSignal.timeout(ANSWER_MS) });
  }

  async #again(ask: () => Promise<unknown>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await ask();
        return;
      } catch (error) {
        if (!(error instanceof OfficeAway) || attempt === TRIES) throw error;
        await pause(attempt * 500);
      }
    }
  }

  async #ask(
    method: string,
    path: string,
    { body, bytes, signal }: { body?: object; bytes?: Bytes; signal: AbortSignal },
  ): Promise<Response> {
    const { url, token } = this.office;
    const response = await fetch(`${url.replace(/\/$/u, '')}/api/v1/reading/loans${path}`, {
      method,
      signal,
      // Another address is not the one the office gave its key for.
      redirect: 'error',
      headers: { authorization: `Bearer ${token}`, ...headersOf(body, bytes) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(bytes === undefined ? {} : sent(bytes)),
    }).catch(away);
    if (response.ok) return response;
    throw await refusalOf(response);
  }
}

interface Bytes {
  type: string;
  content: Uint8Array<ArrayBuffer> | Readable;
  /** Of a stream. */
  size?: number;
}

function headersOf(body: object | undefined, bytes: Bytes | undefined): Record<string, string> {
  if (body !== undefined) return { 'content-type': 'application/json' };
  if (bytes === undefined) return {};
  const { type, size } = bytes;
  return { 'content-type': type, ...(size === undefined ? {} : { 'content-length': String(size) }) };
}

function sent({ content }: Bytes): RequestInit {
  if (content instanceof Uint8Array) return { body: content };
  // A body that flows is sent before the answer is read; the type of the platform does not know the word yet.
  return { body: Readable.toWeb(content) as ReadableStream, duplex: 'half' } as RequestInit;
}

async function understood<T>(schema: z.ZodType<T>, response: Response): Promise<T> {
  const said = schema.safeParse(await response.json().catch(away));
  if (!said.success) throw new OfficeAway('answers in words that are not known here');
  return said.data;
}

function away(error: unknown): never {
  throw new OfficeAway(error instanceof Error ? error.message : String(error), { cause: error });
}

/** What the service expects to happen keeps its code; what it did not, passes. */
async function refusalOf(response: Response): Promise<Error> {
  const said = problem.safeParse(await response.json().catch(() => null));
  if (response.status >= 500 || response.status === 429 || !said.success) {
    return new OfficeAway(`answers with ${response.status}`);
  }
  return new AppError(said.data.code, response.status as ErrorStatus, said.data.title);
}
