/** The invisible text of a page as PDF operators: every word over its print, lines in reading order. */
import type { Line, Word } from '../page.ts';
import { ASCENT, DESCENT, type LayerFont } from './layer-font.ts';
import { apply, type Matrix } from './page-matrix.ts';

/** A line with fewer words tells nothing of how it leans. */
const LEANING_WORDS = 6;
/** More than about 5°: something else than a sheet laid in askew. */
const MOST_LEAN = 0.09;
/** Of the size of its letters: so far from its print a word may begin before it is moved by itself. */
const NEAR_START = 0.05;
/** And so far from its print it may end before it is stretched by itself: 1 pt of 13. */
const NEAR_END = 0.08;
/** Share by which the letters of a line may differ from the usual size of the page and still be set in it. */
const NEAR_SIZE = 0.15;
/** Steps between words are whole multiples of it, in thousandths of the size: a quarter of a point. */
const STEP = 20;

/** What the text was last set in: it holds until it is changed, and what stays unsaid weighs nothing. */
interface Pen {
  face: number;
  size: number;
  /** Per cent of the natural width. */
  stretch: number;
  /** Added to the width of a space, in points before stretching. */
  spacing: number;
  /** Where the last line began, in the leaning frame. */
  x: number;
  y: number;
}

interface Layer {
  font: LayerFont;
  /** The name by which the page knows a face of the font. */
  nameOf: (face: number) => string;
  /** From the upright page of the reading to the page's own space. */
  toPage: Matrix;
}

interface SetLine {
  words: readonly Word[];
  size: number;
  /** Distance of the base line from the top of the page at x = 0. */
  level: number;
}

/** @returns bytes, one a character; empty where there is nothing to show */
export function layerContent(lines: readonly Line[], layer: Layer): string {
  const shown = lines
    .map((line) => line.words.map(inOneForm).filter(hasPlace))
    .filter((words) => words.length > 0);
  if (shown.length === 0) return '';
  const lean = leanOfPage(shown);
  const set = withUsualSize(shown.map((words) => ({ words, ...baseLine(words, lean) })));
  const pen: Pen = { face: -1, size: 0, stretch: 100, spacing: 0, x: 0, y: 0 };
  const operators = set.flatMap((line) => lineContent(line, lean, layer, pen));
  return ['q', `${leaningFrame(layer.toPage, lean)} cm`, 'BT', '3 Tr', ...operators, 'ET', 'Q'].join('\n');
}

const inOneForm = (word: Word): Word => ({ ...word, text: word.text.normalize('NFC') });
const hasPlace = (word: Word) => word.text !== '' && word.width > 0 && word.height > 0;

/** Lines of nearly the usual size of the page are set in it: their print tells the size no closer than that. */
function withUsualSize(lines: readonly SetLine[]): SetLine[] {
  const usual = rounded(median(lines.flatMap(({ words, size }) => words.map(() => size))), 1);
  return lines.map((line) => {
    const isUsual = Math.abs(line.size - usual) <= NEAR_SIZE * usual;
    return { ...line, size: isUsual ? usual : rounded(line.size, 1) };
  });
}

/** A frame whose x runs along the lines and whose y runs upwards, from the upper left corner of the upright page. */
function leaningFrame(toPage: Matrix, lean: number): string {
  const { cos, sin } = turnOf(lean);
  const [a, b, c, d] = toPage;
  const origin = apply(toPage, 0, 0);
  const turned = [a * cos + c * sin, b * cos + d * sin, a * sin - c * cos, b * sin - d * cos];
  return [...turned.map((part) => rounded(part, 5)), rounded(origin.x, 2), rounded(origin.y, 2)].join(' ');
}

function turnOf(lean: number): { cos: number; sin: number } {
  const length = Math.hypot(1, lean);
  return { cos: 1 / length, sin: lean / length };
}

function lineContent(line: SetLine, lean: number, layer: Layer, pen: Pen): string[] {
  const { words, size } = line;
  const { cos } = turnOf(lean);
  const places = words.map(({ text, x, width }): Place => {
    const natural = (layer.font.widthOf(text) * size) / 1000;
    return {
      text,
      natural,
      along: (x - words[0]!.x) / cos,
      stretches: {
        from: (100 * (width / cos - NEAR_END * size)) / natural,
        to: (100 * (width / cos + NEAR_END * size)) / natural,
      },
    };
  });
  const usual = inMost(
    places.map(({ stretches }) => stretches),
    pen.stretch,
  );
  const space = (layer.font.widthOf(' ') * size) / 1000;
  const spacing = spacingOf(places, { usual, space, before: pen.spacing, near: (NEAR_START / 2) * size });
  const written = new LineWriter(pen, layer);
  written.begin(line, lean);
  let at = 0;
  places.forEach(({ text, natural, along, stretches }, index) => {
    const stretch = [pen.stretch, usual].find((value) => isWithin(stretches, value)) ?? middleOf(stretches);
    const unit = (size * stretch) / 100_000;
    const off = along - at;
    const step = Math.abs(off) > NEAR_START * size ? STEP * Math.round(off / unit / STEP) : 0;
    // A space after each word but the last: whoever copies the line gets its words apart.
    const isLast = index === words.length - 1;
    written.show(isLast ? text : `${text} `, { size, stretch, spacing, step });
    at += step * unit + ((natural + (isLast ? 0 : space + spacing)) * stretch) / 100;
  });
  return written.operators();
}

/** What is added to the spaces of a line, so that most of its words need no step of their own. */
function spacingOf(
  places: readonly Place[],
  { usual, space, before, near }: { usual: number; space: number; before: number; near: number },
): number {
  const gaps = places.slice(1).map(({ along }, at) => {
    const previous = places[at]!;
    return (100 * (along - previous.along)) / usual - previous.natural - space;
  });
  if (gaps.length === 0) return before;
  const spacing = rounded(median(gaps), 1);
  return Math.abs(spacing - before) <= near ? before : spacing;
}

interface Look {
  size: number;
  stretch: number;
  spacing: number;
  /** By which the text is moved to the right before it, in thousandths of the size. */
  step: number;
}

/** Says what changes, and only once it is needed. */
class LineWriter {
  readonly #operators: string[] = [];
  /** The words since the last change: strings, and steps between them. */
  #shown: (string | number)[] = [];

  constructor(
    private readonly pen: Pen,
    private readonly layer: Layer,
  ) {}

  begin({ words, level }: SetLine, lean: number): void {
    const { pen } = this;
    const { cos, sin } = turnOf(lean);
    const left = words[0]!.x;
    const x = rounded(left * cos + (level + lean * left) * sin - pen.x, 1);
    const y = rounded(-level * cos - pen.y, 1);
    this.#operators.push(`${x} ${y} Td`);
    pen.x += x;
    pen.y += y;
  }

  show(text: string, { size, stretch, spacing, step }: Look): void {
    const { pen } = this;
    if (stretch !== pen.stretch) this.#change(`${stretch} Tz`);
    if (spacing !== pen.spacing) this.#change(`${spacing} Tw`);
    Object.assign(pen, { stretch, spacing });
    if (step !== 0) this.#shown.push(-step);
    for (const { face, codes } of this.layer.font.encode(text)) {
      if (face !== pen.face || size !== pen.size) this.#change(`/${this.layer.nameOf(face)} ${size} Tf`);
      Object.assign(pen, { face, size });
      this.#shown.push(codes);
    }
  }

  operators(): string[] {
    this.#flush();
    return this.#operators;
  }

  #change(operator: string): void {
    this.#flush();
    this.#operators.push(operator);
  }

  #flush(): void {
    this.#operators.push(...showing(this.#shown));
    this.#shown = [];
  }
}

/** Strings, and numbers by which the next one is moved to the left, as one operator. */
function showing(parts: readonly (string | number)[]): string[] {
  if (parts.length === 0) return [];
  const joined = parts.reduce<(string | number)[]>((all, part) => {
    const last = all.at(-1);
    if (typeof part === 'string' && typeof last === 'string') return [...all.slice(0, -1), last + part];
    return [...all, part];
  }, []);
  const [only] = joined;
  if (joined.length === 1 && typeof only === 'string') return [`${literal(only)}Tj`];
  return [`[${joined.map((part) => (typeof part === 'string' ? literal(part) : String(part))).join('')}]TJ`];
}

function literal(codes: string): string {
  return `(${codes.replace(/[\\()\r]/g, (byte) => (byte === '\r' ? '\\r' : `\\${byte}`))})`;
}

/** A word of a line, and how it lies in it. */
interface Place {
  text: string;
  /** Width before stretching, in points. */
  natural: number;
  /** Distance from the beginning of the line. */
  along: number;
  /** Per cent by which it may be stretched. */
  stretches: Range;
}

interface Range {
  from: number;
  to: number;
}

const isWithin = ({ from, to }: Range, value: number) => value >= from && value <= to;
const middleOf = ({ from, to }: Range) => Math.max(1, Math.round((from + to) / 2));

/** The whole number that lies in most of the ranges; the one before, where none lies in more. */
function inMost(ranges: readonly Range[], before: number): number {
  const ends = ranges.flatMap(({ from, to }) => [
    { at: Math.max(1, Math.ceil(from)), change: 1 },
    { at: Math.max(1, Math.floor(to)) + 1, change: -1 },
  ]);
  let best = before;
  let most = ranges.filter((range) => isWithin(range, before)).length;
  let open = 0;
  for (const { at, change } of ends.toSorted(
    (one, other) => one.at - other.at || one.change - other.change,
  )) {
    open += change;
    if (open > most) [best, most] = [at, open];
  }
  return best;
}

const HANGS = /[gjpqy(){}[\],;/|@Qạặậẹệịọộợụựỵ]/u;
const ACCENTED_CAPITAL = /[\u00c0-\u00dd\u0102\u0110\u0128\u0168\u01a0\u01af\u1ea0-\u1ef8]/u;

/** How large the letters of a line are, and where they stand, from the print of its words. */
function baseLine(words: readonly Word[], lean: number): { size: number; level: number } {
  const middles = words.map(centreOf);
  const middle = median(middles.map(({ x, y }) => y - lean * x));
  const off = middles.map(({ x, y }) => y - middle - lean * x);
  const bottom = reach(words.map((word, index) => word.height / 2 + off[index]!));
  const top = reach(words.map((word, index) => word.height / 2 - off[index]!));
  const text = words.map((word) => word.text).join('');
  const hanging = HANGS.test(text) ? DESCENT / 1000 : 0;
  const standing = ACCENTED_CAPITAL.test(text) ? ASCENT / 1000 : 0.72;
  const size = Math.max(1, (top + bottom) / (standing + hanging));
  return { size, level: middle + bottom - hanging * size };
}

/** The value that three of four do not pass: a word read together with a rule or a seal does not blow up its line. */
function reach(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(0.75 * (sorted.length - 1))]!;
}

function centreOf({ x, y, width, height }: Word): { x: number; y: number } {
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
  const points = words.map(centreOf);
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
