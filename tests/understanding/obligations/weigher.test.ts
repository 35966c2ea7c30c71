/** What the words of a sentence weigh, where no list of verbs, names or forms has it. */
import { describe, expect, it } from 'vitest';
import { suggestObligations } from '../../../src/understanding/obligations/index.ts';
import { LEARNED } from '../../../src/understanding/obligations/weigher.ts';
import type { Weigher } from '../../../src/understanding/obligations/weigher.ts';
import { metadata, paper, told } from './paper.ts';

const TASKS = ['Yêu cầu các đơn vị thực hiện:', '1. Phòng Tài chính bố trí kinh phí.'];

function among(tasks: string): string[] {
  return told([...TASKS, `2. ${tasks}`].join('\n')).filter((row) => row.startsWith('2 '));
}

describe('what somebody gets or suffers is no duty of theirs', () => {
  it.each([
    'Sinh viên không đăng ký sẽ không được xét học bổng học kỳ sau.',
    'Sinh viên vi phạm nhiều lần sẽ không được xét khen thưởng cuối năm.',
  ])('%s', (sentence) => {
    expect(among(sentence)).toEqual([]);
  });
});

describe('what is told of nobody to do is no duty', () => {
  it.each([
    'Được mượn xe của Sở khi số đoàn kiểm tra vượt quá ba đoàn.',
    'Theo Điều 12 Luật Đường bộ, chủ xe phải đăng ký lại khi đổi màu sơn.',
    'Theo Luật Đấu giá, tài sản nhà nước được bán qua đấu giá.',
    'Theo quy định hiện hành, người tổ chức giải bơi phải có phương án cứu hộ.',
    'Dự báo lũ trên các sông tiếp tục lên.',
    'Dự kiến cuộc thi diễn ra trong ba ngày.',
    'Điều động đồng chí Lê Văn Hảo đến nhận công tác tại Phòng Tài vụ.',
    'Điều động bà Trần Thị Lụa giữ chức Trưởng trạm Y tế.',
    'Dự báo đêm nay lũ trên sông lên trên mức báo động 2.',
    'Các buổi tập huấn dự kiến diễn ra trong tháng 9 năm 2025.',
    'Về kinh phí tập huấn.',
    'Thân nhân được nhận lại giấy tờ khi ra về.',
    'Người bán hàng rong bị thu xe ba ngày.',
  ])('%s', (sentence) => {
    expect(among(sentence)).toEqual([]);
  });
});

describe('what somebody has to do stays a duty', () => {
  it.each([
    'Trưởng thôn chịu trách nhiệm trước Chủ tịch UBND xã nếu để xảy ra đánh bạc.',
    'Điều động 03 xe chữa cháy tăng cường cho huyện Bình Hải.',
    'Điều động ca nô cứu hộ ra điểm sạt lở.',
    'Điều động giáo viên biệt phái dạy thay trước ngày 15/8/2025.',
    'Theo Thông tư 02, đề nghị các trường báo cáo số học sinh được miễn học phí và gửi về Sở trước ngày 15/8/2025.',
    'Theo quy định hiện hành, các chủ tàu phải nộp hồ sơ trước ngày 15/9/2025.',
    'Theo Luật Đấu giá, Trung tâm niêm yết danh sách tài sản được bán, gửi kết quả về Sở trước ngày 15/8/2025.',
    'Được sự ủy quyền của Giám đốc, Phòng Tổ chức yêu cầu các khoa nộp danh sách.',
    'Dược sĩ kiểm kê thuốc gây nghiện.',
    'Vệ sinh kho thuốc hằng tuần.',
    'Vẽ sơ đồ thoát hiểm của từng tầng.',
    'Về phía các hộ tự tháo dỡ mái che trước ngày 30/9/2025.',
    'Dự báo nhu cầu nhân lực ngành y tế đến năm 2030, gửi Sở Nội vụ trước ngày 15/8/2025.',
    'Dự báo nguồn thu gửi Sở Tài chính.',
    'Dự kiến nội dung các cuộc họp, gửi Văn phòng trước ngày 25/8/2025.',
    'Lập danh sách hộ dân dự kiến được hỗ trợ.',
    'Lập danh sách học sinh được miễn giảm học phí trước ngày 15/8/2025.',
    'Dự kiến chương trình họp gửi các đại biểu trước ngày 10/9/2025.',
    'Các hộ có thể đăng ký tại nhà văn hóa, gửi hồ sơ về xã chậm nhất ngày 20/8/2025.',
    'Nhà đầu tư được chọn ký hợp đồng trong 15 ngày kể từ ngày nhận thông báo.',
    'Sau khi nhận được đơn, Bộ phận Một cửa trả lời trong 02 ngày làm việc.',
    'Thông báo cho các hộ không phải nộp lại hồ sơ.',
    'Theo dự báo, lũ lên nhanh; các xã ven sông sơ tán dân trước 18 giờ ngày 06/8/2025.',
    'Thống kê công trình dự kiến khởi công, báo cáo Sở Xây dựng trước ngày 15/8/2025.',
    'Người được ủy quyền ký nhận phiếu trước ngày 20/8/2025.',
    'Theo Quy chế này, trưởng ca phải ghi sổ bàn giao.',
    'Người được hỗ trợ phải nộp hồ sơ trước ngày 15/8/2025.',
    'Các hộ chăn nuôi khai báo tổng đàn với thôn trước ngày 10/8/2025.',
    'Sinh viên nộp bản sao thẻ bảo hiểm y tế về khoa trước ngày 30/9/2025.',
    'Nghiêm cấm các cửa hàng bán xăng vào chai nhựa.',
    'Học viên không mang vũ khí vào trường.',
    'Cán bộ thu thập không được giữ bản chính giấy chứng nhận.',
    'Chấp hành viên không cưỡng chế trong thời gian từ 22 giờ đến 06 giờ sáng hôm sau.',
  ])('%s', (sentence) => {
    expect(among(sentence)).toHaveLength(1);
  });
});

describe('what is forbidden in an item is a duty of everybody', () => {
  it.each(['Nghiêm cấm mua bán, tàng trữ pháo nổ.', 'Cấm đánh bắt cá bằng xung điện.'])('%s', (sentence) => {
    expect(told(`Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. ${sentence}`)).toHaveLength(1);
  });
});

describe('rules and weights check each other by a day', () => {
  it('what is due by one has to weigh less than what has none', () => {
    const due = '1. Các học sinh cuối cấp đăng ký nguyện vọng từ ngày 10/8 đến ngày 20/8/2025.';
    expect(foundBy(weighing(-1.8), due)).toHaveLength(1);
    expect(foundBy(weighing(-2.2), due)).toEqual([]);
    const undated = '1. Các học sinh cuối cấp đăng ký nguyện vọng.';
    expect(foundBy(weighing(-1.2), undated)).toEqual([]);
    const may = '1. Doanh nghiệp nộp chậm được gia hạn trong thời hạn 30 ngày kể từ ngày đăng ký.';
    expect(foundBy(weighing(6), may)).toHaveLength(1);
    expect(foundBy(weighing(-2.2), may)).toEqual([]);
  });
});

describe('a title in capitals', () => {
  it('is no task, whatever verb it begins with', () => {
    expect(told('BỐ TRÍ LỰC LƯỢNG\nTỔ CHỨC THỰC HIỆN')).toEqual([]);
    expect(told('1. BỐ TRÍ CÁC TỔ TRỰC')).toEqual([]);
    expect(told('1. YÊU CẦU UBND XÃ SƠ TÁN DÂN TRƯỚC NGÀY 05/9/2025.')).toHaveLength(1);
  });
});

const weighing = (weight: number): Weigher => ({ weigh: () => weight });

function foundBy(weigher: Weigher, text: string) {
  return suggestObligations(paper(text), metadata(), [], weigher);
}

describe('rules and weights check each other', () => {
  const text = '1. Các hộ dân dọn vệ sinh quanh nhà.';

  it('drops what weighs plainly against, and lowers the confidence of what is in doubt', () => {
    const [sure] = foundBy(weighing(6), text);
    const [doubtful] = foundBy(weighing(0.2), text);
    expect(doubtful?.confidence).toBeLessThan(sure?.confidence ?? 0);
    expect(foundBy(weighing(-4), text)).toEqual([]);
  });

  it('takes up what no rule told', () => {
    const untold = 'Nhà máy vận hành ổn định.';
    expect(foundBy(weighing(0), untold)).toEqual([]);
    expect(foundBy(weighing(5), untold)).toHaveLength(1);
  });

  describe('tells who acts in what it takes up', () => {
    it.each([
      ['Khách thuê trọ đăng ký tạm trú trong 24 giờ', 'Khách thuê trọ', 'đăng ký tạm trú trong 24 giờ'],
      ['Thợ điện cắt cầu dao tổng trước khi rời xưởng', 'Thợ điện', 'cắt cầu dao tổng'],
      ['Bảo tàng Sông Tiên mượn 12 hiện vật', 'Bảo tàng Sông Tiên', 'mượn 12 hiện vật'],
      ['Về bữa trưa: nhà bếp lưu mẫu thức ăn 24 giờ', 'nhà bếp', 'lưu mẫu thức ăn 24 giờ'],
      ['Khi thuyền cập bến, bạn thuyền trả áo phao', 'bạn thuyền', 'trả áo phao'],
      ['Về nước sinh hoạt: trạm bơm Cầu Đất xả cặn bể lắng', 'trạm bơm Cầu Đất', 'xả cặn bể lắng'],
      ['Gặp vướng mắc đề nghị Bưu điện Hòa Tân dời quầy', 'Bưu điện Hòa Tân', 'dời quầy'],
      ['Việc trông giữ xe giao cho Đoàn Thanh niên phường', 'Đoàn Thanh niên phường', 'trông giữ xe'],
      ['Với UBND huyện: sớm cấp vật tư', 'UBND huyện', 'sớm cấp vật tư'],
      [
        'Trưởng các trạm (trừ Trạm Gò Mây) xem đây là việc ưu tiên',
        'Trưởng các trạm',
        'xem đây là việc ưu tiên',
      ],
    ])('%s', (sentence, who, action) => {
      const [duty] = foundBy(weighing(5), `1. ${sentence}.`);
      expect(duty?.assignees).toEqual([who]);
      expect(duty?.action).toBe(action);
    });

    it.each([
      'Hồ sơ quyết toán gửi về phòng Kế toán',
      'Lịch trực niêm yết tại cổng',
      'Nước thải xả ra suối sau khi lắng',
      'Cửa hầm đóng trước 22 giờ',
      'Sáu tháng một lần thay dầu máy phát',
      'Rửa tay trước khi vào bếp',
      'Mốc tham chiếu Gò Sành: kiểm kê lại mỗi năm',
    ])('and leaves nameless: %s', (sentence) => {
      const [duty] = foundBy(weighing(5), `1. ${sentence}.`);
      expect(duty?.assignees).toEqual([]);
    });

    it('leaves to those above what only a thing opens', () => {
      const text = 'Đội xe:\n1. Kiểm tra phanh; sổ bàn giao xe ký trước 17 giờ ngày 10/8/2025.';
      expect(foundBy(weighing(5), text).map(({ assignees }) => assignees)).toEqual([['Đội xe'], ['Đội xe']]);
    });
  });

  it.each([
    ['Điều 3. Trách nhiệm của bạn đọc', ['bạn đọc']],
    ['Điều 3. Khách tham quan có trách nhiệm:', ['Khách tham quan']],
    ['Điều 3. Lộ trình thực hiện:', []],
  ])('below “%s” items are theirs', (heading, whose) => {
    const duties = foundBy(
      weighing(5),
      `${heading}\n1. Xuất trình thẻ tại quầy.\n2. Giữ trật tự, trả sách đúng hạn.`,
    );
    expect(duties.map(({ assignees }) => assignees)).toEqual([whose, whose]);
  });

  it('says the same of the same words each time', () => {
    const weights: number[] = [];
    const noting: Weigher = { weigh: (part) => weights.push(LEARNED.weigh(part)) };
    foundBy(noting, text);
    foundBy(noting, text);
    expect(weights).toHaveLength(2);
    expect(weights[0]).toBe(weights[1]);
  });
});
