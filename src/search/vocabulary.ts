/** The words of the archive: what a begun word may become, and what was meant by a word with a slip in it. */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { type IndexTables, LIVE, named, tablesNamed } from './fts-tables.ts';

/** Only words of letters, as long as a syllable or an abbreviation: nobody completes a number by its language. */
const IS_WORD = /^\p{L}{2,15}$/u;

/**
 * Counts the words of headers in memory and writes them at once: a batch of documents has each many times, and most
 * lines (of issuers, signers, kinds) as well.
 */
export class WordTally {
  readonly #lines = new Map<string, number>();

  /** @param head lines of words, a space between two of them */
  add(head: string): void {
    for (const line of head.split('\n')) this.#lines.set(line, (this.#lines.get(line) ?? 0) + 1);
  }

  write(tx: Db, tables: IndexTables): void {
    const rows = [...this.#wordCounts()].filter(([word]) => IS_WORD.test(word));
    this.#lines.clear();
    if (rows.length === 0) return;
    const { words } = tablesNamed(tables);
    const count = tx
      .insert(words)
      .values({ word: sql.placeholder('word'), count: sql.placeholder('count') })
      .onConflictDoUpdate({ target: words.word, set: { count: sql`${words.count} + excluded.count` } })
      .prepare();
    for (const [word, times] of rows) count.run({ word, count: times });
  }

  #wordCounts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const [line, times] of this.#lines) {
      for (const word of line.split(' ')) counts.set(word, (counts.get(word) ?? 0) + times);
    }
    return counts;
  }
}

/** Forgets those of these words that no document has any more: a secret paper takes its words with it. */
export function forgetWords(tx: Db, gone: ReadonlySet<string>, tables: IndexTables): void {
  const { words, text } = named(tables);
  const last = [...gone].filter((word) => {
    if (!IS_WORD.test(word)) return false;
    return tx.values(sql`SELECT 1 FROM ${text} WHERE ${text} MATCH ${`"${word}"`} LIMIT 1`).length === 0;
  });
  tx.run(sql`DELETE FROM ${words} WHERE word IN (SELECT value FROM json_each(${JSON.stringify(last)}))`);
}

/**
 * Words that begin so, itself not among them: those of headers from the most frequent, then those that stand on pages
 * only.
 */
export function completionsOf(db: Db, begun: string, limit: number): string[] {
  const end = `${begun}\u{10FFFF}`;
  const inHeaders = db.values<[string]>(
    sql`SELECT word FROM ${named(LIVE).words} WHERE word > ${begun} AND word < ${end}
      ORDER BY count DESC, word LIMIT ${limit}`,
  );
  const found = new Set(inHeaders.map(([word]) => word));
  for (const word of wordsFrom(db, begun, end)) {
    if (found.size >= limit) break;
    if (IS_WORD.test(word)) found.add(word);
  }
  return [...found];
}

/** Beyond so many words nobody waits for the rarest. */
const MOST_STEPS = 60;

/** The words of the index in their order, each by one step: its occurrences are not looked at. */
function* wordsFrom(db: Db, after: string, end: string): Generator<string> {
  let last = after;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const [next] = db.values<[string]>(
      sql`SELECT term FROM search_vocabulary WHERE term >= ${`${last}\u0001`} AND term < ${end} LIMIT 1`,
    );
    if (next === undefined) return;
    yield next[0];
    last = next[0];
  }
}

/** How often words stand in the headers of the archive; 0 where they stand on pages only. Others are missing. */
export function frequencies(db: Db, wanted: readonly string[]): Map<string, number> {
  const asked = JSON.stringify(wanted);
  const rows = db.values<[string, number]>(sql`
    SELECT w.word, w.count FROM json_each(${asked}) AS asked
    CROSS JOIN ${named(LIVE).words} AS w ON w.word = asked.value`);
  const found = new Map(rows);
  const others = JSON.stringify(wanted.filter((word) => !found.has(word)));
  const onPages = db.values<[string]>(sql`
    SELECT asked.value FROM json_each(${others}) AS asked
    WHERE EXISTS (SELECT 1 FROM search_vocabulary WHERE term = asked.value)`);
  for (const [word] of onPages) found.set(word, 0);
  return found;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SHORTEST_WITH_SLIP = 3;
/** What is longer is no word; its slips would be megabytes, more than a Durable Object binds. */
const LONGEST_WITH_SLIP = 30;

/** The words of the archive that differ by one letter missing, too many, wrong or swapped; the most frequent first. */
export function wordsOneSlipAway(db: Db, word: string, limit: number): string[] {
  const mayHaveOne = word.length >= SHORTEST_WITH_SLIP && word.length <= LONGEST_WITH_SLIP;
  if (!mayHaveOne || !/^[a-z]+$/.test(word)) return [];
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
