/**
 * Lays lines of text out on A4 pages the way a dispatch is set, so that a test can write a paper as a few
 * strings: two columns at the head, title and addressing, justified text, two columns at the foot.
 */
import type { Line, ReadPage, Word, Zone } from '../../src/reading/page.ts';

export const PAGE_WIDTH = 595;
export const PAGE_HEIGHT = 842;
const LEFT = 85;
const RIGHT = 540;
const INDENT = 36;
const CHARACTER = 5.9;
const PITCH = 17;

export interface PaperText {
  /** Ô 2, 3, 5b. */
  left?: string[];
  /** Ô 1 and 4; quốc hiệu and tiêu ngữ unless given. */
  right?: string[];
  /** Ô 5a, one string a line. */
  title?: string[];
  /** Ô 9a: "Kính gửi: …" and its list. */
  addressing?: string[];
  /** Paragraphs: wrapped and broken over pages as they need; "| TT | Nội dung |" is a row of a table. */
  body?: string[];
  recipients?: string[];
  signature?: string[];
  /** A second signature, at the left of the first, above "Nơi nhận": joint papers, minutes, contracts. */
  leftSignature?: string[];
  /** Ô of a paper copy (PL I, Phần II): its own header and foot under the end of the copied text. */
  copy?: Pick<PaperText, 'left' | 'right' | 'recipients' | 'signature'>;
  /** Each a page (or more) of its own: the lines, set centred while they are short. */
  appendices?: string[][];
  /** Single lines laid on page 1 as overlays. */
  overlays?: string[];
}

export interface Layout {
  /** "true" zones as a good reader gives them, or "none": everything in the body zone. */
  zones?: 'true' | 'none';
  /** Joins the cells of a row into one line, as a text layer without columns does. */
  joinRows?: boolean;
  source?: ReadPage['source'];
  /** Confidence of every word, or by its text. */
  confidence?: number | ((word: string) => number);
}

export const NATIONAL = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];

interface Placed {
  text: string;
  x: number;
  y: number;
  page: number;
  zone: Zone;
}

/** The pages of a paper. */
export function pagesOf(paper: PaperText, layout: Layout = {}): ReadPage[] {
  const sheet = new Sheet();
  setHeader(sheet, paper);
  for (const line of paper.title ?? []) sheet.centred(line);
  if (paper.title?.length) sheet.skip(8);
  setAddressing(sheet, paper.addressing ?? []);
  for (const paragraph of paper.body ?? []) sheet.block(paragraph);
  if (paper.leftSignature) setJointFoot(sheet, paper, paper.leftSignature);
  else setFoot(sheet, paper);
  if (paper.copy) setCopy(sheet, paper.copy);
  for (const appendix of paper.appendices ?? []) setAppendix(sheet, appendix);
  for (const [index, overlay] of (paper.overlays ?? []).entries()) {
    sheet.placed.push({ text: overlay, x: 380, y: 500 + index * PITCH, page: 1, zone: 'overlay' });
  }
  return pagesFrom(sheet, layout);
}

/** A paper of body paragraphs alone: what the stages after the header need. */
export function bodyPages(paragraphs: string[], layout: Layout = {}): ReadPage[] {
  return pagesOf({ left: ['SỞ XÂY DỰNG', 'Số: 1/SXD-VP'], body: paragraphs }, layout);
}

function setHeader(sheet: Sheet, paper: PaperText): void {
  const top = sheet.y;
  sheet.column(paper.left ?? [], 175, 'header-left');
  const leftEnd = sheet.y;
  sheet.y = top;
  sheet.column(paper.right ?? NATIONAL, 405, 'header-right');
  sheet.y = Math.max(leftEnd, sheet.y) + 12;
}

function setAddressing(sheet: Sheet, lines: readonly string[]): void {
  for (const line of lines) sheet.line(line, /^\s*[-–+]/u.test(line) ? 205 : 145, 'body');
  if (lines.length > 0) sheet.skip(6);
}

function setFoot(sheet: Sheet, { recipients = [], signature = [] }: PaperText): void {
  sheet.skip(10);
  sheet.keepTogether(Math.max(recipients.length, signature.length + 2) * PITCH);
  const top = sheet.y;
  for (const line of recipients) sheet.line(line, LEFT, 'foot-left');
  const leftEnd = sheet.y;
  sheet.y = top;
  for (const [index, line] of signature.entries()) {
    if (index === signature.length - 1 && index > 0) sheet.skip(2 * PITCH);
    sheet.centredAt(line, 430, 'foot-right');
  }
  sheet.y = Math.max(leftEnd, sheet.y);
}

/** Two signatures side by side, and nơi nhận under them. */
function setJointFoot(sheet: Sheet, { recipients = [], signature = [] }: PaperText, left: string[]): void {
  sheet.skip(10);
  sheet.keepTogether((signature.length + recipients.length + 4) * PITCH);
  const top = sheet.y;
  for (const [lines, centre] of [
    [left, 180],
    [signature, 430],
  ] as const) {
    sheet.y = top;
    for (const [index, line] of lines.entries()) {
      if (index === lines.length - 1 && index > 0)
        sheet.y = top + (Math.max(left.length, signature.length) + 1) * PITCH;
      sheet.centredAt(line, centre, 'body');
    }
  }
  sheet.skip(8);
  for (const line of recipients) sheet.line(line, LEFT, 'foot-left');
}

function setCopy(sheet: Sheet, copy: NonNullable<PaperText['copy']>): void {
  sheet.skip(20);
  sheet.keepTogether(180);
  const top = sheet.y;
  sheet.column(copy.left ?? [], 175, 'body');
  sheet.y = top;
  sheet.column(copy.right ?? [], 405, 'body');
  sheet.skip(10);
  setFoot(sheet, { recipients: copy.recipients ?? [], signature: copy.signature ?? [] });
}

function setAppendix(sheet: Sheet, lines: readonly string[]): void {
  sheet.newPage();
  for (const line of lines) {
    if (line.length < 60 && !/^(?:\||[-+] |\d|[IVX]+\.|[a-zđ]\))/u.test(line)) sheet.centred(line);
    else sheet.block(line);
  }
}

const TABLE_LEFT = 60;
const TABLE_WIDTH = 500;
const ROW_PITCH = 14;

function cellsOf(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** The columns of a table share its width by what their headings usually ask. */
function columnWidths(heading: readonly string[]): number[] {
  const weights = heading.map((cell) =>
    /^(?:S?TT|Số TT)$/u.test(cell) ? 0.55 : /nội dung|nhiệm vụ|công việc/iu.test(cell) ? 2.4 : 1.4,
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (weight / whole) * TABLE_WIDTH);
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && longer.length * CHARACTER > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

class Sheet {
  placed: Placed[] = [];
  y = 60;
  page = 1;
  /** Widths of the columns of the table that is being set; empty outside of one. */
  private columns: number[] = [];

  line(text: string, x: number, zone: Zone): void {
    if (this.y > PAGE_HEIGHT - 80) this.newPage();
    this.placed.push({ text, x, y: this.y, page: this.page, zone });
    this.y += PITCH;
  }

  column(lines: readonly string[], centre: number, zone: Zone): void {
    for (const line of lines) this.centredAt(line, centre, zone);
  }

  centredAt(text: string, centre: number, zone: Zone): void {
    this.line(text, centre - (text.length * CHARACTER) / 2, zone);
  }

  centred(text: string): void {
    this.centredAt(text, (LEFT + RIGHT) / 2, 'body');
  }

  /** A paragraph, or a row of a table. */
  block(text: string): void {
    if (text.startsWith('|')) return this.row(cellsOf(text));
    if (this.columns.length > 0) this.skip(8);
    this.columns = [];
    this.paragraph(text);
  }

  /** Cells wrapped within their columns and centred over their height, as offices set them. */
  private row(cells: readonly string[]): void {
    if (this.columns.length === 0) this.columns = columnWidths(cells);
    const texts = cells.map((cell, index) => wrapped(cell, this.columns[index]! - 10));
    const height = Math.max(...texts.map((lines) => lines.length));
    this.keepTogether(height * ROW_PITCH);
    for (let at = 0; at < height; at++) {
      let x = TABLE_LEFT;
      for (const [index, lines] of texts.entries()) {
        const text = lines[at - Math.floor((height - lines.length) / 2)];
        if (text) this.placed.push({ text, x, y: this.y, page: this.page, zone: 'body' });
        x += this.columns[index]!;
      }
      this.y += ROW_PITCH;
    }
    this.skip(10);
  }

  /** First line indented, the others at the margin, wrapped at the right edge. */
  paragraph(text: string): void {
    let start = LEFT + INDENT;
    let words: string[] = [];
    for (const word of text.split(' ')) {
      if (start + [...words, word].join(' ').length * CHARACTER > RIGHT) {
        this.line(words.join(' '), start, 'body');
        start = LEFT;
        words = [];
      }
      words.push(word);
    }
    this.line(words.join(' '), start, 'body');
    this.skip(4);
  }

  skip(points: number): void {
    this.y += points;
  }

  keepTogether(height: number): void {
    if (this.y + height > PAGE_HEIGHT - 60) this.newPage();
  }

  newPage(): void {
    this.page++;
    this.placed.push({
      text: String(this.page),
      x: PAGE_WIDTH / 2 - 3,
      y: 36,
      page: this.page,
      zone: 'body',
    });
    this.y = 70;
  }
}

function pagesFrom(sheet: Sheet, layout: Layout): ReadPage[] {
  return Array.from({ length: sheet.page }, (_, index) => {
    const placed = sheet.placed.filter((line) => line.page === index + 1);
    const lines = placed.map((line) => lineFrom(line, layout));
    return {
      number: index + 1,
      width: PAGE_WIDTH,
      height: PAGE_HEIGHT,
      rotation: 0,
      source: layout.source ?? 'text-layer',
      seconds: 0,
      lines: layout.joinRows ? joinedRows(lines) : lines,
    };
  });
}

function lineFrom({ text, x, y, zone }: Placed, layout: Layout): Line {
  const words = wordsOf(text, x, y, layout.confidence ?? 100);
  const isFree = layout.zones === 'none' && zone !== 'overlay';
  return { zone: isFree ? 'body' : zone, words, ...around(words) };
}

/** Words at even widths; runs of spaces stay as gaps, as where a number is left blank. */
function wordsOf(
  text: string,
  x: number,
  y: number,
  confidence: number | ((word: string) => number),
): Word[] {
  return [...text.matchAll(/\S+/gu)].map((found) => ({
    text: found[0].normalize('NFC'),
    x: x + found.index * CHARACTER,
    y,
    width: found[0].length * CHARACTER,
    height: 13,
    confidence: typeof confidence === 'number' ? confidence : confidence(found[0]),
  }));
}

function around(words: readonly Word[]): { x: number; y: number; width: number; height: number } {
  const x = Math.min(...words.map((word) => word.x));
  const y = Math.min(...words.map((word) => word.y));
  return { x, y, width: Math.max(...words.map((word) => word.x + word.width)) - x, height: 13 };
}

function joinedRows(lines: readonly Line[]): Line[] {
  const rows = new Map<number, Line[]>();
  for (const line of lines) {
    const row = Math.round(line.y);
    rows.set(row, [...(rows.get(row) ?? []), line]);
  }
  return [...rows.values()].map((cells) => {
    const words = cells.flatMap((cell) => cell.words).toSorted((a, b) => a.x - b.x);
    return { zone: cells[0]!.zone, words, ...around(words) };
  });
}
