/** The words of people put in the place of the machine's. Pure. */
import { boxAround } from '../reading/page-lines.ts';
import type { Box, Line, ReadPage, Word } from '../reading/page.ts';
import type { QuarterTurn } from '../reading/raster.ts';

/** A person's word and where it stands. */
export interface CorrectedWord {
  box: Box;
  /** How the page was turned when the box was taken, and its upright size in points. */
  rotation: QuarterTurn;
  pageWidth: number;
  pageHeight: number;
  original: string;
  text: string;
}

/** Of the smaller of two boxes: from so much on they are the same place. */
const SAME_PLACE = 0.5;

/**
 * The page as a person reads it: the machine's words at the place of a corrected one give way to it, also where the
 * page was read once more and came out otherwise, or turned.
 */
export function withCorrections(page: ReadPage, corrections: readonly CorrectedWord[]): ReadPage {
  return corrections.reduce(withCorrection, page);
}

function withCorrection(page: ReadPage, correction: CorrectedWord): ReadPage {
  const box = boxOn(page, correction);
  const { text, original } = correction;
  const word: Word = { ...box, text, confidence: 100, corrected: original };
  const at = page.lines.findIndex((line) => line.words.some((other) => isSamePlace(other, box)));
  if (at === -1) return { ...page, lines: withLostWord(page.lines, word) };
  const lines = page.lines
    .map((line, index) => (index === at ? withWord(line, word) : without(line, box)))
    .filter((line) => line.words.length > 0);
  return { ...page, lines };
}

function withWord(line: Line, word: Word): Line {
  const first = line.words.findIndex((other) => isSamePlace(other, word));
  const words = line.words.flatMap((other, index) => {
    if (index === first) return [word];
    return isSamePlace(other, word) ? [] : [other];
  });
  return { ...line, words };
}

function without(line: Line, box: Box): Line {
  const words = line.words.filter((word) => !isSamePlace(word, box));
  return words.length === line.words.length ? line : { ...line, words };
}

/** The machine no longer sees anything there: the word joins the line it stands in, or is one of its own. */
function withLostWord(lines: readonly Line[], word: Word): Line[] {
  const middle = word.y + word.height / 2;
  const at = lines.findIndex(
    (line) =>
      line.y <= middle &&
      middle <= line.y + line.height &&
      word.x + word.width >= line.x - 2 * word.height &&
      word.x <= line.x + line.width + 2 * word.height,
  );
  if (at === -1) return [...lines, { zone: 'body', words: [word], ...boxAround([word]) }];
  return lines.map((line, index) => {
    if (index !== at) return line;
    const words = [...line.words, word].toSorted((one, other) => one.x - other.x);
    return { ...line, words, ...boxAround(words) };
  });
}

/** Where the place lies on the page as it is turned now. */
export function boxOn(page: ReadPage, correction: CorrectedWord): Box {
  let { box, pageWidth: width, pageHeight: height } = correction;
  for (let turn = correction.rotation; turn !== page.rotation; turn = ((turn + 90) % 360) as QuarterTurn) {
    box = { x: height - box.y - box.height, y: box.x, width: box.height, height: box.width };
    [width, height] = [height, width];
  }
  return box;
}

export function isSamePlace(one: Box, other: Box): boolean {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width <= 0 || height <= 0) return false;
  return width * height >= SAME_PLACE * Math.min(one.width * one.height, other.width * other.height);
}
