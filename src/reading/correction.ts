/**
 * Puts misread tones right where there is direct evidence: "tố chức" can only be "tổ chức". Three of four
 * word errors of the engine are such marks, and nearly all of them make other valid syllables, so that a
 * list of syllables alone would do harm. Letters are never changed, only their marks, and no name.
 */
import { foldAccents, unifyTonePlacement } from '../platform/vietnamese.ts';
import { COLLOCATIONS } from './collocations.ts';
import lexicon from './data/lexicon.json' with { type: 'json' };
import { isMisreading } from './look-alike.ts';
import type { RecognisedLine, RecognisedWord } from './recogniser.ts';
import { isMarked, isSyllable } from './syllables.ts';
import { change, coreOf, isNamelike, rewrite, type Core } from './word-core.ts';
import { gainOf, likelierWord, type LikelierWord, type WordInUse } from './word-use.ts';

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
 * A pair is corrected where one of its two words stands as in the only collocation of the same letters.
 */
export function correctTones(lines: readonly RecognisedLine[]): void {
  const words = lines.flatMap((line) => line.words);
  for (const word of words) {
    const text = withoutDoubledVowel(withoutForeignMarks(word.text));
    if (text !== word.text) change(word, text);
  }
  words.forEach((word, index) => dropDoubledFigure(word, words[index + 1]));
  correctQuarters(words);
  correctInOrderTo(words);
  correctForms(words);
  lines.forEach(correctMottoes);
  takeKnownReadings(words);
  const opening = new Set(lines.map((line) => line.words[0]));
  const column = {
    words,
    opening,
    isOfName: namesInCapitals(words, opening),
    namelike: namelikeOf(words),
  };
  const settled = words.map((_, index) => isKnown(words[index], words[index + 1]));
  for (let index = 1; index < words.length; index++) {
    // A word that goes with its other neighbour already is not the one to change ("toàn bộ nhiệm vụ").
    const keepFirst = settled[index - 2] === true || column.isOfName[index - 1]!;
    const keepSecond = settled[index] === true || column.isOfName[index]!;
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
  /** For each word whether it may be of a name all in capitals. */
  isOfName: readonly boolean[];
  /** Those that may be of a name. */
  namelike: ReadonlySet<RecognisedWord>;
}

/** Whether a line ends before the word that the word does not go on. */
function partsSentences({ words, opening }: Column, at: number): boolean {
  return opening.has(words[at]) && beginsAnew(words[at - 1]!, words[at]!);
}

/**
 * By how much a word of the same letters must be likelier, as a natural logarithm, before it is taken: of those read
 * surely one in a thousand is wrong, of the others one in a hundred, and below these one in ten.
 */
const LIKELIER = { hardly: 4.5, unsure: 5.5, sure: 10.5 };
const UNSURE = 88;
/** Beginnings of sentences, of posts and of names are in capitals alike. */
const CAPITAL_LIKELIER = 4;
/** Where no word stands before it, half of what could be known is missing: "về rừng trồng" is no "vệ rừng". */
const OPENING_LIKELIER = 3;
/** A heading in capitals may be a name: its pair must stand in so many papers. */
const FEWEST_PAPERS_OF_CAPITALS = 12;

/** Takes the word that offices write in such a place, where the one that was read hardly ever stands there. */
function correctByUse(column: Column, at: number): void {
  const word = column.words[at]!;
  const core = coreOf(word.text);
  const likelier = column.isOfName[at] ? undefined : likelierAt(column, at);
  if (core === undefined || likelier === undefined) return;
  const asked = gainAsked(word, core) + (neighboursAt(column, at) === undefined ? OPENING_LIKELIER : 0);
  if (likelier.gain < asked) return;
  const mayBeOfName = likelier.papers < FEWEST_PAPERS_OF_CAPITALS || ANYWHERE.test(likelier.word);
  if (isCapitals(core.core) && mayBeOfName) return;
  // "Nghiệp vụ Dược": where one has a capital, a d is a d.
  if (hasOneCapital(core.core) && core.core.startsWith('Đ') !== likelier.word.startsWith('đ')) return;
  rewrite(word, core, likelier.word);
}

/** "cần bộ phận" is no "cán bộ": a word that goes with the next speaks for the one before it by marks that look alike only. */
function likelierAt(column: Column, at: number): LikelierWord | undefined {
  const use = wordInUse(column, at);
  const likelier = use && likelierWord(use);
  if (likelier === undefined || use?.after === undefined) return likelier;
  const goesOn = isKnown(column.words[at + 1], column.words[at + 2]);
  const isAlike = isMisreading(use.word.toLowerCase(), likelier.word);
  return goesOn && !isAlike ? likelierWord({ ...use, after: undefined }) : likelier;
}

function gainAsked({ confidence }: RecognisedWord, { core }: Core): number {
  const asked = confidence < UNSURE ? LIKELIER.hardly : confidence < SURE ? LIKELIER.unsure : LIKELIER.sure;
  return hasOneCapital(core) ? asked + CAPITAL_LIKELIER : asked;
}

/** A word beside those that no punctuation parts from it; undefined where it may be of a name with one of them. */
function wordInUse(column: Column, at: number): WordInUse | undefined {
  const word = coreOf(column.words[at]!.text)?.core;
  const [before, after] = [neighboursAt(column, at)?.[0], neighboursAt(column, at + 1)?.[1]];
  if (word === undefined) return undefined;
  const isCapital = (other: string | undefined): boolean => other !== undefined && hasOneCapital(other);
  if (hasOneCapital(word) && (isCapital(before) || isCapital(after))) return undefined;
  if (isCapital(after) && ADDRESS.test(word)) return undefined;
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

function correctInOrderTo(words: readonly RecognisedWord[]): void {
  words.forEach((word, index) => {
    const core = coreOf(word.text);
    if (core === undefined || !/^(đế|Đế)$/.test(core.core)) return;
    const beside = [words[index - 1], words[index + 1]].map((other) =>
      coreOf(other?.text ?? '')?.core.toLowerCase(),
    );
    if (!beside.some((other) => other !== undefined && BESIDE_EMPEROR.test(other))) rewrite(word, core, 'để');
  });
}

/** "quý II1/2025" is of the third quarter: what is half Roman is Roman, with I, 1 and l alike and H for II. */
function correctQuarters(words: readonly RecognisedWord[]): void {
  words.forEach((word, index) => {
    const quarter = /^([I1lH]{1,4})(\/20\d\d\P{L}*)$/u.exec(word.text);
    if (quarter === null || !/^quý$/i.test(words[index - 1]?.text ?? '')) return;
    const [, read, rest] = quarter;
    const ones = read!.replaceAll('H', 'II');
    if (!/[IlH]/.test(read!) || ones.length > 3) return;
    const text = 'I'.repeat(ones.length) + rest;
    if (text !== word.text) change(word, text);
  });
}

/** The commonest surnames, as they stand in capitals. */
const SURNAMES =
  'NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ|NGÔ|DƯƠNG|ĐINH|TRỊNH|TRƯƠNG|PHÙNG|VƯƠNG|QUÁCH|TỐNG';

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
function takeKnownReadings(words: readonly RecognisedWord[]): void {
  words.forEach((word, index) => {
    const [before, after] = [words[index - 1], words[index + 1]];
    const isKnownAs = (text: string): boolean => {
      const read = { ...word, text };
      return isKnown(before, read) || isKnown(read, after);
    };
    if (word.others === undefined || isKnownAs(word.text)) return;
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
  return text
    .replaceAll('ÿ', 'y')
    .replaceAll('Ÿ', 'Y')
    .replaceAll(/i?ï/g, 'i')
    .replaceAll(/I?Ï/g, 'I')
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
  const isDoubled = isMarked(own) && isSyllable(own) && /^[IVX]{1,5}[.:)]?$/.test(next?.text ?? '');
  if (isDoubled && next!.text.startsWith(figure)) change(word, own);
}

/** A syllable that has its tone. */
const isToned = (word: string): boolean => isSyllable(word) && TONED.test(word.normalize('NFD'));
const TONED = /[\u0300\u0301\u0303\u0309\u0323]/;

/** Words with a capital behind another or before one: where one alone has it, a sentence or a post may begin. */
function namelikeOf(words: readonly RecognisedWord[]): Set<RecognisedWord> {
  const isName = (word: RecognisedWord | undefined): boolean =>
    isNamelike(coreOf(word?.text ?? '')?.core ?? '');
  const isCapital = (word: RecognisedWord | undefined): boolean => /^\p{Lu}/u.test(word?.text ?? '');
  return new Set(words.filter((word, at) => isName(word) && [words[at - 1], words[at + 1]].some(isCapital)));
}

/**
 * For each word whether it may be of a name all in capitals: "LÊ VĂN PHONG" is no "VĂN PHÒNG". A place has two words, or
 * all that its line has still: "XÃ BẾN QUAN THƯỢNG".
 */
function namesInCapitals(
  words: readonly RecognisedWord[],
  opening: ReadonlySet<RecognisedWord | undefined>,
): boolean[] {
  const isCapitals = words.map(({ text }) => text === text.toUpperCase());
  const surnames = words.map((_, at) => isSurname(words, at));
  const places = words.map((_, at) => isPlaceBegun(words, at));
  const isWithin = (begun: readonly boolean[], at: number, most: number): boolean =>
    begun
      .slice(Math.max(0, at - most + 1), at + 1)
      .some(
        (begins, back, near) =>
          begins && isCapitals.slice(at - near.length + 1 + back, at + 1).every(Boolean),
      );
  const endsLine = (at: number): boolean =>
    at + 1 >= words.length || opening.has(words[at + 1]) || (at < words.length && !isCapitals[at + 1]);
  return words.map(
    (_, at) =>
      isWithin(surnames, at, LONGEST_NAME) ||
      isWithin(places, at, 2) ||
      (isWithin(places, at, LONGEST_NAME) && [at, at + 1].some(endsLine)),
  );
}

const LONGEST_NAME = 4;

/** The first word of "PHƯỜNG HỘI PHÚ"; "XÃ HỘI" and "TỈNH ỦY" are no places. */
function isPlaceBegun(words: readonly RecognisedWord[], at: number): boolean {
  const [before = '', text = ''] = [words[at - 1]?.text, words[at]?.text];
  if (!/^(?:PHƯỜNG|XÃ|TRẤN|HUYỆN|QUẬN)$/.test(before)) return false;
  return !/^(?:ỦY|UỶ|ĐỘI|ĐOÀN)$/.test(text) && `${before} ${text}` !== 'XÃ HỘI';
}

function isSurname(words: readonly RecognisedWord[], at: number): boolean {
  const [before = '', text = '', next = ''] = [at - 1, at, at + 1].map((each) => words[each]?.text);
  if (SURNAME.test(text)) return before !== 'VI' && !HEADINGS.test(`${text} ${next}`);
  return SURNAME_OR_HEADING.test(text) && MIDDLE_NAME.test(next);
}

const SURNAME = new RegExp(`^(?:${SURNAMES})$`);
/** "VI PHẠM HÀNH CHÍNH", "PHẠM VI ĐIỀU CHỈNH" and a misread "TỔNG CÔNG TY" name nobody. */
const HEADINGS = /^(?:PHẠM VI|TỐNG (?:CÔNG|CỤC|KẾT|HỢP|SỐ|THỂ|MỨC|THANH))$/;
/** Surnames that begin what is no name as well ("HỒ SƠ", "ĐOÀN THANH NIÊN"): a middle name tells. */
const SURNAME_OR_HEADING =
  /^(?:HỒ|ĐOÀN|TRIỆU|CAO|MAI|LÂM|LƯƠNG|LÝ|HÀ|ĐÀO|TẠ|TÔ|CHU|THÁI|KIỀU|TĂNG|QUẢNG|NÔNG|LA|LẠI|MẠC)$/;
const MIDDLE_NAME = /^(?:VĂN|THỊ|HỮU|ĐỨC|XUÂN|NGỌC|QUỐC|ĐÌNH|BÁ|THẾ|DUY|MINH|QUANG|TRỌNG|VIẾT)$/;

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
    const word = column.words[place]!;
    const isLikely =
      (isMisreading(core, correct) && (isFree || isCommoner(correct, core, COMMONER.alike))) ||
      (word.confidence < SURE && !column.namelike.has(word) && isCommoner(correct, core, COMMONER.anyMark));
    return isAlone || (isLikely && !isUsedAsRead(column, place, correct));
  };
  const isSmall = (word: RecognisedWord, { core }: Core): boolean =>
    word.confidence >= HARDLY_DOUBTED && SMALL_WORD.test(core.toLowerCase());
  // One that stands as it was read says of its neighbour what any other does: "đôi với" is "đối với".
  const [changesFirst, changesSecond] = [!isLeft(pair, a), !isRight(pair, b)];
  if ((changesFirst && isSmall(first, pair.left)) || (changesSecond && isSmall(second, pair.right))) return;
  if (changesFirst && !keepFirst && isMeant(at - 1, pair.left, a!)) rewrite(first, pair.left, a!);
  if (changesSecond && !keepSecond && isMeant(at, pair.right, b!)) rewrite(second, pair.right, b!);
}

/** "an toàn tính mạng" and "cộng tác viên" stand in more papers than what one of their pairs could be taken for. */
function isUsedAsRead(column: Column, at: number, correct: string): boolean {
  const use = wordInUse(column, at);
  return use !== undefined && gainOf(use, correct) < 0;
}

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
const HARDLY_DOUBTED = 85;

/** Words that stand beside any other. */
const ANYWHERE =
  /^(?:có|năm|và|của|các|cho|để|là|theo|tại|trong|với|được|từ|đến|về|do|khi|này|đó|ra|vào|số|ngày|bà|còn|qua|ở|bằng|đối|gia|sau)$/;

/** Whether a word as read stands in far fewer collocations than the right one. */
function isCommoner(correct: string, read: string, times: number): boolean {
  const word = unifyTonePlacement(read).toLowerCase();
  if (word.length < 2 || ANYWHERE.test(word)) return false;
  return (uses.get(correct) ?? 0) >= Math.max(FEWEST_USES, times * (uses.get(word) ?? 0));
}
