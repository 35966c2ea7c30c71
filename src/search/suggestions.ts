/** What a person may be about to type: numbers, issuers and subjects of papers they may see, searches they keep. */
import { sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { dispatches } from '../registry/schema.ts';
import { type Expression, within } from './fts-expression.ts';
import { newestMatches } from './fts-match.ts';
import { LIVE, named } from './fts-tables.ts';
import type { Suggestion } from './index-contract.ts';
import { MARKS, tag } from './index-words.ts';
import { type Narrowing, narrowingOf } from './narrowing.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import { savedNamed } from './saved-store.ts';
import { completed } from './terms.ts';
import { issuersWith } from './values-store.ts';

const MOST_NUMBERS = 4;
const MOST_ISSUERS = 3;
const MOST_SUBJECTS = 5;
const MOST_SAVED = 3;
/** Issuers that are looked at for papers the person may see. */
const ISSUERS_LOOKED_AT = 12;

/** A word of which there is one letter yet says nothing beside the words before it. */
const JUST_BEGUN = /(?<=\S\s+)\p{L}$/u;

export function suggestFor(db: Db, text: string, actor: Actor, clock: Clock): Suggestion[] {
  const query = completed(db, parseQuery(text.replace(JUST_BEGUN, '')));
  const hasFields = query.wanted.some(({ field }) => field !== null);
  if (query.wanted.length === 0 || hasFields) return [];
  const saved = savedNamed(db, actor, text, MOST_SAVED);
  const narrowing = narrowingOf(db, { kind: 'dispatch' }, actor, clock.today().date);
  if (narrowing === null) return saved;
  return [
    ...numbersFor(db, query, narrowing),
    ...saved,
    ...issuersFor(db, query, narrowing),
    ...subjectsFor(db, query, narrowing),
  ];
}

function numbersFor(db: Db, query: ParsedQuery, narrowing: Narrowing): Suggestion[] {
  const all = query.wanted.map((term) => {
    const forms = within({ ...term, others: term.others.slice(0, 1) }, [MARKS.number]);
    const begun = `"${term.words.map((word) => `${MARKS.number}${word}`).join(' ')}" *`;
    return term.unfinished ? `(${forms} OR ${begun})` : forms;
  });
  const docs = newestMatches(db, { all, none: [] }, narrowing, { limit: MOST_NUMBERS });
  return headersOf(db, docs).map(({ id, number, symbol }) => ({
    kind: 'number',
    text: [number, symbol].filter((part) => part !== null).join('/'),
    id,
  }));
}

/** Names of which at least one paper may be seen. */
function issuersFor(db: Db, { wanted }: ParsedQuery, narrowing: Narrowing): Suggestion[] {
  const words = wanted.flatMap((term) => term.words);
  return issuersWith(db, words, ISSUERS_LOOKED_AT)
    .filter(({ id }) => {
      const expression: Expression = { all: [tag(id)], none: [] };
      return newestMatches(db, expression, narrowing, { limit: 1 }).length > 0;
    })
    .slice(0, MOST_ISSUERS)
    .map(({ label }) => ({ kind: 'issuer', text: label, id: null }));
}

function subjectsFor(db: Db, query: ParsedQuery, narrowing: Narrowing): Suggestion[] {
  const all = query.wanted.map((term) => within(term, [MARKS.subject]));
  const docs = newestMatches(db, { all, none: [] }, narrowing, { limit: MOST_SUBJECTS });
  return headersOf(db, docs).flatMap(({ id, subject }) =>
    subject === null ? [] : [{ kind: 'subject' as const, text: subject, id }],
  );
}

interface Header {
  id: string;
  number: string | null;
  symbol: string | null;
  subject: string | null;
}

function headersOf(db: Db, docs: readonly number[]): Header[] {
  return db.all<Header>(sql`
    SELECT ${dispatches.id} AS id, ${dispatches.number} AS number, ${dispatches.symbol} AS symbol,
      ${dispatches.subject} AS subject
    FROM json_each(${JSON.stringify(docs)}) AS wanted
    CROSS JOIN ${named(LIVE).documents} AS d ON d.doc = wanted.value
    CROSS JOIN ${dispatches} ON ${dispatches.id} = d.owner_id ORDER BY wanted.key`);
}
