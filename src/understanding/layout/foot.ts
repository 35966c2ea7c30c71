/** Ô 7 and 9b: nơi nhận on the left and the signature on the right, on whichever page the text ends. */
import type { ReadPage } from '../../reading/page.ts';
import { editDistance, isUpperCase, letters, plain } from '../likeness.ts';
import type { PaperLine } from '../parts.ts';
import { middleX, middleY, right, splitAtGutter } from './paper-lines.ts';
import { isPostInSmall, isSigningTitle } from './signing-titles.ts';
import { startsWithDash } from './dashes.ts';

export interface Foot {
  recipients: PaperLine[];
  signature: PaperLine[];
}

/** "N Ơ I  N H Ậ N", with the dirt of a scan around it, has not more letters and spaces than this. */
const LONGEST_HEAD = 48;

/** "Nơi nhận:", with or without its colon, at the left. */
export function isRecipientsHead(line: PaperLine, page: ReadPage): boolean {
  if (line.box.x >= page.width * 0.4) return false;
  const end = line.text.search(/[:;]/u);
  if (end > LONGEST_HEAD || (end < 0 && line.text.length > LONGEST_HEAD)) return false;
  const head = letters(end < 0 ? line.text : line.text.slice(0, end));
  return editDistance(head, 'noinhan', 1) <= 1;
}

/** Cuts the rows of a foot into their columns. */
export function footCells(line: PaperLine, page: ReadPage): PaperLine[] {
  if (line.box.x > page.width * 0.36 || right(line.box) < page.width * 0.5) return [line];
  return splitAtGutter(line, page.width * 0.34, page.width * 0.6, 11);
}

/**
 * Where on this page the foot begins, or null: at "Nơi nhận", or, of a paper without one, at a signature
 * that nothing follows.
 */
export function footStart(
  lines: readonly PaperLine[],
  page: ReadPage,
  by: 'recipients' | 'signature',
): number | null {
  const cells = cellsOf(lines, page);
  if (by === 'recipients') {
    const head = recipientsHead(cells, page);
    if (!head) return null;
    const joint = jointRow(cells, page);
    const together = joint && joint.y < head.box.y ? joint.y : Infinity;
    return Math.min(withSignatureAbove(head, cells, page), together - 2);
  }
  const zoned = cells.find((cell) => cell.source.zone === 'foot-right' && isSigningTitle(cell.text));
  const signature = zoned ?? cells.find((cell) => opensLoneSignature(cell, cells, page));
  return signature ? signature.box.y - 2 : null;
}

/** The rows of a sheet in their columns; it is asked for both ways a foot may begin. */
function cellsOf(lines: readonly PaperLine[], page: ReadPage): readonly PaperLine[] {
  let cells = CELLS.get(lines);
  if (cells === undefined) CELLS.set(lines, (cells = lines.flatMap((line) => footCells(line, page))));
  return cells;
}

const CELLS = new WeakMap<readonly PaperLine[], readonly PaperLine[]>();

/** The first "Nơi nhận" with a list under it: the heading of a table's column has none. */
function recipientsHead(cells: readonly PaperLine[], page: ReadPage): PaperLine | undefined {
  const heads = cells.filter((cell) => isRecipientsHead(cell, page));
  return heads.find((head) => startsList(head, cells)) ?? heads.find((head) => /:\s?$/u.test(head.text));
}

function startsList(head: PaperLine, cells: readonly PaperLine[]): boolean {
  if (/:\s?\S/u.test(head.text)) return true;
  const below = cells
    .filter((cell) => middleY(cell.box) > middleY(head.box) + 4 && Math.abs(cell.box.x - head.box.x) < 45)
    .toSorted((a, b) => a.box.y - b.box.y)[0];
  return below !== undefined && (startsWithDash(below.text) || /^(?:nhu|luu)\b/.test(plain(below.text)));
}

/** The signature may begin a few lines higher than "Nơi nhận". */
function withSignatureAbove(head: PaperLine, cells: readonly PaperLine[], page: ReadPage): number {
  const above = cells.filter(
    (cell) =>
      cell.box.x > page.width * 0.4 &&
      middleY(cell.box) < head.box.y &&
      middleY(cell.box) > head.box.y - 70 &&
      isSigningTitle(cell.text),
  );
  return Math.min(head.box.y, ...above.map((cell) => cell.box.y)) - 2;
}

/** A title at the right, mostly in capitals, with a person's name below it, and no text across the page after it. */
function opensLoneSignature(cell: PaperLine, cells: readonly PaperLine[], page: ReadPage): boolean {
  if (cell.box.x < page.width * 0.36) return false;
  const isTitle = (isUpperCase(cell.text) && isSigningTitle(cell.text)) || isPostInSmall(cell.text);
  if (!isTitle) return false;
  const below = cells.filter((other) => middleY(other.box) > middleY(cell.box));
  const textAfter = below.some((other) => other.box.width > page.width * 0.55);
  return !textAfter && below.some((other) => other.box.x > page.width * 0.36 && isPersonName(other.text));
}

const NAME_WORD = /^\p{Lu}[\p{L}'’-]{0,14}$/u;

/**
 * The person's name on a line of a signature block: two to six words, each with a capital and none a title;
 * a few strokes beside it may be the seal's. Null where the line is no name.
 */
export function personNameIn(text: string): string | null {
  const words = text
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/[.,;:]+$/u, ''));
  const first = words.findIndex((word) => NAME_WORD.test(word));
  if (first < 0) return null;
  let end = first;
  while (end < words.length && NAME_WORD.test(words[end]!)) end++;
  const name = words.slice(first, end);
  const others = [...words.slice(0, first), ...words.slice(end)];
  const fits = name.length >= 2 && name.length <= 6 && name.some((word) => word.length >= 3);
  if (!fits || others.length > 3 || others.some((word) => word.replaceAll(/[^\p{L}]/gu, '').length > 3))
    return null;
  return isSigningTitle(text) || (isUpperCase(text) && isSigningTitle(name.join(' ')))
    ? null
    : name.join(' ');
}

/** True for a line that is a signer's name. */
export function isPersonName(text: string): boolean {
  return personNameIn(text) !== null;
}

/**
 * Where several sign side by side (văn bản liên tịch, biên bản, hợp đồng): the row of their titles, and where
 * their block ends, at "Nơi nhận" or below the last name. Null where one signs.
 */
function jointRow(cells: readonly PaperLine[], page: ReadPage): { y: number; end: number } | null {
  const titles = cells.filter((cell) => isUpperCase(cell.text) && isSigningTitle(cell.text));
  const left = titles.find(
    (cell) => isInLeftHalf(cell, page) && titles.some((other) => isBeside(other, cell, page)),
  );
  if (!left) return null;
  const y = left.box.y;
  const end =
    cells.find((cell) => middleY(cell.box) > y + 10 && isRecipientsHead(cell, page))?.box.y ?? Infinity;
  const below = cells.filter((cell) => middleY(cell.box) > y + 10 && middleY(cell.box) < end);
  const named = below.filter((cell) => isPersonName(cell.text));
  const bothSign =
    named.some((cell) => isInLeftHalf(cell, page)) && named.some((cell) => !isInLeftHalf(cell, page));
  return bothSign && !below.some((cell) => cell.box.width > page.width * 0.6) ? { y, end } : null;
}

function isInLeftHalf({ box }: PaperLine, page: ReadPage): boolean {
  return box.x + box.width / 2 < page.width * 0.5;
}

function isBeside(other: PaperLine, left: PaperLine, page: ReadPage): boolean {
  return !isInLeftHalf(other, page) && Math.abs(middleY(other.box) - middleY(left.box)) < 8;
}

/** The lines of a signature by the columns in which people sign side by side; one column where one signs. */
export function signatureColumns(signature: readonly PaperLine[]): PaperLine[][] {
  const titles = signature.filter((line) => isUpperCase(line.text) && isSigningTitle(line.text));
  const first = titles[0];
  const row = titles
    .filter(
      (line) => first && line.page === first.page && Math.abs(middleY(line.box) - middleY(first.box)) < 8,
    )
    .toSorted((a, b) => a.box.x - b.box.x);
  if (row.length < 2) return signature.length > 0 ? [[...signature]] : [];
  return row.map((title) => signature.filter((line) => nearestOf(row, line) === title));
}

function nearestOf(row: readonly PaperLine[], { box }: PaperLine): PaperLine {
  const distance = (title: PaperLine): number => Math.abs(middleX(title.box) - middleX(box));
  return row.reduce((nearest, title) => (distance(title) < distance(nearest) ? title : nearest));
}

/** Parts the lines at and below the start of the foot into nơi nhận, signature, and what is neither. */
export function footOf(lines: readonly PaperLine[], page: ReadPage): Foot & { after: PaperLine[] } {
  const foot: Foot & { after: PaperLine[] } = { recipients: [], signature: [], after: [] };
  const cells = lines.flatMap((line) => footCells(line, page));
  const joint = jointRow(cells, page);
  for (const cell of cells) {
    const signsJointly = joint && middleY(cell.box) > joint.y - 2 && middleY(cell.box) < joint.end;
    if (signsJointly && foot.after.length === 0 && !opensAppendix(cell)) foot.signature.push(cell);
    else footPart(cell, page, foot).push(cell);
  }
  foot.recipients.sort(downwards);
  foot.signature.sort(downwards);
  return foot;
}

function downwards(a: PaperLine, b: PaperLine): number {
  return middleY(a.box) - middleY(b.box) || a.box.x - b.box.x;
}

function footPart(cell: PaperLine, page: ReadPage, foot: Foot & { after: PaperLine[] }): PaperLine[] {
  if (foot.after.length > 0 || opensAppendix(cell)) return foot.after;
  if (cell.source.zone === 'foot-left') return foot.recipients;
  if (cell.source.zone === 'foot-right') return foot.signature;
  if (cell.box.width > page.width * 0.62 && !startsWithDash(cell.text)) return foot.after;
  return cell.box.x > page.width * 0.36 ? foot.signature : foot.recipients;
}

const APPENDIX_START = /^(?:phu luc|bieu mau|mau so|bieu so|danh sach kem theo)\b/;

/** "PHỤ LỤC", "Phụ lục II", "Mẫu số 01": the heading of what follows the signed paper. */
export function opensAppendix(line: PaperLine): boolean {
  return APPENDIX_START.test(plain(line.text)) && line.text.length < 60 && !/[;:,.]$/u.test(line.text.trim());
}
