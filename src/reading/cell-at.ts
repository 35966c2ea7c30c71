import type { Box } from './page.ts';

/**
 * The cell of a table in which something stands by its middle; otherwise the nearest one: what lies on a rule, or where
 * no cell was found, is of the table all the same. Undefined where the table has no cells.
 */
export function cellAt<Cell extends Box>(
  cells: readonly Cell[],
  { x, y, width, height }: Box,
): Cell | undefined {
  const [across, down] = [x + width / 2, y + height / 2];
  let nearest: Cell | undefined;
  let least = Infinity;
  for (const cell of cells) {
    const aside = outside(across, cell.x, cell.width);
    const away = Math.hypot(aside, outside(down, cell.y, cell.height));
    if (away === 0) return cell;
    if (away < least) [nearest, least] = [cell, away];
  }
  return nearest;
}

/** How far a place lies outside of a stretch; what ends where the next begins is of the next. */
function outside(at: number, from: number, length: number): number {
  if (at >= from && at < from + length) return 0;
  return Math.max(from - at, at - from - length, Number.EPSILON);
}
