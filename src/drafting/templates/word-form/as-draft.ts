/**
 * A filled form as a dispatch: its lines are known by how such lines are written, like any Word file that comes back.
 * What cannot be told from the file is taken from the answers and the office; what is missing still is said.
 */
import type { DispatchDocument } from '../../document.ts';
import { readDocx } from '../../docx/back/read.ts';
import { missingParts } from '../../steps.ts';
import type { Answer } from '../answers.ts';
import { fillForm } from './fill.ts';
import type { FormFilling } from './fill.ts';
import type { WordForm } from './form.ts';

export interface FilledForm {
  /** The .docx as the office made it, filled in. */
  file: Uint8Array;
  /** The same as a draft of this service, in the form of the decree. */
  document: DispatchDocument;
  /** What a draft needs and could not be told from the file, in Vietnamese. */
  notUnderstood: string[];
}

/** @throws AppError `drafting.fields` */
export function filledForm(form: WordForm, filling: FormFilling): FilledForm {
  const file = fillForm(form, filling);
  const document = completed(readDocx(file), form, filling);
  return { file, document, notUnderstood: missingParts(document) };
}

function completed(
  read: DispatchDocument,
  { head }: WordForm,
  { answers, office, date }: FormFilling,
): DispatchDocument {
  const { header } = read;
  const names = linesOf(answers['kinh_gui']);
  return {
    ...read,
    kind: head.kind,
    header: {
      ...header,
      agency: header.agency || office.agency,
      parent: header.parent ?? (header.agency ? null : office.parent),
      symbol: header.symbol || wordsOf(answers['ky_hieu']),
      place: header.place || office.place,
      date: header.date ?? date,
    },
    subject: read.subject || wordsOf(answers['trich_yeu']) || wordsOf(answers['ve_viec']),
    addressees: read.addressees ?? (names.length > 0 ? { label: 'Kính gửi', names } : null),
  };
}

const wordsOf = (answer: Answer | undefined): string => (typeof answer === 'string' ? answer : '');

function linesOf(answer: Answer | undefined): string[] {
  if (Array.isArray(answer)) return answer.filter((entry) => typeof entry === 'string');
  const words = wordsOf(answer);
  return words ? [words] : [];
}
