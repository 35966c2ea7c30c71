import { afterAll, describe, expect, it, vi } from 'vitest';

import { type BadFile, badFiles } from '../../scripts/bad-files/corpus.ts';
import { endOf, fuzz } from '../../scripts/bad-files/fuzz.ts';
import { SHEET, SHEET_LINES, sheetPixels } from '../../scripts/bad-files/sheet.ts';
import { AppError } from '../../src/platform/errors.ts';
import { openPaper } from '../../src/reading/open-paper.ts';
import { isRead, type PageReading, pageText } from '../../src/reading/page.ts';
import { inkOf, type Picture } from '../../src/reading/raster.ts';
import { ReaderPool } from '../../src/reading/reader-pool.ts';
import { judgeTextLayer } from '../../src/reading/text-layer.ts';
import { dispatchPdf, saved, temporaryFolder } from './papers.ts';

// Readers are processes of low priority: beside other tests they start slowly.
vi.setConfig({ testTimeout: 120_000 });

const folder = await temporaryFolder();
const files = await badFiles();
const readable = files.filter(({ outcome }) => outcome !== 'picture' && outcome !== 'garbage');
const patient = new ReaderPool({ size: 2, pageTimeoutMs: 60_000 });
const hasty = new ReaderPool({ size: 1, pageTimeoutMs: 4000, memoryLimitMb: 500 });
afterAll(() => Promise.all([patient.close(), hasty.close()]));

const isBomb = ({ outcome }: BadFile): boolean => outcome.includes('reading.out-of-memory');

/** How a paper ends: its first page, or why there is none. */
async function read({ name, kind, bytes }: BadFile, pool: ReaderPool): Promise<PageReading | AppError> {
  const path = await saved(folder, name, bytes);
  let first: PageReading | undefined;
  try {
    await pool.read({ path, kind, pages: [1] }, { onPage: (page) => void (first = page) });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  return first!;
}

/** What the outcome of a file names, where it is pages, and the code where it is a reason. */
function outcomeOf(end: PageReading | AppError): string {
  if (!(end instanceof AppError) && isRead(end))
    return pageText(end) === SHEET_LINES.join('\n') ? 'text' : 'page';
  const { code, message } = end instanceof AppError ? end : end.failure;
  return /^\p{Lu}.+ Hãy .+\.$/u.test(message) ? code : `${code} without a word of what to do: ${message}`;
}

describe('a bad file ends in a result or a reason', () => {
  it.each(readable.filter((file) => !isBomb(file)))('$name: $outcome', async (file) => {
    expect([file.outcome].flat()).toContain(outcomeOf(await read(file, patient)));
  });

  it.each(readable.filter(isBomb))('$name: within the limits', async (file) => {
    expect(file.outcome).toContain(outcomeOf(await read(file, hasty)));
  });

  it.each(files.filter(({ outcome }) => outcome === 'picture'))(
    '$name shows what it shows',
    async ({ name, kind, bytes }) => {
      const paper = await openPaper(await saved(folder, name, bytes), kind);
      const picture = await (await paper.page(1)).picture();
      await paper.close();
      expect([picture.width, picture.height]).toEqual([SHEET.width, SHEET.height]);
      expect(differenceFromSheet(picture)).toBeLessThan(3);
    },
  );

  it('a text layer of glyph numbers is not believed', async () => {
    const { name, kind, bytes } = files.find(({ outcome }) => outcome === 'garbage')!;
    const paper = await openPaper(await saved(folder, name, bytes), kind);
    expect(judgeTextLayer((await paper.page(1)).text)).toBe('garbage');
    await paper.close();
  });

  it('and the service reads on behind it', async () => {
    const path = await saved(folder, 'sound.pdf', await dispatchPdf());
    expect(await endOf(hasty, path, 'pdf')).toBe('read');
  });
});

/** Mean difference of the levels, of 255. */
function differenceFromSheet(picture: Picture): number {
  const { data } = inkOf(picture);
  const sheet = sheetPixels();
  return sheet.reduce((sum, level, at) => sum + Math.abs(level - data[at]!), 0) / sheet.length;
}

it('files damaged at random end in a result or a reason, in time', async () => {
  const seedlings = files.filter(({ name, outcome }) => outcome === 'text' || name === 'blank.pdf');
  const limitMs = 110_000;
  const report = await fuzz(patient, seedlings, { folder, firstSeed: 1, seconds: 4, atOnce: 2, limitMs });
  expect(report.faults).toEqual([]);
  expect(report.files).toBeGreaterThan(1);
});
