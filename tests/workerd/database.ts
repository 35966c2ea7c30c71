/**
 * Stands in for the database module where tests run inside of a Durable Object: opening "a database" empties the
 * object's own, which has all the migrations of any other.
 */
import { openDurableDatabase, type DurableStorage } from '../../src/platform/durable-database.ts';

export * from '../../src/platform/database.ts';

let storage: (DurableStorage & { deleteAll(): Promise<void> }) | null = null;

export function useStorage(given: typeof storage): void {
  storage = given;
}

export function storageInUse(): NonNullable<typeof storage> {
  if (storage === null) throw new Error('no object to open the database of');
  return storage;
}

/** What the migrations of this process made: they run once, for hundreds of tests begin with them. */
let made: Made | null = null;

export function openDatabase() {
  const storage = storageInUse();
  void storage.deleteAll();
  if (made !== null) makeAgain(storage, made);
  const db = openDurableDatabase(storage);
  made ??= madeIn(storage);
  return { db, connection: connectionOf(storage), close: () => {} };
}

interface Made {
  statements: string[];
  /** Of the tables that have any. */
  rows: { table: string; values: unknown[] }[];
  /** Settings of the full-text indexes. */
  settings: { index: string; name: string; value: number }[];
}

/** Tables before what hangs on them: an index, a view, a trigger. */
const ORDER = ['table', 'index', 'view', 'trigger'];

function madeIn({ sql }: DurableStorage): Made {
  const all = (query: string) => sql.exec(query).toArray();
  const kinds = new Map(
    all(`select name, type from pragma_table_list where schema = 'main'`).map(({ name, type }) => [
      String(name),
      type,
    ]),
  );
  const things = all(
    `select name, type, sql from sqlite_master where sql is not null
     and name not like '\\_cf\\_%' escape '\\' and name not like 'sqlite\\_%' escape '\\' order by rowid`,
  ).filter(({ name }) => kinds.get(String(name)) !== 'shadow');
  const named = (kind: string) => [...kinds].filter(([, type]) => type === kind).map(([name]) => name);
  const isOwn = (name: string) => things.some((thing) => thing['name'] === name);
  return {
    statements: things
      .toSorted((a, b) => ORDER.indexOf(String(a['type'])) - ORDER.indexOf(String(b['type'])))
      .map((thing) => String(thing['sql'])),
    rows: named('table')
      .filter(isOwn)
      .flatMap((table) =>
        all(`select * from "${table}"`).map((row) => ({ table, values: Object.values(row) })),
      ),
    settings: named('virtual')
      .filter((index) => kinds.has(`${index}_config`))
      .flatMap((index) =>
        all(`select k, v from "${index}_config" where k <> 'version'`).map(({ k, v }) => ({
          index,
          name: String(k),
          value: Number(v),
        })),
      ),
  };
}

function makeAgain(storage: DurableStorage, { statements, rows, settings }: Made): void {
  const { sql } = storage;
  storage.transactionSync(() => {
    const triggers = statements.filter((statement) => /^create trigger/i.test(statement));
    for (const statement of statements) if (!triggers.includes(statement)) sql.exec(statement);
    for (const { table, values } of rows)
      sql.exec(`insert into "${table}" values (${values.map(() => '?').join(', ')})`, ...values);
    for (const { index, name, value } of settings)
      // As words of the statement: bound, a number arrives as a fraction, which the index does not take.
      sql.exec(`insert into "${index}" ("${index}", rank) values ('${name}', ${value})`);
    for (const trigger of triggers) sql.exec(trigger);
  });
}

/** An object has no log that could be emptied. */
export function overwriteLog(): void {}

/** The part of better-sqlite3 by which tests look at, or spoil, a table directly. */
function connectionOf({ sql }: DurableStorage) {
  return {
    exec: (statement: string) => void sql.exec(statement),
    pragma: () => [],
    prepare: (statement: string) => ({
      all: (...values: unknown[]) => sql.exec(statement, ...values).toArray(),
      get: (...values: unknown[]) => sql.exec(statement, ...values).toArray()[0],
      run: (...values: unknown[]) => void sql.exec(statement, ...values),
    }),
  };
}
