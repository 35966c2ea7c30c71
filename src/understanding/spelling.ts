/**
 * Names of agencies and posts that OCR gave wrong accents ("TÍNH ĐẮK LẮK", "GIÁM ĐÓC") or ran together
 * ("CHỦTỊCH") get their own spelling back, phrase by phrase, from the directory. Letters are never
 * changed, only their accents; a word that is in no phrase stays as it was read.
 */
import { unifyTonePlacement } from '../platform/vietnamese.ts';
import type { Word } from '../reading/page.ts';
import { PROVINCES, AGENCY_NAMES } from './agencies.ts';
import phrases from './data/phrases.json' with { type: 'json' };
import { isUpperCase, letters, plain } from './likeness.ts';
import type { PaperLine } from './parts.ts';

const LONGEST = 8;
const SPELLINGS = spellings();

/** Phrases by their folded words; where two share them ("thủ trưởng", "thứ trưởng") neither is put right. */
function spellings(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const shared = new Set<string>();
  for (const phrase of allPhrases()) {
    const words = wordsOf(phrase.toLowerCase());
    const key = words.map(letters).join(' ');
    if (words.length > LONGEST) continue;
    const other = found.get(key);
    if (other && other.join(' ') !== words.join(' ')) shared.add(key);
    found.set(key, words);
  }
  for (const key of shared) found.delete(key);
  return found;
}

/** A rank alone is too short to be sure of ("tính" is a word): it counts behind a body or before its province. */
function allPhrases(): string[] {
  const provinces = PROVINCES.flatMap(({ name }) => [`tỉnh ${name}`, `thành phố ${name}`, `tp. ${name}`]);
  const ranked = phrases.bodiesOfRanks.flatMap((body) => phrases.ranks.map((rank) => `${body} ${rank}`));
  return [...ranked, ...phrases.posts, ...phrases.bodies, ...AGENCY_NAMES, ...provinces];
}

const RUN_TOGETHER = new Map(
  [...phrases.posts, ...phrases.bodies]
    .filter((phrase) => phrase.includes(' ') && letters(phrase).length >= 7)
    .concat(AGENCY_NAMES.filter((name) => /^(?:Sở|Bộ)\s/u.test(name)))
    .map((phrase) => [letters(phrase), phrase]),
);

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** The name with the accents of the phrases it is made of. */
export function repairedName(name: string): string {
  const words = recut(rejoined(wordsOf(name).map(inCapitals).flatMap(parted)));
  for (const index of words.keys()) {
    for (const [at, right] of longestPhrase(words, index).entries()) {
      words[index + at] = respelled(words[index + at]!, right);
    }
  }
  return words.join(' ');
}

/** Puts names right only where they were read from a picture: a text layer is the paper's own spelling. */
export function repairedIfScanned(name: string, lines: readonly PaperLine[]): string {
  return isScanned(lines) ? repairedName(name) : name;
}

export function isScanned(lines: readonly PaperLine[]): boolean {
  return lines.some((line) => line.source.words.some((word) => word.confidence < 100));
}

/** "HỘl" → "HỘI", "BẢ0" → "BẢO": in a word of capitals a small l is an I, and a nought among letters an O. */
function inCapitals(word: string): string {
  if (!/[l01]/.test(word) || !/^\p{P}*(?:\p{Lu}|[l01](?=\p{Lu}))[\p{Lu}l01]+\p{P}*$/u.test(word)) return word;
  return word
    .replaceAll('l', 'I')
    .replaceAll(/(?<=\p{Lu}{2})0$|(?<=\p{Lu})0(?=\p{Lu})/gu, 'O')
    .replaceAll(/(?<=\p{Lu})1(?=\p{Lu})/gu, 'I');
}

/** "CHỦTỊCH" → "CHỦ", "TỊCH"; "XÃHỘI" → "XÃ", "HỘI": a word with two vowels that two words of a phrase make. */
function parted(word: string): string[] {
  const joined = letters(word);
  const phrase = RUN_TOGETHER.get(joined);
  if (phrase) return wordsOf(isUpperCase(word) ? phrase.toUpperCase() : phrase);
  const first = TWO_VOWELS.test(joined) ? PAIRS.get(joined) : undefined;
  const core = first === undefined ? -1 : word.search(/\p{L}/u);
  return core < 0 ? [word] : [word.slice(0, core + first!), word.slice(core + first!)];
}

const TWO_VOWELS = /[aeiouy][^aeiouy]+[aeiouy]|[aeiouy]{4}/;

/** Two neighbouring words of a phrase by their joined letters: how many letters the first has. */
const PAIRS = pairs();

function pairs(): Map<string, number> {
  const found = new Map<string, number>();
  for (const words of SPELLINGS.values()) {
    for (const [index, word] of words.slice(0, -1).entries()) {
      const [first, second] = [letters(word), letters(words[index + 1]!)];
      if (first.length >= 2 && second.length >= 2) found.set(first + second, first.length);
    }
  }
  return found;
}

/** "VIỆN TRƯ ỞNG" → "VIỆN TRƯỞNG": two pieces that make a word of a phrase with the word before or behind them. */
function rejoined(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const piece = words[index]!;
    const whole = piece + (words[index + 1] ?? '');
    if (isCutWord(piece, whole) && completesPair(letters(whole), kept.at(-1), words[index + 2])) {
      kept.push(whole);
      index++;
    } else kept.push(piece);
  }
  return kept;
}

/** "SƠY TẾ" → "SỞ", "Y", "TẾ": two or three pieces that make a whole name, but were parted elsewhere. */
function recut(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const length = [3, 2].find((count) => isCutElsewhere(words.slice(index, index + count))) ?? 1;
    const pieces = words.slice(index, index + length);
    const name = length === 1 ? undefined : RUN_TOGETHER.get(lettersOf(pieces));
    kept.push(
      ...(name === undefined ? pieces : wordsOf(isUpperCase(pieces[0]!) ? name.toUpperCase() : name)),
    );
    index += length - 1;
  }
  return kept;
}

function isCutElsewhere(pieces: readonly string[]): boolean {
  // "MÔI TRƯỜNG - CỤC THUẾ": a dash is no piece of a word.
  if (pieces.some((piece) => letters(piece) === '')) return false;
  const name = RUN_TOGETHER.get(lettersOf(pieces));
  return name !== undefined && wordsOf(name).map(letters).join(' ') !== pieces.map(letters).join(' ');
}

const lettersOf = (pieces: readonly string[]) => pieces.map(letters).join('');

/** True where the next word brings letters that the piece lacks, and both make a word of a phrase. */
function isCutWord(piece: string, whole: string): boolean {
  const [first, all] = [letters(piece), letters(whole)];
  return first !== '' && first.length < all.length && LONG_WORDS.has(all);
}

/** Words of phrases that are long enough to be cut in two. */
const LONG_WORDS = new Set(
  [...SPELLINGS.values()]
    .flat()
    .map(letters)
    .filter((word) => word.length >= 5),
);

function completesPair(joined: string, before: string | undefined, behind: string | undefined): boolean {
  return (
    (before !== undefined && PAIRS.has(letters(before) + joined)) ||
    (behind !== undefined && PAIRS.has(joined + letters(behind)))
  );
}

function longestPhrase(words: readonly string[], index: number): string[] {
  for (let length = Math.min(LONGEST, words.length - index); length >= 1; length--) {
    const key = words.slice(index, index + length).map(letters);
    const phrase = key.includes('') ? undefined : SPELLINGS.get(key.join(' '));
    if (phrase) return phrase;
  }
  return [];
}

/** The read word with the letters of the right one, its case and the punctuation round it kept. */
function respelled(read: string, right: string): string {
  const core = /[\p{L}\p{M}\p{N}]+(?:[.&'’-][\p{L}\p{N}]+)*/u.exec(read);
  const letterRight = /[\p{L}\p{N}]+(?:[.&'’-][\p{L}\p{N}]+)*/u.exec(right);
  if (!core || !letterRight || plain(core[0]) !== plain(letterRight[0])) return read;
  if (unifyTonePlacement(core[0]) === unifyTonePlacement(letterRight[0])) return read;
  return (
    read.slice(0, core.index) + inCaseOf(core[0], letterRight[0]) + read.slice(core.index + core[0].length)
  );
}

function inCaseOf(read: string, right: string): string {
  if (read.length > 1 && read === read.toUpperCase()) return right.toUpperCase();
  const first = read[0] === read[0]!.toUpperCase() ? right[0]!.toUpperCase() : right[0]!;
  return first + right.slice(1);
}

/**
 * The spelling that the paper itself gives a name most often: "Krông Päc" at the head, "Krông Pắc" five
 * times below. Sure readings weigh more, and small letters more than capitals, which lose their marks sooner ("PHƯỜNG ĐÔNG
 * MAI" over "Đồng Mai, ngày …"); a name that stands only once stays as read.
 */
export function spelledAsInPaper(name: string, lines: readonly PaperLine[]): string {
  const wanted = wordsOf(name).map(letters);
  if (wanted.length === 0 || wanted.includes('')) return name;
  const votes = wanted.map(() => new Map<string, number>());
  for (const { at, spelling, weight } of occurrences(wanted, lines))
    spelling.forEach((word, index) => {
      const own = votes[at + index]!;
      own.set(word, (own.get(word) ?? 0) + weight);
    });
  return wordsOf(name)
    .map((word, index) => respelled(word, heaviest(votes[index]!) ?? word))
    .join(' ');
}

function heaviest(votes: ReadonlyMap<string, number>): string | undefined {
  return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

interface Occurrence {
  /** The word of the name with which it begins. */
  at: number;
  spelling: string[];
  weight: number;
}

/**
 * The name, also over the end of a line; of a long one ("CHI NHÁNH HẬU TRÀ") also two words or more that are written as a
 * name elsewhere ("Hậu Trà, ngày …").
 */
function* occurrences(wanted: readonly string[], lines: readonly PaperLine[]): Generator<Occurrence> {
  const words: Word[] = [];
  for (const line of lines) words.push(...line.source.words);
  const folded = words.map((word) => letters(word.text));
  /** Each word of the name by its letters; of two alike the first. */
  const places = new Map(wanted.map((word, at): [string, number] => [word, at]).reverse());
  for (let index = 0; index < words.length; index++) {
    const at = places.get(folded[index]!);
    if (at === undefined || HAMLETS.has(words[index - 1]?.text.toLowerCase() ?? '')) continue;
    let length = 1;
    while (at + length < wanted.length && folded[index + length] === wanted[at + length]) length++;
    const found = words.slice(index, index + length);
    if (length < wanted.length && !isNameOfItsOwn(found, wanted)) continue;
    const texts = found.map((word) => word.text.replaceAll(/[^\p{L}\p{N}'’-]/gu, ''));
    const share = isUpperCase(texts.join(' ')) ? SHARE_OF_CAPITALS : 1;
    const surety = Math.max(1, Math.min(...found.map((word) => word.confidence)) - HARDLY_READ);
    yield { at, spelling: texts.map((text) => text.toLowerCase()), weight: share * surety ** 2 };
    index += length - 1;
  }
}

/** A hamlet may have another name than its commune, though the same letters: "thôn Đông Thái, xã Đồng Thái". */
const HAMLETS = new Set('thôn ấp bản buôn làng xóm khóm'.split(' '));

const LONG_NAME = 4;

function isNameOfItsOwn(found: readonly { text: string }[], wanted: readonly string[]): boolean {
  return (
    wanted.length >= LONG_NAME && found.length > 1 && found.every(({ text }) => /^\P{L}*\p{Lu}/u.test(text))
  );
}

/** What a name in capitals says of its marks beside one in small letters, and a reading that says next to nothing. */
const SHARE_OF_CAPITALS = 0.6;
const HARDLY_READ = 70;
