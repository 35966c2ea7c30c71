/**
 * Writes the sample papers: `ID.print.pdf`, `ID.KIND.pdf` (the scan that the demo drops), `ID.gold.json` (in
 * the shape of the corpus) and the text of each page, `ID-p1.txt`, in reading order.
 *
 *   node --import tsx scripts/samples/make.ts DIR
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pageText } from '../../src/reading/page.ts';
import type { ReadPage } from '../../src/reading/page.ts';
import type { Understanding } from '../../src/understanding/understanding.ts';
import { goldUnderstanding } from './gold-understanding.ts';
import { goldMetadata, oneLine } from './paper.ts';
import type { SampleKind, SamplePaper } from './paper.ts';
import { samplePaper, samplePapers } from './papers.ts';
import { printPaper } from './print-paper.ts';
import type { PrintedPaper } from './print-paper.ts';
import { scanPaper } from './scan-paper.ts';

/** Files written, with the folder. */
export async function makeSamples(dir: string, papers = samplePapers): Promise<string[]> {
  await mkdir(dir, { recursive: true });
  const written: string[] = [];
  for (const paper of papers) {
    for (const [name, content] of await sampleFiles(paper)) {
      const file = join(dir, name);
      await writeFile(file, content);
      written.push(file);
    }
  }
  return written;
}

/** A sample as it is when it has been read and understood without fault, proofs included. */
export async function readSample(id: string): Promise<{ pages: ReadPage[]; understanding: Understanding }> {
  const paper = samplePaper(id);
  const { pages } = await printPaper(paper);
  return { pages, understanding: goldUnderstanding(paper, pages) };
}

/** A sample as a file: the print, or a scan of it. The same every time. */
export async function renderSample(id: string, kind: SampleKind): Promise<Uint8Array> {
  const paper = samplePaper(id);
  return inKind(paper, await printPaper(paper), kind);
}

export function sampleFileName(paper: SamplePaper, kind: SampleKind = paper.arrivesAs): string {
  return `${paper.id}.${kind}.pdf`;
}

async function inKind(paper: SamplePaper, printed: PrintedPaper, kind: SampleKind): Promise<Uint8Array> {
  if (kind === 'print') return printed.bytes;
  return scanPaper(printed, {
    kind,
    seed: paper.id,
    signer: paper.signature.name,
    sealOwner: sealName(paper),
    scanned: new Date(paper.arrivedAt),
  });
}

/** The seal of a chairman is that of the committee. */
function sealName({ header }: SamplePaper): string {
  return oneLine(header.issuer).replace(/^CHỦ TỊCH (?=ỦY BAN)/u, '');
}

async function sampleFiles(paper: SamplePaper): Promise<[name: string, content: string | Uint8Array][]> {
  const printed = await printPaper(paper);
  const files: [string, string | Uint8Array][] = [
    [sampleFileName(paper, 'print'), printed.bytes],
    [`${paper.id}.gold.json`, goldFile(paper, printed.pages.length)],
  ];
  for (const page of printed.pages) files.push([`${paper.id}-p${page.number}.txt`, `${pageText(page)}\n`]);
  if (paper.arrivesAs !== 'print') {
    files.push([sampleFileName(paper), await inKind(paper, printed, paper.arrivesAs)]);
  }
  return files;
}

function goldFile(paper: SamplePaper, pages: number): string {
  const gold = {
    document: sampleFileName(paper),
    pages,
    metadata: goldMetadata(paper),
    obligations: paper.obligations,
  };
  return `${JSON.stringify(gold, null, 2)}\n`;
}

async function main(): Promise<void> {
  const dir = process.argv[2];
  if (!dir) {
    console.error('usage: node --import tsx scripts/samples/make.ts DIR');
    process.exitCode = 2;
    return;
  }
  const started = performance.now();
  const files = await makeSamples(dir);
  console.log(`${files.length} files in ${dir}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
