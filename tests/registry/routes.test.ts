import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditOf } from '../../src/platform/audit/trail.ts';
import { people } from '../../src/people/schema.ts';
import { readingPages } from '../../src/reading/schema.ts';
import { dispatches } from '../../src/registry/schema.ts';
import { silentLog } from '../../src/platform/log.ts';
import {
  registerDispatch,
  registryRoutes,
  routeDispatch,
  withdrawDispatch,
} from '../../src/registry/index.ts';
import { eventsOf, openApi } from './http.ts';
import { CLERK, LEADER, type Office, OTHER_CLERK, openOffice, page, pdf, STAFF } from './office.ts';

let office: Office;
let api: ReturnType<typeof openApi>;
beforeEach(() => {
  office = openOffice();
  api = openApi(office);
});
afterEach(() => {
  api.progress.stop();
  office.close();
});

type Body = Record<string, never> & { results: Record<string, never>[] };
const bodyOf = async (response: Response) => (await response.json()) as Body;
const form = (...files: [string, Uint8Array | string][]) => {
  const data = new FormData();
  data.set('note', 'một trường khác');
  for (const [name, content] of files) data.append('files', new File([content as BlobPart], name));
  return data;
};

describe('uploading', () => {
  it('one file: 201, and 200 when it comes again', async () => {
    const first = await api.ask(CLERK, '/dispatches', { body: form(['Công văn đến.pdf', pdf('một')]) });
    expect(first.status).toBe(201);
    const { id } = await bodyOf(first);
    expect(office.view(id!)).toMatchObject({
      fileName: 'Công văn đến.pdf',
      channel: 'api',
      direction: 'incoming',
    });
    const again = await api.ask(CLERK, '/dispatches', { body: form(['khác.pdf', pdf('một')]) });
    expect([again.status, await bodyOf(again)]).toEqual([
      200,
      { id, state: 'received', duplicateOf: id, problem: null },
    ]);
  });

  it('many files: each has its own outcome, and one that is too large does not stop the others', async () => {
    const large = new Uint8Array(3 * 1024 * 1024);
    const files = form(
      ['a.pdf', pdf('a')],
      ['lớn.pdf', large],
      ['b.pdf', pdf('b')],
      ['a2.pdf', pdf('a')],
      ['rỗng.pdf', ''],
    );
    const response = await api.ask(CLERK, '/dispatches?direction=outgoing', { body: files });
    expect(response.status).toBe(207);
    const { results } = await bodyOf(response);
    expect(results.map(({ fileName, status }) => [fileName, status])).toEqual([
      ['a.pdf', 201],
      ['lớn.pdf', 413],
      ['b.pdf', 201],
      ['a2.pdf', 200],
      ['rỗng.pdf', 201],
    ]);
    expect(results[1]).toMatchObject({ dispatch: null, problem: { code: 'files.too-large' } });
    expect(results[4]).toMatchObject({
      dispatch: { state: 'unreadable', problem: { code: 'intake.empty' } },
    });
    expect(office.db.select().from(dispatches).all()).toHaveLength(3);
    expect(readdirSync(join(office.folder, 'files', 'incoming'))).toEqual([]);
  });

  it('counts while the body streams in: it is never held', async () => {
    let sent = 0;
    const boundary = 'ranh-gioi';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="f"; filename="x.pdf"\r\n\r\n`;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent === 0) controller.enqueue(new TextEncoder().encode(head));
        if (sent > 40 * 1024 * 1024) {
          controller.enqueue(new TextEncoder().encode(`\r\n--${boundary}--\r\n`));
          return controller.close();
        }
        sent += 256 * 1024;
        controller.enqueue(new Uint8Array(256 * 1024));
      },
    });
    const before = process.memoryUsage();
    const response = await api.ask(CLERK, '/dispatches', {
      body: stream,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
    expect([response.status, (await bodyOf(response)).code]).toEqual([413, 'files.too-large']);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const after = process.memoryUsage();
    expect(after.arrayBuffers + after.external - before.arrayBuffers - before.external).toBeLessThan(
      30 * 1024 * 1024,
    );
  });

  it('the file as the whole body, its name in a header', async () => {
    const response = await api.ask(CLERK, '/dispatches?urgent=true', {
      body: pdf('trần') as BodyInit,
      headers: {
        'content-type': 'application/pdf',
        'x-file-name': encodeURIComponent('Báo cáo quý III.pdf'),
      },
    });
    expect(response.status).toBe(201);
    expect(office.view((await bodyOf(response)).id!)).toMatchObject({ fileName: 'Báo cáo quý III.pdf' });
  });

  it.each<[string, () => Parameters<typeof api.ask>[2], number, string]>([
    ['no file', () => ({ body: form() }), 400, 'intake.no-file'],
    ['no body', () => ({ method: 'POST' }), 400, 'intake.no-file'],
    [
      'no boundary',
      () => ({ body: 'x', headers: { 'content-type': 'multipart/form-data' } }),
      400,
      'request.malformed',
    ],
    [
      'a form that breaks off',
      () => ({
        body: '--b\r\ncontent-disposition: form-data; name="f"; filename="x.pdf"\r\n\r\n%PDF-1.7 nửa',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      }),
      400,
      'intake.broken-upload',
    ],
  ])('%s', async (_name, ask, status, code) => {
    const response = await api.ask(CLERK, '/dispatches', ask());
    expect([response.status, (await bodyOf(response)).code]).toEqual([status, code]);
    expect(office.db.select().from(dispatches).all()).toEqual([]);
  });

  it('a connection that breaks leaves nothing', async () => {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(
          new TextEncoder().encode(
            '--b\r\ncontent-disposition: form-data; name="f"; filename="x"\r\n\r\n%PDF',
          ),
        );
        setTimeout(() => controller.error(new Error('reset')), 30);
      },
    });
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const response = await api.ask(CLERK, '/dispatches', { body: stream, headers });
    expect([response.status, (await bodyOf(response)).code]).toEqual([400, 'intake.broken-upload']);
    expect(readdirSync(join(office.folder, 'files', 'incoming'))).toEqual([]);
  });
});

describe('the original', () => {
  let id: string;
  const bytes = Buffer.from(pdf('gốc'));
  beforeEach(async () => {
    ({ id } = await office.handIn(pdf('gốc'), CLERK, { fileName: 'Quyết định "số 1".pdf' }));
  });

  it('is handed out to be saved, never shown as a page of the service', async () => {
    const response = await api.ask(CLERK, `/dispatches/${id}/file`);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition':
        'attachment; filename="Quyet dinh _so 1_.pdf"; filename*=UTF-8\'\'Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20%22s%E1%BB%91%201%22.pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(auditOf(office.db, id).at(-1)).toMatchObject({ did: 'dispatch.downloaded', actorId: 'clerk' });
    const again = await api.ask(CLERK, `/dispatches/${id}/file`, {
      headers: { 'if-none-match': headers['etag']! },
    });
    expect(again.status).toBe(304);
  });

  it.each([
    ['bytes=0-3', 206, 'bytes 0-3/', 0, 4],
    ['bytes=5-', 206, 'bytes 5-', 5, undefined],
    ['bytes=-4', 206, '', -4, undefined],
    ['bytes=3-9999', 206, 'bytes 3-', 3, undefined],
    ['bytes=a-b', 200, '', 0, undefined],
    ['bytes=0-1,4-5', 200, '', 0, undefined],
  ])('in parts: %s', async (range, status, contentRange, start, end) => {
    const response = await api.ask(CLERK, `/dispatches/${id}/file`, { headers: { range } });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-range') ?? '').toContain(contentRange);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes.subarray(start, end));
  });

  it('says where a part cannot be', async () => {
    const response = await api.ask(CLERK, `/dispatches/${id}/file`, { headers: { range: 'bytes=9999-' } });
    expect([response.status, response.headers.get('content-range')]).toEqual([
      416,
      `bytes */${bytes.length}`,
    ]);
  });
});

describe('pages', () => {
  it('their words with boxes', async () => {
    const id = await office.readPaper('một');
    const words = await bodyOf(await api.ask(CLERK, `/dispatches/${id}/pages/1`));
    expect(words).toMatchObject({ number: 1, width: 595, height: 842, source: 'ocr' });
    expect(words.lines).toMatchObject([
      { zone: 'body', words: [{ text: 'Trang', confidence: 93 }, { text: 'một' }] },
    ]);
    expect((await api.ask(CLERK, `/dispatches/${id}/pages/2`)).status).toBe(404);
    expect((await api.ask(CLERK, `/dispatches/${id}/pages/0`)).status).toBe(400);
  });

  it('their pictures: drawn once for each width, upright, and known again', async () => {
    const id = await office.readPaper('một');
    office.db.update(readingPages).set({ rotation: 90 }).run();
    const image = (query = '', headers = {}) =>
      api.ask(CLERK, `/dispatches/${id}/pages/1/image${query}`, { headers });
    const both = await Promise.all([image('?width=1100'), image('?width=1200')]);
    expect(await Promise.all(both.map((response) => response.text()))).toEqual([
      'picture 1 1200 90',
      'picture 1 1200 90',
    ]);
    expect(both[0]!.headers.get('content-type')).toBe('image/webp');
    expect(both[0]!.headers.get('cache-control')).toMatch(/^private/);
    expect(office.reader.drawn).toBe(1);
    await image('?width=300');
    expect(office.reader.drawn).toBe(2);
    await image('?width=480');
    expect(office.reader.drawn).toBe(2);
    const known = await image('?width=480', {
      'if-none-match': (await image('?width=480')).headers.get('etag')!,
    });
    expect(known.status).toBe(304);
    expect((await api.ask(CLERK, `/dispatches/${id}/pages/9/image`)).status).toBe(404);
  });

  it('no picture of a quarantined paper is kept', async () => {
    office.reader.secrecy = () => 'Mật';
    const id = await office.readPaper('mật');
    const image = () => api.ask(CLERK, `/dispatches/${id}/pages/1/image`);
    expect((await image()).headers.get('cache-control')).toBe('no-store');
    await image();
    expect(office.reader.drawn).toBe(2);
  });
});

describe('verifying and registering', () => {
  it('walks from the fields to the number', async () => {
    const id = await office.readPaper('một');
    const post = async (path: string, json: object) =>
      bodyOf(await api.ask(CLERK, `/dispatches/${id}${path}`, { json }));
    const opened = await bodyOf(await api.ask(CLERK, `/dispatches/${id}`));
    const put = await api.ask(CLERK, `/dispatches/${id}/fields/number`, {
      method: 'PUT',
      json: { action: 'correct', value: '06', version: opened.version },
    });
    const decided = await bodyOf(put);
    expect(decided).toMatchObject({
      state: 'to-verify',
      field: { field: 'number', value: '06', state: 'corrected' },
    });
    const accepted = await post('/accept-all', { version: decided.version });
    const verified = await post('/verify', { version: accepted.version });
    const registered = await post('/register', { version: verified.version });
    expect(registered).toMatchObject({ number: 1, year: 2026, register: { code: 'chung' } });
    const routed = await post('/route', { unitIds: ['unit-a'], personIds: ['drafter'] });
    expect(routed.access).toMatchObject([
      { kind: 'person', name: 'Người drafter' },
      { kind: 'unit', name: 'Phòng unit-a' },
    ]);
    const { history } = await bodyOf(await api.ask(CLERK, `/dispatches/${id}/history?openings=true`));
    expect(history).toEqual(expect.arrayContaining([expect.objectContaining({ did: 'dispatch.opened' })]));
    const list = await bodyOf(await api.ask(CLERK, '/dispatches?state=registered&limit=1'));
    expect(list).toMatchObject({ rows: [{ id, registerNumber: 1 }], next: null });
    const { registers } = await bodyOf(await api.ask(CLERK, '/registers'));
    expect(registers).toMatchObject([{ year: 2026, entries: 1 }]);
  });

  it('says what is wrong with a request, and who was faster', async () => {
    const id = await office.readPaper('một');
    const put = (json: object) => api.ask(CLERK, `/dispatches/${id}/fields/number`, { method: 'PUT', json });
    for (const wrong of [
      {},
      { action: 'correct', version: 1 },
      { action: 'guess', version: 1 },
      { action: 'accept' },
    ]) {
      const response = await put(wrong);
      expect([response.status, (await bodyOf(response)).code]).toEqual([400, 'request.invalid']);
    }
    const late = await put({ action: 'accept', version: 1 });
    expect([late.status, (await bodyOf(late)).code]).toEqual([409, 'dispatch.changed']);
    const unknown = await api.ask(CLERK, `/dispatches/${id}/fields/màu`, {
      method: 'PUT',
      json: { action: 'accept', version: 1 },
    });
    expect(unknown.status).toBe(400);
    const gone = await api.ask(CLERK, `/dispatches/${id}/route`, { json: { unitIds: ['unit-a'] } });
    expect([gone.status, (await bodyOf(gone)).code]).toEqual([409, 'dispatch.wrong-state']);
  });

  it('does not send a paper to a unit that was dissolved or a person who is not there', async () => {
    const id = await office.verifiedPaper('một');
    registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
    const response = await api.ask(LEADER, `/dispatches/${id}/route`, {
      json: { unitIds: ['unit-gone', 'unit-a'], personIds: ['ai'] },
    });
    expect([response.status, await bodyOf(response)]).toMatchObject([
      422,
      { code: 'dispatch.unknown-grantee', ids: ['unit-gone', 'ai'] },
    ]);
    expect(office.view(id).access).toEqual([]);
  });
});

describe('the OpenAPI document', () => {
  it('describes every route with its answers and errors', async () => {
    const { generateSpecs } = await import('hono-openapi');
    const routes = registryRoutes({ ...office, log: silentLog, wakeJobs: () => {} });
    const { paths, components } = await generateSpecs(routes);
    const operations = Object.values(paths).flatMap((path) => Object.values(path ?? {}));
    const declared = routes.routes.filter(({ method }) => method !== 'ALL');
    expect(operations).toHaveLength(new Set(declared.map(({ method, path }) => `${method} ${path}`)).size);
    for (const operation of operations) {
      expect(operation).toMatchObject({ summary: expect.any(String) as string, responses: { 401: {} } });
    }
    expect(Object.keys(components?.schemas ?? {})).toEqual(
      expect.arrayContaining([
        'Dispatch',
        'DispatchRow',
        'Field',
        'Problem',
        'QueueItem',
        'RegisteredDispatch',
      ]),
    );
  });
});

describe('progress', () => {
  it('of the queue: how things stand, then every change until the paper waits for verification', async () => {
    office.reader.pages = () => [page(1), page(2)];
    const { id } = await office.handIn(pdf('một'));
    const events = eventsOf(await api.ask(CLERK, '/queue/events'));
    expect(await events.next()).toMatchObject({ id, state: 'received', progress: { state: 'queued' } });
    office.reader.turn = () => new Promise((resolve) => setTimeout(resolve, 40));
    const working = office.work();
    const states: unknown[] = [];
    for (;;) {
      const event = await events.next();
      states.push(event['state']);
      if (event['state'] === 'to-verify') break;
    }
    expect(states).toContain('reading');
    await working;
    await events.leave();
  });

  it('of one paper, for those who may see it, as soon as they may', async () => {
    const id = await office.verifiedPaper('một');
    registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
    expect((await api.ask(STAFF, `/dispatches/${id}/events`)).status).toBe(404);
    const queueOfStaff = eventsOf(await api.ask(STAFF, '/queue/events'));
    routeDispatch(office.db, { dispatchId: id, unitIds: ['unit-a'], personIds: [] }, CLERK, office.clock);
    const events = eventsOf(await api.ask(STAFF, `/dispatches/${id}/events`));
    expect(await events.next()).toMatchObject({ id, state: 'registered', progress: null });
    office.db
      .update(dispatches)
      .set({ problemMessage: 'đổi', version: 99 })
      .where(eq(dispatches.id, id))
      .run();
    await vi.waitFor(async () => expect(await events.next()).toMatchObject({ version: 99 }));
    await office.handIn(pdf('của người khác'));
    await office.handIn(pdf('của tôi'), STAFF);
    expect(await queueOfStaff.next()).toMatchObject({ state: 'received' });
    await events.leave();
    await queueOfStaff.leave();
  });

  it('nobody looks at the database once the watchers are gone', async () => {
    await office.handIn(pdf('một'));
    const events = eventsOf(await api.ask(CLERK, '/queue/events'));
    await events.next();
    // Statements are kept: asking for one is what every look begins with.
    const { $client } = office.db as unknown as { $client: Pick<typeof office.connection, 'prepare'> };
    const looks = vi.spyOn($client, 'prepare');
    await vi.waitFor(() => expect(looks).toHaveBeenCalled());
    await events.leave();
    await new Promise((resolve) => setTimeout(resolve, 40));
    looks.mockClear();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(looks).not.toHaveBeenCalled();
  });
});

describe('the trail of who looked', () => {
  const looks = (id: string) =>
    auditOf(office.db, id)
      .map(({ did, actorId }) => `${did} ${actorId}`)
      .filter((line) => /opened|downloaded/.test(line));

  it('has whoever fetches the parts without opening the paper, once', async () => {
    const id = await office.readPaper('một');
    const before = looks(id);
    await api.ask(LEADER, `/dispatches/${id}/pages/1`);
    await api.ask(LEADER, `/dispatches/${id}/pages/1`);
    expect(looks(id)).toEqual([...before, 'dispatch.opened leader']);
    for (const range of ['bytes=1-', 'bytes=-3']) {
      const headers = { range };
      expect((await api.ask(LEADER, `/dispatches/${id}/file`, { headers })).status).toBe(206);
    }
    expect(looks(id)).toEqual([...before, 'dispatch.opened leader', 'dispatch.downloaded leader']);
  });

  it('has one line for an opening with all its pages', async () => {
    const id = await office.readPaper('một');
    const before = looks(id);
    await api.ask(LEADER, `/dispatches/${id}`);
    await api.ask(LEADER, `/dispatches/${id}/pages/1`);
    expect(looks(id)).toEqual([...before, 'dispatch.opened leader']);
  });

  it('has nobody who was refused', async () => {
    const id = await office.readPaper('một');
    const before = looks(id);
    expect((await api.ask(STAFF, `/dispatches/${id}/pages/1`)).status).toBe(404);
    expect((await api.ask(STAFF, `/dispatches/${id}/file`, { headers: { range: 'bytes=1-' } })).status).toBe(
      404,
    );
    expect(looks(id)).toEqual(before);
  });
});

it('cuts a long name by letters: no half of an emoji is left', async () => {
  const headers = { 'x-file-name': encodeURIComponent(`${'😀'.repeat(150)}x${'😀'.repeat(150)}.pdf`) };
  const response = await api.ask(CLERK, '/dispatches', { body: Uint8Array.from(pdf('một')), headers });
  const { id } = await bodyOf(response);
  expect(office.view(id!).fileName).toBe(`${'😀'.repeat(45)}x${'😀'.repeat(150)}.pdf`);
});

it('tells somebody who is locked out nothing more', async () => {
  const id = await office.readPaper('một');
  const response = await api.ask(CLERK, `/dispatches/${id}/events`);
  const events = eventsOf(response);
  await events.next();
  office.db.update(people).set({ disabledAt: office.clock.now() }).where(eq(people.id, 'clerk')).run();
  withdrawDispatch(
    office.db,
    { dispatchId: id, version: office.view(id).version, reason: 'nhầm' },
    OTHER_CLERK,
    office.clock,
  );
  await expect(events.next()).rejects.toThrow('the stream ended');
});
