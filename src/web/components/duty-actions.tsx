/** What the person can do with a duty now: one form an action, made from the table of actions. */
import { type Action, ACTIONS, type ObligationDetail, type ActionRule } from '../../obligations/index.ts';
import { displayDate } from '../display.ts';
import { DUTY, DUTY_NEW, DUTY_PAGE } from '../text/follow-up.ts';
import { Checks, type Option, SelectField, TextField } from './form.tsx';

export interface DutyActionsProps {
  duty: ObligationDetail;
  today: string;
  /** "unit:…" and "person:…", for those who may hand on. */
  parties: readonly Option[];
  /** Members of the lead unit. */
  members: readonly Option[];
}

/** The one to do next stands first and in full; the others open on a click. */
export function DutyActions(props: DutyActionsProps) {
  const { duty } = props;
  const offered = offeredActions(duty);
  if (offered.length === 0) return <p class="panel-empty">{DUTY_PAGE.nothingToDo}</p>;
  const [first, ...others] = offered;
  return (
    <div class="duty-actions">
      <ActionForm {...props} action={first!} open />
      {others.map((action) => (
        <ActionForm {...props} action={action} open={false} />
      ))}
    </div>
  );
}

/** In the order in which they are wanted, without those that have nothing to act on. */
const ORDER: readonly Action[] = [
  'decide-extension',
  'confirm',
  'approve-unit',
  'accept',
  'report',
  'send-back',
  'reject-unit',
  'start',
  'record-event',
  'set-due',
  'delegate',
  'hand-down',
  'ask-extension',
  'withdraw-report',
  'resume',
  'remind',
  'assign',
  'note',
  'decline',
  'pause',
  'cancel',
  'reopen',
];

export function offeredActions(duty: ObligationDetail): Action[] {
  const waiting = duty.extensionsAsked.some(({ state }) => state === 'asked');
  const makesSense = (action: Action): boolean => {
    switch (action) {
      case 'decide-extension':
        return waiting;
      case 'ask-extension':
        return duty.due !== null && !waiting;
      case 'set-due':
        return duty.originalDue === null && duty.dueKind !== 'recurring';
      case 'record-event':
        return duty.dueKind === 'relative' && duty.originalDue === null;
      case 'delegate':
        return duty.leadUnitId !== null;
      case 'accept':
      case 'start':
        return duty.side === 'ours';
      default:
        return true;
    }
  };
  const offered = ORDER.filter((action) => duty.may.includes(action) && makesSense(action));
  const nobody = duty.leadName === '' || duty.status === 'declined';
  return nobody && offered.includes('assign') ? [...new Set<Action>(['assign', ...offered])] : offered;
}

function ActionForm(props: DutyActionsProps & { action: Action; open: boolean }) {
  const { duty, action, open } = props;
  const rule: ActionRule = ACTIONS[action];
  const path = `/nhiem-vu/${duty.id}/viec/${action}`;
  const bare = BARE.has(action);
  const button = (
    <button
      type="submit"
      class={open ? 'button button-primary' : 'button'}
      data-testid={`do-${action}`}
      {...(action === 'decide-extension' ? { name: 'grant', value: 'true' } : {})}
    >
      {action === 'decide-extension' ? DUTY_PAGE.grant : rule.name}
    </button>
  );
  if (bare && !open) {
    return (
      <form class="duty-action-bare" method="post" action={path}>
        <input type="hidden" name="version" value={duty.version} />
        {button}
      </form>
    );
  }
  const form = (
    <form class="form duty-action-form" method="post" action={path}>
      <input type="hidden" name="version" value={duty.version} />
      <ActionFields {...props} />
      {!bare && action !== 'ask-extension' && <Reason action={action} required={rule.reason === true} />}
      <div class="buttons">
        {button}
        {action === 'decide-extension' && (
          <button type="submit" class="button button-danger" name="grant" value="false">
            {DUTY_PAGE.refuse}
          </button>
        )}
      </div>
    </form>
  );
  if (open) return form;
  return (
    <details class="duty-action">
      <summary>{rule.name}</summary>
      {form}
    </details>
  );
}

/** A click is all they need. */
const BARE: ReadonlySet<Action> = new Set([
  'accept',
  'start',
  'withdraw-report',
  'approve-unit',
  'resume',
  'remind',
]);

function Reason({ action, required }: { action: Action; required: boolean }) {
  const id = `ly-do-${action}`;
  return (
    <div class="field">
      <label for={id}>{DUTY.reason}</label>
      <textarea id={id} name="note" rows={2} maxlength={4000} required={required} />
    </div>
  );
}

function ActionFields({ action, duty, today, parties, members }: DutyActionsProps & { action: Action }) {
  switch (action) {
    case 'report':
      return <ReportFields duty={duty} today={today} />;
    case 'ask-extension':
      return (
        <>
          <TextField id="gia-han" name="until" type="date" label={DUTY_PAGE.until} required />
          <Reason action={action} required />
        </>
      );
    case 'decide-extension': {
      const asked = duty.extensionsAsked.find(({ state }) => state === 'asked');
      return (
        <>
          <p class="quiet">
            {DUTY_PAGE.wanted(displayDate(asked?.dueBefore), displayDate(asked?.wanted))}: {asked?.reason}
          </p>
          <TextField
            id="cho-den"
            name="until"
            type="date"
            label={DUTY_PAGE.until}
            value={asked?.wanted ?? ''}
          />
        </>
      );
    }
    case 'set-due':
      return <TextField id="dat-han" name="due" type="date" label={DUTY.due} required />;
    case 'record-event':
      return (
        <TextField
          id="su-kien"
          name="eventOn"
          type="date"
          label={DUTY_PAGE.eventOn}
          hint={duty.deadline.from ?? undefined}
          value={today}
          required
        />
      );
    case 'delegate':
      return <SelectField id="phan-cong" name="person" label={DUTY_PAGE.person} options={members} />;
    case 'assign':
      return (
        <>
          <SelectField
            id="giao-cho"
            name="lead"
            label={DUTY.lead}
            value={optionsOf(duty, 'lead')[0]?.value ?? ''}
            options={[{ value: '', name: DUTY_PAGE.nobodyYet }, ...parties]}
          />
          <Cooperators duty={duty} parties={parties} />
        </>
      );
    case 'hand-down':
      return <PartFields parties={parties} />;
    default:
      return null;
  }
}

/** The units of the office, and who cooperates already. */
function Cooperators({ duty, parties }: Pick<DutyActionsProps, 'duty' | 'parties'>) {
  const now = optionsOf(duty, 'cooperator');
  const units = parties.filter(({ value }) => value.startsWith('unit:'));
  const others = now.filter(({ value }) => !units.some((unit) => unit.value === value));
  return (
    <Checks
      legend={DUTY_NEW.cooperators}
      name="cooperator"
      options={[...units, ...others]}
      chosen={now.map(({ value }) => value)}
    />
  );
}

/** Who has that part, as the forms name them. */
function optionsOf({ parties }: ObligationDetail, wanted: 'lead' | 'cooperator'): Option[] {
  return parties
    .filter(({ role }) => role === wanted)
    .map(({ kind, id, name }) => ({ value: `${kind === 'outside' ? 'name' : kind}:${id}`, name }));
}

function ReportFields({ duty, today }: { duty: ObligationDetail; today: string }) {
  return (
    <>
      <div class="field">
        <label for="tom-tat">{DUTY_PAGE.summary}</label>
        <textarea id="tom-tat" name="summary" rows={3} maxlength={4000} />
      </div>
      <div class="form-row">
        <TextField
          id="van-ban-tra-loi"
          name="reference"
          label={DUTY_PAGE.answering}
          placeholder="15/BC-UBND"
        />
        <TextField id="ngay-gui" name="sentOn" type="date" label={DUTY_PAGE.sentOn} value={today} />
      </div>
      {duty.files.length > 0 && (
        <SelectField
          id="tep-ket-qua"
          name="fileId"
          label={DUTY_PAGE.file}
          value={duty.files.at(-1)!.id}
          options={[
            { value: '', name: DUTY_PAGE.none },
            ...duty.files.map(({ id, name }) => ({ value: id, name })),
          ]}
        />
      )}
    </>
  );
}

const PARTS = 3;

function PartFields({ parties }: { parties: readonly Option[] }) {
  return (
    <>
      {Array.from({ length: PARTS }, (_, at) => (
        <fieldset class="part">
          <div class="field">
            <label for={`viec-${at}`}>{DUTY_PAGE.part}</label>
            <input id={`viec-${at}`} name="part-action" type="text" maxlength={4000} required={at === 0} />
          </div>
          <div class="form-row">
            <SelectField id={`giao-${at}`} name="part-lead" label={DUTY_PAGE.partLead} options={parties} />
            <TextField id={`han-${at}`} name="part-due" type="date" label={DUTY_PAGE.partDue} />
          </div>
        </fieldset>
      ))}
    </>
  );
}
