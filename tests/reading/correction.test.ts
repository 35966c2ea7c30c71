import { describe, expect, it } from 'vitest';

import { correctTones } from '../../src/reading/correction.ts';
import { partGluedWords } from '../../src/reading/glued-words.ts';
import { hasTitle, titleRows, withTitleOf } from '../../src/reading/lost-title.ts';
import { withoutCrumbs, withoutNoise } from '../../src/reading/noise.ts';
import type { Line, Zone } from '../../src/reading/page.ts';
import { withoutPenStrokes } from '../../src/reading/pen-strokes.ts';
import type { RecognisedLine } from '../../src/reading/recogniser.ts';
import { ALL_LINES } from './papers.ts';

function line(text: string, confidence = 90): RecognisedLine {
  const words = text
    .split(' ')
    .map((word, index) => ({ text: word, confidence, x: index * 50, y: 0, width: 40, height: 12 }));
  return { words };
}

const textOf = (lines: readonly RecognisedLine[]): string[] =>
  lines.map(({ words }) => words.map((word) => word.text).join(' '));

function corrected(...texts: string[]): string[] {
  const lines = texts.map((text) => line(text));
  correctTones(lines);
  return textOf(lines);
}

describe('the correction of tones', () => {
  it('puts right what can only be one collocation, in its case and with its punctuation', () => {
    expect(corrected('các tố chức', 'đấy mạnh KIẾM TRA.')).toEqual(['các tổ chức', 'đẩy mạnh KIỂM TRA.']);
    expect(corrected('trước ngày 5, đùn đấy, né tránh')).toEqual(['trước ngày 5, đùn đẩy, né tránh']);
    expect(corrected('thuộc thấm', 'quyền của xã')).toEqual(['thuộc thẩm', 'quyền của xã']);
    expect(corrected('THÀNH PHÓ HÒ CHÍ MINH', 'cho H§, SV')).toEqual(['THÀNH PHỐ HỒ CHÍ MINH', 'cho HS, SV']);
  });

  it.each([
    ['XÃ MƯỜNG PỒÔN', 'XÃ MƯỜNG PỒN'],
    ['cái xoong', 'cái xoong'],
    // Either may be meant.
    ['Má A Sưửng', 'Má A Sửng'],
    ['Má A Sửủng', 'Má A Sửủng'],
    ['Google và Zalo', 'Google và Zalo'],
    ['PHỤ LỤCI I', 'PHỤ LỤC I'],
    ['QUÝI II.', 'QUÝ II.'],
    ['ĐẠIX I', 'ĐẠIX I'],
  ])('gives once what was read twice: %s', (read, text) => {
    expect(corrected(read)).toEqual([text]);
  });

  it.each([
    ['MáA Sùng', ['Má', 'A', 'Sùng']],
    ['xã PờÊ,', ['xã', 'Pờ', 'Ê,']],
    ['ví MoMo', ['ví', 'MoMo']],
    ['VietGAP', ['VietGAP']],
    ['NĐ-CP', ['NĐ-CP']],
    ['ThờiG', ['ThờiG']],
    ['Cậpnhậtbảngkê', ['Cập', 'nhật', 'bảng', 'kê']],
    ['Tổnghợp,soạnthảo.', ['Tổng', 'hợp,', 'soạn', 'thảo.']],
    ['Tháng8/2023', ['Tháng', '8/2023']],
    ['sở/ngành', ['sở/ngành']],
    ['HĐND', ['HĐND']],
    ['nghiêng', ['nghiêng']],
  ])('parts what is several syllables: %s', (read, words) => {
    const lines = [line(read, 96)];
    partGluedWords(lines);
    expect(textOf(lines)).toEqual([words.join(' ')]);
    const last = lines[0]!.words.at(-1)!;
    expect(last.x + last.width).toBe(read.split(' ').length * 50 - 10);
  });

  it('parts a line without any white, and leaves one of dots', () => {
    const lines = [line('tổchức'.repeat(8000), 96), line(`tạ8${'./'.repeat(20_000)}x`, 96)];
    partGluedWords(lines);
    expect(lines.map(({ words }) => words.length)).toEqual([16_000, 1]);
  });

  it('keeps what was read with what was parted, less sure', () => {
    const lines = [line('MáA', 96)];
    partGluedWords(lines);
    expect(lines[0]!.words).toMatchObject([
      { text: 'Má', read: 'MáA', confidence: 85 },
      { text: 'A', read: 'MáA', confidence: 85 },
    ]);
  });

  it('lowers the confidence of what it changes, and of nothing else', () => {
    const lines = [line('tố chức họp', 96)];
    correctTones(lines);
    expect(lines[0]!.words.map((word) => word.confidence)).toEqual([85, 96, 96]);
  });

  it('leaves alone what is right, names, words parted by punctuation, and pairs with another meaning', () => {
    const right = [
      ...ALL_LINES,
      'toàn bộ nhiệm vụ của Thứ trưởng',
      'nêu tại khoản 2 về số hộ nghèo hàng năm',
      'ông Trần Tố Chức và bà Kiếm Tra',
      'bị tố, chức vụ không đổi',
      'Phó Chủ tịch, trưởng phó phòng, nói chung, theo § 5',
      'người dân đến nộp hồ sơ, kể từ đầu từ cơ quan cùng cấp',
    ];
    expect(corrected(...right)).toEqual(right);
  });

  it('puts any lost mark right where the word as read hardly stands anywhere, and the engine was not sure', () => {
    expect(corrected('thuộc lĩnh vục y tế', 'BẠN THƯỜNG VỤ', 'QUẦN KHU 9', 'QUÂN SỰ TÍNH')).toEqual([
      'thuộc lĩnh vực y tế',
      'BAN THƯỜNG VỤ',
      'QUÂN KHU 9',
      'QUÂN SỰ TỈNH',
    ]);
    const sure = [line('BẠN THƯỜNG VỤ', 96)];
    correctTones(sure);
    expect(textOf(sure)).toEqual(['BẠN THƯỜNG VỤ']);
    const right = [
      'ông Mai Xuân Hợi chủ trì',
      'lao động tự do có lý do',
      'dân chủ, công khai thu chi',
      'Bạn Thường Vũ',
      'LÊ VĂN PHONG',
      'TRẦN CÔNG ĐOAN',
      'Ông NGUYỄN TIẾN SỰ',
    ];
    expect(corrected(...right)).toEqual(right);
    expect(corrected('VI PHẠM HANH CHÍNH')).toEqual(['VI PHẠM HÀNH CHÍNH']);
  });

  it('takes a word that goes with its other neighbour for no evidence', () => {
    const right = [
      'Quốc gia có trách nhiệm',
      'sinh viên năm học 2025',
      'hoàn thành phân vùng',
      'vận tải Biên Hòa',
    ];
    expect(corrected(...right)).toEqual(right);
    // But for one that is far rarer than the other.
    expect(corrected('các chuyến đổi số', 'Thành lập Tố công tác', 'tổ chức kiếm tra')).toEqual([
      'các chuyển đổi số',
      'Thành lập Tổ công tác',
      'tổ chức kiểm tra',
    ]);
  });

  it('keeps what was read first with the word', () => {
    const lines = [line('các tố chức')];
    correctTones(lines);
    expect(lines[0]!.words.map((word) => word.read)).toEqual([undefined, 'tố', undefined]);
  });

  it('takes another reading of the same letters where it makes a collocation', () => {
    const withOthers = (text: string, at: number, ...others: string[]): string => {
      const lines = [line(text)];
      lines[0]!.words[at]!.others = others;
      correctTones(lines);
      return textOf(lines)[0]!;
    };
    expect(withOthers('nêu rõ vướng mặc;', 3, 'mắc;')).toBe('nêu rõ vướng mắc;');
    // Known as it is, other letters, two that would do: nothing is changed.
    expect(withOthers('nêu rõ vướng mắc', 3, 'mặc')).toBe('nêu rõ vướng mắc');
    expect(withOthers('nêu rõ vướng mắt', 3, 'mọc')).toBe('nêu rõ vướng mắt');
    expect(withOthers('ông Vướng Mặc Tín', 2, 'Mắc')).toBe('ông Vướng Mặc Tín');
  });

  it.each([
    ['trong quý II1/2025,', 'trong quý III/2025,'],
    ['quý H1/2026', 'quý III/2026'],
    ['quý I1/2026.', 'quý II/2026.'],
    ['quý 1/2026', 'quý 1/2026'],
    ['quý III/2026', 'quý III/2026'],
    ['mẫu H1/2026', 'mẫu H1/2026'],
    ['trong quý l,', 'trong quý I,'],
    ['Quý Ill năm 2026', 'Quý III năm 2026'],
    ['quý 1II;', 'quý III;'],
    ['quý | và quý [V.', 'quý I và quý IV.'],
    ['quý lV/2026', 'quý IV/2026'],
    ['quý 11/2026', 'quý 11/2026'],
    ['quý 1.', 'quý 1.'],
    ['quý vị', 'quý vị'],
    ['Báo cáo Quý H, năm 2026', 'Báo cáo Quý II, năm 2026'],
    ['bị cáo Nguyễn Quý H, sinh năm 1980', 'bị cáo Nguyễn Quý H, sinh năm 1980'],
    ['ông Quý H. và chị Quý l.', 'ông Quý H. và chị Quý l.'],
    ['mục l, cột |', 'mục l, cột |'],
  ])('reads the Roman number of a quarter: %s', (read, right) => {
    expect(corrected(read)).toEqual([right]);
  });

  it('takes a figure for the first quarter only where another reading had it in Roman', () => {
    const read = (text: string, ...others: string[]): string => {
      const lines = [line(`quý ${text}`)];
      lines[0]!.words[1]!.others = others;
      correctTones(lines);
      return textOf(lines)[0]!;
    };
    expect(read('1/2026,', 'I/2026,')).toBe('quý I/2026,');
    expect(read('1/2026,', 'H/2026,')).toBe('quý 1/2026,');
    expect(read('11/2026', '1I/2026')).toBe('quý 11/2026');
  });

  it('takes "đế" for "để", but not beside an emperor', () => {
    expect(corrected('đế biết và thực hiện')).toEqual(['để biết và thực hiện']);
    expect(corrected('chủ nghĩa đế quốc, đế giày')).toEqual(['chủ nghĩa đế quốc, đế giày']);
  });

  it.each([
    ['Như Điêu 3;', 'Như Điều 3;'],
    ['khoản 2 Điểu 15', 'khoản 2 Điều 15'],
    ['tại Điếu 7,', 'tại Điều 7,'],
    ['vải Điếu Ông', 'vải Điếu Ông'],
    ['Lưu: VỊ, KT.', 'Lưu: VT, KT.'],
    ['Lưu VĨ.', 'Lưu VT.'],
    ['Lưu: VI, TH.', 'Lưu: VT, TH.'],
    ['Lưu: TH.', 'Lưu: TH.'],
    ['vào thứ Bả hằng tuần', 'vào thứ Ba hằng tuần'],
    ['Thứ Bà,', 'Thứ Ba,'],
    ['- Lưu: VT, Bạn DC-PL.', '- Lưu: VT, Ban DC-PL.'],
    ['Bạn TCTU;', 'Ban TCTU;'],
    ['Bạn QLDA huyện', 'Ban QLDA huyện'],
    ['Bạn đọc và khán giả', 'Bạn đọc và khán giả'],
    ['sáng thứ Bá và', 'sáng thứ Ba và'],
    ['Bà Ba là người thứ hai', 'Bà Ba là người thứ hai'],
    ['mục VI, VII', 'mục VI, VII'],
    ['từ ngảy 12 đến ngãy 15/8', 'từ ngày 12 đến ngày 15/8'],
    ['trước ngáy 05/8,', 'trước ngày 05/8,'],
    ['tiếng ngáy to', 'tiếng ngáy to'],
  ])('knows what can stand before a number and in nơi nhận: %s', (read, right) => {
    expect(corrected(read)).toEqual([right]);
  });

  it.each([
    ['Độc lập - Tư do - Hạnh phúc', 'Độc lập - Tự do - Hạnh phúc'],
    ['Đốc lập - Tự do - Hanh phúc.', 'Độc lập - Tự do - Hạnh phúc.'],
    ['Độc lập - Tụ do - Hạnh phức', 'Độc lập - Tự do - Hạnh phúc'],
    ['CỌNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['vốn đầu tư do huyện cấp', 'vốn đầu tư do huyện cấp'],
  ])('puts the motto right: %s', (read, right) => {
    expect(corrected(read)).toEqual([right]);
  });

  it('takes a tilde for what it is like, and a d for the đ whose stroke was lost', () => {
    expect(corrected('ĐIỆN LỰC MIỄN NÚI', 'khám tại bệnh viện da khoa', 'giai đoạn hãng tháng')).toEqual([
      'ĐIỆN LỰC MIỀN NÚI',
      'khám tại bệnh viện đa khoa',
      'giai đoạn hằng tháng',
    ]);
    const right = ['được miễn giảm học phí', 'cây da trước đình', 'dầu nhờn và xăng dầu', 'Bà Dĩnh Miễn'];
    expect(corrected(...right)).toEqual(right);
  });

  it('touches no place in capitals, no name behind a middle name, and knows "TỔNG CÔNG TY"', () => {
    const right = [
      'ĐẢNG ỦY PHƯỜNG HỘI PHÚ',
      'ỦY BAN NHÂN DÂN XÃ CÔNG CHỈNH',
      'THỊ TRẤN THÔNG BAO',
      'ĐOÀN VĂN PHONG',
      'HỒ THỊ TRINH TƯ',
      'TRIỆU QUANG TRI',
    ];
    expect(corrected(...right)).toEqual(right);
    expect(corrected('TỐNG CÔNG TY', 'HÒ SƠ MỜI THẦU', 'ĐOÀN KIÊM TRA', 'XÃ HỘI PHAT TRIỂN')).toEqual([
      'TỔNG CÔNG TY',
      'HỒ SƠ MỜI THẦU',
      'ĐOÀN KIỂM TRA',
      'XÃ HỘI PHÁT TRIỂN',
    ]);
  });

  it('knows pairs that stand alone, whatever was read', () => {
    expect(corrected('kiến nghị của cử trị phường', 'Các Chỉ cục Thuế', 'Phó Chu tịch UBND')).toEqual([
      'kiến nghị của cử tri phường',
      'Các Chi cục Thuế',
      'Phó Chủ tịch UBND',
    ]);
    const right = ['ông Cử Trị', 'Giảm Đốc Tờ', 'chỉ cần có', 'cần bộ phận trực', 'xây đúng thiết kế'];
    right.push('Bạn NGUYỄN VĂN A', 'các hộ dân chủ tích trữ nước');
    expect(corrected(...right)).toEqual(right);
  });

  it('joins no line to one that begins anew, and takes no small word for half of a collocation', () => {
    for (const right of [
      ['Tự do - Hạnh phúc', 'Vụ Thượng, ngày 5'],
      ['BỆNH VIỆN KHU VỰC CẨM ĐÀN', 'Số: 15/BV'],
      ['họp bàn phương', 'An Giang'],
      ['trật tự thì báo cáo', 'năng lực thì lập hồ sơ'],
      ['thuận tiện vào nơi trú tránh'],
      ['nếu đủ hồ sơ thì hành lang'],
    ]) {
      expect(corrected(...right)).toEqual(right);
    }
    expect(corrected('BAN THƯỜNG', 'VU TỈNH ỦY')).toEqual(['BAN THƯỜNG', 'VỤ TỈNH ỦY']);
  });

  it('and lets one that stands as it was read speak for the word before it', () => {
    expect(corrected('đôi với các xã')).toEqual(['đối với các xã']);
  });

  it('knows in capitals what was written by hand and names of agencies, and nothing of running texts', () => {
    expect(corrected('KHU VỰC PHÚ RIỀNG', 'CỤM NƯỚC ỤONG')).toEqual(['KHU VỰC PHÚ RIỀNG', 'CỤM NƯỚC ỤONG']);
    expect(corrected('DANH SÁCH CHÁN MIỆNG')).toEqual(['DANH SÁCH CHÁN MIỆNG']);
    expect(corrected('BÁO CÁO KẾT QUÁ')).toEqual(['BÁO CÁO KẾT QUẢ']);
  });

  it.each([
    ['các đơn vi, địa phương', 'các đơn vị, địa phương'],
    ['sẽ kip thời báo cáo', 'sẽ kịp thời báo cáo'],
    ['Phát huy tỉnh thần xung kích', 'Phát huy tinh thần xung kích'],
    ['bảo đảm an toàn tính mạng', 'bảo đảm an toàn tính mạng'],
    ['đội ngũ cộng tác viên', 'đội ngũ cộng tác viên'],
    ['II. NỘI DỤNG CÔNG VIỆC', 'II. NỘI DUNG CÔNG VIỆC'],
    ['ỦY BAN NHÂN DÂN XÃ BẾN QUAN THƯỢNG', 'ỦY BAN NHÂN DÂN XÃ BẾN QUAN THƯỢNG'],
    ['UBND TỈNH LÂM ĐỒNG', 'UBND TỈNH LÂM ĐỒNG'],
    ['đồng chí Tô Văn Hiệu', 'đồng chí Tô Văn Hiệu'],
    ['TẬP ĐOÀN CAO SU', 'TẬP ĐOÀN CAO SU'],
    ['báo cáo về chị Hoa', 'báo cáo về chị Hoa'],
    ['về rừng trồng', 'về rừng trồng'],
    ['thuế đất phi nông nghiệp', 'thuế đất phi nông nghiệp'],
    ['LẠI THỊ HÀNH', 'LẠI THỊ HÀNH'],
    ['information in the meeting', 'information in the meeting'],
    ['tranh chấp thừa kế trên địa bàn', 'tranh chấp thừa kế trên địa bàn'],
  ])('weighs a word by how offices use it: %s', (read, right) => {
    expect(corrected(read)).toEqual([right]);
  });

  it('and lets a word that was read surely be changed by far more', () => {
    const sure = ['đoàn lao đọng huyện', 'thanh không dây và micrô'].map((text) => line(text, 96));
    correctTones(sure);
    expect(textOf(sure)).toEqual(['đoàn lao động huyện', 'thanh không dây và micrô']);
  });

  it('knows no ÿ or ï, and whom a paper only reports to', () => {
    expect(corrected('Bộ Ÿ tế', 'Giïa Lai, ngày 2')).toEqual(['Bộ Y tế', 'Gia Lai, ngày 2']);
    expect(corrected('- UBND tỉnh (b/o);', '- Như trên (để b/o);', 'a/o')).toEqual([
      '- UBND tỉnh (b/c);',
      '- Như trên (để b/c);',
      'a/o',
    ]);
  });
});

describe('noise', () => {
  it('is dropped where nothing on the line looks like text', () => {
    expect(textOf(withoutNoise([line('HH TẾ 077 3', 14), line('|}# ñ', 20), line('Sà', 0)]))).toEqual([]);
  });

  it('is taken off the ends of a line, list dashes are not', () => {
    const words = [...line('„', 20).words, ...line('- Như trên;', 92).words, ...line("' .", 10).words];
    expect(textOf(withoutNoise([{ words }]))).toEqual(['- Như trên;']);
  });

  it('is not what is hard to read: symbols, dates, numbers written by hand', () => {
    const hard = [line('Số:/A?/KH-DCT', 3), line('9/2024', 20), line('Lưu: VT', 90), line('nghiệp', 12)];
    expect(withoutNoise(hard)).toEqual(hard);
  });

  it('drops the ends of strokes beside a block, and no small print', () => {
    const low = (text: string, confidence: number) => {
      const words = line(text, confidence).words.map((word) => ({ ...word, height: 5 }));
      return { words };
    };
    const block = [line('THÀNH PHỐ HỒ CHÍ MINH'), low('T0', 62), line('Số: /KH-DCT'), low('(2)', 90)];
    expect(textOf(withoutCrumbs(block))).toEqual(['THÀNH PHỐ HỒ CHÍ MINH', 'Số: /KH-DCT', '(2)']);
    const byHand = {
      words: [...line('Số:', 92).words, ...line('2445', 12).words, ...line('/UBND', 88).words],
    };
    expect(textOf(withoutNoise([byHand]))).toEqual(['Số: 2445 /UBND']);
  });
});

describe('what a pen leaves where a paper is signed', () => {
  const linesOf = (zone: Zone, ...texts: string[]): Line[] =>
    texts.map((text, at) => ({ ...line(text, 80), zone, x: 300, y: 600 + at * 20, width: 200, height: 12 }));
  const left = (zone: Zone, ...texts: string[]): string[] =>
    textOf(withoutPenStrokes(linesOf(zone, ...texts)));

  it.each([
    [
      ['GIÁM ĐỐC', 'z⁄)yx ~', '/ À 7 | -', 'Lê Văn Hòa'],
      ['GIÁM ĐỐC', 'Lê Văn Hòa'],
    ],
    [
      ['HIỆU TRƯỞNG', 'Ø Y2 -_', 'Vương Trinh Quốc'],
      ['HIỆU TRƯỞNG', 'Vương Trinh Quốc'],
    ],
    [
      ['TL. CHỦ TỊCH', 'b. A7 Ñ', 'e 7 VĂN PHÒNG', 'Mơ'],
      ['TL. CHỦ TỊCH', 'e 7 VĂN PHÒNG', 'Mơ'],
    ],
    [
      ['GIÁM ĐỐC', '(đã ký)', 'Ksor H’Lâm'],
      ['GIÁM ĐỐC', '(đã ký)', 'Ksor H’Lâm'],
    ],
  ])('of %j remains %j', (read, kept) => {
    expect(left('foot-right', ...read)).toEqual(kept);
    expect(left('body', ...read)).toEqual(read);
  });
});

it('a number that was surely read below a signature is print', () => {
  const signed = ['GIÁM ĐỐC', '0263 3822 123', '1 740'].map((text, at) => {
    const { words } = line(text, at === 1 ? 95 : 70);
    return { words, zone: 'foot-right' as const, x: 300, y: 600 + at * 20, width: 200, height: 12 };
  });
  expect(textOf(withoutPenStrokes(signed))).toEqual(['GIÁM ĐỐC', '0263 3822 123']);
});

describe('what a pen leaves behind the end of the text and of nơi nhận', () => {
  const penned = (print: string, pen: string, confidence: number): string => {
    const words = [...line(print, 92).words, ...line(pen, confidence).words];
    const lines: Line[] = [{ words, zone: 'body', x: 80, y: 500, width: 300, height: 12 }];
    return textOf(withoutPenStrokes(lines))[0]!;
  };

  it.each([
    ['và thực hiện./.', 'HA', 39],
    ['báo cáo để giải quyết./.', '^W', 53],
    ['- Lưu: VT, KHTH.', 'ÂN', 16],
    ['- Lưu: VT, TH (5b).', 'ZYT', 40],
    ['Lưu VP Đảng ủy.', 'x v', 12],
    ['- Lưu: VT, KCHT.', 'Zụ', 80],
  ])('%s | %s goes', (print, pen, confidence) => {
    expect(penned(print, pen, confidence)).toBe(print);
  });

  it.each([
    ['và thực hiện./.', 'Lan', 92],
    ['- Lưu: VT, KHTH.', 'PL.', 88],
    ['- Lưu: VT, TH.', '35b', 40],
    ['theo mục 2.', 'Các', 40],
    ['- Lưu: VT,', 'TH', 40],
    ['Lưu ý các xã.', 'Nếu', 40],
  ])('%s | %s stays', (print, pen, confidence) => {
    expect(penned(print, pen, confidence)).toBe(`${print} ${pen}`);
  });
});

describe('the post over a signature that was not read', () => {
  const at = (y: number, text: string, confidence = 90): RecognisedLine => ({
    words: line(text, confidence).words.map((word) => ({ ...word, y })),
  });

  it.each([
    [
      [at(20, 'K2 YYA', 30), at(90, 'Đặng Xuân Tuyền')],
      [at(22, '` CHÁNH VĂN PHÒNG'), at(50, 'vs ~'), at(91, 'Đặng Xuân Tuyền')],
      ['CHÁNH VĂN PHÒNG', 'Đặng Xuân Tuyền'],
    ],
    [
      [at(90, 'Lê Hòa')],
      [at(10, 'KT. GIÁM ĐỐC ~'), at(30, 'PHÓ GIÁM ĐỐC')],
      ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Lê Hòa'],
    ],
    [[at(90, 'Lê Hòa')], [at(20, 'AÐĐND', 95), at(90, 'Lê Hòa')], ['Lê Hòa']],
    [[at(90, 'Lê Hòa')], [at(20, 'CHỦ TỊCH', 40)], ['Lê Hòa']],
  ])('is taken from another reading (%#)', (lines, again, whole) => {
    expect(textOf(withTitleOf(lines, again))).toEqual(whole);
  });

  it('stands in the rows where something as high as letters begins, and ends before the pen goes on', () => {
    const [width, height] = [40, 120];
    const inked = (...bars: [from: number, to: number][]) => {
      const data = new Uint8Array(width * height).fill(255);
      for (const [from, to] of bars) data.fill(0, from * width, to * width);
      return { width, height, data };
    };
    // Ends of the letters of the line above, then a title that a pen runs down from.
    expect(titleRows(inked([2, 6], [30, 90]), 0, 100, 20)).toEqual({ top: 23, bottom: 48 });
    expect(titleRows(inked([2, 6], [30, 90]), 40, 100, 20)).toEqual({ top: 33, bottom: 58 });
    expect(titleRows(inked([2, 6]), 0, 100, 20)).toBeUndefined();
  });

  it('is there where two sure words in capitals are', () => {
    expect(['TM. ỦY BAN', 'HIỆU TRƯỞNG', 'Lê Văn Hòa', 'RX KQ'].map((text) => hasTitle(line(text)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
