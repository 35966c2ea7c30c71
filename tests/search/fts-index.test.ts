import { embeddedIndex } from '../../src/search/index.ts';
import { openArchive } from './archive.ts';
import { describeIndex } from './index-suite.ts';

describeIndex('SQLite FTS5', async () => {
  const archive = openArchive();
  return {
    archive,
    index: embeddedIndex(archive.database.db, archive.clock),
    settle: async () => archive.index(),
    tellsCorrections: true,
  };
});
