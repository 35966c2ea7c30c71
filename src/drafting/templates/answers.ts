/** The answers of a person to the fields of a template, and what is wrong with them. Pure. */
import { isIsoDate } from '../../calendar/index.ts';
import type { TemplateField } from './schema.ts';

export type Answer = string | number | boolean | string[] | string[][];
export type Answers = Record<string, Answer | undefined>;

/** What was answered, or what the template has ready for it. */
export function answerOf(field: TemplateField, answers: Answers): Answer {
  const given = answers[field.name] ?? field.default;
  if (given !== undefined) return given as Answer;
  return field.type === 'list' || field.type === 'rows' ? [] : '';
}

/** An answer that cannot be used, and why (Vietnamese). */
export interface WrongAnswer {
  field: string;
  label: string;
  reason: string;
}

const MOST_LETTERS = 20_000;
const MOST_ENTRIES = 1_000;

/** @param day of the paper, ISO; a month or null while it is not known */
export function wrongAnswers(
  fields: readonly TemplateField[],
  answers: Answers,
  day: string | null = null,
): WrongAnswer[] {
  return fields.flatMap((field) => {
    const answer = answerOf(field, answers);
    const reason = reasonAgainst(field, answer) ?? reasonAgainstDay(field, answer, { fields, answers, day });
    return reason ? [{ field: field.name, label: field.label, reason }] : [];
  });
}

interface Around {
  fields: readonly TemplateField[];
  answers: Answers;
  day: string | null;
}

/** Against what else was answered, and against the day of the paper. */
function reasonAgainstDay(
  { type, after, upcoming }: TemplateField,
  answer: Answer,
  { fields, answers, day }: Around,
): string | null {
  if (type !== 'date' || typeof answer !== 'string' || answer === '') return null;
  const other = fields.find(({ name }) => name === after);
  const start = other === undefined ? '' : answerOf(other, answers);
  if (typeof start === 'string' && start !== '' && answer < start)
    return `phải từ ${onPaper(start)} trở đi (“${other?.label ?? ''}”)`;
  if (upcoming === true && day !== null && answer.slice(0, day.length) < day)
    return 'phải sau ngày của văn bản';
  return null;
}

const onPaper = (date: string) => date.split('-').toReversed().join('/');

/** Why this answer cannot stand in this field; null: it can. */
export function reasonAgainst(field: TemplateField, answer: Answer): string | null {
  const empty = answer === '' || (Array.isArray(answer) && answer.length === 0);
  if (empty) return field.required ? 'còn để trống' : null;
  switch (field.type) {
    case 'date':
      return typeof answer === 'string' && isIsoDate(answer) ? null : 'không phải một ngày';
    case 'number':
      return reasonAgainstNumber(field, answer);
    case 'choice':
      return field.choices?.includes(String(answer))
        ? null
        : `phải là một trong: ${field.choices?.join(', ')}`;
    case 'yes-no':
      return typeof answer === 'boolean' ? null : 'phải là có hoặc không';
    case 'list':
    case 'rows':
      return Array.isArray(answer) ? reasonAgainstCount(field, answer) : 'phải là một danh sách';
    default:
      return typeof answer === 'string' ? reasonAgainstLength(field, answer) : 'phải là chữ';
  }
}

function reasonAgainstNumber({ min, max }: TemplateField, answer: Answer): string | null {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return 'phải là một số';
  if (min !== undefined && answer < min) return `phải từ ${min.toLocaleString('vi-VN')} trở lên`;
  if (max !== undefined && answer > max) return `phải không quá ${max.toLocaleString('vi-VN')}`;
  return null;
}

function reasonAgainstCount(
  { type, least = 0, most = MOST_ENTRIES }: TemplateField,
  answer: string[] | string[][],
): string | null {
  const isRow = (entry: string | string[]) => Array.isArray(entry) === (type === 'rows');
  if (!answer.every(isRow)) return type === 'rows' ? 'mỗi hàng phải gồm các ô' : 'mỗi dòng phải là chữ';
  if (answer.length < least) return `phải có ít nhất ${least} dòng`;
  return answer.length > most ? `có quá ${most} dòng` : null;
}

function reasonAgainstLength(
  { least = 0, most = MOST_LETTERS }: TemplateField,
  answer: string,
): string | null {
  if (answer.trim().length < least) return `phải có ít nhất ${least} chữ`;
  return answer.length > most ? `dài quá ${most} chữ` : null;
}
