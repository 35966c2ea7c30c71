/**
 * Puts matches in the order a person expects: a number or symbol first, then the subject, then the text; words with
 * the accents they were typed with above others; words that stand together above scattered ones; then the newest.
 */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { tonePlacements, unifyTonePlacement } from '../platform/vietnamese.ts';
import { dispatches } from '../registry/schema.ts';
import {
  type Expression,
  expressionText,
  isWithinNear,
  matchesAll,
  type Tier,
  tiersOf,
} from './fts-expression.ts';
import { newestMatches, notOlderThan, type Walk, wordsOfDocs } from './fts-match.ts';
import { LIVE, named } from './fts-tables.ts';
import { MARKS } from './index-words.ts';
import type { Narrowing } from './narrowing.ts';
import { PageTexts } from './page-texts.ts';
import type { ParsedQuery, Term } from './query.ts';
import { type DocumentKey, docsOfKeys } from './shown-store.ts';
import { hasWords } from './word-matches.ts';
import { wordsMatch } from './words-match.ts';

/** So many are put in order; after them come the rest, the newest first. */
export const RANKED = 200;
/** Looked into at once for their accents: a page of results and a few more. */
const LOOKED_INTO_AT_ONCE = 40;

interface Candidate {
  doc: number;
  /** Place of the first question that it answered. */
  tier: number;
  isNumber: boolean;
  /** The share of the terms typed with accents that stand there with these accents, 0 to 1. */
  exactness: number;
}

/**
 * Asks the best question first and the next one only while there is one that could bring something better: what
 * answers an early question with every accent as typed stands above all that a later one finds.
 * @param walk through all that match
 * @param texts where the pages that are looked into are left for who shows them
 * @param wanted how many are needed, at most {@link RANKED}; there may be more, and fewer are all there are
 */
export function rankedDocs(
  db: Db,
  query: ParsedQuery,
  narrowing: Narrowing,
  { walk, texts }: { walk: Walk; texts: PageTexts },
  wanted: number,
): number[] {
  const words = wordsRead(db);
  const answersTo = answering(db, query, narrowing, { walk, words });
  const { exactness, looksIntoPages } = exactnessIn(db, query, { words, texts });
  const ranked = new Map<number, Candidate>();
  let settled = 0;
  for (const [place, { tier, expression }] of distinctTiers(query).entries()) {
    const fresh = answersTo(tier, expression).filter((doc) => !ranked.has(doc));
    const isNumber = tier === 'number';
    for (let at = 0; at < fresh.length && settled < wanted; at += LOOKED_INTO_AT_ONCE) {
      const docs = fresh.slice(at, at + LOOKED_INTO_AT_ONCE);
      const isUnknown = BEYOND_HEADER.has(tier) && !looksIntoPages();
      const exact = tier === 'subject-exact' ? ALL_EXACT : isUnknown ? noneExact(docs) : exactness(docs);
      for (const doc of docs) {
        const candidate = { doc, tier: place, isNumber, exactness: exact.get(doc) ?? 1 };
        ranked.set(doc, candidate);
        if (candidate.exactness === 1) settled += 1;
      }
    }
    // Numbers come first whatever their accents; that question is the first one.
    if (isNumber) settled = ranked.size;
    if (settled >= wanted || ranked.size >= Math.min(RANKED, walk.docs.length)) break;
  }
  return inOrder([...ranked.values()]);
}

const ALL_EXACT: ReadonlyMap<number, number> = new Map();
const noneExact = (docs: readonly number[]) => new Map(docs.map((doc) => [doc, 0]));

/** What only these answer has its accents on its pages, if anywhere: where no page is looked into any more, nothing is. */
const BEYOND_HEADER: ReadonlySet<Tier> = new Set<Tier>(['phrase', 'near', 'of-type', 'anywhere']);

/** FTS5 must compare the places of words in every document that has them, however few have them side by side. */
const BY_PLACES: ReadonlySet<Tier> = new Set<Tier>(['phrase', 'near']);
const MOST_COMPARED = 1_000;

/**
 * What answers a question answers a wider one too: where that one has few answers, their words tell, and the index is
 * not asked. At a million papers each question is a walk of tens of milliseconds.
 */
const WIDER: Readonly<Partial<Record<Tier, Tier>>> = {
  'subject-exact': 'header',
  'subject-phrase': 'header',
  subject: 'header',
  phrase: 'near',
};
const FEW = 100;

/**
 * The newest answers to a question of a search. The last one was walked through already; and of words that stand in
 * very many papers, those side by side are looked for in the newest of these, not in the whole archive.
 */
function answering(
  db: Db,
  query: ParsedQuery,
  narrowing: Narrowing,
  { walk: { docs }, words }: { walk: Walk; words: WordsOfDocs },
): (tier: Tier, expression: Expression) => readonly number[] {
  const everything = expressionText(matchesAll(query));
  const oldest = docs[MOST_COMPARED];
  const among = oldest === undefined ? narrowing : notOlderThan(narrowing, oldest);
  const expressions = new Map(tiersOf(query).map(({ tier, expression }) => [tier, expression]));
  const asked = new Map<Tier, readonly number[]>();
  const ask = (tier: Tier, expression: Expression): readonly number[] => {
    if (expressionText(expression) === everything) return docs.slice(0, RANKED);
    return newestMatches(db, expression, BY_PLACES.has(tier) ? among : narrowing, { limit: RANKED });
  };
  const answersTo = (tier: Tier, expression: Expression): readonly number[] => {
    const known = asked.get(tier) ?? ask(tier, expression);
    asked.set(tier, known);
    return known;
  };
  return (tier, expression) => {
    const wider = WIDER[tier];
    const widerExpression = wider === undefined ? undefined : expressions.get(wider);
    if (wider === undefined || widerExpression === undefined || (tier === 'phrase' && !isWithinNear(query)))
      return answersTo(tier, expression);
    const all = answersTo(wider, widerExpression);
    if (all.length > FEW) return answersTo(tier, expression);
    const wordsOf = words(all);
    return all.filter((doc) => wordsMatch(wordsOf.get(doc) ?? '', expression.all));
  };
}

/** The words of documents in the index, each read once for a search. */
type WordsOfDocs = (docs: readonly number[]) => ReadonlyMap<number, string>;

function wordsRead(db: Db): WordsOfDocs {
  const read = new Map<number, string>();
  return (docs) => {
    const others = docs.filter((doc) => !read.has(doc));
    if (others.length > 0) for (const [doc, words] of wordsOfDocs(db, others)) read.set(doc, words);
    return read;
  };
}

/** `so:968` stands in one place only: several questions are the same one. */
function distinctTiers(query: ParsedQuery): ReturnType<typeof tiersOf> {
  const asked = new Set<string>();
  return tiersOf(query).filter(({ expression }) => {
    const question = expressionText(expression);
    if (asked.has(question)) return false;
    asked.add(question);
    return true;
  });
}

function inOrder(candidates: readonly Candidate[]): number[] {
  return candidates
    .toSorted(
      (a, b) =>
        Number(b.isNumber) - Number(a.isNumber) ||
        b.exactness - a.exactness ||
        a.tier - b.tier ||
        b.doc - a.doc,
    )
    .map(({ doc }) => doc);
}

/** Puts what another engine ranked in the order of accents; at equal accents its own order stays. */
export function byExactness(
  db: Db,
  keys: readonly DocumentKey[],
  query: ParsedQuery,
  texts: PageTexts,
): DocumentKey[] {
  const docs = docsOfKeys(db, keys);
  const { exactness: exactnessOf } = exactnessIn(db, query, { words: wordsRead(db), texts });
  const exactness = exactnessOf(docs.filter((doc) => doc !== null));
  return keys
    .map((key, index) => ({ key, exact: exactness.get(docs[index] ?? -1) ?? 1 }))
    .toSorted((a, b) => b.exact - a.exact)
    .map(({ key }) => key);
}

/**
 * The share of the terms typed with accents that stand in documents with these accents; 1 where it is left out. Asked
 * again and again for one search, it looks into the pages of the first {@link MOST_LOOKED_INTO} only.
 */
function exactnessIn(
  db: Db,
  query: ParsedQuery,
  { words: wordsOf, texts }: { words: WordsOfDocs; texts: PageTexts },
): { exactness(docs: readonly number[]): ReadonlyMap<number, number>; looksIntoPages(): boolean } {
  const accented = query.wanted.filter(({ exact }) => exact !== null);
  let left = MOST_LOOKED_INTO;
  const exactness = (docs: readonly number[]) => {
    if (accented.length === 0) return ALL_EXACT;
    const words = wordsOf(docs);
    const open = new Map(
      docs.map((doc) => [doc, accented.filter((term) => !standsInHeader(term, words.get(doc) ?? ''))]),
    );
    const unsure = [...open].filter(([, terms]) => terms.length > 0).map(([doc]) => doc);
    const pages = pagesForAccents(db, unsure.slice(0, left), texts);
    left = Math.max(0, left - unsure.length);
    return new Map(
      [...open].map(([doc, terms]) => {
        const missing = terms.filter((term) => !standsOnPages(term, pages.get(doc) ?? []));
        return [doc, 1 - missing.length / accented.length];
      }),
    );
  };
  return { exactness, looksIntoPages: () => left > 0 };
}

function standsInHeader({ exact }: Term, words: string): boolean {
  return (exact ?? []).every((word) => words.includes(` ${MARKS.exact}${unifyTonePlacement(word)} `));
}

function standsOnPages({ exact, unfinished }: Term, pages: readonly string[]): boolean {
  const forms = (exact ?? []).map(tonePlacements);
  const spellings = [forms.map((form) => form[0] ?? ''), forms.map((form) => form.at(-1) ?? '')];
  return pages.some((page) => spellings.some((spelling) => hasWords(page, spelling, unfinished)));
}

/** Accents are looked for on the first pages of the best only. */
const MOST_LOOKED_INTO = 60;

function pagesForAccents(db: Db, docs: readonly number[], texts: PageTexts): Map<number, string[]> {
  if (docs.length === 0) return new Map();
  const { documents } = named(LIVE);
  const readings = db.values<[number, string]>(sql`
    SELECT d.doc, ${dispatches.readingId} FROM json_each(${JSON.stringify(docs)}) AS wanted
    CROSS JOIN ${documents} AS d ON d.doc = wanted.value
    CROSS JOIN ${dispatches} ON ${dispatches.id} = d.owner_id
    WHERE d.kind = 'dispatch' AND ${dispatches.readingId} IS NOT NULL`);
  texts.readFirst(readings.map(([, id]) => id));
  return new Map(readings.map(([doc, id]) => [doc, texts.firstOf(id).map((page) => page.toLowerCase())]));
}
