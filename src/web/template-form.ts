/** The form of a Word form: what the administrator set for each place becomes its fields. */
import { FIELD_TYPES, type TemplateField, type WordFormHead, wordFormHead } from '../drafting/index.ts';
import type { FormTyped } from './pages/templates.tsx';
import type { Form } from './routes/context.ts';
import { notFilled } from './routes/context.ts';
import { TEMPLATES, WORD_FORM } from './text/templates.ts';

/** @param before what was set until now: this page does not show all of it */
export function typedForm(form: Form, before: readonly TemplateField[] = []): FormTyped {
  return {
    name: form.text('name').trim(),
    kind: form.text('kind'),
    group: form.text('group'),
    about: form.text('about').trim(),
    fields: form.texts('field').map((name) => fieldIn(form, name, before)),
  };
}

function fieldIn(form: Form, name: string, before: readonly TemplateField[]): TemplateField {
  const type = FIELD_TYPES.find((known) => known === form.text(`type-${name}`)) ?? 'text';
  const entries = (key: string) =>
    form
      .text(`${key}-${name}`)
      .split(';')
      .map((entry) => entry.trim())
      .filter(Boolean);
  const choices = entries('choices');
  const {
    choices: _choices,
    columns: _columns,
    ...kept
  } = before.find((field) => field.name === name && field.type === type) ?? { name };
  return {
    ...kept,
    name,
    label: form.text(`label-${name}`).trim(),
    type,
    required: form.has(`required-${name}`),
    ...(type === 'choice' && choices.length > 0 ? { choices } : {}),
    ...(type === 'rows' ? { columns: entries('columns') } : {}),
  };
}

/** @throws AppError `request.invalid` naming what is not filled in */
export function headOf(typed: FormTyped): WordFormHead {
  const checked = wordFormHead.safeParse(typed);
  if (checked.success) return checked.data;
  const [part, at] = checked.error.issues[0]?.path ?? [];
  if (part !== 'fields') throw notFilled(part === 'kind' ? TEMPLATES.kind : TEMPLATES.name);
  const field = typed.fields[Number(at)];
  const lacksChoices = field?.type === 'choice' && field.choices === undefined;
  throw notFilled(`${lacksChoices ? WORD_FORM.choices : WORD_FORM.label}: ${field?.name ?? ''}`);
}
