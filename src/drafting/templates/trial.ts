/**
 * A template is tried before it is kept: read, then filled with its examples, once whole and once with everything left
 * out that may be left out. What stumbles is a fault, with its line; what the format check says of the paper is a
 * warning, for the examples may be short of something that people will type.
 */
import { checkDraft } from '../check/index.ts';
import type { Finding } from '../check/index.ts';
import type { DispatchDocument } from '../document.ts';
import type { Answer, Answers } from './answers.ts';
import { tryFilling } from './fill.ts';
import type { Filling, Office } from './fill.ts';
import { tryTemplate } from './load.ts';
import type { Template, TemplateFault } from './load.ts';
import type { TemplateField } from './schema.ts';

export type Trial =
  | { faults: TemplateFault[] }
  | { faults: []; template: Template; document: DispatchDocument; findings: Finding[] };

/** @param today ISO day of the paper that is made of the examples */
export function trialOf(id: string, source: string, office: Office, today: string): Trial {
  const loaded = tryTemplate(id, source);
  if ('faults' in loaded) return { faults: loaded.faults };
  const { fields } = loaded.head;
  const filling = { office, signing: exampleSigner(loaded, office), date: today, number: '1' };
  const whole = tried(loaded, { ...filling, answers: exampleAnswers(fields, today) });
  if ('faults' in whole) return whole;
  const needed = fields.filter(({ required }) => required);
  const bare = tried(loaded, { ...filling, answers: exampleAnswers(needed, today) });
  if ('faults' in bare) return bare;
  return { faults: [], template: loaded, document: whole, findings: checkDraft(whole) };
}

/** More parts than the largest annex has: nothing of an office is so long. */
const MOST_PARTS = 5_000;

function tried(template: Template, filling: Filling): DispatchDocument | { faults: TemplateFault[] } {
  const document = tryFilling(template, filling);
  if ('faults' in document) return document;
  const bodies = [document.body, ...document.appendices.map(({ body }) => body)];
  const parts = bodies
    .flat()
    .reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 1), 0);
  if (parts <= MOST_PARTS) return document;
  const reason = `mẫu tạo ra ${parts.toLocaleString('vi-VN')} đoạn, nhiều hơn mọi văn bản`;
  return { faults: [{ line: template.body.line, reason }] };
}

/** A form of signing that the template allows, with words for each of its lines. */
function exampleSigner({ head }: Template, office: Office): Filling['signing'] {
  return {
    form: head.signing[0] ?? 'head',
    collective: office.collective || 'Ủy ban nhân dân',
    head: office.head || 'Chủ tịch',
    own: 'Phó Chủ tịch',
    unitHead: 'Chánh Văn phòng',
    name: 'Nguyễn Văn An',
  };
}

/** The template's own examples; where it has none something of the right kind, so that it can be looked at. */
function exampleAnswers(fields: readonly TemplateField[], today: string): Answers {
  return Object.fromEntries(fields.map((field) => [field.name, exampleOf(field, today)]));
}

function exampleOf(field: TemplateField, today: string): Answer {
  const { label, type, least = 1 } = field;
  const own = field.sample ?? field.default;
  // A deadline that was an example once has passed since.
  if (own !== undefined && !(field.upcoming === true && String(own) < today)) return own as Answer;
  switch (type) {
    case 'date':
      return `${Number(today.slice(0, 4)) + 1}-12-15`;
    case 'number':
      return field.min ?? Math.min(1, field.max ?? 1);
    case 'yes-no':
      return true;
    case 'choice':
      return field.choices?.[0] ?? '';
    case 'list':
      return Array.from({ length: Math.max(2, least) }, (_, index) => `${label} ${index + 1}`);
    case 'rows':
      return Array.from({ length: Math.max(2, least) }, (_, index) =>
        (field.columns ?? []).map((column) => `${column} ${index + 1}`),
      );
    default:
      return label.padEnd(least, '.').slice(0, field.most);
  }
}
