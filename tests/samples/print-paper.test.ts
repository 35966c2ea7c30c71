import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { getDocument } from '../../src/reading/pdfjs.ts';
import { describe, expect, it } from 'vitest';
import { goldUnderstanding } from '../../scripts/samples/gold-understanding.ts';
import { goldMetadata } from '../../scripts/samples/paper.ts';
import type { Block, SamplePaper } from '../../scripts/samples/paper.ts';
import { samplePaper, samplePapers } from '../../scripts/samples/papers.ts';
import { printPaper } from '../../scripts/samples/print-paper.ts';
import type { PrintedPaper } from '../../scripts/samples/print-paper.ts';
import { rasterisePages } from '../../scripts/samples/rasterise.ts';
import { Typesetter } from '../../scripts/samples/typeset.ts';
import { fontPath } from '../../src/printing/fonts.ts';
import type { Face } from '../../src/printing/fonts.ts';
import type { Box, ReadPage } from '../../src/reading/page.ts';
import { METADATA_FIELDS } from '../../src/understanding/understanding.ts';
import type { Metadata } from '../../src/understanding/understanding.ts';

const papers = samplePapers.map((paper) => ({ id: paper.id, paper }));
const prints = new Map<string, Promise<PrintedPaper>>();

/** Every paper is printed once for all tests but that of sameness. */
function printedOnce(paper: SamplePaper): Promise<PrintedPaper> {
  const printed = prints.get(paper.id) ?? printPaper(paper);
  prints.set(paper.id, printed);
  return printed;
}

describe('a printed paper', () => {
  it.each(papers)('has all its text, in its text layer too: $id', async ({ paper }) => {
    const printed = await printedOnce(paper);
    const onPages = wordsOf(printed.pages);
    expect(bag(await extractedWords(printed.bytes))).toEqual(bag(onPages));
    for (const text of textsOf(paper)) expect(onPages.join(' ')).toContain(text);
  });

  it.each(papers)('proves every field and obligation of its gold answer: $id', async ({ paper }) => {
    const { pages } = await printedOnce(paper);
    const { metadata, evidence, obligations } = goldUnderstanding(paper, pages);
    expect(new Set(Object.keys(evidence))).toEqual(new Set(fieldsWithValue(metadata)));
    for (const obligation of obligations) expect(obligation.evidence[0]?.boxes.length).toBeGreaterThan(0);
    expect(metadata).toEqual(goldMetadata(paper));
  });

  it('is the same bytes every time', async () => {
    const [first, second] = [
      await printPaper(samplePaper('cd-chay-rung')),
      await printPaper(samplePaper('cd-chay-rung')),
    ];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });

  it('keeps every word on the paper and off its neighbours', async () => {
    for (const { paper } of papers) {
      for (const { lines, width, height } of (await printedOnce(paper)).pages) {
        for (const line of lines)
          expect(
            line.x >= 56 && line.x + line.width <= width - 42 && line.y + line.height < height - 42,
          ).toBe(true);
        expect(overlaps(lines)).toEqual([]);
      }
    }
  });
});

describe('the fonts', () => {
  const faces: Face[] = ['regular', 'bold', 'italic', 'bold-italic'];

  // A font that was cut down wrongly extracts well and shows nothing: only a picture tells.
  it.each(faces)('show the ink of every letter of the samples in %s', async (face) => {
    const letters = lettersOfSamples();
    const { canvas, page } = await proofSheet(letters, face);
    for (const word of page.lines.flatMap((line) => line.words)) {
      const share = inkIn(canvas, word) / referenceInk(word.text, face);
      expect(share, `ink of "${word.text}"`).toBeGreaterThan(0.8);
      expect(share, `ink of "${word.text}"`).toBeLessThan(1.25);
    }
  });
});

function wordsOf(pages: ReadPage[]): string[] {
  return pages.flatMap((page) => page.lines.flatMap((line) => line.words.map((word) => word.text)));
}

function bag(words: string[]): string[] {
  return words.toSorted();
}

async function extractedWords(pdf: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: pdf.slice(), verbosity: 0 });
  const document = await loading.promise;
  const words: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    words.push(...text.split(/\s+/u).filter(Boolean));
  }
  await loading.destroy();
  return words;
}

/** Short texts only: a long one may be torn by a page number. */
function textsOf(paper: SamplePaper): string[] {
  const bodies = [...paper.body, ...paper.annexes].flatMap(blockTexts);
  const heads = [...paper.addressees, ...paper.recipients, paper.signature.name];
  return [...heads, ...bodies.map((text) => text.replaceAll('**', '').split(' ').slice(0, 4).join(' '))];
}

function blockTexts(block: Block): string[] {
  if (block.kind === 'table') return [...block.columns.map((column) => column.title), ...block.rows.flat()];
  return block.kind === 'annex' ? [block.label, block.title, block.note] : [block.text];
}

/** A type that is not printed ("Công văn") has no place; a blank number and its day have one. */
function fieldsWithValue(metadata: Metadata): string[] {
  return METADATA_FIELDS.filter((field) => {
    const value = metadata[field];
    if (field === 'number') return true;
    if (field === 'type') return value !== 'Công văn';
    return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
  });
}

function overlaps(boxes: Box[]): string[] {
  const found: string[] = [];
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      // Line boxes have room for the marks of capitals; those of neighbours may touch.
      if (across > 1 && down > 3) found.push(`${a.x},${a.y} and ${b.x},${b.y}`);
    }
  }
  return found;
}

const PROOF = { size: 24, dpi: 144 };

function lettersOfSamples(): string[] {
  const inked = samplePapers.flatMap((paper) => JSON.stringify([paper.header, paper.body, paper.signature]));
  return [...new Set(inked.join('').replaceAll(/[\s*\\]/gu, ''))].toSorted();
}

async function proofSheet(letters: string[], face: Face): Promise<{ canvas: Canvas; page: ReadPage }> {
  const typesetter = await Typesetter.open('proof', new Date(0));
  const sheet = typesetter.addSheet();
  for (let row = 0; row * 12 < letters.length; row++) {
    const words = typesetter.words(letters.slice(row * 12, row * 12 + 12).join(' '), face, PROOF.size);
    sheet.setLine(words, { x: 60, y: 40 + row * 42, width: 450, align: 'justify', zone: 'body' });
  }
  for await (const canvas of rasterisePages(await typesetter.save(), PROOF.dpi)) {
    return { canvas, page: sheet.toReadPage() };
  }
  throw new Error('no page');
}

/** Ink inside a word's box and a little around it, where the marks of capitals stand. */
function inkIn(canvas: Canvas, box: Box): number {
  const scale = PROOF.dpi / 72;
  const area = [box.x - 4, box.y - 5, box.width + 8, box.height + 9].map((side) => Math.round(side * scale));
  return inkOf(canvas, area as [number, number, number, number]);
}

function referenceInk(text: string, face: Face): number {
  GlobalFonts.registerFromPath(fontPath(face), `Proof ${face}`);
  const scale = PROOF.dpi / 72;
  const canvas = createCanvas(160, 160);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 160, 160);
  context.fillStyle = '#000';
  context.font = `${PROOF.size * scale}px "Proof ${face}"`;
  context.fillText(text, 50, 100);
  return inkOf(canvas, [0, 0, 160, 160]);
}

function inkOf(canvas: Canvas, [x, y, width, height]: [number, number, number, number]): number {
  const { data } = canvas.getContext('2d').getImageData(x, y, width, height);
  let ink = 0;
  for (let at = 0; at < data.length; at += 4) ink += 255 - (data[at] ?? 255);
  return ink;
}
