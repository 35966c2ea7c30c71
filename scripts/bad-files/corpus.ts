/**
 * Files as offices receive them and no program likes them: damaged, odd, hostile. Each has what must come of
 * it: pages, or a code with a reason. Made the same every time; small ones but for what they unpack to.
 */
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

import { degrees, PDFDocument, PDFName } from 'pdf-lib';
import sharp from 'sharp';

import type { PaperKind } from '../../src/reading/paper.ts';
import { fontBytes, parsedOnce } from '../../src/printing/fonts.ts';
import { jbig2Of } from './jbig2.ts';
import { onePage, packedZeros, picturePage, rawPdf } from './raw-pdf.ts';
import { SHEET, SHEET_LINES, sheetPicture, sheetPixels } from './sheet.ts';

/**
 * text: the sheet's words are read from the text layer. garbage: its text layer is not believed. picture: the page's picture shows the sheet. page: a page
 * comes out, perhaps blank or of few words. Else: the codes in one of which it ends, of the paper or of its first
 * page.
 */
export type Outcome = 'text' | 'garbage' | 'picture' | 'page' | readonly string[];

export interface BadFile {
  name: string;
  kind: PaperKind;
  bytes: Uint8Array;
  outcome: Outcome;
}

const DAMAGED = ['reading.damaged'];
const UNREADABLE = ['reading.page-unreadable'];
const TOO_LARGE = ['reading.page-too-large'];
/** Where it depends on the machine which limit is met first. */
const WITHIN_LIMITS = [
  'reading.out-of-memory',
  'reading.page-timeout',
  'reading.page-unreadable',
  'reading.damaged',
];

export async function badFiles(): Promise<BadFile[]> {
  return [
    ...(await textFiles()),
    ...(await pictureFiles()),
    ...structureFiles(),
    ...hostileFiles(),
    ...(await loosePictures()),
  ];
}

const file = (name: string, bytes: Uint8Array, outcome: Outcome, kind: PaperKind = 'pdf'): BadFile => ({
  name,
  kind,
  bytes,
  outcome,
});

/** A sheet set in Times with WinAnsi, which has no Vietnamese: each letter is what the legacy encoding makes of it. */
function legacyPage(font: string, lines: readonly string[], unicodeMap = false): Buffer {
  const text = lines.map((line, index) => `BT /F 13 Tf 85 ${700 - index * 24} Td (${escaped(line)}) Tj ET`);
  const map = unicodeMap ? '/ToUnicode 5 0 R' : '';
  const resources = `/Font<</F<</Type/Font/Subtype/TrueType/BaseFont/${font}/Encoding/WinAnsiEncoding${map}>>>>`;
  const more = { 5: { entries: '', bytes: Buffer.from(LATIN_MAP) } };
  return rawPdf(onePage({ content: text.join('\n'), resources, ...(unicodeMap && { more }) }));
}

/** As office programs write it of these fonts: each letter is what it would be in Latin, the "ư" a soft hyphen. */
const LATIN_MAP = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
1 beginbfrange <20> <ff> <0020> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end`;

function escaped(text: string): string {
  return text.replaceAll(/[\\()]/g, (sign) => `\\${sign}`);
}

/** Kept as they came out of programs of the nineties: their words are those of the sheet. */
const TCVN3_LINES = [
  'KÝnh göi: Tr¹m Y tÕ x· Suèi Léc',
  '§Ò nghÞ Tr¹m kiÓm tra nguån n\xadíc cña tr\xadêng häc',
  'vµ b¸o c¸o tr\xadíc ngµy 28 th¸ng 8 n¨m 2025.',
];
const VNI_LINES = [
  'Kính göûi: Traïm Y teá xaõ Suoái Loäc',
  'Ñeà nghò Traïm kieåm tra nguoàn nöôùc cuûa tröôøng hoïc',
  'vaø baùo caùo tröôùc ngaøy 28 thaùng 8 naêm 2025.',
];

async function textFiles(): Promise<BadFile[]> {
  const printed = await printedSheet();
  const xref = printed.lastIndexOf('startxref');
  return [
    file('tcvn3.pdf', legacyPage('.VnTime', TCVN3_LINES), 'text'),
    file('tcvn3-with-map.pdf', legacyPage('.VnTime', TCVN3_LINES, true), 'text'),
    file('vni.pdf', legacyPage('VNI-Times', VNI_LINES), 'text'),
    file('no-unicode-map.pdf', await printedSheet({ unicodeMap: false }), 'garbage'),
    file('xref-shifted.pdf', shiftedXref(printed), 'text'),
    file('xref-missing.pdf', printed.subarray(0, xref), 'text'),
    file('tail-missing.pdf', printed.subarray(0, printed.length - 200), DAMAGED),
    file(
      'garbage-before-and-behind.pdf',
      Buffer.concat([Buffer.alloc(700, 'x'), printed, Buffer.alloc(3000, 0)]),
      'text',
    ),
    file('odd-origin.pdf', await printedSheet({ box: [-300, 1000] }), 'text'),
    file('turned.pdf', await printedSheet({ turn: 270 }), 'text'),
    file('cropped.pdf', await printedSheet({ box: [150, -80], crop: true }), 'text'),
  ];
}

interface SheetOptions {
  unicodeMap?: boolean;
  /** Lower left corner of the page. */
  box?: [number, number];
  crop?: boolean;
  turn?: number;
}

async function printedSheet({
  unicodeMap = true,
  box: [x, y] = [0, 0],
  crop = false,
  turn = 0,
}: SheetOptions = {}): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(parsedOnce);
  const font = await document.embedFont(fontBytes('regular'), { subset: true });
  const page = document.addPage([595, 842]);
  page.setMediaBox(x, y, 595, 842);
  if (crop) page.setMediaBox(x - 100, y - 100, 900, 1200);
  if (crop) page.setCropBox(x, y, 595, 842);
  page.node.set(PDFName.of('Rotate'), document.context.obj(turn));
  SHEET_LINES.forEach((line, index) => {
    const down = index * 24;
    const place = turn === 0 ? { x: x + 85, y: y + 700 - down } : { x: x + 85 + down, y: y + 85 };
    page.drawText(line, { ...place, size: 13, font, rotate: degrees(turn === 0 ? 0 : 90) });
  });
  const bytes = Buffer.from(await document.save({ useObjectStreams: false }));
  // A name of the same length that means nothing: the map is there, and nobody finds it.
  return unicodeMap
    ? bytes
    : Buffer.from(bytes.toString('latin1').replaceAll('/ToUnicode', '/NoUnicode'), 'latin1');
}

function shiftedXref(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1');
  const broken = text.replaceAll(
    /^(\d{10}) 00000 n/gm,
    (_, offset: string) => `${String(Number(offset) + 7).padStart(10, '0')} 00000 n`,
  );
  return Buffer.from(broken, 'latin1');
}

async function pictureFiles(): Promise<BadFile[]> {
  const { width, height } = SHEET;
  const pixels = sheetPixels();
  const size = `/Width ${width}/Height ${height}`;
  const deep = Buffer.from(Uint8Array.from({ length: pixels.length * 2 }, (_, at) => pixels[at >> 1]!));
  const inks = Buffer.from(
    Uint8Array.from({ length: pixels.length * 4 }, (_, at) => (at % 4 === 3 ? 255 - pixels[at >> 2]! : 0)),
  );
  const flate = (entries: string, bytes: Uint8Array) =>
    picturePage({ entries: `${size}${entries}/Filter/FlateDecode`, bytes: deflateSync(bytes) });
  const cmyk = await sheetPicture().toColourspace('cmyk').jpeg({ quality: 60 }).toBuffer();
  const jbig2 = await jbig2Of(sheetPicture().threshold(150), SHEET);
  const jp2 = readFileSync(new URL('./sheet.jp2', import.meta.url));
  return [
    file(
      'jbig2.pdf',
      picturePage({
        entries: `${size}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode`,
        bytes: jbig2,
      }),
      'picture',
    ),
    file('jpx.pdf', picturePage({ entries: `${size}/Filter/JPXDecode`, bytes: jp2 }), 'picture'),
    file('16-bit.pdf', flate('/ColorSpace/DeviceGray/BitsPerComponent 16', deep), 'picture'),
    file('cmyk.pdf', flate('/ColorSpace/DeviceCMYK/BitsPerComponent 8', inks), 'picture'),
    file(
      'cmyk-jpeg.pdf',
      picturePage({
        entries: `${size}/ColorSpace/DeviceCMYK/BitsPerComponent 8/Decode[1 0 1 0 1 0 1 0]/Filter/DCTDecode`,
        bytes: cmyk,
      }),
      'picture',
    ),
    file(
      'jbig2-broken.pdf',
      picturePage({
        entries: `${size}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode`,
        bytes: jbig2.subarray(11, 200),
      }),
      UNREADABLE,
    ),
    file(
      'jpx-broken.pdf',
      picturePage({ entries: `${size}/Filter/JPXDecode`, bytes: jp2.subarray(0, 300) }),
      UNREADABLE,
    ),
    file(
      'one-pixel.pdf',
      picturePage({
        entries: '/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8',
        bytes: Buffer.from([255]),
      }),
      'page',
    ),
    file(
      '100-megapixels.pdf',
      picturePage({
        entries: '/Width 10000/Height 10000/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode',
        bytes: packedZeros(12.5),
      }),
      TOO_LARGE,
    ),
    file(
      '4-gigapixels.pdf',
      picturePage({
        entries: '/Width 65535/Height 65535/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode',
        bytes: packedZeros(1),
      }),
      TOO_LARGE,
    ),
  ];
}

function structureFiles(): BadFile[] {
  const text = 'BT /F 13 Tf 85 700 Td (Cong van) Tj ET';
  const font = '/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>';
  const plain = onePage({ content: text, resources: font });
  const catalogue = '<</Type/Catalog/Pages 2 0 R>>';
  const pages = (kids: string, count: number): string => `<</Type/Pages/Count ${count}/Kids[${kids}]>>`;
  const blanks = Object.fromEntries(
    Array.from({ length: 900 }, (_, index) => [
      index + 3,
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
    ]),
  );
  return [
    file('empty.pdf', Buffer.alloc(0), DAMAGED),
    file('no-pdf.pdf', Buffer.from('<html><body>502 Bad Gateway</body></html>'), DAMAGED),
    file('header-only.pdf', Buffer.from('%PDF-1.7\n'), DAMAGED),
    file('truncated.pdf', rawPdf(plain).subarray(0, 60), DAMAGED),
    file('zero-pages.pdf', rawPdf({ objects: { 1: catalogue, 2: pages('', 0) } }), [
      'reading.no-pages',
      'reading.damaged',
    ]),
    file('no-page-tree.pdf', rawPdf({ objects: { 1: '<</Type/Catalog>>' } }), [
      'reading.no-pages',
      'reading.damaged',
    ]),
    file('page-tree-loop.pdf', rawPdf({ objects: { 1: catalogue, 2: pages('2 0 R', 1) } }), [
      'reading.page-unreadable',
      'reading.damaged',
    ]),
    file(
      '900-pages.pdf',
      rawPdf({
        objects: {
          1: catalogue,
          2: pages(
            Object.keys(blanks)
              .map((number) => `${number} 0 R`)
              .join(' '),
            900,
          ),
          ...blanks,
        },
      }),
      ['reading.too-many-pages'],
    ),
    file('claims-900-pages.pdf', rawPdf({ objects: { ...plain.objects, 2: pages('3 0 R', 900) } }), 'page'),
    file('no-page-box.pdf', rawPdf(onePage({ content: text, resources: font, mediaBox: '[]' })), 'page'),
    file(
      'flat-page-box.pdf',
      rawPdf(onePage({ content: text, resources: font, mediaBox: '[0 0 0 0]' })),
      'page',
    ),
    file(
      'backwards-page-box.pdf',
      rawPdf(onePage({ content: text, resources: font, mediaBox: '[595 842 0 0]' })),
      'page',
    ),
    file(
      'poster.pdf',
      rawPdf(onePage({ content: '0 0 9 9 re f', mediaBox: '[0 0 14400 14400]', entries: '/UserUnit 75' })),
      'page',
    ),
    file('blank.pdf', rawPdf(onePage({})), 'page'),
    file('content-missing.pdf', rawPdf({ objects: { ...plain.objects, 4: 'null' } }), 'page'),
    file('unknown-password-handler.pdf', rawPdf({ ...plain, trailer: '/Encrypt<</Filter/Acme.Safe/V 9>>' }), [
      'reading.password',
      'reading.damaged',
    ]),
  ];
}

function hostileFiles(): BadFile[] {
  const form = (draws: string, other: number) => ({
    entries: `/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X ${other} 0 R>>>>`,
    bytes: Buffer.from(draws),
  });
  const drawing = { content: '/X Do', resources: '/XObject<</X 5 0 R>>' };
  const deep = (open: string, close: string, times: number): string =>
    open.repeat(times) + close.repeat(times);
  const packed = deflateSync(packedZeros(1500), { level: 9 });
  const content = (entries: string, bytes: Uint8Array) =>
    rawPdf({ objects: { ...onePage({}).objects, 4: { entries, bytes } } });
  return [
    file('form-draws-itself.pdf', rawPdf(onePage({ ...drawing, more: { 5: form('/X Do', 5) } })), 'page'),
    file(
      'forms-in-a-loop.pdf',
      rawPdf(onePage({ ...drawing, more: { 5: form('/X Do', 6), 6: form('/X Do /X Do', 5) } })),
      'page',
    ),
    file('forms-doubling.pdf', rawPdf(onePage({ ...drawing, more: doublingForms(28) })), WITHIN_LIMITS),
    file('bomb-content.pdf', content('/Filter[/FlateDecode/FlateDecode]', packed), WITHIN_LIMITS),
    file('nested-arrays.pdf', content('', Buffer.from(deep('[', ']', 200_000))), 'page'),
    file('nested-states.pdf', content('', Buffer.from(deep('q ', 'Q ', 2000))), 'page'),
    file(
      'endless-pattern.pdf',
      rawPdf(
        onePage({
          content: '/Pattern cs /P scn 0 0 595 842 re f',
          resources: '/Pattern<</P 5 0 R>>',
          more: {
            5: {
              entries:
                '/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.0001/YStep 0.0001/Resources<<>>',
              bytes: Buffer.from('0 0 1 1 re f'),
            },
          },
        }),
      ),
      WITHIN_LIMITS,
    ),
  ];
}

/** Each form draws the next one twice: the last is drawn 2^depth times. */
function doublingForms(depth: number): Record<number, { entries: string; bytes: Uint8Array }> {
  return Object.fromEntries(
    Array.from({ length: depth }, (_, index) => [
      index + 5,
      {
        entries: `/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X ${index + 6} 0 R>>>>`,
        bytes: Buffer.from(index === depth - 1 ? '0 0 9 9 re f' : '/X Do /X Do'),
      },
    ]),
  );
}

/** Black letters on nothing, as people cut signatures and texts out: what shows through is paper. */
function onClearGround(): Promise<Buffer> {
  const pixels = sheetPixels();
  const inked = Uint8Array.from({ length: pixels.length * 4 }, (_, at) =>
    at % 4 === 3 ? 255 - pixels[at >> 2]! : 0,
  );
  return sharp(inked, { raw: { ...SHEET, channels: 4 } })
    .png()
    .toBuffer();
}

async function loosePictures(): Promise<BadFile[]> {
  const vast = sharp(new Uint8Array(1e8), { raw: { width: 10_000, height: 10_000, channels: 1 } });
  const dot = sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } });
  const strip = sharp({ create: { width: 3, height: 9000, channels: 3, background: '#000' } });
  const png = await sheetPicture().png().toBuffer();
  const jpeg = await sheetPicture().jpeg({ quality: 60 }).toBuffer();
  const tiff = await sheetPicture().toColourspace('cmyk').tiff({ compression: 'deflate' }).toBuffer();
  return [
    file('100-megapixels.png', await vast.png({ compressionLevel: 1 }).toBuffer(), TOO_LARGE, 'png'),
    file('one-pixel.png', await dot.png().toBuffer(), 'page', 'png'),
    file('strip.png', await strip.png().toBuffer(), 'page', 'png'),
    file('16-bit.png', await sheetPicture().toColourspace('grey16').png().toBuffer(), 'picture', 'png'),
    file('clear-background.png', await onClearGround(), 'picture', 'png'),
    file(
      'cmyk.jpg',
      await sheetPicture().toColourspace('cmyk').jpeg({ quality: 60 }).toBuffer(),
      'picture',
      'jpeg',
    ),
    file('cmyk.tiff', tiff, 'picture', 'tiff'),
    file('cut.png', png.subarray(0, png.length / 2), ['reading.page-unreadable'], 'png'),
    file('cut.jpg', jpeg.subarray(0, 300), ['reading.page-unreadable', 'reading.damaged'], 'jpeg'),
    file('cut.tiff', tiff.subarray(0, tiff.length / 2), ['reading.cut-short'], 'tiff'),
    file('no-word-file.docx', Buffer.from('PK\x03\x04 no archive'), DAMAGED, 'docx'),
  ];
}
