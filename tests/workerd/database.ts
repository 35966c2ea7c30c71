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

export function openDatabase() {
  const storage = storageInUse();
  void storage.deleteAll();
  const db = openDurableDatabase(storage);
  return { db, connection: connectionOf(storage), close: () => {} };
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
