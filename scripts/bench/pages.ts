/** The pages of the office over a database, without readers, index or network: what the service itself adds. */
import { Hono } from 'hono';
import { type Actor, type AppEnv, createSignIn } from '../../src/people/index.ts';
import type { Clock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/database.ts';
import { createLog } from '../../src/platform/log.ts';
import { webRoutes, type WebRoutesDeps } from '../../src/web/index.ts';

/** @returns asks for a page as somebody; throws where it is not answered with 200 */
export function openWebOnly(db: Db, clock: Clock): (actor: Actor, path: string) => Promise<string> {
  const nothing = () => {
    throw new Error('not a part of this bench');
  };
  const deps = {
    db,
    clock,
    log: createLog('silent'),
    signIn: createSignIn({ db, clock, secret: 'x'.repeat(40) }),
    index: { search: nothing },
    receiving: { db, clock, intake: { storage: null, maxFileBytes: 1 }, wakeJobs: nothing },
    assets: { url: (name: string) => `/tai-nguyen/${name}`, read: () => null },
    agencyName: 'UBND thành phố',
    maxFileBytes: 1,
    maxPages: 1,
    systemFacts: nothing,
  } as unknown as WebRoutesDeps;
  let asking: Actor | null = null;
  const app = new Hono<AppEnv>()
    .use(async (c, next) => {
      c.set('actor', asking);
      c.set('session', asking === null ? null : { id: 's', actor: asking, mustChangePassword: false });
      c.set('client', { address: null, secure: false, headers: c.req.raw.headers });
      await next();
    })
    .route('/', webRoutes(deps));
  return async (actor, path) => {
    asking = actor;
    const answer = await app.request(path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  };
}
