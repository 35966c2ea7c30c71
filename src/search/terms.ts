/** The terms of a query as this archive can answer them: a begun word with what it may become, a slip put right. */
import type { Db } from '../platform/database.ts';
import { partedInTwo, telexRead } from './mistyped.ts';
import type { ParsedQuery, Term } from './query.ts';
import { completionsOf, frequencies, wordsOneSlipAway } from './vocabulary.ts';

const MOST_COMPLETIONS = 24;
const MOST_CORRECTIONS = 8;
/** Words of a search that are left out by turns. */
const MOST_SPARED = 8;

/** Words that are begun get what they may become in this archive. */
export function completed(db: Db, query: ParsedQuery): ParsedQuery {
  return {
    ...query,
    wanted: query.wanted.map((term) => {
      if (!term.unfinished || term.isNumber) return term;
      const before = term.words.slice(0, -1);
      const endings = completionsOf(db, term.words.at(-1) ?? '', MOST_COMPLETIONS);
      return { ...term, others: [...term.others, ...endings.map((ending) => [...before, ending])] };
    }),
  };
}

/** In so many headers a word is one of this office's own. */
const WELL_KNOWN = 20;

/**
 * The same for a search that was sent off: a word that many papers have is meant as it stands. Who looks for "an" does
 * not mean "anh", and a question for twenty words instead of one takes SQLite many times as long.
 */
export function completedWhereUnknown(db: Db, query: ParsedQuery): ParsedQuery {
  const last = query.wanted.at(-1);
  const word = last?.words.at(-1);
  if (last?.unfinished !== true || last.isNumber || word === undefined) return completed(db, query);
  const often = frequencies(db, [word]).get(word) ?? 0;
  if (often < WELL_KNOWN) return completed(db, query);
  return { ...query, wanted: [...query.wanted.slice(0, -1), { ...last, unfinished: false }] };
}

/** Of so many words one may have been remembered wrongly; of fewer each counts. */
const FEWEST_TO_SPARE = 4;

/**
 * The queries to try where nothing matches, the most faithful first: with the words that this archive does not know
 * put right; of many words, without those that say least; of several, with every one allowed a slip. A number
 * is never left out.
 */
export function* forgiving(db: Db, query: ParsedQuery): Generator<ParsedQuery> {
  const known = frequencies(
    db,
    query.wanted.flatMap(({ words }) => words),
  );
  const unknownOnly = corrected(db, query, (word) => !known.has(word));
  if (unknownOnly !== null) yield unknownOnly;
  if (query.wanted.length >= FEWEST_TO_SPARE) yield* leavingOut(query, known);
  const mayBeSlips = query.wanted.length > 1 && query.unwanted.length === 0;
  const everyWord = mayBeSlips ? corrected(db, query, () => true) : null;
  if (everyWord !== null) yield everyWord;
}

/** Without one word, then without up to half of them: those first that the archive does not know, then the commonest. */
function* leavingOut(query: ParsedQuery, known: ReadonlyMap<string, number>): Generator<ParsedQuery> {
  const often = ({ words }: Term) => Math.min(...words.map((word) => known.get(word) ?? Infinity));
  const spare = query.wanted
    .filter(({ field, isNumber, quoted }) => field === null && !isNumber && !quoted)
    .toSorted((a, b) => often(b) - often(a))
    .slice(0, MOST_SPARED);
  const without = (gone: readonly Term[]) => ({
    ...query,
    wanted: query.wanted.filter((term) => !gone.includes(term)),
  });
  for (const term of spare) yield without([term]);
  for (let gone = 2; gone <= Math.min(spare.length, query.wanted.length / 2); gone += 1) {
    yield without(spare.slice(0, gone));
  }
}

function corrected(db: Db, query: ParsedQuery, mayBeWrong: (word: string) => boolean): ParsedQuery | null {
  let changed = false;
  const wanted = query.wanted.map((term) => {
    const [word = ''] = term.words;
    if (!forgives(term) || !mayBeWrong(word)) return term;
    const meant = meantBy(db, word);
    if (meant.length === 0) return term;
    changed = true;
    return { ...term, others: [...term.others, ...meant], exact: null };
  });
  return changed ? { ...query, wanted } : null;
}

/** The typing aid's keys tell what was meant; then one letter wrong; then two words stuck together. */
function meantBy(db: Db, word: string): string[][] {
  const telex = telexRead(word);
  if (telex !== null && frequencies(db, [telex]).has(telex)) return [[telex]];
  const oneSlip = wordsOneSlipAway(db, word, MOST_CORRECTIONS).map((each) => [each]);
  return oneSlip.length > 0 ? oneSlip : stuckTogether(db, word);
}

function stuckTogether(db: Db, word: string): string[][] {
  const ways = partedInTwo(word);
  const known = frequencies(db, [...new Set(ways.flat())]);
  const often = (way: readonly string[]) => Math.min(...way.map((part) => known.get(part) ?? 0));
  return ways.filter((way) => often(way) > 0).toSorted((a, b) => often(b) - often(a));
}

/** A number is right or it is another number; what stands in quotes is meant as it stands. */
function forgives({ words, isNumber, quoted }: Term): boolean {
  return words.length === 1 && !isNumber && !quoted;
}
