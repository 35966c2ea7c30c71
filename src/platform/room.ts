/**
 * How much of what an office may keep in one place is used up. A Durable Object holds 10 GB and refuses every write at
 * its limit, the line of the trail that opening a paper leaves too: whoever looks after it must hear of that long before.
 */
export interface Room {
  usedBytes: number;
  mostBytes: number;
}

/** `filling`: time to plan where the office goes; `nearly-full`: time to go. */
export type RoomLevel = 'ample' | 'filling' | 'nearly-full';

/** Of what may be used. */
const FILLING = 0.8;
const NEARLY_FULL = 0.9;

export function levelOf({ usedBytes, mostBytes }: Room): RoomLevel {
  const share = usedBytes / mostBytes;
  return share >= NEARLY_FULL ? 'nearly-full' : share >= FILLING ? 'filling' : 'ample';
}

/** In whole hundredths, rounded down: 90 is said once it is reached. */
export const percentUsed = ({ usedBytes, mostBytes }: Room): number =>
  Math.floor((usedBytes / mostBytes) * 100);
