/** Pieces of fewer pixels are read before another program has loaded its network. */
const WORTH_A_PROGRAM = 250_000;

/**
 * Parts pieces among programs that read beside each other, in shares that take about equally long each.
 * @param pixels how large each piece is
 * @param most shares that there may be
 * @param started programs that need no start any more
 * @returns the places of the pieces of each share, in order; none where there is no piece
 */
export function sharesOf(pixels: readonly number[], most: number, started = 1): number[][] {
  const all = pixels.reduce((sum, each) => sum + each, 0);
  const worth = Math.max(1, started, Math.floor(all / WORTH_A_PROGRAM));
  const count = Math.min(most, pixels.length, worth);
  const shares = Array.from({ length: count }, () => ({ places: [] as number[], pixels: 0 }));
  const largestFirst = pixels.map((_, at) => at).sort((a, b) => pixels[b]! - pixels[a]!);
  for (const at of largestFirst) {
    const least = shares.reduce((best, share) => (share.pixels < best.pixels ? share : best));
    least.places.push(at);
    least.pixels += pixels[at]!;
  }
  return shares.map(({ places }) => places.sort((a, b) => a - b));
}
