/** Puts what was read apart, marks and stamps, among the lines of a page. */
import { lineOf } from './page-lines.ts';
import type { Line, Zone } from './page.ts';
import type { Mark } from './read-marks.ts';
import { isInside } from './tilted-box.ts';

/** A mark as a line over the page. @param points to the inch of the sheet */
export function markLine(mark: Mark, points: number): Line {
  const words = mark.words.map((word) => ({
    ...word,
    x: word.x * points,
    y: word.y * points,
    width: word.width * points,
    height: word.height * points,
  }));
  return lineOf(words, 'overlay');
}

/**
 * The lines of a page with its marks among them, in place of what else was read where they stand. Marks are
 * of the column of the header on their side; without a header, or over text, they lie over the page.
 * @param points to the inch of the sheet
 */
export function withMarks(lines: readonly Line[], marks: readonly Mark[], points: number): Line[] {
  let marked = lines
    .map((line) => withoutPlaces(line, marks, points))
    .filter((line) => line.words.length > 0);
  for (const mark of marks.map((each) => markLine(each, points))) {
    const zone = zoneOf(mark, marked);
    marked = zone === 'overlay' ? [...marked, mark] : insertedByHeight(marked, { ...mark, zone });
  }
  return marked;
}

/** The line without what was read in the places of marks; signs alone that are left were their frame. */
function withoutPlaces(line: Line, marks: readonly Mark[], points: number): Line {
  const words = line.words.filter(({ x, y, width, height }) => {
    const middle = { x: (x + width / 2) / points, y: (y + height / 2) / points };
    return !marks.some((mark) => isInside(mark.place, middle.x, middle.y));
  });
  if (words.length === line.words.length) return line;
  return lineOf(words.some((word) => /[\p{Lu}\p{Ll}\p{N}]/u.test(word.text)) ? words : [], line.zone);
}

function zoneOf(mark: Line, lines: readonly Line[]): Zone {
  const right = lines.filter((line) => line.zone === 'header-right');
  if (right.length === 0) return lines.some((line) => sharesRow(line, mark)) ? 'overlay' : 'body';
  const gutter = Math.min(...right.map((line) => line.x));
  return mark.x + mark.width / 2 < gutter ? 'header-left' : 'header-right';
}

function sharesRow(line: Line, mark: Line): boolean {
  const shared = Math.min(line.y + line.height, mark.y + mark.height) - Math.max(line.y, mark.y);
  return shared > 0.3 * Math.min(line.height, mark.height);
}

/** The line among those of its zone by its height; after them all where it is the lowest. */
export function insertedByHeight(lines: readonly Line[], line: Line): Line[] {
  const middle = line.y + line.height / 2;
  const below = lines.findIndex((other) => other.zone === line.zone && other.y + other.height / 2 > middle);
  return below < 0 ? [...lines, line] : lines.toSpliced(below, 0, line);
}
