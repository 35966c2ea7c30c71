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
  private readonly words: number[] = [];
  /** 0 within a phrase, 1 before a comma or a bracket, 2 at the end of a part: no name reaches over it. */
  private readonly ends: number[] = [];
  private readonly capitals: boolean[] = [];
  /** Two words in a row, numbered. */
  private readonly pairs: NumberedPairs;
  /** By the number of two words in a row: where they stand. */
  private readonly places: number[][] = [];
  /** The words of the paper that have no number, with one of its own. */
  private readonly own = new Map<string, number>();
  /** By the number of two words in a row, whether the first stands in capitals somewhere. */
  private readonly opensKind: boolean[] = [];
  /** By the number of a word, how many words stand behind it where it has a capital. */
  private readonly kinds = new Map<number, number>();

  /** @param passages its paragraphs and cells, each cut into words */
  constructor(passages: readonly (readonly Shape[])[]) {
    this.pairs = new NumberedPairs(passages.reduce((sum, { length }) => sum + length, 0));
    for (const tokens of passages) this.enter(tokens);
  }

  private enter(tokens: readonly Shape[]): void {
    let word = tokens.length === 0 ? NOT_SAID : this.numbered(tokens[0]!);
    for (const [index, token] of tokens.entries()) {
      const next = tokens[index + 1];
      const place = this.words.push(word) - 1;
      this.ends.push(endOf(token, next));
      this.capitals.push(token.capital);
      if (next === undefined) break;
      const second = this.numbered(next);
      this.enterPair(word, second, place);
      word = second;
    }
  }

  private enterPair(first: number, second: number, place: number): void {
    const pair = this.pairs.numbered(first, second);
    const places = this.places[pair];
    if (places === undefined) this.places[pair] = [place];
    else if (places.length < ENOUGH) places.push(place);
    const isKind = this.capitals[place] === true && this.ends[place] === 0;
    if (!isKind || this.opensKind[pair] === true) return;
    this.opensKind[pair] = true;
    this.kinds.set(first, (this.kinds.get(first) ?? 0) + 1);
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
    return this.placesOfPair(first, second).length > 1 || (first.capital && this.kindsOf(first) > 1);
  }

  /**
   * How many bodies the paper tells by a noun in capitals ("Tổ dựng rạp", "Tổ ánh sáng"), each with another word behind it:
   * where there are several, the noun alone is none of them.
   */
  kindsOf(noun: Token, second?: Token): number {
    if (second === undefined) return this.kinds.get(this.numberOf(noun)) ?? 0;
    const kinds = new Set<number>();
    for (const place of this.placesOfPair(noun, second)) {
      const isNoun = this.capitals[place] === true && this.ends[place] === 0 && this.ends[place + 1] === 0;
      if (isNoun) kinds.add(this.words[place + 2]!);
    }
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
    const pair = this.pairs.numberOf(this.numberOf(first), this.numberOf(second));
    return pair < 0 ? NOWHERE : this.places[pair]!;
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
    const told = { otherwise: 0, alike: -1, ends: 0 };
    for (const place of places) {
      const next = this.ends[place + last] === 0 ? (this.words[place + last + 1] ?? null) : null;
      if (next === here) told.alike += 1;
      else told.otherwise += 1;
      if (next === null && here !== null) told.ends += 1;
    }
    return { ...told, alike: Math.max(0, told.alike) };
  }
}

/** No number of any word. */
const NOT_SAID = -1;

const NOWHERE: readonly number[] = [];

function endOf(token: Shape, next: Shape | undefined): number {
  if (next === undefined || hasSign(token.closes, ';:.!?')) return 2;
  return hasSign(token.closes, ',)') || next.opens.includes('(') ? 1 : 0;
}
