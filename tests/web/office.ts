/** The pages in front of a real office: real rooms and database, the real middleware, only the reader is played. */
import { join } from 'node:path';
import { Hono } from 'hono';
import {
  type Actor,
  type AppEnv,
  authenticate,
  createSignIn,
  refuseCrossSite,
  type Role,
  securityHeaders,
  SERVICE,
} from '../../src/people/index.ts';
import { courier } from '../../src/exchange/index.ts';
import { addPerson } from '../../src/people/people.ts';
import { hashOfPassword } from '../../src/people/passwords.ts';
import { silentLog } from '../../src/platform/log.ts';
import { embeddedIndex, takeOverChanges } from '../../src/search/index.ts';
import { trustFolder } from '../../src/signatures/index.ts';
import { type Assets, buildAssets, errorPage, webRoutes, type WebRoutesDeps } from '../../src/web/index.ts';
import { openOffice as openRegistryOffice } from '../registry/office.ts';

export const PASSWORD = 'một mật khẩu dài';
/** scrypt is slow on purpose: hashed once for all. */
const passwordHash = await hashOfPassword(PASSWORD);

/** Bundled once for all tests. */
export const assets: Assets = await buildAssets();

export interface Ask {
  form?: Record<string, string | string[]> | FormData;
  cookie?: string;
  headers?: Record<string, string>;
}

export type WebOffice = Awaited<ReturnType<typeof openWebOffice>>;

export async function openWebOffice() {
  const office = await openRegistryOffice();
  const { db, clock } = office;
  const reach = { url: '', trustProxy: false };
  const signIn = createSignIn({ db, clock, secret: 'x'.repeat(40) });
  const index = embeddedIndex(db, clock);
  const room = { usedBytes: 1e9, mostBytes: 10e9 };
  const deps: WebRoutesDeps = {
    db,
    clock,
    log: silentLog,
    signIn,
    index,
    receiving: { db, clock, intake: office.intake, wakeJobs: () => {} },
    assets,
    agencyName: 'UBND phường <Hải Châu>',
    trust: trustFolder(join(office.folder, 'trust')),
    signing: { sealPasswordFile: '', service: null },
    sendsMail: false,
    courier: courier(() => Promise.reject(new TypeError('fetch failed'))),
    maxFileBytes: 100 * 1024 * 1024,
    maxPages: 300,
    room: () => room,
    systemFacts: () => ({
      version: '0.1.0',
      startedAt: clock.now(),
      memoryBytes: 123_456_789,
      readers: { busy: 0, own: 2, canHaveOwn: true, elsewhere: 0, isAttended: true },
      disk: { freeBytes: 5e9, minFreeBytes: 1e9 },
    }),
  };
  let asking: Actor | null = null;
  const pages = webRoutes(deps);

  /** Who asks is named by the test; signing in itself is tested through {@link signedInApp}. */
  const app = new Hono<AppEnv>()
    .use(securityHeaders(reach))
    .use(async (c, next) => {
      c.set('actor', asking);
      c.set('session', asking === null ? null : { id: 's', actor: asking, mustChangePassword: false });
      c.set('client', { address: null, secure: false, headers: c.req.raw.headers });
      await next();
    })
    .route('/', pages);

  /** The whole chain, with cookies. */
  const signedInApp = new Hono<AppEnv>()
    .use(securityHeaders(reach))
    .use(refuseCrossSite(reach))
    .use(authenticate({ db, clock, signIn, reach }))
    .route('/', pages);
  signedInApp.onError(errorPage(deps));

  async function send(
    to: Hono<AppEnv>,
    path: string,
    { form, cookie, headers = {} }: Ask,
  ): Promise<Response> {
    const all = new Headers({ origin: 'http://localhost', 'sec-fetch-site': 'same-origin', ...headers });
    if (cookie !== undefined) all.set('cookie', cookie);
    const body = form === undefined ? null : form instanceof FormData ? form : encoded(form);
    return to.request(path, { method: form === undefined ? 'GET' : 'POST', headers: all, body });
  }

  /** Somebody with a name, a password and roles, for signing in and for the pages of people. */
  function hire(
    username: string,
    roles: Role[],
    options: { name?: string; mustChangePassword?: boolean } = {},
  ): Actor {
    const { name = username, mustChangePassword = false } = options;
    const account = { username, passwordHash, mustChangePassword };
    const { id } = addPerson(db, { name, roles, account }, SERVICE, clock);
    return { id, name, roles, unitIds: [], address: null, scopes: null };
  }

  return {
    ...office,
    hire,
    index,
    /** What the database of the office may hold, and holds. */
    room,
    ask: (actor: Actor | null, path: string, request: Ask = {}) => {
      asking = actor;
      return send(app, path, request);
    },
    askByCookie: (path: string, request: Ask = {}) => send(signedInApp, path, request),
    async page(actor: Actor | null, path: string): Promise<string> {
      asking = actor;
      return (await send(app, path, {})).text();
    },
    indexAll: () => takeOverChanges(db, clock, 1_000),
  };
}

function encoded(form: Record<string, string | string[]>): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    for (const each of Array.isArray(value) ? value : [value]) body.append(name, each);
  }
  return body;
}
