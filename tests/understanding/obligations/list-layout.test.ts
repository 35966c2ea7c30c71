/** Who does what, told by how the items of a list stand below each other and not by sentences. */
import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/understanding/index.ts';
import { pagesOf } from '../page-fixture.ts';

const HEAD = { left: ['UBND XÃ HÒA LẠC', 'Số: 12/KH-UBND'], right: ['Hòa Lạc, ngày 02 tháng 3 năm 2026'] };

function dutiesOf(body: string[]): string[] {
  const paper = { ...HEAD, title: ['KẾ HOẠCH', 'Chuẩn bị hội xuân'], body };
  return understand(pagesOf(paper)).obligations.map(
    ({ clause, assignees, action, deadline }) =>
      `${clause} ${assignees.join(' + ')}: ${action} ${deadline.date ?? '-'}`,
  );
}

describe('lists that tell by their layout', () => {
  it.each([
    [
      'who before a colon, also whom nobody has listed',
      [
        'IV. PHÂN CÔNG',
        '1. Dân quân: gác cổng đình.',
        '2. Bếp: nấu cháo, luộc gà.',
        '3. Hội Phụ nữ: gói bánh.',
      ],
      ['IV.1 Dân quân: gác cổng đình -', 'IV.2 Bếp: nấu cháo, luộc gà -', 'IV.3 Hội Phụ nữ: gói bánh -'],
    ],
    [
      'who before a dash',
      ['2. Phân công dọn vệ sinh:', '- Tổ 1 – quét sân.', '- Tổ 2 – lau kính.', '- Lái xe – rửa xe.'],
      ['2 Tổ 1: quét sân -', '2 Tổ 2: lau kính -', '2 Lái xe: rửa xe -'],
    ],
    [
      'who behind, by whatever sign, with the day beside the name',
      [
        'IV. PHÂN CÔNG',
        '1. In giấy mời, dán bìa (Văn thư; xong 10/3).',
        '2. Thu tiền công đức: bà Tý, hạn 12/3.',
        '3. Chụp ảnh, viết bài – đồng chí Lê Văn Châu.',
        '4. Hoa, nước uống: Đoàn xã.',
      ],
      [
        'IV.1 Văn thư: In giấy mời, dán bìa 2026-03-10',
        'IV.2 bà Tý: Thu tiền công đức 2026-03-12',
        'IV.3 Lê Văn Châu: Chụp ảnh, viết bài -',
        'IV.4 Đoàn xã: Hoa, nước uống -',
      ],
    ],
    [
      'a schedule with who has each step',
      [
        'Tiến độ:',
        '- Trước 05/3: gửi dự thảo văn kiện (Ban Thường vụ).',
        '- Từ 06/3 đến 10/3: lấy ý kiến xã viên (các đội trưởng).',
        '- 14/3: trang trí hội trường (Đoàn xã).',
      ],
      [
        'lead Ban Thường vụ: gửi dự thảo văn kiện 2026-03-05',
        'lead các đội trưởng: lấy ý kiến xã viên 2026-03-10',
        'lead Đoàn xã: trang trí hội trường 2026-03-14',
      ],
    ],
    [
      'labels below each item',
      [
        '1. Viết bài giới thiệu ngôi đình cổ của làng.',
        'Phụ trách: cô Lương Thị Mến.',
        '2. Dạy múa lân cho đội thiếu nhi.',
        'Phụ trách: thầy Cao Bá Lộc. Hạn: 12/3.',
      ],
      [
        '1 Lương Thị Mến: Viết bài giới thiệu ngôi đình cổ của làng -',
        '2 Cao Bá Lộc: Dạy múa lân cho đội thiếu nhi 2026-03-12',
      ],
    ],
    [
      'labels behind the bullets that they hold for',
      [
        '1. Công tác chuẩn bị',
        '- Dọn kho, xếp ghế theo dãy.',
        '- In phiếu mời, gửi các thôn.',
        'Người thực hiện: Tổ kho. Thời gian: trước 10/3.',
        '2. Trong ngày hội',
        '- Đếm vé, ghi số vào sổ.',
      ],
      [
        '1 Tổ kho: Dọn kho, xếp ghế theo dãy 2026-03-10',
        '1 Tổ kho: In phiếu mời, gửi các thôn 2026-03-10',
        '2 : Đếm vé, ghi số vào sổ -',
      ],
    ],
    [
      'labels, and doers whose names are alike',
      [
        '1. Sửa cổng chào của thôn.',
        'Tổ thực hiện: Tổ mộc.',
        '2. Nấu cơm trưa cho khách.',
        'Tổ phụ trách hậu cần: nấu cơm, rửa bát.',
      ],
      ['1 Tổ mộc: Sửa cổng chào của thôn -', '2 Tổ phụ trách hậu cần: nấu cơm, rửa bát -'],
    ],
    [
      'a list set within a paragraph',
      [
        'Chủ tịch giao: (1) Công an xã kiểm tra pháo nổ trước 10/3; (2) Đoàn xã dựng cổng chào; (3) Hội Nông dân chở đá.',
      ],
      [
        'lead Công an xã: kiểm tra pháo nổ 2026-03-10',
        'lead Đoàn xã: dựng cổng chào -',
        'lead Hội Nông dân: chở đá -',
      ],
    ],
  ])('%s', (_, body, expected) => {
    expect(dutiesOf(body)).toEqual(expected);
  });

  it.each([
    [
      'time, place and money',
      ['- Thời gian: 7 giờ ngày 12/3.', '- Địa điểm: sân đình.', '- Kinh phí: xã hội hóa.'],
    ],
    ['who has which post', ['- Trưởng ban: ông An.', '- Phó ban: bà Bình.', '- Thư ký: cô Cúc.']],
    [
      'which room is whose',
      ['1. Phòng 201: Văn phòng.', '2. Phòng 202: Công an xã.', '3. Phòng 203: Đoàn xã.'],
    ],
    [
      'figures of units',
      ['1. Thôn Đoài: 12 hộ nghèo.', '2. Thôn Thượng: 09 hộ nghèo.', '3. Thôn Hạ: 15 hộ nghèo.'],
    ],
  ])('hand out nothing: %s', (_, body) => {
    expect(dutiesOf(body)).toEqual([]);
  });
});
