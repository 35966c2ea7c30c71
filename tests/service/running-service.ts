/** The real service in a process of its own, as an office runs it, and a clerk who is signed in to it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningService {
  url: string;
  pid: number;
  /** What it printed so far. */
  output: () => string;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Ends it as `systemctl stop` does. */
  stop(): Promise<number | null>;
}

export const temporaryFolder = () => mkdtemp(join(tmpdir(), 'vanthu-test-'));
export const removeFolder = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 5 });

/** Starts `npm start` on a free port. */
export async function startService(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<RunningService> {
  const environment = {
    VANTHU_DATA: dataDir,
    VANTHU_PORT: '0',
    VANTHU_HOST: '127.0.0.1',
    VANTHU_LOG: 'warn',
    VANTHU_MIN_FREE_MB: '0',
  };
  const child = spawn(process.execPath, ['scripts/vanthu.mjs', 'serve'], {
    env: { ...process.env, ...environment, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const url = await addressOf(child, () => printed);
  return {
    url,
    pid: child.pid!,
    output: () => printed,
    kill: () => end(child, 'SIGKILL').then(() => undefined),
    stop: () => end(child, 'SIGTERM'),
  };
}

async function addressOf(child: ChildProcess, printed: () => string): Promise<string> {
  for (const deadline = Date.now() + 90_000; Date.now() < deadline;) {
    const address = /đang chạy ở (\S+)/u.exec(printed())?.[1];
    if (address !== undefined) return address.replace('localhost', '127.0.0.1');
    if (child.exitCode !== null) break;
    await pause(50);
  }
  throw new Error(`the service did not start:\n${printed()}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
  return child.exitCode;
}

export interface SignedIn {
  get<T>(path: string): Promise<T>;
  send<T>(method: string, path: string, body?: unknown): Promise<T>;
  upload(fileName: string, bytes: Uint8Array): Promise<{ id: string; duplicateOf: string | null }>;
}

export const ADMIN = { username: 'quantri', password: 'mot-mat-khau-dai', name: 'Người Quản Trị' };

/** Uses the one-time link that the service printed, and signs the new administrator (who is also văn thư) in. */
export async function signInAsFirstAdmin(service: RunningService): Promise<SignedIn> {
  const token = /thiet-lap\?ma=(\S+)/u.exec(service.output())?.[1];
  if (token !== undefined) await post(service, '/api/v1/session/first-admin', { token, ...ADMIN });
  const answer = await post(service, '/api/v1/session', {
    username: ADMIN.username,
    password: ADMIN.password,
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const headers = { cookie, origin: service.url };
  const ask = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(service.url + path, { ...init, headers: { ...headers, ...init.headers } });
    if (!response.ok) throw new Error(`${init.method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? null : await response.json()) as T;
  };
  return {
    get: (path) => ask(path, { method: 'GET' }),
    send: (method, path, body) =>
      ask(path, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body ?? {}),
      }),
    upload: (fileName, bytes) =>
      ask('/api/v1/dispatches', {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(fileName) },
        body: Uint8Array.from(bytes),
      }),
  };
}

async function post(service: RunningService, path: string, body: unknown): Promise<Response> {
  const response = await fetch(service.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: service.url },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response;
}

/** Asks again until the answer is as wanted. */
export async function until<T>(
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
  seconds = 60,
): Promise<T> {
  for (const deadline = Date.now() + seconds * 1000; ;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > deadline)
      throw new Error(`still not as wanted: ${JSON.stringify(answer).slice(0, 500)}`);
    await pause(100);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
