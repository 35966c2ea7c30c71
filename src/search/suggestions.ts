/** What a person may be about to type: numbers, issuers and subjects of dispatches they may see. */
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { dispatches } from '../registry/schema.ts';
import { findableBy, matchedIn } from './fts-queries.ts';
import type { Suggestion } from './index-contract.ts';
import { ftsExpression, parseQuery } from './query.ts';

const MOST_NUMBERS = 4;
const MOST_ISSUERS = 3;
const MOST_SUBJECTS = 5;

/** A word of which there is one letter yet says nothing beside the words before it. */
const JUST_BEGUN = /(?<=\S\s+)\p{L}$/u;

export function suggestFor(db: Db, text: string, actor: Actor): Suggestion[] {
  const query = parseQuery(text.replace(JUST_BEGUN, ''));
  if (query.wanted.length === 0) return [];
  const expression = ftsExpression(query);
  const within = (column: string) =>
    sql`${matchedIn(`{${column}} : (${expression})`)} AND ${findableBy(actor)}`;
  return [
    ...numbersIn(db, within('number')),
    ...issuersIn(db, within('issuer')),
    ...subjectsIn(db, within('subject')),
  ];
}

const NEWEST_FIRST = sql`${dispatches.date} DESC, ${dispatches.id} DESC`;

function numbersIn(db: Db, matches: SQL): Suggestion[] {
  return db
    .all<{ dispatchId: string; number: string | null; symbol: string | null }>(
      sql`SELECT ${dispatches.id} AS dispatchId, ${dispatches.number} AS number, ${dispatches.symbol} AS symbol
        FROM ${matches} ORDER BY ${NEWEST_FIRST} LIMIT ${MOST_NUMBERS}`,
    )
    .map(({ dispatchId, number, symbol }) => ({
      kind: 'number',
      text: [number, symbol].filter((part) => part !== null).join('/'),
      dispatchId,
    }));
}

function issuersIn(db: Db, matches: SQL): Suggestion[] {
  return db
    .all<{ issuer: string }>(
      sql`SELECT max(${dispatches.issuer}) AS issuer FROM ${matches} AND ${dispatches.issuer} IS NOT NULL
        GROUP BY ${dispatches.issuerFolded} ORDER BY count(*) DESC, issuer LIMIT ${MOST_ISSUERS}`,
    )
    .map(({ issuer }) => ({ kind: 'issuer', text: issuer, dispatchId: null }));
}

function subjectsIn(db: Db, matches: SQL): Suggestion[] {
  return db
    .all<{ dispatchId: string; subject: string }>(
      sql`SELECT ${dispatches.id} AS dispatchId, ${dispatches.subject} AS subject FROM ${matches}
        AND ${dispatches.subject} IS NOT NULL ORDER BY ${NEWEST_FIRST} LIMIT ${MOST_SUBJECTS}`,
    )
    .map(({ dispatchId, subject }) => ({ kind: 'subject', text: subject, dispatchId }));
}
