/**
 * Vietnamese text as an office compares it. Everything stored is NFC; what is typed without accents
 * ("cong dien") must find what is printed with them ("công điện"), and hoà must equal hòa.
 */

/** The older placement of a tone mark and the one in use here. */
export const TONE_ON_SECOND_VOWEL: Readonly<Record<string, string>> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
};

const TONE_ON_FIRST_VOWEL: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TONE_ON_SECOND_VOWEL).map(([older, unified]) => [unified, older]),
);

/**
 * For each UTF-16 unit its folded form, found once; 0: not looked at yet, or one that may join with those beside it.
 * Whole archives pass through here.
 */
const foldedUnits = new Uint16Array(0x10000);
const fromUnits = new TextDecoder('utf-16le', { ignoreBOM: true });

/**
 * Folds text so that accents do not matter: lower case, no tone or vowel marks, đ = d.
 * The result of an NFC text has the same length in UTF-16 units, so that a match in the folded text
 * can be shown at the same offsets of the original.
 */
export function foldAccents(text: string): string {
  return text.length <= SHORT ? foldShort(text) : foldLong(text);
}

/** Up to this many units a text is put together at once; a decoder costs more to call. */
const SHORT = 256;

function foldShort(text: string): string {
  const folded: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = foldedUnits[text.charCodeAt(at)] || foldedUnit(text.charCodeAt(at));
    if (unit === 0) return foldComposing(text);
    folded.push(unit);
  }
  return String.fromCharCode(...folded);
}

function foldLong(text: string): string {
  const folded = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = foldedUnits[text.charCodeAt(at)] || foldedUnit(text.charCodeAt(at));
    if (unit === 0) return foldComposing(text);
    folded[at] = unit;
  }
  return fromUnits.decode(folded);
}

function foldedUnit(unit: number): number {
  if (!isComposedUnit(unit)) return 0;
  return (foldedUnits[unit] = foldLetter(String.fromCharCode(unit)).charCodeAt(0));
}

/** Text with letters typed in pieces, or with signs that papers seldom have. */
function foldComposing(text: string): string {
  return Array.from(text.normalize('NFC'), foldSign).join('');
}

const foldedSigns = new Map<string, string>();

function foldSign(letter: string): string {
  let folded = foldedSigns.get(letter);
  if (folded === undefined) foldedSigns.set(letter, (folded = foldLetter(letter)));
  return folded;
}

/** Latin letters as Vietnamese is typed, figures and common signs are NFC whatever stands beside them. */
export function isComposedUnit(unit: number): boolean {
  return unit < 0x300 || (unit >= 0x1ea0 && unit <= 0x1ef9) || (unit >= 0x2010 && unit <= 0x2026);
}

function foldLetter(letter: string): string {
  const base = letter
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'd')
    .toLowerCase();
  return base.length === letter.length ? base : letter;
}

/** One placement of the tone mark (hoà → hòa, uỷ → ủy; quý and oái stay), in lower case NFC. */
export function unifyTonePlacement(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(
      /o[àáảãạèéẻẽẹ](?!\p{L})|(?<!q)u[ỳýỷỹỵ](?!\p{L})/gu,
      (pair) => TONE_ON_SECOND_VOWEL[pair] ?? pair,
    );
}

/** A word with its tone mark at either place: hòa → hòa, hoà. In lower case NFC; mostly there is only one. */
export function tonePlacements(word: string): readonly string[] {
  const unified = unifyTonePlacement(word);
  const older = unified.replace(
    /[òóỏõọ][ae](?!\p{L})|(?<!q)[ùúủũụ]y(?!\p{L})/gu,
    (pair) => TONE_ON_FIRST_VOWEL[pair] ?? pair,
  );
  return unified === older ? [unified] : [unified, older];
}
