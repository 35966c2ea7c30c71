/** Soạn văn bản: templates, a draft with its pages, its files, and the format check of a file. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import {
  answersFromLate,
  answersHandingOn,
  answersOfReply,
  beginDraft,
  checkUpload,
  checkDraft,
  fillTemplate,
  fixWordFile,
  officeProfile,
  previewPages,
  printPdf,
  filledForm,
  handedOut,
  powersFor,
  requireTemplateInUse,
  signatureTitles,
  SIGNING_FORMS,
  SOURCE_KINDS,
  suggestedUnitSymbol,
  TEMPLATE_RIGHTS,
  templatesInUse,
  writeDocx,
} from '../../drafting/index.ts';
import type { UploadCheck } from '../../drafting/index.ts';
import type {
  Answer,
  Answers,
  DispatchDocument,
  TemplateField,
  TemplateInUse,
} from '../../drafting/index.ts';
import { type AppEnv, hasRole, listUnits } from '../../people/index.ts';
import { AppError } from '../../platform/errors.ts';
import { MEDIA_TYPES } from '../../intake/index.ts';
import { fontBytes } from '../../printing/index.ts';
import type { Face } from '../../printing/index.ts';
import { assigningOf, firstAssignments } from '../assigning-view.ts';
import type { Assigning } from '../components/assign-duties.tsx';
import { asTyped, fieldName, typedDraft } from '../drafting-form.ts';
import {
  CheckFilePage,
  DraftPage,
  DraftPreview,
  DraftProblem,
  type FilledTemplate,
  PreviewPage,
  TemplatesPage,
} from '../pages/drafting.tsx';
import { lateLetter } from '../../obligations/index.ts';
import { viewDispatch } from '../../registry/index.ts';
import { targetsIn } from '../duty-forms.ts';
import { ERROR_PAGE } from '../text.ts';
import { FORMAT_CHECK } from '../text/drafting.ts';
import {
  type Form,
  formOf,
  type PageContext,
  personOf,
  problemOf,
  seeOther,
  shellOf,
  type WebRoutesDeps,
} from './context.ts';

const REMINDER = 'cong-van-don-doc';
const FACES: readonly Face[] = ['regular', 'bold', 'italic', 'bold-italic'];
/** More than any dispatch without pictures. */
const MOST_FILE_BYTES = 10 * 1024 * 1024;

export function draftingPages(deps: WebRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/soan-thao', (c) =>
      c.html(
        <TemplatesPage
          shell={shellOf(deps, c)}
          templates={templatesInUse(deps.db)}
          mayManage={hasRole(personOf(c), ...TEMPLATE_RIGHTS['manage-templates'].roles)}
        />,
      ),
    )
    .get('/soan-thao/phong-chu/:face', fontFile)
    .get('/soan-thao/kiem-tra', (c) => c.html(<CheckFilePage shell={shellOf(deps, c)} check={null} />))
    .post('/soan-thao/kiem-tra', bodyLimit({ maxSize: MOST_FILE_BYTES + 100_000 }), (c) => checkFile(deps, c))
    .post('/soan-thao/don-doc', async (c) => c.html(<DraftPage {...reminderOf(deps, c, await formOf(c))} />))
    .get('/soan-thao/mau/:id', (c) => c.html(<DraftPage {...draftOf(deps, c)} />))
    .post('/soan-thao/mau/:id/xem', (c) => preview(deps, c))
    .post('/soan-thao/mau/:id/luu', (c) => keep(deps, c))
    .post('/soan-thao/mau/:id/pdf', async (c) => {
      const { document, used } = await writtenIn(deps, c);
      const bytes = await printPdf(document, new Date(deps.clock.now()));
      return fileAnswer(bytes, 'application/pdf', `${used.id}.pdf`);
    })
    .post('/soan-thao/mau/:id/word', async (c) => {
      const { document, used, file } = await writtenIn(deps, c);
      return fileAnswer(file ?? (await writeDocx(document)), MEDIA_TYPES.docx, `${used.id}.docx`);
    });
}

const usedIn = ({ db }: WebRoutesDeps, c: PageContext) => requireTemplateInUse(db, c.req.param('id') ?? '');

const fieldsOf = (used: TemplateInUse): readonly TemplateField[] =>
  used.format === 'docx' ? used.form.head.fields : used.template.head.fields;

/**
 * `?tu=` names the incoming paper that is answered: its citation, its duties and those it names fill the form.
 *
 * @throws AppError `dispatch.not-found` where the person may not see that paper
 */
function draftOf(deps: WebRoutesDeps, c: PageContext) {
  const from = c.req.query('tu');
  const kind = SOURCE_KINDS.find((known) => known === c.req.query('kieu'));
  const used = usedIn(deps, c);
  const begun = from === undefined ? { answers: {} } : begunFrom(deps, c, from, used);
  const { answers, assigning } = begun;
  return { ...begunWith(deps, c, used, answers), assigning, source: from ?? '', sourceKind: kind ?? '' };
}

function begunFrom(
  deps: WebRoutesDeps,
  c: PageContext,
  from: string,
  used: TemplateInUse,
): { answers: Answers; assigning?: Assigning } {
  const paper = viewDispatch(deps.db, from, personOf(c));
  if (!handsOn(used)) return { answers: answersOfReply(paper) };
  const assigning = assigningOf(deps, c, paper);
  const handed = handedOut(firstAssignments(assigning), assigning.lead === '' ? [] : assigning.cooperators);
  return { answers: answersHandingOn(paper, handed), assigning };
}

/** It asks for rows of unit and duty. */
const handsOn = (used: TemplateInUse): boolean =>
  fieldsOf(used).some(({ name, columns }) => name === 'nhiem_vu' && columns?.length === 2);

/** A template that carries out what another paper asks; the others answer it. */
const CARRIES_OUT = 'cong-van-trien-khai';

/** The filled form becomes a draft that is kept; where something is missing it comes back as it was filled. */
async function keep(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  let written: Written | undefined;
  const problem = await problemOf(async () => {
    written = await writtenIn(deps, c);
  });
  if (problem !== null) {
    const typed = await typedIn(c);
    const shown = { shell: shellOf(deps, c), ...offeredWith(deps, usedIn(deps, c)), typed };
    const from = { source: form.text('source'), sourceKind: form.text('sourceKind') };
    return c.html(<DraftPage {...shown} {...from} problem={problem.message} />, problem.status);
  }
  const { document, used, file } = written!;
  const { id: templateId, version, digest } = used;
  const from = form.text('source');
  const kind =
    SOURCE_KINDS.find((known) => known === form.text('sourceKind')) ??
    (templateId === CARRIES_OUT ? 'carries-out' : 'answers');
  const source = from === '' ? null : { dispatchId: from, kind };
  const stamp = { version, digest };
  const power = powerIn(deps, form, used);
  const kept = file === null ? undefined : { fileName: `${nameOf(used)}.docx`, file };
  const begun = { document, templateId, stamp, source, form: kept, powerId: power?.id };
  const draft = beginDraft(deps.db, begun, personOf(c), deps.clock);
  return seeOther(c, `/soan-thao/${draft.id}`);
}

async function typedIn(c: PageContext): Promise<Record<string, string>> {
  const entries = [...(await c.req.formData())];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/**
 * Công văn đôn đốc for the duties chosen in their list; those of them that are not late stay out of it.
 *
 * @throws AppError `people.forbidden`, `obligation.invalid` none of them is late
 */
function reminderOf(deps: WebRoutesDeps, c: PageContext, form: Form) {
  const ids = targetsIn(form).map(({ obligationId }) => obligationId);
  const letter = lateLetter(deps.db, ids, personOf(c), deps.clock);
  return begunWith(deps, c, requireTemplateInUse(deps.db, REMINDER), answersFromLate(letter));
}

function begunWith(deps: WebRoutesDeps, c: PageContext, used: TemplateInUse, answers: Answers) {
  const { parent, agency, place, agencySymbol, head, collective, contact } = officeProfile(
    deps.db,
    deps.agencyName,
  );
  const typed: Record<string, string> = {
    parent: parent ?? '',
    agency,
    place,
    agencySymbol,
    head,
    collective,
    unitSymbol: unitSymbolOf(deps, c),
    contact: contact.join('\n'),
    month: deps.clock.today().date.slice(0, 7),
  };
  for (const { name, default: usual } of fieldsOf(used)) {
    typed[fieldName(name)] = asTyped(answers[name] ?? (usual as Answer | undefined));
  }
  return { shell: shellOf(deps, c), ...offeredWith(deps, used), typed };
}

/** Of the person's unit. */
function unitSymbolOf({ db, clock }: WebRoutesDeps, c: PageContext): string {
  const actor = personOf(c);
  const unit = listUnits(db, clock.today().date, actor).find(({ id }) => id === actor.unitIds[0]);
  return unit === undefined ? '' : suggestedUnitSymbol(unit.name);
}

/** The template, and who may sign what comes of it. */
function offeredWith({ db, clock }: WebRoutesDeps, used: TemplateInUse) {
  const template = shownOf(used);
  const signers = powersFor(db, kindOf(used), clock)
    .filter(({ form }) => template.signing.includes(form))
    .map((power) => ({ value: power.id, name: `${power.name} (${signatureTitles(power).join(', ')})` }));
  return { template, signers };
}

const kindOf = (used: TemplateInUse) => headOf(used).kind;
const nameOf = (used: TemplateInUse) => headOf(used).name;
const headOf = (used: TemplateInUse) => (used.format === 'docx' ? used.form.head : used.template.head);

/** The power that was chosen in the form; null: the signer was typed. */
function powerIn({ db, clock }: WebRoutesDeps, form: Form, used: TemplateInUse) {
  return powersFor(db, kindOf(used), clock).find(({ id }) => id === form.text('powerId')) ?? null;
}

function shownOf(used: TemplateInUse): FilledTemplate {
  const { id } = used;
  if (used.format === 'docx')
    return { id, name: used.form.head.name, fields: fieldsOf(used), signing: SIGNING_FORMS, isForm: true };
  const { name, signing } = used.template.head;
  return { id, name, fields: fieldsOf(used), signing, isForm: false };
}

interface Written {
  used: TemplateInUse;
  document: DispatchDocument;
  /** Of a Word form: the file of the office, filled in. */
  file: Uint8Array | null;
  /** Of a Word form: what a draft still lacks. */
  filled?: { notUnderstood: readonly string[] };
}

/** @throws AppError `drafting.fields`, `drafting.template-not-found` */
async function writtenIn(deps: WebRoutesDeps, c: PageContext): Promise<Written> {
  const used = usedIn(deps, c);
  const form = await formOf(c);
  const { filling: typed, urgency } = typedDraft(form, fieldsOf(used));
  const power = powerIn(deps, form, used);
  const filling = power === null ? typed : { ...typed, signing: power };
  if (used.format === 'text')
    return { used, document: { ...fillTemplate(used.template, filling), urgency }, file: null };
  const { document, file, notUnderstood } = filledForm(used.form, filling);
  return { used, document: { ...document, urgency }, file, filled: { notUnderstood } };
}

/** Only the pages for the script of the form, a whole page for a browser without scripts. */
async function preview(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const alone = c.req.header('x-requested-with') === 'fetch';
  let written: Written | undefined;
  const problem = await problemOf(async () => {
    written = await writtenIn(deps, c);
  });
  // While a form is being filled something is always missing: that is an answer, not a failure.
  if (problem !== null && alone) return c.html(<DraftProblem message={problem.message} />);
  if (problem !== null || written === undefined) throw problem ?? new Error('neither written nor refused');
  const { document, filled } = written;
  const findings = checkDraft(document);
  const shown = { pages: previewPages(document, findings), findings, filled };
  if (alone) return c.html(<DraftPreview {...shown} />);
  return c.html(<PreviewPage shell={shellOf(deps, c)} {...shown} />);
}

async function checkFile(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const shell = shellOf(deps, c);
  const form = await formOf(c);
  const given = await fileIn(c, form);
  if (given === null) {
    return c.html(<CheckFilePage shell={shell} check={null} problem={FORMAT_CHECK.noFile} />, 400);
  }
  const { name, bytes } = given;
  if (bytes.length > MOST_FILE_BYTES) {
    return c.html(<CheckFilePage shell={shell} check={null} problem={FORMAT_CHECK.tooLarge} />, 413);
  }
  if (form.text('do') === 'download') return fileAnswer(bytes, MEDIA_TYPES.docx, `da-sua-${asciiName(name)}`);
  const isFixed = form.text('do') === 'fix' || form.has('finding');
  let check: UploadCheck | undefined;
  let fixed: Uint8Array = bytes;
  const problem = await problemOf(async () => {
    if (isFixed) fixed = fixWordFile(bytes, chosenIn(form));
    check = await checkUpload(fixed, deps.readOnce ?? null);
  });
  if (problem)
    return c.html(<CheckFilePage shell={shell} check={null} problem={problem.message} />, problem.status);
  const kept = keptOf(fixed, check);
  return c.html(
    <CheckFilePage shell={shell} check={check ?? null} fileName={name} kept={kept} isFixed={isFixed} />,
  );
}

/** The chosen file, or the one that came back with the page. */
async function fileIn(c: PageContext, form: Form): Promise<{ name: string; bytes: Uint8Array } | null> {
  const file = (await c.req.formData()).get('tep');
  if (file instanceof File && file.size > 0) {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  }
  const kept = form.text('kept');
  return kept === '' ? null : { name: form.text('name'), bytes: new Uint8Array(Buffer.from(kept, 'base64')) };
}

/** Larger ones are fixed by the API. */
const MOST_KEPT_BYTES = 2 * 1024 * 1024;

/** The file goes with the page and back: nothing of it stays here. */
function keptOf(bytes: Uint8Array, check: UploadCheck | undefined): string | null {
  const fits = check?.kind === 'docx' && bytes.length <= MOST_KEPT_BYTES;
  return fits ? Buffer.from(bytes).toString('base64') : null;
}

/** Null: all of them. */
function chosenIn(form: Form): number[] | null {
  const chosen = form.text('finding');
  return /^\d+$/u.test(chosen) ? [Number(chosen)] : null;
}

/** A header takes ASCII. */
function asciiName(name: string): string {
  const letters = name
    .replace(/\.docx$/iu, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
  return `${letters.replaceAll(/đ/giu, 'd').replaceAll(/[^\w.-]+/gu, '-') || 'van-ban'}.docx`;
}

/** The typeface of the preview: the one that is printed, so that words are as wide as they will be. */
function fontFile(c: PageContext): Response {
  const face = FACES.find((known) => known === c.req.param('face'));
  if (face === undefined) throw new AppError('request.no-such-page', 404, ERROR_PAGE.notFoundHint);
  return c.body(Uint8Array.from(fontBytes(face)), 200, {
    'content-type': 'font/ttf',
    'cache-control': 'public, max-age=31536000, immutable',
  });
}

function fileAnswer(bytes: Uint8Array, type: string, name: string): Response {
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
