/** An office on disk for the tests of maintenance: a database with stored files, dispatches and an audit trail. */
import { join } from 'node:path';
import { storedFiles } from '../../src/intake/schema.ts';
import { appendAudit } from '../../src/platform/audit/trail.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { localStorage } from '../../src/platform/files/local-storage.ts';
import { rebuildIndex } from '../../src/search/index.ts';
import { SERVICE } from '../../src/people/actor.ts';
import { openArchive } from '../search/archive.ts';
import { temporaryFolder } from '../platform/temporary.ts';

export async function openHouse() {
  const root = temporaryFolder();
  const dataDir = join(root, 'data');
  const filesDir = join(dataDir, 'files');
  const archive = openArchive(join(dataDir, 'vanthu.db'));
  const storage = localStorage(filesDir);
  const { db } = archive.database;

  /** Hands in a paper as intake does: the bytes first, then the row. */
  const handIn = async (content: string): Promise<string> => {
    const arrival = await storage.receive(
      [Buffer.from(content)] as unknown as AsyncIterable<Uint8Array>,
      10_000_000,
    );
    await arrival.keep();
    inTransaction(db, (tx) => {
      tx.insert(storedFiles)
        .values({ sha256: arrival.sha256, kind: 'pdf', size: arrival.size, storedAt: archive.clock.now() })
        .onConflictDoNothing()
        .run();
      appendAudit(tx, { by: SERVICE, did: 'dispatch.received', to: arrival.sha256 }, archive.clock);
    });
    return arrival.sha256;
  };
  await rebuildIndex(db, archive.clock);
  return {
    root,
    dataDir,
    filesDir,
    folders: { filesDir, trustDir: join(dataDir, 'trust') },
    archive,
    database: archive.database,
    db,
    clock: archive.clock,
    storage,
    handIn,
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;
