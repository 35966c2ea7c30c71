/**
 * The frame of a sentence: the words by which its parts hang together, as they are, and of every other word only
 * whether it is a verb, a name, a figure or none of these. "Hộ nghèo được vay 50 triệu" and "Sinh viên được mượn 02
 * cuốn" have one frame, whatever is lent: what is learned of it holds for words that no paper has said yet.
 */
import { hasSign } from '../one-of.ts';
import { isOpeningVerb, verbLength } from './predicates.ts';
import type { Token } from './tokens.ts';
import { numberedWord, numberOf } from './word-numbers.ts';
import type { Sign } from './weigher.ts';

const WORDS =
  'được|bị|đã|sẽ|phải|cần|không|chưa|chỉ|đang|vẫn|còn|có|là|thì|nên|mới|vừa|từng|cũng|tự|nếu|khi|do|để|cho|của|theo|' +
  'trước|sau|trong|và|với|các|mọi|những|mỗi|rồi|mà|hay|hoặc|nào|này|đó|như|bằng|tại|từ|đến|về|ở|lại|ra|lên|vào|qua|đủ|' +
  'hết|xong|cả|đều|ngay|luôn|gồm|dự|kiến|quy|định|trường|hợp|ai|người';

const SIGNS = [',', ';', ':', '(', ')'];

/** What is no word of the frame; a row of names and a row of other words count as one. */
const LINKS = ['^', '#', 'V', 'N', '-', ...SIGNS, ...WORDS.split('|')];
const START = placeOf('^');
const FIGURE = placeOf('#');
const VERB = placeOf('V');
const NAME = placeOf('N');
const OTHER = placeOf('-');
const BRACKET = placeOf('(');

/** The place of a link among all, from 1 on; 0 for none. */
function placeOf(link: string): number {
  return LINKS.indexOf(link) + 1;
}

/** By the number of a word its place among the links. */
const PLACES: readonly number[] = placesOfWords();

function placesOfWords(): number[] {
  const places: number[] = [];
  for (const word of WORDS.split('|')) places[numberedWord(word)] = placeOf(word);
  return Array.from(places, (place) => place ?? 0);
}

/** More links than there are, and a power of two. */
const BASE = 128;

/** How many words of a sentence its frame is made of. */
const REACH = 25;

/** Names each two and each three links of a frame that stand in a row, from a word on. */
export function eachFrame(tokens: readonly Token[], from: number, see: (frame: Sign) => void): void {
  let [first, second] = [0, START];
  const link = (third: number): void => {
    if (third === second && (third === NAME || third === OTHER)) return;
    see(signOf(second * BASE + third));
    if (first !== 0) see(signOf((first * BASE + second) * BASE + third));
    first = second;
    second = third;
  };
  const end = Math.min(tokens.length, from + REACH);
  for (let at = from; at < end;) {
    const token = tokens[at]!;
    const verb = wordsOfVerb(tokens, at);
    if (hasSign(token.opens, '(')) link(BRACKET);
    link(verb > 0 ? VERB : linkOf(token, at));
    at += Math.max(verb, 1);
    for (const sign of tokens[at - 1]!.closes) if (SIGNS.includes(sign)) link(placeOf(sign));
  }
}

/** A verb of one syllable that is a word of the frame is that word. */
function wordsOfVerb(tokens: readonly Token[], at: number): number {
  const token = tokens[at]!;
  if (at > 0 && token.capital) return 0;
  const length = verbLength(tokens, at);
  if (length > 1) return length;
  if (wordPlace(token) > 0) return 0;
  return length === 1 || isOpeningVerb(tokens, at) ? 1 : 0;
}

function linkOf(token: Token, at: number): number {
  const word = wordPlace(token);
  if (word > 0) return word;
  const unit = token.text.charCodeAt(0);
  if (unit >= 48 && unit <= 57) return FIGURE;
  return at > 0 && token.capital ? NAME : OTHER;
}

function wordPlace({ wordNumber }: Token): number {
  return PLACES[wordNumber] ?? 0;
}

/** Papers keep to a few thousand of them. */
const SEEN = new Map<number, Sign>();
const REMEMBERED = 20_000;

function signOf(frame: number): Sign {
  const known = SEEN.get(frame);
  if (known !== undefined) return known;
  if (SEEN.size >= REMEMBERED) SEEN.clear();
  const links: string[] = [];
  for (let rest = frame; rest > 0; rest = Math.floor(rest / BASE)) links.unshift(LINKS[(rest % BASE) - 1]!);
  const word = links.join('_');
  const sign = { word, wordNumber: numberOf(word) };
  SEEN.set(frame, sign);
  return sign;
}
