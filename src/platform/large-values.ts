/**
 * Values that are larger than an engine takes. A Durable Object's SQLite holds 2 MB a value and a row; what is long
 * (a page of a thousand cells, a draft with its appendices, a template's file) is cut into parts of a table of their
 * own, under the SHA-256 of the whole, and the row keeps a mark of it. Rows are read with the whole in place of the
 * mark, so that stores, moving and hashes of rows see the same on every engine; a file's SQLite needs none of this.
 */
import { createHash } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import type { DurableSql, Row, Rows } from './durable-database.ts';

/** Left in its row: a row with a dozen such values still fits. */
const LONGEST_IN_ROW_BYTES = 128 * 1024;
const PART_BYTES = 1024 * 1024;
/**
 * Larger ones are refused: a value is in memory several times over (its parts, the whole, what is made of it) while
 * it is read, and an object has 128 MB. It is as much as a reader's answer may have.
 */
export const LARGEST_VALUE_BYTES = 16 * 1024 * 1024;
/** Rows looked at in one go: an object that answers nobody for seconds is stopped. */
const ROWS_AT_ONCE = 20_000;

const PARTS = '__large_values';
/** An office that moves in empties the object first. */
const MAKE_PARTS = `create table if not exists ${PARTS} (sha256 text not null, part integer not null, content blob not null, primary key (sha256, part)) without rowid`;
/** No value of an office looks so. Functions of SQL see it instead of the value: what may be long is looked at in the program. */
const MARK = /^"large:(?<sha256>[0-9a-f]{64}):(?<kind>[tb])"$/;
const MARK_BEGINS = '"large:';
const MARK_LENGTH = `${MARK_BEGINS}${'0'.repeat(64)}:t"`.length;

export interface LargeValues extends DurableSql {
  /**
   * Removes what no row has any more. To be called now and then, and after something was removed for good.
   * @returns how many values went
   */
  forgetUnnamed(): Promise<number>;
}

/**
 * The object's SQLite, taking values of up to {@link LARGEST_VALUE_BYTES}.
 * @param refused what is thrown where a value is larger still
 */
export function withLargeValues(sql: DurableSql, refused: (cause: unknown) => Error): LargeValues {
  /** What is written while it is looked for what no row has. */
  let writtenMeanwhile: Set<string> | null = null;
  let forgetting: Promise<number> | null = null;

  function kept(value: unknown): unknown {
    const bytes = largeBytesOf(value);
    if (bytes === null) return value;
    if (bytes.byteLength > LARGEST_VALUE_BYTES) throw refused(new Error(`${bytes.byteLength} bytes`));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    sql.exec(MAKE_PARTS);
    for (let at = 0; at === 0 || at < bytes.byteLength; at += PART_BYTES)
      sql.exec(
        `insert or ignore into ${PARTS} values (?, ?, ?)`,
        sha256,
        at / PART_BYTES,
        bytes.subarray(at, at + PART_BYTES),
      );
    writtenMeanwhile?.add(sha256);
    return `${MARK_BEGINS}${sha256}:${typeof value === 'string' ? 't' : 'b'}"`;
  }

  function whole(value: unknown): unknown {
    // Bytes are given as on any other engine: who counts an ArrayBuffer's would find none.
    if (value instanceof ArrayBuffer) return Buffer.from(value);
    const { sha256, kind } = markIn(value) ?? {};
    if (sha256 === undefined) return value;
    const parts = sql.exec(`select content from ${PARTS} where sha256 = ? order by part`, sha256).toArray();
    // An empty text in its place would be saved again as if somebody had emptied it.
    if (parts.length === 0) throw new Error(`the parts of the large value ${sha256} are gone`);
    const bytes = Buffer.concat(parts.map(({ content }) => Buffer.from(content as ArrayBuffer)));
    return kind === 't' ? bytes.toString('utf8') : bytes;
  }

  async function forgetNow(): Promise<number> {
    sql.exec(MAKE_PARTS);
    const there = sql.exec(`select distinct sha256 from ${PARTS}`).toArray();
    if (there.length === 0) return 0;
    const written = (writtenMeanwhile = new Set());
    try {
      const named = new Set<string>();
      for (const table of tablesOf(sql)) for await (const sha256 of marksIn(sql, table)) named.add(sha256);
      const gone = there
        .map(({ sha256 }) => String(sha256))
        .filter((sha256) => !named.has(sha256) && !written.has(sha256));
      for (const sha256 of gone) sql.exec(`delete from ${PARTS} where sha256 = ?`, sha256);
      return gone.length;
    } finally {
      writtenMeanwhile = null;
    }
  }

  return {
    exec(statement, ...values) {
      const isColumn = columnsAmong(statement, values);
      const rows = sql.exec(
        statement,
        ...values.map((value, at) => (isColumn(at) ? kept(value) : fitting(value, statement))),
      );
      return new WholeRows(rows, whole);
    },
    get databaseSize() {
      return sql.databaseSize;
    },
    // One at a time: each has to know all that is written while it looks.
    forgetUnnamed: () => (forgetting ??= forgetNow().finally(() => (forgetting = null))),
  };
}

/** Null where the value stays as it is. What only looks like a mark is kept apart too: nobody reads by it. */
function largeBytesOf(value: unknown): Uint8Array | null {
  if (typeof value === 'string') {
    const mayBeLarge = value.length * 3 > LONGEST_IN_ROW_BYTES;
    if (!mayBeLarge) return markIn(value) === null ? null : Buffer.from(value);
    const bytes = Buffer.from(value);
    return bytes.byteLength > LONGEST_IN_ROW_BYTES ? bytes : null;
  }
  if (value instanceof ArrayBuffer) return largeBytesOf(new Uint8Array(value));
  return value instanceof Uint8Array && value.byteLength > LONGEST_IN_ROW_BYTES ? value : null;
}

function markIn(value: unknown): { sha256?: string; kind?: string } | null {
  if (typeof value !== 'string' || value.length !== MARK_LENGTH || !value.startsWith(MARK_BEGINS))
    return null;
  return MARK.exec(value)?.groups ?? null;
}

const WRITES = /^\s*(?:insert|replace|update)\b/i;
/** Its words are what is looked for: in parts nobody would find them. */
const FULL_TEXT = /^\s*(?:insert|replace)\s+(?:or\s+\w+\s+)?into\s+["'`]?search_/i;

/**
 * Which of a statement's values become columns of a row. What a function of SQL is given (a list in `json_each(?)`)
 * stays whole, and so does what the full-text index takes in.
 */
function columnsAmong(statement: string, values: readonly unknown[]): (at: number) => boolean {
  const isAny = values.some((value) => largeBytesOf(value) !== null);
  if (!isAny || !WRITES.test(statement) || FULL_TEXT.test(statement)) return () => false;
  const before = statement.split('?');
  return (at) => !/\w\(\s*$/.test(before[at] ?? '');
}

/** A row holds 2 MB. */
const MOST_WORDS_BYTES = 1_900_000;
/** The words of some five hundred pages, what everybody may find it by before those of its pages; in their order. */
const IN_ORDER_BYTES = 1_500_000;
/** Stands between words that do not follow each other, so that no phrase goes over it; no word of a paper can be it. */
const APART = ' _ ';

/**
 * Of a book of more pages the rest is found by its words too, each of which is kept once, but not by its phrases. (The
 * index is given words as bytes.) Refused, it would keep all that comes after it out of the index.
 */
function fitting(value: unknown, statement: string): unknown {
  const isLong = value instanceof Uint8Array && value.byteLength > MOST_WORDS_BYTES;
  if (!isLong || !FULL_TEXT.test(statement)) return value;
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  const cut = bytes.lastIndexOf(' ', IN_ORDER_BYTES);
  const inOrder = bytes.toString('utf8', 0, cut);
  const further = furtherWords(bytes.toString('utf8', cut + 1), inOrder, MOST_WORDS_BYTES - IN_ORDER_BYTES);
  return Buffer.from([inOrder, ...further].join(APART));
}

/** Words of a text that another one lacks, each once, as many as fit. */
function furtherWords(text: string, known: string, mostBytes: number): string[] {
  const seen = new Set(known.split(' '));
  const further: string[] = [];
  let size = 0;
  for (const word of text.split(' ')) {
    if (seen.has(word)) continue;
    seen.add(word);
    size += Buffer.byteLength(word) + APART.length;
    if (size > mostBytes) break;
    further.push(word);
  }
  return further;
}

/** Tables whose rows hold values of an office; those without a rowid are the search room's, and hold words. */
function tablesOf(sql: DurableSql): { name: string; columns: string[] }[] {
  return sql
    .exec(
      `select name from pragma_table_list where schema = 'main' and type = 'table' and wr = 0
       and name not like '\\_\\_%' escape '\\' and name not like '\\_cf\\_%' escape '\\' and name not like 'sqlite\\_%' escape '\\'`,
    )
    .toArray()
    .map(({ name }) => ({
      name: String(name),
      columns: sql
        .exec(`select name from pragma_table_info('${String(name)}')`)
        .toArray()
        .map((column) => String(column['name'])),
    }));
}

async function* marksIn(
  sql: DurableSql,
  { name, columns }: { name: string; columns: string[] },
): AsyncIterable<string> {
  const last = Number(sql.exec(`select max(rowid) as last from "${name}"`).toArray()[0]?.['last'] ?? 0);
  const isMark = columns.map(
    (column) => `(typeof("${column}") = 'text' and "${column}" like '${MARK_BEGINS}%')`,
  );
  for (let after = 0; after < last; after += ROWS_AT_ONCE) {
    await pause();
    const rows = sql.exec(
      `select * from "${name}" where rowid > ? and rowid <= ? and (${isMark.join(' or ')})`,
      after,
      after + ROWS_AT_ONCE,
    );
    for (const row of rows.toArray())
      for (const value of Object.values(row)) {
        const { sha256 } = markIn(value) ?? {};
        if (sha256 !== undefined) yield sha256;
      }
  }
}

/** What a statement answers, with whole values in place of their marks, each as it is reached. */
class WholeRows implements Rows {
  readonly #rows: Rows;
  readonly #whole: (value: unknown) => unknown;

  constructor(rows: Rows, whole: (value: unknown) => unknown) {
    this.#rows = rows;
    this.#whole = whole;
  }

  *[Symbol.iterator](): IterableIterator<Row> {
    for (const row of this.#rows) yield this.#wholeRow(row);
  }

  toArray(): Row[] {
    return this.#rows.toArray().map((row) => this.#wholeRow(row));
  }

  next(): IteratorResult<Row> {
    const { value, done } = this.#rows.next();
    return done === true ? { value: undefined, done } : { value: this.#wholeRow(value), done: false };
  }

  raw(): { toArray(): unknown[][] } {
    const rows = this.#rows.raw();
    return { toArray: () => rows.toArray().map((row) => row.map(this.#whole)) };
  }

  #wholeRow(row: Row): Row {
    for (const column in row) row[column] = this.#whole(row[column]);
    return row;
  }
}
