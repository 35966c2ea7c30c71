import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/database.ts';
import { verifyTrail } from '../../src/platform/audit/trail.ts';
import { jobs } from '../../src/platform/schema.ts';
import { readingPages } from '../../src/reading/schema.ts';
import { dispatchPdf, pdfOfPictures, saved, scanOf } from '../reading/papers.ts';
import type { DispatchView } from '../../src/registry/index.ts';
import { removeFolder, signInAsFirstAdmin, startService, temporaryFolder, until } from './running-service.ts';

let dataDir: string;
let papers: string;
beforeAll(async () => {
  [dataDir, papers] = await Promise.all([temporaryFolder(), temporaryFolder()]);
});
afterAll(() => Promise.all([dataDir, papers].map(removeFolder)));

/** A scan whose first page is read in a moment and whose second takes seconds. */
async function scanOfTwoPages(): Promise<Uint8Array> {
  const page = await scanOf(await saved(papers, 'print.pdf', await dispatchPdf()), 1, 150);
  const { width, height } = await sharp(page).metadata();
  const header = sharp(page).extract({ left: 0, top: 0, width, height: Math.round(height / 4) });
  const short = header.extend({ bottom: height - Math.round(height / 4), background: '#fff' });
  return pdfOfPictures([await short.png().toBuffer(), page]);
}

describe('a power cut in the middle of reading', () => {
  it('loses nothing and does nothing twice: after the restart the paper is finished, once', async () => {
    const scan = await scanOfTwoPages();
    const before = await startService(dataDir, { VANTHU_READERS: '1' });
    const clerk = await signInAsFirstAdmin(before);
    const { id } = await clerk.upload('báo cáo.pdf', scan);
    const paper = () => clerk.get<DispatchView>(`/api/v1/dispatches/${id}`);
    await until(paper, ({ pages }) => pages.length >= 1);
    await before.kill();

    const after = await startService(dataDir, { VANTHU_READERS: '1' });
    const sameClerk = await signInAsFirstAdmin(after);
    const read = await until(
      () => sameClerk.get<DispatchView>(`/api/v1/dispatches/${id}`),
      ({ state }) => state === 'to-verify',
      90,
    );
    expect(read.pages.map(({ number, failure }) => [number, failure])).toEqual([
      [1, null],
      [2, null],
    ]);
    expect(await sameClerk.upload('báo cáo.pdf', scan)).toMatchObject({ id, duplicateOf: id });
    expect(await after.stop()).toBe(0);

    const { db, close } = openDatabase(`${dataDir}/vanthu.db`);
    const done = db.select().from(jobs).all();
    const ofThePaper = done.filter(({ subject }) => subject === id);
    expect(ofThePaper.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      'reading.read done',
      'registry.understand done',
    ]);
    // The jobs of the day, which depend on the hour: each was put down once, by one of the two services.
    const daily = done
      .filter(({ subject }) => subject !== id)
      .map(({ kind, subject }) => `${kind} ${subject}`);
    expect(daily).toEqual([...new Set(daily)]);
    expect(done.find(({ kind }) => kind === 'reading.read')?.attempts).toBe(2);
    expect(db.select().from(readingPages).all()).toHaveLength(2);
    expect(read.history.filter(({ did }) => did === 'dispatch.read')).toHaveLength(1);
    expect(verifyTrail(db).brokenAt).toBeNull();
    close();
  }, 180_000);
});
