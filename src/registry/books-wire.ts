/** The shapes of the books and of the way of a paper in the API. */
import { z } from 'zod';
import { isIsoDate } from '../calendar/index.ts';
import { LINK_KINDS, LINK_SOURCES } from './link-schema.ts';
import { OPINION_LAYERS, ROUTING_KINDS, ROUTING_OUTCOMES } from './routing-schema.ts';
import { DIRECTIONS, DISPATCH_STATES, HANDLINGS } from './schema.ts';
import type { BookEntry, DirectiveView, LinkView, RoutingView, ThreadStep } from './views.ts';
import { dispatchRowSchema } from './wire.ts';

const id = z.string().min(1).max(64);
const text = z.string().nullable();
const version = z.int().min(1).describe('Phiên bản đang xem.');
const reason = z.string().trim().min(1).max(1000).describe('Lý do, lưu trong lịch sử.');
const words = z.string().trim().min(1).max(5000);
export const isoDate = z.string().refine(isIsoDate, { error: 'phải là một ngày có thật, dạng 2026-01-31' });
const code = z.string().regex(/^[a-z0-9-]{1,30}$/, { error: 'chỉ gồm chữ thường không dấu, số và dấu gạch' });
const kinds = z.array(z.string().trim().min(1).max(80)).max(50);
const firstNumber = z.int().min(1).max(1_000_000);

export const newRegisterBody = z.object({
  year: z.int().min(1990).max(2999),
  direction: z.enum(DIRECTIONS),
  code,
  name: z.string().trim().min(1).max(200).optional(),
  kinds: kinds.optional().describe('Tên loại tự vào sổ này.'),
  firstNumber: firstNumber.optional().describe('Số bắt đầu, khi nối tiếp sổ giấy.'),
});
export const registerChangeBody = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  kinds: kinds.optional(),
  firstNumber: firstNumber.optional(),
  closed: z.boolean().optional().describe('Khóa sổ hoặc mở lại.'),
});
export const bookQuery = z.object({
  fromNumber: z.coerce.number().int().min(0).optional(),
  toNumber: z.coerce.number().int().min(0).optional(),
  fromDay: isoDate.optional(),
  toDay: isoDate.optional(),
});
export const entryBody = z.object({
  version,
  reason,
  columns: z.object({
    arrivedOn: isoDate.optional(),
    archiveHolder: z.string().trim().max(300).nullable().optional(),
    copies: z.int().min(0).max(100_000).nullable().optional(),
    note: z.string().trim().max(2000).nullable().optional(),
  }),
});
export const signBody = z.object({ version, signedBy: z.string().trim().min(1).max(200) });
export const reasonBody = z.object({ version, reason });
export const submitBody = z.object({ version, leaderId: id, note: z.string().trim().max(2000).optional() });
export const forwardBody = z.object({
  routingId: id,
  personIds: z.array(id).min(1).max(100),
  note: z.string().trim().max(5000).optional(),
  dueDate: isoDate.nullable().optional(),
});
export const returnBody = z.object({ routingId: id, reason });
export const completeBody = z.object({ routingId: id, note: z.string().trim().max(5000).optional() });
export const opinionBody = z.object({
  layer: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .describe('1: lãnh đạo cơ quan; 2: lãnh đạo đơn vị; 3: người giải quyết.'),
  text: words,
});
export const linkBody = z.object({
  kind: z.enum(LINK_KINDS),
  other: z.union([
    z.object({ id }),
    z.object({ symbol: z.string().trim().min(1).max(100), date: isoDate.nullable().optional() }),
  ]),
});
export const linkParams = z.object({ id, linkId: id });
export const stampBody = z.object({ x: z.number().min(0).max(5000), y: z.number().min(0).max(5000) });

export const stampPlaceSchema = z.object({ x: z.number(), y: z.number() });

const personRef = z.object({ id: text, name: z.string() });

export const bookEntrySchema = dispatchRowSchema
  .extend({
    entryNumber: z.int(),
    arrivedOn: z.string(),
    enteredAt: z.string(),
    lateReason: text.describe('Lý do ghi bổ sung; null khi vào sổ đúng hạn.'),
    recipients: z.array(z.string()),
    routedAt: text,
    signedBy: text,
    signedAt: text,
    archiveHolder: text,
    copies: z.int().nullable(),
    note: text,
    cancelledAt: text,
    cancelReason: text,
    signerName: text,
    signerTitle: text,
    corrections: z.int(),
  })
  .meta({ id: 'BookEntry' }) satisfies z.ZodType<BookEntry>;

const party = z.object({ kind: z.enum(['unit', 'person']), id: z.string(), name: z.string() });

const directiveSchema = z
  .object({
    id,
    text: z.string(),
    by: personRef,
    at: z.string(),
    lead: party.nullable(),
    cooperators: z.array(z.string()),
    people: z.array(z.string()),
    know: z.array(z.string()),
    dueDate: text,
  })
  .meta({ id: 'Directive' }) satisfies z.ZodType<DirectiveView>;

export const routingSchema = z
  .object({
    handling: z.enum(HANDLINGS).nullable(),
    since: text,
    stepDueAt: text,
    steps: z.array(
      z.object({
        id,
        kind: z.enum(ROUTING_KINDS),
        to: party,
        by: personRef,
        at: z.string(),
        dueDate: text,
        note: text,
        endedAt: text,
        endedBy: personRef.nullable(),
        outcome: z.enum(ROUTING_OUTCOMES).nullable(),
        reason: text,
        mine: z.boolean().describe('Người hỏi chuyển tiếp, trả lại, báo xong được.'),
      }),
    ),
    directives: z.array(directiveSchema),
    opinions: z.array(
      z.object({
        id,
        layer: z.union(OPINION_LAYERS.map((layer) => z.literal(layer))),
        text: z.string(),
        by: personRef,
        at: z.string(),
      }),
    ),
  })
  .meta({ id: 'Routing' }) satisfies z.ZodType<RoutingView>;

const linkedPaper = z
  .object({
    id,
    direction: z.enum(DIRECTIONS),
    state: z.enum(DISPATCH_STATES),
    handling: z.enum(HANDLINGS).nullable(),
    number: text,
    symbol: text,
    type: text,
    issuer: text,
    date: text,
    subject: text,
    fileName: z.string(),
    registerNumber: z.int().nullable(),
    registerYear: z.int().nullable(),
  })
  .meta({ id: 'LinkedPaper' });

export const linksSchema = z.object({
  links: z.array(
    z
      .object({
        id,
        kind: z.enum(LINK_KINDS),
        towards: z.enum(['to', 'from']).describe('to: văn bản này … văn bản kia; from: ngược lại.'),
        source: z.enum(LINK_SOURCES),
        paper: linkedPaper,
      })
      .meta({ id: 'Link' }) satisfies z.ZodType<LinkView>,
  ),
});

export const threadSchema = z.object({
  steps: z.array(
    z.object({
      paper: linkedPaper,
      links: z.array(z.object({ kind: z.enum(LINK_KINDS), toId: z.string() })),
    }) satisfies z.ZodType<ThreadStep>,
  ),
});

export const correctionsSchema = z.object({
  corrections: z.array(
    z.object({
      registerId: z.string(),
      number: z.int(),
      column: z.string(),
      before: z.json(),
      after: z.json(),
      reason: z.string(),
      by: z.string(),
      at: z.string(),
    }),
  ),
});
