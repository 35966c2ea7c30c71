/**
 * Personal API tokens (khóa API): for a scanner, a script, another system. A token acts as its person, limited
 * to its scopes; it is shown once, and only its SHA-256 is kept.
 */
import { createHash, randomBytes } from 'node:crypto';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { InvalidRequest } from '../platform/http.ts';
import { newId } from '../platform/ids.ts';
import {
  findLivingToken,
  findToken,
  insertToken,
  noteTokenUse,
  revokeTokens,
  type TokenRow,
  tokensOf,
} from './accounts-store.ts';
import { type Actor, forbidden, hasRole } from './actor.ts';
import { sessionRequired, signInRequired, tokenInvalid, tokenNotFound } from './errors.ts';
import { actorOfPerson } from './people.ts';
import type { Scope } from './roles.ts';

export const TOKEN_PREFIX = 'vt_';

/** What can be seen of a token later. */
export type ApiToken = Omit<TokenRow, 'hash'>;

export interface NewToken {
  name: string;
  scopes: readonly Scope[];
  /** An instant; null for "until revoked". */
  expiresAt?: string | null | undefined;
}

/**
 * Makes a token for the signed-in person.
 * @returns the secret too, this once
 * @throws AppError `people.session-required` where a token asks for a token; `request.invalid` where it has expired
 */
export function createToken(
  db: Db,
  command: NewToken,
  by: Actor,
  clock: Clock,
): ApiToken & { secret: string } {
  const personId = requireOwnSession(by);
  const expiresAt = command.expiresAt ? new Date(command.expiresAt).toISOString() : null;
  if (expiresAt !== null && expiresAt <= clock.now()) {
    throw new InvalidRequest([{ field: 'expiresAt', message: 'phải là một lúc sau này' }]);
  }
  const secret = TOKEN_PREFIX + randomBytes(32).toString('base64url');
  const token: ApiToken = {
    id: newId(),
    personId,
    name: command.name.trim().normalize('NFC'),
    scopes: [...new Set(command.scopes)],
    createdAt: clock.now(),
    expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  };
  inTransaction(db, (tx) => {
    insertToken(tx, { ...token, hash: hashOf(secret) });
    const details = { token: token.id, name: token.name, scopes: token.scopes, expiresAt };
    appendAudit(tx, { by, did: 'person.token-created', to: personId, details }, clock);
  });
  return { ...token, secret };
}

/**
 * A person's tokens, for themselves and for administrators.
 * @throws AppError `people.session-required`, `people.forbidden`
 */
export function listTokens(db: Db, personId: string, by: Actor): ApiToken[] {
  assertMayManage(by, personId);
  return tokensOf(db, personId).map(withoutHash);
}

/**
 * Ends a token at once.
 * @throws AppError `people.session-required`, `people.forbidden`, `people.token-not-found`
 */
export function revokeToken(
  db: Db,
  which: { personId: string; tokenId: string },
  by: Actor,
  clock: Clock,
): void {
  const { personId, tokenId } = which;
  assertMayManage(by, personId);
  inTransaction(db, (tx) => {
    const token = findToken(tx, tokenId);
    if (token === null || token.personId !== personId) throw tokenNotFound();
    if (token.revokedAt !== null) return;
    revokeTokens(tx, { tokenId }, clock.now());
    const details = { token: tokenId, name: token.name };
    appendAudit(tx, { by, did: 'person.token-revoked', to: personId, details }, clock);
  });
}

/**
 * Who comes with a token.
 * @throws AppError `people.token-invalid`
 */
export function actorOfToken(db: Db, secret: string, address: string | null, clock: Clock): Actor {
  const token = findLivingToken(db, hashOf(secret), clock.now());
  if (token === null) throw tokenInvalid();
  const person = actorOfPerson(db, token.personId, { address, scopes: token.scopes }, clock);
  if (person === null) throw tokenInvalid();
  if (isStale(token.lastUsedAt, clock)) noteTokenUse(db, token.id, clock.now());
  return { ...person.actor, tokenId: token.id };
}

/** Whether a token lets anybody in still: not revoked nor out of date, its person not locked out. */
export function isTokenInForce(db: Db, tokenId: string, clock: Clock): boolean {
  const token = findToken(db, tokenId);
  if (token === null || token.revokedAt !== null) return false;
  if (token.expiresAt !== null && token.expiresAt <= clock.now()) return false;
  return actorOfPerson(db, token.personId, { address: null, scopes: token.scopes }, clock) !== null;
}

/** "Last used" is kept to the minute: a busy script must not write with every request. */
function isStale(lastUsedAt: string | null, clock: Clock): boolean {
  return lastUsedAt?.slice(0, 16) !== clock.now().slice(0, 16);
}

function requireOwnSession(by: Actor): string {
  if (by.scopes !== null) throw sessionRequired();
  if (by.id === null) throw signInRequired();
  return by.id;
}

function assertMayManage(by: Actor, personId: string): void {
  if (by.scopes !== null) throw sessionRequired();
  if (by.id !== personId && !hasRole(by, 'admin')) throw forbidden();
}

/** A fast hash is enough: the secret is 256 bits of chance. */
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

function withoutHash({ hash: _hash, ...token }: TokenRow): ApiToken {
  return token;
}
