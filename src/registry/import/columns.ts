/** A register as an office kept it in Excel: which column is which, and what each row says. Pure. */
import { isIsoDate, partsOf } from '../../calendar/index.ts';
import { foldAccents } from '../../platform/vietnamese.ts';
import type { ReadSheet } from '../../printing/sheets.ts';
import { DOCUMENT_KINDS } from '../../understanding/document-kinds.ts';
import type { Direction } from '../schema.ts';

export const IMPORT_COLUMNS = [
  'arrivedOn',
  'entryNumber',
  'issuer',
  'symbol',
  'date',
  'type',
  'subject',
  'signerName',
  'recipients',
  'archiveHolder',
  'copies',
  'signedBy',
  'note',
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

/** Where each column stands in the sheet, from 0. */
export type Mapping = Partial<Record<ImportColumn, number>>;

/** What heads a column, folded; the first that a title contains counts. */
const TITLES: Readonly<Record<Direction, readonly [ImportColumn, RegExp][]>> = {
  incoming: [
    ['arrivedOn', /^ngay (?:den|nhan)|^ngay vao so/],
    ['entryNumber', /^so den|^so thu tu den|^stt den/],
    ['issuer', /tac gia|co quan (?:ban hanh|gui)|noi (?:gui|ban hanh)|don vi gui/],
    ['symbol', /so,? ?(?:va )?ky hieu|^so hieu|^so vb/],
    [
      'date',
      /ngay,? ?(?:thang)?,? ?(?:nam)? ?(?:cua )?(?:van ban|vb|ban hanh)|^ngay ky|^ngay,? ?thang(?:,? ?nam)?$/,
    ],
    ['subject', /trich yeu|noi dung/],
    ['type', /^(?:ten )?loai/],
    ['recipients', /nguoi nhan|don vi (?:hoac|nhan|xu ly)|noi nhan|chuyen cho/],
    ['signedBy', /ky nhan/],
    ['note', /ghi chu/],
  ],
  outgoing: [
    ['symbol', /so,? ?(?:va )?ky hieu|^so hieu|^so vb/],
    ['entryNumber', /^so di|^stt di/],
    [
      'date',
      /ngay,? ?(?:thang)?,? ?(?:nam)? ?(?:cua )?(?:van ban|vb|ban hanh)|^ngay ky|^ngay,? ?thang(?:,? ?nam)?$/,
    ],
    ['subject', /trich yeu|noi dung/],
    ['type', /^(?:ten )?loai/],
    ['signerName', /nguoi ky/],
    ['archiveHolder', /ban luu/],
    ['recipients', /noi nhan/],
    ['copies', /so luong/],
    ['signedBy', /ky nhan/],
    ['note', /ghi chu/],
  ],
};

export interface FoundTable {
  /** The row of the titles, from 0. */
  headRow: number;
  titles: string[];
  mapping: Mapping;
}

const FEWEST_TITLES = 3;

/** The row that heads the table: the first with at least three titles of a register; null where there is none. */
export function findTable(sheet: ReadSheet, direction: Direction): FoundTable | null {
  for (const [headRow, row] of sheet.rows.slice(0, 60).entries()) {
    const mapping = guess(row, direction);
    if (Object.keys(mapping).length >= FEWEST_TITLES) return { headRow, titles: row, mapping };
  }
  return null;
}

function guess(row: readonly string[], direction: Direction): Mapping {
  const mapping: Mapping = {};
  const titles = row.map((title) => foldAccents(title).replace(/\s+/gu, ' ').trim());
  for (const [column, pattern] of TITLES[direction]) {
    const taken = new Set(Object.values(mapping));
    const at = titles.findIndex((title, index) => !taken.has(index) && pattern.test(title));
    if (at >= 0) mapping[column] = at;
  }
  return mapping;
}

export interface ImportedRow {
  /** In the sheet, from 1: as Excel counts. */
  line: number;
  entryNumber: number;
  arrivedOn: string;
  issuer: string | null;
  number: string | null;
  symbol: string | null;
  date: string | null;
  type: string | null;
  subject: string;
  signerName: string | null;
  recipients: string[];
  archiveHolder: string | null;
  copies: number | null;
  signedBy: string | null;
  note: string | null;
}

export interface RowError {
  /** In the sheet, from 1. */
  line: number;
  message: string;
}

export interface ParsedRegister {
  rows: ImportedRow[];
  errors: RowError[];
}

/** Every row below the titles that says anything. */
export function parseRows(
  sheet: ReadSheet,
  { headRow }: Pick<FoundTable, 'headRow'>,
  mapping: Mapping,
  { direction, year }: { direction: Direction; year: number },
): ParsedRegister {
  const rows: ImportedRow[] = [];
  const errors: RowError[] = [];
  const lines = new Map<number, number>();
  sheet.rows.slice(headRow + 1).forEach((cells, index) => {
    const line = headRow + index + 2;
    if (isNoRow(cells)) return;
    const { row, wrong } = parseRow(cells, mapping, direction, year, line);
    const twin = lines.get(row.entryNumber);
    if (wrong.length === 0 && twin !== undefined) wrong.push(`số ${row.entryNumber} đã có ở dòng ${twin}`);
    if (wrong.length > 0) return void errors.push({ line, message: wrong.join('; ') });
    lines.set(row.entryNumber, line);
    rows.push(row);
  });
  return { rows, errors };
}

/** Blank, or the row (1) (2) (3) under the titles. */
function isNoRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return (
    filled.length < 2 || filled.every((cell) => /^\(?\d{1,2}\)?$/.test(cell.trim()) && cell.includes('('))
  );
}

function parseRow(
  cells: readonly string[],
  mapping: Mapping,
  direction: Direction,
  year: number,
  line: number,
): { row: ImportedRow; wrong: string[] } {
  const wrong: string[] = [];
  const text = (column: ImportColumn) => {
    const at = mapping[column];
    const cell = at === undefined ? '' : (cells[at] ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();
    return cell === '' ? null : cell;
  };
  const day = (column: 'arrivedOn' | 'date', name: string) => {
    const cell = text(column);
    const date = cell === null ? null : dateIn(cell, year);
    if (cell !== null && date === null) wrong.push(`${name} “${cell}” không phải là ngày`);
    return date;
  };
  const { number, symbol } = splitSymbol(text('symbol'));
  const { type, subject } = splitType(text('type'), text('subject'));
  const date = day('date', 'ngày văn bản');
  const arrivedOn = day('arrivedOn', 'ngày đến') ?? date;
  const entryNumber = numberIn(text('entryNumber')) ?? (direction === 'outgoing' ? numberIn(number) : null);
  if (entryNumber === null) wrong.push(direction === 'incoming' ? 'thiếu số đến' : 'thiếu số đi');
  if (subject === null) wrong.push('thiếu trích yếu');
  if (arrivedOn === null) wrong.push(direction === 'incoming' ? 'thiếu ngày đến' : 'thiếu ngày văn bản');
  else if (partsOf(arrivedOn).year !== year)
    wrong.push(`ngày ${arrivedOn.split('-').toReversed().join('/')} không thuộc năm ${year} của sổ`);
  const copies = text('copies');
  const row: ImportedRow = {
    line,
    entryNumber: entryNumber ?? 0,
    arrivedOn: arrivedOn ?? '',
    issuer: text('issuer'),
    number,
    symbol,
    date,
    type,
    subject: subject ?? '',
    signerName: text('signerName'),
    recipients: (text('recipients') ?? '').split(/\s*[;\n]\s*/).filter((name) => name !== ''),
    archiveHolder: text('archiveHolder'),
    copies: copies === null ? null : numberIn(copies),
    signedBy: text('signedBy'),
    note: text('note'),
  };
  return { row, wrong };
}

const numberIn = (text: string | null): number | null => {
  const digits = /^0*(\d{1,7})(?:\.0)?$/.exec(text ?? '');
  return digits === null || Number(digits[1]) < 1 ? null : Number(digits[1]);
};

/** "512/SXD-VP" → 512 and SXD-VP; what has no number stays a symbol. */
function splitSymbol(text: string | null): { number: string | null; symbol: string | null } {
  const parts = /^(?:số:?\s*)?([\p{L}\p{N}.-]*\d[\p{L}\p{N}.-]*)\s*\/\s*(.+)$/iu.exec(text ?? '');
  if (parts !== null) return { number: parts[1]!.slice(0, 20), symbol: parts[2]!.slice(0, 80) };
  if (text !== null && /^\d{1,7}$/.test(text)) return { number: text, symbol: null };
  return { number: null, symbol: text?.slice(0, 80) ?? null };
}

const KINDS = DOCUMENT_KINDS.map(({ name }) => name).toSorted((a, b) => b.length - a.length);

/** Tên loại và trích yếu stand in one column of the book: "Kế hoạch: …", "Công văn V/v …". */
function splitType(
  type: string | null,
  subject: string | null,
): { type: string | null; subject: string | null } {
  const clean = (text: string) => text.replace(/^[\s:,.-]*(?:v\/v|về việc)?[\s:]*/iu, '').trim() || null;
  if (type !== null || subject === null) return { type, subject: subject === null ? null : clean(subject) };
  const folded = foldAccents(subject);
  const kind = KINDS.find((name) => {
    const word = foldAccents(name);
    return (
      folded.startsWith(word) && /^(?:\s*:|\s+(?:v\/v|ve viec|ve)\b|\s*$)/.test(folded.slice(word.length))
    );
  });
  if (kind === undefined) return { type: null, subject: clean(subject) };
  return { type: kind, subject: clean(subject.slice(kind.length)) ?? subject };
}

/** As offices write days; a day without its year is of the book's year; Excel's own count of days too. */
function dateIn(text: string, year: number): string | null {
  if (isIsoDate(text.slice(0, 10))) return text.slice(0, 10);
  const serial = /^\d{5}$/.test(text) ? Number(text) : null;
  if (serial !== null)
    return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
  const parts = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?$/.exec(text);
  if (parts === null) return null;
  const [, day, month, written] = parts;
  const full = written === undefined ? String(year) : written.length === 2 ? `20${written}` : written;
  const date = `${full}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  return isIsoDate(date) ? date : null;
}
