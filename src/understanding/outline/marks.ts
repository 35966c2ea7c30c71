/**
 * The marks that open an item of a Vietnamese paper (NĐ 30/2020, Phụ lục II.V): Phần, Chương, Mục, Điều,
 * I., 1., 1.1., a), -, +, "Một là", "Thứ nhất", "Bước 1".
 */
import { foldAccents } from '../../platform/vietnamese.ts';

export type MarkKind =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'capital'
  | 'roman'
  | 'number'
  | 'decimal'
  | 'ordinal'
  | 'letter'
  | 'bracketed'
  | 'step'
  | 'dash'
  | 'plus';

export interface Mark {
  kind: MarkKind;
  /** "2", "đ", "Điều 3", "Bước 1"; empty for bullets. */
  label: string;
  /** Place in its sequence, from 1; 0 for bullets. */
  ordinal: number;
  /** Characters of the line the mark takes, with the space behind it. */
  length: number;
}

/** The order of điểm: no f, j, w, z; ă â ê ô ơ ư are not used. */
const LETTERS = [...'abcdđeghiklmnopqrstuvxy'];

/** What OCR makes of the letters of points: the place of each in the sequence decides. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  a: '48690âáàäãạđ@qus3',
  b: '6h8ðp',
  c: 'e(oœđ€©ç',
  d: 'đ4aáả',
  đ: 'd4đ0ả',
  e: 'c€éêœ',
  g: '9qøp8đ',
  h: 'b',
  i: 'jl1í!ï',
  k: 'h',
};

const ORDINALS = ['nhat', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
const COUNTS = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
const ROMANS = [
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
];

/** The mark a line begins with, or null. `next` tells the letter that would come next in a running list. */
export function markOf(text: string, nextLetter: string | null = null, nextRoman = 1): Mark | null {
  const specks = specksBefore(text);
  const clean = text.slice(specks);
  const mark = cleanMarkOf(clean, nextLetter, nextRoman);
  return mark === null ? null : { ...mark, length: mark.length + specks };
}

/** Specks of the scan before a mark: "'2. Sở …", ".b) …", "- 2. Sở …". */
function specksBefore(text: string): number {
  return (
    /^['‘’`"“.,:_|~^°*•·\s-]{1,3}(?=(?:\d{1,2}[.)]|[a-zđ©]\)|\d{1,2}\.\d{1,2}\.)\s?\p{Lu})/u.exec(text)?.[0]
      .length ?? 0
  );
}

function cleanMarkOf(text: string, nextLetter: string | null, nextRoman: number): Mark | null {
  return (
    divisionMark(text) ??
    stepMark(text) ??
    ordinalMark(text) ??
    romanMark(text, nextRoman) ??
    decimalMark(text) ??
    numberMark(text) ??
    letterMark(text, nextLetter) ??
    capitalMark(text) ??
    bulletMark(text)
  );
}

/** The letter after another in the order of điểm; "a" at the beginning. */
export function letterAfter(letter: string | null): string | null {
  if (letter === null) return 'a';
  const place = LETTERS.indexOf(letter);
  return place < 0 ? null : (LETTERS[place + 1] ?? null);
}

const DIVISIONS: readonly (readonly [RegExp, MarkKind, string])[] = [
  [/^Điều (\d{1,3}[a-zđ]?)[.:]?(?=\s|$)\s*/iu, 'article', 'Điều'],
  [/^Chương ([IVX]{1,6}|\d{1,2})[.:]?(?=\s|$)\s*/iu, 'chapter', 'Chương'],
  [/^Phần (?:thứ )?([IVX]{1,6}|\d{1,2}|nhất|hai|ba|tư)[.:]?(?=\s|$)\s*/iu, 'part', 'Phần'],
  [/^Mục ([IVX]{1,6}|\d{1,2})[.:](?=\s|$)\s*/iu, 'section', 'Mục'],
];

function divisionMark(text: string): Mark | null {
  for (const [form, kind, name] of DIVISIONS) {
    const found = form.exec(text);
    if (found === null || continuesCitation(text.slice(found[0].length))) continue;
    return {
      kind,
      label: `${name} ${found[1] ?? ''}`,
      ordinal: ordinalOf(found[1] ?? ''),
      length: found[0].length,
    };
  }
  return null;
}

/** "Điều 5 của Luật …" at the beginning of a line goes on with a citation; "Điều 5. Giao …" is an article. */
function continuesCitation(rest: string): boolean {
  return /^(?:của|và|Luật|Nghị|Thông|Quyết định số|khoản|\(|,)/u.test(rest);
}

function ordinalOf(label: string): number {
  const roman = ROMANS.indexOf(label.toUpperCase()) + 1;
  return roman > 0 ? roman : Number.parseInt(label, 10) || 1;
}

function stepMark(text: string): Mark | null {
  const found = /^(?:[-–—] ?)?(Bước|Đợt|Giai đoạn) (\d{1,2})\s*(?:[:.]\s*|(?=\([^)]{4,60}\)\s*:))/u.exec(
    text,
  );
  if (found === null) return null;
  return {
    kind: 'step',
    label: `${found[1] ?? ''} ${found[2] ?? ''}`,
    ordinal: Number(found[2]),
    length: found[0].length,
  };
}

function ordinalMark(text: string): Mark | null {
  const folded = foldAccents(text.slice(0, 24));
  const thu = /^thu (\p{L}{2,5})[,:]\s*/u.exec(folded);
  if (thu !== null) return ordinal(ORDINALS.indexOf(thu[1] ?? ''), text, thu[0].length);
  const la = /^(\p{L}{2,5}) la[,:]?\s+/u.exec(folded);
  return la === null ? null : ordinal(COUNTS.indexOf(la[1] ?? ''), text, la[0].length);
}

function ordinal(place: number, text: string, length: number): Mark | null {
  if (place < 0) return null;
  return {
    kind: 'ordinal',
    label: text.slice(0, length).replace(/[,:\s]+$/u, ''),
    ordinal: place + 1,
    length,
  };
}

/** "II.", also where OCR read "H.", "Il." or "IL" and the heading in capitals shows what it is. */
function romanMark(text: string, next: number): Mark | null {
  const found = /^([IVX]{1,5})(?:[.)]\s+|\s?[-–/]\s*)(?=[\p{Lu}“"])/u.exec(text);
  const place = found === null ? -1 : ROMANS.indexOf(found[1] ?? '');
  if (found !== null && place >= 0) {
    return { kind: 'roman', label: found[1] ?? '', ordinal: place + 1, length: found[0].length };
  }
  const slip = /^([IVXHLlTí1!|Ư]{1,5})(?:[.,)]|[-–](?=\s))\s*(?=\p{Lu}{2})|^(I{1,2}L) (?=\p{Lu}{2})/u.exec(
    text,
  );
  if (slip === null || /^1[.,–-]/.test(slip[0]) || !isCapitals(text.slice(slip[0].length))) return null;
  const ordinal = romanByStrokes(slip[1] ?? slip[2] ?? '') ?? next;
  return { kind: 'roman', label: ROMANS[ordinal - 1] ?? 'I', ordinal, length: slip[0].length };
}

/** "H" has the strokes of II, "IH" those of III. */
function romanByStrokes(read: string): number | null {
  const strokes = read.replaceAll(/[lí1!|LT]/gu, 'I').replaceAll('H', 'II');
  const place = ROMANS.indexOf(strokes);
  return place < 0 ? null : place + 1;
}

function isCapitals(text: string): boolean {
  const letters = text.replaceAll(/[^\p{L}]/gu, '');
  return letters.length >= 4 && letters.replaceAll(/\p{Lu}/gu, '').length <= letters.length * 0.1;
}

function decimalMark(text: string): Mark | null {
  const found = /^(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)]?\s+|\s?[-–/]\s*)(?=[\p{L}“"(])/u.exec(text);
  if (found === null || !/^[\p{Lu}“"(]/u.test(text.slice(found[0].length))) return null;
  const label = found[1] ?? '';
  return { kind: 'decimal', label, ordinal: Number(label.split('.').at(-1)), length: found[0].length };
}

function numberMark(text: string): Mark | null {
  const plain = /^(\d{1,2}|l|Í|!)\s?[./;,:–-]\s*(?=[\p{Lu}“"(])/u.exec(text);
  if (plain !== null) return numbered('number', plain);
  const timed = /^(\d{1,2})\.\s+(?=\d{1,2} ?(?:h|g|giờ)(?:\s|\d|,))/u.exec(text);
  if (timed !== null) return numbered('number', timed);
  const bracketed = /^\(?(\d{1,2})\)\s+(?=[\p{L}“"])/u.exec(text);
  return bracketed === null ? null : numbered('bracketed', bracketed);
}

function numbered(kind: MarkKind, found: RegExpExecArray): Mark {
  const ordinal = Number(found[1]) || 1;
  return { kind, label: String(ordinal), ordinal, length: found[0].length };
}

/** "b)"; a sign that only looks like the next letter ("6)" after "a)") is that letter. */
function letterMark(text: string, next: string | null): Mark | null {
  const stroked = /^([a-zđ])\s?(?:[-–/]|\.(?= ))\s*(?=\p{Lu})/u.exec(text);
  if (stroked !== null && stroked[1] === next) return lettered(next, stroked[0].length);
  const found = /^\(?([^\s\w]|[\p{L}\d])\s?[)）][.,]?\s*(?=[\p{L}“"(])/u.exec(text);
  if (found === null) return null;
  const read = (found[1] ?? '').toLowerCase();
  const letter = next !== null && looksLike(read, next) ? next : read;
  return lettered(letter, found[0].length);
}

function lettered(letter: string, length: number): Mark | null {
  const place = LETTERS.indexOf(letter);
  return place < 0 ? null : { kind: 'letter', label: letter, ordinal: place + 1, length };
}

function looksLike(read: string, letter: string): boolean {
  return read === letter || (LOOKS_LIKE[letter] ?? '').includes(read);
}

/** "52." is "5.2." where that comes next: OCR lost the stop between the digits. */
export function asDecimal(text: string, last: string): Mark | null {
  const found = /^(\d{2,4})[.,]\s+(?=\p{Lu})/u.exec(text);
  const parts = last.split('.');
  const label = [...parts.slice(0, -1), String(Number(parts.at(-1)) + 1)].join('.');
  if (found === null || found[1] !== label.replaceAll('.', '')) return null;
  return { kind: 'decimal', label, ordinal: Number(parts.at(-1)) + 1, length: found[0].length };
}

/** Whether a bracketed digit may in truth be the next letter of a running list. */
export function asLetter(text: string, next: string): Mark | null {
  const mark = letterMark(text, next);
  return mark !== null && mark.label === next ? mark : null;
}

function capitalMark(text: string): Mark | null {
  const found = /^([A-HĐ])[.)]\s+(?=\p{Lu})/u.exec(text);
  if (found === null || !mayBeTitle(text.slice(found[0].length))) return null;
  const label = found[1] ?? '';
  return { kind: 'capital', label, ordinal: label.charCodeAt(0) - 64, length: found[0].length };
}

/** "B. TỔ CHỨC THỰC HIỆN", "A. Đối với học sinh trúng tuyển:". */
function mayBeTitle(text: string): boolean {
  return isCapitals(text) || (text.endsWith(':') && text.split(' ').length <= 14);
}

function bulletMark(text: string): Mark | null {
  const found = /^([-–—−*•·●~]|\+)\s*(?=[\p{L}\p{N}“"(])/u.exec(text);
  if (found === null) return null;
  return { kind: found[1] === '+' ? 'plus' : 'dash', label: '', ordinal: 0, length: found[0].length };
}
