/** The list of obligations by itself, for the island, and its one form, for browsers without scripts. */
import { Hono } from 'hono';
import { type Actor, type AppEnv, safeReturnPath } from '../../people/index.ts';
import { AppError } from '../../platform/errors.ts';
import {
  acceptObligations,
  decideObligation,
  type DecidedObligations,
  type ObligationDecisionCommand,
  takePossible,
  undoAccepted,
  viewDispatch,
} from '../../registry/index.ts';
import { Obligations } from '../components/obligations.tsx';
import { typedParts, typedStatement } from '../obligation-form.ts';
import { ERROR_PAGE } from '../text.ts';
import { DUTY_WHY } from '../text/duty-why.ts';
import {
  type Form,
  formOf,
  type PageContext,
  personOf,
  seeOther,
  versionIn,
  type WebRoutesDeps,
} from './context.ts';
import { unitFilterOf } from './unit-filter.ts';

export function obligationRoutes(deps: WebRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/van-ban/:id/nhiem-vu', (c) => list(deps, c))
    .post('/van-ban/:id/nhiem-vu', (c) => perform(deps, c));
}

function list(deps: WebRoutesDeps, c: PageContext): Response | Promise<Response> {
  const dispatch = viewDispatch(deps.db, c.req.param('id')!, personOf(c));
  const chosen = dispatch.obligations.find(({ id }) => id === c.req.query('chon'));
  // Only where one may choose a unit does the island name one, or none.
  const filter = c.req.query('don-vi') === undefined ? null : unitFilterOf(deps, c, dispatch);
  return c.html(
    <Obligations
      dispatch={dispatch}
      chosen={chosen?.position ?? null}
      editing={c.req.query('sua') ?? null}
      filter={filter}
      person={personOf(c).id}
    />,
  );
}

async function perform(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const back = safeReturnPath(form.text('return'));
  const { action, id } = wordIn(form.text('viec'));
  if (action === 'edit') return seeOther(c, withQuery(back, { 'sua-nv': id, xong: '1' }));
  const looksAt = decide(deps, c, form, { action, id });
  return seeOther(c, withQuery(back, { 'nhiem-vu': looksAt, xong: '1' }));
}

/** "merge:0190…" → what to do, with which. */
function wordIn(value: string): { action: string; id: string } {
  const at = value.indexOf(':');
  return at < 0 ? { action: value, id: '' } : { action: value.slice(0, at), id: value.slice(at + 1) };
}

/** What is done to all duties of a paper and not to one. */
const FOR_ALL = new Map<string, typeof undoAccepted>([
  ['accept-all', acceptObligations],
  ['accept-open', (db, at, by, clock) => acceptObligations(db, { ...at, unsure: true }, by, clock)],
  ['undo-accept-all', undoAccepted],
]);

/** @returns the position of the obligation to look at now */
function decide(
  deps: WebRoutesDeps,
  c: PageContext,
  form: Form,
  word: { action: string; id: string },
): string {
  const by = personOf(c);
  const at = { dispatchId: c.req.param('id')!, version: versionIn(form) };
  const { obligationId } = decided(deps, by, form, { ...at, ...word });
  const { obligations } = viewDispatch(deps.db, at.dispatchId, by);
  return String(obligations.find(({ id }) => id === obligationId)?.position ?? '');
}

function decided(
  { db, clock }: WebRoutesDeps,
  by: Actor,
  form: Form,
  { action, id, ...at }: { action: string; id: string; dispatchId: string; version: number },
): DecidedObligations {
  const forAll = FOR_ALL.get(action);
  if (forAll !== undefined) return forAll(db, at, by, clock);
  if (action === 'take') return takePossible(db, { ...at, place: placeIn(id) }, by, clock);
  return decideObligation(db, { ...at, obligationId: id, decision: decisionIn(form, action) }, by, clock);
}

/**
 * Which of the passages that are offered: "take:3".
 *
 * @throws AppError `request.invalid` no number stands there
 */
function placeIn(written: string): number {
  if (!/^\d{1,6}$/u.test(written)) throw new AppError('request.invalid', 400, DUTY_WHY.whichPassage);
  return Number(written);
}

/** @throws AppError `request.invalid` what was typed states no obligation */
function decisionIn(form: Form, action: string): ObligationDecisionCommand {
  switch (action) {
    case 'accept':
    case 'undo':
    case 'split':
    case 'merge':
    case 'dismiss':
      return { action };
    case 'cut': {
      const actions = typedParts(form.text);
      return { action: 'split', actions };
    }
    case 'save': {
      const typed = typedStatement(form.text);
      if (!typed.ok) throw new AppError('request.invalid', 400, typed.message);
      return { action: 'edit', statement: typed.statement };
    }
    default:
      throw new AppError('request.invalid', 400, ERROR_PAGE.refused);
  }
}

/** The page one came from, in another situation; what it said before of that is forgotten. */
function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const address = new URL(path, 'http://here');
  for (const name of ['sua-nv', 'nhiem-vu', 'xong']) address.searchParams.delete(name);
  for (const [name, value] of Object.entries(query)) if (value !== '') address.searchParams.set(name, value);
  return `${address.pathname}${address.search}#nhiem-vu`;
}
