/**
 * The frame of a sentence: the words by which its parts hang together, as they are, and of every other word only
 * whether it is a verb, a name, a figure or none of these. "Hộ nghèo được vay 50 triệu" and "Sinh viên được mượn 02
 * cuốn" have one frame, whatever is lent: what is learned of it holds for words that no paper has said yet.
 */
import { hasSign, isOneOf } from '../one-of.ts';
import { isOpeningVerb, verbLength } from './predicates.ts';
import type { Token } from './tokens.ts';
import { numberOf } from './word-numbers.ts';
import type { Sign } from './weigher.ts';

const WORDS =
  'được|bị|đã|sẽ|phải|cần|không|chưa|chỉ|đang|vẫn|còn|có|là|thì|nên|mới|vừa|từng|cũng|tự|nếu|khi|do|để|cho|của|theo|' +
  'trước|sau|trong|và|với|các|mọi|những|mỗi|rồi|mà|hay|hoặc|nào|này|đó|như|bằng|tại|từ|đến|về|ở|lại|ra|lên|vào|qua|đủ|' +
  'hết|xong|cả|đều|ngay|luôn|gồm|dự|kiến|quy|định|trường|hợp|ai|người';

const SIGNS = ',;:()';

/** What is no word of the frame; a row of names and a row of other words count as one. */
const START = '^';
const FIGURE = '#';
const VERB = 'V';
const NAME = 'N';
const OTHER = '-';

const PLACES = new Map<string, number>(
  [START, FIGURE, VERB, NAME, OTHER, ...SIGNS, ...WORDS.split('|')].map((link, place) => [link, place + 1]),
);
const LINKS = [...PLACES.keys()];

/** More links than there are, and a power of two. */
const BASE = 128;

/** How many words of a sentence its frame is made of. */
const REACH = 25;

/** Names each two and each three links of a frame that stand in a row, from a word on. */
export function eachFrame(tokens: readonly Token[], from: number, see: (frame: Sign) => void): void {
  let [first, second] = [0, PLACES.get(START)!];
  const link = (word: string): void => {
    const third = PLACES.get(word)!;
    if (third === second && (word === NAME || word === OTHER)) return;
    see(signOf(second * BASE + third));
    if (first !== 0) see(signOf((first * BASE + second) * BASE + third));
    [first, second] = [second, third];
  };
  const end = Math.min(tokens.length, from + REACH);
  for (let at = from; at < end;) {
    const to = at + wordsOfVerb(tokens, at);
    if (hasSign(tokens[at]!.opens, '(')) link('(');
    link(to > at ? VERB : linkOf(tokens[at]!, at));
    at = Math.max(to, at + 1);
    for (const sign of tokens[at - 1]!.closes) if (SIGNS.includes(sign)) link(sign);
  }
}

/** A verb of one syllable that is a word of the frame is that word. */
function wordsOfVerb(tokens: readonly Token[], at: number): number {
  const token = tokens[at]!;
  if (at > 0 && token.capital) return 0;
  const length = verbLength(tokens, at);
  if (length > 1) return length;
  if (isOneOf(token.word, WORDS)) return 0;
  return length === 1 || isOpeningVerb(tokens, at) ? 1 : 0;
}

function linkOf({ word, text, capital }: Token, at: number): string {
  if (isOneOf(word, WORDS)) return word;
  const unit = text.charCodeAt(0);
  if (unit >= 48 && unit <= 57) return FIGURE;
  return at > 0 && capital ? NAME : OTHER;
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
