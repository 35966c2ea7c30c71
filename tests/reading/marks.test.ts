import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { createCanvas, GlobalFonts, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { degrees, PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, describe, expect, it, vi } from 'vitest';

import { renderSample } from '../../scripts/samples/make.ts';
import {
  isArrival,
  readArrivalStamp,
  withoutStamp,
  withoutStampStrokes,
} from '../../src/reading/arrival-stamp.ts';
import { signedPlace, withoutColour } from '../../src/reading/colour-over-print.ts';
import { chooseEngine, openRecogniser } from '../../src/reading/engine.ts';
import { openPaper } from '../../src/reading/open-paper.ts';
import { lineText, type ReadPage, type Word } from '../../src/reading/page.ts';
import { takeInk } from '../../src/reading/prepare.ts';
import type { Picture, QuarterTurn } from '../../src/reading/raster.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import { colourOf, readMarks, withPaleInk, type Mark } from '../../src/reading/read-marks.ts';
import { turn } from '../../src/reading/raster.ts';
import type { Sheet } from '../../src/reading/sheet.ts';
import { secrecyOf } from '../../src/understanding/fields/levels.ts';
import {
  asRead,
  collect,
  dispatchPdf,
  drawDispatch,
  pdfOfPictures,
  redSeal,
  saved,
  scanOf,
  temporaryFolder,
  wordsMissed,
} from './papers.ts';

vi.setConfig({ testTimeout: 240_000 });

const bold = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf');
GlobalFonts.registerFromPath(bold, 'Stamp');
const DPI = 200;
const RED = '#d3202b';

const folder = await temporaryFolder();
const dispatch = await scanOf(await saved(folder, 'dispatch.pdf', await dispatchPdf()), 1, DPI);
const paper = await loadImage(dispatch);
// What is shown holds for both engines: the faster one of the machine will do.
const recogniser = openRecogniser(await chooseEngine('auto'));
afterAll(() => recogniser.close());

type Draw = (context: SKRSContext2D) => void;

/** Marks are looked for in the upper half: what lies below it only takes time. */
const UPPER = 0.52;
/** Where something stands over the text. */
const WITH_TEXT = 0.7;

/** The dispatch, or as much of it from the top, with something drawn over it. Units of the drawing: millimetres. */
async function drawnOver(draw: Draw, share = UPPER): Promise<Buffer> {
  const canvas = createCanvas(paper.width, Math.round(paper.height * share));
  const context = canvas.getContext('2d');
  context.drawImage(paper, 0, 0);
  context.scale(DPI / 25.4, DPI / 25.4);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  draw(context);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  const drawn = sharp(data, { raw: { width, height, channels: 4 } });
  return drawn.flatten({ background: '#fff' }).removeAlpha().png({ compressionLevel: 1 }).toBuffer();
}

interface Stamp {
  text: string;
  lean?: number;
  frame?: string;
  letters?: string;
  /** Its middle, in millimetres. */
  at?: { x: number; y: number };
}

/** A mark 8 mm high under the header's left column. */
function stamped(stamp: Stamp, share?: number): Promise<Buffer> {
  return drawnOver((context) => drawStamp(context, stamp), share);
}

function drawStamp(
  context: SKRSContext2D,
  { text, lean = 0, frame = RED, letters = frame, at = { x: 41, y: 61 } }: Stamp,
): void {
  context.translate(at.x, at.y);
  context.rotate((lean * Math.PI) / 180);
  context.lineWidth = 0.5;
  context.strokeStyle = frame;
  context.fillStyle = letters;
  context.font = '5px Stamp';
  const width = context.measureText(text).width + 6;
  if (frame !== 'none') context.strokeRect(-width / 2, -4, width, 8);
  context.fillText(text, 0, 0.2);
}

/** "Dấu treo": over a third of the agency's name, at the top left. */
function drawHangingSeal(context: SKRSContext2D): void {
  context.strokeStyle = RED;
  context.lineWidth = 0.9;
  for (const radius of [17.5, 11.5]) {
    context.beginPath();
    context.arc(40, 31, radius, 0, 2 * Math.PI);
    context.stroke();
  }
}

const asScanned = {
  colour: (page: Buffer) => sharp(page).jpeg({ quality: 75 }),
  gray: (page: Buffer) => sharp(page).grayscale().jpeg({ quality: 75 }),
  fax: (page: Buffer) => sharp(page).grayscale().threshold(150).png(),
  phone: async (page: Buffer) => {
    const dim = sharp(page).resize({ width: 1240 }).linear(0.56, 70).rotate(1.2, { background: '#5d564c' });
    return sharp(await dim.png().toBuffer()).jpeg({ quality: 62 });
  },
};
type Manner = keyof typeof asScanned;

async function pictureOf(page: Buffer, manner: Manner = 'colour'): Promise<Picture> {
  const scan = await asScanned[manner](page);
  const { data, info } = await sharp(await scan.toBuffer())
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3, data };
}

/** @param inches width of the picture as it lies */
async function sheetOf(picture: Picture, rotation: QuarterTurn = 0, inches = 8.27): Promise<Sheet> {
  const ink = await takeInk(picture, inches * 72);
  return { picture, rotation, black: turn(ink.sealed ?? ink.image, rotation), dpi: ink.dpi };
}

/** @param inches width of the picture as it lies */
async function marksOf(picture: Picture, rotation: QuarterTurn = 0, inches = 8.27): Promise<Mark[]> {
  const { sheet, colour } = await inkedSheetOf(picture, rotation, inches);
  return readMarks(sheet, colour, true, recogniser);
}

/** The first sheet of a paper with all its inks. */
async function inkedSheetOf(
  picture: Picture,
  rotation: QuarterTurn = 0,
  inches = 8.27,
): Promise<{ sheet: Sheet; colour: ReturnType<typeof colourOf> }> {
  const sheet = await sheetOf(picture, rotation, inches);
  const colour = colourOf(sheet);
  return { sheet: await withPaleInk(sheet, colour, true), colour };
}

function textsOf(marks: readonly Mark[]): string[] {
  return marks.map((mark) => mark.words.map((word) => word.text).join(' '));
}

describe('a mark', () => {
  it.each<[Manner, Stamp]>([
    ['colour', { text: 'MẬT' }],
    ['colour', { text: 'TUYỆT MẬT', lean: -6 }],
    ['colour', { text: 'MẬT', letters: '#000' }],
    ['colour', { text: 'HỎA TỐC', lean: 9 }],
    ['colour', { text: 'TỐI MẬT', frame: 'none', letters: RED }],
    ['gray', { text: 'MẬT', frame: '#000' }],
    ['gray', { text: 'THƯỢNG KHẨN', lean: 5 }],
    ['fax', { text: 'TỐI MẬT', frame: '#000' }],
    ['fax', { text: 'MẬT', lean: -8 }],
    ['phone', { text: 'MẬT' }],
    ['phone', { text: 'KHẨN', lean: 4 }],
  ])('is read on a %s scan: %o', async (manner, stamp) => {
    expect(textsOf(await marksOf(await pictureOf(await stamped(stamp), manner)))).toEqual([stamp.text]);
  });

  it.each([
    ['MẬT', 0],
    ['TỐI MẬT', -5],
    ['TUYỆT MẬT', 3],
  ])('%s is read on a gray scan where it was stamped over the text', async (text, lean) => {
    const page = await drawnOver((context) => {
      context.globalCompositeOperation = 'multiply';
      drawStamp(context, { text, lean, at: { x: 95, y: 92 } });
    }, WITH_TEXT);
    expect(textsOf(await marksOf(await pictureOf(page, 'gray')))).toEqual([text]);
  });

  it.each([
    ['MẬT', { x: 41, y: 61 }],
    ['TỐI MẬT', { x: 95, y: 92 }],
  ])('%s is read on a gray scan with a hanging seal over the agency', async (text, at) => {
    const page = await drawnOver((context) => {
      context.globalCompositeOperation = 'multiply';
      drawHangingSeal(context);
      drawStamp(context, { text, at });
    }, WITH_TEXT);
    expect(textsOf(await marksOf(await pictureOf(page, 'gray')))).toEqual([text]);
  });

  it('is found where it was stamped', async () => {
    const [mark] = await marksOf(await pictureOf(await stamped({ text: 'MẬT', lean: 5 })));
    const { x, y, width, height } = mark!.words[0]!;
    expect((x + width / 2) * 25.4).toBeCloseTo(41, -0.5);
    expect((y + height / 2) * 25.4).toBeCloseTo(61, -0.5);
    expect(width * 25.4).toBeGreaterThan(8);
    expect(height * 25.4).toBeLessThan(7);
  });

  it.each<[QuarterTurn, number]>([
    [90, UPPER * 11.69],
    [180, 8.27],
  ])('is read on a sheet that has to be turned by %i degrees', async (rotation, inches) => {
    const lying = await sharp(await stamped({ text: 'TUYỆT MẬT' }))
      .rotate(360 - rotation)
      .png()
      .toBuffer();
    expect(textsOf(await marksOf(await pictureOf(lying), rotation, inches))).toEqual(['TUYỆT MẬT']);
  });
});

/** A table of 30 × 9 mm cells in the upper half. */
function tableOf(rows: readonly (readonly string[])[]): Draw {
  return (context) => {
    context.fillStyle = '#fff';
    context.fillRect(0, 62, 210, 80);
    context.fillStyle = '#000';
    context.strokeStyle = '#000';
    context.lineWidth = 0.25;
    context.font = '4.4px Stamp';
    rows.forEach((cells, row) =>
      cells.forEach((cell, column) => {
        context.strokeRect(40 + column * 30, 70 + row * 9, 30, 9);
        context.fillText(cell, 55 + column * 30, 74.5 + row * 9);
      }),
    );
  };
}

describe('what is no mark', () => {
  it('a round red seal', async () => {
    const page = await sharp(dispatch)
      .composite([{ input: redSeal(), left: 300, top: 380 }])
      .png()
      .toBuffer();
    expect(await marksOf(await pictureOf(page))).toEqual([]);
  });

  it.each<Manner>(['colour', 'fax'])('the cells of a table on a %s scan', async (manner) => {
    const page = await drawnOver(
      tableOf([
        ['TT', 'MẬT', 'KHẨN'],
        ['1', 'Mật độ', 'Khẩn cấp'],
        ['2', 'BÍ MẬT', 'HỎA TỐC'],
      ]),
      WITH_TEXT,
    );
    expect(await marksOf(await pictureOf(page, manner))).toEqual([]);
  });

  it.each(['BẢN SAO', 'MẪU 01', 'MẬT ONG'])('a frame around %s', async (text) => {
    expect(await marksOf(await pictureOf(await stamped({ text })))).toEqual([]);
  });
});

async function readPaper(name: string, bytes: Uint8Array, kind: 'pdf' | 'png'): Promise<ReadPage> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const [page] = await collect(readDocument(path, kind, { recogniser, pages: [1] }));
  return asRead(page);
}

/** A frame with rows of small letters, askew, in the free room above the middle. Millimetres. */
/** @param at the middle, in mm: where nothing is printed */
function drawRows(
  context: SKRSContext2D,
  rows: readonly string[],
  { ink = '#000', at: [x, y] = [98, 12] }: { ink?: string; at?: readonly [number, number] } = {},
): void {
  context.translate(x, y);
  context.rotate((-3 * Math.PI) / 180);
  context.globalCompositeOperation = 'multiply';
  context.lineWidth = 0.5;
  context.strokeStyle = ink;
  context.fillStyle = ink;
  context.strokeRect(-21, -10, 42, 20);
  context.font = '2.9px Stamp';
  for (const [at, row] of rows.entries()) context.fillText(row, 0, (at - (rows.length - 1) / 2) * 4.4);
}

/** Its lower half over the agency's name, in mm. */
const OVER_ISSUER: [number, number] = [58, 17];

describe('a frame of several rows', () => {
  it.each([
    ['TRƯỜNG THPT LÊ LỢI CÔNG VĂN ĐẾN Số: 1204 Ngày: 7/3/2024 Chuyển: PVP'],
    ['SỞ TƯ PHÁP ĐẾN Số: Ngày: ..... Chuyển: ......'],
    ['UBND HUYỆN KHÁNH SƠN 7Í VĂN ĐẾN Ngày: 12/4'],
    ['VĂN BẢN ĐẾN Giờ: 8h30 Ngày: 12/4/2024'],
    ['CÔNGVĂNĐẾN Số: 12'],
    ['UBND QUẬN BẮC TỪ LIÊM ĐẾN Số: 12 Ngày: 3/2'],
    ['PHÒNG NỘI VỤ x7 #É Số: 70 Ngày: 3/2 Chuyển: anh Hà'],
  ])('is an arrival stamp: %s', (text) => {
    expect(isArrival(text)).toBe(true);
  });

  it.each([
    ['HỎA TỐC, ĐẾN TRƯỚC 17 GIỜ NGÀY 12/9/2024'],
    ['HỎA TỐC Đến trước 17 giờ ngày 12 tháng 9 năm 2024'],
    ['HỎA TỐC HẸN GIỜ Đến 8 giờ ngày 12/9 Số bì: 4'],
    ['KHẨN Số: 12 ĐẾN Ngày 12/9'],
    ['SỞ Y TẾ Số: 12/SYT-VP Ngày 7 tháng 3 đến'],
    ['Thời gian: từ 8 giờ đến 11 giờ ngày 12/9 Phòng số 2'],
    ['Kính mời đến dự lúc 8 giờ ngày 12/9'],
    ['LƯU HÀNH NỘI BỘ'],
    ['VẬN ĐƠN Số: 120 Ngày: 3/2/2024'],
    ['Công văn đôn đốc lần 2, ngày 12/9'],
    ['GIẤY MỜI ĐẾN DỰ lúc 8 giờ ngày 12/9'],
    ['NGỪNG CẤP NƯỚC TỪ 8 GIỜ NGÀY 12/9 ĐẾN 17 GIỜ NGÀY 13/9'],
    ['MẬT ĐẾN Số: Ngày: Chuyển:'],
  ])('is none: %s', (text) => {
    expect(isArrival(text)).toBe(false);
  });

  it.each([
    ['Số: 1204 Ngày: 7/3/2024', true],
    ['ĐẾN Ngày 3 tháng 4 năm 2026', true],
    ['Số: 45 Mường Pồn, ngày 3 tháng 4 năm 2026', false],
  ])('is known by its own ink: %s: %s', (text, arrived) => {
    expect(isArrival(text, true)).toBe(arrived);
  });

  it.each<[Manner, { ink?: string; at?: [number, number] }]>([
    ['fax', {}],
    ['colour', { ink: RED, at: OVER_ISSUER }],
    ['colour', { ink: '#4a3aa0', at: OVER_ISSUER }],
    ['gray', { ink: RED, at: OVER_ISSUER }],
  ])(
    'is read apart where it is an arrival stamp, and leaves the print alone: %s, %o',
    async (manner, drawn) => {
      const rows = ['TRƯỜNG THPT LÊ LỢI', 'CÔNG VĂN ĐẾN', 'Số: 1204', 'Ngày: 7/3/2024'];
      const page = await drawnOver((context) => drawRows(context, rows, drawn));
      const { sheet, colour } = await inkedSheetOf(await pictureOf(page, manner));
      const stamp = await readArrivalStamp(sheet, colour, recogniser);
      expect(textsOf([stamp!]).join()).toMatch(/VĂN ĐẾN/u);
      const inkOf = (image: Sheet['black']): number => image.data.filter((level) => level < 190).length;
      const clean = withoutStamp(sheet.black, stamp!, sheet);
      const before = (await sheetOf(await pictureOf(await drawnOver(() => undefined), manner))).black;
      expect(inkOf(clean)).toBeLessThan(1.01 * inkOf(before));
      expect(inkOf(clean)).toBeGreaterThan(0.98 * inkOf(before));
    },
  );

  it('takes with it what was read of its strokes, and no word', () => {
    const [x, y, width, height] = [100, 40, 12, 12];
    const word = (text: string, confidence: number, at = x): Word => ({
      text,
      confidence,
      x: at,
      y,
      width,
      height,
    });
    const words = [word('SỞ', 60), word('ì', 60), word('—', 88, 300), word('Z7⁄', 20), word('47', 90)];
    const stamp = {
      words: [],
      ink: 'red' as const,
      place: { x: 1.5, y: 0.6, width: 1.6, height: 0.9, lean: 0 },
    };
    const line = { zone: 'header-left' as const, words, x, y, width: 200, height };
    const left = withoutStampStrokes([line, { ...line, words: [word('^', 10)] }], stamp, 72);
    expect(left.map((each) => each.words.map(({ text }) => text))).toEqual([['SỞ', '—', '47']]);
  });

  it('stays where it tells how urgent the paper is', async () => {
    const rows = ['HỎA TỐC', 'đến trước 17 giờ', 'ngày 12 tháng 9 năm 2024'];
    const page = await drawnOver((context) => drawRows(context, rows));
    const sheet = await sheetOf(await pictureOf(page, 'fax'));
    expect(await readArrivalStamp(sheet, undefined, recogniser)).toBeUndefined();
  });
});

describe('a paper marked MẬT', () => {
  it.each(['sealed', 'phone', 'scan'] as const)('shows its mark as %s', async (kind) => {
    const path = await saved(folder, `secret.${kind}.pdf`, await renderSample('cv-mat', kind));
    const paper = await openPaper(path, 'pdf');
    const picture = await (await paper.page(1)).picture();
    await paper.close();
    expect(textsOf(await marksOf(picture))).toEqual(['MẬT']);
  });

  it.each(['fax', 'print'] as const)('is known as secret when it is read as %s', async (kind) => {
    const page = await readPaper(`secret-${kind}.pdf`, await renderSample('cv-mat', kind), 'pdf');
    expect(secrecyOf([page])).toBe('Mật');
    expect(page.lines.filter((line) => line.zone === 'header-left').map(lineText)).toContain('MẬT');
    expect(page.lines.map(lineText).filter((text) => /MẬT/u.test(text))).toHaveLength(1);
  });
});

describe('a stamp put over a PDF as an annotation', () => {
  /** The stamp's picture is all there is of it: no text, no contents. */
  async function withStamp(text: string, turned = 0): Promise<Uint8Array> {
    const picture = createCanvas(400, 110);
    const context = picture.getContext('2d');
    context.lineWidth = 7;
    context.strokeStyle = RED;
    context.fillStyle = RED;
    context.strokeRect(5, 5, 390, 100);
    context.font = '64px Stamp';
    context.textAlign = 'center';
    context.fillText(text, 200, 77);
    const document = await PDFDocument.load(await dispatchPdf());
    const page = document.getPage(0);
    const image = await document.embedPng(picture.toBuffer('image/png'));
    const form = document.context.flateStream('q 113 0 0 31 0 0 cm /Stamp Do Q', {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 113, 31],
      Resources: { XObject: { Stamp: image.ref } },
    });
    const stamp = {
      Type: 'Annot',
      Subtype: 'Stamp',
      Rect: [250, 560, 363, 591],
      F: 4,
      AP: { N: document.context.register(form) },
    };
    page.node.addAnnot(document.context.register(document.context.obj(stamp)));
    page.setRotation(degrees(turned));
    return document.save();
  }

  it.each(['MẬT', 'TUYỆT MẬT'])('%s is known as secret, over the text of a printed paper', async (text) => {
    const page = await readPaper('annotated.pdf', await withStamp(text), 'pdf');
    expect(page.source).toBe('text-layer');
    expect(page.lines.filter((line) => line.zone === 'overlay').map(lineText)).toEqual([text]);
    expect(secrecyOf([page])).toBe(text === 'MẬT' ? 'Mật' : 'Tuyệt mật');
    expect(wordsMissed(page)).toBe(0);
  });

  it('is kept apart by its words where it is another, and stands where it was put on a turned page', async () => {
    const page = await readPaper('turned.pdf', await withStamp('BẢN SAO', 90), 'pdf');
    const [line] = page.lines.filter(({ zone }) => zone === 'overlay');
    expect(lineText(line!)).toBe('BẢN SAO');
    expect(line!.x + line!.width / 2).toBeCloseTo(306, -1);
    expect(line!.y + line!.height / 2).toBeCloseTo(266, -1);
    expect(secrecyOf([page])).toBeNull();
  });
});

describe('a scan with a text layer', () => {
  it('keeps the layer, and shows the mark that it lacks', async () => {
    const scan = await stamped({ text: 'TỐI MẬT' }, 1);
    const searchable = await pdfOfPictures([scan], (page, fonts) => drawDispatch(page, fonts));
    const page = await readPaper('searchable.pdf', searchable, 'pdf');
    expect(page.source).toBe('text-layer');
    expect(page.lines.filter((line) => line.zone === 'overlay').map(lineText)).toEqual(['TỐI MẬT']);
    expect(secrecyOf([page])).toBe('Tối mật');
  });
});

describe('a stamped signature', () => {
  it('is looked for beside no seal that hangs in the header, where the number may be blue', async () => {
    const hanging = await inkedSheetOf(await pictureOf(await drawnOver(drawHangingSeal)));
    expect(signedPlace(hanging.colour!.red, true)).toBeUndefined();
    expect(signedPlace(hanging.colour!.red, false)).toBeDefined();
  });

  it('stands where it was stamped, in the order of the signature, though the seal hides its beginning', async () => {
    const page = await drawnOver((context) => {
      context.fillStyle = '#fff';
      context.fillRect(120, 148.4, 60, 5.6);
      context.fillRect(115, 178, 70, 8);
      context.font = '4.6px Stamp';
      context.fillStyle = '#c8202a';
      context.fillText('PHÓ CHỦ TỊCH', 150, 151);
      context.fillStyle = '#2038a8';
      context.fillText('Nguyễn Thị Minh Châu', 152, 183);
      context.lineWidth = 0.8;
      context.strokeStyle = RED;
      context.beginPath();
      context.arc(120, 160, 17, 0, 2 * Math.PI);
      context.stroke();
    }, 1);
    const read = await readPaper('signed.png', page, 'png');
    const foot = read.lines.filter((line) => line.zone === 'foot-right').map(lineText);
    expect(foot).toEqual(['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Nguyễn Thị Minh Châu']);
    expect(read.lines.filter((line) => line.zone === 'overlay')).toEqual([]);
  });
});

it.each([
  ['dark', 40, 0.2],
  ['pale', 130, 0.2],
])('print of a scan that is %s stays where what lies beside it tints it a little', (_, level, tinted) => {
  const [width, height, dpi] = [120, 90, 300];
  const print = new Uint8Array(width * height).fill(255);
  const data = new Uint8Array(3 * width * height).fill(255);
  for (let y = 30; y < 60; y++) {
    for (let x = 40; x < 43; x++) {
      const at = y * width + x;
      print[at] = level;
      data.fill(level - (tinted + 0.02) * (255 - level), 3 * at, 3 * at + 3);
      data[3 * at] = level;
    }
  }
  const black = { width, height, data: print };
  const sheet: Sheet = { picture: { width, height, channels: 3, data }, rotation: 0, black, dpi };
  const place = { bounds: { x: 0, y: 0, width: width / dpi, height: height / dpi }, has: () => true };
  expect(withoutColour(black, sheet, place).data).toEqual(print);
});
