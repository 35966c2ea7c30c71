/**
 * What a page shows of where papers begin and end: quốc hiệu or the Party's title at its head with a number
 * of its own, nơi nhận at its foot. Taken page by page, so that a file of 300 pages is never held as a whole.
 */
import { foldAccents } from '../platform/vietnamese.ts';
import { lettersApart } from './letters-apart.ts';
import { lineText, type Box, type Line, type ReadPage } from './page.ts';

/** Words that show something, and where they stand, in points of the page. */
export interface SignEvidence {
  quote: string;
  box: Box;
}

/** A header as papers of their own have it (NĐ 30/2020, PL I, IV; HD 36-HD/VPTW for the Party). */
export interface PaperOpening {
  /** The title, and the number line or "Kính gửi" that go with it. */
  evidence: SignEvidence[];
  /** Số and ký hiệu without accents and signs ("12khubnd"); null where the number is blank or none is printed. */
  symbol: string | null;
  /** It says itself that it goes with another paper: "(Kèm theo Công văn số …)", "Phụ lục", "Mẫu số", "Dự thảo". */
  attached: boolean;
}

export interface PaperSigns {
  opening: PaperOpening | null;
  /** Nơi nhận stands on it. */
  closes: boolean;
  /** Symbols, as those of openings, of papers that it says it encloses. */
  encloses: string[];
}

/** The share of a page's height, from the top, within which a header begins. */
const HEAD = 0.3;
/** How far below the title its number line and "Kính gửi" are looked for, in points. */
const HEADER_HEIGHT = 150;
/** How far below the title what it is attached to stands, in points. */
const OPENING_HEIGHT = 260;

/** Titles and how many of their letters may be misread. */
const TITLES = [
  { letters: 'conghoaxahoichunghiavietnam', slips: 6 },
  { letters: 'dangcongsanvietnam', slips: 3 },
  { letters: 'doantncshochiminh', slips: 3 },
  { letters: 'doanthanhniencongsanhochiminh', slips: 5 },
];
const NUMBER_LINE =
  /^\W{0,3}s[o06]\s?[.:;]?\s{0,3}([\d.…_\-\s]{0,16}?)\s?([/-]{1,2})\s{0,2}([a-z][a-z\d&/.-]{1,30})/;
/** A number by hand that was read as signs, or together with its symbol: the line ends with a symbol of two parts or three. */
const PENNED_NUMBER_LINE =
  /^\W{0,3}s[o06]\s?[.:;]\s{0,3}(\S{0,8}?)(\/?)([a-z]{1,6}-[a-z][a-z&]{0,11}(?:-[a-z&]{1,12})?)$/;
const ADDRESSING = /^k[il]nh (?:gui|goi|thua)\b/;
const ATTACHED =
  /^\W{0,2}[([](?:(?:ban hanh|phe duyet|gui|dinh)\s)?kem\b|^\W{0,3}ban hanh kem theo\b|^\W{0,3}(?:phu luc|bieu mau|mau so|bieu so|mau \d|bieu \d)\b|^\W{0,3}du thao\b/;
const RECIPIENTS = /^n[o0ap]i ?nh[a4]n\b/;
const ENCLOSED = /\bkem(?: theo)?\b/;
const SYMBOL = /(?:^|\s)(\d{1,5}\s?[/-](?:\d{4}\/)?\s?[a-z][a-z&]{0,9}(?:[/-][a-z&]{1,12}){0,3})/g;

export function paperSignsOf(page: ReadPage): PaperSigns {
  const lines = page.lines.filter((line) => line.zone !== 'overlay' && line.words.length > 0);
  return {
    opening: openingOf(lines, page),
    closes: lines.some((line) => RECIPIENTS.test(plain(lineText(line)))),
    encloses: enclosedIn(lines),
  };
}

function openingOf(lines: readonly Line[], page: ReadPage): PaperOpening | null {
  const title = lines.find((line) => line.y < page.height * HEAD && titleIn(line) !== null);
  if (title === undefined) return null;
  const near = lines.filter((line) => line.y > title.y - 40 && line.y < title.y + OPENING_HEIGHT);
  const header = near.filter((line) => line.y < title.y + HEADER_HEIGHT);
  const numbered = header.find((line) => numberIn(line) !== null);
  const addressed = near.find((line) => ADDRESSING.test(plain(lineText(line))));
  if (numbered === undefined && addressed === undefined) return null;
  const above = lines.filter((line) => line.y <= title.y);
  return {
    evidence: [
      titleIn(title)!,
      ...[numbered, addressed].filter((line) => line !== undefined).map(evidenceOf),
    ],
    symbol: numbered === undefined ? null : ownSymbol(numbered),
    attached: [...above, ...near].some((line) => ATTACHED.test(plain(lineText(line)))),
  };
}

function evidenceOf(line: Line): SignEvidence {
  const { x, y, width, height } = line;
  return { quote: lineText(line), box: { x, y, width, height } };
}

/** The title that a line has in capitals; a row of two columns has it at its right. */
function titleIn(line: Line): SignEvidence | null {
  const ends = line.words.map((_, from) => line.words.slice(from));
  const slips = ends.map((words) => slipsInTitle(words.map((word) => word.text).join(' ')));
  const fewest = Math.min(...slips);
  if (fewest === Infinity) return null;
  const title = ends[slips.indexOf(fewest)]!;
  const left = title[0]!.x;
  const quote = title.map((word) => word.text).join(' ');
  return { quote, box: { x: left, y: line.y, width: line.x + line.width - left, height: line.height } };
}

/** How many letters of the title are misread; Infinity where the text is another. */
function slipsInTitle(text: string): number {
  if (text.length > 60 || !isInCapitals(text)) return Infinity;
  const letters = plain(text).replaceAll(/[^a-z\d]/g, '');
  const slips = TITLES.map((title) => {
    const far = Math.abs(letters.length - title.letters.length) > title.slips;
    const misread = far ? Infinity : lettersApart(letters, title.letters);
    return misread <= title.slips ? misread : Infinity;
  });
  return Math.min(...slips);
}

function isInCapitals(text: string): boolean {
  const letters = [...text].filter((letter) => letter.toLowerCase() !== letter.toUpperCase());
  return letters.filter((letter) => letter === letter.toUpperCase()).length >= 0.8 * letters.length;
}

function numberIn(line: Line): RegExpExecArray | null {
  const text = plain(lineText(line));
  return NUMBER_LINE.exec(text) ?? PENNED_NUMBER_LINE.exec(text);
}

/** Number and symbol of a number line; null where the place of the number is blank. */
function ownSymbol(line: Line): string | null {
  const [, number = '', , symbol = ''] = numberIn(line) ?? [];
  const digits = number.replaceAll(/\D/g, '');
  return digits === '' ? null : asSymbol(digits + symbol);
}

function asSymbol(text: string): string {
  return text.replaceAll(/[^a-z\d]/g, '').replace(/^0+/, '');
}

/** Symbols in the sentence that speaks of an enclosure: its line and the next ones. */
function enclosedIn(lines: readonly Line[]): string[] {
  const texts = lines.map((line) => plain(lineText(line)));
  const found = new Set<string>();
  texts.forEach((text, index) => {
    if (!ENCLOSED.test(text)) return;
    const sentence = texts.slice(Math.max(0, index - 1), index + 3).join(' ');
    for (const [, symbol] of sentence.matchAll(SYMBOL)) found.add(asSymbol(symbol!));
  });
  return [...found];
}

function plain(text: string): string {
  return (
    foldAccents(text)
      .replaceAll('ð', 'd')
      .replaceAll(/[–—‐‑]/g, '-')
      // The engine reads the slash of a symbol as one of a fraction, too.
      .replaceAll(/[\u2044\u2215\u29f8]/g, '/')
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}
