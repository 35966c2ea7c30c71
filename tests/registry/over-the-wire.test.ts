/** The same routes behind a real socket: what breaks, breaks differently there. */
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AppEnv } from '../../src/people/http-env.ts';
import { problemHandler } from '../../src/platform/http.ts';
import { silentLog } from '../../src/platform/log.ts';
import { createProgressFeed, type ProgressFeed, registryRoutes } from '../../src/registry/index.ts';
import { dispatches } from '../../src/registry/schema.ts';
import { eventsOf } from './http.ts';
import { CLERK, type Office, openOffice, pdf } from './office.ts';

let office: Office;
let server: ServerType;
let progress: ProgressFeed;
let port: number;
beforeEach(async () => {
  office = openOffice();
  progress = createProgressFeed({ db: office.db, log: silentLog, intervalMs: 15 });
  const app = new Hono<AppEnv>()
    .use(async (c, next) => {
      c.set('actor', CLERK);
      c.set('session', null);
      await next();
    })
    .route('/api/v1', registryRoutes({ ...office, log: silentLog, wakeJobs: () => {}, progress }));
  app.onError(problemHandler<AppEnv>(silentLog));
  port = await new Promise((resolve) => {
    server = serve({ fetch: app.fetch, port: 0 }, (info) => resolve(info.port));
  });
});
afterEach(async () => {
  progress.stop();
  await new Promise((resolve) => {
    server.close(resolve);
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  office.close();
});

const url = (path: string) => `http://localhost:${port}/api/v1${path}`;
const arrivals = () => readdirSync(join(office.folder, 'files', 'incoming'));

/** Sends the head of a request that promises more than it sends. */
function beginUpload(contentType: string, begin: string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost', () => {
      socket.write(
        `POST /api/v1/dispatches HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${contentType}\r\ncontent-length: 900000\r\n\r\n${begin}`,
        () => resolve(socket),
      );
    });
    socket.on('error', () => socket.destroy());
  });
}

it('takes thirty scans dropped at once, and hands one back whole', async () => {
  const data = new FormData();
  for (let at = 0; at < 30; at++)
    data.append('files', new File([pdf(`${at} ${'x'.repeat(50_000)}`) as BlobPart], `Quét ${at}.pdf`));
  const response = await fetch(url('/dispatches'), { method: 'POST', body: data });
  const { results } = (await response.json()) as {
    results: { status: number; fileName: string; dispatch: { id: string } }[];
  };
  expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 201));
  expect(results[7]!.fileName).toBe('Quét 7.pdf');
  const file = await fetch(url(`/dispatches/${results[7]!.dispatch.id}/file`));
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(pdf(`7 ${'x'.repeat(50_000)}`));
});

it('refuses a body that is too large while it comes', async () => {
  const response = await fetch(url('/dispatches'), {
    method: 'POST',
    body: new Uint8Array(4 * 1024 * 1024),
    headers: { 'content-type': 'application/pdf' },
  });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
    413,
    'files.too-large',
  ]);
});

it.each([
  ['application/pdf', '%PDF-1.7 nửa'],
  [
    'multipart/form-data; boundary=b',
    '--b\r\ncontent-disposition: form-data; name="f"; filename="x.pdf"\r\n\r\n%PDF-1.7 nửa',
  ],
])('whoever hangs up in the middle of %s leaves nothing', async (contentType, begin) => {
  const socket = await beginUpload(contentType, begin);
  await vi.waitFor(() => expect(arrivals()).toHaveLength(1));
  socket.destroy();
  await vi.waitFor(() => expect(arrivals()).toEqual([]));
  expect(office.db.select().from(dispatches).all()).toEqual([]);
  expect((await fetch(url('/queue'))).status).toBe(200);
});

it('whoever stops listening is forgotten', async () => {
  const forgotten = vi.fn<() => void>();
  const { subscribe } = progress;
  progress.subscribe = (...args) => {
    const unsubscribe = subscribe(...args);
    return () => {
      unsubscribe();
      forgotten();
    };
  };
  await office.handIn(pdf('một'));
  const leaving = new AbortController();
  const response = await fetch(url('/queue/events'), { signal: leaving.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(await eventsOf(response).next()).toMatchObject({ state: 'received' });
  leaving.abort();
  await vi.waitFor(() => expect(forgotten).toHaveBeenCalledOnce());
});
