/** Accounts, sessions, API tokens and failed sign-ins in the database. */
import { and, asc, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { accounts, apiTokens, credentials, sessions, signInFailures } from './accounts-schema.ts';
import { people } from './schema.ts';

/** better-auth's name for "signs in with a password kept here". */
const PASSWORD_PROVIDER = 'credential';

export interface NewAccount {
  personId: string;
  username: string;
  passwordHash: string;
  mustChangePassword: boolean;
}

export function insertAccount(tx: Db, account: NewAccount, clock: Clock): void {
  const { personId, username, passwordHash, mustChangePassword } = account;
  const written = { createdAt: clock.now(), updatedAt: clock.now() };
  const email = `${personId}@people.invalid`;
  tx.insert(accounts)
    .values({ id: personId, username, name: username, email, mustChangePassword, ...written })
    .run();
  tx.insert(credentials)
    .values({
      id: newId(),
      userId: personId,
      accountId: personId,
      providerId: PASSWORD_PROVIDER,
      password: passwordHash,
      ...written,
    })
    .run();
}

export function isUsernameTaken(db: Db, username: string): boolean {
  return (
    db.select({ id: accounts.id }).from(accounts).where(eq(accounts.username, username)).get() !== undefined
  );
}

export function passwordHashOf(db: Db, personId: string): string | null {
  const row = db
    .select({ password: credentials.password })
    .from(credentials)
    .where(and(eq(credentials.userId, personId), eq(credentials.providerId, PASSWORD_PROVIDER)))
    .get();
  return row?.password ?? null;
}

export function replacePassword(
  tx: Db,
  personId: string,
  password: { hash: string; mustChange: boolean },
  clock: Clock,
): void {
  const updatedAt = clock.now();
  tx.update(credentials)
    .set({ password: password.hash, updatedAt })
    .where(and(eq(credentials.userId, personId), eq(credentials.providerId, PASSWORD_PROVIDER)))
    .run();
  tx.update(accounts)
    .set({ mustChangePassword: password.mustChange, updatedAt })
    .where(eq(accounts.id, personId))
    .run();
}

/** Null where the person may sign in. */
export function disabledAt(db: Db, personId: string): string | null {
  const row = db.select({ disabledAt: people.disabledAt }).from(people).where(eq(people.id, personId)).get();
  return row?.disabledAt ?? null;
}

/** Ends a person's sessions, except one where it is named. */
export function endSessions(tx: Db, personId: string, exceptId?: string): void {
  const others = exceptId === undefined ? undefined : ne(sessions.id, exceptId);
  tx.delete(sessions)
    .where(and(eq(sessions.userId, personId), others))
    .run();
}

export function endSession(tx: Db, sessionId: string): void {
  tx.delete(sessions).where(eq(sessions.id, sessionId)).run();
}

export function forgetSessionsExpiredBefore(tx: Db, instant: string): void {
  tx.delete(sessions).where(lt(sessions.expiresAt, instant)).run();
}

export type TokenRow = typeof apiTokens.$inferSelect;

export function insertToken(tx: Db, token: TokenRow): void {
  tx.insert(apiTokens).values(token).run();
}

export function tokensOf(db: Db, personId: string): TokenRow[] {
  return db.select().from(apiTokens).where(eq(apiTokens.personId, personId)).orderBy(asc(apiTokens.id)).all();
}

export function findToken(db: Db, id: string): TokenRow | null {
  return db.select().from(apiTokens).where(eq(apiTokens.id, id)).get() ?? null;
}

/** The token with that hash, unless it was revoked or has expired. */
export function findLivingToken(db: Db, hash: string, now: string): TokenRow | null {
  const living = and(
    isNull(apiTokens.revokedAt),
    or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now)),
  );
  return (
    db
      .select()
      .from(apiTokens)
      .where(and(eq(apiTokens.hash, hash), living))
      .get() ?? null
  );
}

export function noteTokenUse(tx: Db, id: string, now: string): void {
  tx.update(apiTokens).set({ lastUsedAt: now }).where(eq(apiTokens.id, id)).run();
}

export function revokeTokens(tx: Db, which: { personId: string } | { tokenId: string }, now: string): void {
  const chosen =
    'personId' in which ? eq(apiTokens.personId, which.personId) : eq(apiTokens.id, which.tokenId);
  tx.update(apiTokens)
    .set({ revokedAt: now })
    .where(and(chosen, isNull(apiTokens.revokedAt)))
    .run();
}

export type FailureCount = typeof signInFailures.$inferSelect;

export function failuresOf(db: Db, key: string): FailureCount | null {
  return db.select().from(signInFailures).where(eq(signInFailures.key, key)).get() ?? null;
}

export function writeFailures(tx: Db, count: FailureCount): void {
  const { key: _key, ...values } = count;
  tx.insert(signInFailures)
    .values(count)
    .onConflictDoUpdate({ target: signInFailures.key, set: values })
    .run();
}

export function forgetFailures(tx: Db, key: string): void {
  tx.delete(signInFailures).where(eq(signInFailures.key, key)).run();
}

/** Takes one failure back: the attempt that was counted beforehand turned out well. */
export function takeFailureBack(tx: Db, key: string): void {
  tx.update(signInFailures)
    .set({ failures: sql`max(0, ${signInFailures.failures} - 1)`, blockedUntil: null })
    .where(eq(signInFailures.key, key))
    .run();
}

export function forgetFailuresBefore(tx: Db, instant: string): void {
  tx.delete(signInFailures)
    .where(
      and(
        lt(signInFailures.lastFailureAt, instant),
        or(isNull(signInFailures.blockedUntil), lt(signInFailures.blockedUntil, instant)),
      ),
    )
    .run();
}
