/**
 * `npm run compare:docx`: the Word file of templates through LibreOffice, held against the PDF as pictures. For a
 * machine with LibreOffice (apt-get install libreoffice-writer-nogui); too heavy for every run of the tests.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Canvas } from '@napi-rs/canvas';
import { printPdf, requireTemplate, writeDocx } from '../src/drafting/index.ts';
import { sampleDocument } from './gallery/sample.ts';
import { rasterisePages } from './samples/rasterise.ts';

const run = promisify(execFile);
const MADE = new Date('2026-11-26T00:00:00Z');
const DPI = 50;
/** Letters may lie so far apart, in pixels (about 2 mm), and still count as the same. */
const SLACK = 4;
/** Of the ink of a page. */
const MOST_ASTRAY = 0.1;
const USUAL = [
  'cong-van',
  'cong-van-trien-khai',
  'quyet-dinh',
  'to-trinh',
  'ke-hoach',
  'giay-moi',
  'bien-ban',
];

interface Ink {
  width: number;
  height: number;
  dark: Uint8Array;
}

async function pagesOf(pdf: Uint8Array): Promise<Ink[]> {
  const pages: Ink[] = [];
  for await (const canvas of rasterisePages(pdf, DPI)) pages.push(inkOf(canvas));
  return pages;
}

function inkOf(canvas: Canvas): Ink {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const dark = Uint8Array.from({ length: width * height }, (_, at) => (data[at * 4]! < 150 ? 1 : 0));
  return { width, height, dark };
}

/** The share of a page's ink that has none of the other's near it. */
function astray(one: Ink, other: Ink): number {
  let [ink, alone] = [0, 0];
  for (let at = 0; at < one.dark.length; at++) {
    if (one.dark[at] === 0) continue;
    ink++;
    if (!isInked(other, at % one.width, Math.floor(at / one.width))) alone++;
  }
  return ink === 0 ? 0 : alone / ink;
}

function isInked({ width, height, dark }: Ink, x: number, y: number): boolean {
  for (let row = Math.max(0, y - SLACK); row <= Math.min(height - 1, y + SLACK); row++) {
    for (let column = Math.max(0, x - SLACK); column <= Math.min(width - 1, x + SLACK); column++) {
      if (dark[row * width + column] === 1) return true;
    }
  }
  return false;
}

async function throughLibreOffice(docx: Uint8Array, folder: string, id: string): Promise<Uint8Array> {
  writeFileSync(join(folder, `${id}.docx`), docx);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  await run('soffice', [
    profile,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    join(folder, `${id}.docx`),
  ]);
  return new Uint8Array(readFileSync(join(folder, `${id}.pdf`)));
}

async function compare(id: string, folder: string): Promise<boolean> {
  const document = sampleDocument(requireTemplate(id));
  const ours = await pagesOf(await printPdf(document, MADE));
  const theirs = await pagesOf(await throughLibreOffice(await writeDocx(document), folder, id));
  const worst = Math.max(
    ...ours.flatMap((page, index) => {
      const other = theirs[index];
      return other === undefined ? [1] : [astray(page, other), astray(other, page)];
    }),
  );
  const isAlike = ours.length === theirs.length && worst <= MOST_ASTRAY;
  const share = `${(worst * 100).toFixed(1)} % of the ink astray`;
  console.log(
    `${isAlike ? 'alike  ' : 'DIFFERS'} ${id}: ${ours.length} and ${theirs.length} pages, ${share}`,
  );
  return isAlike;
}

const folder = mkdtempSync(join(tmpdir(), 'compare-docx-'));
try {
  const ids = process.argv.slice(2);
  for (const id of ids.length > 0 ? ids : USUAL) {
    if (!(await compare(id, folder))) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
