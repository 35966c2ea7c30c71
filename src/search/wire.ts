/** The shapes of search in the API; the OpenAPI document is made from them. */
import { z } from 'zod';
import { DIRECTIONS, DISPATCH_STATES } from '../registry/schema.ts';

export const searchQuery = z.object({
  q: z
    .string()
    .default('')
    .describe(
      'Từ cần tìm, có dấu hay không đều được; "cụm từ chính xác", -từ-cần-bỏ, số hoặc ký hiệu. Để trống: tất cả, mới nhất trước.',
    ),
  year: z.coerce.number().int().min(1900).max(2999).optional().describe('Năm ban hành'),
  issuer: z.string().trim().min(1).max(500).optional().describe('Cơ quan ban hành'),
  type: z.string().min(1).max(100).optional().describe('Tên loại văn bản'),
  register: z.string().min(1).max(64).optional().describe('Mã sổ đăng ký'),
  state: z.enum(DISPATCH_STATES).optional().describe('Trạng thái'),
  direction: z.enum(DIRECTIONS).optional().describe('Văn bản đến hay đi'),
  cursor: z.string().max(20).optional().describe('Con trỏ “next” của trang trước'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const suggestQuery = z.object({ q: z.string().default('').describe('Những gì đã gõ') });

const textParts = z.array(z.object({ text: z.string(), hit: z.boolean().describe('Là từ được tìm') }));
const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int() }));

const hitSchema = z
  .object({
    dispatchId: z.string(),
    direction: z.enum(DIRECTIONS),
    state: z.enum(DISPATCH_STATES),
    number: z.string().nullable(),
    symbol: z.string().nullable(),
    issuer: z.string().nullable(),
    date: z.string().nullable().describe('Ngày ISO; 2023-10 khi trống ngày'),
    type: z.string().nullable(),
    subject: z.string().nullable(),
    subjectParts: textParts,
    urgency: z.string().nullable(),
    registerNumber: z.int().nullable().describe('Số đến hoặc số đi'),
    receivedAt: z.string(),
    passages: z
      .array(z.object({ page: z.int(), parts: textParts }))
      .describe('Đoạn tìm thấy, đúng chính tả gốc'),
  })
  .meta({ id: 'SearchHit' });

export const searchResults = z
  .object({
    hits: z.array(hitSchema),
    total: z.int(),
    facets: z
      .object({ year: facet, issuer: facet, type: facet, register: facet, state: facet, direction: facet })
      .nullable()
      .describe('Chỉ có ở trang đầu'),
    next: z.string().nullable(),
  })
  .meta({ id: 'SearchResults' });

export const suggestions = z.object({
  suggestions: z.array(
    z.object({
      kind: z.enum(['number', 'issuer', 'subject']),
      text: z.string(),
      dispatchId: z.string().nullable(),
    }),
  ),
});
