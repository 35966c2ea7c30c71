/**
 * Strokes of Roman figures: the engine loses one of "III" in bold headings and in "quý III", where the next heading then
 * is another. The strokes of such a word are counted in its picture.
 */
import { crop, type GrayImage } from './raster.ts';
import type { RecognisedLine, RecognisedWord } from './recogniser.ts';

/** "II.", "II-": the strokes as read, and what follows. */
const ROMAN = /^(I{1,2})([.,:;)–-]?)$/u;
/** "IL", "HI.", "H-" before a heading in capitals: strokes that were read as other letters. */
const MISREAD = /^(?:I{1,2}[Ll]|(?=.*[HI])(?=.*[Hl1])[IHl1]{1,3}([.,–-]))$/;
const HEADING = /^[“"]?\p{Lu}{2}/u;
/** What was counted is not given as sure. */
const COUNTED_CONFIDENCE = 85;
/** Rows in which strokes are counted, in heights of the letters: under the serifs, above the middle, where a dash stands. */
const COUNTED = { from: 0.16, to: 0.36 };
/** Rows in which an H has its bar. */
const BAR = { from: 0.42, to: 0.56 };
/** Share of these rows that agree. */
const AGREED = 0.75;
/** Darker pixels are ink. */
const INK = 150;
/** How far the picture reaches past the box of the word, in heights: the lost stroke may stand outside it. */
const BESIDE = 0.25;
/** The widest stroke beside the narrowest: the halves of a faint letter are thinner than whole ones. */
const UNEVEN = 2.2;
/** The widest white between two strokes beside the narrowest. */
const APART = 1.7;

/** Gives Roman figures back the strokes that were not read; the words are changed in place. */
export function countRomanStrokes(lines: readonly RecognisedLine[], image: GrayImage): void {
  const opening = new Set(lines.filter(isHeading).map(({ words: [first] }) => first));
  for (const word of lines.flatMap(({ words }) => words)) {
    const whole = opening.has(word) ? asStrokes(word, image) : withAllStrokes(word, image);
    if (whole === word.text) continue;
    word.read ??= word.text;
    word.text = whole;
    word.confidence = Math.min(word.confidence, COUNTED_CONFIDENCE);
  }
}

const isHeading = ({ words: [first, next] }: RecognisedLine): boolean =>
  first !== undefined && next !== undefined && MISREAD.test(first.text) && HEADING.test(next.text);

/** The word as the Roman figure that its strokes make, with the dot that "L" has swallowed. */
function asStrokes(word: RecognisedWord, image: GrayImage): string {
  const [seen, barless] = [strokesOf(word, image), strokesOf(word, image, BAR)];
  if (seen === undefined || seen > 3 || seen !== barless) return word.text;
  const [, end] = MISREAD.exec(word.text)!;
  return `${'I'.repeat(seen)}${end === undefined || end === ',' ? '.' : end}`;
}

function withAllStrokes(word: RecognisedWord, image: GrayImage): string {
  const [, ones, after = ''] = ROMAN.exec(word.text) ?? [];
  if (ones === undefined) return word.text;
  return strokesOf(word, image) === ones.length + 1 ? `${ones}I${after}` : word.text;
}

function strokesOf(
  { x, y, width, height }: RecognisedWord,
  image: GrayImage,
  rows = COUNTED,
): number | undefined {
  const room = BESIDE * height;
  return strokesIn(crop(image, x - room, y, width + 2 * room, height), rows);
}

/** How many even upright strokes stand beside each other; undefined where the rows do not agree. */
function strokesIn(image: GrayImage, band: typeof COUNTED): number | undefined {
  const [top, bottom] = inkedRows(image);
  const high = bottom - top;
  const counts = new Map<number, number>();
  let rows = 0;
  for (let y = Math.round(top + band.from * high); y <= top + band.to * high; y++, rows++) {
    const count = evenRuns(image, y);
    counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  const [count, times] = [...counts].reduce((most, other) => (other[1] > most[1] ? other : most), [0, 0]);
  return rows > 0 && times >= AGREED * rows && count > 0 ? count : undefined;
}

/** First row with ink and the one past the last. */
function inkedRows({ width, height, data }: GrayImage): [number, number] {
  const isInked = (y: number): boolean => data.subarray(y * width, (y + 1) * width).some((at) => at < INK);
  let top = 0;
  let bottom = height;
  while (top < bottom && !isInked(top)) top++;
  while (bottom > top && !isInked(bottom - 1)) bottom--;
  return [top, bottom];
}

/** The strokes across a row; 0 where they are not alike and evenly set. */
function evenRuns({ width, data }: GrayImage, y: number): number {
  const runs: { from: number; to: number }[] = [];
  for (let x = 0; x < width; x++) {
    if (data[y * width + x]! >= INK) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.to === x) last.to++;
    else runs.push({ from: x, to: x + 1 });
  }
  const wide = runs.map(({ from, to }) => to - from);
  const gaps = runs.slice(1).map(({ from }, at) => from - runs[at]!.to);
  const isEven = (sizes: readonly number[], most: number): boolean =>
    sizes.length === 0 || Math.max(...sizes) <= most * Math.min(...sizes);
  return isEven(wide, UNEVEN) && isEven(gaps, APART) ? runs.length : 0;
}
