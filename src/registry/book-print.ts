/** Sổ đăng ký as the decree draws it (NĐ 30/2020, Phụ lục IV, I and VI), for print and for Excel. */
import { type Actor, requireRole } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import { type Clock, vietnamDate } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { printTable, type TablePrint } from '../printing/index.ts';
import { type SheetColumn, type SheetTable, type SheetValue, writeWorkbook } from '../printing/sheets.ts';
import { OFFICE_ACTIONS } from './actions.ts';
import { type BookRange, bookRows } from './entry-store.ts';
import { bookTooLong } from './errors.ts';
import { getRegister } from './register.ts';
import type { Direction } from './schema.ts';
import type { BookEntry, RegisterView } from './views.ts';

export interface PrintedBook {
  /** "so-van-ban-den-2026.xlsx" */
  fileName: string;
  bytes: Uint8Array;
}

interface BookColumn {
  title: string;
  /** In letters. */
  width: number;
  kind: NonNullable<SheetColumn['kind']>;
  of(entry: BookEntry): SheetValue;
}

const symbolOf = ({ number, symbol }: BookEntry) =>
  [number, symbol].filter((part) => part !== null && part !== '').join('/');

const typeAndSubject = ({ type, subject }: BookEntry) =>
  [type, subject].filter((part) => part !== null && part !== '').join(': ');

const dayOf = (instant: string | null) => (instant === null ? null : vietnamDate(instant));

const shortDate = (day: string | null): string => day?.split('-').toReversed().join('/') ?? '';

/** What else there is to say of a line: that it was cancelled, entered late, corrected. */
function noteOf(entry: BookEntry): string {
  return [
    entry.note,
    entry.cancelledAt === null ? null : `Số đã hủy: ${entry.cancelReason}`,
    entry.lateReason === null
      ? null
      : `Ghi bổ sung ngày ${shortDate(vietnamDate(entry.enteredAt))}: ${entry.lateReason}`,
    entry.corrections === 0 ? null : `Đã đính chính ${entry.corrections} lần`,
  ]
    .filter((part) => part !== null && part !== '')
    .join('. ');
}

const signatureOf = ({ signedBy, signedAt }: BookEntry) =>
  signedBy === null ? '' : `${signedBy}, ${shortDate(dayOf(signedAt))}`;

/** The ten columns of each book. */
export const BOOK_COLUMNS: Readonly<Record<Direction, readonly BookColumn[]>> = {
  incoming: [
    { title: 'Ngày đến', width: 12, kind: 'date', of: (entry) => entry.arrivedOn },
    { title: 'Số đến', width: 8, kind: 'number', of: (entry) => entry.entryNumber },
    { title: 'Tác giả', width: 24, kind: 'text', of: (entry) => entry.issuer },
    { title: 'Số, ký hiệu văn bản', width: 18, kind: 'text', of: symbolOf },
    { title: 'Ngày tháng văn bản', width: 12, kind: 'date', of: (entry) => entry.date },
    { title: 'Tên loại và trích yếu nội dung văn bản', width: 46, kind: 'text', of: typeAndSubject },
    {
      title: 'Đơn vị hoặc người nhận',
      width: 22,
      kind: 'text',
      of: ({ recipients }) => recipients.join('; '),
    },
    { title: 'Ngày chuyển', width: 12, kind: 'date', of: ({ routedAt }) => dayOf(routedAt) },
    { title: 'Ký nhận', width: 14, kind: 'text', of: signatureOf },
    { title: 'Ghi chú', width: 20, kind: 'text', of: noteOf },
  ],
  outgoing: [
    { title: 'Số, ký hiệu văn bản', width: 18, kind: 'text', of: symbolOf },
    { title: 'Ngày tháng văn bản', width: 12, kind: 'date', of: (entry) => entry.date },
    { title: 'Tên loại và trích yếu nội dung văn bản', width: 46, kind: 'text', of: typeAndSubject },
    { title: 'Người ký', width: 20, kind: 'text', of: (entry) => entry.signerName },
    { title: 'Nơi nhận văn bản', width: 26, kind: 'text', of: ({ recipients }) => recipients.join('; ') },
    { title: 'Đơn vị, người nhận bản lưu', width: 18, kind: 'text', of: (entry) => entry.archiveHolder },
    { title: 'Số lượng bản', width: 9, kind: 'number', of: (entry) => entry.copies },
    { title: 'Ngày chuyển', width: 12, kind: 'date', of: ({ routedAt }) => dayOf(routedAt) },
    { title: 'Ký nhận', width: 14, kind: 'text', of: signatureOf },
    { title: 'Ghi chú', width: 18, kind: 'text', of: noteOf },
  ],
};

const TITLES: Readonly<Record<Direction, string>> = {
  incoming: 'SỔ ĐĂNG KÝ VĂN BẢN ĐẾN',
  outgoing: 'SỔ ĐĂNG KÝ VĂN BẢN ĐI',
};

/** More would be a book of some thousand pages: it is printed in volumes. */
const MOST_LINES = 20_000;
const MOST_PRINTED = 5_000;

interface Book {
  register: RegisterView;
  entries: BookEntry[];
  /** Năm, từ ngày … đến ngày …, từ số … đến số … */
  cover: string[];
}

/** @throws AppError `register.not-found`, `register.too-long`, `people.forbidden` */
function readBook(db: Db, actor: Actor, id: string, range: BookRange, most: number): Book {
  requireRole(actor, ...OFFICE_ACTIONS['print-books'].roles);
  const register = getRegister(db, actor, id);
  const { rows, next } = bookRows(db, actor, id, { ...range, limit: most }, most);
  if (next !== null) throw bookTooLong(most);
  return { register, entries: rows, cover: coverOf(register, rows) };
}

/** Bìa và trang đầu. */
function coverOf({ year }: RegisterView, entries: readonly BookEntry[]): string[] {
  const days = entries.map(({ arrivedOn }) => arrivedOn).toSorted();
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return [`Năm: ${year}`];
  return [
    `Năm: ${year}`,
    `Từ ngày ${shortDate(days[0]!)} đến ngày ${shortDate(days.at(-1)!)}`,
    `Từ số ${first.entryNumber} đến số ${last.entryNumber}`,
  ];
}

export interface BookRequest {
  registerId: string;
  range: BookRange;
  agencyName: string;
  /** Cơ quan chủ quản, over the agency in the head. */
  parentAgency?: string | undefined;
}

/** The book as an .xlsx file, headed as the decree heads it. */
export async function bookAsSheet(
  db: Db,
  { registerId, range, agencyName }: BookRequest,
  actor: Actor,
  clock: Clock,
): Promise<PrintedBook> {
  const book = readBook(db, actor, registerId, range, MOST_LINES);
  const columns = BOOK_COLUMNS[book.register.direction];
  const table: SheetTable = {
    name: `${book.register.code} ${book.register.year}`,
    heading: { agency: agencyName.toUpperCase(), title: titleOf(book.register), lines: book.cover },
    columns: columns.map(({ title, width, kind }) => ({ title, width, kind })),
    numbered: true,
    rows: book.entries.map((entry) => columns.map((column) => column.of(entry))),
  };
  notePrinted(db, book.register, 'xlsx', actor, clock);
  return { fileName: `${fileNameOf(book.register)}.xlsx`, bytes: await writeWorkbook([table]) };
}

/** The book as a PDF, landscape, with the titles on every page and places to sign (Đ22.3: printed, signed, bound). */
export async function bookAsPdf(
  db: Db,
  { registerId, range, agencyName, parentAgency }: BookRequest,
  actor: Actor,
  clock: Clock,
): Promise<PrintedBook> {
  const book = readBook(db, actor, registerId, range, MOST_PRINTED);
  const columns = BOOK_COLUMNS[book.register.direction];
  const print: TablePrint = {
    head: { parent: parentAgency || null, agency: agencyName },
    title: titleOf(book.register),
    subtitle: book.cover.join(' · '),
    columns: columns.map(({ title, width, kind }) => ({
      title,
      share: width,
      align: kind === 'text' ? 'left' : 'center',
    })),
    rows: book.entries.map((entry) => columns.map((column) => printedValue(column, entry))),
    size: 10,
    numbered: true,
    landscape: true,
    signers: [{ title: 'Người in sổ' }, { title: 'Văn thư cơ quan' }],
    made: new Date(clock.now()),
  };
  notePrinted(db, book.register, 'pdf', actor, clock);
  return { fileName: `${fileNameOf(book.register)}.pdf`, bytes: await printTable(print) };
}

function printedValue({ kind, of }: BookColumn, entry: BookEntry): string {
  const value = of(entry);
  if (value === null) return '';
  return kind === 'date' ? shortDate(String(value)) : String(value);
}

/** A book of its own name keeps it: "SỔ QUYẾT ĐỊNH NĂM 2026". */
function titleOf({ direction, code, name }: RegisterView): string {
  return code === 'chung' ? TITLES[direction] : name.toUpperCase();
}

const fileNameOf = ({ direction, code, year }: RegisterView) =>
  `so-van-ban-${direction === 'incoming' ? 'den' : 'di'}-${code}-${year}`;

function notePrinted(db: Db, { id }: RegisterView, as: 'xlsx' | 'pdf', by: Actor, clock: Clock): void {
  inTransaction(db, (tx) => appendAudit(tx, { by, did: 'register.printed', to: id, details: { as } }, clock));
}
