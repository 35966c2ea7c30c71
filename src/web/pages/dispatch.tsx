/** One paper: what it says, what it asks, where it went, what happened to it; its pages beside all that. */
import type { Box } from '../../reading/page.ts';
import type { DispatchAction } from '../../registry/actions.ts';
import type { DispatchView, FieldView, HistoryLine } from '../../registry/views.ts';
import { BookLinePanel, type BookLineProps } from '../components/book-line.tsx';
import { ArrivalStamp, Confidence, StateBadge, subjectOf } from '../components/dispatch-bits.tsx';
import { RelatedPanel, type RelatedPapers } from '../components/hits.tsx';
import { DataPanel, type DataPanelProps } from '../components/paper-data.tsx';
import { SignaturesPanel } from '../components/digital-signatures.tsx';
import { DraftLinks } from '../components/draft-links.tsx';
import { Icon } from '../components/icon.tsx';
import { LinksPanel, type LinksProps } from '../components/links.tsx';
import { Notice } from '../components/notice.tsx';
import { ObligationDesk, ObligationForm, PassageBar, type UnitFilter } from '../components/obligations.tsx';
import { PaperDetailsList } from '../components/paper-details.tsx';
import { PagesLink, PagesNotice } from '../components/paper-pages.tsx';
import { SearchablePdfLink } from '../components/searchable-pdf.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { Viewer } from '../components/viewer.tsx';
import { WayPanel, type WayProps } from '../components/way.tsx';
import { displayBytes, displayDate, displayInstant, displayInstantDay, documentNumber } from '../display.ts';
import { fieldText } from '../field-values.ts';
import { progressText } from '../queue-text.ts';
import { COMMON, DEED_NAMES, DIRECTION_NAMES, DISPATCH, DUTIES, FIELD_NAMES, VERIFY } from '../text.ts';
import { PAPER_DETAILS } from '../text/paper-details.ts';
import { ORIGINALS } from '../text/paper-pages.ts';

export interface DispatchProps {
  shell: Shell;
  dispatch: DispatchView;
  currentPage: number;
  chosenObligation: number | null;
  /** Id of the obligation under the pen, without scripts. */
  editingObligation: string | null;
  unitFilter: UnitFilter | null;
  /** What was searched, to light it on the page. */
  searched: string;
  /** Papers like it, and papers that cite it. */
  related?: RelatedPapers;
  /** Where it is, what it hangs together with, its line in the book. */
  way: Omit<WayProps, 'dispatch'> &
    Omit<LinksProps, 'dispatch'> &
    Omit<BookLineProps, 'dispatch'> &
    Omit<DataPanelProps, 'dispatch'>;
  /** The draft that it was, where the person may see it. */
  draftId: string | null;
  problem?: string | undefined;
}

export function DispatchPage(props: DispatchProps) {
  const { shell, dispatch } = props;
  return (
    <Page
      shell={shell}
      title={documentNumber(dispatch.number, dispatch.symbol) || dispatch.fileName}
      scripts={['dispatch.js']}
    >
      <DispatchHead {...props} />
      {props.problem !== undefined && <Notice kind="error">{props.problem}</Notice>}
      <PagesNotice dispatch={dispatch} />
      <Trouble dispatch={dispatch} />
      <div
        class="dispatch"
        data-dispatch-page={dispatch.id}
        data-state={dispatch.state}
        data-version={dispatch.version}
      >
        <div class="dispatch-paper">
          <Viewer
            dispatchId={dispatch.id}
            pages={dispatch.pages}
            current={props.currentPage}
            lit={litBoxes(dispatch, props.currentPage, props.chosenObligation)}
            searched={props.searched}
            emptyText={emptyText(dispatch)}
            pickHint={DUTIES.pickHint}
            canPick={dispatch.may.includes('decide-obligations')}
            over={dispatch.may.includes('decide-obligations') ? <PassageBar /> : null}
          />
        </div>
        <div class="dispatch-facts">
          <FactsPanel dispatch={dispatch} />
          <WayPanel dispatch={dispatch} {...props.way} />
          <ObligationsPanel {...props} />
          <SignaturesPanel dispatch={dispatch} />
          <DetailsPanel dispatch={dispatch} />
          <LinksPanel dispatch={dispatch} {...props.way} />
          <BookLinePanel dispatch={dispatch} {...props.way} />
          <DataPanel dispatch={dispatch} {...props.way} />
          {props.related !== undefined && <RelatedPanel {...props.related} />}
          <ActionsPanel dispatch={dispatch} />
          <HistoryPanel lines={dispatch.history} />
        </div>
      </div>
    </Page>
  );
}

function litBoxes(dispatch: DispatchView, page: number, chosen: number | null): Box[] {
  const obligation = dispatch.obligations.find(({ position }) => position === chosen);
  return (obligation?.evidence ?? [])
    .filter((passage) => passage.page === page)
    .flatMap((passage) => passage.boxes);
}

function emptyText(dispatch: DispatchView): string {
  if (dispatch.state === 'purged') return DISPATCH.purged;
  if (dispatch.state === 'quarantined') return DISPATCH.quarantine;
  return dispatch.problemMessage ?? DISPATCH.stillReading;
}

function DispatchHead({ shell, dispatch, draftId }: DispatchProps) {
  const { id, may } = dispatch;
  return (
    <div class="page-head dispatch-head">
      <div class="page-head-text">
        <p class="dispatch-line">
          <StateBadge state={dispatch.state} />
          <span>{DIRECTION_NAMES[dispatch.direction]}</span>
          {dispatch.urgency !== null && <span class="urgency">{dispatch.urgency}</span>}
          <span class="docnumber">{documentNumber(dispatch.number, dispatch.symbol)}</span>
          {dispatch.date !== null && <span class="number">{displayDate(dispatch.date)}</span>}
          {dispatch.issuer !== null && <span>{dispatch.issuer}</span>}
        </p>
        <h1>{subjectOf(dispatch)}</h1>
      </div>
      {dispatch.registerNumber !== null && (
        <ArrivalStamp
          direction={dispatch.direction}
          agencyName={shell.agencyName}
          number={dispatch.registerNumber}
          date={displayInstantDay(dispatch.registeredAt)}
        />
      )}
      <div class="buttons">
        {dispatch.file !== null && dispatch.state !== 'quarantined' && (
          <a
            class="button"
            href={`/api/v1/dispatches/${id}/file`}
            download={dispatch.fileName}
            data-testid="original"
          >
            <Icon name="download" />
            {DISPATCH.download}
          </a>
        )}
        {dispatch.state !== 'quarantined' &&
          dispatch.otherFiles.map(({ fileName }, index) => (
            <a
              class="button"
              href={`/api/v1/dispatches/${id}/file?original=${index + 2}`}
              download={fileName}
              title={fileName}
              data-testid="other-original"
            >
              <Icon name="download" />
              {ORIGINALS.further(index + 2)}
            </a>
          ))}
        <SearchablePdfLink dispatch={dispatch} />
        <DraftLinks dispatch={dispatch} draftId={draftId} />
        <PagesLink dispatch={dispatch} />
        {(may.includes('verify') || may.includes('register')) && (
          <a class="button button-primary" href={`/xac-minh/${id}`} data-testid="to-verify">
            <Icon name={may.includes('verify') ? 'verify' : 'book'} />
            {may.includes('verify') ? DISPATCH.verify : DISPATCH.register}
          </a>
        )}
      </div>
    </div>
  );
}

function Trouble({ dispatch }: { dispatch: DispatchView }) {
  switch (dispatch.state) {
    case 'unreadable':
      return (
        <Notice kind="error" title={DISPATCH.unreadable}>
          <p>{dispatch.problemMessage}</p>
        </Notice>
      );
    case 'quarantined':
      return <Quarantine dispatch={dispatch} />;
    case 'purged':
      return <Notice kind="warning">{DISPATCH.purged}</Notice>;
    case 'withdrawn':
      return <Notice kind="warning">{dispatch.problemMessage ?? DISPATCH.withdrawn}</Notice>;
    default:
      return <ReadingNotice dispatch={dispatch} />;
  }
}

function ReadingNotice({ dispatch }: { dispatch: DispatchView }) {
  const reading = dispatch.rereading || dispatch.state === 'received' || dispatch.state === 'reading';
  if (!reading) return null;
  const { progress } = dispatch;
  return (
    <Notice kind="info">
      <p>
        {DISPATCH.stillReading} <span data-reading-text>{progressText(dispatch)}</span>
      </p>
      <progress
        aria-label={DISPATCH.stillReading}
        data-reading-progress
        value={progress?.total ? progress.done : 0}
        max={progress?.total ?? 1}
      />
    </Notice>
  );
}

/** A paper that may hold a State secret: two ways out, both on the clerk's word. */
function Quarantine({ dispatch }: { dispatch: DispatchView }) {
  const { id, may } = dispatch;
  return (
    <Notice kind="error" title={DISPATCH.quarantine}>
      <p>{dispatch.problemMessage ?? DISPATCH.quarantineBody}</p>
      {may.includes('release') && (
        <form class="inline-form" method="post" action={`/van-ban/${id}/bo-cach-ly`}>
          <div class="field">
            <label for="can-cu">{DISPATCH.releaseReason}</label>
            <input id="can-cu" type="text" name="reason" required />
          </div>
          <Version dispatch={dispatch} />
          <button type="submit" class="button" data-testid="release">
            {DISPATCH.release}
          </button>
        </form>
      )}
      {may.includes('purge') && (
        <form class="inline-form" method="post" action={`/van-ban/${id}/huy`}>
          <label class="check">
            <input type="checkbox" name="confirm" value="1" required />
            <span>{DISPATCH.purgeConfirm}</span>
          </label>
          <Version dispatch={dispatch} />
          <button type="submit" class="button button-danger" data-testid="purge">
            <Icon name="trash" />
            {DISPATCH.purge}
          </button>
        </form>
      )}
    </Notice>
  );
}

function Version({ dispatch }: { dispatch: DispatchView }) {
  return <input type="hidden" name="version" value={String(dispatch.version)} />;
}

const SHOWN_FIRST = ['type', 'place', 'date'];

function FactsPanel({ dispatch }: { dispatch: DispatchView }) {
  const shown = dispatch.fields.filter(
    (view) => fieldText(view.field, view.value) !== '' || view.state === 'absent',
  );
  return (
    <section class="panel" aria-label={DISPATCH.facts}>
      <div class="panel-head">
        <h2>{DISPATCH.facts}</h2>
        {dispatch.may.includes('decide') && dispatch.state === 'registered' && (
          <a class="small" href={`/xac-minh/${dispatch.id}?sua=1`}>
            {COMMON.edit}
          </a>
        )}
      </div>
      <dl class="facts" data-testid="facts">
        {shown.map((view) => (
          <Fact view={view} />
        ))}
        <Provenance dispatch={dispatch} />
      </dl>
    </section>
  );
}

function DetailsPanel({ dispatch: { details } }: { dispatch: DispatchView }) {
  if (details === null) return null;
  return (
    <section class="panel" aria-label={PAPER_DETAILS.title}>
      <div class="panel-head">
        <h2>{PAPER_DETAILS.title}</h2>
      </div>
      <PaperDetailsList details={details} />
    </section>
  );
}

function Fact({ view }: { view: FieldView }) {
  const { evidence } = view;
  const lines = fieldText(view.field, view.value).split('\n');
  return (
    <div
      class={SHOWN_FIRST.includes(view.field) ? 'fact fact-short' : 'fact'}
      data-passage={
        evidence === null ? '[]' : JSON.stringify([{ page: evidence.page, boxes: evidence.boxes }])
      }
      {...(evidence === null ? {} : { tabindex: 0 })}
    >
      <dt>{FIELD_NAMES[view.field]}</dt>
      <dd>
        {view.state === 'absent' ? (
          <span class="quiet">{VERIFY.absent}</span>
        ) : lines.length > 1 ? (
          <ul>
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        ) : (
          <span>{lines[0]}</span>
        )}
        {view.state === 'suggested' && <Confidence value={view.confidence} />}
      </dd>
    </div>
  );
}

function Provenance({ dispatch }: { dispatch: DispatchView }) {
  const { file } = dispatch;
  return (
    <>
      <div class="fact">
        <dt>{DISPATCH.received}</dt>
        <dd>
          {displayInstant(dispatch.receivedAt)}, {dispatch.receivedBy.name}{' '}
          <span class="quiet">({DISPATCH.receivedVia[dispatch.channel]})</span>
        </dd>
      </div>
      {dispatch.verifiedBy !== null && (
        <div class="fact">
          <dt>{DISPATCH.verified}</dt>
          <dd>
            {displayInstant(dispatch.verifiedAt)}, {dispatch.verifiedBy.name}
          </dd>
        </div>
      )}
      {dispatch.registeredBy !== null && (
        <div class="fact">
          <dt>{DISPATCH.registered}</dt>
          <dd>
            {displayInstant(dispatch.registeredAt)}, {dispatch.registeredBy.name}
            {dispatch.registerName !== null && `; ${dispatch.registerName}`}
          </dd>
        </div>
      )}
      <div class="fact">
        <dt>{DISPATCH.file}</dt>
        <dd>
          {dispatch.fileName}
          {file !== null && (
            <span class="quiet">
              {' '}
              ({displayBytes(file.size)}
              {dispatch.pageCount !== null && `, ${COMMON.pages(dispatch.pageCount)}`})
            </span>
          )}
        </dd>
      </div>
    </>
  );
}

function ObligationsPanel({
  dispatch,
  shell,
  chosenObligation,
  editingObligation,
  unitFilter,
}: DispatchProps) {
  if (dispatch.pages.length === 0) return null;
  return (
    <section class="panel" aria-label={DISPATCH.obligations}>
      <ObligationDesk
        dispatch={dispatch}
        chosen={chosenObligation}
        editing={editingObligation}
        filter={unitFilter}
        person={shell.person?.id ?? null}
      />
      <ObligationForm dispatch={dispatch} back={`/van-ban/${dispatch.id}`} />
    </section>
  );
}

interface ActionForm {
  action: DispatchAction;
  path: string;
  name: string;
  hint: string;
  danger?: boolean;
}

const ACTION_FORMS: readonly ActionForm[] = [
  { action: 'retry', path: 'thu-lai', name: DISPATCH.retry, hint: '' },
  { action: 'cancel', path: 'dung', name: DISPATCH.cancelReading, hint: '' },
  { action: 'reread', path: 'doc-lai', name: DISPATCH.reread, hint: DISPATCH.rereadHint },
];

function ActionsPanel({ dispatch }: { dispatch: DispatchView }) {
  const offered = ACTION_FORMS.filter(({ action }) => dispatch.may.includes(action));
  const canWithdraw = dispatch.may.includes('withdraw');
  if (offered.length === 0 && !canWithdraw) return null;
  return (
    <section class="panel" aria-label={DISPATCH.actions}>
      <div class="panel-head">
        <h2>{DISPATCH.actions}</h2>
      </div>
      <div class="panel-body form">
        {offered.map(({ action, path, name, hint }) => (
          <form
            class="action-form"
            method="post"
            action={`/van-ban/${dispatch.id}/${path}`}
            data-testid={action}
          >
            <Version dispatch={dispatch} />
            <button type="submit" class="button button-small">
              {name}
            </button>
            <span class="small quiet">{hint}</span>
          </form>
        ))}
        {canWithdraw && (
          <form
            class="inline-form"
            method="post"
            action={`/van-ban/${dispatch.id}/rut`}
            data-testid="withdraw"
          >
            <Version dispatch={dispatch} />
            <div class="field">
              <label for="ly-do-rut">{DISPATCH.withdrawReason}</label>
              <input id="ly-do-rut" type="text" name="reason" required />
              <p class="field-hint">{DISPATCH.withdrawHint}</p>
            </div>
            <button type="submit" class="button button-small button-danger">
              {DISPATCH.withdraw}
            </button>
          </form>
        )}
      </div>
    </section>
  );
}

function HistoryPanel({ lines }: { lines: readonly HistoryLine[] }) {
  return (
    <section class="panel" aria-label={DISPATCH.history}>
      <div class="panel-head">
        <h2>{DISPATCH.history}</h2>
      </div>
      <ol class="history" data-testid="history">
        {lines.map((line) => (
          <li>
            <time datetime={line.at}>{displayInstant(line.at)}</time>
            <span>
              <strong>{line.by.name}</strong> {deedText(line)}
              {line.address !== null && <span class="quiet small"> · {line.address}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What was done; with the field, number or reason that the trail keeps. */
function deedText({ did, details }: HistoryLine): string {
  const deed = DEED_NAMES[did] ?? did;
  const field =
    typeof details['field'] === 'string'
      ? FIELD_NAMES[details['field'] as keyof typeof FIELD_NAMES]
      : undefined;
  const number = typeof details['number'] === 'number' ? `số ${details['number']}` : undefined;
  const reason =
    typeof details['reason'] === 'string' && details['reason'] !== '' ? details['reason'] : undefined;
  const facts = [field, number, reason].filter((fact) => fact !== undefined);
  return facts.length === 0 ? deed : `${deed}: ${facts.join(', ')}`;
}
