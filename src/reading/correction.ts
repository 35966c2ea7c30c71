/**
 * Puts misread tones right where there is direct evidence: "tố chức" can only be "tổ chức". Three of four
 * word errors of the engine are such marks, and nearly all of them make other valid syllables, so that a
 * list of syllables alone would do harm. Letters are never changed, only their marks, and no name.
 */
import { foldAccents, unifyTonePlacement } from '../platform/vietnamese.ts';
import { COLLOCATIONS } from './collocations.ts';
import lexicon from './data/lexicon.json' with { type: 'json' };
import { isMisreading } from './look-alike.ts';
import { namedIn, partedByPunctuation, SURNAMES, wordsOfNames } from './proper-names.ts';
import type { RecognisedLine, RecognisedWord } from './recogniser.ts';
import { isMarked, isSyllable } from './syllables.ts';
import { change, coreOf, isNamelike, rewrite, type Core } from './word-core.ts';
import { gainOf, isSeen, likelierWord, type LikelierWord, type WordInUse } from './word-use.ts';

/** Written by hand, and taken by `scripts/make-lexicon.ts` from texts that may be shipped. */
const PAIRS = [...COLLOCATIONS, ...Object.values(lexicon).flatMap((pairs) => pairs.split(', '))];
/** Those that may stand in capitals: running texts do not know the names that headings and letterheads are made of. */
const IN_CAPITALS = new Set([
  ...COLLOCATIONS,
  ...Object.entries(lexicon).flatMap(([source, pairs]) =>
    /^(?:cơ quan|tên loại)/u.test(source) ? pairs.split(', ') : [],
  ),
]);

const byLetters = new Map<string, string[][]>();
for (const pair of PAIRS) {
  const letters = foldAccents(pair);
  byLetters.set(letters, [...(byLetters.get(letters) ?? []), pair.split(' ')]);
}

/**
 * Corrects the words of lines that follow each other in one column; the words are changed in place.
 * A pair is corrected where one of its two words stands as in the only collocation of the same letters; no proper name is
 * touched, whatever the confidence of its words.
 * @param page all lines of the page, which tell names that stand in capitals where the page has them otherwise too
 */
export function correctTones(
  lines: readonly RecognisedLine[],
  page: readonly RecognisedLine[] = lines,
): void {
  const words = lines.flatMap((line) => line.words);
  for (const word of words) {
    const text = withoutDoubledVowel(withoutForeignMarks(word.text));
    if (text !== word.text) change(word, text);
  }
  words.forEach((word, index) => dropDoubledFigure(word, words[index + 1]));
  correctQuarters(words);
  correctForms(words);
  lines.forEach(correctMottoes);
  const column = columnOf(lines, page);
  correctInOrderTo(column);
  takeKnownReadings(column);
  const settled = words.map((_, index) => isKnown(words[index], words[index + 1]));
  for (let index = 1; index < words.length; index++) {
    // A word that goes with its other neighbour already is not the one to change ("toàn bộ nhiệm vụ").
    const keepFirst = settled[index - 2] === true || column.isOfName[index - 1]!;
    const keepSecond = settled[index] === true || column.isOfName[index]! || column.isLone[index]!;
    if (partsSentences(column, index)) continue;
    if (!settled[index - 1]) correctPair(column, index, keepFirst, keepSecond);
  }
  words.forEach((_, at) => correctByUse(column, at));
}

/** Words that follow each other in one column of a page. */
interface Column {
  words: readonly RecognisedWord[];
  /** The first ones of its lines. */
  opening: ReadonlySet<RecognisedWord | undefined>;
  /** For each word whether it may be of a proper name, which is never changed. */
  isOfName: readonly boolean[];
  /**
   * For each word whether it alone has a capital inside of a sentence: an office or a post begins there, which goes on
   * behind it ("của Tỉnh ủy"), or a name of one syllable. What stands before it says nothing of it.
   */
  isLone: readonly boolean[];
}

function columnOf(lines: readonly RecognisedLine[], page: readonly RecognisedLine[]): Column {
  const words = lines.flatMap((line) => line.words);
  const opening = new Set(lines.map((line) => line.words[0]));
  const isParted = partedByPunctuation(words);
  const named = namedIn(page.flatMap((line) => line.words));
  const isOfName = wordsOfNames({ words, isParted, opening, named });
  const isLone = words.map((word, at) => {
    const core = coreOf(word.text)?.core ?? '';
    return hasOneCapital(core) && !isOfName[at] && !isParted[at] && !opening.has(word);
  });
  return { words, opening, isOfName, isLone };
}

/** Whether a line ends before the word that the word does not go on. */
function partsSentences({ words, opening }: Column, at: number): boolean {
  return opening.has(words[at]) && beginsAnew(words[at - 1]!, words[at]!);
}

/**
 * By how much a word of the same letters must be likelier, as a natural logarithm, before it is taken. Right words come with
 * any confidence, and each paper has words that stand beside their neighbours in no other: what the engine thinks of a
 * word weighs little, unless another reading had the likelier one, or no paper has the one that was read.
 */
const LIKELIER = { sure: 10.5, unsure: 9.5, unseen: 6.5, readSo: 4.5 };
/** Where the pair stands in so many papers and the one that was read in none. */
const COMMON_PAIRS = [
  { papers: 250, gain: 5.9 },
  { papers: 120, gain: 6.6 },
];
/** Beginnings of sentences, of posts and of names are in capitals alike. */
const CAPITAL_LIKELIER = 4;
/** Where no word stands before it, half of what could be known is missing: "về rừng trồng" is no "vệ rừng". */
const OPENING_LIKELIER = 3;
/** A heading in capitals may be a name: its pair must stand in so many papers. */
const FEWEST_PAPERS_OF_CAPITALS = 20;

/** Takes the word that offices write in such a place, where the one that was read hardly ever stands there. */
function correctByUse(column: Column, at: number): void {
  const word = column.words[at]!;
  const core = coreOf(word.text);
  const likelier = column.isOfName[at] ? undefined : likelierAt(column, at);
  if (core === undefined || likelier === undefined) return;
  const least = isSettled(column, at) ? LIKELIER.sure : 0;
  const opening = wordInUse(column, at)?.before === undefined ? OPENING_LIKELIER : 0;
  const asked = Math.max(least, gainAsked(word, core, likelier)) + opening;
  if (likelier.gain < asked || areBothRight(core.core, likelier.word)) return;
  const mayBeOfName = likelier.papers < FEWEST_PAPERS_OF_CAPITALS || ANYWHERE.test(likelier.word);
  if (isCapitals(core.core) && mayBeOfName) return;
  // "Nghiệp vụ Dược": where one has a capital, a d is a d.
  if (hasOneCapital(core.core) && core.core.startsWith('Đ') !== likelier.word.startsWith('đ')) return;
  rewrite(word, core, likelier.word);
}

/** Whether a word goes with one of its neighbours as it was read: "đi đôi với" is no "đối với". */
const isSettled = ({ words }: Column, at: number): boolean =>
  isKnown(words[at - 1], words[at]) || isKnown(words[at], words[at + 1]);

/** "cần bộ phận" is no "cán bộ": a word that goes with the next speaks for the one before it by marks that look alike only. */
function likelierAt(column: Column, at: number): LikelierWord | undefined {
  const use = wordInUse(column, at);
  const likelier = use && likelierWord(use);
  if (likelier === undefined || use?.after === undefined) return likelier;
  const goesOn = isKnown(column.words[at + 1], column.words[at + 2]);
  const isAlike = isMisreading(use.word.toLowerCase(), likelier.word);
  return goesOn && !isAlike ? likelierWord({ ...use, after: undefined }) : likelier;
}

function gainAsked(word: RecognisedWord, { core }: Core, likelier: LikelierWord): number {
  const asked = gainOfPlainWord(word, core, likelier);
  return hasOneCapital(core) ? asked + CAPITAL_LIKELIER : asked;
}

function gainOfPlainWord(word: RecognisedWord, core: string, likelier: LikelierWord): number {
  if (isReadSo(word, likelier.word)) return LIKELIER.readSo;
  if (word.confidence >= SURE) return LIKELIER.sure;
  if (!isSeen(core)) return LIKELIER.unseen;
  return COMMON_PAIRS.find(({ papers }) => likelier.papers >= papers)?.gain ?? LIKELIER.unsure;
}

/** Whether another reading of a word was the given one. */
const isReadSo = ({ others = [] }: RecognisedWord, correct: string): boolean =>
  others.some((other) => unifyTonePlacement(coreOf(other)?.core ?? '').toLowerCase() === correct);

/** A word beside those that no punctuation parts from it; undefined where it may be of a name with one of them. */
function wordInUse(column: Column, at: number): WordInUse | undefined {
  const word = coreOf(column.words[at]!.text)?.core;
  const before = column.isLone[at] ? undefined : neighboursAt(column, at)?.[0];
  const after = neighboursAt(column, at + 1)?.[1];
  if (word === undefined) return undefined;
  const isCapital = (other: string | undefined): boolean => other !== undefined && hasOneCapital(other);
  if (hasOneCapital(word) && (isCapital(before) || isCapital(after))) return undefined;
  if (isCapital(after) && ADDRESS.test(word)) return undefined;
  if (column.isLone[at] && (after === undefined || ANYWHERE.test(after))) return undefined;
  if (!isMarked(word) && [before, after].some(isForeign)) return undefined;
  return { before, word, after: isCapital(after) ? undefined : after };
}

/** How somebody is called before his name: "chị Hoa" is no "chi", whatever stands before. */
const ADDRESS = /^(?:ông|bà|anh|chị|em|cô|thầy|bác|cháu|cụ)$/i;

/** "the meeting": beside what is no syllable at all, letters without marks are of another language. */
const isForeign = (other: string | undefined): boolean =>
  other !== undefined &&
  other.length > 1 &&
  /^[a-z]+$/i.test(other) &&
  other !== other.toUpperCase() &&
  !isSyllable(other);

function neighboursAt(column: Column, at: number): [string, string] | undefined {
  const [left, right] = [at - 1, at].map((each) => coreOf(column.words[each]?.text ?? ''));
  if (left === undefined || right === undefined || left.after !== '' || right.before !== '') return undefined;
  return partsSentences(column, at) ? undefined : [left.core, right.core];
}

const isCapitals = (core: string): boolean => core.length > 1 && core === core.toUpperCase();

/** With one capital a word may be of a name. */
const hasOneCapital = (core: string): boolean =>
  isNamelike(core) || (core.length === 1 && core !== core.toLowerCase());

/** A line that begins with a capital goes on with no word of the line before, unless both are all in capitals. */
function beginsAnew(last: RecognisedWord, first: RecognisedWord): boolean {
  const areCapitals = [last, first].every(({ text }) => text === text.toUpperCase());
  return /^\P{L}*\p{Lu}/u.test(first.text) && !areCapitals;
}

/**
 * Pairs of which neither word stands beside the other with other marks, whatever was read: "cử trị", "Chỉ cục", "Chu
 * tịch". "xây đúng thiết kế", "thanh trà" and "tổ chúc thọ" are words of their own.
 */
const STANDS_ALONE = new Set(
  `cử tri, chi cục, chi nhánh, chủ tịch, giám đốc, quyết định, kế hoạch, thực hiện, trách nhiệm, phối hợp, tổng cục, ủy ban,
  quản lý, triển khai, học sinh, báo cáo, công ty, hạnh phúc`.split(/,\s+/),
);

/** Neighbours beside which "đế" (emperor, sole) is meant: else it is "để" (in order to), misread. */
const BESIDE_EMPEROR = /^(quốc|chế|vương|đô|chính|giày|dép|hoàng|thượng|phản|kháng|chống|chân|cố)$/;

function correctInOrderTo({ words, isOfName }: Column): void {
  words.forEach((word, index) => {
    const core = coreOf(word.text);
    if (core === undefined || isOfName[index] || !/^(đế|Đế)$/.test(core.core)) return;
    const beside = [words[index - 1], words[index + 1]].map((other) =>
      coreOf(other?.text ?? '')?.core.toLowerCase(),
    );
    if (!beside.some((other) => other !== undefined && BESIDE_EMPEROR.test(other))) rewrite(word, core, 'để');
  });
}

/**
 * "quý II1/2025" is of the third quarter: what is half Roman is Roman, with I, 1, l and | alike and H for II. A figure stays
 * one, unless another reading had I in its place: of III a copy may leave one stroke. "Nguyễn Quý H." is a person, as
 * courts write the name.
 */
function correctQuarters(words: readonly RecognisedWord[]): void {
  words.forEach((word, index) => {
    const [before = '', quarterly = ''] = [index - 2, index - 1].map((at) => words[at]?.text);
    if (!/^[^\p{L}\d]*quý$/iu.test(quarterly)) return;
    if (quarterly.startsWith('Quý') && (isNamelike(before) || ADDRESS.test(before))) return;
    const quarter = quarterIn(word.text) ?? (word.text.startsWith('1') ? otherQuarter(word) : undefined);
    if (quarter !== undefined && quarter !== word.text) change(word, quarter);
  });
}

const QUARTER =
  /^(?<ones>[I1l|H]{1,4})(?<rest>[⁄/]20\d\d\P{L}*|[,.;:)]*)$|^(?<one>[I1l|[])V(?<end>[⁄/]20\d\d\P{L}*|[,.;:)]*)$/u;

/** A Roman number as it was meant; undefined where it is none, or all in figures. */
function quarterIn(text: string): string | undefined {
  const { ones, rest, one, end } = QUARTER.exec(text)?.groups ?? {};
  if (one !== undefined) return `IV${end}`;
  const strokes = ones?.replaceAll('H', 'II').length ?? 0;
  if (ones === undefined || strokes > 3 || !/[IlH|]/.test(ones)) return undefined;
  return 'I'.repeat(strokes) + rest;
}

/** The first quarter, where another reading of "1/2026" was "I/2026". */
function otherQuarter({ text, others = [] }: RecognisedWord): string | undefined {
  const roman = text.replace(/^1(?!\d)/, 'I');
  return others.includes(roman) ? roman : undefined;
}

/** "Như Điêu 3;", "Lưu: VỊ, KT.": words that only one can stand for where they stand. */
const FORMS: readonly { read: RegExp; before?: RegExp; behind?: RegExp; right: string }[] = [
  { read: /^(?:Điêu|Điểu|Điếu|Diều|Điềụ)$/, behind: /^\d/, right: 'Điều' },
  { read: /^V[ỊỈÍÌĨI1]$/, before: /^Lưu:?$/, right: 'VT' },
  {
    read: /^Bạn$/,
    behind: new RegExp(`^(?!(?:${SURNAMES}|HỒ)$)\\p{Lu}{2}`, 'u'),
    right: 'Ban',
  },
  { read: /^B[ảạàãá]$/, before: /^thứ$/i, right: 'Ba' },
  { read: /^ng[ảãạá]y$/, behind: /^\d{1,2}\P{L}*$/u, right: 'ngày' },
];

function correctForms(words: readonly RecognisedWord[]): void {
  words.forEach((word, index) => {
    const [, core = '', after = ''] = /^([\p{L}\d]+)([^\p{L}\d]*)$/u.exec(word.text) ?? [];
    const [last, next] = [words[index - 1]?.text ?? '', words[index + 1]?.text ?? ''];
    const form = FORMS.find(
      ({ read, before, behind }) =>
        read.test(core) && before?.test(last) !== false && behind?.test(next) !== false,
    );
    if (form !== undefined) change(word, form.right + after);
  });
}

/** Quốc hiệu and tiêu ngữ, by their letters: they stand on every paper of the State, over a rule that runs into their marks. */
const MOTTOES = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'].map((motto) =>
  motto.split(' '),
);

function correctMottoes({ words }: RecognisedLine): void {
  for (const motto of MOTTOES) {
    const from = words.findIndex(({ text }) => lettersOf(text) === lettersOf(motto[0]!));
    const read = words.slice(from, from + motto.length);
    const isMotto =
      from >= 0 && read.map(({ text }) => lettersOf(text)).join(' ') === motto.map(lettersOf).join(' ');
    if (!isMotto) continue;
    read.forEach((word, at) => {
      const core = coreOf(word.text);
      const isRead = core === undefined || unifyTonePlacement(core.core) === unifyTonePlacement(motto[at]!);
      if (!isRead) rewrite(word, core, motto[at]!.toLowerCase());
    });
  }
}

const lettersOf = (text: string): string => foldAccents(text).replaceAll(/[^a-z]/g, '');

/** Where readings differ, the one that stands as in a collocation is right; the engine was not sure of the other. */
function takeKnownReadings({ words, isOfName }: Column): void {
  words.forEach((word, index) => {
    const [before, after] = [words[index - 1], words[index + 1]];
    const isKnownAs = (text: string): boolean => {
      const read = { ...word, text };
      return isKnown(before, read) || isKnown(read, after);
    };
    if (word.others === undefined || isOfName[index] || isKnownAs(word.text)) return;
    const known = word.others.filter((text) => sameLetters(text, word.text) && isKnownAs(text));
    if (known.length === 1) change(word, known[0]!);
  });
}

const sameLetters = (a: string, b: string): boolean => foldAccents(a) === foldAccents(b);

/**
 * ÿ and ï stand in no Vietnamese word: they are letters with dirt above. § among capitals is an S on a rough page ("H§"),
 * and "b/o" behind names of those who get a paper is "b/c", báo cáo.
 */
function withoutForeignMarks(text: string): string {
  const clean = text
    .replaceAll('ÿ', 'y')
    .replaceAll('Ÿ', 'Y')
    .replaceAll(/i?ï/g, 'i')
    .replaceAll(/I?Ï/g, 'I');
  const core = coreOf(clean)?.core;
  // "Loïc" is of another language.
  const isVietnamese = core === undefined || isSyllable(core);
  return (isVietnamese ? clean : text)
    .replace(/^(\(?b\/)o(?=[);,.]*$)/u, '$1c')
    .replaceAll(/(?<=\p{Lu})§|§(?=\p{Lu})/gu, 'S');
}

/** "PỒÔN", "Sưửng": the engine gave one vowel twice, with its tone and without; what no syllable has is one where one does. */
function withoutDoubledVowel(text: string): string {
  const parts = coreOf(text);
  if (parts === undefined || isSyllable(parts.core)) return text;
  const { before, core, after } = parts;
  const letters = [...core];
  const singles = letters.flatMap((letter, at) => {
    const next = letters[at + 1];
    const isDoubled = next !== undefined && isMarked(letter) && isMarked(next) && sameLetters(letter, next);
    return isDoubled ? [letters.toSpliced(at, 1).join(''), letters.toSpliced(at + 1, 1).join('')] : [];
  });
  const [single, other] = singles.filter(isToned);
  return single === undefined || other !== undefined ? text : before + single + after;
}

/** "PHỤ LỤCI I": the figure behind a word was given with the word as well. */
function dropDoubledFigure(word: RecognisedWord, next: RecognisedWord | undefined): void {
  const [, own = '', figure = ''] = /^(\p{Lu}{2,})([IVX])$/u.exec(word.text) ?? [];
  const isDoubled =
    isMarked(own) &&
    isSyllable(own) &&
    !isSyllable(own + figure) &&
    /^[IVX]{1,5}[.:)]?$/.test(next?.text ?? '');
  if (isDoubled && next!.text.startsWith(figure)) change(word, own);
}

/** A syllable that has its tone. */
const isToned = (word: string): boolean => isSyllable(word) && TONED.test(word.normalize('NFD'));
const TONED = /[\u0300\u0301\u0303\u0309\u0323]/;

interface Pair {
  left: Core;
  right: Core;
  /** The collocations of the same letters. */
  known: readonly string[][];
}

/** Two words that may be a collocation: no punctuation parts them, and they are no name. */
function pairOf(first: RecognisedWord | undefined, second: RecognisedWord | undefined): Pair | undefined {
  const left = coreOf(first?.text ?? '');
  const right = coreOf(second?.text ?? '');
  if (left === undefined || right === undefined || left.after !== '' || right.before !== '') return undefined;
  if (isNamelike(left.core) && isNamelike(right.core)) return undefined;
  const all = byLetters.get(foldAccents(`${left.core} ${right.core}`).toLowerCase());
  const areCapitals = [left.core, right.core].every((core) => core.length > 1 && core === core.toUpperCase());
  const known = areCapitals ? all?.filter((pair) => IN_CAPITALS.has(pair.join(' '))) : all;
  return known === undefined || known.length === 0 ? undefined : { left, right, known };
}

const isLeft = ({ left }: Pair, a: string | undefined): boolean => unifyTonePlacement(left.core) === a;
const isRight = ({ right }: Pair, b: string | undefined): boolean => unifyTonePlacement(right.core) === b;

/** Whether two words that follow each other go together as they were read, marks and all: "tổ chức". */
export function isKnown(first: RecognisedWord | undefined, second: RecognisedWord | undefined): boolean {
  const pair = pairOf(first, second);
  return pair !== undefined && pair.known.some(([a, b]) => isLeft(pair, a) && isRight(pair, b));
}

/** @param at where the second of the two words stands */
function correctPair(column: Column, at: number, keepFirst: boolean, keepSecond: boolean): void {
  const [first, second] = [column.words[at - 1]!, column.words[at]!];
  const pair = pairOf(first, second);
  const likely = pair?.known.filter(([a, b]) => isLeft(pair, a) || isRight(pair, b)) ?? [];
  if (pair === undefined || likely.length !== 1) return;
  const [a, b] = likely[0]!;
  // Nor does it say much of the one beside it ("quốc gia có" is no "gia cố").
  const isFree = !keepFirst && !keepSecond;
  const isAlone = STANDS_ALONE.has(`${a} ${b}`);
  const isMeant = (place: number, { core }: Core, correct: string): boolean => {
    if (areBothRight(core, correct)) return false;
    const word = column.words[place]!;
    const isAlike = isMisreading(core, correct);
    const isLikely =
      (isAlike && (isFree || isCommoner(correct, core, COMMONER.alike))) ||
      (word.confidence < SURE && isCommoner(correct, core, COMMONER.anyMark));
    return isAlone || (isLikely && isUsedSo(column, place, correct, isAlike, isFree));
  };
  const isSmall = ({ core }: Core): boolean => SMALL_WORD.test(core.toLowerCase());
  // One that stands as it was read says of its neighbour what any other does: "đôi với" is "đối với".
  const [changesFirst, changesSecond] = [!isLeft(pair, a), !isRight(pair, b)];
  if ((changesFirst && isSmall(pair.left)) || (changesSecond && isSmall(pair.right))) return;
  if (changesFirst && ADDRESS.test(pair.left.core) && hasOneCapital(pair.right.core)) return;
  if (column.isLone[at - 1] && ANYWHERE.test(b!)) return;
  if (changesFirst && !keepFirst && isMeant(at - 1, pair.left, a!)) rewrite(first, pair.left, a!);
  if (changesSecond && !keepSecond && isMeant(at, pair.right, b!)) rewrite(second, pair.right, b!);
}

/**
 * By how much likelier the word of a collocation must be than the one that was read, as a natural logarithm: where their
 * marks look alike, where any mark may be lost, and where the other word of the collocation goes with another already.
 * In capitals, which headings are, few other words stand.
 */
const LIKELIER_IN_PAIR = {
  readSo: 0,
  alike: 6.5,
  inCapitals: 7.5,
  unseen: 8,
  anyMark: 11.5,
  anyMarkTaken: 15.5,
};

/** "an toàn tính mạng" and "cộng tác viên" stand in more papers than what one of their pairs could be taken for. */
function isUsedSo(column: Column, at: number, correct: string, isAlike: boolean, isFree: boolean): boolean {
  const use = wordInUse(column, at);
  if (use === undefined) return true;
  const gain = gainOf(use, correct);
  const { readSo, alike, inCapitals, unseen, anyMark, anyMarkTaken } = LIKELIER_IN_PAIR;
  if (isReadSo(column.words[at]!, correct)) return gain >= readSo;
  if (isAlike) return gain >= alike || [use.before, use.after].some(isAbbreviation);
  if (isCapitals(use.word)) return gain >= inCapitals;
  if (!isSeen(use.word)) return gain >= unseen;
  return gain >= (isFree ? anyMark : anyMarkTaken);
}

/** "UBND tỉnh": how often a word stands beside what is no syllable was not counted. */
const isAbbreviation = (other: string | undefined): boolean =>
  other !== undefined && other === other.toUpperCase() && !isSyllable(other);

/** Words that offices write for each other: neither is a misreading of the other. */
const BOTH_RIGHT = new Set(['hàng hằng', 'hằng hàng', 'ngưng ngừng', 'ngừng ngưng']);

const areBothRight = (read: string, other: string): boolean =>
  BOTH_RIGHT.has(`${unifyTonePlacement(read).toLowerCase()} ${other}`);

/** In how many collocations each word stands. */
const uses = new Map<string, number>();
for (const word of PAIRS.flatMap((pair) => pair.split(' '))) uses.set(word, (uses.get(word) ?? 0) + 1);

/** A word of higher confidence is as the engine read it, unless its marks look alike. */
const SURE = 95;
/** By how much commoner the right word is, where the marks look alike but the evidence is weak, and where any mark may be lost. */
const COMMONER = { alike: 3, anyMark: 6 };
const FEWEST_USES = 3;

/** Words that hold sentences together stand beside any other, and are no misread part of a collocation ("thì lập", "nơi trú"). */
const SMALL_WORD =
  /^(?:thì|mà|nơi|nên|nếu|lên|vẫn|cũng|rất|đã|đang|sẽ|bị|hoặc|và|của|các|những|cho|với|từ|đến)$/;

/** Words that stand beside any other. */
const ANYWHERE =
  /^(?:có|năm|và|của|các|cho|để|là|theo|tại|trong|với|được|từ|đến|về|do|khi|này|đó|ra|vào|số|ngày|bà|còn|qua|ở|bằng|đối|gia|sau)$/;

/** Whether a word as read stands in far fewer collocations than the right one. */
function isCommoner(correct: string, read: string, times: number): boolean {
  const word = unifyTonePlacement(read).toLowerCase();
  if (word.length < 2 || ANYWHERE.test(word)) return false;
  return (uses.get(correct) ?? 0) >= Math.max(FEWEST_USES, times * (uses.get(word) ?? 0));
}
