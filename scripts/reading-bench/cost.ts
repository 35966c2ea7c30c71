/** What work costs, on a machine that others use as well: the time of the processor beside that of the clock. */
import { readFileSync } from 'node:fs';

export interface Cost {
  /** Seconds by the clock. */
  clock: number;
  /** Seconds of processor, of this process and of those it started and that have ended. */
  processor: number;
}

/** The kernel counts in hundredths of a second whatever the machine. */
const TICKS = 100;
/** Places in /proc/self/stat behind the name: of this process and of its ended children, user and system. */
const FIRST_TIME = 11;
const LAST_TIME = 15;

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + childrenSeconds();
}

/** 0 where there is no /proc: the figures are then those of this process alone. */
function childrenSeconds(): number {
  if (process.platform !== 'linux') return 0;
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [, , user = 0, system = 0] = fields.slice(FIRST_TIME, LAST_TIME).map(Number);
  return (user + system) / TICKS;
}

export async function costOf<T>(work: () => Promise<T>): Promise<Cost & { result: T }> {
  const clock = performance.now();
  const processor = processorSeconds();
  const result = await work();
  return {
    result,
    clock: (performance.now() - clock) / 1000,
    processor: processorSeconds() - processor,
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
