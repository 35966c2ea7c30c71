/**
 * Statements prepared once and kept. A page asks the same questions with other values: preparing fifty of them anew
 * takes SQLite longer than answering most. What changes the tables prepares them again by itself.
 */
import type { Connection } from './sqlite.ts';

type Statement = ReturnType<Connection['prepare']>;

/** About 20 KB each; those asked for longest ago go first. */
const MOST_KEPT = 300;

/** What drizzle uses of a connection. */
export class KeepingStatements {
  readonly transaction: Connection['transaction'];
  readonly #connection: Connection;
  readonly #kept = new Map<string, Statement>();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.transaction = connection.transaction.bind(connection) as Connection['transaction'];
  }

  /** See `withPartsOpen` in `database.ts`. */
  withPartsOpen<T>(change: () => T): T {
    this.#connection.unsafeMode(true);
    try {
      return change();
    } finally {
      this.#connection.unsafeMode(false);
    }
  }

  prepare(text: string): Statement {
    const kept = this.#kept.get(text);
    this.#kept.delete(text);
    const statement = kept ?? this.#connection.prepare(text);
    this.#kept.set(text, statement);
    if (this.#kept.size > MOST_KEPT) this.#forgetOldest();
    // Whoever asked last may have wanted rows as lists: that stays with the statement.
    return kept?.reader === true ? statement.raw(false) : statement;
  }

  #forgetOldest(): void {
    for (const text of this.#kept.keys()) {
      this.#kept.delete(text);
      return;
    }
  }
}
