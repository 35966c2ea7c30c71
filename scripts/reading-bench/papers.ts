/** The papers that a measurement reads, and how right they came out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { countWords, editDistance, takeWords, wordsOf } from '../../src/evaluation/wording.ts';
import { pageText } from '../../src/reading/page.ts';
import { renderSample } from '../samples/make.ts';
import type { SampleKind } from '../samples/paper.ts';
import { samplePaper } from '../samples/papers.ts';
import { printPaper } from '../samples/print-paper.ts';

export interface BenchPaper {
  name: string;
  path: string;
  /** The true text of each page, in reading order; undefined where nobody transcribed it. */
  texts: readonly (string | undefined)[];
}

/** A folder with `NAME.pdf` or `NAME.<kind>.pdf` and `NAME-p1.txt`, `NAME-p2.txt` … */
export function papersIn(folder: string): BenchPaper[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.pdf'));
  return files.sort().map((file) => {
    const name = basename(file, '.pdf');
    return { name, path: join(folder, file), texts: textsOf(folder, name.split('.')[0]!) };
  });
}

function textsOf(folder: string, name: string): (string | undefined)[] {
  const pages = readdirSync(folder).flatMap((file) => {
    const page = file.startsWith(`${name}-p`) ? /-p(\d+)\.txt$/.exec(file)?.[1] : undefined;
    return page === undefined ? [] : [Number(page)];
  });
  return Array.from({ length: Math.max(0, ...pages) }, (_, index) => {
    const path = join(folder, `${name}-p${index + 1}.txt`);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  });
}

/** Of the project's own samples: one with a table, one long, one short, each in the manner it suffers most. */
const OWN_SAMPLES: readonly [id: string, kind: SampleKind][] = [
  ['cd-chay-rung', 'fax'],
  ['cv-giai-ngan', 'scan'],
  ['cv-giai-ngan', 'sealed'],
  ['cd-chay-rung', 'phone'],
];

/** Writes the samples into an empty folder in the form of `papersIn`. */
export async function makeOwnPapers(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [id, kind] of OWN_SAMPLES) {
    const { pages } = await printPaper(samplePaper(id));
    for (const page of pages) await writeFile(join(folder, `${id}-p${page.number}.txt`), pageText(page));
    await writeFile(join(folder, `${id}.${kind}.pdf`), await renderSample(id, kind));
  }
}

export interface TextErrors {
  words: number;
  /** Words missed or invented, wherever they stand. */
  wrong: number;
  /** Words missed, invented or out of order. */
  outOfOrder: number;
}

export const NO_ERRORS: TextErrors = { words: 0, wrong: 0, outOfOrder: 0 };

export function errorsOf(gold: string, read: string): TextErrors {
  const expected = wordsOf(gold);
  const given = wordsOf(read);
  const found = takeWords(countWords(expected), given);
  return {
    words: expected.length,
    wrong: Math.max(expected.length, given.length) - found,
    outOfOrder: editDistance(expected, given),
  };
}

export function sumOf(all: readonly TextErrors[]): TextErrors {
  return all.reduce(
    (sum, one) => ({
      words: sum.words + one.words,
      wrong: sum.wrong + one.wrong,
      outOfOrder: sum.outOfOrder + one.outOfOrder,
    }),
    NO_ERRORS,
  );
}

/** "2.1 %", or a dash where nothing was transcribed. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
