/**
 * Makes of pages as they were set what OCR would make of a worn scan: tones taken for others, l for 1, dots
 * lost, words merged and split, zones missing. The same seed gives the same slips.
 */
import { seededRandom, type Random } from '../../scripts/samples/random.ts';
import type { Line, ReadPage, Word } from '../../src/reading/page.ts';

export interface Wear {
  seed: number;
  /** Share of words that are misread. */
  slips: number;
  /** Share of neighbouring words that are merged, and of long words that are split. */
  spacing?: number;
  /** True where the reader gave no zones. */
  withoutZones?: boolean;
}

const TONES: Readonly<Record<string, string>> = {
  ả: 'á',
  á: 'ả',
  ổ: 'ố',
  ố: 'ổ',
  ở: 'ớ',
  ớ: 'ở',
  ể: 'ế',
  ế: 'ể',
  ủ: 'ú',
  ú: 'ủ',
  ẩ: 'ấ',
  ấ: 'ẩ',
  ã: 'ả',
  Ả: 'Á',
  Ở: 'Ớ',
  Ố: 'Ó',
  Ộ: 'Ọ',
  Ủ: 'Ú',
  Ỉ: 'Í',
  Ế: 'É',
  Ư: 'U',
  Ơ: 'O',
  ư: 'u',
  ơ: 'o',
  Đ: 'D',
  ô: 'ö',
};
const STROKES: Readonly<Record<string, string>> = {
  l: '1',
  '1': 'l',
  O: '0',
  '0': 'O',
  I: 'l',
  '.': '',
  ',': '.',
  ';': ',',
  '-': '–',
};

export function worn(pages: readonly ReadPage[], wear: Wear): ReadPage[] {
  const random = seededRandom(wear.seed);
  return pages.map((page) => ({
    ...page,
    source: 'ocr',
    lines: page.lines.map((line) => wornLine(line, wear, random)),
  }));
}

function wornLine(line: Line, wear: Wear, random: Random): Line {
  const read = line.words.map((word) => wornWord(word, wear.slips, random));
  const words = respaced(read, wear.spacing ?? 0, random);
  const zone = wear.withoutZones && line.zone !== 'overlay' ? 'body' : line.zone;
  return { ...line, zone, words };
}

/** A misread word is mostly a doubtful one; one in four the reader is sure of all the same. */
function wornWord(word: Word, slips: number, random: Random): Word {
  const confidence = 88 + Math.round(random() * 9);
  if (random() >= slips) return { ...word, confidence };
  const places = [...word.text].flatMap((letter, at) =>
    TONES[letter] !== undefined || STROKES[letter] !== undefined ? [at] : [],
  );
  if (places.length === 0) return { ...word, confidence };
  const at = places[Math.floor(random() * places.length)]!;
  const letters = [...word.text];
  letters[at] = TONES[letters[at]!] ?? STROKES[letters[at]!] ?? letters[at]!;
  const text = letters.join('');
  if (text === '') return { ...word, confidence };
  return { ...word, text, confidence: random() < 0.25 ? confidence : 55 + Math.round(random() * 25) };
}

function respaced(words: readonly Word[], share: number, random: Random): Word[] {
  const respacedWords: Word[] = [];
  for (const word of words) {
    const last = respacedWords.at(-1);
    if (last && random() < share / 2 && word.x - last.x - last.width < 8) {
      const merged = { ...last, text: last.text + word.text, width: word.x + word.width - last.x };
      respacedWords.splice(-1, 1, merged);
    } else if (word.text.length >= 6 && random() < share / 2) respacedWords.push(...split(word));
    else respacedWords.push(word);
  }
  return respacedWords;
}

function split(word: Word): Word[] {
  const at = Math.floor(word.text.length / 2);
  const width = word.width / 2;
  return [
    { ...word, text: word.text.slice(0, at), width: width - 2 },
    { ...word, text: word.text.slice(at), x: word.x + width + 1, width: width - 1 },
  ];
}
