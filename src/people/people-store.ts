/** People and their roles in the database. */
import { and, asc, eq, exists, gt, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { accounts } from './accounts-schema.ts';
import type { Role } from './roles.ts';
import { memberships, people, roleGrants } from './schema.ts';
import { isOneOf, validOn } from './units-store.ts';

export type PersonRow = typeof people.$inferSelect;

/** Who did something, for a list joined left with `people`: the service itself where it was nobody. */
export const nameOrSystem = (): SQL<string> => sql<string>`coalesce(${people.name}, 'Hệ thống')`;

export interface PersonRecord extends PersonRow {
  username: string;
  mustChangePassword: boolean;
  roles: Role[];
  /** Units the person belongs to on the day that was asked for. */
  unitIds: string[];
}

export interface PeopleFilter {
  /** Folded words that must all occur in the name. */
  words: readonly string[];
  unitId?: string | undefined;
  role?: Role | undefined;
  includeDisabled: boolean;
}

export interface PeoplePosition {
  sortName: string;
  id: string;
}

/** Ids of those who hold a role and may sign in. */
export function peopleOfRole(db: Db, role: Role): string[] {
  return db
    .select({ id: people.id })
    .from(roleGrants)
    .innerJoin(people, and(eq(people.id, roleGrants.personId), isNull(people.disabledAt)))
    .where(eq(roleGrants.role, role))
    .all()
    .map((row) => row.id);
}

export function insertPerson(tx: Db, person: PersonRow): void {
  tx.insert(people).values(person).run();
}

export function changePerson(tx: Db, id: string, changes: Partial<Omit<PersonRow, 'id'>>): void {
  tx.update(people).set(changes).where(eq(people.id, id)).run();
}

export function findPerson(db: Db, id: string, date: string): PersonRecord | null {
  const row = selectPeople(db).where(eq(people.id, id)).get();
  return row === undefined ? null : (withRolesAndUnits(db, [row], date)[0] ?? null);
}

export function findPersonIdByUsername(db: Db, username: string): string | null {
  const row = db.select({ id: accounts.id }).from(accounts).where(eq(accounts.username, username)).get();
  return row?.id ?? null;
}

export function usernameOf(db: Db, personId: string): string {
  const row = db
    .select({ username: accounts.username })
    .from(accounts)
    .where(eq(accounts.id, personId))
    .get();
  return row?.username ?? '';
}

/** One page of the list in the order of given names, after a position. */
export function pageOfPeople(
  db: Db,
  filter: PeopleFilter,
  page: { after: PeoplePosition | null; limit: number },
  date: string,
): PersonRecord[] {
  const rows = selectPeople(db)
    .where(and(matches(db, filter, date), page.after === null ? undefined : isAfter(page.after)))
    .orderBy(asc(people.sortName), asc(people.id))
    .limit(page.limit)
    .all();
  return withRolesAndUnits(db, rows, date);
}

/** Names by id, for other rooms' lists and histories. Unknown ids are left out. */
export function namesOfPeople(db: Db, ids: readonly string[]): Map<string, string> {
  const rows = db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(isOneOf(people.id, [...new Set(ids)]))
    .all();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export function replaceRoles(tx: Db, personId: string, roles: readonly Role[]): void {
  tx.delete(roleGrants).where(eq(roleGrants.personId, personId)).run();
  for (const role of new Set(roles)) tx.insert(roleGrants).values({ personId, role }).run();
}

/** Whether somebody who may sign in is an administrator; `besides` leaves one person out of the count. */
export function hasAdmin(db: Db, besides?: string): boolean {
  const row = db
    .select({ id: people.id })
    .from(people)
    .innerJoin(roleGrants, and(eq(roleGrants.personId, people.id), eq(roleGrants.role, 'admin')))
    .where(and(isNull(people.disabledAt), besides === undefined ? undefined : ne(people.id, besides)))
    .limit(1)
    .get();
  return row !== undefined;
}

function selectPeople(db: Db) {
  return db
    .select({
      id: people.id,
      name: people.name,
      sortName: people.sortName,
      post: people.post,
      disabledAt: people.disabledAt,
      createdAt: people.createdAt,
      username: accounts.username,
      mustChangePassword: accounts.mustChangePassword,
    })
    .from(people)
    .innerJoin(accounts, eq(accounts.id, people.id))
    .$dynamic();
}

function matches(db: Db, filter: PeopleFilter, date: string): SQL | undefined {
  const { unitId, role } = filter;
  return and(
    ...filter.words.map((word) => sql`instr(${people.sortName}, ${word}) > 0`),
    filter.includeDisabled ? undefined : isNull(people.disabledAt),
    unitId === undefined ? undefined : exists(membershipIn(db, unitId, date)),
    role === undefined ? undefined : exists(grantOf(db, role)),
  );
}

function membershipIn(db: Db, unitId: string, date: string) {
  return db
    .select({ one: sql`1` })
    .from(memberships)
    .where(
      and(eq(memberships.personId, people.id), eq(memberships.unitId, unitId), validOn(memberships, date)),
    );
}

function grantOf(db: Db, role: Role) {
  return db
    .select({ one: sql`1` })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, people.id), eq(roleGrants.role, role)));
}

function isAfter(position: PeoplePosition): SQL | undefined {
  return or(
    gt(people.sortName, position.sortName),
    and(eq(people.sortName, position.sortName), gt(people.id, position.id)),
  );
}

type PersonWithAccount = Omit<PersonRecord, 'roles' | 'unitIds'>;

function withRolesAndUnits(db: Db, rows: readonly PersonWithAccount[], date: string): PersonRecord[] {
  const ids = rows.map((row) => row.id);
  const grants = db
    .select()
    .from(roleGrants)
    .where(isOneOf(roleGrants.personId, ids))
    .orderBy(asc(roleGrants.role))
    .all();
  const belongings = db
    .select({ personId: memberships.personId, unitId: memberships.unitId })
    .from(memberships)
    .where(and(isOneOf(memberships.personId, ids), validOn(memberships, date)))
    .orderBy(asc(memberships.unitId))
    .all();
  return rows.map((row) => ({
    ...row,
    roles: grants.filter((grant) => grant.personId === row.id).map((grant) => grant.role),
    unitIds: belongings.filter((membership) => membership.personId === row.id).map(({ unitId }) => unitId),
  }));
}
