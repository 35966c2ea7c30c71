/**
 * A dispatch while it is written (văn bản hành chính, NĐ 30/2020): its parts, not its looks. Templates make it, the
 * editor edits it, the format check reads it, and PDF, preview and Word file are printed from it.
 *
 * No secrecy mark is kept here: what is MẬT may not be written on a machine of a network (Luật Bảo vệ bí mật nhà
 * nước), so the service does not print it.
 */
import { z } from 'zod';
import { LEVELS } from './levels.ts';

export { LEVELS, type Level } from './levels.ts';
export { plainOf } from './plain.ts';

/** Letters in one dress. */
const span = z.object({ text: z.string(), bold: z.boolean().optional(), italic: z.boolean().optional() });
/** Plain words, or words of which some are bold or italic; "\n" begins a new line. */
const text = z.union([z.string(), z.array(span)]);
export type DocumentText = z.infer<typeof text>;

const item = z.object({
  kind: z.enum(LEVELS),
  text,
  /** Of điều and khoản: the text is its title, bold on a line of its own. */
  titled: z.boolean().optional(),
});

const paragraph = z.object({
  kind: z.literal('paragraph'),
  text,
  /** Justified with an indent if not said. */
  align: z.enum(['left', 'center', 'right']).optional(),
});

const table = z.object({
  kind: z.literal('table'),
  columns: z
    .array(
      z.object({
        title: text,
        /** Share of the width; shares need not add up to anything. */
        share: z.number().positive().optional(),
        align: z.enum(['left', 'center', 'right']).optional(),
      }),
    )
    .min(1)
    .max(20),
  rows: z.array(z.array(text)).max(5_000),
  /** 10 to 14; 13 if not said. */
  size: z.number().min(10).max(14).optional(),
});

const block = z.discriminatedUnion('kind', [item, paragraph, table]);
export type Item = z.infer<typeof item>;
export type DocumentTable = z.infer<typeof table>;
export type DocumentBlock = z.infer<typeof block>;

/** An ISO date, a month whose day is still blank, or nothing yet. */
const date = z
  .string()
  .regex(/^\d{4}-\d{2}(-\d{2})?$/u)
  .nullable();

const header = z.object({
  /** Cơ quan chủ quản trực tiếp. */
  parent: z.string().nullable(),
  /** Cơ quan ban hành as it is written in a sentence; printed in upper case. "\n" breaks its line. */
  agency: z.string(),
  /** Null until it is taken from the register. */
  number: z.string().nullable(),
  /** Without the number and its slash. */
  symbol: z.string(),
  place: z.string(),
  date,
});

const addressees = z.object({
  /** "Kính gửi", or of a công điện "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH … điện". */
  label: z.string(),
  names: z.array(z.string()).min(1),
});

/** One who signs: the lines of quyền hạn and chức vụ from the top, and the name. */
const signature = z.object({ titles: z.array(z.string()).min(1).max(6), name: z.string() });
export type Signature = z.infer<typeof signature>;

const recipients = z.object({
  /** Without dashes and semicolons. */
  list: z.array(z.string()),
  /** After "Lưu: ": "VT, TH (03)". */
  filed: z.string(),
  /** Ký hiệu người soạn thảo và số lượng bản phát hành: "PL.(300)". */
  drafter: z.string().optional(),
});

const appendix = z.object({
  /** Phụ lục; or a paper that is issued with this one (quy chế, quy định, kế hoạch: mẫu 1.3). */
  form: z.enum(['appendix', 'issued']),
  /** Tên loại of what is issued: "Quy chế". */
  kind: z.string().optional(),
  title: z.string(),
  landscape: z.boolean().optional(),
  body: z.array(block),
});
export type Appendix = z.infer<typeof appendix>;

export const URGENCIES = ['Khẩn', 'Thượng khẩn', 'Hỏa tốc'] as const;
export const CIRCULATIONS = ['XEM XONG TRẢ LẠI', 'LƯU HÀNH NỘI BỘ'] as const;
/** What is printed under the words of a copy (PL I, Phần II). */
export const COPY_KINDS = ['Sao y', 'Sao lục', 'Trích sao'] as const;

export const dispatchDocument = z.object({
  /** Tên loại as the decree names it: "Công văn", "Quyết định", "Sao y". */
  kind: z.string(),
  header,
  /** Trích yếu, without "V/v". Empty where the kind has none (giấy giới thiệu). */
  subject: z.string(),
  addressees: addressees.nullable(),
  /** Thẩm quyền ban hành, over the căn cứ of a quyết định or nghị quyết. */
  authority: z.string().nullable(),
  /** Căn cứ, without the closing sign. */
  bases: z.array(z.string()),
  /** "QUYẾT ĐỊNH", "QUYẾT NGHỊ". */
  enacting: z.string().nullable(),
  body: z.array(block),
  /** "./." after the last word. */
  endMark: z.boolean(),
  /** One; of a biên bản or hợp đồng two, side by side. */
  signatures: z.array(signature).max(4),
  recipients: recipients.nullable(),
  urgency: z.enum(URGENCIES).nullable(),
  circulation: z.enum(CIRCULATIONS).nullable(),
  /** Địa chỉ, điện thoại, thư điện tử: lines at the foot of the first page. */
  contact: z.array(z.string()).max(4),
  appendices: z.array(appendix).max(50),
  /** Of a trích sao: the paper of which a part is written anew, with all its form (Đ25.3). */
  excerptOf: z
    .object({
      kind: z.string(),
      header,
      subject: z.string(),
      signature: z.object({ titles: z.array(z.string()).min(1).max(6), name: z.string() }),
    })
    .optional(),
  /** On paper the line under an appendix's title is filled in, on an electronic one it stays blank. */
  medium: z.enum(['electronic', 'paper']),
  style: z.object({
    /** Quốc hiệu and agency; the motto and the date follow (footnote 1 of table V). */
    headSize: z.union([z.literal(12), z.literal(13)]),
    bodySize: z.union([z.literal(13), z.literal(14)]),
    /** Multiple of the single line, 1 to 1.5. */
    spacing: z.number().min(1).max(1.5),
  }),
});
export type DispatchDocument = z.infer<typeof dispatchDocument>;

export const USUAL_STYLE: DispatchDocument['style'] = { headSize: 12, bodySize: 14, spacing: 1.1 };

/** A copy in digital form: the pages alone, which the agency signs. */
export function isDigitalCopy({ kind, medium }: Pick<DispatchDocument, 'kind' | 'medium'>): boolean {
  return medium === 'electronic' && formOf(kind) === 'copy';
}

export type DocumentForm = 'letter' | 'named' | 'copy';

/** Công văn carries its trích yếu under the number; a copy has no quốc hiệu; all others have tên loại. */
export function formOf(kind: string): DocumentForm {
  if (kind === 'Công văn') return 'letter';
  return (COPY_KINDS as readonly string[]).includes(kind) ? 'copy' : 'named';
}
