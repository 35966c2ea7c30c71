/**
 * The names of who must act that the papers with gold tell, where they stand in the papers: what the ends of names
 * (train-name-ends.ts) and their parting (train-name-splits.ts) are learned from.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
// All lexicons are opened, as where papers are understood: their words have signs of their own.
import '../src/understanding/index.ts';
import * as actors from '../src/understanding/obligations/actors.ts';
import * as lists from '../src/understanding/obligations/actors/lists.ts';
import * as ends from '../src/understanding/obligations/name-ends.ts';
import * as words from '../src/understanding/obligations/paper-words.ts';
import * as cut from '../src/understanding/obligations/tokens.ts';
import type { KnownNames, Token } from '../src/understanding/obligations/tokens.ts';
import { withThinnedLexicons } from './thinned-lexicons.ts';

const ROOT = join(import.meta.dirname, '..');
const PAPERS = join(ROOT, 'tests/understanding/corpus/papers');
const SENTENCES = join(ROOT, 'tests/understanding/obligations/names');

/** The modules that read names, of this tree or of one with thinned lexicons: words are cut by their own lexicons. */
export type Rooms = typeof actors & typeof lists & typeof ends & typeof words & typeof cut;

export const ROOMS: Rooms = { ...actors, ...lists, ...ends, ...words, ...cut };

/** A list of names in a passage, in their order, and the first token behind the last. */
export interface NamesInPassage {
  file: string;
  tokens: readonly Token[];
  /** Where each name begins and ends. */
  spans: readonly (readonly [from: number, to: number])[];
  to: number;
}

/** What is left out of the lexicons, each time by other words. */
const THINNED = [
  { share: 0.25, seed: 11 },
  { share: 0.25, seed: 12 },
  { share: 0.35, seed: 14 },
];

/** What is made of the lexicons as they are, and of thinned ones. */
export async function withAllLexicons<Made>(
  make: (rooms: Rooms) => Made[],
): Promise<{ whole: Made[]; thinned: Made[] }> {
  const whole = make(ROOMS);
  const thinned: Made[] = [];
  for (const each of THINNED)
    thinned.push(...(await withThinnedLexicons(each, async (source) => make(await roomsIn(source)))));
  return { whole, thinned };
}

async function roomsIn(source: string): Promise<Rooms> {
  const room = async (file: string) => (await import(join(source, 'understanding', file))) as Rooms;
  await room('index.ts');
  return {
    ...(await room('obligations/actors.ts')),
    ...(await room('obligations/actors/lists.ts')),
    ...(await room('obligations/name-ends.ts')),
    ...(await room('obligations/paper-words.ts')),
    ...(await room('obligations/tokens.ts')),
  };
}

/** A file of sentences has rows "name | what it does"; a "+" stands before each further name of a list. */
export function namesInSentences({ tokensOf }: Rooms): NamesInPassage[] {
  return readdirSync(SENTENCES).flatMap((file) =>
    readFileSync(join(SENTENCES, file), 'utf8')
      .split('\n')
      .filter((row) => row.includes(' | '))
      .map((row) => {
        const [names = '', rest = ''] = row.split(' | ');
        const tokens = tokensOf(`${names.replaceAll(' + ', ' ')} ${rest}`);
        const spans: (readonly [number, number])[] = [];
        for (const name of names.split(' + ')) {
          const from = spans.at(-1)?.[1] ?? 0;
          spans.push([from, from + tokensOf(name).length]);
        }
        return { file, tokens, spans, to: spans.at(-1)?.[1] ?? 0 };
      }),
  );
}

/** The rows of a duty that may name somebody, by what of the duty they are. */
interface Duty {
  assignees: readonly string[];
  cooperators: readonly string[];
  action: string;
}

/** The assignees of the papers that stand before their action in one row. */
export function assigneesInPapers(rooms: Rooms): NamesInPassage[] {
  return inPapers(rooms, ({ assignees, action }, passages) => {
    const begins = wordsOf(rooms, action).slice(0, 2);
    if (begins.length === 0) return null;
    return nearest(passages.flatMap((tokens) => listsBefore(tokens, namesOf(rooms, assignees), begins)));
  });
}

/** The cooperators of the papers that stand in one row, and the assignees where nothing tells what they do. */
export function partnersInPapers(rooms: Rooms): NamesInPassage[] {
  return inPapers(rooms, ({ cooperators }, passages) => {
    const names = namesOf(rooms, cooperators);
    return nearest(
      passages.flatMap((tokens) => listsIn(tokens, names).map((spans) => ({ tokens, spans, gap: 0 }))),
    );
  });
}

interface Found {
  tokens: readonly Token[];
  spans: readonly (readonly [number, number])[];
  /** Words between the last name and what it does. */
  gap: number;
}

function nearest(found: readonly Found[]): Found | null {
  return found.toSorted((a, b) => a.gap - b.gap)[0] ?? null;
}

function inPapers(
  rooms: Rooms,
  find: (duty: Duty, passages: readonly (readonly Token[])[]) => Found | null,
): NamesInPassage[] {
  return readdirSync(PAPERS).flatMap((file) => {
    const papers = readFileSync(join(PAPERS, file), 'utf8').split(/^=== /mu).slice(1);
    return papers.flatMap((paper) => {
      const rows = paper.split('\n').map((row) => row.trim());
      const body = sectionOf(rows, '@body');
      const names = namesKnownIn(
        rooms,
        [body, sectionOf(rows, '@to'), sectionOf(rows, '@recipients')].flat(),
      );
      const passages = body.flatMap(cellsOf).map((row) => rooms.tokensOf(row, names));
      const seen = new Set<string>();
      return sectionOf(rows, '@duties').flatMap((row) => {
        const found = find(dutyOf(row), passages);
        const to = found?.spans.at(-1)?.[1];
        if (found === null || to === undefined) return [];
        const key = `${passages.indexOf(found.tokens as Token[])} ${found.spans.join(' ')}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return [{ file, tokens: found.tokens, spans: found.spans, to }];
      });
    });
  });
}

function dutyOf(row: string): Duty {
  const [, assignees = '', cooperators = '', action = ''] = row.split('|').map((cell) => cell.trim());
  return { assignees: assignees.split(' + '), cooperators: cooperators.split(' + '), action };
}

function namesKnownIn({ KnownNames, PaperWords, tokensOf }: Rooms, rows: readonly string[]): KnownNames {
  return new KnownNames([], [], new PaperWords(rows.flatMap(cellsOf).map((text) => tokensOf(text))));
}

function sectionOf(rows: readonly string[], title: string): string[] {
  const from = rows.indexOf(title) + 1;
  const length = rows.slice(from).findIndex((row) => row.startsWith('@'));
  return from === 0 ? [] : rows.slice(from, length < 0 ? undefined : from + length);
}

/** A row of a table is read cell by cell; the mark before an item is none of its words. */
function cellsOf(row: string): string[] {
  return row.split('|').map((cell) => cell.trim().replace(/^[-+] /u, ''));
}

function namesOf(rooms: Rooms, names: readonly string[]): string[][] {
  return names.map((name) => wordsOf(rooms, name));
}

function wordsOf({ tokensOf }: Rooms, text: string): string[] {
  return tokensOf(text).map(({ word }) => word);
}

/** So many words may stand between the last name and what it does. */
const FARTHEST = 25;

function listsBefore(
  tokens: readonly Token[],
  names: readonly (readonly string[])[],
  action: readonly string[],
): Found[] {
  const lists = listsIn(tokens, names);
  return placesOf(tokens, action).flatMap((acts) =>
    lists.flatMap((spans) => {
      const gap = acts - (spans.at(-1)?.[1] ?? 0);
      const last = (spans.at(-1)?.[1] ?? 0) - 1;
      const parted = tokens.slice(last, acts).some(({ closes }) => /[.;]/u.test(closes));
      return gap < 0 || gap > FARTHEST || parted ? [] : [{ tokens, spans, gap }];
    }),
  );
}

/** The places where names stand one behind the other, with nothing but what joins them between. */
function listsIn(
  tokens: readonly Token[],
  [first, ...rest]: readonly (readonly string[])[],
): (readonly (readonly [number, number])[])[] {
  if (first === undefined || first.length === 0) return [];
  return placesOf(tokens, first).flatMap((from) => {
    const spans: (readonly [number, number])[] = [[from, from + first.length]];
    for (const name of rest) {
      const behind = spans.at(-1)![1];
      const next = placesOf(tokens, name).find((at) => at >= behind && at <= behind + MOST_BETWEEN);
      if (next === undefined || name.length === 0) return [];
      spans.push([next, next + name.length]);
    }
    return [spans];
  });
}

/** "và", "cùng với", "các đồng chí". */
const MOST_BETWEEN = 3;

function placesOf(tokens: readonly Token[], words: readonly string[]): number[] {
  return tokens.flatMap((_, at) =>
    words.every((word, index) => tokens[at + index]?.word === word) ? [at] : [],
  );
}
