/**
 * The decree's model forms (NĐ 30/2020, Phụ lục III, Mục II) point by point: what stands where, and how it looks among
 * the lines that a template prints.
 */
export interface FormPoint {
  what: string;
  /** As the model form has it. */
  form: string;
  printed: RegExp;
}

export interface ModelForm {
  template: string;
  name: string;
  points: FormPoint[];
}

const point = (what: string, form: string, printed: RegExp): FormPoint => ({ what, form, printed });

const NATION = point(
  'Quốc hiệu (ô 1)',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  /^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM$/u,
);
const MOTTO = point('Tiêu ngữ (ô 1)', 'Độc lập - Tự do - Hạnh phúc', /^Độc lập - Tự do - Hạnh phúc$/u);
const AGENCY = point('Cơ quan ban hành (ô 2)', 'TÊN CƠ QUAN, TỔ CHỨC', /^ỦY BAN NHÂN DÂN$/u);
const PLACE = point(
  'Địa danh, thời gian (ô 4)',
  '…, ngày …… tháng … năm ……',
  /^Nam Hải, ngày 26 tháng 11 năm 2026$/u,
);
const END = point('Kết thúc nội dung', './.', /\.\/\.$/u);
const POWER = point(
  'Quyền hạn, chức vụ (ô 7a)',
  'QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ',
  /^TM\. ỦY BAN NHÂN DÂN$/u,
);
const NAME = point('Họ và tên (ô 7b)', 'Họ và tên', /^Trần Văn Bình$/u);
const RECEIVERS = point('Nơi nhận (ô 9b)', 'Nơi nhận:', /^Nơi nhận:$/u);
const FILED = point('Lưu (ô 9b)', '- Lưu: VT, …', /^- Lưu: VT/u);
const HEAD = [NATION, MOTTO, AGENCY];
const FOOT = [END, RECEIVERS, FILED, POWER, NAME];

const number = (form: string, printed: RegExp) => point('Số, ký hiệu (ô 3)', form, printed);
const kind = (words: string) => point('Tên loại (ô 5a)', words, new RegExp(`^${words}$`, 'u'));

export const MODEL_FORMS: readonly ModelForm[] = [
  {
    template: 'nghi-quyet',
    name: 'Mẫu 1.1 – Nghị quyết (cá biệt)',
    points: [
      ...HEAD,
      number('Số: /NQ-…', /^Số: 128\/NQ-\p{Lu}+$/u),
      PLACE,
      kind('NGHỊ QUYẾT'),
      point('Căn cứ (ô 6)', 'Căn cứ …;', /^Căn cứ .+/u),
      point('Lệnh ban hành', 'QUYẾT NGHỊ:', /^QUYẾT NGHỊ:$/u),
      point('Nơi nhận đầu tiên', '- Như Điều …;', /^- Như Điều \d/u),
      ...FOOT,
    ],
  },
  {
    template: 'quyet-dinh',
    name: 'Mẫu 1.2 – Quyết định quy định trực tiếp',
    points: [
      ...HEAD,
      number('Số: /QĐ-…', /^Số: 128\/QĐ-\p{Lu}+$/u),
      PLACE,
      kind('QUYẾT ĐỊNH'),
      point('Căn cứ (ô 6)', 'Căn cứ …;', /^Căn cứ .+/u),
      point('Theo đề nghị', 'Theo đề nghị của … .', /^Theo đề nghị của /u),
      point('Lệnh ban hành', 'QUYẾT ĐỊNH:', /^QUYẾT ĐỊNH:$/u),
      point('Điều', 'Điều 1. …', /^Điều 1\. /u),
      point('Nơi nhận đầu tiên', '- Như Điều …;', /^- Như Điều \d/u),
      ...FOOT,
    ],
  },
  {
    template: 'thong-bao',
    name: 'Mẫu 1.4 – Văn bản có tên loại (thông báo)',
    points: [
      ...HEAD,
      number('Số: /…-…', /^Số: 128\/TB-\p{Lu}+$/u),
      PLACE,
      kind('THÔNG BÁO'),
      point('Trích yếu (ô 5a)', 'dưới tên loại', /^Về việc lịch nghỉ/u),
      ...FOOT,
    ],
  },
  {
    template: 'to-trinh',
    name: 'Mẫu 1.4 – Văn bản có tên loại (tờ trình)',
    points: [
      ...HEAD,
      number('Số: /TTr-…', /^Số: 128\/TTr-\p{Lu}+$/u),
      PLACE,
      kind('TỜ TRÌNH'),
      point('Kính gửi (ô 9a)', 'Kính gửi: (tờ trình cấp trên)', /^Kính gửi:/u),
      ...FOOT,
    ],
  },
  {
    template: 'cong-van',
    name: 'Mẫu 1.5 – Công văn',
    points: [
      ...HEAD,
      number('Số: /…-…', /^Số: 128\/UBND-TH$/u),
      PLACE,
      point('Trích yếu (ô 5b)', 'V/v … (dưới số, ký hiệu)', /^V\/v /u),
      point('Kính gửi (ô 9a)', 'Kính gửi:', /^Kính gửi:/u),
      point('Nơi nhận đầu tiên', '- Như trên;', /^- Như trên;$/u),
      ...FOOT,
    ],
  },
  {
    template: 'cong-dien',
    name: 'Mẫu 1.6 – Công điện',
    points: [
      ...HEAD,
      number('Số: …/CĐ-…', /^Số: 128\/CĐ-\p{Lu}+$/u),
      PLACE,
      kind('CÔNG ĐIỆN'),
      point('Nơi gửi đến', '… điện:', / điện:$/u),
      ...FOOT,
    ],
  },
  {
    template: 'giay-moi',
    name: 'Mẫu 1.7 – Giấy mời',
    points: [
      ...HEAD,
      number('Số: …/GM-…', /^Số: 128\/GM-\p{Lu}+$/u),
      PLACE,
      kind('GIẤY MỜI'),
      point('Mời', '… trân trọng kính mời: …', /trân trọng kính mời/u),
      point('Tới dự', 'Tới dự …', /^Tới dự /u),
      point('Chủ trì', 'Chủ trì: …', /^Chủ trì: /u),
      point('Thời gian', 'Thời gian: …', /^Thời gian: /u),
      point('Địa điểm', 'Địa điểm: …', /^Địa điểm: /u),
      ...FOOT,
    ],
  },
  {
    template: 'giay-gioi-thieu',
    name: 'Mẫu 1.8 – Giấy giới thiệu',
    points: [
      ...HEAD,
      number('Số: …/GGT-…', /^Số: 128\/GGT-\p{Lu}+$/u),
      PLACE,
      kind('GIẤY GIỚI THIỆU'),
      point('Giới thiệu', '… trân trọng giới thiệu:', /trân trọng giới thiệu:$/u),
      point('Người', 'Ông (bà) …', /^Ông \(bà\)/u),
      point('Chức vụ', 'Chức vụ: …', /^Chức vụ: /u),
      point('Nơi đến', 'Được cử đến: …', /^Được cử đến: /u),
      point('Thời hạn', 'Giấy này có giá trị đến hết ngày …', /^Giấy này có giá trị đến hết ngày /u),
      ...FOOT,
    ],
  },
  {
    template: 'bien-ban',
    name: 'Mẫu 1.9 – Biên bản',
    points: [
      ...HEAD,
      number('Số: …/BB-…', /^Số: 128\/BB-\p{Lu}+$/u),
      kind('BIÊN BẢN'),
      point('Bắt đầu', 'Thời gian bắt đầu: …', /^Thời gian bắt đầu: /u),
      point('Địa điểm', 'Địa điểm: …', /^Địa điểm: /u),
      point('Thành phần', 'Thành phần tham dự: …', /^Thành phần tham dự:/u),
      point('Chủ trì', 'Chủ trì (chủ tọa): …', /^Chủ trì \(chủ t(?:ọa|oạ)\): /u),
      point('Thư ký', 'Thư ký (người ghi biên bản): …', /^Thư ký \(người ghi biên bản\): /u),
      END,
      point('Người ký bên trái', 'THƯ KÝ', /^THƯ KÝ$/u),
      point('Người ký bên phải', 'CHỦ TỌA', /^CHỦ TỌA$/u),
      RECEIVERS,
      FILED,
    ],
  },
  {
    template: 'giay-nghi-phep',
    name: 'Mẫu 1.10 – Giấy nghỉ phép',
    points: [
      ...HEAD,
      number('Số: …/GNP-…', /^Số: 128\/GNP-\p{Lu}+$/u),
      PLACE,
      kind('GIẤY NGHỈ PHÉP'),
      point('Căn cứ', 'Xét Đơn đề nghị nghỉ phép ngày …', /^Xét Đơn đề nghị nghỉ phép ngày /u),
      point('Người', 'Ông (bà): …', /^Ông \(bà\): /u),
      point('Chức vụ', 'Chức vụ: …', /^Chức vụ: /u),
      point('Thời gian', 'Được nghỉ phép trong thời gian …', /^Được nghỉ phép trong thời gian /u),
      point(
        'Tính vào',
        'Số ngày nghỉ phép nêu trên được tính vào …',
        /^Số ngày nghỉ phép nêu trên được tính vào /u,
      ),
      ...FOOT,
    ],
  },
];
