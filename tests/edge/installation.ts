/** An installation of the edge form in workerd: its Worker, its objects, its bucket, kept in a folder. */
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import {
  Miniflare,
  type Request as AtWorker,
  type RequestInit as WorkerInit,
  Response as FromWorker,
} from 'miniflare';
import { COMPATIBILITY } from '../../scripts/edge/bundle.ts';
import type { AgencyAddress } from '../../src/maintenance/index.ts';
import type { Bucket } from '../../src/platform/files/r2-storage.ts';
import type { BuiltWorker } from '../../scripts/edge/worker.ts';

export const TOKEN = 'khoá của người quản trị hệ thống'
  .normalize('NFD')
  .replaceAll(/[^a-z]/g, '')
  .padEnd(40, 'x');

/** As the mail service gets it. */
export type Letter = Record<'messageId' | 'from' | 'to' | 'subject' | 'text', string> & {
  attachments: unknown[];
};

export interface Ask {
  method?: string;
  json?: unknown;
  body?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

async function passOn(request: AtWorker, url: string): Promise<FromWorker> {
  const { method, headers } = request;
  const body = method === 'GET' ? null : await request.arrayBuffer();
  const answer = await fetch(url, { method, headers: Object.fromEntries(headers), body });
  return new FromWorker(await answer.text(), { status: answer.status });
}

export type Installation = ReturnType<typeof startInstallation>;

/**
 * @param folder where it keeps its state; another start on it finds everything again
 * @param searchServer the address on this machine behind `https://meili.test`; blank: the installation has none
 */
export function startInstallation({ files, assets }: BuiltWorker, folder: string, searchServer = '') {
  const styles = `${folder}/assets`;
  for (const [address, contents] of assets) {
    mkdirSync(dirname(styles + address), { recursive: true });
    writeFileSync(styles + address, contents);
  }
  /** What its mail service was given. */
  const letters: Letter[] = [];
  const miniflare = new Miniflare({
    modules: files,
    compatibilityDate: COMPATIBILITY.date,
    compatibilityFlags: COMPATIBILITY.flags,
    durableObjects: {
      AGENCIES: { className: 'Agency', useSQLite: true },
      DESK: { className: 'SharedDesk', useSQLite: true },
    },
    durableObjectsPersist: `${folder}/objects`,
    assets: {
      directory: styles,
      routerConfig: { has_user_worker: true },
      assetConfig: { html_handling: 'none', not_found_handling: 'none' },
    },
    r2Buckets: ['FILES'],
    r2Persist: `${folder}/bucket`,
    bindings: {
      VANTHU_DOMAIN: 'vanthu.test',
      VANTHU_INSTALLATION_TOKEN: TOKEN,
      VANTHU_MAIL_URL: 'https://mail.test/letters',
      VANTHU_MAIL_FROM: 'vanthu@vanthu.test',
      VANTHU_MAIL_KEY: 'khoa-thu',
      ...(searchServer === '' ? {} : { MEILI_URL: 'https://meili.test/', MEILI_KEY: 'khoa-tim' }),
    },
    async outboundService(request: AtWorker) {
      const { host, pathname, search } = new URL(request.url);
      if (host === 'meili.test') return passOn(request, `${searchServer}${pathname}${search}`);
      const isAsSaid =
        request.headers.get('authorization') === 'Bearer khoa-thu' && request.method === 'POST';
      if (request.url !== 'https://mail.test/letters' || !isAsSaid)
        return new FromWorker(null, { status: 502 });
      letters.push((await request.json()) as Letter);
      return new FromWorker(null, { status: 202 });
    },
  });

  async function ask(host: string, path: string, { method, json, body, headers }: Ask = {}) {
    const content = json === undefined ? body : JSON.stringify(json);
    return miniflare.dispatchFetch(`https://${host}${path}`, {
      method: method ?? (content === undefined ? 'GET' : 'POST'),
      headers: {
        origin: `https://${host}`,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
      redirect: 'manual',
    });
  }

  /**
   * Makes an agency.
   * @returns the token of its first administrator
   */
  async function make(code: string, name: string): Promise<string> {
    const founded = await ask('vanthu.test', '/agencies', {
      json: { code, name },
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    const { firstAdministrator } = (await founded.json()) as { firstAdministrator: string };
    return new URL(firstAdministrator).searchParams.get('ma')!;
  }

  /** Its first administrator comes, and signs in. */
  async function moveIn(code: string, token: string) {
    const account = { username: 'an', password: 'một mật khẩu dài' };
    await ask(`${code}.vanthu.test`, '/api/v1/session/first-admin', {
      json: { token, name: 'Trần An', ...account },
    });
    return signIn(code);
  }

  /** Makes an agency, its first administrator, and signs in. */
  const found = async (code: string, name: string) => moveIn(code, await make(code, name));

  /** The person of that name, at the door of their agency. */
  async function signIn(code: string) {
    const host = `${code}.vanthu.test`;
    const account = { username: 'an', password: 'một mật khẩu dài' };
    const response = await ask(host, '/api/v1/session', { json: account });
    if (response.status !== 200) throw new Error(await response.text());
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const asThem = (path: string, request: Ask = {}) =>
      ask(host, path, { ...request, headers: { cookie, ...request.headers } });
    async function api<T>(path: string, request: Ask = {}): Promise<T> {
      const answer = await asThem(`/api/v1${path}`, request);
      const text = await answer.text();
      if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${text}`);
      return (text === '' ? null : JSON.parse(text)) as T;
    }
    return { cookie, ask: asThem, api };
  }

  /**
   * A port of this machine that is the door of a host: what comes in goes there as it is.
   * @param cameIn told of each request
   */
  async function doorOf(host: string, cameIn: (path: string) => void = () => undefined) {
    const pass = async (request: Request) => {
      const { pathname, search } = new URL(request.url);
      const init = { method: request.method, headers: [...request.headers], body: request.body };
      const to = `https://${host}${pathname}${search}`;
      cameIn(pathname);
      return (await miniflare.dispatchFetch(to, {
        ...init,
        duplex: 'half',
      } as WorkerInit)) as unknown as Response;
    };
    const server = createServer(getRequestListener(pass)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const close = () => (server.closeAllConnections(), server.close());
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
  }

  /** The port of this machine at which all its hosts answer. */
  const port = async () => (await miniflare.ready).port;

  /** As a machine sends it that moves an office here or away. */
  const send: NonNullable<AgencyAddress['send']> = async (url, request) =>
    (await miniflare.dispatchFetch(url, request as RequestInit as never)) as unknown as Response;

  /** Keys of what an agency has in the bucket. */
  async function objectsOf(code: string): Promise<string[]> {
    const bucket = (await miniflare.getR2Bucket('FILES')) as unknown as Bucket;
    const { objects } = await bucket.list({ prefix: code });
    return objects.map(({ key }) => key).filter((key) => /^[^./]+/.exec(key)?.[0] === code);
  }

  return {
    port,
    objectsOf,
    letters,
    ask,
    make,
    moveIn,
    send,
    found,
    signIn,
    doorOf,
    stop: () => miniflare.dispose(),
  };
}
