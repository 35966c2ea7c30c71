/**
 * The parts of a paper by NĐ 30/2020, Phụ lục I: where the header ends, who is addressed, what is body,
 * where nơi nhận and the signature stand, which appendices follow. Every later stage works on these.
 */
import type { Box, Line, ReadPage } from '../reading/page.ts';
import { appendicesOf } from './layout/appendices.ts';
import { footCells, footOf, footStart, isPersonName, opensAppendix } from './layout/foot.ts';
import { headerOf, isAddressingStart, letterheadTop } from './layout/header.ts';
import { takeMarks } from './layout/marks.ts';
import {
  arrivalStamp,
  bottom,
  stampFiguresApart,
  copyBlockTop,
  isContactLine,
  isPageNumber,
  isRunningHead,
  isStampText,
  joinedLine,
  middleX,
  middleY,
  paperLine,
  right,
  runningHeads,
  withoutDirt,
} from './layout/paper-lines.ts';
import { startsWithDash } from './layout/dashes.ts';
import {
  addressingLength,
  isInvitationLead,
  opensTitle,
  textColumn,
  titleLength,
  type TextColumn,
} from './layout/title.ts';
import { kindNamed } from './document-kinds.ts';
import { plain } from './likeness.ts';
import type { TablesOfPages } from './outline/read-tables.ts';

/** A line of the paper with its place. */
export interface PaperLine {
  text: string;
  page: number;
  box: Box;
  source: Line;
}

export interface Appendix {
  /** "Phụ lục I", "Phụ lục", as printed. */
  heading: PaperLine;
  lines: PaperLine[];
}

export interface PaperParts {
  /** Ô 2, 3 and 5b: parent, issuer, số/ký hiệu, "V/v …". */
  headerLeft: PaperLine[];
  /** Ô 1 and 4: quốc hiệu, tiêu ngữ, địa danh and date. */
  headerRight: PaperLine[];
  /** Ô 5a: type name and subject of a named document. */
  title: PaperLine[];
  /** Ô 9a: "Kính gửi" (or "… điện:") and its list. */
  addressing: PaperLine[];
  /** Ô 6, page numbers and running heads left out, in reading order over all pages. */
  body: PaperLine[];
  /** Ô 9b. */
  recipients: PaperLine[];
  /** Ô 7. */
  signature: PaperLine[];
  appendices: Appendix[];
  /** Frames and stamps: khẩn, mật, "LƯU HÀNH NỘI BỘ", and overlays typed or stamped on the paper. */
  marks: PaperLine[];
  overlays: PaperLine[];
  /** The tables whose cells the reader found, by page; their lines are among those of the body and of the appendices. */
  tables?: TablesOfPages;
}

export type PartsOf = (pages: readonly ReadPage[]) => PaperParts;

/**
 * Parts a paper as NĐ 30/2020 lays it out (PL I, IV). Zones that the reader saw are taken as advice; the
 * place of a line on the page and its words decide, so a page whose zones are missing is parted too.
 */
export function partsOf(pages: readonly ReadPage[]): PaperParts {
  const parts = emptyParts();
  parts.tables = new Map(pages.map((page) => [page.number, page.tables ?? []]));
  const heads = runningHeads(pages);
  const sheets = pages.map((page) => sheetOf(page, heads, parts));
  const first = sheets[0];
  if (!first) return parts;
  const below = takeHeader(first, parts);
  const text = takeOpening(below, first.page, parts);
  const rest = [{ page: first.page, lines: text }, ...sheets.slice(1)];
  const behind = takeBodyAndFoot(rest, parts);
  parts.appendices = appendicesOf(behind, new Map(pages.map((page) => [page.number, page])));
  return parts;
}

interface Sheet {
  page: ReadPage;
  lines: PaperLine[];
}

function emptyParts(): PaperParts {
  return {
    headerLeft: [],
    headerRight: [],
    title: [],
    addressing: [],
    body: [],
    recipients: [],
    signature: [],
    appendices: [],
    marks: [],
    overlays: [],
  };
}

/** The page's own lines; overlays and stamps go to `overlays`, furniture of the page is dropped. */
function sheetOf(page: ReadPage, heads: ReadonlySet<string>, parts: PaperParts): Sheet {
  const read = page.lines
    .filter((line) => line.words.length > 0)
    .map((line) => withoutDirt(paperLine(line, page.number), page.width))
    .filter((line) => line !== null);
  const { lines: all, figures } =
    page.number === 1
      ? stampFiguresApart(read, (text) => kindNamed(text) !== null)
      : { lines: read, figures: [] };
  parts.overlays.push(...figures);
  const stamp =
    page.number === 1 ? arrivalStamp(all.filter((line) => line.box.y < page.height * 0.4)) : new Set();
  const copied = copyBlockTop(all);
  let letterhead: number | undefined;
  // What is issued with a paper repeats its letterhead: that runs over no pages.
  const isRunning = (line: PaperLine): boolean =>
    isRunningHead(line, page, heads) &&
    (line.box.y > page.height / 2 || bottom(line.box) < (letterhead ??= letterheadTop(all, page)));
  const lines: PaperLine[] = [];
  for (const line of all) {
    const isLaidOver = line.source.zone === 'overlay' || line.box.y > copied;
    if (isLaidOver || stamp.has(line) || isStampText(line)) parts.overlays.push(line);
    else if (!isFurniture(line, page) && !isRunning(line)) lines.push(line);
  }
  return { page, lines };
}

function isFurniture(line: PaperLine, page: ReadPage): boolean {
  const { zone } = line.source;
  if (zone === 'page-number' || zone === 'footnote') return true;
  return isPageNumber(line, page) || isContactLine(line, page);
}

function takeHeader({ page, lines }: Sheet, parts: PaperParts): PaperLine[] {
  const header = headerOf(lines, page);
  const inLeft = takeMarks(header.left);
  const inRight = takeMarks(header.right);
  parts.headerLeft = inLeft.others;
  parts.headerRight = inRight.others;
  const isMarkPlace = (line: PaperLine): boolean =>
    line.box.y < page.height / 2 && kindNamed(line.text) === null;
  const upper = takeMarks(header.rest.filter(isMarkPlace));
  parts.marks.push(...inLeft.marks, ...inRight.marks, ...upper.marks);
  return header.rest.filter((line) => !upper.marks.includes(line));
}

/** Takes title and addressing off the lines under the header, in the order in which they stand. */
function takeOpening(below: readonly PaperLine[], page: ReadPage, parts: PaperParts): PaperLine[] {
  const column = textColumn(below, page.width);
  const strays = straysBefore(below, page, column);
  parts.overlays.push(...below.slice(0, strays));
  const lines = below.slice(strays);
  const title = titleLength(lines, column);
  parts.title = lines.slice(0, title);
  const crumbs = crumbsBefore(lines.slice(title));
  parts.overlays.push(...lines.slice(title, title + crumbs));
  const under = lines.slice(title + crumbs);
  const addressing = addressingLength(under, column);
  parts.addressing = under.slice(0, addressing);
  return under.slice(addressing);
}

/** How many lines without a word ("924", of a stamp that lies there) stand between the title and "Kính gửi". */
function crumbsBefore(lines: readonly PaperLine[]): number {
  const addressing = lines.slice(0, 3).findIndex((line) => isAddressingStart(line.text));
  const areCrumbs = lines.slice(0, Math.max(addressing, 0)).every((line) => !/\p{L}{2}/u.test(line.text));
  return addressing > 0 && areCrumbs ? addressing : 0;
}

/** How many narrow lines (a frame that was not understood, a stroke) stand before the title or "Kính gửi". */
function straysBefore(lines: readonly PaperLine[], page: ReadPage, column: TextColumn): number {
  const opening = lines
    .slice(0, 4)
    .findIndex((line) => opensTitle(line, column) || isAddressingStart(line.text));
  const isNarrow = lines.slice(0, Math.max(opening, 0)).every((line) => line.box.width < page.width * 0.4);
  return opening > 0 && isNarrow ? opening : 0;
}

/** Body up to the foot, the foot in its columns; returns what stands behind the signature. */
function takeBodyAndFoot(sheets: readonly Sheet[], parts: PaperParts): PaperLine[] {
  const signed = signedSheet(sheets);
  const behind: PaperLine[] = [];
  for (const [index, sheet] of sheets.entries()) {
    if (index === signed) behind.push(...takeFoot(sheet, parts));
    else if (index < signed) parts.body.push(...sheet.lines);
    else if (behind.length === 0 && continuesFoot(sheet, parts)) behind.push(...takeFootRows(sheet, parts));
    else behind.push(...sheet.lines);
  }
  takeInvited(parts);
  return behind;
}

/** The index of the page on which the paper is signed; past the last page where none shows it. */
function signedSheet(sheets: readonly Sheet[]): number {
  const named = sheets.findIndex(({ page, lines }) => footStart(lines, page, 'recipients') !== null);
  if (named >= 0) return named;
  const signed = sheets.findIndex(({ page, lines }) => footStart(lines, page, 'signature') !== null);
  if (signed >= 0) return signed;
  const appendix = sheets.findIndex(({ page, lines }, index) => index > 0 && startsAsAppendix(lines, page));
  return appendix >= 0 ? appendix - 0.5 : sheets.length;
}

function startsAsAppendix(lines: readonly PaperLine[], page: ReadPage): boolean {
  return lines
    .slice(0, 3)
    .some((line) => opensAppendix(line) && Math.abs(middleX(line.box) - page.width / 2) < 80);
}

function takeFoot(sheet: Sheet, parts: PaperParts): PaperLine[] {
  const { page, lines } = sheet;
  const start = footStart(lines, page, 'recipients') ?? footStart(lines, page, 'signature') ?? 0;
  parts.body.push(
    ...rejoinedAbove(
      start,
      lines.filter((line) => middleY(line.box) < start),
    ),
  );
  return takeFootRows({ page, lines: lines.filter((line) => middleY(line.box) >= start) }, parts);
}

/**
 * The gutter of the foot may have cut the last rows of the text too: their halves, a word's space apart,
 * become one line again, in its place.
 */
function rejoinedAbove(start: number, lines: readonly PaperLine[]): PaperLine[] {
  const joined = [...lines];
  for (const half of lines.filter((line) => line.box.y > start - 90)) {
    const left = joined.findIndex((line) => line !== half && isLeftHalf(line, half));
    if (left < 0) continue;
    joined[left] = joinedLine(joined[left]!, half);
    joined.splice(joined.indexOf(half), 1);
  }
  return joined;
}

function isLeftHalf(left: PaperLine, half: PaperLine): boolean {
  const gap = half.box.x - right(left.box);
  const sameRow =
    Math.abs(middleY(left.box) - middleY(half.box)) < Math.min(left.box.height, half.box.height) * 0.6;
  return sameRow && gap > 1 && gap < 11;
}

function takeFootRows({ page, lines }: Sheet, parts: PaperParts): PaperLine[] {
  const downwards = lines.toSorted((a, b) => middleY(a.box) - middleY(b.box) || a.box.x - b.box.x);
  const foot = footOf(downwards, page);
  parts.recipients.push(...foot.recipients);
  parts.signature.push(...foot.signature);
  if (foot.after.some(opensAppendix)) return foot.after;
  parts.overlays.push(...foot.after);
  return [];
}

/** Nơi nhận or the signature may run over to the next page: narrow lines at its top, nothing across it. */
function continuesFoot({ page, lines }: Sheet, parts: PaperParts): boolean {
  const complete = parts.signature.some((line) => isPersonName(line.text));
  const opening = lines.slice(0, 3);
  if (complete && !opening.every((line) => startsWithDash(line.text) && line.box.x < page.width * 0.3))
    return false;
  return (
    lines.length > 0 &&
    lines.length < 25 &&
    lines.every((line) => footCells(line, page).length > 1 || line.box.width < page.width * 0.55)
  );
}

/** On a giấy mời (mẫu 1.7) those invited are the addressees: the list behind "… kính mời:". */
function takeInvited(parts: PaperParts): void {
  if (parts.addressing.length > 0) return;
  const lead = parts.body.slice(0, 20).findIndex((line) => isInvitationLead(line.text));
  if (lead < 0) return;
  let end = lead + 1;
  while (end < parts.body.length && continuesInvited(parts.body, end, lead)) end++;
  const inline = !parts.body[lead]!.text.endsWith(':');
  const from = inline ? lead : lead + 1;
  parts.addressing = parts.body.slice(from, end);
  parts.body = [...parts.body.slice(0, from), ...parts.body.slice(end)];
}

function continuesInvited(lines: readonly PaperLine[], index: number, lead: number): boolean {
  const line = lines[index]!;
  if (/^(?:toi du|den du|thoi gian|dia diem|chu tri|noi dung|thanh phan|du hop)\b/.test(plain(line.text)))
    return false;
  if (startsWithDash(line.text)) return true;
  return index > lead + 1 && !/[.]$/u.test(lines[index - 1]!.text);
}
