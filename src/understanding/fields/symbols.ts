/** Số, ký hiệu (NĐ 30/2020, PL I, II.3): their grammar, and what OCR makes of it put right by that grammar. */
import { foldAccents } from '../../platform/vietnamese.ts';
import { KNOWN_ABBREVIATIONS } from '../agencies.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../document-kinds.ts';
import { editDistance } from '../likeness.ts';

/** One group of a symbol: capitals with lower-case ASCII letters between ("QyĐ", "TTg", "VPCP", "TT&TT"). */
export const GROUP = '[A-ZĐƯƠÂÊÔĂ][A-ZĐƯƠÂÊÔĂa-zđ0-9&.+]{0,13}';

/** The first group of a symbol on a scan: the S of a sở may be read as a figure, or twice ("8NNMT", "8SVHTTDL"). */
export const FIRST_GROUP = `(?:[58](?=[A-ZĐ]{3}))?${GROUP}`;

const LETTER_FOR_DIGIT: Readonly<Record<string, string>> = {
  I: '1',
  l: '1',
  '|': '1',
  i: '1',
  O: '0',
  o: '0',
};

/**
 * Digits of a number with letters that OCR put for them ("I5" → "15", "O7" → "07"); null when what remains
 * is no number. At least one true digit must be there: a number is never made of letters alone.
 */
export function repairedDigits(text: string): string | null {
  if (!/\d/.test(text)) return null;
  const suffix = /\d[a-hk]$/.test(text) ? text.at(-1)! : '';
  const body = suffix ? text.slice(0, -1) : text;
  const digits = [...body].map((character) => LETTER_FOR_DIGIT[character] ?? character).join('');
  return /^\d{1,6}$/.test(digits) ? digits + suffix : null;
}

const KIND_ABBREVIATIONS = DOCUMENT_KINDS.flatMap((kind) => kind.abbreviations);
const KIND_BY_FOLD = uniqueByFold(KIND_ABBREVIATIONS);
const AGENCY_BY_FOLD = uniqueByFold(KNOWN_ABBREVIATIONS);

/** Spelling by folded letters ("qd" → "QĐ"); a fold that two spellings share is left out. */
function uniqueByFold(spellings: readonly string[]): Map<string, string> {
  const found = new Map<string, string | null>();
  for (const spelling of spellings) {
    const key = foldAccents(spelling);
    found.set(key, found.has(key) && found.get(key) !== spelling ? null : spelling);
  }
  return new Map([...found].filter((entry): entry is [string, string] => entry[1] !== null));
}

/**
 * A symbol in its normal spelling: no spaces round its strokes, "Đ" for the Icelandic letter of old
 * keyboards, the abbreviation of the kind and of known agencies with their own letters ("QD-UBNĐ" →
 * "QĐ-UBND"). A group that is not in the directory stays as read.
 */
export function repairedSymbol(symbol: string): string {
  const groups = tidied(symbol).split(/([-/])/u);
  return groups.map((group, index) => (index % 2 === 1 ? group : repairedGroup(group, index === 0))).join('');
}

function tidied(symbol: string): string {
  return symbol
    .normalize('NFC')
    .replaceAll('Ð', 'Đ')
    .replaceAll(/[–—_]/gu, '-')
    .replaceAll(/\s{0,3}([-/])\s{0,3}/gu, '$1')
    .replace(/[\s.,;:]+$/u, '');
}

function repairedGroup(group: string, first: boolean): string {
  if (/^[58]\p{Lu}{3}/u.test(group)) return group.replace(/^[58]S?/u, 'S');
  const key = foldAccents(group);
  const kind = first ? KIND_BY_FOLD.get(key) : undefined;
  if (kind) return differsOnlyByStroke(group, kind) ? kind : group;
  const agency = AGENCY_BY_FOLD.get(key);
  return agency && differsOnlyByStroke(group, agency) ? agency : repairedAbbreviation(group);
}

/** Capitals whose outlines are one another's but for a stroke a pixel high. */
const ALIKE: Readonly<Record<string, string>> = { G: 'C', C: 'G', Q: 'O', O: 'Q' };
/** Shorter ones are too many: another office may be meant. */
const LONG_ABBREVIATION = 4;

/** "VPGP" → "VPCP": an abbreviation that nobody has and that is one of the directory's but for such a letter. */
export function repairedAbbreviation(read: string): string {
  if (read.length < LONG_ABBREVIATION || KNOWN_GROUPS.has(read)) return read;
  const meant = [...read].flatMap((letter, at) => {
    const other = ALIKE[letter];
    const whole = other === undefined ? '' : read.slice(0, at) + other + read.slice(at + 1);
    return KNOWN_GROUPS.has(whole) ? [whole] : [];
  });
  return meant.length === 1 ? meant[0]! : read;
}

/** Same letters but for D and Đ, and for capitals that OCR took for small ones in a longer group. */
function differsOnlyByStroke(read: string, spelling: string): boolean {
  const strokeless = (text: string): string =>
    text.replaceAll(/[Đđ]/gu, (letter) => (letter === 'Đ' ? 'D' : 'd'));
  return (
    strokeless(read) === strokeless(spelling) ||
    (read.length > 2 && strokeless(read).toLowerCase() === strokeless(spelling).toLowerCase())
  );
}

/**
 * The first group put right by the kind the sentence names: after "Quyết định số" a "QĐĐ" or "OĐ" can only
 * be "QĐ". A group that is an abbreviation of its own ("NQ" after "Quyết định", "TTg" after "Tờ trình") stays: the
 * paper may err, or name its office alone.
 */
export function symbolOfKind(symbol: string, kind: DocumentKind | null): string {
  const [first = '', ...rest] = symbol.split(/(?=[-/])/u);
  if (!kind || rest.length === 0 || KNOWN_GROUPS.has(first)) return symbol;
  const near = kind.abbreviations.find((abbreviation) => editDistance(first, abbreviation, 1) <= 1);
  return near ? near + rest.join('') : symbol;
}

const LETTER_OF_DIGIT: Readonly<Record<string, string>> = {
  '1': 'T',
  '0': 'O',
  '8': 'B',
  '5': 'S',
  '6': 'G',
};

/**
 * A group with a digit in it that is the issuer's initials but for that digit: "SY1" or "SY1T" of SỞ Y TẾ → "SYT".
 * Letters are never exchanged: an office may write its own name as it likes.
 */
export function symbolOfIssuer(symbol: string, issuer: string | null): string {
  if (!issuer) return symbol;
  const initials = initialsOf(issuer);
  return parted(symbol, initials)
    .split(/([-/])/u)
    .map((group) => (/\d/.test(group) && matchesInitials(group, initials) ? initials : group))
    .join('');
}

/** "SYTNVY" of SỞ Y TẾ: the dash between the office and its part was lost. */
function parted(symbol: string, initials: string): string {
  const office = initials.length >= 3 && symbol.startsWith(initials) ? symbol.slice(initials.length) : '';
  return /^\p{Lu}{2,6}$/u.test(office) && !KNOWN_GROUPS.has(symbol) ? `${initials}-${office}` : symbol;
}

function initialsOf(name: string): string {
  return name
    .split(/[\s,–-]+/u)
    .filter((word) => word !== '' && !/^(?:và|của|các)$/iu.test(word))
    .map((word) => word[0]!.toUpperCase())
    .join('');
}

function matchesInitials(group: string, initials: string): boolean {
  if (initials.length > 2 && group.replace(/\d(?=\p{L})/u, '') === initials) return true;
  if (group.length !== initials.length || group.length < 3) return false;
  return [...group].every((character, index) => {
    const expected = initials[index]!;
    return (
      character === expected ||
      LETTER_OF_DIGIT[character] === expected ||
      (character === '1' && expected === 'I')
    );
  });
}

const KNOWN_GROUPS = new Set([...KIND_ABBREVIATIONS, ...KNOWN_ABBREVIATIONS]);

/** True where every group of a symbol is an abbreviation of the directory or the issuer's own initials. */
export function isKnownSymbol(symbol: string, issuer: string | null): boolean {
  const initials = issuer ? initialsOf(issuer) : '';
  const groups = symbol.replace(/^(?:19|20)\d{2}\//u, '').split(/[-/]/u);
  return groups.every((group) => KNOWN_GROUPS.has(group) || group === initials);
}
