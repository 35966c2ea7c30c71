/** The shapes of the follow-up in the API; requests are checked against them and the OpenAPI document is made of them. */
import { z } from 'zod';
import { isIsoDate } from '../calendar/index.ts';
import { problemSchema } from '../platform/http.ts';
import { deadlineSchema } from '../registry/obligation-statements.ts';
import { ACTION_NAMES, RELATIONS } from './lifecycle.ts';
import { SCOPES } from './list-ways.ts';
import { MOST_AT_ONCE } from './perform.ts';
import {
  DUE_KINDS,
  EXTENSION_STATES,
  PARTY_KINDS,
  PARTY_ROLES,
  RESULT_STATES,
  SIDES,
  SOURCES,
  STATUSES,
} from './schema.ts';
import { STANDINGS } from './standing.ts';
import type { ObligationCounts, ObligationDetail, ObligationRow } from './views.ts';

const id = z.string().min(1).max(64);
const text = z.string().nullable();
const day = z.string().refine(isIsoDate, { error: 'phải là một ngày có thật, dạng 2026-11-23' });
const version = z
  .int()
  .min(1)
  .describe('Phiên bản đang xem; nếu đã có người làm trước, trả về 409 obligation.changed.');
const words = z.string().max(4000);

// Requests

export const obligationParams = z.object({ id });
export const fileParams = z.object({ id, fileId: id });
export const viewParams = z.object({ id });

const yes = z
  .enum(['true', 'false'])
  .transform((word) => word === 'true')
  .optional();

const filterShape = {
  scope: z
    .enum(SCOPES)
    .default('all')
    .describe('mine: giao đích danh; units: của đơn vị tôi; assigned: tôi giao; confirm: chờ tôi xác nhận.'),
  side: z.enum(SIDES).optional().describe('ours: cơ quan phải làm; theirs: nơi khác phải làm với cơ quan.'),
  open: yes.describe('false: đã hoàn thành hoặc đã hủy, hạn muộn nhất trước.'),
  status: z.enum(STATUSES).optional(),
  unitId: id.optional().describe('Đơn vị chủ trì.'),
  personId: id.optional().describe('Người chủ trì.'),
  assignerId: id.optional(),
  dispatchId: id.optional().describe('Văn bản nguồn.'),
  parentId: id.optional(),
  sourceKind: z.enum(SOURCES).optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  undated: yes.describe('Chỉ nhiệm vụ không có thời hạn.'),
  withoutLead: yes.describe('Chỉ nhiệm vụ chưa có chủ trì.'),
  words: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('Tìm theo mã, nội dung, chủ trì; không cần dấu.'),
};

export const filterQuery = z.object(filterShape);
export const listQuery = z.object({
  ...filterShape,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(300).optional().describe('Con trỏ “next” của trang trước.'),
});
export const calendarQuery = z.object({ ...filterShape, from: day, to: day });

const party = z.union([
  z.object({ unitId: id }).strict(),
  z.object({ personId: id }).strict(),
  z.object({ name: z.string().trim().min(1).max(300) }).strict(),
]);
const partyList = z.array(party).max(100);
const parties = z.object({
  lead: partyList.optional().describe('Chủ trì.'),
  cooperator: partyList.optional().describe('Phối hợp.'),
  watcher: partyList.optional().describe('Theo dõi.'),
  informed: partyList.optional().describe('Nhận để biết.'),
});

export const handOutBody = z.object({
  source: z.object({
    kind: z.enum(['direct', 'meeting']),
    name: z.string().max(300).optional(),
    date: day.nullable().optional(),
    dispatchId: id.nullable().optional(),
  }),
  side: z.enum(SIDES).optional(),
  assigner: z.object({ personId: text, name: z.string().min(1).max(300) }).optional(),
  duties: z
    .array(
      z.object({
        action: z.string().trim().min(1).max(4000),
        product: z.string().max(500).nullable().optional(),
        parties,
        due: day.nullable().optional(),
        urgent: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(100),
});

const note = words.nullable().optional();
const plain = z.object({
  action: z.enum([
    'accept',
    'decline',
    'start',
    'withdraw-report',
    'approve-unit',
    'reject-unit',
    'confirm',
    'send-back',
    'pause',
    'resume',
    'cancel',
    'reopen',
    'note',
    'remind',
  ]),
  note,
});
export const commandSchema = z.discriminatedUnion('action', [
  plain,
  z.object({
    action: z.literal('report'),
    result: z.object({
      summary: words.nullable().optional(),
      dispatchId: id.nullable().optional().describe('Văn bản trả lời đã có trong sổ.'),
      reference: z.string().max(200).nullable().optional().describe('Số, ký hiệu văn bản trả lời.'),
      fileId: id.nullable().optional().describe('Tệp đã đính kèm.'),
      sentOn: day.nullable().optional(),
    }),
    note,
  }),
  z.object({ action: z.literal('ask-extension'), until: day, note: words.min(1) }),
  z.object({
    action: z.literal('decide-extension'),
    grant: z.boolean(),
    until: day.nullable().optional(),
    note,
  }),
  z.object({ action: z.literal('set-due'), due: day, note }),
  z.object({ action: z.literal('record-event'), eventOn: day, note }),
  z.object({ action: z.literal('assign'), parties, note }),
  z.object({ action: z.literal('delegate'), personId: id, note }),
  z.object({
    action: z.literal('hand-down'),
    parts: z
      .array(
        z.object({
          action: z.string().trim().min(1).max(4000),
          lead: partyList.min(1),
          cooperators: partyList.optional(),
          due: day.nullable().optional(),
        }),
      )
      .min(1)
      .max(100),
    note,
  }),
]);

export const actionBody = z.object({ version, command: commandSchema });
export const bulkBody = z.object({
  targets: z
    .array(z.object({ obligationId: id, version }))
    .min(1)
    .max(MOST_AT_ONCE),
  command: commandSchema,
});
export const viewBody = z.object({ name: z.string().min(1).max(100), query: z.string().max(1000) });

// Answers

export const obligationRowSchema = z
  .object({
    id,
    code: z.string().describe('Mã nhiệm vụ, ví dụ 14/CT-UBND#1b-4.'),
    version: z.int(),
    side: z.enum(SIDES),
    title: z.string(),
    kind: z.enum([
      'task',
      'report',
      'standing',
      'prohibition',
      'target',
      'request',
      'conditional',
      'closing',
    ]),
    urgent: z.boolean(),
    status: z.enum(STATUSES),
    standing: z.enum(STANDINGS).describe('Tình trạng hạn tính đến hôm nay.'),
    daysLeft: z.int().nullable().describe('Số ngày làm việc còn lại; âm khi quá hạn.'),
    due: text,
    originalDue: text.describe('Hạn gốc, không bao giờ đổi.'),
    dueKind: z.enum(DUE_KINDS),
    extensions: z.int(),
    leadName: z.string(),
    leadUnitId: text,
    leadPersonId: text,
    leadPersonName: text,
    assignerName: z.string(),
    sourceKind: z.enum(SOURCES),
    sourceName: z.string(),
    dispatchId: text,
    parentId: text,
    children: z.int(),
    childrenDone: z.int(),
  })
  .meta({ id: 'Obligation' }) satisfies z.ZodType<ObligationRow>;

export const obligationPageSchema = z.object({ rows: z.array(obligationRowSchema), next: text });

export const countsSchema = z
  .object({
    late: z.int(),
    today: z.int(),
    soon: z.int(),
    running: z.int(),
    undated: z.int(),
    byStatus: z.partialRecord(z.enum(STATUSES), z.int()),
  })
  .meta({ id: 'ObligationCounts' }) satisfies z.ZodType<ObligationCounts>;

export const calendarSchema = z.object({ days: z.array(z.object({ day: z.string(), count: z.int() })) });
export const loadsSchema = z.object({
  units: z.array(
    z.object({ unitId: z.string(), name: z.string(), open: z.int(), late: z.int(), dueSoon: z.int() }),
  ),
});

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const ref = z.object({ id: z.string(), name: z.string() }).nullable();

export const obligationDetailSchema = obligationRowSchema
  .extend({
    action: z.string(),
    product: text,
    clause: text,
    reportTo: text,
    via: text,
    targets: z.array(z.string()),
    legalBasis: z.array(z.string()),
    deadline: deadlineSchema.describe('Thời hạn như nguồn ghi.'),
    eventOn: text,
    evidence: z.array(
      z.object({ quote: z.string(), page: z.int(), boxes: z.array(box), confidence: z.number() }),
    ),
    sourceDate: text,
    assignerId: text,
    assignedOn: z.string(),
    acceptedOn: text,
    sentOn: text,
    confirmedOn: text,
    seriesId: text,
    parties: z.array(
      z.object({ role: z.enum(PARTY_ROLES), kind: z.enum(PARTY_KINDS), id: z.string(), name: z.string() }),
    ),
    parent: z.object({ id: z.string(), code: z.string(), title: z.string() }).nullable(),
    parts: z.array(obligationRowSchema),
    results: z.array(
      z.object({
        id: z.string(),
        state: z.enum(RESULT_STATES),
        summary: text,
        reference: text,
        dispatch: ref,
        file: ref,
        sentOn: z.string(),
        sentBy: z.string(),
      }),
    ),
    files: z.array(z.object({ id: z.string(), name: z.string(), size: z.int() })),
    extensionsAsked: z.array(
      z.object({
        id: z.string(),
        state: z.enum(EXTENSION_STATES),
        dueBefore: z.string(),
        wanted: z.string(),
        granted: text,
        reason: z.string(),
        askedBy: z.string(),
        askedAt: z.string(),
        decidedBy: text,
        decidedAt: text,
        answer: text,
      }),
    ),
    history: z.array(
      z.object({
        at: z.string(),
        by: z.object({ id: text, name: z.string() }),
        did: z.string(),
        name: z.string(),
        from: z.enum(STATUSES).nullable(),
        to: z.enum(STATUSES).nullable(),
        note: text,
        details: z.record(z.string(), z.unknown()),
        version: z.int(),
      }),
    ),
    relations: z.array(z.enum(RELATIONS)),
    may: z.array(z.enum(ACTION_NAMES)).describe('Việc người hỏi làm được lúc này.'),
  })
  .meta({ id: 'ObligationDetail' });

type SameKeys<A, B> = [keyof A] extends [keyof B] ? ([keyof B] extends [keyof A] ? true : never) : never;
/** A field added to the view and forgotten here does not compile. */
export const detailSchemaIsComplete: SameKeys<
  z.output<typeof obligationDetailSchema>,
  ObligationDetail
> = true;

export const createdSchema = z.object({
  created: z.array(z.object({ id, code: z.string(), version: z.int(), due: text })),
});
export const actedSchema = z.object({ id, version: z.int(), status: z.enum(STATUSES) });
export const bulkSchema = z.object({
  outcomes: z.array(
    z.object({ obligationId: id, done: actedSchema.nullable(), problem: problemSchema.nullable() }),
  ),
});
export const fileSchema = z.object({ id, name: z.string(), size: z.int() });
export const savedViewSchema = z.object({ id, name: z.string(), query: z.string() });
export const savedViewsSchema = z.object({ views: z.array(savedViewSchema) });
