import { Hono } from 'hono';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/people/actor.ts';
import type { AppEnv } from '../../src/people/http-env.ts';
import { problemHandler } from '../../src/platform/http.ts';
import { silentLog } from '../../src/platform/log.ts';
import { embeddedIndex, searchRoutes } from '../../src/search/index.ts';
import { readWorkbook } from '../../src/printing/sheets.ts';
import { addPersonRow, CLERK, openArchive, person } from './archive.ts';

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
    const longWord = 'x'.repeat(60);
    expect(await get(`/search/suggest?q=${longWord}`)).toMatchObject({
      status: 200,
      body: { suggestions: [] },
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

  test('gives the results as a sheet', async () => {
    actor = CLERK;
    const response = await app.request('/api/v1/search/export?q=mua+lu');
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    const [sheet] = await readWorkbook(new Uint8Array(await response.arrayBuffer()));
    expect(sheet?.rows.flat()).toEqual(expect.arrayContaining(['968/CĐ-TTg', 'ứng phó mưa lũ']));
  });

  test('keeps searches of each person for themselves', async () => {
    for (const id of ['lan', 'minh']) addPersonRow(archive, id);
    const send = async (method: string, path: string, body?: unknown) => {
      const response = await app.request(`/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: response.status === 204 ? null : await response.json() };
    };
    actor = person('lan', ['clerk']);
    const search = { name: 'Mưa lũ', text: 'mua lu', filters: { year: 2023 }, alert: true };
    const { status, body } = await send('POST', '/saved-searches', search);
    expect({ status, body }).toMatchObject({ status: 201, body: { ...search, unseen: 0 } });
    expect(await get('/search/suggest?q=mua')).toMatchObject({
      body: { suggestions: expect.arrayContaining([{ kind: 'saved', text: 'Mưa lũ', id: body.id }]) },
    });
    expect(await send('POST', '/saved-searches', { ...search, name: '  ' })).toMatchObject({ status: 400 });

    actor = person('minh', ['clerk']);
    expect(await get('/saved-searches')).toMatchObject({ body: { searches: [] } });
    for (const [method, path] of [
      ['DELETE', ''],
      ['GET', '/news'],
      ['POST', '/news/seen'],
    ]) {
      expect(await send(method!, `/saved-searches/${body.id}${path}`)).toMatchObject({
        status: 404,
        body: { code: 'search.saved-not-found' },
      });
    }

    actor = person('lan', ['clerk']);
    expect(await send('PATCH', `/saved-searches/${body.id}`, { alert: false })).toMatchObject({
      body: { alert: false },
    });
    expect(await send('DELETE', `/saved-searches/${body.id}`)).toMatchObject({ status: 204 });
    expect(await get('/saved-searches')).toMatchObject({ body: { searches: [] } });
  });
});
