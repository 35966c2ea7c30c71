/** How large a number of a word may be: two of them make one whole number of 30 bits, which needs no object. */
const BITS = 15;

/**
 * What belongs to two words, by their numbers. The weigher asks a hundred times a sentence, and mostly for what is not
 * there: a table of plain numbers tells that several times faster than maps within a map.
 */
export class PairTable {
  private readonly keys: Int32Array;
  private readonly values: Float64Array;
  private readonly shift: number;

  /** @throws RangeError where a word has a number that no key can hold */
  constructor(entries: readonly (readonly [first: number, second: number, value: number])[]) {
    // At most half full, so that what is not there is told at the first look or the second.
    const bits = Math.max(1, Math.ceil(Math.log2(entries.length * 2)));
    this.keys = new Int32Array(2 ** bits);
    this.values = new Float64Array(2 ** bits);
    this.shift = 32 - bits;
    for (const [first, second, value] of entries) {
      if (!canBeKey(first, second)) throw new RangeError(`No key for the words ${first} and ${second}`);
      const place = this.placeOf((first << BITS) | second);
      this.keys[place] = (first << BITS) | second;
      this.values[place] = value;
    }
  }

  /** 0 where nothing belongs to the two. The first has a number above 0. */
  at(first: number, second: number): number {
    if (!canBeKey(first, second)) return 0;
    return this.values[this.placeOf((first << BITS) | second)]!;
  }

  /** Where a key stands, or where it would. */
  private placeOf(key: number): number {
    const last = this.keys.length - 1;
    let place = Math.imul(key, SPREAD) >>> this.shift;
    while (this.keys[place] !== key && this.keys[place] !== 0) place = (place + 1) & last;
    return place;
  }
}

/** Knuth's multiplier: keys that differ little come to lie far apart. */
const SPREAD = 0x9e3779b1;

/** Words that were numbered after the weights were read have none. */
function canBeKey(first: number, second: number): boolean {
  return (first | second) >>> BITS === 0;
}
