/**
 * Signing in with a password, and the session that follows. Sessions, cookies and password hashes are
 * better-auth's; who may sign in, how often one may try, and what the audit trail says are the office's.
 */
import { betterAuth } from 'better-auth/minimal';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, isAPIError } from 'better-auth/api';
import { username } from 'better-auth/plugins/username';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { accounts, credentials, sessions, verifications } from './accounts-schema.ts';
import {
  disabledAt,
  endSession,
  endSessions,
  forgetSessionsExpiredBefore,
  passwordHashOf,
  replacePassword,
} from './accounts-store.ts';
import type { Actor } from './actor.ts';
import type { Client } from './client.ts';
import {
  accountDisabled,
  currentPasswordWrong,
  passwordWeak,
  sessionRequired,
  signInFailed,
} from './errors.ts';
import { isUsername, normalUsername } from './names.ts';
import { assertStrongPassword, hashOfPassword, LONGEST_PASSWORD, passwordMatches } from './passwords.ts';
import { actorOfPerson } from './people.ts';
import { findPersonIdByUsername, usernameOf } from './people-store.ts';
import { admitAttempt, type Attempt, forgive } from './throttle.ts';

/** A working day; a session that is used is prolonged, so that nobody is thrown out while writing. */
const SESSION_SECONDS = 12 * 3600;
const PROLONG_AFTER_SECONDS = 3600;

export const COOKIE_PREFIX = 'vanthu';

export interface Session {
  id: string;
  actor: Actor;
  /** Signed in with a temporary password: may only choose a new one. */
  mustChangePassword: boolean;
}

export interface SignIn {
  /**
   * @returns the person, and the `Set-Cookie` lines that carry the session
   * @throws AppError `people.sign-in-failed`, `people.sign-in-throttled`, `people.account-disabled`
   */
  signIn(credentials: { username: string; password: string }, client: Client): Promise<SignedIn>;
  /** @returns the `Set-Cookie` lines that take the session away */
  signOut(client: Client): Promise<string[]>;
  /** The session a request carries; its cookies are to be sent back (prolonged, or taken away). */
  sessionOf(client: Client): Promise<{ session: Session | null; cookies: string[] }>;
  /**
   * Changes the person's own password; all their other sessions end.
   * @throws AppError `people.current-password-wrong`, `people.password-weak`, `people.sign-in-throttled`
   */
  changePassword(session: Session, passwords: { current: string; next: string }): Promise<void>;
}

export interface SignedIn {
  actor: Actor;
  mustChangePassword: boolean;
  cookies: string[];
}

const NO_SESSION = { session: null, cookies: [] };

export function createSignIn(options: { db: Db; clock: Clock; secret: string }): SignIn {
  const { db, clock, secret } = options;
  const overHttps = authenticator(db, secret, true);
  const overHttp = authenticator(db, secret, false);
  const authFor = (client: Client) => (client.secure ? overHttps : overHttp);

  async function signIn(given: { username: string; password: string }, client: Client): Promise<SignedIn> {
    const attempt = { username: normalUsername(given.username), address: client.address };
    admitAttempt(db, attempt, clock);
    const { personId, cookies } = await proveIdentity(given.password, attempt, client);
    return inTransaction(db, (tx) => {
      const person = actorOfPerson(tx, personId, { address: client.address, scopes: null }, clock);
      if (person === null) throw accountDisabled();
      forgive(tx, attempt);
      // better-auth counts the life of sessions by the machine's clock.
      forgetSessionsExpiredBefore(tx, new Date().toISOString());
      appendAudit(tx, { by: person.actor, did: 'person.signed-in', to: personId }, clock);
      return { ...person, cookies };
    });
  }

  async function proveIdentity(password: string, attempt: Attempt, client: Client) {
    try {
      const { response, headers } = await authFor(client).api.signInUsername({
        body: { username: attempt.username, password },
        headers: ownHeaders(client),
        returnHeaders: true,
      });
      return { personId: response.user.id, cookies: headers.getSetCookie() };
    } catch (error) {
      throw refusal(error, attempt);
    }
  }

  /** Notes a refused sign-in and says what the person is told; whatever else went wrong is passed on. */
  function refusal(error: unknown, attempt: Attempt): unknown {
    if (!isAPIError(error) || error.statusCode >= 500) return error;
    const isDisabled = error.body?.code === DISABLED;
    const personId = findPersonIdByUsername(db, attempt.username);
    inTransaction(db, (tx) => {
      if (isDisabled) forgive(tx, attempt);
      const by = { id: null, name: 'Chưa đăng nhập', address: attempt.address };
      const reason = isDisabled ? 'disabled' : 'wrong';
      appendAudit(tx, { by, did: 'person.sign-in-refused', to: personId, details: { reason } }, clock);
    });
    return isDisabled ? accountDisabled() : signInFailed();
  }

  async function sessionOf(client: Client): Promise<{ session: Session | null; cookies: string[] }> {
    if (!carriesSession(client.headers)) return NO_SESSION;
    const found = await readSession(client);
    if (found === null) return NO_SESSION;
    const { response, headers } = found;
    const cookies = headers.getSetCookie();
    if (response === null) return { session: null, cookies };
    const person = actorOfPerson(db, response.user.id, { address: client.address, scopes: null }, clock);
    return { session: person === null ? null : { id: response.session.id, ...person }, cookies };
  }

  /** Null where the session ended while it was being read. */
  async function readSession(client: Client) {
    try {
      return await authFor(client).api.getSession({ headers: ownHeaders(client), returnHeaders: true });
    } catch (error) {
      if (isAPIError(error) && error.statusCode === 401) return null;
      throw error;
    }
  }

  async function signOut(client: Client): Promise<string[]> {
    const { session } = await sessionOf(client);
    if (session !== null) {
      inTransaction(db, (tx) => {
        endSession(tx, session.id);
        appendAudit(tx, { by: session.actor, did: 'person.signed-out', to: session.actor.id }, clock);
      });
    }
    const { headers } = await authFor(client).api.signOut({
      headers: ownHeaders(client),
      returnHeaders: true,
    });
    return headers.getSetCookie();
  }

  async function changePassword(
    session: Session,
    passwords: { current: string; next: string },
  ): Promise<void> {
    const { id: personId, address } = session.actor;
    if (personId === null) throw sessionRequired();
    const { current, next } = passwords;
    const ownUsername = usernameOf(db, personId);
    const attempt = { username: ownUsername, address };
    assertStrongPassword(next, ownUsername);
    if (next === current) throw passwordWeak('phải khác mật khẩu hiện tại');
    admitAttempt(db, attempt, clock);
    const isRight =
      current.length <= LONGEST_PASSWORD && (await passwordMatches(passwordHashOf(db, personId), current));
    if (!isRight) throw currentPasswordWrong();
    const hash = await hashOfPassword(next);
    inTransaction(db, (tx) => {
      forgive(tx, attempt);
      replacePassword(tx, personId, { hash, mustChange: false }, clock);
      endSessions(tx, personId, session.id);
      appendAudit(tx, { by: session.actor, did: 'person.password-changed', to: personId }, clock);
    });
  }

  return { signIn, signOut, sessionOf, changePassword };
}

const DISABLED = 'PERSON_DISABLED';

/** better-auth over the house's tables. Only called directly: its own HTTP routes are not mounted. */
function authenticator(db: Db, secret: string, secure: boolean) {
  return betterAuth({
    baseURL: secure ? 'https://localhost' : 'http://localhost',
    secret,
    database: drizzleAdapter(db as unknown as Parameters<typeof drizzleAdapter>[0], {
      provider: 'sqlite',
      schema: { user: accounts, session: sessions, account: credentials, verification: verifications },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: PROLONG_AFTER_SECONDS },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 2,
        maxUsernameLength: 60,
        usernameValidator: isUsername,
      }),
    ],
    databaseHooks: { session: { create: { before: async ({ userId }) => refuseDisabled(db, userId) } } },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId() },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

/** No session begins for somebody who is locked out, whichever way they came; the password was right by then. */
function refuseDisabled(db: Db, personId: string): void {
  if (disabledAt(db, personId) !== null)
    throw new APIError('FORBIDDEN', { code: DISABLED, message: 'disabled' });
}

/** better-auth sees the cookies and the browser's name only. */
function ownHeaders(client: Client): Headers {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent']) {
    const value = client.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

/** Whether a request brings a session cookie, good or bad. */
export function carriesSession(headers: Headers): boolean {
  return headers.get('cookie')?.includes(`${COOKIE_PREFIX}.session_token=`) ?? false;
}
