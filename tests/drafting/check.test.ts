import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  checkDocx,
  checkDraft,
  checkPdf,
  ruleIds,
  ruleOf,
  withFixes,
} from '../../src/drafting/check/index.ts';
import type { Finding } from '../../src/drafting/check/index.ts';
import type { DispatchDocument } from '../../src/drafting/document.ts';
import { writeDocx } from '../../src/drafting/docx/write.ts';
import { templates } from '../../src/drafting/templates/shelf.ts';
import { decision, letter } from './documents.ts';
import { sampleOf } from './offices.ts';
import { textPages } from './read-back.ts';

const said = (findings: Finding[]) => findings.map(({ rule }) => rule);
/** All but "không kết luận được". */
const against = (findings: Finding[]) => findings.filter(({ severity }) => severity !== 'cannot-tell');
const paragraph = (text: string) => ({ body: [{ kind: 'paragraph' as const, text }] });

describe('what the templates make', () => {
  it.each([...templates()])('%s raises no false alarm as draft, Word file or PDF', async (_id, template) => {
    const document = sampleOf(template, { number: '5', date: '2026-01-05' });
    expect(checkDraft(document)).toEqual([]);
    expect(against(checkDocx(await writeDocx(document)))).toEqual([]);
    const copy = ['Sao y', 'Sao lục', 'Trích sao'].includes(document.kind);
    // A copy stands under the words of another paper, whose head is not on it.
    expect(
      against(checkPdf(await textPages(document))).filter(({ rule }) => !copy || !/nation|motto/u.test(rule)),
    ).toEqual([]);
  });
});

/** What is done to a faultless dispatch, the rule that must notice, and whether a click puts it right. */
const DRAFTS: [string, Partial<DispatchDocument>, string, boolean][] = [
  ['no agency', { header: { ...letter().header, agency: ' ' } }, 'agency', false],
  ['no symbol', { header: { ...letter().header, symbol: '' } }, 'number-line', false],
  ['no place', { header: { ...letter().header, place: '' } }, 'place', false],
  ['CV in a công văn', { header: { ...letter().header, symbol: 'CV-UBND' } }, 'symbol-letter', true],
  ['a year in the symbol', { header: { ...letter().header, symbol: '2026/UBND-TH' } }, 'number-year', true],
  ['spaces in the symbol', { header: { ...letter().header, symbol: 'UBND – TH' } }, 'symbol-form', true],
  ['no trích yếu', { subject: '' }, 'subject', false],
  ['a full stop behind it', { subject: 'báo cáo số liệu.' }, 'subject-form', true],
  ['"Về việc" in a công văn', { subject: 'Về việc báo cáo' }, 'subject-form', true],
  [
    'nobody addressed',
    { addressees: null, recipients: { list: ['Sở A'], filed: 'VT' } },
    'addressees-missing',
    false,
  ],
  ['a kind nobody knows', { kind: 'Tâm thư' }, 'kind', false],
  ['no words', { body: [] }, 'body', false],
  ['no end mark', { endMark: false }, 'end-mark', true],
  ['nobody signs', { signatures: [] }, 'signature', false],
  ['no name', { signatures: [{ titles: ['CHỦ TỊCH'], name: '' }] }, 'signature', false],
  [
    'K/T',
    { signatures: [{ titles: ['K/T CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Lê Văn A' }] },
    'signing-power',
    true,
  ],
  [
    'KT. without own post',
    { signatures: [{ titles: ['KT. CHỦ TỊCH'], name: 'Lê Văn A' }] },
    'signing-power',
    false,
  ],
  [
    'KT. with the head himself',
    { signatures: [{ titles: ['KT. CHỦ TỊCH', 'CHỦ TỊCH'], name: 'Lê Văn A' }] },
    'signing-power',
    false,
  ],
  ['a degree', { signatures: [{ titles: ['CHỦ TỊCH'], name: 'PGS.TS. Lê Văn A' }] }, 'signing-name', true],
  [
    'a name in capitals',
    { signatures: [{ titles: ['CHỦ TỊCH'], name: 'LÊ VĂN ÁNH' }] },
    'signing-name',
    true,
  ],
  ['no receivers', { recipients: null }, 'recipients', false],
  ['nothing filed', { recipients: { list: ['Như trên'], filed: '' } }, 'filed', true],
  ['no "Như trên"', { recipients: { list: ['Sở Nội vụ'], filed: 'VT' } }, 'as-above', true],
  [
    'an appendix nobody mentions',
    { appendices: [{ form: 'appendix', title: 'Bảng', body: [] }] },
    'appendix-mention',
    false,
  ],
  [
    'Khoản in a citation',
    paragraph('Thực hiện theo quy định tại Khoản 2 Điều 5 của Luật'),
    'citation-capital',
    true,
  ],
  ['điều in a citation', paragraph('Theo quy định tại khoản 2 điều 5 của Luật'), 'citation-capital', true],
  ['a citation from outside in', paragraph('Theo Điều 5 khoản 2 điểm a của Luật'), 'citation-order', true],
  ['a city without its capital', paragraph('Các sở tại thành phố Hồ Chí Minh'), 'capitals', true],
  ['a ward with a number', paragraph('Trụ sở tại phường 5'), 'capitals', true],
  ['Tết Nguyên đán', paragraph('Trực trong dịp Tết Nguyên đán'), 'capitals', true],
  ['two ways of tone marks', paragraph('Hòa bình và hoà giải, hòa nhạc'), 'tone-placement', false],
  ['a syllable that is none', paragraph('Đề nghị các đơn vị thực hiênh'), 'syllables', false],
  ['a common confusion', paragraph('Đề nghị các đơn vị rà xoát'), 'confusions', true],
  ['an emoji', paragraph('Chúc mừng 🎉'), 'letters', false],
];

describe('a draft', () => {
  it.each(DRAFTS)('with %s', (_what, change, rule, fixable) => {
    const document = letter(change);
    const found = checkDraft(document).filter((finding) => finding.rule === rule);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]!.fixes.length > 0).toBe(fixable);
    const fixed = withFixes(
      document,
      found.flatMap(({ fixes }) => fixes),
    );
    expect(said(checkDraft(fixed)).includes(rule)).toBe(!fixable);
  });

  it('of a decision: kind in its symbol, nobody addressed', () => {
    const wrong = decision({
      addressees: letter().addressees,
      header: { ...decision().header, symbol: 'UBND-TH' },
    });
    expect(said(checkDraft(wrong))).toEqual(expect.arrayContaining(['symbol-kind', 'addressees-extra']));
    const fixed = withFixes(
      wrong,
      checkDraft(wrong).flatMap(({ fixes }) => fixes),
    );
    expect(fixed.header.symbol).toBe('QĐ-UBND-TH');
    expect(fixed.addressees).toBeNull();
  });

  it('names of people and places are no misspelt words', () => {
    const text =
      'Đồng chí Krông Năng, Đắk Lắk, ông Y Thịnh Ksơr và công ty Viettel báo cáo qua website, email';
    expect(said(checkDraft(letter(paragraph(text))))).toEqual([]);
  });
});

async function wordFile(
  document: DispatchDocument,
  part: string,
  edit: (xml: string) => string,
): Promise<Finding[]> {
  const parts = unzipSync(await writeDocx(document));
  const before = strFromU8(parts[part]!);
  const after = edit(before);
  expect(after).not.toBe(before);
  parts[part] = strToU8(after);
  return checkDocx(zipSync(parts));
}

describe('a Word file', () => {
  const main = 'word/document.xml';
  const styles = 'word/styles.xml';
  const sizeOf = (style: string, halves: number) => (xml: string) =>
    xml.replace(new RegExp(`(w:styleId="${style}".*?<w:sz w:val=")\\d+`, 'su'), `$1${halves}`);

  it.each<[string, string, (xml: string) => string, string]>([
    [
      'letter paper',
      main,
      (xml) => xml.replace(/w:pgSz w:w="\d+" w:h="\d+"/u, 'w:pgSz w:w="12240" w:h="15840"'),
      'paper',
    ],
    ['a narrow left margin', main, (xml) => xml.replace(/w:left="1701"/u, 'w:left="1134"'), 'margin-left'],
    ['a wide right margin', main, (xml) => xml.replace(/w:right="850"/u, 'w:right="1440"'), 'margin-right'],
    ['Arial', styles, (xml) => xml.replaceAll('Times New Roman', 'Arial'), 'font'],
    ['small words', styles, sizeOf('VtLoiVan', 22), 'size'],
    ['large receivers', styles, sizeOf('VtNoiNhanMuc', 26), 'size'],
    ['the number shown on page one', main, (xml) => xml.replace('<w:titlePg/>', ''), 'page-number'],
    ['no quốc hiệu', main, (xml) => xml.replace('CỘNG HÒA XÃ HỘI', 'NƯỚC'), 'nation'],
    ['a motto without hyphens', main, (xml) => xml.replace(/Độc lập - Tự do/u, 'Độc lập, Tự do'), 'motto'],
    ['a number without its 0', main, (xml) => xml.replace('Số: 128', 'Số: 8'), 'number-padding'],
    ['a day without its 0', main, (xml) => xml.replace('ngày 05', 'ngày 5'), 'day-padding'],
    ['a month with a 0 too much', main, (xml) => xml.replace('tháng 11', 'tháng 03'), 'month-padding'],
    ['e) after d)', main, (xml) => xml.replace('b) Báo cáo', 'c) Báo cáo'), 'point-order'],
    ['left-aligned words', styles, (xml) => xml.replaceAll('w:val="both"', 'w:val="left"'), 'justified'],
    ['lines too far apart', styles, (xml) => xml.replaceAll('w:line="264"', 'w:line="480"'), 'line-spacing'],
    [
      'a bold trích yếu',
      styles,
      (xml) => xml.replace(/(w:styleId="VtTrichYeuCongVan".*?<w:rPr>)/su, '$1<w:b/>'),
      'upright',
    ],
    ['an upright date', styles, (xml) => xml.replace(/(w:styleId="VtNgay".*?)<w:i\/>/su, '$1'), 'italic'],
    ['no rules', main, (xml) => xml.replaceAll(/<w:pBdr>.*?<\/w:pBdr>/gsu, ''), 'rules'],
  ])('with %s', async (_what, part, edit, rule) => {
    const long =
      'Các đơn vị rà soát, tổng hợp, báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh để theo dõi, chỉ đạo kịp thời theo quy định.';
    const document = letter({ body: [...letter().body, { kind: 'paragraph', text: long }] });
    const findings = await wordFile(document, part, edit);
    expect(said(against(findings))).toContain(rule);
    expect(findings.every(({ fixes }) => fixes.length === 0)).toBe(true);
  });

  it('says what cannot be told: a number and a day still blank', async () => {
    const blank = letter({ header: { ...letter().header, number: null, date: '2026-11' } });
    const findings = checkDocx(await writeDocx(blank)).filter(({ severity }) => severity === 'cannot-tell');
    expect(said(findings)).toEqual(expect.arrayContaining(['number-line', 'day-padding']));
  });
});

describe('a PDF', () => {
  it('of a scan: typeface and margins cannot be told', async () => {
    const pages = (await textPages(letter())).map((page) => ({ ...page, source: 'ocr' as const }));
    const findings = checkPdf(pages);
    expect(against(findings)).toEqual([]);
    expect(said(findings)).toEqual(expect.arrayContaining(['font', 'size']));
  });

  it('with text at its edge, on other paper, without motto', async () => {
    const [page] = await textPages(letter());
    const lines = page!.lines.filter((line) => !line.words.some((word) => word.text === 'lập'));
    const shifted = lines.map((line) => ({ ...line, x: line.x - 50 }));
    expect(said(checkPdf([{ ...page!, height: 792, width: 612, lines: shifted }]))).toEqual(
      expect.arrayContaining(['paper', 'margin-left', 'motto']),
    );
  });
});

it('every rule names its article and a severity', () => {
  for (const id of ruleIds()) {
    const { article, severity, title } = ruleOf(id);
    expect([article.length > 0, title.length > 0, ['error', 'warning', 'note'].includes(severity)]).toEqual([
      true,
      true,
      true,
    ]);
  }
});
