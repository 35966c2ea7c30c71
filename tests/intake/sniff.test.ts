import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sniffFile } from '../../src/intake/index.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const contentTypes = (main: string) =>
  strToU8(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/main.xml" ContentType="${main}.main+xml"/></Types>`,
  );
const ooxml = (family: string, part: string) =>
  zipSync({
    '[Content_Types].xml': contentTypes(`application/vnd.openxmlformats-officedocument.${family}`),
    '_rels/.rels': strToU8('<Relationships/>'),
    [part]: strToU8('<document/>'),
  });
const picture = () => sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vanthu-sniff-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function kindOf(content: Uint8Array, name = 'x.pdf') {
  const path = join(folder, name);
  writeFileSync(path, content);
  return sniffFile(path);
}

describe('a file is told by its content', () => {
  it.each([
    ['PDF', () => bytes('%PDF-1.4\n…'), 'pdf'],
    ['PDF 2.0', () => bytes('%PDF-2.0\n…'), 'pdf'],
    [
      'PDF after what a mail gateway put before it',
      () => bytes(`\r\n\r\nX-Scanner: 1\r\n%PDF-1.7\n…`),
      'pdf',
    ],
    ['TIFF, little-endian', () => picture().tiff().toBuffer(), 'tiff'],
    ['TIFF, big-endian', () => new Uint8Array([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]), 'tiff'],
    ['JPEG', () => picture().jpeg().toBuffer(), 'jpeg'],
    ['PNG', () => picture().png().toBuffer(), 'png'],
    ['WebP', () => picture().webp().toBuffer(), 'webp'],
    ['DOCX', () => ooxml('wordprocessingml.document', 'word/document.xml'), 'docx'],
    [
      'DOCX whose list of parts comes last',
      () =>
        zipSync({
          'word/document.xml': strToU8('<document/>'),
          'word/styles.xml': strToU8('<styles/>'),
          '[Content_Types].xml': contentTypes(
            'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          ),
        }),
      'docx',
    ],
    ['XLSX', () => ooxml('spreadsheetml.sheet', 'xl/workbook.xml'), null],
    ['PPTX', () => ooxml('presentationml.presentation', 'ppt/presentation.xml'), null],
    ['any ZIP', () => zipSync({ 'quyết định.pdf': bytes('%PDF-1.4') }, { level: 9 }), null],
    ['a ZIP of nothing', () => zipSync({}), null],
    [
      'old Word',
      () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]),
      null,
    ],
    ['HTML', () => bytes('<!doctype html><title>không phải</title>'), null],
    ['plain text that speaks of %PDF', () => bytes('xem %PDF- ở dưới'), null],
    ['a program', () => bytes('MZ\u0090\u0000 this program'), null],
    ['GIF', () => picture().gif().toBuffer(), null],
    ['SVG', () => bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
    ['nothing', () => new Uint8Array(), null],
    ['one byte', () => new Uint8Array([0x25]), null],
    ['three bytes', () => bytes('%PD'), null],
    ['the first bytes of a ZIP', () => bytes('PK\u0003\u0004'), null],
  ])('%s', async (_name, content, kind) => {
    expect(await kindOf(await content())).toBe(kind);
  });

  it('whatever its name says', async () => {
    expect(await kindOf(await picture().png().toBuffer(), 'công văn.pdf')).toBe('png');
    expect(await kindOf(bytes('%PDF-1.4'), 'ảnh.exe')).toBe('pdf');
  });
});
