/**
 * The head of the first page (NĐ 30/2020, PL I, IV: ô 1 to 5): where the two columns part, where they
 * end, and what belongs to each. The place on the page decides; the words confirm.
 */
import type { ReadPage } from '../../reading/page.ts';
import { opensAgencyName } from '../agencies.ts';
import { kindAbbreviated, kindAtStart, kindNamed } from '../document-kinds.ts';
import { editDistance, isUpperCase, letters, plain } from '../likeness.ts';
import type { PaperLine } from '../parts.ts';
import { startsWithDash } from './dashes.ts';
import {
  bottom,
  boxAround,
  middleX,
  middleY,
  paperLine,
  right,
  splitAtGutter,
  splitAtWord,
} from './paper-lines.ts';

const TITLES = [
  { name: 'conghoaxahoichunghiavietnam', limit: 6 },
  { name: 'dangcongsanvietnam', limit: 3 },
  { name: 'doantncshochiminh', limit: 3 },
  { name: 'doanthanhniencongsanhochiminh', limit: 4 },
];
const LONGEST_TITLE = Math.max(...TITLES.map(({ name, limit }) => name.length + limit));
const MOTTO = 'doclaptudohanhphuc';

export interface Header {
  left: PaperLine[];
  right: PaperLine[];
  /** Everything of the page that stands below the header, in the order it was given. */
  rest: PaperLine[];
}

/** Quốc hiệu, or the title that stands in its place on a Party or Youth Union paper. */
export function isNationalTitle(text: string): boolean {
  return slipsInNationalTitle(letters(text)) < Infinity;
}

/** How many letters of the title are misread; Infinity where these letters are of another text. */
function slipsInNationalTitle(title: string): number {
  let fewest = Infinity;
  for (const { name, limit } of TITLES) {
    const distance = editDistance(title, name, limit);
    if (distance <= limit) fewest = Math.min(fewest, distance);
  }
  return fewest;
}

export function isMotto(text: string): boolean {
  return editDistance(letters(text), MOTTO, 4) <= 4;
}

/** "Đắk Lắk, ngày 05 tháng 3 năm 2020" and nothing more; the day and month perhaps blank or misread. */
export function isDateLine(text: string): boolean {
  const words = plain(text);
  return text.length < 75 && !/\bso\b/.test(words) && DATE_LINE.test(words);
}

const DATE_LINE =
  /^[a-z ]{0,45}(?:(?:hoi|luc) \d{1,2} ?(?:gio|h) ?(?:\d{1,2} ?(?:phut)? ?)?)?[a-z0-9 ]{0,6}\bn[gqp9][a-z]?[yvj](?![a-z]).{0,14}(?<![a-z])[ti]h[a-z]{1,2}[gq9](?![a-z]).{0,10}(?<![a-z])[nhr][a-z]m(?![a-z]).{0,10}$/;

/** "Số: 12/UBND-VX", "Số 15-NQ/ĐU", "Sô:   /SYT-NVY", "S6: …". */
export function isNumberLine(text: string): boolean {
  return text.length < 60 && (NUMBER_LINE.test(foldStart(text)) || isBareNumber(text));
}

/** "44 TB/ĐU", "12-NQ/ĐU", "7/TB-THCS": a whole line of number and symbol, the kind of paper in it, with no "Số". */
function isBareNumber(text: string): boolean {
  const kind = BARE_NUMBER.exec(text.trim())?.[1];
  return kind !== undefined && kindAbbreviated(kind) !== null;
}

const BARE_NUMBER = /^\d{1,4} ?[-–/ ] ?(\p{Lu}\p{L}{0,3}) ?[-–/] ?\p{Lu}[\p{L}\d&.–-]{1,20}$/u;

/**
 * With its colon anything may stand in for the number; without it only digits, so that "SỞ … - …" is none. Older papers
 * write "Số 634/2005/QĐ/CTN", "Số 15 CV/TU", "Số: 28 CP", or the number alone.
 */
const NUMBER_LINE =
  /^\W{0,3}s\S{0,2}\s{0,2}[:;].{0,24}[/-]\s{0,2}[a-z]|^\W{0,3}so[.,]?\s{0,3}[\d\s.…_ilo|]{0,16}[/-]\s{0,2}(?:(?:19|20)\d\d\s?\/\s?)?[a-z]|^\W{0,3}so[:.]?\s{1,3}\d{1,5}\s{1,3}[a-z]{1,6}\s?[/-]\s?[a-z]|^\W{0,3}so\s?:\s{0,3}\d{1,5}(?:\s{1,3}[a-z]{2,6})?$/;

function foldStart(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/gu, 'd')
    .replaceAll(/[–—]/gu, '-')
    .toLowerCase()
    .replace(/^\W{0,3}[58](?=[o06])/, 's');
}

const ADDRESSING_START = /^kinh (?:gui|goi|thua)\b|^k(?:i|l)nh g/;

/** "Kính gửi: …"; also "<CƠ QUAN> điện:" of a công điện (mẫu 1.6), "Công điện gửi:", and "Điện:" alone. */
export function isAddressingStart(text: string): boolean {
  const words = plain(text);
  return ADDRESSING_START.test(words) || /^Gửi\s{0,2}:/u.test(text) || isTelegramAddressing(text);
}

export function isTelegramAddressing(text: string): boolean {
  const found = /^(.{4,80}?)\s+(?:điện|dien|Điện|ĐIỆN)\s{0,2}:/u.exec(text);
  return (
    (found !== null && (isUpperCase(found[1]!) || isSender(found[1]!))) ||
    /^(?:(?:Công )?điện gửi|điện)\s{0,2}:/iu.test(text)
  );
}

/** "Bộ Y tế điện: …", "Công ty Cổ phần Đường sắt Bình Khê điện:"; of what uses or saves power nobody sends a telegram. */
function isSender(name: string): boolean {
  return (
    opensAgencyName(name) &&
    !/(?:^| )(?:về|ngành|cấp|sử dụng|tiết kiệm|mất|cắt|đấu nối|nguồn|phát|mua|bán|dùng|trả tiền|an toàn|cung ứng|quản lý|lưới|truyền tải|hệ thống|thủy|nhiệt|dự án|tiền)$/iu.test(
      name,
    )
  );
}

/** Cuts the head of page 1 into its columns; lines below it come back whole. */
export function headerOf(lines: readonly PaperLine[], page: ReadPage): Header {
  const anchors = anchorsOf(lines, page);
  const end = headerEnd(lines, page, anchors);
  const header: Header = { left: [], right: [], rest: [] };
  for (const line of lines) {
    const below = middleY(line.box) >= end || isAddressingStart(line.text);
    if (below && !continuesLeft(line, header.left, anchors, end)) header.rest.push(line);
    else
      for (const cell of splitColumns(line, anchors.gutter, page)) columnOf(cell, anchors, header).push(cell);
  }
  sortDown(header.left);
  sortDown(header.right);
  header.right = withWholeDate(header.right);
  return header;
}

const DATE_START = /\bn[gqp9][a-z]?[yvj]\b.{1,14}\b[ti]h[a-z]{1,2}[gq9] \d{1,2}$/;
const DATE_END = /^[nhr][a-z]m \d{4}$/;

/** A date with its hour ("…, hồi 15 giờ 30 phút, ngày 26 tháng 10 / năm 2020", công điện) may run over two lines. */
function withWholeDate(lines: readonly PaperLine[]): PaperLine[] {
  const at = lines.findIndex((line, index) => {
    const next = lines[index + 1];
    return next !== undefined && DATE_START.test(plain(line.text)) && DATE_END.test(plain(next.text));
  });
  if (at < 0) return [...lines];
  const [start, end] = [lines[at]!, lines[at + 1]!];
  const words = [...start.source.words, ...end.source.words];
  const whole = paperLine({ ...start.source, words, ...boxAround([start.box, end.box]) }, start.page);
  return lines.toSpliced(at, 2, whole);
}

interface Anchors {
  /** Where the right column begins. */
  gutter: number;
  /** The lower edge of the lowest anchor; 0 where the page has none. */
  bottom: number;
}

function anchorsOf(lines: readonly PaperLine[], page: ReadPage): Anchors {
  const top = lines.filter((line) => line.box.y < page.height * 0.5);
  const national = rightmostTitle(top);
  const gutter = national ? national.box.x : page.width * 0.45;
  const rows = top.filter((line) => !national || line.box.y < national.box.y + page.height * 0.2);
  const bottomsOf = (isAnchor: (text: string) => boolean, above = Infinity): number[] =>
    rows
      .filter((line) => line.box.y < above)
      .filter((line) => splitColumns(line, gutter, page).some((cell) => isAnchor(cell.text)))
      .map((line) => bottom(line.box));
  const titles = Math.max(0, ...bottomsOf((text) => isNationalTitle(text) || isMotto(text)));
  const date = highest(bottomsOf(isDateLine));
  const number = highest(bottomsOf(isNumberLine, (date || titles || page.height * 0.2) + page.height * 0.05));
  return { gutter, bottom: Math.max(titles, date, number) };
}

/** The first of them down the page; a law or a date cited in the text stands lower. */
function highest(bottoms: readonly number[]): number {
  return bottoms.length === 0 ? 0 : Math.min(...bottoms);
}

/** Quốc hiệu; of a youth union's paper, which has the union on either side, what stands at the right. */
function rightmostTitle(top: readonly PaperLine[]): PaperLine | null {
  const titles = top.map(nationalTitleIn).filter((title) => title !== null);
  const beside = titles.filter(
    (title) => Math.abs(middleY(title.box) - middleY(titles[0]!.box)) < title.box.height,
  );
  return beside.toSorted((a, b) => b.box.x - a.box.x)[0] ?? null;
}

/** Quốc hiệu as a cell of its own, also where the text layer joined it to the issuer's row. */
function nationalTitleIn(line: PaperLine): PaperLine | null {
  const { words } = line.source;
  if (words.length > 24) return null;
  const read = words.map((word) => letters(word.text));
  let start = -1;
  let fewest = Infinity;
  let tail = '';
  for (let index = words.length - 1; index >= 0 && tail.length <= LONGEST_TITLE; index--) {
    tail = read[index]! + tail;
    const slips = slipsInNationalTitle(tail);
    if (slips <= fewest && slips < Infinity) [start, fewest] = [index, slips];
  }
  if (start < 0) return null;
  return start === 0 ? line : splitAtWord(line, start)[1]!;
}

/** A name that reaches to a word's space before quốc hiệu: no gap parts them, but the words of quốc hiệu do. */
function splitAtNationalTitle(line: PaperLine): PaperLine[] | null {
  const title = nationalTitleIn(line);
  if (title === null || title === line || !isUpperCase(title.text)) return null;
  return splitAtWord(line, line.source.words.length - title.source.words.length);
}

/** Share of a page's height in which a letterhead begins. */
const LETTERHEAD = 0.1;

/** The height, in points, at which a page's own letterhead begins, by its quốc hiệu; Infinity where it has none. */
export function letterheadTop(lines: readonly PaperLine[], page: ReadPage): number {
  const titled = lines.filter(({ box }) => box.y < page.height * LETTERHEAD).filter(nationalTitleIn);
  return Math.min(...titled.map(({ box }) => box.y), Infinity);
}

function splitColumns(line: PaperLine, gutter: number, page: ReadPage): PaperLine[] {
  if (right(line.box) < gutter || line.box.x > gutter - page.width * 0.08) return [line];
  const cells = splitAtGutter(line, gutter - page.width * 0.12, gutter + page.width * 0.05, 9);
  return cells.length > 1 ? cells : (splitAtNationalTitle(line) ?? cells);
}

function columnOf(cell: PaperLine, anchors: Anchors, header: Header): PaperLine[] {
  const isFarLeft = right(cell.box) < anchors.gutter;
  if (!isFarLeft && (isNationalTitle(cell.text) || isMotto(cell.text))) return header.right;
  if (cell.source.zone === 'header-left') return header.left;
  if (cell.source.zone === 'header-right') return header.right;
  return middleX(cell.box) < anchors.gutter ? header.left : header.right;
}

/** The header ends where the title, the addressing or the first line of text across the page begins. */
function headerEnd(lines: readonly PaperLine[], page: ReadPage, anchors: Anchors): number {
  const zoned = lines.filter((line) => line.source.zone.startsWith('header'));
  const floor = anchors.bottom || Math.max(0, ...zoned.map((line) => bottom(line.box)));
  const ends = lines
    .filter((line) => middleY(line.box) > floor && endsHeader(line, page))
    .map((line) => line.box.y);
  return Math.min(page.height, ...ends);
}

function endsHeader(line: PaperLine, page: ReadPage): boolean {
  if (isAddressingStart(line.text)) return true;
  if (isTypeName(line.text) && isCentred(line, page)) return true;
  return isAcrossPage(line, page) || isLegalBasis(line.text);
}

/** "KẾ HOẠCH", or a heading that opens with a type: "THÔNG BÁO KẾT LUẬN". */
export function isTypeName(text: string): boolean {
  return kindNamed(text) !== null || (isUpperCase(text) && kindAtStart(text) !== null);
}

export function isLegalBasis(text: string): boolean {
  return /^can cu\b/.test(plain(text));
}

function isCentred(line: PaperLine, page: ReadPage): boolean {
  return Math.abs(middleX(line.box) - page.width / 2) < page.width * 0.12;
}

function isAcrossPage(line: PaperLine, page: ReadPage): boolean {
  return (
    line.box.width > page.width * 0.5 && line.box.x < page.width * 0.4 && right(line.box) > page.width * 0.62
  );
}

/** A last row of "V/v …" beside or just under the first line of what follows. */
function continuesLeft(line: PaperLine, left: readonly PaperLine[], anchors: Anchors, end: number): boolean {
  if (isAddressingStart(line.text) || startsWithDash(line.text)) return false;
  const above = left.filter((cell) => cell.box.y < line.box.y).at(-1);
  if (!above || right(line.box) > anchors.gutter || line.box.y > end + 40) return false;
  const step = line.box.y - above.box.y;
  const sameCentre = Math.abs(middleX(line.box) - middleX(above.box)) < 20;
  return step < above.box.height * 2 && sameCentre;
}

function sortDown(lines: PaperLine[]): void {
  lines.sort((a, b) => middleY(a.box) - middleY(b.box) || a.box.x - b.box.x);
}
