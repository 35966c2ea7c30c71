/** The words of a passage with their places, ready to be compared with the lexicons. */
import { hasSign } from '../one-of.ts';
import { foldAccents, unifyTonePlacement } from '../../platform/vietnamese.ts';
import { remembered } from '../remembered.ts';
import type { PaperWords } from './paper-words.ts';
import { SHORTENED_PLACES } from './sentences.ts';
import { numberOf, rowOfPhrases } from './word-numbers.ts';

export interface Token {
  /** As printed, without the signs around it. */
  text: string;
  /** Lower case, one placement of tones. */
  word: string;
  /** The number of `word` among all that were met, by which two are compared; {@link UNNUMBERED} for those met late. */
  id: number;
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
  /** The words of the paper, where they tell more of what this word and the next one open; null else. */
  paper: PaperWords | null;
}

/** Cuts a passage into words; those that begin a name the paper is known to use are marked. */
export function tokensOf(text: string, names: KnownNames = NO_NAMES): readonly Token[] {
  return names.tokensOf(text);
}

/** The names that a paper is known to use: where one begins in a passage, its words belong together. */
export class KnownNames {
  /** By the number of their first word in small letters, the longest first. */
  private readonly names = new Map<number, KnownName[]>();
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
    const { word = '', id = UNNUMBERED } = tokens[0] ?? {};
    const entered = { first: word, words: tokens.map(({ text }) => text), as };
    const alike = [...(this.names.get(id) ?? []), entered];
    this.names.set(
      id,
      alike.sort((a, b) => b.words.length - a.words.length),
    );
  }

  /** The very same words where no name begins among them, so that what was worked out for them still holds. */
  private marked(tokens: readonly Token[]): readonly Token[] {
    let marked: Token[] | null = null;
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at]!;
      const isTold = this.paper !== null && this.paper.tellsOf(token, tokens[at + 1]);
      const alike = this.names.get(token.id);
      if (!isTold && alike === undefined) continue;
      const here = copied(token);
      if (isTold) here.paper = this.paper;
      for (const name of alike ?? []) if (standsWhole(name, tokens, at)) mark(here, name);
      if (here.paper === null && here.known === 0 && here.whole === 0) continue;
      marked ??= [...tokens];
      marked[at] = here;
    }
    return marked ?? tokens;
  }
}

function mark(token: Token, { words, as }: KnownName): void {
  token[as] = Math.max(token[as], words.length);
}

interface KnownName {
  /** The first of its words, in small letters. */
  first: string;
  words: readonly string[];
  as: 'known' | 'whole';
}

/** Word for word; at the start of a sentence the first letter may differ. */
function standsWhole({ first, words }: KnownName, tokens: readonly Token[], at: number): boolean {
  return words.every((word, offset) => {
    const token = tokens[at + offset];
    if (token === undefined || (offset === 0 ? token.word !== first : token.text !== word)) return false;
    return offset === words.length - 1 || !hasSign(token.closes, ';:.');
  });
}

const wordsOf = remembered<readonly Token[]>(64, cut);

/** What a passage is cut with where nothing is known of its paper. */
export const NO_NAMES = new KnownNames([], []);

function cut(text: string): Token[] {
  const tokens: Token[] = [];
  eachShape(text, (shape, at) => tokens.push(tokenOf(shape, at)));
  return tokens;
}

/** The words of a passage where their places in it do not matter. */
export function shapesOf(text: string): Shape[] {
  const shapes: Shape[] = [];
  eachShape(text, (shape) => shapes.push(shape));
  return shapes;
}

function eachShape(text: string, see: (shape: Shape, at: number) => void): void {
  let from = 0;
  let spread = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at < text.length ? text.charCodeAt(at) : SPACE;
    if (!isSpace(unit)) {
      spread = Math.imul(spread, 31) + unit;
      continue;
    }
    if (at > from) see(SHAPES.shapeOf(text, from, at, spread), from);
    from = at + 1;
    spread = 0;
  }
}

const SPACE = 0x20;

/** What \s stands for, without asking a pattern at each letter. */
function isSpace(unit: number): boolean {
  return unit <= 0x20 ? unit === 0x20 || (unit >= 9 && unit <= 13) : unit >= 0xa0 && isWideSpace(unit);
}

function isWideSpace(unit: number): boolean {
  if (unit < 0x1680) return unit === 0xa0;
  return unit < 0x1e00 ? unit === 0x1680 : unit >= 0x2000 && /\s/u.test(String.fromCharCode(unit));
}

function tokenOf(shape: Shape, at: number): Token {
  const start = at + shape.opens.length;
  return placed(shape, start, start + shape.text.length);
}

/** Every word is put together here: what is made of the same parts in the same order is read fastest. */
function placed(shape: Shape, start: number, end: number): Token {
  const { text, word, id, toneless, folded, capital, opens, closes, wordNumber, foldedNumber, opening } =
    shape;
  return {
    text,
    word,
    id,
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
  return Object.assign(copied(token), changes);
}

function copied(token: Token): Token {
  const copy = placed(token, token.start, token.end);
  copy.known = token.known;
  copy.whole = token.whole;
  copy.paper = token.paper;
  return copy;
}

/** A word wherever it stands. */
export type Shape = Omit<Token, 'start' | 'end' | 'known' | 'whole' | 'paper'>;

/**
 * A paper says the same few hundred words over and over: their shapes are worked out once. They are found by their
 * letters where these stand in the passage, so that no string has to be cut out of it only to be looked up.
 */
class Shapes {
  /** By what the letters spread to, or the next free place behind it: the number of a shape, from 1 on. */
  private readonly slots = new Int32Array(2 ** SLOT_BITS);
  private readonly shapes: Shape[] = [];
  private readonly chunks: string[] = [];

  /** @param spread what the letters of the passage between two offsets come to */
  shapeOf(passage: string, from: number, to: number, spread: number): Shape {
    let slot = Math.imul(spread, SPREAD) >>> (32 - SLOT_BITS);
    for (; this.slots[slot] !== 0; slot = (slot + 1) & (this.slots.length - 1)) {
      const known = this.slots[slot]! - 1;
      if (standsThere(this.chunks[known]!, passage, from, to)) return this.shapes[known]!;
    }
    return this.enter(passage.slice(from, to), slot);
  }

  private enter(chunk: string, slot: number): Shape {
    const shape = shapeOf(chunk);
    if (this.shapes.length === REMEMBERED) this.forget();
    else {
      this.slots[slot] = this.shapes.push(shape);
      this.chunks.push(chunk);
    }
    return shape;
  }

  private forget(): void {
    this.slots.fill(0);
    this.shapes.length = 0;
    this.chunks.length = 0;
  }
}

function standsThere(chunk: string, passage: string, from: number, to: number): boolean {
  if (chunk.length !== to - from) return false;
  for (let at = 0; at < chunk.length; at += 1)
    if (chunk.charCodeAt(at) !== passage.charCodeAt(from + at)) return false;
  return true;
}

const REMEMBERED = 20_000;
/** At most a third of the slots is taken, so that mostly the first one tells. */
const SLOT_BITS = 16;
/** Knuth's multiplier: what differs little comes to lie far apart. */
const SPREAD = 0x9e3779b1;

const SHAPES = new Shapes();

/** What all words share that were met after so many others: papers say a few thousand, slips of OCR come without end. */
export const UNNUMBERED = 0;
const MOST_NUMBERED = 2 ** 16 - 1;
const IDS = new Map<string, number>();

/** The number of a word in small letters, which it gets here if it has none. */
export function idOf(word: string): number {
  const known = IDS.get(word);
  if (known !== undefined) return known;
  if (IDS.size === MOST_NUMBERED) return UNNUMBERED;
  const id = IDS.size + 1;
  IDS.set(word, id);
  return id;
}

function shapeOf(chunk: string): Shape {
  const isSign = !/[\p{L}\p{N}]/u.test(chunk);
  const opens = isSign ? '' : (/^[^\p{L}\p{N}]*/u.exec(chunk)?.[0] ?? '');
  const isShortened = PLACE_SHORTENED.test(chunk.slice(opens.length));
  const closes = isSign || isShortened ? '' : (/[^\p{L}\p{N}%]*$/u.exec(chunk)?.[0] ?? '');
  const text = chunk.slice(opens.length, chunk.length - closes.length);
  const noun = isShortened ? text.slice(0, -1) : text.replace(SLASHED, '');
  const word = unifyTonePlacement(noun);
  const folded = foldAccents(noun);
  const foldedNumber = numberOf(folded);
  return {
    text,
    word,
    id: idOf(word),
    toneless: tonelessOf(word),
    folded,
    capital: /^\p{Lu}/u.test(text),
    opens,
    closes,
    wordNumber: numberOf(word),
    foldedNumber,
    opening: rowOfPhrases(foldedNumber),
  };
}

/** "Sở Y tế TP. Huế", "(P. An Hòa)": the stop behind these parts no phrases. */
const PLACE_SHORTENED = new RegExp(String.raw`^(?:${SHORTENED_PLACES})\.$`, 'u');

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
