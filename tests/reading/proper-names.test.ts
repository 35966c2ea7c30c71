import { describe, expect, it } from 'vitest';

import { correctTones } from '../../src/reading/correction.ts';
import type { RecognisedLine } from '../../src/reading/recogniser.ts';

const lineOf = (text: string, confidence: number): RecognisedLine => ({
  words: text.split(' ').map((word, at) => ({
    text: word,
    confidence,
    x: at * 50,
    y: 0,
    width: 40,
    height: 12,
  })),
});

/** Of each confidence the engine gives: hopeless, doubtful, unsure, sure. */
const CONFIDENCES = [30, 60, 85, 92, 97];

/** What the correction makes of lines that were read right, where it changes them. */
function spoilt(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    CONFIDENCES.flatMap((confidence) => {
      const lines = text.split(' | ').map((part) => lineOf(part, confidence));
      correctTones(lines);
      const now = lines.map(({ words }) => words.map((word) => word.text).join(' ')).join(' | ');
      return now === text ? [] : [`${text} → ${now} (${confidence})`];
    }),
  );
}

const listed = (names: string): string[] => names.split(/,\s+/).map((name) => name.trim());
const within = (frames: readonly string[], names: readonly string[]): string[] =>
  frames.flatMap((frame) => names.map((name) => frame.replaceAll('…', name)));
const inCapitals = (names: readonly string[]): string[] => names.map((name) => name.toUpperCase());

/** Of all parts of the country, most of them with the letters of a word that offices use. */
const PLACES =
  listed(`Tĩnh Gia, Quảng Xương, Bá Thước, Cẩm Thủy, Cẩm Thuỷ, Tĩnh Túc, Văn Bán, Chí Đạo, Chính Lý, Tự Lập, Đông Kinh,
  Đông Hiếu, Hội Phú, Ba Tô, Thành Tô, Văn Tố, Trần Lãm, Yên Thế, Sở Dầu, Đoan Hùng, Thủy Vân, Bằng Vân, Giao Phong, Suối Hoa,
  Tà Cạ, Chư Á, Chũ, Tiền Hải, Thái Thụy, Kiến Thụy, Cát Hải, Đô Lương, Tân Kỳ, Quỳ Hợp, Quỳ Châu, Quế Phong, Con Cuông, Kỳ Sơn,
  Thanh Chương, Diễn Châu, Nghi Lộc, Hương Khê, Vũ Quang, Kỳ Anh, Cẩm Xuyên, Bố Trạch, Lệ Thủy, Hướng Hóa, Đa Krông, A Lưới,
  Nam Đông, Phú Lộc, Hòa Vang, Hiên, Giằng, Trà My, Sơn Tịnh, Ba Tơ, Trà Bồng, Nghĩa Hành, Tư Nghĩa, Đức Phổ, Hoài Ân, An Lão,
  Vĩnh Thạnh, Tuy Phước, Đồng Xuân, Sông Hinh, Tuy An, Vạn Ninh, Cam Lâm, Khánh Sơn, Bác Ái, Ninh Sơn, Hàm Tân, Tánh Linh,
  Đắk Glong, Đắk Song, Tuy Đức, Krông Nô, Krông Pắc, Krông Búk, Cư Kuin, Ea Súp, Buôn Đôn, Lắk, Kông Chro, Mang Yang, Chư Prông,
  Đức Cơ, Ia Pa, Kbang, Kon Rẫy, Ngọc Hồi, Sa Thầy, Tu Mơ Rông, Đam Rông, Đạ Tẻh, Cát Tiên, Lạc Dương, Bù Đốp, Phú Riềng,
  Chơn Thành, Dầu Tiếng, Bàu Bàng, Châu Thành, Trảng Bàng, Bến Cầu, Cần Giuộc, Cần Đước, Đức Hòa, Tân Trụ, Thạnh Hóa, Cái Bè,
  Cai Lậy, Gò Công, Chợ Gạo, Mỏ Cày, Ba Tri, Giồng Trôm, Cầu Kè, Tiểu Cần, Trà Cú, Càng Long, Vũng Liêm, Tam Bình, Lấp Vò,
  Lai Vung, Tháp Mười, Thoại Sơn, Tri Tôn, Tịnh Biên, Chợ Mới, Hòn Đất, Giồng Riềng, Gò Quao, U Minh Thượng, Vĩnh Thuận, Kế Sách,
  Mỹ Tú, Thạnh Trị, Ngã Năm, Trần Đề, Giá Rai, Hồng Dân, Phước Long, Cái Nước, Năm Căn, Ngọc Hiển, Trần Văn Thời, Mường Tè,
  Sìn Hồ, Phong Thổ, Tam Đường, Than Uyên, Mường Nhé, Tủa Chùa, Tuần Giáo, Nậm Pồ, Quỳnh Nhai, Sốp Cộp, Vân Hồ, Bắc Yên, Phù Yên,
  Bát Xát, Si Ma Cai, Bảo Thắng, Văn Bàn, Mù Cang Chải, Trạm Tấu, Lục Yên, Hoàng Su Phì, Xín Mần, Quản Bạ, Đồng Văn, Mèo Vạc,
  Bắc Mê, Vị Xuyên, Chiêm Hóa, Na Hang, Hàm Yên, Pác Nặm, Chợ Đồn, Na Rì, Bảo Lạc, Hạ Lang, Trùng Khánh, Thạch An, Tràng Định,
  Bình Gia, Văn Quan, Lộc Bình, Định Hóa, Võ Nhai, Đồng Hỷ, Ba Chẽ, Đầm Hà, Tiên Yên, Cô Tô, Lạng Giang, Sơn Động, Hiệp Hòa,
  Tân Sơn, Hạ Hòa, Cẩm Khê, Lập Thạch, Tam Đảo, Bình Xuyên, Sóc Sơn, Phúc Thọ, Thạch Thất, Ứng Hòa, Thường Tín, Phú Xuyên,
  Gia Bình, Thuận Thành, Bình Giang, Ninh Giang, Kinh Môn, Phù Cừ, Tiên Lữ, Vũ Thư, Quỳnh Phụ, Giao Thủy, Ý Yên, Vụ Bản,
  Lý Nhân, Nho Quan, Yên Mô, Đạ Huoai, Bảo Lâm, Di Linh`);

const PERSONS =
  listed(`Chấu Văn Sỹ, Chẩu Thị Thủy, Cầm Bá Thuỷ, Lò Văn Chỉ, Quàng Văn Tỉnh, Sùng A Chứ, Giàng Thị Sử, Vừ Bá Chính, Má A Súa,
  Thào Mí Dế, Hạng A Tủa, Lầu Y Công, Hờ A Cố, Cứ Thị Dợ, Vàng Văn Hội, Tẩn Láo Tả, Phàn Phủ Lìn, Chảo Sành Phù, Lý Lò Mẩy,
  Điểu Tư, Điêu Thị Hành, Ka Sỹ, Rơ Châm Tính, Siu Bình, Ksor Ní, Kpă Thành, Rmah Đợi, Nay Phong, Y Thủ Niê, Danh Tuyến, Thạch Sử,
  Kim Tuyên, Lâm Thị Ri, Đàng Năng Thọ, Bạch Thị Quyên, Quách Tố Chức, Nguyễn Cử Tri, Trần Chí Đạo, Lê Chỉ Huy, Phạm Văn Phóng,
  Hoàng Kế Toàn, Vũ Tự Lập, Võ Kiếm Tra, Đặng Đinh Hương, Bùi Sỹ Quan, Đỗ Chinh Sách, Hồ Nghi Đình, Ngô Thị Hành, Dương Văn Bản,
  Lý Công Tắc, Đinh Tiên Đô, Trịnh Hoàn Chỉnh, Trương Định Kỳ, Đoàn Thể Thao, Lâm Bao Dong, Mai Xuân Hồi, Tạ Phòng Thu, Phùng Hưng,
  Đào Cổ Vũ, Tô Chúc An, Thái Thu Thập, Lương Tâm, Triệu Thị Trinh, Tống Hợp, Kiều Lỵ, Doãn Quý, Nghiêm Xuân Chinh, Tăng Cưởng,
  Diệp Bồi Đường, Đoàn Tiến Hạnh, Nông Thị Hoà, Cao Bá Sự, Khuất Duy Tiên, Tòng Thị Phóng, Hà Thị Quản, Ma Văn Kế, La Thị Bố, Ông Văn Chương,
  Phí Đình Cương, Lưu Bị Động, Hứa Tuyền Dụng, Nguyễn Thị Thư, Trần Thứ, Lê Văn Để, Phan Đề Thám, Vương Đê`);

const GIVEN =
  listed(`Sỹ, Sĩ, Tĩnh, Tỉnh, Chấu, Chí, Chỉ, Thủy, Thuỷ, Cẩm, Tự, Tứ, Hóa, Hoà, Đính, Cống, Hành, Phóng, Tuyến, Bản, Bàn, Hội,
  Hợi, Kiến, Nghi, Nghị, Quản, Sử, Sự, Thể, Thế, Thời, Thứ, Thử, Tổng, Trị, Tri, Vụ, Viện, Đãi, Đảo, Điển, Điện, Độ, Đổ, Dẫn, Dụng, Dự,
  Giám, Giảm, Kỷ, Lập, Mức, Quý, Sổ, Sở, Tạm, Thẩm, Thấm, Thực, Tố, Tục, Vị, Việc, Ý, Đông, Đồng, Tô`);

const OTHERS =
  listed(`H'Mông, H’Mông, Ê Đê, Gia Rai, Ba Na, Xơ Đăng, Cơ Ho, Hrê, Mnông, Xtiêng, Cơ Tu, Giẻ Triêng, Tà Ôi, Chơ Ro, Xinh Mun,
  Hà Nhì, Chu Ru, La Chí, Phù Lá, La Hủ, Pà Thẻn, Lô Lô, Mảng, Bố Y, Si La, Pu Péo, Rơ Măm, Brâu, Ơ Đu, Khơ Mú, Sán Dìu, Sán Chay,
  Y Wơn Niê, H'Hen Niê, Cư M'gar, Ea H'leo, Nâm N'Đir, Samsung, Vinamilk, Panasonic, Microsoft, Nestlé, Loïc Dubois, José García,
  Citroën, Lotte, Hòa Phát, Kinh Đô, Tiến Đô, Công Lý, Quyết Thắng, Tự Lực, Chí Thành, Tri Thức, Bảo Tín, Phú Tài, Hợp Lực, An Khang`);

describe('the correction touches no proper name, whatever the confidence', () => {
  it('of a place', () => {
    const frames = [
      'tại … và vùng lân cận',
      'của … được giao',
      'UBND huyện … chủ trì',
      'nhân dân … báo cáo',
      '…, ngày 5 tháng 6',
      'lễ hội … năm 2025',
      'xã …; thị trấn … có',
      'toàn … | có 12 thôn',
    ];
    expect(spoilt(within(frames, PLACES))).toEqual([]);
  });

  it('of a place in capitals that is called so', () => {
    const frames = ['UBND XÃ …', 'HUYỆN …', 'TRƯỜNG THCS …', 'ĐẢNG BỘ XÃ … NĂM 2025', 'TẠI … NĂM 2025'];
    expect(spoilt(within(frames, inCapitals(PLACES)))).toEqual([]);
  });

  it('or that the page has in small letters too', () => {
    const frames = ['ĐẠI HỘI …', '…', 'LỄ HỘI …'].map((frame) => `${frame} | tại …, ngày 5`);
    const named = PLACES.flatMap((place) =>
      frames.map((frame) => frame.replace('…', place.toUpperCase()).replace('…', place)),
    );
    expect(spoilt(named)).toEqual([]);
  });

  it('of a person', () => {
    const frames = [
      'ông …, Chủ tịch',
      'đồng chí … chủ trì',
      '…',
      'do … ký',
      'giao … thực hiện',
      '… (Tổ trưởng)',
    ];
    expect(spoilt(within(frames, PERSONS))).toEqual([]);
    expect(spoilt(within(['ÔNG …', 'ĐỒNG CHÍ …', 'KHEN BÀ …'], inCapitals(PERSONS)))).toEqual([]);
  });

  it('of a person who is called by one word', () => {
    const frames = ['anh … báo cáo', 'chị … và', 'đồng chí … trình bày', 'bà … chi', 'ông … được', 'cụ … có'];
    expect(spoilt(within(frames, GIVEN))).toEqual([]);
  });

  it('of a people, a company, or of another language', () => {
    const frames = ['dân tộc … được', 'của … được giao', 'Công ty cổ phần … và', '… thông báo'];
    expect(spoilt(within(frames, OTHERS))).toEqual([]);
    expect(spoilt(within(['CÔNG TY CỔ PHẦN …', 'CÔNG TY TNHH …'], inCapitals(OTHERS)))).toEqual([]);
  });
});

describe('the correction spoils no right word, whatever the confidence', () => {
  it.each([
    'người cô đơn, người già yếu được thăm hỏi',
    'các cộng tác viên dân số của thôn',
    'vé đã bán được đổi trả tại bến',
    'mở thêm cổng phụ trong giờ cao điểm',
    'vận hành đóng các cống lấy nước',
    'có hiệu lực thì tiếp tục thực hiện',
    'hệ số lương chức danh quản lý',
    'đề nghị đính chính trên báo',
    'định kỳ hàng quý báo cáo; hằng quý kiểm tra',
    'tạm ngưng cấp nước để sửa chữa',
    'lập danh sách trẻ dị ứng thức ăn',
    'tiêm phòng chó, mèo trên địa bàn',
    'bảo đảm ăn, ở cho lực lượng',
    'hồ sơ phông Ủy ban hành chính',
    'cầm biển báo, mặc áo có phản quang',
    'thu hội phí tại các chi hội',
    'chủ thẻ báo mất trong vòng 02 giờ',
    'nói không đi đôi với làm',
    'AN TOÀN HÀNG HẢI II',
    'LỊCH KIỂM TRA ĐỢT CAO ĐIỂM',
    'QUY CHẾ QUẢN LÝ KHO PHÔNG',
  ])('%s', (text) => {
    expect(spoilt([text])).toEqual([]);
  });
});
