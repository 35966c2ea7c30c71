/** Lines from words: grouping, boxes around, order. */
import { ZONES, type Box, type Line, type Word, type Zone } from './page.ts';

/** The smallest box around all. @throws nothing; no boxes give an empty box at the origin */
export function boxAround(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function lineOf(words: Word[], zone: Zone): Line {
  return { zone, words, ...boxAround(words) };
}

/**
 * Groups words that stand on one baseline, left to right, lines from the top.
 * Words are of one line where their middles lie within half the height of the smaller one.
 */
export function linesOfWords(words: readonly Word[], zone: Zone): Line[] {
  const rows: Word[][] = [];
  for (const word of [...words].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.findLast((candidate) => standsOn(candidate, word));
    if (row === undefined) rows.push([word]);
    else row.push(word);
  }
  return rows
    .map((row) =>
      lineOf(
        row.sort((a, b) => a.x - b.x),
        zone,
      ),
    )
    .sort((a, b) => middle(a) - middle(b));
}

function standsOn(row: readonly Word[], word: Word): boolean {
  return row.some(
    (other) => Math.abs(middle(other) - middle(word)) < 0.45 * Math.min(other.height, word.height),
  );
}

function middle(box: Box): number {
  return box.y + box.height / 2;
}

/** Lines in the order of the contract; the order within a zone is kept. */
export function inReadingOrder(lines: readonly Line[]): Line[] {
  return ZONES.flatMap((zone) => lines.filter((line) => line.zone === zone));
}
