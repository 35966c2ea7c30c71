/** Columns that offices call by their own words: who, with whom, what and by when are told all the same. */
import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/understanding/index.ts';
import { pagesOf } from '../page-fixture.ts';

const HEAD = { left: ['UBND XÃ HÒA LẠC', 'Số: 12/KH-UBND'], right: ['Hòa Lạc, ngày 02 tháng 3 năm 2026'] };

function rowsOf(table: readonly string[]): string[] {
  const paper = { ...HEAD, title: ['KẾ HOẠCH', 'Chuẩn bị hội xuân'], body: ['I. PHÂN VIỆC', ...table] };
  return understand(pagesOf(paper)).obligations.map(
    ({ clause, assignees, cooperators, action, deadline }) =>
      `${clause} ${assignees.join(' + ')} (${cooperators.join(' + ')}) ${action} ${deadline.date ?? '-'}`,
  );
}

describe('headings of task tables', () => {
  it.each([
    [
      'plain words for who and with whom, the time first',
      [
        '| Thời gian | Phần việc | Ai lo | Cùng làm |',
        '| Trước 10/3/2026 | Thuê rạp, mượn loa | Hội Nông dân xã | Đoàn Thanh niên xã |',
        '| 15/3/2026 | Dựng cổng chào | Ban Chỉ huy Quân sự xã | |',
      ],
      [
        'I.1 Hội Nông dân xã (Đoàn Thanh niên xã) Thuê rạp, mượn loa 2026-03-10',
        'I.2 Ban Chỉ huy Quân sự xã () Dựng cổng chào 2026-03-15',
      ],
    ],
    [
      'a figure first, and the work under its own name',
      [
        '| Số thợ | Hạng mục | Đơn vị thi công | Ngày nghiệm thu |',
        '| 12 | Lát lại sân đình | Tổ nề thôn Đoài | 20/3/2026 |',
        '| 4 | Kè bờ ao làng | Hợp tác xã Xây dựng Hòa Lạc | 25/3/2026 |',
      ],
      [
        'I.1 Tổ nề thôn Đoài () Lát lại sân đình 2026-03-20',
        'I.2 Hợp tác xã Xây dựng Hòa Lạc () Kè bờ ao làng 2026-03-25',
      ],
    ],
    [
      'tasks and what comes of them in one column, who leads and who helps in another',
      [
        '| TT | Sản phẩm, công việc | Chủ trì/phối hợp | Hoàn thành |',
        '| 1 | Sơn lại cổng chợ | Tổ quản lý chợ / Hội Phụ nữ xã | 20/3/2026 |',
        '| 2 | Kẻ vạch chỗ để xe | Công an xã | 25/3/2026 |',
      ],
      [
        'I.1 Tổ quản lý chợ (Hội Phụ nữ xã) Sơn lại cổng chợ 2026-03-20',
        'I.2 Công an xã () Kẻ vạch chỗ để xe 2026-03-25',
      ],
    ],
    [
      'days under a word nobody has listed',
      [
        '| Tiết mục | Số phút | Đơn vị thực hiện | Duyệt lần cuối |',
        '| Dựng hoạt cảnh mở màn | 12 | Hội Phụ nữ xã | 20/3/2026 |',
        '| Tập múa lân | 8 | Đoàn Thanh niên xã | 25/3/2026 |',
      ],
      [
        'I.1 Hội Phụ nữ xã () Dựng hoạt cảnh mở màn 2026-03-20',
        'I.2 Đoàn Thanh niên xã () Tập múa lân 2026-03-25',
      ],
    ],
    [
      'no days by which something is due in those on which papers were issued or of figures',
      [
        '| Nội dung | Đơn vị thực hiện | Văn bản ban hành | Tỷ lệ |',
        '| Trồng cây bóng mát | Hội Nông dân xã | 20/3/2026 | 1/2 |',
        '| Dọn kênh | Hội Cựu chiến binh xã | 25/3/2026 | 3/4 |',
      ],
      ['I.1 Hội Nông dân xã () Trồng cây bóng mát -', 'I.2 Hội Cựu chiến binh xã () Dọn kênh -'],
    ],
    [
      'who in two columns, what in the other',
      [
        '| Bộ phận | Việc cụ thể |',
        '| Tổ trang trí | Treo cờ, dựng cổng hoa |',
        '| Ban văn nghệ | Tập hai tiết mục múa |',
        '| Dân quân | Gác cổng, phân luồng xe |',
      ],
      [
        'I.1 Tổ trang trí () Treo cờ, dựng cổng hoa -',
        'I.2 Ban văn nghệ () Tập hai tiết mục múa -',
        'I.3 Dân quân () Gác cổng, phân luồng xe -',
      ],
    ],
    [
      'persons and units nobody has listed, under a word for people',
      [
        '| TT | Người, bộ phận | Nhiệm vụ | Xong trước |',
        '| 1 | Cô Mai (thủ quỹ) | Chi tiền thuê rạp | 10/3 |',
        '| 2 | Loa đài | Thử máy, chạy dây | 12/3 |',
        '| 3 | Đoàn xã | Dọn sân đình | 14/3 |',
      ],
      [
        'I.1 Mai () Chi tiền thuê rạp 2026-03-10',
        'I.2 Loa đài () Thử máy, chạy dây 2026-03-12',
        'I.3 Đoàn xã () Dọn sân đình 2026-03-14',
      ],
    ],
    [
      'given names alone, and signs between those who share',
      [
        '| Việc | Ai | Bao giờ |',
        '| Mổ lợn, gói giò | Tình, Nghĩa | 10/3 |',
        '| Thuê bàn ghế | Tổ 1 + Tổ 2 | 12/3 |',
      ],
      ['I.1 Tình + Nghĩa () Mổ lợn, gói giò 2026-03-10', 'I.2 Tổ 1 + Tổ 2 () Thuê bàn ghế 2026-03-12'],
    ],
    [
      'whom one cell beside several rows names',
      [
        '| TT | Phần việc | Đơn vị thực hiện | Hạn |',
        '| 1 | Đào hố trồng cây | | 05/3 |',
        '| 2 | Chở đất, phân | Đội cây xanh | 08/3 |',
        '| 3 | Trồng, cắm cọc | | 10/3 |',
        '| 4 | Kéo dây điện | | 12/3 |',
        '| 5 | Lắp bóng | Đội chiếu sáng | 14/3 |',
        '| 6 | Thử đèn | | 15/3 |',
      ],
      [
        'I.1 Đội cây xanh () Đào hố trồng cây 2026-03-05',
        'I.2 Đội cây xanh () Chở đất, phân 2026-03-08',
        'I.3 Đội cây xanh () Trồng, cắm cọc 2026-03-10',
        'I.4 Đội chiếu sáng () Kéo dây điện 2026-03-12',
        'I.5 Đội chiếu sáng () Lắp bóng 2026-03-14',
        'I.6 Đội chiếu sáng () Thử đèn 2026-03-15',
      ],
    ],
    [
      'what each of a list of people has to do, and not which agency stands above',
      [
        '| TT | Họ tên | Cơ quan cấp trên | Nhiệm vụ |',
        '| 1 | Phạm Văn Dũng | Huyện đoàn | Lo trại, dựng lán |',
        '| 2 | Lê Thị Mận | Hội Phụ nữ huyện | Nấu cơm trưa, chia suất |',
      ],
      ['I.1 Phạm Văn Dũng () Lo trại, dựng lán -', 'I.2 Lê Thị Mận () Nấu cơm trưa, chia suất -'],
    ],
    [
      'nothing of members and the posts they have',
      [
        '| TT | Họ tên | Đơn vị | Nhiệm vụ |',
        '| 1 | Phạm Văn Dũng | Huyện đoàn | Trưởng ban |',
        '| 2 | Lê Thị Mận | Hội Phụ nữ | Phó trưởng ban |',
      ],
      [],
    ],
    [
      'nothing of figures beside units, and what is told below them is told',
      [
        '| Khoa | Điểm | Lỗi |',
        '| Khoa Nội | 92 | Thùng rác không nắp |',
        '| Khoa Nhi | 85 | Nhà tắm bẩn |',
        'Tổ buồng thay ga giường xong trước ngày 10/3/2026.',
      ],
      ['I Tổ buồng () thay ga giường 2026-03-10'],
    ],
    [
      'no task where only days, hours and telephones stand beside who is on duty',
      ['| Ngày | Ca | Người trực | Điện thoại |', '| 10/3/2026 | Sáng | Trần Văn Ba | 0912345678 |'],
      [],
    ],
    [
      'persons under their names',
      [
        '| Họ và tên | Mảng | Việc cần xong | Hạn |',
        '| Ông Vũ Văn Bảy | Hậu cần | Đặt 200 suất cơm trưa | 12/3/2026 |',
        '| Bà Lý Thị Hường | Lễ tân | In 300 giấy mời | 05/3/2026 |',
      ],
      [
        'I.1 Ông Vũ Văn Bảy () Đặt 200 suất cơm trưa 2026-03-12',
        'I.2 Bà Lý Thị Hường () In 300 giấy mời 2026-03-05',
      ],
    ],
    [
      'no day, and rows of one line each',
      [
        '| Nơi nhận việc | Số hộ | Việc chính |',
        '| Thôn Thượng | 120 | Quét vôi gốc cây |',
        '| Thôn Trung | 95 | Treo cờ Tổ quốc |',
        '| Thôn Hạ | 140 | Dọn rác ven sông |',
      ],
      [
        'I.1 Thôn Thượng () Quét vôi gốc cây -',
        'I.2 Thôn Trung () Treo cờ Tổ quốc -',
        'I.3 Thôn Hạ () Dọn rác ven sông -',
      ],
    ],
    [
      'who takes it over, and the mark by which it is done',
      [
        '| STT | Tổ chịu trách nhiệm | Việc | Mốc |',
        '| 1 | Tổ Văn nghệ | Duyệt tiết mục hát chèo | 08/3/2026 |',
        '| 2 | Tổ Bảo vệ | Căng dây khu gửi xe | 09/3/2026 |',
      ],
      [
        'I.1 Tổ Văn nghệ () Duyệt tiết mục hát chèo 2026-03-08',
        'I.2 Tổ Bảo vệ () Căng dây khu gửi xe 2026-03-09',
      ],
    ],
    [
      'who leads under a word of the house, told by what stands in the rows',
      [
        '| STT | Việc cần làm | Khoa, phòng phối hợp | Nhóm nòng cốt | Xong trước |',
        '| 1 | Chọn bài dự thi cắm hoa | Hội Phụ nữ xã | Tổ Văn nghệ | 08/3/2026 |',
        '| 2 | Dựng ba gian trại lá dừa | | Đội Xung kích | 09/3/2026 |',
      ],
      [
        'I.1 Tổ Văn nghệ (Hội Phụ nữ xã) Chọn bài dự thi cắm hoa 2026-03-08',
        'I.2 Đội Xung kích () Dựng ba gian trại lá dừa 2026-03-09',
      ],
    ],
    [
      'persons beside the boat they steer, and the place where it is done',
      [
        '| TT | Thuyền số | Việc được giao | Lái chính | Nơi làm | Phải xong |',
        '| 1 | 04 | Chở bàn thờ sang đền Thượng | Vũ Văn Bảy | Đền Thượng | 12/3/2026 |',
        '| 2 | 07 | Thả phao quanh khúc đua | Lý Thị Hường | Bến Đoài | 13/3/2026 |',
      ],
      [
        'I.1 Vũ Văn Bảy () Chở bàn thờ sang đền Thượng 2026-03-12',
        'I.2 Lý Thị Hường () Thả phao quanh khúc đua 2026-03-13',
      ],
    ],
    [
      'spans of days under "từ - đến"',
      [
        '| Đợt | Từ - đến | Xóm phụ trách | Việc phải làm |',
        '| 1 | 03/3/2026 - 05/3/2026 | Xóm Đình | Vớt bèo quanh hồ bán nguyệt |',
        '| 2 | 06/3/2026 - 08/3/2026 | Xóm Chùa | Chặt tre làm cổng tam quan |',
      ],
      [
        'I.1 Xóm Đình () Vớt bèo quanh hồ bán nguyệt 2026-03-05',
        'I.2 Xóm Chùa () Chặt tre làm cổng tam quan 2026-03-08',
      ],
    ],
  ])('%s', (_, table, expected) => {
    expect(rowsOf(table)).toEqual(expected);
  });

  it.each([
    [
      'hours of a power cut',
      ['| Ngày | Khu vực | Thời gian | Lý do |', '| 12/3/2026 | Thôn Thượng | 5 giờ - 9 giờ | Thay dây |'],
    ],
    [
      'members of a board',
      ['| TT | Họ và tên | Chức vụ | Nhiệm vụ trong Ban |', '| 1 | Vũ Văn Bảy | Chủ tịch | Trưởng ban |'],
    ],
    [
      'where forms are handed in',
      ['| TT | Thủ tục | Nơi nhận hồ sơ | Ghi chú |', '| 1 | Cấp giấy khai sinh | UBND xã | 5 bản |'],
    ],
    [
      'who was looked into',
      [
        '| TT | Nội dung kiểm tra | Đơn vị được kiểm tra | Ghi chú |',
        '| 1 | Sổ thu phí trông xe ngày hội | Tổ Bảo vệ | không |',
      ],
    ],
    [
      'who broke a rule',
      [
        '| TT | Nội dung vi phạm | Người vi phạm | Ghi chú |',
        '| 1 | Đổ rác thải ra kênh thoát nước | Ông Lê Văn Ba | lần 2 |',
      ],
    ],
    [
      'for whom a course is held',
      [
        '| TT | Nội dung tập huấn | Đối tượng | Ghi chú |',
        '| 1 | Sử dụng phần mềm kế toán mới | Kế toán trưởng | không |',
      ],
    ],
    ['figures of the villages', ['| TT | Thôn | Số hộ | Diện tích |', '| 1 | Thôn Thượng | 120 | 35 ha |']],
  ])('hand out nothing: %s', (_, table) => {
    expect(rowsOf(table)).toEqual([]);
  });
});
