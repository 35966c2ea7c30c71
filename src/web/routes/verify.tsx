/** Xác minh and vào sổ by plain forms; field by field the island uses the API. */
import { Hono } from 'hono';
import type { AppEnv } from '../../people/index.ts';
import type { AppError } from '../../platform/errors.ts';
import {
  acceptAll,
  type DecidedDispatch,
  decideField,
  type DispatchView,
  type FieldView,
  likelyPlace,
  nextToVerify,
  openDispatch,
  reopenDispatch,
  registerDispatch,
  verifyDispatch,
  viewDispatch,
  waitingFor,
} from '../../registry/index.ts';
import { DOCUMENT_KINDS } from '../../understanding/document-kinds.ts';
import { METADATA_FIELDS } from '../../understanding/understanding.ts';
import { decisionFor, fieldKey, type FormDecision } from '../decisions.ts';
import { absentName, controlName } from '../field-values.ts';
import { VerifyPage, type VerifyProps } from '../pages/verify.tsx';
import { FIELD_NAMES, VERIFY } from '../text.ts';
import {
  type Form,
  formOf,
  onlyFor,
  type PageContext,
  pageNumberIn,
  personOf,
  problemOf,
  seeOther,
  shellOf,
  versionIn,
  type WebRoutesDeps,
} from './context.ts';

export function verifyRoutes(deps: WebRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use('/xac-minh', onlyFor('clerk'))
    .use('/xac-minh/*', onlyFor('clerk'))
    .get('/xac-minh', (c) => {
      const next = nextToVerify(deps.db, personOf(c));
      return next === null ? seeOther(c, '/', 'het-viec') : seeOther(c, `/xac-minh/${next}`);
    })
    .get('/xac-minh/:id', (c) => show(deps, c))
    .post('/xac-minh/:id', (c) => save(deps, c))
    .post('/xac-minh/:id/vao-so', (c) => register(deps, c));
}

/** States in which the desk has something to show; in all others the paper's own page says what is the matter. */
const AT_THE_DESK: readonly DispatchView['state'][] = ['to-verify', 'verified', 'registered', 'unreadable'];

function show(deps: WebRoutesDeps, c: PageContext): Response | Promise<Response> {
  const id = c.req.param('id')!;
  const actor = personOf(c);
  // Coming back from a form of this very page is no new opening.
  const isReturn = c.req.query('xong') !== undefined;
  const open = isReturn ? reopenDispatch : openDispatch;
  const dispatch = open(deps.db, id, actor, deps.clock);
  if (!AT_THE_DESK.includes(dispatch.state)) return seeOther(c, `/van-ban/${id}`);
  return c.html(<VerifyPage {...deskOf(deps, c, dispatch)} />);
}

function deskOf(deps: WebRoutesDeps, c: PageContext, dispatch: DispatchView): VerifyProps {
  const { db } = deps;
  const actor = personOf(c);
  const chosen = c.req.query('nhiem-vu');
  return {
    shell: shellOf(deps, c),
    dispatch,
    waiting: waitingFor(db, actor).toVerify,
    nextId: nextToVerify(db, actor, dispatch.id),
    currentPage: pageNumberIn(c.req.query('trang')),
    chosenObligation: chosen === undefined ? null : pageNumberIn(chosen),
    editingObligation: c.req.query('sua-nv') ?? null,
    editing: c.req.query('sua') === '1',
    kinds: DOCUMENT_KINDS.map((kind) => kind.name),
    nextNumber:
      dispatch.state === 'verified' ? likelyPlace(db, dispatch, deps.clock.today().year).number : null,
  };
}

async function save(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const id = c.req.param('id')!;
  const form = await formOf(c);
  const verifies = form.text('lam') === 'xac-minh';
  const wrong = wrongField(viewDispatch(deps.db, id, personOf(c)).fields, form);
  if (wrong !== undefined) return again(deps, c, wrong, form);
  const problem = await problemOf(() => decideAll(deps, c, id, form, verifies));
  if (problem !== null) return again(deps, c, sentenceOf(problem), form);
  const { state } = viewDispatch(deps.db, id, personOf(c));
  if (state === 'quarantined') return seeOther(c, `/van-ban/${id}`);
  return state === 'registered'
    ? seeOther(c, `/van-ban/${id}`, 'da-luu')
    : seeOther(c, `/xac-minh/${id}`, '1');
}

/** The error's sentence, with the fields it is about by the names they have on the page. */
function sentenceOf({ message, details }: AppError): string {
  const { fields } = details;
  if (!Array.isArray(fields)) return message;
  const names = METADATA_FIELDS.filter((field) => fields.includes(field)).map((field) => FIELD_NAMES[field]);
  return `${message} (${names.join(', ')})`;
}

/** The sentence on the first control whose text is no value of its field. */
function wrongField(fields: readonly FieldView[], form: Form): string | undefined {
  const wrong = fields.find((view) => decisionIn(form, view) === 'invalid');
  return wrong === undefined ? undefined : `${VERIFY.badField(FIELD_NAMES[wrong.field])} ${VERIFY.badDate}`;
}

/** What the form says about a field; nothing where the form does not have it. */
function decisionIn(form: Form, { field, suggestion }: FieldView): FormDecision {
  const isSent = form.has(controlName(field)) || form.has(controlName(field, 'name'));
  if (!isSent) return 'nothing';
  const absent = form.has(absentName(field));
  return decisionFor({ field, suggestionKey: fieldKey(field, suggestion), absent, typed: form.text });
}

/** Writes what the form changes, then (to verify) takes the rest as suggested. Each step continues the last. */
function decideAll(
  deps: WebRoutesDeps,
  c: PageContext,
  dispatchId: string,
  form: Form,
  verifies: boolean,
): DecidedDispatch {
  const { db, clock } = deps;
  const by = personOf(c);
  const before = viewDispatch(db, dispatchId, by);
  const reason = form.text('reason').trim() || undefined;
  let at: DecidedDispatch = { id: dispatchId, version: versionIn(form), state: before.state };
  for (const view of before.fields) {
    const decision = decisionIn(form, view);
    if (decision === 'nothing' || decision === 'invalid' || isSettled(view, decision)) continue;
    const command = { dispatchId, version: at.version, field: view.field, decision, reason };
    at = decideField(db, command, by, clock);
    if (at.state === 'quarantined') return at;
  }
  if (!verifies) return at;
  at = acceptAll(db, { dispatchId, version: at.version }, by, clock);
  return verifyDispatch(db, { dispatchId, version: at.version }, by, clock);
}

/** Whether the form says only what stands already; a bare suggestion is taken by "accept all", not one by one. */
function isSettled(view: FieldView, decision: Exclude<FormDecision, string>): boolean {
  switch (decision.action) {
    case 'absent':
      return view.state === 'absent';
    case 'accept':
      return view.state === 'accepted' || view.state === 'suggested';
    case 'correct':
      return (
        view.state === 'corrected' &&
        fieldKey(view.field, view.value) === fieldKey(view.field, decision.value)
      );
    default:
      return true;
  }
}

/** The page once more, with what was typed and why it could not be done. */
function again(
  deps: WebRoutesDeps,
  c: PageContext,
  problem: string,
  form: Form,
): Response | Promise<Response> {
  const dispatch = viewDispatch(deps.db, c.req.param('id')!, personOf(c));
  if (!AT_THE_DESK.includes(dispatch.state)) return seeOther(c, `/van-ban/${dispatch.id}`);
  return c.html(<VerifyPage {...deskOf(deps, c, dispatch)} problem={problem} typed={form.text} />, 422);
}

/** Ghi bổ sung: filled in only for a paper that arrived before. */
function lateEntryIn(form: Form) {
  const arrivedOn = form.text('arrivedOn').trim();
  const lateReason = form.text('lateReason').trim();
  return {
    ...(arrivedOn === '' ? {} : { arrivedOn }),
    ...(lateReason === '' ? {} : { lateReason }),
  };
}

async function register(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const id = c.req.param('id')!;
  const form = await formOf(c);
  const reason = form.text('reason').trim();
  const command = {
    dispatchId: id,
    version: versionIn(form),
    ...(reason === '' ? {} : { acknowledgeDuplicate: reason }),
    ...lateEntryIn(form),
  };
  const problem: AppError | null = await problemOf(() =>
    registerDispatch(deps.db, command, personOf(c), deps.clock),
  );
  if (problem === null || problem.code === 'dispatch.already-registered')
    return seeOther(c, `/xac-minh/${id}`, '1');
  const dispatch = viewDispatch(deps.db, id, personOf(c));
  return c.html(<VerifyPage {...deskOf(deps, c, dispatch)} problem={problem.message} />, 422);
}
