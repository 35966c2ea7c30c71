/**
 * The questions to the embedded index. SQLite walks through matches from the newest and stops where enough were
 * found: what a question costs depends on how many answers are wanted, not on how large the archive is.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { type Expression, expressionText } from './fts-expression.ts';
import { isOfKind, wholeNumber } from './doc-numbers.ts';
import { LIVE, named } from './fts-tables.ts';
import type { KindTag, Narrowing } from './narrowing.ts';
import type { Facet } from './document.ts';

const { documents, text } = named(LIVE);

/** Where documents match, their rows known as `d`: to be followed by further conditions. */
export function matching(expression: Expression, narrowing: Narrowing, except?: Facet): SQL {
  return sql`${text} CROSS JOIN ${documents} AS d ON d.doc = ${text}.rowid
    WHERE ${conditionsOf(expression, narrowing, except)}`;
}

/** The same for who asks for numbers only: rows are not looked at where nothing is wanted of them. */
function matchingNumbers(expression: Expression, narrowing: Narrowing): SQL {
  if (narrowing.where.length > 0) return matching(expression, narrowing);
  return sql`${text} WHERE ${conditionsOf(expression, narrowing)}`;
}

function conditionsOf(expression: Expression, narrowing: Narrowing, except?: Facet): SQL {
  const { tags, numbers, kind, where } = narrowing;
  const conditions = [...tags].filter(([facet]) => facet !== except).map(([, condition]) => condition);
  const isTagged = !isCheaperByNumber(kind, expression);
  const all = [...expression.all, ...conditions, ...(isTagged ? [kind.tag] : [])];
  const ofKind = isTagged ? [] : [isOfKind(sql`${text}.rowid`, kind.kind)];
  const match = sql`${text} MATCH ${expressionText({ all, none: expression.none })}`;
  return sql.join([match, ...ofKind, ...numbers, ...where], sql` AND `);
}

/**
 * Most documents are papers: FTS5 would look for each match in a list as long as the archive, which costs a number
 * lookup many times the lookup itself. The number of a document says it too. Without words that list is the shortest.
 */
function isCheaperByNumber({ kind }: KindTag, { all }: Expression): boolean {
  return kind === 'dispatch' && all.length > 0;
}

/** The newest documents that match. */
export function newestMatches(
  db: Db,
  expression: Expression,
  narrowing: Narrowing,
  { limit, offset = 0, except = [] }: { limit: number; offset?: number; except?: readonly number[] },
): number[] {
  const others =
    except.length === 0
      ? sql`true`
      : sql`${text}.rowid NOT IN (SELECT value FROM json_each(${JSON.stringify(except)}))`;
  return docsOf(
    db.values<[number]>(sql`SELECT ${text}.rowid FROM ${matchingNumbers(expression, narrowing)} AND ${others}
      ORDER BY ${text}.rowid DESC LIMIT ${limit} OFFSET ${offset}`),
  );
}

export function oldestMatches(
  db: Db,
  expression: Expression,
  narrowing: Narrowing,
  limit: number,
  offset: number,
): number[] {
  return docsOf(
    db.values<[number]>(sql`SELECT ${text}.rowid FROM ${matchingNumbers(expression, narrowing)}
      ORDER BY ${text}.rowid LIMIT ${limit} OFFSET ${offset}`),
  );
}

/** Of the newest matches, by their number from the lowest; those without one last. */
export function matchesByNumber(
  db: Db,
  expression: Expression,
  narrowing: Narrowing,
  { most, limit, offset }: { most: number; limit: number; offset: number },
): number[] {
  return docsOf(
    db.values<[number]>(sql`
      SELECT doc FROM (SELECT d.doc AS doc, d.number_value AS number_value
        FROM ${matching(expression, narrowing)} ORDER BY ${text}.rowid DESC LIMIT ${most})
      ORDER BY number_value IS NULL, number_value, doc DESC LIMIT ${limit} OFFSET ${offset}`),
  );
}

const docsOf = (rows: readonly [number][]) => rows.map(([doc]) => doc);

/** What one walk through the newest matches brings. */
export interface Walk {
  /** Which they are, the newest first. */
  docs: readonly number[];
  /**
   * Their facet values: "12,5,77;12,8", each document's apart from the next by a semicolon. As bytes: thousands of
   * documents are read at once.
   */
  facets: Uint8Array;
}

export function walkNewest(
  db: Db,
  expression: Expression,
  narrowing: Narrowing,
  limit: number,
  except?: Facet,
): Walk {
  const [row] = db.values<[string, Uint8Array | null]>(
    sql`SELECT json_group_array(doc), CAST(group_concat(facets, ';') AS BLOB) FROM (
      SELECT d.doc AS doc, d.facets AS facets FROM ${matching(expression, narrowing, except)}
      ORDER BY ${text}.rowid DESC LIMIT ${limit})`,
  );
  return { docs: JSON.parse(row?.[0] ?? '[]') as number[], facets: row?.[1] ?? new Uint8Array() };
}

/** The same without what is older than this document. */
export function notOlderThan(narrowing: Narrowing, doc: number): Narrowing {
  return { ...narrowing, numbers: [...narrowing.numbers, sql`${text}.rowid >= ${wholeNumber(doc)}`] };
}

/** How many match, counted up to a limit. */
export function countNewest(db: Db, expression: Expression, narrowing: Narrowing, limit: number): number {
  const [row] = db.values<[number]>(
    sql`SELECT count(*) FROM (
      SELECT 1 FROM ${matchingNumbers(expression, narrowing)} ORDER BY ${text}.rowid DESC LIMIT ${limit})`,
  );
  return row?.[0] ?? 0;
}

/** All words of these documents, as they stand in the index. */
export function wordsOfDocs(db: Db, docs: readonly number[]): Map<number, string> {
  const rows = db.values<[number, string]>(sql`
    SELECT ${text}.rowid, ${text}.words FROM json_each(${JSON.stringify(docs)}) AS wanted
    CROSS JOIN ${text} ON ${text}.rowid = wanted.value`);
  return new Map(rows);
}
