/** An office for the tests of people: a real database in memory, the real middleware, a clock that stands still. */
import { Hono } from 'hono';
import {
  createSignIn,
  type Actor,
  type AppEnv,
  authenticate,
  peopleRoutes,
  type Reach,
  type Role,
} from '../../src/people/index.ts';
import {
  refuseCrossSite,
  requireSignIn,
  securityHeaders,
  SERVICE,
  setCookies,
} from '../../src/people/index.ts';
import { addPerson, actorOfPerson } from '../../src/people/people.ts';
import { hashOfPassword } from '../../src/people/passwords.ts';
import { auditTrail } from '../../src/platform/schema.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { problemHandler } from '../../src/platform/http.ts';
import { silentLog } from '../../src/platform/log.ts';
import { freshDatabase } from '../platform/fresh-database.ts';

export const PASSWORD = 'một mật khẩu dài';

/** scrypt is slow on purpose: hashed once for all. */
const passwordHash = await hashOfPassword(PASSWORD);

export interface Ask {
  method?: string;
  json?: unknown;
  cookie?: string;
  token?: string;
  /** The asker's network address. */
  from?: string;
  headers?: Record<string, string>;
}

export type Office = ReturnType<typeof openOffice>;

export function openOffice(reach: Reach = { url: '', trustProxy: false }) {
  const { db, close } = freshDatabase();
  const clock = fixedClock('2026-11-23T02:00:00.000Z');
  const signIn = createSignIn({ db, clock, secret: 'x'.repeat(40) });
  const app = new Hono<AppEnv>()
    .use(securityHeaders(reach))
    .use(refuseCrossSite(reach))
    .use(authenticate({ db, clock, signIn, reach }))
    .route('/api/v1', peopleRoutes({ db, clock, signIn }))
    .post('/dang-nhap', async (c) => {
      const form = await c.req.parseBody();
      const given = { username: String(form['username']), password: String(form['password']) };
      const { cookies } = await signIn.signIn(given, c.var.client);
      setCookies(c, cookies);
      return c.redirect('/', 303);
    })
    .get('/trang', requireSignIn(), (c) => c.text('trang'))
    .get('/doi-mat-khau', requireSignIn({ withTemporaryPassword: true }), (c) => c.text('đổi mật khẩu'))
    .get('/dia-chi', (c) => c.json({ address: c.var.client.address }));
  app.onError(problemHandler(silentLog));

  /** A person with {@link PASSWORD}, as an actor of a session. */
  function hire(
    username: string,
    roles: Role[],
    options: { unitIds?: string[]; name?: string } = {},
  ): Actor & { id: string } {
    const { name = username, unitIds = [] } = options;
    const account = { username, passwordHash, mustChangePassword: false };
    const person = addPerson(db, { name, roles, unitIds, account }, SERVICE, clock);
    const found = actorOfPerson(db, person.id, { address: null, scopes: null }, clock);
    if (found === null) throw new Error('nobody was hired');
    return { ...found.actor, id: person.id };
  }

  async function ask(
    path: string,
    { method = 'GET', json, cookie, token, from, headers = {} }: Ask = {},
  ): Promise<Response> {
    const all = new Headers({ origin: 'http://localhost', ...headers });
    if (json !== undefined) all.set('content-type', 'application/json');
    if (cookie !== undefined) all.set('cookie', cookie);
    if (token !== undefined) all.set('authorization', `Bearer ${token}`);
    const body = json === undefined ? null : JSON.stringify(json);
    const env = from === undefined ? {} : { incoming: { socket: { remoteAddress: from } } };
    return app.request(path, { method, headers: all, body }, env);
  }

  function tryToSignIn(username: string, password = PASSWORD, options: Ask = {}): Promise<Response> {
    return ask('/api/v1/session', { method: 'POST', json: { username, password }, ...options });
  }

  /** Signs in and returns the cookie for the next requests. */
  async function cookieOf(username: string, password = PASSWORD, options: Ask = {}): Promise<string> {
    const response = await tryToSignIn(username, password, options);
    if (response.status !== 200) throw new Error(await response.text());
    return cookieFrom(response);
  }

  const audited = () => db.select().from(auditTrail).all();
  const did = () => audited().map((line) => line.did);

  return { db, clock, signIn, app, hire, ask, tryToSignIn, cookieOf, audited, did, close };
}

export function cookieFrom(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

export async function codeOf(response: Response): Promise<string> {
  const problem = (await response.json()) as { code: string };
  return problem.code;
}
