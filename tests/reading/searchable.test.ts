import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { degrees, PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { openPaper } from '../../src/reading/open-paper.ts';
import type { Line, ReadPage, Word } from '../../src/reading/page.ts';
import type { PaperKind } from '../../src/reading/paper.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import type { Recogniser } from '../../src/reading/recogniser.ts';
import type { SearchablePage } from '../../src/reading/searchable/searchable-paper.ts';
import { srgbProfile } from '../../src/reading/searchable/srgb-profile.ts';
import { LayerFont } from '../../src/reading/searchable/layer-font.ts';
import { writeSearchablePdf } from '../../src/reading/searchable/write-searchable.ts';
import {
  A4,
  asRead,
  BODY,
  collect,
  dispatchPdf,
  newDocument,
  pdfOfPictures,
  saved,
  scanOf,
  temporaryFolder,
} from './papers.ts';
import {
  checked,
  copiedText,
  drawn,
  pdfFacts,
  placedWords,
  type PlacedText,
  SKIPPED,
  storedPicture,
} from './pdf-tools.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = await temporaryFolder();
/** These papers are read by their text layers. */
const nobody = {} as Recogniser;
let printed: ReadPage;
let picture: Buffer;

beforeAll(async () => {
  const source = await saved(folder, 'dispatch.pdf', await dispatchPdf());
  printed = asRead((await collect(readDocument(source, 'pdf', { recogniser: nobody })))[0]);
  picture = await scanOf(source, 1, 100);
});

function asPage(page: Partial<SearchablePage> & { lines: Line[] }): SearchablePage {
  return { source: 0, page: 1, ...A4, rotation: 0, needsLayer: true, ...page };
}

let written = 0;
async function searchable(sources: [string, PaperKind][], pages: SearchablePage[]) {
  const out = join(folder, `searchable-${++written}.pdf`);
  const files = sources.map(([path, kind], index) => ({ path, kind, sha256: `hash-${index}` }));
  const result = await writeSearchablePdf({ sources: files, pages, out });
  return { out, ...result };
}

/** One line with a word at each of these places. */
function lineOf(...words: [text: string, x: number, y: number][]): Line {
  const placed = words.map(([text, x, y]): Word => ({ text, x, y, width: 60, height: 12, confidence: 90 }));
  const [x, y] = [Math.min(...placed.map((word) => word.x)), placed[0]!.y];
  return { zone: 'body', words: placed, x, y, width: placed.at(-1)!.x + 60 - x, height: 12 };
}

/** Whether the first pages of two PDFs are drawn alike, to the pixel. */
async function looksLike(path: string, other: string): Promise<boolean> {
  return (await drawn(path, 1)).equals(await drawn(other, 1));
}

async function languageOf(pdf: Uint8Array): Promise<string> {
  const { catalog } = await PDFDocument.load(pdf, { updateMetadata: false });
  return String(catalog.get(PDFName.of('Lang')));
}

/** Share of the words of the reading that stand where the reading has them. */
function share(lines: readonly Line[], shown: readonly PlacedText[], page = 1): number {
  const words = lines.flatMap((line) => line.words);
  const isThere = (word: Word) =>
    shown.some(
      (other) =>
        other.page === page &&
        other.text === word.text &&
        Math.abs(other.x - word.x) < 1.5 &&
        Math.abs(other.x + other.width - word.x - word.width) < 1.5 &&
        other.y < word.y + word.height / 2 &&
        other.y + other.height > word.y + word.height / 2 &&
        other.height < 2 * word.height,
    );
  return words.filter(isThere).length / words.length;
}

describe.skipIf(SKIPPED)('the searchable PDF of a scan', () => {
  it('has every word where it is printed, and looks as before', async () => {
    const scan = await saved(folder, 'scan.pdf', await pdfOfPictures([picture]));
    const { out, signed, obstacles } = await searchable([[scan, 'pdf']], [asPage({ lines: printed.lines })]);
    await checked(out);
    expect(share(printed.lines, await placedWords(out))).toBeGreaterThan(0.98);
    expect(await looksLike(out, scan)).toBe(true);
    expect({ signed, obstacles }).toEqual({ signed: false, obstacles: [] });
    const [before, after] = [await readFile(scan), await readFile(out)];
    expect(after.subarray(0, before.length).equals(before)).toBe(true);
    expect(after.length).toBeLessThan(before.length * 1.15);
    const text = await copiedText(out);
    for (const line of BODY) expect(text).toContain(line);
    expect(text).toBe(text.normalize('NFC'));
  });

  it('says what it is: Vietnamese, PDF/A-2b with its output intent, made from which file', async () => {
    const scan = await saved(folder, 'plain.pdf', await pdfOfPictures([picture]));
    const { out } = await searchable([[scan, 'pdf']], [asPage({ lines: printed.lines })]);
    const document = await PDFDocument.load(await readFile(out), { updateMetadata: false });
    expect(await languageOf(await readFile(out))).toBe('(vi)');
    expect(document.catalog.has(PDFName.of('OutputIntents'))).toBe(true);
    const facts = await pdfFacts(out);
    expect(facts).toMatch(/Metadata Stream: +yes/);
    expect(facts).toContain('hash-0');
    expect((await readFile(out)).toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>');
  });

  it.each([
    { quality: 16, width: 827, most: 32_000, obstacles: [] },
    { quality: 13, width: 720, most: 23_000, obstacles: ['size'] },
  ])(
    'is at most 15 % larger than a small one, quality $quality: $obstacles',
    async ({ quality, width, most, obstacles }) => {
      const document = await PDFDocument.create();
      const jpeg = await sharp(picture).resize({ width }).grayscale().jpeg({ quality }).toBuffer();
      const page = document.addPage([A4.width, A4.height]);
      page.drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width: A4.width, height: A4.height });
      const bytes = await document.save();
      expect(bytes.length).toBeLessThan(most);
      const path = await saved(folder, `small-${quality}.pdf`, bytes);
      const made = await searchable([[path, 'pdf']], [asPage({ lines: printed.lines })]);
      await checked(made.out);
      expect(made.obstacles).toEqual(obstacles);
      expect((await stat(made.out)).size / bytes.length).toBeLessThanOrEqual(1.15);
      expect(share(printed.lines, await placedWords(made.out))).toBeGreaterThan(0.98);
      expect(await looksLike(made.out, path)).toBe(true);
      const copy = await readFile(made.out);
      expect(await languageOf(copy)).toBe('(vi)');
      expect(copy.toString('latin1').includes('pdfaid')).toBe(obstacles.length === 0);
    },
  );

  it('names a colour profile that is sRGB', async () => {
    const profile = await saved(folder, 'srgb.icc', srgbProfile());
    const levels = Uint8Array.from({ length: 3 * 256 }, (_, index) => (index * 37) % 256);
    const image = sharp(levels, { raw: { width: 256, height: 1, channels: 3 } });
    const shown = await image.withIccProfile(profile).raw().toBuffer();
    levels.forEach((level, index) => expect(Math.abs(level - shown[index]!)).toBeLessThanOrEqual(2));
  });

  it('has characters beyond the first plane, and pages that share their fonts', async () => {
    const { document, fonts } = await newDocument();
    const shared = document.context.register(document.context.obj({ Font: { F: fonts.regular.ref } }));
    // More than fit into one face of the layer: every code of a byte is used, brackets and line ends too.
    const many = String.fromCodePoint(...Array.from({ length: 400 }, (_, at) => 0x4e00 + 3 * at));
    const texts = ['𠀀 và 😀', `Trang (2) \\ ${many.match(/.{100}/gu)!.join(' ')}`];
    for (let page = 0; page < 2; page++)
      document.addPage([A4.width, A4.height]).node.set(PDFName.of('Resources'), shared);
    const path = await saved(folder, 'shared.pdf', await document.save());
    const lines = texts.map((text) =>
      lineOf(...text.split(' ').map((word, at): [string, number, number] => [word, 20 + 70 * at, 90])),
    );
    const { out } = await searchable(
      [[path, 'pdf']],
      lines.map((line, index) => asPage({ page: index + 1, lines: [line] })),
    );
    await checked(out);
    const copied = (await copiedText(out)).split('\f').map((text) => text.trim().replace(/\s+/g, ' '));
    expect(copied).toEqual([...texts, '']);
  });

  it('widens nothing but spaces, however many characters the paper has', async () => {
    const font = new LayerFont((await PDFDocument.create()).context);
    const characters = Array.from({ length: 600 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
    const runs = font.encode(characters);
    expect(runs.map(({ face }) => face)).toEqual([0, 1, 2, 3]);
    expect(runs.filter(({ codes }) => codes.includes(' '))).toEqual([]);
    expect(font.encode(' ')).toEqual([{ face: 0, codes: ' ' }]);
  });

  it('puts the text the right way on pages that are turned, cut or measured in other units', async () => {
    const document = await PDFDocument.create();
    const pages: SearchablePage[] = [];
    const turns = [0, 90, 180, 270] as const;
    for (const own of turns) {
      for (const rotation of turns) {
        const page = document.addPage([500, 700]);
        page.setCropBox(40, -30, 400, 600);
        page.setMediaBox(-20, -50, 500, 700);
        page.setRotation(degrees(own));
        const sideways = (own + rotation) % 180 !== 0;
        const size = sideways ? { width: 600, height: 400 } : { width: 400, height: 600 };
        const lines = [lineOf(['Hỏa', 40, 50], ['tốc', 120, 50]), lineOf(['Đường', 200, 350])];
        pages.push(asPage({ ...size, page: pages.length + 1, rotation, lines }));
      }
    }
    const path = await saved(folder, 'turned.pdf', await document.save());
    const { out } = await searchable([[path, 'pdf']], pages);
    await checked(out);
    const shown = await placedWords(out);
    for (const { page, lines } of pages) expect([page, share(lines, shown, page)]).toEqual([page, 1]);
  });

  it('places text on a page with a unit of its own, as viewers show it', async () => {
    const document = await PDFDocument.create();
    document.addPage([300, 400]).node.set(PDFName.of('UserUnit'), document.context.obj(2));
    const path = await saved(folder, 'unit.pdf', await document.save());
    const { out } = await searchable(
      [[path, 'pdf']],
      [asPage({ width: 600, height: 800, lines: [lineOf(['Khẩn', 420, 700])] })],
    );
    const paper = await openPaper(out, 'pdf');
    const { text } = await paper.page(1);
    await paper.close();
    expect(text[0]).toMatchObject({ text: 'Khẩn' });
    expect(text[0]!.x).toBeCloseTo(420, 0);
  });

  it('follows a sheet that was laid in askew', async () => {
    const words = Array.from({ length: 8 }, (_, index): [string, number, number] => [
      `chữ${index}`,
      60 + index * 62,
      100 + index * 62 * 0.03,
    ]);
    const scan = await saved(folder, 'askew.pdf', await pdfOfPictures([picture]));
    const { out } = await searchable([[scan, 'pdf']], [asPage({ lines: [lineOf(...words)] })]);
    const shown = await placedWords(out);
    expect(shown).toHaveLength(8);
    expect(shown.at(-1)!.y - shown[0]!.y).toBeCloseTo(7 * 62 * 0.03, 0);
  });
});

describe.skipIf(SKIPPED)('a bad text layer', () => {
  const right = [lineOf(['Khẩn', 100, 100], ['trương', 170, 100])];

  async function replaced(name: string, bytes: Uint8Array): Promise<string> {
    const path = await saved(folder, `${name}.pdf`, bytes);
    const { out } = await searchable([[path, 'pdf']], [asPage({ lines: right })]);
    await checked(out);
    expect(await looksLike(out, path)).toBe(true);
    return (await copiedText(out)).trim();
  }

  it('is taken off where it is invisible', async () => {
    const bytes = await pdfOfPictures([picture], (page, { regular }) => {
      page.drawText('Khan truong bi mat', { x: 100, y: 700, size: 12, font: regular, renderMode: 3 });
    });
    expect(await replaced('invisible', bytes)).toBe('Khẩn trương');
  });

  it('is taken off where the picture of the sheet lies over it', async () => {
    const { document, fonts } = await newDocument();
    const page = document.addPage([A4.width, A4.height]);
    page.drawText('Khan truong (1)', { x: 100, y: 700, size: 12, font: fonts.regular });
    const image = await document.embedJpg(await sharp(picture).jpeg().toBuffer());
    page.drawImage(image, { x: 0, y: 0, width: A4.width, height: A4.height });
    expect(await replaced('below', await document.save())).toBe('Khẩn trương');
  });

  it('is taken off where it stands in a form of its own', async () => {
    const layer = await PDFDocument.create();
    const font = await layer.embedFont(StandardFonts.Helvetica);
    layer.addPage([A4.width, A4.height]).drawText('Khan', { x: 9, y: 700, size: 12, font, renderMode: 3 });
    const document = await PDFDocument.load(await pdfOfPictures([picture]));
    const [form] = await document.embedPdf(await layer.save());
    document.getPage(0).drawPage(form!);
    expect(await replaced('form', await document.save())).toBe('Khẩn trương');
  });

  it('is passed over where its letters are seen but mean nothing', async () => {
    const { document, fonts } = await newDocument();
    document
      .addPage([A4.width, A4.height])
      .drawText('Kh¶n tr­¬ng', { x: 100, y: 730, size: 12, font: fonts.regular });
    expect(await replaced('legacy', await document.save())).toBe('Khẩn trương');
  });

  it('stays where it was believed, and so does what was typed over a scan', async () => {
    const typed = { ...lineOf(['SAO', 100, 50], ['Y', 160, 50]), zone: 'overlay' as const };
    for (const word of typed.words) word.confidence = 100;
    const bytes = await pdfOfPictures([picture], (page, { regular }) => {
      page.drawText('SAO Y', { x: 100, y: 780, size: 12, font: regular });
    });
    const path = await saved(folder, 'typed.pdf', bytes);
    const over = await searchable([[path, 'pdf']], [asPage({ lines: [...right, typed] })]);
    expect((await copiedText(over.out)).split(/\s+/).filter(Boolean).toSorted()).toEqual(
      ['Khẩn', 'SAO', 'Y', 'trương'].toSorted(),
    );
    const believed = await searchable([[path, 'pdf']], [asPage({ lines: [typed], needsLayer: false })]);
    expect((await copiedText(believed.out)).trim()).toBe('SAO Y');
  });
});

describe.skipIf(SKIPPED)('papers that need care', () => {
  it.each([undefined, '1B'] as const)(
    'never touches a signed original (PDF/A: %s): its bytes come first, and the copy says what it is',
    async (conformance) => {
      const { document } = await newDocument();
      const page = document.addPage([A4.width, A4.height]);
      const signature = document.context.register(
        document.context.obj({
          Type: 'Sig',
          Filter: 'Adobe.PPKLite',
          ByteRange: [0, 10, 20, 30],
          Contents: PDFString.of('chữ ký'),
        }),
      );
      const field = { FT: 'Sig', T: PDFString.of('ky'), V: signature, Type: 'Annot', Subtype: 'Widget' };
      const widget = document.context.register(
        document.context.obj({ ...field, Rect: [0, 0, 0, 0], F: 132, P: page.ref }),
      );
      page.node.set(PDFName.of('Annots'), document.context.obj([widget]));
      document.catalog.set(PDFName.of('AcroForm'), document.context.obj({ Fields: [widget], SigFlags: 3 }));
      if (conformance !== undefined) document.convertToPDFA({ conformance });
      const path = await saved(folder, 'signed.pdf', await document.save());
      const { out, signed, obstacles } = await searchable(
        [[path, 'pdf']],
        [asPage({ lines: [lineOf(['Ký', 80, 80])] })],
      );
      await checked(out);
      expect({ signed, obstacles }).toEqual({ signed: true, obstacles: ['signed'] });
      const [before, after] = [await readFile(path), await readFile(out)];
      expect(after.subarray(0, before.length).equals(before)).toBe(true);
      expect(await pdfFacts(out)).toContain('không thay cho bản gốc có chữ ký số');
      expect((await copiedText(out)).trim()).toBe('Ký');
    },
  );

  it('is not called PDF/A where its pages do not allow it', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([A4.width, A4.height]);
    page.drawText('not embedded', { font: await document.embedFont(StandardFonts.Helvetica) });
    document.addJavaScript('hello', 'app.alert("hello")');
    const path = await saved(folder, 'script.pdf', await document.save());
    const { out, obstacles } = await searchable([[path, 'pdf']], [asPage({ lines: [], needsLayer: false })]);
    expect(obstacles).toEqual(expect.arrayContaining(['font', 'JavaScript']));
    expect((await readFile(out)).toString('latin1')).not.toContain('pdfaid');
  });

  it('writes a paper anew whose references are broken, or which asks for an empty password', async () => {
    const bytes = Buffer.from(await pdfOfPictures([picture]));
    const broken = Buffer.from(bytes.toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1');
    const locked = await PDFDocument.load(bytes);
    locked.encrypt({ userPassword: '', ownerPassword: 'chủ' });
    const papers = { broken, locked: await locked.save() };
    for (const [name, content] of Object.entries(papers)) {
      const path = await saved(folder, `${name}.pdf`, content);
      const { out } = await searchable([[path, 'pdf']], [asPage({ lines: printed.lines })]);
      await checked(out);
      expect([name, share(printed.lines, await placedWords(out)) > 0.98]).toEqual([name, true]);
      expect(await pdfFacts(out)).toMatch(/Encrypted: +no/);
      expect([name, await looksLike(out, await saved(folder, 'whole.pdf', bytes))]).toEqual([name, true]);
    }
  });
});

describe.skipIf(SKIPPED)('papers of other kinds, and pages in another order', () => {
  it('makes PDFs of photographs and scans as they are', async () => {
    const scan = await sharp(picture).resize({ width: 400 }).png().toBuffer();
    const jpeg = await sharp(scan)
      .rotate(270)
      .jpeg({ quality: 70 })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const bilevel = sharp(picture).flatten().toColourspace('b-w').threshold();
    const files: [string, PaperKind, Buffer][] = [
      ['photo.jpg', 'jpeg', jpeg],
      ['scan.png', 'png', await sharp(scan).flatten().toColourspace('b-w').png().toBuffer()],
      ['clear.png', 'png', await sharp(scan).ensureAlpha(0.9).png().toBuffer()],
      [
        'mirrored.jpg',
        'jpeg',
        await sharp(scan).flop().rotate(90).jpeg().withMetadata({ orientation: 5 }).toBuffer(),
      ],
      ['fax.tif', 'tiff', await bilevel.tiff({ bitdepth: 1, compression: 'ccittfax4' }).toBuffer()],
      ['photo.tif', 'tiff', await sharp(scan).tiff({ compression: 'jpeg', quality: 50 }).toBuffer()],
    ];
    for (const [name, kind, content] of files) {
      const path = await saved(folder, name, content);
      const { out, obstacles } = await searchable([[path, kind]], [asPage({ lines: printed.lines })]);
      await checked(out);
      expect([name, share(printed.lines, await placedWords(out)) > 0.98]).toEqual([name, true]);
      const { size } = await stat(out);
      // The claim goes only where that keeps a small one within 15 %; the text of a page stays also in the smallest.
      expect([name, obstacles.filter((why) => why !== 'size')]).toEqual([name, []]);
      expect([name, size]).toEqual([
        name,
        expect.toSatisfy(() => size <= Math.max(1.15 * content.length, content.length + 4300)),
      ]);
      expect([name, await likeness(out)]).toEqual([name, expect.closeTo(1, 1)]);
    }
  });

  it('loses nothing of what a fax or a scanner wrote in black and white', async () => {
    const bilevel = await sharp(picture).flatten().toColourspace('b-w').threshold().raw().toBuffer();
    const { width, height } = await sharp(picture).metadata();
    const sheet = sharp(bilevel, { raw: { width, height, channels: 1 } }).toColourspace('b-w');
    for (const compression of ['ccittfax4', 'lzw', 'packbits'] as const) {
      const content = await sheet.clone().tiff({ bitdepth: 1, compression, predictor: 'none' }).toBuffer();
      const path = await saved(folder, `${compression}.tif`, content);
      const { out } = await searchable([[path, 'tiff']], [asPage({ lines: printed.lines })]);
      const kept = sharp(await storedPicture(out))
        .toColourspace('b-w')
        .raw();
      expect([compression, (await kept.toBuffer()).equals(bilevel)]).toEqual([compression, true]);
      expect((await stat(out)).size).toBeLessThan(content.length + 4300);
    }
  });

  /** How much the page looks like the scan, 1 for the same. */
  async function likeness(path: string): Promise<number> {
    const small = async (image: Buffer) =>
      sharp(image)
        .flatten({ background: '#fff' })
        .grayscale()
        .resize(120, 170, { fit: 'fill' })
        .raw()
        .toBuffer();
    const [one, other] = [await small(await ppm(path)), await small(picture)];
    const apart = one.reduce((sum, level, at) => sum + Math.abs(level - other[at]!), 0) / one.length;
    return 1 - apart / 255;
  }

  async function ppm(path: string): Promise<Buffer> {
    const bytes = await drawn(path, 1);
    const [, width, height] = /^P5\n(\d+) (\d+)\n255\n/.exec(bytes.toString('latin1', 0, 40))!;
    const pixels = bytes.subarray(bytes.length - Number(width) * Number(height));
    return sharp(pixels, { raw: { width: Number(width), height: Number(height), channels: 1 } })
      .png()
      .toBuffer();
  }

  it('takes pages from several files, turned as they were read', async () => {
    const scan = await saved(folder, 'two.pdf', await pdfOfPictures([picture, picture]));
    const photo = await saved(folder, 'one.jpg', await sharp(picture).rotate(90).jpeg().toBuffer());
    const { out } = await searchable(
      [
        [scan, 'pdf'],
        [photo, 'jpeg'],
      ],
      [
        asPage({ page: 2, lines: [lineOf(['hai', 100, 100])] }),
        asPage({ source: 1, rotation: 270, lines: printed.lines }),
        asPage({ page: 1, rotation: 180, lines: [lineOf(['ngược', 100, 100])] }),
      ],
    );
    await checked(out);
    const shown = await placedWords(out);
    expect(shown.filter(({ page }) => page !== 2).map(({ page, text }) => [page, text])).toEqual([
      [1, 'hai'],
      [3, 'ngược'],
    ]);
    expect(share(printed.lines, shown, 2)).toBeGreaterThan(0.98);
    expect(shown.at(-1)!.x).toBeCloseTo(100, 0);
  });

  it('sets the text of a Word file, and draws the pages of a PDF that cannot be taken apart', async () => {
    const word = await saved(folder, 'nothing.docx', Buffer.from(''));
    const docx = await searchable([[word, 'docx']], [asPage({ lines: printed.lines, needsLayer: false })]);
    await checked(docx.out);
    expect((await copiedText(docx.out)).replace(/\s+/g, ' ')).toContain('Hiệu trưởng các trường học');
    const odd = await saved(folder, 'odd.pdf', withoutPageTree(Buffer.from(await pdfOfPictures([picture]))));
    const drawnOut = await searchable([[odd, 'pdf']], [asPage({ lines: printed.lines })]);
    await checked(drawnOut.out);
    expect(share(printed.lines, await placedWords(drawnOut.out))).toBeGreaterThan(0.98);
  });

  /** A number in the page tree that is none: readers repair it, pdf-lib gives up. */
  function withoutPageTree(bytes: Buffer): Buffer {
    return Buffer.from(bytes.toString('latin1').replaceAll('/Type /Pages', '/Type /Pagez'), 'latin1');
  }
});
