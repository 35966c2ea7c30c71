/** Bút phê that stands on a paper already: typed or stamped over it, read by the machine, offered to the leader. */
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { METADATA_FIELDS, type Metadata, partsOf } from '../understanding/index.ts';
import { type SuggestedDirective, suggestDirectives } from '../understanding/obligations/index.ts';
import { valueInForce } from './fields.ts';
import { readPageOf } from './pages.ts';
import { fieldsOf, requireVisible } from './store.ts';

/** The directions on page 1, where leaders write them; none where it is not read yet. */
export function suggestedDirectives(db: Db, id: string, actor: Actor): SuggestedDirective[] {
  const { readingId } = requireVisible(db, id, actor);
  const page = readingId === null ? null : readPageOf(db, readingId, 1);
  return page === null ? [] : suggestDirectives(partsOf([page]), metadataInForce(db, id));
}

function metadataInForce(db: Db, id: string): Metadata {
  const records = new Map(fieldsOf(db, id).map((record) => [record.field, record]));
  const values = METADATA_FIELDS.map((field) => {
    const record = records.get(field);
    return [field, record === undefined ? null : valueInForce(record)];
  });
  return { ...EMPTY, ...Object.fromEntries(values.filter(([, value]) => value !== null)) } as Metadata;
}

const EMPTY: Metadata = {
  issuerParent: null,
  issuer: null,
  number: null,
  symbol: null,
  place: null,
  date: null,
  type: null,
  subject: null,
  addressees: [],
  signer: { capacity: null, title: null, actualTitle: null, name: null },
  recipients: [],
  urgency: null,
  secrecy: null,
  references: [],
  handwritten: [],
};
