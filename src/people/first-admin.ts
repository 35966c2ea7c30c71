/** How an office gets its first administrator: by a link that the service prints when it starts without one. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import type { Actor } from './actor.ts';
import { setupLinkInvalid } from './errors.ts';
import { requireUsername } from './names.ts';
import { assertStrongPassword, hashOfPassword } from './passwords.ts';
import { addPerson } from './people.ts';
import { hasAdmin } from './people-store.ts';
import { findSetupLink, forgetSetupLink, writeSetupLink } from './setup-store.ts';

const LIFE_MS = 24 * 3_600_000;

/**
 * Makes a fresh one-time token where the office has no administrator; an earlier one no longer works. It lasts
 * a day.
 * @returns null where there is an administrator
 */
export function firstAdminLink(db: Db, clock: Clock): string | null {
  return inTransaction(db, (tx) => {
    if (hasAdmin(tx)) return null;
    const token = randomBytes(24).toString('base64url');
    const expiresAt = new Date(new Date(clock.now()).getTime() + LIFE_MS).toISOString();
    writeSetupLink(tx, { hash: hashOf(token), expiresAt }, clock);
    return token;
  });
}

/** Whether a token would make the first administrator now. */
export function isFirstAdminLink(db: Db, token: string, clock: Clock): boolean {
  const link = findSetupLink(db);
  if (link === null || link.expiresAt <= clock.now() || hasAdmin(db)) return false;
  return timingSafeEqual(Buffer.from(link.hash), Buffer.from(hashOf(token)));
}

export interface FirstAdmin {
  token: string;
  username: string;
  password: string;
  name: string;
}

/**
 * Makes the first administrator (who is also văn thư, so that a small office can begin at once) and spends the link.
 * @returns the new person's id
 * @throws AppError `people.setup-link-invalid`, `people.username-invalid`, `people.username-taken`,
 *   `people.password-weak`
 */
export async function createFirstAdmin(
  db: Db,
  command: FirstAdmin,
  address: string | null,
  clock: Clock,
): Promise<string> {
  const { token, name, password } = command;
  if (!isFirstAdminLink(db, token, clock)) throw setupLinkInvalid();
  const username = requireUsername(command.username);
  assertStrongPassword(password, username);
  const account = { username, passwordHash: await hashOfPassword(password), mustChangePassword: false };
  return inTransaction(db, (tx) => {
    if (!isFirstAdminLink(tx, token, clock)) throw setupLinkInvalid();
    forgetSetupLink(tx);
    return addPerson(tx, { account, name, roles: ['admin', 'clerk'] }, byThemselves(name, address), clock).id;
  });
}

/** Nobody is signed in yet: the line in the audit trail carries the name that was given and the address. */
function byThemselves(name: string, address: string | null): Actor {
  return { id: null, name, roles: [], unitIds: [], address, scopes: null };
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
