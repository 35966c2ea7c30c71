/**
 * Puts candidates in the order a person expects. SQLite brings the best few hundred by words alone; here
 * accents, and where the words stand, are looked at: đường is not dương when the accents were typed.
 */
import { tonePlacements } from '../platform/vietnamese.ts';
import { numberTerms, type ParsedQuery, type Term } from './query.ts';
import { hasWords } from './word-matches.ts';

export interface FieldText {
  /** As it stands in the index. */
  folded: string;
  /** As it is written on the paper. */
  original: string;
}

export interface Candidate {
  dispatchId: string;
  /** bm25: the lower the better. */
  score: number;
  /** ISO date, or the day it came in where the paper has none. */
  date: string;
  number: FieldText;
  subject: FieldText;
  issuer: FieldText;
  fields: FieldText;
}

/** The pages of dispatches in their original spelling, asked for only where accents must be looked for. */
export type PagesOf = (dispatchIds: readonly string[]) => ReadonlyMap<string, readonly string[]>;

interface Rank {
  /** Share of the terms typed with accents that stand there with these accents. */
  exactness: number;
  /** 3: its number or symbol, 2: its subject, 1: its other fields, 0: its pages. */
  tier: 0 | 1 | 2 | 3;
  /** bm25 in steps: within a step the recent one stands first. */
  step: number;
}

const STEPS = 20;

export function rankCandidates<C extends Candidate>(
  candidates: readonly C[],
  query: ParsedQuery,
  pagesOf: PagesOf,
): C[] {
  const spelled = query.wanted.map((term) => ({ ...term, spellings: spellingsOf(term) }));
  const best = Math.min(...candidates.map((candidate) => candidate.score), -Number.EPSILON);
  const exactness = exactnessOf(candidates, spelled, pagesOf);
  const numbers = new Set(numberTerms({ ...query, wanted: spelled }) as readonly SpelledTerm[]);
  const ranked = candidates.map((candidate, index) => ({
    candidate,
    rank: {
      exactness: exactness[index] ?? 0,
      tier: tierOf(candidate, spelled, numbers),
      step: Math.round((candidate.score / best) * STEPS),
    } satisfies Rank,
  }));
  return ranked
    .sort((a, b) => compareRanks(a.rank, b.rank) || newerFirst(a.candidate, b.candidate))
    .map(({ candidate }) => candidate);
}

function compareRanks(a: Rank, b: Rank): number {
  return b.exactness - a.exactness || b.tier - a.tier || b.step - a.step;
}

function newerFirst(a: Candidate, b: Candidate): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return a.score - b.score || (a.dispatchId < b.dispatchId ? 1 : -1);
}

interface SpelledTerm extends Term {
  /** The spellings that count as exact; null where no accents were typed and all do. */
  spellings: readonly (readonly string[])[] | null;
}

/** hoà and hòa are one spelling. */
function spellingsOf({ exact }: Term): string[][] | null {
  if (exact === null) return null;
  const forms = exact.map(tonePlacements);
  return [forms.map((form) => form[0] ?? ''), forms.map((form) => form.at(-1) ?? '')];
}

function tierOf(
  candidate: Candidate,
  terms: readonly SpelledTerm[],
  numbers: ReadonlySet<SpelledTerm>,
): Rank['tier'] {
  const { number, subject, issuer, fields } = candidate;
  const inOne = (term: SpelledTerm, places: readonly FieldText[]) =>
    places.some((place) => standsIn(term, place));
  const header = [number, subject, issuer, fields];
  if (!terms.every((term) => inOne(term, header))) return 0;
  if (numbers.size > 0 && [...numbers].every((term) => isNumberOf({ ...term, unfinished: false }, number)))
    return 3;
  return terms.every((term) => inOne(term, [number, subject])) ? 2 : 1;
}

function isNumberOf(term: Term, number: FieldText): boolean {
  return (
    hasWords(number.folded, term.words, false) ||
    (term.joined !== null && hasWords(number.folded, [term.joined], false))
  );
}

function standsIn(term: SpelledTerm, { folded, original }: FieldText): boolean {
  if (term.spellings !== null) return standsExactly(term, original.toLowerCase());
  return (
    hasWords(folded, term.words, term.unfinished) ||
    (term.joined !== null && hasWords(folded, [term.joined], false))
  );
}

function standsExactly(term: SpelledTerm, lowerCase: string): boolean {
  return term.spellings?.some((words) => hasWords(lowerCase, words, term.unfinished)) ?? true;
}

function exactnessOf(
  candidates: readonly Candidate[],
  terms: readonly SpelledTerm[],
  pagesOf: PagesOf,
): number[] {
  const accented = terms.filter((term) => term.spellings !== null);
  if (accented.length === 0) return candidates.map(() => 1);
  const open = candidates.map((candidate) => missingIn(headerOf(candidate), accented));
  const pages = pagesOf(
    candidates.filter((_, index) => open[index]!.length > 0).map(({ dispatchId }) => dispatchId),
  );
  return candidates.map((candidate, index) => {
    const texts = (pages.get(candidate.dispatchId) ?? []).map((page) => page.toLowerCase());
    return 1 - missingIn(texts, open[index]!).length / accented.length;
  });
}

function headerOf({ number, subject, issuer, fields }: Candidate): string[] {
  return [number, subject, issuer, fields].map(({ original }) => original.toLowerCase());
}

function missingIn(texts: readonly string[], terms: readonly SpelledTerm[]): SpelledTerm[] {
  return terms.filter((term) => !texts.some((text) => standsExactly(term, text)));
}
