/**
 * The Worker as it is, but for the clock, which tests set, and for what tests do to its objects from outside: ring an
 * alarm at once, verify a trail, count what came from the desk of the installation, lose a word on its way there,
 * stop the desk as a crash would.
 */
import edge, { Agency as EveryAgency, type EdgeEnv, SharedDesk as EveryDesk } from '../../src/edge.ts';
import { DESK_NAME } from '../../src/edge/shared-desk.ts';
import { verifyTrail } from '../../src/platform/audit/trail.ts';
import { type Clock, fixedClock } from '../../src/platform/clock.ts';

export class Agency extends EveryAgency {
  protected override readonly clock: Clock = fixedClock('2026-11-23T02:00:00.000Z');
  #visits = 0;

  override async fetch(request: Request): Promise<Response> {
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
