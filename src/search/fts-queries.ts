/**
 * The questions to the embedded index. Every one that finds or counts dispatches carries the condition of
 * who may see them, in the query itself.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { foldAccents } from '../platform/vietnamese.ts';
import { readingPages } from '../reading/schema.ts';
import { dispatches, type Direction, type DispatchState } from '../registry/schema.ts';
import { visibleTo } from '../registry/visibility.ts';
import { LIVE, named } from './fts-tables.ts';
import type { Facet, SearchFilters } from './index-contract.ts';
import { anyOf, ftsExpression, numberTerms, type ParsedQuery } from './query.ts';
import type { Candidate } from './ranking.ts';

const { documents, text } = named(LIVE);

/** number, subject, issuer, fields, body, joined. */
const BM25 = sql`bm25(${text}, 20, 8, 4, 2, 1, 1)`;
const DATE = sql`coalesce(${dispatches.date}, ${dispatches.receivedAt})`;

/** What each facet counts and each filter compares. */
export const FACET_VALUES: Readonly<Record<Facet, SQL>> = {
  year: sql`substr(${DATE}, 1, 4)`,
  issuer: sql`${dispatches.issuerFolded}`,
  type: sql`${dispatches.type}`,
  register: sql`${dispatches.registerId}`,
  state: sql`${dispatches.state}`,
  direction: sql`${dispatches.direction}`,
};

/** What the filter of a facet compares with; undefined where it is not set. */
export function filterValue(filters: SearchFilters, facet: Facet): string | undefined {
  const value = filters[facet];
  if (value === undefined) return undefined;
  return facet === 'issuer' ? foldAccents(String(value)) : String(value);
}

export interface Narrowing {
  filters: SearchFilters;
  actor: Actor;
}

/** Of the dispatches there are, those the actor may find. The index holds no others; this holds also while it lags. */
export function findableBy(actor: Actor): SQL {
  return sql`${dispatches.state} NOT IN ('quarantined', 'purged', 'withdrawn') AND (${visibleTo(actor)})`;
}

function narrowedBy({ filters, actor }: Narrowing): SQL {
  const conditions = (Object.keys(FACET_VALUES) as Facet[]).flatMap((facet) => {
    const value = filterValue(filters, facet);
    return value === undefined ? [] : [sql`${FACET_VALUES[facet]} = ${value}`];
  });
  return sql.join([findableBy(actor), ...conditions], sql` AND `);
}

/**
 * The dispatches in which an FTS5 expression matches. The order of the join is told: words first, then
 * what the dispatch is.
 */
export function matchedIn(expression: string): SQL {
  return sql`${text} CROSS JOIN ${documents} ON ${documents}.doc = ${text}.rowid
    CROSS JOIN ${dispatches} ON ${dispatches.id} = ${documents}.dispatch_id
    WHERE ${text} MATCH ${expression}`;
}

/** All dispatches there are, without those in which an unwanted word stands. */
export function allExcept({ unwanted }: ParsedQuery): SQL {
  if (unwanted.length === 0) return sql`${dispatches} WHERE true`;
  return sql`${dispatches} WHERE ${dispatches.id} NOT IN (
    SELECT ${documents}.dispatch_id FROM ${text} JOIN ${documents} ON ${documents}.doc = ${text}.rowid
    WHERE ${text} MATCH ${anyOf(unwanted)})`;
}

/** Where what was asked for stands: to be followed by further conditions. */
export function matchesOf(query: ParsedQuery): SQL {
  return query.wanted.length === 0 ? allExcept(query) : matchedIn(ftsExpression(query));
}

export interface Match {
  doc: number;
  dispatchId: string;
  score: number;
}

/** The best by words: those whose number or symbol it is first, whatever else they hold. */
export function matchingIds(
  db: Db,
  query: ParsedQuery,
  by: Narrowing,
  offset: number,
  limit: number,
): Match[] {
  const numbers = numberTerms(query);
  const numberLast =
    numbers.length === 0
      ? sql`NULL`
      : sql`${text}.rowid NOT IN (SELECT rowid FROM ${text} WHERE ${text} MATCH ${`{number} : (${anyOf(numbers)})`})`;
  return db.all<Match>(sql`
    SELECT ${documents}.doc AS doc, ${dispatches.id} AS dispatchId, ${BM25} AS score
    FROM ${matchesOf(query)} AND ${narrowedBy(by)}
    ORDER BY ${numberLast}, score, ${DATE} DESC, ${dispatches.id} DESC
    LIMIT ${limit} OFFSET ${offset}`);
}

export function newestIds(
  db: Db,
  query: ParsedQuery,
  by: Narrowing,
  offset: number,
  limit: number,
): string[] {
  return db
    .all<{ id: string }>(
      sql`SELECT ${dispatches.id} AS id FROM ${allExcept(query)} AND ${narrowedBy(by)}
        ORDER BY ${DATE} DESC, ${dispatches.id} DESC LIMIT ${limit} OFFSET ${offset}`,
    )
    .map(({ id }) => id);
}

interface CandidateRow {
  dispatchId: string;
  date: string;
  number: string;
  subject: string;
  issuer: string;
  fields: string;
  originalNumber: string;
  originalSubject: string;
  originalIssuer: string;
  originalFields: string;
}

/** What ranking looks at. */
export function candidatesOf(db: Db, matches: readonly Match[]): Candidate[] {
  const scores = new Map(matches.map(({ dispatchId, score }) => [dispatchId, score]));
  const written = (...columns: unknown[]) =>
    sql.join(
      columns.map((column) => sql`coalesce(${column}, '')`),
      sql` || char(10) || `,
    );
  const rows = db.all<CandidateRow>(sql`
    SELECT ${dispatches.id} AS dispatchId, ${DATE} AS date,
      ${text}.number AS number, ${text}.subject AS subject, ${text}.issuer AS issuer, ${text}.fields AS fields,
      ${written(dispatches.number, dispatches.symbol)} AS originalNumber,
      ${written(dispatches.subject)} AS originalSubject,
      ${written(dispatches.issuer, dispatches.issuerParent)} AS originalIssuer,
      ${written(
        dispatches.type,
        dispatches.place,
        dispatches.addressees,
        dispatches.signerTitle,
        dispatches.signerName,
        dispatches.recipients,
      )} AS originalFields
    FROM json_each(${JSON.stringify(matches.map(({ doc }) => doc))}) AS match
    CROSS JOIN ${documents} ON ${documents}.doc = match.value
    CROSS JOIN ${text} ON ${text}.rowid = match.value
    CROSS JOIN ${dispatches} ON ${dispatches.id} = ${documents}.dispatch_id`);
  return rows.map((row) => ({
    dispatchId: row.dispatchId,
    date: row.date,
    score: scores.get(row.dispatchId) ?? 0,
    number: { folded: row.number, original: row.originalNumber },
    subject: { folded: row.subject, original: row.originalSubject },
    issuer: { folded: row.issuer, original: row.originalIssuer },
    fields: { folded: row.fields, original: row.originalFields },
  }));
}

/** Accents are looked for on the first pages only: a paper of 300 pages must not hold up a search. */
const PAGES_FOR_ACCENTS = 10;

export function pagesForAccents(db: Db, dispatchIds: readonly string[]): Map<string, string[]> {
  const pages = new Map<string, string[]>();
  if (dispatchIds.length === 0) return pages;
  const rows = db.all<{ dispatchId: string; content: string }>(sql`
    SELECT ${dispatches.id} AS dispatchId, ${readingPages.text} AS content
    FROM json_each(${JSON.stringify(dispatchIds)}) AS wanted
    CROSS JOIN ${dispatches} ON ${dispatches.id} = wanted.value
    CROSS JOIN ${readingPages} ON ${readingPages.readingId} = ${dispatches.readingId}
    WHERE ${readingPages.number} <= ${PAGES_FOR_ACCENTS} AND ${readingPages.text} IS NOT NULL`);
  for (const { dispatchId, content } of rows) {
    const known = pages.get(dispatchId);
    if (known === undefined) pages.set(dispatchId, [content]);
    else known.push(content);
  }
  return pages;
}

export interface FoundDispatch {
  dispatchId: string;
  direction: Direction;
  state: DispatchState;
  number: string | null;
  symbol: string | null;
  issuer: string | null;
  date: string | null;
  type: string | null;
  subject: string | null;
  urgency: string | null;
  registerNumber: number | null;
  receivedAt: string;
  readingId: string | null;
  /** The pages as they are in the index; null where it is not in there yet. */
  body: string | null;
}

/** What is shown of dispatches, in the order of the ids. */
export function shownDispatches(db: Db, ids: readonly string[]): FoundDispatch[] {
  return db.all<FoundDispatch>(sql`
    SELECT ${dispatches.id} AS dispatchId, ${dispatches.direction} AS direction, ${dispatches.state} AS state,
      ${dispatches.number} AS number, ${dispatches.symbol} AS symbol, ${dispatches.issuer} AS issuer,
      ${dispatches.date} AS date, ${dispatches.type} AS type, ${dispatches.subject} AS subject,
      ${dispatches.urgency} AS urgency, ${dispatches.registerNumber} AS registerNumber,
      ${dispatches.receivedAt} AS receivedAt, ${dispatches.readingId} AS readingId, ${text}.body AS body
    FROM json_each(${JSON.stringify(ids)}) AS wanted
    CROSS JOIN ${dispatches} ON ${dispatches.id} = wanted.value
    LEFT JOIN ${documents} ON ${documents}.dispatch_id = ${dispatches.id}
    LEFT JOIN ${text} ON ${text}.rowid = ${documents}.doc
    ORDER BY wanted.key`);
}

/** Pages of a reading in their original spelling, by number. */
export function pagesOfReading(db: Db, readingId: string, numbers: readonly number[]): Map<number, string> {
  const rows = db.all<{ number: number; content: string }>(sql`
    SELECT ${readingPages.number} AS number, ${readingPages.text} AS content FROM ${readingPages}
    WHERE ${readingPages.readingId} = ${readingId} AND ${readingPages.text} IS NOT NULL
      AND ${readingPages.number} IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`);
  return new Map(rows.map(({ number, content }) => [number, content.normalize('NFC')]));
}
