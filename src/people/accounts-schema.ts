/**
 * How people prove who they are: accounts with passwords, sessions, API tokens, and the counting of failed
 * sign-ins. `accounts`, `credentials`, `sessions` and `verifications` have the columns better-auth expects
 * (its "user", "account", "session" and "verification"); instants are ISO 8601 text as everywhere else.
 */
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Scope } from './roles.ts';
import { people } from './schema.ts';

/** One a person, with the same id. */
export const accounts = sqliteTable('accounts', {
  id: text()
    .primaryKey()
    .references(() => people.id),
  /** What the person types to sign in, in lower case. */
  username: text().notNull().unique(),
  /** better-auth wants these three; the person's real name is in `people`. */
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text(),
  /** The password was given by somebody else: the person chooses their own at the next sign-in. */
  mustChangePassword: integer('must_change_password', { mode: 'boolean' }).notNull().default(false),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
});

/** The password (scrypt, with its salt). The other columns are for signing in through another system. */
export const credentials = sqliteTable(
  'credentials',
  {
    id: text().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    password: text(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: text('access_token_expires_at'),
    refreshTokenExpiresAt: text('refresh_token_expires_at'),
    scope: text(),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [uniqueIndex('credentials_provider').on(table.userId, table.providerId)],
);

export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    token: text().notNull().unique(),
    expiresAt: text('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [index('sessions_user').on(table.userId)],
);

export const verifications = sqliteTable('verifications', {
  id: text().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: text('expires_at').notNull(),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
});

/** Khóa API cá nhân: shown once when made, then only its SHA-256 is known. */
export const apiTokens = sqliteTable(
  'api_tokens',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** What the person calls it: "Máy quét phòng Một cửa". */
    name: text().notNull(),
    hash: text().notNull().unique(),
    scopes: text({ mode: 'json' }).$type<Scope[]>().notNull(),
    createdAt: text('created_at').notNull(),
    /** Null: until revoked. */
    expiresAt: text('expires_at'),
    lastUsedAt: text('last_used_at'),
    revokedAt: text('revoked_at'),
  },
  (table) => [index('api_tokens_person').on(table.personId)],
);

/** Failed sign-ins by "account and address" and by address; kept here so that a restart forgives nobody. */
export const signInFailures = sqliteTable(
  'sign_in_failures',
  {
    key: text().primaryKey(),
    failures: integer().notNull(),
    lastFailureAt: text('last_failure_at').notNull(),
    blockedUntil: text('blocked_until'),
  },
  (table) => [index('sign_in_failures_age').on(table.lastFailureAt)],
);
