/** The words of a passage with their places, ready to be compared with the lexicons. */
import { hasSign } from '../one-of.ts';
import { foldAccents, unifyTonePlacement } from '../../platform/vietnamese.ts';
import { remembered } from '../remembered.ts';
import type { PaperWords } from './paper-words.ts';
import { numberOf, rowOfPhrases } from './word-numbers.ts';

export interface Token {
  /** As printed, without the signs around it. */
  text: string;
  /** Lower case, one placement of tones. */
  word: string;
  /** Lower case, without the tone: "tố", "tổ" → "tô". */
  toneless: string;
  /** Lower case, without accents. */
  folded: string;
  /** Offsets of `text` in the passage. */
  start: number;
  end: number;
  /** The first letter is upper case. */
  capital: boolean;
  /** Signs before and behind: "(", "“" and ",", ";", ":", ".", ")". */
  opens: string;
  closes: string;
  /** The numbers of `word` and `folded` among the words of the lexicons; 0 where none has them. */
  wordNumber: number;
  foldedNumber: number;
  /** The row of the phrases of the lexicons that it opens. */
  opening: number;
  /** Words of a short name that the paper itself defines and that begins here: "BQL Chợ"; 0 where none does. */
  known: number;
  /** Words of a name that begins here and that the paper says elsewhere with its end beyond doubt; 0 for none. */
  whole: number;
  /** The words of the paper, where it says this word and the next one more than once; null else. */
  paper: PaperWords | null;
}

/** Cuts a passage into words; those that begin a name the paper is known to use are marked. */
export function tokensOf(text: string, names: KnownNames = NO_NAMES): readonly Token[] {
  return names.tokensOf(text);
}

/** The names that a paper is known to use: where one begins in a passage, its words belong together. */
export class KnownNames {
  /** By their first word in small letters, the longest first. */
  private readonly names = new Map<string, KnownName[]>();
  private readonly paper: PaperWords | null;
  readonly tokensOf: (text: string) => readonly Token[];

  /**
   * @param short names that the paper defines ("sau đây gọi tắt là …"), which need no head to be names
   * @param whole names that it says in full where nothing follows them
   * @param paper all of its words, which tell where a name ends that it says several times
   */
  constructor(short: readonly string[], whole: readonly string[], paper: PaperWords | null = null) {
    this.paper = paper;
    for (const name of new Set(short)) this.enter(name, 'known');
    for (const name of new Set(whole)) this.enter(name, 'whole');
    this.tokensOf = this.knows() ? remembered(64, (text: string) => this.marked(wordsOf(text))) : wordsOf;
  }

  private knows(): boolean {
    return this.names.size > 0 || this.paper !== null;
  }

  /** Whether one of them stands in a passage: all others are read as in any paper. */
  standIn(text: string): boolean {
    return this.knows() && this.tokensOf(text) !== wordsOf(text);
  }

  private enter(name: string, as: KnownName['as']): void {
    const tokens = wordsOf(name);
    const first = tokens[0]?.word ?? '';
    const alike = [...(this.names.get(first) ?? []), { words: tokens.map(({ text }) => text), as }];
    this.names.set(
      first,
      alike.sort((a, b) => b.words.length - a.words.length),
    );
  }

  /** The very same words where no name begins among them, so that what was worked out for them still holds. */
  private marked(tokens: readonly Token[]): readonly Token[] {
    let marked: Token[] | null = null;
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (token !== undefined && this.paper?.repeats(token, tokens[at + 1]) === true) {
        marked ??= [...tokens];
        marked[at] = Object.assign(changed(token, {}), { paper: this.paper });
      }
      const alike = token === undefined ? undefined : this.names.get(token.word);
      if (token === undefined || alike === undefined) continue;
      for (const { words, as } of alike) {
        if (!standsWhole(words, tokens, at)) continue;
        marked ??= [...tokens];
        const here = (marked[at] = marked[at] === token ? changed(token, {}) : (marked[at] ?? token));
        here[as] = Math.max(here[as], words.length);
      }
    }
    return marked ?? tokens;
  }
}

interface KnownName {
  words: readonly string[];
  as: 'known' | 'whole';
}

/** Word for word; at the start of a sentence the first letter may differ. */
function standsWhole(words: readonly string[], tokens: readonly Token[], at: number): boolean {
  return words.every((word, offset) => {
    const token = tokens[at + offset];
    if (token === undefined || (offset > 0 && token.text !== word)) return false;
    return offset === words.length - 1 || !hasSign(token.closes, ';:.');
  });
}

const wordsOf = remembered<readonly Token[]>(64, cut);

/** What a passage is cut with where nothing is known of its paper. */
export const NO_NAMES = new KnownNames([], []);

function cut(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !isSpace(text.charCodeAt(at))) continue;
    if (at > from) tokens.push(tokenOf(text.slice(from, at), from));
    from = at + 1;
  }
  return tokens;
}

/** What \s stands for, without asking a pattern at each letter. */
function isSpace(unit: number): boolean {
  return unit <= 0x20 ? unit === 0x20 || (unit >= 9 && unit <= 13) : unit >= 0xa0 && isWideSpace(unit);
}

function isWideSpace(unit: number): boolean {
  if (unit < 0x1680) return unit === 0xa0;
  return unit < 0x1e00 ? unit === 0x1680 : unit >= 0x2000 && /\s/u.test(String.fromCharCode(unit));
}

function tokenOf(chunk: string, at: number): Token {
  const shape = shapeOf(chunk);
  const start = at + shape.opens.length;
  return placed(shape, start, start + shape.text.length);
}

/** Every word is put together here: what is made of the same parts in the same order is read fastest. */
function placed(shape: Shape, start: number, end: number): Token {
  const { text, word, toneless, folded, capital, opens, closes, wordNumber, foldedNumber, opening } = shape;
  return {
    text,
    word,
    toneless,
    folded,
    capital,
    opens,
    closes,
    wordNumber,
    foldedNumber,
    opening,
    start,
    end,
    known: 0,
    whole: 0,
    paper: null,
  };
}

/** A word as if it were printed otherwise. */
export function changed(token: Token, changes: Partial<Pick<Token, 'opens' | 'closes' | 'capital'>>): Token {
  return Object.assign(
    placed(token, token.start, token.end),
    { known: token.known, whole: token.whole, paper: token.paper },
    changes,
  );
}

type Shape = Omit<Token, 'start' | 'end' | 'known' | 'whole' | 'paper'>;

/** A paper says the same few hundred words over and over: their shapes are worked out once. */
const SHAPES = new Map<string, Shape>();
const REMEMBERED = 20_000;

function shapeOf(chunk: string): Shape {
  const known = SHAPES.get(chunk);
  if (known !== undefined) return known;
  if (SHAPES.size >= REMEMBERED) SHAPES.clear();
  const isSign = !/[\p{L}\p{N}]/u.test(chunk);
  const opens = isSign ? '' : (/^[^\p{L}\p{N}]*/u.exec(chunk)?.[0] ?? '');
  const closes = isSign ? '' : (/[^\p{L}\p{N}%]*$/u.exec(chunk)?.[0] ?? '');
  const text = chunk.slice(opens.length, chunk.length - closes.length);
  const noun = text.replace(SLASHED, '');
  const word = unifyTonePlacement(noun);
  const folded = foldAccents(noun);
  const foldedNumber = numberOf(folded);
  const shape = {
    text,
    word,
    toneless: tonelessOf(word),
    folded,
    capital: /^\p{Lu}/u.test(text),
    opens,
    closes,
    wordNumber: numberOf(word),
    foldedNumber,
    opening: rowOfPhrases(foldedNumber),
  };
  SHAPES.set(chunk, shape);
  return shape;
}

/** "tố" and "tổ" without their tones are one: what OCR confuses first. */
export function tonelessOf(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll(/[\u0300\u0301\u0303\u0309\u0323]/gu, '')
    .normalize('NFC');
}

/** The place of the first word of which holds what holds of all behind it; behind the last where it holds of none. */
export function firstWhere(tokens: readonly Token[], holds: (token: Token) => boolean): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const half = (low + high) >> 1;
    if (holds(tokens[half]!)) high = half;
    else low = half + 1;
  }
  return low;
}

/** "khoa/bộ môn", "huyện/thành phố", "cơ quan/đơn vị": nouns for people or places are known by the first. */
const SLASHED =
  /(?<=^(?:khoa|phòng|ban|ngành|sở|bộ|viện|trường|lớp|tổ|đội|xã|phường|huyện|quận|tỉnh|thôn|bản|ấp|xóm|ông|khóm|quan|vị|tâm|ty|bệnh|trạm|chi|liên))(?:\/\p{Ll}{2,})+$/iu;

/** A passage without accents, of the same length. */
export const foldPassage = remembered(64, foldAccents);

/** Whether a sign that parts phrases stands between a token and the next. */
export function endsPhrase(token: Token | undefined): boolean {
  return token !== undefined && token.closes !== '' && hasSign(token.closes, ',;:.!?)”"');
}
