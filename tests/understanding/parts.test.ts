import { describe, expect, test } from 'vitest';
import { lineText, type ReadPage } from '../../src/reading/page.ts';
import { partsOf, type PaperLine } from '../../src/understanding/parts.ts';
import { NATIONAL, PAGE_HEIGHT, pagesOf, type PaperText } from './page-fixture.ts';

const texts = (lines: readonly PaperLine[]): string[] => lines.map((line) => line.text);

const LONG = Array.from(
  { length: 60 },
  (_, index) =>
    `${index + 1}. Đơn vị thứ ${index + 1} rà soát hồ sơ, lập danh mục công việc còn tồn đọng và gửi về bộ phận tổng hợp trước ngày họp giao ban hằng tuần của cơ quan.`,
);

const PAPER: PaperText = {
  left: ['UBND TỈNH SƠN LA', 'SỞ TƯ PHÁP', 'Số: 88/STP-VP', 'V/v rà soát hồ sơ'],
  right: [...NATIONAL, 'Sơn La, ngày 07 tháng 8 năm 2025'],
  addressing: ['Kính gửi:', '- Các phòng chuyên môn;', '- Trung tâm Trợ giúp pháp lý.'],
  body: ['Để phục vụ cuộc họp giao ban, Giám đốc Sở yêu cầu các đơn vị thực hiện các việc sau:', ...LONG],
  recipients: ['Nơi nhận:', '- Như trên;', '- Lưu: VT.'],
  signature: ['GIÁM ĐỐC', 'Cầm Thị Lan'],
};

describe('the parts of a paper over several pages', () => {
  const pages = pagesOf(PAPER);
  const parts = partsOf(pages);

  test('the body runs over the pages, without their numbers, up to nơi nhận', () => {
    expect(pages.length).toBeGreaterThan(3);
    expect(parts.body[0]?.text).toMatch(/^Để phục vụ/u);
    expect(parts.body.at(-1)?.text).toMatch(/cơ quan\.$/u);
    expect(texts(parts.body).some((text) => /^\d+$/u.test(text))).toBe(false);
    expect(new Set(parts.body.map((line) => line.page)).size).toBe(pages.length);
  });

  test('header, addressing and foot are apart', () => {
    expect(texts(parts.headerLeft)).toEqual(PAPER.left);
    expect(texts(parts.headerRight)).toEqual(PAPER.right);
    expect(texts(parts.addressing)).toEqual(PAPER.addressing);
    expect(texts(parts.recipients)).toEqual(PAPER.recipients);
    expect(texts(parts.signature)).toEqual(PAPER.signature);
    expect(parts.appendices).toEqual([]);
  });

  test('each line keeps its page, its box and its words', () => {
    const last = parts.body.at(-1)!;
    expect(last.page).toBe(pages.length);
    expect(last.box.width).toBeGreaterThan(0);
    expect(lineText(last.source)).toBe(last.text);
  });
});

describe('a paper whose text is one paragraph', () => {
  test.each([
    [
      'Về việc phòng, chống cháy rừng mùa khô',
      'Yêu cầu Thủ trưởng các sở, ban, ngành và Chủ tịch Ủy ban nhân dân các xã nghiêm túc thực hiện Thông báo này.',
    ],
    [
      'Về việc nghỉ lễ Quốc khánh và trực cơ quan trong những ngày nghỉ lễ',
      'Giao Văn phòng Sở theo dõi, đôn đốc các phòng, định kỳ hằng tháng tổng hợp tình hình báo cáo Giám đốc Sở.',
    ],
    [
      'Về việc treo cờ Tổ quốc',
      'Các thôn, tổ dân phố vận động Nhân dân treo cờ Tổ quốc từ 18 giờ ngày 01 đến 18 giờ ngày 03 tháng 9.',
    ],
  ])('under %j it belongs to no title', (subject, text) => {
    const paper = { ...PAPER, addressing: [], title: ['THÔNG BÁO', subject], body: [text] };
    const parts = partsOf(pagesOf(paper));
    expect(texts(parts.title)).toEqual(['THÔNG BÁO', subject]);
    expect(texts(parts.body).join(' ')).toBe(text);
  });

  test('and a subject of two lines stays whole', () => {
    const title = [
      'THÔNG BÁO',
      'Về việc tăng cường các biện pháp cấp bách phòng cháy, chữa cháy',
      'Rừng đặc dụng Pù Hoạt năm 2025',
    ];
    expect(texts(partsOf(pagesOf({ ...PAPER, addressing: [], title })).title)).toEqual(title);
  });

  test.each(['CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH', 'Căn cứ Luật Hộ tịch ngày 20 tháng 11 năm 2014;'])(
    'so does one before %j',
    (first) => {
      const title = [
        'QUYẾT ĐỊNH',
        'Công nhận kết quả xét thăng hạng viên chức',
        'Ủy ban nhân dân xã Mường Hoa năm 2025, đợt thứ hai',
      ];
      const body = [
        first,
        'Theo đề nghị của Trưởng phòng Nội vụ,',
        'QUYẾT ĐỊNH:',
        'Điều 1. Công nhận kết quả.',
      ];
      const { title: read } = partsOf(pagesOf({ ...PAPER, addressing: [], title, body }));
      expect(texts(read)).toEqual(title);
    },
  );
});

describe('pages behind the signature', () => {
  test('each appendix begins at its heading; a page without one continues the one before', () => {
    const { appendices } = partsOf(
      pagesOf({
        ...PAPER,
        body: PAPER.body!.slice(0, 3),
        appendices: [
          ['PHỤ LỤC I', 'DANH MỤC HỒ SƠ', 'Hồ sơ số một', 'Hồ sơ số hai'],
          ['Hồ sơ số ba'],
          ['Phụ lục II', 'MẪU BÁO CÁO', 'Tên đơn vị'],
        ],
      }),
    );
    expect(appendices.map((appendix) => appendix.heading.text)).toEqual(['PHỤ LỤC I', 'Phụ lục II']);
    expect(texts(appendices[0]!.lines)).toEqual([
      'DANH MỤC HỒ SƠ',
      'Hồ sơ số một',
      'Hồ sơ số hai',
      'Hồ sơ số ba',
    ]);
  });

  test('a regulation issued with a decision is an appendix under its own title', () => {
    const { appendices, signature } = partsOf(
      pagesOf({
        left: ['BỘ TƯ PHÁP', 'Số: 5/QĐ-BTP'],
        title: ['QUYẾT ĐỊNH', 'Ban hành Quy chế làm việc'],
        body: [
          'Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của cơ quan trong năm công tác mới.',
        ],
        recipients: ['Nơi nhận:', '- Lưu: VT.'],
        signature: ['BỘ TRƯỞNG', 'Lê Văn Hòa'],
        appendices: [
          ['QUY CHẾ', 'Làm việc của cơ quan', '(Ban hành kèm theo Quyết định số 5/QĐ-BTP)', 'Chương I'],
        ],
      }),
    );
    expect(texts(signature)).toEqual(['BỘ TRƯỞNG', 'Lê Văn Hòa']);
    expect(appendices.map((appendix) => appendix.heading.text)).toEqual(['QUY CHẾ']);
  });

  test('a whole paper sent along is an appendix under its type name', () => {
    const { appendices } = partsOf(
      pagesOf({
        ...PAPER,
        body: PAPER.body!.slice(0, 2),
        appendices: [
          ['SỞ TƯ PHÁP', ...NATIONAL, 'ĐỀ ÁN', 'Kiện toàn tổ chức'],
          ['BỘ TƯ PHÁP', ...NATIONAL, 'HƯỚNG DẪN', 'Nghiệp vụ hộ tịch'],
        ],
      }),
    );
    expect(appendices.map((appendix) => appendix.heading.text)).toEqual(['ĐỀ ÁN', 'HƯỚNG DẪN']);
    expect(texts(appendices[1]!.lines)).toEqual(['BỘ TƯ PHÁP', ...NATIONAL, 'Nghiệp vụ hộ tịch']);
  });

  test('a phrase about an appendix in the text opens none', () => {
    const { appendices, body } = partsOf(
      pagesOf({
        ...PAPER,
        body: ['Các đơn vị báo cáo theo mẫu tại', 'Phụ lục kèm theo Công văn này, gửi trước ngày 05.'],
      }),
    );
    expect(appendices).toEqual([]);
    expect(texts(body)).toContain('Phụ lục kèm theo Công văn này, gửi trước ngày 05.');
  });
});

describe('what is laid over the paper or belongs to the page', () => {
  const overlaid = pagesOf({
    ...PAPER,
    body: PAPER.body!.slice(0, 3),
    overlays: ['Ký bởi: Sở Tư pháp', 'Giao phòng Hành chính xử lý'],
  });

  test('overlays of the reader stay out of the body', () => {
    const parts = partsOf(overlaid);
    expect(texts(parts.overlays)).toEqual(['Ký bởi: Sở Tư pháp', 'Giao phòng Hành chính xử lý']);
    expect(texts(parts.body).join(' ')).not.toContain('Giao phòng Hành chính');
  });

  test.each(['ĐẾN', '[ CÔNGVĂNĐN ]', 'cọc VĂN ĐịN', 'VẰN BẢN ĐÊN'])(
    'the arrival stamp %j is no number or date of the paper',
    (head) => {
      const [first, ...rest] = pagesOf({ ...PAPER, body: PAPER.body!.slice(0, 3) });
      const stamp = [head, 'Số: 4521', 'Ngày: 09/8/2025', 'Chuyển: PGĐ'].map((text, index) =>
        stampLine(text, 20 + index * 9),
      );
      const parts = partsOf([{ ...first!, lines: [...stamp, ...first!.lines] }, ...rest]);
      expect(texts(parts.headerLeft)).toEqual(PAPER.left);
      expect(texts(parts.overlays)).toContain('Số: 4521');
    },
  );

  test.each([
    ['over the header', 'CÔNG VĂN ĐẾN', 12],
    ['with a pen over its name', '7Í VĂN ĐẾN', 12],
  ])('an arrival stamp %s takes the name of its office along', (_, head, pitch) => {
    const [first, ...rest] = pagesOf({ ...PAPER, body: PAPER.body!.slice(0, 3) });
    const rows = ['TRƯỜNG THPT LÊ LỢI', head, 'Số: 4521', 'Ngày: 09/8/2025'];
    const stamp = rows.map((text, index) => stampLine(text, 8 + index * pitch, 140));
    const parts = partsOf([{ ...first!, lines: [...stamp, ...first!.lines] }, ...rest]);
    expect(texts(parts.headerLeft)).toEqual(PAPER.left);
    expect(texts(parts.overlays)).toContain('TRƯỜNG THPT LÊ LỢI');
  });

  test('an arrival stamp under the issuer takes no name along', () => {
    const [first, ...rest] = pagesOf({ ...PAPER, body: PAPER.body!.slice(0, 3) });
    const bottom = Math.max(...first!.lines.filter(({ zone }) => zone === 'header-left').map(({ y }) => y));
    const stamp = ['ĐẾN', 'Số: 4521'].map((text, index) => stampLine(text, bottom + 14 + index * 12, 140));
    const parts = partsOf([{ ...first!, lines: [...first!.lines, ...stamp] }, ...rest]);
    expect(texts(parts.headerLeft)).toEqual(PAPER.left);
  });

  test('figures of an arrival stamp beside the title are none of it', () => {
    const [first, ...rest] = pagesOf({ ...PAPER, title: ['468 THÔNG BÁO', '20/8 Kết luận của Giám đốc'] });
    const lines = first!.lines.map((line) =>
      /^(?:468|20\/8)$/.test(line.words[0]?.text ?? '')
        ? { ...line, words: line.words.map((word, at) => (at === 0 ? { ...word, x: word.x - 40 } : word)) }
        : line,
    );
    const parts = partsOf([{ ...first!, lines }, ...rest]);
    expect(texts(parts.title)).toEqual(['THÔNG BÁO', 'Kết luận của Giám đốc']);
    expect(texts(parts.overlays)).toEqual(['468', '20/8']);
  });

  test('crumbs of a stamp between the title and whom a telegram is sent to keep nobody out', () => {
    const addressing = [
      'ỦY BAN NHÂN DÂN TỈNH SƠN LA điện:',
      '- Chủ tịch UBND các huyện;',
      '- Các sở, ngành.',
    ];
    const crumbs = ['924', '„7Q'];
    const title = ['CÔNG ĐIỆN', 'Về việc phòng, chống lũ quét'];
    const parts = partsOf(pagesOf({ ...PAPER, title, addressing: [...crumbs, ...addressing] }));
    expect(texts(parts.title)).toEqual(title);
    expect(texts(parts.addressing)).toEqual(addressing);
    expect(texts(parts.overlays)).toEqual(crumbs);
    const unsent = partsOf(pagesOf({ ...PAPER, title, addressing: crumbs }));
    expect(texts(unsent.body).slice(0, 2)).toEqual(crumbs);
  });

  test('a title "CÔNG VĂN" and what stands under it are no stamp', () => {
    const parts = partsOf(pagesOf({ ...PAPER, title: ['CÔNG VĂN', 'Chuyển đơn của công dân'] }));
    expect(texts(parts.overlays)).toEqual([]);
  });

  test('running heads, address lines and page numbers of other shapes are dropped', () => {
    const pages = pagesOf(PAPER).map((page) => ({
      ...page,
      lines: [
        stampLine('Phần mềm quản lý văn bản tỉnh Sơn La', 12),
        ...page.lines,
        stampLine('- 3 -', PAGE_HEIGHT - 30),
        stampLine('Địa chỉ: 18 Tô Hiệu; Điện thoại: 0212 385', PAGE_HEIGHT - 50),
      ],
    }));
    const all = texts(partsOf(pages).body).join('\n');
    expect(all).not.toMatch(/Phần mềm quản lý|- 3 -|Địa chỉ: 18/u);
  });

  test('a letterhead that is repeated by what is issued with the paper is no running head; what stands above it is', () => {
    const [first, ...rest] = pagesOf({
      ...PAPER,
      body: PAPER.body!.slice(0, 3),
      appendices: [['QUY CHẾ', '(Ban hành kèm theo Quyết định)']],
    });
    const up = Math.min(...first!.lines.map(({ y }) => y)) - 57;
    const raised = first!.lines.map((line) => ({ ...line, y: line.y - up }));
    const letterhead = raised.filter(({ y }) => y < 60);
    const head = stampLine('Phần mềm quản lý văn bản tỉnh Sơn La', 12);
    const parts = partsOf([
      { ...first!, lines: [head, ...raised] },
      ...rest.map((page) => ({ ...page, lines: [head, ...letterhead, ...page.lines] })),
    ]);
    expect(texts(parts.headerLeft)).toEqual(PAPER.left);
    expect(texts(parts.headerRight)).toEqual(PAPER.right);
    const behind = parts.appendices.flatMap(({ lines }) => texts(lines));
    expect(behind).toEqual([PAPER.left![0], PAPER.right![0], '(Ban hành kèm theo Quyết định)']);
  });
});

function stampLine(text: string, y: number, left = 240): ReadPage['lines'][number] {
  let x = left;
  const words = text.split(' ').map((word) => {
    const width = word.length * 4;
    const placed = { text: word, x, y, width, height: 8, confidence: 90 };
    x += width + 4;
    return placed;
  });
  return { zone: 'body', words, x: left, y, width: x - left, height: 8 };
}

describe('a name that reaches to a word’s space before quốc hiệu', () => {
  const opening = (row: string): ReturnType<typeof partsOf> => {
    const [page, ...rest] = pagesOf({ ...PAPER, left: PAPER.left!.slice(1), right: PAPER.right!.slice(1) });
    return partsOf([{ ...page!, lines: [stampLine(row, 50, 80), ...page!.lines] }, ...rest]);
  };

  test('is cut from it', () => {
    const parts = opening('ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(texts(parts.headerLeft)[0]).toBe('ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT');
    expect(texts(parts.headerRight)[0]).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  });

  test('is a text that speaks of the State, in small letters', () => {
    const text = 'Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam';
    expect(texts(opening(text).headerRight)).not.toContain('Cộng hòa xã hội chủ nghĩa Việt Nam');
  });
});

test('the Youth Union on either side of the head stands in each column', () => {
  const parts = partsOf(
    pagesOf({
      ...PAPER,
      left: ['ĐOÀN TNCS HỒ CHÍ MINH', 'BCH TỈNH GIA LAI', 'Số: 3-KH/TĐTN'],
      right: ['ĐOÀN TNCS HỒ CHÍ MINH', 'Gia Lai, ngày 05 tháng 3 năm 2026'],
    }),
  );
  expect(texts(parts.headerLeft)[0]).toBe('ĐOÀN TNCS HỒ CHÍ MINH');
  expect(texts(parts.headerRight)[0]).toBe('ĐOÀN TNCS HỒ CHÍ MINH');
});

describe('odd papers', () => {
  test('no pages, or a page without words, give empty parts', () => {
    const empty = {
      number: 1,
      width: 595,
      height: 842,
      rotation: 0,
      source: 'ocr',
      seconds: 0,
      lines: [],
    } as const;
    expect(partsOf([]).body).toEqual([]);
    expect(partsOf([{ ...empty, lines: [] }]).body).toEqual([]);
  });

  test('a record (biên bản) without nơi nhận ends at the signature', () => {
    const parts = partsOf(
      pagesOf({
        left: ['CÔNG TY CỔ PHẦN', 'CẤP NƯỚC GIA LAI', 'Số: 3/BB-CTCN'],
        title: ['BIÊN BẢN', 'Họp giao ban tuần'],
        body: [
          'Cuộc họp kết thúc vào 11 giờ cùng ngày, các thành viên dự họp thống nhất nội dung và ký tên dưới đây.',
        ],
        signature: ['CHỦ TỌA', 'Vũ Đình Khoa'],
      }),
    );
    expect(texts(parts.signature)).toEqual(['CHỦ TỌA', 'Vũ Đình Khoa']);
    expect(texts(parts.body).at(-1)).toMatch(/dưới đây\.$/u);
  });

  test('a last row of the text that the gutter of the foot cut in two is one line again', () => {
    const [page] = pagesOf({ ...PAPER, body: PAPER.body!.slice(0, 3) });
    const at = page!.lines.findLastIndex((line) => line.zone === 'body');
    const row = page!.lines[at]!;
    const halves = [row.words.slice(0, 4), row.words.slice(4)].map((words) => ({
      ...row,
      words,
      x: words[0]!.x,
      width: words.at(-1)!.x + words.at(-1)!.width - words[0]!.x,
    }));
    const lines = [...page!.lines.slice(0, at), halves[0]!, ...page!.lines.slice(at + 1), halves[1]!];
    expect(partsOf([{ ...page!, lines }]).body.at(-1)?.text).toBe(lineText(row));
  });

  test('dirt at the edge of a scan does not hide an anchor', () => {
    const [page] = pagesOf({ ...PAPER, body: PAPER.body!.slice(0, 3) }, { source: 'ocr', confidence: 91 });
    const dirty = page!.lines.map((line) => ({
      ...line,
      words: [{ text: 'ưạ', x: 8, y: line.y, width: 12, height: 12, confidence: 3 }, ...line.words],
    }));
    const parts = partsOf([{ ...page!, lines: dirty }]);
    expect(texts(parts.addressing)).toEqual(PAPER.addressing);
    expect(texts(parts.recipients)).toEqual(PAPER.recipients);
  });
});

test('a title in capitals behind a "Kính gửi" of one line is body', () => {
  const { addressing, body } = partsOf(
    pagesOf({
      ...PAPER,
      addressing: ['Kính gửi: Các phòng chuyên môn'],
      body: ['I. TÌNH HÌNH CHUNG', ...LONG],
    }),
  );
  expect(addressing.map((line) => line.text)).toEqual(['Kính gửi: Các phòng chuyên môn']);
  expect(body[0]?.text).toBe('I. TÌNH HÌNH CHUNG');
});
