import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/drafting/docx/back/read.ts';
import { paragraphsOf, readWordFile } from '../../src/drafting/docx/file.ts';
import { writeDocx } from '../../src/drafting/docx/write.ts';
import type { DispatchDocument } from '../../src/drafting/document.ts';
import { decision, letter } from './documents.ts';

/** What the file in Word says, changed as a person would in Word. */
async function edited(document: DispatchDocument, edit: (xml: string) => string): Promise<DispatchDocument> {
  const parts = unzipSync(await writeDocx(document));
  parts['word/document.xml'] = strToU8(edit(strFromU8(parts['word/document.xml']!)));
  return readDocx(zipSync(parts));
}

describe('a dispatch in Word', () => {
  it('has the paper, margins and page numbers of the decree', async () => {
    const file = readWordFile(await writeDocx(letter()));
    const [section] = file.sections;
    expect(section).toMatchObject({ titlePage: true, restarts: true, landscape: false });
    expect(Math.round(section!.width!)).toBe(595);
    for (const [edge, least, most] of [
      ['top', 20, 25],
      ['bottom', 20, 25],
      ['left', 30, 35],
      ['right', 15, 20],
    ] as const) {
      const millimetres = (section!.margins[edge]! / 72) * 25.4;
      expect(millimetres).toBeGreaterThan(least - 0.1);
      expect(millimetres).toBeLessThan(most + 0.1);
    }
    expect(file.headers.some((header) => header.pageNumber)).toBe(true);
  });

  it('counts articles, khoản and chapters by itself, and letters điểm with đ', async () => {
    const file = readWordFile(await writeDocx(decision()));
    const issued = paragraphsOf(file.sections[1]!.blocks);
    const labels = issued.map(({ label, text }) => label || /^[a-zđ]\)/u.exec(text)?.[0]).filter(Boolean);
    expect(labels).toEqual([
      'Chương I',
      'Điều 1.',
      '1.',
      'a)',
      'b)',
      'c)',
      'd)',
      'đ)',
      'Chương II',
      'Điều 2.',
    ]);
  });

  it('says the size and dress of each line in its style', async () => {
    const paragraphs = paragraphsOf(readWordFile(await writeDocx(letter())).sections[0]!.blocks);
    const lookOf = (text: string) => paragraphs.find((paragraph) => paragraph.text.startsWith(text))!;
    expect(lookOf('CỘNG HÒA').runs[0]).toMatchObject({ size: 12, bold: true, font: 'Times New Roman' });
    expect(lookOf('Nam Hải, ngày').runs[0]).toMatchObject({ size: 13, italic: true });
    expect(lookOf('Nơi nhận').runs[0]).toMatchObject({ size: 12, bold: true, italic: true });
    expect(lookOf('Để chủ động')).toMatchObject({ align: 'justify', before: 6 });
  });
});

describe('the way back', () => {
  const wide: DispatchDocument = letter({
    urgency: 'Thượng khẩn',
    circulation: 'LƯU HÀNH NỘI BỘ',
    contact: ['Địa chỉ: Số 1 đường Hòa Bình, tỉnh Nam Hải'],
    recipients: { list: ['Như trên', 'Sở Nội vụ'], filed: 'VT, TH (03)', drafter: 'PL.(45)' },
    body: [
      ...letter().body,
      { kind: 'clause', text: 'Tổ chức thực hiện', titled: true },
      {
        kind: 'dash',
        text: [{ text: 'Chậm nhất ' }, { text: 'ngày 30/11', bold: true }, { text: ' phải xong.' }],
      },
    ],
    appendices: [
      {
        form: 'appendix',
        title: 'Phân công nhiệm vụ',
        landscape: true,
        body: [
          {
            kind: 'table',
            columns: [
              { title: 'TT', share: 1 },
              { title: 'Việc', share: 4 },
            ],
            rows: [
              ['1', 'Rà soát'],
              ['2', 'Báo cáo'],
            ],
          },
        ],
      },
    ],
  });
  const joint = letter({
    kind: 'Biên bản',
    addressees: null,
    signatures: [
      { titles: ['THƯ KÝ'], name: 'Lê Thị Cúc' },
      { titles: ['CHỦ TỌA'], name: 'Trần Văn Bình' },
    ],
  });
  const one = letter({
    header: {
      ...letter().header,
      parent: 'Ủy ban nhân dân tỉnh Nam Hải',
      agency: 'Sở Nội vụ',
      number: null,
      date: '2026-11',
    },
    addressees: { label: 'Kính gửi', names: ['Ủy ban nhân dân tỉnh'] },
  });

  it.each([
    ['a letter', letter()],
    ['a letter with everything', wide],
    ['a letter to one, not numbered yet', one],
    ['a decision with a quy chế', decision()],
    ['minutes signed by two', joint],
    ['a copy', letter({ kind: 'Sao y', subject: '', addressees: null, body: [], endMark: false })],
  ])('%s comes back as it went', async (_name, document) => {
    const back = readDocx(await writeDocx(document));
    expect(rounded(back)).toEqual(rounded(document));
  });

  it('brings what was changed in Word: other words, a new paragraph, a tracked deletion', async () => {
    const back = await edited(letter(), (xml) =>
      xml
        .replace('Rà soát các khu rừng', 'Kiểm tra các khu rừng')
        .replace(/<w:p>(?:(?!<\/w:p>).)*Công an tỉnh.*?<\/w:p>/su, (paragraph) => {
          const added = paragraph.replace('Công an tỉnh bố trí', 'Sở Y tế bố trí');
          return (
            paragraph +
            added.replace(
              'sẵn sàng',
              '</w:t></w:r><w:del><w:r><w:delText>luôn</w:delText></w:r></w:del><w:r><w:t>sẵn sàng',
            )
          );
        }),
    );
    expect(back.body.map((block) => block.kind)).toEqual([
      'paragraph',
      'clause',
      'point',
      'point',
      'clause',
      'clause',
    ]);
    expect(back.body[2]).toMatchObject({ text: 'Kiểm tra các khu rừng trọng điểm;' });
    expect(back.body[5]).toMatchObject({ text: 'Sở Y tế bố trí lực lượng, phương tiện sẵn sàng chữa cháy.' });
  });

  it('knows the parts of a file that was made without these styles', async () => {
    const back = await edited(wide, (xml) => xml.replaceAll(/<w:pStyle w:val="[^"]*"\/>/gu, ''));
    expect(back).toMatchObject({
      kind: 'Công văn',
      header: { number: '128', symbol: 'UBND-TH', place: 'Nam Hải', date: '2026-11-05' },
      subject: wide.subject,
      addressees: wide.addressees,
      recipients: wide.recipients,
    });
    expect(back.body.map((block) => block.kind)).toEqual(wide.body.map((block) => block.kind));
  });

  it.each([
    ['no zip at all', strToU8('not a zip')],
    ['a zip without a document', zipSync({ 'a.txt': strToU8('a') })],
    [
      'XML with a document type',
      zipSync({ 'word/document.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>') }),
    ],
    ['damaged XML', zipSync({ 'word/document.xml': strToU8('<w:document><w:body></w:document>') })],
  ])('refuses %s with a sentence', (_name, bytes) => {
    expect(() => readDocx(bytes)).toThrow(expect.objectContaining({ code: 'drafting.not-a-word-file' }));
  });
});

/** Widths of columns come back in points, not in shares. */
function rounded(document: DispatchDocument): DispatchDocument {
  const text = JSON.stringify(document, (key, value: unknown) =>
    key === 'share' || key === 'align' ? undefined : value,
  );
  return JSON.parse(text) as DispatchDocument;
}
