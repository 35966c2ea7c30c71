import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { archiveReader } from '../../src/search/archive-reader.ts';
import { compareIndex, indexAgrees, rebuildIndex } from '../../src/search/index.ts';
import { openArchive } from './archive.ts';

test('a change between the start of the reading thread and of the index is in the index', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vanthu-archive-'));
  const archive = openArchive(join(folder, 'vanthu.db'));
  try {
    const { db } = archive.database;
    const id = archive.add({ subject: 'một' });
    archive.index();
    const reader = await archiveReader(join(folder, 'vanthu.db'));
    // The command waits for the database, which the service writes to.
    await setTimeout(1000);
    archive.change(id, { subject: 'hai' });
    archive.index();
    await rebuildIndex(db, archive.clock, { archive: reader });
    expect(indexAgrees(compareIndex(db))).toBe(true);
  } finally {
    archive.database.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
