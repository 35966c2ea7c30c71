/** Words between which the engine saw no white: "Má A Sùng" as "MáA Sùng", as many names of the highlands are set. */
import type { RecognisedLine, RecognisedWord } from './recogniser.ts';
import { isMarked, isSyllable } from './syllables.ts';

/** A capital behind small letters; brands are written so as well, without Vietnamese marks. */
const GLUED = /^([^\p{L}\p{N}]*)(\p{Lu}\p{Ll}+)(\p{Lu}\p{Ll}*)([^\p{L}\p{N}]*)$/u;
/** What was parted is not given as sure. */
const PARTED_CONFIDENCE = 85;

/** Parts what are two syllables, each with a capital of its own; the lines are changed in place. */
export function partGluedWords(lines: readonly RecognisedLine[]): void {
  for (const line of lines) line.words = line.words.flatMap(parted);
}

function parted(word: RecognisedWord): RecognisedWord[] {
  const [, before = '', first = '', second = '', after = ''] = GLUED.exec(word.text) ?? [];
  const areWords = isSyllable(first) && isSyllable(second) && isMarked(first + second);
  if (first === '' || !areWords) return [word];
  const letter = word.width / word.text.length;
  const width = letter * (before + first).length;
  const common = {
    ...word,
    confidence: Math.min(word.confidence, PARTED_CONFIDENCE),
    read: word.read ?? word.text,
  };
  return [
    { ...common, text: before + first, width },
    { ...common, text: second + after, x: word.x + width, width: word.width - width },
  ];
}
