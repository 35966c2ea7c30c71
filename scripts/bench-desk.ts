/**
 * What the one desk of an installation (`edge/shared-desk.ts`) bears: processor time of local workerd for each of the
 * two things it is asked for every page that is read, on one installation. One object is one thread, so a second of
 * processor is a second of it at most; the Worker in front and the agency that is asked are in the figure too.
 *
 *   npm run bench:desk                 # 2,000 requests of each kind
 *   npm run bench:desk -- 500
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './edge/bundle.ts';
import { buildWorker } from './edge/worker.ts';
import { startInstallation, TOKEN } from '../tests/edge/installation.ts';

const AT_ONCE = 16;
/** Of the kernel's counters of processor time, a second. */
const TICKS = 100;
const requests = Number(process.argv[2] ?? 2_000);

const folder = mkdtempSync(join(tmpdir(), 'vanthu-desk-'));
const installation = startInstallation(await buildWorker(join(ROOT, 'src/edge.ts')), folder);
try {
  await installation.make('hai-chau', 'UBND phường Hải Châu');
  const made = await installation.ask('vanthu.test', '/readers/keys', {
    json: { name: 'phòng máy' },
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  const { key } = (await made.json()) as { key: string };
  const ask = (path: string, json: object = {}) =>
    installation.ask('vanthu.test', `/api/v1/reading/loans${path}`, {
      json,
      headers: { authorization: `Bearer ${key}` },
    });
  const reader = (at: number) => ({ id: `máy ${at % 35}`, hands: 8, engine: 'không' });
  const kinds = {
    'asks for work, of which there is none': (at: number) => ask('', { reader: reader(at), waitMs: 0 }),
    'asks whose key it is, for a loan of an agency': () => ask(`/hai-chau.${crypto.randomUUID()}/heartbeat`),
  };
  for (const [kind, request] of Object.entries(kinds)) {
    await inTurns(AT_ONCE * 4, request);
    const [before, began] = [secondsOfWorkerd(), performance.now()];
    await inTurns(requests, request);
    const used = secondsOfWorkerd() - before;
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `${kind}: ${((used / requests) * 1000).toFixed(2)} ms of processor each, ${(requests / used).toFixed(0)} a second of processor; ` +
        `by the clock ${(requests / seconds).toFixed(0)} a second`,
    );
  }
} finally {
  await installation.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function inTurns(
  count: number,
  request: (at: number) => Promise<{ arrayBuffer(): Promise<unknown> }>,
): Promise<void> {
  const waiting = Array(count).keys();
  const hand = async () => {
    for (const at of waiting) await (await request(at)).arrayBuffer();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
}

/** Of the workerd processes of this one. */
function secondsOfWorkerd(): number {
  const used = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      const [, program = '', parent = '', ...rest] =
        /^\d+ \((.*)\) \S (\d+) (.*)$/su
          .exec(statOf(pid))
          ?.flatMap((part, at) => (at === 3 ? part.split(' ') : [part])) ?? [];
      const isOurs = program === 'workerd' && Number(parent) === process.pid;
      // Behind the parent come nine more fields, then processor time of the process and of the kernel for it.
      return isOurs ? (Number(rest[9]) + Number(rest[10])) / TICKS : 0;
    });
  return used.reduce((sum, each) => sum + each, 0);
}

function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}
