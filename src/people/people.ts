/** The people of the office: who they are, what they may do, where they belong. */
import { addDays } from '../calendar/index.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { InvalidRequest } from '../platform/http.ts';
import { newId } from '../platform/ids.ts';
import {
  endSessions,
  insertAccount,
  isUsernameTaken,
  replacePassword,
  revokeTokens,
} from './accounts-store.ts';
import { type Actor, hasRole, requireRole, requireScope } from './actor.ts';
import { lastAdmin, personNotFound, usernameTaken } from './errors.ts';
import { foldedWords, normalUsername, requireUsername, sortNameOf } from './names.ts';
import { assertStrongPassword, hashOfPassword, temporaryPassword } from './passwords.ts';
import {
  changePerson,
  findPerson,
  findPersonIdByUsername,
  hasAdmin,
  insertPerson,
  pageOfPeople,
  type PeoplePosition,
  type PersonRecord,
  replaceRoles,
} from './people-store.ts';
import type { Role, Scope } from './roles.ts';
import { joinUnit, leaveUnit } from './units-store.ts';
import { requireLivingUnit } from './units.ts';

/** A person as colleagues see them; `account` only for administrators. */
export interface Person {
  id: string;
  name: string;
  post: string;
  roles: Role[];
  /** Units the person belongs to today. */
  unitIds: string[];
  disabled: boolean;
  account: { username: string; mustChangePassword: boolean; createdAt: string } | null;
}

export interface NewPerson {
  username: string;
  name: string;
  post?: string | undefined;
  roles: readonly Role[];
  unitIds?: readonly string[] | undefined;
  /** Without one a temporary password is made, which the person must change at the first sign-in. */
  password?: string | undefined;
}

export interface CreatedPerson {
  person: Person;
  /** To hand over to the person; null where the password was given. It is not kept anywhere. */
  temporaryPassword: string | null;
}

/**
 * Adds a person with their account.
 * @throws AppError `people.forbidden`, `people.username-invalid`, `people.username-taken`,
 *   `people.password-weak`, `people.unit-not-found`, `people.unit-dissolved`
 */
export async function createPerson(
  db: Db,
  command: NewPerson,
  by: Actor,
  clock: Clock,
): Promise<CreatedPerson> {
  requirePeopleAdmin(by);
  const username = requireUsername(command.username);
  // Whoever comes by the command line has passed no schema.
  if (command.name.trim() === '')
    throw new InvalidRequest([{ field: 'name', message: 'không được để trống' }]);
  if (command.password !== undefined) assertStrongPassword(command.password, username);
  if (isUsernameTaken(db, username)) throw usernameTaken(username);
  const temporary = command.password === undefined ? temporaryPassword() : null;
  const passwordHash = await hashOfPassword(command.password ?? temporary ?? '');
  const account = { username, passwordHash, mustChangePassword: temporary !== null };
  const person = inTransaction(db, (tx) => addPerson(tx, { ...command, account }, by, clock));
  return { person: asSeenBy(by, person), temporaryPassword: temporary };
}

export interface PersonToAdd extends Omit<NewPerson, 'username' | 'password'> {
  account: { username: string; passwordHash: string; mustChangePassword: boolean };
}

/** Writes a person, account, roles, units and the audit line; whether `by` may do so was checked before. */
export function addPerson(tx: Db, command: PersonToAdd, by: Actor, clock: Clock): PersonRecord {
  const { account, roles, unitIds = [], post = '' } = command;
  const { date } = clock.today();
  const id = newId();
  const name = command.name.trim().normalize('NFC');
  if (isUsernameTaken(tx, account.username)) throw usernameTaken(account.username);
  insertPerson(tx, { id, name, sortName: sortNameOf(name), post, disabledAt: null, createdAt: clock.now() });
  insertAccount(tx, { personId: id, ...account }, clock);
  replaceRoles(tx, id, roles);
  for (const unitId of unitIds) joinUnit(tx, id, requireLivingUnit(tx, unitId, date).id, date);
  const details = { username: account.username, roles: [...roles], unitIds: [...unitIds] };
  appendAudit(tx, { by, did: 'person.created', to: id, details }, clock);
  return requirePerson(tx, id, date);
}

export interface PersonChanges {
  name?: string | undefined;
  post?: string | undefined;
  roles?: readonly Role[] | undefined;
  /** The units the person belongs to from today on. */
  unitIds?: readonly string[] | undefined;
}

/**
 * Renames a person, or sets their post, roles or units; what is not named stays.
 * @throws AppError `people.forbidden`, `people.not-found`, `people.last-admin`, `people.unit-not-found`,
 *   `people.unit-dissolved`
 */
export function updatePerson(
  db: Db,
  personId: string,
  changes: PersonChanges,
  by: Actor,
  clock: Clock,
): Person {
  requirePeopleAdmin(by);
  return inTransaction(db, (tx) => {
    const { date } = clock.today();
    const before = requirePerson(tx, personId, date);
    if (changes.name !== undefined) rename(tx, personId, changes.name);
    if (changes.post !== undefined) changePerson(tx, personId, { post: changes.post });
    if (changes.roles !== undefined) setRoles(tx, before, changes.roles);
    if (changes.unitIds !== undefined) setUnits(tx, before, changes.unitIds, date);
    const after = requirePerson(tx, personId, date);
    const details = differences(before, after);
    if (Object.keys(details).length > 0) {
      appendAudit(tx, { by, did: 'person.changed', to: personId, details }, clock);
    }
    return asSeenBy(by, after);
  });
}

function rename(tx: Db, personId: string, newName: string): void {
  const name = newName.trim().normalize('NFC');
  changePerson(tx, personId, { name, sortName: sortNameOf(name) });
}

function setRoles(tx: Db, person: PersonRecord, roles: readonly Role[]): void {
  const losesAdmin = person.roles.includes('admin') && !roles.includes('admin');
  if (losesAdmin && person.disabledAt === null && !hasAdmin(tx, person.id)) throw lastAdmin();
  replaceRoles(tx, person.id, roles);
}

function setUnits(tx: Db, person: PersonRecord, unitIds: readonly string[], today: string): void {
  const left = person.unitIds.filter((unitId) => !unitIds.includes(unitId));
  const joined = unitIds.filter((unitId) => !person.unitIds.includes(unitId));
  for (const unitId of left) leaveUnit(tx, person.id, unitId, addDays(today, -1));
  for (const unitId of joined) joinUnit(tx, person.id, requireLivingUnit(tx, unitId, today).id, today);
}

function differences(before: PersonRecord, after: PersonRecord): Record<string, unknown> {
  const fields = ['name', 'post', 'roles', 'unitIds'] as const;
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return Object.fromEntries(changed.map((field) => [field, { from: before[field], to: after[field] }]));
}

/**
 * Locks a person out at once: their sessions and API tokens end with it.
 * @throws AppError `people.forbidden`, `people.not-found`, `people.last-admin`
 */
export function disablePerson(db: Db, personId: string, by: Actor, clock: Clock): Person {
  requirePeopleAdmin(by);
  return inTransaction(db, (tx) => {
    const { date } = clock.today();
    const person = requirePerson(tx, personId, date);
    if (person.disabledAt !== null) return asSeenBy(by, person);
    if (person.roles.includes('admin') && !hasAdmin(tx, personId)) throw lastAdmin();
    changePerson(tx, personId, { disabledAt: clock.now() });
    endSessions(tx, personId);
    revokeTokens(tx, { personId }, clock.now());
    appendAudit(tx, { by, did: 'person.disabled', to: personId }, clock);
    return asSeenBy(by, requirePerson(tx, personId, date));
  });
}

/**
 * Lets a person sign in again, with the password they had. Their old API tokens stay revoked.
 * @throws AppError `people.forbidden`, `people.not-found`
 */
export function enablePerson(db: Db, personId: string, by: Actor, clock: Clock): Person {
  requirePeopleAdmin(by);
  return inTransaction(db, (tx) => {
    const { date } = clock.today();
    const person = requirePerson(tx, personId, date);
    if (person.disabledAt === null) return asSeenBy(by, person);
    changePerson(tx, personId, { disabledAt: null });
    appendAudit(tx, { by, did: 'person.enabled', to: personId }, clock);
    return asSeenBy(by, requirePerson(tx, personId, date));
  });
}

/**
 * Gives a person who forgot theirs a temporary password, which they must change at the next sign-in. Their
 * sessions end; their API tokens do not.
 * @returns the temporary password, to hand over; it is not kept anywhere
 * @throws AppError `people.forbidden`, `people.not-found`
 */
export async function resetPassword(db: Db, personId: string, by: Actor, clock: Clock): Promise<string> {
  requirePeopleAdmin(by);
  requirePerson(db, personId, clock.today().date);
  const password = temporaryPassword();
  const hash = await hashOfPassword(password);
  inTransaction(db, (tx) => {
    replacePassword(tx, personId, { hash, mustChange: true }, clock);
    endSessions(tx, personId);
    appendAudit(tx, { by, did: 'person.password-reset', to: personId }, clock);
  });
  return password;
}

/** @throws AppError `people.not-found` */
export function getPerson(db: Db, personId: string, by: Actor, clock: Clock): Person {
  requireScope(by, 'people:read');
  const person = requirePerson(db, personId, clock.today().date);
  return asSeenBy(by, person);
}

/** The person with a sign-in name, for the command line. Null where there is none. */
export function personByUsername(db: Db, username: string, by: Actor, clock: Clock): Person | null {
  requirePeopleAdmin(by);
  const id = findPersonIdByUsername(db, normalUsername(username));
  return id === null ? null : getPerson(db, id, by, clock);
}

export interface PeopleQuery {
  /** Words of the name, with or without accents. */
  q?: string | undefined;
  unitId?: string | undefined;
  role?: Role | undefined;
  /** Also those who are locked out; for administrators only. */
  includeDisabled?: boolean | undefined;
  /** The `next` of the page before. */
  after?: string | undefined;
  limit?: number | undefined;
}

export interface PageOfPeople {
  people: Person[];
  /** For the next page; null on the last. */
  next: string | null;
}

/** Colleagues in the order of their given names. */
export function listPeople(db: Db, query: PeopleQuery, by: Actor, clock: Clock): PageOfPeople {
  requireScope(by, 'people:read');
  const { limit = 50, unitId, role, after } = query;
  const filter = {
    words: foldedWords(query.q ?? ''),
    unitId,
    role,
    includeDisabled: query.includeDisabled === true && hasRole(by, 'admin'),
  };
  const position = after === undefined ? null : positionOf(after);
  const found = pageOfPeople(db, filter, { after: position, limit: limit + 1 }, clock.today().date);
  const page = found.slice(0, limit);
  return {
    people: page.map((person) => asSeenBy(by, person)),
    next: found.length > limit ? cursorOf(page.at(-1)!) : null,
  };
}

function cursorOf({ sortName, id }: PeoplePosition): string {
  return Buffer.from(JSON.stringify([sortName, id])).toString('base64url');
}

function positionOf(cursor: string): PeoplePosition {
  const wrong = new InvalidRequest([{ field: 'after', message: 'không phải con trỏ của danh sách này' }]);
  try {
    const [sortName, id]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (typeof sortName === 'string' && typeof id === 'string') return { sortName, id };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw wrong;
}

/**
 * The person as an actor of a request, with today's roles and units.
 * @returns null where the person is locked out or unknown
 */
export function actorOfPerson(
  db: Db,
  personId: string,
  request: { address: string | null; scopes: readonly Scope[] | null },
  clock: Clock,
): { actor: Actor; mustChangePassword: boolean } | null {
  const person = findPerson(db, personId, clock.today().date);
  if (person === null || person.disabledAt !== null) return null;
  const { id, name, roles, unitIds, mustChangePassword } = person;
  return { actor: { id, name, roles, unitIds, ...request }, mustChangePassword };
}

function requirePeopleAdmin(by: Actor): void {
  requireRole(by, 'admin');
  requireScope(by, 'people:write');
}

function requirePerson(db: Db, id: string, date: string): PersonRecord {
  const person = findPerson(db, id, date);
  if (person === null) throw personNotFound();
  return person;
}

function asSeenBy(by: Actor, person: PersonRecord): Person {
  const { id, name, post, roles, unitIds, disabledAt, username, mustChangePassword, createdAt } = person;
  const account = hasRole(by, 'admin') ? { username, mustChangePassword, createdAt } : null;
  return { id, name, post, roles, unitIds, disabled: disabledAt !== null, account };
}
