import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { openSqlite } from '../../src/platform/sqlite.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { databaseAnswers, inTransaction, openDatabase } from '../../src/platform/database.ts';
import { installation } from '../../src/platform/schema.ts';
import { pagesUnder, warmed } from '../../src/platform/warming.ts';
import { temporaryFolder } from './temporary.ts';

const MIGRATIONS = fileURLToPath(new URL('../../src/platform/migrations', import.meta.url));

interface Journal {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
}

/** The migrations of the program and one more, as a later version would have them. */
function migrationsWith(statements: string): string {
  const folder = temporaryFolder();
  cpSync(MIGRATIONS, folder, { recursive: true });
  const path = join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8')) as Journal;
  const last = journal.entries.at(-1)!;
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag: '9999_later' });
  writeFileSync(path, JSON.stringify(journal));
  writeFileSync(join(folder, '9999_later.sql'), statements);
  return folder;
}

describe('the database', () => {
  let path: string;
  beforeEach(() => {
    path = join(temporaryFolder(), 'deep', 'vanthu.db');
  });
  const tables = () => {
    const connection = openSqlite(path, { readonly: true });
    const names = connection
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      .all();
    connection.close();
    return names.map(({ name }) => name);
  };

  test('is made with its tables, safe settings, and answers', () => {
    const { db, connection, close } = openDatabase(path);
    expect(databaseAnswers(db)).toBe(true);
    const pragma = (name: string) => connection.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('secure_delete')).toBe(1);
    expect(pragma('integrity_check')).toBe('ok');
    close();
    expect(tables()).toEqual(expect.arrayContaining(['dispatches', 'jobs', 'search_text', '__migrations']));
  });

  test('a question asked again is prepared once, and answers as it is asked and as the tables are', () => {
    const { db, connection, close } = openDatabase(path);
    const prepared: string[] = [];
    const prepare = connection.prepare.bind(connection);
    connection.prepare = ((text: string) => {
      prepared.push(text);
      return prepare(text);
    }) as typeof connection.prepare;
    const question = (value: string) => sql`SELECT key, value FROM installation WHERE key = ${value}`;
    db.insert(installation).values({ key: 'a', value: 1 }).run();
    prepared.length = 0;
    expect(db.all(question('a'))).toEqual([{ key: 'a', value: '1' }]);
    expect(db.values(question('a'))).toEqual([['a', '1']]);
    expect(db.all(question('b'))).toEqual([]);
    db.run(sql`ALTER TABLE installation ADD COLUMN later text`);
    expect(db.all(question('a'))).toEqual([{ key: 'a', value: '1' }]);
    expect(prepared.filter((text) => text.startsWith('SELECT key'))).toHaveLength(1);
    close();
  });

  test('opened again, nothing is done twice', () => {
    openDatabase(path).close();
    const { db, close } = openDatabase(path);
    db.insert(installation).values({ key: 'a', value: 1 }).run();
    close();
    const again = openDatabase(path);
    expect(again.db.select().from(installation).all()).toHaveLength(1);
    again.close();
  });

  test('is brought up to a later version', () => {
    openDatabase(path).close();
    openDatabase(path, { migrationsFolder: migrationsWith('CREATE TABLE later (a text);') }).close();
    expect(tables()).toContain('later');
  });

  test('of a newer program is refused, and not a byte of it is touched', () => {
    openDatabase(path, { migrationsFolder: migrationsWith('CREATE TABLE later (a text);') }).close();
    const before = readFileSync(path);
    expect(() => openDatabase(path)).toThrow(expect.objectContaining({ code: 'database.newer' }));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('a migration that fails half-way leaves nothing of itself, and goes on when it is mended', () => {
    openDatabase(path).close();
    const failing = migrationsWith(
      'CREATE TABLE later (a text);\n--> statement-breakpoint\nCREATE TABLE later (a text);',
    );
    expect(() => openDatabase(path, { migrationsFolder: failing })).toThrow(/already exists/);
    expect(tables()).not.toContain('later');
    openDatabase(path, { migrationsFolder: migrationsWith('CREATE TABLE later (a text);') }).close();
    expect(tables()).toContain('later');
  });

  test('of a program that was killed between two migrations continues', () => {
    openDatabase(path, { migrationsFolder: migrationsWith('CREATE TABLE later (a text);') }).close();
    const connection = openSqlite(path);
    connection.exec(
      'DROP TABLE later; DELETE FROM __migrations WHERE created_at = (SELECT max(created_at) FROM __migrations)',
    );
    connection.close();
    openDatabase(path, { migrationsFolder: migrationsWith('CREATE TABLE later (a text);') }).close();
    expect(tables()).toContain('later');
  });

  test('what is no database is not overwritten', () => {
    openDatabase(path).close();
    writeFileSync(path, 'a letter, not a database'.repeat(100));
    expect(() => openDatabase(path)).toThrow(expect.objectContaining({ code: 'database.damaged' }));
    expect(readFileSync(path, 'utf8')).toContain('a letter');
  });

  test('it is read ahead where memory has room for it', async () => {
    const path = join(temporaryFolder(), 'vanthu.db');
    const database = openDatabase(path);
    database.connection.pragma('wal_checkpoint(TRUNCATE)');
    const [small, enough] = [warmed(path, { room: 4096 }), warmed(path)];
    expect(await small.done).toBe(0);
    expect(await enough.done).toBe(statSync(path).size);
    database.close();
    await Promise.all([small.stop(), enough.stop()]);
  });

  test('the tables that are asked most are read ahead first, and alone where there is no room for all', async () => {
    const path = join(temporaryFolder(), 'vanthu.db');
    const { connection, close } = openDatabase(path);
    connection.exec(`CREATE TABLE many (id integer PRIMARY KEY, told text); CREATE TABLE asked (word text PRIMARY KEY, told text) WITHOUT ROWID;
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
      INSERT INTO many SELECT i, hex(randomblob(200)) FROM n;
      INSERT INTO asked SELECT hex(randomblob(100)), told FROM many WHERE id % 2 = 0;`);
    connection.pragma('wal_checkpoint(TRUNCATE)');
    const roots = connection
      .prepare<[], number>(`SELECT rootpage FROM sqlite_master WHERE name IN ('many', 'asked')`)
      .pluck();
    const pages = connection
      .prepare<[], number>(
        `SELECT pageno FROM dbstat WHERE name IN ('many', 'asked') AND pagetype <> 'overflow' ORDER BY pageno`,
      )
      .pluck();
    const file = await open(path);
    expect(await pagesUnder(file, roots.all())).toEqual({ size: 4096, numbers: pages.all() });
    const size = statSync(path).size;
    const ahead = warmed(path, { first: roots.all(), room: size - 1 });
    const read = await ahead.done;
    expect(read).toBeGreaterThanOrEqual(4096 * pages.all().length);
    expect(read).toBeLessThan(size);
    close();
    await Promise.all([file.close(), ahead.stop()]);
  });

  test('a transaction is all or nothing, and nothing of it is seen before its end', () => {
    const { db, close } = openDatabase(path);
    const other = openDatabase(path);
    const keys = (of = db) => of.select({ key: installation.key }).from(installation).all();
    expect(() =>
      inTransaction(db, (tx) => {
        tx.insert(installation).values({ key: 'a', value: 1 }).run();
        expect(keys(other.db)).toEqual([]);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(keys()).toEqual([]);
    inTransaction(db, (tx) => tx.insert(installation).values({ key: 'a', value: 1 }).run());
    expect(keys(other.db)).toEqual([{ key: 'a' }]);
    other.close();
    close();
  });

  test('a transaction within a transaction can fail alone', () => {
    const { db, close } = openDatabase(path);
    inTransaction(db, (tx) => {
      tx.insert(installation).values({ key: 'a', value: 1 }).run();
      expect(() =>
        inTransaction(tx, (inner) => {
          inner.insert(installation).values({ key: 'b', value: 1 }).run();
          throw new Error('stop');
        }),
      ).toThrow('stop');
    });
    expect(db.select({ key: installation.key }).from(installation).all()).toEqual([{ key: 'a' }]);
    close();
  });
});
