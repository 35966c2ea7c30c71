/**
 * Fields as a person types them: every field of a paper as text in a form, and back. Pure; used by the pages,
 * by the forms they post and by the island that saves field by field.
 */
import type { MetadataField, Reference, Signer } from '../understanding/understanding.ts';
import { displayDate, parseDate } from './display.ts';

/** How a field is typed. */
export type FieldKind = 'text' | 'long' | 'lines' | 'date' | 'choice' | 'signer' | 'references';

export const FIELD_KINDS: Readonly<Record<MetadataField, FieldKind>> = {
  issuerParent: 'text',
  issuer: 'text',
  number: 'text',
  symbol: 'text',
  place: 'text',
  date: 'date',
  type: 'text',
  subject: 'long',
  addressees: 'lines',
  signer: 'signer',
  recipients: 'lines',
  urgency: 'choice',
  secrecy: 'choice',
  replyDue: 'date',
  references: 'references',
};

export const URGENCIES = ['Khẩn', 'Thượng khẩn', 'Hỏa tốc'] as const;
export const SECRECIES = ['Mật', 'Tối mật', 'Tuyệt mật'] as const;
export const CAPACITIES = ['TM.', 'KT.', 'TL.', 'TUQ.', 'Q.'] as const;

/** Parts of the signer, in the order of the signature block; each has a control of its own. */
export const SIGNER_PART_NAMES = ['capacity', 'title', 'actualTitle', 'name'] as const;
export type SignerPart = (typeof SIGNER_PART_NAMES)[number];

/** The name of a field's control in the form; the signer has one a part. */
export function controlName(field: MetadataField, part?: SignerPart): string {
  return part === undefined ? `f.${field}` : `f.${field}.${part}`;
}

export function absentName(field: MetadataField): string {
  return `absent.${field}`;
}

/** A value as it stands in its control. The signer's parts: see {@link signerParts}. */
export function fieldText(field: MetadataField, value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (FIELD_KINDS[field]) {
    case 'date':
      return displayDate(String(value));
    case 'lines':
      return (value as readonly string[]).join('\n');
    case 'references':
      return (value as readonly Reference[]).map(referenceLine).join('\n');
    case 'signer':
      return signerSummary(value as Signer);
    default:
      return String(value);
  }
}

function referenceLine({ symbol, date, issuer }: Reference): string {
  const parts = [symbol, displayDate(date), issuer ?? ''];
  while (parts.at(-1) === '') parts.pop();
  return parts.join('; ');
}

export function signerParts(value: unknown): Readonly<Record<SignerPart, string>> {
  const signer = (value ?? {}) as Partial<Signer>;
  return {
    capacity: signer.capacity ?? '',
    title: signer.title ?? '',
    actualTitle: signer.actualTitle ?? '',
    name: signer.name ?? '',
  };
}

/** KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC, Trần Văn A. */
export function signerSummary(signer: Signer): string {
  const title = [signer.capacity, signer.title].filter(Boolean).join(' ');
  return [title, signer.actualTitle, signer.name].filter(Boolean).join(', ');
}

/** What stands in a form under a control's name; `''` where it was not sent. */
export type Typed = (name: string) => string;

export type ParsedField = { ok: true; value: unknown } | { ok: false };

/** The value a person typed; null where the control is empty. Not ok: a date that is none. */
export function typedField(field: MetadataField, typed: Typed): ParsedField {
  const text = typed(controlName(field)).normalize('NFC').replaceAll('\r\n', '\n').trim();
  switch (FIELD_KINDS[field]) {
    case 'date':
      return typedDate(text);
    case 'lines':
      return { ok: true, value: linesOf(text) };
    case 'references':
      return typedReferences(text);
    case 'signer':
      return { ok: true, value: typedSigner(typed) };
    case 'long':
      return { ok: true, value: emptyToNull(text.replace(/\s+/gu, ' ')) };
    default:
      return { ok: true, value: emptyToNull(text) };
  }
}

function typedDate(text: string): ParsedField {
  if (text === '') return { ok: true, value: null };
  const date = parseDate(text);
  return date === null ? { ok: false } : { ok: true, value: date };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function typedReferences(text: string): ParsedField {
  const references: Reference[] = [];
  for (const line of linesOf(text)) {
    const [symbol = '', dateText = '', ...issuer] = line.split(';').map((part) => part.trim());
    const date = dateText === '' ? null : parseDate(dateText);
    if (dateText !== '' && date === null) return { ok: false };
    references.push({ symbol, date, issuer: emptyToNull(issuer.join('; ')) });
  }
  return { ok: true, value: references };
}

function typedSigner(typed: Typed): Signer | null {
  const part = (name: SignerPart) => emptyToNull(typed(controlName('signer', name)).normalize('NFC').trim());
  const signer = {
    capacity: part('capacity') as Signer['capacity'],
    title: part('title'),
    actualTitle: part('actualTitle'),
    name: part('name'),
  };
  return Object.values(signer).every((value) => value === null) ? null : signer;
}

const emptyToNull = (text: string) => (text === '' ? null : text);
