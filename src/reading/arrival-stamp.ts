/**
 * The stamp of the office that a paper came to ("CÔNG VĂN ĐẾN", its number and day; NĐ 30/2020, PL IV, mẫu số 1). It
 * lies where there was room: above the issuer, between the columns of the header, under the number, and often over them.
 * Its words would be read as the paper's own, so they are read apart and the stamp is taken off the picture.
 */
import { foldAccents } from '../platform/vietnamese.ts';
import { withoutColour } from './colour-over-print.ts';
import { HUES, type ColouredInk } from './coloured-ink.ts';
import { framesOf, type FrameSizes } from './frames.ts';
import { components, inkMapOf, upperRows, type InkMap } from './ink-map.ts';
import { boxAround } from './page-lines.ts';
import type { Line, Word } from './page.ts';
import { withoutPaleInk } from './pale-ink.ts';
import { crop, type GrayImage } from './raster.ts';
import { readPlaces, type Mark } from './read-marks.ts';
import type { Recogniser } from './recogniser.ts';
import type { Ink, Sheet } from './sheet.ts';
import { isSyllable } from './syllables.ts';
import {
  boundsOf,
  grown,
  isInside,
  MM,
  pointOf,
  slopeOf,
  withoutInside,
  type TiltedBox,
} from './tilted-box.ts';

const SIZES: FrameSizes = {
  narrowest: 28 * MM,
  widest: 80 * MM,
  lowest: 13 * MM,
  highest: 45 * MM,
  shape: 1.1,
  drawn: 0.55,
};
/** Share of the first page's height, from the top, in which it stands. */
const REACH = 0.45;
const MOST_FRAMES = 3;
/** Beyond the middle of the frame's line, in inches. */
const LINE = 0.7 * MM;

/** The stamp, and the ink that it was put on in. */
export interface ArrivalStamp extends Mark {
  ink: Exclude<Ink, 'all'>;
}

/** The stamp on a first page; undefined where there is none. Its words are told as one mark. */
export async function readArrivalStamp(
  sheet: Sheet,
  colour: ColouredInk | undefined,
  recogniser: Recogniser,
): Promise<ArrivalStamp | undefined> {
  const found = framesIn(sheet, colour).slice(0, MOST_FRAMES);
  if (found.length === 0) return undefined;
  const places = found.map(({ frame, ink }) => ({
    ways: waysOf(ink).map((way) => ({ place: grown(frame, -LINE), ink: way })),
    meaning: (text: string) => (isArrival(text, ink !== 'black') ? text.trim() : undefined),
    whole: grown(frame, LINE),
  }));
  const stamps = await readPlaces(sheet, places, recogniser);
  const at = stamps.findIndex((stamp) => stamp !== undefined);
  return at < 0 ? undefined : { ...stamps[at]!, ink: found[at]!.ink };
}

/** Of violet there is little in blue. */
const waysOf = (ink: ArrivalStamp['ink']): Ink[] =>
  ink === 'black' || ink === 'pale' ? [ink] : [ink, 'all'];

type Stamped = Pick<ArrivalStamp, 'ink'> & { frame: TiltedBox };

/** By its own ink a stamp is told from the print that it lies over, also where its frame is worn: that way comes first. */
function framesIn({ black, pale, dpi }: Sheet, colour: ColouredInk | undefined): Stamped[] {
  const upper = crop(black, 0, 0, black.width, REACH * black.height);
  return [
    ...HUES.flatMap((ink) =>
      colour === undefined ? [] : stamped(ink, clustersIn(upperRows(colour[ink], REACH), APART.colour)),
    ),
    ...(pale === undefined ? [] : stamped('pale', clustersIn(inkMapOf(pale, dpi), APART.pale))),
    ...stamped('black', framesOf(inkMapOf(upper, dpi), SIZES)),
  ];
}

const stamped = (ink: ArrivalStamp['ink'], frames: readonly TiltedBox[]): Stamped[] =>
  frames.slice(0, MOST_FRAMES).map((frame) => ({ frame, ink }));

/** White between two strokes of one stamp, in inches, at most; among pale ink there are rims of print. */
const APART = { colour: 4 * MM, pale: 2.5 * MM };
/** Fewer cells with ink are no stamp of that size. */
const FEWEST_CELLS = 200;

/** What of an ink lies together and takes the room of a stamp, the most inked first. */
function clustersIn(map: InkMap, apart: number): TiltedBox[] {
  const step = Math.round((apart * map.dpi) / 2);
  const [width, height] = [Math.ceil(map.width / step), Math.ceil(map.height / step)];
  const cellOf = (at: number): number =>
    Math.floor(Math.floor(at / map.width) / step) * width + Math.floor((at % map.width) / step);
  const cells = new Uint8Array(width * height);
  const inked: number[] = [];
  for (let at = map.cells.indexOf(1); at >= 0; at = map.cells.indexOf(1, at + 1)) {
    inked.push(at);
    cells[cellOf(at)] = 1;
  }
  const owner = new Int32Array(cells.length).fill(-1);
  const parts = components({ width, height, cells, dpi: map.dpi / step });
  parts.forEach((part, index) => part.cells.forEach((at) => (owner[at] = index)));
  const clusters = parts.map((): number[] => []);
  for (const at of inked) clusters[owner[cellOf(at)]!]!.push(at);
  return clusters
    .filter((cluster) => cluster.length >= FEWEST_CELLS)
    .toSorted((a, b) => b.length - a.length)
    .map((cluster) => boxOf(cluster, map))
    .filter(isStampSized);
}

/** Beyond this a stamp was not put on by hand: what is above it is no edge of a frame. */
const STEEPEST = Math.tan((10 * Math.PI) / 180);

/** Along the upper edge of what lies together: the frame's, or the tops of capitals. */
function boxOf(cluster: readonly number[], { width, dpi }: InkMap): TiltedBox {
  const tops = new Map<number, number>();
  for (const at of cluster) if (!tops.has(at % width)) tops.set(at % width, Math.floor(at / width));
  const columns = [...tops.keys()].toSorted((a, b) => a - b);
  const trace = columns
    .slice(TRIMMED * columns.length, (1 - TRIMMED) * columns.length)
    .map((x) => tops.get(x)!);
  const edge = slopeOf(trace);
  const slope = Math.abs(edge) > STEEPEST ? 0 : edge;
  const length = Math.hypot(1, slope);
  const turned = { x: 0, y: 0, width: 0, height: 0, lean: (Math.atan(slope) * 180) / Math.PI };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const at of cluster) {
    const [x, y] = [at % width, Math.floor(at / width)];
    left = Math.min(left, (x + slope * y) / length);
    right = Math.max(right, (x + slope * y) / length);
    top = Math.min(top, (y - slope * x) / length);
    bottom = Math.max(bottom, (y - slope * x) / length);
  }
  const middle = pointOf(turned, (left + right + 1) / 2, (top + bottom + 1) / 2);
  return {
    ...turned,
    x: middle.x / dpi,
    y: middle.y / dpi,
    width: (right - left + 1) / dpi,
    height: (bottom - top + 1) / dpi,
  };
}

/** Share of its columns at either end at which the sides of a frame stand. */
const TRIMMED = 0.1;

function isStampSized({ width, height }: TiltedBox): boolean {
  const { narrowest, widest, lowest, highest } = SIZES;
  return width >= narrowest && width <= widest && height >= lowest && height <= highest;
}

/** "CÔNG VĂN ĐẾN", of which a pen may run over the first word. */
const NAMED = /(?<!\p{L})(?:c[oôó]ng)?v[aăâ]n[^\p{L}\d]*(?:b[aả]n[^\p{L}\d]*)?[dđ][eêếéèềểoồ]n(?!\p{L})/iu;
/** "ĐẾN" alone; in small letters it is a word of many a sentence ("từ 8 giờ đến 10 giờ ngày 12/9"). */
const ALONE = /(?<!\p{L})[ĐD][EÊẾỀỂỆO]N(?!\p{L})/u;
/** What the office fills in by hand; small letters under a pen are lost now and then. */
const LABELS = [/\bso\b/, /\bngay\b/, /\bgio\b/, /\bchuyen\b|\bluu ho so\b/];
const FORWARDED = LABELS.at(-1)!;
/**
 * A frame of the office that issued the paper: "HỎA TỐC, đến trước 17 giờ ngày 12/9", "THƯỢNG KHẨN", "MỜI ĐẾN DỰ",
 * "TỪ 8 GIỜ NGÀY 12/9 ĐẾN 17 GIỜ". What may be a mark of secrecy stays on the picture at any rate.
 */
const OF_ISSUER = /\b(?:hoa toc|khan|hen gio|mat|den (?:truoc|du|het|nay)|tu (?:\d+|ngay|luc|hoi))\b/;
/** "Số: 12/UBND-VX" in a frame is a header's own. */
const SYMBOL = /\/\s?\p{Lu}{2}/u;
/** So is a date in words, which the issuer stamps or writes in blue beside its number. */
const DATE_IN_WORDS = /\bngay\b.*\bthang\b.*\bnam\b/;

/**
 * Whether a frame's text is that of an arrival stamp: its name and a place to fill in, "ĐẾN" and two, or, where a pen
 * runs over the name, three of which one is to whom the paper is passed on. A stamp that is told from print by its ink is
 * known by less: only that ink is taken off.
 */
export function isArrival(text: string, isApart = false): boolean {
  const words = foldAccents(text).replaceAll(/[^a-z0-9]+/g, ' ');
  if (OF_ISSUER.test(words) || SYMBOL.test(text)) return false;
  const labels = LABELS.filter((label) => label.test(words)).length;
  if (NAMED.test(text.normalize('NFC'))) return isApart || labels >= 1;
  if (isApart) return ALONE.test(text) ? labels >= 1 : labels >= 2 && !DATE_IN_WORDS.test(words);
  return ALONE.test(text) ? labels >= 2 : labels >= 3 && FORWARDED.test(words);
}

/** How far a stamp may reach beyond its ink that was found, in inches: the thin line of its frame shows little colour. */
const BEYOND = 5 * MM;

/**
 * The page's ink without the stamp: of one in colour or paler than print only its own ink goes, of a black one all that
 * lies in its frame.
 * @param image upright, in black, as the sheet's
 */
export function withoutStamp(image: GrayImage, { place, ink }: ArrivalStamp, sheet: Sheet): GrayImage {
  if (ink === 'black') return withoutInside(image, place, sheet.dpi);
  if (ink === 'pale') return withoutPaleInk(image, place, sheet.dpi);
  const whole = grown(place, BEYOND);
  return withoutColour(image, sheet, {
    bounds: boundsOf(whole),
    has: (x, y) => isInside(whole, x, y),
  });
}

/** Less sure words that are no words are what the stamp left. */
const SURE = 70;

/** The lines without what was read of strokes that the stamp, or the pen in it, left on the page. @param points to the inch of the sheet */
export function withoutStampStrokes(lines: readonly Line[], { place }: ArrivalStamp, points: number): Line[] {
  const isStroke = ({ text, confidence, x, y, width, height }: Word): boolean =>
    confidence < SURE &&
    !(text.length > 1 && isSyllable(text.replaceAll(/[^\p{L}]/gu, ''))) &&
    isInside(place, (x + width / 2) / points, (y + height / 2) / points);
  return lines.flatMap((line) => {
    const words = line.words.filter((word) => !isStroke(word));
    if (words.length === line.words.length) return [line];
    return words.length === 0 ? [] : [{ ...line, words, ...boxAround(words) }];
  });
}
