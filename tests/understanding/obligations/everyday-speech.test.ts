/** Papers in everyday speech: what somebody of a workshop, a school or a block of flats is told, and what is no order. */
import { describe, expect, it } from 'vitest';
import { told } from './paper.ts';

const LEAD_IN = 'Giám đốc yêu cầu các bộ phận thực hiện:';

/** Whom the first item of a list tells what. */
function toldIn(sentence: string): string[] {
  return told(`${LEAD_IN}\n1. ${sentence}`).map((row) => row.split(' | ').slice(1, 3).join(' | '));
}

describe('a comma parts doers who have each a deed of their own', () => {
  it.each<[string, string[]]>([
    [
      'Anh Khoa gọi nhà cung cấp xin thêm khóa kéo, chị Lành kiểm lại số túi lỗi, kho 1 xếp riêng hàng chờ sửa.',
      [
        'Khoa | gọi nhà cung cấp xin thêm khóa kéo',
        'Lành | kiểm lại số túi lỗi',
        'kho 1 | xếp riêng hàng chờ sửa',
      ],
    ],
    [
      'Bếp đổi món ngày thứ Tư, y tế lấy mẫu nước, bảo vệ không cho xe hàng rong đậu trước cổng.',
      ['Bếp | đổi món ngày thứ Tư', 'y tế | lấy mẫu nước', 'bảo vệ | không cho xe hàng rong đậu trước cổng'],
    ],
    [
      'Khoa Nội chuyển hai bệnh nhân nặng lên tuyến trên, khoa Sản mượn thêm hai máy thở.',
      ['Khoa Nội | chuyển hai bệnh nhân nặng lên tuyến trên', 'khoa Sản | mượn thêm hai máy thở'],
    ],
    ['Ca A vệ sinh lò, còn chị Vân văn thư in giấy mời.', ['Ca A | vệ sinh lò', 'Vân văn thư | in giấy mời']],
  ])('%s', (sentence, duties) => {
    expect(toldIn(sentence)).toEqual(duties);
  });
});

describe('a comma within one row of names or of things parts nothing', () => {
  it.each<[string, string[]]>([
    [
      'Phòng Văn hóa mời anh Tuấn, chị Hoa biểu diễn tại đêm khai mạc.',
      ['Phòng Văn hóa | mời anh Tuấn, chị Hoa biểu diễn tại đêm khai mạc'],
    ],
    [
      'Phòng Giáo dục hướng dẫn các lớp, tổ chuyên môn ghi sổ theo dõi.',
      ['Phòng Giáo dục | hướng dẫn các lớp, tổ chuyên môn ghi sổ theo dõi'],
    ],
    ['Tổ nhặt rác, đội trông xe có mặt lúc 6 giờ.', ['Tổ nhặt rác + đội trông xe | có mặt lúc 6 giờ']],
    [
      'Đội xe gửi hồ sơ về Phòng Kỹ thuật, Cục Thuế trước ngày 10/10/2025.',
      ['Đội xe | gửi hồ sơ về Phòng Kỹ thuật, Cục Thuế'],
    ],
    ['Khi bảo vệ mở cổng, đội xe đưa xe vào bãi.', ['đội xe | đưa xe vào bãi']],
  ])('%s', (sentence, duties) => {
    expect(toldIn(sentence)).toEqual(duties);
  });
});

describe('persons by a form of address, a first name and a trade', () => {
  it.each<[string, string[]]>([
    ['Chị Bảy cấp dưỡng luộc muỗng riêng cho lớp Chồi.', ['Bảy cấp dưỡng | luộc muỗng riêng cho lớp Chồi']],
    ['Em Hoài âm thanh thử loa vào chiều mai.', ['Em Hoài âm thanh | thử loa']],
    ['Chị Hạ phòng Kế toán ứng tiền xăng.', ['Hạ phòng Kế toán | ứng tiền xăng']],
    ['Anh Đoàn đi kiểm tra áp lực ở cuối tuyến.', ['Đoàn | đi kiểm tra áp lực ở cuối tuyến']],
    ['Điều dưỡng Hạnh chuẩn bị xe.', ['Điều dưỡng Hạnh | chuẩn bị xe']],
    ['Đồng chí Chỉ huy trưởng duyệt kế hoạch trực.', ['Chỉ huy trưởng | duyệt kế hoạch trực']],
  ])('%s', (sentence, duties) => {
    expect(toldIn(sentence)).toEqual(duties);
  });
});
