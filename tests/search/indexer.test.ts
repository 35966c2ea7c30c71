import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { inTransaction, overwriteLog, withPartsOpen } from '../../src/platform/database.ts';
import { silentLog } from '../../src/platform/log.ts';
import { searchLag } from '../../src/platform/outbox.ts';
import { installation, searchOutbox } from '../../src/platform/schema.ts';
import { obligations } from '../../src/obligations/schema.ts';
import { dispatches } from '../../src/registry/schema.ts';
import {
  changesLate,
  compareIndex,
  indexAgrees,
  type Indexer,
  indexHealth,
  rebuildIndex,
  searchArchive,
  type SearchResults,
  startIndexer,
  takeOverChanges,
} from '../../src/search/index.ts';
import { type ReadyStep, readStep } from '../../src/search/archive-steps.ts';
import type { ArchivePlace } from '../../src/search/sources.ts';
import { countPieces } from '../../src/search/fts-pieces.ts';
import { BESIDE, createTables } from '../../src/search/fts-tables.ts';
import { indexedOf, putDocuments } from '../../src/search/fts-writer.ts';
import { keepInOnePiece, rebuildWasAbandoned } from '../../src/search/rebuild.ts';
import { emptyALittle, retiredTables, retireTables } from '../../src/search/retired-tables.ts';
import { documentsOfOwners } from '../../src/search/sources.ts';
import { temporaryFolder } from '../platform/temporary.ts';
import { type Archive, CLERK, openArchive } from './archive.ts';

const found = (archive: Archive, text: string) =>
  searchArchive(archive.database.db, { text }, CLERK, archive.clock).hits.map((hit) => hit.dispatchId);

describe('the outbox', () => {
  test('is told of where it waits too long', () => {
    const archive = openArchive();
    const { db } = archive.database;
    archive.add({ subject: 'một' });
    expect(changesLate(db, archive.clock)).toBe(0);
    archive.clock.advance(60_000);
    expect(changesLate(db, archive.clock)).toBe(1);
    archive.index();
    expect(changesLate(db, archive.clock)).toBe(0);
  });

  test('is taken over in order, in batches, each dispatch once', () => {
    const archive = openArchive();
    const { db } = archive.database;
    const first = archive.add({ subject: 'một' });
    archive.add({ subject: 'hai' });
    archive.change(first, { subject: 'ba' });
    expect(searchLag(db)).toEqual({ waiting: 3, since: '2026-11-23T02:00:00.000Z' });
    expect(takeOverChanges(db, archive.clock, 2)).toBe(2);
    expect(searchLag(db).waiting).toBe(1);
    expect(found(archive, 'ba')).toEqual([first]);
    expect(takeOverChanges(db, archive.clock, 2)).toBe(1);
    expect(takeOverChanges(db, archive.clock, 2)).toBe(0);
  });

  test('is taken over a part at a time, so that nobody waits long', () => {
    const archive = openArchive();
    for (const subject of ['một', 'hai']) archive.add({ subject, pages: ['dài '.repeat(20_000)] });
    expect(takeOverChanges(archive.database.db, archive.clock, 10, 1)).toBe(1);
    expect(searchLag(archive.database.db).waiting).toBe(1);
  });

  test('keeps its rows when the index cannot be written', () => {
    const archive = openArchive();
    const { db, connection } = archive.database;
    archive.add({ subject: 'một' });
    connection.exec('ALTER TABLE search_text RENAME TO away');
    expect(() => takeOverChanges(db, archive.clock, 10)).toThrow(/search_text/);
    expect(searchLag(db).waiting).toBe(1);
    connection.exec('ALTER TABLE away RENAME TO search_text');
    archive.index();
    expect(found(archive, 'mot')).toHaveLength(1);
  });

  test('a dispatch that became secret leaves no word in the index', () => {
    const archive = openArchive();
    const id = archive.add({
      subject: 'kế hoạch zzyzx',
      pages: ['zzyzx tuyệt mật'],
      signerName: 'Zzyzx',
      issuer: 'Ban Zzyzx',
    });
    archive.index();
    archive.add({ subject: 'giấy mời họp', signerName: 'Lê Thị Hoa' });
    archive.index();
    archive.change(id, { state: 'quarantined' });
    archive.index();
    const { connection } = archive.database;
    for (const { name } of connection
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_master WHERE name LIKE 'search_text_%' OR name IN ('search_words', 'search_values')`,
      )
      .all()) {
      const rows = connection.prepare(`SELECT * FROM "${name}"`).raw().all().flat();
      expect(
        rows.filter((value) =>
          Buffer.isBuffer(value) ? value.includes('zzyzx') : String(value).toLowerCase().includes('zzyzx'),
        ),
      ).toEqual([]);
    }
  });
});

describe('the indexer', () => {
  let indexer: Indexer | null = null;
  afterEach(async () => indexer?.stop());

  test('takes changes over when it is woken and by itself, and stops', async () => {
    const archive = openArchive();
    indexer = startIndexer({ ...archive.database, clock: archive.clock, log: silentLog, pollMs: 20 });
    archive.add({ subject: 'một' });
    indexer.wake();
    await vi.waitFor(() => expect(found(archive, 'mot')).toHaveLength(1));
    archive.add({ subject: 'hai' });
    await vi.waitFor(() => expect(found(archive, 'hai')).toHaveLength(1));
    await indexer.stop();
    archive.add({ subject: 'ba' });
    await setTimeout(60);
    expect(found(archive, 'ba')).toEqual([]);
  });

  test('rebuilds in the background an index that another version made', async () => {
    const archive = openArchive();
    const { db } = archive.database;
    archive.add({ subject: 'một' });
    db.delete(searchOutbox).run();
    expect(indexHealth(db).complete).toBe(false);
    indexer = startIndexer({ db, clock: archive.clock, log: silentLog });
    await vi.waitFor(() =>
      expect(indexHealth(db)).toMatchObject({ complete: true, documents: 1, rebuilding: null }),
    );
    expect(found(archive, 'mot')).toHaveLength(1);

    await indexer.stop();
    db.update(installation)
      .set({ value: { version: 0 } })
      .run();
    indexer = startIndexer({ db, clock: archive.clock, log: silentLog });
    await vi.waitFor(() => expect(indexHealth(db).complete).toBe(true));
  });

  test('puts an index that is in many pieces into one again, once a day', async () => {
    const archive = openArchive();
    const { db } = archive.database;
    await rebuildIndex(db, archive.clock);
    for (let number = 1; number <= 6; number += 1) {
      archive.add({ subject: `chuyện số ${number}` });
      archive.index();
    }
    expect(countPieces(db)).toBe(6);
    indexer = startIndexer({ db, clock: archive.clock, log: silentLog, rebuildPollMs: 20 });
    await vi.waitFor(() => expect(countPieces(db)).toBe(1));
    expect(found(archive, 'chuyen so 3')).toHaveLength(1);
    expect(indexAgrees(compareIndex(db))).toBe(true);
  });

  test('goes on putting it into one piece where it was stopped over it', async () => {
    const archive = openArchive();
    const { db } = archive.database;
    await rebuildIndex(db, archive.clock);
    for (let number = 1; number <= 6; number += 1) {
      archive.add({ subject: `chuyện số ${number}` });
      archive.index();
    }
    await expect(keepInOnePiece(db, archive.clock, AbortSignal.abort())).rejects.toThrow('aborted');
    await keepInOnePiece(db, archive.clock, new AbortController().signal);
    expect(countPieces(db)).toBe(1);
  });

  test('begins again a rebuild whose process was killed', async () => {
    const archive = openArchive();
    const { db } = archive.database;
    await rebuildIndex(db, archive.clock);
    createTables(db, BESIDE);
    db.insert(installation)
      .values({ key: 'search.rebuilding', value: { owner: 'dead', at: archive.clock.now() } })
      .run();
    // It may as well be alive and at work: for a minute it is left to itself.
    indexer = startIndexer({ db, clock: archive.clock, log: silentLog, rebuildPollMs: 20 });
    await setTimeout(60);
    expect(indexHealth(db).rebuilding).not.toBeNull();
    archive.clock.advance(120_000);
    await vi.waitFor(() => expect(indexHealth(db).rebuilding).toBeNull(), { timeout: 10_000 });
  });

  test('takes off the disk what a process that was killed after its rebuild had put out of use', async () => {
    const path = join(temporaryFolder(), 'vanthu.db');
    const archive = openArchive(path);
    const { db, connection } = archive.database;
    await rebuildIndex(db, archive.clock);
    createTables(db, BESIDE);
    inTransaction(db, (tx) => {
      for (let doc = 1; doc <= 120; doc += 1)
        tx.run(sql`INSERT INTO search_text_next(rowid, words) VALUES (${doc}, ${`zzyzx w${doc}`})`);
    });
    withPartsOpen(db, (open) => inTransaction(db, (tx) => retireTables(tx, BESIDE, open)));
    const retired = retiredTables(db);
    expect(retired).toHaveLength(4);
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    // Each step takes a part only.
    const contents = retired.find((name) => name.endsWith('_content'))!;
    expect(emptyALittle(db, contents, 0)).toBe(true);
    expect(db.get(sql`SELECT count(*) AS count FROM ${sql.identifier(contents)}`)).toEqual({ count: 70 });

    indexer = startIndexer({ db, clock: archive.clock, log: silentLog });
    await vi.waitFor(() => expect(retiredTables(db)).toEqual([]), { timeout: 10_000 });
    await indexer.stop();
    overwriteLog(db);
    expect(readFileSync(path).includes('zzyzx')).toBe(false);
    archive.database.close();
  });
});

test('`vanthu reindex` that is killed half-way: the live index stays whole, and the next run finishes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vanthu-reindex-'));
  const archive = openArchive(join(folder, 'vanthu.db'));
  const { db } = archive.database;
  const ids = inTransaction(db, () =>
    Array.from({ length: 3000 }, (_, number) =>
      archive.add({
        subject: `việc số ${number}`,
        pages: ['chữ'],
        date: number < 400 ? '2013-05-06' : '2024-05-06',
      }),
    ),
  );
  await rebuildIndex(db, archive.clock);
  db.delete(searchOutbox).run();
  // Beside a chosen year others are counted among the newest only; what is chosen has its own number.
  const ofOldYear = searchArchive(db, { text: 'viec', filters: { year: 2013 } }, CLERK, archive.clock);
  expect(ofOldYear).toMatchObject({ total: 400, totalIsExact: true, facetsAreExact: false });
  expect(ofOldYear.facets?.year).toEqual([
    { value: '2024', label: '2024', count: 1000 },
    { value: '2013', label: '2013', count: 400 },
  ]);

  const reindex = spawn(process.execPath, ['scripts/vanthu.mjs', 'reindex'], {
    env: { ...process.env, VANTHU_DATA: folder },
    stdio: 'ignore',
  });
  const ended = once(reindex, 'exit');
  await vi.waitFor(() => expect(indexHealth(db).rebuilding?.done).toBeGreaterThan(0), {
    timeout: 60_000,
    interval: 5,
  });
  reindex.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);

  expect(indexHealth(db)).toMatchObject({ complete: true, documents: 3000 });
  expect(indexAgrees(compareIndex(db))).toBe(true);
  archive.change(ids[7]!, { subject: 'đã đổi sau khi mất điện' });
  archive.index();
  expect(found(archive, 'mat dien')).toEqual([ids[7]]);

  expect(await rebuildIndex(db, archive.clock)).toEqual({ documents: 3000 });
  expect(countPieces(db)).toBe(1);
  expect(indexAgrees(compareIndex(db))).toBe(true);
  expect(found(archive, 'mat dien')).toEqual([ids[7]]);
  expect(tables(archive)).toEqual(tables(openArchive()));
  archive.database.close();
  rmSync(folder, { recursive: true });
});

describe('a rebuild', () => {
  test('lets the index be searched and changed meanwhile, and loses no change', async () => {
    const archive = openArchive();
    const { db } = archive.database;
    const ids = Array.from({ length: 25 }, (_, number) =>
      archive.add({ subject: `chuyện số ${number}`, pages: ['nội dung'] }),
    );
    archive.index();
    let batches = 0;
    const rebuilding = rebuildIndex(db, archive.clock, {
      gently: true,
      onProgress: () => {
        batches += 1;
        if (batches !== 2) return;
        archive.change(ids[0]!, { subject: 'đã đổi' });
        archive.change(ids[1]!, { state: 'withdrawn' });
        archive.add({ id: 'a-new', subject: 'mới thêm' });
        archive.index();
        expect(indexHealth(db).rebuilding?.done).toBeGreaterThan(0);
        expect(found(archive, 'moi them')).toEqual(['a-new']);
      },
    });
    expect(await rebuilding).toEqual({ documents: 25 });
    expect(found(archive, 'da doi')).toEqual([ids[0]]);
    expect(found(archive, 'moi them')).toEqual(['a-new']);
    expect(indexAgrees(compareIndex(db))).toBe(true);
    expect(tables(archive)).toEqual(tables(openArchive()));
  });

  test('takes in what holds now, where something changed after another thread read it', async () => {
    const archive = openArchive();
    const { db } = archive.database;
    const ids = [archive.add({ subject: 'giữ kín' }), archive.add({ subject: 'đổi tên' })];
    archive.index();
    let closed = 0;
    await rebuildIndex(db, archive.clock, {
      archive: {
        next: async () => {
          const step = readStep(db, null);
          archive.change(ids[0]!, { state: 'withdrawn' });
          archive.change(ids[1]!, { subject: 'tên mới' });
          archive.index();
          return { ...step, next: null };
        },
        close: async () => void (closed += 1),
      },
    });
    expect(closed).toBe(1);
    expect(found(archive, 'giu kin')).toEqual([]);
    expect(found(archive, 'ten moi')).toEqual([ids[1]]);
    expect(indexAgrees(compareIndex(db))).toBe(true);
  });

  test('is read in stretches of many papers, or of few where they are long, each paper once', () => {
    const archive = openArchive();
    const { db } = archive.database;
    const ids = Array.from({ length: 450 }, (_, number) => archive.add({ subject: `việc số ${number}` }));
    const stretches = (most?: { dispatches: number; bytes: number }): string[][] => {
      const read: string[][] = [];
      let place: ArchivePlace | null = null;
      do {
        const { ownerIds, ready, next }: ReadyStep = readStep(db, place, most);
        expect(ready.documents.map(({ ownerId }) => ownerId)).toEqual(ownerIds);
        read.push([...ownerIds]);
        place = next;
      } while (place !== null);
      return read.filter((each) => each.length > 0);
    };
    expect(stretches()).toHaveLength(1);
    for (const most of [
      { dispatches: 450, bytes: 1 },
      { dispatches: 150, bytes: 1e9 },
    ]) {
      const read = stretches(most);
      expect(read).toHaveLength(3);
      expect(read.flat().toSorted()).toEqual(ids.toSorted());
    }
  });

  test('that is stopped or overtaken leaves the live index as it was', async () => {
    const archive = openArchive();
    const { db } = archive.database;
    archive.add({ subject: 'một' });
    archive.index();
    const stopped = new AbortController();
    stopped.abort(new Error('stopped'));
    await expect(rebuildIndex(db, archive.clock, { signal: stopped.signal })).rejects.toThrow('stopped');
    const left = retiredTables(db);
    expect(tables(archive).filter((name) => !left.includes(name))).toEqual(tables(openArchive()));

    const first = rebuildIndex(db, archive.clock, { gently: true });
    const second = rebuildIndex(db, archive.clock);
    await expect(first).rejects.toMatchObject({ code: 'search.rebuild-superseded' });
    expect(await second).toEqual({ documents: 1 });
    expect(found(archive, 'mot')).toHaveLength(1);
    expect(tables(archive)).toEqual(tables(openArchive()));
  });

  test('is not abandoned while it takes an older index off the disk', async () => {
    const archive = openArchive();
    const { db } = archive.database;
    createTables(db, BESIDE);
    withPartsOpen(db, (open) => inTransaction(db, (tx) => retireTables(tx, BESIDE, open)));
    const { signal } = new AbortController();
    const abandoned: boolean[] = [];
    // It is asked before each step.
    signal.throwIfAborted = () => {
      archive.clock.advance(40_000);
      abandoned.push(rebuildWasAbandoned(db, archive.clock));
    };
    await rebuildIndex(db, archive.clock, { signal });
    expect(abandoned.length).toBeGreaterThan(4);
    expect(abandoned).not.toContain(true);
  });

  test('makes the tables that the migration makes', () => {
    const { db } = openArchive().database;
    const made = (names: string) =>
      db
        .all<{ ddl: string }>(
          sql`SELECT sql AS ddl FROM sqlite_master WHERE name GLOB ${names} AND sql IS NOT NULL`,
        )
        .map(({ ddl }) => ddl.replaceAll(/[`"']|_next/g, ''))
        .toSorted();
    const live = made('search_[dtw]*');
    createTables(db, BESIDE);
    expect(made('search_*_next*')).toEqual(live);
  });
});

describe('comparing the index with the register', () => {
  test('finds what is missing, stale and orphaned, and repairs it', () => {
    const archive = openArchive();
    const { db, connection } = archive.database;
    const [missing, stale, secret] = [
      archive.add({ subject: 'một' }),
      archive.add({ subject: 'hai' }),
      archive.add({ subject: 'ba' }),
    ];
    archive.index();
    expect(indexAgrees(compareIndex(db))).toBe(true);

    const { doc } = indexedOf(db, [missing])[0]!;
    connection.exec(
      `DELETE FROM search_text WHERE rowid = ${doc}; DELETE FROM search_documents WHERE doc = ${doc}`,
    );
    db.update(dispatches)
      .set({ subject: 'hai bốn' })
      .where(sql`id = ${stale}`)
      .run();
    db.update(dispatches)
      .set({ state: 'quarantined' })
      .where(sql`id = ${secret}`)
      .run();
    const [document] = documentsOfOwners(db, [stale]).get(stale)!;
    putDocuments(db, new Map([['gone', [{ ...document!, id: 'gone', ownerId: 'gone' }]]]));
    const expected = {
      compared: 3,
      missing: [missing],
      stale: [stale],
      orphaned: [secret, 'gone'],
      sound: true,
    };
    expect(compareIndex(db)).toEqual({ ...expected, repaired: false });
    expect(compareIndex(db, { repair: true })).toEqual({ ...expected, repaired: true });
    expect(compareIndex(db)).toMatchObject({ missing: [], stale: [], orphaned: [], sound: true });
    expect(found(archive, 'bon')).toEqual([stale]);
  });

  test('passes over what still waits in the outbox', () => {
    const archive = openArchive();
    archive.add({ subject: 'một' });
    expect(indexAgrees(compareIndex(archive.database.db))).toBe(true);
  });

  test('notices a damaged structure', () => {
    const archive = openArchive();
    archive.add({ subject: 'một hai ba' });
    archive.index();
    archive.database.connection.unsafeMode(true).exec(`DELETE FROM search_text_data WHERE id > 10`);
    expect(compareIndex(archive.database.db).sound).toBe(false);
  });
});

function tables({ database }: Archive): string[] {
  return database.db
    .all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE name LIKE 'search%' ORDER BY name`)
    .map((row) => row.name);
}

test('beyond the ranked ones the results go on, each once', () => {
  const archive = openArchive();
  for (let number = 0; number < 230; number += 1) archive.add({ subject: `báo cáo ${number}` });
  archive.index();
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query = { text: 'báo cáo', limit: 15, ...(cursor === null ? {} : { cursor }) };
    const results: SearchResults = searchArchive(archive.database.db, query, CLERK, archive.clock);
    expect(results.total).toBe(230);
    seen.push(...results.hits.map((hit) => hit.id));
    cursor = results.next;
  } while (cursor !== null);
  expect(seen).toHaveLength(230);
  expect(new Set(seen).size).toBe(230);
});

test('an obligation that is followed up is found under the deadline that holds now, and no longer as late once done', () => {
  const archive = openArchive();
  const { db } = archive.database;
  archive.add({ id: 'paper', obligations: [{ action: 'Báo cáo kết quả', due: '2026-11-01' }] });
  const late = () => {
    archive.index();
    const query = { text: 'han:quahan', filters: { kind: 'obligation' as const } };
    return searchArchive(db, query, CLERK, archive.clock).hits.map(({ obligation }) => obligation?.due);
  };
  expect(late()).toEqual(['2026-11-01']);
  const follow = { due: '2026-11-20', leadName: 'Phòng Kinh tế' };
  db.insert(obligations)
    .values({
      id: 'o',
      code: '14/CT-UBND#1-1',
      codeBase: '14/CT-UBND#1',
      codeNumber: 1,
      side: 'ours',
      sourceKind: 'paper',
      dispatchId: 'paper',
      statedId: 'paper-o1',
      title: 'Báo cáo kết quả',
      dueKind: 'date',
      assignedOn: '2026-10-01',
      createdAt: archive.clock.now(),
      updatedAt: archive.clock.now(),
      ...follow,
    })
    .run();
  archive.change('paper', {});
  expect(late()).toEqual(['2026-11-20']);
  expect(
    searchArchive(db, { text: 'kinh te', filters: { kind: 'obligation' } }, CLERK, archive.clock).total,
  ).toBe(1);
  db.update(obligations).set({ open: false, status: 'done' }).run();
  archive.change('paper', {});
  expect(late()).toEqual([]);
});
