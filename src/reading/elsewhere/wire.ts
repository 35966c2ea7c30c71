/** What a service and a reader elsewhere send each other, as JSON. */
import { z } from 'zod';
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
});
const failedPage = z.object({
  number: z.int().positive(),
  failure: z.object({ code: z.string().max(100), message: z.string().max(1000) }),
});

export const answerBody = z
  .object({ page: z.union([readPage, failedPage]), rotation: turn.nullable() })
  .meta({ id: 'PageReadElsewhere' });

export const borrowBody = z.object({
  waitMs: z
    .int()
    .min(0)
    .max(30_000)
    .default(25_000)
    .describe('Chờ bao lâu nếu chưa có trang nào, mili giây.'),
});

const share = z.number().min(0).max(1);

export const loanSchema = z
  .object({
    id: z.string(),
    /** Where the same paper is asked for again, it need not be fetched again. */
    paper: z.string(),
    kind: z.enum(PAPER_KINDS),
    page: z.int().positive(),
    rotation: turn.nullable(),
    settings: z
      .object({
        turn: turn.optional(),
        crop: z.object({ left: share, top: share, right: share, bottom: share }).optional(),
        engine: z.enum(['wasm', 'native']).optional(),
      })
      .nullable(),
    silenceMs: z.int().describe('Không nghe tin bộ đọc quá chừng này thì trang được giao cho nơi khác.'),
  })
  .meta({ id: 'ReadingLoan' });

export type LoanAsJson = z.infer<typeof loanSchema>;
export type AnswerAsJson = z.infer<typeof answerBody>;
