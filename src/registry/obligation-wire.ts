/** The shapes of obligations in the API. */
import { z } from 'zod';
import { passagesSchema, statementSchema } from './obligation-statements.ts';
import { OBLIGATION_DECISIONS } from './schema.ts';

const text = z.string().nullable();
const version = z
  .int()
  .min(1)
  .describe('Phiên bản văn bản đang xem; nếu đã có người sửa, trả về 409 dispatch.changed.');
const id = z.string().min(1).max(64);

export const obligationParams = z.object({ id, obligation: id });
export const possibleParams = z.object({
  id,
  place: z.coerce
    .number()
    .int()
    .min(0)
    .describe('Thứ tự trong details.possibleDuties của văn bản, tính từ 0.'),
});

export const acceptAllBody = z.object({
  version,
  unsure: z
    .boolean()
    .optional()
    .describe(
      'true: nhận cả những nhiệm vụ máy không chắc chắn; mặc định chỉ nhận những nhiệm vụ chắc chắn.',
    ),
});

/** A part left out stays as it is. */
export const obligationDecisionBody = z.discriminatedUnion('action', [
  z.object({
    action: z
      .enum(['accept', 'undo'])
      .describe('accept: đúng như máy đề xuất; undo: bỏ xác nhận, trở lại như máy đề xuất.'),
    version,
  }),
  z.object({ action: z.literal('edit'), version, statement: statementSchema.partial() }),
  z.object({
    action: z.literal('split'),
    version,
    actions: z
      .array(z.string().trim().min(1).max(4000))
      .min(2)
      .max(50)
      .optional()
      .describe('Nội dung của từng nhiệm vụ sau khi tách; bỏ trống để máy tách theo câu.'),
  }),
  z.object({
    action: z.literal('merge'),
    version,
    with: id.optional().describe('Nhiệm vụ được gộp vào; mặc định là nhiệm vụ kế tiếp.'),
  }),
  z.object({ action: z.literal('dismiss'), version, reason: z.string().trim().min(1).max(1000).optional() }),
]);

export const newObligationBody = z.object({
  version,
  statement: statementSchema,
  passages: passagesSchema.describe('Đoạn được chọn trên trang: nguyên văn, trang và khung của từng dòng.'),
});

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** What understanding adds beyond these is passed through. */
const contentShape = {
  clause: z.string(),
  assignees: z.array(z.string()),
  cooperators: z.array(z.string()),
  action: z.string(),
  deadline: z.looseObject({ kind: z.string(), raw: text, date: text }),
  reportTo: text,
  targets: z.array(z.string()),
  legalBasis: z.array(z.string()),
  confidence: z.number(),
};

export const obligationSchema = z
  .looseObject({
    id,
    position: z.int(),
    ...contentShape,
    evidence: z.array(
      z.object({ quote: z.string(), page: z.int(), boxes: z.array(box), confidence: z.number() }),
    ),
    state: z
      .enum(['suggested', ...OBLIGATION_DECISIONS])
      .describe('suggested: máy đề xuất, chưa ai xác nhận; dismissed: không phải nhiệm vụ.'),
    suggested: z
      .array(z.looseObject(contentShape))
      .describe('Máy đã đề xuất gì ở chỗ này, giữ nguyên để đối chiếu.'),
    reason: text,
    decidedBy: z.object({ id: text, name: z.string() }).nullable(),
    decidedAt: text,
  })
  .meta({ id: 'Obligation' });

export const obligationsSchema = z
  .object({ id, version: z.int(), obligations: z.array(obligationSchema) })
  .meta({ id: 'DispatchObligations' });

export const decidedObligationsSchema = obligationsSchema
  .extend({ obligationId: text.describe('Nhiệm vụ nên xem tiếp.') })
  .meta({ id: 'DecidedObligations' });
