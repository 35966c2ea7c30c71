/** What the head of a template file says: which paper it makes, which fields it asks for, in whose power it is signed. */
import { z } from 'zod';
import { documentKindNames } from '../kinds.ts';
import { SIGNING_FORMS } from '../signing.ts';

export const FIELD_TYPES = ['text', 'long', 'date', 'number', 'choice', 'list', 'rows', 'yes-no'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

const sample = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string(), z.array(z.string())])),
]);

export const templateField = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9_]*$/u, 'tên chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới'),
    label: z.string().min(1),
    type: z.enum(FIELD_TYPES),
    required: z.boolean().default(true),
    help: z.string().optional(),
    default: sample.optional(),
    /** What the gallery and the tests fill in. */
    sample: sample.optional(),
    choices: z.array(z.string()).min(1).max(200).optional(),
    /** Titles of the columns of rows. */
    columns: z.array(z.string()).min(1).max(20).optional(),
    /** Fewest and most letters of a text, or entries of a list. */
    least: z.number().int().positive().optional(),
    most: z.number().int().positive().optional(),
    /** Of a number. */
    min: z.number().optional(),
    max: z.number().optional(),
    /** Of a date: the field whose day it may not be before. */
    after: z.string().optional(),
    /** Of a date: not before the day of the paper (a deadline). */
    upcoming: z.boolean().optional(),
  })
  .refine((one) => one.type !== 'choice' || one.choices !== undefined, 'mục kiểu choice phải có choices')
  .refine((one) => one.type !== 'rows' || one.columns !== undefined, 'mục kiểu rows phải có columns');
export type TemplateField = z.infer<typeof templateField>;

const appendix = z.strictObject({
  form: z.enum(['appendix', 'issued']),
  kind: z.string().optional(),
  title: z.string(),
  landscape: z.boolean().optional(),
  body: z.string(),
});

export const frontMatter = z.strictObject({
  name: z.string().min(1),
  kind: z
    .string()
    .refine((kind) => documentKindNames().includes(kind), 'không phải một tên loại của Nghị định 30/2020'),
  /** Which form of Phụ lục III it follows. */
  form: z.string().optional(),
  group: z.enum(['everyday', 'named', 'papers', 'copies']),
  about: z.string().optional(),
  symbol: z.string(),
  fields: z.array(templateField).max(100).default([]),
  signing: z
    .array(z.enum(SIGNING_FORMS))
    .min(1)
    .default(['head', 'TM', 'TM-KT', 'KT', 'Q', 'TL', 'TL-KT', 'TUQ']),
  /** Of papers signed by two: the titles over the second name, and its field. */
  cosigner: z.strictObject({ title: z.string(), name: z.string() }).optional(),
  /** The one title over the name, where it is not the head's (thư ký, đại diện). */
  signer: z.strictObject({ title: z.string(), name: z.string() }).optional(),
  subject: z.string().default(''),
  addressees: z.strictObject({ label: z.string().default('Kính gửi'), names: z.string() }).optional(),
  authority: z.string().optional(),
  bases: z.string().default(''),
  enacting: z.string().optional(),
  /** Biên bản carry neither place nor day (mẫu 1.9). */
  dated: z.boolean().default(true),
  recipients: z.string().default(''),
  filed: z.string().optional(),
  endMark: z.boolean().default(true),
  appendices: z.array(appendix).max(20).default([]),
});
export type FrontMatter = z.infer<typeof frontMatter>;
