/** `/api/v1/drafting`: templates, documents made of them, their files, the format check, and drafts that are kept. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute } from 'hono-openapi';
import { z } from 'zod';
import { MEDIA_TYPES } from '../intake/index.ts';
import { actorOf, type AppEnv, requireScope, requireSignIn } from '../people/index.ts';
import { answer, problems, validate } from '../platform/http.ts';
import type { ReadOnce } from '../reading/index.ts';
import { checkDraft, fixWordFile } from './check/index.ts';
import { checkUpload } from './check/upload.ts';
import { dispatchDocument } from './document.ts';
import { draftRoutes, powerRoutes } from './draft-routes.ts';
import { deliveryStatusRoutes, issueRoutes, type IssueRoutesDeps } from './issue-routes.ts';
import { writeDocx } from './docx/write.ts';
import { previewPages, printPdf } from './print.ts';
import { SIGNING_FORMS } from './signing.ts';
import { fillTemplate } from './templates/fill.ts';
import type { Filling } from './templates/fill.ts';
import {
  requireFormInUse,
  headsInUse,
  requireTemplateInUse,
  type TemplateHeadInUse,
} from './templates/in-use.ts';
import { filledForm } from './templates/word-form/as-draft.ts';
import { fillForm } from './templates/word-form/fill.ts';
import { templateRoutes } from './template-routes.ts';
import * as templateWire from './template-wire.ts';

const TAG = 'Soạn thảo';

const filling = z.object({
  answers: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.array(z.array(z.string()))]),
  ),
  office: z.object({
    parent: z.string().nullable(),
    agency: z.string(),
    place: z.string(),
    agencySymbol: z.string(),
    unitSymbol: z.string(),
    head: z.string(),
    collective: z.string(),
    contact: z.array(z.string()).max(4),
  }),
  signing: z.object({
    form: z.enum(SIGNING_FORMS),
    collective: z.string().default(''),
    head: z.string(),
    own: z.string().default(''),
    unitHead: z.string().default(''),
    name: z.string(),
  }),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}(-\d{2})?$/u)
    .nullable(),
  number: z.string().nullable().default(null),
});

const findingView = z.object({
  rule: z.string(),
  article: z.string(),
  severity: z.enum(['error', 'warning', 'note', 'cannot-tell']),
  title: z.string(),
  place: z.string().nullable(),
  expected: z.string(),
  found: z.string(),
  fixes: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), value: z.unknown() })),
});
const findingsView = z.object({ findings: z.array(findingView) });
const fileCheckView = findingsView.extend({
  kind: z.enum(['docx', 'pdf']),
  family: z.enum(['state', 'party']).describe('Bộ quy tắc: văn bản Nhà nước hoặc văn bản của Đảng.'),
});
const filledView = findingsView.extend({
  document: dispatchDocument,
  stamp: templateWire.stamp.describe('Phiên bản mẫu đã dùng; gửi kèm khi lưu bản thảo.'),
  notUnderstood: z.array(z.string()).describe('Phần của biểu mẫu Word mà bản thảo còn thiếu.'),
});
const pagesView = findingsView.extend({ pages: z.array(z.string()) });

const described = (summary: string, schema: z.ZodType, ...statuses: (400 | 404 | 415 | 422)[]) =>
  describeRoute({
    tags: [TAG],
    summary,
    responses: { 200: answer(schema, 'Kết quả'), ...problems(401, 403, ...statuses) },
  });

const describedFile = (summary: string, type: string) =>
  describeRoute({
    tags: [TAG],
    summary,
    responses: {
      200: { description: 'Tệp', content: { [type]: { schema: { type: 'string', format: 'binary' } } } },
      ...problems(400, 401, 403, 422),
    },
  });

/** More than any dispatch without pictures. */
const smallFiles = bodyLimit({ maxSize: 10 * 1024 * 1024 });

export interface DraftingRoutesDeps extends IssueRoutesDeps {
  /** None: PDFs are not checked here. */
  readOnce?: ReadOnce;
}

/** To be mounted at `/api/v1/drafting`, behind `authenticate`. */
export function draftingRoutes(deps: DraftingRoutesDeps): Hono<AppEnv> {
  const { clock, db, readOnce = null } = deps;
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .use(async (c, next) => {
      requireScope(actorOf(c), 'dispatches:read');
      await next();
    })
    .get(
      '/templates',
      described('Các mẫu văn bản', z.object({ templates: z.array(templateWire.offered) })),
      (c) => c.json({ templates: headsInUse(db).map(viewOf) }),
    )
    .post(
      '/templates/:id/documents',
      described('Điền một mẫu (hoặc biểu mẫu Word) thành văn bản', filledView, 400, 404, 422),
      validate('param', templateWire.idParam),
      validate('json', filling),
      (c) => {
        const { version, digest, ...used } = requireTemplateInUse(db, c.req.valid('param').id);
        const typed = c.req.valid('json') as Filling;
        const { document, notUnderstood } =
          used.format === 'docx'
            ? filledForm(used.form, typed)
            : { document: fillTemplate(used.template, typed), notUnderstood: [] };
        const stamp = { version, digest };
        return c.json({ document, findings: checkDraft(document), stamp, notUnderstood });
      },
    )
    .post(
      '/templates/:id/word',
      describedFile('Biểu mẫu Word của cơ quan, đã điền, giữ nguyên cách trình bày', MEDIA_TYPES.docx),
      validate('param', templateWire.idParam),
      validate('json', filling),
      (c) => {
        const form = requireFormInUse(db, c.req.valid('param').id);
        return fileAnswer(fillForm(form, c.req.valid('json') as Filling), MEDIA_TYPES.docx);
      },
    )
    .post(
      '/preview',
      described('Các trang như khi in (SVG) và kết quả kiểm tra thể thức', pagesView, 400),
      validate('json', dispatchDocument),
      (c) => {
        const document = c.req.valid('json');
        return c.json({ pages: previewPages(document), findings: checkDraft(document) });
      },
    )
    .post(
      '/pdf',
      describedFile('Văn bản dạng PDF', 'application/pdf'),
      validate('json', dispatchDocument),
      async (c) => fileAnswer(await printPdf(c.req.valid('json'), new Date(clock.now())), 'application/pdf'),
    )
    .post(
      '/docx',
      describedFile('Văn bản dạng Word', MEDIA_TYPES.docx),
      validate('json', dispatchDocument),
      async (c) => fileAnswer(await writeDocx(c.req.valid('json')), MEDIA_TYPES.docx),
    )
    .use('/checks', smallFiles)
    .use('/checks/*', smallFiles)
    .post(
      '/checks',
      described('Kiểm tra thể thức một tệp .docx hoặc PDF (thân yêu cầu)', fileCheckView, 415, 422),
      async (c) => c.json(await checkUpload(new Uint8Array(await c.req.arrayBuffer()), readOnce)),
    )
    .post(
      '/checks/fixed',
      describedFile(
        'Tệp .docx (thân yêu cầu) với các lỗi thể thức sửa được chắc chắn đã sửa',
        MEDIA_TYPES.docx,
      ),
      async (c) => fileAnswer(fixWordFile(new Uint8Array(await c.req.arrayBuffer())), MEDIA_TYPES.docx),
    )
    .route('/drafts', draftRoutes(deps))
    .route('/drafts', issueRoutes(deps))
    .route('/', deliveryStatusRoutes(deps))
    .route('/', powerRoutes(deps))
    .route('/template-library', templateRoutes(deps));
}

function viewOf({
  id,
  format,
  version,
  head: { name, kind, group, fields },
}: TemplateHeadInUse): z.infer<typeof templateWire.offered> {
  const asked = fields.map(({ name: field, label, type, required, choices, columns }) => ({
    name: field,
    label,
    type,
    required,
    ...(choices === undefined ? {} : { choices }),
    ...(columns === undefined ? {} : { columns }),
  }));
  return { id, name, kind, group, format, version, fields: asked };
}

function fileAnswer(bytes: Uint8Array, type: string): Response {
  return new Response(Uint8Array.from(bytes), {
    headers: { 'content-type': type, 'cache-control': 'no-store' },
  });
}
