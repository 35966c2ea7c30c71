/**
 * What an agency costs when there are many: agencies on local workerd under a mixed load of clerks who hand papers in,
 * and staff who search and list. Prints requests a second, the 95th percentile and workerd's memory by number of
 * agencies, each against one agency alone under the same load.
 *
 *   npm run bench:scale                # 1, 100 and 1,000 agencies
 *   npm run bench:scale -- 1 10        # these numbers
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './edge/bundle.ts';
import { buildWorker } from './edge/worker.ts';
import { type Installation, startInstallation } from '../tests/edge/installation.ts';

type Clerk = Awaited<ReturnType<Installation['found']>>;

const REQUESTS = 1_000;
const AT_ONCE = 8;
const FOUNDED_AT_ONCE = 4;

const given = process.argv.slice(2).map(Number);
const numbers = given.length > 0 ? given : [1, 100, 1_000];

const worker = await buildWorker(join(ROOT, 'src/edge.ts'));
let baseline: Figures | null = null;
for (const agencies of numbers) {
  const figures = await measure(agencies);
  baseline ??= figures;
  const { perSecond, p95, megabytes } = figures;
  console.log(
    `${agencies} agencies: ${perSecond.toFixed(0)} requests/s (${(perSecond / baseline.perSecond).toFixed(2)} of the first), ` +
      `p95 ${p95.toFixed(0)} ms (${(p95 / baseline.p95).toFixed(2)}), memory ${megabytes.toFixed(0)} MB ` +
      `(${((megabytes - baseline.megabytes) / Math.max(1, agencies - numbers[0]!)).toFixed(2)} MB for each more)`,
  );
}

interface Figures {
  perSecond: number;
  /** Milliseconds. */
  p95: number;
  megabytes: number;
}

async function measure(agencies: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'vanthu-scale-'));
  const installation = startInstallation(worker, folder);
  try {
    const codes = Array.from({ length: agencies }, (_, at) => `co-quan-${at}`);
    const clerks: Clerk[] = [];
    await spread(codes, FOUNDED_AT_ONCE, async (code) => {
      clerks.push(await installation.found(code, `Cơ quan ${code}`));
    });
    const took: number[] = [];
    const began = performance.now();
    await spread(
      Array.from({ length: REQUESTS }, (_, at) => at),
      AT_ONCE,
      async (at) => {
        const start = performance.now();
        await oneRequest(clerks[at % clerks.length]!, at);
        took.push(performance.now() - start);
      },
    );
    const seconds = (performance.now() - began) / 1000;
    const p95 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)]!;
    return { perSecond: REQUESTS / seconds, p95, megabytes: memoryOfWorkerd() };
  } finally {
    await installation.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of ten requests two hand a paper in, four list, four search. */
async function oneRequest({ api }: Clerk, at: number): Promise<void> {
  switch (at % 5) {
    case 0:
      await api('/dispatches', {
        body: new TextEncoder().encode(`%PDF-1.7\n% ${at}\n%%EOF\n`),
        headers: { 'content-type': 'application/pdf', 'x-file-name': 'quet.pdf' },
      });
      return;
    case 1:
    case 3:
      await api('/dispatches');
      return;
    default:
      await api('/search?q=bao%20cao');
  }
}

async function spread<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const waiting = all.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const one of waiting) await work(one);
    }),
  );
}

/** Megabytes that the workerd processes of this one hold. */
function memoryOfWorkerd(): number {
  const held = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      const status = statusOf(pid);
      const isOurs =
        /^Name:\s+workerd$/m.test(status) && new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(status);
      return isOurs ? Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024 : 0;
    });
  return held.reduce((sum, each) => sum + each, 0);
}

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}
