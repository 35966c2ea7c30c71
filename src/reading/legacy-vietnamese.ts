/**
 * Vietnamese from before Unicode: the one-byte codes TCVN3 (ABC: .VnTime, .VnArial …) of the offices of the
 * north and VNI (VNI-Times …) of the south. Old files, and what is copied from them, still carry them in their
 * text layers, where "Công hòa" stands as "Céng hßa" or "Coâng hoøa".
 */
import type { TextRun } from './paper.ts';
import { isMarked, isSyllable } from './syllables.ts';

/** The "ư" of TCVN3. In other text that a page draws it is a hyphen: fonts have one shape for both, and programs mix them up. */
export const SOFT_HYPHEN = '\u00ad';

export type LegacyCode = 'tcvn3' | 'vni';

/** TCVN 5712:1993, VN3: the letters from 0xA1 on, as Latin-1 shows them. */
const TCVN3_LETTERS: Readonly<Record<string, string>> = lettersBeside(
  '¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ',
  'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ',
);

/** What VNI writes behind a vowel: its tone, or (â, ê, ô, ă) its shape with a tone. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  ...marksOf('ø ù û õ ï', ''),
  ...marksOf('à á å ã ä', '\u0302'),
  ...marksOf('è é ú ü ë', '\u0306'),
  â: '\u0302',
  ê: '\u0306',
};
/** What VNI writes as a letter of its own. */
const VNI_LETTERS: Readonly<Record<string, string>> = lettersBeside(
  'ìíæóòôöîñÌÍÆÓÒÔÖÎÑ',
  'ìíỉĩịơưỵđÌÍỈĨỊƠƯỴĐ',
);

function lettersBeside(from: string, to: string): Record<string, string> {
  const letters = [...to.normalize('NFC')];
  return Object.fromEntries([...from].map((code, index) => [code, letters[index]!]));
}

/** Grave, acute, hook, tilde and dot below, on a vowel of the given shape. */
function marksOf(codes: string, shape: string): Record<string, string> {
  const tones = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
  return Object.fromEntries(codes.split(' ').map((code, index) => [code, shape + tones[index]!]));
}

/** Text in Unicode, NFC. @param font its name: those that end in H (.VnTimeH) print small letters as capitals */
export function fromLegacy(text: string, code: LegacyCode, font = ''): string {
  const decoded = code === 'vni' ? fromVni(text) : fromTcvn3(text);
  return /^\.?vn\w*h$/i.test(bareName(font)) ? decoded.toUpperCase() : decoded;
}

function fromTcvn3(text: string): string {
  const letters = text.replaceAll('\u03bc', 'µ');
  const decoded = [...letters].map((letter) => TCVN3_LETTERS[letter] ?? letter).join('');
  // The code of "ư" is a hyphen to most fonts: it is one where a syllable comes of it.
  return decoded.replaceAll(/[\p{L}-]+/gu, (word) => (word.includes('-') ? withHornedU(word) : word));
}

function withHornedU(word: string): string {
  const horned = word.replaceAll('-', word === word.toUpperCase() && /\p{L}/u.test(word) ? 'Ư' : 'ư');
  return horned.length > 1 && isSyllable(horned.toLowerCase()) ? horned : word;
}

function fromVni(text: string): string {
  const letters = [...text.normalize('NFC')];
  let decoded = '';
  letters.forEach((letter, index) => {
    const before = letters[index - 1] ?? '';
    const mark = VNI_MARKS[letter.toLowerCase()];
    const carries = /[aeouy]/i.test(before) || /[ôö]/i.test(before);
    decoded += mark !== undefined && carries ? mark : (VNI_LETTERS[letter] ?? letter);
  });
  return decoded.normalize('NFC');
}

/** "ABCDEF+.VnTimeH,Bold" is ".VnTimeH". */
function bareName(font: string): string {
  return font.replace(/^[A-Z]{6}\+/, '').replace(/[,-](?:bold|italic|regular|normal).*$/i, '');
}

function codeNamedBy(font: string): LegacyCode | undefined {
  const name = bareName(font);
  if (/^\.vn[a-z]/i.test(name)) return 'tcvn3';
  return /^vni[-_ ]/i.test(name) ? 'vni' : undefined;
}

/** Least syllables that prove a code. */
const PROVING = 5;
/** Of the words, those that are syllables in the right code. */
const RIGHT_SHARE = 0.85;

/**
 * The runs with legacy codes made Unicode: those of a font that is named after one, those of a font whose text
 * is not Vietnamese as it stands and is so by one of the codes, and the few words of other fonts beside them.
 */
export function unicodeRuns(runs: readonly TextRun[]): TextRun[] {
  const texts = new Map<string, string>();
  for (const { font = '', text } of runs) texts.set(font, `${texts.get(font) ?? ''} ${text}`);
  const proven = new Map([...texts].map(([font, text]) => [font, codeOf(text, font)]));
  const usual = [...proven.values()].find((code) => code !== undefined);
  const codes = new Map(
    [...texts].map(([font, text]) => {
      const isBeside = usual !== undefined && isBetterBy(text, usual);
      return [font, proven.get(font) ?? (isBeside ? usual : undefined)];
    }),
  );
  return runs.map((run) => {
    const font = run.font ?? '';
    const code = codes.get(font);
    if (code === undefined) return { ...run, text: run.text.replaceAll(SOFT_HYPHEN, '-') };
    const text = fromLegacy(run.text, code, font);
    return text === run.text ? run : { ...run, text, recoded: true };
  });
}

function codeOf(text: string, font: string): LegacyCode | undefined {
  const named = codeNamedBy(font);
  // Some programs give such a font a Unicode map: its text has letters then that no legacy code has.
  if (named !== undefined) return UNICODE_LETTERS.test(text) ? undefined : named;
  return (['tcvn3', 'vni'] as const).find((code) => {
    const { share, marked } = vietnamese(fromLegacy(text, code));
    return marked >= PROVING && share >= RIGHT_SHARE && isBetterBy(text, code);
  });
}

const UNICODE_LETTERS = /[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u;
const LEGACY_LETTERS = /[\u00a1-\u00ff\u03bc]/u;

function isBetterBy(text: string, code: LegacyCode): boolean {
  return LEGACY_LETTERS.test(text) && vietnamese(fromLegacy(text, code)).share > vietnamese(text).share;
}

/** How much of a text is Vietnamese: the share of its words, and how many syllables with marks. */
function vietnamese(text: string): { share: number; marked: number } {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\u00a1-\u00bf]+/u)
    .filter((word) => word.length > 1);
  const syllables = words.filter(isSyllable);
  return { share: syllables.length / Math.max(1, words.length), marked: syllables.filter(isMarked).length };
}
