/** The lists people work from: home, intake, papers, registers, search, help. */
import { Hono } from 'hono';
import { type Actor, type AppEnv, forbidden, hasRole } from '../../people/index.ts';
import { addWorkingDays } from '../../calendar/index.ts';
import { waitingDrafts } from '../../drafting/index.ts';
import { countObligations, countWaitingForMe, listObligations } from '../../obligations/index.ts';
import { AppError, type Problem } from '../../platform/errors.ts';
import {
  type Direction,
  DIRECTIONS,
  DISPATCH_STATES,
  type DispatchFilter,
  type DispatchRow,
  type DispatchState,
  handlingFor,
  HANDLINGS,
  listDispatches,
  queue,
  type ReceivedDispatch,
  seesAllDispatches,
  waitingFor,
} from '../../registry/index.ts';
import { DISPATCH_ACTIONS, MAY_HAND_IN } from '../../registry/actions.ts';
import { receiveUpload } from '../../registry/receive-upload.ts';
import { DispatchesPage } from '../pages/dispatches.tsx';
import { HelpPage } from '../pages/help.tsx';
import { HomePage, type HomeProps } from '../pages/home.tsx';
import { IntakePage, type IntakeProps } from '../pages/intake.tsx';
import { INTAKE } from '../text.ts';
import { type PageContext, personOf, queryOf, shellOf, type WebRoutesDeps } from './context.ts';

export function workRoutes(deps: WebRoutesDeps): Hono<AppEnv> {
  const { db, clock } = deps;
  return new Hono<AppEnv>()
    .get('/', (c) => c.html(<HomePage {...homeOf(deps, c)} />))
    .get('/tiep-nhan', (c) => c.html(<IntakePage {...intakeOf(deps, c)} />))
    .post('/tiep-nhan', (c) => receive(deps, c))
    .get('/van-ban', (c) => {
      const query = queryOf(c);
      const request = { ...filterIn(query, clock.now()), limit: 50, cursor: query.get('sau') };
      const { rows, next } = listDispatches(db, personOf(c), request);
      return c.html(<DispatchesPage {...{ rows, next, query }} shell={shellOf(deps, c)} now={clock.now()} />);
    })
    .get('/tro-giup', (c) => c.html(<HelpPage shell={shellOf(deps, c)} />));
}

// ---- Home ----

const SHOWN_AT_HOME = 8;

function homeOf(deps: WebRoutesDeps, c: PageContext): HomeProps {
  const { db, clock } = deps;
  const actor = personOf(c);
  const isClerk = hasRole(actor, 'clerk');
  const rows = (state: DispatchFilter['state']) =>
    urgentFirst(
      listDispatches(db, actor, { limit: SHOWN_AT_HOME, ...(state === undefined ? {} : { state }) }).rows,
    );
  return {
    shell: shellOf(deps, c),
    today: clock.today().date,
    counts: waitingFor(db, actor),
    handling: handlingFor(db, actor, clock),
    waitingDrafts: waitingDrafts(db, actor),
    toVerify: isClerk ? rows('to-verify') : null,
    toRegister: isClerk ? rows('verified') : null,
    troubled: isClerk ? rows(['unreadable', 'quarantined']) : null,
    registered: seesAllDispatches(actor) ? rows('registered') : null,
    mine: seesAllDispatches(actor) ? null : rows(undefined),
    duties: dutiesAtHome(deps, actor),
  };
}

/** A leader and a văn thư look at the whole office; everybody else at what they and their units have to do. */
function dutiesAtHome({ db, clock }: WebRoutesDeps, actor: Actor): HomeProps['duties'] {
  if (!hasRole(actor, ...MAY_HAND_IN)) return null;
  const scope = 'all';
  const today = clock.today().date;
  const {
    late,
    today: dueToday,
    soon,
    byStatus,
  } = countObligations(db, actor, { scope }, clock, {
    byStatus: ['new'],
  });
  const near = { scope, dueTo: addWorkingDays(today, 3), limit: SHOWN_AT_HOME } as const;
  return {
    counts: {
      late,
      today: dueToday,
      soon,
      fresh: byStatus.new ?? 0,
      confirm: countWaitingForMe(db, actor),
    },
    rows: listObligations(db, actor, near, clock).rows,
    scope: '',
  };
}

/** Urgent papers are dealt with at once (NĐ 30/2020, Đ4.2.c); the rest stays as it came. */
function urgentFirst(rows: readonly DispatchRow[]): DispatchRow[] {
  return [...rows.filter((row) => row.urgency !== null), ...rows.filter((row) => row.urgency === null)];
}

// ---- Intake ----

function intakeOf(deps: WebRoutesDeps, c: PageContext): IntakeProps {
  const actor = personOf(c);
  requireHandingIn(actor);
  const { maxFileBytes, maxPages } = deps;
  return {
    shell: shellOf(deps, c),
    maxFileBytes,
    maxPages,
    queue: queue(deps.db, actor),
    canManage: hasRole(actor, ...DISPATCH_ACTIONS.cancel.roles),
  };
}

function requireHandingIn(actor: Actor): void {
  if (!hasRole(actor, ...MAY_HAND_IN)) throw forbidden();
}

type Outcome = NonNullable<IntakeProps['outcomes']>[number];

/** Files sent by the plain form: the service's own answer, as a page. */
async function receive(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const about = { direction: directionIn(c.req.query('loai')) ?? 'incoming', channel: 'web' } as const;
  const outcomes = await receivedBy(deps, c, about);
  return c.html(<IntakePage {...intakeOf(deps, c)} outcomes={outcomes} />);
}

async function receivedBy(
  deps: WebRoutesDeps,
  c: PageContext,
  about: { direction: Direction; channel: 'web' },
): Promise<Outcome[]> {
  try {
    const answer = await receiveUpload(c.req.raw, about, personOf(c), { ...deps.receiving, log: deps.log });
    return outcomesIn((await answer.json()) as UploadAnswer);
  } catch (error) {
    if (error instanceof AppError) return [{ fileName: '', message: error.message, href: null, ok: false }];
    throw error;
  }
}

/** Many files answer with a list, one with itself. */
type UploadAnswer = { results: FileAnswer[] } | ({ id: string } & ReceivedDispatch) | { title: string };

interface FileAnswer {
  fileName: string;
  dispatch: ReceivedDispatch | null;
  problem: Pick<Problem, 'title'> | null;
}

function outcomesIn(answer: UploadAnswer): Outcome[] {
  if ('results' in answer) return answer.results.map(outcomeOf);
  if ('id' in answer) return [outcomeOf({ fileName: '', dispatch: answer, problem: null })];
  return [outcomeOf({ fileName: '', dispatch: null, problem: answer })];
}

function outcomeOf({ fileName, dispatch, problem }: FileAnswer): Outcome {
  if (dispatch === null) return { fileName, message: problem?.title ?? INTAKE.failed, href: null, ok: false };
  const message =
    dispatch.duplicateOf === null ? (dispatch.problem?.message ?? INTAKE.stored) : INTAKE.duplicate;
  return { fileName, message, href: `/van-ban/${dispatch.id}`, ok: dispatch.problem === null };
}

// ---- Filters in addresses ----

function directionIn(text: string | null | undefined): Direction | undefined {
  return DIRECTIONS.find((direction) => direction === text);
}

function stateIn(text: string | null): DispatchState | undefined {
  return DISPATCH_STATES.find((state) => state === text);
}

/** "Đang đọc" means all that is not read yet. */
function filterIn(query: URLSearchParams, now: string): DispatchFilter {
  const handling = HANDLINGS.find((each) => each === query.get('giai-quyet'));
  const state = stateIn(query.get('trang-thai'));
  const direction = directionIn(query.get('loai'));
  return {
    ...(state === undefined
      ? {}
      : { state: state === 'reading' ? (['received', 'reading'] as const) : state }),
    ...(direction === undefined ? {} : { direction }),
    ...(handling === undefined ? {} : { handling }),
    ...(query.get('qua-han') === '1' ? { lateAt: now } : {}),
    ...(query.get('cho-toi') === '1' ? { withMe: true } : {}),
  };
}
