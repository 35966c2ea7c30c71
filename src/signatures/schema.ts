import { blob, index, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { people } from '../people/schema.ts';
import type { CertificateFacts } from './certificate.ts';
import type { RemoteKey } from './remote.ts';

/**
 * Khóa ký of a person or of the agency: the P12 file as it was handed out, still locked by its password, which is kept
 * nowhere; or where it lies with a signing service.
 */
export const signingKeys = sqliteTable(
  'signing_keys',
  {
    id: text().primaryKey(),
    /** Null: the agency's own, with its seal. */
    personId: text('person_id').references(() => people.id),
    /** Empty of a key that lies with a signing service. */
    p12: blob({ mode: 'buffer' }).notNull(),
    /** The key of a signing service; null: it is the file. */
    remote: text({ mode: 'json' }).$type<RemoteKey>(),
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

/** Files of the trust list where an agency has no folder for them. They travel as files, as those of a folder do. */
export const signingTrustFiles = sqliteTable('signing_trust_files', {
  name: text().primaryKey(),
  content: blob({ mode: 'buffer' }).notNull(),
});
