import { Hono } from 'hono';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/people/actor.ts';
import type { AppEnv } from '../../src/people/http-env.ts';
import { problemHandler } from '../../src/platform/http.ts';
import { silentLog } from '../../src/platform/log.ts';
import { embeddedIndex, searchRoutes } from '../../src/search/index.ts';
import { CLERK, openArchive } from './archive.ts';

describe('GET /api/v1/search', () => {
  const archive = openArchive();
  let actor: Actor | null = CLERK;
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set('actor', actor);
    await next();
  });
  app.route(
    '/api/v1',
    searchRoutes({
      db: archive.database.db,
      clock: archive.clock,
      index: embeddedIndex(archive.database.db, archive.clock),
      agencyName: 'UBND xã Suối Hòa',
    }),
  );
  app.onError(problemHandler<AppEnv>(silentLog));

  beforeAll(() => {
    archive.add({
      number: '968',
      symbol: 'CĐ-TTg',
      subject: 'ứng phó mưa lũ',
      date: '2023-10-16',
      pages: ['ứng phó'],
    });
    archive.index();
  });
  const get = async (path: string) => {
    const response = await app.request(`/api/v1${path}`);
    return { status: response.status, body: await response.json() };
  };

  test('finds, filters and suggests', async () => {
    actor = CLERK;
    expect(await get('/search?q=mua+lu&year=2023')).toMatchObject({
      status: 200,
      body: { total: 1, hits: [{ number: '968' }] },
    });
    expect(await get('/search?q=mua+lu&year=2024')).toMatchObject({
      status: 200,
      body: { total: 0, hits: [] },
    });
    expect(await get('/search')).toMatchObject({ status: 200, body: { total: 1 } });
    expect(await get('/search/suggest?q=968')).toMatchObject({
      body: { suggestions: [{ text: '968/CĐ-TTg' }] },
    });
  });

  test('refuses wrong filters and cursors with a problem', async () => {
    actor = CLERK;
    expect(await get('/search?state=gone')).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(await get('/search?cursor=!')).toMatchObject({ status: 400, body: { code: 'search.bad-cursor' } });
  });

  test('asks who it is, and for the scope of a token', async () => {
    actor = null;
    expect(await get('/search?q=a')).toMatchObject({ status: 401 });
    actor = { ...CLERK, scopes: ['people:read'] };
    expect(await get('/search?q=a')).toMatchObject({ status: 403, body: { code: 'people.scope' } });
    actor = { ...CLERK, scopes: ['dispatches:read'] };
    expect(await get('/search?q=a')).toMatchObject({ status: 200 });
  });
});
