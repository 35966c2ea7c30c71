/** A paper's Word file through LibreOffice, held against its PDF as pictures. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Canvas } from '@napi-rs/canvas';
import { type DispatchDocument, printPdf, writeDocx } from '../../src/drafting/index.ts';
import { rasterisePages } from './rasterise.ts';

const run = promisify(execFile);
const MADE = new Date('2026-11-26T00:00:00Z');
const DPI = 50;
/** Letters may lie so far apart, in pixels (about 2 mm), and still count as the same. */
const SLACK = 4;

export interface Likeness {
  id: string;
  /** How many pages the PDF has, and the Word file in LibreOffice. */
  pages: [number, number];
  /** The greatest share of a page's ink that has none of the other's near it. */
  astray: number;
}

/** @param folder for the files and the profile of LibreOffice, which is started once for all of them */
export async function likenesses(
  papers: ReadonlyMap<string, DispatchDocument>,
  folder: string,
): Promise<Likeness[]> {
  for (const [id, document] of papers) writeFileSync(join(folder, `${id}.docx`), await writeDocx(document));
  await throughLibreOffice([...papers.keys()], folder);
  const found: Likeness[] = [];
  for (const [id, document] of papers) {
    const ours = await pagesOf(await printPdf(document, MADE));
    const theirs = await pagesOf(new Uint8Array(readFileSync(join(folder, `${id}.pdf`))));
    const shares = ours.flatMap((page, index) => {
      const other = theirs[index];
      return other === undefined ? [1] : [astray(page, other), astray(other, page)];
    });
    found.push({ id, pages: [ours.length, theirs.length], astray: Math.max(...shares) });
  }
  return found;
}

async function throughLibreOffice(ids: readonly string[], folder: string): Promise<void> {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const files = ids.map((id) => join(folder, `${id}.docx`));
  const config = join(folder, 'fonts.conf');
  writeFileSync(config, withTinosFor('Times New Roman', folder));
  const command = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files];
  await run('soffice', command, { env: { ...process.env, FONTCONFIG_FILE: config } });
}

/**
 * Times New Roman by the metrics it has everywhere: Tinos, with which the PDF is printed. The Liberation Serif of a
 * Linux machine may lack letters with a hook above (ẻ, ỉ, ủ), and the wider ones of another font break lines elsewhere.
 */
function withTinosFor(family: string, cache: string): string {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
    <dir>${fonts}</dir><cachedir>${join(cache, 'fonts')}</cachedir>
    <alias binding="same"><family>${family}</family><prefer><family>Tinos</family></prefer></alias>
  </fontconfig>`;
}

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
