/** What a Durable Object refuses, and how the office gets by; run inside of one by `same-tests.test.ts`. */
import { setImmediate as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { obligationsVisibleTo } from '../../src/obligations/visibility.ts';
import { obligations } from '../../src/obligations/schema.ts';
import type { Actor } from '../../src/people/index.ts';
import type { Db } from '../../src/platform/database.ts';
import { durableSql, openDurableDatabase } from '../../src/platform/durable-database.ts';
import { oneOf } from '../../src/platform/one-of.ts';
import { installation } from '../../src/platform/schema.ts';
import { dispatches } from '../../src/registry/schema.ts';
import { dispatchesOfFiles, insertDispatch } from '../../src/registry/store.ts';
import { visibleTo } from '../../src/registry/visibility.ts';
import { issuersWith } from '../../src/search/values-store.ts';
import { openDatabase, storageInUse } from './database.ts';

let db: Db;
beforeEach(() => {
  ({ db } = openDatabase());
});

const keep = (value: unknown) =>
  db.insert(installation).values({ key: 'x', value, updatedAt: '2026-11-23T02:00:00.000Z' }).run();
const IN_MANY_UNITS: Actor = {
  id: 'p',
  name: 'p',
  roles: ['staff'],
  unitIds: Array.from({ length: 150 }, (_, at) => `u${at}`),
  address: null,
  scopes: null,
};

describe('the limits of the platform', () => {
  it.each<[string, unknown]>([
    ['a text of 3 MB, and signs of several bytes across its parts', 'Điều 1. '.repeat(300_000)],
    [
      'a structure',
      { lines: Array.from({ length: 40_000 }, (_, at) => ({ at, text: 'Nhiệm vụ được giao' })) },
    ],
    ['a text that looks like the mark of another', `large:${'0'.repeat(64)}:t`],
  ])('of a value: %s comes back whole', async (_what, value) => {
    keep(value);
    const read = () => db.select().from(installation).where(eq(installation.key, 'x')).get()?.value;
    expect(read()).toEqual(value);
    const sql = durableSql(storageInUse());
    expect(await sql.forgetUnnamed()).toBe(0);
    expect(read()).toEqual(value);
    // A list of what is looked for is no value of a row.
    db.update(installation)
      .set({ value: 'ngắn' })
      .where(oneOf(installation.key, ['x', 'y'.repeat(200_000)]))
      .run();
    expect([read(), await sql.forgetUnnamed()]).toEqual(['ngắn', 1]);
  });

  it('of a value: two that look at once for what no row has take nothing that is written meanwhile', async () => {
    const sql = durableSql(storageInUse());
    const own = openDurableDatabase(storageInUse(), sql);
    const long = 'Điều 1. '.repeat(30_000);
    const write = (value: string) => own.update(installation).set({ value }).run();
    keep(long);
    write('ngắn');
    const looking = sql.forgetUnnamed();
    await pause();
    write(long);
    expect(await Promise.all([looking, sql.forgetUnnamed()])).toEqual([0, 0]);
    expect(own.select().from(installation).where(eq(installation.key, 'x')).get()?.value).toBe(long);
    write('ngắn');
    expect(await Promise.all([sql.forgetUnnamed(), sql.forgetUnnamed()])).toEqual([1, 1]);
  });

  it('of a value: who has pages of a file is found among the pages of a book, so that a secret one is kept apart', () => {
    const [at, own, secret] = ['2026-11-23T02:00:00.000Z', 'a'.repeat(64), 'b'.repeat(64)];
    const arrangement = Array.from({ length: 2000 }, (_, page) => ({
      sha256: page < 1999 ? own : secret,
      page: page + 1,
    }));
    const book = { id: 'd', direction: 'incoming', state: 'received', fileName: 'sach.pdf' } as const;
    insertDispatch(db, { ...book, channel: 'web', arrangement, receivedAt: at, updatedAt: at });
    expect(dispatchesOfFiles(db, [secret]).map(({ id }) => id)).toEqual(['d']);
    expect(dispatchesOfFiles(db, ['c'.repeat(64)])).toEqual([]);
  });

  it('of a value that not even parts should hold: the person is told, and nothing is kept of it', () => {
    const large = expect.objectContaining({ code: 'database.value-too-large', status: 413 });
    expect(() => db.transaction(() => keep('a'.repeat(17_000_000)))).toThrow(large);
    expect(db.select().from(installation).all()).not.toContainEqual(expect.objectContaining({ key: 'x' }));
  });

  it('of the words of a book: its beginning is found, its last words too, and what comes after it', () => {
    const sql = durableSql(storageInUse());
    const put = (doc: number, words: string) =>
      sql.exec('insert into search_text (rowid, words) values (?, cast(? as text))', doc, Buffer.from(words));
    put(1, `sach mo dau${' nhiem vu'.repeat(400_000)} ket thuc o day`);
    put(2, 'sach');
    const found = (words: string) =>
      sql
        .exec('select rowid as doc from search_text where search_text match ? order by 1', words)
        .toArray()
        .map(({ doc }) => doc);
    expect([found('sach'), found('ket AND day AND "mo dau"'), found('"ket thuc"')]).toEqual([
      [1, 2],
      [1],
      [],
    ]);
  });

  it('of bound values: a person may be in more units than that', () => {
    expect(db.select().from(dispatches).where(visibleTo(IN_MANY_UNITS)).all()).toEqual([]);
    expect(db.select().from(obligations).where(obligationsVisibleTo(IN_MANY_UNITS)).all()).toEqual([]);
  });

  it('of patterns: a word that is sought may be longer', () => {
    expect(issuersWith(db, ['nghiêng'.repeat(10)], 5)).toEqual([]);
  });
});
