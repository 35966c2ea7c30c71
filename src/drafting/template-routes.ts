/** `/api/v1/drafting/template-library`: the templates an administrator makes, changes, withdraws and brings back. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import { MEDIA_TYPES } from '../intake/index.ts';
import { type Actor, actorOf, type AppEnv, requireRole, requireScope } from '../people/index.ts';
import { answer, problems, validate } from '../platform/http.ts';
import { previewPages } from './print.ts';
import { templateVersionNotFound } from './template-errors.ts';
import { TEMPLATE_RIGHTS } from './template-rights.ts';
import * as wire from './template-wire.ts';
import {
  changeTemplateState,
  createTemplate,
  type LibraryDeps,
  restoreTemplateVersion,
  saveTemplate,
  textContent,
  tryOut,
} from './templates/library.ts';
import {
  compareTemplateVersions,
  listLibrary,
  viewLibrary,
  viewTemplateVersion,
} from './templates/overview.ts';
import { suggestedFields } from './templates/word-form/form.ts';
import { contentOfVersion, fileOfVersion, formContent } from './templates/word-form/keep.ts';
import type { FormFile } from './templates/word-form/keep.ts';
import { MOST_FORM_BYTES } from './templates/word-form/open.ts';

const TAG = 'Soạn thảo';
const described = (summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: [TAG], summary, responses });

/** Reading was asked for by the room's own routes already; a trial costs time, so it is the administrator's too. */
function administrator(c: Context<AppEnv>): Actor {
  const actor = actorOf(c);
  requireScope(actor, 'dispatches:write');
  requireRole(actor, ...TEMPLATE_RIGHTS['manage-templates'].roles);
  return actor;
}

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

/** A form as base64 in JSON, and what is asked for in it. */
const formBodies = bodyLimit({ maxSize: MOST_FORM_BYTES * 1.5 });

/** To be mounted at `/template-library`, behind sign-in. */
export function templateRoutes(deps: LibraryDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .route('/', textRoutes(deps))
    .route('/', formRoutes(deps))
    .route('/', versionRoutes(deps));
}

function textRoutes(deps: LibraryDeps): Hono<AppEnv> {
  const { db } = deps;
  return new Hono<AppEnv>()
    .get(
      '/',
      described('Mọi mẫu, cả mẫu đã ngừng dùng (quản trị)', {
        200: answer(wire.library, 'Các mẫu'),
        ...problems(401, 403),
      }),
      (c) => c.json({ templates: listLibrary(db, actorOf(c)) }),
    )
    .post(
      '/',
      described('Lập mẫu mới, từ đầu hoặc chép từ mẫu khác', {
        201: answer(wire.kept, 'Đã lưu'),
        ...problems(400, 401, 403, 422),
      }),
      validate('json', wire.createBody),
      (c) => {
        const by = administrator(c);
        const { source, ...rest } = c.req.valid('json');
        return c.json(createTemplate(deps, textContent(deps, 'moi', source), rest, by), 201);
      },
    )
    .post(
      '/trial',
      described('Thử một mẫu: lỗi theo dòng, hoặc các trang in từ ví dụ và kết quả kiểm tra thể thức', {
        200: answer(wire.trial, 'Kết quả'),
        ...problems(400, 401, 403),
      }),
      validate('json', wire.trialBody),
      (c) => {
        administrator(c);
        const { source } = c.req.valid('json');
        const tried = tryOut(deps, source);
        if (!('document' in tried)) return c.json({ faults: tried.faults, pages: [], findings: [] });
        const findings = tried.findings.map(({ rule, severity, title }) => ({ rule, severity, title }));
        return c.json({ faults: [], pages: previewPages(tried.document, tried.findings), findings });
      },
    )
    .get(
      '/:id',
      described('Một mẫu với nội dung và các phiên bản (quản trị)', {
        200: answer(wire.view, 'Mẫu'),
        ...problems(401, 403, 404),
      }),
      validate('param', wire.idParam),
      (c) => c.json(viewLibrary(db, c.req.valid('param').id, actorOf(c))),
    )
    .put(
      '/:id/source',
      described('Lưu phiên bản mới của một mẫu; bị từ chối khi người khác đã lưu sau “revision”', {
        200: answer(wire.kept, 'Đã lưu'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', wire.idParam),
      validate('json', wire.saveBody),
      (c) => {
        const by = administrator(c);
        const { id } = c.req.valid('param');
        const { source, ...on } = c.req.valid('json');
        return c.json(saveTemplate(deps, { id, ...on, content: textContent(deps, id, source) }, by));
      },
    )
    .put(
      '/:id/state',
      described('Ngừng dùng, dùng lại, hoặc lấy lại mẫu đi kèm phần mềm', {
        200: answer(wire.kept, 'Đã ghi'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', wire.idParam),
      validate('json', wire.stateBody),
      (c) => {
        const command = { id: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(changeTemplateState(deps, command, administrator(c)));
      },
    );
}

function formRoutes(deps: LibraryDeps): Hono<AppEnv> {
  const { db } = deps;
  return new Hono<AppEnv>()
    .use('/word-forms', formBodies)
    .use('/word-forms/*', formBodies)
    .use('/:id/word-form', formBodies)
    .post(
      '/word-forms/fields',
      described('Các chỗ điền {{…}} của một tệp .docx (thân yêu cầu), với kiểu gợi ý', {
        200: answer(wire.formFields, 'Các mục'),
        ...problems(401, 403, 413, 415, 422),
      }),
      async (c) => {
        administrator(c);
        return c.json({ fields: suggestedFields(new Uint8Array(await c.req.arrayBuffer())) });
      },
    )
    .post(
      '/word-forms',
      described('Lưu một tệp .docx của cơ quan thành biểu mẫu', {
        201: answer(wire.kept, 'Đã lưu'),
        ...problems(400, 401, 403, 413, 415, 422),
      }),
      validate('json', wire.formBody),
      (c) => {
        const by = administrator(c);
        const { head, file, fileName, reason } = c.req.valid('json');
        const content = formContent(head, { bytes: bytesOf(file), name: fileName });
        return c.json(createTemplate(deps, content, { reason }, by), 201);
      },
    )
    .put(
      '/:id/word-form',
      described('Lưu phiên bản mới của một biểu mẫu Word: các mục, và tệp nếu gửi kèm', {
        200: answer(wire.kept, 'Đã lưu'),
        ...problems(400, 401, 403, 404, 409, 413, 415, 422),
      }),
      validate('param', wire.idParam),
      validate('json', wire.formSaveBody),
      (c) => {
        const by = administrator(c);
        const { id } = c.req.valid('param');
        const { head, file, fileName, ...on } = c.req.valid('json');
        const { version } = viewLibrary(db, id, by);
        const kept = requireFile(deps, id, version);
        const sent: FormFile =
          file === undefined ? kept : { bytes: bytesOf(file), name: fileName ?? kept.name };
        return c.json(saveTemplate(deps, { id, ...on, content: formContent(head, sent) }, by));
      },
    )
    .get(
      '/:id/versions/:number/file',
      describeRoute({
        tags: [TAG],
        summary: 'Tệp .docx của một phiên bản biểu mẫu',
        responses: {
          200: {
            description: 'Tệp',
            content: { [MEDIA_TYPES.docx]: { schema: { type: 'string', format: 'binary' } } },
          },
          ...problems(401, 403, 404),
        },
      }),
      validate('param', wire.versionParam),
      (c) => {
        requireRole(actorOf(c), ...TEMPLATE_RIGHTS['manage-templates'].roles);
        const { id, number } = c.req.valid('param');
        const { bytes } = requireFile(deps, id, number);
        return c.body(Uint8Array.from(bytes), 200, {
          'content-type': MEDIA_TYPES.docx,
          'cache-control': 'no-store',
        });
      },
    );
}

/** @throws AppError `template.version-not-found` */
function requireFile(deps: LibraryDeps, id: string, number: number): FormFile {
  const file = fileOfVersion(deps, id, number);
  if (file === null) throw templateVersionNotFound(number);
  return file;
}

function versionRoutes(deps: LibraryDeps): Hono<AppEnv> {
  const { db } = deps;
  return new Hono<AppEnv>()
    .get(
      '/:id/versions/:number',
      described('Nội dung một phiên bản của mẫu; 0: mẫu đi kèm phần mềm', {
        200: answer(wire.versionSource, 'Phiên bản'),
        ...problems(401, 403, 404),
      }),
      validate('param', wire.versionParam),
      (c) => c.json(viewTemplateVersion(db, c.req.valid('param'), actorOf(c))),
    )
    .post(
      '/:id/versions/:number/restore',
      described('Quay lại một phiên bản của mẫu', {
        200: answer(wire.kept, 'Đã lưu thành phiên bản mới'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', wire.versionParam),
      validate('json', wire.restoreBody),
      (c) => {
        const by = administrator(c);
        const { id, number } = c.req.valid('param');
        const content = contentOfVersion(deps, id, number);
        return c.json(restoreTemplateVersion(deps, { id, number, content, ...c.req.valid('json') }, by));
      },
    )
    .get(
      '/:id/comparison',
      described('So sánh hai phiên bản của mẫu, từng dòng', {
        200: answer(wire.comparison, 'Các dòng'),
        ...problems(400, 401, 403, 404),
      }),
      validate('param', wire.idParam),
      validate('query', wire.compareQuery),
      (c) => {
        const command = { id: c.req.valid('param').id, ...c.req.valid('query') };
        return c.json({ lines: compareTemplateVersions(db, command, actorOf(c)) });
      },
    );
}
