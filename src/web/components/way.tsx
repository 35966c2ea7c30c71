/** Where a paper is and since when; what may be done with it there; what was said about it. */
import type { PropsWithChildren } from 'hono/jsx';
import { isLate } from '../../registry/time-limits.ts';
import { vietnamDate } from '../../platform/clock.ts';
import type { DispatchView, RoutingStep, RoutingView } from '../../registry/views.ts';
import { displayDate, displayInstant } from '../display.ts';
import { DISPATCH } from '../text.ts';
import { HANDLING_NAMES, ROUTING_KIND_NAMES, ROUTING_OUTCOME_NAMES, WAY } from '../text/registry.ts';
import { Checks, type Option, SelectField, TextField } from './form.tsx';
import { Icon } from './icon.tsx';

/** A direction that was typed or stamped on the paper, with the units it means. */
export interface DirectiveDraft {
  words: string;
  lead: string;
  cooperators: readonly string[];
  dueDate: string;
}

export interface WayProps {
  dispatch: DispatchView;
  routing: RoutingView;
  units: readonly Option[];
  people: readonly Option[];
  leaders: readonly Option[];
  /** Whom a step of the way may be forwarded to, by its id. */
  forwardTo: ReadonlyMap<string, readonly Option[]>;
  /** The instant of the page, to tell what is late. */
  now: string;
  drafts: readonly DirectiveDraft[];
  /** The directive under the pen: one of the drafts, or blank. */
  draft: DirectiveDraft;
}

const BLANK: DirectiveDraft = { words: '', lead: '', cooperators: [], dueDate: '' };
export const blankDirective = (): DirectiveDraft => BLANK;

export function WayPanel(props: WayProps) {
  const { dispatch, routing } = props;
  const isEmpty =
    routing.handling === null &&
    routing.steps.length === 0 &&
    !isWithClerk(dispatch) &&
    !offersAnything(dispatch);
  if (isEmpty) return null;
  return (
    <section class="panel" aria-label={WAY.title} id="chuyen">
      <div class="panel-head">
        <h2>{WAY.title}</h2>
        {routing.handling !== null && (
          <a class="small" href={`/api/v1/dispatches/${dispatch.id}/handling-slip.pdf`} data-testid="slip">
            {WAY.slip}
          </a>
        )}
      </div>
      <div class="panel-body form">
        <Standing {...props} />
        <Steps {...props} />
        <Opinions routing={routing} />
        <Deeds {...props} />
      </div>
    </section>
  );
}

function offersAnything({ may }: DispatchView): boolean {
  return may.some((action) => ['route', 'submit', 'direct', 'refuse', 'propose'].includes(action));
}

/** Came in and is in no book yet: it lies with văn thư, whoever asks. */
function isWithClerk({ direction, state }: DispatchView): boolean {
  return (
    direction === 'incoming' && ['received', 'reading', 'unreadable', 'to-verify', 'verified'].includes(state)
  );
}

function Standing({ dispatch, routing, now }: WayProps) {
  if (routing.handling === null) {
    if (!isWithClerk(dispatch)) return null;
    return (
      <p class="way-standing" data-testid="handling">
        <span class="badge">{WAY.withClerk}</span>
        <span class="quiet">{WAY.since(displayInstant(dispatch.receivedAt))}</span>
      </p>
    );
  }
  const late = isLate(routing.stepDueAt, now);
  return (
    <p class="way-standing" data-testid="handling">
      <span class={`badge badge-handling-${routing.handling}`}>{HANDLING_NAMES[routing.handling]}</span>
      {routing.since !== null && <span class="quiet">{WAY.since(displayInstant(routing.since))}</span>}
      {routing.stepDueAt !== null && (
        <span class={late ? 'way-late' : 'quiet'}>
          {late
            ? WAY.lateSince(displayInstant(routing.stepDueAt))
            : WAY.dueBy(displayInstant(routing.stepDueAt))}
        </span>
      )}
    </p>
  );
}

function Steps({ dispatch, routing, now, forwardTo }: WayProps) {
  if (routing.steps.length === 0) {
    return routing.handling === 'to-route' ? <p class="quiet">{WAY.notIn}</p> : null;
  }
  return (
    <ol class="way" data-testid="routed">
      {routing.steps.map((step) => (
        <Step dispatch={dispatch} step={step} now={now} people={forwardTo.get(step.id) ?? []} />
      ))}
    </ol>
  );
}

interface StepProps extends Pick<WayProps, 'dispatch' | 'now'> {
  step: RoutingStep;
  people: readonly Option[];
}

function Step({ dispatch, step, now, people }: StepProps) {
  const isHere = step.endedAt === null;
  const overdue = isHere && step.dueDate !== null && step.dueDate < vietnamDate(now);
  return (
    <li class={isHere ? 'way-step way-here' : 'way-step'}>
      <div class="way-line">
        <Icon name={step.to.kind === 'unit' ? 'units' : 'person'} />
        <strong>{step.to.name}</strong>
        <span class="badge">{ROUTING_KIND_NAMES[step.kind]}</span>
        {step.dueDate !== null && (
          <span class={overdue ? 'way-late small' : 'small number'}>
            {WAY.due(displayDate(step.dueDate))}
          </span>
        )}
      </div>
      <p class="small quiet">
        {displayInstant(step.at)}, {WAY.by(step.by.name)}
        {step.endedAt !== null && (
          <>
            {' · '}
            {displayInstant(step.endedAt)}, {step.endedBy?.name}{' '}
            {ROUTING_OUTCOME_NAMES[step.outcome ?? 'done']}
          </>
        )}
      </p>
      {step.note !== null && <p class="small">{step.note}</p>}
      {step.reason !== null && <p class="small">{step.reason}</p>}
      {step.mine && <StepDeeds dispatch={dispatch} step={step} people={people} />}
    </li>
  );
}

function StepDeeds({ dispatch, step, people }: Pick<StepProps, 'dispatch' | 'step' | 'people'>) {
  if (step.kind === 'know') return null;
  const to = (path: string) => `/van-ban/${dispatch.id}/${path}`;
  const routing = <input type="hidden" name="routing" value={step.id} />;
  return (
    <div class="way-deeds">
      {step.kind !== 'submit' && (
        <Fold name={WAY.complete}>
          <form class="form" method="post" action={to('giai-quyet')} data-testid="complete">
            {routing}
            <TextField id={`kq-${step.id}`} name="note" label={WAY.completeNote} />
            <button type="submit" class="button button-small button-primary">
              {WAY.complete}
            </button>
          </form>
        </Fold>
      )}
      {step.kind !== 'submit' && people.length > 0 && (
        <Fold name={WAY.forward}>
          <form class="form" method="post" action={to('chuyen-tiep')} data-testid="forward">
            {routing}
            <Checks legend={WAY.forwardTo} name="person" options={people} chosen={[]} />
            <TextField id={`gk-${step.id}`} name="note" label={WAY.noteOptional} />
            <button type="submit" class="button button-small">
              {WAY.forward}
            </button>
          </form>
        </Fold>
      )}
      <Fold name={WAY.return}>
        <form class="form" method="post" action={to('tra-lai')} data-testid="return">
          {routing}
          <TextField id={`tl-${step.id}`} name="reason" label={WAY.returnReason} required />
          <button type="submit" class="button button-small">
            {WAY.return}
          </button>
        </form>
      </Fold>
    </div>
  );
}

/** A form that stays folded until somebody wants it. */
export function Fold({ name, children, open = false }: PropsWithChildren<{ name: string; open?: boolean }>) {
  return (
    <details class="fold" open={open}>
      <summary>{name}</summary>
      <div class="fold-body">{children}</div>
    </details>
  );
}

function Opinions({ routing }: Pick<WayProps, 'routing'>) {
  if (routing.opinions.length === 0) return null;
  return (
    <div class="opinions" data-testid="opinions">
      <h3>{WAY.opinions}</h3>
      <ul>
        {routing.opinions.map((opinion) => (
          <li>
            <p>{opinion.text}</p>
            <p class="small quiet">
              {WAY.layers[opinion.layer]} · {opinion.by.name}, {displayInstant(opinion.at)}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Deeds(props: WayProps) {
  const { dispatch } = props;
  const { may } = dispatch;
  const closed = ['kept', 'refused', 'recalled'].includes(props.routing.handling ?? '');
  return (
    <div class="way-deeds way-deeds-last">
      {may.includes('submit') && props.leaders.length > 0 && !closed && <SubmitForm {...props} />}
      {may.includes('direct') && !closed && <DirectiveForm {...props} />}
      {may.includes('route') && <PlainRoute {...props} />}
      {may.includes('keep-for-information') && !closed && (
        <ReasonForm
          dispatch={dispatch}
          path="luu-de-biet"
          name={WAY.keep}
          label={WAY.keepReason}
          testid="keep"
        />
      )}
      {may.includes('refuse') && !closed && (
        <ReasonForm
          dispatch={dispatch}
          path="tra-noi-gui"
          name={WAY.refuse}
          label={WAY.refuseReason}
          testid="refuse"
        />
      )}
      {may.includes('propose') && <OpinionForm dispatch={dispatch} isLeader={may.includes('direct')} />}
    </div>
  );
}

function SubmitForm({ dispatch, leaders, routing }: WayProps) {
  return (
    <Fold name={WAY.submit} open={routing.handling === 'to-route' && !dispatch.may.includes('direct')}>
      <form class="form" method="post" action={`/van-ban/${dispatch.id}/trinh`} data-testid="submit">
        <Version dispatch={dispatch} />
        <SelectField id="lanh-dao" name="leader" label={WAY.leader} options={leaders} />
        <TextField id="trinh-kem" name="note" label={WAY.noteOptional} />
        <button type="submit" class="button button-primary">
          <Icon name="send" />
          {WAY.submit}
        </button>
      </form>
    </Fold>
  );
}

function DirectiveForm({ dispatch, units, people, drafts, draft, routing }: WayProps) {
  const noLead = { value: '', name: WAY.nobody };
  const leads = [
    noLead,
    ...units.map(({ value, name }) => ({ value: `unit:${value}`, name })),
    ...people.map(({ value, name }) => ({ value: `person:${value}`, name })),
  ];
  const waits = routing.handling === 'with-leader' || routing.handling === 'to-route';
  return (
    <Fold name={WAY.direct} open={waits}>
      {drafts.map((each, index) => (
        <div class="way-draft" data-testid="suggested-directive">
          <p class="small quiet">{WAY.suggested}</p>
          <p>“{each.words}”</p>
          <a class="button button-small" href={`/van-ban/${dispatch.id}?but-phe=${index}#chuyen`}>
            {WAY.useSuggested}
          </a>
        </div>
      ))}
      <form class="form" method="post" action={`/van-ban/${dispatch.id}/chi-dao`} data-testid="direct">
        <Version dispatch={dispatch} />
        <div class="field">
          <label for="but-phe">{WAY.directText}</label>
          <textarea id="but-phe" name="text" rows={3} required>
            {draft.words}
          </textarea>
        </div>
        <div class="form-row">
          <SelectField id="chu-tri" name="lead" label={WAY.lead} options={leads} value={draft.lead} />
          <TextField id="han-gq" name="due" type="date" label={WAY.dueDate} value={draft.dueDate} />
        </div>
        <div class="form-row">
          <Checks legend={WAY.cooperate} name="with-unit" options={units} chosen={draft.cooperators} />
          <Checks legend={WAY.cooperatePeople} name="with-person" options={people} chosen={[]} />
        </div>
        <Checks legend={WAY.know} name="know-unit" options={units} chosen={[]} />
        <div class="buttons">
          <button type="submit" class="button button-primary">
            <Icon name="pencil" />
            {WAY.directSubmit}
          </button>
        </div>
      </form>
    </Fold>
  );
}

function PlainRoute({ dispatch, routing, units, people }: WayProps) {
  const open = routing.steps.filter(({ endedAt }) => endedAt === null).map(({ to }) => to.id);
  const others = (options: readonly Option[]) => options.filter(({ value }) => !open.includes(value));
  return (
    <Fold name={dispatch.direction === 'incoming' ? WAY.plain : DISPATCH.routing}>
      <form class="form" method="post" action={`/van-ban/${dispatch.id}/chuyen`} data-testid="route">
        <Version dispatch={dispatch} />
        <div class="form-row">
          <Checks legend={DISPATCH.routeUnits} name="unit" options={others(units)} chosen={[]} />
          <Checks legend={DISPATCH.routePeople} name="person" options={others(people)} chosen={[]} />
        </div>
        <div class="buttons">
          <button type="submit" class="button">
            <Icon name="send" />
            {DISPATCH.routeSubmit}
          </button>
          <span class="small quiet">{DISPATCH.routeHint}</span>
        </div>
      </form>
    </Fold>
  );
}

interface ReasonFormProps {
  dispatch: DispatchView;
  path: string;
  name: string;
  label: string;
  testid: string;
}

export function ReasonForm({ dispatch, path, name, label, testid }: ReasonFormProps) {
  return (
    <Fold name={name}>
      <form class="form" method="post" action={`/van-ban/${dispatch.id}/${path}`} data-testid={testid}>
        <Version dispatch={dispatch} />
        <TextField id={`ly-do-${path}`} name="reason" label={label} required />
        <button type="submit" class="button button-small">
          {name}
        </button>
      </form>
    </Fold>
  );
}

function OpinionForm({ dispatch, isLeader }: { dispatch: DispatchView; isLeader: boolean }) {
  const layers = ([1, 2, 3] as const)
    .filter((layer) => layer !== 1 || isLeader)
    .map((layer) => ({ value: String(layer), name: WAY.layers[layer] }));
  return (
    <Fold name={WAY.opinion}>
      <form class="form" method="post" action={`/van-ban/${dispatch.id}/y-kien`} data-testid="opinion">
        <SelectField id="lop-y-kien" name="layer" label={WAY.opinionLayer} options={layers} value="3" />
        <div class="field">
          <label for="y-kien">{WAY.opinionText}</label>
          <textarea id="y-kien" name="text" rows={2} required />
        </div>
        <button type="submit" class="button button-small">
          {WAY.opinionSubmit}
        </button>
      </form>
    </Fold>
  );
}

export function Version({ dispatch }: { dispatch: DispatchView }) {
  return <input type="hidden" name="version" value={String(dispatch.version)} />;
}
