import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openToRead } from '../../src/platform/database.ts';
import { archiveReader } from '../../src/search/archive-reader.ts';
import { compareIndex, indexAgrees, rebuildIndex } from '../../src/search/index.ts';
import { openArchive } from './archive.ts';

/** Also where the test has one only: the thread does the same there. */
const TWO_PROCESSORS = 2;

test('a change between the start of the reading thread and of the index is in the index', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vanthu-archive-'));
  const archive = openArchive(join(folder, 'vanthu.db'));
  try {
    const { db } = archive.database;
    const id = archive.add({ subject: 'một' });
    archive.index();
    const reader = await archiveReader(join(folder, 'vanthu.db'), TWO_PROCESSORS);
    // The command waits for the database, which the service writes to.
    await setTimeout(1000);
    archive.change(id, { subject: 'hai' });
    archive.index();
    await rebuildIndex(db, archive.clock, { archive: reader });
    expect(indexAgrees(compareIndex(db))).toBe(true);

    const readOnly = openToRead(join(folder, 'vanthu.db'));
    const another = await archiveReader(join(folder, 'vanthu.db'), TWO_PROCESSORS);
    await expect(rebuildIndex(readOnly.db, archive.clock, { archive: another })).rejects.toBeInstanceOf(
      Error,
    );
    await expect(another?.next(), 'a rebuild that could not begin leaves no thread').rejects.toThrow('ended');
    readOnly.close();
  } finally {
    archive.database.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
