/** Fills a template: the answers of a person and what is known of the office become a dispatch. */
import { formOf, USUAL_STYLE } from '../document.ts';
import type { DispatchDocument, Signature } from '../document.ts';
import { fieldsWrong, templateBroken } from '../errors.ts';
import { signatureTitles } from '../signing.ts';
import type { SigningPowers } from '../signing.ts';
import { answerOf, wrongAnswers } from './answers.ts';
import type { Answer, Answers } from './answers.ts';
import { Rendering } from './engine.ts';
import type { Template, TemplateFault, TemplateText } from './load.ts';
import { blocksOf, plainWords } from './markup.ts';
import { lineOfLiquid, reasonOfLiquid } from './reasons.ts';

export { type Answer, type Answers, type WrongAnswer, wrongAnswers } from './answers.ts';

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

export interface Filling {
  answers: Answers;
  office: Office;
  signing: SigningPowers & { name: string };
  /** ISO date; a month while the day is not known. */
  date: string | null;
  number?: string | null;
}

/**
 * @throws AppError `drafting.fields` naming each answer that is missing or wrong
 * @throws AppError `drafting.template-broken` where the template itself stumbles over these answers
 */
export function fillTemplate(template: Template, filling: Filling): DispatchDocument {
  const filled = tryFilling(template, filling);
  if ('faults' in filled) throw templateBroken(template.head.name, filled.faults);
  return filled;
}

/** The same, but a fault of the template is an answer: for whoever is writing it. @throws AppError `drafting.fields` */
export function tryFilling(
  template: Template,
  filling: Filling,
): DispatchDocument | { faults: TemplateFault[] } {
  const wrong = wrongAnswers(template.head.fields, filling.answers, filling.date);
  if (wrong.length > 0) throw fieldsWrong(wrong);
  try {
    return filledWith(template, filling);
  } catch (error) {
    if (error instanceof Stumbled) return { faults: [error.fault] };
    throw error;
  }
}

/** A text of the template that could not be written out. */
class Stumbled extends Error {
  constructor(readonly fault: TemplateFault) {
    super(fault.reason);
  }
}

function filledWith(template: Template, filling: Filling): DispatchDocument {
  const { head } = template;
  const scope = scopeOf(template, filling);
  const rendering = new Rendering();
  const written = ({ parsed, line }: TemplateText) => {
    try {
      return rendering.render(parsed, scope);
    } catch (error) {
      throw new Stumbled({ line: line + lineOfLiquid(error) - 1, reason: reasonOfLiquid(error) });
    }
  };
  const text = (path: string) => {
    const part = template.texts.get(path);
    return part ? written(part) : '';
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
    body: blocksOf(written(template.body)),
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

/** The answers the template itself gives as an example. */
export function sampleAnswers({ head }: Template): Answers {
  return Object.fromEntries(
    head.fields.map((field) => [field.name, (field.sample ?? field.default) as Answer]),
  );
}
