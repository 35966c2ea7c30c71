import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/people/actor.ts';
import {
  listDispatches,
  queue,
  registerDispatch,
  routeDispatch,
  waitingFor,
} from '../../src/registry/index.ts';
import { type Ask, openApi } from './http.ts';
import { ADMIN, CLERK, DRAFTER, LEADER, type Office, openOffice, pdf, person, STAFF } from './office.ts';

/** Five people and nobody, against one paper in each situation. */
const PEOPLE = { nobody: null, clerk: CLERK, leader: LEADER, staff: STAFF, drafter: DRAFTER, admin: ADMIN };
type Who = keyof typeof PEOPLE;

let office: Office;
let api: ReturnType<typeof openApi>;
/** registered and routed to unit-a (the staff's); waiting: to be verified; own: handed in by the drafter, waiting to be read. */
const papers = { routed: '', waiting: '', own: '', quarantined: '' };
beforeAll(async () => {
  office = openOffice();
  api = openApi(office);
  papers.routed = await office.verifiedPaper('chuyển');
  registerDispatch(office.db, office.versioned(papers.routed), CLERK, office.clock);
  routeDispatch(
    office.db,
    { dispatchId: papers.routed, unitIds: ['unit-a'], personIds: [] },
    CLERK,
    office.clock,
  );
  papers.waiting = await office.readPaper('chờ kiểm tra');
  office.reader.secrecy = () => 'Mật';
  papers.quarantined = await office.readPaper('mật');
  office.reader.secrecy = () => null;
  papers.own = (await office.handIn(pdf('của chuyên viên'), DRAFTER)).id;
});
afterAll(() => {
  api.progress.stop();
  office.close();
});

type Paper = keyof typeof papers;
type Statuses = Record<Who, number>;

const READS: [string, string, Paper, Statuses][] = (
  [
    ['', ''],
    ['/history', ''],
    ['/file', ''],
    ['/pages/1', ''],
    ['/pages/1/image', ''],
    ['/events', ''],
  ] as const
).flatMap(([path]): [string, string, Paper, Statuses][] => [
  [
    `GET ${path || '/'}`,
    path,
    'routed',
    { nobody: 401, clerk: 200, leader: 200, staff: 200, drafter: 404, admin: 404 },
  ],
  [
    `GET ${path || '/'}`,
    path,
    'waiting',
    { nobody: 401, clerk: 200, leader: 200, staff: 404, drafter: 404, admin: 404 },
  ],
]);

const OWN: [string, string, Paper, Statuses][] = [
  ['GET /', '', 'own', { nobody: 401, clerk: 200, leader: 200, staff: 404, drafter: 200, admin: 404 }],
  [
    'GET /file',
    '/file',
    'own',
    { nobody: 401, clerk: 200, leader: 200, staff: 404, drafter: 200, admin: 404 },
  ],
  [
    'GET /file',
    '/file',
    'quarantined',
    { nobody: 401, clerk: 200, leader: 404, staff: 404, drafter: 404, admin: 404 },
  ],
  [
    'GET /image',
    '/pages/1/image',
    'quarantined',
    { nobody: 401, clerk: 200, leader: 404, staff: 404, drafter: 404, admin: 404 },
  ],
];

/** Refused before the state is looked at: 403 to those who see the paper, 404 to those who do not. */
const onRouted: Statuses = { nobody: 401, clerk: 409, leader: 403, staff: 403, drafter: 404, admin: 404 };
const onWaiting: Statuses = { nobody: 401, clerk: 409, leader: 403, staff: 404, drafter: 404, admin: 404 };
const WRITES: [string, string, Ask, Paper, Statuses][] = [
  [
    'PUT field',
    '/fields/number',
    { method: 'PUT', json: { action: 'accept', version: 1 } },
    'waiting',
    onWaiting,
  ],
  [
    'PUT field',
    '/fields/number',
    { method: 'PUT', json: { action: 'accept', version: 1 } },
    'routed',
    onRouted,
  ],
  ['accept-all', '/accept-all', { json: { version: 1 } }, 'waiting', onWaiting],
  ['verify', '/verify', { json: { version: 1 } }, 'waiting', onWaiting],
  ['verify', '/verify', { json: { version: 1 } }, 'routed', onRouted],
  ['register', '/register', { json: { version: 1 } }, 'waiting', onWaiting],
  ['withdraw', '/withdraw', { json: { version: 1, reason: 'x' } }, 'waiting', onWaiting],
  ['withdraw', '/withdraw', { json: { version: 1, reason: 'x' } }, 'routed', onRouted],
  ['retry', '/retry', { method: 'POST' }, 'waiting', onWaiting],
  ['cancel', '/cancel', { method: 'POST' }, 'waiting', onWaiting],
  ['purge', '/purge', { json: { version: 1 } }, 'waiting', onWaiting],
  ['release', '/release', { json: { version: 1, reason: 'x' } }, 'routed', onRouted],
  ['route', '/route', { json: { unitIds: ['unit-a'] } }, 'waiting', { ...onWaiting, leader: 409 }],
  ['route', '/route', { json: { unitIds: ['unit-a'] } }, 'routed', { ...onRouted, clerk: 200, leader: 200 }],
];

async function statusFor(who: Who, paper: Paper, path: string, ask?: Ask): Promise<number> {
  const response = await api.ask(PEOPLE[who], `/dispatches/${papers[paper]}${path}`, ask);
  await response.body?.cancel();
  return response.status;
}

async function statuses(paper: Paper, path: string, ask?: Ask): Promise<Statuses> {
  const found: Partial<Statuses> = {};
  for (const who of Object.keys(PEOPLE) as Who[]) found[who] = await statusFor(who, paper, path, ask);
  return found as Statuses;
}

describe('who may read what', () => {
  it.each([...READS, ...OWN])('%s%.0s of the %s paper', async (_name, path, paper, expected) => {
    expect(await statuses(paper, path)).toEqual(expected);
  });

  it('a paper that is not there and one that may not be seen answer alike', async () => {
    const hidden = await (await api.ask(STAFF, `/dispatches/${papers.waiting}`)).json();
    const missing = await (await api.ask(STAFF, '/dispatches/0198-none')).json();
    expect(hidden).toEqual(missing);
  });
});

describe('who may do what', () => {
  it.each(WRITES)('%s%.0s%.0s on the %s paper', async (_name, path, ask, paper, expected) => {
    expect(await statuses(paper, path, ask)).toEqual(expected);
  });

  it('hand in: everybody with an office to fill', async () => {
    const found: Record<string, number> = {};
    for (const who of Object.keys(PEOPLE) as Who[]) {
      const body = pdf(`nộp bởi ${who}`) as BodyInit;
      const ask: Ask = { body, headers: { 'content-type': 'application/pdf' } };
      found[who] = (await api.ask(PEOPLE[who], '/dispatches', ask)).status;
    }
    expect(found).toEqual({ nobody: 401, clerk: 201, leader: 201, staff: 201, drafter: 201, admin: 403 });
  });

  it('the buttons shown are those that work', () => {
    const may = (who: Actor, id: string) => office.view(id, who).may;
    expect(may(CLERK, papers.waiting)).toEqual([
      'decide',
      'decide-obligations',
      'correct-words',
      'arrange-pages',
      'verify',
      'withdraw',
      'reread',
      'refuse',
      'link-papers',
      'tell-status',
    ]);
    const holding = ['forward', 'return', 'propose', 'complete'];
    const ofTheBook = ['correct-entry', 'cancel-number', 'sign-entry', 'move-stamp'];
    expect(may(CLERK, papers.routed)).toEqual([
      'decide',
      'decide-obligations',
      'correct-words',
      'route',
      'reread',
      ...ofTheBook,
      'submit',
      ...holding,
      'keep-for-information',
      'refuse',
      'link-papers',
      'tell-status',
    ]);
    expect(may(LEADER, papers.routed)).toEqual([
      'decide-obligations',
      'route',
      'direct',
      ...holding,
      'keep-for-information',
      'link-papers',
    ]);
    expect(may(STAFF, papers.routed)).toEqual([...holding, 'link-papers']);
    expect(may(LEADER, papers.quarantined)).toEqual([]);
  });
});

describe('lists and counts show what the person may see', () => {
  const listed = (who: Actor) => new Set(listDispatches(office.db, who).rows.map(({ id }) => id));

  it('lists', () => {
    expect(listed(CLERK).size).toBeGreaterThanOrEqual(4);
    expect(listed(LEADER)).toEqual(listed(CLERK));
    expect(listed(STAFF).has(papers.routed)).toBe(true);
    expect(listed(STAFF).has(papers.waiting)).toBe(false);
    expect(listed(DRAFTER).has(papers.own)).toBe(true);
    expect(listed(DRAFTER).has(papers.routed)).toBe(false);
    expect(listed(ADMIN).size).toBe(0);
  });

  it('counts, and what was routed until it is opened', async () => {
    expect(waitingFor(office.db, CLERK)).toMatchObject({
      toVerify: 1,
      quarantined: 1,
      unreadable: 0,
      toRegister: 0,
    });
    expect(waitingFor(office.db, ADMIN)).toEqual({
      toRead: 0,
      toVerify: 0,
      toRegister: 0,
      unreadable: 0,
      quarantined: 0,
      routedToMe: 0,
    });
    const colleague = person('colleague', ['staff'], ['unit-a']);
    expect(waitingFor(office.db, colleague)).toMatchObject({ toVerify: 0, routedToMe: 1 });
    await api.ask(colleague, `/dispatches/${papers.routed}`);
    expect(waitingFor(office.db, colleague).routedToMe).toBe(0);
  });

  it('the queue and its events', async () => {
    expect(queue(office.db, CLERK).some(({ id }) => id === papers.own)).toBe(true);
    expect(queue(office.db, DRAFTER).some(({ id }) => id === papers.own)).toBe(true);
    expect(queue(office.db, STAFF).some(({ id }) => id === papers.own)).toBe(false);
    for (const path of ['/queue', '/queue/waiting', '/queue/events', '/registers', '/dispatches']) {
      expect((await api.ask(null, path)).status).toBe(401);
    }
  });

  it('registers', async () => {
    const entriesOf = async (who: Actor) => {
      const { registers } = (await (await api.ask(who, '/registers')).json()) as {
        registers: { id: string; entries: number }[];
      };
      const entries = await (await api.ask(who, `/registers/${registers[0]!.id}/entries`)).json();
      return [registers[0]!.entries, (entries as { rows: unknown[] }).rows.length];
    };
    expect(await entriesOf(CLERK)).toEqual([1, 1]);
    expect(await entriesOf(STAFF)).toEqual([1, 1]);
    expect(await entriesOf(DRAFTER)).toEqual([0, 0]);
  });
});

describe('an API token', () => {
  const reading: Actor = { ...CLERK, scopes: ['dispatches:read'] };
  const other: Actor = { ...CLERK, scopes: ['people:read'] };

  it('does what its scopes say, whatever the person may', async () => {
    expect((await api.ask(reading, `/dispatches/${papers.waiting}`)).status).toBe(200);
    for (const [, path, ask] of WRITES) {
      expect((await api.ask(reading, `/dispatches/${papers.waiting}${path}`, ask)).status).toBe(403);
    }
    const upload: Ask = { body: pdf('khóa') as BodyInit, headers: { 'content-type': 'application/pdf' } };
    expect((await api.ask(reading, '/dispatches', upload)).status).toBe(403);
    for (const [, path] of READS) {
      expect((await api.ask(other, `/dispatches/${papers.waiting}${path}`)).status).toBe(403);
    }
    for (const path of ['/queue', '/queue/events', '/registers', '/dispatches']) {
      expect((await api.ask(other, path)).status).toBe(403);
    }
  });
});
