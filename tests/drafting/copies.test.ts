/** Sao y, sao lục, trích sao: the copied pages, the block under them, and the agency's signature on a digital copy. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type DispatchDocument,
  draftFile,
  printPdf,
  sealPaper,
  signDispatch,
  signDraft,
  viewDraft,
} from '../../src/drafting/index.ts';
import { bindCopy, type CopiedPaper } from '../../src/drafting/copy-pages.ts';
import { tiffPages } from '../../src/drafting/tiff-pages.ts';
import { linksOfDispatch } from '../../src/registry/index.ts';
import { verifyPdf } from '../../src/signatures/index.ts';
import { handPicture, SEAL_MM, sealPicture } from '../../scripts/samples/signing-pictures.ts';
import { temporaryFolder } from '../platform/temporary.ts';
import { pdfPages } from '../printing/pdf-words.ts';
import { page, understood, WHOLE_HEADER } from '../registry/office.ts';
import { derOf, root, SIGNED_AT, signerOf } from '../signatures/signed-papers.ts';
import { letter } from './documents.ts';
import { tiffFile, TIFFS } from './tiff-file.ts';
import {
  CLERK,
  DRAFTER,
  type DraftingOffice,
  LEADER,
  openDraftingOffice,
  unsigned,
} from './drafting-office.ts';

const run = promisify(execFile);
const AGENCY = 'Ủy ban nhân dân tỉnh Nam Hải';

let office: DraftingOffice;
let original: Uint8Array;
beforeAll(async () => {
  office = openDraftingOffice();
  const plain = await printPdf(letter(), SIGNED_AT);
  original = await signDispatch(plain, letter(), {
    people: [{ signer: signerOf(root, 'Trần Văn Bình'), picture: handPicture(7) }],
    agency: null,
    at: SIGNED_AT,
  });
});
afterAll(() => office.close());

const key = () => ({ signer: signerOf(root, AGENCY), picture: sealPicture(AGENCY), diameterMm: SEAL_MM });
const copyOf = (kind: string, symbol: string, rest: Partial<DispatchDocument> = {}): DispatchDocument => ({
  ...unsigned(),
  kind,
  header: { ...unsigned().header, agency: AGENCY, symbol },
  subject: '',
  addressees: null,
  bases: [],
  body: [{ kind: 'paragraph', text: 'Sao y từ văn bản gốc' }],
  endMark: false,
  medium: 'paper',
  contact: [],
  ...rest,
});

async function registered(): Promise<string> {
  // A file of its own for each: the same bytes twice are one paper.
  const { id } = await office.handIn(Buffer.concat([original, Buffer.from(`\n% ${Math.random()}`)]), DRAFTER);
  office.reader.understanding = understood({
    ...WHOLE_HEADER,
    issuer: 'SỞ Y TẾ',
    signer: { capacity: null, title: 'GIÁM ĐỐC', actualTitle: null, name: 'Lê Thị Hòa' },
  });
  office.reader.pages = () => [page(1, ...Array.from({ length: 24 }, (_, at) => `dòng ${at + 1}`))];
  await office.work();
  return id;
}

const pictureOf = async (bytes: Uint8Array, number: number) => {
  const folder = temporaryFolder();
  await writeFile(join(folder, 'sao.pdf'), bytes);
  const at = ['-f', String(number), '-l', String(number)];
  await run('pdftoppm', [
    '-r',
    '50',
    ...at,
    '-png',
    '-singlefile',
    join(folder, 'sao.pdf'),
    join(folder, 'anh'),
  ]);
  return sharp(join(folder, 'anh.png')).removeAlpha().raw().toBuffer({ resolveWithObject: true });
};

describe('pages that are bound', () => {
  const about = { title: 'Sao y', author: AGENCY, made: SIGNED_AT };
  const paper = (filledTo: number | null, turn = 0): CopiedPaper => ({
    files: [{ bytes: original, kind: 'pdf' }],
    pages: [{ file: 0, page: 1, turn }],
    filledTo,
  });
  const block = async () => {
    const document = copyOf('Sao y', 'SY-UBND', { body: [] });
    const { layOut } = await import('../../src/drafting/layout/parts.ts');
    return { sheets: layOut(document), bytes: await printPdf(document, SIGNED_AT) };
  };

  it.each([
    ['right under the last words', 0.55, 0, 1],
    ['on a page of its own where there is no room', 0.9, 0, 2],
    ['on a page of its own where nobody knows how full the last one is', null, 0, 2],
    ['on a page of its own behind a page that is turned', 0.5, 90, 2],
  ])('have the block %s', async (_, filledTo, turn, pages) => {
    const bound = await bindCopy(paper(filledTo, turn), await block(), about);
    expect(bound.pages).toBe(pages);
    const words = await pdfPages(bound.bytes);
    expect(words[pages - 1]).toContain('SAO Y');
    expect(words[0]).toContain('128/UBND-TH');
  });

  it('show the hand of the original and carry no broken signature of it', async () => {
    const { bytes } = await bindCopy(paper(null), null, about);
    expect(Buffer.from(bytes).includes('/ByteRange')).toBe(false);
    const { data } = await pictureOf(bytes, 1);
    let blue = 0;
    for (let at = 0; at < data.length; at += 3)
      if (data[at + 2]! > 110 && data[at]! < 110 && data[at + 2]! - data[at]! > 60) blue++;
    expect(blue).toBeGreaterThan(20);
  });

  /** Black above, white below. */
  const scan = async () => {
    const above = { create: { width: 600, height: 420, channels: 3, background: '#000' } } as const;
    const whole = sharp({ create: { width: 600, height: 840, channels: 3, background: '#fff' } });
    const drawn = whole.composite([{ input: await sharp(above).png().toBuffer(), gravity: 'north' }]);
    return sharp(await drawn.removeAlpha().png().toBuffer()).removeAlpha();
  };
  const asFax = { compression: 'ccittfax4', bitdepth: 1 } as const;

  /** As a camera stores what it sees upright. */
  const held = (it: Sharp, orientation: 2 | 3 | 4 | 5 | 6 | 7 | 8): Sharp => {
    const stored = {
      2: () => it.flop(),
      3: () => it.rotate(180),
      4: () => it.flip(),
      5: () => it.flip().rotate(90),
      6: () => it.rotate(270),
      7: () => it.flip().rotate(270),
      8: () => it.rotate(90),
    };
    return stored[orientation]();
  };

  it.each([
    ['jpeg as it is', 'jpeg', (it: Sharp) => it.jpeg(), 'DCTDecode'],
    ...([2, 3, 4, 5, 6, 7, 8] as const).map(
      (orientation) =>
        [
          `jpeg held as EXIF calls ${orientation}`,
          'jpeg',
          (it: Sharp) => held(it, orientation).jpeg().withMetadata({ orientation }),
          'DCTDecode',
        ] as const,
    ),
    ['png as it is', 'png', (it: Sharp) => it.png(), 'FlateDecode'],
    ['png with clear parts', 'png', (it: Sharp) => it.ensureAlpha(0.99).png(), 'SMask'],
    [
      'tiff of a fax',
      'tiff',
      (it: Sharp) => it.threshold().toColourspace('b-w').tiff(asFax),
      'CCITTFaxDecode',
    ],
    ['tiff with LZW', 'tiff', (it: Sharp) => it.tiff({ compression: 'lzw' }), 'LZWDecode'],
    [
      'tiff of grays, packed and told by differences',
      'tiff',
      (it: Sharp) => it.toColourspace('b-w').tiff({ compression: 'deflate', predictor: 'horizontal' }),
      '/Predictor 2',
    ],
    ['tiff of run lengths', 'tiff', (it: Sharp) => it.tiff({ compression: 'packbits' }), 'RunLengthDecode'],
    ['tiff not packed', 'tiff', (it: Sharp) => it.tiff({ compression: 'none' }), 'FlateDecode'],
    ['tiff that holds a jpeg', 'tiff', (it: Sharp) => it.tiff({ compression: 'jpeg' }), 'DCTDecode'],
    ['webp', 'webp', (it: Sharp) => it.webp(), 'DCTDecode'],
  ] as const)('may be pictures: %s', async (_, kind, code, coding) => {
    const files = [{ bytes: await code(await scan()).toBuffer(), kind }];
    const { bytes, pages } = await bindCopy({ ...paper(null), files }, null, about);
    expect([pages, Buffer.from(bytes).includes(coding)]).toEqual([1, true]);
    const { data, info } = await pictureOf(bytes, 1);
    const { width, height } = info;
    const at = (share: number) => data[(Math.round(height * share) * width + Math.round(width / 2)) * 3]!;
    expect([at(0.25) < 60, at(0.7) > 200]).toEqual([true, true]);
  });

  it.each(TIFFS)('may be a TIFF of %s, taken over as it is', async (_, bytes, inPdf) => {
    const files = [{ bytes, kind: 'tiff' as const }];
    const copy = await bindCopy({ ...paper(null), files }, null, about);
    expect([copy.pages, Buffer.from(copy.bytes).includes(inPdf)]).toEqual([1, true]);
    const { data, info } = await pictureOf(copy.bytes, 1);
    const at = (share: number) =>
      data[(Math.round(info.height * share) * info.width + Math.round(info.width / 2)) * 3]!;
    expect([at(0.4) < 60, at(0.6) > 200]).toEqual([true, true]);
  });

  it('of run lengths goes on behind a byte that means nothing there and would end a picture in PDF', async () => {
    const strip = [1, 128, 0x80, 128, 0xff, 0x07];
    const file = tiffFile(Uint8Array.from(strip), { 256: 4, 257: 1, 258: 8, 259: 32773, 262: 1 });
    const [page] = (await tiffPages(file)) ?? [];
    // 128 within the bytes of a run is a gray, between runs it is nothing.
    expect([...page!.strips[0]!.data]).toEqual([1, 128, 0x80, 0xff, 0x07]);
  });

  it('of what has no pages is refused', async () => {
    const word = { ...paper(null), files: [{ bytes: Buffer.from('PK'), kind: 'docx' as const }] };
    await expect(bindCopy(word, null, about)).rejects.toMatchObject({ code: 'draft.not-to-be-copied' });
  });
});

describe('a copy', () => {
  const deps = () => ({ ...office, wakeJobs: () => {} });
  const begun = async (document: DispatchDocument) => {
    const dispatchId = await registered();
    const draftId = office.toBeSigned({ document, source: { dispatchId, kind: 'copies' } });
    return { dispatchId, draftId, revision: office.revisionOf(draftId) };
  };

  it('on paper is the pages and the block, signed by the leader and sealed in the block', async () => {
    const { dispatchId, draftId, revision } = await begun(copyOf('Sao y', 'SY-UBND'));
    const draft = await draftFile({ db: office.db, storage: office.storage }, draftId, DRAFTER, office.clock);
    expect((await pdfPages(draft))[0]).toContain('SAO Y');
    const digital = { signer: signerOf(root, LEADER.name), picture: handPicture(3) };
    const signed = await signDraft(deps(), { draftId, revision, digital }, LEADER);
    const { fileSha256 } = await sealPaper(deps(), { draftId, openKey: key }, CLERK);
    const bytes = await office.storage.read(fileSha256);
    const [words = ''] = await pdfPages(bytes);
    expect(words).toContain('128/UBND-TH');
    expect(words).toContain(`Số: 0${signed.number}/SY-UBND`);
    const checks = await verifyPdf(bytes, { trusted: [derOf(root)], now: new Date(office.clock.now()) });
    expect(checks.map(({ state, certificate }) => [state, certificate?.holder])).toEqual([
      ['valid', LEADER.name],
      ['valid', AGENCY],
    ]);
    // The seal is red, over the hand, in the lower half: in the block and not on the copied words.
    const { data, info } = await pictureOf(bytes, 1);
    const reds: number[] = [];
    for (let at = 0; at < data.length; at += 3)
      if (data[at]! > 170 && data[at + 1]! < 130 && data[at + 2]! < 130)
        reds.push(Math.floor(at / 3 / info.width));
    expect(Math.min(...reds)).toBeGreaterThan(info.height * 0.55);
    expect(linksOfDispatch(office.db, dispatchId, CLERK)).toMatchObject([
      { kind: 'copies', towards: 'from' },
    ]);
  });

  it('in digital form is the pages alone, with the agency’s signature in the right top corner', async () => {
    const { draftId, revision } = await begun(copyOf('Sao lục', 'SL-UBND', { medium: 'electronic' }));
    const digital = { signer: signerOf(root, LEADER.name), picture: null };
    await signDraft(deps(), { draftId, revision, digital }, LEADER);
    expect(viewDraft(office.db, draftId, CLERK, office.clock).steps).toContain('seal');
    const { fileSha256 } = await sealPaper(deps(), { draftId, openKey: key }, CLERK);
    const file = join(temporaryFolder(), 'sao-luc.pdf');
    await writeFile(file, await office.storage.read(fileSha256));
    const corner = ['-x', '245', '-y', '0', '-W', '350', '-H', '60'];
    const { stdout } = await run('pdftotext', ['-layout', ...corner, file, '-']);
    expect(stdout).toMatch(/Sao lục; Ủy ban nhân dân tỉnh Nam Hải; ?\s*2026-11-23T\d\d:\d\d:\d\d\+07:00/u);
    expect((await pdfPages(await office.storage.read(fileSha256))).join('')).not.toContain('SAO LỤC');
    const { stdout: checked } = await run('pdfsig', ['-nocert', file]);
    expect(checked.match(/Signature is Valid\./gu)).toHaveLength(1);
  });

  it('of a part is written anew with the form of the paper it is taken from', async () => {
    const body = [{ kind: 'paragraph' as const, text: 'Phần được trích của văn bản.' }];
    const { draftId, revision } = await begun(copyOf('Trích sao', 'TrS-UBND', { body }));
    const { fileSha256, number } = await signDraft(deps(), { draftId, revision }, LEADER);
    const [words = ''] = await pdfPages(await office.storage.read(fileSha256));
    const order = [
      'SỞ Y TẾ',
      'Số: 05/UBND-VX',
      'Phần được trích',
      '(Đã ký)',
      'Lê Thị Hòa',
      'TRÍCH SAO',
      `0${number}/TrS-UBND`,
    ];
    expect(order.map((part) => words.indexOf(part))).toEqual(
      order.map((part) => words.indexOf(part)).toSorted((a, b) => a - b),
    );
    expect(words.indexOf(order[0]!)).toBeGreaterThanOrEqual(0);
  });
});
