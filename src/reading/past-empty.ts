/** Passing over what is empty: most of a page is white, and four pixels of it are looked at in one step. */

/** Of four pixels or cells together. */
export type Fours = Uint32Array;

const WHITE = 255;
const FOUR_WHITE = 0xffffffff;

/** The whole fours of pixels or cells. Where they do not lie evenly in memory, of a copy: they must not change then. */
export function foursOf(data: Uint8Array): Fours {
  const even = data.byteOffset % 4 === 0 ? data : Uint8Array.from(data);
  return new Uint32Array(even.buffer, even.byteOffset, even.length >> 2);
}

/** Whether four whole pixels from here on, before the end, are white: a loop over all the others goes past them. */
export function areFourWhite(fours: Fours, at: number, end: number): boolean {
  return (at & 3) === 0 && at + 4 <= end && fours[at >> 2] === FOUR_WHITE;
}

/**
 * The place of the next pixel that is not white.
 * @param from the first that is looked at
 * @returns `end` where there is none before it
 */
export function pastWhite(data: Uint8Array, fours: Fours, from: number, end: number): number {
  let at = from;
  while (at < end && data[at] === WHITE) {
    at++;
    if ((at & 3) !== 0) continue;
    while (at + 4 <= end && fours[at >> 2] === FOUR_WHITE) at += 4;
  }
  return at;
}

/** The place of the next cell that is not empty; as `pastWhite`. */
export function pastEmpty(cells: Uint8Array, fours: Fours, from: number, end: number): number {
  let at = from;
  while (at < end && cells[at] === 0) {
    at++;
    if ((at & 3) !== 0) continue;
    while (at + 4 <= end && fours[at >> 2] === 0) at += 4;
  }
  return at;
}
