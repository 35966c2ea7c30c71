/** `/api/v1/obligation-reports`: the report of a period, as data, PDF and .xlsx. */
import { Hono } from 'hono';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import { z } from 'zod';
import { isIsoDate } from '../calendar/index.ts';
import type { AppEnv } from '../people/http-env.ts';
import { requireSignIn } from '../people/middleware.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { answer, problems, validate } from '../platform/http.ts';
import { XLSX_MEDIA_TYPE } from '../printing/sheets.ts';
import { attachment } from '../registry/file-answer.ts';
import { followUpReport } from './follow-up-report.ts';
import { PERIOD_KINDS } from './periods.ts';
import { reportPdf, reportXlsx } from './report-print.ts';
import { reader } from './routes.ts';
import { SIDES } from './schema.ts';

export interface ReportRoutesDeps {
  db: Db;
  clock: Clock;
  agencyName: string;
  parentAgency?: string | undefined;
}

export const reportQuery = z.object({
  period: z.enum(PERIOD_KINDS).default('month').describe('Tuần, tháng, quý, sáu tháng, năm.'),
  day: z
    .string()
    .refine(isIsoDate, { error: 'phải là một ngày có thật, dạng 2026-11-23' })
    .optional()
    .describe('Một ngày trong kỳ; mặc định hôm nay.'),
  side: z.enum(SIDES).optional(),
});

const count = z.int();
const counted = z.object({
  total: count,
  onTime: count.describe('Hoàn thành đúng hạn: F ≤ D.'),
  doneLate: count.describe('Hoàn thành quá hạn: F > D.'),
  running: count.describe('Đang thực hiện, trong hạn.'),
  late: count.describe('Đang thực hiện, quá hạn.'),
  notAccepted: count.describe('Chưa tiếp nhận, trong hạn.'),
  notAcceptedLate: count.describe('Chưa tiếp nhận, quá hạn.'),
  undatedDone: count,
  undatedOpen: count,
  onTimeByOriginal: count.describe('Hoàn thành không muộn hơn hạn gốc.'),
});
const unit = counted.extend({ unitId: z.string().nullable(), name: z.string() });
const duty = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  leadName: z.string(),
  assignerName: z.string(),
  due: z.string().nullable(),
  originalDue: z.string().nullable(),
});
const rate = z.number().nullable();
const missing = z.object({ rows: z.array(duty), count });

const reportSchema = z
  .object({
    period: z.object({ kind: z.enum(PERIOD_KINDS), from: z.string(), to: z.string(), name: z.string() }),
    side: z.enum(SIDES),
    at: z.string().describe('Số liệu tính đến ngày.'),
    onTimeBy: z.enum(['sent', 'confirmed']),
    total: counted,
    units: z.array(unit),
    figures: z.array(
      z.object({ name: z.string(), share: rate, part: count, whole: count, formula: z.string() }),
    ),
    ranking: z.array(unit.extend({ rank: count, dueRate: rate, onTimeRate: rate })),
    late: z.array(duty.extend({ days: count })),
    extensions: z.array(
      duty.extend({
        state: z.string(),
        dueBefore: z.string(),
        wanted: z.string(),
        granted: z.string().nullable(),
        reason: z.string(),
      }),
    ),
    withoutLead: missing,
    withoutDue: missing,
    months: z.array(z.object({ month: z.string(), onTime: count, late: count })),
  })
  .meta({ id: 'FollowUpReport' });

const describe = (summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: ['Báo cáo nhiệm vụ'], summary, responses });

/** To be mounted at `/api/v1`. */
export function reportRoutes({ db, clock, agencyName, parentAgency }: ReportRoutesDeps): Hono<AppEnv> {
  const printedBy = () => ({ agencyName, parentAgency, now: clock.now() });
  const reports = new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/',
      describe('Báo cáo tình hình thực hiện nhiệm vụ của một kỳ', {
        200: answer(reportSchema, 'Số liệu và danh sách'),
        ...problems(400, 401, 403),
      }),
      validate('query', reportQuery),
      (c) => {
        const { period: kind, day, side } = c.req.valid('query');
        return c.json(followUpReport(db, { kind, day, side }, reader(c), clock));
      },
    )
    .get(
      '/pdf',
      describe('Báo cáo dạng PDF, đầu đề theo NĐ 30/2020', {
        200: { description: 'PDF', content: { 'application/pdf': {} } },
        ...problems(400, 401, 403),
      }),
      validate('query', reportQuery),
      async (c) => {
        const { period: kind, day, side } = c.req.valid('query');
        const report = followUpReport(db, { kind, day, side }, reader(c), clock);
        const bytes = await reportPdf(report, printedBy());
        return file(bytes, 'application/pdf', `bao-cao-nhiem-vu-${report.period.from}.pdf`);
      },
    )
    .get(
      '/xlsx',
      describe('Báo cáo dạng bảng tính', {
        200: { description: 'XLSX', content: { [XLSX_MEDIA_TYPE]: {} } },
        ...problems(400, 401, 403),
      }),
      validate('query', reportQuery),
      async (c) => {
        const { period: kind, day, side } = c.req.valid('query');
        const report = followUpReport(db, { kind, day, side }, reader(c), clock);
        const bytes = await reportXlsx(report, printedBy());
        return file(bytes, XLSX_MEDIA_TYPE, `bao-cao-nhiem-vu-${report.period.from}.xlsx`);
      },
    );
  return new Hono<AppEnv>().route('/obligation-reports', reports);
}

function file(bytes: Uint8Array, type: string, name: string): Response {
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': attachment(name),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
