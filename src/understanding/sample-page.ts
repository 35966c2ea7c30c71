/** A small paper of our own with one of everything that understanding looks for: see `warmUp`. */
import type { Line, ReadPage } from '../reading/page.ts';

const HEADER: readonly (readonly [text: string, x: number])[] = [
  ['ỦY BAN NHÂN DÂN', 90],
  ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 300],
  ['XÃ SUỐI MẪU', 105],
  ['Độc lập - Tự do - Hạnh phúc', 340],
  ['Số: 41/UBND-VX', 105],
  ['Suối Mẫu, ngày 12 tháng 5 năm 2025', 330],
  ['V/v chuẩn bị kỳ kiểm tra mẫu', 90],
];

const BODY = [
  'Kính gửi: Các trường học và các thôn trên địa bàn xã.',
  'Thực hiện Kế hoạch số 15/KH-UBND ngày 05/5/2025 của UBND tỉnh về kiểm tra mẫu, Chủ tịch UBND xã yêu cầu:',
  '1. Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với Công an xã và các đơn vị liên quan rà soát danh sách, báo cáo',
  'kết quả về UBND xã trước ngày 20/5/2025; định kỳ hằng quý tổng hợp số liệu.',
  '2. Các trường học:',
  'a) Xây dựng kế hoạch, hoàn thành trong tháng 6 năm 2025, bảo đảm ít nhất 95% học sinh tham gia.',
  'b) Thường xuyên kiểm tra; nếu có khó khăn, vướng mắc thì báo cáo ngay để được hướng dẫn.',
  '3. Đề nghị Ban Thường trực Ủy ban MTTQ xã tuyên truyền, vận động nhân dân chậm nhất 05 ngày làm việc kể từ ngày',
  'nhận được văn bản này. Không tổ chức ăn uống, liên hoan.',
  'Trên đây là nội dung chuẩn bị, yêu cầu các đơn vị nghiêm túc thực hiện./.',
];

const FOOT: readonly (readonly [text: string, x: number])[] = [
  ['Nơi nhận:', 90],
  ['KT. CHỦ TỊCH', 370],
  ['- Như trên;', 90],
  ['PHÓ CHỦ TỊCH', 368],
  ['- Lưu: VT.', 90],
  ['Trần Thị Mẫu', 372],
];

const LETTER = 5;
const LINE = 20;

export function samplePage(): ReadPage {
  const header = HEADER.map(([text, x], row) => lineAt(text, x, 50 + (row >> 1) * LINE));
  const body = BODY.map((text, row) => lineAt(text, 85, 160 + row * LINE));
  const foot = FOOT.map(([text, x], row) => lineAt(text, x, 420 + (row >> 1) * LINE));
  return {
    number: 1,
    width: 595,
    height: 842,
    rotation: 0,
    source: 'text-layer',
    seconds: 0,
    lines: [...header, ...body, ...foot],
  };
}

function lineAt(text: string, x: number, y: number): Line {
  let at = x;
  const words = text.split(' ').map((word) => {
    const placed = { text: word, x: at, y, width: word.length * LETTER, height: 12, confidence: 100 };
    at += (word.length + 1) * LETTER;
    return placed;
  });
  return { zone: 'body', words, x, y, width: at - LETTER - x, height: 12 };
}
