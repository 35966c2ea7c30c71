/**
 * Puts misread tones right where there is direct evidence: "tố chức" can only be "tổ chức". Three of four
 * word errors of the engine are such marks, and nearly all of them make other valid syllables, so that a
 * list of syllables alone would do harm. Letters are never changed, only their marks, and no name.
 */
import { foldAccents, unifyTonePlacement } from '../platform/vietnamese.ts';
import { COLLOCATIONS } from './collocations.ts';
import lexicon from './data/lexicon.json' with { type: 'json' };
import type { RecognisedLine, RecognisedWord } from './recogniser.ts';
import { isMarked, isSyllable } from './syllables.ts';

/** A corrected word is not given as sure. */
const CORRECTED_CONFIDENCE = 85;

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
  lines.forEach(correctMotto);
  takeKnownReadings(words);
  const opening = new Set(lines.map((line) => line.words[0]));
  const settled = words.map((_, index) => isKnown(words[index], words[index + 1]));
  const namelike = namelikeOf(words);
  const isOfName = namesInCapitals(words);
  for (let index = 1; index < words.length; index++) {
    // A word that goes with its other neighbour already is not the one to change ("toàn bộ nhiệm vụ").
    const keepFirst = settled[index - 2] === true || isOfName[index - 1]!;
    const keepSecond = settled[index] === true || isOfName[index]!;
    if (opening.has(words[index]) && beginsAnew(words[index - 1]!, words[index]!)) continue;
    if (!settled[index - 1]) correctPair(words[index - 1]!, words[index]!, keepFirst, keepSecond, namelike);
  }
}

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

/** Tiêu ngữ, by its letters: it stands on every paper of the State, under a rule that runs into its marks. */
const MOTTO = ['Độc', 'lập', '-', 'Tự', 'do', '-', 'Hạnh', 'phúc'];

function correctMotto({ words }: RecognisedLine): void {
  const from = words.findIndex(({ text }) => foldAccents(text) === 'doc');
  const motto = words.slice(from, from + MOTTO.length);
  const isMotto =
    from >= 0 &&
    motto.length === MOTTO.length &&
    motto.every(({ text }, at) => lettersOf(text) === lettersOf(MOTTO[at]!));
  if (!isMotto) return;
  motto.forEach((word, at) => {
    const core = coreOf(word.text);
    if (core !== undefined && core.core !== MOTTO[at]) rewrite(word, core, MOTTO[at]!);
  });
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

/** ÿ stands in no Vietnamese word: it is a y with dirt above. § among capitals is an S on a rough page ("H§"). */
function withoutForeignMarks(text: string): string {
  return text
    .replaceAll('ÿ', 'y')
    .replaceAll('Ÿ', 'Y')
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

/** For each word whether it may be of a name all in capitals: "LÊ VĂN PHONG" is no "VĂN PHÒNG". */
function namesInCapitals(words: readonly RecognisedWord[]): boolean[] {
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
  return words.map((_, at) => isWithin(surnames, at, 4) || isWithin(places, at, 2));
}

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
  /^(?:HỒ|ĐOÀN|TRIỆU|CAO|MAI|LÂM|LƯƠNG|LÝ|HÀ|ĐÀO|TẠ|TÔ|CHU|THÁI|KIỀU|TĂNG|QUẢNG|NÔNG|LA|MẠC)$/;
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

function correctPair(
  first: RecognisedWord,
  second: RecognisedWord,
  keepFirst: boolean,
  keepSecond: boolean,
  mayBeName: ReadonlySet<RecognisedWord>,
): void {
  const pair = pairOf(first, second);
  const likely = pair?.known.filter(([a, b]) => isLeft(pair, a) || isRight(pair, b)) ?? [];
  if (pair === undefined || likely.length !== 1) return;
  const [a, b] = likely[0]!;
  // Nor does it say much of the one beside it ("quốc gia có" is no "gia cố").
  const isFree = !keepFirst && !keepSecond;
  const isAlone = STANDS_ALONE.has(`${a} ${b}`);
  const isMeant = (word: RecognisedWord, { core }: Core, correct: string): boolean =>
    isAlone ||
    (isMisreading(core, correct) && (isFree || isCommoner(correct, core, COMMONER.alike))) ||
    (word.confidence < SURE && !mayBeName.has(word) && isCommoner(correct, core, COMMONER.anyMark));
  const isSmall = (word: RecognisedWord, { core }: Core): boolean =>
    word.confidence >= HARDLY_DOUBTED && SMALL_WORD.test(core.toLowerCase());
  // One that stands as it was read says of its neighbour what any other does: "đôi với" is "đối với".
  const [changesFirst, changesSecond] = [!isLeft(pair, a), !isRight(pair, b)];
  if ((changesFirst && isSmall(first, pair.left)) || (changesSecond && isSmall(second, pair.right))) return;
  if (changesFirst && !keepFirst && isMeant(first, pair.left, a!)) rewrite(first, pair.left, a!);
  if (changesSecond && !keepSecond && isMeant(second, pair.right, b!)) rewrite(second, pair.right, b!);
}

/** For each letter as read, the letters it may be: marks that look alike when they are a few pixels high. */
const LOOK_ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  'áả éẻ íỉ óỏốồ òồ úủ ýỷ ấẩầ ắẳằ ếểề ốổồ ớở ứử âầấẩ ăằắẳ êềếể ôồốổ ơờớở ưừứử ãằẳàả õổồòỏ ẽểềèẻ ĩỉì ũủù ẫẩầ ẵẳằ ễểề ỗổồ ỡởờ ữửừ ỹỷỳ ìi ỉi dđ'
    .split(' ')
    .map((letters) => [letters.charAt(0), letters.slice(1)]),
);

function isMisreading(read: string, correct: string): boolean {
  const from = unifyTonePlacement(read);
  if (from.length !== correct.length) return false;
  return [...from].every(
    (letter, at) => letter === correct[at] || LOOK_ALIKE[letter]?.includes(correct[at]!) === true,
  );
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

interface Core {
  before: string;
  core: string;
  after: string;
}

/** The letters of a word and the punctuation around them; undefined where there are none or digits too. */
function coreOf(text: string): Core | undefined {
  const parts = /^([^\p{L}\p{N}]*)(\p{L}+)([^\p{L}\p{N}]*)$/u.exec(text);
  return parts === null ? undefined : { before: parts[1]!, core: parts[2]!, after: parts[3]! };
}

/** Capitalised, but not all in capitals: names of people and places are written so. */
function isNamelike(core: string): boolean {
  return /^\p{Lu}/u.test(core) && core !== core.toUpperCase();
}

function rewrite(word: RecognisedWord, { before, core, after }: Core, correct: string): void {
  change(word, before + inCaseOf(core, correct) + after);
}

/** What was read first stays with the word. */
function change(word: RecognisedWord, text: string): void {
  word.read ??= word.text;
  word.text = text;
  word.confidence = Math.min(word.confidence, CORRECTED_CONFIDENCE);
}

function inCaseOf(model: string, text: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return text.toUpperCase();
  return /^\p{Lu}/u.test(model) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
