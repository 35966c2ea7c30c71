/**
 * The name or title of the signer where it is stamped in red or blue: the page's own ink does not have it.
 */
import { foldAccents } from '../platform/vietnamese.ts';
import { HUES, type ColouredInk } from './coloured-ink.ts';
import { colouredRows, type ColouredRow } from './coloured-rows.ts';
import { lettersApart } from './letters-apart.ts';
import { insertedByHeight } from './mark-lines.ts';
import { lineOf } from './page-lines.ts';
import { lineText, type Box, type Line, type Word } from './page.ts';
import { onSheet, readParts } from './read-marks.ts';
import type { Recogniser } from './recogniser.ts';
import { partOf, sheetSize, type Sheet } from './sheet.ts';
import { isSyllable } from './syllables.ts';
import { MM } from './tilted-box.ts';

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
  for (const { line, cut } of await readRows(stamped, rowsIn(stamped, area), recogniser)) {
    if (cut) {
      const deputy = deputyUnder(line, lines);
      if (deputy !== undefined) all = insertedByHeight(all, deputy);
    } else if (!isNameOrTitle(line)) continue;
    else if (covers(line, lines)) all.push({ ...line, zone: 'overlay' });
    else all = insertedByHeight(all, line);
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

type Row = ColouredRow & { hue: (typeof HUES)[number] };

function rowsIn({ colour }: StampedSheet, area: Box): Row[] {
  return HUES.flatMap((hue) => colouredRows(colour[hue], area).map((row) => ({ ...row, hue })))
    .sort((a, b) => Number(a.cut) - Number(b.cut))
    .slice(0, MOST_ROWS);
}

/** What is read on the rows that have words, and whether a seal may hide a part of it. */
async function readRows(
  { sheet, points }: StampedSheet,
  rows: readonly Row[],
  recogniser: Recogniser,
): Promise<{ line: Line; cut: boolean }[]> {
  const parts = await Promise.all(rows.map((row) => partOf(sheet, row, row.hue)));
  const read = await readParts(parts, 'line', 1, recogniser);
  return rows.flatMap((row, index) => {
    const words: Word[] = read[index]!.flatMap((line) => line.words).map((word) => ({
      text: word.text,
      confidence: word.confidence,
      ...inPoints(onSheet(word, parts[index]!, row), points),
    }));
    return words.length === 0 ? [] : [{ line: lineOf(words, 'foot-right'), cut: row.cut }];
  });
}

function inPoints(box: Box, points: number): Box {
  return { x: box.x * points, y: box.y * points, width: box.width * points, height: box.height * points };
}

/** Two syllables or more, each with a capital, all of them read with some confidence; degrees may precede. */
function isNameOrTitle({ words }: Line): boolean {
  if (words.length < 2 || words.length > 9 || !isConfident(words)) return false;
  return words.every(({ text }) => /^\p{Lu}/u.test(text) && (text.endsWith('.') || isSyllable(text)));
}

function isConfident(words: readonly Word[]): boolean {
  const mean = words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
  return mean >= CONFIDENT.mean && words.every((word) => word.confidence >= CONFIDENT.worst);
}

/** How many letters of a stamped post the rim of a seal may spoil. */
const SPOILT = 2;
/** How far under the head's post a deputy's is stamped, in heights of its line. */
const STAMPED_UNDER = 2.5;
/** The hidden word is inferred, so that a person looks at it. */
const INFERRED = 50;

/**
 * "PHÓ HIỆU TRƯỞNG" stamped under the printed "HIỆU TRƯỞNG", where a seal hides how it begins: under the head's own
 * post only the deputy's ends alike (NĐ 30/2020, Đ13.1).
 */
export function deputyUnder(row: Line, lines: readonly Line[]): Line | undefined {
  for (const head of lines) {
    const below = row.y - head.y;
    if (below <= 0 || below > STAMPED_UNDER * head.height || !overlapsAcross(row, head)) continue;
    const post = postOf(head);
    const stamped = row.words.slice(-post.length);
    if (post.length < 2 || !isConfident(stamped) || row.words.length > post.length + 1) continue;
    // "HIỆUTRƯỞNG" in one word has no place for each of them.
    if (stamped.length < post.length) continue;
    if (row.words.length > post.length && !mayBeDeputy(row.words[0]!)) continue;
    if (lettersApart(lettersOf(stamped), lettersOf(post)) > SPOILT) continue;
    return deputyLine(stamped, post);
  }
  return undefined;
}

/** The words of a printed line that name a post, without the capacity before it ("KT."). */
function postOf({ words }: Line): Word[] {
  const before = words.findLastIndex(({ text }) => !/^\p{Lu}+$/u.test(text) || !isSyllable(text));
  return words.slice(before + 1);
}

const lettersOf = (words: readonly Word[]): string => foldAccents(words.map((word) => word.text).join(''));

function deputyLine(stamped: readonly Word[], post: readonly Word[]): Line {
  const words = stamped.map((word, at) => ({ ...word, text: post[at]!.text }));
  const first = words[0]!;
  const width = (first.width / first.text.length) * DEPUTY.length;
  return lineOf(
    [{ ...first, text: DEPUTY, confidence: INFERRED, x: first.x - width, width }, ...words],
    'foot-right',
  );
}

const DEPUTY = 'PHÓ';

/** Whether what is seen of the hidden word may be the rest of it: "HÓ" may, "Q." and "QUYỀN" may not. */
function mayBeDeputy(word: Word): boolean {
  return lettersApart(lettersOf([word]), lettersOf([{ ...word, text: DEPUTY }])) <= SPOILT;
}

function overlapsAcross(a: Line, b: Line): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width;
}

/** Whether there is black text where the line was stamped. */
function covers(line: Line, lines: readonly Line[]): boolean {
  return lines.some((other) => {
    const width = Math.min(line.x + line.width, other.x + other.width) - Math.max(line.x, other.x);
    const height = Math.min(line.y + line.height, other.y + other.height) - Math.max(line.y, other.y);
    return width > 0 && height > 0.3 * Math.min(line.height, other.height);
  });
}
