/**
 * `npm run bench:intake [-- FILES [READERS]]`: drops many scans at once on a real service and tells how much memory
 * it takes and how fast the pages answer meanwhile, beside how fast they answered before (the baseline).
 */
import { readdirSync, readFileSync } from 'node:fs';
import {
  ADMIN,
  removeFolder,
  type RunningService,
  signInAsFirstAdmin,
  startService,
  temporaryFolder,
} from '../tests/service/running-service.ts';
import { renderSample } from './samples/make.ts';

const [files = 200, readers = 2] = process.argv.slice(2).map(Number);
const PAGES = ['/', '/tiep-nhan', '/van-ban', '/tim-kiem?q=chuyen+doi+so'];
const PAUSE_MS = 250;

interface State {
  waiting: number;
  ready: number;
  failed: number;
}

async function bench(): Promise<void> {
  const folder = await temporaryFolder();
  const service = await startService(folder, { VANTHU_READERS: String(readers) });
  try {
    const clerk = await signInAsFirstAdmin(service);
    const cookie = await cookieOf(service);
    const idle = await answerTimes(service, cookie, 40);
    const scan = await renderSample('cv-giai-ngan', 'scan');
    const started = performance.now();
    await upload(clerk, scan);
    const uploaded = performance.now();

    const busy: number[] = [];
    let peakMb = 0;
    let state: State;
    do {
      busy.push(...(await answerTimes(service, cookie, PAGES.length)));
      peakMb = Math.max(peakMb, memoryOfTree(service.pid));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      state = await stateOf(clerk);
    } while (state.waiting > 0);
    const seconds = (performance.now() - started) / 1000;

    console.log(`${files} scans, ${readers} readers: ${state.ready} read, ${state.failed} failed`);
    console.log(
      `uploads ${((uploaded - started) / 1000).toFixed(1)} s, all read after ${seconds.toFixed(0)} s`,
    );
    console.log(`peak memory of all processes ${peakMb.toFixed(0)} MB (resident)`);
    console.log(`pages while idle    p50 ${at(idle, 0.5)} ms  p95 ${at(idle, 0.95)} ms`);
    console.log(
      `pages while reading p50 ${at(busy, 0.5)} ms  p95 ${at(busy, 0.95)} ms  (${busy.length} requests)`,
    );
    console.log(`ratio reading/idle at p50 ${(Number(at(busy, 0.5)) / Number(at(idle, 0.5))).toFixed(2)}`);
    if (state.ready !== files) process.exitCode = 1;
  } finally {
    await service.stop();
    await removeFolder(folder);
  }
}

type Clerk = Awaited<ReturnType<typeof signInAsFirstAdmin>>;

/** The same scan with other bytes at its end each time: another file to the service, the same work to read. */
async function upload(clerk: Clerk, scan: Uint8Array): Promise<void> {
  const numbers = Array.from({ length: files }, (_, index) => index + 1).values();
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      for (const number of numbers) {
        await clerk.upload(`scan-${number}.pdf`, Buffer.concat([scan, Buffer.from(`\n%${number}\n`)]));
      }
    }),
  );
}

async function stateOf(clerk: Clerk): Promise<State> {
  const waiting = await clerk.get<Record<string, number>>('/api/v1/queue/waiting');
  const failed = waiting['unreadable'] ?? 0;
  const ready = waiting['toVerify'] ?? 0;
  return { ready, failed, waiting: files - ready - failed };
}

async function answerTimes(service: RunningService, cookie: string, requests: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < requests; index++) {
    const started = performance.now();
    const response = await fetch(service.url + PAGES[index % PAGES.length], {
      headers: { cookie },
      redirect: 'manual',
    });
    await response.text();
    if (response.status !== 200)
      throw new Error(`${PAGES[index % PAGES.length]} answered ${response.status}`);
    times.push(performance.now() - started);
  }
  return times;
}

async function cookieOf(service: RunningService): Promise<string> {
  const { username, password } = ADMIN;
  const answer = await fetch(`${service.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: service.url },
    body: JSON.stringify({ username, password }),
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** Resident megabytes of a process and all that it started (Linux). */
function memoryOfTree(root: number): number {
  const parents = new Map<number, number>();
  const resident = new Map<number, number>();
  for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    const status = readStatus(pid);
    if (status === null) continue;
    parents.set(pid, Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]));
    resident.set(pid, Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
  }
  const belongs = (pid: number): boolean =>
    pid === root || (parents.has(pid) && pid > 1 && belongs(parents.get(pid)!));
  return [...resident].filter(([pid]) => belongs(pid)).reduce((sum, [, mb]) => sum + mb, 0);
}

/** Null for a process that has just ended. */
function readStatus(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return null;
  }
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
}

await bench();
