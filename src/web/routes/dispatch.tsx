/** One paper's page and what can be done there. */
import { Hono } from 'hono';
import { type AppEnv, safeReturnPath } from '../../people/index.ts';
import {
  cancelReading,
  openDispatch,
  reopenDispatch,
  purgeQuarantined,
  releaseFromQuarantine,
  recheckSignatures,
  rereadDispatch,
  retryReading,
  routeDispatch,
  viewDispatch,
  withdrawDispatch,
} from '../../registry/index.ts';
import { recordOf } from '../../drafting/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { RelatedPapers } from '../components/hits.tsx';
import { DispatchPage, type DispatchProps } from '../pages/dispatch.tsx';
import { DISPATCH, FORMS } from '../text.ts';
import {
  type Form,
  formOf,
  type PageContext,
  pageNumberIn,
  personOf,
  problemOf,
  requiredText,
  seeOther,
  shellOf,
  versionIn,
  type WebRoutesDeps,
} from './context.ts';
import { unitFilterOf } from './unit-filter.ts';
import { statusFile, WAY_DEEDS, wayOf } from './way.tsx';

/** What a form of the page asks for, and the confirmation that follows. */
export interface Deed {
  path: string;
  done: string;
  run(deps: WebRoutesDeps, c: PageContext, form: Form): unknown;
  /** Adds a job: the runner is told. */
  wakes?: true;
}

const idOf = (c: PageContext) => c.req.param('id')!;
const versioned = (c: PageContext, form: Form) => ({ dispatchId: idOf(c), version: versionIn(form) });
const reasoned = (c: PageContext, form: Form) => ({
  ...versioned(c, form),
  reason: requiredText(form, 'reason', DISPATCH.reason),
});

const DEEDS: readonly Deed[] = [
  {
    path: 'chuyen',
    done: 'da-chuyen',
    run({ db, clock }, c, form) {
      const command = { dispatchId: idOf(c), unitIds: form.texts('unit'), personIds: form.texts('person') };
      if (command.unitIds.length + command.personIds.length === 0) throw nobodyChosen();
      return routeDispatch(db, command, personOf(c), clock);
    },
  },
  {
    path: 'rut',
    done: 'da-rut',
    run: ({ db, clock }, c, form) => withdrawDispatch(db, reasoned(c, form), personOf(c), clock),
  },
  {
    path: 'doc-lai',
    done: 'doc-lai',
    wakes: true,
    run: ({ db, clock }, c) => rereadDispatch(db, idOf(c), personOf(c), clock),
  },
  {
    path: 'chu-ky-so',
    done: 'da-kiem-chu-ky',
    run: ({ db, clock, checkSignatures = async () => null }, c) =>
      recheckSignatures(db, idOf(c), checkSignatures, personOf(c), clock),
  },
  {
    path: 'thu-lai',
    done: 'thu-lai',
    wakes: true,
    run: ({ db, clock }, c) => retryReading(db, idOf(c), personOf(c), clock),
  },
  {
    path: 'dung',
    done: 'da-dung',
    run: ({ db, clock }, c) => cancelReading(db, idOf(c), personOf(c), clock),
  },
  {
    path: 'bo-cach-ly',
    done: 'da-tra-ve',
    wakes: true,
    run: ({ db, clock }, c, form) => releaseFromQuarantine(db, reasoned(c, form), personOf(c), clock),
  },
  {
    path: 'huy',
    done: 'da-huy',
    wakes: true,
    run({ db, clock }, c, form) {
      requiredText(form, 'confirm', DISPATCH.purgeConfirm);
      return purgeQuarantined(db, versioned(c, form), personOf(c), clock);
    },
  },
];

const nobodyChosen = () => new AppError('request.invalid', 400, FORMS.nobodyChosen);

export function dispatchRoutes(deps: WebRoutesDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/van-ban/:id', async (c) => {
    const isReturn = c.req.query('xong') !== undefined;
    const actor = personOf(c);
    const dispatch = isReturn
      ? reopenDispatch(deps.db, idOf(c), actor, deps.clock)
      : openDispatch(deps.db, idOf(c), actor, deps.clock);
    return c.html(
      <DispatchPage {...pageOf(deps, c, dispatch)} related={await relatedTo(deps, c, dispatch.id)} />,
    );
  });
  routes.post('/van-ban/:id/trang-thai', (c) => tell(deps, c));
  for (const deed of [...DEEDS, ...WAY_DEEDS])
    routes.post(`/van-ban/:id/${deed.path}`, (c) => perform(deps, c, deed));
  return routes;
}

async function relatedTo({ index }: WebRoutesDeps, c: PageContext, id: string): Promise<RelatedPapers> {
  const actor = personOf(c);
  return { similar: await index.similar(id, actor), citing: await index.citing(id, actor) };
}

function pageOf(deps: WebRoutesDeps, c: PageContext, dispatch: DispatchProps['dispatch']): DispatchProps {
  const chosen = c.req.query('nhiem-vu');
  return {
    shell: shellOf(deps, c),
    dispatch,
    currentPage: pageNumberIn(c.req.query('trang')),
    chosenObligation: chosen === undefined ? null : pageNumberIn(chosen),
    editingObligation: c.req.query('sua-nv') ?? null,
    unitFilter: unitFilterOf(deps, c, dispatch),
    searched: c.req.query('tim') ?? '',
    way: wayOf(deps, c, dispatch),
    draftId: recordOf(deps.db, dispatch.id, personOf(c)),
  };
}

/** The paper again, with what kept a deed from being done. */
function withProblem(
  deps: WebRoutesDeps,
  c: PageContext,
  { message, status }: AppError,
): Response | Promise<Response> {
  const dispatch = viewDispatch(deps.db, idOf(c), personOf(c));
  return c.html(<DispatchPage {...pageOf(deps, c, dispatch)} problem={message} />, status);
}

async function tell(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  let answer = new Response();
  const problem = await problemOf(() => {
    answer = statusFile(deps, c, form);
  });
  return problem === null ? answer : withProblem(deps, c, problem);
}

async function perform(deps: WebRoutesDeps, c: PageContext, deed: Deed): Promise<Response> {
  const form = await formOf(c);
  const problem = await problemOf(() => deed.run(deps, c, form));
  if (problem !== null) return withProblem(deps, c, problem);
  if (deed.wakes === true) deps.receiving.wakeJobs();
  const back = form.text('return');
  return seeOther(c, back === '' ? `/van-ban/${idOf(c)}` : safeReturnPath(back), deed.done);
}
