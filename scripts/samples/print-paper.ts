/**
 * Prints a sample paper in the layout of NĐ 30/2020, Phụ lục I (the Party's papers: Hướng dẫn 05-HD/VPTW),
 * as a word processor would: a PDF with fonts and text. Only for samples; the drafting room has its own.
 *
 * Units: points; origin at the top left of the page, y downwards.
 */
import type { Box, ReadPage, Zone } from '../../src/reading/page.ts';
import { oneLine } from './paper.ts';
import type { Block, PaperSignature, SamplePaper, TableColumn } from './paper.ts';
import { breakEvenly, breakLines, naturalWidth, Typesetter } from './typeset.ts';
import type { Face } from '../../src/printing/fonts.ts';
import type { Align, SetWord, SheetInk } from './typeset.ts';

export interface PrintedPaper {
  bytes: Uint8Array;
  /** The pages as a perfect reader would give them: every word with its box. */
  pages: ReadPage[];
  /** Where the signer's pen and the seal go; the scanner draws them. */
  signing: SigningPlace;
}

export interface SigningPlace {
  /** From 1. */
  page: number;
  /** The empty room between title and name. */
  box: Box;
}

/** Margins: 20 mm above and below, 30 mm left, 18 mm right. */
const PAGE = { left: 85, right: 544, top: 57, bottom: 785, width: 459 };
/** The header and the foot stand in two columns of 44 and 56 percent. */
const LEFT_COLUMN = { x: PAGE.left - 8, width: 205 };
const RIGHT_COLUMN = { x: PAGE.left + 200, width: 259 };

const INDENT = 36;
const BODY_SIZE = 13.5;
const BODY_LEADING = 17.6;
const PARAGRAPH_GAP = 6;
const PEN_ROOM = 62;

/** The pen position on the paper: the sheet being filled and how far down. */
class Flow {
  readonly typesetter: Typesetter;
  sheet: SheetInk;
  y = PAGE.top;

  constructor(typesetter: Typesetter) {
    this.typesetter = typesetter;
    this.sheet = typesetter.addSheet();
  }

  /** Goes to the next page where `height` does not fit on this one. */
  makeRoom(height: number): void {
    if (this.y + height > PAGE.bottom) this.nextSheet();
  }

  /** Pages are numbered in the middle of the top margin, from the second one. */
  nextSheet(): void {
    this.sheet = this.typesetter.addSheet();
    const number = this.typesetter.words(String(this.sheet.number), 'regular', 13);
    this.sheet.setLine(number, { x: PAGE.left, y: 30, width: PAGE.width, align: 'center', zone: 'body' });
    this.y = PAGE.top;
  }
}

/** How a run of lines is set. */
interface Setting {
  face: Face;
  size: number;
  leading: number;
  align: Align;
  zone: Zone;
}

const BODY: Setting = {
  face: 'regular',
  size: BODY_SIZE,
  leading: BODY_LEADING,
  align: 'justify',
  zone: 'body',
};
const TITLE: Setting = { ...BODY, face: 'bold', size: 14, align: 'center' };

export async function printPaper(paper: SamplePaper): Promise<PrintedPaper> {
  const typesetter = await Typesetter.open(oneLineTitle(paper), madeOn(paper));
  const flow = new Flow(typesetter);
  printHeader(flow, paper);
  printTitle(flow, paper);
  printAddressees(flow, paper);
  printBody(flow, paper);
  const signing = printFoot(flow, paper);
  for (const block of paper.annexes) printBlock(flow, block);
  const bytes = await typesetter.save();
  return { bytes, pages: typesetter.sheets.map((sheet) => sheet.toReadPage()), signing };
}

function oneLineTitle({ header }: SamplePaper): string {
  return `${header.number ?? ''}/${header.symbol}`;
}

/** A paper whose day is blank was made on the first of its month, for all the file says. */
function madeOn({ header }: SamplePaper): Date {
  const day = header.date.length === 7 ? `${header.date}-01` : header.date;
  return new Date(`${day}T09:00:00+07:00`);
}

/** Ô 1 to 4 and 5b, then the frames of ô 10. */
function printHeader(flow: Flow, paper: SamplePaper): void {
  const left = paper.family === 'party' ? printPartyIssuer(flow, paper) : printIssuer(flow, paper);
  const right = paper.family === 'party' ? printPartyName(flow) : printNationalName(flow);
  // Số and ngày stand on one line, whichever column is the longer.
  const level = Math.max(left, right) + 7;
  const below = printColumn(
    flow,
    LEFT_COLUMN,
    level,
    numberLine(paper),
    headLine('header-left', 'regular', 13),
  );
  printColumn(flow, RIGHT_COLUMN, level, placeAndDate(paper), headLine('header-right', 'italic', 13));
  const subjectEnd = isLetter(paper) ? printLetterSubject(flow, paper, below) : below;
  flow.y = printFrames(flow, paper, subjectEnd) + 12;
}

function headLine(zone: Zone, face: Face, size: number): Setting {
  return { face, size, leading: size * 1.16, align: 'center', zone };
}

/** Sets the lines of a text ("\n" breaks) inside a column and gives the y below them. */
function printColumn(
  flow: Flow,
  column: { x: number; width: number },
  top: number,
  text: string,
  setting: Setting,
): number {
  let y = top;
  for (const row of text.split('\n')) {
    const words = flow.typesetter.words(row, setting.face, setting.size);
    const lines =
      setting.align === 'center' ? breakEvenly(words, column.width) : breakLines(words, column.width);
    for (const line of lines) {
      flow.sheet.setLine(line, { ...column, y, align: setting.align, zone: setting.zone });
      y += setting.leading;
    }
  }
  return y;
}

function printIssuer(flow: Flow, { header }: SamplePaper): number {
  const top = header.issuerParent
    ? printColumn(flow, LEFT_COLUMN, PAGE.top, header.issuerParent, headLine('header-left', 'regular', 12))
    : PAGE.top;
  const end = printColumn(flow, LEFT_COLUMN, top, header.issuer, headLine('header-left', 'bold', 12));
  centredRule(flow, LEFT_COLUMN, end + 3, 70);
  return end + 4;
}

function printPartyIssuer(flow: Flow, { header }: SamplePaper): number {
  const parent = headLine('header-left', 'regular', 12);
  const top = printColumn(flow, LEFT_COLUMN, PAGE.top, header.issuerParent ?? '', parent);
  const end = printColumn(flow, LEFT_COLUMN, top, header.issuer, headLine('header-left', 'bold', 12));
  return printColumn(flow, LEFT_COLUMN, end, '*', headLine('header-left', 'regular', 12));
}

function printNationalName(flow: Flow): number {
  const nation = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
  const motto = 'Độc lập - Tự do - Hạnh phúc';
  const below = printColumn(flow, RIGHT_COLUMN, PAGE.top, nation, headLine('header-right', 'bold', 12));
  const end = printColumn(flow, RIGHT_COLUMN, below, motto, headLine('header-right', 'bold', 13));
  const width = naturalWidth(flow.typesetter.words(motto, 'bold', 13));
  centredRule(flow, RIGHT_COLUMN, end + 2, width);
  return end + 4;
}

function printPartyName(flow: Flow): number {
  const name = 'ĐẢNG CỘNG SẢN VIỆT NAM';
  const end = printColumn(flow, RIGHT_COLUMN, PAGE.top, name, headLine('header-right', 'bold', 14));
  const width = naturalWidth(flow.typesetter.words(name, 'bold', 14));
  centredRule(flow, RIGHT_COLUMN, end + 2, width);
  return end + 4;
}

function centredRule(flow: Flow, column: { x: number; width: number }, y: number, width: number): void {
  flow.sheet.rule(column.x + (column.width - width) / 2, y, width);
}

/** The blank of a number that is stamped on later is wide enough to write in. */
export function numberLine({ header, family }: SamplePaper): string {
  if (family === 'party') return `Số ${header.number ?? ''}-${header.symbol}`;
  return header.number ? `Số: ${header.number}/${header.symbol}` : `Số: \t /${header.symbol}`;
}

/** Days under 10 and the first two months have a zero in front (Phụ lục I, II.4). */
export function placeAndDate({ header }: SamplePaper): string {
  const [year = '', month = '', day] = header.date.split('-');
  const padded = Number(month) <= 2 ? month : String(Number(month));
  return `${header.place}, ngày ${day ?? '\t'} tháng ${padded} năm ${year}`;
}

function isLetter(paper: SamplePaper): boolean {
  return paper.header.type === 'Công văn';
}

function printLetterSubject(flow: Flow, { header, family }: SamplePaper, top: number): number {
  const face = family === 'party' ? 'italic' : 'regular';
  return printColumn(flow, LEFT_COLUMN, top + 6, `V/v ${header.subject}`, headLine('header-left', face, 12));
}

/** Secrecy above urgency, each in its frame at the left (ô 10a, 10b). */
function printFrames(flow: Flow, paper: SamplePaper, top: number): number {
  const marks = [paper.secrecy, paper.urgency].filter((mark) => mark !== null);
  let y = top;
  for (const mark of marks) {
    const words = flow.typesetter.words(mark.toUpperCase(), 'bold', 14);
    const box = { x: PAGE.left + 8, y: y + 8, width: naturalWidth(words) + 24, height: 23 };
    flow.sheet.frame(box, 'red');
    flow.sheet.setLine(words, { ...box, y: box.y + 4, align: 'center', zone: 'header-left' });
    y = box.y + box.height;
  }
  return y;
}

/** Ô 5a: tên loại and trích yếu in the middle, with a rule under them. */
function printTitle(flow: Flow, paper: SamplePaper): void {
  if (isLetter(paper)) return;
  const column = { x: PAGE.left + 30, width: PAGE.width - 60 };
  const below = printColumn(flow, column, flow.y, paper.header.type.toUpperCase(), { ...TITLE, leading: 18 });
  flow.y = printColumn(flow, column, below, paper.header.subject, { ...TITLE, leading: 16.8 });
  if (paper.family === 'party')
    printColumn(flow, column, flow.y, '-----', { ...TITLE, face: 'regular', leading: 14 });
  else centredRule(flow, column, flow.y + 4, 90);
  flow.y += 18;
}

/** Ô 9a: one addressee on the line of "Kính gửi:", several below it with their dashes under the colon. */
function printAddressees(flow: Flow, paper: SamplePaper): void {
  const { addressees } = paper;
  if (!addressees.length) return;
  const label = paper.header.type === 'Công điện' ? `${oneLine(paper.header.issuer)} điện:` : 'Kính gửi:';
  const column = { x: PAGE.left + 40, width: PAGE.width - 50 };
  const setting: Setting = {
    ...BODY,
    align: 'left',
    size: 14,
    face: paper.family === 'party' ? 'italic' : 'regular',
  };
  if (addressees.length === 1) {
    const centred: Setting = { ...setting, align: 'center' };
    flow.y = printColumn(flow, column, flow.y, `${label} ${addressees[0]}${endOfAddress(paper)}`, centred);
  } else {
    printAddresseeList(flow, label, addressees, setting);
  }
  flow.y += PARAGRAPH_GAP;
}

function printAddresseeList(flow: Flow, label: string, addressees: string[], setting: Setting): void {
  const labelWords = flow.typesetter.words(label, setting.face, setting.size);
  const labelX = PAGE.left + 50;
  flow.sheet.setLine(labelWords, { x: labelX, y: flow.y, width: PAGE.width, align: 'left', zone: 'body' });
  const x = labelX + naturalWidth(labelWords);
  // A long label ("Chủ tịch … điện:") would leave no room to its right.
  const column =
    x > PAGE.left + 140 ? { x: labelX, width: PAGE.right - labelX } : { x, width: PAGE.right - x };
  flow.y += setting.leading;
  for (const [index, addressee] of addressees.entries()) {
    const end = index === addressees.length - 1 ? '.' : ';';
    flow.y = printColumn(flow, column, flow.y, `- ${addressee}${end}`, setting);
  }
}

function endOfAddress(paper: SamplePaper): string {
  return paper.family === 'party' ? ',' : '.';
}

/** The last paragraph goes to the next page with the signature, so that nobody signs an empty sheet. */
function printBody(flow: Flow, paper: SamplePaper): void {
  const last = paper.body.length - 1;
  for (const [index, block] of paper.body.entries()) {
    if (index === last && block.kind === 'paragraph') {
      const lines = breakParagraph(flow, block.text, BODY).length;
      flow.makeRoom(lines * BODY.leading + PARAGRAPH_GAP + footHeight(flow, paper));
    }
    printBlock(flow, block);
  }
}

function printBlock(flow: Flow, block: Block): void {
  switch (block.kind) {
    case 'paragraph':
      return printParagraph(flow, block.text, BODY);
    case 'basis':
      return printParagraph(flow, block.text, { ...BODY, face: 'italic' });
    case 'heading':
      flow.makeRoom(BODY_LEADING * 3);
      return printParagraph(flow, block.text, { ...BODY, face: 'bold', align: 'left' });
    case 'centered':
      return printCentered(flow, block.text);
    case 'table':
      return printTable(flow, block.columns, block.rows);
    case 'annex':
      return printAnnexHead(flow, block);
  }
}

function breakParagraph(flow: Flow, text: string, setting: Setting): SetWord[][] {
  return breakLines(flow.typesetter.words(text, setting.face, setting.size), PAGE.width, INDENT);
}

function printParagraph(flow: Flow, text: string, setting: Setting): void {
  const lines = breakParagraph(flow, text, setting);
  for (const [index, line] of lines.entries()) {
    flow.makeRoom(setting.leading);
    const indent = index === 0 ? INDENT : 0;
    const align = index === lines.length - 1 ? 'left' : setting.align;
    const place = { x: PAGE.left + indent, y: flow.y, width: PAGE.width - indent };
    flow.sheet.setLine(line, { ...place, align, zone: setting.zone });
    flow.y += setting.leading;
  }
  flow.y += PARAGRAPH_GAP;
}

function printCentered(flow: Flow, text: string): void {
  flow.makeRoom(BODY_LEADING * 3);
  const column = { x: PAGE.left, width: PAGE.width };
  flow.y = printColumn(flow, column, flow.y, text, { ...TITLE, leading: 18 }) + PARAGRAPH_GAP;
}

function printAnnexHead(flow: Flow, annex: Extract<Block, { kind: 'annex' }>): void {
  flow.nextSheet();
  const column = { x: PAGE.left + 20, width: PAGE.width - 40 };
  const label = printColumn(flow, column, flow.y, annex.label, { ...TITLE, leading: 18 });
  const title = printColumn(flow, column, label, annex.title, { ...TITLE, leading: 17 });
  flow.y =
    printColumn(flow, column, title, annex.note, { ...TITLE, face: 'italic', size: 13, leading: 16 }) + 12;
}

const CELL: Setting = { face: 'regular', size: 12, leading: 14.4, align: 'left', zone: 'body' };
const CELL_PADDING = 4;

/** Every cell in its frame; the heads are printed again on each page the table reaches. */
function printTable(flow: Flow, columns: TableColumn[], rows: string[][]): void {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => (column.share / shares) * PAGE.width);
  const heads = columns.map((column) => column.title);
  const head: RowStyle = { face: 'bold', aligns: columns.map(() => 'center') };
  const plain: RowStyle = { face: 'regular', aligns: columns.map((column) => column.align) };
  printRow(flow, setRow(flow, heads, widths, head));
  for (const cells of rows) {
    const row = setRow(flow, cells, widths, plain);
    if (flow.y + row.height > PAGE.bottom) {
      flow.nextSheet();
      printRow(flow, setRow(flow, heads, widths, head));
    }
    printRow(flow, row);
  }
  flow.y += PARAGRAPH_GAP + 4;
}

interface RowStyle {
  face: Face;
  aligns: Align[];
}

interface SetRow extends RowStyle {
  cells: { width: number; lines: SetWord[][] }[];
  height: number;
}

function setRow(flow: Flow, texts: string[], widths: number[], style: RowStyle): SetRow {
  const cells = widths.map((width, index) => {
    const words = flow.typesetter.words(texts[index] ?? '', style.face, CELL.size);
    return { width, lines: breakLines(words, width - 2 * CELL_PADDING) };
  });
  const tallest = Math.max(...cells.map((cell) => cell.lines.length));
  return { ...style, cells, height: tallest * CELL.leading + 2 * CELL_PADDING };
}

function printRow(flow: Flow, row: SetRow): void {
  let x = PAGE.left;
  for (const [index, cell] of row.cells.entries()) {
    flow.sheet.frame({ x, y: flow.y, width: cell.width, height: row.height }, 'black');
    const inner = { x: x + CELL_PADDING, width: cell.width - 2 * CELL_PADDING };
    for (const [lineIndex, line] of cell.lines.entries()) {
      const y = flow.y + CELL_PADDING + lineIndex * CELL.leading;
      flow.sheet.setLine(line, { ...inner, y, align: row.aligns[index] ?? 'left', zone: 'body' });
    }
    x += cell.width;
  }
  flow.y += row.height;
}

/** Ô 9b at the left, ô 7 at the right, never torn apart by a page break. */
function printFoot(flow: Flow, paper: SamplePaper): SigningPlace {
  flow.makeRoom(footHeight(flow, paper));
  flow.y += FOOT_GAP;
  const top = flow.y;
  const leftEnd = printRecipients(flow, paper, top);
  const { end, signing } = printSignature(flow, paper.signature, top);
  flow.y = Math.max(leftEnd, end) + 12;
  return signing;
}

const FOOT_GAP = 6;

function footHeight(flow: Flow, paper: SamplePaper): number {
  return FOOT_GAP + Math.max(recipientsHeight(flow, paper), signatureHeight(paper.signature));
}

const RECIPIENTS_COLUMN = { x: PAGE.left, width: 205 };
const RECIPIENT: Setting = { face: 'regular', size: 11, leading: 12.8, align: 'left', zone: 'foot-left' };

/** The last line is "Lưu: …"; every other one ends with ";". */
function recipientLines(paper: SamplePaper): string[] {
  const last = paper.recipients.length - 1;
  return paper.recipients.map((recipient, index) => `- ${recipient}${index === last ? '.' : ';'}`);
}

function recipientsHeight(flow: Flow, paper: SamplePaper): number {
  const lines = recipientLines(paper).flatMap((text) =>
    breakLines(flow.typesetter.words(text, RECIPIENT.face, RECIPIENT.size), RECIPIENTS_COLUMN.width),
  );
  return 15 + lines.length * RECIPIENT.leading;
}

function printRecipients(flow: Flow, paper: SamplePaper, top: number): number {
  const label: Setting = { ...RECIPIENT, face: 'bold-italic', size: 12, leading: 15 };
  const below = printColumn(flow, RECIPIENTS_COLUMN, top, 'Nơi nhận:', label);
  return printColumn(flow, RECIPIENTS_COLUMN, below, recipientLines(paper).join('\n'), RECIPIENT);
}

const SIGNER: Setting = { ...TITLE, size: 13.5, leading: 16, zone: 'foot-right' };

function signatureHeight({ titles }: PaperSignature): number {
  return (titles.length + 1) * SIGNER.leading + PEN_ROOM;
}

function printSignature(
  flow: Flow,
  signature: PaperSignature,
  top: number,
): { end: number; signing: SigningPlace } {
  const column = { x: RIGHT_COLUMN.x + 10, width: RIGHT_COLUMN.width - 10 };
  const y = printColumn(flow, column, top, signature.titles.join('\n'), SIGNER);
  const end = printColumn(flow, column, y + PEN_ROOM, signature.name, { ...SIGNER, size: 14 });
  return { end, signing: { page: flow.sheet.number, box: { ...column, y, height: PEN_ROOM } } };
}
