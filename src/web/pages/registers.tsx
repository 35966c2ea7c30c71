/** Sổ đăng ký văn bản: the books of the office, and one of them as it looks on paper (NĐ 30/2020, Phụ lục IV). */
import type { PropsWithChildren } from 'hono/jsx';
import { BOOK_COLUMNS } from '../../registry/book-print.ts';
import { type Direction, DIRECTIONS } from '../../registry/schema.ts';
import type { BookEntry, RegisterView } from '../../registry/views.ts';
import { subjectOf } from '../components/dispatch-bits.tsx';
import { SelectField, TextField } from '../components/form.tsx';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { Pager } from '../components/pager.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { Fold } from '../components/way.tsx';
import { displayDate, displayInstantDay, documentNumber } from '../display.ts';
import { DIRECTION_NAMES, REGISTERS } from '../text.ts';
import { BOOKS } from '../text/registry.ts';

export interface RegistersProps {
  shell: Shell;
  registers: readonly RegisterView[];
  /** ISO date. */
  today: string;
  canConfigure: boolean;
  canImport: boolean;
  problem?: string | undefined;
}

export function RegistersPage(props: RegistersProps) {
  const { shell, registers, canImport, canConfigure, problem } = props;
  const years = [...new Set(registers.map((register) => register.year))];
  return (
    <Page shell={shell} title={REGISTERS.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{REGISTERS.title}</h1>
          <p class="page-lead">{REGISTERS.lead}</p>
        </div>
        {canImport && (
          <div class="buttons">
            <a class="button" href="/so-dang-ky/nhap">
              <Icon name="upload" />
              {BOOKS.importOld}
            </a>
          </div>
        )}
      </div>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      {registers.length === 0 && <p class="panel empty">{REGISTERS.empty}</p>}
      {years.map((year) => (
        <section class="register-year">
          <h2>{REGISTERS.year(year)}</h2>
          <ul class="register-list">
            {registers
              .filter((register) => register.year === year)
              .map((register) => (
                <RegisterCard register={register} />
              ))}
          </ul>
        </section>
      ))}
      {canConfigure && <NewRegister {...props} />}
    </Page>
  );
}

function RegisterCard({ register }: { register: RegisterView }) {
  return (
    <li>
      <a class="panel register-card" href={`/so-dang-ky/${register.id}`}>
        <Icon name="book" />
        <span>
          <strong>{register.name}</strong>
          <span class="quiet">{REGISTERS.entries(register.entries)}</span>
          <span class="quiet register-next">
            {register.closedAt === null ? BOOKS.next(register.nextNumber) : BOOKS.closed}
            {register.kinds.length > 0 && ` · ${register.kinds.join(', ')}`}
          </span>
        </span>
      </a>
    </li>
  );
}

const DIRECTION_OPTIONS = DIRECTIONS.map((direction) => ({
  value: direction,
  name: DIRECTION_NAMES[direction],
}));

function NewRegister({ today }: RegistersProps) {
  return (
    <section class="panel" aria-label={BOOKS.newTitle}>
      <div class="panel-head">
        <h2>{BOOKS.newTitle}</h2>
      </div>
      <form class="panel-body form" method="post" action="/so-dang-ky" data-testid="new-register">
        <div class="form-row">
          <TextField
            id="so-nam"
            name="year"
            type="number"
            label={BOOKS.year}
            value={today.slice(0, 4)}
            required
          />
          <SelectField id="so-loai" name="direction" label={BOOKS.direction} options={DIRECTION_OPTIONS} />
        </div>
        <div class="form-row">
          <TextField id="so-ma" name="code" label={BOOKS.code} hint={BOOKS.codeHint} required />
          <TextField id="so-ten" name="name" label={BOOKS.name} />
        </div>
        <div class="form-row">
          <Kinds id="so-kinds" kinds={[]} />
          <TextField
            id="so-dau"
            name="firstNumber"
            type="number"
            label={BOOKS.firstNumber}
            hint={BOOKS.firstNumberHint}
            value="1"
          />
        </div>
        <div class="buttons">
          <button type="submit" class="button">
            <Icon name="plus" />
            {BOOKS.open}
          </button>
        </div>
      </form>
    </section>
  );
}

function Kinds({ id, kinds }: { id: string; kinds: readonly string[] }) {
  return (
    <div class="field">
      <label for={id}>{BOOKS.kinds}</label>
      <textarea id={id} name="kinds" rows={2} aria-describedby={`${id}-hint`}>
        {kinds.join('\n')}
      </textarea>
      <p class="field-hint" id={`${id}-hint`}>
        {BOOKS.kindsHint}
      </p>
    </div>
  );
}

export interface RegisterBookProps {
  shell: Shell;
  register: RegisterView;
  rows: readonly BookEntry[];
  next: string | null;
  query: URLSearchParams;
  canPrint: boolean;
  canConfigure: boolean;
  problem?: string | undefined;
}

export function RegisterBookPage(props: RegisterBookProps) {
  const { shell, register, rows, next, query, problem } = props;
  return (
    <Page shell={shell} title={register.name}>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <BookTools {...props} />
      <div class="book">
        <header class="book-head">
          <p class="book-agency">{shell.agencyName}</p>
          <h1>{register.code === 'chung' ? REGISTERS.bookTitle[register.direction] : register.name}</h1>
          <p>
            {REGISTERS.year(register.year)} · {REGISTERS.entries(register.entries)}
            {register.closedAt !== null && ` · ${BOOKS.closed}`}
          </p>
        </header>
        {rows.length === 0 ? (
          <p class="empty">{REGISTERS.emptyBook}</p>
        ) : (
          <BookTable columns={BOOK_COLUMN_TITLES[register.direction]}>
            {rows.map((row) =>
              register.direction === 'incoming' ? <Incoming row={row} /> : <Outgoing row={row} />,
            )}
          </BookTable>
        )}
      </div>
      <Pager path={`/so-dang-ky/${register.id}`} query={query} next={next} />
      {props.canConfigure && <Settings register={register} />}
    </Page>
  );
}

/** Names in the address of the page, and in the API. */
export const RANGE_NAMES = {
  fromNumber: 'tu-so',
  toNumber: 'den-so',
  fromDay: 'tu-ngay',
  toDay: 'den-ngay',
} as const;

function BookTools({ register, query, canPrint }: RegisterBookProps) {
  const range = new URLSearchParams();
  for (const [name, shown] of Object.entries(RANGE_NAMES)) {
    const value = query.get(shown);
    if (value !== null && value !== '') range.set(name, value);
  }
  const asked = range.size === 0 ? '' : `?${range}`;
  const field = (name: keyof typeof RANGE_NAMES, label: string, type: 'number' | 'date') => (
    <TextField
      id={RANGE_NAMES[name]}
      name={RANGE_NAMES[name]}
      type={type}
      label={label}
      value={query.get(RANGE_NAMES[name]) ?? ''}
    />
  );
  return (
    <div class="book-tools">
      <form class="book-range" method="get" action={`/so-dang-ky/${register.id}`} data-testid="book-range">
        {field('fromNumber', BOOKS.fromNumber, 'number')}
        {field('toNumber', BOOKS.toNumber, 'number')}
        {field('fromDay', BOOKS.fromDay, 'date')}
        {field('toDay', BOOKS.toDay, 'date')}
        <button type="submit" class="button">
          {BOOKS.show}
        </button>
      </form>
      {canPrint && (
        <div class="buttons">
          <a
            class="button"
            href={`/api/v1/registers/${register.id}/book.xlsx${asked}`}
            data-testid="book-xlsx"
          >
            <Icon name="download" />
            {BOOKS.sheet}
          </a>
          <a class="button" href={`/api/v1/registers/${register.id}/book.pdf${asked}`} data-testid="book-pdf">
            <Icon name="download" />
            {BOOKS.pdf}
          </a>
        </div>
      )}
    </div>
  );
}

function Settings({ register }: { register: RegisterView }) {
  const closed = register.closedAt !== null;
  return (
    <Fold name={BOOKS.settings}>
      <form class="form" method="post" action={`/so-dang-ky/${register.id}`} data-testid="configure">
        <div class="form-row">
          <TextField id="ten-so" name="name" label={BOOKS.name} value={register.name} required />
          {register.nextNumber === register.firstNumber && (
            <TextField
              id="so-dau"
              name="firstNumber"
              type="number"
              label={BOOKS.firstNumber}
              hint={BOOKS.firstNumberHint}
              value={String(register.firstNumber)}
            />
          )}
        </div>
        <Kinds id="loai-so" kinds={register.kinds} />
        <div class="buttons">
          <button type="submit" class="button button-primary">
            {BOOKS.save}
          </button>
          <button type="submit" class="button" name="closed" value={closed ? 'false' : 'true'}>
            {closed ? BOOKS.reopen : BOOKS.close}
          </button>
        </div>
      </form>
    </Fold>
  );
}

function BookTable({ columns, children }: PropsWithChildren<{ columns: readonly string[] }>) {
  return (
    <div class="table-wrap">
      <table class="book-table" data-testid="register-book">
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
          <tr class="book-numbers" aria-hidden="true">
            {columns.map((_, index) => (
              <td>({index + 1})</td>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** Tên loại và trích yếu stand in one column of the book. */
function Subject({ row }: { row: BookEntry }) {
  return (
    <td class="book-subject">
      <a class="row-link" href={`/van-ban/${row.id}`}>
        {row.type !== null && row.type !== '' ? `${row.type}: ` : ''}
        {subjectOf(row)}
      </a>
      {row.urgency !== null && <span class="urgency">{row.urgency}</span>}
    </td>
  );
}

function rowClass(row: BookEntry): Record<string, string> {
  return row.cancelledAt === null ? {} : { class: 'book-row-cancelled' };
}

function Note({ row }: { row: BookEntry }) {
  return (
    <td class="book-note">
      {row.cancelledAt !== null && (
        <span>
          {BOOKS.cancelled}: {row.cancelReason}
        </span>
      )}
      {row.lateReason !== null && (
        <span>
          {BOOKS.lateEntry}: {row.lateReason}
        </span>
      )}
      {row.corrections > 0 && <span>{BOOKS.corrected(row.corrections)}</span>}
      {row.note !== null && row.note !== '' && <span>{row.note}</span>}
    </td>
  );
}

function Signed({ row }: { row: BookEntry }) {
  return (
    <td>
      {row.signedBy}
      {row.signedAt !== null && <span class="small quiet"> {displayInstantDay(row.signedAt)}</span>}
    </td>
  );
}

const routedDay = (row: BookEntry) => (row.routedAt === null ? '' : displayInstantDay(row.routedAt));

function Incoming({ row }: { row: BookEntry }) {
  return (
    <tr {...rowClass(row)}>
      <td class="book-date">{displayDate(row.arrivedOn)}</td>
      <td class="book-number">{row.entryNumber}</td>
      <td>{row.issuer}</td>
      <td class="book-symbol">{documentNumber(row.number, row.symbol)}</td>
      <td class="book-date">{displayDate(row.date)}</td>
      <Subject row={row} />
      <td>{row.recipients.join('; ')}</td>
      <td class="book-date">{routedDay(row)}</td>
      <Signed row={row} />
      <Note row={row} />
    </tr>
  );
}

function Outgoing({ row }: { row: BookEntry }) {
  return (
    <tr {...rowClass(row)}>
      <td class="book-symbol">{documentNumber(row.number, row.symbol)}</td>
      <td class="book-date">{displayDate(row.date)}</td>
      <Subject row={row} />
      <td>{row.signerName}</td>
      <td>{row.recipients.join('; ')}</td>
      <td>{row.archiveHolder}</td>
      <td class="book-number">{row.copies}</td>
      <td class="book-date">{routedDay(row)}</td>
      <Signed row={row} />
      <Note row={row} />
    </tr>
  );
}

const titlesOf = (direction: Direction) => BOOK_COLUMNS[direction].map(({ title }) => title);
const BOOK_COLUMN_TITLES = { incoming: titlesOf('incoming'), outgoing: titlesOf('outgoing') } as const;
