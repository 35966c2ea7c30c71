/** What the benches of the edge form share: work handed out in turns, and what local workerd takes for it. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Of the kernel's counters of processor time, a second. */
const TICKS = 100;

/** Does the work for each, so many at once. */
export async function spread<T>(
  all: Iterable<T>,
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const waiting = all[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.next(); next.done !== true; next = waiting.next()) await work(next.value);
    }),
  );
}

/** Which workerd runs, as it tells itself: the installed one, or the one that `MINIFLARE_WORKERD_PATH` names. */
export function versionOfWorkerd(): string {
  const ofMiniflare = createRequire(createRequire(import.meta.url).resolve('miniflare'));
  const { default: installed } = ofMiniflare('workerd') as { default: string };
  const program = process.env['MINIFLARE_WORKERD_PATH'] ?? installed;
  return execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
}

/** Megabytes that the workerd processes of this one hold. */
export function memoryOfWorkerd(): number {
  return sumOverWorkerd(
    (pid) => Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024,
  );
}

/** Seconds of processor that the workerd processes of this one have taken. */
export function secondsOfWorkerd(): number {
  return sumOverWorkerd((pid) => {
    // Behind the name and the parent come nine more fields, then processor time of the process and of the kernel for it.
    const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)!.split(' ');
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
  });
}

function sumOverWorkerd(figure: (pid: string) => number): number {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isOurWorkerd(read(`/proc/${name}/status`)))
    .reduce((sum, pid) => sum + figure(pid), 0);
}

function isOurWorkerd(status: string): boolean {
  return /^Name:\s+workerd$/m.test(status) && new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(status);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process ended meanwhile.
    return '';
  }
}
