/**
 * `npm run bench:reading [-- FOLDER] [--install] [--only PART,…] [--engine wasm|native]`: how right and how fast scans are read, beside the
 * tools an office would otherwise use, in the same run. FOLDER holds NAME.pdf (or NAME.<kind>.pdf) and the true
 * text of its pages, NAME-p1.txt …; without it the project's own samples are read.
 *
 * Other work on the machine makes seconds by the clock worthless: look at the ratios, and at the processor's time.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import sharp from 'sharp';

import { chooseEngine, openRecogniser, type Engine } from '../src/reading/engine.ts';
import { fillBoxes, inkMapOf } from '../src/reading/ink-map.ts';
import { layoutOf } from '../src/reading/layout.ts';
import { openPaper } from '../src/reading/open-paper.ts';
import { isRead, pageText, type PageReading, type ReadPage, type Word } from '../src/reading/page.ts';
import { prepare, takeInk, type PreparedPage } from '../src/reading/prepare.ts';
import { ReaderPool } from '../src/reading/reader-pool.ts';
import { recogniseZones, type PageLayout } from '../src/reading/recognise-zones.ts';
import { tablesOf } from '../src/reading/tables.ts';
import { calibrationOf, gradedWords } from './reading-bench/calibration.ts';
import { costOf, median, type Cost } from './reading-bench/cost.ts';
import { LONG_PAPER, makeLongPaper, residentMbOfReaders } from './reading-bench/long-paper.ts';
import { install, isInstalled, readWithOcrmypdf } from './reading-bench/ocrmypdf.ts';
import { byKind, thumbnailErrors, type ThumbnailErrors } from './reading-bench/thumbnails.ts';
import {
  errorsOf,
  makeOwnPapers,
  papersIn,
  share,
  sumOf,
  type BenchPaper,
  type TextErrors,
} from './reading-bench/papers.ts';
import { endOf, gainOfTwoPrograms, stackBy } from './reading-bench/workers.ts';

const PARTS = [
  'preparing',
  'engines',
  'workers',
  'ocrmypdf',
  'calibration',
  'correction',
  'thumbnails',
  'memory',
] as const;
type Part = (typeof PARTS)[number];

/** What must hold, as a ratio to what is measured beside it or in seconds of processor. */
const TARGET = { preparing: 0.35, engines: 1.6, workers: 1.85, ocrmypdf: 0.6, sure: 0.995, thumbnails: 0.5 };

async function bench(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      install: { type: 'boolean', default: false },
      only: { type: 'string' },
      engine: { type: 'string' },
    },
  });
  const wanted = values.only?.split(',') ?? PARTS;
  const unknown = wanted.filter((part) => !PARTS.some((known) => known === part));
  if (unknown.length > 0)
    throw new Error(`no such part: ${unknown.join(', ')}; there are ${PARTS.join(', ')}`);
  const parts = PARTS.filter((part) => wanted.includes(part));
  if (values.install) await install(['tesseract-ocr', 'tesseract-ocr-vie', 'ocrmypdf']);
  const scratch = await mkdtemp(join(tmpdir(), 'vanthu-bench-'));
  try {
    const own = join(scratch, 'samples');
    if (positionals[0] === undefined) await makeOwnPapers(own);
    const papers = papersIn(positionals[0] ?? own);
    console.log(`${papers.length} papers, load of the machine ${loadavg()[0]!.toFixed(1)}`);
    const engines = await installedEngines(values.engine);
    const { clock } = await costOf(() => benchParts(parts, papers, engines, scratch));
    console.log(`all of it: ${Math.round(clock)} s`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function benchParts(
  parts: readonly Part[],
  papers: readonly BenchPaper[],
  installed: readonly Engine[],
  scratch: string,
): Promise<void> {
  const readByTwo = readOnceEach(papers);
  if (parts.includes('preparing') || parts.includes('engines')) await benchPages(parts, papers, installed);
  if (parts.includes('workers')) await benchWorkers(papers, installed, scratch);
  if (parts.includes('thumbnails')) await benchThumbnails(papers, scratch);
  if (parts.includes('memory')) await benchMemory(scratch);
  if (!['ocrmypdf', 'calibration', 'correction'].some((part) => parts.includes(part as Part))) return;
  for (const engine of installed) {
    const read = await readByTwo(engine);
    if (parts.includes('ocrmypdf')) tellQuality(`Văn Thư, ${engine}`, papers, textsOf(read.result), read);
    if (parts.includes('calibration')) tellCalibration(engine, papers, read.result);
    if (parts.includes('correction')) tellCorrection(engine, papers, read.result);
  }
  if (!parts.includes('ocrmypdf')) return;
  const theirs = await benchOcrmypdf(papers, scratch);
  if (theirs === undefined) return;
  for (const engine of installed) {
    const { clock, processor } = await readByTwo(engine);
    const [byClock, ofProcessor] = [clock / theirs.clock, processor / theirs.processor];
    console.log(
      `  ${engine} / OCRmyPDF: ${byClock.toFixed(2)} by the clock, ${ofProcessor.toFixed(2)} of processor (target ≤ ${TARGET.ocrmypdf}, and ahead in both errors)`,
    );
  }
}

type ReadPapers = Cost & { result: PageReading[][] };

/** All papers by two readers; several parts want it of an engine, and one reading does for them. */
function readOnceEach(papers: readonly BenchPaper[]): (engine: Engine) => Promise<ReadPapers> {
  const known = new Map<Engine, Promise<ReadPapers>>();
  return (engine) => {
    const read = known.get(engine) ?? costOf(() => readAll(papers, engine, 2));
    known.set(engine, read);
    return read;
  };
}

/** @param only this one, where it is installed */
async function installedEngines(only: string | undefined): Promise<Engine[]> {
  const installed: Engine[] = (await chooseEngine('auto')) === 'native' ? ['wasm', 'native'] : ['wasm'];
  return installed.filter((engine) => only === undefined || engine === only);
}

/** Pages of each paper that are prepared, and read by both engines. */
const PAGES_EACH = 3;
/** How often a page is prepared again: so short a thing is measured well only by several goes. */
const GOES = 3;

/** Some pages of each paper: what comes before the engine, then the same image by both engines. */
async function benchPages(
  parts: readonly Part[],
  papers: readonly BenchPaper[],
  installed: readonly Engine[],
): Promise<void> {
  const preparing: Cost[] = [];
  const engines = parts.includes('engines') ? installed : [];
  const costs = new Map<Engine, Cost[]>(engines.map((engine) => [engine, []]));
  const wholes = new Map<Engine, Cost[]>(engines.map((engine) => [engine, []]));
  const recognisers = new Map(engines.map((engine) => [engine, openRecogniser(engine)]));
  let isFirst = true;
  for await (const picture of pagesOf(papers, PAGES_EACH)) {
    const first = await costOf(() => preparedOf(picture));
    const { page, layout } = first.result;
    // Node is still making machine code of all this over the first page, which a reader goes through once.
    if (isFirst) {
      tellCost('preparing the very first page', [first]);
      for (const [engine, recogniser] of recognisers) {
        tellCost(`the very first page, ${engine}`, [
          await costOf(() => recogniseZones(page, layout, recogniser)),
        ]);
      }
    }
    isFirst = false;
    const goes: Cost[] = [];
    for (let go = 0; go < GOES; go++) goes.push(await costOf(() => preparedOf(picture)));
    preparing.push(goes.toSorted((a, b) => a.processor - b.processor)[GOES >> 1]!);
    for (const [engine, recogniser] of recognisers) {
      costs.get(engine)!.push(await costOf(() => recogniser.recognise(page.image, 'column', page.dpi)));
      wholes.get(engine)!.push(await costOf(() => recogniseZones(page, layout, recogniser)));
    }
  }
  for (const recogniser of recognisers.values()) await recogniser.close();
  tellCost('preparing a page after that', preparing);
  console.log(`  target: at most ${TARGET.preparing} s of processor`);
  for (const [engine, all] of costs) tellCost(`a page by the bare engine, ${engine}`, all);
  for (const [engine, all] of wholes) tellCost(`a page by zones, with the second look, ${engine}`, all);
  const [embedded, native] = [costs.get('wasm'), costs.get('native')];
  if (embedded === undefined || native === undefined) return;
  const toNative = (all: readonly Cost[]): string =>
    (sumOfProcessor(all) / sumOfProcessor(native)).toFixed(2);
  console.log(`  bare wasm / bare native, same network, same pages: ${toNative(embedded)}`);
  for (const [engine, all] of wholes) {
    console.log(`  ours, ${engine} / bare native: ${toNative(all)} (target ≤ ${TARGET.engines})`);
  }
}

const sumOfProcessor = (costs: readonly Cost[]): number =>
  costs.reduce((sum, { processor }) => sum + processor, 0);

interface PagePicture {
  picture: Parameters<typeof takeInk>[0];
  width: number;
  isFirstPage: boolean;
}

async function* pagesOf(papers: readonly BenchPaper[], each: number): AsyncGenerator<PagePicture> {
  for (const { path } of papers) {
    const paper = await openPaper(path, 'pdf');
    for (let number = 1; number <= Math.min(each, paper.pageCount); number++) {
      const page = await paper.page(number);
      yield { picture: await page.picture(), width: page.width, isFirstPage: number === 1 };
    }
    await paper.close();
  }
}

/** All that is done to a page before the engine sees it. */
async function preparedOf({
  picture,
  width,
  isFirstPage,
}: PagePicture): Promise<{ page: PreparedPage; layout: PageLayout }> {
  const page = await prepare(await takeInk(picture, width), 0, width);
  const map = inkMapOf(page.image, page.dpi);
  const tables = tablesOf(page.image, page.dpi);
  fillBoxes(map, tables, page.dpi);
  return { page, layout: { map, tables, ...layoutOf(map, isFirstPage) } };
}

/** Memory must not grow with the length of a paper; pages are short, so that it does not take the day. */
async function benchMemory(scratch: string): Promise<void> {
  const path = join(scratch, 'long.pdf');
  await makeLongPaper(path);
  const engine = await chooseEngine('auto');
  const pool = new ReaderPool({ size: 2, engine });
  let read = 0;
  console.log(
    `a scan of ${LONG_PAPER.pages} pages, two readers, ${engine}: resident memory of both and their engines`,
  );
  try {
    await pool.read(
      { path, kind: 'pdf' },
      {
        onPage: (page) => {
          if (!isRead(page)) console.log(`  page ${page.number} failed: ${page.failure.code}`);
          if (LONG_PAPER.lookAt.includes(++read))
            console.log(`  after ${read} pages ${residentMbOfReaders()} MB`);
        },
      },
    );
  } finally {
    await pool.close();
  }
}

/** The first pages of two papers: enlarged four times, a page takes half a minute. */
async function benchThumbnails(papers: readonly BenchPaper[], scratch: string): Promise<void> {
  const recogniser = openRecogniser(await chooseEngine('auto'));
  const errors: ThumbnailErrors[] = [];
  for (const { path, texts } of papers.slice(0, 2)) {
    const gold = texts[0];
    if (gold === undefined) continue;
    const paper = await openPaper(path, 'pdf');
    errors.push(...(await thumbnailErrors(await (await paper.page(1)).picture(), gold, recogniser, scratch)));
    await paper.close();
  }
  await recogniser.close();
  for (const { kind, ours, enlarged } of byKind(errors)) {
    const [mine, naive] = [ours.wrong / ours.words, enlarged.wrong / enlarged.words];
    console.log(
      `${kind}: words wrong ${share(ours.wrong, ours.words)}, enlarged four times ${share(enlarged.wrong, enlarged.words)}, ratio ${(mine / naive).toFixed(2)} (target ≤ ${TARGET.thumbnails})`,
    );
  }
}

/** By the embedded engine: of the machine's own, programs of one reader read beside each other already. */
async function benchWorkers(
  papers: readonly BenchPaper[],
  installed: readonly Engine[],
  scratch: string,
): Promise<void> {
  const stack = papers.map(({ path }) => path);
  const two = await stackBy(2, 'wasm', stack);
  const one = await stackBy(1, 'wasm', stack);
  const gain = (one.stack.clock / two.stack.clock).toFixed(2);
  const processor = (two.stack.processor / one.stack.processor).toFixed(2);
  console.log(
    `a stack of ${papers.length} papers by two readers against one: ${gain} × as fast by the clock (target ≥ ${TARGET.workers}), processor time ${processor} × that of one`,
  );
  console.log(
    `  until each has read its first paper: one ${one.start.clock.toFixed(1)} s, two ${two.start.clock.toFixed(1)} s`,
  );
  console.log(`  means something only on two quiet processors; load now ${loadavg()[0]!.toFixed(1)}`);
  if (!installed.includes('native')) return;
  for await (const picture of pagesOf(papers.slice(0, 1), 1)) {
    const { page } = await preparedOf(picture);
    const ofMachine = await gainOfTwoPrograms(page.image, scratch);
    console.log(`  two native programs that share nothing, against one: ${ofMachine.toFixed(2)} ×`);
  }
}

/** The pages of each paper, as the service would read them. */
async function readAll(
  papers: readonly BenchPaper[],
  engine: Engine,
  readers: number,
): Promise<PageReading[][]> {
  const pool = new ReaderPool({ size: readers, engine });
  try {
    return await Promise.all(
      papers.map(async ({ path }) => {
        const pages: PageReading[] = [];
        await pool.read({ path, kind: 'pdf' }, { onPage: (page) => void (pages[page.number - 1] = page) });
        return pages;
      }),
    );
  } finally {
    await endOf(pool);
  }
}

const textsOf = (papers: readonly PageReading[][]): string[][] =>
  papers.map((pages) => pages.map((page) => (isRead(page) ? pageText(page) : '')));

async function benchOcrmypdf(papers: readonly BenchPaper[], scratch: string): Promise<Cost | undefined> {
  if (!(await isInstalled('ocrmypdf'))) {
    console.log('OCRmyPDF is not installed: --install installs it (apt)');
    return undefined;
  }
  const texts: string[][] = [];
  const cost = await costOf(async () => {
    for (const { path } of papers) texts.push(await readWithOcrmypdf(path, scratch));
  });
  tellQuality('OCRmyPDF', papers, texts, cost);
  return cost;
}

function tellQuality(
  who: string,
  papers: readonly BenchPaper[],
  texts: readonly (readonly string[])[],
  cost: Cost,
): void {
  const pages = texts.reduce((sum, read) => sum + read.length, 0);
  const errors = papers.map(({ texts: gold }, paper) =>
    sumOf(
      gold.flatMap((text, page) => (text === undefined ? [] : [errorsOf(text, texts[paper]?.[page] ?? '')])),
    ),
  );
  papers.forEach(({ name }, index) => {
    const { words, wrong, outOfOrder } = errors[index]!;
    console.log(`  ${name.padEnd(34)} words wrong ${share(wrong, words)}  WER ${share(outOfOrder, words)}`);
  });
  const { words, wrong, outOfOrder } = sumOf(errors);
  console.log(
    `${who}: words wrong ${share(wrong, words)}, WER in order ${share(outOfOrder, words)}, a page ${(cost.clock / pages).toFixed(2)} s by the clock, ${(cost.processor / pages).toFixed(2)} s of processor (${pages} pages)`,
  );
}

function tellCalibration(
  engine: Engine,
  papers: readonly BenchPaper[],
  read: readonly PageReading[][],
): void {
  const words = papers.flatMap(({ texts }, paper) =>
    (read[paper] ?? []).flatMap((page) => {
      const gold = texts[page.number - 1];
      return gold === undefined || !isRead(page) ? [] : gradedWords(page, gold);
    }),
  );
  console.log(
    `confidence, ${engine}: of the words given at so much, right are (target: ${share(TARGET.sure, 1)} from 95)`,
  );
  for (const { from, words: given, right } of calibrationOf(words)) {
    console.log(
      `  from ${String(from).padStart(2)}  ${String(given).padStart(6)} words  ${((100 * right) / Math.max(1, given)).toFixed(2)} %`,
    );
  }
}

/** The same reading as the engine gave it and as it was corrected, by the kind of paper. */
function tellCorrection(engine: Engine, papers: readonly BenchPaper[], read: readonly PageReading[][]): void {
  const kinds = new Map<
    string,
    { changed: number; names: number; before: TextErrors[]; after: TextErrors[] }
  >();
  papers.forEach(({ name, texts }, paper) => {
    const kind = name.split('.').slice(1).join('.') || 'scan';
    const sums = kinds.get(kind) ?? { changed: 0, names: 0, before: [], after: [] };
    kinds.set(kind, sums);
    for (const page of (read[paper] ?? []).filter(isRead)) {
      const gold = texts[page.number - 1];
      if (gold === undefined) continue;
      const changed = page.lines.flatMap((line) => line.words).filter((word) => word.read !== undefined);
      sums.changed += changed.length;
      sums.names += changed.filter((word) => isNameSpoilt(word, gold)).length;
      sums.before.push(errorsOf(gold, pageText(asTheEngineRead(page))));
      sums.after.push(errorsOf(gold, pageText(page)));
    }
  });
  console.log(
    `correction, ${engine}: words changed, words wrong without it and with it, proper names spoilt`,
  );
  for (const [kind, { changed, names, before, after }] of kinds) {
    console.log(
      `  ${kind.padEnd(12)} ${changed} changed  ${sumOf(before).wrong} → ${sumOf(after).wrong} of ${sumOf(after).words}  names spoilt: ${names}`,
    );
  }
}

/** A name that stands in the true text as the engine read it, and not as it was changed. */
function isNameSpoilt({ text, read = text }: Word, gold: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(read) && gold.includes(read) && !gold.includes(text);
}

function asTheEngineRead(page: ReadPage): ReadPage {
  const lines = page.lines.map((line) => ({
    ...line,
    words: line.words.map((word) => ({ ...word, text: word.read ?? word.text })),
  }));
  return { ...page, lines };
}

function tellCost(what: string, costs: readonly Cost[]): void {
  const processor = median(costs.map((cost) => cost.processor)).toFixed(2);
  const clock = median(costs.map((cost) => cost.clock)).toFixed(2);
  console.log(`${what}: ${processor} s of processor, ${clock} s by the clock (median of ${costs.length})`);
}

// As in a reader process.
sharp.cache(false);
sharp.concurrency(1);
await bench();
