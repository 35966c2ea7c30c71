import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import {
  printPdf,
  sealPlace,
  signaturePlaces,
  signDispatch,
  signEnclosure,
  vietnamTime,
} from '../../src/drafting/index.ts';
import { A4 } from '../../src/printing/index.ts';
import { type DocumentSigner, verifyPdf } from '../../src/signatures/index.ts';
import { handPicture, SEAL_MM, sealPicture } from '../../scripts/samples/signing-pictures.ts';
import { temporaryFolder } from '../platform/temporary.ts';
import { pdfPages } from '../printing/pdf-words.ts';
import { derOf, root, SIGNED_AT, signerOf } from '../signatures/signed-papers.ts';
import { letter } from './documents.ts';

const run = promisify(execFile);
const folder = temporaryFolder();
const file = join(folder, 'da-ky.pdf');
const document = letter();
let leader: DocumentSigner;
let agency: DocumentSigner;
let printed: Uint8Array;
let signed: Uint8Array;

beforeAll(async () => {
  leader = signerOf(root, 'Trần Văn Bình');
  agency = signerOf(root, 'Ủy ban nhân dân tỉnh Nam Hải');
  printed = await printPdf(document, SIGNED_AT);
  signed = await signDispatch(printed, document, {
    people: [{ signer: leader, picture: handPicture(7) }],
    agency: { signer: agency, picture: sealPicture('ỦY BAN NHÂN DÂN TỈNH NAM HẢI'), diameterMm: SEAL_MM },
    at: SIGNED_AT,
  });
  await writeFile(file, signed);
});

it('the leader signs and the agency seals, each behind what was there before', async () => {
  expect(Buffer.from(signed.subarray(0, printed.length)).equals(Buffer.from(printed))).toBe(true);
  const checks = await verifyPdf(signed, { trusted: [derOf(root)], now: SIGNED_AT });
  expect(checks.map(({ state, certificate }) => [state, certificate?.holder])).toEqual([
    ['valid', 'Trần Văn Bình'],
    ['valid', 'Ủy ban nhân dân tỉnh Nam Hải'],
  ]);
});

it('poppler finds both signatures valid', async () => {
  const { stdout } = await run('pdfsig', ['-nocert', file]);
  expect(stdout.match(/Signature is Valid\./gu)).toHaveLength(2);
  expect(stdout.match(/Signature Type: ETSI\.CAdES\.detached/gu)).toHaveLength(2);
});

it('the words of the paper are what they were', async () => {
  expect(await pdfPages(signed)).toEqual(await pdfPages(printed));
});

it('the hand is blue between post and name, the seal red over its left third at true size', async () => {
  const dpi = 72;
  await run('pdftoppm', ['-r', String(dpi), '-png', '-singlefile', file, join(folder, 'trang')]);
  const { data, info } = await sharp(join(folder, 'trang.png'))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const inked = (isInk: (red: number, green: number, blue: number) => boolean) => {
    const xs: number[] = [];
    const ys: number[] = [];
    for (let at = 0; at < data.length; at += 3) {
      if (!isInk(data[at]!, data[at + 1]!, data[at + 2]!)) continue;
      xs.push((at / 3) % info.width);
      ys.push(Math.floor(at / 3 / info.width));
    }
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    return { left, top, right: Math.max(...xs), bottom: Math.max(...ys) };
  };
  const seal = inked((red, green, blue) => red > 170 && green < 130 && blue < 130);
  const hand = inked((red, green, blue) => blue > 110 && red < 110 && blue - red > 60);
  const [place] = signaturePlaces(document);
  const expected = sealPlace(place!, SEAL_MM);
  expect((seal.right - seal.left) / dpi).toBeCloseTo(SEAL_MM / 25.4, 1);
  expect(seal.left).toBeGreaterThan(expected.x - 2);
  expect(seal.right).toBeCloseTo(place!.x + place!.width / 3, -1);
  expect(hand.top).toBeGreaterThan(A4.height - place!.y - place!.height - 1);
  expect(hand.bottom).toBeLessThan(A4.height - place!.y + 1);
});

it('without pictures a few words stand in the place of the hand', async () => {
  const bare = await signDispatch(printed, document, {
    people: [{ signer: leader, picture: null }],
    agency: null,
    at: SIGNED_AT,
  });
  await writeFile(join(folder, 'khong-hinh.pdf'), bare);
  const { stdout } = await run('pdftotext', ['-layout', join(folder, 'khong-hinh.pdf'), '-']);
  expect(stdout).toContain('Ký bởi:');
  expect(stdout).toContain('Thời gian ký: 2026-11-20T10:04:05+07:00');
});

it('those who sign side by side sign each in their own column', () => {
  const both = letter({
    kind: 'Biên bản',
    signatures: [
      { titles: ['THƯ KÝ'], name: 'Lê Thị Hòa' },
      { titles: ['CHỦ TRÌ'], name: 'Trần Văn Bình' },
    ],
  });
  const [left, right] = signaturePlaces(both);
  expect(left!.x + left!.width).toBeLessThanOrEqual(right!.x);
  expect(left!.y).toBeCloseTo(right!.y, 3);
});

it('an enclosure in a file of its own carries number and time in the right top corner, and no picture', async () => {
  const enclosure = await signEnclosure(printed, {
    signer: agency,
    number: '128/UBND-TH',
    at: SIGNED_AT,
  });
  await writeFile(join(folder, 'phu-luc.pdf'), enclosure);
  const { stdout } = await run('pdftotext', [
    '-x',
    '300',
    '-y',
    '0',
    '-W',
    '296',
    '-H',
    '60',
    join(folder, 'phu-luc.pdf'),
    '-',
  ]);
  expect(stdout.trim()).toBe('128/UBND-TH; 2026-11-20T10:04:05+07:00');
});

it('the time is that of Vietnam', () => {
  expect(vietnamTime(new Date('2026-11-26T17:30:00Z'))).toBe('2026-11-27T00:30:00+07:00');
});
