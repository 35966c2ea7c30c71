/**
 * Xác minh: the page a văn thư lives in. The paper on the left, what was read from it on the right, one field
 * after the other. Everything is one form: without scripts it is sent whole; with them each field is saved
 * when it is accepted, and the form's button does the rest.
 */
import type { DispatchView, DuplicateView, FieldView } from '../../registry/views.ts';
import type { Box } from '../../reading/page.ts';
import type { MetadataField } from '../../understanding/understanding.ts';
import { ArrivalStamp, Confidence, isDoubtful, subjectOf } from '../components/dispatch-bits.tsx';
import { TextField } from '../components/form.tsx';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { ObligationDesk, ObligationForm, PassageBar } from '../components/obligations.tsx';
import { PaperDetailsList } from '../components/paper-details.tsx';
import { SignaturesNotice } from '../components/digital-signatures.tsx';
import { PagesLink, PagesNotice } from '../components/paper-pages.tsx';
import { SearchablePdfLink } from '../components/searchable-pdf.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { Viewer } from '../components/viewer.tsx';
import { DoubtfulWords, WordDesk } from '../components/word-desk.tsx';
import { displayInstantDay, documentNumber } from '../display.ts';
import { fieldKey } from '../decisions.ts';
import {
  absentName,
  CAPACITIES,
  controlName,
  FIELD_KINDS,
  fieldText,
  SECRECIES,
  SIGNER_PART_NAMES,
  type SignerPart,
  signerParts,
  type Typed,
  URGENCIES,
} from '../field-values.ts';
import {
  COMMON,
  DIRECTION_NAMES,
  DISPATCH,
  DUTIES,
  FIELD_NAMES,
  FIELD_STATE_NAMES,
  NUMBER_NAMES,
  SIGNER_PARTS,
  VERIFY,
} from '../text.ts';
import { REGISTER_LATE } from '../text/registry.ts';
import { PAPER_DETAILS } from '../text/paper-details.ts';
import { REREADING } from '../text/paper-pages.ts';

export interface VerifyProps {
  shell: Shell;
  dispatch: DispatchView;
  /** How many papers wait, this one included while it does. */
  waiting: number;
  /** Id of the next paper that waits; null where none does. */
  nextId: string | null;
  /** The page shown first, and the obligation whose passage is lit. */
  currentPage: number;
  chosenObligation: number | null;
  /** Id of the obligation under the pen, without scripts. */
  editingObligation: string | null;
  /** Correcting a paper that is on the register already. */
  editing: boolean;
  /** Names of document kinds, offered while typing. */
  kinds: readonly string[];
  /** Why what was sent could not be done, and what had been typed. */
  problem?: string | undefined;
  typed?: Typed | undefined;
  /** The next number of the register, as a hint only: somebody else may take it first. */
  nextNumber: number | null;
}

export function VerifyPage(props: VerifyProps) {
  const { shell, dispatch } = props;
  return (
    <Page
      shell={shell}
      title={`${VERIFY.title}: ${titleOf(dispatch)}`}
      layout="focus"
      scripts={['verify.js']}
    >
      <VerifyBar {...props} />
      <div
        class="desk"
        data-verify
        data-dispatch={dispatch.id}
        data-version={dispatch.version}
        data-next={nextHref(props)}
      >
        <Viewer
          dispatchId={dispatch.id}
          pages={dispatch.pages}
          current={props.currentPage}
          lit={litBoxes(dispatch, props.currentPage, props.chosenObligation)}
          canPick
          tools={dispatch.may.includes('correct-words') ? <DoubtfulWords /> : null}
          over={
            <>
              {dispatch.may.includes('decide-obligations') && <PassageBar />}
              {dispatch.may.includes('correct-words') && <WordDesk />}
            </>
          }
        />
        <section class="desk-side" aria-label={VERIFY.fields}>
          <SideContent {...props} />
        </section>
      </div>
      <datalist id="ten-loai">
        {props.kinds.map((kind) => (
          <option value={kind} />
        ))}
      </datalist>
    </Page>
  );
}

function titleOf(dispatch: DispatchView): string {
  return documentNumber(dispatch.number, dispatch.symbol) || dispatch.fileName;
}

function nextHref({ nextId }: VerifyProps): string {
  return nextId === null ? '/xac-minh' : `/xac-minh/${nextId}`;
}

function litBoxes(dispatch: DispatchView, page: number, chosen: number | null): Box[] {
  const obligation = dispatch.obligations.find(({ position }) => position === chosen);
  return (obligation?.evidence ?? [])
    .filter((passage) => passage.page === page)
    .flatMap((passage) => passage.boxes);
}

function VerifyBar(props: VerifyProps) {
  const { dispatch, waiting } = props;
  return (
    <div class="desk-bar">
      <h1 class="desk-title">
        <span class="desk-what">{VERIFY.title}</span>
        <span class="desk-file" title={dispatch.fileName}>
          {dispatch.fileName}
        </span>
      </h1>
      <span class="desk-direction">{DIRECTION_NAMES[dispatch.direction]}</span>
      <span class="desk-waiting quiet">{VERIFY.waiting(waiting)}</span>
      <SearchablePdfLink dispatch={dispatch} small />
      <PagesLink dispatch={dispatch} small />
      <a class="button button-small desk-see" href={`/van-ban/${dispatch.id}`}>
        {VERIFY.see}
      </a>
      {dispatch.state !== 'registered' && (
        <a
          class="button button-small"
          href={nextHref(props)}
          data-testid="next-paper"
          aria-keyshortcuts="Alt+N"
        >
          {VERIFY.next} <kbd>Alt N</kbd>
        </a>
      )}
    </div>
  );
}

function SideContent(props: VerifyProps) {
  const { dispatch } = props;
  if (dispatch.state === 'registered' && !props.editing) return <Registered {...props} />;
  return (
    <>
      <div class="desk-notice">
        <PagesNotice dispatch={dispatch} />
      </div>
      <SignaturesNotice dispatch={dispatch} />
      <form
        class="desk-form"
        id="xac-minh"
        method="post"
        action={`/xac-minh/${dispatch.id}`}
        autocomplete="off"
        novalidate
      >
        <input type="hidden" name="version" value={String(dispatch.version)} data-version-input />
        <div class="desk-scroll">
          <div class="desk-messages" aria-live="polite" data-messages>
            {props.problem !== undefined && <Notice kind="error">{props.problem}</Notice>}
          </div>
          {dispatch.duplicates.map((twin) => (
            <DuplicateAlarm dispatch={dispatch} twin={twin} />
          ))}
          <FieldGrid fields={dispatch.fields} typed={props.typed} />
          <section class="desk-obligations" aria-label={DUTIES.list}>
            <ObligationDesk
              dispatch={dispatch}
              chosen={props.chosenObligation}
              editing={props.editingObligation}
              person={props.shell.person?.id ?? null}
            />
          </section>
          {dispatch.details !== null && (
            <section class="desk-details" aria-label={PAPER_DETAILS.title}>
              <h2>{PAPER_DETAILS.title}</h2>
              <PaperDetailsList details={dispatch.details} />
            </section>
          )}
          {dispatch.engine !== null && (
            <p class="quiet" data-testid="read-with">
              {REREADING.readWith(dispatch.engine)}
            </p>
          )}
        </div>
        <FormActions {...props} />
      </form>
      {dispatch.state === 'verified' && <RegisterActions {...props} />}
      <ObligationForm dispatch={dispatch} back={`/xac-minh/${dispatch.id}${props.editing ? '?sua=1' : ''}`} />
      <ClientTexts />
    </>
  );
}

/** The answer to a paper that looks like one the office has: which, and in what they differ. */
function DuplicateAlarm({ dispatch, twin }: { dispatch: DispatchView; twin: DuplicateView }) {
  const rows = differencesOf(dispatch, twin);
  return (
    <div class="duplicate" role="alert" data-testid="duplicate-alarm">
      <Icon name="warning" />
      <div>
        <p>
          <strong>{VERIFY.duplicate}</strong>{' '}
          <a href={`/van-ban/${twin.id}`}>
            {documentNumber(twin.number, twin.symbol) || COMMON.unknownNumber}
            {twin.registerNumber !== null &&
              `, ${NUMBER_NAMES[dispatch.direction].toLowerCase()} ${twin.registerNumber}/${twin.registerYear ?? ''}`}
          </a>
          . {rows.length === 0 ? VERIFY.noDifference : `${VERIFY.differences}:`}
        </p>
        {rows.length > 0 && (
          <table class="differences">
            <thead>
              <tr>
                <th />
                <th scope="col">{VERIFY.thisPaper}</th>
                <th scope="col">{VERIFY.otherPaper}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr>
                  <th scope="row">{FIELD_NAMES[row.field]}</th>
                  <td>{row.mine}</td>
                  <td>{row.theirs}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  );
}

const COMPARED = ['number', 'symbol', 'issuer', 'date', 'subject'] as const;

export function differencesOf(dispatch: DispatchView, twin: DuplicateView) {
  return COMPARED.map((field) => ({
    field,
    mine: fieldText(field, dispatch[field]) || '–',
    theirs: fieldText(field, twin[field]) || '–',
  })).filter((row) => row.mine.toLowerCase() !== row.theirs.toLowerCase());
}

/** The order of the paper itself, short fields side by side. */
const LAYOUT: readonly { field: MetadataField; span: 2 | 3 | 4 | 6 }[] = [
  { field: 'issuerParent', span: 6 },
  { field: 'issuer', span: 6 },
  { field: 'number', span: 2 },
  { field: 'symbol', span: 4 },
  { field: 'place', span: 2 },
  { field: 'date', span: 2 },
  { field: 'replyDue', span: 2 },
  { field: 'type', span: 2 },
  { field: 'urgency', span: 2 },
  { field: 'secrecy', span: 2 },
  { field: 'subject', span: 6 },
  { field: 'addressees', span: 6 },
  { field: 'signer', span: 6 },
  { field: 'recipients', span: 6 },
  { field: 'references', span: 6 },
];

function FieldGrid({ fields, typed }: { fields: readonly FieldView[]; typed: Typed | undefined }) {
  return (
    <div class="vfields">
      {LAYOUT.map(({ field, span }) => {
        const view = fields.find((candidate) => candidate.field === field);
        return view === undefined ? null : <Field view={view} span={span} typed={typed} />;
      })}
    </div>
  );
}

/** Whether a person should look before anything else: unsure, or needed and not read. */
export function needsEyes(view: FieldView): boolean {
  if (view.state !== 'suggested') return false;
  const blank = fieldText(view.field, view.suggestion) === '';
  return blank ? view.required : isDoubtful(view.confidence);
}

function Field({ view, span, typed }: { view: FieldView; span: number; typed: Typed | undefined }) {
  const { field, evidence } = view;
  const isGroup = field === 'signer';
  const blank = fieldText(field, view.suggestion) === '';
  return (
    <div
      class={`vfield span-${span}`}
      data-field={field}
      data-kind={FIELD_KINDS[field]}
      data-state={view.state}
      data-required={String(view.required)}
      data-doubtful={String(needsEyes(view))}
      data-blank={String(blank)}
      data-suggestion={fieldKey(field, view.suggestion)}
      data-passage={
        evidence === null ? '[]' : JSON.stringify([{ page: evidence.page, boxes: evidence.boxes }])
      }
      data-testid={`field-${field}`}
      {...(isGroup ? { role: 'group', 'aria-labelledby': `ten-${field}` } : {})}
    >
      <div class="vfield-head">
        <FieldLabel field={field} isGroup={isGroup} />
        <FieldStatus view={view} />
      </div>
      <div class="vfield-control">
        <FieldControl view={view} typed={typed} />
        <FieldTools view={view} />
      </div>
      <FieldNote view={view} blank={blank} />
    </div>
  );
}

function FieldLabel({ field, isGroup }: { field: MetadataField; isGroup: boolean }) {
  return isGroup ? (
    <span class="vfield-label" id={`ten-${field}`}>
      {FIELD_NAMES[field]}
    </span>
  ) : (
    <label class="vfield-label" for={`muc-${field}`}>
      {FIELD_NAMES[field]}
    </label>
  );
}

/** Grey and a percentage while it is the machine's; ink blue once it is a person's. */
function FieldStatus({ view }: { view: FieldView }) {
  return (
    <span class="vfield-status" data-status>
      <span class="vfield-decided" data-decided title={view.decidedBy?.name ?? ''}>
        <Icon name="check" />
        <span data-decided-name>{view.state === 'suggested' ? '' : FIELD_STATE_NAMES[view.state]}</span>
      </span>
      <span class="vfield-confidence">
        <Confidence value={view.confidence} />
      </span>
    </span>
  );
}

function FieldControl({ view, typed }: { view: FieldView; typed: Typed | undefined }) {
  const { field } = view;
  const name = controlName(field);
  const value = typed === undefined ? fieldText(field, view.value) : typed(name);
  const common = { id: `muc-${field}`, name, 'aria-describedby': `ghi-chu-${field}`, 'data-control': 'true' };
  switch (FIELD_KINDS[field]) {
    case 'signer':
      return <SignerControls value={view.value} typed={typed} />;
    case 'choice':
      return <Choice common={common} value={value} options={field === 'urgency' ? URGENCIES : SECRECIES} />;
    case 'long':
      return (
        <textarea {...common} rows={2} data-grow>
          {value}
        </textarea>
      );
    case 'lines':
    case 'references':
      return (
        <textarea {...common} rows={rowsFor(value)} data-grow>
          {value}
        </textarea>
      );
    case 'date':
      return (
        <input
          {...common}
          type="text"
          value={value}
          inputmode="numeric"
          placeholder={VERIFY.datePlaceholder}
        />
      );
    default:
      return (
        <input {...common} type="text" value={value} {...(field === 'type' ? { list: 'ten-loai' } : {})} />
      );
  }
}

const rowsFor = (text: string) => Math.min(Math.max(text.split('\n').length, 1), 8);

interface ChoiceProps {
  common: Readonly<Record<string, string>>;
  value: string;
  options: readonly string[];
}

function Choice({ common, value, options }: ChoiceProps) {
  // A level the machine read that is on no list is shown all the same: a person decides.
  const offered = value === '' || options.includes(value) ? options : [value, ...options];
  return (
    <select {...common}>
      <option value="" />
      {offered.map((option) => (
        <option value={option} selected={option === value}>
          {option}
        </option>
      ))}
    </select>
  );
}

function SignerControls({ value, typed }: { value: unknown; typed: Typed | undefined }) {
  const parts = signerParts(value);
  const textOf = (part: SignerPart) =>
    typed === undefined ? parts[part] : typed(controlName('signer', part));
  return (
    <div class="signer">
      {SIGNER_PART_NAMES.map((part) => (
        <div class={`signer-${part}`}>
          <label class="visually-hidden" for={`muc-signer-${part}`}>
            {SIGNER_PARTS[part]}
          </label>
          {part === 'capacity' ? (
            <Choice
              common={{
                id: 'muc-signer-capacity',
                name: controlName('signer', part),
                title: SIGNER_PARTS[part],
              }}
              value={textOf(part)}
              options={CAPACITIES}
            />
          ) : (
            <input
              id={`muc-signer-${part}`}
              name={controlName('signer', part)}
              type="text"
              value={textOf(part)}
              title={SIGNER_PARTS[part]}
              placeholder={SIGNER_PARTS[part]}
            />
          )}
        </div>
      ))}
    </div>
  );
}

/** Beside the control: accept it (Enter does the same), or say that the paper has no such thing. */
function FieldTools({ view }: { view: FieldView }) {
  const name = FIELD_NAMES[view.field];
  return (
    <div class="vfield-tools">
      <button
        type="button"
        class="icon-button vfield-accept"
        tabindex={-1}
        aria-label={VERIFY.acceptField(name)}
        title={`${VERIFY.accept} (Enter)`}
        data-accept
        data-needs-script
        hidden
      >
        <Icon name="check" />
      </button>
      <label class="icon-button vfield-absent" title={VERIFY.absent}>
        <input
          type="checkbox"
          class="visually-hidden"
          name={absentName(view.field)}
          value="1"
          checked={view.state === 'absent'}
          aria-label={VERIFY.absentField(name)}
          data-absent
        />
        <Icon name="absent" />
      </label>
    </div>
  );
}

/** Under the control: what the machine read where a person said otherwise, or why there is nothing. */
function FieldNote({ view, blank }: { view: FieldView; blank: boolean }) {
  const overruled = (view.state === 'corrected' || view.state === 'absent') && !blank;
  const suggestion = fieldText(view.field, view.suggestion).replaceAll('\n', ' · ');
  const unread = needsEyes(view) && blank ? VERIFY.notRead : '';
  return (
    <>
      <p class="vfield-note" id={`ghi-chu-${view.field}`} data-note data-suggestion={suggestion}>
        {overruled ? `${VERIFY.suggestion}: ${suggestion}` : unread}
      </p>
      <p class="vfield-hint">{hintFor(view.field)}</p>
    </>
  );
}
/** How to type a field that is not just a line. */
function hintFor(field: MetadataField): string {
  if (FIELD_KINDS[field] === 'references') return `${VERIFY.referencesHint} · ${VERIFY.lineHint}`;
  return FIELD_KINDS[field] === 'lines' ? `${VERIFY.oneALine} · ${VERIFY.lineHint}` : '';
}

/** An unreadable paper is typed by hand: with the first field it becomes one to verify. */
function FormActions({ dispatch, editing }: VerifyProps) {
  if (dispatch.state === 'to-verify' || dispatch.state === 'unreadable')
    return <VerifyActions fields={dispatch.fields} />;
  return (
    <div class="desk-actions" {...(editing ? {} : { 'data-needs-no-script': true })}>
      <span class="desk-progress" data-saving aria-live="polite" />
      {editing && dispatch.state === 'registered' && (
        <div class="field desk-reason">
          <label for="ly-do-dinh-chinh">{VERIFY.correctionReason}</label>
          <input id="ly-do-dinh-chinh" name="reason" type="text" data-correction-reason required />
        </div>
      )}
      <button type="submit" name="lam" value="luu" class="button" data-testid="save">
        {VERIFY.saveChanges}
      </button>
    </div>
  );
}

function VerifyActions({ fields }: { fields: readonly FieldView[] }) {
  const left = fields.filter(needsEyes).length;
  return (
    <div class="desk-actions">
      <span class="desk-progress" data-left aria-live="polite">
        {left === 0 ? VERIFY.allDecided : VERIFY.fieldsLeft(left)}
      </span>
      <span class="desk-saving" data-saving aria-live="polite" />
      <button type="submit" name="lam" value="luu" class="button" data-needs-no-script>
        {VERIFY.save}
      </button>
      <button
        type="submit"
        name="lam"
        value="xac-minh"
        class="button button-primary"
        data-testid="verify-all"
        data-verify-button
        aria-keyshortcuts="Control+Enter"
      >
        {VERIFY.verifyAll} <kbd>Ctrl ↵</kbd>
      </button>
    </div>
  );
}

function RegisterActions({ dispatch, nextNumber }: VerifyProps) {
  const isTwin = dispatch.duplicates.some((twin) => twin.kind === 'same' && twin.registerNumber !== null);
  return (
    <form class="desk-actions desk-register" method="post" action={`/xac-minh/${dispatch.id}/vao-so`}>
      <input type="hidden" name="version" value={String(dispatch.version)} data-version-input />
      <p class="desk-progress">
        <strong>{VERIFY.verified}.</strong> {nextNumber !== null && VERIFY.registerAs(nextNumber)}
      </p>
      {dispatch.direction === 'incoming' && (
        <details class="fold">
          <summary>{REGISTER_LATE.title}</summary>
          <div class="form-row">
            <TextField id="ngay-den" name="arrivedOn" type="date" label={REGISTER_LATE.arrivedOn} />
            <TextField id="ly-do-muon" name="lateReason" label={REGISTER_LATE.reason} />
          </div>
        </details>
      )}
      {isTwin && (
        <div class="field desk-reason">
          <label for="ly-do-trung">{VERIFY.registerDuplicate}</label>
          <input id="ly-do-trung" name="reason" type="text" required />
        </div>
      )}
      <button
        type="submit"
        class="button button-primary"
        autofocus={!isTwin}
        data-testid="register"
        data-register-button
        aria-keyshortcuts="Control+Enter"
      >
        <Icon name="book" />
        {VERIFY.register} <kbd>↵</kbd>
      </button>
    </form>
  );
}

/** The end of the walk: the stamp, big, and the way to the next paper. */
function Registered(props: VerifyProps) {
  const { dispatch, shell, nextId } = props;
  return (
    <div class="registered" data-testid="registered">
      <p class="registered-lead" role="status">
        {VERIFY.registeredAs}
      </p>
      <ArrivalStamp
        large
        direction={dispatch.direction}
        agencyName={shell.agencyName}
        number={dispatch.registerNumber ?? 0}
        date={displayInstantDay(dispatch.registeredAt)}
      />
      <p class="registered-what">
        <strong>{titleOf(dispatch)}</strong>
        <span>{subjectOf(dispatch)}</span>
      </p>
      <div class="buttons registered-next">
        {nextId === null ? (
          <a class="button button-primary" href="/" autofocus data-testid="next-paper">
            {VERIFY.nothingWaits}
          </a>
        ) : (
          <a class="button button-primary" href={nextHref(props)} autofocus data-testid="next-paper">
            {VERIFY.next} <kbd>Alt N</kbd>
          </a>
        )}
        <a class="button" href={`/van-ban/${dispatch.id}`}>
          <Icon name="send" />
          {DISPATCH.dispatchTo}
        </a>
      </div>
    </div>
  );
}

/** A message the island shows when somebody else changed the paper meanwhile. */
function ClientTexts() {
  return (
    <template id="bao-loi">
      <Notice kind="error">
        <p data-text />
        <p class="buttons">
          <a class="button button-small" href="" data-reload>
            {VERIFY.reload}
          </a>
        </p>
      </Notice>
    </template>
  );
}
