/** The invisible text of a page as PDF operators: every word over its print, lines in reading order. */
import type { Line, Word } from '../page.ts';
import { ASCENT, DESCENT, type LayerFont } from './layer-font.ts';
import { apply, type Matrix } from './page-matrix.ts';

/** Name of the font among the resources of a page. */
export type FontName = string;

/** A line with fewer words tells nothing of how it leans. */
const LEANING_WORDS = 6;
/** More than about 5°: something else than a sheet laid in askew. */
const MOST_LEAN = 0.09;
/** Of the size of its letters: so far beside its print a word may end before it is stretched in its own way. */
const NEAR_END = 0.04;
/** Share by which the letters of lines may differ in size and still be set alike. */
const NEAR_SIZE = 0.02;

/** What the text was last set in: it holds until it is changed, and what stays unsaid weighs nothing. */
interface Pen {
  size: number;
  /** Per cent of the natural width. */
  stretch: number;
}

interface Layer {
  font: LayerFont;
  name: FontName;
  /** From the upright page of the reading to the page's own space. */
  toPage: Matrix;
}

/** @returns bytes, one a character; empty where there is nothing to show */
export function layerContent(lines: readonly Line[], layer: Layer): string {
  const shown = lines
    .map((line) => line.words.map(inOneForm).filter(hasPlace))
    .filter((words) => words.length > 0);
  if (shown.length === 0) return '';
  const lean = leanOfPage(shown);
  const pen: Pen = { size: 0, stretch: 100 };
  const operators = shown.flatMap((words) => lineContent(words, lean, layer, pen));
  return ['q', 'BT', '3 Tr', ...operators, 'ET', 'Q'].join('\n');
}

const inOneForm = (word: Word): Word => ({ ...word, text: word.text.normalize('NFC') });
const hasPlace = (word: Word) => word.text !== '' && word.width > 0 && word.height > 0;

function lineContent(
  words: readonly Word[],
  lean: number,
  { font, name, toPage }: Layer,
  pen: Pen,
): string[] {
  const [first] = words;
  const { size, base } = baseLine(words, lean);
  const length = Math.hypot(1, lean);
  const [alongX, alongY] = [1 / length, lean / length];
  const [a, b, c, d] = toPage;
  const start = apply(toPage, first!.x, base(first!.x));
  // Text space has y upwards; on the upright page that is against y.
  const matrix = [
    a * alongX + c * alongY,
    b * alongX + d * alongY,
    a * alongY - c * alongX,
    b * alongY - d * alongX,
  ];
  const operators: string[] = [];
  if (Math.abs(size - pen.size) > NEAR_SIZE * size) {
    pen.size = rounded(size, 1);
    operators.push(`/${name} ${pen.size} Tf`);
  }
  operators.push(
    `${matrix.map((part) => rounded(part, 5)).join(' ')} ${rounded(start.x, 1)} ${rounded(start.y, 1)} Tm`,
  );
  // The words of a line are one array of strings, and of steps between them that stretch with the letters.
  let shown = '';
  let at = 0;
  words.forEach((word, index) => {
    const stretch = stretchFor(word.width * length, font.widthOf(word.text), pen);
    if (stretch !== pen.stretch) {
      if (shown !== '') operators.push(`[${shown}]TJ`);
      operators.push(`${stretch} Tz`);
      pen.stretch = stretch;
      shown = '';
    }
    const unit = (pen.size * pen.stretch) / 100_000;
    // To ten thousandths of the size: a tenth of a point.
    const step = 10 * Math.round(((word.x - first!.x) * length - at) / unit / 10);
    // A space after each word but the last: whoever copies the line gets its words apart.
    const text = index === words.length - 1 ? word.text : `${word.text} `;
    shown += `${step === 0 ? '' : -step}${font.encode(text)}`;
    at += (step + font.widthOf(text)) * unit;
  });
  operators.push(`[${shown}]TJ`);
  return operators;
}

/** Per cent by which a word is stretched to be as wide as it is printed: as the one before it, where that will do. */
function stretchFor(width: number, thousandths: number, { size, stretch }: Pen): number {
  const natural = (thousandths * size) / 1000;
  if (Math.abs((natural * stretch) / 100 - width) <= NEAR_END * size) return stretch;
  return Math.max(1, rounded((100 * width) / natural, 0));
}

const HANGS = /[gjpqy(){}[\],;/|@Qạặậẹệịọộợụựỵ]/u;
const ACCENTED_CAPITAL = /[\u00c0-\u00dd\u0102\u0110\u0128\u0168\u01a0\u01af\u1ea0-\u1ef8]/u;

/** How large the letters of a line are, and where they stand, from the print of its words. */
function baseLine(words: readonly Word[], lean: number): { size: number; base(x: number): number } {
  const middles = words.map((word) => middleOf(word));
  const level = median(middles.map(({ x, y }) => y - lean * x));
  const middle = (x: number) => level + lean * x;
  const off = middles.map(({ x, y }) => y - middle(x));
  const bottom = reach(words.map((word, index) => word.height / 2 + off[index]!));
  const top = reach(words.map((word, index) => word.height / 2 - off[index]!));
  const text = words.map((word) => word.text).join('');
  const hanging = HANGS.test(text) ? DESCENT / 1000 : 0;
  const standing = ACCENTED_CAPITAL.test(text) ? ASCENT / 1000 : 0.72;
  const size = Math.max(1, (top + bottom) / (standing + hanging));
  return { size, base: (x) => middle(x) + bottom - hanging * size };
}

/** The value that three of four do not pass: a word read together with a rule or a seal does not blow up its line. */
function reach(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(0.75 * (sorted.length - 1))]!;
}

function middleOf({ x, y, width, height }: Word): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** How far the lines of a page fall for every point to the right: a sheet that was laid in askew. */
function leanOfPage(lines: readonly (readonly Word[])[]): number {
  const slopes = lines.filter((words) => words.length >= LEANING_WORDS).map(slopeOf);
  const lean = slopes.length === 0 ? 0 : median(slopes);
  return Math.abs(lean) <= MOST_LEAN ? lean : 0;
}

/** The slope of the straight line through the middles of the words. */
function slopeOf(words: readonly Word[]): number {
  const points = words.map(middleOf);
  const x0 = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const y0 = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const spread = points.reduce((sum, { x }) => sum + (x - x0) ** 2, 0);
  return points.reduce((sum, { x, y }) => sum + (x - x0) * (y - y0), 0) / Math.max(spread, 1e-6);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function rounded(value: number, decimals: number): number {
  const power = 10 ** decimals;
  return Math.round(value * power) / power;
}
