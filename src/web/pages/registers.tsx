/** Sổ đăng ký văn bản: the books of the office, and one of them as it looks on paper (NĐ 30/2020, Phụ lục IV). */
import type { PropsWithChildren } from 'hono/jsx';
import type { DispatchRow, RegisterView } from '../../registry/views.ts';
import { subjectOf } from '../components/dispatch-bits.tsx';
import { Icon } from '../components/icon.tsx';
import { Pager } from '../components/pager.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayDate, displayInstantDay, documentNumber } from '../display.ts';
import { REGISTERS } from '../text.ts';

export interface RegistersProps {
  shell: Shell;
  registers: readonly RegisterView[];
}

export function RegistersPage({ shell, registers }: RegistersProps) {
  const years = [...new Set(registers.map((register) => register.year))];
  return (
    <Page shell={shell} title={REGISTERS.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{REGISTERS.title}</h1>
          <p class="page-lead">{REGISTERS.lead}</p>
        </div>
      </div>
      {registers.length === 0 && <p class="panel empty">{REGISTERS.empty}</p>}
      {years.map((year) => (
        <section class="register-year">
          <h2>{REGISTERS.year(year)}</h2>
          <ul class="register-list">
            {registers
              .filter((register) => register.year === year)
              .map((register) => (
                <li>
                  <a class="panel register-card" href={`/so-dang-ky/${register.id}`}>
                    <Icon name="book" />
                    <span>
                      <strong>{register.name}</strong>
                      <span class="quiet">{REGISTERS.entries(register.entries)}</span>
                    </span>
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

export interface RegisterBookProps {
  shell: Shell;
  register: RegisterView;
  rows: readonly DispatchRow[];
  next: string | null;
  query: URLSearchParams;
}

export function RegisterBookPage({ shell, register, rows, next, query }: RegisterBookProps) {
  return (
    <Page shell={shell} title={register.name}>
      <div class="book">
        <header class="book-head">
          <p class="book-agency">{shell.agencyName}</p>
          <h1>{REGISTERS.bookTitle[register.direction]}</h1>
          <p>
            {REGISTERS.year(register.year)} · {REGISTERS.entries(register.entries)}
          </p>
        </header>
        {rows.length === 0 ? (
          <p class="empty">{REGISTERS.emptyBook}</p>
        ) : register.direction === 'incoming' ? (
          <IncomingBook rows={rows} />
        ) : (
          <OutgoingBook rows={rows} />
        )}
      </div>
      <Pager path={`/so-dang-ky/${register.id}`} query={query} next={next} />
    </Page>
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
function Subject({ row }: { row: DispatchRow }) {
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

function IncomingBook({ rows }: { rows: readonly DispatchRow[] }) {
  return (
    <BookTable columns={REGISTERS.columnsIncoming}>
      {rows.map((row) => (
        <tr>
          <td class="book-date">{displayInstantDay(row.receivedAt)}</td>
          <td class="book-number">{row.registerNumber}</td>
          <td>{row.issuer}</td>
          <td class="book-symbol">{documentNumber(row.number, row.symbol)}</td>
          <td class="book-date">{displayDate(row.date)}</td>
          <Subject row={row} />
        </tr>
      ))}
    </BookTable>
  );
}

function OutgoingBook({ rows }: { rows: readonly DispatchRow[] }) {
  return (
    <BookTable columns={REGISTERS.columnsOutgoing}>
      {rows.map((row) => (
        <tr>
          <td class="book-number">{row.registerNumber}</td>
          <td class="book-symbol">{documentNumber(row.number, row.symbol)}</td>
          <td class="book-date">{displayDate(row.date)}</td>
          <Subject row={row} />
          <td>{row.issuer}</td>
        </tr>
      ))}
    </BookTable>
  );
}
