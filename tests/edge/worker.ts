/**
 * The Worker as it is, but for the clock, which tests set, and for what tests do to its objects from outside: ring an
 * alarm at once, verify a trail, count what came from the desk of the installation, lose a word on its way there,
 * stop the desk as a crash would, take R2 away, fill an object up, or nearly.
 */
import type { DurableObjectStorage } from 'cloudflare:workers';
import edge, { Agency as EveryAgency, type EdgeEnv, SharedDesk as EveryDesk } from '../../src/edge.ts';
import type { Bucket } from '../../src/platform/files/r2-storage.ts';
import { DESK_NAME } from '../../src/edge/shared-desk.ts';
import { verifyTrail } from '../../src/platform/audit/trail.ts';
import { type Clock, fixedClock } from '../../src/platform/clock.ts';

/** Of all agencies of this process. */
let isAway = false;
let isFull = false;
/** What an object says it holds; null: what it does. */
let heldBytes: number | null = null;

function mayBeAway(bucket: Bucket): Bucket {
  const answers = (name: string | symbol) => !isAway || name === 'resumeMultipartUpload';
  return new Proxy(bucket, {
    get(target, name) {
      const method = Reflect.get(target, name) as (...asked: unknown[]) => unknown;
      return (...asked: unknown[]) =>
        answers(name)
          ? method.apply(target, asked)
          : Promise.reject(new Error('R2: We encountered an internal error. Please try again. (10001)'));
    },
  });
}

/** As the platform refuses what would make an object larger than it may be. */
function mayBeFull(sql: DurableObjectStorage['sql']): void {
  const exec = sql.exec.bind(sql);
  const refusing: typeof sql.exec = (statement, ...values) => {
    if (isFull && /^\s*(?:insert|update|replace)\b/i.test(statement))
      throw new Error('database or disk is full: SQLITE_FULL');
    return exec(statement, ...values);
  };
  Object.defineProperty(sql, 'exec', { value: refusing });
  const { get } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(sql), 'databaseSize') ?? {};
  Object.defineProperty(sql, 'databaseSize', { get: () => heldBytes ?? Number(get?.call(sql)) });
}

export class Agency extends EveryAgency {
  protected override readonly clock: Clock = fixedClock('2026-11-23T02:00:00.000Z');
  #visits = 0;

  constructor(...[ctx, env]: ConstructorParameters<typeof EveryAgency>) {
    super(ctx, { ...env, FILES: mayBeAway(env.FILES) });
    mayBeFull(this.ctx.storage.sql);
  }

  override async fetch(request: Request): Promise<Response> {
    const gigabytes = /\/giu-(\d+)-gb$/.exec(request.url)?.[1];
    if (gigabytes !== undefined) {
      heldBytes = gigabytes === '0' ? null : Number(gigabytes) * 1024 ** 3;
      return new Response('xong');
    }
    const [, trouble] = /\/(kho-mat|kho-ve|day|het-day)$/.exec(request.url) ?? [];
    if (trouble !== undefined) {
      if (trouble.startsWith('kho')) isAway = trouble === 'kho-mat';
      else isFull = trouble === 'day';
      return new Response('xong');
    }
    if (request.url.endsWith('/nhat-ky')) return Response.json(verifyTrail((await this.office())!.db));
    if (request.url.endsWith('/may-doc-den')) return Response.json(this.#visits);
    if (request.url.endsWith('/chuong-ke'))
      return Response.json(((await this.ctx.storage.getAlarm()) ?? Infinity) - Date.now());
    if (!request.url.endsWith('/chuong')) return super.fetch(request);
    await this.ctx.storage.setAlarm(Date.now());
    return new Response('đã đặt chuông');
  }

  override lend(...asked: Parameters<EveryAgency['lend']>) {
    this.#visits++;
    return super.lend(...asked);
  }
}

export class SharedDesk extends EveryDesk {
  #isDeaf = false;

  override async fetch(request: Request): Promise<Response> {
    if (request.url.endsWith('/diec')) this.#isDeaf = true;
    else if (request.url.endsWith('/chet')) this.ctx.abort('chết');
    else return super.fetch(request);
    return new Response('xong');
  }

  /** Once, it hears nothing. */
  override async announce(...said: Parameters<EveryDesk['announce']>) {
    if (!this.#isDeaf) return super.announce(...said);
    this.#isDeaf = false;
    return true;
  }
}

export default {
  fetch(request: Request, env: EdgeEnv): Promise<Response> {
    if (!request.url.startsWith('https://ban.test/')) return edge.fetch(request, env);
    return env.DESK.get(env.DESK.idFromName(DESK_NAME)).fetch(request);
  },
};
