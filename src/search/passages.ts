/** The places of a paper that show why it was found: pure, on the body as it is in the index. */
import type { TextPart } from './index-contract.ts';
import type { Term } from './query.ts';
import { PAGE_BREAK } from './folded-text.ts';
import { spelledMatches, wordMatches, type WordMatch } from './word-matches.ts';

export interface Window {
  /** From 1. */
  page: number;
  /** Length of the page in the index: the original must have the same for the offsets to hold. */
  pageLength: number;
  /** Offsets within the page. */
  start: number;
  end: number;
  hits: WordMatch[];
}

const MOST_PASSAGES = 3;
/** Letters between the first and the last word that one passage shows together. */
const WIDEST_SPAN = 180;
const PASSAGE_LENGTH = 240;
const MOST_MATCHES_A_TERM = 300;

interface FoundTerm extends WordMatch {
  term: number;
}

/**
 * The best stretches: the first shows as many of the wanted terms together as there are, each further one
 * shows terms that none before it showed.
 */
export function bestWindows(body: string, wanted: readonly Term[]): Window[] {
  const pages = pageBounds(body);
  const found = wanted
    .flatMap((term, index) => termMatches(body, term).map((match) => ({ ...match, term: index })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const shown = new Set<number>();
  const windows: Window[] = [];
  while (windows.length < MOST_PASSAGES) {
    const best = bestSpan(found, pages, shown);
    if (best === null) break;
    for (const { term } of best.matches) shown.add(term);
    windows.push(windowAround(body, best.matches, best.page));
  }
  return windows;
}

/** All places of a term, in its words or in others that mean the same ("gddt" for GD&ĐT). */
export function termMatches(text: string, term: Term): WordMatch[] {
  const { words, others, unfinished, loose } = term;
  const forms = [words, ...others];
  const found = forms.flatMap((form, index) =>
    wordMatches(text, form, unfinished && index === 0, MOST_MATCHES_A_TERM),
  );
  if (found.length > 0) return found.slice(0, MOST_MATCHES_A_TERM);
  if (loose) return words.flatMap((word) => wordMatches(text, [word], false, MOST_MATCHES_A_TERM));
  return spelledOut(text, term);
}

const ABBREVIATION = /^[\p{L}\p{N}]{2,12}$/u;

/** "gddt" in one word, where the paper prints "GD&ĐT". */
function spelledOut(text: string, { words, others }: Term): WordMatch[] {
  const forms = [words, ...others].flatMap((form) =>
    form.length === 1 && ABBREVIATION.test(form[0] ?? '') ? [[...form[0]!]] : [],
  );
  return forms.length === 0 ? [] : spelledMatches(text, forms);
}

interface PageBounds {
  number: number;
  start: number;
  end: number;
}

function pageBounds(body: string): PageBounds[] {
  const bounds: PageBounds[] = [];
  let start = 0;
  for (const [index, page] of body.split(PAGE_BREAK).entries()) {
    bounds.push({ number: index + 1, start, end: start + page.length });
    start += page.length + PAGE_BREAK.length;
  }
  return bounds;
}

function bestSpan(found: readonly FoundTerm[], pages: readonly PageBounds[], shown: ReadonlySet<number>) {
  let best: { matches: FoundTerm[]; page: PageBounds; worth: number } | null = null;
  let pageIndex = 0;
  for (const [index, first] of found.entries()) {
    while ((pages[pageIndex]?.end ?? Infinity) < first.start) pageIndex += 1;
    const page = pages[pageIndex];
    if (page === undefined || first.end > page.end) continue;
    const matches = spanFrom(found, index, page.end);
    const worth = worthOf(matches, shown);
    if (worth > (best?.worth ?? 0)) best = { matches, page, worth };
  }
  return best;
}

function spanFrom(found: readonly FoundTerm[], index: number, pageEnd: number): FoundTerm[] {
  const start = found[index]?.start ?? 0;
  const matches: FoundTerm[] = [];
  for (let next = index; next < found.length; next += 1) {
    const match = found[next]!;
    if (match.end > start + WIDEST_SPAN || match.end > pageEnd) break;
    matches.push(match);
  }
  return matches;
}

/** New terms above all, then how close they stand together. */
function worthOf(matches: readonly FoundTerm[], shown: ReadonlySet<number>): number {
  const fresh = new Set(matches.map(({ term }) => term).filter((term) => !shown.has(term))).size;
  if (fresh === 0) return 0;
  const span = (matches.at(-1)?.end ?? 0) - (matches[0]?.start ?? 0);
  return fresh + 1 - Math.min(span / (WIDEST_SPAN * 2), 0.9);
}

function windowAround(body: string, matches: readonly FoundTerm[], page: PageBounds): Window {
  const first = matches[0]?.start ?? page.start;
  const last = matches.at(-1)?.end ?? first;
  const spare = Math.max(40, PASSAGE_LENGTH - (last - first));
  const start = wordStart(body, Math.max(page.start, first - Math.floor(spare / 3)), first);
  const end = wordEnd(body, Math.min(page.end, last + Math.ceil((spare * 2) / 3)), last);
  return {
    page: page.number,
    pageLength: page.end - page.start,
    start: start - page.start,
    end: end - page.start,
    hits: withoutOverlaps(matches).map((hit) => ({
      start: hit.start - page.start,
      end: hit.end - page.start,
    })),
  };
}

/** Moves right to where a word begins, so that no passage begins in the middle of one. */
function wordStart(body: string, from: number, atMost: number): number {
  let at = from;
  while (at < atMost && at > 0 && body[at - 1] !== ' ' && body[at - 1] !== PAGE_BREAK) at += 1;
  return at;
}

function wordEnd(body: string, from: number, atLeast: number): number {
  let at = from;
  while (at > atLeast && at < body.length && body[at] !== ' ' && body[at] !== PAGE_BREAK) at -= 1;
  return at;
}

function withoutOverlaps(matches: readonly WordMatch[]): WordMatch[] {
  const kept: WordMatch[] = [];
  for (const match of matches) if (match.start >= (kept.at(-1)?.end ?? 0)) kept.push(match);
  return kept;
}

/** Cuts a text at its hits; line breaks become spaces. */
export function partsOf(
  original: string,
  hits: readonly WordMatch[],
  start = 0,
  end = original.length,
): TextPart[] {
  const parts: TextPart[] = [];
  let at = start;
  const add = (to: number, hit: boolean) => {
    const text = original.slice(at, to).replaceAll(/\s+/g, ' ');
    if (text !== '') parts.push({ text, hit });
    at = to;
  };
  for (const hit of hits) {
    add(hit.start, false);
    add(hit.end, true);
  }
  add(end, false);
  return parts;
}

/** A short text (a subject) with all that was found in it. */
export function litText(original: string, folded: string, wanted: readonly Term[]): TextPart[] {
  const hits = wanted
    .flatMap((term) => termMatches(folded, term))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return partsOf(original, withoutOverlaps(hits));
}
