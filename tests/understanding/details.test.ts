import { describe, expect, test } from 'vitest';
import { understand } from '../../src/understanding/index.ts';
import type { PaperDetails, Reference, UnderstoodPaper } from '../../src/understanding/understanding.ts';
import { NATIONAL, pagesOf, type PaperText } from './page-fixture.ts';
import { STATE_PAPERS } from './papers/state.ts';

const LETTER: PaperText = {
  left: ['UBND TỈNH GIA LAI', 'SỞ Y TẾ', 'Số: 15/SYT-NVY', 'V/v kiểm tra kho thuốc'],
  right: [...NATIONAL, 'Gia Lai, ngày 05 tháng 3 năm 2026'],
  addressing: ['Kính gửi: Các bệnh viện công lập.'],
  recipients: ['Nơi nhận:', '- Như trên;', '- Lưu: VT.'],
  signature: ['GIÁM ĐỐC', 'Lê Văn Hòa'],
};

function paper(body: string[], more: PaperText = {}): UnderstoodPaper {
  return understand(pagesOf({ ...LETTER, body, ...more }));
}

function details(body: string, more: PaperText = {}): PaperDetails {
  return paper([body], more).details;
}

describe('roles, kinds and titles of cited documents', () => {
  const cited = (body: string, more: PaperText = {}): Reference[] => paper([body], more).metadata.references;
  const decision: PaperText = {
    left: ['SỞ Y TẾ', 'Số: 3/QĐ-SYT'],
    title: ['QUYẾT ĐỊNH', 'Về việc kiểm tra kho thuốc'],
    addressing: [],
  };

  test.each([
    ['Căn cứ Nghị định số 5/2025/NĐ-CP ngày 01/01/2025 của Chính phủ;', 'basis'],
    ['Căn cứ Luật Dược số 105/2016/QH13 và Luật Giá số 16/2023/QH15;', 'basis'],
    ['Phòng Nội vụ, căn cứ Quyết định số 7/QĐ-UBND, lập danh sách.', 'mentioned'],
    ['Thực hiện Công văn số 9/UBND-KGVX ngày 01/3/2026 của UBND tỉnh, Sở Y tế yêu cầu.', 'carried-out'],
    ['Triển khai Kế hoạch số 4/KH-UBND của UBND tỉnh về tiêm chủng.', 'carried-out'],
    ['Để triển khai thực hiện Nghị quyết số 8/NQ-HĐND, Sở Y tế hướng dẫn.', 'carried-out'],
    ['Phúc đáp Công văn số 12/SNV-TCBC ngày 03/02/2026 của Sở Nội vụ.', 'answered'],
    ['Sở Y tế nhận được Tờ trình số 3/TTr-BV của Bệnh viện.', 'answered'],
    ['Trả lời Văn bản số 44/BVTN-KD ngày 02/3/2026 của Bệnh viện.', 'answered'],
    ['Công văn này thay thế Công văn số 2/SYT-NVY ngày 01/01/2026.', 'replaced'],
    ['Bãi bỏ Quyết định số 10/QĐ-SYT ngày 04/5/2020.', 'replaced'],
    ['Quyết định này có hiệu lực từ ngày ký và thay thế các Quyết định số 11/QĐ-SYT.', 'replaced'],
    ['Sở Y tế gửi kèm Báo cáo số 6/BC-SYT ngày 02/3/2026.', 'enclosed'],
    ['Xin đính kèm theo Kế hoạch số 5/KH-SYT để các đơn vị biết.', 'enclosed'],
    ['Mẫu báo cáo chuyển kèm Công văn số 13/BYT-QLD.', 'enclosed'],
    ['Quy chế ban hành kèm theo Quyết định số 14/QĐ-BYT.', 'mentioned'],
    ['Đơn vị nhập số liệu theo hướng dẫn tại Thông tư số 15/2024/TT-BYT.', 'mentioned'],
  ])('%s → %s', (body, role) =>
    expect(new Set(cited(body).map((each) => each.role))).toEqual(new Set([role])),
  );

  test('what a decision considered is a basis, what a letter considered is answered', () => {
    const body = 'Theo đề nghị của Bệnh viện tại Tờ trình số 21/TTr-BV ngày 01/3/2026.';
    expect(cited(body, decision)[0]?.role).toBe('basis');
    expect(cited(body)[0]?.role).toBe('answered');
  });

  test('a list after one opening shares its role; a document in the title of another does not', () => {
    const [plan, decree, inTitle] = cited(
      'Thực hiện Kế hoạch số 4/KH-UBND ngày 01/3/2026; Nghị định số 5/2025/NĐ-CP của Chính phủ về sửa đổi cách tính của Nghị định số 6/2015/NĐ-CP.',
    );
    expect([plan?.role, decree?.role, inTitle?.role]).toEqual(['carried-out', 'carried-out', 'mentioned']);
  });

  test.each([
    [
      'Nghị định số 5/2025/NĐ-CP ngày 01/01/2025 của Chính phủ quy định về kinh doanh thuốc;',
      'Nghị định',
      'quy định về kinh doanh thuốc',
    ],
    [
      'Công văn số 9/UBND-KGVX ngày 01/3/2026 của UBND tỉnh về việc kiểm tra kho, Sở Y tế yêu cầu',
      'Công văn',
      'kiểm tra kho',
    ],
    ['Luật Dược số 105/2016/QH13 ngày 06/4/2016;', 'Luật', 'Dược'],
    [
      'Quyết định số 7/QĐ-BYT phê duyệt Đề án “Nhà thuốc thông minh” (gửi kèm)',
      'Quyết định',
      'phê duyệt Đề án “Nhà thuốc thông minh”',
    ],
    ['văn bản số 33/SYT-TCKT, sau đó báo cáo', 'Công văn', null],
  ])('%s', (body, kind, title) => expect(cited(`Theo ${body}`)[0]).toMatchObject({ kind, title }));

  test('each has the place that proves it', () => {
    const [first] = cited('Thực hiện Công văn số 9/UBND-KGVX ngày 01/3/2026 của UBND tỉnh, Sở Y tế yêu cầu.');
    expect(first?.evidence).toMatchObject({ quote: '9/UBND-KGVX', page: 1 });
    expect(first?.evidence?.boxes).toHaveLength(1);
  });
});

describe('short names the text gives', () => {
  test.each([
    [
      'Thành lập Ban Chỉ đạo chuyển đổi số ngành y tế (sau đây gọi tắt là Ban Chỉ đạo).',
      'Ban Chỉ đạo',
      'Ban Chỉ đạo chuyển đổi số ngành y tế',
    ],
    [
      'Nhà nước đặt hàng qua Ban Quản lý dự án (viết tắt là BQLDA), đơn vị ký hợp đồng.',
      'BQLDA',
      'Ban Quản lý dự án',
    ],
    [
      'Áp dụng với các bệnh viện, trung tâm y tế công lập (sau đây gọi chung là đơn vị).',
      'đơn vị',
      'các bệnh viện, trung tâm y tế công lập',
    ],
    [
      'Ban hành Quy chế phối hợp kiểm tra kho thuốc (gọi tắt là “Quy chế”).',
      'Quy chế',
      'Quy chế phối hợp kiểm tra kho thuốc',
    ],
  ])('%s', (body, short, long) => {
    const [alias] = details(body).aliases;
    expect(alias).toMatchObject({ short });
    expect(long.endsWith(alias!.long.slice(-12))).toBe(true);
    expect(alias!.evidence.boxes.length).toBeGreaterThan(0);
  });

  test.each(['Bệnh này còn gọi là sốt rét rừng.', 'Việc đó gọi là khám sàng lọc, không phải điều trị.'])(
    '%s names nothing',
    (body) => expect(details(body).aliases).toEqual([]),
  );
});

describe('by when an answer is asked', () => {
  test.each([
    ['Đề nghị quý đơn vị có ý kiến bằng văn bản trước ngày 20/3/2026.', '2026-03-20'],
    ['Báo cáo gửi về Sở Y tế (qua Phòng Nghiệp vụ Y) trước ngày 25/3/2026.', '2026-03-25'],
    ['Các đơn vị trả lời chậm nhất ngày 31/3/2026 để tổng hợp.', '2026-03-31'],
    ['Danh sách gửi về địa chỉ kho@syt.vn trước ngày 01/4/2026.', '2026-04-01'],
  ])('%s', (body, date) => expect(details(body).replyDue).toMatchObject({ date }));

  test('so many days from this paper have no date yet', () => {
    const { replyDue } = details(
      'Đề nghị trả lời trong thời hạn 05 ngày làm việc kể từ ngày nhận được Công văn này.',
    );
    expect(replyDue).toMatchObject({ date: null, deadline: { kind: 'relative', amount: 5 } });
  });

  test.each([
    'Các bệnh viện hoàn thành kiểm kê trước ngày 20/3/2026.',
    'Số liệu tính đến ngày 01/3/2026 đã gửi về Bộ Y tế.',
    'Các đơn vị báo cáo kịp thời về Sở Y tế.',
  ])('%s asks for no answer by a day', (body) => expect(details(body).replyDue).toBeNull());
});

describe('what is sent along', () => {
  test.each([
    ['Các đơn vị góp ý dự thảo (gửi kèm dự thảo Quy chế kiểm tra kho).', 'dự thảo Quy chế kiểm tra kho'],
    ['Phân công như sau (có bảng phân công kèm theo).', 'bảng phân công'],
    [
      'Triển khai Công điện số 9/CĐ-TTg của Thủ tướng Chính phủ (gửi kèm theo), Sở yêu cầu.',
      'Công điện số 9/CĐ-TTg',
    ],
    ['Nội dung khác giữ nguyên. Gửi kèm Công văn này: mẫu phiếu kiểm kê thuốc.', 'mẫu phiếu kiểm kê thuốc'],
  ])('%s', (body, name) => expect(details(body).attachments.map((each) => each.name)).toEqual([name]));

  test('a regulation issued with a decision long ago is none', () =>
    expect(details('Quy chế (ban hành kèm theo Quyết định số 14/QĐ-BYT) vẫn áp dụng.').attachments).toEqual(
      [],
    ));

  test('an appendix is one, by its heading and title, and counts its own pages', () => {
    const appendices = [
      ['PHỤ LỤC', 'DANH MỤC THUỐC', '(Kèm theo Công văn số 15/SYT-NVY ngày 05/3/2026)', 'Thuốc một'],
    ];
    const { attachments, pageCount } = details('Danh mục thuốc theo Phụ lục kèm theo.', { appendices });
    expect(attachments).toMatchObject([{ kind: 'appendix', name: 'PHỤ LỤC: DANH MỤC THUỐC' }]);
    expect(pageCount).toEqual({ paper: 1, appendices: 1, total: 2 });
  });
});

describe('who signs beside the signer', () => {
  test('two ministers of a joint circular', () => {
    const joint = STATE_PAPERS.find(({ name }) => name.startsWith('joint circular'))!;
    const { metadata, details: found } = understand(pagesOf(joint.paper));
    expect(metadata.signer.name).toBe('Trương Chí Hiếu');
    expect(found.cosigners).toMatchObject([
      { capacity: 'KT.', actualTitle: 'THỨ TRƯỞNG', name: 'Nguyễn Viết Thành' },
    ]);
  });

  test('one signature has nobody beside it', () => expect(details('Kiểm tra kho.').cosigners).toEqual([]));
});

describe('agencies behind the names', () => {
  test('issuer, parent and addressees carry theirs, an unknown name none', () => {
    const { agencies } = details('Kiểm tra kho.', {
      addressing: ['Kính gửi:', '- Sở Tài chính;', '- Bộ Y tế;', '- Công ty Dược Cao Nguyên.'],
    });
    expect(agencies.issuer?.id).toBe('gia-lai/so-y-te');
    expect(agencies.issuerParent?.id).toBe('gia-lai/ubnd');
    expect(agencies.addressees.map((match) => match?.id ?? null)).toEqual([
      'gia-lai/so-tai-chinh',
      'bo-y-te',
      null,
    ]);
  });

  test("a ministry's paper leaves the province of a sở open", () => {
    const { agencies } = details('Kiểm tra kho.', {
      left: ['BỘ Y TẾ', 'Số: 15/BYT-QLD'],
      right: [...NATIONAL, 'Hà Nội, ngày 05 tháng 3 năm 2026'],
      addressing: ['Kính gửi: Sở Y tế.'],
    });
    expect(agencies.addressees[0]).toMatchObject({ id: 'so-y-te', province: null });
  });
});

describe('what the grammar put right', () => {
  const repairs = (more: PaperText): string[] =>
    details('Sở Y tế gửi các đơn vị.', more).repairs.map(
      ({ what, read, repaired }) => `${what}: ${read} → ${repaired}`,
    );

  test.each([
    ['Số: l5/QĐ-SYT', ['number: l5 → 15']],
    ['Số: 1O2/SYT-NVY', ['number: 1O2 → 102']],
    ['Số: 15/S YT-NVY', []],
    ['Số: 15/SYT-NVY', []],
  ])('%s → %j', (number, expected) => {
    expect(repairs({ left: ['UBND TỈNH GIA LAI', 'SỞ Y TẾ', number] })).toEqual(expected);
  });
});

describe('short names that the paper defines', () => {
  const duties = (...body: string[]): string[] =>
    paper(body).obligations.map(
      ({ assignees, assigneesInFull }) => `${assignees.join(' + ')} = ${(assigneesInFull ?? []).join(' + ')}`,
    );

  test.each([
    [
      [
        'Sở Y tế giao Trung tâm Kiểm soát bệnh tật tỉnh (sau đây gọi tắt là CDC) làm đầu mối.',
        '1. CDC lấy mẫu nước tại các trường học.',
      ],
      'CDC = Trung tâm Kiểm soát bệnh tật tỉnh',
    ],
    [
      [
        'Ban Quản lý các khu công nghiệp (sau đây gọi tắt là Ban Quản lý) đã nhận hồ sơ.',
        '1. Giao Ban Quản lý kiểm đếm lao động trước ngày 20/3/2026.',
      ],
      'Ban Quản lý = Ban Quản lý các khu công nghiệp',
    ],
    [
      [
        'Công ty Cổ phần Cấp nước Pleiku (viết tắt là Pwaco) cấp nước cho bệnh viện.',
        '1. Pwaco súc rửa bể chứa hằng tháng.',
      ],
      'Pwaco = Công ty Cổ phần Cấp nước Pleiku',
    ],
  ])('%j', (body, expected) => expect(duties(...body)).toContain(expected));

  test('a document with a short name does nothing', () => {
    const body = [
      'Thực hiện Kế hoạch số 4/KH-UBND (sau đây gọi tắt là Kế hoạch 4) của UBND tỉnh.',
      '1. Kế hoạch 4 đề ra ba mục tiêu.',
    ];
    expect(duties(...body)).toEqual([]);
  });
});
