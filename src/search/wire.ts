/** The shapes of search in the API; the OpenAPI document is made from them. */
import { z } from 'zod';
import { DRAFT_STATES } from '../drafting/index.ts';
import { DIRECTIONS, DISPATCH_STATES } from '../registry/schema.ts';
import { FACETS, KINDS } from './document.ts';
import { SORTS } from './index-contract.ts';

const day = z.iso.date();

const filters = {
  kind: z.enum(KINDS).optional().describe('Văn bản (mặc định), nhiệm vụ hay dự thảo'),
  year: z.coerce.number().int().min(1900).max(2999).optional().describe('Năm ban hành'),
  issuer: z.string().trim().min(1).max(500).optional().describe('Cơ quan ban hành'),
  signer: z.string().trim().min(1).max(200).optional().describe('Người ký'),
  type: z.string().min(1).max(100).optional().describe('Tên loại văn bản'),
  register: z.string().min(1).max(64).optional().describe('Mã sổ đăng ký'),
  unit: z.string().min(1).max(64).optional().describe('Mã đơn vị được chuyển đến'),
  state: z.enum(DISPATCH_STATES).optional().describe('Trạng thái'),
  direction: z.enum(DIRECTIONS).optional().describe('Văn bản đến hay đi'),
  urgency: z.string().min(1).max(50).optional().describe('Độ khẩn'),
  from: day.optional().describe('Từ ngày'),
  to: day.optional().describe('Đến ngày, kể cả ngày đó'),
  due: z.enum(['overdue', 'soon']).optional().describe('Có việc đã quá hạn; sắp đến hạn trong 7 ngày'),
};

export const searchQuery = z.object({
  q: z
    .string()
    .default('')
    .describe(
      'Từ cần tìm, có dấu hay không đều được; "cụm từ chính xác", -từ-cần-bỏ, so:968/CĐ-TTg, tu:2023-10-01 den:2023-12-31, coquan:"sở nội vụ", loai:, nguoiky:, han:quahan. Để trống: tất cả, mới nhất trước.',
    ),
  ...filters,
  sort: z.enum(SORTS).default('rank').describe('Thứ tự: phù hợp nhất, mới nhất, cũ nhất, theo số'),
  cursor: z.string().max(20).optional().describe('Con trỏ “next” của trang trước'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const exportQuery = searchQuery.omit({ cursor: true, limit: true });

export const suggestQuery = z.object({ q: z.string().default('').describe('Những gì đã gõ') });

const textParts = z.array(z.object({ text: z.string(), hit: z.boolean().describe('Là từ được tìm') }));
const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int() }));

const hitSchema = z
  .object({
    kind: z.enum(KINDS),
    id: z.string().describe('Mã của cái tìm thấy'),
    dispatchId: z
      .string()
      .nullable()
      .describe('Văn bản mà nó là, hoặc thuộc về; trống với dự thảo và nhiệm vụ không theo văn bản nào'),
    direction: z.enum(DIRECTIONS).nullable(),
    state: z.enum(DISPATCH_STATES).nullable(),
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
    hasPages: z.boolean().describe('Có ảnh trang'),
    obligation: z
      .object({ assignees: z.array(z.string()), deadline: z.string().nullable(), due: z.string().nullable() })
      .nullable(),
    draft: z.object({ state: z.enum(DRAFT_STATES), owner: z.string().describe('Người soạn') }).nullable(),
  })
  .meta({ id: 'SearchHit' });

const facetCounts = z.object(
  Object.fromEntries(FACETS.map((name) => [name, facet])) as Record<(typeof FACETS)[number], typeof facet>,
);

export const searchResults = z
  .object({
    hits: z.array(hitSchema),
    total: z.int(),
    totalIsExact: z.boolean().describe('false: còn nhiều hơn'),
    facetsAreExact: z.boolean().describe('false: bộ lọc chỉ đếm các văn bản mới nhất'),
    facets: facetCounts.nullable().describe('Chỉ có ở trang đầu'),
    next: z.string().nullable(),
    corrected: z.string().nullable().describe('Đã tìm bằng những từ này vì không có gì khớp như đã gõ'),
    answeredBy: z.object({
      engine: z.string(),
      inPlaceOf: z.string().nullable().describe('Máy tìm kiếm đang không dùng được'),
    }),
  })
  .meta({ id: 'SearchResults' });

export const relatedHits = z.object({ hits: z.array(hitSchema) });

export const suggestions = z.object({
  suggestions: z.array(
    z.object({
      kind: z.enum(['number', 'issuer', 'subject', 'saved']),
      text: z.string(),
      id: z.string().nullable().describe('Văn bản, hoặc tìm kiếm đã lưu'),
    }),
  ),
});

export const savedSearch = z
  .object({
    id: z.string(),
    name: z.string(),
    text: z.string(),
    filters: z.object(filters),
    alert: z.boolean().describe('Báo khi có kết quả mới'),
    createdAt: z.string(),
    unseen: z.int().describe('Kết quả mới chưa xem'),
  })
  .meta({ id: 'SavedSearch' });

export const savedSearches = z.object({ searches: z.array(savedSearch) });

export const searchToSave = z.object({
  name: z.string().trim().min(1).max(120),
  text: z.string().max(500).default(''),
  filters: z.object({ ...filters, year: z.int().min(1900).max(2999).optional() }).default({}),
  alert: z.boolean().default(false),
});

export const savedChange = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  alert: z.boolean().optional(),
});
