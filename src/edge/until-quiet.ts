/** Waits for work to come to its end, as long as it moves. */
import { setTimeout as pause } from 'node:timers/promises';

export interface Quieting {
  isQuiet(): boolean;
  /** What is left; the same answer for `patienceMs` means that nothing moves. */
  left(): string;
  patienceMs: number;
  everyMs?: number;
}

/** Who waits asks the database: hundreds of objects that wait at once must not keep the processor from what they wait for. */
const LONGEST_PAUSE_MS = 250;

/**
 * @returns false where something is left that does not move: a change that the index cannot take must not keep an
 * object awake for ever, its alarm tries again
 */
export async function untilQuiet({ isQuiet, left, patienceMs, everyMs = 5 }: Quieting): Promise<boolean> {
  let last = left();
  let movedAt = Date.now();
  let pauseMs = everyMs;
  while (!isQuiet()) {
    await pause(pauseMs);
    const now = left();
    const hasMoved = now !== last;
    if (hasMoved) movedAt = Date.now();
    else if (Date.now() - movedAt > patienceMs) return false;
    pauseMs = hasMoved ? everyMs : Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    last = now;
  }
  return true;
}
