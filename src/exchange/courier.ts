/**
 * Carries messages to a partner agency: an HTTP request with its key, through whatever reaches it: `fetch`, also
 * between agencies of one installation at the edge, which reach each other by their public addresses.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { ReachablePartner } from '../people/index.ts';
import type { AppError } from '../platform/errors.ts';
import { collected, type OutgoingMessage } from '../registry/index.ts';
import { keyRefused, notNow, refusedThere, unreachable } from './errors.ts';

/** `fetch`, or what stands in for it. */
export type Reach = (request: Request) => Promise<Response>;

export interface Courier {
  /**
   * Hands an edXML message over.
   * @throws AppError `exchange.unreachable`, `exchange.not-now`, `exchange.key-refused` try again later
   * @throws AppError `exchange.refused` it will not be taken; `details.code` says why
   */
  send(
    partner: ReachablePartner,
    where: 'packages' | 'statuses',
    message: OutgoingMessage,
    signal: AbortSignal,
  ): Promise<void>;
  /** Who answers at the partner's address. @throws as {@link Courier.send} */
  ask(partner: ReachablePartner, signal: AbortSignal): Promise<{ organId: string; name: string }>;
}

const BASE = '/api/v1/exchange';
/** A package of a hundred megabytes over a slow line; who is silent longer is asked again later. */
const PATIENCE_MS = 120_000;
const MOST_WAIT_TO_ASK_MS = 15_000;

const selfSchema = z.object({ organId: z.string(), name: z.string() });
const problemSchema = z.object({ code: z.string(), title: z.string() });

/** @param reach between machines `fetch` */
export function courier(reach: Reach): Courier {
  const ask = async (
    partner: ReachablePartner,
    request: { path: string; message?: OutgoingMessage; signal: AbortSignal },
  ): Promise<Response> => {
    const answer = await reach(await requestTo(partner, request)).catch((error: unknown) => {
      throw unreachable(partner.name, error);
    });
    if (!answer.ok) throw await whyNot(partner, answer);
    return answer;
  };
  return {
    async send(partner, where, message, signal) {
      const within = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
      const answer = await ask(partner, { path: `/${where}`, message, signal: within });
      await answer.body?.cancel();
    },
    async ask(partner, signal) {
      const within = AbortSignal.any([signal, AbortSignal.timeout(MOST_WAIT_TO_ASK_MS)]);
      const answer = await ask(partner, { path: '/self', signal: within });
      const self = selfSchema.safeParse(await saidIn(answer));
      if (!self.success) throw notNow(partner.name, answer.status, '');
      return self.data;
    },
  };
}

async function requestTo(
  { url, key }: ReachablePartner,
  { path, message, signal }: { path: string; message?: OutgoingMessage; signal: AbortSignal },
): Promise<Request> {
  const authorization = `Bearer ${key}`;
  // Followed, a redirect would carry the key and the paper to somebody else.
  const plain = { headers: { authorization }, redirect: 'manual', signal } as const;
  if (message === undefined) return new Request(url + BASE + path, plain);
  const { digest, bytes } = await lookedThrough(message);
  const headers = { authorization, 'content-type': 'application/xml', 'content-digest': digest };
  const sent = { ...plain, method: 'POST', headers, duplex: 'half' } as const;
  const body = bytes ?? (Readable.toWeb(Readable.from(message.open())) as ReadableStream);
  return new Request(url + BASE + path, { ...sent, body });
}

/** Held in memory while it is sent; a larger one streams. */
const MOST_HELD_BYTES = 8 * 1024 * 1024;

/** @returns its digest, which goes ahead of it, and its bytes where they are few */
async function lookedThrough(
  message: OutgoingMessage,
): Promise<{ digest: string; bytes: Uint8Array<ArrayBuffer> | null }> {
  const hash = createHash('sha256');
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of message.open()) {
    hash.update(chunk);
    size += chunk.byteLength;
    if (size > MOST_HELD_BYTES) held = [];
    else held.push(chunk);
  }
  const bytes = size > MOST_HELD_BYTES ? null : new Uint8Array(Buffer.concat(held));
  return { digest: digestOfHash(hash.digest('hex')), bytes };
}

/** More than any answer of an office. */
const MOST_ANSWER_BYTES = 64 * 1024;

/** Null where it is no JSON, or more than that: whoever answers must not fill the memory. */
async function saidIn({ body }: Response): Promise<unknown> {
  if (body === null) return null;
  try {
    const bytes = await collected(body as unknown as AsyncIterable<Uint8Array>, MOST_ANSWER_BYTES);
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** RFC 9530. */
export function digestOf(bytes: Uint8Array): string {
  return digestOfHash(createHash('sha256').update(bytes).digest('hex'));
}

/** @param sha256 in hexadecimal */
export function digestOfHash(sha256: string): string {
  return `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`;
}

/** Mostly damaged on the way, or a service that is being renewed: the same message may be taken another time. */
const LATER = new Set([400, 404, 408, 425, 429]);
/** Too large stays too large, whoever on the way says so. */
const TOO_LARGE = 413;

async function whyNot({ name }: ReachablePartner, answer: Response): Promise<AppError> {
  const problem = problemSchema.safeParse(await saidIn(answer));
  const { code, title } = problem.success ? problem.data : { code: '', title: '' };
  const { status } = answer;
  if (status === 401) return keyRefused(name);
  const isOffice = OF_AN_OFFICE.test(code);
  const isFinal = isOffice && (!LATER.has(status) || FINAL.has(code));
  const mayEnd = status >= 400 && status < 500 && (isFinal || status === TOO_LARGE);
  if (!mayEnd) return notNow(name, status, title);
  return refusedThere(name, title === '' ? `mã ${status}.` : title, code);
}

/** How the program says what is wrong; a proxy in between (its own 403, 407) has other words, or none. */
const OF_AN_OFFICE = /^(?:exchange|edxml|delivery|files|intake|request|people|database)\.[a-z-]+$/;

/** Of these, what the partner's office says of this message: no other try changes it. */
const FINAL: ReadonlySet<string> = new Set(['delivery.nothing-sent']);
