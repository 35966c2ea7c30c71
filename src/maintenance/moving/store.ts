/**
 * An office's rows on their way between two databases of the same tables, whatever engine each runs on. Tables go in
 * an order in which what a row names is there before it; what triggers and the search room derive is made anew.
 */
import { DERIVED, OF_THE_INSTALLATION } from '../tables.ts';

export type Value = string | number | null | Uint8Array;

/** What moving asks of SQLite, in a file or in a Durable Object. */
export interface RowEngine {
  /** May be left off before its end. */
  rows(query: string, ...values: Value[]): Iterable<Record<string, unknown>>;
  run(statement: string, ...values: Value[]): void;
  /** All of the change or nothing of it. */
  transaction(change: () => void): void;
}

export interface MovedTable {
  name: string;
  columns: string[];
}

/** Some rows of a table as they travel: bytes as `{ base64 }`, all else as JSON has it. */
export interface Batch {
  table: string;
  columns: string[];
  rows: unknown[][];
}

/** The migrations a database has had, by the time they were written, oldest first. */
export type Schema = number[];

/** By what both ends know that the same arrived: rows of each table, and the last line of the audit trail. */
export interface Tally {
  rows: Record<string, number>;
  lastLine: { seq: number; hash: string } | null;
}

/** An object's SQLite takes 2 MB (2,097,152 bytes) in a value or a row; a little is the engine's own. */
export const LARGEST_ROW_BYTES = 2_000_000;
/** What a request carries, unless a single row is larger. */
const BATCH_CHARACTERS = 1_000_000;

/** What of `installation` says how this machine stands, not what the office is. */
const OF_THE_MACHINE = `"key" not like 'search.%' and "key" not in ('people.first-admin-link', 'reading.unattended-since', 'backup.last')`;
/** An agency that was just made has a link for its first administrator and the jobs of the day, nothing else. */
const OF_AN_EMPTY_OFFICE = new Set(['installation', 'jobs']);

const conditionOf = (table: string) => (table === 'installation' ? OF_THE_MACHINE : '1');

/** Every table that moves, each after those it names. */
export function movedTables(engine: RowEngine): MovedTable[] {
  const names = listOf<{ name: string }>(
    engine,
    `select name from pragma_table_list where schema = 'main' and type = 'table' and name <> '__migrations'
     and name not like 'sqlite\\_%' escape '\\' and name not like '\\_cf\\_%' escape '\\' order by name`,
  )
    .map(({ name }) => name)
    .filter((name) => !DERIVED.test(name) && !OF_THE_INSTALLATION.includes(name));
  return namedFirst(engine, names).map((name) => ({ name, columns: columnsOf(engine, name) }));
}

function namedFirst(engine: RowEngine, names: readonly string[]): string[] {
  const ordered: string[] = [];
  const visit = (name: string) => {
    if (ordered.includes(name) || !names.includes(name)) return;
    const parents = listOf<{ table: string }>(
      engine,
      `select "table" from pragma_foreign_key_list('${name}')`,
    );
    for (const { table } of parents) if (table !== name) visit(table);
    ordered.push(name);
  };
  for (const name of names) visit(name);
  return ordered;
}

function columnsOf(engine: RowEngine, table: string): string[] {
  return listOf<{ name: string }>(engine, `select name from pragma_table_info('${table}')`).map(
    ({ name }) => name,
  );
}

export function schemaOf(engine: RowEngine): Schema {
  return listOf<{ at: number }>(engine, 'select created_at as at from __migrations order by created_at').map(
    ({ at }) => at,
  );
}

/** Whether nobody has worked in it. */
export function isEmptyOffice(engine: RowEngine): boolean {
  return movedTables(engine)
    .filter(({ name }) => !OF_AN_EMPTY_OFFICE.has(name))
    .every(({ name }) => listOf(engine, `select 1 from "${name}" limit 1`).length === 0);
}

/** A table with a row that an object's SQLite would not take; null where there is none. */
export function tableWithTooLargeRow(engine: RowEngine): string | null {
  const tooLarge = movedTables(engine).find(({ name, columns }) => {
    const bytes = columns.map((column) => `coalesce(length(cast("${column}" as blob)), 0)`).join(' + ');
    return listOf(engine, `select 1 from "${name}" where ${bytes} > ${LARGEST_ROW_BYTES} limit 1`).length > 0;
  });
  return tooLarge?.name ?? null;
}

/**
 * The next rows of a table, about a megabyte of them.
 * @param after where the batch before it ended; 0 at first
 * @returns next null where nothing follows
 */
export function batchAfter(
  engine: RowEngine,
  { name, columns }: MovedTable,
  after: number,
): { batch: Batch; next: number | null } {
  const batch: Batch = { table: name, columns, rows: [] };
  let characters = 0;
  let last = after;
  const query = `select rowid as "_place", * from "${name}" where rowid > ? and ${conditionOf(name)} order by rowid`;
  for (const row of engine.rows(query, after)) {
    if (characters > BATCH_CHARACTERS) return { batch, next: last };
    const packed = columns.map((column) => pack(row[column]));
    characters += JSON.stringify(packed).length;
    batch.rows.push(packed);
    last = row['_place'] as number;
  }
  return { batch, next: null };
}

/** Writes rows as they were, in one transaction. Table and columns must be known ones. */
export function takeBatch(engine: RowEngine, { table, columns, rows }: Batch): void {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const statement = `insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`;
  engine.transaction(() => {
    for (const row of rows) engine.run(statement, ...row.map(unpack));
  });
}

export function tallyOf(engine: RowEngine): Tally {
  const rows = movedTables(engine).map(({ name }) => {
    const [count] = listOf<{ count: number }>(
      engine,
      `select count(*) as count from "${name}" where ${conditionOf(name)}`,
    );
    return [name, count!.count] as const;
  });
  const [lastLine] = listOf<{ seq: number; hash: string }>(
    engine,
    'select seq, hash from audit_trail order by seq desc limit 1',
  );
  return { rows: Object.fromEntries(rows), lastLine: lastLine ?? null };
}

/** Tables where the two differ; `audit_trail` also where its last line does. */
export function differencesOf(one: Tally, other: Tally): string[] {
  const names = new Set([...Object.keys(one.rows), ...Object.keys(other.rows)]);
  const differ = [...names].filter((name) => one.rows[name] !== other.rows[name]);
  const sameEnd = one.lastLine?.seq === other.lastLine?.seq && one.lastLine?.hash === other.lastLine?.hash;
  return sameEnd ? differ : [...new Set([...differ, 'audit_trail'])];
}

/** The highest number given out in each table that never gives one out twice, also where its row is gone. */
export function sequencesOf(engine: RowEngine): Record<string, number> {
  const moved = new Set(movedTables(engine).map(({ name }) => name));
  const rows = listOf<{ name: string; seq: number }>(engine, 'select name, seq from sqlite_sequence');
  return Object.fromEntries(rows.filter(({ name }) => moved.has(name)).map(({ name, seq }) => [name, seq]));
}

export function setSequences(engine: RowEngine, sequences: Record<string, number>): void {
  engine.transaction(() => {
    for (const [name, seq] of Object.entries(sequences)) {
      engine.run('delete from sqlite_sequence where name = ?', name);
      engine.run('insert into sqlite_sequence (name, seq) values (?, ?)', name, seq);
    }
  });
}

/** Originals the office names, by their SHA-256. */
export function namedOriginals(engine: RowEngine): string[] {
  return listOf<{ sha256: string }>(engine, 'select sha256 from stored_files order by sha256').map(
    ({ sha256 }) => sha256,
  );
}

function listOf<T>(engine: RowEngine, query: string): T[] {
  return [...engine.rows(query)] as T[];
}

function pack(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return { base64: Buffer.from(value).toString('base64') };
  if (value instanceof Uint8Array)
    return { base64: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
  return value;
}

function unpack(value: unknown): Value {
  if (typeof value === 'object' && value !== null && 'base64' in value)
    return Buffer.from(String(value.base64), 'base64');
  return value as Value;
}
