/**
 * The stamp of the office that a paper came to ("CÔNG VĂN ĐẾN", its number and day; NĐ 30/2020, PL IV, mẫu số 1). It
 * lies where there was room: above the issuer, between the columns of the header, under the number. On a black scan its
 * words would be read as the paper's own, so they are read apart and the stamp is taken off the picture.
 */
import { foldAccents } from '../platform/vietnamese.ts';
import { framesOf, type FrameSizes } from './frames.ts';
import { inkMapOf } from './ink-map.ts';
import { crop, type GrayImage } from './raster.ts';
import { readPlaces, type Mark } from './read-marks.ts';
import type { Recogniser } from './recogniser.ts';
import type { Sheet } from './sheet.ts';
import { boundsOf, grown, isInside, MM, type TiltedBox } from './tilted-box.ts';

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

/** The stamp on a first page, in black ink; undefined where there is none. Its words are told as one mark. */
export async function readArrivalStamp(sheet: Sheet, recogniser: Recogniser): Promise<Mark | undefined> {
  const { black, dpi } = sheet;
  const upper = crop(black, 0, 0, black.width, REACH * black.height);
  const frames = framesOf(inkMapOf(upper, dpi), SIZES).slice(0, MOST_FRAMES);
  if (frames.length === 0) return undefined;
  const places = frames.map((frame) => ({
    ways: [{ place: grown(frame, -LINE), ink: 'black' as const }],
    meaning: (text: string) => (isArrival(text) ? text.trim() : undefined),
    whole: grown(frame, LINE),
  }));
  const stamps = await readPlaces(sheet, places, recogniser);
  return stamps.find((stamp) => stamp !== undefined);
}

/** "CÔNG VĂN ĐẾN", of which a pen may run over the first word. */
const NAMED = /(?<!\p{L})(?:c[oôó]ng)?v[aăâ]n[^\p{L}\d]*(?:b[aả]n[^\p{L}\d]*)?[dđ][eêếéèềểo]n(?!\p{L})/iu;
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

/**
 * Whether a frame's text is that of an arrival stamp: its name and a place to fill in, "ĐẾN" and two, or, where a pen
 * runs over the name, three of which one is to whom the paper is passed on.
 */
export function isArrival(text: string): boolean {
  const words = foldAccents(text).replaceAll(/[^a-z0-9]+/g, ' ');
  if (OF_ISSUER.test(words) || SYMBOL.test(text)) return false;
  const labels = LABELS.filter((label) => label.test(words)).length;
  if (NAMED.test(text.normalize('NFC'))) return labels >= 1;
  return ALONE.test(text) ? labels >= 2 : labels >= 3 && FORWARDED.test(words);
}

/** The ink without the stamp. @param dpi of the image, upright as the place is */
export function withoutStamp(image: GrayImage, place: TiltedBox, dpi: number): GrayImage {
  const data = Uint8Array.from(image.data);
  const { x, y, width, height } = boundsOf(place);
  const bottom = Math.min(image.height, Math.ceil((y + height) * dpi));
  const right = Math.min(image.width, Math.ceil((x + width) * dpi));
  for (let row = Math.max(0, Math.floor(y * dpi)); row < bottom; row++) {
    for (let column = Math.max(0, Math.floor(x * dpi)); column < right; column++) {
      if (isInside(place, column / dpi, row / dpi)) data[row * image.width + column] = 255;
    }
  }
  return { ...image, data };
}
