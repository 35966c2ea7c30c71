/** All pages of the office behind one frame; errors are pages too. */
import { type ErrorHandler, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type AppEnv, requireSignIn, sessionOf, SIGN_IN_PATH } from '../people/index.ts';
import { AppError } from '../platform/errors.ts';
import { expectedError } from '../platform/http.ts';
import { newId } from '../platform/ids.ts';
import { MOST_IMPORT_BYTES } from '../registry/index.ts';
import { ASSETS_PATH } from './assets.ts';
import { ErrorPage } from './pages/error.tsx';
import { type PageContext, plainShell, seeOther, type WebRoutesDeps } from './routes/context.ts';
import { dispatchRoutes } from './routes/dispatch.tsx';
import { draftingPages } from './routes/drafting.tsx';
import { draftPages } from './routes/drafts.tsx';
import { dutyRoutes } from './routes/duties.tsx';
import { gateRoutes } from './routes/gate.tsx';
import { accountPages, peoplePages, unitPages } from './routes/office.tsx';
import { handOverPages } from './routes/hand-over.tsx';
import { calendarFeedRoutes, noticeRoutes } from './routes/notices.tsx';
import { obligationRoutes } from './routes/obligations.tsx';
import { paperPageRoutes } from './routes/paper-pages.tsx';
import { searchPages } from './routes/search.tsx';
import { bookRoutes } from './routes/books.tsx';
import { importPages } from './routes/import.tsx';
import { signingKeyPages } from './routes/signing-keys.tsx';
import { templatePages } from './routes/templates.tsx';
import { partnerPages } from './routes/partners.tsx';
import { systemRoutes } from './routes/system.tsx';
import { verifyRoutes } from './routes/verify.tsx';
import { workRoutes } from './routes/work.tsx';
import { ERROR_PAGE } from './text.ts';

/** No form of ours is longer; files go another way. */
const MOST_FORM_BYTES = 1024 * 1024;
const UPLOAD_PATHS =
  /^\/(?:tiep-nhan|mau-van-ban\/(?:word|[^/]+\/bieu-mau)|nhiem-vu\/[^/]+\/tep|soan-thao\/kiem-tra|soan-thao\/[^/]+\/(?:word|luu|ky-so-co-quan))$/;

/** To be mounted at `/`, behind `authenticate`. */
export function webRoutes(deps: WebRoutesDeps): Hono<AppEnv> {
  const pages = new Hono<AppEnv>();
  pages.get(`${ASSETS_PATH}/:file`, (c) => asset(deps, c));
  pages.use(async (c, next) => {
    await next();
    // What a page shows belongs to who is signed in, and to this moment.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });
  pages.use(formsOnly());
  pages.route('/', gateRoutes(deps));
  pages.route('/', calendarFeedRoutes(deps));
  pages.use(requireSignIn());
  pages.use(withoutTokens);
  for (const routes of [
    workRoutes,
    searchPages,
    importPages,
    bookRoutes,
    verifyRoutes,
    dispatchRoutes,
    paperPageRoutes,
    obligationRoutes,
    noticeRoutes,
    dutyRoutes,
    draftingPages,
    draftPages,
    templatePages,
    peoplePages,
    unitPages,
    accountPages,
    handOverPages,
    signingKeyPages,
    partnerPages,
    systemRoutes,
  ]) {
    pages.route('/', routes(deps));
  }
  pages.all('*', () => {
    throw new AppError('request.no-such-page', 404, ERROR_PAGE.notFoundHint);
  });
  pages.onError(errorPage(deps));
  return pages;
}

const IMPORT_PATH = '/so-dang-ky/nhap';

function formsOnly() {
  const limit = bodyLimit({ maxSize: MOST_FORM_BYTES });
  const sheets = bodyLimit({ maxSize: MOST_IMPORT_BYTES });
  return async (c: PageContext, next: () => Promise<void>) =>
    UPLOAD_PATHS.test(c.req.path) ? next() : c.req.path === IMPORT_PATH ? sheets(c, next) : limit(c, next);
}

/**
 * Pages are for people: an API token with few scopes must not do by a form what the API would refuse it.
 * @throws AppError `people.session-required`
 */
function withoutTokens(c: PageContext, next: () => Promise<void>): Promise<void> {
  sessionOf(c);
  return next();
}

/** The name carries the hash of the content: it never changes under this address. */
function asset({ assets }: WebRoutesDeps, c: PageContext): Response {
  const found = assets.read(c.req.param('file') ?? '');
  if (found === null) throw new AppError('request.no-such-page', 404, ERROR_PAGE.notFoundHint);
  return c.body(found.body, 200, {
    'content-type': found.type,
    'cache-control': 'public, max-age=31536000, immutable',
  });
}

/**
 * Errors as a page a person can act on; unexpected ones only by the reference under which they were logged. Also
 * for the app around these routes: what was refused before a route was found.
 */
export function errorPage(deps: WebRoutesDeps): ErrorHandler<AppEnv> {
  return (thrown, c) => {
    const shell = plainShell(deps, c);
    const expected = expectedError(thrown);
    if (expected === null) {
      const reference = newId();
      deps.log.error({ err: thrown, reference }, 'unexpected error');
      return c.html(<ErrorPage shell={shell} status={500} reference={reference} />, 500);
    }
    if (expected.status === 401) return seeOther(c, SIGN_IN_PATH);
    const message =
      expected.status === 404 && expected.code === 'request.no-such-page' ? undefined : expected.message;
    return c.html(<ErrorPage shell={shell} status={expected.status} message={message} />, expected.status);
  };
}
