/** Bản thảo: drafts that are kept, the editor with its saving, versions, remarks, and their way to the signature. */
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import {
  addWriter,
  beginAfter,
  canBeSentAgain,
  changeOfficeProfile,
  checkDraft,
  chooseReviewer,
  chooseSigner,
  comment,
  compareVersions,
  differencesFrom,
  dispatchDocument,
  type DispatchDocument,
  deliveriesOfDraft,
  DELIVERY_MARKS,
  DRAFT_LISTS,
  type DraftView,
  filledFormOf,
  frozenFileOf,
  grantPower,
  issuePaper,
  keepVersion,
  listDrafts,
  listPowers,
  markDelivery,
  noteWriting,
  officeProfile,
  packageFor,
  powersFor,
  readDraftNotices,
  sealPaper,
  sendAgain,
  suggestedFor,
  takeInStatus,
  previewPages,
  draftFile,
  recallPaper,
  removeWriter,
  restoreVersion,
  revokePower,
  saveDraft,
  settleComment,
  signDraft,
  SIGNING_FORMS,
  signatureTitles,
  takeBackFromWord,
  takeStep,
  viewDraft,
  waitingDrafts,
  type WordStep,
  writeDocx,
  withFixes,
} from '../../drafting/index.ts';
import { type AppEnv, listPeople } from '../../people/index.ts';
import { MEDIA_TYPES } from '../../intake/index.ts';
import { AppError } from '../../platform/errors.ts';
import { viewDispatch } from '../../registry/index.ts';
import { hasKey, openAgencyKey, openedForSigning } from '../../signatures/index.ts';
import { DraftChanges } from '../components/draft-changes.tsx';
import { documentNumber } from '../display.ts';
import { DraftEditorPage, fixAddress } from '../pages/draft.tsx';
import { DraftPreview } from '../pages/drafting.tsx';
import { DraftComparisonPage, DraftsPage, PowersPage } from '../pages/drafts.tsx';
import { FORMAT_CHECK } from '../text/drafting.ts';
import { STATUS_FILES } from '../text/draft-issue.ts';
import { DRAFT_VERSIONS, EDITOR } from '../text/drafts.ts';
import { citationsFor } from '../draft-citations.ts';
import { typedReceivers } from '../receivers-form.ts';
import {
  type Form,
  formOf,
  notFilled,
  onlyFor,
  type PageContext,
  personOf,
  problemOf,
  queryOf,
  seeOther,
  shellOf,
  type WebRoutesDeps,
} from './context.ts';
import { peopleOptions } from './units-options.ts';

const LIST_PATH = '/soan-thao/ban-thao';
const POWERS_PATH = '/soan-thao/quyen-ky';
/** More than any dispatch without pictures. */
const MOST_WORD_BYTES = 10 * 1024 * 1024;
const MOST_DRAFT_BYTES = 2 * 1024 * 1024;
const MOST_ENCLOSURE_BYTES = 60 * 1024 * 1024;

export function draftPages(deps: WebRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(LIST_PATH, (c) => listPage(deps, c))
    .get('/soan-thao/can-cu', async (c) =>
      c.json({ papers: await citationsFor(deps, c.req.query('q') ?? '', personOf(c)) }),
    )
    .route('/', powerPages(deps))
    .route('/', oneDraft(deps));
}

function listPage(deps: WebRoutesDeps, c: PageContext): Response | Promise<Response> {
  const { db, clock } = deps;
  const query = queryOf(c);
  const list = DRAFT_LISTS.find((name) => name === query.get('xem')) ?? 'mine';
  const after = query.get('sau') ?? undefined;
  const { drafts, next } = listDrafts(db, personOf(c), { list, after, limit: 50 });
  return c.html(
    <DraftsPage
      shell={shellOf(deps, c)}
      list={list}
      rows={drafts}
      next={next}
      waiting={waitingDrafts(db, personOf(c))}
      today={clock.today().date}
      query={query}
    />,
  );
}

function oneDraft(deps: WebRoutesDeps): Hono<AppEnv> {
  const { db, clock } = deps;
  const routes = new Hono<AppEnv>()
    .use('/soan-thao/:id/word', bodyLimit({ maxSize: MOST_WORD_BYTES }))
    .use('/soan-thao/:id/ky-so-co-quan', bodyLimit({ maxSize: MOST_ENCLOSURE_BYTES }))
    .use('/soan-thao/:id/luu', bodyLimit({ maxSize: MOST_DRAFT_BYTES }))
    .get('/soan-thao/:id', (c) => c.html(<DraftEditorPage {...editorOf(deps, c)} />))
    .post('/soan-thao/:id/luu', (c) => save(deps, c))
    .post('/soan-thao/:id/dang-viet', (c) => {
      noteWriting(db, idOf(c), personOf(c), clock);
      const { revision, beingWrittenBy } = viewDraft(db, idOf(c), personOf(c), clock);
      return c.json({ revision, writing: beingWrittenBy === null ? '' : EDITOR.writing(beingWrittenBy) });
    })
    .get('/soan-thao/:id/pdf', (c) => paperFile(deps, c))
    .get('/soan-thao/:id/edxml', async (c) => {
      const from = { db, storage: deps.receiving.intake.storage, agencyName: deps.agencyName };
      const xml = await packageFor(from, idOf(c), personOf(c));
      const body = Readable.toWeb(Readable.from(xml.open())) as ReadableStream<Uint8Array>;
      return fileAnswer(body, 'application/xml', 'van-ban.edxml');
    })
    .get('/soan-thao/:id/word', async (c) => {
      const { document } = viewDraft(db, idOf(c), personOf(c), clock);
      return fileAnswer(await writeDocx(document), MEDIA_TYPES.docx, 'ban-thao.docx');
    })
    .get('/soan-thao/:id/bieu-mau', (c) => {
      const { file } = filledFormOf(db, idOf(c), personOf(c));
      return fileAnswer(file, MEDIA_TYPES.docx, 'bieu-mau-da-dien.docx');
    })
    .get('/soan-thao/:id/so-sanh', (c) => {
      const [from, to] = [Number(c.req.query('tu')), Number(c.req.query('den'))];
      const asked = { from: from || 0, to: to || null };
      const { changes } = compareVersions(db, idOf(c), asked, personOf(c));
      const shell = shellOf(deps, c);
      return c.html(<DraftComparisonPage shell={shell} draftId={idOf(c)} {...asked} changes={changes} />);
    });
  routes.post('/soan-thao/:id/tiep-theo', (c) => beginNext(deps, c));
  for (const deed of [...DEEDS, ...ISSUE_DEEDS])
    routes.post(`/soan-thao/:id/${deed.path}`, (c) => perform(deps, c, deed));
  return routes;
}

/** The frozen file once it is signed; before that a print of what stands there now. */
async function paperFile({ db, clock, receiving }: WebRoutesDeps, c: PageContext): Promise<Response> {
  const sha256 = frozenFileOf(db, idOf(c), personOf(c));
  if (sha256 !== null)
    return fileAnswer(await receiving.intake.storage.read(sha256), 'application/pdf', 'van-ban.pdf');
  const from = { db, storage: receiving.intake.storage };
  const bytes = await draftFile(from, idOf(c), personOf(c), clock);
  return fileAnswer(bytes, 'application/pdf', 'ban-thao.pdf');
}

const idOf = (c: PageContext) => c.req.param('id') ?? '';

function editorOf(deps: WebRoutesDeps, c: PageContext, problem?: string) {
  const { db, clock } = deps;
  const actor = personOf(c);
  const draft = viewDraft(db, idOf(c), actor, clock);
  // Before the figure at the bell is counted.
  readDraftNotices(db, draft.id, actor, clock);
  if (draft.writable) noteWriting(db, draft.id, actor, clock);
  const { document } = draft;
  const powers = powersFor(db, document.kind, clock).map((power) => ({
    value: power.id,
    name: `${power.name} (${signatureTitles(power).join(', ')})`,
  }));
  const findings = checkDraft(document);
  const deliveries = deliveriesOfDraft(db, draft.id, actor);
  return {
    shell: shellOf(deps, c),
    draft,
    pages: previewPages(document, findings),
    findings,
    sourceName: sourceNameOf(deps, c, draft),
    powers,
    people: draft.writable ? peopleOptions(db, actor, clock) : [],
    deliveries,
    resendable: deliveries.filter((each) => canBeSentAgain(db, draft.state, each)).map(({ id }) => id),
    suggested: draft.steps.includes('issue') ? suggestedFor(db, draft.id, actor) : [],
    agencyHasKey: draft.steps.includes('seal') && hasKey(db, null),
    problem,
  };
}

/** Null also where the person may not see the paper that the draft answers. */
function sourceNameOf({ db }: WebRoutesDeps, c: PageContext, { source }: DraftView): string | null {
  if (source === null) return null;
  try {
    const { number, symbol, subject, type } = viewDispatch(db, source.dispatchId, personOf(c));
    return [type, documentNumber(number, symbol), subject].filter(Boolean).join(' ');
  } catch (error) {
    if (error instanceof AppError && error.status === 404) return null;
    throw error;
  }
}

const saveBody = z.object({ revision: z.number().int(), document: dispatchDocument });

/**
 * Saves what was typed and answers with the pages as they will be printed. Where somebody else saved first, the answer
 * shows what differs; nothing is overwritten.
 */
async function save({ db, clock }: WebRoutesDeps, c: PageContext): Promise<Response> {
  const body = saveBody.safeParse(await c.req.json());
  if (!body.success) throw new AppError('request.invalid', 400, EDITOR.offline);
  const command = { draftId: idOf(c), ...body.data };
  const actor = personOf(c);
  let revision = command.revision;
  const problem = await problemOf(() => {
    revision = saveDraft(db, command, actor, clock).revision;
  });
  if (problem?.code === 'draft.changed') return c.json(conflict(db, command, actor, problem.message), 409);
  if (problem !== null) return c.json({ title: problem.message }, problem.status);
  const { document } = command;
  const findings = checkDraft(document);
  const { beingWrittenBy } = viewDraft(db, command.draftId, actor, clock);
  return c.json({
    revision,
    writing: beingWrittenBy === null ? '' : EDITOR.writing(beingWrittenBy),
    html: String(
      <DraftPreview
        pages={previewPages(document, findings)}
        findings={findings}
        fixAt={fixAddress(command.draftId, revision)}
      />,
    ),
  });
}

function conflict(
  db: WebRoutesDeps['db'],
  { draftId, document }: { draftId: string; document: DispatchDocument },
  actor: ReturnType<typeof personOf>,
  title: string,
) {
  const differences = differencesFrom(db, draftId, document, actor);
  return {
    title,
    revision: differences.revision,
    document: differences.document,
    html: String(<DraftChanges changes={differences.changes} legend={EDITOR.conflictLegend} />),
  };
}

interface Deed {
  path: string;
  done: string;
  /** Where to go afterwards, if not back to the draft. */
  to?: string;
  run: (deps: WebRoutesDeps, c: PageContext, form: Form) => unknown;
}

const onDraft = (c: PageContext, form: Form) => ({
  draftId: idOf(c),
  revision: Number(form.text('revision')) || 0,
});

const WORD_STEPS: readonly WordStep[] = [
  'submit',
  'take-back',
  'approve',
  'confirm-format',
  'return',
  'drop',
];

const DEEDS: readonly Deed[] = [
  {
    path: 'buoc',
    done: 'da-ghi-buoc',
    run({ db, clock }, c, form) {
      const step = WORD_STEPS.find((name) => name === form.text('step'));
      if (step === undefined) throw new AppError('request.invalid', 400, EDITOR.offline);
      const command = { ...onDraft(c, form), step, remark: form.text('remark') };
      return takeStep(db, command, personOf(c), clock);
    },
  },
  {
    path: 'sua-loi',
    done: 'da-luu',
    run({ db, clock }, c, form) {
      const { document } = viewDraft(db, idOf(c), personOf(c), clock);
      const chosen = checkDraft(document)[Number(form.text('finding'))];
      if (chosen === undefined) throw new AppError('request.invalid', 400, FORMAT_CHECK.gone);
      const command = { ...onDraft(c, form), document: withFixes(document, chosen.fixes) };
      return saveDraft(db, command, personOf(c), clock);
    },
  },
  {
    path: 'nguoi-ky',
    done: 'da-luu',
    run: ({ db, clock }, c, form) =>
      chooseSigner(db, { ...onDraft(c, form), powerId: form.text('powerId') }, personOf(c), clock),
  },
  {
    path: 'dang-ban-sao',
    done: 'da-luu',
    run({ db, clock }, c, form) {
      const { document } = viewDraft(db, idOf(c), personOf(c), clock);
      const medium = form.text('medium') === 'electronic' ? 'electronic' : 'paper';
      return saveDraft(db, { ...onDraft(c, form), document: { ...document, medium } }, personOf(c), clock);
    },
  },
  {
    path: 'nguoi-duyet',
    done: 'da-luu',
    run: ({ db, clock }, c, form) =>
      chooseReviewer(db, { draftId: idOf(c), personId: form.text('personId') || null }, personOf(c), clock),
  },
  {
    path: 'cung-soan',
    done: 'da-them',
    run: ({ db, clock }, c, form) =>
      addWriter(db, { draftId: idOf(c), personId: form.text('personId') }, personOf(c), clock),
  },
  {
    path: 'cung-soan/bot',
    done: 'da-luu',
    run: ({ db, clock }, c, form) =>
      removeWriter(db, { draftId: idOf(c), personId: form.text('personId') }, personOf(c), clock),
  },
  {
    path: 'gop-y',
    done: 'da-them',
    run: ({ db, clock }, c, form) =>
      comment(
        db,
        { draftId: idOf(c), place: form.text('place'), text: form.text('text') },
        personOf(c),
        clock,
      ),
  },
  {
    path: 'gop-y/:remark/xong',
    done: 'da-luu',
    run: ({ db, clock }, c) =>
      settleComment(db, { draftId: idOf(c), commentId: c.req.param('remark') ?? '' }, personOf(c), clock),
  },
  {
    path: 'phien-ban',
    done: 'da-luu',
    run: ({ db, clock }, c, form) => keepVersion(db, onDraft(c, form), personOf(c), clock),
  },
  {
    path: 'phien-ban/:number/khoi-phuc',
    done: 'da-luu',
    run: ({ db, clock }, c, form) =>
      restoreVersion(
        db,
        { ...onDraft(c, form), number: Number(c.req.param('number')) || 0 },
        personOf(c),
        clock,
      ),
  },
  {
    path: 'word',
    done: 'da-luu',
    async run({ db, clock }, c, form) {
      const file = form.file('tep');
      if (file === null) throw new AppError('request.invalid', 400, DRAFT_VERSIONS.noFile);
      const bytes = new Uint8Array(await file.arrayBuffer());
      return takeBackFromWord(db, { ...onDraft(c, form), bytes }, personOf(c), clock);
    },
  },
];

const ISSUE_DEEDS: readonly Deed[] = [
  {
    path: 'ky',
    done: 'da-ky',
    async run({ receiving, signing }, c, form) {
      const key = form.file('p12');
      const p12 = key === null ? null : new Uint8Array(await key.arrayBuffer());
      const brought = { p12, password: form.text('password') };
      const digital = openedForSigning(receiving.db, brought, signing, personOf(c));
      return signDraft(receiving, { ...onDraft(c, form), digital }, personOf(c));
    },
  },
  {
    path: 'ky-so-co-quan',
    done: 'da-ky-so-co-quan',
    async run({ receiving, signing }, c, form) {
      const enclosures = await Promise.all(
        form
          .files('enclosures')
          .map(async (file) => ({ fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      );
      const openKey = () => openAgencyKey(receiving.db, form.text('password'), signing);
      return sealPaper(receiving, { draftId: idOf(c), openKey, enclosures }, personOf(c));
    },
  },
  {
    path: 'trang-thai',
    done: 'da-ghi-trang-thai',
    async run({ db, clock }, c, form) {
      const file = form.file('tep');
      if (file === null) throw notFilled(STATUS_FILES.label);
      return takeInStatus(db, new Uint8Array(await file.arrayBuffer()), personOf(c), clock);
    },
  },
  {
    path: 'phat-hanh',
    done: 'da-phat-hanh',
    run({ db, clock, receiving, sendsMail }, c, form) {
      const receivers = typedReceivers(form.text('receivers'));
      issuePaper(db, { draftId: idOf(c), receivers, sendsMail }, personOf(c), clock);
      receiving.wakeJobs();
    },
  },
  {
    path: 'chuyen-phat/:delivery',
    done: 'da-luu',
    run({ db, clock }, c, form) {
      const mark = DELIVERY_MARKS.find((name) => name === form.text('mark'));
      if (mark === undefined) throw new AppError('request.invalid', 400, EDITOR.offline);
      const command = { draftId: idOf(c), deliveryId: c.req.param('delivery') ?? '', mark };
      markDelivery(db, command, personOf(c), clock);
    },
  },
  {
    path: 'gui-lai/:delivery',
    done: 'da-gui-lai',
    run({ db, clock, receiving }, c) {
      const command = { draftId: idOf(c), deliveryId: c.req.param('delivery') ?? '' };
      sendAgain(db, command, personOf(c), clock);
      receiving.wakeJobs();
    },
  },
  {
    path: 'thu-hoi',
    done: 'da-luu',
    run({ db, clock, receiving, sendsMail }, c, form) {
      recallPaper(db, { draftId: idOf(c), remark: form.text('remark'), sendsMail }, personOf(c), clock);
      receiving.wakeJobs();
    },
  },
];

async function beginNext({ db, clock }: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const kind = form.text('kind') === 'corrects' ? 'corrects' : 'replaces';
  const { id } = beginAfter(db, { draftId: idOf(c), kind }, personOf(c), clock);
  return seeOther(c, `/soan-thao/${id}`);
}

async function perform(deps: WebRoutesDeps, c: PageContext, deed: Deed): Promise<Response> {
  const form = await formOf(c);
  const problem = await problemOf(() => deed.run(deps, c, form));
  if (problem !== null)
    return c.html(<DraftEditorPage {...editorOf(deps, c, problem.message)} />, problem.status);
  return seeOther(c, seesStill(deps, c) ? `/soan-thao/${idOf(c)}` : LIST_PATH, deed.done);
}

/** Who let a draft go on may have nothing to do with it any more. */
function seesStill({ db, clock }: WebRoutesDeps, c: PageContext): boolean {
  try {
    viewDraft(db, idOf(c), personOf(c), clock);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.status === 404) return false;
    throw error;
  }
}

function powerPages(deps: WebRoutesDeps): Hono<AppEnv> {
  const { db, clock } = deps;
  const page = (c: PageContext, problem?: AppError) =>
    c.html(
      <PowersPage
        shell={shellOf(deps, c)}
        powers={listPowers(db)}
        office={officeProfile(db, deps.agencyName)}
        people={listPeople(db, { limit: 200 }, personOf(c), clock).people.map(({ id, name, post }) => ({
          value: id,
          name: post === '' ? name : `${name}, ${post}`,
        }))}
        today={clock.today().date}
        problem={problem?.message}
      />,
      problem?.status ?? 200,
    );
  return new Hono<AppEnv>()
    .get(POWERS_PATH, onlyFor('admin'), (c) => page(c))
    .post(POWERS_PATH, async (c) => {
      const form = await formOf(c);
      const problem = await problemOf(() => grantPower(db, powerIn(form), personOf(c), clock));
      return problem === null ? seeOther(c, POWERS_PATH, 'da-them') : page(c, problem);
    })
    .post(`${POWERS_PATH}/:id/thu-hoi`, async (c) => {
      const problem = await problemOf(() => revokePower(db, idOf(c), personOf(c), clock));
      return problem === null ? seeOther(c, POWERS_PATH, 'da-luu') : page(c, problem);
    })
    .post('/soan-thao/co-quan', async (c) => {
      changeOfficeProfile(db, officeIn(await formOf(c)), personOf(c), clock);
      return seeOther(c, POWERS_PATH, 'da-luu');
    });
}

function powerIn(form: Form) {
  const text = (name: string) => form.text(name).normalize('NFC').trim();
  return {
    personId: text('personId'),
    form: SIGNING_FORMS.find((known) => known === text('form')) ?? 'head',
    collective: text('collective'),
    head: text('head'),
    own: text('own'),
    unitHead: text('unitHead'),
    kinds: text('kinds')
      .split(',')
      .map((kind) => kind.trim())
      .filter(Boolean),
    basis: text('basis'),
    validFrom: text('validFrom'),
    validTo: text('validTo') || null,
  };
}

function officeIn(form: Form) {
  const text = (name: string) => form.text(name).normalize('NFC').trim();
  return {
    parent: text('parent') || null,
    agency: text('agency'),
    place: text('place'),
    agencySymbol: text('agencySymbol'),
    head: text('head'),
    collective: text('collective'),
    organId: text('organId'),
    contact: text('contact').replaceAll('\r', '').split('\n').filter(Boolean).slice(0, 4),
    checkers: form.texts('checkers'),
  };
}

function fileAnswer(content: Uint8Array | ReadableStream<Uint8Array>, type: string, name: string): Response {
  return new Response(content instanceof Uint8Array ? Uint8Array.from(content) : content, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
