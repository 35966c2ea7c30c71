import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  actorOfPerson,
  createPerson,
  createToken,
  type Scope,
  SCOPES,
  SERVICE,
} from '../../src/people/index.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { silentLog } from '../../src/platform/log.ts';
import { openService, type Service } from '../../src/service.ts';
import { removeFolder, temporaryFolder } from './running-service.ts';

interface Answer {
  description?: string;
  content?: Record<string, { schema?: object }>;
}

interface Operation {
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema?: { enum?: string[] } }[];
  responses?: Record<string, Answer>;
}

interface Document {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

let dataDir: string;
let service: Service;
beforeAll(async () => {
  dataDir = await temporaryFolder();
  const config = loadConfig({ VANTHU_DATA: dataDir, VANTHU_INBOX: 'false' }, '/nowhere/.env');
  service = await openService(config, silentLog, fixedClock('2026-11-23T02:00:00.000Z'));
});
afterAll(async () => {
  await service.stop();
  await removeFolder(dataDir);
});

/** Routes as hono knows them, in the writing of OpenAPI. */
const mounted = () =>
  new Set(
    service.app.routes
      .filter(({ path, method }) => path.startsWith('/api/v1/') && method !== 'ALL' && !path.endsWith('*'))
      .map(
        ({ path, method }) =>
          `${method} ${path
            .replace('/api/v1', '')
            .replace(/\/$/u, '')
            .replaceAll(/:([a-zA-Z]+)/gu, '{$1}')}`,
      )
      .filter((route) => route !== 'GET /openapi.json'),
  );

const PROBLEM = { schema: { $ref: '#/components/schemas/Problem' } };

const describedApi = async () =>
  (await (await service.app.request('/api/v1/openapi.json')).json()) as Document;

const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, about]) => ({
      path,
      route: `${method.toUpperCase()} ${path}`,
      about,
    })),
  );

/** Most answers are the same few: each schema is made into a check once. */
const checkers = new Map<string, z.ZodType>();

/** @throws Error where it is no schema, or names one that is not there */
function checkerOf(schema: object, { components }: Document): z.ZodType {
  const text = JSON.stringify(schema);
  const made = checkers.get(text) ?? z.fromJSONSchema(withDefinitions(schema, components.schemas));
  checkers.set(text, made);
  return made;
}

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];

function withDefinitions(schema: object, definitions: Record<string, object>): JsonSchema {
  const text = JSON.stringify({ ...schema, $defs: definitions });
  return JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')) as JsonSchema;
}

/** With a person's id wherever one is asked for, and a day for whatever else must be given. */
function addressOf(path: string, { parameters = [] }: Operation, personId: string): string {
  const needed = parameters.filter((each) => each.in === 'query' && each.required === true);
  const query = new URLSearchParams(
    needed.map(({ name, schema }) => [name, schema?.enum?.[0] ?? '2026-11-23']),
  );
  const filled = path.replaceAll(/\{([a-zA-Z]+)\}/gu, (_, name: string) =>
    /^(?:n|number|position)$/u.test(name) ? '1' : personId,
  );
  return `${filled}?${query.toString()}`;
}

describe('the description of the API', () => {
  it('names every route there is, and no other, each with a summary and its answers', async () => {
    const document = (await (await service.app.request('/api/v1/openapi.json')).json()) as Document;
    expect(document.openapi).toMatch(/^3\.1/u);
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, about]) => ({
        route: `${method.toUpperCase()} ${path.replace(/\/$/u, '')}`,
        about,
      })),
    );
    expect(described.map(({ route }) => route).sort()).toEqual([...mounted()].sort());
    for (const { about } of described) {
      expect(about.summary).toBeTruthy();
      expect(about.tags).toHaveLength(1);
      expect(Object.keys(about.responses ?? {})).not.toHaveLength(0);
    }
  });

  it('says what each answers: a summary in Vietnamese, schemas that can be followed, errors as problems', async () => {
    const document = await describedApi();
    for (const { about } of operationsOf(document)) {
      expect(about.summary).toMatch(/[à-ỹđ]|^[A-Z]/iu);
      const answers = Object.entries(about.responses ?? {});
      expect(answers.map(([status]) => status)).toContainEqual(expect.stringMatching(/^[23]/u));
      for (const [, { description, content = {} }] of answers) {
        expect(description).toBeTruthy();
        for (const { schema } of Object.values(content))
          if (schema !== undefined) checkerOf(schema, document);
      }
    }
    // A part of a file that is not there is answered without a body.
    const refusals = operationsOf(document).flatMap(({ route, about }) =>
      Object.entries(about.responses ?? {})
        .filter(([status]) => Number(status) >= 400 && status !== '416')
        .map(([status, { content }]) => ({ route, status, content })),
    );
    expect(refusals).toEqual(
      refusals.map((each) => ({ ...each, content: { 'application/problem+json': PROBLEM } })),
    );
  });

  it('keeps to it: whatever is asked for by GET answers as described, or with an error that is', async () => {
    const document = await describedApi();
    const { db, app } = service;
    const clock = fixedClock('2026-11-23T02:00:00.000Z');
    const about = { username: 'moi.viec', name: 'Vi Mọi Việc', post: '', unitIds: [] };
    const roles = ['admin', 'clerk', 'leader'] as const;
    const { person } = await createPerson(
      db,
      { ...about, roles, password: 'một mật khẩu dài' },
      SERVICE,
      clock,
    );
    const { actor } = actorOfPerson(db, person.id, { address: null, scopes: null }, clock)!;
    const { secret } = createToken(db, { name: 'Tất cả', scopes: [...SCOPES] }, actor, clock);
    const headers = { authorization: `Bearer ${secret}` };
    const gets = operationsOf(document).filter(({ route }) => /^GET (?!.*\/events$)/u.test(route));
    const [answered, wrong]: [number[], string[]] = [[], []];
    for (const { path, route, about: operation } of gets) {
      const answer = await app.request(`/api/v1${addressOf(path, operation, person.id)}`, { headers });
      const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
      answered.push(answer.status);
      const described = operation.responses?.[answer.status];
      const schema = described?.content?.[type]?.schema;
      if (described === undefined) wrong.push(`${route}: ${answer.status} is not described`);
      if (described === undefined || !type.endsWith('json')) continue;
      const faults =
        schema === undefined ? type : checkerOf(schema, document).safeParse(await answer.json()).error;
      if (faults !== undefined) wrong.push(`${route} ${answer.status}: ${faults.toString()}`);
    }
    expect(wrong).toEqual([]);
    // Lists, settings and one's own person are there; of papers there are none.
    expect(answered.filter((status) => status === 200).length).toBeGreaterThan(30);
    expect(answered.filter((status) => status >= 500)).toEqual([]);
  });

  it('answers an address there is none of with a problem', async () => {
    const answer = await service.app.request('/api/v1/nothing-here');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'request.no-such-route' });
  });
});

describe('what others ask of a service', () => {
  it('is healthy at once, and ready only once it works', async () => {
    expect(await (await service.app.request('/health')).json()).toMatchObject({ status: 'ok' });
    expect((await service.app.request('/ready')).status).toBe(503);
    service.start();
    expect((await service.app.request('/ready')).status).toBe(200);
    service.notReady();
    expect((await service.app.request('/ready')).status).toBe(503);
  });

  it('shows its figures to Prometheus by the token of an administrator, and to nobody else', async () => {
    const { db, app } = service;
    const clock = fixedClock('2026-11-23T02:00:00.000Z');
    const tokenOf = async (role: 'admin' | 'clerk', scope: Scope = 'system:read') => {
      const username = `${role}.${scope.replace(':', '.')}`;
      const about = { username, name: role, post: '', roles: [role], unitIds: [] };
      const { person } = await createPerson(db, { ...about, password: 'một mật khẩu dài' }, SERVICE, clock);
      const { actor } = actorOfPerson(db, person.id, { address: null, scopes: null }, clock)!;
      const { secret } = createToken(db, { name: 'Prometheus', scopes: [scope] }, actor, clock);
      return { headers: { authorization: `Bearer ${secret}` } };
    };
    // A program that has not signed in is told so, not led to a page.
    expect((await app.request('/metrics')).status).toBe(401);
    expect((await app.request('/metrics', await tokenOf('clerk'))).status).toBe(403);
    expect((await app.request('/metrics', await tokenOf('admin', 'people:read'))).status).toBe(403);
    await app.request('/health');
    const answer = await app.request('/metrics', await tokenOf('admin'));
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await answer.text();
    expect(text).toContain('vanthu_jobs{state="queued"} ');
    expect(text).toContain('vanthu_queue_age_seconds 0\n');
    expect(text).toContain('vanthu_reader_hands{where="elsewhere"} 0\n');
    expect(text).toContain('vanthu_reading_attended 1\n');
    expect(text).toContain('vanthu_last_backup_timestamp_seconds 0\n');
    expect(text).toMatch(/^vanthu_request_seconds_bucket\{route="GET \/health",le="\+Inf"\} [1-9]/mu);
    // Addresses of papers are not routes.
    expect(text).not.toContain('nothing-here');
    for (const line of text.trim().split('\n'))
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) \S+ .+|[a-z_]+(?:\{.+\})? -?[\d.e+-]+)$/u);
  });

  it('holds its folder: a second service is refused with a sentence', async () => {
    const config = loadConfig({ VANTHU_DATA: dataDir }, '/nowhere/.env');
    await expect(
      openService(config, silentLog, fixedClock('2026-11-23T02:00:00.000Z')),
    ).rejects.toMatchObject({
      code: 'service.already-running',
    });
  });

  it.each([
    ['/', 303],
    ['/api/v1/dispatches', 401],
    ['/api/docs', 303],
  ])('shows nothing at %s to who has not signed in', async (path, status) => {
    const answer = await service.app.request(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/u);
  });

  it('answers another site’s form in the form that was asked for', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const api = await service.app.request('/api/v1/session', { method: 'POST', headers });
    expect(await api.json()).toMatchObject({ code: 'people.cross-site', status: 403 });
    const page = await service.app.request('/dang-nhap', { method: 'POST', headers });
    expect(page.status).toBe(403);
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  it('holds no large body in memory, whoever sends it', async () => {
    const answer = await service.app.request('/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': String(2 * 1024 * 1024) },
      body: JSON.stringify({ username: 'x'.repeat(2 * 1024 * 1024), password: '' }),
    });
    expect(await answer.json()).toMatchObject({ code: 'request.too-large', status: 413 });
    expect(answer.headers.get('connection')).toBe('close');
  });
});
