/** A rule with words of which one must stand in a text for it to hold; without them it may hold of any text. */
export interface Cued {
  /** In lower case without accents, as the text is. */
  readonly hints?: readonly string[] | undefined;
}

/** A letter that no hint has. */
const NO_HINT = 0;

/**
 * Tells which of many rules may hold of a text by the words they need, all of which are looked for in one pass over
 * its letters (the machine of Aho and Corasick, 1975): most rules are spared their search in most sentences.
 */
export class CuedRules<Rule extends Cued> {
  private readonly rules: readonly Rule[];
  /** For each ASCII sign its number among those that hints have. */
  private readonly numbers = new Uint8Array(128);
  private readonly signs: number;
  /** For each state and sign the next state. */
  private readonly next: Uint16Array;
  /** The rules whose hints end in a state, those of all states in a row, and for each state where its own begin. */
  private readonly reached: Uint16Array;
  private readonly firsts: Uint32Array;
  /** For each rule whether it may hold without any word. */
  private readonly needsNone: Uint8Array;
  /** For each rule the turn in which one of its hints was last seen: nothing is cleared between two texts. */
  private readonly seen: Uint32Array;
  private turn = 0;

  constructor(rules: readonly Rule[]) {
    this.rules = rules;
    this.seen = new Uint32Array(rules.length);
    this.needsNone = Uint8Array.from(rules, ({ hints }) => (hints === undefined ? 1 : 0));
    const hints = rules.flatMap((rule) => rule.hints ?? []);
    for (const sign of new Set(hints.join('')))
      this.numbers[sign.charCodeAt(0)] = Math.max(...this.numbers) + 1;
    this.signs = Math.max(...this.numbers) + 1;
    const tree = treeOf(rules, this.numbers);
    this.next = new Uint16Array(tree.length * this.signs);
    const reached = this.connect(tree);
    this.reached = Uint16Array.from(reached.flat());
    this.firsts = new Uint32Array(tree.length + 1);
    for (const [state, { length }] of reached.entries())
      this.firsts[state + 1] = this.firsts[state]! + length;
  }

  /** The rules that may hold of a text in lower case without accents, in their order. */
  among(text: string): Rule[] {
    this.turn += 1;
    let state = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      const sign = unit < 128 ? (this.numbers[unit] ?? NO_HINT) : NO_HINT;
      state = this.next[state * this.signs + sign] ?? 0;
      const end = this.firsts[state + 1]!;
      for (let place = this.firsts[state]!; place < end; place += 1)
        this.seen[this.reached[place]!] = this.turn;
    }
    const mayHold: Rule[] = [];
    for (let rule = 0; rule < this.rules.length; rule += 1)
      if (this.needsNone[rule] === 1 || this.seen[rule] === this.turn) mayHold.push(this.rules[rule]!);
    return mayHold;
  }

  /** Fills the table from the tree of hints, the states nearest to its root first. */
  private connect(tree: readonly Branch[]): number[][] {
    const reached = tree.map(({ rules }) => [...rules]);
    const fallback = new Uint16Array(tree.length);
    const queue = [0];
    for (const state of queue) {
      const back = fallback[state] ?? 0;
      for (let sign = 0; sign < this.signs; sign += 1) {
        const child = tree[state]?.children.get(sign);
        const otherwise = state === 0 ? 0 : (this.next[back * this.signs + sign] ?? 0);
        this.next[state * this.signs + sign] = child ?? otherwise;
        if (child === undefined) continue;
        fallback[child] = otherwise;
        reached[child]?.push(...(reached[otherwise] ?? []));
        queue.push(child);
      }
    }
    return reached;
  }
}

interface Branch {
  /** The states behind this one, by the numbers of their signs. */
  children: Map<number, number>;
  /** The rules of which a hint ends here. */
  rules: number[];
}

function treeOf(rules: readonly Cued[], numbers: Uint8Array): Branch[] {
  const tree: Branch[] = [{ children: new Map(), rules: [] }];
  for (const [rule, { hints }] of rules.entries()) {
    for (const hint of hints ?? []) {
      let state = 0;
      for (const letter of hint) {
        const sign = numbers[letter.charCodeAt(0)] ?? NO_HINT;
        const children = tree[state]!.children;
        if (!children.has(sign)) {
          children.set(sign, tree.length);
          tree.push({ children: new Map(), rules: [] });
        }
        state = children.get(sign)!;
      }
      tree[state]!.rules.push(rule);
    }
  }
  return tree;
}
