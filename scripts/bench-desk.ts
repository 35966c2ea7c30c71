/**
 * What the one desk of an installation (`edge/shared-desk.ts`) bears: processor time of local workerd for each of the
 * two things it is asked for every page that is read, on one installation. One object is one thread, so a second of
 * processor is a second of it at most; the Worker in front and the agency that is asked are in the figure too.
 *
 *   npm run bench:desk                 # 2,000 requests of each kind
 *   npm run bench:desk -- 500
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secondsOfWorkerd, spread } from './bench/workerd.ts';
import { ROOT } from './edge/bundle.ts';
import { buildWorker } from './edge/worker.ts';
import { startInstallation, TOKEN } from '../tests/edge/installation.ts';

const AT_ONCE = 16;
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
    const inTurns = (count: number) =>
      spread(Array(count).keys(), AT_ONCE, async (at) => {
        await (await request(at)).arrayBuffer();
      });
    await inTurns(AT_ONCE * 4);
    const [before, began] = [secondsOfWorkerd(), performance.now()];
    await inTurns(requests);
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
