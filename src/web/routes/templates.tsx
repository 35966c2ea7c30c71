/** Mẫu văn bản: what an administrator does with templates and Word forms. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import {
  changeTemplateState,
  compareTemplateVersions,
  contentOfVersion,
  createTemplate,
  fileOfVersion,
  formContent,
  listLibrary,
  MOST_FORM_BYTES,
  previewPages,
  restoreTemplateVersion,
  saveTemplate,
  suggestedFields,
  TEMPLATE_RIGHTS,
  TEMPLATE_STATES,
  textContent,
  tryOut,
  viewLibrary,
} from '../../drafting/index.ts';
import { MEDIA_TYPES } from '../../intake/index.ts';
import type { AppEnv } from '../../people/index.ts';
import { AppError } from '../../platform/errors.ts';
import {
  type FormTyped,
  LibraryPage,
  NewTemplatePage,
  TemplateComparisonPage,
  TemplatePage,
  TEMPLATES_PATH,
  TemplateTrial,
  type Tried,
  UploadFormPage,
  WordFormPage,
} from '../pages/templates.tsx';
import { headOf, typedForm } from '../template-form.ts';
import { ERROR_PAGE } from '../text.ts';
import { WORD_FORM } from '../text/templates.ts';
import {
  type Form,
  formOf,
  notFilled,
  onlyFor,
  type PageContext,
  personOf,
  problemOf,
  seeOther,
  shellOf,
  type WebRoutesDeps,
} from './context.ts';

/** What a template from scratch begins with: it reads and prints. */
const SCRATCH = `---
name: Mẫu mới
kind: Công văn
group: everyday
symbol: '{{ ky_hieu_co_quan }}-{{ ky_hieu_don_vi }}'
fields:
  - name: ve_viec
    label: Về việc
    type: text
    most: 300
    sample: phối hợp tổ chức hội nghị
  - name: kinh_gui
    label: Kính gửi
    type: list
    sample:
      - Các phòng chuyên môn
  - name: noi_dung
    label: Nội dung
    type: long
    sample: Đề nghị các đơn vị phối hợp thực hiện.
subject: '{{ ve_viec }}'
addressees:
  names: |
    {% for ten in kinh_gui %}{{ ten }}
    {% endfor %}
recipients: |
  Như trên
---
{{ noi_dung | doan }}
`;

export function templatePages(deps: WebRoutesDeps): Hono<AppEnv> {
  const { db } = deps;
  const only = onlyFor(...TEMPLATE_RIGHTS['manage-templates'].roles);
  const files = bodyLimit({ maxSize: MOST_FORM_BYTES * 1.5 });
  return new Hono<AppEnv>()
    .use(TEMPLATES_PATH, only)
    .use(`${TEMPLATES_PATH}/*`, only)
    .use(`${TEMPLATES_PATH}/word`, files)
    .use(`${TEMPLATES_PATH}/:id/bieu-mau`, files)
    .get(TEMPLATES_PATH, (c) =>
      c.html(<LibraryPage shell={shellOf(deps, c)} entries={listLibrary(db, personOf(c))} />),
    )
    .post(`${TEMPLATES_PATH}/xem`, async (c) => {
      const tried = triedBy(deps, (await formOf(c)).text('source'));
      return c.html(<TemplateTrial {...tried} />);
    })
    .get(`${TEMPLATES_PATH}/moi`, (c) => newPage(deps, c, copyIn(deps, c)))
    .post(`${TEMPLATES_PATH}/moi`, (c) => create(deps, c))
    .get(`${TEMPLATES_PATH}/word`, (c) =>
      c.html(<UploadFormPage shell={shellOf(deps, c)} typed={null} fileName="" kept="" />),
    )
    .post(`${TEMPLATES_PATH}/word`, (c) => upload(deps, c))
    .get(`${TEMPLATES_PATH}/:id`, (c) => onePage(deps, c))
    .post(`${TEMPLATES_PATH}/:id/luu`, (c) => save(deps, c))
    .post(`${TEMPLATES_PATH}/:id/bieu-mau`, (c) => saveForm(deps, c))
    .post(`${TEMPLATES_PATH}/:id/trang-thai`, (c) => changeState(deps, c))
    .post(`${TEMPLATES_PATH}/:id/quay-lai`, (c) => restore(deps, c))
    .get(`${TEMPLATES_PATH}/:id/so-sanh`, (c) => {
      const [from, to] = [Number(c.req.query('tu')) || 0, Number(c.req.query('den')) || 0];
      const view = viewOf(deps, c);
      const lines = compareTemplateVersions(db, { id: view.id, from, to }, personOf(c));
      return c.html(<TemplateComparisonPage shell={shellOf(deps, c)} {...{ view, from, to, lines }} />);
    })
    .get(`${TEMPLATES_PATH}/:id/tep/:number`, (c) => {
      const file = fileOfVersion(deps, idOf(c), Number(c.req.param('number')));
      if (file === null) throw new AppError('request.no-such-page', 404, ERROR_PAGE.notFoundHint);
      return c.body(Uint8Array.from(file.bytes), 200, {
        'content-type': MEDIA_TYPES.docx,
        'content-disposition': `attachment; filename="${idOf(c)}.docx"`,
        'x-content-type-options': 'nosniff',
      });
    });
}

const idOf = (c: PageContext) => c.req.param('id') ?? '';
const viewOf = ({ db }: WebRoutesDeps, c: PageContext) => viewLibrary(db, idOf(c), personOf(c));
const onTemplate = (c: PageContext, form: Form) => ({
  id: idOf(c),
  revision: Number(form.text('revision')) || 0,
  reason: form.text('reason'),
});

function triedBy(deps: WebRoutesDeps, source: string): Tried {
  const trial = tryOut(deps, source);
  if (!('document' in trial)) return { faults: trial.faults, pages: [], findings: [] };
  return { faults: [], pages: previewPages(trial.document, trial.findings), findings: trial.findings };
}

interface Begun {
  copyOf: string;
  source: string;
}

function copyIn({ db }: WebRoutesDeps, c: PageContext): Begun {
  const copyOf = c.req.query('tu') ?? '';
  return { copyOf, source: copyOf === '' ? SCRATCH : viewLibrary(db, copyOf, personOf(c)).source };
}

function newPage(deps: WebRoutesDeps, c: PageContext, begun: Begun, problem?: AppError) {
  const entries = listLibrary(deps.db, personOf(c));
  const props = { entries, ...begun, tried: triedBy(deps, begun.source), problem: problem?.message };
  return c.html(<NewTemplatePage shell={shellOf(deps, c)} {...props} />, problem?.status ?? 200);
}

async function create(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const begun = { copyOf: form.text('copyOf'), source: form.text('source') };
  let id = '';
  const problem = await problemOf(() => {
    const content = textContent(deps, 'moi', begun.source);
    id = createTemplate(deps, content, { copyOf: begun.copyOf || null }, personOf(c)).id;
  });
  return problem === null
    ? seeOther(c, `${TEMPLATES_PATH}/${id}`, 'da-luu-mau')
    : newPage(deps, c, begun, problem);
}

function onePage(deps: WebRoutesDeps, c: PageContext, typed?: Typed) {
  const view = viewOf(deps, c);
  const shell = shellOf(deps, c);
  const { problem, reason = '' } = typed ?? {};
  const status = problem?.status ?? 200;
  const shown = { shell, view, reason, problem: problem?.message };
  if (view.head !== null) {
    const fields = typed?.form ?? { ...view.head, about: view.head.about };
    return c.html(<WordFormPage {...shown} typed={fields} />, status);
  }
  const source = typed?.source ?? view.source;
  return c.html(<TemplatePage {...shown} source={source} tried={triedBy(deps, source)} />, status);
}

/** What was typed when it could not be kept: nothing of it is lost. */
interface Typed {
  problem: AppError;
  reason: string;
  source?: string;
  form?: FormTyped;
}

async function save(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const source = form.text('source');
  const on = onTemplate(c, form);
  const problem = await problemOf(() => {
    saveTemplate(deps, { ...on, content: textContent(deps, on.id, source) }, personOf(c));
  });
  if (problem === null) return seeOther(c, `${TEMPLATES_PATH}/${on.id}`, 'da-luu-mau');
  return onePage(deps, c, { problem, reason: on.reason, source });
}

async function saveForm(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const on = onTemplate(c, form);
  const view = viewOf(deps, c);
  let typed = typedForm(form, view.head?.fields);
  const problem = await problemOf(async () => {
    const sent = form.file('tep');
    const file = sent === null ? fileOfVersion(deps, on.id, view.version) : await fileOf(sent);
    if (file === null) throw notFilled(WORD_FORM.file);
    // A new file may have other places: those that stayed keep what was set for them.
    if (sent !== null) typed = { ...typed, fields: suggestedFields(file.bytes, typed.fields) };
    saveTemplate(deps, { ...on, content: formContent(headOf(typed), file) }, personOf(c));
  });
  if (problem === null) return seeOther(c, `${TEMPLATES_PATH}/${on.id}`, 'da-luu-mau');
  return onePage(deps, c, { problem, reason: on.reason, form: typed });
}

const fileOf = async (file: File) => ({ bytes: new Uint8Array(await file.arrayBuffer()), name: file.name });

/** First the file alone, to look for its places; then the same file with what was set for each. */
async function upload(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const sent = form.file('tep');
  const kept = new Uint8Array(Buffer.from(form.text('kept'), 'base64'));
  const file = sent === null ? { bytes: kept, name: form.text('fileName') } : await fileOf(sent);
  let typed: FormTyped | null = form.text('do') === 'keep' ? typedForm(form) : null;
  let id: string | null = null;
  const problem = await problemOf(() => {
    if (file.bytes.length === 0) throw notFilled(WORD_FORM.file);
    if (typed === null) typed = { ...blankForm(file.name), fields: suggestedFields(file.bytes) };
    else id = createTemplate(deps, formContent(headOf(typed), file), {}, personOf(c)).id;
  });
  if (id !== null) return seeOther(c, `${TEMPLATES_PATH}/${id as string}`, 'da-luu-mau');
  const shown = { typed, fileName: file.name, kept: Buffer.from(file.bytes).toString('base64') };
  const status = problem?.status ?? 200;
  return c.html(<UploadFormPage shell={shellOf(deps, c)} {...shown} problem={problem?.message} />, status);
}

const blankForm = (fileName: string) => ({
  name: fileName.replace(/\.docx$/iu, ''),
  kind: 'Công văn',
  group: 'everyday',
  about: '',
});

async function changeState(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const on = onTemplate(c, form);
  const state = TEMPLATE_STATES.find((known) => known === form.text('state')) ?? 'withdrawn';
  const problem = await problemOf(() => changeTemplateState(deps, { ...on, state }, personOf(c)));
  if (problem === null) return seeOther(c, `${TEMPLATES_PATH}/${on.id}`, 'da-doi-mau');
  return onePage(deps, c, { problem, reason: '' });
}

async function restore(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const on = onTemplate(c, form);
  const number = Number(form.text('number')) || 0;
  const problem = await problemOf(() => {
    const content = contentOfVersion(deps, on.id, number);
    restoreTemplateVersion(deps, { ...on, number, content }, personOf(c));
  });
  if (problem === null) return seeOther(c, `${TEMPLATES_PATH}/${on.id}`, 'da-luu-mau');
  return onePage(deps, c, { problem, reason: '' });
}
