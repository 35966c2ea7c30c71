/** What work costs, on a machine that others use as well: the time of the processor beside that of the clock. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Cost {
  /** Seconds by the clock. */
  clock: number;
  /** Seconds of processor, of this process and of those it started and that have ended. */
  processor: number;
}

/** The kernel counts in hundredths of a second whatever the machine. */
const TICKS = 100;
/** Places in /proc/PID/stat behind the name: of the process and of its ended children, user and system. */
const FIRST_TIME = 11;
const LAST_TIME = 15;

let ofEngines = 0;

/** Where there is no /proc, of this process alone. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  const [, , ofEnded = 0, inSystem = 0] = timesOf('self');
  return (user + system) / 1e6 + ofEnded + inSystem + secondsBelow('self') + ofEngines;
}

/** Of all that a process has started and that still runs: engines stay for the next page. */
function secondsBelow(process: string): number {
  return childrenOf(process).reduce(
    (sum, child) => sum + timesOf(child).reduce((all, time) => all + time, 0) + secondsBelow(child),
    0,
  );
}

/**
 * To be called before readers are ended: the programs of an engine end with them, and whoever is not there to wait for
 * them is never told what they took.
 */
export function countEngines(): void {
  for (const reader of childrenOf('self')) ofEngines += secondsBelow(reader);
}

/** Seconds of a process and of its ended children, user and system each; none where the system does not tell. */
function timesOf(process: string): number[] {
  const stat = told(`/proc/${process}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(FIRST_TIME, LAST_TIME).map((ticks) => Number(ticks) / TICKS);
}

/** Process ids; none where the system does not tell. */
export function childrenOf(process: string): string[] {
  const threads = told(`/proc/${process}/stat`) === '' ? [] : readdirSync(`/proc/${process}/task`);
  return threads.flatMap((thread) =>
    told(`/proc/${process}/task/${thread}/children`).split(' ').filter(Boolean),
  );
}

/** A file of /proc; empty where there is none, or the process is gone. */
export function told(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
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
