import { degrees, PDFDocument } from 'pdf-lib';
import { getDocument } from '../../src/reading/pdfjs.ts';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveStamp, registerDispatch, stampedCopy, stampPlace } from '../../src/registry/index.ts';
import { blankPlace, STAMP_SIZE, stamped, stampedPicture } from '../../src/registry/stamp.ts';
import { CLERK, LEADER, type Office, openOffice, page } from './office.ts';
import { refusal } from './refusal.ts';

async function onePage(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]);
  return document.save({ useObjectStreams: false });
}

/** Where a word stands on the page as it is seen, from the top left, and whether it is read from left to right. */
async function wordOn(pdf: Uint8Array, start: string, besides: number) {
  const page = await (await getDocument({ data: pdf.slice(), verbosity: 0 }).promise).getPage(1);
  const viewport = page.getViewport({ scale: 1, rotation: (page.rotate + besides) % 360 });
  const { items } = await page.getTextContent();
  const item = items.find((each) => 'str' in each && each.str.startsWith(start));
  if (item === undefined || !('str' in item)) throw new Error(`no “${start}” on the page`);
  const [a, b, c, d, e, f] = item.transform as [number, number, number, number, number, number];
  const [x, y] = viewport.convertToViewportPoint(e, f) as [number, number];
  const [right, level] = viewport.convertToViewportPoint(e + a, f + b) as [number, number];
  const [, above] = viewport.convertToViewportPoint(e + c, f + d) as [number, number];
  return { x, y, upright: right > x && Math.abs(level - y) < 0.01 && above < y };
}

const WORDS = { agency: 'UBND PHƯỜNG HẢI CHÂU', number: '12', date: '23/11/2026', to: 'Văn phòng' };

describe('the stamp on a copy', () => {
  it('is appended: what was there before, a signature too, stays byte for byte', async () => {
    const original = await onePage();
    const copy = await stamped(original, { x: 20, y: 150, page: 1, rotation: 0 }, WORDS);
    expect(copy.length).toBeGreaterThan(original.length);
    expect(Buffer.from(copy.subarray(0, original.length)).equals(Buffer.from(original))).toBe(true);
    expect((await PDFDocument.load(copy)).getPageCount()).toBe(1);
  });

  // The page is seen upright whatever the file says of turning, and whatever the reader turned besides.
  it.each([
    [0, 0],
    [90, 0],
    [180, 0],
    [270, 0],
    [0, 90],
    [90, 180],
    [90, 270],
  ] as const)('is upright at its place where the page is turned by %i and by %i', async (inFile, besides) => {
    const document = await PDFDocument.create();
    const turned = (inFile + besides) % 180 !== 0;
    const page = document.addPage(turned ? [842, 595] : [595, 842]);
    page.setRotation(degrees(inFile));
    const original = await document.save({ useObjectStreams: false });
    const copy = await stamped(original, { x: 60, y: 150, page: 1, rotation: besides }, WORDS);
    const number = await wordOn(copy, 'Số:', besides);
    expect(number).toMatchObject({ upright: true });
    expect(number.x).toBeGreaterThan(60);
    expect(number.x).toBeLessThan(60 + STAMP_SIZE.width);
    expect(number.y).toBeGreaterThan(150);
    expect(number.y).toBeLessThan(150 + STAMP_SIZE.height);
  });

  it('is on a page of its own over the picture of a photo or a Word file', async () => {
    const white = await sharp({
      create: { width: 400, height: 566, channels: 3, background: '#fff' },
    })
      .webp()
      .toBuffer();
    const copy = await stampedPicture(white, { width: 595, height: 842 }, { x: 60, y: 150 }, WORDS);
    expect(await wordOn(copy, 'Số:', 0)).toMatchObject({ upright: true });
  });

  it('stands on blank paper', () => {
    const crowded = page(1, ...Array.from({ length: 12 }, () => 'một hai ba bốn năm sáu bảy tám chín mười'));
    const { x, y } = blankPlace(crowded);
    const words = crowded.lines.flatMap((line) => line.words);
    const covered = words.filter(
      (word) =>
        word.x < x + STAMP_SIZE.width &&
        word.x + word.width > x &&
        word.y < y + STAMP_SIZE.height &&
        word.y + word.height > y,
    );
    expect(covered).toEqual([]);
  });
});

describe('the place of the stamp', () => {
  let office: Office;
  beforeEach(() => {
    office = openOffice();
  });
  afterEach(() => office.close());

  it('is kept where the văn thư puts it', async () => {
    const id = await office.verifiedPaper('một');
    const move = (by = CLERK) => moveStamp(office.db, { dispatchId: id, x: 300, y: 40 }, by, office.clock);
    expect(refusal(() => move())).toBe('dispatch.wrong-state');
    registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
    expect(refusal(() => move(LEADER))).toBe('people.forbidden');
    move();
    expect(stampPlace(office.db, id, LEADER)).toEqual({ x: 300, y: 40 });
  });

  it('is on papers with a number only', async () => {
    const id = await office.verifiedPaper('một');
    await expect(stampedCopy(office, id, CLERK)).rejects.toMatchObject({ code: 'register.no-line' });
  });
});
