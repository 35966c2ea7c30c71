/**
 * Reads doubtful words again, drawn in other manners. The engine errs on other words when they are a little
 * larger or darker, and it is surer where it is right: of the readings of a word the one that most speaks for
 * is taken. A word is drawn with its neighbours: they tell the engine as much of it as the whole line would, at
 * a third of the cost.
 */
import { isKnown } from './correction.ts';
import { opensWithDash } from './noise.ts';
import type { PreparedPage } from './prepare.ts';
import { crop, framedInWhite, relevelled, type GrayImage } from './raster.ts';
import type { RecognisedLine, RecognisedWord, Recogniser, TextImage } from './recogniser.ts';
import { resized } from './resample.ts';
import { isMarked, isSyllable } from './syllables.ts';

/** A word given with less is read again; one that goes with its neighbour, as "tổ" with "chức", only below the other. */
const DOUBTFUL = { alone: 92, inPair: 70 };
/** Words on either side of a doubtful one that are drawn with it. */
const NEIGHBOURS = 1;
/** Below this mean there is nothing to read on a line: dirt, handwriting, a seal. */
const HOPELESS = 30;
/** A page below this mean lies on its head, or is past helping. */
const HOPELESS_PAGE = 50;
/** A word that only one reading has must be surer than this. */
const DIRT = 50;
/** A page of nothing but doubt is a bad picture, and would take twice the time. */
const MOST_LINES = 40;
/** White around a line and beside its letters, in pixels. */
const FRAME = 10;
const BESIDE = 6;
/** Share of a word's width in which another reading must lie over it to be of the same word. */
const SAME_PLACE = 0.6;
/** The most a word may be given where its readings differ. */
const DISPUTED = 88;

interface Manner {
  scale: number;
  /** Above 1 grays grow darker. */
  gamma: number;
}

/** The second one only where the first left doubts. */
const MANNERS: readonly Manner[] = [
  { scale: 1.1, gamma: 1.6 },
  { scale: 1.25, gamma: 1 },
];

/**
 * The words of the lines are changed in place; words are not parted or joined, but what no other reading
 * has seen is dirt and is dropped.
 */
export async function lookAgain(
  lines: readonly RecognisedLine[],
  page: PreparedPage,
  recogniser: Recogniser,
): Promise<void> {
  if (meanConfidence({ words: lines.flatMap((line) => line.words) }) < HOPELESS_PAGE) return;
  const hopeful = lines.filter((line) => line.words.length > 0 && meanConfidence(line) >= HOPELESS);
  const looks = hopeful.map((line) => ({ line, readings: line.words.map((word) => [word]) }));
  for (const manner of MANNERS) {
    const doubtful = looks
      .filter(({ readings }) => readings.some((_, at) => isDoubtful(readings, at)))
      .slice(0, MOST_LINES);
    if (doubtful.length === 0) break;
    const pieces = await Promise.all(doubtful.flatMap((look) => piecesOf(look, page, manner)));
    const read = await recogniser.recogniseAll(pieces, page.dpi);
    pieces.forEach(({ readings, left, top }, index) => {
      const words = read[index]!.flatMap((again) => again.words);
      addReadings(
        readings,
        words.map((word) => placed(word, left, top, manner.scale)),
      );
    });
  }
  for (const { line, readings } of looks) {
    const isRead = readings.some((word) => word.length > 1);
    const dash = opensWithDash(line.words) ? readings[0] : undefined;
    const kept = isRead ? readings.filter((word) => word === dash || isSeenAgain(word)) : readings;
    line.words = kept.map(settled);
  }
}

/** What was read in the place of one word, the first reading first. */
type Readings = RecognisedWord[];

function meanConfidence({ words }: RecognisedLine): number {
  return words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
}

/**
 * A second reading that agrees settles it: a third could not outweigh the two. Nor is a third asked where one of two
 * alone goes with a neighbour: by that the tones are put right later (`correctTones`); and a sure word that was drawn for
 * the sake of its neighbour is not doubtful for being read otherwise there, at the edge of the picture.
 */
function isDoubtful(line: readonly Readings[], at: number): boolean {
  const readings = line[at]!;
  if (!readings.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) return false;
  const inPair = readings.filter((word) => goesWithNeighbour(word, line, at));
  const first = readings[0]!;
  // A pair says nothing of the comma behind it, which may be a semicolon or a speck.
  const isTold = inPair.includes(first) && /^\p{L}+$/u.test(first.text);
  if (first.confidence >= (isTold ? DOUBTFUL.inPair : DOUBTFUL.alone)) return false;
  return readings.length === 1 || (!isAgreed(readings) && inPair.length !== 1);
}

function goesWithNeighbour(word: RecognisedWord, line: readonly Readings[], at: number): boolean {
  return isKnown(line[at - 1]?.[0], word) || isKnown(word, line[at + 1]?.[0]);
}

/** Letters of dirt are other letters each time, or none. A number that was written by hand is kept unread. */
function isSeenAgain(readings: Readings): boolean {
  const { text, confidence } = readings[0]!;
  return readings.length > 1 || confidence >= DIRT || /\p{N}/u.test(text) || isMarkedSyllable(text);
}

/** "SỞ": specks make strokes and dots, no syllable with the marks where they belong. */
function isMarkedSyllable(text: string): boolean {
  return text.length > 1 && isSyllable(text) && isMarked(text);
}

const isAgreed = (readings: Readings): boolean => readings.every(({ text }) => text === readings[0]!.text);

/** A line and what was read in the places of its words. */
interface Look {
  line: RecognisedLine;
  readings: Readings[];
}

/** Words of a line that are read together: their picture, and where its corner lies on the page. */
interface Piece extends TextImage {
  readings: readonly Readings[];
  left: number;
  top: number;
}

function piecesOf({ line, readings }: Look, page: PreparedPage, manner: Manner): Promise<Piece>[] {
  return doubtfulRuns(readings).map(([from, to]) => drawn(line, readings.slice(from, to), page, manner));
}

/** First word and the one past the last of each run of doubtful words with their neighbours. */
function doubtfulRuns(readings: readonly Readings[]): [from: number, to: number][] {
  const runs: [from: number, to: number][] = [];
  readings.forEach((_, at) => {
    if (!isDoubtful(readings, at)) return;
    const from = Math.max(0, at - NEIGHBOURS);
    const to = Math.min(readings.length, at + NEIGHBOURS + 1);
    const before = runs.at(-1);
    if (before !== undefined && from <= before[1]) before[1] = to;
    else runs.push([from, to]);
  });
  return runs;
}

/** As high as the whole line, so that letters keep their size. */
async function drawn(
  { words }: RecognisedLine,
  readings: readonly Readings[],
  page: PreparedPage,
  { scale, gamma }: Manner,
): Promise<Piece> {
  const shown = readings.map(([first]) => first!);
  const left = Math.max(0, Math.min(...shown.map((word) => word.x)) - BESIDE);
  const top = Math.max(0, Math.min(...words.map((word) => word.y)) - BESIDE);
  const right = Math.max(...shown.map((word) => word.x + word.width)) + BESIDE;
  const bottom = Math.max(...words.map((word) => word.y + word.height)) + BESIDE;
  const part = crop(page.soft, left, top, right - left, bottom - top);
  const larger = await resized(part, Math.round(part.width * scale), Math.round(part.height * scale));
  return { readings, image: framedInWhite(darkened(larger, gamma), FRAME), layout: 'line', left, top };
}

function darkened(image: GrayImage, gamma: number): GrayImage {
  if (gamma === 1) return image;
  return relevelled(image, (level) => 255 * (level / 255) ** gamma);
}

function placed(word: RecognisedWord, left: number, top: number, scale: number): RecognisedWord {
  return {
    ...word,
    x: (word.x - FRAME) / scale + left,
    y: (word.y - FRAME) / scale + top,
    width: word.width / scale,
    height: word.height / scale,
  };
}

function addReadings(readings: readonly Readings[], again: readonly RecognisedWord[]): void {
  for (const word of readings) {
    const other = twinOf(word[0]!, again);
    if (other !== undefined) word.push(other);
  }
}

/** The text that has most confidence behind it; what the readings dispute is not sure. */
function settled(readings: Readings): RecognisedWord {
  const first = readings[0]!;
  if (readings.length === 1) return first;
  const weights = new Map<string, number>();
  for (const { text, confidence } of readings) {
    const key = withoutStrokes(text);
    weights.set(key, (weights.get(key) ?? 0) + confidence);
  }
  const [heaviest] = [...weights].reduce((best, other) => (other[1] > best[1] ? other : best));
  const texts = [...new Set(readings.map((word) => word.text))];
  const text = texts
    .filter((other) => withoutStrokes(other) === heaviest)
    .reduce((most, other) => (other.length > most.length ? other : most));
  const surest = Math.max(...readings.filter((word) => word.text === text).map((word) => word.confidence));
  if (isAgreed(readings)) return { ...first, text, confidence: surest };
  const others = texts.filter((other) => other !== text);
  return { ...first, text, confidence: Math.min(surest, DISPUTED), others };
}

/**
 * A number or symbol without its dots and strokes, another word as it is: "SYTNVY" and "SYT-NVY" are readings of one
 * symbol. Thin strokes and dots are lost now and then, and none are made up.
 */
function withoutStrokes(text: string): string {
  return /\d|\p{Lu}{2}/u.test(text) ? text.replaceAll(/[-–/.]/g, '') : text;
}

/** The one reading that lies where the word does. */
function twinOf(word: RecognisedWord, others: readonly RecognisedWord[]): RecognisedWord | undefined {
  const twins = others.filter((other) => {
    const shared = Math.min(word.x + word.width, other.x + other.width) - Math.max(word.x, other.x);
    return shared > SAME_PLACE * Math.max(word.width, other.width);
  });
  return twins.length === 1 ? twins[0] : undefined;
}
