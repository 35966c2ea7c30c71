/** Reads the stamps that were put over a page as annotations: their text is in a picture, or drawn. */
import { markLine } from './mark-lines.ts';
import { markInFrame } from './mark-words.ts';
import type { Box, Line } from './page.ts';
import type { PaperPage } from './paper.ts';
import { takeInk } from './prepare.ts';
import { turn, type QuarterTurn } from './raster.ts';
import { colourOf, readMarks, readPlaces, withPaleInk } from './read-marks.ts';
import type { Recogniser } from './recogniser.ts';
import { sheetSize, type Sheet } from './sheet.ts';
import { uprightBox } from './upright.ts';

/** Most stamps that are looked at on a page. */
const MOST_STAMPS = 12;
/** Less sure words are strokes of a seal. */
const SURE = 70;

/**
 * Lines of zone "overlay", in points of the upright page; marks by their right spelling.
 * @param rotation clockwise turn that sets the page upright
 */
export async function readStamps(
  page: PaperPage,
  rotation: QuarterTurn,
  recogniser: Recogniser,
): Promise<Line[]> {
  if (page.stamps === undefined) return [];
  const picture = await page.stamps.picture();
  const { image, dpi } = await takeInk(picture, page.width);
  const sheet: Sheet = { picture, rotation, black: turn(image, rotation), dpi };
  const sideways = rotation === 90 || rotation === 270;
  const points = (sideways ? page.height : page.width) / sheetSize(sheet).width;
  const colour = colourOf(sheet);
  const marks = await readMarks(await withPaleInk(sheet, colour, true), colour, true, recogniser);
  const lines = marks.map((mark) => markLine(mark, points));
  for (const stamp of page.stamps.places.slice(0, MOST_STAMPS)) {
    const place = uprightBox(stamp, page, rotation);
    if (lines.some((line) => hasMiddleIn(line, place))) continue;
    const line = await lineOfStamp(sheet, place, points, recogniser);
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

async function lineOfStamp(
  sheet: Sheet,
  { x, y, width, height }: Box,
  points: number,
  recogniser: Recogniser,
): Promise<Line | undefined> {
  const place = {
    x: (x + width / 2) / points,
    y: (y + height / 2) / points,
    width: width / points,
    height: height / points,
    lean: 0,
  };
  const meaning = (text: string): string | undefined => markInFrame(text) ?? (text.trim() || undefined);
  const [read] = await readPlaces(sheet, [{ ways: [{ place, ink: 'all' }], meaning }], recogniser);
  if (read === undefined) return undefined;
  const line = markLine(read, points);
  const isMark = markInFrame(line.words.map((word) => word.text).join(' ')) !== undefined;
  return isMark || line.words[0]!.confidence >= SURE ? line : undefined;
}

function hasMiddleIn(line: Line, box: Box): boolean {
  const x = line.x + line.width / 2;
  const y = line.y + line.height / 2;
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}
