/** Every role against every action, from the very table that is enforced and that the help page prints. */
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directiveRoutes, handOverRoutes } from '../../src/obligations/index.ts';
import type { AppEnv } from '../../src/people/http-env.ts';
import { type Role, ROLES } from '../../src/people/roles.ts';
import { problemHandler } from '../../src/platform/http.ts';
import { silentLog } from '../../src/platform/log.ts';
import {
  DISPATCH_ACTIONS,
  type DispatchAction,
  OFFICE_ACTIONS,
  type OfficeAction,
  registerDispatch,
  registryRoutes,
} from '../../src/registry/index.ts';
import { dispatchAccess } from '../../src/registry/schema.ts';
import { CLERK, type Office, openOffice, pdf, person } from './office.ts';

let office: Office;
let paper: string;
let book: string;
let asking: Role = 'clerk';
const app = new Hono<AppEnv>();

beforeAll(async () => {
  office = openOffice();
  paper = await office.verifiedPaper('một');
  book = registerDispatch(office.db, office.versioned(paper), CLERK, office.clock).register.id;
  // Everybody may see it: what is refused is refused for the role.
  const granted = { dispatchId: paper, kind: 'person', grantedAt: office.clock.now() } as const;
  for (const role of ROLES) {
    office.db
      .insert(dispatchAccess)
      .values({ ...granted, grantee: `only-${role}` })
      .run();
  }
  app
    .use(async (c, next) => {
      c.set('actor', person(`only-${asking}`, [asking]));
      c.set('session', null);
      await next();
    })
    .route('/', registryRoutes({ ...office, log: silentLog, wakeJobs: () => {} }))
    .route('/dispatches', directiveRoutes(office))
    .route('/hand-overs', handOverRoutes(office));
  app.onError(problemHandler<AppEnv>(silentLog));
});
afterAll(() => office.close());

/** Nothing is changed by asking: the version is one that no paper has, the hand-over none that there is. */
const OLD = { version: 9999 };
const WHY = { ...OLD, reason: 'vì' };
const STEP = { routingId: 'none' };

interface Asked {
  path: string;
  method?: string;
  json?: unknown;
  body?: BodyInit;
}

const below =
  (path: string, json?: unknown, method = 'POST') =>
  (): Asked => ({
    path: `/dispatches/${paper}${path}`,
    method,
    json,
  });

const ON_A_PAPER: Record<DispatchAction, () => Asked> = {
  decide: below('/fields/place', { ...OLD, action: 'undo' }, 'PUT'),
  'decide-obligations': below('/obligations/accept-all', OLD),
  'correct-words': below(
    '/pages/1/word',
    { ...OLD, at: { x: 1, y: 1, width: 1, height: 1 }, text: 'x' },
    'PUT',
  ),
  'arrange-pages': below('/pages/arrange', { ...OLD, pages: [{ page: 1 }] }),
  verify: below('/verify', OLD),
  register: below('/register', OLD),
  route: below('/route', { unitIds: ['unit-gone'] }),
  withdraw: below('/withdraw', WHY),
  reread: below('/reread'),
  'decide-reading': below('/rereading/keep', OLD),
  cancel: below('/cancel'),
  retry: below('/retry'),
  purge: below('/purge', OLD),
  release: below('/release', WHY),
  'correct-entry': below('/entry', { ...WHY, columns: {} }),
  'cancel-number': below('/cancel-number', WHY),
  'sign-entry': below('/sign', { ...OLD, signedBy: 'A' }),
  'move-stamp': below('/stamp', { x: 10, y: 10 }, 'PUT'),
  submit: below('/submit', { ...OLD, leaderId: 'leader' }),
  direct: below('/directives', { ...OLD, text: 'x', lead: { kind: 'unit', id: 'unit-a' } }),
  forward: below('/forward', { ...STEP, personIds: ['staff'] }),
  return: below('/return', { ...STEP, reason: 'x' }),
  propose: below('/opinions', { layer: 3, text: 'x' }),
  complete: below('/complete', STEP),
  'keep-for-information': below('/keep', WHY),
  refuse: below('/refuse', WHY),
  'tell-status': below('/status', { status: 'received' }),
  'link-papers': below('/links', { kind: 'basis', other: { symbol: '1/A' } }),
};

const IN_THE_OFFICE: Record<OfficeAction, () => Asked> = {
  'hand-in': () => ({ path: '/dispatches', method: 'POST', body: pdf(asking) as BodyInit }),
  'read-books': () => ({ path: '/registers' }),
  'print-books': () => ({ path: `/registers/${book}/book.xlsx` }),
  'configure-registers': () => ({ path: `/registers/${book}`, method: 'PATCH', json: { name: 'Sổ đến' } }),
  'import-register': () => ({ path: '/register-imports', method: 'POST', body: 'a,b\n' }),
  'hand-over': () => ({
    path: '/hand-overs',
    method: 'POST',
    json: { fromId: 'staff', toId: 'nobody', reason: 'x' },
  }),
};

async function isRefused(role: Role, { path, method = 'GET', json, body }: Asked): Promise<boolean> {
  asking = role;
  const request: RequestInit & { duplex?: 'half' } = {
    method,
    headers: { 'content-type': json === undefined ? 'application/octet-stream' : 'application/json' },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(body === undefined ? {} : { body, duplex: 'half' }),
  };
  const response = await app.request(path, request);
  const answer = response.ok ? {} : ((await response.json()) as { code?: string });
  expect(answer.code ?? '').not.toBe('request.no-such-route');
  expect(response.status, `${path}: ${JSON.stringify(answer)}`).not.toBe(400);
  return response.status === 403 && answer.code === 'people.forbidden';
}

describe('an action on a paper', () => {
  const table = Object.entries(DISPATCH_ACTIONS) as [DispatchAction, { roles: readonly Role[] }][];
  it.each(table)(
    '%s is done by the roles of the table and refused to the others',
    async (action, { roles }) => {
      for (const role of ROLES) {
        expect(await isRefused(role, ON_A_PAPER[action]()), `${action} by ${role}`).toBe(
          !roles.includes(role),
        );
      }
    },
  );
});

describe('an action in the office', () => {
  const table = Object.entries(OFFICE_ACTIONS) as [OfficeAction, { roles: readonly Role[] }][];
  it.each(table)(
    '%s is done by the roles of the table and refused to the others',
    async (action, { roles }) => {
      for (const role of ROLES) {
        expect(await isRefused(role, IN_THE_OFFICE[action]()), `${action} by ${role}`).toBe(
          !roles.includes(role),
        );
      }
    },
  );
});
