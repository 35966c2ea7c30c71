/** From one paper to others: those like it, and those that cite it. Nothing of a paper the person may not see. */
import { sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { FINDABLE, visibleTo } from '../registry/index.ts';
import { dispatches } from '../registry/schema.ts';
import type { Expression } from './fts-expression.ts';
import { newestMatches } from './fts-match.ts';
import { LIVE, named } from './fts-tables.ts';
import type { SearchHit } from './index-contract.ts';
import { MARKS } from './index-words.ts';
import { type Narrowing, narrowingOf } from './narrowing.ts';
import { parseQuery } from './query.ts';
import { joined, wordsOf } from './searchable-text.ts';
import { keysOfDocs, shownHits } from './shown-store.ts';
import { frequencies } from './vocabulary.ts';

interface Subject {
  doc: number | null;
  number: string | null;
  symbol: string | null;
  subject: string | null;
  day: string;
}

function visibleDispatch(db: Db, dispatchId: string, actor: Actor): Subject | undefined {
  const { documents } = named(LIVE);
  return db.get<Subject | undefined>(sql`
    SELECT d.doc AS doc, ${dispatches.number} AS number, ${dispatches.symbol} AS symbol,
      ${dispatches.subject} AS subject, coalesce(${dispatches.date}, ${dispatches.receivedAt}) AS day
    FROM ${dispatches} LEFT JOIN ${documents} AS d
      ON d.owner_id = ${dispatches.id} AND d.kind = 'dispatch' AND d.id = ${dispatches.id}
    WHERE ${dispatches.id} = ${dispatchId} AND ${FINDABLE} AND (${visibleTo(actor)})`);
}

const MOST_SIMILAR = 5;
/** Pairs of neighbouring words of the subject that are looked for, the rarest first. */
const MOST_PAIRS = 8;
const LOOKED_AT = 60;
/** A paper is like another one when at least this share of what is looked for stands in its subject too. */
const LEAST_LIKENESS = 0.3;

/** The likest first: by the pairs of words of its subject, of which rare ones say most. */
export function similarHits(db: Db, dispatchId: string, actor: Actor, clock: Clock): SearchHit[] {
  const self = visibleDispatch(db, dispatchId, actor);
  const narrowing = dispatchNarrowing(db, actor, clock);
  if (self === undefined || narrowing === null) return [];
  const pairs = tellingPairs(db, self.subject ?? '');
  const likeness = new Map<number, number>();
  for (const { words, weight } of pairs) {
    const expression = inSubject(words);
    for (const doc of newestMatches(db, expression, narrowing, { limit: LOOKED_AT })) {
      if (doc !== self.doc) likeness.set(doc, (likeness.get(doc) ?? 0) + weight);
    }
  }
  const whole = pairs.reduce((sum, { weight }) => sum + weight, 0);
  const docs = [...likeness]
    .filter(([, like]) => like >= whole * LEAST_LIKENESS)
    .toSorted(([a, like], [b, liker]) => liker - like || b - a)
    .slice(0, MOST_SIMILAR)
    .map(([doc]) => doc);
  return shownHits(db, keysOfDocs(db, docs), parseQuery(''));
}

function inSubject(words: readonly string[]): Expression {
  return { all: [`"${words.map((word) => `${MARKS.subject}${word}`).join(' ')}"`], none: [] };
}

function tellingPairs(db: Db, subject: string): { words: string[]; weight: number }[] {
  const words = wordsOf(subject).map(({ word }) => word);
  const counts = frequencies(db, words);
  const weightOf = (word: string) => 1 / Math.log2(2 + (counts.get(word) ?? 0));
  const pairs = words.slice(1).map((word, index) => {
    const before = words[index]!;
    return { words: [before, word], weight: weightOf(before) + weightOf(word) };
  });
  const distinct = new Map(pairs.map((pair) => [pair.words.join(' '), pair]));
  return [...distinct.values()].toSorted((a, b) => b.weight - a.weight).slice(0, MOST_PAIRS);
}

const MOST_CITING = 50;

/**
 * Papers whose references, as they were understood or corrected, name this one's number and symbol. Several papers may
 * bear the same number and symbol in different years: a reference that gives a date must give this one's.
 */
export function citingHits(db: Db, dispatchId: string, actor: Actor, clock: Clock): SearchHit[] {
  const self = visibleDispatch(db, dispatchId, actor);
  const narrowing = dispatchNarrowing(db, actor, clock);
  if (self === undefined || narrowing === null || self.number === null || self.symbol === null) return [];
  const forms = citedForms(self.number, self.symbol, self.day.slice(0, 4));
  const docs = newestMatches(
    db,
    { all: [`(${forms.map((form) => `"${form}"`).join(' OR ')})`], none: [] },
    narrowing,
    { limit: MOST_CITING },
  );
  return shownHits(
    db,
    keysOfDocs(
      db,
      docs.filter((doc) => doc !== self.doc),
    ),
    parseQuery(`"${self.number}/${self.symbol}"`),
  );
}

/** "05/KH-UBND" of 2026 is cited so, without its zero, and with or without its year. */
function citedForms(number: string, symbol: string, year: string): string[] {
  const short = joined(symbol);
  const numbers = [...new Set([number, number.replace(/^0+(?=\d)/, ''), number.padStart(2, '0')])];
  return numbers.flatMap((each) => [
    `${MARKS.cites}${joined(each)}${short}`,
    `${MARKS.cites}${joined(each)}${short}_${year}`,
  ]);
}

function dispatchNarrowing(db: Db, actor: Actor, clock: Clock): Narrowing | null {
  return narrowingOf(db, { kind: 'dispatch' }, actor, clock.today().date);
}
