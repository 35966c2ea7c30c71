/** Ô 5a and 9a: the type name with its subject, and who is addressed, between the header and the text. */
import { opensAgencyName } from '../agencies.ts';
import { kindNamed } from '../document-kinds.ts';
import { capitalShare, isUpperCase, plain } from '../likeness.ts';
import type { PaperLine } from '../parts.ts';
import { startsWithDash } from './dashes.ts';
import { isAddressingStart, isLegalBasis, isTypeName } from './header.ts';
import { middleX, middleY, right } from './paper-lines.ts';
import { startsWithPost } from './signing-titles.ts';

/** Left and right edge of the text of a page, as most of its long lines have them. */
export interface TextColumn {
  left: number;
  right: number;
  /** Distance from line to line. */
  pitch: number;
}

export function textColumn(lines: readonly PaperLine[], pageWidth: number): TextColumn {
  const long = lines.filter((line) => line.box.width > pageWidth * 0.55);
  if (long.length === 0) return { left: pageWidth * 0.14, right: pageWidth * 0.91, pitch: 17 };
  const lefts = [...long, ...shortAtMargin(lines, long)].map((line) => line.box.x).sort((a, b) => a - b);
  const rights = long.map((line) => right(line.box)).sort((a, b) => a - b);
  return {
    left: lefts[Math.floor(lefts.length * 0.1)]!,
    right: rights[Math.floor(rights.length * 0.7)]!,
    pitch: pitchOf(long),
  };
}

/** Last lines of paragraphs: short, and left of every long line. */
function shortAtMargin(lines: readonly PaperLine[], long: readonly PaperLine[]): PaperLine[] {
  const leftmost = Math.min(...long.map((line) => line.box.x));
  return lines.filter((line) => line.box.x < leftmost - 15 && line.box.x > leftmost - 60);
}

function pitchOf(lines: readonly PaperLine[]): number {
  const steps = lines
    .slice(1)
    .map((line, index) => middleY(line.box) - middleY(lines[index]!.box))
    .filter((step) => step > 8 && step < 40)
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 17;
}

/** How many of the lines below the header are type name and subject. */
export function titleLength(lines: readonly PaperLine[], column: TextColumn): number {
  const first = lines[0];
  if (!first || !opensTitle(first, column)) return 0;
  let length = 1;
  while (length < lines.length && continuesTitle(lines, length, column)) length++;
  return length;
}

/** The type name, alone or at the start of a heading in capitals, in the middle of the page. */
export function opensTitle(line: PaperLine, column: TextColumn): boolean {
  if (isAddressingStart(line.text) || isLegalBasis(line.text)) return false;
  return kindNamed(line.text) !== null || (isCentred(line, column) && isTypeName(line.text));
}

const ITEM_START = /^(?:[-–—+•*]\s|\d{1,2}[.)]\s|[IVX]{1,4}\.\s|(?:Điều|Chương|Phần)\s{1,2}(?:\d|[IVX]))/u;
const SUBJECT_START = /^(?:v\/v|về\s|ve\s|kết luận|ban hành|phê duyệt)/iu;

function continuesTitle(lines: readonly PaperLine[], index: number, column: TextColumn): boolean {
  const line = lines[index]!;
  const above = lines[index - 1]!;
  if (isAddressingStart(line.text) || isLegalBasis(line.text) || ITEM_START.test(line.text)) return false;
  if (line.page !== above.page || !(isCentred(line, column) || isUnder(line, lines[0]!))) return false;
  const widest = isNarrow(line, column) ? 2.2 : 1.5;
  if (index > 1 && middleY(line.box) - middleY(above.box) > column.pitch * widest) return false;
  if (isSubjectUnderOwner(lines, index)) return true;
  if (index > 1 && isFull(line, column) && (isBodyOpening(line.text) || !isFull(above, column, 40)))
    return false;
  if (opensParagraph(lines, index, column) || fallsBack(lines, index, column)) return false;
  return !isAuthority(lines, index) && !/[:;]$/u.test(line.text);
}

/** "CHỈ THỊ / CỦA ỦY BAN NHÂN DÂN TỈNH / Về việc …": behind whose paper it is comes what it is about, however long. */
function isSubjectUnderOwner(lines: readonly PaperLine[], index: number): boolean {
  const above = lines[index - 1]!.text;
  return isUpperCase(above) && above.startsWith('CỦA ') && SUBJECT_START.test(lines[index]!.text);
}

/** Plainly set in the middle: short, with as much room on its left as on its right. */
function isNarrow({ box }: PaperLine, column: TextColumn): boolean {
  const offset = Math.abs(middleX(box) - (column.left + column.right) / 2);
  return offset < 6 && box.width < (column.right - column.left) * 0.8;
}

/**
 * A long line whose next one falls back to the margin: the indented first line of a paragraph. Its right edge may be
 * ragged by as much as the word that begins the next line.
 */
function opensParagraph(lines: readonly PaperLine[], index: number, column: TextColumn): boolean {
  const { box } = lines[index]!;
  const next = lines[index + 1];
  if (!next || box.width < (column.right - column.left) * 0.6) return false;
  const indent = box.x - next.box.x;
  const ragged = Math.max(40, (next.source.words[0]?.width ?? 0) + 8);
  if (right(box) < column.right - ragged) return false;
  return Math.abs(next.box.x - column.left) < 8 && indent > 14;
}

/**
 * A title is set in the middle line by line: what falls back by an indent to a line that stands in no middle opens the
 * text. Of a paper of one paragraph the edges of the column tell little.
 */
function fallsBack(lines: readonly PaperLine[], index: number, column: TextColumn): boolean {
  const { box, text } = lines[index]!;
  const next = lines[index + 1];
  if (!next || index < 2 || box.width < (column.right - column.left) * 0.6 || !/^\p{Lu}/u.test(text))
    return false;
  const isIndent = (left: number, below: number): boolean => left - below > 14 && left - below < 60;
  // "THỦ TƯỚNG CHÍNH PHỦ" or "Căn cứ Luật …" begins behind the title and goes on with nothing.
  if (isUpperCase(next.text) || isBodyOpening(next.text)) return false;
  const behind = lines[index + 2];
  if (behind !== undefined && isIndent(next.box.x, behind.box.x)) return false;
  if (!isIndent(box.x, next.box.x)) return false;
  if (isBodyOpening(text) && Math.abs(middleX(next.box) - middleX(box)) > OFF_MIDDLE) return true;
  if (behind !== undefined && isFlush(next, behind)) return true;
  return !isUnder(next, lines[0]!) && !isCentred(next, column);
}

/** Two lines that begin at one edge and end at two: set from the margin, as no lines of a title are. */
function isFlush(line: PaperLine, next: PaperLine): boolean {
  return (
    Math.abs(line.box.x - next.box.x) < 2 && Math.abs(middleX(line.box) - middleX(next.box)) > OFF_MIDDLE
  );
}

/** Lines of a title have one middle; those of a paragraph with an indent have not. In points. */
const OFF_MIDDLE = 4;

/** From margin to margin: text set without an indent, where the subject above it is shorter. */
function isFull({ box }: PaperLine, column: TextColumn, slack = 12): boolean {
  return box.x < column.left + slack && right(box) > column.right - slack;
}

function isCentred({ box }: PaperLine, column: TextColumn): boolean {
  const offset = Math.abs(middleX(box) - (column.left + column.right) / 2);
  return offset < 10 || (offset < 22 && box.x > column.left + 50 && right(box) < column.right - 20);
}

/** Centred under the type name, which itself stands in the middle. */
function isUnder(line: PaperLine, heading: PaperLine): boolean {
  return Math.abs(middleX(line.box) - middleX(heading.box)) < 10;
}

/**
 * "GIÁM ĐỐC SỞ NỘI VỤ", "HỘI ĐỒNG NHÂN DÂN TỈNH …" between the subject and "Căn cứ": the authority that decides, in
 * capitals. Where the subject has capitals too, what opens as no authority does, or stands behind "… CỦA", goes on.
 */
function isAuthority(lines: readonly PaperLine[], index: number): boolean {
  const { text } = lines[index]!;
  if (!isUpperCase(text)) return false;
  const subject = lines
    .slice(1, index)
    .map((line) => line.text)
    .join(' ');
  if (subject !== '' && capitalShare(subject) < 0.6) return true;
  const names = startsWithPost(text) || opensAgencyName(text);
  if (subject === '') return names && basisFollows(lines, index, 2);
  return names && !ENDS_BEFORE_NAME.test(subject) && basisFollows(lines, index, 3);
}

/** "… THUỘC THẨM QUYỀN GIẢI QUYẾT CỦA": a name must follow. */
const ENDS_BEFORE_NAME =
  /(?:^|\s)(?:CỦA|VÀ|VỚI|CHO|DO|TẠI|THUỘC|GIỮA|CÁC|LÀ|TRONG|BẦU|TRÌNH|BỔ NHIỆM|CHỨC VỤ|CHỨC DANH)$/u;

function basisFollows(lines: readonly PaperLine[], index: number, within: number): boolean {
  const next = lines.slice(index + 1, index + 1 + within).findIndex((line) => isLegalBasis(line.text));
  return next >= 0 && !SUBJECT_START.test(lines[index]!.text);
}

/** How many lines from `start` name the addressees: the heading, and its list or its one name. */
export function addressingLength(lines: readonly PaperLine[], column: TextColumn): number {
  const first = lines[0];
  if (!first || !isAddressingStart(first.text)) return 0;
  let length = 1;
  while (length < lines.length && length < 60 && continuesAddressing(lines, length, column)) length++;
  return length;
}

function continuesAddressing(lines: readonly PaperLine[], index: number, column: TextColumn): boolean {
  const line = lines[index]!;
  const above = lines[index - 1]!;
  const open = !/[.]$/u.test(above.text);
  if (startsWithDash(line.text)) return open || isListBeforeText(lines, index, column);
  if (!open) return false;
  if (isWrapped(above, column))
    return (
      !opensParagraph(lines, index, column) && !(isBodyOpening(line.text) && startsParagraph(line, column))
    );
  if (above.text.endsWith(':') && index === 1)
    return !startsParagraph(line, column) || line.text.endsWith(';');
  return isFurtherName(lines, index, column);
}

/** A name that ran into the right margin goes on in the next line, wherever that begins. */
function isWrapped(line: PaperLine, column: TextColumn): boolean {
  return right(line.box) > column.right - 30 && !/[;:]$/u.test(line.text);
}

/** A dash line after a full stop is one more addressee only while it stands right of the paragraph indent. */
function isListBeforeText(lines: readonly PaperLine[], index: number, column: TextColumn): boolean {
  return lines[index]!.box.x > column.left + 60;
}

function isFurtherName(lines: readonly PaperLine[], index: number, column: TextColumn): boolean {
  const line = lines[index]!;
  const goesOn = numberAtStart(line) === numberAtStart(lines[index - 1]!) + 1;
  if (isLegalBasis(line.text) || (ITEM_START.test(line.text) && !goesOn)) return false;
  if (isUpperCase(line.text) && !isUpperCase(lines[index - 1]!.text)) return false;
  if (startsParagraph(line, column) || opensParagraph(lines, index, column)) return false;
  return !isBodyOpening(line.text);
}

/** 2 of "2. Sở Nội vụ;", 1 of "Kính gửi: 1. Sở Tài chính;"; not a number where none stands. */
function numberAtStart({ text }: PaperLine): number {
  return Number(/^(?:\p{L}{1,5} \p{L}{1,4}\s?: {1,3})?(\d{1,2})[.)] /u.exec(text)?.[1] ?? Number.NaN);
}

/** First line of a paragraph: near the left margin and running to the right one. */
function startsParagraph({ box }: PaperLine, column: TextColumn): boolean {
  return box.x < column.left + 48 && right(box) > column.right - 25;
}

const BODY_OPENING =
  /^(?:thuc hien|trien khai|theo|can cu|de |nham|ngay \d|xet|sau khi|qua |tiep |phuc dap|tra loi|hien nay|trong thoi|vua qua|thoi gian qua|uy ban nhan dan [a-z ]{2,40} nhan duoc)/;

export function isBodyOpening(text: string): boolean {
  return BODY_OPENING.test(plain(text));
}

const INVITATION = /(?:tran trong|kinh)\s(?:kinh\s)?(?:moi|thong bao)\s?:?$/;

/**
 * The last line of "… trân trọng kính mời:" (mẫu 1.7), behind which the invited stand. "1. Thành phần, kính mời:" is an
 * item of the programme.
 */
export function isInvitationLead(text: string): boolean {
  const words = plain(text);
  if (ITEM_START.test(text) && /^\d+\W+thanh phan\b/.test(words)) return false;
  return INVITATION.test(words) || /^(?:tran trong )?kinh moi\b/.test(words);
}
