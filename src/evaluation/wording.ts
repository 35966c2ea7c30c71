/** How two wordings are compared: without case, punctuation and the two ways to place a tone. Pure. */

import { TONE_ON_SECOND_VOWEL } from '../platform/vietnamese.ts';

export type Wording = string | null | undefined;

export function plainWording(text: Wording): string {
  return (text ?? '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ]/g, (syllable) => TONE_ON_SECOND_VOWEL[syllable] ?? syllable)
    .replace(/hàng (?=ngày|tuần|tháng|quý|năm)/g, 'hằng ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** As `plainWording`, without the rank, degree or form of address before a name: papers print it, lists leave it out. */
function plainName(name: Wording): string {
  return plainWording(name).replace(BEFORE_NAME, '');
}

const BEFORE_NAME =
  /^(?:(?:các )?đồng chí |đ c |ông |bà |anh |chị |thầy |cô |(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy) |(?:gs|pgs|tskh|ts|ths|cn|ks|kts|bs|bscki{1,2}|ds|ls|ngnd|ngưt|nsnd|nsưt|ttnd|ttưt) )+/u;

/** Whether two names are of one person or body, however ranks, degrees and forms of address stand before them. */
export function isSameName(a: Wording, b: Wording, least = 0.98): boolean {
  if (!a || !b) return !a && !b;
  return similarity(plainName(a), plainName(b)) >= least;
}

export function wordsOf(text: Wording): string[] {
  return plainWording(text)
    .split(' ')
    .filter((word) => word !== '');
}

/** Levenshtein: how many characters (or words) must be put in, taken out or changed. */
export function editDistance<Item>(a: ArrayLike<Item>, b: ArrayLike<Item>): number {
  let previous = Uint32Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = new Uint32Array(b.length + 1);
    current[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const changed = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(previous[j]! + 1, current[j - 1]! + 1, changed);
    }
    previous = current;
  }
  return previous[b.length]!;
}

/** 0 to 1. */
export function similarity(a: Wording, b: Wording): number {
  const [x, y] = [plainWording(a), plainWording(b)];
  if (x === y) return 1;
  const longest = Math.max(x.length, y.length);
  return 1 - editDistance(x, y) / longest;
}

export function isSameWording(a: Wording, b: Wording, least = 0.98): boolean {
  if (!a || !b) return !a && !b;
  return similarity(a, b) >= least;
}

/** How names are compared: {@link isSameName}, or as they are written ({@link isSameWording}). */
export type CompareNames = (a: Wording, b: Wording, least?: number) => boolean;

export interface Matched {
  hit: number;
  gold: number;
  predicted: number;
}

/** How many entries of one list stand in the other, each counted once. */
export function matchLists<Entry>(
  gold: readonly Entry[] | null | undefined,
  predicted: readonly Entry[] | null | undefined,
  isAlike: (gold: Entry, predicted: Entry) => boolean,
): Matched {
  const left = [...(predicted ?? [])];
  let hit = 0;
  for (const entry of gold ?? []) {
    const found = left.findIndex((candidate) => isAlike(entry, candidate));
    if (found < 0) continue;
    hit++;
    left.splice(found, 1);
  }
  return { hit, gold: gold?.length ?? 0, predicted: predicted?.length ?? 0 };
}

export function f1({ hit, gold, predicted }: Matched): number {
  return gold + predicted === 0 ? 1 : (2 * hit) / (gold + predicted);
}

export function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** How many of the words are among those counted; what is found is taken out of the counts. */
export function takeWords(counts: Map<string, number>, words: readonly string[]): number {
  let found = 0;
  for (const word of words) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    found++;
    counts.set(word, left - 1);
  }
  return found;
}
