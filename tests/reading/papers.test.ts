import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { strToU8, zipSync } from 'fflate';
import {
  concatTransformationMatrix,
  degrees,
  drawObject,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFStream,
  popGraphicsState,
  pushGraphicsState,
} from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { AppError } from '../../src/platform/errors.ts';
import { openPaper } from '../../src/reading/open-paper.ts';
import { isRead, lineText } from '../../src/reading/page.ts';
import { pageAsJson } from '../../src/reading/page-json.ts';
import { renderPageImage } from '../../src/reading/page-image.ts';
import { DEFAULT_LIMITS, type Paper, type PaperKind } from '../../src/reading/paper.ts';
import { getDocument } from '../../src/reading/pdfjs.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import { readPage } from '../../src/reading/read-page.ts';
import type { Recogniser } from '../../src/reading/recogniser.ts';
import { tiffOf } from '../../src/reading/tiff.ts';
import {
  asRead,
  collect,
  dispatchPdf,
  pdfOfPictures,
  saved,
  scanOf,
  temporaryFolder,
  wordsMissed,
} from './papers.ts';

const folder = await temporaryFolder();
const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);
const blind: Recogniser = {
  recognise: async () => [],
  recogniseAll: async (pieces) => pieces.map(() => []),
  orientation: async () => undefined,
  close: async () => undefined,
};

async function failureOf(path: string, kind: PaperKind, limits = DEFAULT_LIMITS): Promise<string> {
  const error = await openPaper(path, kind, limits).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof AppError ? error.code : `no AppError: ${String(error)}`;
}

/** As sharp asks for the noise that a camera makes. */
const noise = (type: 'gaussian') => ({ type, mean: 150, sigma: 40 });

const meanOf = (levels: Uint8Array): number => levels.reduce((sum, level) => sum + level, 0) / levels.length;

describe('a PDF', () => {
  it('leaves lists and JSON of its process to node, which are many times as fast', () => {
    // A function of node's own makes nothing with "new"; one that takes its place does.
    const replaced = [Array.prototype.push, JSON.stringify, JSON.parse].filter((each) => 'prototype' in each);
    expect([getDocument, replaced]).toEqual([expect.any(Function), []]);
  });

  it('leaves what asks the web to node, which loads it only when it is used', async () => {
    expect(await new Response('chữ').text()).toBe('chữ');
  });

  it('that is encrypted with an empty password is simply read', async () => {
    const [page] = await collect(readDocument(fixture('empty-password.pdf'), 'pdf', { recogniser: blind }));
    expect(wordsMissed(asRead(page))).toBe(0);
  });

  it('that asks for a password, is cut off or is none is refused with its reason', async () => {
    expect(await failureOf(fixture('password.pdf'), 'pdf')).toBe('reading.password');
    const whole = await dispatchPdf();
    expect(await failureOf(await saved(folder, 'cut.pdf', whole.subarray(0, 400)), 'pdf')).toBe(
      'reading.damaged',
    );
    expect(await failureOf(await saved(folder, 'none.pdf', strToU8('%PDF-1.7\nhello')), 'pdf')).toBe(
      'reading.damaged',
    );
  });

  it('with more pages than allowed is refused', async () => {
    const path = await saved(folder, 'three.pdf', await dispatchPdf(3));
    expect(await failureOf(path, 'pdf', { ...DEFAULT_LIMITS, maxPages: 2 })).toBe('reading.too-many-pages');
  });

  it('fails only the page whose picture is too large', async () => {
    const big = await sharp({ create: { width: 2500, height: 2000, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    const small = await sharp({ create: { width: 500, height: 700, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    const path = await saved(folder, 'big.pdf', await pdfOfPictures([big, small]));
    const limits = { ...DEFAULT_LIMITS, maxMegapixels: 2 };
    const pages = await collect(readDocument(path, 'pdf', { recogniser: blind, limits }));
    expect(pages[0]).toMatchObject({ number: 1, failure: { code: 'reading.page-too-large' } });
    expect(asRead(pages[1]).lines).toEqual([]);
  });

  describe('whose pages are pictures of three channels', () => {
    const photo = sharp({
      create: { width: 500, height: 707, channels: 3, background: '#fff', noise: noise('gaussian') },
    })
      .grayscale()
      .toColourspace('srgb')
      .jpeg({ quality: 85 })
      .toBuffer();
    const pixelsOf = async (jpeg: Promise<Buffer>): Promise<Buffer> =>
      sharp(await jpeg)
        .raw()
        .toBuffer();

    async function ofPages(jpeg: Uint8Array, pages: number, over?: (page: PDFPage) => void): Promise<Paper> {
      const document = await PDFDocument.create();
      const image = await document.embedJpg(jpeg);
      for (let page = 0; page < pages; page++) {
        const sheet = document.addPage([595, 842]);
        sheet.drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
        over?.(sheet);
      }
      return openPaper(
        await saved(folder, `colour-${pages}-${jpeg.length}.pdf`, await document.save()),
        'pdf',
      );
    }

    it('gives each as it was scanned, one that stands on several pages as well', async () => {
      const pixels = await pixelsOf(photo);
      const paper = await ofPages(await photo, 4);
      for (const number of [1, 2, 3, 4]) {
        const { data, ...size } = await (await paper.page(number)).picture();
        expect(size).toEqual({ width: 500, height: 707, channels: 3 });
        expect(Buffer.compare(data, pixels)).toBe(0);
      }
      await paper.close();
    });

    it('gives it so whoever was the first of the process to open a paper: pdf.js asks only once who decodes', async () => {
      await (await ofPages(await photo, 1)).close();
      const jpeg = await saved(folder, 'photo.jpg', await photo);
      const paper = join(folder, `colour-1-${(await photo).length}.pdf`);
      const { stdout } = await promisify(execFile)(process.execPath, [
        '--import',
        'tsx',
        fixture('asks-first.ts'),
        paper,
        jpeg,
      ]);
      expect(stdout.trim()).toBe('0');
    });

    it('gives it in the size that the paper says, whatever the picture is: the limits go by that', async () => {
      const document = await PDFDocument.create();
      const image = await document.embedJpg(await photo);
      document.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
      await image.embed();
      const { dict } = document.context.lookup(image.ref, PDFStream);
      dict.set(PDFName.of('Width'), PDFNumber.of(400));
      const path = await saved(folder, 'other-size.pdf', await document.save());
      const paper = await openPaper(path, 'pdf');
      const { data, ...size } = await (await paper.page(1)).picture();
      expect(size).toEqual({ width: 400, height: 707, channels: 3 });
      expect(data.length).toBe(400 * 707 * 3);
      await paper.close();
    });

    it('draws those under other things, and gives the upper part of one that is cut off', async () => {
      const ruled = await ofPages(await photo, 2, (page) =>
        page.drawLine({ start: { x: 50, y: 50 }, end: { x: 500, y: 50 } }),
      );
      const asScanned = meanOf(await pixelsOf(photo));
      for (const number of [1, 2]) {
        const drawn = await (await ruled.page(number)).picture();
        expect(drawn.width).toBeGreaterThan(500);
        const rgb = sharp(drawn.data, { raw: drawn }).removeAlpha().raw();
        expect(Math.abs(meanOf(await rgb.toBuffer()) - asScanned)).toBeLessThan(3);
      }
      await ruled.close();
      const whole = await photo;
      const cut = await ofPages(whole.subarray(0, whole.length >> 1), 1);
      const picture = await (await cut.page(1)).picture();
      expect([picture.width, picture.height]).toEqual([500, 707]);
      await cut.close();
    });
  });

  describe('whose pages are pictures of one bit a pixel', () => {
    /** Black in the first 12 of 40 columns of the upper 8 of 24 rows, seen upright. */
    const isBlack = (x: number, y: number): boolean => x < 12 && y < 8;

    async function bilevelPdf(turned: number): Promise<Uint8Array> {
      const document = await PDFDocument.create();
      const page = document.addPage([400, 240]);
      const bits = new Uint8Array(5 * 24).fill(0xff);
      for (let y = 0; y < 8; y++) bits.set([0x00, 0x0f], y * 5);
      const image = document.context.flateStream(bits, {
        Type: 'XObject',
        Subtype: 'Image',
        Width: 40,
        Height: 24,
        ColorSpace: 'DeviceGray',
        BitsPerComponent: 1,
      });
      const name = page.node.newXObject('Scan', document.context.register(image));
      page.pushOperators(
        pushGraphicsState(),
        concatTransformationMatrix(400, 0, 0, 240, 0, 0),
        drawObject(name),
        popGraphicsState(),
      );
      page.setRotation(degrees(turned));
      return document.save();
    }

    it.each([
      [0, 40, 24, (x: number, y: number) => isBlack(x, y)],
      [90, 24, 40, (x: number, y: number) => isBlack(y, 23 - x)],
      [180, 40, 24, (x: number, y: number) => isBlack(39 - x, 23 - y)],
      [270, 24, 40, (x: number, y: number) => isBlack(39 - y, x)],
    ])('gives each as it is seen where the page is turned by %i', async (turned, width, height, black) => {
      const paper = await openPaper(
        await saved(folder, `bilevel-${turned}.pdf`, await bilevelPdf(turned)),
        'pdf',
      );
      const { data, ...size } = await (await paper.page(1)).picture();
      expect(size).toEqual({ width, height, channels: 1 });
      const seen = Array.from({ length: width * height }, (_, at) =>
        black(at % width, Math.floor(at / width)) ? 0 : 255,
      );
      expect([...data]).toEqual(seen);
      await paper.close();
    });
  });

  it('is read from a page on, and only as far as is asked', async () => {
    const path = await saved(folder, 'four.pdf', await dispatchPdf(4));
    const numbers: number[] = [];
    const controller = new AbortController();
    const reading = readDocument(path, 'pdf', { recogniser: blind, firstPage: 2, signal: controller.signal });
    await expect(async () => {
      for await (const page of reading) {
        numbers.push(page.number);
        if (page.number === 3) controller.abort(new Error('enough'));
      }
    }).rejects.toThrow('enough');
    expect(numbers).toEqual([2, 3]);
  });

  it('lets go of each page when it is read, of one that failed as well', async () => {
    const paper = await openPaper(await saved(folder, 'three.pdf', await dispatchPdf(3)), 'pdf');
    const released: number[] = [];
    const watched: Paper = {
      ...paper,
      page: async (number) => {
        const page = await paper.page(number);
        const text = number === 2 ? [] : page.text;
        const picture = () => Promise.reject(new Error('no picture'));
        return { ...page, text, picture, release: () => void released.push(number) };
      },
    };
    const outcomes = [1, 2, 3].map(async (number) =>
      readPage(watched, number, blind).then(
        ({ source }) => source,
        (error: Error) => error.message,
      ),
    );
    expect(await Promise.all(outcomes)).toEqual(['text-layer', 'no picture', 'text-layer']);
    expect(released.toSorted()).toEqual([1, 2, 3]);
    await paper.close();
  });

  it('prints as JSON, with words or without', async () => {
    const path = await saved(folder, 'json.pdf', await dispatchPdf());
    const [page] = await collect(readDocument(path, 'pdf', { recogniser: blind }));
    const json = pageAsJson(asRead(page), { words: true });
    expect(json).toMatchObject({ number: 1, width: 595.3, height: 841.9, rotation: 0, source: 'text-layer' });
    expect('words' in json && json.words?.[0]).toEqual([
      'ỦY',
      expect.any(Number),
      expect.any(Number),
      expect.any(Number),
      expect.any(Number),
      100,
    ]);
    const corrected = { ...asRead(page), lines: [{ ...asRead(page).lines[0]!, words: [CORRECTED] }] };
    expect(pageAsJson(corrected, { words: true })).toMatchObject({
      words: [['tổ', 10, 20, 30, 12, 85, 'tố']],
    });
    expect(pageAsJson(asRead(page), { words: false })).not.toHaveProperty('words');
    const failed = { number: 2, failure: { code: 'reading.page-timeout', message: 'Quá lâu.' } };
    expect(pageAsJson(failed, { words: true })).toEqual({ number: 2, error: failed.failure });
  });
});

const CORRECTED = { text: 'tổ', read: 'tố', x: 10, y: 20, width: 30, height: 12, confidence: 85 };

describe('pictures', () => {
  it('may be a TIFF of many bilevel pages', async () => {
    const source = await saved(folder, 'source.pdf', await dispatchPdf());
    const scan = await sharp(await scanOf(source, 1, 100))
      .resize(827, 1169)
      .greyscale()
      .raw()
      .toBuffer();
    const tiff = await sharp(Buffer.concat([scan, scan, scan]), {
      raw: { width: 827, height: 3 * 1169, channels: 1, pageHeight: 1169 },
    })
      .toColourspace('b-w')
      .tiff({ bitdepth: 1, compression: 'ccittfax4', xres: 100 / 25.4, yres: 100 / 25.4 })
      .toBuffer();
    const path = await saved(folder, 'pages.tiff', tiff);
    const paper = await openPaper(path, 'tiff');
    expect(paper.pageCount).toBe(3);
    const page = await paper.page(2);
    expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842]);
    const picture = await page.picture();
    expect([picture.width, picture.height]).toEqual([827, 1169]);
    await paper.close();
  });

  it.each([
    ['of cameras are taken for A4 and turned as the camera says', [1600, 1200], 6, [631, 842]],
    ['of a paper scrolled through on a telephone are as wide as A4', [720, 3240], 1, [595, 2679]],
    ['too narrow for that are as high as it', [3, 900], 1, [3, 842]],
  ])('%s', async (_, [width, height], orientation, expected) => {
    const photo = await sharp({
      create: { width: width!, height: height!, channels: 3, background: '#ddd' },
    })
      .withMetadata({ orientation, density: 72 })
      .jpeg()
      .toBuffer();
    const paper = await openPaper(await saved(folder, 'photo.jpg', photo), 'jpeg');
    const page = await paper.page(1);
    expect([Math.round(page.width), Math.round(page.height)]).toEqual(expected);
    await paper.close();
  });

  it('that are strips are drawn as high as pictures may be', async () => {
    const strip = sharp({ create: { width: 3, height: 9000, channels: 3, background: '#000' } });
    const path = await saved(folder, 'strip.png', await strip.png().toBuffer());
    const { width, height } = await renderPageImage(path, 'png', 1, { widthPx: 1600 });
    expect([width, height]).toEqual([5, 16_000]);
  });

  it('that are cut off are refused', async () => {
    expect(await failureOf(await saved(folder, 'bad.png', strToU8('\u0089PNG no')), 'png')).toBe(
      'reading.damaged',
    );
  });
});

describe('a TIFF that was cut short', () => {
  const page = { width: 600, height: 800, data: new Uint8Array(480_000).fill(255) };
  const whole = tiffOf([page, page, page], 72);
  // A directory of 150 bytes before the pixels of each.
  it.each([
    ['between two pages', 2 * 480_158 + 8, ['1', '2', '3 reading.cut-short']],
    ['within the second page', 700_000, ['1', '2 reading.cut-short']],
    ['nowhere', whole.length, ['1', '2', '3']],
  ])('%s gives what is whole, and says where it ends', async (_, length, expected) => {
    const path = await saved(folder, `cut-${length}.tiff`, whole.subarray(0, length));
    const pages = await collect(readDocument(path, 'tiff', { recogniser: blind }));
    expect(
      pages.map((read) => (isRead(read) ? String(read.number) : `${read.number} ${read.failure.code}`)),
    ).toEqual(expected);
  });

  it('within its first page is refused with its reason', async () => {
    expect(await failureOf(await saved(folder, 'cut.tiff', whole.subarray(0, 9000)), 'tiff')).toBe(
      'reading.cut-short',
    );
  });
});

describe('a Word file', () => {
  const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const cell = (...texts: string[]): string => `<w:tc>${texts.map(paragraph).join('')}</w:tc>`;

  function docx(body: string): Uint8Array {
    const xml = (content: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${content}`);
    return zipSync({
      '[Content_Types].xml': xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      '_rels/.rels': xml(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      'word/document.xml': xml(
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ),
    });
  }

  it('gives its paragraphs and tables in order, on pages', async () => {
    const header = `<w:tbl><w:tr>${cell('ỦY BAN NHÂN DÂN', 'XÃ SUỐI LỘC')}${cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc')}</w:tr></w:tbl>`;
    const long = Array.from({ length: 60 }, (_, index) => paragraph(`Đoạn thứ ${index + 1} &amp; hết.`)).join(
      '',
    );
    const path = await saved(folder, 'letter.docx', docx(header + long));
    const pages = (await collect(readDocument(path, 'docx', { recogniser: blind }))).map(asRead);
    expect(pages.length).toBe(2);
    const lines = pages.flatMap((page) => page.lines);
    expect(lines.filter((line) => line.zone === 'header-left').map(lineText)).toEqual([
      'ỦY BAN NHÂN DÂN',
      'XÃ SUỐI LỘC',
    ]);
    expect(
      lines
        .at(-1)
        ?.words.map(({ text }) => text)
        .join(' '),
    ).toBe('Đoạn thứ 60 & hết.');
    expect(lines.every((line) => line.x >= 0 && line.x + line.width <= 596)).toBe(true);
    const picture = await renderPageImage(path, 'docx', 1, { widthPx: 300, format: 'jpeg' });
    expect(picture).toMatchObject({ mime: 'image/jpeg', width: 300, height: 424 });
  });

  it('that says it unpacks into gigabytes is not unpacked', async () => {
    const bomb = Buffer.from(docx(paragraph('x')));
    const sizeInList = 24;
    bomb.writeUInt32LE(2e9, bomb.lastIndexOf('PK\u0001\u0002', undefined, 'latin1') + sizeInList);
    expect(await failureOf(await saved(folder, 'bomb.docx', bomb), 'docx')).toBe('reading.unpacks-too-large');
  });

  it('that is no zip is refused', async () => {
    expect(await failureOf(await saved(folder, 'bad.docx', strToU8('PK no')), 'docx')).toBe(
      'reading.damaged',
    );
  });
});

describe('the picture of a page', () => {
  it('is as wide as asked and stands upright', async () => {
    const path = await saved(folder, 'picture.pdf', await dispatchPdf());
    const upright = await renderPageImage(path, 'pdf', 1, { widthPx: 400, format: 'png' });
    expect([upright.width, upright.height]).toEqual([400, 566]);
    const turned = await renderPageImage(path, 'pdf', 1, { widthPx: 400, rotation: 90 });
    expect(turned).toMatchObject({ mime: 'image/webp', width: 400, height: 283 });
    const { channels } = await sharp(Buffer.from(upright.data)).stats();
    expect(channels[0]!.mean).toBeLessThan(254);
  });
});
