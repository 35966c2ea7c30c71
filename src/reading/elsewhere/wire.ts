/** What a service and a reader elsewhere send each other, as JSON. Pictures and PDFs go as their bytes. */
import { z } from 'zod';
import { signatureSchema } from '../../signatures/index.ts';
import type { WorkKind } from '../desk.ts';
import { ZONES } from '../page.ts';
import { PAPER_KINDS } from '../paper.ts';

const turn = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
const count = z.int().nonnegative();
const box = { x: z.number(), y: z.number(), width: z.number(), height: z.number() };

const word = z.object({
  ...box,
  text: z.string(),
  confidence: z.number().min(0).max(100),
  read: z.string().optional(),
});
const line = z.object({ ...box, zone: z.enum(ZONES), words: z.array(word) });
const cell = z.object({ ...box, row: count, column: count, rows: count, columns: count, text: z.string() });

const readPage = z.object({
  number: z.int().positive(),
  width: z.number(),
  height: z.number(),
  rotation: turn,
  source: z.enum(['ocr', 'text-layer']),
  seconds: z.number(),
  lines: z.array(line),
  tables: z.array(z.object({ ...box, rows: count, columns: count, cells: z.array(cell) })).optional(),
  unread: z.array(z.object({ what: z.enum(['number', 'day', 'month']), box: z.object(box) })).optional(),
  blank: z.literal(true).optional(),
  recoded: z.literal(true).optional(),
});
const failedPage = z.object({
  number: z.int().positive(),
  failure: z.object({ code: z.string().max(100), message: z.string().max(1000) }),
});

/** A fault of the paper, or of the reader's machine, as the service is told of it. */
const failed = z.object({
  did: z.literal('failed'),
  code: z
    .string()
    .regex(/^[a-z]+(?:[.-][a-z]+)+$/u)
    .max(100),
  status: z.int().min(400).max(599),
  message: z.string().max(1000),
});

export const answerBody = z
  .discriminatedUnion('did', [
    z.object({
      did: z.literal('open'),
      pages: count,
      signatures: z.array(signatureSchema).nullable(),
    }),
    z.object({
      did: z.literal('read'),
      page: z.union([readPage, failedPage]),
      rotation: turn.nullable(),
    }),
    z.object({ did: z.literal('signatures'), signatures: z.array(signatureSchema) }),
    failed,
  ])
  .meta({ id: 'AnswerFromElsewhere' });

/** What stands in the address of a picture that is handed in; its type in the header. */
export const pictureQuery = z.object({
  width: z.coerce.number().int().min(1).max(20_000),
  height: z.coerce.number().int().min(1).max(20_000),
});
export const PICTURE_TYPES = ['image/webp', 'image/jpeg', 'image/png'] as const;

/** What stands in the address of a searchable PDF that is handed in. */
export const copyQuery = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  signed: z.enum(['true', 'false']),
  obstacles: z.string().max(10_000).describe('Danh sách JSON.'),
});

const WORK_KINDS = ['open', 'read', 'render', 'signatures', 'searchable'] as const satisfies WorkKind[];
const waitMs = z
  .int()
  .min(0)
  .max(30_000)
  .default(25_000)
  .describe('Chờ bao lâu nếu chưa có việc nào, mili giây.');
const reader = z
  .object({
    id: z.string().min(1).max(100).describe('Mỗi tiến trình một mã khác nhau.'),
    hands: z.int().min(1).max(64).describe('Số trang đọc cùng lúc.'),
    engine: z.string().max(200).describe('Tên và phiên bản bộ đọc.'),
  })
  .describe('Máy đọc tự giới thiệu.');

export const borrowBody = z.object({
  waitMs,
  reader,
  takes: z
    .array(z.enum(WORK_KINDS))
    .min(1)
    .default([...WORK_KINDS]),
});
export const watchBody = z.object({
  waitMs,
  reader,
  least: z.enum(['some', 'urgent']).default('some').describe('urgent: chỉ báo khi có việc cần làm trước.'),
});
const pagesWaiting = z.enum(['none', 'some', 'urgent']);
export const watchAnswer = z.object({ pages: pagesWaiting }).meta({ id: 'WorkWaiting' });
export const leaveBody = z.object({ readerId: z.string().min(1).max(100) });

const share = z.number().min(0).max(1);
const paper = z.object({ sha256: z.string(), kind: z.enum(PAPER_KINDS) });
const checking = z.object({
  /** DER, base64. */
  trusted: z.array(z.base64()),
  lists: z.array(z.base64()).nullable(),
  now: z.iso.datetime(),
});

export const workSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('open'), paper, checking: checking.nullable() }),
  z.object({
    do: z.literal('read'),
    paper,
    page: z.int().positive(),
    rotation: turn.nullable(),
    settings: z
      .object({
        turn: turn.optional(),
        crop: z.object({ left: share, top: share, right: share, bottom: share }).optional(),
        engine: z.enum(['wasm', 'native']).optional(),
      })
      .nullable(),
  }),
  z.object({
    do: z.literal('render'),
    paper,
    page: z.int().positive(),
    options: z.object({
      widthPx: z.number(),
      rotation: turn.optional(),
      format: z.enum(['webp', 'jpeg', 'png']).optional(),
    }),
  }),
  z.object({ do: z.literal('signatures'), paper, checking }),
  z.object({
    do: z.literal('searchable'),
    sources: z.array(paper),
    pages: z.array(
      z.object({
        source: count,
        page: z.int().positive(),
        width: z.number(),
        height: z.number(),
        rotation: turn,
        lines: z.array(line),
        needsLayer: z.boolean(),
      }),
    ),
  }),
]);

export const loanSchema = z
  .object({
    id: z.string(),
    office: z.string().optional().describe('Cơ quan của việc này, khi nhiều cơ quan ở sau một địa chỉ.'),
    work: workSchema,
    waiting: pagesWaiting.describe('Còn trang nào chờ sau khi giao việc này.'),
    silenceMs: z.int().describe('Không nghe tin bộ đọc quá chừng này thì việc được giao cho nơi khác.'),
  })
  .meta({ id: 'ReadingLoan' });

export type LoanAsJson = z.infer<typeof loanSchema>;
export type WorkAsJson = z.infer<typeof workSchema>;
export type CheckingAsJson = z.infer<typeof checking>;
export type AnswerAsJson = z.infer<typeof answerBody>;
export type ReaderAsJson = z.infer<typeof reader>;
