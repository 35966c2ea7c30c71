import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../src/platform/errors.ts';
import { problemHandler, validate } from '../../src/platform/http.ts';
import type { Log } from '../../src/platform/log.ts';

const logged: unknown[] = [];
const warned: unknown[] = [];
const log = {
  error: (line: unknown) => logged.push(line),
  warn: (line: unknown) => warned.push(line),
} as unknown as Log;
/** As drizzle does it. */
const wrapped = (code: string) =>
  new Error('Failed query: update papers', { cause: Object.assign(new Error('sqlite'), { code }) });
const form = z.object({ number: z.coerce.number().int().max(9), note: z.string().max(5).optional() });
const app = new Hono()
  .get('/expected', () => {
    throw new AppError('intake.too-large', 413, 'Tệp quá lớn.', { limit: 5 });
  })
  .get('/defect', () => {
    throw new TypeError('the secret recipe');
  })
  .get('/busy', () => {
    throw wrapped('SQLITE_BUSY_SNAPSHOT');
  })
  .get('/full', () => {
    throw wrapped('SQLITE_FULL');
  })
  .post('/form', validate('form', form), (c) => c.json(c.req.valid('form')));
app.onError(problemHandler(log));

describe('errors of the API', () => {
  it('are problem documents with the stable code and its facts', async () => {
    const response = await app.request('/expected');
    expect(response.status).toBe(413);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await response.json()).toEqual({
      type: 'urn:vanthu:error:intake.too-large',
      title: 'Tệp quá lớn.',
      status: 413,
      code: 'intake.too-large',
      limit: 5,
    });
  });

  it('hide a defect behind the reference it was logged with', async () => {
    const response = await app.request('/defect');
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toContain('recipe');
    const { code, reference } = JSON.parse(text) as { code: string; reference: string };
    expect(code).toBe('unexpected');
    expect(logged).toEqual([expect.objectContaining({ reference, err: expect.any(TypeError) })]);
  });

  it('name the wrong fields of a form in Vietnamese', async () => {
    const body = new URLSearchParams({ number: 'mười', note: 'quá dài rồi' });
    const response = await app.request('/form', { method: 'POST', body });
    expect(await response.json()).toMatchObject({
      code: 'request.invalid',
      title: 'Yêu cầu chưa đúng: number: phải là số; note: dài quá 5 ký tự.',
    });
    const right = await app.request('/form', { method: 'POST', body: new URLSearchParams({ number: '7' }) });
    expect(await right.json()).toEqual({ number: 7 });
  });

  it.each([
    ['/busy', 503, 'database.busy', '5'],
    ['/full', 507, 'database.disk-full', null],
  ])('tell of a machine that refuses, however deep it is wrapped: %s', async (path, status, code, wait) => {
    logged.length = warned.length = 0;
    const response = await app.request(path);
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, wait]);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code, status });
    expect(text).not.toContain('papers');
    // What passes by itself calls nobody.
    expect([logged.length, warned.length]).toEqual(status === 503 ? [0, 1] : [1, 0]);
  });
});
