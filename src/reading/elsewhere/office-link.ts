/** A reader's line to one office's service: asks for pages, fetches their papers, hands in what was read. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { AppError, type ErrorStatus } from '../../platform/errors.ts';
import type { ReaderAnswers } from '../reader-protocol.ts';
import { type AnswerAsJson, type LoanAsJson, loanSchema } from './wire.ts';

export interface Office {
  /** `https://vanthu.example.vn`, as people open it. */
  url: string;
  /** An administrator's API key with the right "Đọc thuê" (`reading:work`). */
  token: string;
}

/** The service is not to be reached, or is not well: it is asked again later. */
export class OfficeAway extends Error {}

const ANSWER_MS = 30_000;
const FETCH_MS = 300_000;
const TRIES = 5;
const problem = z.object({ code: z.string(), title: z.string() });

export class OfficeLink {
  constructor(readonly office: Office) {}

  /**
   * @returns null where no page waits within `waitMs`
   * @throws AppError `people.token-invalid`, `people.scope`, `people.forbidden`: this key will never be let in
   * @throws OfficeAway
   */
  async borrow(waitMs: number, signal: AbortSignal): Promise<LoanAsJson | null> {
    const response = await this.#ask('POST', '', {
      body: { waitMs },
      signal: AbortSignal.any([signal, AbortSignal.timeout(waitMs + ANSWER_MS)]),
    });
    if (response.status === 204) return null;
    const loan = loanSchema.safeParse(await response.json().catch(away));
    if (!loan.success) throw new OfficeAway('answers in words that are not known here');
    return loan.data;
  }

  /**
   * Fetches the paper of a loan into a file, whole or not at all.
   * @throws AppError `reading.loan-ended`
   * @throws OfficeAway
   */
  async fetchPaper({ id }: LoanAsJson, path: string, signal: AbortSignal): Promise<void> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(FETCH_MS)]);
    const response = await this.#ask('GET', `/${id}/paper`, { signal: limit });
    const part = `${path}.part`;
    try {
      const body = Readable.fromWeb(response.body as WebStream<Uint8Array>);
      await pipeline(body, createWriteStream(part), { signal: limit }).catch(away);
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
   * Hands a page in; where the service is away for a moment it is tried again.
   * @throws AppError `reading.loan-ended` where the page was lent to another meanwhile: what was read is dropped
   * @throws OfficeAway
   */
  async giveIn({ id }: LoanAsJson, { page, rotation }: ReaderAnswers['read']): Promise<void> {
    const body = { page, rotation: rotation ?? null } as AnswerAsJson;
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#ask('PUT', `/${id}/page`, { body, signal: AbortSignal.timeout(ANSWER_MS) });
        return;
      } catch (error) {
        if (!(error instanceof OfficeAway) || attempt === TRIES) throw error;
        await pause(attempt * 500);
      }
    }
  }

  /** @throws AppError `reading.loan-ended`; OfficeAway */
  async giveBack({ id }: LoanAsJson): Promise<void> {
    await this.#ask('DELETE', `/${id}`, { signal: AbortSignal.timeout(ANSWER_MS) });
  }

  async #ask(
    method: string,
    path: string,
    { body, signal }: { body?: object; signal: AbortSignal },
  ): Promise<Response> {
    const { url, token } = this.office;
    const response = await fetch(`${url.replace(/\/$/u, '')}/api/v1/reading/loans${path}`, {
      method,
      signal,
      // Another address is not the one the office gave its key for.
      redirect: 'error',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(away);
    if (response.ok) return response;
    throw await refusalOf(response);
  }
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
