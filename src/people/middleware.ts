/** Who asks: Hono middleware that every page and every API route stands behind. */
import type { Context, MiddlewareHandler } from 'hono';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { isApiRequest } from '../platform/http.ts';
import type { Actor } from './actor.ts';
import { bearerToken, type Client, clientOf, type Reach } from './client.ts';
import { passwordChangeRequired, sessionRequired, signInRequired } from './errors.ts';
import type { AppEnv } from './http-env.ts';
import { PARTNER_KEY_PREFIX } from './partners.ts';
import type { Session, SignIn } from './sign-in.ts';
import { actorOfToken } from './tokens.ts';

export const SIGN_IN_PATH = '/dang-nhap';
export const CHANGE_PASSWORD_PATH = '/doi-mat-khau';

export interface AuthenticateOptions {
  db: Db;
  clock: Clock;
  signIn: SignIn;
  reach: Reach;
}

/**
 * Finds out who asks, by an API token (`Authorization: Bearer vt_…`) or else by the session cookie, and sets
 * `actor`, `session` and `client`. Lets everybody through; {@link requireSignIn} does not.
 * @throws AppError `people.token-invalid`
 */
export function authenticate(options: AuthenticateOptions): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const client = clientOf(c, options.reach);
    const { actor, session, cookies } = await whoAsks(c, client, options);
    c.set('client', client);
    c.set('actor', actor);
    c.set('session', session);
    await next();
    const isSetByRoute = c.res.headers.getSetCookie().length > 0;
    if (!isSetByRoute) setCookies(c, cookies);
    // What one person sees stays out of shared machines' caches, unless the route knows better.
    if (actor !== null && !c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  };
}

interface Asker {
  actor: Actor | null;
  session: Session | null;
  cookies: string[];
}

async function whoAsks(
  c: Context,
  client: Client,
  { db, clock, signIn }: AuthenticateOptions,
): Promise<Asker> {
  const token = bearerToken(client.headers);
  // A partner agency is nobody of the office: the exchange finds out which one it is.
  if (token?.startsWith(PARTNER_KEY_PREFIX) === true) return { actor: null, session: null, cookies: [] };
  if (token !== null) {
    return { actor: actorOfToken(db, token, client.address, clock), session: null, cookies: [] };
  }
  const { session, cookies } = await signIn.sessionOf(client);
  return { actor: session?.actor ?? null, session, cookies };
}

export function setCookies(c: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
}

/**
 * Stops who has not signed in: the API answers 401, a page sends them to sign in and back. Who signed in with a
 * temporary password is sent to change it first, unless `withTemporaryPassword` (the pages for doing that).
 * @throws AppError `people.sign-in-required`, `people.password-change-required` (API)
 */
export function requireSignIn(options: { withTemporaryPassword?: boolean } = {}): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.var.actor === null) {
      if (isApiRequest(c)) throw signInRequired();
      return c.redirect(withReturn(SIGN_IN_PATH, c), 303);
    }
    if (c.var.session?.mustChangePassword === true && options.withTemporaryPassword !== true) {
      if (isApiRequest(c)) throw passwordChangeRequired();
      return c.redirect(withReturn(CHANGE_PASSWORD_PATH, c), 303);
    }
    await next();
  };
}

/** The signed-in actor, in a route behind {@link requireSignIn}. */
export function actorOf(c: Context<AppEnv>): Actor {
  const { actor } = c.var;
  if (actor === null) throw signInRequired();
  return actor;
}

/** The session of a person who signed in by password, for what an API token may not do. */
export function sessionOf(c: Context<AppEnv>): Session {
  const { session } = c.var;
  if (session === null) throw sessionRequired();
  return session;
}

/** A path with the way back to the page that was asked for; what was being posted cannot be asked for again. */
function withReturn(path: string, c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  const isPage = c.req.method === 'GET' && pathname !== '/';
  return isPage ? `${path}?tiep=${encodeURIComponent(pathname + search)}` : path;
}

/** Where to go after signing in: a path of this service, whatever `?tiep=` says. */
export function safeReturnPath(wanted: string | undefined): string {
  const home = new URL('http://this.invalid/');
  if (wanted === undefined || !wanted.startsWith('/') || !URL.canParse(wanted, home)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, home);
  const isOwnPath = origin === home.origin && !pathname.startsWith('//');
  return isOwnPath ? pathname + search + hash : '/';
}
