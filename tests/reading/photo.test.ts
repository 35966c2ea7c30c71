import sharp from 'sharp';
import { afterAll, describe, expect, it, vi } from 'vitest';

import { photograph, PHOTO_MANNERS } from '../../scripts/samples/photograph.ts';
import { chooseEngine, openRecogniser } from '../../src/reading/engine.ts';
import { flattened } from '../../src/reading/flatten.ts';
import type { GrayImage, Picture } from '../../src/reading/raster.ts';
import { boxAround } from '../../src/reading/page-lines.ts';
import { photoPage } from '../../src/reading/photo-page.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import {
  A4,
  ALL_LINES,
  asRead,
  collect,
  dispatchPdf,
  newDocument,
  saved,
  scanOf,
  temporaryFolder,
  wordsMissed,
} from './papers.ts';

vi.setConfig({ testTimeout: 180_000 });

const folder = await temporaryFolder();
const paper = await saved(folder, 'dispatch.pdf', await dispatchPdf());
// Edges of a sheet show on a small photo as well; its letters do not.
const page = await grayOf(await scanOf(paper, 1, 144));
const SMALL = 64;
const GRAY_DESK = { ...PHOTO_MANNERS.aslant, deskLevel: 130 };
const recogniser = openRecogniser(await chooseEngine('auto'));
afterAll(() => recogniser.close());

async function grayOf(image: Buffer): Promise<GrayImage> {
  const { data, info } = await sharp(image).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

async function pictureOf(jpeg: Buffer): Promise<Picture> {
  return { ...(await grayOf(jpeg)), channels: 1 };
}

/** Number, task, who leads, households, day. */
const TASKS = [
  ['1', 'Rà soát thủ tục hết hiệu lực', 'Phòng Tư pháp', '12', '05/9/2026'],
  ['2', 'Cập nhật số liệu dân cư', 'Công an xã', '7', '12/9/2026'],
  ['3', 'Kiểm kê tài sản nhà văn hóa', 'Phòng Kinh tế', '145', '20/9/2026'],
  ['4', 'Tổ chức hội nghị đối thoại', 'Hội Nông dân', '30', '28/9/2026'],
  ['5', 'Trình phương án sử dụng đất', 'Phòng Nội vụ', '8', '03/10/2026'],
  ['6', 'Báo cáo kết quả thu ngân sách', 'Phòng Tài chính', '61', '07/10/2026'],
  ['7', 'Sửa chữa đường nội đồng', 'Ban Quản lý', '19', '15/10/2026'],
  ['8', 'Lập hồ sơ công nhận xã', 'Văn phòng', '250', '30/10/2026'],
];

/** The tasks in a ruled table. */
async function tablePdf(): Promise<Uint8Array> {
  const { document, fonts } = await newDocument();
  const page = document.addPage([A4.width, A4.height]);
  const [edges, top, high] = [[80, 105, 305, 405, 445, 515], A4.height - 120, 30];
  const left = edges[0]!;
  const right = edges.at(-1)!;
  for (let row = 0; row <= TASKS.length; row++) {
    const y = top - row * high;
    page.drawLine({ start: { x: left, y }, end: { x: right, y }, thickness: 0.75 });
  }
  for (const x of edges)
    page.drawLine({ start: { x, y: top }, end: { x, y: top - TASKS.length * high }, thickness: 0.75 });
  TASKS.forEach((cells, row) =>
    cells.forEach((text, column) => {
      const y = top - row * high - 19;
      page.drawText(text, { x: edges[column]! + 5, y, size: 12, font: fonts.regular });
    }),
  );
  return document.save();
}

/** As under a scanner's lid that does not close: grayer outside of a slanted four-cornered part. */
function shaded({ width, height, data }: GrayImage): GrayImage {
  const gray = data.map((level, at) => {
    const [u, v] = [(at % width) / width, Math.floor(at / width) / height];
    const inside = u > 0.04 && v > 0.03 && u < 0.95 - 0.12 * v && v < 0.96 - 0.04 * u;
    return inside ? level : level * 0.92;
  });
  return { width, height, data: gray };
}

describe('a photo of a sheet on a desk', () => {
  it.each([
    ['was taken aslant', PHOTO_MANNERS.aslant],
    ['lies square', { ...PHOTO_MANNERS.aslant, turned: 0, tapering: 0 }],
    ['is turned', { ...PHOTO_MANNERS.aslant, tapering: 0 }],
    ['lies on a desk as gray as pale ink', GRAY_DESK],
  ])('is cut out and set square where it %s, and its places are known in the photo', async (_, manner) => {
    const photo = await photograph(page, { ...manner, dpi: SMALL });
    const { picture, toPhoto } = flattened(await pictureOf(photo.jpeg))!;
    const { width, height } = picture;
    expect(height / width).toBeGreaterThan(1.3);
    expect(height / width).toBeLessThan(1.5);
    for (const [u, v] of [
      [0.1, 0.1],
      [0.9, 0.1],
      [0.5, 0.5],
      [0.9, 0.9],
    ] as const) {
      const place = toPhoto(u * width, v * height);
      const truth = photo.placeOf(u, v);
      expect(Math.hypot(place.x - truth.x, place.y - truth.y)).toBeLessThan(6);
    }
    const rim = picture.data.filter((_, at) => {
      const [x, y] = [at % width, Math.floor(at / width)];
      return Math.min(x, y, width - 1 - x, height - 1 - y) === 0;
    });
    expect(Math.min(...rim)).toBeGreaterThan(200);
  });

  it.each([
    ['fills the photo', PHOTO_MANNERS.thumbnail],
    ['is cut off at an edge', { ...PHOTO_MANNERS.aslant, desk: -0.02 }],
  ])('is left as it is where it %s', async (_, manner) => {
    const photo = await photograph(page, { ...manner, dpi: SMALL });
    expect(flattened(await pictureOf(photo.jpeg))).toBeUndefined();
  });

  it.each<[what: string, levelAt: (u: number, v: number, level: number) => number]>([
    [
      'with a broad dark frame, whose number stands outside of it',
      (u, v, level) => {
        const edge = Math.min(u, v, 1 - u, 1 - v);
        return edge > 0.05 && edge < 0.07 ? 60 : level;
      },
    ],
    [
      'that is dark around a white field, and has its title there in white',
      (u, v, level) => {
        if (u > 0.08 && u < 0.92 && v > 0.13 && v < 0.9) return level;
        const isLetter = v > 0.06 && v < 0.08 && u > 0.2 && u < 0.7 && Math.floor(60 * u) % 2 === 0;
        return isLetter ? 255 : 60;
      },
    ],
  ])('is not seen in a page %s', (_, levelAt) => {
    const { width, height } = page;
    const data = page.data.map((level, at) =>
      levelAt((at % width) / width, Math.floor(at / width) / height, level),
    );
    expect(flattened({ width, height, channels: 1, data })).toBeUndefined();
  });

  it('is left as it is where a shadow lies over one of its corners, which would cut its last lines off', async () => {
    const photo = await photograph(page, { ...PHOTO_MANNERS.aslant, dpi: SMALL });
    const lit = await pictureOf(photo.jpeg);
    const data = lit.data.map((level, at) => {
      const [u, v] = [(at % lit.width) / lit.width, Math.floor(at / lit.width) / lit.height];
      return u / 3 + v > 1.02 ? level * 0.3 : level;
    });
    expect(flattened(lit)).toBeDefined();
    expect(flattened({ ...lit, data })).toBeUndefined();
  });

  it('is not seen in a scan whose light falls off towards the edges', () => {
    expect(flattened({ ...shaded(page), channels: 1 })).toBeUndefined();
  });

  it('is read, with its words where they are in the photo', async () => {
    const fine = await grayOf(await scanOf(paper, 1, 240));
    const photo = await photograph(fine, { ...GRAY_DESK, dpi: 120 });
    const path = await saved(folder, 'photo.jpg', photo.jpeg);
    const read = asRead((await collect(readDocument(path, 'jpeg', { recogniser })))[0]);
    expect(wordsMissed(read, ALL_LINES)).toBeLessThan(0.08);
    expect(new Set(read.lines.map(({ zone }) => zone))).toContain('header-left');
    const word = read.lines.flatMap((line) => line.words).find(({ text }) => text === '152/UBND-VX')!;
    const points = read.width / photo.width;
    // The number stands at 170 points from the left edge of the sheet, 112 from its top.
    const truth = photo.placeOf(170 / A4.width, 108 / A4.height);
    expect(Math.abs(word.x + word.width / 2 - truth.x * points)).toBeLessThan(20);
    expect(Math.abs(word.y + word.height / 2 - truth.y * points)).toBeLessThan(6);
  });

  it('keeps the narrow cells of a ruled table where it is small and leans', async () => {
    const table = await saved(folder, 'table.pdf', await tablePdf());
    const fine = await grayOf(await scanOf(table, 1, 240));
    const manner = { dpi: 80, turned: 3, tapering: 0, desk: 0.08, deskLevel: 95, quality: 75 };
    const path = await saved(folder, 'table.jpg', (await photograph(fine, manner)).jpeg);
    const read = asRead((await collect(readDocument(path, 'jpeg', { recogniser })))[0]);
    const words = TASKS.flat().flatMap((cell) => cell.split(' '));
    expect(wordsMissed(read, words) * words.length).toBeLessThan(5);
  });

  it('has its tables and what is unread in their places too', async () => {
    const photo = await photograph(page, { ...PHOTO_MANNERS.aslant, dpi: SMALL });
    const { width, height } = photo;
    const whole = { number: 1, width, height, text: [], overlays: [], pictureShare: 1 };
    const taken = { ...whole, drawsLines: false, isEmpty: false, picture: () => pictureOf(photo.jpeg) };
    const { sheet, onPhoto } = photoPage(taken, await taken.picture())!;
    const box = { x: 0.4 * sheet.width, y: 0.4 * sheet.height, width: 40, height: 20 };
    const cell = { ...box, row: 0, column: 0, rows: 1, columns: 1, text: '' };
    const line = { ...box, zone: 'body' as const, words: [{ ...box, text: 'x', confidence: 90 }] };
    const read = onPhoto({
      number: 1,
      width: sheet.width,
      height: sheet.height,
      rotation: 0,
      source: 'ocr',
      seconds: 0,
      lines: [line],
      tables: [{ ...box, rows: 1, columns: 1, cells: [cell] }],
      unread: [{ what: 'day', box }],
    });
    const place = boxAround(read.lines);
    expect(Math.hypot(place.x - photo.placeOf(0.4, 0.4).x, place.y - photo.placeOf(0.4, 0.4).y)).toBeLessThan(
      6,
    );
    expect(read.lines[0]!.words[0]).toMatchObject(place);
    expect(read.tables![0]).toMatchObject(place);
    expect(read.tables![0]!.cells[0]).toMatchObject(place);
    expect(read.unread![0]!.box).toEqual(place);
  });
});
