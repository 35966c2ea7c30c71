import sharp from 'sharp';
import { afterAll, describe, expect, it, vi } from 'vitest';

import { lineText, type ReadPage, type Zone } from '../../src/reading/page.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import { TesseractRecogniser } from '../../src/reading/tesseract.ts';
import {
  ALL_LINES,
  asRead,
  BODY,
  collect,
  dispatchPdf,
  HEADER_LEFT,
  HEADER_RIGHT,
  redSeal,
  saved,
  scanOf,
  temporaryFolder,
  wordsMissed,
  wordsOf,
} from './papers.ts';

// Recognising takes seconds on an idle machine, and many of them beside other tests.
vi.setConfig({ testTimeout: 180_000 });

const folder = await temporaryFolder();
const source = await saved(folder, 'dispatch.pdf', await dispatchPdf());
const clean = await scanOf(source, 1, 150);
const recogniser = new TesseractRecogniser();
afterAll(() => recogniser.close());
/** The places of the words as they were printed. */
const printed = asRead((await collect(readDocument(source, 'pdf', { recogniser })))[0]);

async function read(name: string, picture: Buffer): Promise<ReadPage> {
  const path = await saved(folder, `${name}.png`, picture);
  const [page] = await collect(readDocument(path, 'png', { recogniser }));
  return asRead(page);
}

function textOf(page: ReadPage, zone: Zone): string[] {
  return wordsOf(
    page.lines
      .filter((line) => line.zone === zone)
      .map(lineText)
      .join(' '),
  );
}

/** Share of the longer words whose box overlies the printed one, on a page scaled to the same width. */
function wellPlaced(page: ReadPage): number {
  const scale = printed.width / page.width;
  const words = page.lines.flatMap((line) => line.words);
  const wanted = printed.lines.flatMap((line) => line.words).filter(({ text }) => text.length > 5);
  const hits = wanted.filter((word) =>
    words.some((other) => {
      const x = (other.x + other.width / 2) * scale;
      const y = (other.y + other.height / 2) * scale;
      return (
        other.text === word.text &&
        x > word.x &&
        x < word.x + word.width &&
        y > word.y &&
        y < word.y + word.height
      );
    }),
  );
  return hits.length / wanted.length;
}

describe('a scan', () => {
  it('is read in order, column by column, with boxes on the words', async () => {
    const page = await read('clean', clean);
    expect(page).toMatchObject({ number: 1, rotation: 0, source: 'ocr' });
    expect(page.width).toBeCloseTo(595, -1);
    expect(textOf(page, 'header-left')).toEqual(wordsOf(HEADER_LEFT.join(' ')));
    expect(textOf(page, 'header-right')).toEqual(wordsOf(HEADER_RIGHT.join(' ')));
    expect(wordsMissed(page, BODY)).toBeLessThan(0.03);
    expect(textOf(page, 'foot-left').slice(0, 2)).toEqual(['nơi', 'nhận']);
    expect(textOf(page, 'foot-right').slice(-4)).toEqual(['hoàng', 'thị', 'lệ', 'thu']);
    expect(wellPlaced(page)).toBeGreaterThan(0.9);
  });

  it('may lie upside down', async () => {
    const page = await read('upside-down', await sharp(clean).rotate(180).png().toBuffer());
    expect(page.rotation).toBe(180);
    expect(wordsMissed(page)).toBeLessThan(0.03);
    expect(wellPlaced(page)).toBeGreaterThan(0.9);
  });

  it('may lie on its side', async () => {
    const page = await read('sideways', await sharp(clean).rotate(90).png().toBuffer());
    expect(page.rotation).toBe(270);
    expect(page.height).toBeGreaterThan(page.width);
    expect(wordsMissed(page)).toBeLessThan(0.03);
    expect(wellPlaced(page)).toBeGreaterThan(0.9);
  });

  it('may be skewed, dark at its border, and carry a red seal over the signature', async () => {
    const { width, height } = await sharp(clean).metadata();
    const sealed = await sharp(clean)
      .composite([{ input: redSeal(), left: Math.round(width * 0.55), top: Math.round(height * 0.48) }])
      .png()
      .toBuffer();
    const skewed = await sharp(sealed).rotate(2, { background: '#fff' }).toBuffer();
    const bordered = await sharp(skewed)
      .extend({ left: 50, top: 40, right: 30, bottom: 20, background: '#141414' })
      .jpeg({ quality: 70 })
      .toBuffer();
    const page = await read('skewed', await sharp(bordered).withMetadata({ density: 150 }).png().toBuffer());
    expect(wordsMissed(page, ALL_LINES)).toBeLessThan(0.05);
    const word = page.lines.flatMap((line) => line.words).find(({ text }) => text === '152/UBND-VX')!;
    // 2° about the middle of the page carry the top left up and the border down and right.
    const turned = turnedBy2(
      printed.lines.flatMap((line) => line.words).find(({ text }) => text === '152/UBND-VX')!,
    );
    expect(Math.abs(word.x + word.width / 2 - turned.x)).toBeLessThan(8);
    expect(Math.abs(word.y + word.height / 2 - turned.y)).toBeLessThan(8);
  });

  it('may be blank but for dirt', async () => {
    const dirt = Buffer.from(
      '<svg width="1240" height="1754"><circle cx="300" cy="900" r="2"/><circle cx="900" cy="200" r="1"/></svg>',
    );
    const blank = sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#f4f1ea' } });
    const page = await read(
      'blank',
      await blank
        .composite([{ input: dirt }])
        .png()
        .toBuffer(),
    );
    expect(page.lines).toEqual([]);
    expect(page.source).toBe('ocr');
  });
});

/** Where the middle of a printed word is after the turn by 2° and the border at 150 dpi, in points. */
function turnedBy2(word: { x: number; y: number; width: number; height: number }): { x: number; y: number } {
  const angle = (2 * Math.PI) / 180;
  const { width, height } = printed;
  const dx = word.x + word.width / 2 - width / 2;
  const dy = word.y + word.height / 2 - height / 2;
  const points = 72 / 150;
  const wide = width * Math.cos(angle) + height * Math.sin(angle);
  const tall = width * Math.sin(angle) + height * Math.cos(angle);
  return {
    x: dx * Math.cos(angle) - dy * Math.sin(angle) + wide / 2 + 50 * points,
    y: dx * Math.sin(angle) + dy * Math.cos(angle) + tall / 2 + 40 * points,
  };
}
