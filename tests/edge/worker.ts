/** The Worker as it is, but for the clock, which tests set, and ways to ring an object's alarm at once and to verify its trail. */
import { Agency as EveryAgency } from '../../src/edge.ts';
import { verifyTrail } from '../../src/platform/audit/trail.ts';
import { type Clock, fixedClock } from '../../src/platform/clock.ts';

export { default } from '../../src/edge.ts';

export class Agency extends EveryAgency {
  protected override readonly clock: Clock = fixedClock('2026-11-23T02:00:00.000Z');

  override async fetch(request: Request): Promise<Response> {
    if (request.url.endsWith('/nhat-ky')) return Response.json(verifyTrail((await this.office())!.db));
    if (!request.url.endsWith('/chuong')) return super.fetch(request);
    await this.ctx.storage.setAlarm(Date.now());
    return new Response('đã đặt chuông');
  }
}
