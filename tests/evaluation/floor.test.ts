/**
 * The project's own measure: its sample papers, printed (read from their text layer) and a few scanned (read by OCR),
 * against what is true about them. A change that makes reading or understanding worse fails here.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calibrationOf, gradedWords, type Graded } from '../../scripts/reading-bench/calibration.ts';
import { goldMetadata, samplePapers, type SamplePaper } from '../../scripts/samples/papers.ts';
import { renderSample } from '../../scripts/samples/make.ts';
import { printPaper } from '../../scripts/samples/print-paper.ts';
import {
  type ComparedPaper,
  type PaperScore,
  scorePaper,
  type Total,
  totalOf,
} from '../../src/evaluation/index.ts';
import { isRead, pageText, type PageReading } from '../../src/reading/index.ts';
import { ReaderPool } from '../../src/reading/on-this-machine.ts';
import { understand } from '../../src/understanding/index.ts';

/** A fall below is a fall: each stands just under what was measured, and rises with it. */
const PRINTED = { fields: 0.97, obligations: 0.9, assignees: 0.95, deadlines: 0.94 };
/** Two papers of one page: a single slip is a tenth. */
const SCANNED = { fields: 0.97, obligations: 0.85, assignees: 0.9, deadlines: 0.85 };

/** Of the words that were given with 95 or more. */
const SURE_RIGHT = 0.995;

/** A page takes seconds: two papers of one page. */
const SCANS = ['cv-khao-sat-du-lieu', 'cv-giao-thong-hoc-duong'];

/** The words of the scans, right or wrong, with their confidence. */
const graded: Graded[] = [];

let folder: string;
let pool: ReaderPool;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vanthu-floor-'));
  pool = new ReaderPool({ size: 2 });
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

async function measured(id: string, kind: 'print' | 'scan'): Promise<PaperScore> {
  const paper = samplePapers.find((each) => each.id === id)!;
  const path = join(folder, `${id}.${kind}.pdf`);
  await writeFile(path, await renderSample(id, kind));
  const pages: PageReading[] = [];
  await pool.read({ path, kind: 'pdf' }, { onPage: (page) => void pages.push(page) });
  pages.sort((a, b) => a.number - b.number);
  if (kind === 'scan') graded.push(...(await gradesOf(paper, pages)));
  const gold: ComparedPaper = { metadata: goldMetadata(paper), obligations: paper.obligations };
  return scorePaper(`${id}.${kind}`, gold, understand(pages.filter(isRead)));
}

async function gradesOf(paper: SamplePaper, pages: readonly PageReading[]): Promise<Graded[]> {
  const printed = await printPaper(paper);
  return pages.filter(isRead).flatMap((page) => gradedWords(page, pageText(printed.pages[page.number - 1]!)));
}

async function totalFor(ids: readonly string[], kind: 'print' | 'scan'): Promise<[Total, string]> {
  const rows = await Promise.all(ids.map((id) => measured(id, kind)));
  return [
    totalOf(rows),
    rows.flatMap(({ name, misses }) => misses.map((miss) => `${name} ${miss}`)).join('\n'),
  ];
}

/** What fell below its floor, with everything that was missed. */
function fallsBelow(floors: typeof PRINTED, [total, misses]: [Total, string]): string[] {
  const { f1, assignees, deadlines } = total.obligations;
  const figures = { fields: total.fieldMean, obligations: f1, assignees, deadlines };
  return Object.entries(floors)
    .filter(([name, floor]) => (figures[name as keyof typeof floors] ?? 0) < floor)
    .map(([name, floor]) => `${name} ${figures[name as keyof typeof floors]} < ${floor}\n${misses}`);
}

it('printed papers are read and understood no worse than before', async () => {
  const ids = samplePapers.filter(({ state }) => state !== 'secret').map(({ id }) => id);
  expect(fallsBelow(PRINTED, await totalFor(ids, 'print'))).toEqual([]);
}, 240_000);

it('scanned papers are read and understood no worse than before', async () => {
  expect(fallsBelow(SCANNED, await totalFor(SCANS, 'scan'))).toEqual([]);
  const [sure] = calibrationOf(graded);
  expect(sure!.from).toBe(95);
  expect(sure!.words).toBeGreaterThan(400);
  expect(sure!.right / sure!.words).toBeGreaterThanOrEqual(SURE_RIGHT);
}, 240_000);
