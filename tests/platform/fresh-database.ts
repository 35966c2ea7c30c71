import { type Database, openDatabase } from '../../src/platform/database.ts';

let migrated: Buffer | undefined;

/**
 * An empty database of an office, in memory: of the real migrations, which run once a process. What they made is copied
 * for all later ones, for two thousand tests begin with one. (An object of workerd cannot be copied: there they run.)
 */
export function freshDatabase(): Database {
  if (migrated !== undefined) return openDatabase(migrated);
  const database = openDatabase(':memory:');
  if ('serialize' in database.connection) migrated = database.connection.serialize();
  return database;
}
