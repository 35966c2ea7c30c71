import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { continuedBackup } from '../../src/maintenance/backup.ts';
import { backup, restore } from '../../src/maintenance/index.ts';
import { verifyTrail } from '../../src/platform/audit/trail.ts';
import { SQLITE_PACKAGE } from '../../src/platform/sqlite.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { localStorage } from '../../src/platform/files/local-storage.ts';
import { type House, openHouse } from './house.ts';

let house: House;
let target: string;
beforeEach(async () => {
  house = await openHouse();
  target = join(house.root, 'saved', '2026-11-23');
});
afterEach(() => {
  house.database.close();
  rmSync(house.root, { recursive: true, force: true });
});

/** Every row of every table, virtual tables left out (their shadow tables are there). */
function contentOf(path: string): Record<string, unknown[]> {
  const { connection, close } = openDatabase(path);
  const names = connection
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
    )
    .all();
  const content = Object.fromEntries(
    names.map(({ name }) => [name, connection.prepare(`SELECT * FROM "${name}"`).all()]),
  );
  close();
  return content;
}

test.skipIf(process.platform === 'win32')(
  'what a copy that broke off leaves is for nobody else',
  async () => {
    const breakOff = async (partial: string) => {
      writeFileSync(join(partial, 'incoming.db'), 'mật');
      throw new Error('đứt dây');
    };
    await expect(continuedBackup(target, breakOff)).rejects.toThrow('đứt dây');
    const partial = join(house.root, 'saved', '.2026-11-23.partial');
    expect(statSync(partial).mode & 0o077).toBe(0);
  },
);

describe('backup and restore', () => {
  test('restored into an empty folder, everything is there again', async () => {
    const keys = [
      await house.handIn('một'),
      await house.handIn('hai'),
      await house.handIn('ba'.repeat(200_000)),
    ];
    house.archive.add({ subject: 'không có tệp' });
    house.archive.index();
    expect(await backup(house.database, house.folders, target, house.clock)).toMatchObject({
      files: 3,
      lost: [],
    });

    const restored = join(house.root, 'restored');
    expect(await restore(target, restored)).toMatchObject({ files: 3, lost: [] });
    expect(readdirSync(restored).toSorted()).toEqual(['files', 'vanthu.db']);
    expect(contentOf(join(restored, 'vanthu.db'))).toEqual(contentOf(join(house.dataDir, 'vanthu.db')));
    const storage = localStorage(join(restored, 'files'));
    for (const key of keys)
      expect(await storage.read(key)).toEqual(Buffer.from(await house.storage.read(key)));
  });

  test('the trusted issuers go along, and what else lies beside them does not', async () => {
    const { trustDir } = house.folders;
    mkdirSync(trustDir, { recursive: true });
    writeFileSync(join(trustDir, 'ban-co-yeu.crt'), 'chứng thư');
    writeFileSync(join(trustDir, 'thu-hoi.crl'), 'danh sách');
    writeFileSync(join(trustDir, 'ghi-chu.txt'), 'của riêng máy này');
    expect(await backup(house.database, house.folders, target)).toMatchObject({ trusted: 2 });

    const restored = join(house.root, 'restored');
    expect(await restore(target, restored)).toMatchObject({ trusted: 2 });
    expect(readdirSync(join(restored, 'trust'))).toEqual(['ban-co-yeu.crt', 'thu-hoi.crl']);
    expect(readFileSync(join(restored, 'trust', 'ban-co-yeu.crt'), 'utf8')).toBe('chứng thư');

    // A folder that several services share keeps what it has.
    writeFileSync(join(trustDir, 'thu-hoi.crl'), 'danh sách mới hơn');
    rmSync(join(trustDir, 'ban-co-yeu.crt'));
    await restore(target, join(house.root, 'again'), trustDir);
    expect(readFileSync(join(trustDir, 'thu-hoi.crl'), 'utf8')).toBe('danh sách mới hơn');
    expect(readFileSync(join(trustDir, 'ban-co-yeu.crt'), 'utf8')).toBe('chứng thư');
  });

  test('is consistent while papers keep coming in from this process and another', async () => {
    await house.handIn('trước');
    const other = new Worker(
      `const SQLite = require('${SQLITE_PACKAGE}');
       const { workerData, parentPort } = require('node:worker_threads');
       const connection = new SQLite(workerData, { timeout: 10000 });
       connection.pragma('journal_mode = WAL');
       parentPort.on('message', () => process.exit(0));
       const write = () => {
         connection.exec("INSERT INTO search_outbox (dispatch_id, at) VALUES ('x', '2026-01-01')");
         setTimeout(write, 1);
       };
       write();`,
      { eval: true, workerData: join(house.dataDir, 'vanthu.db') },
    );
    const stopping = new AbortController();
    const writer = (async () => {
      for (let number = 0; !stopping.signal.aborted; number += 1) {
        await house.handIn(`văn bản ${number}`);
        await setImmediate();
      }
    })();
    for (let round = 0; round < 3; round += 1) {
      const folder = `${target}-${round}`;
      const saved = await backup(house.database, house.folders, folder, house.clock);
      expect(saved.lost).toEqual([]);
      const restored = join(house.root, `restored-${round}`);
      await restore(folder, restored);
      const { db, connection, close } = openDatabase(join(restored, 'vanthu.db'));
      expect(verifyTrail(db).brokenAt).toBeNull();
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
      const storage = localStorage(join(restored, 'files'));
      for (const { sha256 } of connection
        .prepare<[], { sha256: string }>('SELECT sha256 FROM stored_files')
        .all()) {
        expect(await storage.verify(sha256)).toBe('whole');
      }
      close();
    }
    stopping.abort();
    await writer;
    await other.terminate();
  });

  test('an original that is damaged or gone already does not keep the rest from being saved, and is told', async () => {
    const [gone, damaged, whole] = [
      await house.handIn('một'),
      await house.handIn('hai'),
      await house.handIn('ba'),
    ];
    rmSync(join(house.filesDir, gone.slice(0, 2), gone));
    writeFileSync(join(house.filesDir, damaged.slice(0, 2), damaged), 'khác');
    const saved = await backup(house.database, house.folders, target, house.clock);
    expect(saved.files).toBe(1);
    expect(saved.lost.toSorted()).toEqual([gone, damaged].toSorted());
    const restored = join(house.root, 'restored');
    expect((await restore(target, restored)).lost).toHaveLength(2);
    expect(await localStorage(join(restored, 'files')).verify(whole)).toBe('whole');
  });

  test('never writes over anything', async () => {
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'note.txt'), 'x');
    await expect(backup(house.database, house.folders, target)).rejects.toMatchObject({
      code: 'backup.target-not-empty',
    });
    expect(readdirSync(target)).toEqual(['note.txt']);
    writeFileSync(join(house.root, 'a-file'), 'x');
    await expect(backup(house.database, house.folders, join(house.root, 'a-file'))).rejects.toMatchObject({
      code: 'backup.target-not-empty',
    });

    const folder = join(house.root, 'good');
    await backup(house.database, house.folders, folder);
    await expect(restore(folder, house.dataDir)).rejects.toMatchObject({ code: 'restore.data-not-empty' });
  });

  test('leaves nothing behind when it fails', async () => {
    const key = await house.handIn('một');
    const path = join(house.filesDir, key.slice(0, 2), key);
    rmSync(path);
    mkdirSync(path);
    await expect(backup(house.database, house.folders, target)).rejects.toThrow(/EISDIR/);
    expect(readdirSync(join(house.root, 'saved'))).toEqual([]);
  });

  const editManifest = (edit: (manifest: Record<string, unknown>) => void) => {
    const manifest = JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    edit(manifest);
    writeFileSync(join(target, 'manifest.json'), JSON.stringify(manifest));
  };

  const TRUSTED = { sha256: 'a'.repeat(64), size: 9 };
  test.each<[string, string, (key: string) => void]>([
    ['with half a database', 'restore.damaged', () => truncateSync(join(target, 'vanthu.db'), 4096)],
    [
      'with other bytes in a file',
      'restore.damaged',
      (key) => writeFileSync(join(target, 'files', key.slice(0, 2), key), 'mốt'),
    ],
    ['without its files', 'restore.damaged', () => rmSync(join(target, 'files'), { recursive: true })],
    [
      'with a manifest that leaves a file out',
      'restore.damaged',
      () => editManifest((manifest) => (manifest['files'] = [])),
    ],
    [
      'with another issuer among the trusted',
      'restore.damaged',
      () => writeFileSync(join(target, 'trust', 'noi-cap.crt'), 'kẻ khác'),
    ],
    [
      'with an issuer that leads out of its folder',
      'restore.not-a-backup',
      () => editManifest((manifest) => (manifest['trust'] = [{ ...TRUSTED, name: '../noi-cap.crt' }])),
    ],
    ['with half a manifest', 'restore.not-a-backup', () => truncateSync(join(target, 'manifest.json'), 20)],
    ['without a manifest', 'restore.not-a-backup', () => rmSync(join(target, 'manifest.json'))],
    ['of a newer format', 'restore.newer-format', () => editManifest((manifest) => (manifest['format'] = 2))],
  ])('a backup %s is refused (%s), and nothing is touched', async (_, code, damage) => {
    const key = await house.handIn('một');
    mkdirSync(house.folders.trustDir);
    writeFileSync(join(house.folders.trustDir, 'noi-cap.crt'), 'chứng thư');
    await backup(house.database, house.folders, target);
    damage(key);
    await expect(restore(target, join(house.root, 'restored'))).rejects.toMatchObject({ code });
    expect(readdirSync(house.root)).not.toContain('restored');
  });
});
