import { decodePDFRawStream, degrees, PDFDict, PDFDocument, PDFName, PDFRawStream, rgb } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openForParting, pageAlone } from '../../src/reading/elsewhere/page-alone.ts';
import { openPaper } from '../../src/reading/open-paper.ts';
import { DEFAULT_LIMITS } from '../../src/reading/paper.ts';
import { saved, temporaryFolder } from './papers.ts';

const alone = async (document: PDFDocument, page: number) => {
  const bytes = await document.save();
  return pageAlone((await openForParting(bytes))!, page, document.getPageCount());
};

/** Everything that a PDF holds, unpacked, as letters. */
async function insideOf(bytes: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
  const parts = objects.map((object) => {
    if (!(object instanceof PDFRawStream)) return object.toString();
    const filter = object.dict.get(PDFName.of('Filter'));
    const isPacked = filter === PDFName.of('FlateDecode');
    const content = isPacked ? decodePDFRawStream(object).decode() : object.contents;
    return `${object.dict.toString()} ${Buffer.from(content).toString('latin1')}`;
  });
  return parts.join('\n');
}

/** Three pages, each with a picture and words of its own; all share one list of what they may show, as scanners write it. */
async function scannedPapers(): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const shared = document.context.obj({ XObject: {}, Font: {} });
  const ref = document.context.register(shared);
  for (let number = 1; number <= 3; number++) {
    const grey = { r: number * 60, g: number * 60, b: number * 60 };
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: grey } })
      .withExif({ IFD0: { ImageDescription: `picture of page ${number}` } })
      .jpeg()
      .toBuffer();
    const page = document.addPage([300, 400]);
    page.setRotation(degrees(number === 2 ? 90 : 0));
    page.drawImage(await document.embedJpg(picture), { x: 0, y: 0, width: 300, height: 400 });
    page.drawText(`words of page ${number}`, { x: 20, y: 20, color: rgb(1, 0, 0) });
    for (const kind of ['XObject', 'Font'] as const) {
      const own = page.node.Resources()!.lookup(PDFName.of(kind), PDFDict);
      const all = shared.lookup(PDFName.of(kind), PDFDict);
      for (const [key, value] of own.entries()) all.set(key, value);
    }
    page.node.set(PDFName.of('Resources'), ref);
  }
  return document;
}

describe('a page alone', () => {
  it('shows what it showed under its own number, and nothing of the others goes along', async () => {
    const document = await scannedPapers();
    const [first, second, third] = document.getPages();
    const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], Dest: [third!.ref, 'Fit'] };
    const note = {
      Type: 'Annot',
      Subtype: 'FreeText',
      Rect: [50, 50, 150, 70],
      P: second!.ref,
      Parent: first!.ref,
    };
    second!.node.set(PDFName.of('Annots'), document.context.obj([link, note]));
    const parted = (await alone(document, 2))!;

    const inside = await insideOf(parted);
    expect(inside).toContain('picture of page 2');
    expect(inside).not.toMatch(/picture of page [13]/u);
    const words = (number: number) => Buffer.from(`words of page ${number}`).toString('hex').toUpperCase();
    expect([1, 2, 3].map((number) => inside.includes(words(number)))).toEqual([false, true, false]);

    const folder = await temporaryFolder();
    const before = await saved(folder, 'whole.pdf', await document.save());
    const after = await saved(folder, 'alone.pdf', parted);
    const [whole, one] = await Promise.all(
      [before, after].map((path) => openPaper(path, 'pdf', DEFAULT_LIMITS)),
    );
    expect(one!.pageCount).toBe(3);
    const drawn = await Promise.all([whole!, one!].map((paper) => paper.render(2, 120)));
    expect(drawn[1]).toEqual(drawn[0]);
    expect((await one!.page(2)).text).toEqual((await whole!.page(2)).text);
    expect((await one!.page(3)).isEmpty).toBe(true);
    await Promise.all([whole!.close(), one!.close()]);
  });

  it.each([
    [
      'has layers',
      (document: PDFDocument) => document.catalog.set(PDFName.of('OCProperties'), document.context.obj({})),
    ],
    ['has pages that others count otherwise', (document: PDFDocument) => document.removePage(2)],
    [
      'leads to another page in a way nobody knows',
      (document: PDFDocument) =>
        document
          .getPage(1)
          .node.set(PDFName.of('Group'), document.context.obj({ To: document.getPage(0).ref })),
    ],
  ])('is not made of a file that %s', async (_what, change) => {
    const document = await scannedPapers();
    change(document);
    const source = (await openForParting(await document.save()))!;
    expect(await pageAlone(source, 2, 3)).toBeNull();
  });
});
