/**
 * Bảng tính .xlsx: the books and reports of an office as a sheet, headed as the decree heads a paper (NĐ 30/2020,
 * Phụ lục I and IV), and the sheets that an office brings along.
 */
import type { Blob as NodeBlob } from 'node:buffer';
import type Stream from 'node:stream';
import { strToU8, Unzip, UnzipInflate, zipSync } from 'fflate';
import { parse as parseCsv } from 'csv-parse/sync';
import readXlsx, { type CellValue } from 'read-excel-file/node';
import writeXlsx, {
  type Cell,
  type CellObject,
  type Feature,
  type Row,
  type SheetData,
} from 'write-excel-file/node';
import { isIsoDate } from '../calendar/index.ts';
import { notASheet, sheetTooLarge } from './sheet-errors.ts';

export interface SheetColumn {
  title: string;
  /** In letters. */
  width: number;
  /** date: ISO dates become dates that Excel can sort; one without its day ("2023-10") stays text. */
  kind?: 'text' | 'number' | 'date';
}

/** What stands over the table. */
export interface SheetHeading {
  /** Cơ quan chủ quản trực tiếp; left out where there is none. */
  parent?: string;
  /** Tên cơ quan, tổ chức. */
  agency: string;
  /** SỔ ĐĂNG KÝ VĂN BẢN ĐẾN. */
  title: string;
  /** Năm: …, Từ ngày … đến ngày … */
  lines?: readonly string[];
}

export type SheetValue = string | number | null;

export interface SheetTable {
  /** The name on the tab: at most 31 letters, without the few that Excel forbids. */
  name: string;
  heading?: SheetHeading;
  columns: readonly SheetColumn[];
  /** Writes "(1)", "(2)" … under the titles, as the books of the decree do. */
  numbered?: boolean;
  rows: readonly (readonly SheetValue[])[];
  /** Under the table: how a figure was reckoned. */
  notes?: readonly string[];
}

export const XLSX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The longest text that a cell of Excel can hold. */
const LONGEST_CELL = 32_767;
const FONT = { fontFamily: 'Times New Roman', fontSize: 12 };

/** The sheets as an .xlsx file, landscape, with titles that stay in view. */
export async function writeWorkbook(tables: readonly SheetTable[]): Promise<Uint8Array> {
  const sheets = tables.map((table) => {
    const above = table.heading === undefined ? [] : headingRows(table.heading, table.columns);
    const titles = titleRows(table);
    return {
      sheet: tabName(table.name),
      orientation: 'landscape' as const,
      showGridLines: false,
      stickyRowsCount: above.length + titles.length,
      columns: table.columns.map(({ width }) => ({ width })),
      data: [...above, ...titles, ...bodyRows(table), ...noteRows(table)] satisfies SheetData,
    };
  });
  return new Uint8Array(await writeXlsx(sheets, { ...FONT, features: [ONE_PAGE_WIDE] }).toBuffer());
}

/** Printed, all columns stand on one page beside each other, however many pages the rows need. */
const ONE_PAGE_WIDE: Feature<Stream | Buffer | NodeBlob> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml
            .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
            .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
      },
    },
  },
};

function tabName(name: string): string {
  return [...name.replace(/[[\]:*?/\\]/g, ' ')].slice(0, 31).join('').trim() || 'Sheet1';
}

/** Two blocks side by side: the office on the left, the country and its motto on the right. */
function headingRows(
  { parent, agency, title, lines = [] }: SheetHeading,
  table: readonly SheetColumn[],
): Row[] {
  const columns = table.length;
  const left = leftColumns(table);
  const [narrow, wide] = [widthOf(table.slice(0, left)), widthOf(table.slice(left))];
  const pair = (office: string, country: string, bold: boolean): Row => {
    if (columns < 2) return [centred(office, 1, { fontWeight: 'bold' })];
    const height = heightOf([
      linesIn(office, narrow / BOLD_CAPITALS),
      linesIn(country, wide / BOLD_CAPITALS),
    ]);
    return [
      ...centredOver(office, left, bold ? { fontWeight: 'bold', height } : { height }),
      ...centredOver(country, columns - left, { fontWeight: 'bold', height }),
    ];
  };
  return [
    pair(parent ?? agency, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', parent === undefined),
    pair(parent === undefined ? '' : agency, 'Độc lập - Tự do - Hạnh phúc', true),
    [],
    centredOver(title, columns, { fontWeight: 'bold', fontSize: 14 }),
    ...lines.map((line) => centredOver(line, columns, {})),
    [],
  ];
}

/** As much wider than other letters of a column. */
const BOLD_CAPITALS = 1.3;

/** How many columns the office stands over: those that come nearest to two fifths of the width. */
function leftColumns(table: readonly SheetColumn[]): number {
  const wanted = widthOf(table) * 0.4;
  const off = (count: number) => Math.abs(widthOf(table.slice(0, count)) - wanted);
  const counts = table.slice(1).map((_column, at) => at + 1);
  return counts.reduce((best, count) => (off(count) < off(best) ? count : best), 1);
}

const widthOf = (columns: readonly SheetColumn[]) => columns.reduce((sum, { width }) => sum + width, 0);

function centredOver(text: string, span: number, style: Partial<CellObject>): Row {
  return [centred(text, span, style), ...Array.from({ length: span - 1 }, () => null)];
}

function centred(text: string, span: number, style: Partial<CellObject>): Cell {
  return {
    ...textCell(text),
    align: 'center',
    wrap: true,
    ...(span > 1 ? { columnSpan: span } : {}),
    ...style,
  };
}

const BORDERS = { borderStyle: 'thin', borderColor: '#000000' } as const;

function titleRows({ columns, numbered = false }: SheetTable): Row[] {
  const style = { ...BORDERS, align: 'center', alignVertical: 'center', wrap: true } as const;
  const height = heightOf(columns.map(({ title, width }) => linesIn(title, width - 1)));
  const titles = columns.map(({ title }) => ({
    ...textCell(title),
    ...style,
    height,
    fontWeight: 'bold' as const,
    backgroundColor: '#eeeeee',
  }));
  const numbers = columns.map((_column, index) => ({ ...textCell(`(${index + 1})`), ...style }));
  return numbered ? [titles, numbers] : [titles];
}

function bodyRows({ columns, rows }: SheetTable): Row[] {
  return rows.map((row) => {
    const height = heightOf(columns.map(({ width }, index) => linesIn(String(row[index] ?? ''), width)));
    return columns.map(({ kind = 'text' }, index) => ({
      ...valueCell(row[index] ?? null, kind),
      ...BORDERS,
      alignVertical: 'top' as const,
      wrap: true,
      height,
    }));
  });
}

const LINE_HEIGHT = 16;
/** The most points Excel allows a row. */
const HIGHEST_ROW = 409;

/** Not every program makes a row as high as its wrapped text when it opens the file: it is told, in points. */
function heightOf(lines: readonly number[]): number {
  return Math.min(HIGHEST_ROW, Math.max(1, ...lines) * LINE_HEIGHT);
}

/** How many lines a text needs in a cell some letters wide; a little too many rather than too few. */
function linesIn(text: string, width: number): number {
  const wraps = (line: string) => Math.max(1, Math.ceil((line.length * 0.95) / Math.max(1, width)));
  return text.split('\n').reduce((sum, line) => sum + wraps(line), 0);
}

function noteRows({ notes = [], columns }: SheetTable): Row[] {
  if (notes.length === 0) return [];
  const row = (note: string): Row => [
    { ...textCell(note), fontStyle: 'italic', ...(columns.length > 1 ? { columnSpan: columns.length } : {}) },
  ];
  return [[], ...notes.map(row)];
}

function valueCell(value: SheetValue, kind: NonNullable<SheetColumn['kind']>): CellObject {
  if (value === null || value === '') return {};
  if (typeof value === 'number') return { value, type: Number };
  if (kind === 'date' && isIsoDate(value)) {
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy', align: 'center' };
  }
  return { ...textCell(value), ...(kind === 'date' ? { align: 'center' as const } : {}) };
}

function textCell(text: string): CellObject {
  return text === '' ? {} : { value: neutral(text), type: String };
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe before it: what somebody wrote on a paper
 * must not reckon or call anything on the machine of who opens the book, also after it was saved as .csv.
 */
export function neutral(text: string): string {
  // oxlint-disable-next-line no-control-regex -- what XML cannot carry
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  const safe = /^[=+@\t\r]|^-(?!\s*$)/.test(clean) ? `'${clean}` : clean;
  return safe.length > LONGEST_CELL ? `${safe.slice(0, LONGEST_CELL - 1)}…` : safe;
}

/** The text as it was before {@link neutral}. */
function asWritten(text: string): string {
  return /^'[=+@\t\r-]/.test(text) ? text.slice(1) : text;
}

export interface SheetLimits {
  /** All parts of the .xlsx together, unpacked. */
  maxUnpackedBytes: number;
  maxRows: number;
  maxColumns: number;
}

export const SHEET_LIMITS: SheetLimits = {
  maxUnpackedBytes: 64 * 1024 * 1024,
  maxRows: 50_000,
  maxColumns: 100,
};

/** A sheet somebody brought: cells as text, numbers and dates as ISO dates; blank ones are ''. */
export interface ReadSheet {
  name: string;
  rows: string[][];
}

/**
 * Reads the sheets of an .xlsx file. It is unpacked under a limit first, whatever sizes it claims.
 * @throws AppError `sheet.not-a-sheet`, `sheet.too-large`
 */
export async function readWorkbook(bytes: Uint8Array, limits = SHEET_LIMITS): Promise<ReadSheet[]> {
  const parts = unpacked(bytes, limits.maxUnpackedBytes);
  if (parts['xl/workbook.xml'] === undefined) throw notASheet();
  // What is read is what was measured: packed anew, so that two readers of a zip cannot see two files.
  const measured = Buffer.from(zipSync(parts, { level: 0 }));
  const sheets = await readXlsx(measured).catch((error: unknown) => {
    throw notASheet(error);
  });
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: withinLimits(data, limits).map(textsOf) }));
}

function unpacked(bytes: Uint8Array, most: number): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array> = {};
  let size = 0;
  const unzip = new Unzip((file) => {
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, final) => {
      if (error !== null) throw error;
      size += chunk.byteLength;
      if (size > most) throw sheetTooLarge();
      chunks.push(chunk);
      if (final && /\.(?:xml|rels)$/.test(file.name)) parts[file.name] = Buffer.concat(chunks);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In pieces, or a whole bomb is inflated before its size is looked at.
    for (let at = 0; at < bytes.byteLength; at += PIECE) {
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.byteLength);
    }
  } catch (error) {
    throw isTooLarge(error) ? error : notASheet(error);
  }
  return parts;
}

const PIECE = 16 * 1024;
const isTooLarge = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'sheet.too-large';

function withinLimits<T>(rows: T[][], { maxRows, maxColumns }: SheetLimits): T[][] {
  if (rows.length > maxRows || rows.some((row) => row.length > maxColumns)) throw sheetTooLarge();
  return rows;
}

function textsOf(row: readonly (CellValue | null)[]): string[] {
  return row.map((value) => {
    if (value === null || value === undefined) return '';
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    return typeof value === 'string' ? asWritten(value.normalize('NFC').trim()) : String(value);
  });
}

/**
 * Reads a .csv file: UTF-8 or UTF-16, parted by commas, semicolons or tabs.
 * @throws AppError `sheet.not-a-sheet`, `sheet.too-large`
 */
export function readCsv(bytes: Uint8Array, limits = SHEET_LIMITS): ReadSheet {
  if (bytes.byteLength > limits.maxUnpackedBytes) throw sheetTooLarge();
  const text = decoded(bytes);
  try {
    const rows: string[][] = parseCsv(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: limits.maxRows + 1,
    });
    return { name: '', rows: withinLimits(rows, limits).map(textsOf) };
  } catch (error) {
    throw isTooLarge(error) ? error : notASheet(error);
  }
}

/** @throws AppError `sheet.not-a-sheet` where it is no text of a known encoding */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw notASheet(error);
  }
}

/** The separator that stands most often in the first line. */
function delimiterOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (mark: string) => line.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/**
 * Reads what an office brings, by its content: .xlsx, else .csv.
 * @throws AppError `sheet.not-a-sheet`, `sheet.too-large`
 */
export async function readSheets(bytes: Uint8Array, limits = SHEET_LIMITS): Promise<ReadSheet[]> {
  const isZip = strToU8('PK').every((byte, at) => bytes[at] === byte);
  return isZip ? readWorkbook(bytes, limits) : [readCsv(bytes, limits)];
}
