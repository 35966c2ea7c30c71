/**
 * Puts matches in the order a person expects: a number or symbol first, then the subject, then the text; words with
 * the accents they were typed with above others; words that stand together above scattered ones; then the newest.
 */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { tonePlacements, unifyTonePlacement } from '../platform/vietnamese.ts';
import { readingPages } from '../reading/schema.ts';
import { dispatches } from '../registry/schema.ts';
import { expressionText, tiersOf } from './fts-expression.ts';
import { newestMatches, wordsOfDocs } from './fts-match.ts';
import { LIVE, named } from './fts-tables.ts';
import { MARKS } from './index-words.ts';
import type { Narrowing } from './narrowing.ts';
import type { ParsedQuery, Term } from './query.ts';
import { type DocumentKey, docsOfKeys } from './shown-store.ts';
import { hasWords } from './word-matches.ts';

/** So many are put in order; after them come the rest, the newest first. */
export const RANKED = 200;

interface Candidate {
  doc: number;
  /** Place of the first question that it answered. */
  tier: number;
  isNumber: boolean;
  /** The question it answered asks for every accent: it need not be looked into. */
  isExact: boolean;
}

export function rankedDocs(db: Db, query: ParsedQuery, narrowing: Narrowing): number[] {
  const candidates = candidatesOf(db, query, narrowing);
  const exactness = exactnessOf(db, candidates, query);
  return candidates
    .toSorted(
      (a, b) =>
        Number(b.isNumber) - Number(a.isNumber) ||
        (exactness.get(b.doc) ?? 1) - (exactness.get(a.doc) ?? 1) ||
        a.tier - b.tier ||
        b.doc - a.doc,
    )
    .map(({ doc }) => doc);
}

/** Puts what another engine ranked in the order of accents; at equal accents its own order stays. */
export function byExactness(db: Db, keys: readonly DocumentKey[], query: ParsedQuery): DocumentKey[] {
  const docs = docsOfKeys(db, keys);
  const candidates = docs.flatMap((doc, tier) =>
    doc === null ? [] : [{ doc, tier, isNumber: false, isExact: false }],
  );
  const exactness = exactnessOf(db, candidates, query);
  return keys
    .map((key, index) => ({ key, exact: exactness.get(docs[index] ?? -1) ?? 1 }))
    .toSorted((a, b) => b.exact - a.exact)
    .map(({ key }) => key);
}

/**
 * Asks the best question first and the next one only while there are too few. The last one is for all that matches:
 * fewer than {@link RANKED} are all there are.
 */
function candidatesOf(db: Db, query: ParsedQuery, narrowing: Narrowing): Candidate[] {
  const candidates = new Map<number, Candidate>();
  const asked = new Set<string>();
  for (const [place, { tier, expression }] of tiersOf(query).entries()) {
    const question = expressionText(expression);
    // `so:968` stands in one place only: the same question again.
    if (asked.has(question)) continue;
    asked.add(question);
    for (const doc of newestMatches(db, expression, narrowing, { limit: RANKED })) {
      if (candidates.has(doc)) continue;
      candidates.set(doc, {
        doc,
        tier: place,
        isNumber: tier === 'number',
        isExact: tier === 'subject-exact',
      });
    }
    if (candidates.size >= RANKED) break;
  }
  return [...candidates.values()];
}

/** The share of the terms typed with accents that stand there with these accents; all of them where it is left out. */
function exactnessOf(
  db: Db,
  candidates: readonly Candidate[],
  query: ParsedQuery,
): ReadonlyMap<number, number> {
  const accented = query.wanted.filter(({ exact }) => exact !== null);
  if (accented.length === 0 || candidates.length < 2) return new Map();
  const doubtful = candidates.filter(({ isExact }) => !isExact).map(({ doc }) => doc);
  const words = wordsOfDocs(db, doubtful);
  const open = new Map(
    doubtful.map((doc) => [doc, accented.filter((term) => !standsInHeader(term, words.get(doc) ?? ''))]),
  );
  const unsure = [...open].filter(([, terms]) => terms.length > 0).map(([doc]) => doc);
  const pages = pagesForAccents(db, unsure.slice(0, MOST_LOOKED_INTO));
  return new Map(
    [...open].map(([doc, terms]) => {
      const missing = terms.filter((term) => !standsOnPages(term, pages.get(doc) ?? []));
      return [doc, 1 - missing.length / accented.length];
    }),
  );
}

function standsInHeader({ exact }: Term, words: string): boolean {
  return (exact ?? []).every((word) => words.includes(` ${MARKS.exact}${unifyTonePlacement(word)} `));
}

function standsOnPages({ exact, unfinished }: Term, pages: readonly string[]): boolean {
  const forms = (exact ?? []).map(tonePlacements);
  const spellings = [forms.map((form) => form[0] ?? ''), forms.map((form) => form.at(-1) ?? '')];
  return pages.some((page) => spellings.some((spelling) => hasWords(page, spelling, unfinished)));
}

/** Accents are looked for on the first pages of the best only: a paper of 300 pages must not hold up a search. */
const MOST_LOOKED_INTO = 120;
const PAGES_FOR_ACCENTS = 10;

function pagesForAccents(db: Db, docs: readonly number[]): Map<number, string[]> {
  const pages = new Map<number, string[]>();
  if (docs.length === 0) return pages;
  const { documents } = named(LIVE);
  const rows = db.values<[number, string]>(sql`
    SELECT d.doc, ${readingPages.text} FROM json_each(${JSON.stringify(docs)}) AS wanted
    CROSS JOIN ${documents} AS d ON d.doc = wanted.value
    CROSS JOIN ${dispatches} ON ${dispatches.id} = d.owner_id
    CROSS JOIN ${readingPages} ON ${readingPages.readingId} = ${dispatches.readingId}
    WHERE d.kind = 'dispatch' AND ${readingPages.number} <= ${PAGES_FOR_ACCENTS}
      AND ${readingPages.text} IS NOT NULL`);
  for (const [doc, content] of rows) {
    const page = content.normalize('NFC').toLowerCase();
    const known = pages.get(doc);
    if (known === undefined) pages.set(doc, [page]);
    else known.push(page);
  }
  return pages;
}
