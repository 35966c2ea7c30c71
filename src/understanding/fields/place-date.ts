/** Ô 4: địa danh and the day of issue (NĐ 30/2020, PL I, II.4). */
import { foldAccents } from '../../platform/vietnamese.ts';
import type { Word } from '../../reading/page.ts';
import { isWritten } from '../../reading/unread-places.ts';
import { provinceNamed } from '../agencies.ts';
import {
  proofInLine,
  proofOfBlank,
  readingConfidence,
  rounded,
  wordsBetween,
  type Finding,
} from '../evidence.ts';
import { isDateLine } from '../layout/header.ts';
import { plain } from '../likeness.ts';
import type { PaperLine, PaperParts } from '../parts.ts';
import { isScanned, spelledAsInPaper } from '../spelling.ts';
import type { Evidence } from '../understanding.ts';
import { isoDate, isoMonth, numberWithin } from './dates.ts';

export interface PlaceDateFindings {
  place: Finding<string> | null;
  date: Finding<string> | null;
  /** Where the date would stand when none was read. */
  blank: Evidence | null;
  /** True where month and year are printed and the day is not there, or cannot be read. */
  dayMissing: boolean;
  line: PaperLine | null;
}

const NONE: PlaceDateFindings = { place: null, date: null, blank: null, dayMissing: false, line: null };

/** On text without accents of the same length: place, day, month and year, each perhaps blank. */
const LONG =
  /^(.{0,60}?)[\s,.;:]{0,4}\bn[gqp9][a-z]?[yvj](?![a-z])(.{0,14}?)(?<![a-z])[ti]h[a-z]{1,2}[gq9](?![a-z])(.{0,10}?)(?<![a-z])[nhr][a-z]m(?![a-z])(.{0,10})$/;
/** "Quảng Lãng, hồi 16 giờ 30 ngày …": telegrams say the hour as well. */
const HOUR = /[\s,]*(?:hoi|luc) \d.*$/;
/** "Hà Nội, tháng 02 năm 2016", as plans and reports write it. */
const MONTH = /^(.{2,60}?)\s?,\s?()thang\s(\d{1,2})\s(?:nam\s)?(\d{4})\W{0,3}$/;
const SHORT = /^(.{2,60}?)\s?,\s?(?:ngay\s)?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})\W{0,3}$/;

/** Reads "Đắk Lắk, ngày … tháng 10 năm 2023": a blank day gives the month, never a guess. */
export function placeAndDateOf(parts: PaperParts): PlaceDateFindings {
  const candidates = [...parts.headerRight, ...parts.headerLeft, ...parts.title];
  const line =
    candidates.find((line) => isDateLine(line.text)) ??
    candidates.find((line) => SHORT.test(foldAccents(line.text))) ??
    parts.headerRight.find((line) => MONTH.test(foldAccents(line.text)));
  if (!line) return NONE;
  const folded = foldAccents(line.text);
  const found = LONG.exec(folded) ?? SHORT.exec(folded) ?? MONTH.exec(folded);
  if (!found) return { ...NONE, line, blank: proofOfBlank(line) };
  const [, place = '', day = '', month = '', year = ''] = found;
  const dateAt = place.length;
  return {
    line,
    place: placeFinding(line, place.replace(HOUR, '').length, parts),
    ...dateFinding(line, dateAt, { day, month, year }),
  };
}

interface DateWords {
  day: string;
  month: string;
  year: string;
}

/** Confidence under which the digits of a day on a scan are taken for pen strokes: print is read far surer. */
const LEAST_CONFIDENCE = 0.8;

function dateFinding(
  line: PaperLine,
  at: number,
  words: DateWords,
): Pick<PlaceDateFindings, 'date' | 'blank' | 'dayMissing'> {
  const year = numberWithin(words.year, 1945, 2100);
  const month = numberWithin(words.month, 1, 12);
  const day = trustedDay(line, words);
  if (!year || !month) return { date: null, blank: proofOfBlank(line), dayMissing: !day };
  const full = day ? isoDate(year, month, day) : null;
  const evidence = proofOfDigits(line, at, full ? 0.98 : 0.8);
  return { date: { value: full ?? isoMonth(year, month), evidence }, blank: null, dayMissing: full === null };
}

/** "ngày", "tháng" and "năm" may be read as they like: the digits make the date. */
function proofOfDigits(line: PaperLine, at: number, certainty: number): Evidence {
  const proof = proofInLine(line, at, line.text.length, certainty);
  const digits = wordsBetween(line, at, line.text.length).filter((word) => /\d/.test(word.text));
  return digits.length === 0
    ? proof
    : { ...proof, confidence: rounded(certainty * readingConfidence(digits)) };
}

function trustedDay(line: PaperLine, { day: read, year }: DateWords): number | null {
  const day = numberWithin(read, 1, 31);
  if (!day) return null;
  const [digits, printed] = [wordsOf(line, read), wordsOf(line, year)];
  return readingConfidence(digits) >= LEAST_CONFIDENCE && !isPenned(digits, printed) ? day : null;
}

function wordsOf(line: PaperLine, part: string): Word[] {
  const at = foldAccents(line.text).indexOf(part);
  return wordsBetween(line, at, at + part.length).filter(({ text }) => /\d/.test(text));
}

/** The year is printed where the day is written. */
function isPenned([digits]: readonly Word[], [printed]: readonly Word[]): boolean {
  return digits !== undefined && printed !== undefined && digits !== printed && isWritten(digits, printed);
}

function placeFinding(line: PaperLine, length: number, parts: PaperParts): Finding<string> | null {
  const read = line.text
    .slice(0, length)
    .replace(/^[^\p{L}]+/u, '')
    .replace(/[\s,.;:]+$/u, '');
  if (read === '') return null;
  const value = spelledRight(read, parts);
  return { value, evidence: proofInLine(line, 0, length, value === read ? 0.98 : 0.9) };
}

/** "la Krê" → "Ia Krê": a place begins with a capital, and the l is an I. */
function withCapital(read: string): string {
  return read.replace(/^la(?= \p{Lu})/u, 'Ia');
}

/**
 * A province whose accents OCR bent gets its own spelling back, another place the one that the paper gives
 * it most often.
 */
function spelledRight(line: string, parts: PaperParts): string {
  if (!isScanned(parts.headerRight)) return line;
  const read = withCapital(line);
  const province = provinceNamed(read);
  if (!province)
    return spelledAsInPaper(read, [
      ...parts.headerLeft,
      ...parts.headerRight,
      ...parts.body,
      ...parts.addressing,
    ]);
  if (read.endsWith(province.name)) return read;
  const at = plain(read).lastIndexOf(plain(province.name));
  return at <= 0 ? province.name : `${read.slice(0, at)}${province.name}`;
}
