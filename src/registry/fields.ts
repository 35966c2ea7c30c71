/** The header fields of a paper: what a person may write in them, what is in force, and what lists and alarms use. */
import { z } from 'zod';
import { isIsoDate } from '../calendar/index.ts';
import type { Metadata, MetadataField, Signer } from '../understanding/understanding.ts';
import { citationKeyOf } from './citations.ts';
import { duplicateKeyOf, likenessKeyOf } from './duplicates.ts';
import type { FieldRecord, NewDispatch } from './store.ts';
import type { FieldValue } from './views.ts';
import { foldAccents } from '../platform/vietnamese.ts';

/** What the register's columns need (NĐ 30/2020, Phụ lục IV): each must be decided before "verified". */
export const REQUIRED_FIELDS: readonly MetadataField[] = [
  'number',
  'symbol',
  'issuer',
  'date',
  'type',
  'subject',
];

const line = (longest: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .pipe(z.string().min(1).max(longest));

const lines = z.array(line(500)).max(300);

/** `2023-10-16`, or `2023-10` where the paper leaves the day blank. */
const paperDate = z
  .string()
  .trim()
  .refine((text) => isIsoDate(text) || /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text), {
    error: 'phải là một ngày có thật, dạng 2023-10-16 (hoặc 2023-10 khi văn bản để trống ngày)',
  });

/** What a person may write in each field. */
export const FIELD_VALUES = {
  issuerParent: line(300),
  issuer: line(300),
  number: line(20).pipe(
    z.string().regex(/^[\p{L}\p{N}.-]+$/u, { error: 'chỉ gồm chữ và số, không có ký hiệu' }),
  ),
  symbol: line(80),
  place: line(120),
  date: paperDate,
  type: line(80),
  subject: line(4000),
  addressees: lines,
  signer: z.object({
    capacity: z.enum(['TM.', 'KT.', 'TL.', 'TUQ.', 'Q.']).nullable(),
    title: line(300).nullable(),
    actualTitle: line(300).nullable(),
    name: line(120).nullable(),
  }),
  recipients: lines,
  urgency: z.enum(['Hỏa tốc', 'Thượng khẩn', 'Khẩn']),
  secrecy: z.enum(['Tuyệt mật', 'Tối mật', 'Mật']),
  replyDue: z.string().trim().refine(isIsoDate, { error: 'phải là một ngày có thật, dạng 2023-10-16' }),
  references: z
    .array(z.object({ symbol: line(80), date: paperDate.nullable(), issuer: line(300).nullable() }))
    .max(500),
} as const satisfies { [F in MetadataField]: z.ZodType<NonNullable<Metadata[F]>> };

/** The value in force: the person's word where there is one, else the suggestion. */
export function valueInForce({
  state,
  suggestion,
  value,
}: Pick<FieldRecord, 'state' | 'suggestion' | 'value'>): FieldValue {
  if (state === 'absent') return null;
  return (state === 'corrected' ? value : suggestion) as FieldValue;
}

export function isDecided(record: Pick<FieldRecord, 'state'> | undefined): boolean {
  return record !== undefined && record.state !== 'suggested';
}

/** Whether a suggestion says nothing: a blank field, an empty list, a signer without a word. */
export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every((part) => part === null);
}

/** The columns of the dispatch that repeat its fields, for lists, search and the duplicate alarm. */
export function headerOf(fields: readonly FieldRecord[]): Partial<NewDispatch> {
  const inForce = new Map(fields.map((record) => [record.field, valueInForce(record)]));
  const text = (field: MetadataField) => (inForce.get(field) ?? null) as string | null;
  const list = (field: MetadataField) => (inForce.get(field) ?? []) as string[];
  const signer = (inForce.get('signer') ?? null) as Signer | null;
  const header = {
    issuerParent: text('issuerParent'),
    issuer: text('issuer'),
    number: text('number'),
    symbol: text('symbol'),
    place: text('place'),
    date: text('date'),
    type: text('type'),
    subject: text('subject'),
    addressees: list('addressees'),
    recipients: list('recipients'),
    signerName: signer?.name ?? null,
    signerTitle: signer?.actualTitle ?? signer?.title ?? null,
    urgency: text('urgency'),
    secrecy: text('secrecy'),
  };
  return {
    ...header,
    issuerFolded: header.issuer === null ? null : foldAccents(header.issuer),
    citationKey: citationKeyOf(header.number, header.symbol),
    duplicateKey: duplicateKeyOf(header),
    likenessKey: likenessKeyOf(header),
  };
}
