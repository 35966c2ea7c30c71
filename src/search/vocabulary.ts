/** The words of the archive: what a begun word may become, and what was meant by a word with a slip in it. */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { type IndexTables, LIVE, named } from './fts-tables.ts';

/** Only words of letters, as long as a syllable or an abbreviation: nobody completes a number by its language. */
const IS_WORD = /^\p{L}{2,15}$/u;

/** Counts words in memory and writes them at once: a batch of papers has each word many times. */
export class WordTally {
  readonly #changes = new Map<string, number>();

  add(words: readonly string[], times: 1 | -1): void {
    for (const word of words) this.#changes.set(word, (this.#changes.get(word) ?? 0) + times);
  }

  write(tx: Db, tables: IndexTables): void {
    const changes = [...this.#changes].filter(([word, change]) => change !== 0 && IS_WORD.test(word));
    this.#changes.clear();
    if (changes.length === 0) return;
    const { words } = named(tables);
    const rows = JSON.stringify(changes);
    tx.run(sql`
      INSERT INTO ${words} (word, count) SELECT value ->> 0, value ->> 1 FROM json_each(${rows}) WHERE true
      ON CONFLICT (word) DO UPDATE SET count = ${words}.count + excluded.count`);
    if (changes.every(([, change]) => change > 0)) return;
    tx.run(sql`DELETE FROM ${words} WHERE count <= 0 AND word IN (
      SELECT value ->> 0 FROM json_each(${rows}))`);
  }
}

/** The most frequent words that begin so, itself not among them. */
export function completionsOf(db: Db, begun: string, limit: number): string[] {
  const { words } = named(LIVE);
  return db
    .all<{ word: string }>(
      sql`SELECT word FROM ${words} WHERE word > ${begun} AND word < ${`${begun}\u{10FFFF}`}
        ORDER BY count DESC, word LIMIT ${limit}`,
    )
    .map(({ word }) => word);
}

/** How often words stand in the archive; those that do not are missing. */
export function frequencies(db: Db, wanted: readonly string[]): Map<string, number> {
  const rows = db.all<{ word: string; count: number }>(sql`
    SELECT w.word AS word, w.count AS count FROM json_each(${JSON.stringify(wanted)}) AS asked
    CROSS JOIN ${named(LIVE).words} AS w ON w.word = asked.value`);
  return new Map(rows.map(({ word, count }) => [word, count]));
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SHORTEST_WITH_SLIP = 3;

/** The words of the archive that differ by one letter missing, too many, wrong or swapped; the most frequent first. */
export function wordsOneSlipAway(db: Db, word: string, limit: number): string[] {
  if (word.length < SHORTEST_WITH_SLIP || !/^[a-z]+$/.test(word)) return [];
  const known = frequencies(db, [...slipsOf(word)]);
  return [...known]
    .toSorted(([a, often], [b, oftener]) => oftener - often || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([each]) => each);
}

function slipsOf(word: string): Set<string> {
  const slips = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of LETTERS) {
      slips.add(before + letter + after);
      if (after !== '') slips.add(before + letter + after.slice(1));
    }
    if (after.length > 1) slips.add(before + after[1] + after[0] + after.slice(2));
    if (after !== '') slips.add(before + after.slice(1));
  }
  slips.delete(word);
  return slips;
}
