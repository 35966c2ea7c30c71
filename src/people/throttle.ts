/**
 * Slows down guessing. Every attempt is counted as a failure before the password is looked at and taken back
 * when it was right, so that a hundred guesses at once count as a hundred. Counts live in the database: a
 * restart forgives nobody. Names that do not exist count the same, so that the answer tells nothing.
 */
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import {
  failuresOf,
  forgetFailures,
  forgetFailuresBefore,
  takeFailureBack,
  writeFailures,
} from './accounts-store.ts';
import { signInThrottled } from './errors.ts';

interface Patience {
  /** How many failures are free. */
  failures: number;
  /** The wait after the last free failure; it doubles with each further one. */
  firstWaitMs: number;
  longestWaitMs: number;
}

const MINUTE = 60_000;

/** After this long without a failure the count begins anew. */
const MEMORY_MS = 15 * MINUTE;

const ONE_ACCOUNT: Patience = { failures: 5, firstWaitMs: MINUTE / 2, longestWaitMs: 15 * MINUTE };

/** A whole office may share one address: patient, and never shut out for long. */
const ONE_ADDRESS: Patience = { failures: 50, firstWaitMs: MINUTE / 2, longestWaitMs: 5 * MINUTE };

/** One attempt to prove a password. */
export interface Attempt {
  /** Normalised username. */
  username: string;
  address: string | null;
}

/**
 * Lets an attempt through, counted as a failure until {@link forgive}.
 * @throws AppError `people.sign-in-throttled` with the seconds to wait
 */
export function admitAttempt(db: Db, attempt: Attempt, clock: Clock): void {
  const now = new Date(clock.now()).getTime();
  inTransaction(db, (tx) => {
    forgetFailuresBefore(tx, instant(now - 24 * 60 * MINUTE));
    const keys = keysOf(attempt);
    assertNotBlocked(tx, [keys.account, keys.address], now);
    count(tx, keys.account, ONE_ACCOUNT, now);
    count(tx, keys.address, ONE_ADDRESS, now);
  });
}

/** Takes the count of an attempt back: the password was right. */
export function forgive(tx: Db, attempt: Attempt): void {
  const keys = keysOf(attempt);
  forgetFailures(tx, keys.account);
  takeFailureBack(tx, keys.address);
}

function assertNotBlocked(tx: Db, keys: readonly string[], now: number): void {
  const waits = keys
    .map((key) => failuresOf(tx, key)?.blockedUntil ?? null)
    .map((until) => millisecondsTo(until, now));
  const wait = Math.max(...waits);
  if (wait > 0) throw signInThrottled(Math.ceil(wait / 1000));
}

function count(tx: Db, key: string, patience: Patience, now: number): void {
  const before = failuresOf(tx, key);
  const isRemembered = before !== null && millisecondsTo(before.lastFailureAt, now) > -MEMORY_MS;
  const failures = (isRemembered ? before.failures : 0) + 1;
  const excess = failures - patience.failures;
  const waitMs = Math.min(patience.firstWaitMs * 2 ** Math.max(0, excess), patience.longestWaitMs);
  const blockedUntil = excess >= 0 ? instant(now + waitMs) : null;
  writeFailures(tx, { key, failures, lastFailureAt: instant(now), blockedUntil });
}

const instant = (milliseconds: number) => new Date(milliseconds).toISOString();

const millisecondsTo = (until: string | null, now: number) =>
  until === null ? 0 : new Date(until).getTime() - now;

function keysOf({ username, address }: Attempt): { account: string; address: string } {
  const network = networkOf(address ?? 'unknown');
  return { account: digest(`account ${username} ${network}`), address: digest(`address ${network}`) };
}

/** Hashed, so that a password typed into the wrong field is not kept. */
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** One line of the internet has a whole /64 of IPv6 addresses to choose from: it counts as one. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
