/** Fills a template: the answers of a person and what is known of the office become a dispatch. */
import { formOf, USUAL_STYLE } from '../document.ts';
import type { DispatchDocument, Signature } from '../document.ts';
import { fieldsWrong } from '../errors.ts';
import { signatureTitles } from '../signing.ts';
import type { SigningPowers } from '../signing.ts';
import { render } from './engine.ts';
import type { Template } from './load.ts';
import { blocksOf, plainWords } from './markup.ts';
import type { TemplateField } from './schema.ts';

/** What is known of the agency that issues the paper. */
export interface Office {
  parent: string | null;
  /** As it is written in a sentence; "\n" breaks its line in the head. */
  agency: string;
  place: string;
  /** Chữ viết tắt của cơ quan: "UBND". */
  agencySymbol: string;
  /** Of the unit that drafts: "TH". */
  unitSymbol: string;
  /** "Chủ tịch". */
  head: string;
  /** "Ủy ban nhân dân", where it is led by a collective. */
  collective: string;
  contact: string[];
}

export type Answer = string | number | boolean | string[] | string[][];
export type Answers = Record<string, Answer | undefined>;

export interface Filling {
  answers: Answers;
  office: Office;
  signing: SigningPowers & { name: string };
  /** ISO date; a month while the day is not known. */
  date: string | null;
  number?: string | null;
}

/** @throws AppError `drafting.fields` naming each answer that is missing or wrong */
export function fillTemplate(template: Template, filling: Filling): DispatchDocument {
  const { head } = template;
  const wrong = wrongAnswers(template, filling.answers);
  if (wrong.length > 0) throw fieldsWrong(wrong);
  const scope = scopeOf(template, filling);
  const text = (path: string) => {
    const parsed = template.texts.get(path);
    return parsed ? render(parsed, scope) : '';
  };
  const lines = (path: string) => text(path).split('\n').map(plainWords).map(bareLine).filter(Boolean);
  const { office } = filling;
  return {
    kind: head.kind,
    header: {
      parent: office.parent,
      agency: office.agency,
      number: filling.number ?? null,
      symbol: plainWords(text('symbol')),
      place: head.dated ? office.place : '',
      date: head.dated ? filling.date : null,
    },
    subject: plainWords(text('subject')),
    addressees: addresseesFrom(lines('addressees.names'), plainWords(text('addressees.label'))),
    authority: plainWords(text('authority')) || null,
    bases: lines('bases'),
    enacting: head.enacting ?? null,
    body: blocksOf(render(template.body, scope)),
    endMark: head.endMark,
    signatures: signaturesFrom(template, filling, (path) => plainWords(text(path))),
    recipients: { list: lines('recipients'), filed: plainWords(text('filed')) || filedIn(office) },
    urgency: null,
    circulation: null,
    contact: office.contact,
    appendices: head.appendices.map((appendix, index) => ({
      form: appendix.form,
      title: plainWords(text(`appendices.${index}.title`)),
      body: blocksOf(text(`appendices.${index}.body`)),
      ...(appendix.kind === undefined ? {} : { kind: appendix.kind }),
      ...(appendix.landscape === undefined ? {} : { landscape: appendix.landscape }),
    })),
    // The block of a copy is printed under the copied paper; a digital copy carries a signature instead.
    medium: formOf(head.kind) === 'copy' ? 'paper' : 'electronic',
    style: USUAL_STYLE,
  };
}

/** Dashes and closing signs are put in when it is printed. */
const bareLine = (line: string) => line.replace(/^-\s*/u, '').replace(/[;.]+$/u, '');

const filedIn = ({ unitSymbol }: Office) => (unitSymbol ? `VT, ${unitSymbol}` : 'VT');

function addresseesFrom(names: string[], label: string): DispatchDocument['addressees'] {
  return names.length > 0 ? { label, names } : null;
}

function signaturesFrom(
  template: Template,
  { signing }: Filling,
  text: (path: string) => string,
): Signature[] {
  const { signer, cosigner } = template.head;
  const main = signer
    ? { titles: [text('signer.title').toUpperCase()], name: text('signer.name') }
    : { titles: signatureTitles(signing), name: signing.name };
  if (!cosigner) return [main];
  return [{ titles: [text('cosigner.title').toUpperCase()], name: text('cosigner.name') }, main];
}

function scopeOf({ head }: Template, { answers, office, date }: Filling): Record<string, unknown> {
  const own = head.fields.map((field) => [field.name, answerOf(field, answers)] as const);
  return {
    co_quan: office.agency.replaceAll('\n', ' '),
    chu_quan: office.parent ?? '',
    dia_danh: office.place,
    ky_hieu_co_quan: office.agencySymbol,
    ky_hieu_don_vi: office.unitSymbol,
    nguoi_dung_dau: office.head,
    tap_the: office.collective,
    hom_nay: date ?? '',
    ...Object.fromEntries(own),
  };
}

function answerOf(field: TemplateField, answers: Answers): Answer {
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

export function wrongAnswers({ head }: Template, answers: Answers): WrongAnswer[] {
  return head.fields.flatMap((field) => {
    const reason = reasonAgainst(field, answerOf(field, answers));
    return reason ? [{ field: field.name, label: field.label, reason }] : [];
  });
}

function reasonAgainst(field: TemplateField, answer: Answer): string | null {
  const empty = answer === '' || (Array.isArray(answer) && answer.length === 0);
  if (empty) return field.required ? 'còn để trống' : null;
  switch (field.type) {
    case 'date':
      return typeof answer === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(answer) ? null : 'không phải một ngày';
    case 'number':
      return typeof answer === 'number' && Number.isFinite(answer) ? null : 'phải là một số';
    case 'choice':
      return field.choices?.includes(String(answer))
        ? null
        : `phải là một trong: ${field.choices?.join(', ')}`;
    case 'yes-no':
      return typeof answer === 'boolean' ? null : 'phải là có hoặc không';
    case 'list':
    case 'rows':
      if (!Array.isArray(answer)) return 'phải là một danh sách';
      return answer.length > (field.most ?? MOST_ENTRIES)
        ? `có quá ${field.most ?? MOST_ENTRIES} dòng`
        : null;
    default:
      if (typeof answer !== 'string') return 'phải là chữ';
      return answer.length > (field.most ?? MOST_LETTERS)
        ? `dài quá ${field.most ?? MOST_LETTERS} chữ`
        : null;
  }
}

/** The answers the template itself gives as an example. */
export function sampleAnswers({ head }: Template): Answers {
  return Object.fromEntries(
    head.fields.map((field) => [field.name, (field.sample ?? field.default) as Answer]),
  );
}
