import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  checkDraft,
  checkUpload,
  checkWordFile,
  fixWordFile,
  previewPages,
  printPdf,
  readDocx,
  writeDocx,
} from '../../src/drafting/index.ts';
import { isSpelled } from '../../src/drafting/check/spelling.ts';
import { letter } from './documents.ts';
import { textPages } from './read-back.ts';

const MAIN = 'word/document.xml';
const paragraph = (text: string) => letter({ body: [{ kind: 'paragraph' as const, text }] });

async function edited(document = letter(), edit = (xml: string) => xml): Promise<Uint8Array> {
  const parts = unzipSync(await writeDocx(document));
  parts[MAIN] = strToU8(edit(strFromU8(parts[MAIN]!)));
  return zipSync(parts);
}
const rulesIn = (bytes: Uint8Array) =>
  checkWordFile(bytes)
    .findings.filter(({ severity }) => severity !== 'cannot-tell')
    .map(({ rule }) => rule);

describe('what is safe is put right in a Word file', () => {
  it('paper and margins', async () => {
    const wrong = await edited(letter(), (xml) =>
      xml
        .replace(/w:pgSz w:w="\d+" w:h="\d+"/u, 'w:pgSz w:w="12240" w:h="15840"')
        .replace(/w:left="1701"/u, 'w:left="1134"')
        .replace(/w:right="850"/u, 'w:right="1440"'),
    );
    expect(rulesIn(wrong)).toEqual(['paper', 'margin-left', 'margin-right']);
    expect(rulesIn(fixWordFile(wrong))).toEqual([]);
  });

  it('words, each by itself or all at once; the others stay as they are', async () => {
    const text = 'Theo khoản 2 điều 5 của Luật, các sở tại thành phố Hồ Chí Minh bổ xung hồ sơ';
    const wrong = await edited(paragraph(text));
    const { findings } = checkWordFile(wrong);
    expect(findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['citation-capital', 'capitals', 'confusions']),
    );
    const one = findings.findIndex(({ rule }) => rule === 'confusions');
    expect(wordsOf(fixWordFile(wrong, [one]))).toBe(text.replace('bổ xung', 'bổ sung'));
    expect(wordsOf(fixWordFile(wrong))).toBe(
      'Theo khoản 2 Điều 5 của Luật, các sở tại Thành phố Hồ Chí Minh bổ sung hồ sơ',
    );
  });

  it('words that lie over several runs keep their looks', async () => {
    const wrong = await edited(
      letter({
        body: [{ kind: 'paragraph', text: [{ text: 'Đề nghị bổ ' }, { text: 'xung hồ sơ', bold: true }] }],
      }),
    );
    const fixed = strFromU8(unzipSync(fixWordFile(wrong))[MAIN]!);
    expect(fixed).toContain('<w:b/>');
    expect(wordsOf(fixWordFile(wrong))).toBe('Đề nghị bổ sung hồ sơ');
  });

  it('a file that is right stays as it is, part by part', async () => {
    const right = await writeDocx(letter());
    const [before, after] = [unzipSync(right), unzipSync(fixWordFile(right))];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const name of Object.keys(before)) expect(strFromU8(after[name]!)).toBe(strFromU8(before[name]!));
  });
});

function wordsOf(bytes: Uint8Array): string {
  const [block] = readDocx(bytes).body;
  if (block === undefined || block.kind === 'table') return '';
  const words = typeof block.text === 'string' ? block.text : block.text.map(({ text }) => text).join('');
  // The full stop of the end mark.
  return words.replace(/\.$/u, '');
}

describe('spelling', () => {
  it.each([
    'nghành',
    'nghĩ',
    'kẹo',
    'ngề',
    'cế',
    'gê',
    'quyêt',
    'lạch',
    'gì',
    'giếng',
    'kỷ',
    'quốc',
    'ghi',
    'hoác',
  ])('%s', (word) => expect(isSpelled(word)).toBe(!['nghành', 'ngề', 'cế', 'gê', 'quyêt'].includes(word)));

  it('doubted words have a wave under them in the preview, and none on paper', async () => {
    const document = paragraph('Các nghành liên quan bổ xung hồ sơ');
    const waves = (pages: string[]) => pages.join('').match(/<polyline/gu)?.length ?? 0;
    expect(waves(previewPages(document, checkDraft(document)))).toBe(3);
    expect(waves(previewPages(document))).toBe(0);
  });

  it('a confusion is put right on a click, in the capital it was written with', () => {
    const findings = checkDraft(paragraph('Sử lý nghiêm vi phạm; đề suất khen thưởng')).filter(
      ({ rule }) => rule === 'confusions',
    );
    expect(findings.map(({ found, expected }) => [found, expected])).toEqual([
      ['Sử lý', 'Xử lý'],
      ['đề suất', 'đề xuất'],
    ]);
    expect(findings.every(({ fixes }) => fixes.length === 1)).toBe(true);
  });
});

describe('a file that is sent to be checked', () => {
  it('is a Word file or a PDF by its content', async () => {
    const pdf = await printPdf(letter(), new Date('2026-11-05T00:00:00Z'));
    const read = async () => textPages(letter());
    expect(await checkUpload(await writeDocx(letter()), null)).toMatchObject({
      kind: 'docx',
      family: 'state',
    });
    expect(await checkUpload(pdf, read)).toMatchObject({ kind: 'pdf', family: 'state' });
    await expect(checkUpload(Buffer.from('xin chào'), read)).rejects.toMatchObject({
      code: 'drafting.neither-word-nor-pdf',
    });
  });
});
