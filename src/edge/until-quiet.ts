/** Waits for work to come to its end, as long as it moves. */
import { setTimeout as pause } from 'node:timers/promises';

export interface Quieting {
  isQuiet(): boolean;
  /** What is left; the same answer for `patienceMs` means that nothing moves. */
  left(): string;
  patienceMs: number;
  everyMs?: number;
}

/**
 * @returns false where something is left that does not move: a change that the index cannot take must not keep an
 * object awake for ever, its alarm tries again
 */
export async function untilQuiet({ isQuiet, left, patienceMs, everyMs = 5 }: Quieting): Promise<boolean> {
  let last = left();
  let movedAt = Date.now();
  while (!isQuiet()) {
    await pause(everyMs);
    const now = left();
    if (now !== last) movedAt = Date.now();
    else if (Date.now() - movedAt > patienceMs) return false;
    last = now;
  }
  return true;
}
