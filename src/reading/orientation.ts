/** How a page lies in its paper. */
import { inkMapOf, isBlank, type InkMap } from './ink-map.ts';
import { prepare, type PageInk } from './prepare.ts';
import type { QuarterTurn } from './raster.ts';
import type { Recogniser } from './recogniser.ts';

/** A turn that the engine is surer of than this is believed. */
const SURE_ORIENTATION = 2;
/** Beyond this the columns look more like lines of text than the rows do. */
const SIDEWAYS = 1.2;

/**
 * Asks the engine, which costs as much as reading half the page: worth it only where there is a doubt.
 * Undefined where the engine cannot tell.
 */
export async function orientationOf(ink: PageInk, recogniser: Recogniser): Promise<QuarterTurn | undefined> {
  const { image } = await prepare(ink, 0, ink.image.width);
  if (isBlank(inkMapOf(image, ink.dpi))) return undefined;
  const seen = await recogniser.orientation(image, ink.dpi);
  return seen !== undefined && seen.confidence >= SURE_ORIENTATION ? seen.rotation : undefined;
}

/** Whether the lines of a page seem to run from top to bottom: where they do, ink comes and goes by columns. */
export function looksSideways(map: InkMap): boolean {
  const { rows, columns } = inkByRowsAndColumns(map);
  return unevenness(columns) > SIDEWAYS * unevenness(rows);
}

function inkByRowsAndColumns({ width, height, cells }: InkMap): { rows: Uint32Array; columns: Uint32Array } {
  const rows = new Uint32Array(height);
  const columns = new Uint32Array(width);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      rows[y]! += cells[at]!;
      columns[x]! += cells[at]!;
    }
  }
  return { rows, columns };
}

/** How much neighbours differ, beside how much there is. */
function unevenness(counts: Uint32Array): number {
  let difference = 0;
  let all = 0;
  for (let at = 1; at < counts.length; at++) {
    difference += (counts[at]! - counts[at - 1]!) ** 2;
    all += counts[at]! ** 2;
  }
  return difference / Math.max(1, all);
}
