/**
 * Reads doubtful words again, drawn in other manners. The engine errs on other words when they are a little
 * larger or darker, and it is surer where it is right: of the readings of a word the one that most speaks for
 * is taken. A word is drawn with its neighbours: they tell the engine as much of it as the whole line would, at
 * a fourth of the cost.
 */
import { isKnown } from './correction.ts';
import { opensWithDash } from './noise.ts';
import type { PreparedPage } from './prepare.ts';
import { crop, framedInWhite, relevelled, type GrayImage } from './raster.ts';
import type { RecognisedLine, RecognisedWord, Recogniser, TextImage } from './recogniser.ts';
import { resized } from './resample.ts';
import { isMarked, isSyllable } from './syllables.ts';

/** A word given with less is read again. Numbers, symbols and capitals that are surer hardly ever come out otherwise. */
const DOUBTFUL = { syllable: 92, other: 90 };
/** A word given with less may be put right where it is drawn as the neighbour of another. */
const SURE = 95;
/** Words behind a doubtful one that are drawn with it; one that opens a line has none before it. */
const BEHIND = { opening: 2, other: 1 };
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
/** The least a word is given that goes with its neighbour: it is right, however little the engine thinks of it. */
const TOLD = 88;

interface Manner {
  scale: number;
  /** Above 1 grays grow darker. */
  gamma: number;
  /** Whether a sure word before the doubtful one is drawn too; those behind always are. */
  showsSureBefore: boolean;
}

/** The second one only where the first left doubts: it errs on other words for showing them among others, too. */
const MANNERS: readonly Manner[] = [
  { scale: 1.1, gamma: 1.6, showsSureBefore: false },
  { scale: 1.25, gamma: 1, showsSureBefore: true },
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
    const kept = [...readings.keys()].filter(
      (at) => !isRead || readings[at] === dash || isSeenAgain(readings, at),
    );
    line.words = kept.map((at) => settled(readings, at));
  }
}

/** What was read in the place of one word, the first reading first. */
type Readings = RecognisedWord[];

function meanConfidence({ words }: RecognisedLine): number {
  return words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
}

/**
 * A second reading that agrees settles it: a third could not outweigh the two. Nor is a third asked where the second goes
 * with a neighbour: by that the tones are put right later (`correctTones`); and a sure word that was drawn for the sake
 * of its neighbour is not doubtful for being read otherwise there, at the edge of the picture.
 */
function isDoubtful(line: readonly Readings[], at: number): boolean {
  const [first, ...others] = line[at] as [RecognisedWord, ...RecognisedWord[]];
  if (!/[\p{L}\p{N}]/u.test(first.text) || first.confidence >= doubtedBelow(first.text)) return false;
  if (isTold(line, at)) return false;
  return others.every(({ text }) => text !== first.text) && !others.some((word) => isInPair(word, line, at));
}

function doubtedBelow(text: string): number {
  return isSmallSyllable(text.replaceAll(/[^\p{L}\p{N}]/gu, '')) ? DOUBTFUL.syllable : DOUBTFUL.other;
}

/** Not "UBND" or "QUYẾT": capitals are high enough to be read with their marks. */
function isSmallSyllable(letters: string): boolean {
  return (letters.length === 1 || letters !== letters.toUpperCase()) && isSyllable(letters);
}

/**
 * Its neighbour tells that it was read right, as "chức" of "tổ", whatever the engine thinks of it. That says nothing of
 * the comma behind it, which may be a semicolon or a speck.
 */
function isTold(line: readonly Readings[], at: number): boolean {
  const first = line[at]![0]!;
  return /^\p{L}+$/u.test(first.text) && isInPair(first, line, at);
}

function isInPair(word: RecognisedWord, line: readonly Readings[], at: number): boolean {
  return isKnown(line[at - 1]?.[0], word) || isKnown(word, line[at + 1]?.[0]);
}

/** Letters of dirt are other letters each time, or none. A number that was written by hand is kept unread. */
function isSeenAgain(line: readonly Readings[], at: number): boolean {
  const readings = line[at]!;
  const { text, confidence } = readings[0]!;
  if (readings.length > 1 || confidence >= DIRT || /\p{N}/u.test(text)) return true;
  return isMarkedSyllable(text) || isTold(line, at);
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
  return doubtfulRuns(readings, manner).map(([from, to]) =>
    drawn(line, readings.slice(from, to), page, manner),
  );
}

/** First word and the one past the last of each run of doubtful words with their neighbours. */
function doubtfulRuns(
  readings: readonly Readings[],
  { showsSureBefore }: Manner,
): [from: number, to: number][] {
  const runs: [from: number, to: number][] = [];
  readings.forEach((_, at) => {
    if (!isDoubtful(readings, at)) return;
    const showsBefore = at > 0 && (showsSureBefore || isUnsure(readings, at - 1));
    const from = showsBefore ? at - 1 : at;
    const behind = at === 0 ? BEHIND.opening : BEHIND.other;
    const to = Math.min(readings.length, at + behind + 1);
    const before = runs.at(-1);
    if (before !== undefined && from <= before[1]) before[1] = to;
    else runs.push([from, to]);
  });
  return runs;
}

const isUnsure = (line: readonly Readings[], at: number): boolean =>
  line[at]![0]!.confidence < SURE && !isTold(line, at);

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
function settled(line: readonly Readings[], at: number): RecognisedWord {
  const readings = line[at]!;
  const first = readings[0]!;
  const isAlone = readings.length === 1;
  if (isAlone && first.confidence >= TOLD) return first;
  if (isTold(line, at)) return { ...first, confidence: Math.max(first.confidence, TOLD) };
  if (isAlone) return first;
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
