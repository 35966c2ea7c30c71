/** Words from runs of embedded text. */
import type { Word } from './page.ts';
import type { TextRun } from './paper.ts';

/**
 * Splits runs at white space. A run tells only its whole width: each letter gets its share by the widths
 * of an ordinary serif type. Runs that touch (a word set in two fonts) are joined to one word.
 */
export function wordsOfRuns(runs: readonly TextRun[]): Word[] {
  const words: Word[] = [];
  let last: { word: Word; run: TextRun } | undefined;
  for (const run of runs) {
    for (const [index, word] of wordsOf(run).entries()) {
      if (
        index === 0 &&
        last !== undefined &&
        !/^\s/.test(run.text) &&
        isContinued(last.word, last.run, word)
      ) {
        last.word.text += word.text;
        last.word.width = word.x + word.width - last.word.x;
      } else {
        words.push(word);
        last = { word, run };
      }
    }
    if (last !== undefined) last.run = run;
  }
  for (const word of words) word.text = word.text.normalize('NFC');
  return words;
}

function isContinued(before: Word, run: TextRun, word: Word): boolean {
  const gap = word.x - (before.x + before.width);
  const level = Math.abs(before.y + before.height - word.y - word.height) < 0.3 * word.height;
  return level && !/\s$/.test(run.text) && Math.abs(gap) < 0.12 * word.height;
}

function wordsOf(run: TextRun): Word[] {
  const letters = [...run.text];
  const total = letters.reduce((sum, letter) => sum + widthOf(letter), 0);
  const unit = total === 0 ? 0 : run.width / total;
  const words: Word[] = [];
  let x = run.x;
  let word: Word | undefined;
  for (const letter of letters) {
    const width = widthOf(letter) * unit;
    if (/\s/.test(letter)) word = undefined;
    else if (word === undefined) {
      word = { text: letter, confidence: 100, x, y: run.y, width, height: run.height };
      words.push(word);
    } else {
      word.text += letter;
      word.width = x + width - word.x;
    }
    x += width;
  }
  return words;
}

/** Width of a letter in a serif type, in thousandths of its size, marks left aside. */
function widthOf(letter: string): number {
  const base = letter.normalize('NFD')[0] ?? letter;
  if (/\p{M}/u.test(base)) return 0;
  if (/[ijlt.,:;!'|/\\()[\]f ]/.test(base)) return 300;
  if (/[mwMW@%]/.test(base)) return 830;
  if (/\p{Lu}/u.test(base)) return 690;
  if (/[-rsI]/.test(base)) return 380;
  return 490;
}
