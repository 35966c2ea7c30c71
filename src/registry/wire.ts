/** The shapes of the registry in the API; requests are checked against them and the OpenAPI document is made of them. */
import { z } from 'zod';
import { problemSchema } from '../platform/http.ts';
import { FILE_KINDS } from '../intake/index.ts';
import { ZONES } from '../reading/page.ts';
import { signatureSchema } from '../signatures/index.ts';
import { METADATA_FIELDS } from '../understanding/index.ts';
import { DISPATCH_ACTIONS, type DispatchAction } from './actions.ts';
import { obligationSchema } from './obligation-wire.ts';
import type { CorrectedPage } from './correct-word.ts';
import { CHANNELS, DIRECTIONS, DISPATCH_STATES, FIELD_SOURCES, FIELD_STATES, HANDLINGS } from './schema.ts';
import type {
  DispatchRow,
  DispatchView,
  HistoryLine,
  PageWords,
  QueueItem,
  RegisteredDispatch,
  RegisterView,
} from './views.ts';
import { MOST_UNOPENED } from './views.ts';

const id = z.string().min(1).max(64);
const pageNumber = z.coerce.number().int().min(1).max(100_000);
const version = z
  .int()
  .min(1)
  .describe('Phiên bản đang xem; nếu đã có người sửa, trả về 409 dispatch.changed.');
const reason = z.string().trim().min(1).max(1000).describe('Lý do, lưu trong lịch sử.');
const limit = z.coerce.number().int().min(1).max(200).default(50);
const cursor = z.string().max(300).optional().describe('Con trỏ “next” của trang trước.');
const text = z.string().nullable();

// Requests

export const dispatchParams = z.object({ id });
export const originalQuery = z.object({
  original: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(1)
    .describe('Văn bản gộp từ nhiều bản quét: tệp gốc thứ mấy.'),
});
export const pageParams = z.object({ id, n: pageNumber });
export const fieldParams = z.object({ id, field: z.enum(METADATA_FIELDS) });
export const pictureQuery = z.object({
  width: z.coerce.number().int().min(16).max(4000).default(1200).describe('Bề rộng mong muốn, điểm ảnh.'),
  proposed: z
    .enum(['true', 'false'])
    .default('false')
    .transform((word) => word === 'true')
    .describe('Trang của bản đọc lại đang chờ chọn.'),
});
export const uploadQuery = z.object({
  direction: z.enum(DIRECTIONS).default('incoming').describe('Văn bản đến hay đi.'),
  urgent: z
    .enum(['true', 'false'])
    .default('false')
    .transform((word) => word === 'true')
    .describe('Đọc trước các văn bản khác.'),
});
export const listQuery = z.object({
  state: z.enum(DISPATCH_STATES).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  year: z.coerce.number().int().min(1900).max(2999).optional().describe('Năm tiếp nhận.'),
  issuer: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .optional()
    .describe('Một phần tên cơ quan ban hành, không cần dấu.'),
  type: z.string().trim().min(1).max(80).optional().describe('Tên loại.'),
  registerId: id.optional(),
  handling: z.enum(HANDLINGS).optional().describe('Tình trạng giải quyết.'),
  late: z.literal('true').optional().describe('Chỉ những văn bản đã quá hạn bước kế tiếp.'),
  withMe: z
    .literal('true')
    .transform(() => true)
    .optional()
    .describe('Chỉ những văn bản đang ở chỗ tôi hoặc đơn vị tôi.'),
  limit,
  cursor,
});
export const entriesQuery = z.object({ limit, cursor });
export const historyQuery = z.object({
  openings: z.enum(['true', 'false']).default('false').describe('Kể cả các lần mở xem.'),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

export const versionedBody = z.object({ version });
export const reasonedBody = z.object({ version, reason });
const correctionReason = reason
  .optional()
  .describe('Lý do đính chính: bắt buộc khi văn bản đã vào sổ và cột của sổ thay đổi.');
export const decisionBody = z.discriminatedUnion('action', [
  z.object({
    action: z
      .enum(['accept', 'absent', 'undo'])
      .describe('accept: đúng; absent: không có trên văn bản; undo: bỏ xác nhận.'),
    version,
    reason: correctionReason,
  }),
  z.object({
    action: z.literal('correct'),
    version,
    value: z.json().describe('Giá trị đúng, theo kiểu của từng trường.'),
    reason: correctionReason,
  }),
]);
export const registerBody = z.object({
  version,
  registerCode: z
    .string()
    .regex(/^[a-z0-9-]{1,30}$/, { error: 'chỉ gồm chữ thường không dấu, số và dấu gạch' })
    .optional()
    .describe('Mã sổ; mặc định là sổ chung.'),
  acknowledgeDuplicate: reason.optional().describe('Lý do vẫn vào sổ một văn bản đã có trong sổ.'),
  arrivedOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .describe('Ngày đến của văn bản ghi bổ sung, dạng 2026-01-31.'),
  lateReason: reason.optional().describe('Lý do ghi bổ sung.'),
});
const grantees = z.array(id).max(500).default([]);
export const routeBody = z
  .object({ unitIds: grantees, personIds: grantees })
  .refine(({ unitIds, personIds }) => unitIds.length + personIds.length > 0, {
    error: 'phải chọn ít nhất một nơi nhận',
  });

// Answers

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const rotation = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
const source = z.enum(['ocr', 'text-layer']);
const personRef = z.object({ id: text, name: z.string() });
const problem = z.object({ code: z.string(), message: z.string() });
const state = z.enum(DISPATCH_STATES);
const direction = z.enum(DIRECTIONS);

export const dispatchRowSchema = z
  .object({
    id,
    direction,
    state,
    version: z.int(),
    fileName: z.string(),
    pageCount: z.int().nullable(),
    receivedAt: z.string(),
    number: text,
    symbol: text,
    issuer: text,
    date: text.describe('Ngày ISO; 2023-10 khi văn bản để trống ngày.'),
    type: text,
    subject: text,
    urgency: text,
    registerId: text,
    registerNumber: z.int().nullable().describe('Số đến hoặc số đi.'),
    registerYear: z.int().nullable(),
    handling: z.enum(HANDLINGS).nullable().describe('Tình trạng giải quyết văn bản đến sau khi vào sổ.'),
    stepDueAt: text.describe('Hạn của bước kế tiếp theo Nghị định 30/2020, Điều 4.2.c.'),
    problemCode: text,
    problemMessage: text,
  })
  .meta({ id: 'DispatchRow' }) satisfies z.ZodType<DispatchRow>;

export const signaturesSchema = z.object({ signatures: z.array(signatureSchema) });

export const dispatchPageSchema = z
  .object({ rows: z.array(dispatchRowSchema), next: text })
  .meta({ id: 'DispatchPage' });

const fieldValue = z.json().describe('Theo kiểu của từng trường; null khi trống.');
export const fieldSchema = z
  .object({
    field: z.enum(METADATA_FIELDS),
    required: z.boolean(),
    state: z.enum(FIELD_STATES),
    suggestion: fieldValue,
    value: fieldValue,
    confidence: z.number().nullable(),
    source: z.enum(FIELD_SOURCES).describe('read: đọc từ văn bản; edxml: dữ liệu gửi kèm.'),
    evidence: z.object({ quote: z.string(), page: z.int(), boxes: z.array(box) }).nullable(),
    decidedBy: personRef.nullable(),
    decidedAt: text,
  })
  .meta({ id: 'Field' });

const progress = z
  .object({
    state: z.enum(['queued', 'running', 'done', 'dead', 'cancelled']),
    done: z.int(),
    total: z.int().nullable(),
    note: text,
    attempts: z.int(),
    awaitsReader: z.boolean().describe('Chưa có máy đọc nào; có máy thì đọc tiếp.'),
  })
  .nullable();

export const queueItemSchema = z
  .object({
    id,
    fileName: z.string(),
    direction,
    state,
    version: z.int(),
    pageCount: z.int().nullable(),
    receivedAt: z.string(),
    rereading: z.boolean(),
    progress,
    problemCode: text,
    problemMessage: text,
  })
  .meta({ id: 'QueueItem' }) satisfies z.ZodType<QueueItem>;

export const historyLineSchema = z
  .object({
    at: z.string(),
    by: personRef,
    address: text,
    did: z.string(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'HistoryLine' }) satisfies z.ZodType<HistoryLine>;

const proof = z.object({ quote: z.string(), page: z.int(), boxes: z.array(box), confidence: z.number() });
const agency = z
  .looseObject({
    id: z.string().describe('Mã trong danh mục cơ quan của phần mềm.'),
    officialName: z.string(),
    inForce: z.boolean().nullable().describe('Cơ quan còn hoạt động vào ngày của văn bản.'),
  })
  .nullable();

const detailsSchema = z
  .object({
    agencies: z.object({ issuer: agency, issuerParent: agency, addressees: z.array(agency) }),
    aliases: z.array(z.object({ short: z.string(), long: z.string(), evidence: proof })),
    replyDue: z
      .object({ date: text, deadline: z.looseObject({ kind: z.string(), raw: text }), evidence: proof })
      .nullable(),
    attachments: z.array(
      z.object({ kind: z.enum(['appendix', 'enclosure']), name: z.string(), evidence: proof }),
    ),
    pageCount: z.object({ paper: z.int(), appendices: z.int(), total: z.int() }),
    cosigners: z.array(z.looseObject({ name: text, title: text, evidence: proof })),
    repairs: z
      .array(
        z.object({
          what: z.enum(['issuer', 'number', 'symbol', 'reference']),
          read: z.string(),
          repaired: z.string(),
          evidence: proof,
        }),
      )
      .describe('Số, ký hiệu được sửa theo quy tắc viết ký hiệu, kèm chữ máy đã đọc.'),
    possibleDuties: z
      .array(z.looseObject({ clause: z.string(), action: z.string(), assignees: z.array(z.string()) }))
      .optional()
      .describe('Đoạn có thể là nhiệm vụ nhưng máy không đủ chắc để đề xuất.'),
  })
  .meta({ id: 'PaperDetails' });

const accessSchema = z.object({
  kind: z.enum(['unit', 'person']),
  id: z.string(),
  name: z.string(),
  grantedAt: z.string(),
});

const actionNames = Object.keys(DISPATCH_ACTIONS) as [DispatchAction, ...DispatchAction[]];

const storedFile = z.object({ sha256: z.string(), size: z.int(), kind: z.enum(FILE_KINDS).nullable() });

/** Named as in {@link DispatchView}. */
export const dispatchSchema = dispatchRowSchema
  .extend({
    channel: z.enum(CHANNELS),
    file: storedFile.nullable(),
    otherFiles: z
      .array(storedFile.extend({ fileName: z.string() }))
      .describe('Tệp gốc của những trang gộp vào, từ tệp gốc số 2.'),
    receivedBy: personRef,
    verifiedBy: personRef.nullable(),
    verifiedAt: text,
    registeredBy: personRef.nullable(),
    registeredAt: text,
    registerName: text,
    secrecy: text,
    fields: z.array(fieldSchema),
    obligations: z.array(obligationSchema),
    details: detailsSchema
      .nullable()
      .describe('Những gì máy thấy ngoài các trường; null khi văn bản chưa được hiểu.'),
    pages: z.array(
      z.object({
        number: z.int(),
        width: z.number().nullable(),
        height: z.number().nullable(),
        rotation,
        source: source.nullable(),
        blank: z.boolean().describe('Trang trắng.'),
        failure: problem.nullable(),
      }),
    ),
    engine: z.string().nullable().describe('Máy đọc và phiên bản đã đọc văn bản; null khi không rõ.'),
    proposal: z.boolean().describe('Có bản đọc lại chờ so sánh để giữ hoặc bỏ.'),
    pageChanges: z.int().describe('Số thay đổi trang hoàn tác được.'),
    digitalSignatures: z
      .array(signatureSchema)
      .nullable()
      .describe('Chữ ký số của tệp; null khi chưa kiểm tra.'),
    starts: z
      .array(
        z.object({
          page: z.int().describe('Trang đầu của văn bản tiếp theo trong tệp, từ 2.'),
          evidence: z.array(z.object({ quote: z.string(), box })),
          confidence: z.number().describe('0 đến 1.'),
        }),
      )
      .describe(
        'Gợi ý tách tệp: những trang có vẻ bắt đầu một văn bản khác; rỗng khi tệp chỉ có một văn bản.',
      ),
    rereading: z.boolean(),
    progress,
    duplicates: z.array(
      z.object({
        id,
        kind: z
          .enum(['same', 'alike'])
          .describe('same: trùng số, ký hiệu, cơ quan, năm; alike: trùng cơ quan, ngày, trích yếu.'),
        state,
        number: text,
        symbol: text,
        issuer: text,
        date: text,
        subject: text,
        registerNumber: z.int().nullable(),
        registerYear: z.int().nullable(),
      }),
    ),
    access: z.array(accessSchema),
    history: z.array(historyLineSchema),
    may: z.array(z.enum(actionNames)).describe('Việc người hỏi làm được với văn bản lúc này.'),
  })
  .meta({ id: 'Dispatch' });

type SameKeys<A, B> = [keyof A] extends [keyof B] ? ([keyof B] extends [keyof A] ? true : never) : never;
/** A field added to the view and forgotten here does not compile. */
export const dispatchSchemaIsComplete: SameKeys<z.output<typeof dispatchSchema>, DispatchView> = true;

export const pageWordsSchema = z
  .object({
    number: z.int(),
    width: z.number().describe('Bề rộng trang đặt đứng, đơn vị point.'),
    height: z.number(),
    rotation,
    source,
    lines: z.array(
      box.extend({
        zone: z.enum(ZONES),
        words: z.array(
          box.extend({
            text: z.string(),
            confidence: z.number().describe('0 đến 100'),
            corrected: z.string().optional().describe('Chữ máy đọc, ở chỗ một người đã sửa.'),
          }),
        ),
      }),
    ),
    tables: z
      .array(
        box.extend({
          rows: z.int(),
          columns: z.int(),
          cells: z.array(
            box.extend({
              row: z.int().describe('Hàng đầu của ô, từ 0.'),
              column: z.int(),
              rows: z.int().describe('Số hàng ô chiếm (ô gộp).'),
              columns: z.int(),
              text: z.string(),
            }),
          ),
        }),
      )
      .describe('Bảng có kẻ khung, từng ô theo hàng.'),
    unread: z
      .array(z.object({ what: z.enum(['number', 'day', 'month']), box }))
      .describe('Chỗ của số, ngày, tháng để trống hoặc viết tay nên chưa đọc được.'),
  })
  .meta({ id: 'PageWords' }) satisfies z.ZodType<PageWords>;

export const wordBody = z.object({
  version,
  at: box.describe('Khung của chữ, như trang đang có.'),
  text: z.string().trim().min(1).max(300).nullable().describe('Chữ đúng; null để trở lại chữ máy đọc.'),
});
export const correctedPageSchema = z
  .object({ version: z.int(), page: pageWordsSchema })
  .meta({ id: 'CorrectedPage' }) satisfies z.ZodType<CorrectedPage>;

export const receivedSchema = z
  .object({
    id,
    state,
    duplicateOf: text.describe('Mã văn bản đã có cùng nội dung tệp; null khi là văn bản mới.'),
    problem: problem.nullable(),
  })
  .meta({ id: 'ReceivedDispatch' });

export const receivedFilesSchema = z
  .object({
    results: z.array(
      z.object({
        fileName: z.string(),
        status: z.int().describe('201: đã nhận; 200: đã có từ trước; còn lại: lỗi của riêng tệp này.'),
        dispatch: receivedSchema.nullable(),
        problem: problemSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'ReceivedFiles' });

export const decidedSchema = z.object({ id, version: z.int(), state }).meta({ id: 'DecidedDispatch' });
export const decidedFieldSchema = decidedSchema.extend({ field: fieldSchema }).meta({ id: 'DecidedField' });
export const versionSchema = z.object({ version: z.int() }).meta({ id: 'ChangedDispatch' });
export const stoppedSchema = z.object({ state: z.enum(['cancelled', 'stopping']) });
export const routedSchema = z.object({ version: z.int(), access: z.array(accessSchema) });
export const historySchema = z.object({ history: z.array(historyLineSchema) });
export const waitingSchema = z
  .object({
    toRead: z.int(),
    toVerify: z.int(),
    toRegister: z.int(),
    unreadable: z.int(),
    quarantined: z.int(),
    routedToMe: z.int().meta({ description: `Nhiều nhất ${MOST_UNOPENED}; bằng số này là “còn hơn”.` }),
  })
  .meta({ id: 'WaitingCounts' });
export const handlingCountsSchema = z
  .object({ late: z.int(), toRoute: z.int(), toDirect: z.int(), withMe: z.int() })
  .meta({ id: 'HandlingCounts' });
export const queueSchema = z.object({ papers: z.array(queueItemSchema) });

export const registeredSchema = z
  .object({
    id,
    version: z.int(),
    number: z.int(),
    year: z.int(),
    register: z.object({ id, code: z.string(), name: z.string() }),
  })
  .meta({ id: 'RegisteredDispatch' }) satisfies z.ZodType<RegisteredDispatch>;

export const registerSchema = z
  .object({
    id,
    year: z.int(),
    direction,
    code: z.string(),
    name: z.string(),
    kinds: z.array(z.string()).describe('Tên loại tự vào sổ này.'),
    firstNumber: z.int(),
    nextNumber: z.int(),
    closedAt: text.describe('Lúc khóa sổ; null khi đang mở.'),
    entries: z.int(),
  })
  .meta({ id: 'Register' }) satisfies z.ZodType<RegisterView>;
export const registersSchema = z.object({ registers: z.array(registerSchema) });
export const entriesSchema = z.object({
  register: registerSchema,
  rows: z.array(dispatchRowSchema),
  next: text,
});
