/** Units, people and their roles. (Accounts, sessions and tokens: see `accounts-schema.ts`.) */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Role } from './roles.ts';

/**
 * Đơn vị: a tree with validity dates. A unit that was dissolved or merged keeps its row, its last day and
 * its successor, so that old papers stay readable and open tasks find their new owner (the 2025 reform).
 */
export const units = sqliteTable(
  'units',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Short name or abbreviation, as used in symbols: "VP", "KT". */
    shortName: text('short_name').notNull().default(''),
    parentId: text('parent_id'),
    /** ISO dates; `validTo` is the last day, null while the unit exists. */
    validFrom: text('valid_from').notNull(),
    validTo: text('valid_to'),
    successorId: text('successor_id'),
    position: integer().notNull().default(0),
  },
  (table) => [index('units_parent').on(table.parentId)],
);

/** A person of the office. The row's id is also the account's id with which the person signs in. */
export const people = sqliteTable(
  'people',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** The name folded, given name first ("an nguyen van an"): the order of lists, and what typing is matched with. */
    sortName: text('sort_name').notNull().default(''),
    /** Chức vụ, as it stands in a signature block: "Phó Chủ tịch". */
    post: text().notNull().default(''),
    disabledAt: text('disabled_at'),
    createdAt: text('created_at').notNull(),
  },
  (table) => [index('people_order').on(table.sortName, table.id)],
);

/** A person may belong to several units, and no longer to some. */
export const memberships = sqliteTable(
  'memberships',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    validFrom: text('valid_from').notNull(),
    validTo: text('valid_to'),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.unitId, table.validFrom] }),
    index('memberships_unit').on(table.unitId),
  ],
);

export const roleGrants = sqliteTable(
  'role_grants',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    role: text().$type<Role>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.role] })],
);

/** Thủ trưởng đơn vị: who answers for a unit; a unit may have none. */
export const unitHeads = sqliteTable(
  'unit_heads',
  {
    unitId: text('unit_id')
      .primaryKey()
      .references(() => units.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    since: text().notNull(),
  },
  (table) => [index('unit_heads_person').on(table.personId)],
);
