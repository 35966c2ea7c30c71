/**
 * Words between which the engine saw no white: "Má A Sùng" as "MáA Sùng", as many names of the highlands are set, and
 * "cậpnhậtbảngkê", as narrow cells of tables are.
 */
import type { RecognisedLine, RecognisedWord } from './recogniser.ts';
import { isMarked, isSyllable } from './syllables.ts';
import { papersWith } from './word-use.ts';

/** A capital behind small letters; brands are written so as well, without Vietnamese marks. */
const GLUED = /^([^\p{L}\p{N}]*)(\p{Lu}\p{Ll}+)(\p{Lu}\p{Ll}*)([^\p{L}\p{N}]*)$/u;
/** "Tổnghợp,biênsoạn": no white behind a comma either. */
const BEHIND_COMMA = /(?<=\p{Ll}[,;:])(?=\p{L})/u;
/** Letters that may be several syllables, a number behind them ("Tháng8/2023"), and the punctuation around. */
const SYLLABLES = /^([^\p{L}\p{N}]*)(\p{L}{2,})(\d[\d/.]*(?![\d/.]))?([^\p{L}\p{N}]*)$/u;
/** What was parted is not given as sure. */
const PARTED_CONFIDENCE = 85;
/** The longest syllable has seven letters: "nghiêng". */
const LONGEST_SYLLABLE = 7;

/** Parts what are several syllables; the lines are changed in place. */
export function partGluedWords(lines: readonly RecognisedLine[]): void {
  for (const line of lines) line.words = line.words.flatMap(parted);
}

function parted(word: RecognisedWord): RecognisedWord[] {
  const parts = namesIn(word.text) ?? syllablesIn(word.text);
  if (parts === undefined) return [word];
  const letter = word.width / word.text.length;
  let x = word.x;
  return parts.map((text) => {
    const width = letter * text.length;
    x += width;
    const confidence = Math.min(word.confidence, PARTED_CONFIDENCE);
    return { ...word, text, x: x - width, width, confidence, read: word.read ?? word.text };
  });
}

/** Two syllables, each with a capital of its own. */
function namesIn(text: string): string[] | undefined {
  const [, before = '', first = '', second = '', after = ''] = GLUED.exec(text) ?? [];
  const areWords = isSyllable(first) && isSyllable(second) && isMarked(first + second);
  return first !== '' && areWords ? [before + first, second + after] : undefined;
}

/** The syllables of a text, where they stand beside each other on papers of offices. */
function syllablesIn(text: string): string[] | undefined {
  if (!isMarked(text)) return undefined;
  const parts = text.split(BEHIND_COMMA).map(partsOf);
  return parts.includes(undefined) || parts.length + parts[0]!.length < 3
    ? undefined
    : (parts.flat() as string[]);
}

function partsOf(text: string): string[] | undefined {
  const [, before = '', letters = '', number = '', after = ''] = SYLLABLES.exec(text) ?? [];
  const syllables = isSyllable(letters) ? [letters] : bestParts(letters);
  if (syllables === undefined || letters === '') return undefined;
  const words = number === '' ? syllables : [...syllables, number];
  return words.map((word, at) => (at === 0 ? before : '') + word + (at === words.length - 1 ? after : ''));
}

/** The last syllable of the best parts of what ends somewhere. */
interface Parts {
  from: number;
  syllable: string | undefined;
  /** In how many papers their pairs stand, as a logarithm. */
  weight: number;
}

/** A pair that no paper has, and the least that several syllables must have for them. */
const UNSEEN = -2.5;
const LEAST = Math.log(3);

/** The syllables that letters are made of, by the pairs that most papers have. */
function bestParts(letters: string): string[] | undefined {
  const best: (Parts | undefined)[] = [{ from: 0, syllable: undefined, weight: 0 }];
  for (let end = 1; end <= letters.length; end++) {
    for (let from = Math.max(0, end - LONGEST_SYLLABLE); from < end; from++) {
      const before = best[from];
      const syllable = letters.slice(from, end);
      if (before === undefined || !isSyllable(syllable)) continue;
      const weight = before.weight + weightOf(before.syllable, syllable);
      if (weight > (best[end]?.weight ?? -Infinity)) best[end] = { from, syllable, weight };
    }
  }
  const whole = best[letters.length];
  if (whole === undefined || whole.weight < LEAST) return undefined;
  const syllables: string[] = [];
  for (let part = whole; part.syllable !== undefined; part = best[part.from]!) syllables.push(part.syllable);
  return syllables.toReversed();
}

function weightOf(last: string | undefined, syllable: string): number {
  if (last === undefined) return 0;
  const papers = papersWith(last.toLowerCase(), syllable.toLowerCase());
  return papers === 0 ? UNSEEN : Math.log(papers);
}
