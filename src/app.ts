/** The HTTP face of the service: the rooms' routes behind one shell of logging, sign-in and security headers. */
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { generateSpecs } from 'hono-openapi';
import type { Clock } from './platform/clock.ts';
import { type Db, databaseAnswers } from './platform/database.ts';
import { INVALID_REQUEST_DESCRIBED, isApiRequest, problemHandler, problemResponse } from './platform/http.ts';
import { AppError } from './platform/errors.ts';
import { newId } from './platform/ids.ts';
import { METRICS_MEDIA_TYPE, metricsText } from './platform/metrics.ts';
import { requestTimes } from './platform/request-times.ts';
import type { Room } from './platform/room.ts';
import type { Log } from './platform/log.ts';
import {
  actorOf,
  type AppEnv,
  authenticate,
  peopleRoutes,
  type Reach,
  refuseCrossSite,
  requireRole,
  requireScope,
  requireSignIn,
  securityHeaders,
  type SignIn,
} from './people/index.ts';
import { registryRoutes, type RegistryRoutesDeps } from './registry/index.ts';
import {
  directiveRoutes,
  handOverRoutes,
  noticeApiRoutes,
  obligationRoutes,
  reportRoutes,
} from './obligations/index.ts';
import { searchRoutes, type SearchIndex } from './search/index.ts';
import {
  loanRoutes,
  type Loans,
  type ReadingDesk,
  type ReadOnce,
  type SharedDoor,
  sharedReadersRoutes,
} from './reading/index.ts';
import { type SigningMeans, signingRoutes, type TrustPlace } from './signatures/index.ts';
import { draftingRoutes } from './drafting/index.ts';
import { type Courier, exchangeRoutes, partnerRoutes } from './exchange/index.ts';
import { officeMetrics } from './maintenance/index.ts';
import { VERSION } from './version.ts';
import {
  ApiDocsPage,
  type ApiDocument,
  errorPage,
  shellOf,
  webRoutes,
  type WebRoutesDeps,
} from './web/index.ts';

export interface AppDeps {
  db: Db;
  clock: Clock;
  log: Log;
  reach: Reach;
  signIn: SignIn;
  index: SearchIndex;
  /** Reads PDFs that nobody keeps. */
  readOnce: ReadOnce;
  /** Pages for readers on other machines. */
  loans: Loans;
  /** The desk of the installation around it; none where the office is alone. */
  shared?: SharedDoor;
  /** Where the certificates lie that are trusted to issue signatures. */
  trust: TrustPlace;
  signing: SigningMeans;
  /** Reaches partner agencies. */
  courier: Courier;
  /** Whether the office has a mail server. */
  sendsMail: boolean;
  registry: RegistryRoutesDeps;
  web: WebRoutesDeps;
  /** Who reads, here and elsewhere. */
  readers: Pick<ReadingDesk, 'ownHands' | 'handsElsewhere' | 'isAttended'>;
  /** What the database may hold, and how much of it is used; none where only the machine's disk sets a limit. */
  room?: () => Room;
  /** Whether the service takes work: false while it starts and while it stops. */
  isReady: () => boolean;
}

export function createApp(deps: AppDeps): Hono<AppEnv> {
  const { db, log, reach, isReady } = deps;
  const answerApi = problemHandler<AppEnv>(log);
  const answerPage = errorPage(deps.web);
  const app = new Hono<AppEnv>();
  const times = requestTimes();
  app.use(times.middleware);
  app.use(requestLog(log));
  app.use(securityHeaders(reach));
  app.use(endRefusedUploads);
  app.get('/health', (c) => c.json({ status: 'ok', version: VERSION }));
  app.get('/ready', (c) => {
    const ready = isReady() && databaseAnswers(db);
    c.header('cache-control', 'no-store');
    // Papers are taken in all the same where nobody reads: they wait.
    const reading = deps.readers.isAttended ? 'attended' : 'waits-for-reader';
    return c.json({ status: ready ? 'ready' : 'not-ready', reading }, ready ? 200 : 503);
  });
  app.use(refuseCrossSite(reach));
  app.use(authenticate(deps));
  app.use(async (c, next) => {
    await next();
    // Revoked, out of date, or its person locked out: whichever way, a key ends with what it holds.
    if (c.req.method !== 'GET') deps.loans.takeBackOfEndedKeys();
  });
  app.get('/metrics', (c) => {
    const actor = actorOf(c);
    requireRole(actor, 'admin');
    requireScope(actor, 'system:read');
    const text = metricsText([
      ...officeMetrics(db, deps.clock, deps.readers, deps.room?.() ?? null),
      times.metric(),
    ]);
    return c.text(text, 200, { 'content-type': METRICS_MEDIA_TYPE, 'cache-control': 'no-store' });
  });
  app.route('/api', api(deps));
  app.route('/', webRoutes(deps.web));
  // What the shell itself refuses (another site's form, a wrong token) is answered in the form that was asked for.
  app.onError((error, c) => (isApiRequest(c) ? answerApi : answerPage)(error, c));
  return app;
}

function api(deps: AppDeps): Hono<AppEnv> {
  const v1 = new Hono<AppEnv>()
    .use(smallBodies())
    .route('/', peopleRoutes(deps))
    .route('/', registryRoutes(deps.registry))
    .route('/dispatches', directiveRoutes(deps))
    .route('/hand-overs', handOverRoutes(deps))
    .route('/', obligationRoutes(deps.registry))
    .route('/', noticeApiRoutes(deps))
    .route('/', reportRoutes({ ...deps.registry, agencyName: deps.web.agencyName }))
    .route('/reading/loans', loanRoutes(deps.loans))
    .route('/signing', signingRoutes(deps))
    .route('/drafting', draftingRoutes({ ...deps, ...deps.registry, agencyName: deps.web.agencyName }))
    .route(
      '/exchange',
      exchangeRoutes({ ...deps.registry, agencyName: deps.web.agencyName, courier: deps.courier }),
    )
    .route('/partners', partnerRoutes(deps))
    .route('/', searchRoutes({ ...deps, agencyName: deps.web.agencyName }));
  const { shared } = deps;
  if (shared !== undefined) v1.route('/reading/shared-readers', sharedReadersRoutes({ ...deps, shared }));
  let described: ReturnType<typeof describe> | null = null;
  const describe = () =>
    generateSpecs(v1, {
      documentation: DOCUMENTATION,
      defaultValidationErrorResponse: INVALID_REQUEST_DESCRIBED,
    });
  /** The routes do not change while the service runs: they are described once, when somebody asks. */
  const document = () => (described ??= describe());

  const api = new Hono<AppEnv>();
  api.get('/v1/openapi.json', async (c) => c.json(await document()));
  api.get('/docs', requireSignIn(), async (c) =>
    c.html(ApiDocsPage({ shell: shellOf(deps.web, c), document: (await document()) as ApiDocument })),
  );
  api.route('/v1', v1);
  api.all('*', () =>
    problemResponse(
      new AppError('request.no-such-route', 404, 'Không có địa chỉ này trong API. Xem /api/docs.'),
    ),
  );
  api.onError(problemHandler<AppEnv>(deps.log));
  return api;
}

/** Far more than any form of an office; files have a way of their own, which counts while they stream to disk. */
const MOST_BODY_BYTES = 1024 * 1024;
const UPLOAD_PATHS =
  /^\/api\/v1\/(?:dispatches|exchange\/packages|register-imports|reading\/loans\/[^/]+\/(?:answer|picture|copy)|obligations\/[^/]+\/files|drafting\/checks(?:\/fixed)?|drafting\/drafts\/[^/]+\/(?:word|seal)|drafting\/template-library\/(?:word-forms(?:\/fields)?|[^/]+\/word-form))$/;

/** A body that is held in memory is small, also that of somebody who has not signed in. */
function smallBodies(): MiddlewareHandler<AppEnv> {
  const limit = bodyLimit({ maxSize: MOST_BODY_BYTES });
  return (c, next) => (UPLOAD_PATHS.test(c.req.path) ? next() : limit(c, next));
}

const DOCUMENTATION = {
  openapi: '3.1.0',
  info: {
    title: 'Văn Thư',
    version: VERSION,
    description:
      'Mọi việc làm được trên trang đều làm được ở đây. Lỗi trả về dạng application/problem+json với mã ổn định.',
  },
  servers: [{ url: '/api/v1' }],
  components: {
    securitySchemes: {
      token: {
        type: 'http' as const,
        scheme: 'bearer',
        description: 'Khóa API cá nhân, tạo ở trang Tài khoản.',
      },
      session: { type: 'apiKey' as const, in: 'cookie' as const, name: 'vanthu.session_token' },
    },
  },
  security: [{ token: [] }, { session: [] }],
};

/**
 * A large body that is refused is not read to its end: the connection ends with the answer. It says so, or the next
 * request that a program sends over the same connection would be lost.
 */
const endRefusedUploads: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const isRefused = c.res.status >= 400 && c.req.raw.body !== null;
  const size = Number(c.req.header('content-length') ?? Infinity);
  if (isRefused && !(size <= READ_TO_ITS_END_BYTES)) c.header('connection', 'close');
};

const READ_TO_ITS_END_BYTES = 16 * 1024;

/** One line a request, under an id that the answer carries too. The query is left out: it holds people's words. */
function requestLog(log: Log): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const requestId = newId();
    const started = performance.now();
    c.set('requestId', requestId);
    await next();
    c.header('x-request-id', requestId);
    const line = {
      requestId,
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: Math.round(performance.now() - started),
      person: c.var.actor?.id ?? undefined,
    };
    log[c.res.status >= 500 ? 'error' : 'info'](line, 'request');
  };
}
