/**
 * Lines of the paper with their places, cut where a row holds two columns, and without the furniture of
 * the page: page numbers, running heads, address lines, stamps of the office that received it.
 */
import { lineText, type Box, type Line, type ReadPage, type Word } from '../../reading/page.ts';
import { opensAgencyName } from '../agencies.ts';
import { capitalShare, isAlmost, letters, plain } from '../likeness.ts';
import type { PaperLine } from '../parts.ts';

/** A line as the parts carry it; the source line keeps its words, their boxes and confidences. */
export function paperLine(source: Line, page: number): PaperLine {
  const { x, y, width, height } = source;
  return { text: plainStrokes(lineText(source)), page, box: { x, y, width, height }, source };
}

/** One character each for the slashes and the "Đ" that fonts and OCR have several of; the length stays. */
function plainStrokes(text: string): string {
  if (!/[\u2010-\u2012\u2044\u2215\u29F8Ð]/u.test(text)) return text;
  return text
    .replaceAll(/[\u2044\u2215\u29F8]/gu, '/')
    .replaceAll('Ð', 'Đ')
    .replaceAll(/[\u2010-\u2012]/gu, '-');
}

const SURELY_READ = 60;
const HARDLY_READ = 40;

/**
 * The line without what a shadow, a hole or a dirty edge left at its ends: doubtful words far from the next
 * one, and strokes that are no letters. Null where nothing else is on the line.
 */
export function withoutDirt(line: PaperLine, pageWidth: number): PaperLine | null {
  const { words, zone } = line.source;
  if (words.every((word) => word.confidence === 100)) return line;
  let first = 0;
  let last = words.length - 1;
  while (first <= last && isDirt(words[first]!, words[first + 1], pageWidth) && !isDash(words[first]!))
    first++;
  while (last >= first && isDirt(words[last]!, words[last - 1], pageWidth)) last--;
  if (first > last) return null;
  return first === 0 && last === words.length - 1
    ? line
    : paperLine(lineOf(words.slice(first, last + 1), zone), line.page);
}

function isDash(word: Word): boolean {
  return /^[-–—+]$/u.test(word.text);
}

function isDirt(word: Word, neighbour: Word | undefined, pageWidth: number): boolean {
  if (!/[\p{L}\p{N}]/u.test(word.text)) return !/[)”"\]…]/u.test(word.text);
  if (word.confidence >= SURELY_READ) return false;
  const characters = [...word.text].filter((character) => /[\p{L}\p{N}]/u.test(character)).length;
  const mostlySigns = characters * 2 < word.text.length;
  if (word.confidence < HARDLY_READ / 2 && (mostlySigns || (!neighbour && characters <= 2))) return true;
  const atEdge = right(word) < pageWidth * 0.1 || word.x > pageWidth * 0.93;
  return (atEdge || characters <= 2) && neighbour !== undefined && gapBetween(word, neighbour) > 16;
}

function gapBetween(a: Word, b: Word): number {
  return Math.max(a.x, b.x) - Math.min(right(a), right(b));
}

export function right(box: Box): number {
  return box.x + box.width;
}

export function bottom(box: Box): number {
  return box.y + box.height;
}

export function middleX(box: Box): number {
  return box.x + box.width / 2;
}

export function middleY(box: Box): number {
  return box.y + box.height / 2;
}

/** The smallest box around all of them. */
export function boxAround(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map(right)) - x,
    height: Math.max(...boxes.map(bottom)) - y,
  };
}

function lineOf(words: Word[], zone: Line['zone']): Line {
  return { zone, words, ...boxAround(words) };
}

/**
 * Cuts a row in two at the widest gap that touches the gutter between `from` and `to`; a row without
 * such a gap of at least `least` points stays whole.
 */
export function splitAtGutter(line: PaperLine, from: number, to: number, least: number): PaperLine[] {
  const { words, zone } = line.source;
  let cut = 0;
  let widest = least;
  for (let index = 1; index < words.length; index++) {
    const start = right(words[index - 1]!);
    const end = words[index]!.x;
    if (end < from || start > to || end - start < widest) continue;
    widest = end - start;
    cut = index;
  }
  return cut === 0 ? [line] : splitAtWord(line, cut, zone);
}

/** Two halves of a row as one line. */
export function joinedLine(left: PaperLine, half: PaperLine): PaperLine {
  return paperLine(lineOf([...left.source.words, ...half.source.words], left.source.zone), left.page);
}

/** Cuts a row in two before the word of that index. */
export function splitAtWord(
  line: PaperLine,
  index: number,
  zone: Line['zone'] = line.source.zone,
): PaperLine[] {
  const { words } = line.source;
  return [words.slice(0, index), words.slice(index)]
    .filter((part) => part.length > 0)
    .map((part) => paperLine(lineOf(part, zone), line.page));
}

const PAGE_NUMBER =
  /^[\s\-–—_.~|]{0,4}(?:trang\s{0,3})?\d{1,3}(?:\s{0,2}\/\s{0,2}\d{1,3})?[\s\-–—_.~|]{0,4}$/iu;
const TOP_MARGIN = 0.085;
const BOTTOM_MARGIN = 0.915;

/** A lone number in the top or bottom margin (NĐ 30/2020, PL I, I.7), centred or at an outer edge. */
export function isPageNumber(line: PaperLine, page: ReadPage): boolean {
  return isInMargin(line.box, page) && PAGE_NUMBER.test(line.text) && line.box.width < page.width * 0.2;
}

function isInMargin(box: Box, page: ReadPage): boolean {
  return bottom(box) < page.height * TOP_MARGIN || box.y > page.height * BOTTOM_MARGIN;
}

/** The same words in the margin of two pages or more: a running head or foot. */
export function runningHeads(pages: readonly ReadPage[]): Set<string> {
  const seen = new Map<string, number>();
  for (const page of pages) {
    const onThisPage = new Set(
      page.lines
        .filter((line) => isInMargin(line, page))
        .map((line) => headKey(paperLine(line, page.number))),
    );
    for (const key of onThisPage) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return new Set([...seen].filter(([key, count]) => key.length >= 4 && count >= 2).map(([key]) => key));
}

function headKey(line: PaperLine): string {
  return letters(line.text).replace(/\d/g, '');
}

export function isRunningHead(line: PaperLine, page: ReadPage, heads: ReadonlySet<string>): boolean {
  return isInMargin(line.box, page) && heads.has(headKey(line));
}

const CONTACT_START =
  /^(?:dia chi|tru so|dien thoai|dt|tel|fax|email|e mail|website(?=.*[.:])|cong thong tin dien tu)\b/;

/** Ô 13: address, telephone, e-mail at the foot of a page. */
export function isContactLine(line: PaperLine, page: ReadPage): boolean {
  return line.box.y > page.height * 0.88 && CONTACT_START.test(plain(line.text));
}

const SIGNATURE_STAMP =
  /(?:thoi gian ky|nguoi ky|ky boi|signed by|digitally signed|co quan ky|\d{1,2}:\d{2}:\d{2}\s{0,2}(?:\+|z))/;
const COPY_STAMP = /^(?:sao y|sao luc|trich sao|ban sao|cong chung)\b/;

/** Text of a digital signature or a copy mark (PL II), laid over the paper and not part of it. */
export function isStampText(line: PaperLine): boolean {
  const folded = plain(line.text);
  return SIGNATURE_STAMP.test(folded) || /\d{1,2}:\d{2}:\d{2}/.test(line.text) || COPY_STAMP.test(folded);
}

const COPY_SYMBOL = /\/\s?(?:SY|SL|TrS|TRS|Sy|TS)\s?[-–]\s?\p{Lu}/u;

/**
 * Where on this page the block of a paper copy begins (PL I, Phần II, II): "SAO Y", "SAO LỤC" or "TRÍCH SAO"
 * beside an office with a number of copies of its own; Infinity where there is none. From there on
 * everything belongs to the office that copied.
 */
export function copyBlockTop(lines: readonly PaperLine[]): number {
  const number = lines.find((line) => COPY_SYMBOL.test(line.text));
  if (!number) return Infinity;
  const near = lines.filter((line) => Math.abs(line.box.y - number.box.y) < 60);
  const heads = near.filter(
    (line) => COPY_STAMP.test(plain(line.text)) || /\b(?:sao y|sao luc|trich sao)$/.test(plain(line.text)),
  );
  if (heads.length === 0) return Infinity;
  const top = Math.min(...heads.map((line) => line.box.y));
  const office = near.filter((line) => line.box.y < number.box.y && line.box.y > number.box.y - 40);
  return Math.min(top, ...office.map((line) => line.box.y)) - 1;
}

/** Words of the arrival stamp (dấu "ĐẾN", PL IV mẫu số 1) that the receiving office prints on the paper. */
const ARRIVAL_HEAD = /^(?:(?:cong van|van ban|cv|vb) )?den$/;
const ARRIVAL_REST =
  /^(?:(?:so|s|ngay|gio)(?: den)?[ \d]{0,14}$|(?:kinh )?chuyen\b|luu ho so\b|so va ky hieu\b)/;
/** As small letters of a stamp are read: "CÔNGVĂNĐN", "cọc VĂN ĐịN". */
const ARRIVAL_NAMES = ['cong van den', 'van ban den'];
const ARRIVAL_SLIPS = 3;
/** Letters of such a reading at least: "CÔNG VĂN" alone is a title. */
const SHORTEST_ARRIVAL = 8;
/** Points that a stamp's lines are wide at most. */
const STAMP_WIDTH = 160;

function isArrivalHead(line: PaperLine): boolean {
  if (ARRIVAL_HEAD.test(plain(line.text))) return true;
  if (line.box.width > STAMP_WIDTH || letters(line.text).length < SHORTEST_ARRIVAL) return false;
  // "Công văn này." ends many a sentence; a stamp is in capitals.
  if (capitalShare(line.text) < 0.5) return false;
  return ARRIVAL_NAMES.some((name) => isAlmost(line.text, name, ARRIVAL_SLIPS));
}

/** "7Í VĂN ĐẾN", "Số: 4 gw VĂN ĐẾN": a pen runs over the rest; such a row is one only over or under another of the stamp. */
const ARRIVAL_END = /(?<!\p{L})V\p{Lu}N (?:BẢN )?[ĐD][ẾỀỂÊE]N\P{L}{0,3}$/u;

/** The lines of an arrival stamp: "ĐẾN", the short rows right under it, without a symbol of their own, and whose it is. */
export function arrivalStamp(lines: readonly PaperLine[]): Set<PaperLine> {
  const stamp = new Set<PaperLine>();
  for (const head of lines) {
    const isWhole = isArrivalHead(head);
    if (!isWhole && !(head.box.width < STAMP_WIDTH && ARRIVAL_END.test(head.text))) continue;
    const rows = lines.filter((line) => belongsToStamp(line, head));
    if (!isWhole && rows.length === 0) continue;
    for (const line of [...receiverOver(head, lines), head, ...rows]) stamp.add(line);
  }
  return stamp;
}

/** Points between the rows of a stamp, which are set closer than a header's. */
const RECEIVER_PITCH = 17;
const RECEIVER_ROWS = 2;
/** Points below the stamp's name within which the paper's own header begins where the stamp is over it. */
const HEADER_BELOW = 120;

/**
 * The name of the office that stamped the paper, over "ĐẾN" (PL IV, mẫu số 1). A stamp put under the issuer's name has
 * that above it: what stands there is the receiver's only where the paper's own header follows below.
 */
function receiverOver(head: PaperLine, lines: readonly PaperLine[]): PaperLine[] {
  const opensHeader = lines.some(
    ({ box, text }) =>
      box.y > head.box.y &&
      box.y < head.box.y + HEADER_BELOW &&
      capitalShare(text) > 0.6 &&
      (opensAgencyName(text) || OPENS_COUNTRY.test(plain(text))),
  );
  if (!opensHeader) return [];
  const name: PaperLine[] = [];
  for (let below = head; name.length < RECEIVER_ROWS;) {
    const above = lines.find((line) => isRowOver(line, below));
    if (above === undefined) break;
    name.push(above);
    below = above;
  }
  return name;
}

const OPENS_COUNTRY = /^(?:cong hoa xa hoi|dang cong san)/;

function isRowOver(line: PaperLine, below: PaperLine): boolean {
  const pitch = below.box.y - line.box.y;
  const aside = Math.abs(middleX(line.box) - middleX(below.box));
  const isName = capitalShare(line.text) > 0.6 && line.box.width < STAMP_WIDTH;
  return pitch > 4 && pitch < RECEIVER_PITCH && aside < 45 && isName && !OPENS_COUNTRY.test(plain(line.text));
}

/** What is written into an arrival stamp: a number, a day. */
const WRITTEN = /^(?:\d{2,5}|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)$/u;
/** White between the stamp and the title beside it, in heights of a line, and how far below each other its rows are. */
const BESIDE_STAMP = 1.2;
const STAMP_PITCH = 2.6;

/**
 * The lines without the figures of an arrival stamp that stands beside the title: "468 THÔNG BÁO" and under it
 * "20/8 Kết luận …".
 * @param isTitle whether a text is the name of a kind of paper
 */
export function stampFiguresApart(
  lines: readonly PaperLine[],
  isTitle: (text: string) => boolean,
): { lines: PaperLine[]; figures: PaperLine[] } {
  const figures: PaperLine[] = [];
  const others = lines.map((line) => {
    const [written, print] = figuresBefore(line);
    const last = figures.at(-1);
    const isUnder = last !== undefined && Math.abs(line.box.y - last.box.y) < STAMP_PITCH * last.box.height;
    if (written === undefined || print === undefined || !(isUnder || isTitle(print.text))) return line;
    figures.push(written);
    return print;
  });
  return { lines: others, figures };
}

function figuresBefore(line: PaperLine): PaperLine[] {
  const [first, second] = line.source.words;
  if (first === undefined || second === undefined || !WRITTEN.test(first.text)) return [];
  const isApart = second.x - first.x - first.width > BESIDE_STAMP * second.height;
  return isApart ? splitAtWord(line, 1) : [];
}

function belongsToStamp(line: PaperLine, head: PaperLine): boolean {
  const below = line.box.y - head.box.y;
  const aside = Math.abs(middleX(line.box) - middleX(head.box));
  const near = below > 0 && below < 80 && aside < 90;
  return (
    near &&
    ARRIVAL_REST.test(plain(line.text)) &&
    !/\/\s?\p{Lu}/u.test(line.text) &&
    line.box.width < STAMP_WIDTH
  );
}
