/** Brings a database's tables up to this version of the program: the same files on every engine. */
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { AppError } from './errors.ts';

/** What migrating asks of SQLite, wherever it runs. */
export interface MigratedEngine {
  exec(statement: string): void;
  rows(query: string): unknown[];
  /** All of the change or nothing of it; nobody else writes meanwhile. */
  transaction(change: () => void): void;
}

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

/** Read once a process: an object of an agency that wakes finds them read. */
let own: ReturnType<typeof readMigrationFiles> | null = null;

function migrationsIn(folder = MIGRATIONS): ReturnType<typeof readMigrationFiles> {
  if (folder !== MIGRATIONS) return readMigrationFiles({ migrationsFolder: folder });
  return (own ??= readMigrationFiles({ migrationsFolder: MIGRATIONS }));
}

/** @throws AppError `database.newer` where a newer program wrote it: it is not touched */
export function refuseNewerDatabase(engine: MigratedEngine, folder?: string): void {
  const known = new Set(migrationsIn(folder).map((migration) => migration.folderMillis));
  if ([...appliedIn(engine)].every((createdAt) => known.has(createdAt))) return;
  throw new AppError(
    'database.newer',
    500,
    'Cơ sở dữ liệu này do một phiên bản Văn Thư mới hơn tạo ra. Hãy dùng phiên bản đó, hoặc khôi phục bản sao lưu cũ vào thư mục khác. Chưa có gì bị thay đổi.',
  );
}

/**
 * Each migration runs in a transaction of its own that also notes it as done: a start that is killed half-way
 * continues where it stopped.
 */
export function bringUpToDate(engine: MigratedEngine, folder?: string): void {
  engine.exec(
    'create table if not exists __migrations (created_at integer primary key, hash text not null, applied_at text not null)',
  );
  const before = appliedIn(engine);
  const missing = migrationsIn(folder).filter(({ folderMillis }) => !before.has(folderMillis));
  for (const { folderMillis, hash, sql } of missing) {
    engine.transaction(() => {
      // Another process may have done it meanwhile.
      if (appliedIn(engine).has(folderMillis)) return;
      for (const statement of sql) engine.exec(statement);
      engine.exec(
        `insert into __migrations values (${folderMillis}, '${hash}', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`,
      );
    });
  }
}

/** The migrations a database has had, by the time they were written. */
function appliedIn(engine: MigratedEngine): Set<number> {
  const table = engine.rows(`select 1 from sqlite_master where type = 'table' and name = '__migrations'`);
  if (table.length === 0) return new Set();
  const rows = engine.rows('select created_at from __migrations') as { created_at: number }[];
  return new Set(rows.map((row) => row.created_at));
}
