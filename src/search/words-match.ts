/**
 * Answers a question of FTS5 for documents whose words are at hand: of few papers that cannot but be among the answers
 * it is told at once, where asking the index takes a walk through the lists of all words.
 */

/**
 * @param words of a document, as they stand in the index
 * @param conditions as they are made in `fts-expression.ts`, without NEAR; all of them must hold
 */
export function wordsMatch(words: string, conditions: readonly string[]): boolean {
  const padded = ` ${words.replaceAll(BETWEEN_WORDS, ' ')} `;
  return conditions.every((condition) => new Reader(condition).holdsIn(padded));
}

/** On pages there stands a space for every sign. */
const BETWEEN_WORDS = /[ \f]{2,}|\f/g;

const PIECE = /\s*(?:"([^"]*)"( \*)?|(AND|OR)|([()]))/gy;

/** Reads one condition: phrases in quotes, with " *" behind them where they are begun only; AND, OR, parentheses. */
class Reader {
  readonly #condition: string;
  #at = 0;

  constructor(condition: string) {
    this.#condition = condition;
  }

  /** AND binds closer than OR, as in FTS5. */
  holdsIn(padded: string): boolean {
    let holds = this.#all(padded);
    while (this.#takes('OR')) holds = this.#all(padded) || holds;
    return holds;
  }

  #all(padded: string): boolean {
    let holds = this.#one(padded);
    while (this.#takes('AND')) holds = this.#one(padded) && holds;
    return holds;
  }

  #one(padded: string): boolean {
    if (this.#takes('(')) {
      const holds = this.holdsIn(padded);
      this.#takes(')');
      return holds;
    }
    const [, phrase = '', begun] = this.#next() ?? [];
    return padded.includes(` ${phrase}${begun === undefined ? ' ' : ''}`);
  }

  #takes(sign: string): boolean {
    const before = this.#at;
    const [, , , word, bracket] = this.#next() ?? [];
    if (word === sign || bracket === sign) return true;
    this.#at = before;
    return false;
  }

  #next(): RegExpExecArray | null {
    PIECE.lastIndex = this.#at;
    const found = PIECE.exec(this.#condition);
    if (found !== null) this.#at = PIECE.lastIndex;
    return found;
  }
}
