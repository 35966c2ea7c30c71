/** The form of a draft: how each kind of field is typed, and what was typed becomes answers. */
import { SIGNING_FORMS, URGENCIES } from '../drafting/index.ts';
import type {
  Answer,
  Answers,
  DispatchDocument,
  Filling,
  SigningForm,
  TemplateField,
} from '../drafting/index.ts';
import type { Form } from './routes/context.ts';

/** Name of the control of a field of the template. */
export const fieldName = (name: string): string => `muc-${name}`;

export interface TypedDraft {
  filling: Filling;
  urgency: DispatchDocument['urgency'];
}

export function typedDraft(form: Form, fields: readonly TemplateField[]): TypedDraft {
  const text = (name: string) => form.text(name).trim();
  const signingForm: SigningForm = SIGNING_FORMS.find((known) => known === text('form')) ?? 'head';
  return {
    filling: {
      answers: answersIn(form, fields),
      office: {
        parent: text('parent') || null,
        agency: form.text('agency').replaceAll('\r', '').trim(),
        place: text('place'),
        agencySymbol: text('agencySymbol'),
        unitSymbol: text('unitSymbol'),
        head: text('head'),
        collective: text('collective'),
        contact: linesOf(form.text('contact')).slice(0, 4),
      },
      signing: {
        form: signingForm,
        collective: collectiveForSigning(text('collective')),
        head: text('head'),
        own: text('own'),
        unitHead: text('unitHead'),
        name: text('name'),
      },
      date: dateOf(text('date'), text('month')),
      number: text('number') || null,
    },
    urgency: URGENCIES.find((level) => level === text('urgency')) ?? null,
  };
}

/** "Ủy ban nhân dân tỉnh" signs as "TM. ỦY BAN NHÂN DÂN": the place is in the name above. */
function collectiveForSigning(collective: string): string {
  return collective.replace(
    /^((?:Ủy ban|Uỷ ban|Hội đồng) nhân dân) (?:tỉnh|thành phố|xã|phường|đặc khu).*$/u,
    '$1',
  );
}

function dateOf(day: string, month: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(day)) return day;
  return /^\d{4}-\d{2}$/u.test(month) ? month : null;
}

function answersIn(form: Form, fields: readonly TemplateField[]): Answers {
  return Object.fromEntries(fields.map((field) => [field.name, answerIn(form, field)]));
}

function answerIn(form: Form, field: TemplateField): Answer {
  const typed = form.text(fieldName(field.name)).replaceAll('\r', '');
  switch (field.type) {
    case 'list':
      return linesOf(typed);
    case 'rows':
      return linesOf(typed).map((line) => cellsOf(line, field.columns?.length ?? 1));
    case 'number':
      return typed.trim() === '' ? '' : Number(typed);
    case 'yes-no':
      return typed === 'true';
    case 'long':
      return typed.trim();
    default:
      return typed.replaceAll('\n', ' ').trim();
  }
}

const linesOf = (typed: string) =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function cellsOf(line: string, count: number): string[] {
  const cells = line.split('|').map((cell) => cell.trim());
  return Array.from({ length: count }, (_, index) => cells[index] ?? '');
}

/** An answer as it stands in its control. */
export function asTyped(answer: Answer | undefined): string {
  if (answer === undefined) return '';
  if (!Array.isArray(answer)) return String(answer);
  return answer.map((entry) => (Array.isArray(entry) ? entry.join(' | ') : entry)).join('\n');
}
