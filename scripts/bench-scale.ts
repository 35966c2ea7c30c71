/**
 * What an agency costs when there are many: agencies on local workerd under a mixed load. Clerks hand papers in and
 * register them, staff search and list, and at agencies where nobody works somebody opens the door. Prints how long
 * one takes to make, and by number of agencies requests a second, the 95th percentile and workerd's memory, each
 * against one agency alone under the same load.
 *
 * To sign in costs what a password's hash is made to cost (scrypt), and is done once a day: people work at
 * SIGNED_IN agencies at most, spread evenly over all of them, and of the others each is awake and asked.
 *
 *   npm run bench:scale                          # 1, 100 and 1,000 agencies
 *   npm run bench:scale -- 1 10                  # these numbers
 *   npm run bench:scale -- 1 20 --deeds 100      # with fewer deeds than DEEDS, where a machine is not quiet
 *   MINIFLARE_WORKERD_PATH=/…/workerd npm run bench:scale    # on another workerd than the installed one
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { memoryOfWorkerd, spread, versionOfWorkerd } from './bench/workerd.ts';
import { ROOT } from './edge/bundle.ts';
import { buildWorker } from './edge/worker.ts';
import { type Ask, type Installation, startInstallation } from '../tests/edge/installation.ts';
import { type AskApi, pdf, typedPaper } from '../tests/edge/typed-paper.ts';

type Clerk = Awaited<ReturnType<Installation['found']>>;

/** What people do, whatever the number of agencies: to register a paper that was typed is one, of a dozen requests. */
const DEEDS = 500;
const AT_ONCE = 8;
const MADE_AT_ONCE = 4;
const SIGNED_IN = 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { deeds: { type: 'string', default: String(DEEDS) } },
});
const deeds = Number(values.deeds);
const numbers = positionals.length > 0 ? positionals.map(Number) : [1, 100, 1_000];

const worker = await buildWorker(join(ROOT, 'src/edge.ts'));
console.log(versionOfWorkerd());
let baseline: Figures | null = null;
for (const agencies of numbers) {
  const figures = await measure(agencies);
  baseline ??= figures;
  const { perSecond, p95, megabytes, secondsEach } = figures;
  console.log(
    `${agencies} agencies: made in ${secondsEach.toFixed(2)} s each, ${perSecond.toFixed(0)} requests/s (${(perSecond / baseline.perSecond).toFixed(2)} of the first), ` +
      `p95 ${p95.toFixed(0)} ms (${(p95 / baseline.p95).toFixed(2)}), memory ${megabytes.toFixed(0)} MB ` +
      `(${((megabytes - baseline.megabytes) / Math.max(1, agencies - numbers[0]!)).toFixed(2)} MB for each more)`,
  );
}

interface Figures {
  perSecond: number;
  /** Milliseconds. */
  p95: number;
  megabytes: number;
  /** To make one agency, with others made beside it. */
  secondsEach: number;
}

async function measure(agencies: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'vanthu-scale-'));
  const installation = startInstallation(worker, folder);
  try {
    const codes = Array.from({ length: agencies }, (_, at) => `co-quan-${at}`);
    const tokens = new Map<string, string>();
    const beganMaking = performance.now();
    await spread(codes, MADE_AT_ONCE, async (code) => {
      tokens.set(code, await installation.make(code, `Cơ quan ${code}`));
    });
    const secondsEach = (performance.now() - beganMaking) / 1000 / agencies;
    const every = Math.ceil(agencies / SIGNED_IN);
    const clerks: Clerk[] = [];
    for (const code of codes.filter((_, at) => at % every === 0))
      clerks.push(await installation.moveIn(code, tokens.get(code)!));

    const took: number[] = [];
    const timed = async <T>(request: () => Promise<T>): Promise<T> => {
      const start = performance.now();
      const answer = await request();
      took.push(performance.now() - start);
      return answer;
    };
    const began = performance.now();
    const doors = codes.map((code) => `${code}.vanthu.test`);
    await spread([...Array(deeds).keys()], AT_ONCE, async (at) => {
      const { api } = clerks[at % clerks.length]!;
      await oneDeed((path: string, request?: Ask) => timed(() => api(path, request)), at);
      const door = doors[at % doors.length]!;
      const answer = await timed(() => installation.ask(door, '/dang-nhap'));
      await answer.arrayBuffer();
    });
    const seconds = (performance.now() - began) / 1000;
    const p95 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)]!;
    return { perSecond: took.length / seconds, p95, megabytes: memoryOfWorkerd(), secondsEach };
  } finally {
    await installation.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of ten deeds one registers a paper, one hands a paper in, four list, four search. */
async function oneDeed(api: AskApi, at: number): Promise<void> {
  switch (at % 10) {
    case 0: {
      const { id, version } = await typedPaper(api, `Văn bản thứ ${at}`);
      await api(`/dispatches/${id}/register`, { json: { version } });
      return;
    }
    case 5:
      await api('/dispatches', {
        body: pdf(String(at)),
        headers: { 'content-type': 'application/pdf', 'x-file-name': 'quet.pdf' },
      });
      return;
    case 1:
    case 3:
    case 7:
    case 9:
      await api('/dispatches');
      return;
    default:
      await api('/search?q=bao%20cao');
  }
}
