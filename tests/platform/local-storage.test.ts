import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { clearArrivals, localStorage } from '../../src/platform/files/local-storage.ts';
import { folderShelf } from '../../src/platform/files/folder-shelf.ts';
import { describeShelf } from './shelf-suite.ts';
import { describeStorage } from './storage-suite.ts';
import { temporaryFolder } from './temporary.ts';

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describeStorage('files on a local disk', async () => {
  const folder = await temporaryFolder();
  return {
    storage: localStorage(folder),
    damage: (key) => writeFile(join(folder, key.slice(0, 2), key), 'other bytes'),
    footprint: () => filesIn(folder),
  };
});

describeShelf('on a local disk', async () => {
  const folder = await temporaryFolder();
  return { shelf: folderShelf(folder), footprint: () => filesIn(folder) };
});

test('nothing is taken in when the disk is nearly full', async () => {
  const folder = await temporaryFolder();
  const storage = localStorage(folder, Number.MAX_SAFE_INTEGER);
  await expect(
    storage.receive([Buffer.from('x')] as unknown as AsyncIterable<Uint8Array>, 10),
  ).rejects.toMatchObject({
    code: 'files.disk-full',
  });
  expect(await filesIn(folder)).toEqual([]);
});

test('a disk that fills up while bytes arrive is told as such, and leaves nothing', async () => {
  const folder = await temporaryFolder();
  const full = async function* () {
    yield Buffer.alloc(1000);
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  await expect(localStorage(folder).receive(full(), 10_000)).rejects.toMatchObject({
    code: 'files.disk-full',
    status: 507,
  });
  expect(await filesIn(folder)).toEqual([]);
});

test('arrivals of a killed process are cleared, kept files are not', async () => {
  const folder = await temporaryFolder();
  const storage = localStorage(folder);
  const receive = (text: string) =>
    storage.receive([Buffer.from(text)] as unknown as AsyncIterable<Uint8Array>, 10);
  await (await receive('kept')).keep();
  await receive('left');
  expect(await filesIn(folder)).toHaveLength(2);
  await clearArrivals(folder);
  expect(await filesIn(folder)).toHaveLength(1);
});

test('strange files in the folder are no keys', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'README'), 'x');
  expect(await Readable.from(localStorage(folder).keys()).toArray()).toEqual([]);
  expect(await Readable.from(localStorage(join(folder, 'nowhere')).keys()).toArray()).toEqual([]);
});
