/**
 * What the paper asks of whom by when: the machine's suggestions and what people made of them. Works as links and one
 * form; the island in `islands/obligations.ts` decides in place and asks for this very list again after each word.
 */
import { acceptedLast } from '../../registry/accepted-last.ts';
import { CONFIDENT } from '../../registry/decide-obligations.ts';
import { type PossibleDuty, possibleDuties } from '../../registry/possible-duties.ts';
import type { DispatchView, ObligationView } from '../../registry/views.ts';
import { groupObligations, type ObligationGroup } from '../../understanding/obligations/index.ts';
import { placeOfDuty } from '../duty-place.ts';
import { deadlineText } from '../obligation-form.ts';
import { DUTIES, VERIFY } from '../text.ts';
import { DEADLINE_DOUBT } from '../text/deadline-doubt.ts';
import { DUTY_LIST } from '../text/duty-list.ts';
import { DUTY_WHY } from '../text/duty-why.ts';
import { Confidence } from './dispatch-bits.tsx';
import { DutyWhy, WhyFacts } from './duty-why.tsx';
import type { Option } from './form.tsx';
import { Icon, type IconName } from './icon.tsx';
import { ObligationEditor } from './obligation-editor.tsx';

/** The form all buttons and controls of the list belong to, wherever they stand: see {@link ObligationForm}. */
export const DUTY_FORM = 'nhiem-vu-form';
/** In place of an id: the obligation that is about to be made of a passage. */
export const NEW_DUTY = 'moi';

export interface ObligationsProps {
  dispatch: Pick<DispatchView, 'id' | 'obligations' | 'details' | 'may' | 'version'>;
  /** Position of the one whose passage is lit. */
  chosen: number | null;
  /** Id of the one that is being edited, or {@link NEW_DUTY}. */
  editing: string | null;
  /** Null where the list is not seen from one unit. */
  filter?: UnitFilter | null;
  /** Id of who looks at the list: what they accepted in one go they take back at once. */
  person: string | null;
}

/** "Việc của đơn vị tôi". */
export interface UnitFilter {
  /** Units to choose from, with how many obligations are theirs. */
  options: readonly Option[];
  chosen: string | null;
  /** The ids of those that concern the chosen unit; null: all. */
  shown: ReadonlySet<string> | null;
}

/** To be put outside of every other form. */
export function ObligationForm({ dispatch, back }: { dispatch: DispatchView; back: string }) {
  if (!dispatch.may.includes('decide-obligations')) return null;
  return (
    <form id={DUTY_FORM} method="post" action={`/van-ban/${dispatch.id}/nhiem-vu`} autocomplete="off">
      <input type="hidden" name="version" value={String(dispatch.version)} data-version-input />
      <input type="hidden" name="return" value={back} />
    </form>
  );
}

/** The list with what the island needs to decide in it and to ask for it again. */
export function ObligationDesk(props: ObligationsProps) {
  const { id } = props.dispatch;
  return (
    <div id="nhiem-vu" class="duties" data-duties={id}>
      <p class="duties-problem" role="alert" data-duties-problem hidden />
      <p class="visually-hidden" role="status" data-duties-said />
      <div data-duties-list>
        <Obligations {...props} />
      </div>
    </div>
  );
}

export function Obligations(props: ObligationsProps) {
  const { dispatch, filter = null } = props;
  const shown = filter?.shown ?? null;
  const canDecide = dispatch.may.includes('decide-obligations');
  const listed = dispatch.obligations.filter(({ id }) => shown === null || shown.has(id));
  return (
    <>
      <Head {...props} listed={listed} canDecide={canDecide} />
      {props.editing === NEW_DUTY && <ObligationEditor obligation={null} form={DUTY_FORM} />}
      {listed.length === 0 ? (
        <p class="panel-empty">{shown === null ? VERIFY.noObligations : DUTIES.noneOfUnit}</p>
      ) : (
        <ol class="obligations" data-testid="obligations" aria-label={DUTIES.list}>
          {inGroups(listed, dispatch.obligations).map(({ heading, duties }) => (
            <>
              {heading !== null && <li class="duty-group">{heading}</li>}
              {duties.map((obligation) => (
                <li class="duty" data-duty={obligation.id} data-state={obligation.state}>
                  {obligation.id === props.editing ? (
                    <ObligationEditor obligation={obligation} form={DUTY_FORM} />
                  ) : (
                    <Duty {...props} obligation={obligation} canDecide={canDecide} />
                  )}
                </li>
              ))}
            </>
          ))}
        </ol>
      )}
      {canDecide && shown === null && <Possible {...props} />}
    </>
  );
}

/** What fell just short of being suggested: looked at by who wants to miss nothing. */
function Possible({ dispatch }: ObligationsProps) {
  const offered = possibleDuties(dispatch.details, dispatch.obligations);
  if (offered.length === 0) return null;
  return (
    <details class="duties-possible" data-testid="possible-duties" data-possible>
      <summary>{DUTY_WHY.possible(offered.length)}</summary>
      <p class="quiet">{DUTY_WHY.possibleHint}</p>
      <ul>
        {offered.map((duty) => (
          <PossibleLine duty={duty} />
        ))}
      </ul>
    </details>
  );
}

function PossibleLine({ duty: { place, obligation } }: { duty: PossibleDuty }) {
  const { clause, assignees, action, deadline, why } = obligation;
  const text = deadlineText(deadline);
  return (
    <li>
      <a
        class="possible-duty"
        href={`?trang=${obligation.evidence[0]?.page ?? 1}`}
        data-passage={passageOf(obligation)}
      >
        <span class="obligation-head">
          <span class="obligation-clause">{placeOfDuty({ clause, position: 0 }, [])}</span>
          {text !== '' && <span class="deadline">{text}</span>}
        </span>
        <span class="obligation-action">{action}</span>
        <Who label={VERIFY.assignees} names={assignees} />
      </a>
      <div class="possible-tools">
        <Submit value={`take:${place}`} class="button button-small" testid="take-possible">
          <Icon name="plus" />
          {DUTY_WHY.take}
        </Submit>
      </div>
      {why !== undefined && (
        <details class="duty-why">
          <summary>{DUTY_WHY.title}</summary>
          <WhyFacts why={why} deadline={deadline} />
        </details>
      )}
    </li>
  );
}

interface Group {
  /** Null: tasks, each for itself. */
  heading: string | null;
  duties: ObligationView[];
}

/** What has a day or a product first; standing duties together under their point, so that eight things are seen and not thirty. */
function inGroups(listed: readonly ObligationView[], all: readonly ObligationView[]): Group[] {
  const viewOf = new Map<unknown, ObligationView>(listed.map((each) => [each, each]));
  return groupObligations(listed).map((group) => {
    const duties = group.obligations.flatMap((each) => viewOf.get(each) ?? []);
    return { heading: headingOf(group, duties, all), duties };
  });
}

function headingOf(
  { kind }: ObligationGroup,
  duties: readonly ObligationView[],
  all: readonly ObligationView[],
): string | null {
  const [first] = duties;
  if (first === undefined || duties.length < 2) return null;
  if (kind === 'closing') return DUTIES.closing;
  const place = placeOfDuty(first, all);
  return place === '' ? DUTY_LIST.standing(duties.length) : DUTIES.standing(place, duties.length);
}

interface HeadProps extends ObligationsProps {
  listed: readonly ObligationView[];
  canDecide: boolean;
}

function Head({ listed, canDecide, person, filter = null }: HeadProps) {
  const standing = listed.filter(({ state }) => state !== 'dismissed').length;
  const open = listed.filter(({ state }) => state === 'suggested');
  // All at once means all of the paper: not offered where only one unit's are seen.
  const isWhole = filter === null || filter.shown === null;
  const sure = isWhole ? open.filter(({ confidence }) => confidence >= CONFIDENT).length : 0;
  const taken = acceptedLast(listed, ({ state, decidedAt, decidedBy }) =>
    state === 'accepted' && decidedBy !== null && decidedBy.id === person ? decidedAt : null,
  ).length;
  return (
    <div class="duties-head">
      <h2>
        {DUTIES.list}{' '}
        <span class="count">{canDecide ? DUTIES.waiting(open.length, standing) : String(standing)}</span>
      </h2>
      {filter !== null && <UnitChoice filter={filter} />}
      {canDecide && (
        <div class="buttons duties-tools">
          {sure > 0 && sure < open.length && (
            <Submit value="accept-all" class="button button-small" testid="accept-duties">
              <Icon name="check" />
              {DUTIES.acceptSure(sure)}
            </Submit>
          )}
          {isWhole && open.length > 0 && (
            <Submit
              value="accept-open"
              class="button button-small"
              testid="accept-open-duties"
              title={DUTY_LIST.acceptOpenHint}
              shortcut="Shift+A"
            >
              <Icon name="check" />
              {DUTY_LIST.acceptOpen(open.length)}
            </Submit>
          )}
          {isWhole && taken > 1 && (
            <Submit
              value="undo-accept-all"
              class="button button-small button-quiet"
              testid="take-back-duties"
            >
              <Icon name="undo" />
              {DUTY_LIST.takeBack(taken)}
            </Submit>
          )}
          <button
            type="button"
            class="button button-small button-quiet"
            data-choose-passage
            data-needs-script
            aria-pressed="false"
            hidden
          >
            <Icon name="plus" />
            {DUTIES.choose}
          </button>
        </div>
      )}
      {canDecide && listed.length > 0 && (
        <p class="duties-keys" data-needs-script hidden>
          {DUTIES.keys.map(([keys, does]) => (
            <span>
              <kbd>{keys}</kbd> {does}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

/** A form of its own kind: it asks for the page again, seen from a unit. */
function UnitChoice({ filter }: { filter: UnitFilter }) {
  return (
    <form class="duties-unit" method="get" action="#nhiem-vu" data-unit-choice data-testid="unit-choice">
      <label for="don-vi">{DUTIES.ofUnit}</label>
      <select id="don-vi" name="don-vi">
        <option value="">{DUTIES.ofAll}</option>
        {filter.options.map(({ value, name }) => (
          <option value={value} selected={value === filter.chosen}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" class="button button-small" data-needs-no-script>
        {DUTIES.showUnit}
      </button>
    </form>
  );
}

interface DutyProps extends ObligationsProps {
  obligation: ObligationView;
  canDecide: boolean;
}

function Duty({ dispatch, obligation, chosen, canDecide }: DutyProps) {
  const isChosen = obligation.position === chosen;
  const place = placeOfDuty(obligation, dispatch.obligations);
  return (
    <>
      <a
        class="obligation"
        href={`?trang=${obligation.evidence[0]?.page ?? 1}&nhiem-vu=${obligation.position}`}
        data-passage={passageOf(obligation)}
        data-doubtful={String(obligation.state === 'suggested' && obligation.confidence < CONFIDENT)}
        {...(isChosen ? { 'aria-current': 'true' } : {})}
      >
        <span class="obligation-head">
          {place !== '' && <span class="obligation-clause">{place}</span>}
          <State obligation={obligation} />
          <Deadline obligation={obligation} />
        </span>
        <span class="obligation-action">{obligation.action}</span>
        <Who label={VERIFY.assignees} names={obligation.assignees} />
        <Who label={VERIFY.cooperators} names={obligation.cooperators} />
        <Who label={VERIFY.reportTo} names={obligation.reportTo === null ? [] : [obligation.reportTo]} />
        <Overruled obligation={obligation} />
      </a>
      {canDecide && <Tools obligation={obligation} />}
      <DutyWhy obligation={obligation} />
    </>
  );
}

export function passageOf({ evidence }: Pick<ObligationView, 'evidence'>): string {
  return JSON.stringify(evidence.map(({ page, boxes }) => ({ page, boxes })));
}

/** A percentage while it is the machine's; a word in ink blue once it is a person's. */
function State({ obligation }: { obligation: ObligationView }) {
  const { state, confidence, decidedBy } = obligation;
  if (state === 'suggested') {
    return (
      <span class="duty-state">
        <Confidence value={confidence} />
      </span>
    );
  }
  return (
    <span class="duty-state duty-decided" title={decidedBy?.name ?? ''}>
      <Icon name={state === 'dismissed' ? 'absent' : 'check'} />
      {DUTIES.states[state]}
    </span>
  );
}

function Who({ label, names }: { label: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <span class="obligation-who">
      <span class="quiet">{label}:</span> {names.join('; ')}
    </span>
  );
}

/** What the machine suggested where a person said otherwise, or why they dismissed it. */
function Overruled({ obligation }: { obligation: ObligationView }) {
  const { state, suggested, reason } = obligation;
  if (reason !== null) return <span class="duty-note">{`${DUTIES.reason}: ${reason}`}</span>;
  if (state === 'accepted' || state === 'dismissed' || suggested.length === 0) return null;
  return (
    <span class="duty-note">
      {DUTIES.suggestion}: {suggested.map(differing(obligation)).join(' · ')}
    </span>
  );
}

/** Only what differs: an edit of the deadline does not repeat the action. */
function differing(now: ObligationView) {
  return (before: ObligationView['suggested'][number]): string => {
    const parts = [
      before.action === now.action ? '' : before.action,
      same(before.assignees, now.assignees)
        ? ''
        : `${VERIFY.assignees}: ${before.assignees.join('; ') || '–'}`,
      same(before.cooperators, now.cooperators)
        ? ''
        : `${VERIFY.cooperators}: ${before.cooperators.join('; ') || '–'}`,
      deadlineText(before.deadline) === deadlineText(now.deadline)
        ? ''
        : deadlineText(before.deadline) || VERIFY.noDeadline,
      before.clause === now.clause ? '' : placeOfDuty({ ...now, clause: before.clause }, []),
    ].filter((part) => part !== '');
    return parts.join('; ') || before.action;
  };
}

const same = (a: readonly string[], b: readonly string[]) => a.join('\n') === b.join('\n');

/** The computed day with the paper's own words beside it: the words are what counts. */
function Deadline({ obligation }: { obligation: ObligationView }) {
  const text = deadlineText(obligation.deadline);
  if (text === '') return <span class="deadline deadline-none">{VERIFY.noDeadline}</span>;
  if (obligation.deadline.warnings?.includes('misread') === true)
    return (
      <span class="deadline deadline-doubt" title={DEADLINE_DOUBT.hint} data-testid="deadline-doubt">
        <Icon name="clock" />
        {DEADLINE_DOUBT.day(text, obligation.deadline.raw ?? '')}
      </span>
    );
  return (
    <span class="deadline" title={obligation.deadline.raw ?? ''}>
      <Icon name="clock" />
      {text}
    </span>
  );
}

interface Tool {
  action: 'accept' | 'edit' | 'split' | 'merge' | 'dismiss' | 'undo';
  icon: IconName;
  name: string;
  hint: string;
  key: string;
}

const TOOLS: readonly Tool[] = [
  { action: 'accept', icon: 'check', name: DUTIES.accept, hint: DUTIES.accept, key: 'A' },
  { action: 'undo', icon: 'undo', name: DUTIES.undo, hint: DUTIES.undoHint, key: 'U' },
  { action: 'edit', icon: 'pencil', name: DUTIES.edit, hint: DUTIES.edit, key: 'E' },
  { action: 'split', icon: 'split', name: DUTIES.split, hint: DUTIES.split, key: 'S' },
  { action: 'merge', icon: 'merge', name: DUTIES.merge, hint: DUTIES.mergeHint, key: 'M' },
  { action: 'dismiss', icon: 'close', name: DUTIES.dismiss, hint: DUTIES.dismissHint, key: 'X' },
];

function offered({ action }: Tool, { state }: ObligationView): boolean {
  const isOpen = state === 'suggested';
  if (action === 'accept') return isOpen;
  if (action === 'undo') return !isOpen;
  return state !== 'dismissed';
}

function Tools({ obligation }: { obligation: ObligationView }) {
  return (
    <div class="duty-tools" data-testid="duty-tools">
      {TOOLS.filter((tool) => offered(tool, obligation)).map(({ action, icon, name, hint, key }) => (
        <Submit
          value={`${action}:${obligation.id}`}
          class={action === 'accept' ? 'duty-tool duty-tool-first' : 'duty-tool'}
          title={`${hint} (${key})`}
          shortcut={key}
        >
          <Icon name={icon} />
          {name}
          <kbd aria-hidden="true" data-needs-script hidden>
            {key}
          </kbd>
        </Submit>
      ))}
    </div>
  );
}

interface SubmitProps {
  value: string;
  class: string;
  title?: string;
  testid?: string;
  shortcut?: string;
  children?: unknown;
}

/** A button that means one thing to do with one obligation; its value says both. */
function Submit({ value, title, testid, shortcut, children, ...rest }: SubmitProps) {
  return (
    <button
      type="submit"
      form={DUTY_FORM}
      name="viec"
      value={value}
      class={rest.class}
      formnovalidate
      data-duty-action={value}
      {...(title === undefined ? {} : { title })}
      {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcut })}
      {...(testid === undefined ? {} : { 'data-testid': testid })}
    >
      {children}
    </button>
  );
}

/** Over the picture: what to do with the words that were chosen. Written by the server, shown by the island. */
export function PassageBar() {
  return (
    <div class="passage-bar" role="status" data-passage-bar hidden>
      <span data-passage-text>{DUTY_LIST.walkHint}</span>
      <button type="button" class="button button-small button-primary" data-passage-create hidden>
        {DUTIES.create} <kbd>O</kbd>
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={DUTIES.forget}
        title={DUTIES.forget}
        data-passage-forget
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
