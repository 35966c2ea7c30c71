/** Duties in lists: a table with boxes to choose, cards on a board, two lines at home. */
import { STATUS_NAMES, type ObligationRow } from '../../obligations/index.ts';
import { displayDate } from '../display.ts';
import { daysText, DUTY, STANDING_NAMES } from '../text/follow-up.ts';

export const dutyHref = (id: string) => `/nhiem-vu/${id}`;

/** Where it stands: the colour, and the words for those who do not see it. */
export function StandingBadge({ row }: { row: ObligationRow }) {
  return <span class={`standing standing-${row.standing}`}>{STANDING_NAMES[row.standing]}</span>;
}

export function DutyStatus({ row }: { row: ObligationRow }) {
  return <span class={`duty-status duty-status-${row.status}`}>{STATUS_NAMES[row.status]}</span>;
}

/** The deadline in force, how far it is, and the original one where it was extended. */
export function DueCell({ row }: { row: ObligationRow }) {
  if (row.due === null) {
    const why =
      row.dueKind === 'relative'
        ? DUTY.waitsForEvent
        : row.dueKind === 'recurring'
          ? DUTY.recurring
          : DUTY.noDue;
    return <span class="quiet">{why}</span>;
  }
  return (
    <span class={`due due-${row.standing}`}>
      <span class="due-date">{displayDate(row.due)}</span>
      {row.daysLeft !== null && <span class="due-left">{daysText(row)}</span>}
      {row.originalDue !== row.due && (
        <span class="due-original">
          {DUTY.originalDue} {displayDate(row.originalDue)}
        </span>
      )}
    </span>
  );
}

export function leadText(row: ObligationRow): string {
  if (row.leadName === '') return DUTY.noLead;
  const person = row.leadPersonName;
  return person === null || person === row.leadName ? row.leadName : `${row.leadName} · ${person}`;
}

function Flags({ row }: { row: ObligationRow }) {
  return (
    <>
      {row.urgent && <span class="urgency">{DUTY.urgent}</span>}
      {row.side === 'theirs' && <span class="duty-theirs">{DUTY.theirs}</span>}
    </>
  );
}

export function DutyTable({ rows, choosing }: { rows: readonly ObligationRow[]; choosing: boolean }) {
  return (
    <div class="panel table-wrap">
      <table class="table table-cards duties" data-duties data-testid="duties">
        <thead>
          <tr>
            {choosing && (
              <th scope="col" class="cell-choose">
                <input type="checkbox" aria-label={DUTY.chooseAll} data-choose-all data-needs-script hidden />
              </th>
            )}
            <th scope="col">{DUTY.what}</th>
            <th scope="col">{DUTY.lead}</th>
            <th scope="col">{DUTY.due}</th>
            <th scope="col">{DUTY.status}</th>
            <th scope="col">{DUTY.source}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr data-duty={row.id} class={`duty-row duty-row-${row.standing}`}>
              {choosing && (
                <td class="cell-choose">
                  <input
                    type="checkbox"
                    name="duty"
                    value={`${row.id}:${row.version}`}
                    aria-label={DUTY.choose(row.code)}
                  />
                </td>
              )}
              <td class="cell-main">
                <a class="row-link" href={dutyHref(row.id)}>
                  {row.title}
                </a>
                <span class="duty-line">
                  <span class="duty-code">{row.code}</span>
                  <Flags row={row} />
                  {row.children > 0 && <span>{DUTY.partsDone(row.childrenDone, row.children)}</span>}
                </span>
              </td>
              <td class={row.leadName === '' ? 'cell-lead duty-missing' : 'cell-lead'}>{leadText(row)}</td>
              <td class="cell-due">
                <DueCell row={row} />
              </td>
              <td>
                <DutyStatus row={row} />
              </td>
              <td class="cell-source quiet">{row.sourceName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function DutyCard({ row }: { row: ObligationRow }) {
  return (
    <li class={`duty-card duty-row-${row.standing}`} data-duty={row.id}>
      <a href={dutyHref(row.id)}>
        <span class="duty-card-title">{row.title}</span>
        <span class="duty-line">
          <span class="duty-code">{row.code}</span>
          <Flags row={row} />
        </span>
        <span class="duty-card-foot">
          <span>{leadText(row)}</span>
          <DueCell row={row} />
        </span>
      </a>
    </li>
  );
}

export function DutyShortList({ rows, empty }: { rows: readonly ObligationRow[]; empty: string }) {
  if (rows.length === 0) return <p class="panel-empty">{empty}</p>;
  return (
    <ul class="shortlist">
      {rows.map((row) => (
        <li>
          <a href={dutyHref(row.id)}>
            <span class="shortlist-subject">{row.title}</span>
            <span class="shortlist-time">
              <StandingBadge row={row} />
            </span>
            <span class="shortlist-facts">
              <span class="docnumber">{row.code}</span>
              <Flags row={row} />
              {row.due !== null && (
                <span>
                  {displayDate(row.due)} ({daysText(row)})
                </span>
              )}
              <span>{leadText(row)}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
