/** Short names and what they stand for: who types UBND finds Ủy ban nhân dân, and the other way round. */
import { readFileSync } from 'node:fs';
import { joined, searchable, splitWords } from './searchable-text.ts';

interface SynonymFile {
  /** Short name → the names it stands for. */
  names: Readonly<Record<string, readonly string[]>>;
  /** The same of tên loại: these letters mean too much else to be taken so outside of `loai:`. */
  types: Readonly<Record<string, readonly string[]>>;
}

const file = JSON.parse(
  readFileSync(new URL('./data/synonyms.json', import.meta.url), 'utf8'),
) as SynonymFile;

type Words = readonly string[];
const wordsIn = (text: string): Words => splitWords(searchable(text));

const NAMES = shortNames(file.names);
const TYPES = shortNames(file.types);
const TYPE_NAMES = [...TYPES.values()].flat();
const LONG_NAMES = [...NAMES].flatMap(([short, longs]) => longs.map((words) => ({ short, words })));

/** By their first word, the longest first: "sở giáo dục và đào tạo" before "giáo dục và đào tạo". */
const BY_FIRST_WORD = new Map<string, typeof LONG_NAMES>();
for (const name of LONG_NAMES.toSorted((a, b) => b.words.length - a.words.length)) {
  const first = name.words[0] ?? '';
  BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), name]);
}

function shortNames(entries: SynonymFile['names']): Map<string, Words[]> {
  const names = new Map<string, Words[]>();
  for (const [short, longs] of Object.entries(entries)) {
    const key = joined(short);
    names.set(key, [...(names.get(key) ?? []), ...longs.map(wordsIn)]);
  }
  return names;
}

/** What a short name stands for, as words; none for any other word. */
export function longNames(short: string, field: 'type' | null): readonly Words[] {
  return (field === 'type' ? TYPES.get(short) : undefined) ?? NAMES.get(short) ?? [];
}

/** The name that stands at the beginning of these words, with its short forms; null where none does. */
export function nameAt(words: Words): { length: number; shorts: string[] } | null {
  const candidates = BY_FIRST_WORD.get(words[0] ?? '') ?? [];
  const found = candidates.find((name) => name.words.every((word, index) => words[index] === word));
  if (found === undefined) return null;
  const same = candidates.filter(({ words: other }) => other.join(' ') === found.words.join(' '));
  return { length: found.words.length, shorts: [...new Set(same.map(({ short }) => short))] };
}

/** How many words at the beginning of these are a tên loại: "giấy mời họp" begins with two; 0 where none is. */
export function typeNameAt(words: Words): number {
  const found = TYPE_NAMES.find((name) => name.every((word, index) => words[index] === word));
  return found?.length ?? 0;
}

/** All of them for an engine that wants to know beforehand: each word or name with those that mean the same. */
export function synonymTable(): Record<string, string[]> {
  const table: Record<string, string[]> = {};
  for (const { short, words } of LONG_NAMES) {
    const long = words.join(' ');
    (table[short] ??= []).push(long);
    (table[long] ??= []).push(short);
  }
  return table;
}
