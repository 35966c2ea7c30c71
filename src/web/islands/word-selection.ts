/** Words picked from the picture of a page, as text for a field. Pure. */
import type { Box, Line, Zone } from '../../reading/page.ts';
import type { MetadataField } from '../../understanding/understanding.ts';
import { displayDate, parseDate } from '../display.ts';
import { FIELD_KINDS } from '../field-values.ts';
import { contains, distanceTo, type Point } from './geometry.ts';

export interface PlacedWord extends Box {
  text: string;
  /** Number of its line on the page. */
  line: number;
  zone: Zone;
  /** 0 to 100. */
  confidence?: number;
  /** The machine's word where this is a person's. */
  corrected?: string | undefined;
}

export function wordsOf(lines: readonly Line[]): PlacedWord[] {
  return lines.flatMap((line, number) =>
    line.words.map(({ text, x, y, width, height, confidence, corrected }) => ({
      text,
      confidence,
      corrected,
      x,
      y,
      width,
      height,
      line: number,
      zone: line.zone,
    })),
  );
}

/** Words are small targets: a click between two lines still means the nearer one. */
const REACH = 6;

/** Index of the word at a point of the page; -1 where there is none near. */
export function wordAt(words: readonly PlacedWord[], point: Point): number {
  const inside = words.findIndex((word) => contains(word, point));
  if (inside !== -1) return inside;
  const nearest = nearestWord(words, point);
  return nearest !== -1 && distanceTo(words[nearest]!, point) <= REACH ? nearest : -1;
}

/** Index of the nearest word, optionally of one zone; -1 on a page without words. */
export function nearestWord(words: readonly PlacedWord[], point: Point, zone?: Zone): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  words.forEach((word, index) => {
    if (zone !== undefined && word.zone !== zone) return;
    // Along a line it is farther than across lines: a drag to the end of a line stays on it.
    const distance = distanceTo(word, point);
    if (distance < least) {
      least = distance;
      best = index;
    }
  });
  return best;
}

/** The words from one to another in reading order, in either direction, within the zone the drag began in. */
export function wordsBetween(words: readonly PlacedWord[], from: number, to: number): PlacedWord[] {
  const anchor = words[from];
  if (anchor === undefined || words[to] === undefined) return [];
  const [first, last] = from <= to ? [from, to] : [to, from];
  return words.slice(first, last + 1).filter((word) => word.zone === anchor.zone);
}

/** Picked words as text: a line of the page a line where the field is a list, one line everywhere else. */
export function textOf(words: readonly PlacedWord[], field: MetadataField | null): string {
  const lines = new Map<number, string[]>();
  for (const word of words) lines.set(word.line, [...(lines.get(word.line) ?? []), word.text]);
  const texts = [...lines.values()].map((line) => line.join(' '));
  if (field !== null && FIELD_KINDS[field] === 'lines')
    return texts.map(listEntry).filter(Boolean).join('\n');
  return field === null ? texts.join(' ') : fieldFit(field, texts.join(' '));
}

/** "- UBND TP. Đà Nẵng;" → "UBND TP. Đà Nẵng": the dash and the semicolon belong to the list, not to the entry. */
function listEntry(text: string): string {
  return text
    .replace(/^[-–+•*]\s*/u, '')
    .replace(/\s*[;,.]$/u, '')
    .trim();
}

/** The part of what was picked that the field means: of "Số: 1595/SGDĐT-CTrTT" the number, or the symbol. */
function fieldFit(field: MetadataField, text: string): string {
  switch (field) {
    case 'number':
      return /\d+[\p{L}]?/u.exec(text)?.[0] ?? text;
    case 'symbol':
      return text
        .replace(/^\s*(?:số|so)\s*:?\s*/iu, '')
        .replace(/^[\d.…\s]*[/-]\s*/u, '')
        .replace(/\s+/gu, '');
    case 'date': {
      const date = parseDate(text);
      return date === null ? text : displayDate(date);
    }
    case 'place':
      return text.replace(/,?\s*(?:ngày.*)?$/iu, '');
    case 'subject':
      return text.replace(/^(?:v\/v|về việc)\s*:?\s*/iu, '');
    default:
      return text;
  }
}

/**
 * A text with something picked put into it: what is selected is replaced; else it is added at the caret, with a
 * space (or a new line in a list) where words would touch.
 */
export function insertPicked(
  current: { text: string; start: number; end: number },
  picked: string,
  separator: ' ' | '\n',
): { text: string; caret: number } {
  const before = current.text.slice(0, current.start);
  const after = current.text.slice(current.end);
  const left = before === '' || /\s$/u.test(before) ? '' : separator;
  const right = after === '' || /^\s/u.test(after) ? '' : separator;
  const caret = before.length + left.length + picked.length;
  return { text: before + left + picked + right + after, caret };
}

/** Whether a word of the page is one of those that were searched: accents do not matter, beginnings do. */
export function isSearched(word: string, terms: readonly string[], fold: (text: string) => string): boolean {
  const letters = fold(word).replace(/[^\p{L}\p{N}]+/gu, '');
  return (
    letters !== '' && terms.some((term) => letters === term || (term.length > 2 && letters.startsWith(term)))
  );
}

export function searchTerms(query: string, fold: (text: string) => string): string[] {
  return [
    ...new Set(
      fold(query)
        .split(/[^\p{L}\p{N}]+/u)
        .filter((term) => term.length > 1 || /\d/u.test(term)),
    ),
  ];
}
