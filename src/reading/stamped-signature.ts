/**
 * The name or title of the signer where it is stamped in red or blue: the page's own ink does not have it.
 */
import { foldAccents } from '../platform/vietnamese.ts';
import { HUES, type ColouredInk } from './coloured-ink.ts';
import { colouredRows, type ColouredRow } from './coloured-rows.ts';
import { insertedByHeight } from './mark-lines.ts';
import { lineOf } from './page-lines.ts';
import { lineText, type Box, type Line, type Word } from './page.ts';
import { onSheet, readParts } from './read-marks.ts';
import type { RecognisedLine, Recogniser } from './recogniser.ts';
import { partOf, sheetSize, type Sheet } from './sheet.ts';
import { isSyllable } from './syllables.ts';
import { MM, type TiltedBox } from './tilted-box.ts';

/** Reach of a signature below its first line, in inches, and room above it. */
const REACH = 85 * MM;
const ABOVE = 5 * MM;
/** Where the right half of a page begins, as a share of its width. */
const RIGHT_HALF = 0.42;
const MOST_ROWS = 5;
/** Below this confidence, as a mean and for the worst word, stamped letters are left for a person to read. */
const CONFIDENT = { mean: 70, worst: 40 };

export interface StampedSheet {
  sheet: Sheet;
  colour: ColouredInk;
  /** Points to the inch of the sheet. */
  points: number;
}

export async function withStampedSignature(
  lines: readonly Line[],
  stamped: StampedSheet,
  recogniser: Recogniser,
): Promise<Line[]> {
  const area = signatureArea(lines, stamped);
  if (area === undefined) return [...lines];
  let all = [...lines];
  for (const line of await readRows(stamped, rowsIn(stamped, area), recogniser)) {
    all = covers(line, lines) ? [...all, { ...line, zone: 'overlay' }] : insertedByHeight(all, line);
  }
  return all;
}

const RECIPIENTS = /^noi nhan\b/;

/** In inches: from the first line of the signature, or beside nơi nhận where all of it is stamped. */
function signatureArea(lines: readonly Line[], { sheet, points }: StampedSheet): Box | undefined {
  const signature = lines.filter((line) => line.zone === 'foot-right');
  const first = signature[0] ?? lines.find((line) => RECIPIENTS.test(foldAccents(lineText(line))));
  if (first === undefined) return undefined;
  const { width, height } = sheetSize(sheet);
  const top = Math.max(0, first.y / points - ABOVE);
  const left = RIGHT_HALF * width;
  return { x: left, y: top, width: width - left, height: Math.min(REACH, height - top) };
}

function rowsIn({ colour }: StampedSheet, area: Box): (ColouredRow & { hue: (typeof HUES)[number] })[] {
  return HUES.flatMap((hue) => colouredRows(colour[hue], area).map((row) => ({ ...row, hue })))
    .filter((row) => !row.cut)
    .slice(0, MOST_ROWS);
}

/** Those of the rows that are the name or title of a signer. */
async function readRows(
  { sheet, points }: StampedSheet,
  rows: readonly (TiltedBox & { hue: (typeof HUES)[number] })[],
  recogniser: Recogniser,
): Promise<Line[]> {
  const parts = await Promise.all(rows.map((row) => partOf(sheet, row, row.hue)));
  const read = await readParts(parts, 'line', 1, recogniser);
  return rows.flatMap((row, index) => {
    if (!isNameOrTitle(read[index]!)) return [];
    const words: Word[] = read[index]!.flatMap((line) => line.words).map((word) => ({
      text: word.text,
      confidence: word.confidence,
      ...inPoints(onSheet(word, parts[index]!, row), points),
    }));
    return [lineOf(words, 'foot-right')];
  });
}

function inPoints(box: Box, points: number): Box {
  return { x: box.x * points, y: box.y * points, width: box.width * points, height: box.height * points };
}

/** Two syllables or more, each with a capital, all of them read with some confidence; degrees may precede. */
function isNameOrTitle(lines: readonly RecognisedLine[]): boolean {
  const words = lines.flatMap((line) => line.words);
  if (words.length < 2 || words.length > 9) return false;
  const mean = words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
  if (mean < CONFIDENT.mean || words.some((word) => word.confidence < CONFIDENT.worst)) return false;
  return words.every(({ text }) => /^\p{Lu}/u.test(text) && (text.endsWith('.') || isSyllable(text)));
}

/** Whether there is black text where the line was stamped. */
function covers(line: Line, lines: readonly Line[]): boolean {
  return lines.some((other) => {
    const width = Math.min(line.x + line.width, other.x + other.width) - Math.max(line.x, other.x);
    const height = Math.min(line.y + line.height, other.y + other.height) - Math.max(line.y, other.y);
    return width > 0 && height > 0.3 * Math.min(line.height, other.height);
  });
}
