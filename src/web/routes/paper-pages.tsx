/** The pages of a paper by plain forms: arranged, split, put together, read again and compared. */
import { Hono } from 'hono';
import type { AppEnv } from '../../people/index.ts';
import type { QuarterTurn } from '../../reading/index.ts';
import {
  arrangePages,
  compareReadings,
  dropProposal,
  keepProposal,
  listDispatches,
  mergePapers,
  proposeReading,
  splitPaper,
  undoPageChange,
  viewDispatch,
} from '../../registry/index.ts';
import { comparisonPath, pagesPath } from '../components/paper-pages.tsx';
import { ComparisonPage } from '../pages/comparison.tsx';
import { PaperPagesPage } from '../pages/paper-pages.tsx';
import { REREADING } from '../text/paper-pages.ts';
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
  versionIn,
  type WebRoutesDeps,
} from './context.ts';

/** Most papers that are offered to be put behind one. */
const OFFERED = 50;

const idOf = (c: PageContext) => c.req.param('id')!;

type Command = (deps: WebRoutesDeps, c: PageContext, form: Form) => unknown;

const versioned = (c: PageContext, form: Form) => ({ dispatchId: idOf(c), version: versionIn(form) });

const COMMANDS: Readonly<Record<string, Command>> = {
  '': ({ db, clock }, c, form) => {
    const turns = form.texts('turn');
    const dropped = new Set(form.texts('drop'));
    const pages = form
      .texts('page')
      .map((page, index) => ({ page, turn: turnIn(turns[index] ?? '') ?? 0 }))
      .filter(({ page }) => !dropped.has(page))
      .map(({ page, turn }) => ({ page: Number(page), turn }));
    return arrangePages(db, { ...versioned(c, form), pages }, personOf(c), clock);
  },
  '/tach': ({ db, clock }, c, form) =>
    splitPaper(db, { ...versioned(c, form), at: form.texts('tach').map(Number) }, personOf(c), clock),
  '/gop': ({ db, clock }, c, form) => {
    const others = form.texts('other').map((other) => {
      const [dispatchId = '', version] = other.split(' ');
      return { dispatchId, version: Number(version) };
    });
    return mergePapers(db, { ...versioned(c, form), others }, personOf(c), clock);
  },
  '/hoan-tac': ({ db, clock }, c, form) => undoPageChange(db, versioned(c, form), personOf(c), clock),
  '/doc-lai': ({ db, clock }, c, form) => {
    const share = (side: string) => Math.min(0.45, Math.max(0, Number(form.text(side)) / 100 || 0));
    const crop = { left: share('left'), top: share('top'), right: share('right'), bottom: share('bottom') };
    const isCropped = Object.values(crop).some((margin) => margin > 0);
    const engine = (['wasm', 'native'] as const).find((name) => name === form.text('engine'));
    const settings = { turn: turnIn(form.text('turn')), crop: isCropped ? crop : undefined, engine };
    const pages = pagesIn(form.text('pages'));
    return proposeReading(db, { ...versioned(c, form), ...settings, pages }, personOf(c), clock);
  },
};

function turnIn(text: string): QuarterTurn | undefined {
  return ([0, 90, 180, 270] as const).find((turn) => String(turn) === text);
}

/**
 * "1, 3-4" → 1, 3, 4; undefined where nothing is written.
 * @throws AppError `request.invalid`
 */
export function pagesIn(text: string): number[] | undefined {
  if (text.trim() === '') return undefined;
  return text
    .split(/[,;\s]+/u)
    .filter(Boolean)
    .flatMap((part) => {
      const range = /^(\d{1,4})(?:[-–](\d{1,4}))?$/u.exec(part);
      const [first, last] = [Number(range?.[1]), Number(range?.[2] ?? range?.[1])];
      if (range === null || first < 1 || last < first) throw notFilled(REREADING.badPages);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
}

export function paperPageRoutes(deps: WebRoutesDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
    .use('/van-ban/:id/trang', onlyFor('clerk'))
    .use('/van-ban/:id/trang/*', onlyFor('clerk'))
    .use('/van-ban/:id/so-sanh', onlyFor('clerk'))
    .get('/van-ban/:id/trang', (c) => c.html(showPages(deps, c)))
    .get('/van-ban/:id/so-sanh', (c) => compare(deps, c))
    .post('/van-ban/:id/so-sanh', (c) => decide(deps, c));
  for (const [path, command] of Object.entries(COMMANDS))
    routes.post(`/van-ban/:id/trang${path}`, (c) => perform(deps, c, command));
  return routes;
}

function showPages(deps: WebRoutesDeps, c: PageContext, problem?: string) {
  const actor = personOf(c);
  const dispatch = viewDispatch(deps.db, idOf(c), actor);
  const { direction, id } = dispatch;
  const waiting = listDispatches(deps.db, actor, { state: 'to-verify', direction, limit: OFFERED });
  const others = dispatch.may.includes('arrange-pages') ? waiting.rows.filter((row) => row.id !== id) : [];
  return <PaperPagesPage shell={shellOf(deps, c)} dispatch={dispatch} others={others} problem={problem} />;
}

async function perform(deps: WebRoutesDeps, c: PageContext, command: Command): Promise<Response> {
  const form = await formOf(c);
  const problem = await problemOf(() => command(deps, c, form));
  if (problem !== null) return c.html(showPages(deps, c, problem.message), problem.status);
  deps.receiving.wakeJobs();
  return seeOther(c, pagesPath(idOf(c)), 'da-luu');
}

function compare(deps: WebRoutesDeps, c: PageContext): Response | Promise<Response> {
  const actor = personOf(c);
  const dispatch = viewDispatch(deps.db, idOf(c), actor);
  if (!dispatch.proposal) return seeOther(c, pagesPath(dispatch.id));
  const comparison = compareReadings(deps.db, dispatch.id, actor);
  return c.html(<ComparisonPage shell={shellOf(deps, c)} dispatch={dispatch} comparison={comparison} />);
}

async function decide(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const choose = form.text('lam') === 'giu' ? keepProposal : dropProposal;
  const problem = await problemOf(() => choose(deps.db, versioned(c, form), personOf(c), deps.clock));
  if (problem?.code === 'dispatch.changed') return seeOther(c, comparisonPath(idOf(c)));
  if (problem !== null) return c.html(showPages(deps, c, problem.message), problem.status);
  deps.receiving.wakeJobs();
  return seeOther(c, `/van-ban/${idOf(c)}`, 'da-luu');
}
