/**
 * How the words of a paper go on: where it says the same name several times, what stands behind the name differs
 * ("Nhân viên gác chắn | đóng chắn …", "Nhân viên gác chắn | báo ga …"), and what stands within it does not.
 */
import { hasSign } from '../one-of.ts';
import type { Token } from './tokens.ts';

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
  private readonly words: string[] = [];
  /** 0 within a phrase, 1 before a comma or a bracket, 2 at the end of a part: no name reaches over it. */
  private readonly ends: number[] = [];
  /** By the first and the second of two words in a row: where they stand. */
  private readonly places = new Map<string, Map<string, number[]>>();

  /** @param passages its paragraphs and cells, each cut into words */
  constructor(passages: readonly (readonly Token[])[]) {
    for (const tokens of passages) this.enter(tokens);
  }

  private enter(tokens: readonly Token[]): void {
    tokens.forEach((token, index) => {
      const next = tokens[index + 1];
      const place = this.words.push(token.word) - 1;
      this.ends.push(endOf(token, next));
      if (next === undefined) return;
      let behind = this.places.get(token.word);
      if (behind === undefined) this.places.set(token.word, (behind = new Map()));
      const places = behind.get(next.word);
      if (places === undefined) behind.set(next.word, [place]);
      else if (places.length < ENOUGH) places.push(place);
    });
  }

  /** Whether two words stand in a row more than once. */
  repeats(first: Token, second: Token | undefined): boolean {
    if (second === undefined) return false;
    return (this.places.get(first.word)?.get(second.word)?.length ?? 0) > 1;
  }

  /** Where the paper says the first two words of a name. */
  placesOf(tokens: readonly Token[], from: number): readonly number[] {
    return this.places.get(tokens[from]?.word ?? '')?.get(tokens[from + 1]?.word ?? '') ?? [];
  }

  /** Those of some places where the paper goes on with the same words up to `at`. */
  stillAlike(
    places: readonly number[],
    tokens: readonly Token[],
    from: number,
    at: number,
  ): readonly number[] {
    const last = at - 1 - from;
    const word = tokens[at - 1]?.word;
    return places.filter(
      (place) => this.words[place + last] === word && (last === 0 || this.ends[place + last - 1] !== 2),
    );
  }

  /** What stands behind a name that ends before `at`, at the other places where it is said. */
  goesOn(places: readonly number[], tokens: readonly Token[], from: number, at: number): GoesOn {
    const last = at - 1 - from;
    const before = tokens[at - 1];
    const here = before === undefined || endOf(before, tokens[at]) > 0 ? null : (tokens[at]?.word ?? null);
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

function endOf(token: Token, next: Token | undefined): number {
  if (next === undefined || hasSign(token.closes, ';:.!?')) return 2;
  return hasSign(token.closes, ',)') || next.opens.includes('(') ? 1 : 0;
}
