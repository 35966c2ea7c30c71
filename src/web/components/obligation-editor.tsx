/** An obligation under a person's pen, in its place in the list. */
import type { ObligationView } from '../../registry/views.ts';
import { displayDate } from '../display.ts';
import { DUTY_CONTROLS, EVERY, UNITS } from '../obligation-form.ts';
import { DEADLINES, DUTIES, VERIFY } from '../text.ts';

interface EditorProps {
  /** Null: a new one, from a passage of the page. */
  obligation: ObligationView | null;
  /** The form its controls belong to. */
  form: string;
}

export function ObligationEditor({ obligation, form }: EditorProps) {
  const id = obligation?.id ?? 'moi';
  return (
    <div
      class="duty-editor"
      role="group"
      aria-label={obligation === null ? DUTIES.newTitle : DUTIES.editTitle}
      data-duty-editor={id}
      data-passage={JSON.stringify(obligation?.evidence.map(({ page, boxes }) => ({ page, boxes })) ?? [])}
      data-testid="duty-editor"
    >
      {/* Enter in a control means the first button of the form: without a script that must be this one. */}
      <button type="submit" form={form} name="viec" value={`save:${id}`} hidden tabindex={-1} />
      <Labelled name="action" label={DUTIES.action}>
        <textarea {...control('action', form)} rows={3} required data-grow>
          {obligation?.action ?? ''}
        </textarea>
        <p class="field-hint" data-needs-no-script>
          {DUTIES.actionHint}
        </p>
      </Labelled>
      <div class="duty-editor-row">
        <NameLines
          name="assignees"
          label={VERIFY.assignees}
          names={obligation?.assignees ?? []}
          form={form}
        />
        <NameLines
          name="cooperators"
          label={VERIFY.cooperators}
          names={obligation?.cooperators ?? []}
          form={form}
        />
      </div>
      <DeadlineControls obligation={obligation} form={form} />
      <div class="duty-editor-row duty-editor-last">
        <Line name="clause" label={DUTIES.clause} value={obligation?.clause ?? ''} form={form} />
        <Line name="reportTo" label={DUTIES.reportTo} value={obligation?.reportTo ?? ''} form={form} />
      </div>
      <EditorButtons id={id} isNew={obligation === null} form={form} />
    </div>
  );
}

type ControlName = keyof typeof DUTY_CONTROLS;

function control(name: ControlName, form: string) {
  return { id: `nv-${name}`, name: DUTY_CONTROLS[name], form };
}

function Labelled({ name, label, children }: { name: ControlName; label: string; children?: unknown }) {
  return (
    <div class={`duty-field duty-field-${name}`}>
      <label for={`nv-${name}`}>{label}</label>
      {children}
    </div>
  );
}

function NameLines({
  name,
  label,
  names,
  form,
}: {
  name: 'assignees' | 'cooperators';
  label: string;
  names: readonly string[];
  form: string;
}) {
  return (
    <Labelled name={name} label={label}>
      <textarea
        {...control(name, form)}
        rows={Math.max(names.length, 1)}
        placeholder={DUTIES.linesHint}
        data-grow
      >
        {names.join('\n')}
      </textarea>
    </Labelled>
  );
}

function Line({
  name,
  label,
  value,
  form,
}: {
  name: ControlName;
  label: string;
  value: string;
  form: string;
}) {
  return (
    <Labelled name={name} label={label}>
      <input {...control(name, form)} type="text" value={value} />
    </Labelled>
  );
}

/** The kind decides (in CSS) which of the others are shown. */
function DeadlineControls({ obligation, form }: EditorProps) {
  const deadline = obligation?.deadline ?? { kind: 'none', raw: null, date: null };
  const line = (name: ControlName, label: string, value: string) => (
    <Line name={name} label={label} value={value} form={form} />
  );
  return (
    <fieldset class="duty-deadline">
      <legend class="visually-hidden">{DUTIES.deadline}</legend>
      <Choice name="kind" label={DUTIES.deadline} names={DEADLINES.kinds} value={deadline.kind} form={form} />
      {line('date', DEADLINES.date, displayDate(deadline.date))}
      {line('amount', DEADLINES.amount, String(deadline.amount ?? ''))}
      <Choice
        name="unit"
        label={DEADLINES.unit}
        names={pick(DEADLINES.units, UNITS)}
        value={deadline.unit ?? 'working-day'}
        form={form}
      />
      {line('from', DEADLINES.from, deadline.from ?? '')}
      <Choice
        name="every"
        label={DEADLINES.everyLabel}
        names={pick(DEADLINES.every, EVERY)}
        value={deadline.every ?? 'month'}
        form={form}
      />
      {line('raw', DEADLINES.raw, deadline.raw ?? '')}
    </fieldset>
  );
}

/** In the order of the keys. */
function pick<Key extends string>(
  names: Readonly<Record<Key, string>>,
  keys: readonly Key[],
): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, names[key]]));
}

interface ChoiceProps {
  name: ControlName;
  label: string;
  names: Readonly<Record<string, string>>;
  value: string;
  form: string;
}

function Choice({ name, label, names, value, form }: ChoiceProps) {
  return (
    <Labelled name={name} label={label}>
      <select {...control(name, form)}>
        {Object.entries(names).map(([key, text]) => (
          <option value={key} selected={key === value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function EditorButtons({ id, isNew, form }: { id: string; isNew: boolean; form: string }) {
  return (
    <div class="buttons duty-editor-buttons">
      <p class="field-error duty-editor-problem" role="alert" data-editor-problem hidden />
      <button
        type="submit"
        form={form}
        name="viec"
        value={`save:${id}`}
        class="button button-small button-primary"
        data-duty-action={`save:${id}`}
      >
        {DUTIES.save} <kbd>Ctrl ↵</kbd>
      </button>
      {!isNew && (
        <>
          <button
            type="submit"
            form={form}
            name="viec"
            value={`cut:${id}`}
            class="button button-small"
            data-needs-no-script
          >
            {DUTIES.cutLines}
          </button>
          <button
            type="button"
            class="button button-small"
            data-duty-action={`cut:${id}`}
            data-needs-script
            hidden
          >
            {DUTIES.cut} <kbd>Alt S</kbd>
          </button>
        </>
      )}
      <a class="button button-small button-quiet" href="?" data-duty-cancel>
        {DUTIES.cancel}
      </a>
    </div>
  );
}
