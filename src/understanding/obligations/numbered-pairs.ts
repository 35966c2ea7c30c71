/**
 * Pairs of whole numbers, each with a number of its own from 0 on, in the order in which they come: a table of plain
 * numbers tells one several times faster than maps within a map.
 */
export class NumberedPairs {
  private readonly firsts: Int32Array;
  private readonly seconds: Int32Array;
  /** The number of what stands at each place, plus one; 0 where the place is free. */
  private readonly numbers: Int32Array;
  private readonly shift: number;
  private count = 0;

  /** @param most so many pairs at most are entered */
  constructor(most: number) {
    // At most half full, so that what is not there is told at the first look or the second.
    const bits = Math.max(1, Math.ceil(Math.log2(most * 2)));
    this.firsts = new Int32Array(2 ** bits);
    this.seconds = new Int32Array(2 ** bits);
    this.numbers = new Int32Array(2 ** bits);
    this.shift = 32 - bits;
  }

  /** The number of a pair, which it gets here if it has none. */
  numbered(first: number, second: number): number {
    const place = this.placeOf(first, second);
    if (this.numbers[place] === 0) {
      this.firsts[place] = first;
      this.seconds[place] = second;
      this.count += 1;
      this.numbers[place] = this.count;
    }
    return this.numbers[place]! - 1;
  }

  /** Forgets all pairs, to be used for others. */
  clear(): void {
    this.numbers.fill(0);
    this.count = 0;
  }

  /** The number of a pair; -1 where it was not entered. */
  numberOf(first: number, second: number): number {
    return this.numbers[this.placeOf(first, second)]! - 1;
  }

  /** Where a pair stands, or where it would. */
  private placeOf(first: number, second: number): number {
    const last = this.numbers.length - 1;
    let place = Math.imul(Math.imul(first, SPREAD) + second, SPREAD) >>> this.shift;
    while (this.numbers[place] !== 0 && (this.firsts[place] !== first || this.seconds[place] !== second))
      place = (place + 1) & last;
    return place;
  }
}

/** Knuth's multiplier: pairs that differ little come to lie far apart. */
const SPREAD = 0x9e3779b1;
