/**
 * Where the digital signatures of a dispatch are shown (NĐ 30/2020, PL I, Phần I, II.7.d and II.8.a): the hand of the
 * signer in the middle between post and name; the seal over about a third of it, on its left.
 *
 * Units: points; origin at the bottom left of the page, as PDF has it.
 */
import { mm } from '../../printing/index.ts';
import type { Mark, Sheet } from '../../printing/index.ts';
import type { Place } from '../../signatures/index.ts';
import type { DispatchDocument } from '../document.ts';
import { layOut } from './parts.ts';
import { PEN_ROOM } from './style.ts';

/** No hand is wider on paper. */
const WIDEST_HAND = mm(45);
/** Between the hand and the letters above and below it. */
const AIR = 4;
const ASCENT = 0.75;

/** One place a signer, in the order of the document. */
export function signaturePlaces(document: DispatchDocument): Place[] {
  const sheets = layOut(document);
  const page = sheets.findIndex(({ marks }) => marks.some(isSignatureLine));
  const sheet = sheets[page];
  if (sheet === undefined) return [];
  const columns = columnsOf(sheet.marks.filter(isSignatureLine));
  return columns.map((lines) => placeBetween(sheet, page, lines));
}

/** The same of a copy, whose block stands under the pages of the copied paper. */
export function movedBy(places: readonly Place[], { page, lower }: { page: number; lower: number }): Place[] {
  return places.map((place) => ({ ...place, page: place.page + page, y: place.y - lower }));
}

/** Of the seal, at its true size, for the hand at `hand`. */
export function sealPlace(hand: Place, diameterMm: number): Place {
  const size = mm(diameterMm);
  return {
    page: hand.page,
    x: hand.x + hand.width / 3 - size,
    y: hand.y + hand.height / 2 - size / 2,
    width: size,
    height: size,
  };
}

type Line = Extract<Mark, { kind: 'line' }>;

const isSignatureLine = (mark: Mark): mark is Line => mark.kind === 'line' && mark.source === 'signature';

const middleOf = ({ runs }: Line): number => {
  const [first, last] = [runs[0]!, runs.at(-1)!];
  return (first.x + last.x + last.width) / 2;
};

/** Those who sign side by side stand in columns: the lines of one have the same middle. */
function columnsOf(lines: readonly Line[]): Line[][] {
  const columns: Line[][] = [];
  for (const line of lines.filter(({ runs }) => runs.length > 0)) {
    const column = columns.find(([first]) => Math.abs(middleOf(first!) - middleOf(line)) < 2);
    if (column) column.push(line);
    else columns.push([line]);
  }
  return columns;
}

/** The name stands below the widest gap of its column. */
function placeBetween(sheet: Sheet, page: number, lines: readonly Line[]): Place {
  const baselines = lines.map(({ baseline }) => baseline).toSorted((a, b) => a - b);
  const name = baselines.findIndex(
    (baseline, index) => baseline - (baselines[index - 1] ?? baseline) >= PEN_ROOM,
  );
  const size = lines[0]!.runs[0]!.size;
  const bottom = (baselines[name] ?? baselines.at(-1)!) - size * ASCENT - AIR;
  const top = (baselines[name - 1] ?? bottom - PEN_ROOM) + AIR;
  return {
    page,
    x: middleOf(lines[0]!) - WIDEST_HAND / 2,
    y: sheet.height - bottom,
    width: WIDEST_HAND,
    height: bottom - top,
  };
}
