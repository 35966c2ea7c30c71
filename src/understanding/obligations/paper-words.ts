/**
 * How the words of a paper go on: where it says the same name several times, what stands behind the name differs
 * ("Nhân viên gác chắn | đóng chắn …", "Nhân viên gác chắn | báo ga …"), and what stands within it does not.
 */
import { hasSign } from '../one-of.ts';
import { NumberedPairs } from './numbered-pairs.ts';
import { UNNUMBERED } from './tokens.ts';
import type { Shape, Token } from './tokens.ts';

/** So many places of the same words tell enough: of more the first are looked at. */
const ENOUGH = 40;

/** What stands behind some words at the other places where the paper says them. */
export interface GoesOn {
  /** Places with another word behind them than here. */
  otherwise: number;
  /** Places with the same word behind them. */
  alike: number;
  /** Places where a phrase ends with them. */
  ends: number;
}

/** The words of a paper in their order, with where their phrases end. */
export class PaperWords {
  private length = 0;
  private readonly words: Int32Array;
  /** 0 within a phrase, 1 before a comma or a bracket, 2 at the end of a part: no name reaches over it. */
  private readonly ends: Uint8Array;
  /** 1 for a capital. */
  private readonly capitals: Uint8Array;
  /** Two words in a row, numbered. */
  private readonly pairs: NumberedPairs;
  /** By the number of two words in a row: at how many places they stand, the first and the last of these. */
  private readonly counts: Uint8Array;
  private readonly firsts: Int32Array;
  private readonly lasts: Int32Array;
  /** By a place: the next one of the same two words. */
  private readonly nexts: Int32Array;
  /** The words of the paper that have no number, with one of its own. */
  private readonly own = new Map<string, number>();
  /** By the number of two words in a row: 1 where the first stands in capitals somewhere. */
  private readonly opensKind: Uint8Array;
  /** By the number of a word, how many words stand behind it where it has a capital. */
  private readonly kinds = new Map<number, number>();

  /** @param passages its paragraphs and cells, each cut into words */
  constructor(passages: readonly (readonly Shape[])[]) {
    const count = passages.reduce((sum, { length }) => sum + length, 0);
    this.words = new Int32Array(count);
    this.ends = new Uint8Array(count);
    this.capitals = new Uint8Array(count);
    this.pairs = new NumberedPairs(count);
    this.counts = new Uint8Array(count);
    this.firsts = new Int32Array(count);
    this.lasts = new Int32Array(count);
    this.nexts = new Int32Array(count);
    this.opensKind = new Uint8Array(count);
    for (const tokens of passages) this.enter(tokens);
  }

  private enter(tokens: readonly Shape[]): void {
    let word = tokens.length === 0 ? NOT_SAID : this.numbered(tokens[0]!);
    for (let index = 0; index < tokens.length; index += 1) {
      const token = tokens[index]!;
      const next = tokens[index + 1];
      const place = this.length;
      this.length += 1;
      this.words[place] = word;
      this.ends[place] = endOf(token, next);
      this.capitals[place] = token.capital ? 1 : 0;
      if (next === undefined) break;
      const second = this.numbered(next);
      this.enterPair(word, second, place);
      word = second;
    }
  }

  private enterPair(first: number, second: number, place: number): void {
    const pair = this.pairs.numbered(first, second);
    this.enterPlace(pair, place);
    if (!this.isNoun(place) || this.opensKind[pair] === 1) return;
    this.opensKind[pair] = 1;
    this.kinds.set(first, (this.kinds.get(first) ?? 0) + 1);
  }

  private enterPlace(pair: number, place: number): void {
    const count = this.counts[pair]!;
    if (count === ENOUGH) return;
    if (count === 0) this.firsts[pair] = place;
    else this.nexts[this.lasts[pair]!] = place;
    this.lasts[pair] = place;
    this.counts[pair] = count + 1;
  }

  /** A capital with a word behind it in the same phrase. */
  private isNoun(place: number): boolean {
    return this.capitals[place] === 1 && this.ends[place] === 0;
  }

  /** The number of a word of the paper, which it gets here if it has none. */
  private numbered(token: Shape): number {
    const known = this.numberOf(token);
    if (known !== NOT_SAID) return known;
    this.own.set(token.word, -2 - this.own.size);
    return this.numberOf(token);
  }

  /** {@link NOT_SAID} for a word that has no number and that the paper does not say. */
  private numberOf(token: Shape | undefined): number {
    if (token === undefined) return NOT_SAID;
    return token.id === UNNUMBERED ? (this.own.get(token.word) ?? NOT_SAID) : token.id;
  }

  /** Whether more can be told of a name that two words open: they stand in a row more than once, or the first with others. */
  tellsOf(first: Token, second: Token | undefined): boolean {
    if (second === undefined) return false;
    const pair = this.pairOf(first, second);
    return (pair >= 0 && this.counts[pair]! > 1) || (first.capital && this.kindsOf(first) > 1);
  }

  /**
   * How many bodies the paper tells by a noun in capitals ("Tổ dựng rạp", "Tổ ánh sáng"), each with another word behind it:
   * where there are several, the noun alone is none of them.
   */
  kindsOf(noun: Token, second?: Token): number {
    if (second === undefined) return this.kinds.get(this.numberOf(noun)) ?? 0;
    const kinds = new Set<number>();
    for (const place of this.placesOfPair(noun, second))
      if (this.isNoun(place) && this.ends[place + 1] === 0) kinds.add(this.words[place + 2]!);
    return kinds.size;
  }

  /** At how many other places a phrase opens with two words: "rà soát lại …", "…, rà soát lại". */
  opensWith(first: Token, second: Token | undefined): number {
    let count = 0;
    for (const place of this.placesOfPair(first, second))
      if (place === 0 || this.ends[place - 1] !== 0) count += 1;
    return count;
  }

  /** Where the paper says the first two words of a name. */
  placesOf(tokens: readonly Token[], from: number): readonly number[] {
    return this.placesOfPair(tokens[from], tokens[from + 1]);
  }

  private placesOfPair(first: Token | undefined, second: Token | undefined): readonly number[] {
    const pair = this.pairOf(first, second);
    if (pair < 0) return NOWHERE;
    const places = [this.firsts[pair]!];
    while (places.length < this.counts[pair]!) places.push(this.nexts[places.at(-1)!]!);
    return places;
  }

  /** The number of two words in a row; -1 where the paper has them nowhere. */
  private pairOf(first: Token | undefined, second: Token | undefined): number {
    return this.pairs.numberOf(this.numberOf(first), this.numberOf(second));
  }

  /** Those of some places where the paper goes on with the same words up to `at`. */
  stillAlike(
    places: readonly number[],
    tokens: readonly Token[],
    from: number,
    at: number,
  ): readonly number[] {
    const last = at - 1 - from;
    const word = this.numberOf(tokens[at - 1]);
    return places.filter(
      (place) => this.words[place + last] === word && (last === 0 || this.ends[place + last - 1] !== 2),
    );
  }

  /** What stands behind a name that ends before `at`, at the other places where it is said. */
  goesOn(places: readonly number[], tokens: readonly Token[], from: number, at: number): GoesOn {
    const last = at - 1 - from;
    const before = tokens[at - 1];
    const here = before === undefined || endOf(before, tokens[at]) > 0 ? null : this.numberOf(tokens[at]);
    let [otherwise, alike, ends] = [0, 0, 0];
    for (const place of places) {
      const next = this.ends[place + last] === 0 ? (this.words[place + last + 1] ?? null) : null;
      if (next === here) alike += 1;
      else otherwise += 1;
      if (next === null && here !== null) ends += 1;
    }
    // The place itself is one of those that are alike.
    return { otherwise, alike: Math.max(0, alike - 1), ends };
  }
}

/** No number of any word. */
const NOT_SAID = -1;

const NOWHERE: readonly number[] = [];

function endOf(token: Shape, next: Shape | undefined): number {
  if (next === undefined || hasSign(token.closes, ';:.!?')) return 2;
  return hasSign(token.closes, ',)') || next.opens.includes('(') ? 1 : 0;
}
