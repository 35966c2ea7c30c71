import { describe, expect, test } from 'vitest';
import { metadataOf, type MetadataFindings } from '../../src/understanding/metadata.ts';
import { secrecyOf } from '../../src/understanding/fields/levels.ts';
import {
  repairedDigits,
  repairedSymbol,
  symbolOfIssuer,
  symbolOfKind,
} from '../../src/understanding/fields/symbols.ts';
import { kindAtStart, kindNamed } from '../../src/understanding/document-kinds.ts';
import { partsOf } from '../../src/understanding/parts.ts';
import { repairedName } from '../../src/understanding/spelling.ts';
import { NATIONAL, pagesOf, type Layout, type PaperText } from './page-fixture.ts';

const SIGNED = { recipients: ['Nơi nhận:', '- Lưu: VT.'], signature: ['GIÁM ĐỐC', 'Lê Văn Hòa'] };
const TEXT =
  'Cơ quan đề nghị các đơn vị thực hiện đúng nội dung, thời gian và gửi kết quả để tổng hợp báo cáo chung.';
const SCAN: Layout = { source: 'ocr', confidence: 92 };

function read(paper: PaperText, layout: Layout = {}): MetadataFindings {
  const pages = pagesOf({ body: [TEXT], ...SIGNED, ...paper }, layout);
  return metadataOf(partsOf(pages), pages);
}

const header = (number: string, more: string[] = []): PaperText => ({
  left: ['SỞ Y TẾ', number, ...more],
  right: [...NATIONAL, 'Gia Lai, ngày 05 tháng 3 năm 2026'],
});

describe('number and symbol', () => {
  test.each([
    ['Số: 15/SYT-NVY', '15', 'SYT-NVY'],
    ['Sô: 15/SYT-NVY', '15', 'SYT-NVY'],
    ['S6: 15/SYT-NVY', '15', 'SYT-NVY'],
    ['Số 15/SYT-NVY', '15', 'SYT-NVY'],
    ['Số: 15 / SYT - NVY', '15', 'SYT-NVY'],
    ['Số: I5/QĐ-SYT', '15', 'QĐ-SYT'],
    ['Số: 2l/KH-SYT', '21', 'KH-SYT'],
    ['Số: 12a/KH-SYT', '12a', 'KH-SYT'],
    ['Số: 15⁄GM-SYT', '15', 'GM-SYT'],
    ['Số: 63GM-BCH', '63', 'GM-BCH'],
    ['Số: 7/QD-UBND', '7', 'QĐ-UBND'],
    ['Số: 9/QÐ-TTg', '9', 'QĐ-TTg'],
    ['Số: 123/UBND', '123', 'UBND'],
    ['Số: 45/CV-CTCN', '45', 'CV-CTCN'],
    ['Số: 31/2025/NQ-HĐND', '31', '2025/NQ-HĐND'],
    ['Số 05-QĐ/TU', '05', 'QĐ/TU'],
    ['Số: ..../UBND-SGDDT', null, 'UBND-SGDDT'],
    ['Số:          /UBND-TH', null, 'UBND-TH'],
    ['số 54/TB/ĐHY-TCHC', '54', 'TB/ĐHY-TCHC'],
    ['Số 634/2005/QĐ/CTN', '634', '2005/QĐ/CTN'],
    ['Số 15 CV/TU', '15', 'CV/TU'],
    ['Số 12 TB-ĐU', '12', 'TB-ĐU'],
    ['Số: 45.TB/SYT', '45', 'TB/SYT'],
    ['Số: 145/CAH(QLHC)', '145', 'CAH(QLHC)'],
    ['Số: 9/CAT-PC06(Đ3)', '9', 'CAT-PC06(Đ3)'],
    ['Số: 9/QĐ-UBND (Dự thảo)', '9', 'QĐ-UBND'],
    ['Số: 28 CP', '28', 'CP'],
    ['Số: 12', '12', null],
    ['44 TB/ĐU', '44', 'TB/ĐU'],
    ['12-NQ/HU', '12', 'NQ/HU'],
    ['7/TB-THCS', '7', 'TB-THCS'],
    ['Số: 255/8SVHTTDL-QLDS', '255', 'SVHTTDL-QLDS'],
    ['Số: 31/8NNMT-CNTY', '31', 'SNNMT-CNTY'],
    ['Số: 7/8GTVT-KCHT', '7', 'SGTVT-KCHT'],
  ])('%s', (line, number, symbol) => {
    expect(read(header(line)).metadata).toMatchObject({ issuer: 'SỞ Y TẾ', number, symbol });
  });

  test('figures before letters that name no kind of paper are no number', () => {
    expect(read(header('10 GV/NV-PV')).metadata).toMatchObject({ number: null, symbol: null });
  });

  test('a number the pen wrote is left to a person: null, listed, and its place shown', () => {
    const doubtful = (word: string): number => (word === '4?8' ? 12 : 92);
    const { metadata, evidence } = read(header('Số: 4?8 /SYT-NVY'), { source: 'ocr', confidence: doubtful });
    expect(metadata).toMatchObject({ number: null, symbol: 'SYT-NVY', handwritten: ['number'] });
    expect(evidence.number).toMatchObject({ quote: '', page: 1, confidence: 0 });
    expect(evidence.number!.boxes).toHaveLength(1);
  });

  test.each([
    ['Số:/Ñ?/KH-UBND', 0.85],
    ['Số:/Ñ?/KH-ĐCTX', 0.6],
    ['Số: 4?8/KH-UBND', 0.85],
  ])('the symbol in one word with it is believed as the print is: %s', (line, least) => {
    const strokes = (word: string): number => (word.includes('?') ? 0 : 92);
    const { metadata, evidence } = read(header(line), { source: 'ocr', confidence: strokes });
    expect(metadata).toMatchObject({ number: null, symbol: line.split('/').at(-1) });
    expect(evidence.symbol!.confidence).toBeGreaterThan(least);
    expect(evidence.symbol!.confidence).toBeLessThan(0.97);
  });

  test.each([
    ['Số: /O2/QĐ-SYT', 'QĐ-SYT'],
    ['Số: /1l/KH-SYT', 'KH-SYT'],
    ['Số: ¿/7O/UBND-VX', 'UBND-VX'],
    ['Số: 15/2019/QĐ-SYT', '2019/QĐ-SYT'],
  ])('figures of a pen before the symbol are none of it: %s', (line, symbol) => {
    expect(read(header(line), SCAN).metadata.symbol).toBe(symbol);
  });

  test('a blank number in a text layer is a blank, not handwriting', () => {
    const { metadata, evidence } = read(header('Số:        /SYT-NVY'));
    expect(metadata).toMatchObject({ number: null, handwritten: [] });
    expect(evidence.number?.quote).toBe('');
  });

  test('doubtful digits are believed when the appendix repeats them', () => {
    const faint = (word: string): number => (word.startsWith('87/') ? 15 : 92);
    const appendices = [
      ['PHỤ LỤC', 'Danh mục nhiệm vụ', '(Kèm theo Kế hoạch số 87/KH-SYT ngày 05/3/2026)', 'Việc một'],
    ];
    const paper = { ...header('Số: 87/KH-SYT'), title: ['KẾ HOẠCH', 'Phòng dịch'], appendices };
    expect(read(paper, { source: 'ocr', confidence: faint }).metadata.number).toBe('87');
    expect(
      read({ ...paper, appendices: [] }, { source: 'ocr', confidence: faint }).metadata.number,
    ).toBeNull();
  });
});

describe('names of issuers on a scan', () => {
  test.each([
    [['UBND TỈNH GIA LAI', 'Y TẾ'], 'UBND TỈNH GIA LAI', 'SỞ Y TẾ'],
    [['UBND TỈNH GIA LAI', 'GIÁO DỤC VÀ ĐÀO TẠO'], 'UBND TỈNH GIA LAI', 'SỞ GIÁO DỤC VÀ ĐÀO TẠO'],
    [['UBND TỈNH GIA LAI', 'SỞ Y TẾ T0'], 'UBND TỈNH GIA LAI', 'SỞ Y TẾ'],
    [['SỞ Y TẾ', 'TRUNG TÂM KIỂM SOÁT BỆNH TẬT 1a'], 'SỞ Y TẾ', 'TRUNG TÂM KIỂM SOÁT BỆNH TẬT'],
    [['TRƯỜNG CAO ĐẲNG', 'Y TẾ'], null, 'TRƯỜNG CAO ĐẲNG Y TẾ'],
    [['BENH VIÊN ĐA KHOA KHU VỰC AN PHÚ'], null, 'BỆNH VIỆN ĐA KHOA KHU VỰC AN PHÚ'],
    [['THỊ HÀNH ÁN DÂN SỰ TỈNH GIA LAI'], null, 'THI HÀNH ÁN DÂN SỰ TỈNH GIA LAI'],
    [['SỞ Y TẾ TÍNH YÊN SƠN', 'BỆNH VIỆN MẮT'], 'SỞ Y TẾ TỈNH YÊN SƠN', 'BỆNH VIỆN MẮT'],
    [['ĐOÀN TNCS TÌNH YÊN SƠN'], null, 'ĐOÀN TNCS TỈNH YÊN SƠN'],
    [['HỘI NÔNG DÂN TĨNH YÊN SƠN'], null, 'HỘI NÔNG DÂN TỈNH YÊN SƠN'],
    [['TRUNG TÂM HỖ TRỢ TÌNH NGUYỆN VIÊN'], null, 'TRUNG TÂM HỖ TRỢ TÌNH NGUYỆN VIÊN'],
    [['TRUNG TÂM MÁY TÍNH AN PHÚ'], null, 'TRUNG TÂM MÁY TÍNH AN PHÚ'],
    [['TRƯỜNG MẦM NON TINH HOA'], null, 'TRƯỜNG MẦM NON TINH HOA'],
    [['TRUNG TÂM Y TẾ HUYỆN TĨNH GIA'], null, 'TRUNG TÂM Y TẾ HUYỆN TĨNH GIA'],
    [['ỦY BAN NHÃẨ DÂN TỈNH GIA LAI'], null, 'ỦY BAN NHÂN DÂN TỈNH GIA LAI'],
    [['ỦY BAN NHÂN', 'TỈNH GIA LAI'], null, 'ỦY BAN NHÂN DÂN TỈNH GIA LAI'],
    [['UỶ BAN NHĂN DÂN', 'XÃ AN THỊNH'], null, 'UỶ BAN NHÂN DÂN XÃ AN THỊNH'],
    [['HỘI ĐỒNG NHẢ DÂN', 'XÃ AN THỊNH'], null, 'HỘI ĐỒNG NHÂN DÂN XÃ AN THỊNH'],
    [['HỘI NÔNG DÂN XÃ AN THỊNH'], null, 'HỘI NÔNG DÂN XÃ AN THỊNH'],
    [["'UBND XÃ AN THỊNH"], null, 'UBND XÃ AN THỊNH'],
    [['ĐẢNG. ỦY XÃ AN THỊNH'], null, 'ĐẢNG ỦY XÃ AN THỊNH'],
    [['UBND TP. HÒN LA'], null, 'UBND TP. HÒN LA'],
    [['SỞ CÔNG THƯƠNG - CỤC THUẾ'], null, 'SỞ CÔNG THƯƠNG - CỤC THUẾ'],
    [['SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'TRƯỜNG THPT SỐ 2'], 'SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'TRƯỜNG THPT SỐ 2'],
    [
      ['TỔNG CÔNG TY HÀNG HẢI', 'CÔNG TY CỔ PHẦN CẢNG HÒN LA'],
      'TỔNG CÔNG TY HÀNG HẢI',
      'CÔNG TY CỔ PHẦN CẢNG HÒN LA',
    ],
  ])('%j', (lines, issuerParent, issuer) => {
    const left = [...lines, 'Số: 15/SYTNVY'];
    expect(read({ ...header(''), left }, SCAN).metadata).toMatchObject({ issuerParent, issuer });
  });

  test.each([
    [['NHÂN ẤN', 'XÃ AN THỊNH'], 'Số: 15/BC-UBND', 'ỦY BAN NHÂN DÂN XÃ AN THỊNH'],
    [['THÀNH PHỐ GIA LAI'], 'Số: 05/CĐ-UBND', 'ỦY BAN NHÂN DÂN THÀNH PHỐ GIA LAI'],
    [['HỌỢI ĐỒNG -NHÂN DÃ', 'TỈNH GIA LAI'], 'Số: 41/NQ-HĐND', 'HỘI ĐỒNG NHÂN DÂN TỈNH GIA LAI'],
    [['TRUNG TÂM Y TẾ', 'HUYỆN GIA LAI'], 'Số: 12/UBND-VX', 'TRUNG TÂM Y TẾ HUYỆN GIA LAI'],
    [['THÀNH PHỐ GIA LAI'], 'Số: 12/KH-BCĐ', 'THÀNH PHỐ GIA LAI'],
  ])('%j over %j, under a stamp', (names, number, issuer) => {
    expect(read({ ...header(''), left: [...names, number] }, SCAN).metadata.issuer).toBe(issuer);
  });

  test('its symbol gets the dash back that was lost behind its initials', () => {
    expect(read(header('Số: 15/SYTNVY')).metadata.symbol).toBe('SYT-NVY');
    expect(read(header('Số: 15/SYT')).metadata.symbol).toBe('SYT');
    expect(read(header('Số: 15/BYTNVY')).metadata.symbol).toBe('BYTNVY');
  });
});

describe('repairs by the grammar of symbols', () => {
  test.each([
    ['I5', '15'],
    ['O7', '07'],
    ['2l', '21'],
    ['12a', '12a'],
    ['IlO', null],
    ['?', null],
    ['', null],
  ])('digits %j → %j', (readAs, digits) => expect(repairedDigits(readAs)).toBe(digits));

  test.each([
    ['QD-UBNĐ', 'QĐ-UBND'],
    ['ND-CP', 'NĐ-CP'],
    ['CĐ-TTG', 'CĐ-TTg'],
    ['UBND-SGDDT', 'UBND-SGDDT'],
    ['KH-DCT', 'KH-DCT'],
    ['BC-BVĐK.', 'BC-BVĐK'],
    ['TB-VPGP', 'TB-VPCP'],
    ['QĐ-BTNMT', 'QĐ-BTNMT'],
    ['SGDDT-GDTrH', 'SGDDT-GDTrH'],
    ['QĐ-TANDTG', 'QĐ-TANDTC'],
    ['KH-BCĐQG', 'KH-BCĐQG'],
    ['CV-VPQH', 'CV-VPQH'],
  ])('symbol %s → %s', (readAs, symbol) => expect(repairedSymbol(readAs)).toBe(symbol));

  test('the kind that the sentence names puts the first group right, but not another kind', () => {
    const decision = kindNamed('Quyết định');
    expect(symbolOfKind('QĐĐ-ĐHV', decision)).toBe('QĐ-ĐHV');
    expect(symbolOfKind('OĐ-BTP', decision)).toBe('QĐ-BTP');
    expect(symbolOfKind('NQ-HĐND', decision)).toBe('NQ-HĐND');
    expect(symbolOfKind('SXD-QLN', decision)).toBe('SXD-QLN');
    expect(symbolOfKind('TTg-KTTH', kindNamed('Tờ trình'))).toBe('TTg-KTTH');
  });

  test("the issuer's initials put a digit right, never a letter", () => {
    expect(symbolOfIssuer('SY1-NVY', 'SỞ Y TẾ')).toBe('SYT-NVY');
    expect(symbolOfIssuer('SY1T-NVY', 'SỞ Y TẾ')).toBe('SYT-NVY');
    expect(symbolOfIssuer('5NV-CCHC', 'SỞ NỘI VỤ')).toBe('SNV-CCHC');
    expect(symbolOfIssuer('SVT-NVY', 'SỞ Y TẾ')).toBe('SVT-NVY');
    expect(symbolOfIssuer('PV01-TH', 'PHÒNG THAM MƯU')).toBe('PV01-TH');
  });
});

describe('place and date', () => {
  test.each([
    ['Gia Lai, ngày 05 tháng 3 năm 2026', 'Gia Lai', '2026-03-05'],
    ['Gia Lai, ngay 05 thang 3 nam 2026', 'Gia Lai', '2026-03-05'],
    ['Gia Lai, ngày      tháng 3 năm 2026', 'Gia Lai', '2026-03'],
    ['Gia Lai, ngày ... tháng 12 năm 2026', 'Gia Lai', '2026-12'],
    ['Gia Lai, ngày 31 tháng 02 năm 2026', 'Gia Lai', '2026-02'],
    ['Gia Lai, ngày 05 tháng     năm 2026', 'Gia Lai', null],
    ['Quận 1, ngày 29 tháng 6 năm 2024', 'Quận 1', '2024-06-29'],
    ['Nghệ An, ngày l2 tháng 1O năm 2025', 'Nghệ An', '2025-10-12'],
    ['Bà Rịa - Vũng Tàu, ngày 09 tháng 9 năm 2024', 'Bà Rịa - Vũng Tàu', '2024-09-09'],
    ['Hà Nội, 12/5/2025', 'Hà Nội', '2025-05-12'],
    ['Gia Lai, ngày 05tháng 3năm 2026', 'Gia Lai', '2026-03-05'],
    ['Gia Lai, ngày05 tháng 3 năm2026', 'Gia Lai', '2026-03-05'],
    ['Gia Lai, tháng 3 năm 2026', 'Gia Lai', '2026-03'],
    ['Cà Mau, hồi 15 giờ 30 phút, ngày 26 tháng 10|năm 2020', 'Cà Mau', '2020-10-26'],
    ['Cà Mau, hồi 7 giờ, ngày     tháng 10|năm 2020', 'Cà Mau', '2020-10'],
  ])('%s', (line, place, date) => {
    const paper = { ...header('Số: 1/SYT-NVY'), right: [...NATIONAL, ...line.split('|')] };
    expect(read(paper).metadata).toMatchObject({ place, date });
  });

  test('a doubtful day on a scan is left out; the month stays', () => {
    const pen = (word: string): number => (word === '24' ? 60 : 93);
    const paper = { ...header('Số: 1/SYT-NVY'), right: [...NATIONAL, 'Gia Lai, ngày 24 tháng 3 năm 2026'] };
    expect(read(paper, { source: 'ocr', confidence: pen }).metadata).toMatchObject({
      date: '2026-03',
      handwritten: ['day'],
    });
  });

  test('digits taller than those of the printed year are a pen’s, however surely they were read', () => {
    const paper = { ...header('Số: 1/SYT-NVY'), right: [...NATIONAL, 'Gia Lai, ngày 24 tháng 3 năm 2026'] };
    const dated = (taller: number, confidence = 92) => {
      const pages = pagesOf({ body: [TEXT], ...SIGNED, ...paper }, SCAN);
      for (const word of pages[0]!.lines.flatMap(({ words }) => words))
        if (word.text === '24') Object.assign(word, { height: word.height * taller, confidence });
      return metadataOf(partsOf(pages), pages).metadata;
    };
    expect(dated(1.25)).toMatchObject({ date: '2026-03', handwritten: ['day'] });
    expect(dated(1.08)).toMatchObject({ date: '2026-03-24', handwritten: [] });
    // Twice as high and read surely: a speck hangs on print.
    expect(dated(1.85, 97)).toMatchObject({ date: '2026-03-24', handwritten: [] });
  });

  test('the accents of a province come back on a scan; those of a text layer are not touched', () => {
    const paper = { ...header('Số: 1/SYT-NVY'), right: [...NATIONAL, 'Đăk Lãk, ngày 24 tháng 3 năm 2026'] };
    expect(read(paper, SCAN).metadata.place).toBe('Đắk Lắk');
    expect(read(paper).metadata.place).toBe('Đăk Lãk');
  });

  test('a commune is spelled as the rest of the paper spells it', () => {
    const paper = {
      left: ['ỦY BAN NHÂN DÂN', 'XÃ IA PUCH', 'Số: 3/UBND-VX'],
      right: [...NATIONAL, 'Ia Púch, ngày 24 tháng 3 năm 2026'],
      body: [
        'Ủy ban nhân dân xã Ia Púch kính đề nghị các thôn của xã Ia Púch thực hiện các nội dung dưới đây.',
      ],
    };
    expect(read(paper, SCAN).metadata.issuer).toBe('ỦY BAN NHÂN DÂN XÃ IA PÚCH');
  });

  test.each([
    // Capitals lose their marks sooner than small letters.
    ['ỦY BAN NHÂN DÂN|XÃ ĐÔNG AN', 'Đồng An', '', 'ỦY BAN NHÂN DÂN XÃ ĐỒNG AN', 'Đồng An'],
    ['TRƯỜNG THCS NGUYÊN DU', 'An Phú', 'Trường THCS Nguyễn|Du', 'TRƯỜNG THCS NGUYỄN DU', 'An Phú'],
    ['NGÂN HÀNG TMCP HẠU TRÀ', 'Hậu Trà', '', 'NGÂN HÀNG TMCP HẬU TRÀ', 'Hậu Trà'],
    // Small words that follow one another in the text are no name.
    ['BAN QUẢN LÝ XUÂN LA', 'An Phú', 'mùa xuân là', 'BAN QUẢN LÝ XUÂN LA', 'An Phú'],
    ['ỦY BAN NHÂN DÂN|XÃ IA KRÊ', 'la Krê', '', 'ỦY BAN NHÂN DÂN XÃ IA KRÊ', 'Ia Krê'],
    ['ỦY BAN NHÂN DÂN|XÃ LA NGÀ', 'La Ngà', '', 'ỦY BAN NHÂN DÂN XÃ LA NGÀ', 'La Ngà'],
    // A hamlet is not its commune.
    [
      'ỦY BAN NHÂN DÂN|XÃ ĐỒNG THÁI',
      'Đồng Thái',
      'từ thôn Đông Thái đến trường,|thôn Đông Thái và chợ thôn Đông Thái',
      'ỦY BAN NHÂN DÂN XÃ ĐỒNG THÁI',
      'Đồng Thái',
    ],
    // The end of a place's name opens no other name.
    ['CÔNG ĐOÀN DỆT MAY TỈNH TRÀ|PHONG|BAN CHẤP HÀNH', 'Trà Phong', '', 'BAN CHẤP HÀNH', 'Trà Phong'],
  ])('%s at %s, %j in its text', (names, read1, body, issuer, place) => {
    const paper = {
      left: [...names.split('|'), 'Số: 3/BC-VP'],
      right: [...NATIONAL, `${read1}, ngày 24 tháng 3 năm 2026`],
      body: [TEXT, ...body.split('|')],
    };
    expect(read(paper, SCAN).metadata).toMatchObject({ issuer, place });
  });
});

describe('issuer', () => {
  test.each([
    [['ỦY BAN NHÂN DÂN TỈNH GIA LAI'], null, 'ỦY BAN NHÂN DÂN TỈNH GIA LAI'],
    [['ỦY BAN NHÂN DÂN', 'TỈNH GIA LAI'], null, 'ỦY BAN NHÂN DÂN TỈNH GIA LAI'],
    [['UBND HUYỆN CHƯ SÊ', 'PHÒNG NỘI VỤ'], 'UBND HUYỆN CHƯ SÊ', 'PHÒNG NỘI VỤ'],
    [
      ['UBND TỈNH GIA LAI', 'BAN CHỈ ĐẠO', 'PHÒNG, CHỐNG MA TÚY'],
      'UBND TỈNH GIA LAI',
      'BAN CHỈ ĐẠO PHÒNG, CHỐNG MA TÚY',
    ],
    [['BỘ Y TẾ', 'BỆNH VIỆN ĐA', 'KHOA TRUNG ƯƠNG HUẾ'], 'BỘ Y TẾ', 'BỆNH VIỆN ĐA KHOA TRUNG ƯƠNG HUẾ'],
    [['ĐẠI HỌC HUẾ', 'TRƯỜNG ĐẠI HỌC Y - DƯỢC', 'KHOA NỘI'], 'TRƯỜNG ĐẠI HỌC Y - DƯỢC', 'KHOA NỘI'],
    [['NGÂN HÀNG NHÀ NƯỚC', 'CHI NHÁNH KHU VỰC 11'], 'NGÂN HÀNG NHÀ NƯỚC', 'CHI NHÁNH KHU VỰC 11'],
    [
      ['BẢO HIỂM XÃ HỘI VIỆT NAM', 'BẢO HIỂM XÃ HỘI', 'TỈNH GIA LAI'],
      'BẢO HIỂM XÃ HỘI VIỆT NAM',
      'BẢO HIỂM XÃ HỘI TỈNH GIA LAI',
    ],
    [['TÒA ÁN NHÂN DÂN', 'TỈNH GIA LAI'], null, 'TÒA ÁN NHÂN DÂN TỈNH GIA LAI'],
    [['CỤC THỐNG KÊ', 'THỐNG KÊ TỈNH GIA LAI'], 'CỤC THỐNG KÊ', 'THỐNG KÊ TỈNH GIA LAI'],
    [['TỔNG CỤC', 'THỐNG KÊ'], null, 'TỔNG CỤC THỐNG KÊ'],
    [['CÔNG TY CỔ PHẦN', 'BẾN XE GIA LAI'], null, 'CÔNG TY CỔ PHẦN BẾN XE GIA LAI'],
    [
      ['ĐOÀN ĐẠI BIỂU QUỐC HỘI', 'VÀ HỘI ĐỒNG NHÂN DÂN', 'TỈNH GIA LAI'],
      null,
      'ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN TỈNH GIA LAI',
    ],
    [['THỦ TƯỚNG CHÍNH PHỦ'], null, 'THỦ TƯỚNG CHÍNH PHỦ'],
    [['QUỐC HỘI', '-------'], null, 'QUỐC HỘI'],
    [['HĐND XÃ IA GRAI', 'BAN PHÁP CHẾ'], 'HĐND XÃ IA GRAI', 'BAN PHÁP CHẾ'],
    [['TRƯỜNG THPT số 2', 'PHÙ CÁT'], null, 'TRƯỜNG THPT số 2 PHÙ CÁT'],
    [['UBND XÃ CÁT SƠN', 'THÔN HỘI VÂN'], 'UBND XÃ CÁT SƠN', 'THÔN HỘI VÂN'],
    [['PHƯỜNG QUY NHƠN', 'KHU PHỐ 4'], 'PHƯỜNG QUY NHƠN', 'KHU PHỐ 4'],
    [['UBND XÃ TÂN HƯNG', 'ẤP BÀU SEN'], 'UBND XÃ TÂN HƯNG', 'ẤP BÀU SEN'],
    [['ỦY BAN NHÂN DÂN TỈNH', 'LẠNG SƠN'], null, 'ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN'],
    [['KHO BẠC NHÀ NƯỚC', 'KHO BẠC NHÀ NƯỚC KHU VỰC X'], 'KHO BẠC NHÀ NƯỚC', 'KHO BẠC NHÀ NƯỚC KHU VỰC X'],
    [['ỦY BAN NHÂN DÂN', 'XÃ IA GRAI', 'BẢN NÀ LỐC'], 'ỦY BAN NHÂN DÂN XÃ IA GRAI', 'BẢN NÀ LỐC'],
    [['UBND PHƯỜNG HỘI PHÚ', 'TỔ DÂN PHỐ 7'], 'UBND PHƯỜNG HỘI PHÚ', 'TỔ DÂN PHỐ 7'],
    [
      ['LIÊN MINH HỢP TÁC XÃ', 'TỈNH GIA LAI', 'HTX AN PHÚ'],
      'LIÊN MINH HỢP TÁC XÃ TỈNH GIA LAI',
      'HTX AN PHÚ',
    ],
    [['BAN QUẢN LÝ', 'BẢN LÁT'], null, 'BAN QUẢN LÝ BẢN LÁT'],
    [['UBND XÃ CÁT SƠN', 'HTX NÔNG NGHIỆP HỘI VÂN'], 'UBND XÃ CÁT SƠN', 'HTX NÔNG NGHIỆP HỘI VÂN'],
    [
      ['LIÊN ĐOÀN LAO ĐỘNG HUYỆN', 'CĐCS TRƯỜNG THPT IALY'],
      'LIÊN ĐOÀN LAO ĐỘNG HUYỆN',
      'CĐCS TRƯỜNG THPT IALY',
    ],
    [
      ['BỘ TƯ LỆNH BỘ ĐỘI BIÊN PHÒNG', 'BĐBP TỈNH GIA LAI'],
      'BỘ TƯ LỆNH BỘ ĐỘI BIÊN PHÒNG',
      'BĐBP TỈNH GIA LAI',
    ],
    [['SỞ Y TẾ GIA LAI', 'TTYT CHƯ PƯH'], 'SỞ Y TẾ GIA LAI', 'TTYT CHƯ PƯH'],
    [['CÔNG TY CỔ PHẦN', 'HTXANH'], null, 'CÔNG TY CỔ PHẦN HTXANH'],
  ])('%j', (names, issuerParent, issuer) => {
    const paper = {
      left: [...names, 'Số: 1/BC-VP'],
      right: [...NATIONAL, 'Gia Lai, ngày 05 tháng 3 năm 2026'],
    };
    expect(read(paper).metadata).toMatchObject({ issuerParent, issuer });
  });
});

describe('bodies that issue together', () => {
  test.each([
    ['SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'BẢO HIỂM XÃ HỘI TỈNH CÀ MAU', 'Số: 1402/HD-SGDĐT', true],
    ['CÔNG AN TỈNH AN GIANG', 'SỞ Y TẾ', 'Số: 12/KH-CAT', true],
    ['SỞ Y TẾ', 'TRUNG TÂM KIỂM SOÁT BỆNH TẬT', 'Số: 7/HDLN-SYT-TTKSBT', true],
    ['SỞ Y TẾ', 'TRUNG TÂM KIỂM SOÁT BỆNH TẬT', 'Số: 7/KH-TTKSBT', false],
    ['CÔNG AN TỈNH AN GIANG', 'CÔNG AN HUYỆN CHỢ MỚI', 'Số: 7/KH-CAH', false],
    ['CÔNG AN TỈNH AN GIANG', 'CÔNG AN THÀNH PHỐ LONG XUYÊN', 'Số: 7/KH-CATP', false],
  ])('%s over %s, %s', (first, second, number, isJoint) => {
    const left = [first, second, number];
    const { metadata } = read({ left, right: [...NATIONAL, 'Cà Mau, ngày 05 tháng 3 năm 2026'] });
    expect(metadata.issuer).toBe(isJoint ? `${first} - ${second}` : second);
    expect(metadata.issuerParent).toBe(isJoint ? null : first);
  });
});

describe('type and subject', () => {
  test.each([
    'V/v kiểm tra kho',
    'V/V kiểm tra kho',
    'V/y kiểm tra kho',
    'Vv kiểm tra kho',
    'V7v kiểm tra kho',
    'Về việc kiểm tra kho',
    'Về kiểm tra kho',
    '"Vv kiểm tra kho"',
  ])('%s', (line) => expect(read(header('Số: 1/SYT-NVY', [line])).metadata.subject).toBe('kiểm tra kho'));

  test('a subject that begins with a word like "Vay" keeps it', () => {
    expect(read(header('Số: 1/SYT-NVY', ['Vay vốn ưu đãi'])).metadata.subject).toBe('Vay vốn ưu đãi');
  });

  test.each([
    ['KẾ HOẠCH', 'Kế hoạch'],
    ['KÊ HOACH', 'Kế hoạch'],
    ['Q U Y Ế T  Đ Ị N H', 'Quyết định'],
    ['GIẤY ỦY QUYỀN', 'Giấy ủy quyền'],
    ['BẢN THOẢ THUẬN', 'Bản thỏa thuận'],
    ['THÔNG TRI', 'Thông tri'],
    ['THÔNG TƯ', 'Thông tư'],
    ['KẾT LUẬN THANH TRA', 'Kết luận thanh tra'],
    ['THƯ CẢM ƠN', 'Thư cảm ơn'],
    ['THƯ NGỎ', 'Thư ngỏ'],
    ['THỎA THUẬN', 'Thỏa thuận'],
    ['THỦ TƯỚNG', null],
    ['HỌC SINH', null],
    ['QUYẾT NGHỊ', null],
  ])('kind of the title %s', (title, kind) => expect(kindNamed(title)?.name ?? null).toBe(kind));

  test('a longer heading gives its kind and leaves the rest to the subject', () => {
    expect(kindAtStart('THÔNG BÁO KẾT LUẬN')?.name).toBe('Thông báo');
    const paper = {
      ...header('Số: 4/TB-SYT'),
      title: ['THÔNG BÁO KẾT LUẬN', 'của Giám đốc Sở tại hội nghị sơ kết'],
    };
    expect(read(paper).metadata).toMatchObject({
      type: 'Thông báo',
      subject: 'KẾT LUẬN của Giám đốc Sở tại hội nghị sơ kết',
    });
  });

  test.each([
    ['BIÊN BẢN LÀM VIỆC', 'Về việc đo lại mốc rừng', 'đo lại mốc rừng'],
    ['BIÊN BẢN KIỂM TRA', 'V/v đo lại mốc rừng', 'đo lại mốc rừng'],
    ['BIÊN BẢN HỌP', 'Ban Quản lý chợ tháng 9', 'HỌP Ban Quản lý chợ tháng 9'],
    ['THÔNG BÁO KẾT LUẬN', 'Về việc đo lại mốc rừng', 'KẾT LUẬN Về việc đo lại mốc rừng'],
  ])('%s over "%s"', (name, about, subject) => {
    const found = read({ ...header('Số: 4/BB-SYT'), title: [name, about] });
    expect(found.metadata.subject).toBe(subject);
  });

  test('a paragraph that begins straight under the subject is no part of it, whatever table stands below', () => {
    const paper = {
      ...header('Số: 4/CTr-SYT'),
      title: ['CHƯƠNG TRÌNH', 'Luân chuyển sách năm 2014'],
      body: [
        'Phát huy kết quả năm 2013 với 6.420 thẻ bạn đọc, 187.000 lượt luân chuyển sách báo, thư viện xây dựng chương trình luân chuyển của năm để các trường nhận sách như sau:',
        '| TT | Nội dung | Bộ phận | Thời gian |',
        ...Array.from(
          { length: 12 },
          (_, row) =>
            `| ${row + 1} | Chuyển sách tới trường số ${row + 1} theo lịch đã thống nhất với nhà trường | Phòng Bạn đọc | Tháng ${row + 1} |`,
        ),
      ],
    };
    expect(read(paper).metadata.subject).toBe('Luân chuyển sách năm 2014');
  });

  test.each([
    ['2025 - 2030', ' 2025 - 2030'],
    ['năm 2026', ' năm 2026'],
    ['2026', ' 2026'],
    ['12', ''],
  ])('a subject goes on with %j on a line of its own', (line, more) => {
    const { metadata } = read(header('Số: 4/SYT-NVY', ['V/v chuẩn bị nhân sự nhiệm kỳ', line]));
    expect(metadata.subject).toBe(`chuẩn bị nhân sự nhiệm kỳ${more}`);
  });

  const subject = [
    'về lãnh đạo chuyển đất trồng lúa kém hiệu quả ven sông sang nuôi cá lồng',
    'đến năm 2030',
  ];
  test.each([
    ['NGHỊ QUYẾT', 'CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ', subject],
    ['THÔNG TRI', 'CỦA BAN THƯỜNG VỤ HUYỆN ỦY', [`về việc ${subject[0]!.slice(3)}`, subject[1]!]],
    ['CHỈ THỊ', 'CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH', [`Về việc ${subject[0]!.slice(3)}`, subject[1]!]],
    ['CHƯƠNG TRÌNH', 'CỦA LIÊN ĐOÀN LAO ĐỘNG NĂM 2026', []],
  ])('%s %s is followed by what it is about', (name, owner, about) => {
    const found = read({ ...header('Số: 4/SYT'), title: [name, owner, ...about] }).metadata.subject;
    expect(found).toBe(about.length === 0 ? owner : about.join(' ').replace(/^về việc /iu, ''));
  });

  test.each([
    [
      ['PHÊ DUYỆT CHƯƠNG TRÌNH TRỒNG RỪNG NGẬP MẶN TRÊN', 'ĐỊA BÀN TỈNH GIAI ĐOẠN 2026 - 2030'],
      'ỦY BAN NHÂN DÂN TỈNH',
    ],
    [
      ['VỀ VIỆC CÔNG BỐ THỦ TỤC THUỘC THẨM QUYỀN CỦA', 'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG'],
      'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH',
    ],
    [['VỀ VIỆC GIAO CHỈ TIÊU', 'CỨU HỘ CHO BA ĐỘI CA NÔ', 'MÙA MƯA BÃO NĂM 2026'], 'GIÁM ĐỐC SỞ Y TẾ'],
    [['BỔ NHIỆM GIÁM ĐỐC TRUNG TÂM'], 'GIÁM ĐỐC SỞ Y TẾ'],
  ])('a subject in capitals ends before who decides: %j', (about, authority) => {
    const body = [authority, 'Căn cứ Luật Tổ chức chính quyền địa phương;', 'QUYẾT ĐỊNH:', TEXT];
    const [first, ...more] = about;
    const title = ['QUYẾT ĐỊNH', first!, ...more];
    const found = read({ ...header('Số: 4/QĐ-SYT'), title: [...title, authority], body: body.slice(1) });
    expect(found.metadata.subject).toBe(about.join(' ').replace(/^VỀ VIỆC /u, ''));
  });

  test.each([
    ['Về: tham gia góp ý'],
    ['Về viêc tham gia góp ý'],
    ['Về việc: tham gia góp ý'],
    ['V/v tham gia góp ý'],
  ])('the label of the subject goes, also with a slip: %s', (line) =>
    expect(read({ ...header('Số: 4/SYT', [line]) }).metadata.subject).toBe('tham gia góp ý'),
  );

  test.each([
    [['THÔNG BÁO', 'của Hiệu trưởng, Chủ tịch Công đoàn'], null, null],
    [['THÔNG BÁO', 'Khẩn, ngày 04/11/2025'], null, 'Khẩn'],
    [['CÔNG ĐIỆN', 'Hỏa tốc, hồi 15 giờ ngày 02/9/2024', 'về việc di dời dân'], 'di dời dân', 'Hỏa tốc'],
    [['THÔNG BÁO', 'Khẩn trương ngày 04/11/2025'], 'Khẩn trương ngày 04/11/2025', null],
    [['THÔNG BÁO', 'của Sở về lịch tiếp dân tháng 3'], 'của Sở về lịch tiếp dân tháng 3', null],
  ])(
    '%s: what is under the name is no subject where it tells by whom or how urgent',
    (title, about, urgency) => {
      expect(read({ ...header('Số: 4/TB-SYT'), title }).metadata).toMatchObject({ subject: about, urgency });
    },
  );

  test('the paragraph under a subject is none of it, however little of the page is text', () => {
    const rows = [
      '| TT | Nội dung | Đơn vị |',
      '| 1 | Kiểm kê hóa chất | Khoa Dược |',
      '| 2 | Vệ sinh kho | Phòng Vật tư |',
    ];
    const subject = 'Kiểm kê kho thuốc, hóa chất cuối năm 2026';
    for (const opening of [
      'Thực hiện Công văn số 402/BYT-KCB ngày 27 tháng 02 năm 2026 của Cục Quản lý Khám, chữa bệnh và tình hình thực tế của ngành, Sở Y tế xây dựng Kế hoạch như sau:',
      'Căn cứ tình hình sử dụng thuốc tại các bệnh viện, trạm y tế và nhà thuốc trên địa bàn tỉnh trong 09 tháng năm 2026, Sở Y tế xây dựng Kế hoạch kiểm kê như sau:',
      'Nhằm bảo đảm đủ thuốc, hóa chất, sinh phẩm cho mùa dịch cuối năm và chuẩn bị cho năm sau theo yêu cầu của Bộ Y tế, Sở xây dựng Kế hoạch kiểm kê kho như sau:',
    ]) {
      const paper = { ...header('Số: 4/KH-SYT'), title: ['KẾ HOẠCH', subject], body: [opening, ...rows] };
      expect(read(paper).metadata.subject).toBe(subject);
    }
    const title = [
      'CHƯƠNG TRÌNH HÀNH ĐỘNG',
      'Thực hiện Nghị quyết số 72-NQ/TW ngày 09 tháng 9 năm 2025',
      'của Bộ Chính trị về chăm sóc sức khỏe nhân dân',
    ];
    expect(read({ ...header('Số: 4/CTr-SYT'), title, body: [TEXT, ...rows] }).metadata.subject).toBe(
      title.slice(1).join(' '),
    );
  });

  test('a paper under a letterhead that prints nothing else is a công văn', () => {
    expect(read({ left: ['SỞ Y TẾ'] }).metadata.type).toBe('Công văn');
  });

  test('where no title is printed the symbol tells the kind, unless "V/v" makes it a công văn', () => {
    expect(read(header('Số: 4/TB-SYT')).metadata.type).toBe('Thông báo');
    expect(read(header('Số: 4/CT-TTHT', ['V/v hoàn thuế'])).metadata.type).toBe('Công văn');
  });
});

describe('signer', () => {
  test.each([
    [
      ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Y Blinh Mlô'],
      ['TM.', 'ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Y Blinh Mlô'],
    ],
    [
      ['TRỤ TRÌ', 'Thích Minh Tâm'],
      [null, 'TRỤ TRÌ', null, 'Thích Minh Tâm'],
    ],
    [
      ['CHÁNH XỨ', 'Linh mục Trần Văn An'],
      [null, 'CHÁNH XỨ', null, 'Trần Văn An'],
    ],
    [
      ['TL. CHỦ TỊCH', 'CÔNG CHỨC VĂN PHÒNG - THỐNG KÊ', 'Đinh Nhật Lệ'],
      ['TL.', 'CHỦ TỊCH', 'CÔNG CHỨC VĂN PHÒNG - THỐNG KÊ', 'Đinh Nhật Lệ'],
    ],
    [
      ['HẠT TRƯỞNG', 'Kỹ sư Hồ Văn Đá'],
      [null, 'HẠT TRƯỞNG', null, 'Hồ Văn Đá'],
    ],
    [
      ['VIỆN TRƯỞNG', 'Phó Giáo sư, Tiến sĩ Hồ Văn Đá'],
      [null, 'VIỆN TRƯỞNG', null, 'Hồ Văn Đá'],
    ],
    [
      ['HIỆU TRƯỞNG', 'Đại tá, TS. Nhà giáo Ưu tú Hồ Văn Đá'],
      [null, 'HIỆU TRƯỞNG', null, 'Hồ Văn Đá'],
    ],
    [
      ['TRƯỞNG TRẠM', 'Y sỹ Hồ Văn Đá'],
      [null, 'TRƯỞNG TRẠM', null, 'Hồ Văn Đá'],
    ],
    [
      ['TM. BAN TRỊ SỰ', 'TRƯỞNG BAN', 'Hòa thượng Thích Minh Tâm'],
      ['TM.', 'BAN TRỊ SỰ', 'TRƯỞNG BAN', 'Thích Minh Tâm'],
    ],
    [
      ['Bí thư Chi đoàn - Tổ trưởng', 'Trần Văn An'],
      [null, 'Bí thư Chi đoàn - Tổ trưởng', null, 'Trần Văn An'],
    ],
    [
      ['Giám đốc', 'Lò Thị Mai'],
      [null, 'Giám đốc', null, 'Lò Thị Mai'],
    ],
    [
      ['Ngày mai gặp lại', 'Trần Văn An'],
      [null, null, null, 'Trần Văn An'],
    ],
    [
      ['ĐÃ KÝ', 'Trần Văn An'],
      [null, null, null, 'Trần Văn An'],
    ],
    [
      ['KÝ TÚC XÁ TRƯỞNG', 'Trần Văn An'],
      [null, 'KÝ TÚC XÁ TRƯỞNG', null, 'Trần Văn An'],
    ],
    [
      ['CÔNG TY TNHH MINH TÂM', 'Trần Văn An'],
      [null, null, null, 'Trần Văn An'],
    ],
    [
      ['TRUNG TÂM Y TẾ', 'GIÁM ĐỐC', 'Trần Văn An'],
      [null, 'GIÁM ĐỐC', null, 'Trần Văn An'],
    ],
    [
      ['VÕ VĂN BA', 'Trần Văn An'],
      [null, null, null, 'Trần Văn An'],
    ],
    [
      ['T/M BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ', 'Trần An'],
      ['TM.', 'BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ', 'Trần An'],
    ],
    [
      ['K/T TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN', 'Trần An'],
      ['KT.', 'TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN', 'Trần An'],
    ],
    [
      ['Q. GIÁM ĐỐC', 'Rơ Mah Quý'],
      ['Q.', 'GIÁM ĐỐC', null, 'Rơ Mah Quý'],
    ],
    [
      ['Q.VIỆN TRƯỞNG', 'Lò Thị Mai'],
      ['Q.', 'VIỆN TRƯỞNG', null, 'Lò Thị Mai'],
    ],
    [
      ['TL. BỘ TRƯỞNG', 'VỤ TRƯỞNG VỤ PHÁP CHẾ', 'Lê Lợi'],
      ['TL.', 'BỘ TRƯỞNG', 'VỤ TRƯỞNG VỤ PHÁP CHẾ', 'Lê Lợi'],
    ],
    [
      ['TUQ. CHỦ TỊCH', 'GIÁM ĐỐC SỞ XÂY DỰNG', 'Lê Lợi'],
      ['TUQ.', 'CHỦ TỊCH', 'GIÁM ĐỐC SỞ XÂY DỰNG', 'Lê Lợi'],
    ],
    [
      ['KT. TRƯỞNG BAN QUẢN LÝ', 'CÁC KHU CÔNG NGHIỆP', 'PHÓ TRƯỞNG BAN', 'Lê Lợi'],
      ['KT.', 'TRƯỞNG BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP', 'PHÓ TRƯỞNG BAN', 'Lê Lợi'],
    ],
    [
      ['GIÁM ĐỐC', 'PGS.TS. Đinh Hữu Thọ'],
      [null, 'GIÁM ĐỐC', null, 'Đinh Hữu Thọ'],
    ],
    ...[
      'SƯ ĐOÀN TRƯỞNG',
      'LỮ ĐOÀN TRƯỞNG',
      'ĐỒN TRƯỞNG',
      'BỆNH VIỆN TRƯỞNG',
      'TỔNG BÍ THƯ',
      'THẨM TRA VIÊN',
      'CHỈ HUY TRƯỞNG',
    ].map((post): [string[], (string | null)[]] => [
      [post, 'Lê Lợi'],
      [null, post, null, 'Lê Lợi'],
    ]),
    [
      ['KT. LỮ ĐOÀN TRƯỞNG', 'LỮ ĐOÀN PHÓ', 'Lê Lợi'],
      ['KT.', 'LỮ ĐOÀN TRƯỞNG', 'LỮ ĐOÀN PHÓ', 'Lê Lợi'],
    ],
    [
      ['TM. BAN CHẤP HÀNH', 'ĐOÀN TRƯỜNG', 'BÍ THƯ', 'Lê Lợi'],
      ['TM.', 'BAN CHẤP HÀNH ĐOÀN TRƯỜNG', 'BÍ THƯ', 'Lê Lợi'],
    ],
    // Two offices whose blocks stand below one another: the first one's head signs first.
    [
      ['GIÁM ĐỐC SỞ Y TẾ', 'Lê Văn Hòa', 'TRƯỞNG BAN DÂN VẬN', 'Trần Thị An'],
      [null, 'GIÁM ĐỐC SỞ Y TẾ', null, 'Lê Văn Hòa'],
    ],
    [
      ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Lê Văn Hòa', 'KT. CỤC TRƯỞNG', 'PHÓ CỤC TRƯỞNG', 'Bùi Kim'],
      ['KT.', 'GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Lê Văn Hòa'],
    ],
    [
      ['TM. BAN CHỈ ĐẠO', 'TRƯỞNG BAN', 'PHÓ CHỦ TỊCH', 'Lê Văn Hòa'],
      ['TM.', 'BAN CHỈ ĐẠO', 'TRƯỞNG BAN', 'Lê Văn Hòa'],
    ],
    [
      ['TỔNG GIÁM ĐỐC', 'LÊ VĂN THÀNH'],
      [null, 'TỔNG GIÁM ĐỐC', null, 'LÊ VĂN THÀNH'],
    ],
  ])('%j', (signature, [capacity, title, actualTitle, name]) => {
    expect(read({ ...header('Số: 1/SYT-NVY'), signature }).metadata.signer).toEqual({
      capacity,
      title,
      actualTitle,
      name,
    });
  });

  test('strokes of a seal between the lines of a scan are no title and no name', () => {
    const signature = ['KT. GIÁM ĐÓC', 'PHÓ GIÁM ĐỐC', 'kê Ơ ñ^', '.. Lê Văn Hòa mm'];
    expect(read({ ...header('Số: 1/SYT-NVY'), signature }, SCAN).metadata.signer).toEqual({
      capacity: 'KT.',
      title: 'GIÁM ĐỐC',
      actualTitle: 'PHÓ GIÁM ĐỐC',
      name: 'Lê Văn Hòa',
    });
  });

  test.each([
    ['PHMÓ GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
    ['ở *"°RHÓ GIÁM ĐÓC', 'PHÓ GIÁM ĐỐC'],
    ['GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
    ['PHO,GIẢM ĐÓO', 'PHÓ GIÁM ĐỐC'],
    ['PHÓ GIÁM: ĐỐC', 'PHÓ GIÁM ĐỐC'],
    ['PH(/ZIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
    ['PHÓ TRƯỞNG PHÒNG', 'PHÓ TRƯỞNG PHÒNG'],
    ['TRƯỞNG PHÒNG', 'TRƯỞNG PHÒNG'],
  ])('%j under "KT.GIÁM ĐÓC", where the seal lies, is %j', (line, actualTitle) => {
    const signature = ['„ „ KT.GIÁM ĐÓC', line, 'Lê Văn Hòa'];
    const paper = { ...header('Số: 1/SYT-NVY'), signature };
    expect(read(paper, SCAN).metadata.signer).toEqual({
      capacity: 'KT.',
      title: 'GIÁM ĐỐC',
      actualTitle,
      name: 'Lê Văn Hòa',
    });
  });

  test.each([
    ['Quach Thị Mơ', 'Quách Thị Mơ'],
    ['Tiần Mai Hưởng', 'Trần Mai Hưởng'],
    ['Uao Văn Hà', 'Cao Văn Hà'],
    ['NGUYÊN VĂN AN', 'NGUYỄN VĂN AN'],
    ['Pham Lê Bích', 'Phạm Lê Bích'],
    ['Chấu Văn An', 'Chẩu Văn An'],
    ['Tấn A Phù', 'Tẩn A Phù'],
    ['Điếu Thị Mai', 'Điểu Thị Mai'],
    ['Mấu Văn Phi', 'Mấu Văn Phi'],
    ['Lý Văn An', 'Lý Văn An'],
    ['<5, Đại tá Võ Văn Út', 'Võ Văn Út'],
    ['Lù A Páo', 'Lù A Páo'],
    ['Vùi Thị Mảy', 'Vùi Thị Mảy'],
    ['Mạc Tàị Hoa', 'Mạc Thị Hoa'],
    ['Lê Tlị Mai', 'Lê Thị Mai'],
    ['Bùi Tnị Kim Sa', 'Bùi Thị Kim Sa'],
    ['Hà Tuị Lan', 'Hà Tuị Lan'],
    ['Lê Văn Tlị', 'Lê Văn Tlị'],
    ['Ly Seo Dìn', 'Lý Seo Dìn'],
    ['Trượng Văn Khảm', 'Trượng Văn Khảm'],
    ['Trưong Văn Khảm', 'Trương Văn Khảm'],
  ])('%j on a scan is signed by %s', (line, name) => {
    const paper = { ...header('Số: 1/SYT-NVY'), signature: ['GIÁM ĐỐC', line] };
    expect(read(paper, SCAN).metadata.signer.name).toBe(name);
  });

  test('a name in a text layer stays as it is spelled', () => {
    const paper = { ...header('Số: 1/SYT-NVY'), signature: ['GIÁM ĐỐC', 'Quach Thị Mơ'] };
    expect(read(paper).metadata.signer.name).toBe('Quach Thị Mơ');
  });

  test.each([
    [['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', '` “ PHÓ CHỦ TỊCH'], 'KT.', 'CHỦ TỊCH'],
    [['TM. HỘI ĐỒNG', 'TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN'], 'KT.', 'TRƯỞNG BAN'],
    [['TM. BAN THƯỜNG VỤ', 'BÍ THƯ', 'PHÓ BÍ THƯ'], 'KT.', 'BÍ THƯ'],
    [['BAN THƯỜNG. TRỰC', 'CHÁNH VĂN PHÒNG'], 'TL.', 'BAN THƯỜNG TRỰC'],
    [['CHỦ TỊCH', 'PHÓ CHÁNH VĂN PHÒNG'], 'TL.', 'CHỦ TỊCH'],
    [['GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG'], 'TL.', 'GIÁM ĐỐC'],
    [['ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], 'TM.', 'ỦY BAN NHÂN DÂN'],
    [['BAN THƯỜNG VỤ', 'BÍ THƯ'], 'TM.', 'BAN THƯỜNG VỤ'],
    [['BAN CHỈ ĐẠO', 'TRƯỞNG BAN'], 'TM.', 'BAN CHỈ ĐẠO'],
    [['GIÁM ĐỐC', 'TRƯỞNG BAN'], null, 'GIÁM ĐỐC'],
    [['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'GIÁM ĐỐC SỞ Y TẾ'], 'TM.', 'ỦY BAN NHÂN DÂN'],
  ])('%j on a scan, where the seal hides a capacity', (titles, capacity, title) => {
    const paper = { ...header('Số: 1/SYT-NVY'), signature: [...titles, 'Lê Văn Hòa'] };
    expect(read(paper, SCAN).metadata.signer).toMatchObject({ capacity, title });
  });

  test.each([
    [['v ÉT.GIÁM ĐỐC', '9 PHẾ GIÁM ĐỐC'], 'GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
    [['FT. CHỦ TỊCH', 'PHO CHỦ TỊCH'], 'CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    [['ET, TRƯỞNG PHÒNG', 'PHÔ TRƯỞNG PHÒNG'], 'TRƯỞNG PHÒNG', 'PHÓ TRƯỞNG PHÒNG'],
    [['TL. CHỦ TỊCH', 'VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'], 'CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'],
    [['KIỂM LÂM', 'PHÓ HẠT TRƯỞNG KIỂM LÂM'], 'HẠT TRƯỞNG KIỂM LÂM', 'PHÓ HẠT TRƯỞNG KIỂM LÂM'],
    [['PHÒNG', 'PHÓ TRƯỞNG PHÒNG'], 'TRƯỞNG PHÒNG', 'PHÓ TRƯỞNG PHÒNG'],
  ])('%j on a scan: what is left of a head’s post over his deputy’s', (titles, title, actualTitle) => {
    const paper = { ...header('Số: 1/SYT-NVY'), signature: [...titles, 'Lê Văn Hòa'] };
    expect(read(paper, SCAN).metadata.signer).toMatchObject({ capacity: 'KT.', title, actualTitle });
  });

  test.each([
    ['KT. BỘ TRƯỞNG, CHỦ NHIỆM', 'PHÓrGHỦ NHIỆM', 'PHÓ CHỦ NHIỆM'],
    ['KT. CHỦ TỊCH, TRƯỞNG BAN', 'PHÓFRƯỞNG BAN', 'PHÓ TRƯỞNG BAN'],
    ['KT. GIÁM ĐỐC KIÊM CHỦ TỊCH', 'PH(/ZHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    ['KT. BỘ TRƯỞNG, CHỦ NHIỆM', 'THỨ TRƯỞNG', 'THỨ TRƯỞNG'],
  ])('under %j a pen lies on %j', (head, line, actualTitle) => {
    const paper = { ...header('Số: 1/SYT-NVY'), signature: [head, line, 'Lê Văn Hòa'] };
    expect(read(paper, SCAN).metadata.signer).toMatchObject({ title: head.slice(4), actualTitle });
  });

  test.each([
    ['TRƯỜNG THPT SỐ 2', 'Z2) U TRƯỞNG', 'HIỆU TRƯỞNG'],
    ['TRƯỜNG THPT SỐ 2', 'Z2, TRƯỞNG', 'HIỆU TRƯỞNG'],
    ['VIỆN CHĂN NUÔI', 'ÊN TRƯỞNG', 'VIỆN TRƯỞNG'],
    ['BỘ CHỈ HUY QUÂN SỰ TỈNH', 'HUY TRƯỞNG', 'CHỈ HUY TRƯỞNG'],
    ['PHÒNG TÀI CHÍNH', 'Z~ PHÒNG', 'TRƯỞNG PHÒNG'],
    ['CẢNG VỤ HÀNG HẢI', 'ÁM ĐỐC', 'GIÁM ĐỐC'],
    ['TÒA ÁN NHÂN DÂN TỈNH', 'ÁNH ÁN', 'CHÁNH ÁN'],
    ['CỤC THUẾ', 'Z~ ĐỐC', null],
    ['CỤC THUẾ', 'A TRƯỞNG', null],
    ['SỞ TÀI CHÍNH', 'Z2) U TRƯỞNG', null],
    ['TRƯỜNG THPT SỐ 2', 'P.HIỆU TRƯỞNG', null],
    ['PHÒNG TÀI CHÍNH', 'P.TRƯỞNG PHÒNG', null],
    ['CHI CỤC KIỂM LÂM', 'K/T.CHI CỤC TRƯỞNG', 'CHI CỤC TRƯỞNG', 'KT.'],
  ])('the head of %j signs under a seal that left %j', (office, line, title, capacity?: string) => {
    const left = ['UBND TỈNH GIA LAI', office, 'Số: 1/BC-VP'];
    const paper = { ...header(''), left, signature: [line, 'Lê Văn Hòa'] };
    expect(read(paper, SCAN).metadata.signer).toMatchObject({
      capacity: capacity ?? null,
      title,
      name: 'Lê Văn Hòa',
    });
  });

  test('a head’s office signs by his order where the L was read as an I', () => {
    const signature = ['TI. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG', 'Lê Văn Hòa'];
    const { signer } = read({ ...header('Số: 1/SYT-NVY'), signature }, SCAN).metadata;
    expect(signer).toMatchObject({ capacity: 'TL.', title: 'CHỦ TỊCH', actualTitle: 'CHÁNH VĂN PHÒNG' });
  });

  test('another post under two letters is no deputy’s', () => {
    const paper = { ...header('Số: 1/SYT-NVY'), signature: ['PV. GIÁM ĐỐC', 'PHÓ CHỦ TỊCH', 'Lê Văn Hòa'] };
    expect(read(paper, SCAN).metadata.signer.capacity).toBeNull();
  });

  test('a unit over a deputy’s post that does not name it is no head’s post', () => {
    const signature = ['TL. BỘ TRƯỞNG', 'VỤ PHÁP CHẾ', 'PHÓ VỤ TRƯỞNG', 'Lê Văn Hòa'];
    const { signer } = read({ ...header('Số: 1/SYT-NVY'), signature }, SCAN).metadata;
    expect(signer).toMatchObject({ capacity: 'TL.', actualTitle: 'PHÓ VỤ TRƯỞNG' });
  });

  test('a deputy under the head on a scan signs for the head, and a person is asked to look', () => {
    const paper = { ...header('Số: 1/SYT-NVY'), signature: ['HIỆU TRƯỞNG', 'PHÓ HIỆU TRƯỞNG', 'Lê Văn Hòa'] };
    expect(read(paper, SCAN).metadata).toMatchObject({
      signer: { capacity: 'KT.' },
      handwritten: ['capacity'],
    });
    expect(read(paper).metadata).toMatchObject({ signer: { capacity: null }, handwritten: [] });
  });
});

describe('addressees', () => {
  test.each([
    [['Kính gởi: Các khoa, phòng.'], ['Các khoa, phòng']],
    [['Gửi: Các trạm y tế'], ['Các trạm y tế']],
    [['Bộ Y tế điện: Các Sở Y tế'], ['Các Sở Y tế']],
    [
      ['Ủy ban nhân dân tỉnh Gia Lai điện:', '- Các Sở;', '- Công an tỉnh.'],
      ['Các Sở', 'Công an tỉnh'],
    ],
    [
      ['Kính gửi:', '1. Sở Tài chính;', '2. Sở Nội vụ.'],
      ['Sở Tài chính', 'Sở Nội vụ'],
    ],
    [
      ['Kính gửi: 1. Sở Tài chính', '2. Sở Nội vụ'],
      ['Sở Tài chính', 'Sở Nội vụ'],
    ],
    [['Kính gửi: Đội Quản lý thị trường số', '3. Cục Hải quan'], ['Đội Quản lý thị trường số']],
    [
      ['Kính gửi: Hội đồng Quản trị', 'Đồng kính gửi: Ban Giám đốc'],
      ['Hội đồng Quản trị', 'Ban Giám đốc'],
    ],
    [['Kính gửi: Ông Lê Văn Tư,', 'Chủ tịch Hội Nông dân xã.'], ['Ông Lê Văn Tư, Chủ tịch Hội Nông dân xã']],
    [['Bộ Y tế điện: Sở Y tế các tỉnh'], ['Sở Y tế các tỉnh']],
    [
      ['Công ty Cổ phần Vận tải biển Quy Nhơn điện:', '- Các tàu;', '- Đội cảng.'],
      ['Các tàu', 'Đội cảng'],
    ],
    [['Bộ Chỉ huy Quân sự tỉnh điện:', '- Tiểu đoàn 50.'], ['Tiểu đoàn 50']],
    [['Ban Quản lý dự án lưới điện:', '- Các đội thi công.'], []],
  ])('%j', (addressing, addressees) => {
    expect(read({ ...header('Số: 1/SYT-NVY'), addressing }).metadata.addressees).toEqual(addressees);
  });

  test('the paragraph under a long one is none of it', () => {
    const paper = {
      ...header('Số: 1/SYT-NVY'),
      addressing: ['Kính gửi: Giám đốc các bệnh viện đa khoa khu vực trong tỉnh'],
    };
    const full =
      'Sở đã nhận được báo cáo sử dụng vật tư y tế quý II của 14 bệnh viện. Qua đối chiếu thấy rằng: số lượng tồn kho ghi chưa thống nhất với sổ sách của các khoa, nhiều loại không có hạn dùng.';
    for (const opening of [
      'Sở đã nhận được báo cáo sử dụng vật tư y tế quý II của 14 bệnh xá thường trực. Qua đối chiếu thấy rằng: số lượng tồn kho ghi chưa thống nhất với sổ của các khoa.',
      'Bộ Y tế vừa công bố giá tối đa của 32 loại dịch vụ mà các bệnh xá thường dùng, trong đó có 04 dịch vụ tỉnh ta đang thu cao hơn; các đơn vị cần xem lại bảng giá của mình.',
    ])
      expect(read({ ...paper, body: [opening, full, full] }).metadata.addressees).toEqual([
        paper.addressing[0]!.slice('Kính gửi: '.length),
      ]);
  });

  test('items of the text behind them are none', () => {
    const paper = { ...header('Số: 1/SYT-NVY'), addressing: ['Kính gửi: Các trạm y tế.'] };
    const body = ['1. Sở Y tế thông báo lịch tiêm chủng.', '2. Các trạm y tế rà soát danh sách.'];
    expect(read({ ...paper, body }).metadata.addressees).toEqual(['Các trạm y tế']);
  });
});

describe('urgency and secrecy', () => {
  test.each([
    ['HỎA TỐC', 'Hỏa tốc'],
    ['HOẢ TỐC', 'Hỏa tốc'],
    ['HỎA TÓC', 'Hỏa tốc'],
    ['THƯỢNG KHẨN', 'Thượng khẩn'],
    ['KHẨN', 'Khẩn'],
  ])('mark %s', (mark, urgency) =>
    expect(read(header('Số: 1/SYT-NVY', [mark])).metadata.urgency).toBe(urgency),
  );

  test.each([
    ['MẬT', 'Mật'],
    ['TỐI MẬT', 'Tối mật'],
    ['TUYỆT MẬT', 'Tuyệt mật'],
  ])('secrecy %s, known before anything is stored', (mark, secrecy) => {
    const paper = header('Số: 1/SYT-NVY', [mark]);
    expect(read(paper).metadata.secrecy).toBe(secrecy);
    expect(secrecyOf(pagesOf({ ...paper, body: [TEXT] }))).toBe(secrecy);
  });

  test('the words in a text or a subject are no marks', () => {
    const paper = {
      ...header('Số: 1/SYT-NVY', ['V/v bảo vệ bí mật nhà nước, xử lý khẩn', 'tin nhắn']),
      body: [
        'Mật',
        'Việc này phải làm khẩn trương; tài liệu có dấu tuyệt mật không gửi qua mạng của cơ quan.',
      ],
    };
    expect(read(paper).metadata).toMatchObject({ urgency: null, secrecy: null });
    expect(secrecyOf(pagesOf(paper))).toBeNull();
  });

  test('a stamp laid over the paper counts', () => {
    const paper = { ...header('Số: 1/SYT-NVY'), overlays: ['TỐI MẬT'] };
    expect(secrecyOf(pagesOf(paper))).toBe('Tối mật');
  });
});

describe('references', () => {
  const cited = (body: string): string[] =>
    read({ ...header('Số: 77/SYT-NVY'), body: [body] }).metadata.references.map(({ symbol, date, issuer }) =>
      [symbol, date, issuer].filter((part) => part !== null).join(' | '),
    );

  test.each([
    [
      'Căn cứ Nghị định số 105/2025/NĐ-CP ngày 15 tháng 5 năm 2025 của Chính phủ;',
      ['105/2025/NĐ-CP | 2025-05-15 | Chính phủ'],
    ],
    [
      'Phúc đáp Công văn số 12/SNV-TCBC ngày 03/02/2026 của Sở Nội vụ về việc biên chế,',
      ['12/SNV-TCBC | 2026-02-03 | Sở Nội vụ'],
    ],
    [
      'theo báo cáo của Sở Tài chính tại Tờ trình số 9/TTr-STC ngày 1/2/2026,',
      ['9/TTr-STC | 2026-02-01 | Sở Tài chính'],
    ],
    [
      'Thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị khóa XII',
      ['05-CT/TW | 2016-05-15 | Bộ Chính trị'],
    ],
    [
      'Luật Đất đai số 31/2024/QH15 và Thông tư 10/2024/TT-BTNMT',
      ['31/2024/QH15 | Quốc hội', '10/2024/TT-BTNMT'],
    ],
    ['Quyết định số 12/QĐ-UBND - Văn bản này nêu rõ', ['12/QĐ-UBND']],
    ['Quyết định số 4/QĐĐ-SYT ngày 01/3/2026', ['4/QĐ-SYT | 2026-03-01']],
    ['Công văn số 77/SYT-NVY này thay thế Công văn số 60/SYT-NVY', ['60/SYT-NVY']],
    ['nhắc lại Kế hoạch số 3/KH-SYT, sau đó Kế hoạch số 3/KH-SYT ngày 02/01/2026', ['3/KH-SYT | 2026-01-02']],
    ['lập hồ sơ theo Mẫu số 05/BBLM-HQ và Mẫu số 06/PGH-HQ', []],
    ['tổng hợp theo biểu số 01/BC-TH, 02/BC-TH gửi về Sở', []],
    ['lấy ý kiến bằng phiếu số 3/PYK-CB', []],
    ['biểu mẫu ban hành kèm Công văn số 3/SNV-CB', ['3/SNV-CB']],
    ['Kế hoạch tuyên dương gương tiêu biểu số 3/KH-SNV', ['3/KH-SNV']],
    ['Thông tư về trái phiếu số 12/2020/TT-BTC', ['12/2020/TT-BTC']],
    ['Nghị quyết số 18-NQ-TW ngày 16/6/2022 và Kết luận 9-KL-TU', ['18-NQ-TW | 2022-06-16', '9-KL-TU']],
    ['Thực hiện Kế hoạch số 15 KH/TĐTN-PT ngày 20/01/2026', ['15 KH/TĐTN-PT | 2026-01-20']],
    ['nhận 15 KH/TĐTN và lô số 12 A/B', []],
    ['tại Tờ trình số 737/TTg-TCCB ngày 06/6/2005', ['737/TTg-TCCB | 2005-06-06']],
    ['đạt 20/25 chỉ tiêu, tỷ lệ 1/2, ngày 30/4/2026, tốc độ 5 km/h, hồ sơ A/B, đợt 2/CT', []],
  ])('%s', (body, expected) => expect(cited(body)).toEqual(expected));

  test('a symbol broken over two lines is one', () => {
    const body =
      'Cơ quan thực hiện đúng trình tự, thủ tục và thẩm quyền nêu trong Nghị định số 105/2025/NĐ- CP của Chính phủ.';
    const pages = pagesOf({ ...header('Số: 77/SYT-NVY'), body: [body], ...SIGNED });
    const { references } = metadataOf(partsOf(pages), pages).metadata;
    expect(references.map((reference) => reference.symbol)).toEqual(['105/2025/NĐ-CP']);
  });

  test('one document read in two ways on a scan is given once', () => {
    const body = [
      'Theo Công văn số 2637/BYT-DP ngày 15/5/2026 của Bộ Y tế; biểu mẫu tại Công văn số 2637/RYT-DP.',
    ];
    const paper = { ...header('Số: 77/SYT-NVY'), body };
    expect(read(paper, SCAN).metadata.references).toHaveLength(1);
    expect(read(paper).metadata.references).toHaveLength(2);
  });
});

describe('names put right on a scan', () => {
  test.each([
    ['ỦY BAN NHÂN DÂN TÍNH ĐĂK LẮK', 'ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK'],
    ['UBND TÍNH GIÁ LAI', 'UBND TỈNH GIA LAI'],
    ['SỚ Y TÊ', 'SỞ Y TẾ'],
    ['BẠN CHÍ HUY QUÂN SỰ', 'BAN CHỈ HUY QUÂN SỰ'],
    ['CHỦTỊCH', 'CHỦ TỊCH'],
    ['UBND TỈNH GIA LAI SƠY TẾ', 'UBND TỈNH GIA LAI SỞ Y TẾ'],
    ['SỞ NỘIVỤ', 'SỞ NỘI VỤ'],
    ['BỘ YTẾ', 'BỘ Y TẾ'],
    ['BỘ PHẬN Y TẾ XÃ', 'BỘ PHẬN Y TẾ XÃ'],
    ['Uỷ ban nhân dân các xã', 'Uỷ ban nhân dân các xã'],
    ['Các đơn vị quản lý, tính toán', 'Các đơn vị quản lý, tính toán'],
    ['THỨ TRƯỞNG', 'THỨ TRƯỞNG'],
    ['TRƯỜNG THPT PHAN BỘI CHÂU', 'TRƯỜNG THPT PHAN BỘI CHÂU'],
    ['Đoàn TNCS huyện Krông Búk', 'Đoàn TNCS huyện Krông Búk'],
  ])('%s', (name, right) => expect(repairedName(name)).toBe(right));
});

describe('evidence', () => {
  test('every value has its quote, page, boxes and a confidence that falls with the reading', () => {
    const paper = {
      ...header('Số: 15/SYT-NVY', ['V/v kiểm tra kho']),
      addressing: ['Kính gửi: Các bệnh viện công lập.'],
    };
    const sure = read(paper).evidence;
    const doubtful = read(paper, { source: 'ocr', confidence: 70 }).evidence;
    expect(sure.number).toMatchObject({ quote: '15', page: 1 });
    expect(sure.symbol?.quote).toBe('SYT-NVY');
    expect(sure.subject?.quote).toBe('V/v kiểm tra kho');
    expect(Object.keys(sure).toSorted()).toEqual(
      [
        'addressees',
        'date',
        'issuer',
        'number',
        'place',
        'recipients',
        'signer',
        'subject',
        'symbol',
        'type',
      ].toSorted(),
    );
    for (const proof of Object.values(sure)) expect(proof.boxes.length).toBeGreaterThan(0);
    expect(doubtful.subject!.confidence).toBeLessThan(sure.subject!.confidence);
  });
});
