import type { ObligationView } from '../../registry/views.ts';
import { displayDate } from '../display.ts';
import { VERIFY } from '../text.ts';
import { Icon } from './icon.tsx';

/**
 * What the paper asks of whom by when. Each is a link to its passage (`?trang=2&nhiem-vu=3`), which the island
 * lights in place.
 */
export function Obligations({
  obligations,
  chosen,
}: {
  obligations: readonly ObligationView[];
  chosen: number | null;
}) {
  if (obligations.length === 0) return <p class="panel-empty">{VERIFY.noObligations}</p>;
  return (
    <ol class="obligations" data-testid="obligations">
      {obligations.map((obligation) => (
        <li>
          <Obligation obligation={obligation} chosen={obligation.position === chosen} />
        </li>
      ))}
    </ol>
  );
}

function Obligation({ obligation, chosen }: { obligation: ObligationView; chosen: boolean }) {
  const first = obligation.evidence[0];
  return (
    <a
      class="obligation"
      href={`?trang=${first?.page ?? 1}&nhiem-vu=${obligation.position}`}
      data-passage={JSON.stringify(obligation.evidence.map(({ page, boxes }) => ({ page, boxes })))}
      {...(chosen ? { 'aria-current': 'true' } : {})}
    >
      <span class="obligation-head">
        <span class="obligation-clause">{VERIFY.clause(obligation.clause)}</span>
        <Deadline obligation={obligation} />
      </span>
      <span class="obligation-action">{obligation.action}</span>
      {obligation.assignees.length > 0 && (
        <span class="obligation-who">
          <span class="quiet">{VERIFY.assignees}:</span> {obligation.assignees.join('; ')}
        </span>
      )}
      {obligation.cooperators.length > 0 && (
        <span class="obligation-who">
          <span class="quiet">{VERIFY.cooperators}:</span> {obligation.cooperators.join('; ')}
        </span>
      )}
      {obligation.reportTo !== null && (
        <span class="obligation-who">
          <span class="quiet">{VERIFY.reportTo}:</span> {obligation.reportTo}
        </span>
      )}
    </a>
  );
}

/** The computed day with the paper's own words beside it: the words are what counts. */
function Deadline({ obligation }: { obligation: ObligationView }) {
  const { date, raw } = obligation.deadline;
  if (date === null && (raw === null || raw === ''))
    return <span class="deadline deadline-none">{VERIFY.noDeadline}</span>;
  return (
    <span class="deadline" title={raw ?? ''}>
      <Icon name="clock" />
      {date === null ? raw : displayDate(date)}
    </span>
  );
}
