/** Dispatches as a dense list (home) and as a table (list, register). */
import type { DispatchRow } from '../../registry/views.ts';
import { displayDate, displayRecent } from '../display.ts';
import { COMMON, LIST, NUMBER_NAMES } from '../text.ts';
import { vietnamDate } from '../../platform/clock.ts';
import { DocumentNumber, HandlingBadge, LateBadge, StateBadge, subjectOf } from './dispatch-bits.tsx';

interface ShortListProps {
  rows: readonly DispatchRow[];
  /** ISO date, to show the hour of what came today. */
  today: string;
  empty: string;
  /** Where a row leads; the paper's own page where missing. */
  hrefOf?: (row: DispatchRow) => string;
}

/** Two lines a paper: what it is about; whose it is and when it came. */
export function ShortList({ rows, today, empty, hrefOf = pageOf }: ShortListProps) {
  if (rows.length === 0) return <p class="panel-empty">{empty}</p>;
  return (
    <ul class="shortlist">
      {rows.map((row) => (
        <li>
          <a href={hrefOf(row)}>
            <span class="shortlist-subject">{subjectOf(row)}</span>
            <span class="shortlist-time">{displayRecent(row.receivedAt, today)}</span>
            <span class="shortlist-facts">
              <Facts row={row} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

const pageOf = (row: DispatchRow) => `/van-ban/${row.id}`;

function Facts({ row }: { row: DispatchRow }) {
  if (row.problemMessage !== null && row.state !== 'registered') return <span>{row.problemMessage}</span>;
  return (
    <>
      {row.urgency !== null && <span class="urgency">{row.urgency}</span>}
      <DocumentNumber number={row.number} symbol={row.symbol} />
      {row.issuer !== null && <span>{row.issuer}</span>}
      {row.pageCount !== null && <span>{COMMON.pages(row.pageCount)}</span>}
    </>
  );
}

export function DispatchTable({ rows, now }: { rows: readonly DispatchRow[]; now: string }) {
  return (
    <div class="panel table-wrap">
      <table class="table table-cards dispatches" data-testid="dispatches">
        <thead>
          <tr>
            <th scope="col" class="cell-number">
              {LIST.number}
            </th>
            <th scope="col">{LIST.subject}</th>
            <th scope="col">{LIST.symbol}</th>
            <th scope="col">{LIST.date}</th>
            <th scope="col">{LIST.issuer}</th>
            <th scope="col">{LIST.state}</th>
            <th scope="col">{LIST.received}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow row={row} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableRow({ row, now }: { row: DispatchRow; now: string }) {
  return (
    <tr>
      <td
        class="cell-number"
        {...(row.registerNumber === null ? {} : { 'data-label': NUMBER_NAMES[row.direction] })}
      >
        {row.registerNumber !== null && (
          <>
            <strong>{row.registerNumber}</strong>
          </>
        )}
      </td>
      <td class="cell-main">
        <a class="row-link" href={pageOf(row)}>
          {subjectOf(row)}
        </a>
      </td>
      <td class="cell-symbol">
        <DocumentNumber number={row.number} symbol={row.symbol} />
      </td>
      <td class="cell-date">{displayDate(row.date)}</td>
      <td class="cell-issuer">{row.issuer}</td>
      <td>
        {row.urgency !== null && <span class="urgency">{row.urgency}</span>}{' '}
        {row.handling === null ? <StateBadge state={row.state} /> : <HandlingBadge handling={row.handling} />}{' '}
        <LateBadge stepDueAt={row.stepDueAt} now={now} />
      </td>
      <td class="cell-date quiet">{displayRecent(row.receivedAt, vietnamDate(now))}</td>
    </tr>
  );
}
