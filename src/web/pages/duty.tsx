/** One duty: what it is, with its passage lit on the page of the paper; what can be done; its results and history. */
import type { ObligationDetail, ObligationLine } from '../../obligations/index.ts';
import { STATUS_NAMES } from '../../obligations/index.ts';
import type { PageSummary } from '../../registry/views.ts';
import { DueCell, dutyHref, DutyStatus, leadText, StandingBadge } from '../components/duties.tsx';
import { DutyActions, type DutyActionsProps } from '../components/duty-actions.tsx';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { Viewer } from '../components/viewer.tsx';
import { displayBytes, displayDate, displayInstant } from '../display.ts';
import {
  DUTY,
  DUTY_PAGE,
  EXTENSION_NAMES,
  RESULT_NAMES,
  SIDE_NAMES,
  SOURCE_NAMES,
} from '../text/follow-up.ts';

export interface DutyProps extends DutyActionsProps {
  shell: Shell;
  /** Null where the person may not see the paper, or there is none. */
  pages: readonly PageSummary[] | null;
  currentPage: number;
  problem?: string | undefined;
}

export function DutyPage(props: DutyProps) {
  const { shell, duty } = props;
  return (
    <Page shell={shell} title={duty.code} scripts={['duties.js']}>
      <div class="page-head dispatch-head">
        <div class="page-head-text">
          <p class="dispatch-line">
            <a href="/nhiem-vu">{DUTY.title}</a>
            <span class="docnumber duty-code">{duty.code}</span>
            <DutyStatus row={duty} />
            <StandingBadge row={duty} />
            {duty.urgent && <span class="urgency">{DUTY.urgent}</span>}
            <span>{SIDE_NAMES[duty.side]}</span>
          </p>
          <h1>{duty.action}</h1>
        </div>
      </div>
      {props.problem !== undefined && <Notice kind="error">{props.problem}</Notice>}
      <div class={duty.dispatchId === null ? 'duty-page duty-alone' : 'dispatch duty-page'}>
        {duty.dispatchId !== null && (
          <div class="dispatch-paper">
            <Paper {...props} />
          </div>
        )}
        <div class="dispatch-facts">
          <section class="panel" aria-label={DUTY_PAGE.actions}>
            <div class="panel-head">
              <h2>{DUTY_PAGE.actions}</h2>
            </div>
            <div class="panel-body">
              <DutyActions {...props} />
            </div>
          </section>
          <Facts duty={duty} />
          <Parts duty={duty} />
          <Results duty={duty} />
          <Extensions duty={duty} />
          <History lines={duty.history} />
        </div>
      </div>
    </Page>
  );
}

function Paper({ duty, pages, currentPage }: DutyProps) {
  if (duty.dispatchId === null || pages === null)
    return <p class="panel panel-empty">{DUTY_PAGE.paperHidden}</p>;
  const lit = duty.evidence.filter(({ page }) => page === currentPage).flatMap(({ boxes }) => boxes);
  return <Viewer dispatchId={duty.dispatchId} pages={pages} current={currentPage} lit={lit} />;
}

interface Fact {
  name: string;
  value: unknown;
}

function partyNames(duty: ObligationDetail, role: ObligationDetail['parties'][number]['role']): string {
  return duty.parties
    .filter((party) => party.role === role)
    .map(({ name }) => name)
    .join(', ');
}

function factsOf(duty: ObligationDetail): Fact[] {
  const leads = partyNames(duty, 'lead');
  const facts: Fact[] = [
    { name: DUTY.due, value: <DueCell row={duty} /> },
    { name: DUTY_PAGE.asWritten, value: duty.deadline.raw },
    { name: DUTY.lead, value: leads === '' ? <span class="duty-missing">{leadText(duty)}</span> : leads },
    { name: DUTY_PAGE.cooperators, value: partyNames(duty, 'cooperator') },
    { name: DUTY_PAGE.watchers, value: partyNames(duty, 'watcher') },
    { name: DUTY_PAGE.informed, value: partyNames(duty, 'informed') },
    { name: DUTY.assigner, value: duty.assignerName },
    { name: DUTY_PAGE.product, value: duty.product },
    { name: DUTY_PAGE.reportTo, value: [duty.reportTo, duty.via].filter(Boolean).join(' qua ') },
    { name: DUTY.source, value: <Source duty={duty} /> },
    { name: DUTY_PAGE.parent, value: duty.parent && <ParentLink parent={duty.parent} /> },
    { name: DUTY_PAGE.assignedOn, value: displayDate(duty.assignedOn) },
    { name: DUTY_PAGE.acceptedOn, value: displayDate(duty.acceptedOn) },
    { name: DUTY_PAGE.eventOn, value: displayDate(duty.eventOn) },
    { name: DUTY_PAGE.sentOn, value: displayDate(duty.sentOn) },
    { name: DUTY_PAGE.confirmedOn, value: displayDate(duty.confirmedOn) },
  ];
  return facts.filter(({ value }) => value !== null && value !== '' && value !== undefined);
}

function Facts({ duty }: { duty: ObligationDetail }) {
  return (
    <section class="panel" aria-label={DUTY_PAGE.facts}>
      <div class="panel-head">
        <h2>{DUTY_PAGE.facts}</h2>
      </div>
      <dl class="facts">
        {factsOf(duty).map(({ name, value }) => (
          <div class="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {duty.evidence.length > 0 && (
        <ul class="duty-quotes">
          {duty.evidence.map(({ quote, page, boxes }) => (
            <li>
              <button
                type="button"
                class="duty-quote"
                data-passage={JSON.stringify([{ page, boxes }])}
                aria-label={`${DUTY_PAGE.passage}, ${DUTY_PAGE.quote(page)}`}
              >
                <q>{quote}</q>
                <span class="quiet">{DUTY_PAGE.quote(page)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Source({ duty }: { duty: ObligationDetail }) {
  const kind = SOURCE_NAMES[duty.sourceKind];
  const says = duty.sourceName.startsWith(kind);
  const name = says ? duty.sourceName : `${kind}: ${duty.sourceName}`.replace(/: $/u, '');
  return duty.dispatchId === null ? (
    <>{name}</>
  ) : (
    <a href={`/van-ban/${duty.dispatchId}`} title={DUTY_PAGE.openPaper}>
      {name}
    </a>
  );
}

function ParentLink({ parent }: { parent: NonNullable<ObligationDetail['parent']> }) {
  return (
    <a href={dutyHref(parent.id)}>
      {parent.code} {parent.title}
    </a>
  );
}

function Parts({ duty }: { duty: ObligationDetail }) {
  if (duty.parts.length === 0) return null;
  const isSeries = duty.dueKind === 'recurring';
  return (
    <section class="panel" aria-label={DUTY.parts} data-testid="parts">
      <div class="panel-head">
        <h2>{isSeries ? DUTY.occurrences : DUTY.parts}</h2>
        {!isSeries && <span class="count">{`${duty.childrenDone}/${duty.children}`}</span>}
      </div>
      <ul class="shortlist">
        {duty.parts.map((part) => (
          <li>
            <a href={dutyHref(part.id)}>
              <span class="shortlist-subject">{part.title}</span>
              <span class="shortlist-time">
                <DutyStatus row={part} />
              </span>
              <span class="shortlist-facts">
                <span class="docnumber">{part.code}</span>
                <span>{leadText(part)}</span>
                <span>{displayDate(part.due)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Results({ duty }: { duty: ObligationDetail }) {
  const mayAttach = duty.relations.some((relation) => relation !== 'informed');
  return (
    <section class="panel" aria-label={DUTY_PAGE.results} data-testid="results">
      <div class="panel-head">
        <h2>{DUTY_PAGE.results}</h2>
      </div>
      {duty.results.length === 0 && <p class="panel-empty">{DUTY_PAGE.noResult}</p>}
      <ul class="duty-results">
        {duty.results.map((result) => (
          <li>
            <p class="duty-result-head">
              <strong>{RESULT_NAMES[result.state]}</strong>
              <span class="quiet">
                {displayDate(result.sentOn)} · {result.sentBy}
              </span>
            </p>
            {result.summary !== null && <p>{result.summary}</p>}
            {result.reference !== null && <p class="docnumber">{result.reference}</p>}
            {result.dispatch !== null && (
              <a href={`/van-ban/${result.dispatch.id}`}>{result.dispatch.name}</a>
            )}
            {result.file !== null && (
              <a href={`/api/v1/obligations/${duty.id}/files/${result.file.id}`} download={result.file.name}>
                <Icon name="download" />
                {result.file.name}
              </a>
            )}
          </li>
        ))}
      </ul>
      {duty.files.length > 0 && (
        <ul class="duty-files">
          {duty.files.map((file) => (
            <li>
              <a href={`/api/v1/obligations/${duty.id}/files/${file.id}`} download={file.name}>
                {file.name}
              </a>
              <span class="quiet">{displayBytes(file.size)}</span>
            </li>
          ))}
        </ul>
      )}
      {mayAttach && duty.status !== 'cancelled' && (
        <form
          class="duty-attach"
          method="post"
          action={`/nhiem-vu/${duty.id}/tep`}
          enctype="multipart/form-data"
        >
          <input type="file" name="file" required aria-label={DUTY_PAGE.fileLabel} />
          <button type="submit" class="button button-small">
            {DUTY_PAGE.attach}
          </button>
        </form>
      )}
    </section>
  );
}

function Extensions({ duty }: { duty: ObligationDetail }) {
  if (duty.extensionsAsked.length === 0) return null;
  return (
    <section class="panel" aria-label={DUTY_PAGE.extensions}>
      <div class="panel-head">
        <h2>{DUTY_PAGE.extensions}</h2>
      </div>
      <ul class="duty-results">
        {duty.extensionsAsked.map((each) => (
          <li>
            <p class="duty-result-head">
              <strong>{EXTENSION_NAMES[each.state]}</strong>
              <span class="quiet">
                {DUTY_PAGE.wanted(displayDate(each.dueBefore), displayDate(each.granted ?? each.wanted))}
              </span>
            </p>
            <p>
              {each.reason} <span class="quiet">({each.askedBy})</span>
            </p>
            {each.answer !== null && (
              <p>
                {each.answer} <span class="quiet">({each.decidedBy})</span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ lines }: { lines: readonly ObligationLine[] }) {
  return (
    <section class="panel" aria-label={DUTY_PAGE.history} data-testid="history">
      <div class="panel-head">
        <h2>{DUTY_PAGE.history}</h2>
      </div>
      <ol class="history">
        {lines.toReversed().map((line) => (
          <li>
            <span class="number quiet">{displayInstant(line.at)}</span>
            <span>
              <strong>{line.by.name}</strong> {line.name}
              {line.to !== null && line.to !== line.from && (
                <span class="quiet"> → {STATUS_NAMES[line.to]}</span>
              )}
              {line.note !== null && <span class="duty-note">{line.note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
