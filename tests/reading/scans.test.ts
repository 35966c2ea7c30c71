import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { editDistance } from '../../src/evaluation/wording.ts';
import { chooseEngine, openRecogniser } from '../../src/reading/engine.ts';
import { lineText, type ReadPage, type Zone } from '../../src/reading/page.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import {
  ALL_LINES,
  asRead,
  BODY,
  collect,
  dispatchPdf,
  HEADER_LEFT,
  HEADER_RIGHT,
  pdfOfPictures,
  redSeal,
  saved,
  scanOf,
  temporaryFolder,
  wordsMissed,
  wordsOf,
} from './papers.ts';

// Recognising takes seconds on an idle machine, and many of them beside other tests.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 240_000 });

const folder = await temporaryFolder();
const source = await saved(folder, 'dispatch.pdf', await dispatchPdf());
const clean = await scanOf(source, 1, 150);
// What is shown holds for both engines: the faster one of the machine will do.
const recogniser = openRecogniser(await chooseEngine('auto'));
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

/** One paper, whose second page was laid on the scanner on its head and whose third on its side. */
const mixed = await saved(
  folder,
  'mixed.pdf',
  await pdfOfPictures([
    clean,
    await sharp(clean).rotate(180).png().toBuffer(),
    await sharp(clean).rotate(90).png().toBuffer(),
  ]),
);

describe('a scan', () => {
  let pages: ReadPage[];
  beforeAll(async () => {
    pages = (await collect(readDocument(mixed, 'pdf', { recogniser }))).map(asRead);
  });

  it('is read in order, column by column, with boxes on the words', () => {
    const page = pages[0]!;
    expect(page).toMatchObject({ number: 1, rotation: 0, source: 'ocr' });
    expect(page.width).toBeCloseTo(595, -1);
    expect(textOf(page, 'header-left')).toEqual(wordsOf(HEADER_LEFT.join(' ')));
    expect(textOf(page, 'header-right')).toEqual(wordsOf(HEADER_RIGHT.join(' ')));
    expect(wordsMissed(page, BODY)).toBeLessThan(0.03);
    expect(textOf(page, 'foot-left').slice(0, 2)).toEqual(['nơi', 'nhận']);
    expect(textOf(page, 'foot-right').slice(-4)).toEqual(['hoàng', 'thị', 'lệ', 'thu']);
    expect(wellPlaced(page)).toBeGreaterThan(0.9);
  });

  it.each([
    [2, 180],
    [3, 270],
  ])('may have pages that lie otherwise: page %s is turned by %s', (number, rotation) => {
    const page = pages[number - 1]!;
    expect(page.rotation).toBe(rotation);
    expect(page.height).toBeGreaterThan(page.width);
    expect(wordsMissed(page)).toBeLessThan(0.03);
    expect(wellPlaced(page)).toBeGreaterThan(0.9);
  });

  it('is read through a watermark, what shines through, streaks of the scanner and notes in its margin', async () => {
    const page = await read('marred', await marred());
    const own = page.lines.filter((line) => line.zone !== 'overlay');
    expect(wordsMissed({ ...page, lines: own }, ALL_LINES)).toBeLessThan(0.04);
    const text = wordsOf(own.map(lineText).join(' '));
    const inOrder = wordsOf(ALL_LINES.join(' '));
    expect(editDistance(inOrder, text) / inOrder.length).toBeLessThan(0.06);
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

/** The page over a pale watermark and the mirrored text of its back, with streaks and somebody's strokes beside it. */
async function marred(): Promise<Buffer> {
  const paper = await loadImage(clean);
  const { width, height } = paper;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = 'multiply';
  drawn(context, () => {
    context.translate(width / 2, height / 2);
    context.rotate(-0.8);
    context.font = '150px sans-serif';
    context.fillStyle = '#c4c4c4';
    context.fillText('DU THAO', -350, 0);
  });
  drawn(context, () => {
    context.globalAlpha = 0.2;
    context.translate(width, 0);
    context.scale(-1, 1);
    context.drawImage(paper, 30, 25);
  });
  context.drawImage(paper, 0, 0);
  context.fillStyle = '#404040';
  for (const [x, wide] of [
    [300, 1],
    [610, 2],
    [width - 90, 1],
  ] as const)
    context.fillRect(x, 0, wide, height);
  drawn(context, () => {
    context.translate(45, 560);
    context.rotate(-1.2);
    context.lineWidth = 2;
    for (let row = 0; row < 3; row++) {
      context.beginPath();
      for (let k = 0; k < 40; k++)
        context.lineTo(k * 6, row * 34 + 14 * Math.sin(k * 1.3 + row) + (k % 5) * 2);
      context.stroke();
    }
  });
  return sharp(canvas.toBuffer('image/png')).withMetadata({ density: 150 }).png().toBuffer();
}

function drawn(context: SKRSContext2D, draw: () => void): void {
  context.save();
  draw();
  context.restore();
}

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
