import { blob, index, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { people } from '../people/schema.ts';
import type { CertificateFacts } from './certificate.ts';

/**
 * Khóa ký: the P12 file of a person or of the agency as it was handed out, still locked by its password, which is kept
 * nowhere.
 */
export const signingKeys = sqliteTable(
  'signing_keys',
  {
    id: text().primaryKey(),
    /** Null: the agency's own, with its seal. */
    personId: text('person_id').references(() => people.id),
    p12: blob({ mode: 'buffer' }).notNull(),
    certificate: text({ mode: 'json' }).$type<CertificateFacts>().notNull(),
    /** PNG: the hand of the person, the seal of the agency. */
    picture: blob({ mode: 'buffer' }),
    /** Of the seal, in millimetres; null of a person. */
    sealDiameter: real('seal_diameter'),
    createdAt: text('created_at').notNull(),
    /** Another took its place, or it was taken away; the file is then gone, the row stays for the record. */
    endedAt: text('ended_at'),
  },
  (table) => [index('signing_keys_person').on(table.personId, table.endedAt)],
);
