/**
 * An office's rows on their way between two databases of the same tables, whatever engine each runs on. Tables go in
 * an order in which what a row names is there before it; what triggers and the search room derive is made anew.
 */
import { createHash } from 'node:crypto';
import { LARGEST_VALUE_BYTES } from '../../platform/large-values.ts';
import { AS_FILES, DERIVED, OF_THE_INSTALLATION } from '../tables.ts';

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

/**
 * By what both ends know that the same arrived: a chain over a table's rows in their order. Each link is the SHA-256
 * of the link before it and of a row as it travels, so that a chain goes on in another request.
 */
export interface Chain {
  rows: number;
  /** Blank before the first row. */
  digest: string;
}

/** How far a walk over a table has come. */
export interface Place {
  /** The rowid of the last row that was taken. */
  after: number;
  chain: Chain;
}

export const START: Place = { after: 0, chain: { rows: 0, digest: '' } };

/** What a request carries, unless a single row is larger. */
const BATCH_CHARACTERS = 1_000_000;
/** What a request checks: a second or two of an object's processor time, of which it has thirty. */
const CHECKED_CHARACTERS = 20_000_000;

/**
 * What of `installation` says how this machine stands, not what the office is. That its readers may open secret papers
 * was said to the machines of one installation, and to no other's; that they get nothing holds everywhere.
 */
const OF_THE_MACHINE = `"key" not like 'search.%' and "key" not in ('people.first-admin-link', 'reading.unattended-since', 'backup.last')
  and not ("key" = 'reading.shared-readers' and "value" = '"open"')`;
/** An agency that was just made has a link for its first administrator and the jobs of the day, nothing else. */
const OF_AN_EMPTY_OFFICE = new Set(['installation', 'jobs']);

const conditionOf = (table: string) => (table === 'installation' ? OF_THE_MACHINE : '1');

/** Every table that moves, each after those it names. */
export function movedTables(engine: RowEngine): MovedTable[] {
  const names = listOf<{ name: string }>(
    engine,
    `select name from pragma_table_list where schema = 'main' and type = 'table' and name not like '\\_\\_%' escape '\\'
     and name not like 'sqlite\\_%' escape '\\' and name not like '\\_cf\\_%' escape '\\' order by name`,
  )
    .map(({ name }) => name)
    .filter((name) => !DERIVED.test(name) && ![...OF_THE_INSTALLATION, ...AS_FILES].includes(name));
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

/** A table with a value that an object would not take; null where there is none. */
export function tableWithTooLargeValue(engine: RowEngine): string | null {
  const tooLarge = movedTables(engine).find(({ name, columns }) => {
    const isLarge = columns.map((column) => `length(cast("${column}" as blob)) > ${LARGEST_VALUE_BYTES}`);
    return listOf(engine, `select 1 from "${name}" where ${isLarge.join(' or ')} limit 1`).length > 0;
  });
  return tooLarge?.name ?? null;
}

/**
 * The next rows of a table, about a megabyte of them.
 * @returns where they end, and whether rows follow
 */
export function batchAfter(
  engine: RowEngine,
  table: MovedTable,
  from: Place,
): { batch: Batch; place: Place; isLast: boolean } {
  const batch: Batch = { table: table.name, columns: table.columns, rows: [] };
  const { place, isEnd } = walk(engine, table, from, {
    mostCharacters: BATCH_CHARACTERS,
    take: (row) => batch.rows.push(row),
  });
  return { batch, place, isLast: isEnd };
}

/**
 * Goes on along the chain of a table, at most as far as one request may.
 * @param mostRows where the chain ends, counted from the table's first row
 */
export function chainAfter(
  engine: RowEngine,
  table: MovedTable,
  from: Place,
  mostRows: number = Number.MAX_SAFE_INTEGER,
): { place: Place; isEnd: boolean } {
  return walk(engine, table, from, { mostCharacters: CHECKED_CHARACTERS, mostRows });
}

/** The chain of every table that moves. */
export function chainsOf(engine: RowEngine): Record<string, Chain> {
  const chains = movedTables(engine).map((table) => {
    const { place } = walk(engine, table, START, { mostCharacters: Number.POSITIVE_INFINITY });
    return [table.name, place.chain] as const;
  });
  return Object.fromEntries(chains);
}

interface Walk {
  mostCharacters: number;
  mostRows?: number;
  take?: (row: unknown[]) => void;
}

function walk(
  engine: RowEngine,
  { name, columns }: MovedTable,
  from: Place,
  { mostCharacters, mostRows = Number.MAX_SAFE_INTEGER, take = () => {} }: Walk,
): { place: Place; isEnd: boolean } {
  let { after } = from;
  let { rows, digest } = from.chain;
  let characters = 0;
  const query = `select rowid as "_place", * from "${name}" where rowid > ? and ${conditionOf(name)} order by rowid`;
  if (rows >= mostRows) return { place: from, isEnd: true };
  for (const row of engine.rows(query, after)) {
    if (characters > mostCharacters) return { place: { after, chain: { rows, digest } }, isEnd: false };
    const packed = columns.map((column) => pack(row[column]));
    const written = JSON.stringify(packed);
    characters += written.length;
    digest = createHash('sha256').update(`${digest}\n${written}`).digest('hex');
    after = row['_place'] as number;
    rows += 1;
    take(packed);
    if (rows === mostRows) break;
  }
  return { place: { after, chain: { rows, digest } }, isEnd: true };
}

export const isSameChain = (one: Chain | undefined, other: Chain | undefined): boolean =>
  one?.rows === other?.rows && one?.digest === other?.digest;

/** Tables where the two differ. */
export function differencesOf(
  one: Readonly<Record<string, Chain>>,
  other: Readonly<Record<string, Chain>>,
): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !isSameChain(one[name], other[name]));
}

/** Writes rows as they were, in one transaction. Table and columns must be known ones. */
export function takeBatch(engine: RowEngine, { table, columns, rows }: Batch): void {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const statement = `insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`;
  engine.transaction(() => {
    for (const row of rows) engine.run(statement, ...row.map(unpack));
  });
}

/** How many rows each table has. */
export function countsOf(engine: RowEngine): Record<string, number> {
  const counts = movedTables(engine).map(({ name }) => {
    const [{ count } = { count: 0 }] = listOf<{ count: number }>(
      engine,
      `select count(*) as count from "${name}" where ${conditionOf(name)}`,
    );
    return [name, count] as const;
  });
  return Object.fromEntries(counts);
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

export interface EndOfTrail {
  lines: number;
  hash: string;
  /** How often drafts were saved: what is typed into them is in no line of the trail. */
  saves: number;
}

/** The last line of the audit trail, by which two ends know that they hold the same deeds; blank where there is none. */
export function endOfTrail(engine: Pick<RowEngine, 'rows'>): EndOfTrail {
  const [last] = listOf<{ lines: number; hash: string }>(
    engine,
    'select seq as lines, hash from audit_trail order by seq desc limit 1',
  );
  const [drafts] = listOf<{ saves: number }>(
    engine,
    'select coalesce(sum(revision), 0) as saves from drafts',
  );
  return { lines: 0, hash: '', ...last, saves: drafts?.saves ?? 0 };
}

/** Originals the office names, by their SHA-256. */
export function namedOriginals(engine: RowEngine): string[] {
  return listOf<{ sha256: string }>(engine, 'select sha256 from stored_files order by sha256').map(
    ({ sha256 }) => sha256,
  );
}

function listOf<T>(engine: Pick<RowEngine, 'rows'>, query: string): T[] {
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
