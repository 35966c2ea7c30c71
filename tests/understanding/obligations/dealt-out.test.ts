/** Who does it stands behind what is to be done, in no sentence at all, or is a person by rank and calling. */
import { describe, expect, it } from 'vitest';
import { suggestObligations } from '../../../src/understanding/obligations/index.ts';
import { metadata, paper } from './paper.ts';

function told(text: string, over: Parameters<typeof metadata>[0] = {}): string[] {
  return suggestObligations(paper(text), metadata(over)).map(
    ({ clause, assignees, action }) => `${clause} ${assignees.join(' + ')}: ${action}`,
  );
}

const UNDER = 'II. PHÂN CÔNG THỰC HIỆN\n1. ';

describe('who does it stands behind the task', () => {
  it.each([
    [
      'Giữ xe cho khách là Chi đoàn thôn Đông; dọn cỗ là Chi hội Phụ nữ thôn Tây.',
      ['II.1 Chi đoàn thôn Đông: Giữ xe cho khách', 'II.1 Chi hội Phụ nữ thôn Tây: dọn cỗ'],
    ],
    ['Trực đường dây nóng là kỹ sư Phạm Thế Duyệt.', ['II.1 kỹ sư Phạm Thế Duyệt: Trực đường dây nóng']],
    ['Lo chỗ nghỉ cho đoàn là phần việc của Văn phòng Hội.', ['II.1 Văn phòng Hội: Lo chỗ nghỉ cho đoàn']],
    [
      'Kiểm kê vật tư tồn kho do thủ kho Trần Thị Lành đảm trách.',
      ['II.1 thủ kho Trần Thị Lành: Kiểm kê vật tư tồn kho do thủ kho Trần Thị Lành đảm trách'],
    ],
    [
      'Trực trạm bơm: ca sáng - ông Hà Văn Tấn; ca đêm - ông Lê Quý Hợi.',
      ['II.1 ông Hà Văn Tấn: Trực trạm bơm: ca sáng', 'II.1 ông Lê Quý Hợi: Trực trạm bơm: ca đêm'],
    ],
    [
      'Canh cống tiêu: ban ngày - Tổ Thủy nông; ban đêm - Trưởng trạm; người canh không được bỏ vị trí.',
      [
        'II.1 Tổ Thủy nông: Canh cống tiêu: ban ngày',
        'II.1 Trưởng trạm: Canh cống tiêu: ban đêm',
        'II.1 người canh: không được bỏ vị trí',
      ],
    ],
    [
      'Lo nước uống cho vận động viên: Phòng Hậu cần.',
      ['II.1 Phòng Hậu cần: Lo nước uống cho vận động viên'],
    ],
    [
      'Mượn 20 bộ bàn ghế - đồng chí Lê Thị Nhài, Bí thư Chi đoàn.',
      ['II.1 Lê Thị Nhài, Bí thư Chi đoàn: Mượn 20 bộ bàn ghế'],
    ],
    [
      'Hội Làm vườn xã phụ trách xóm Thượng, Hội Chữ thập đỏ xã phụ trách xóm Hạ.',
      ['II.1 Hội Làm vườn xã: phụ trách xóm Thượng', 'II.1 Hội Chữ thập đỏ xã: phụ trách xóm Hạ'],
    ],
  ])('%s', (sentence, expected) => {
    expect(told(UNDER + sentence)).toEqual(expected);
  });

  it.each([
    'Kiểm tra 02 đơn vị: Trường Tiểu học Kim Sơn, Trạm Y tế xã.',
    'Rà soát danh sách những hộ là cán bộ của xã.',
    'Xây dựng quy chế phối hợp giữa Công an xã - Ban Chỉ huy Quân sự xã.',
  ])('names only what is done to them: %s', (sentence) => {
    const duties = suggestObligations(paper(`1. Văn phòng Ủy ban:\n- ${sentence}`), metadata());
    expect(duties.map(({ assignees }) => assignees)).toEqual([['Văn phòng Ủy ban']]);
  });
});

describe('what stands behind a colon, a dash or "là" has nothing to do where no work is dealt out', () => {
  it.each([
    ['Gửi hồ sơ đến: Phòng Tổ chức cán bộ.', ['1 các đơn vị: Gửi hồ sơ đến: Phòng Tổ chức cán bộ']],
    [
      'Thu hồi đất của hộ - ông Phạm Văn Dũng trước ngày 20/8.',
      ['1 các đơn vị: Thu hồi đất của hộ - ông Phạm Văn Dũng'],
    ],
  ])('%s', (sentence, expected) => {
    expect(told(`Đề nghị các đơn vị thực hiện:\n1. ${sentence}`)).toEqual(expected);
  });

  it.each([
    'Điều 1. Thành lập Ban gồm các ông, bà sau:\n1. Trưởng ban - ông Nguyễn Văn Bình, Phó Chủ tịch huyện.',
    UNDER + 'Trưởng ban - ông Nguyễn Văn Bình, Phó Chủ tịch huyện.',
    '1. Khen thưởng tập thể: Phòng Nội vụ.',
    '1. Dẫn đầu phong trào là Công an tỉnh.',
    '1. Bác sĩ Nguyễn Văn Bình sinh năm 1970.',
    '1. Cán bộ Lê Văn Nam được bổ nhiệm giữ chức Trưởng phòng.',
  ])('%s', (text) => expect(told(text)).toEqual([]));
});

describe('persons by rank, degree and calling', () => {
  it.each([
    [
      'Thượng úy Lù A Páo, Đội trưởng Đội Vận động quần chúng, dẫn tổ công tác vào bản.',
      ['II.1 Lù A Páo, Đội trưởng Đội Vận động quần chúng: dẫn tổ công tác vào bản'],
    ],
    [
      'Bác sĩ CKI Đàm Thị Sen, Trưởng khoa Nội: khám sàng lọc cho người cao tuổi.',
      ['II.1 Bác sĩ CKI Đàm Thị Sen, Trưởng khoa Nội: khám sàng lọc cho người cao tuổi'],
    ],
    [
      'ThS. Cù Huy Vọng ghép 40 mắt bưởi; KS. Tạ Đình Ấm (cán bộ hợp đồng) chong đèn, đuổi chuột.',
      ['II.1 ThS. Cù Huy Vọng: ghép 40 mắt bưởi', 'II.1 KS. Tạ Đình Ấm: chong đèn, đuổi chuột'],
    ],
    [
      'Tài xế Võ Văn Chín đánh xe ra bến; thợ máy đi theo.',
      ['II.1 Tài xế Võ Văn Chín: đánh xe ra bến; thợ máy đi theo'],
    ],
  ])('%s', (sentence, expected) => {
    expect(told(UNDER + sentence)).toEqual(expected);
  });
});

describe('items under an order to somebody by name are tasks whatever their verb', () => {
  it.each([
    [
      'among conclusions',
      'IV. KẾT LUẬN VÀ YÊU CẦU\n1. Yêu cầu Hợp tác xã Vận tải Sông Cầu:\na) Thay phao cứu sinh đã mục.\nb) Sơn vạch mớn nước hai mạn tàu.',
      [
        'IV.1.a Hợp tác xã Vận tải Sông Cầu: Thay phao cứu sinh đã mục',
        'IV.1.b Hợp tác xã Vận tải Sông Cầu: Sơn vạch mớn nước hai mạn tàu',
      ],
      {},
    ],
    [
      'in a tờ trình, where they may be asked to permit',
      'III. KIẾN NGHỊ\n1. Đề nghị Ủy ban nhân dân thị xã:\na) Cho phép phường sử dụng khu đất công để làm bãi xe;\nb) Cấp bù 120 triệu đồng tiền điện chiếu sáng.',
      [
        'III.1.a Ủy ban nhân dân thị xã: Cho phép phường sử dụng khu đất công để làm bãi xe',
        'III.1.b Ủy ban nhân dân thị xã: Cấp bù 120 triệu đồng tiền điện chiếu sáng',
      ],
      { type: 'Tờ trình' },
    ],
    [
      'under the title that says whose work it is',
      'I. NHỮNG VIỆC THUYỀN TRƯỞNG PHẢI LÀM\n1. Trước khi rời bến\n1.1. Gõ kiểm tra vỏ tàu, đo mớn nước hai đầu.',
      ['I.1.1 THUYỀN TRƯỞNG: Gõ kiểm tra vỏ tàu, đo mớn nước hai đầu'],
      {},
    ],
  ])('%s', (_, text, expected, over) => {
    expect(told(text, over)).toEqual(expected);
  });

  it('and what was said at the meeting is none', () => {
    const text =
      'I. DIỄN BIẾN\n1. ThS. Cù Huy Vọng báo cáo: đã ghép 40 mắt.\n2. KS. Tạ Đình Ấm cho rằng cần phải đào thêm mương.';
    expect(told(text)).toEqual([]);
  });
});
