/** Why a passage was suggested as a duty, in words of an office. */
import type { Why } from '../../understanding/understanding.ts';

const TOLD: Readonly<Record<Why['told'], string>> = {
  assigned: 'Câu giao việc cho nơi nêu tên (giao, phân công)',
  requested: 'Câu yêu cầu, đề nghị',
  duty: 'Câu nói rõ trách nhiệm, nhiệm vụ',
  subject: 'Câu nêu ai làm gì',
  bare: 'Việc trong danh sách nhiệm vụ',
  banned: 'Câu cấm',
  row: 'Dòng trong bảng phân công',
  labels: 'Có dòng ghi đơn vị chủ trì',
  words: 'Không theo mẫu câu nào, chỉ theo từ ngữ',
};

const WHOSE: Readonly<Record<Why['whose'], string>> = {
  passage: 'nêu ngay trong đoạn',
  cell: 'ghi ở cột của bảng',
  label: 'ghi ở dòng “Đơn vị chủ trì”',
  heading: 'lấy từ đề mục',
  lead: 'lấy từ câu dẫn',
  addressees: 'nơi nhận văn bản',
  before: 'lấy từ câu trước trong cùng mục',
  nobody: 'văn bản không nêu ai',
};

export const DUTY_WHY = {
  title: 'Vì sao?',
  told: 'Dấu hiệu',
  for: 'Nói lên nhiệm vụ',
  against: 'Nói ngược lại',
  assignees: 'Chủ trì',
  deadline: 'Thời hạn',
  toldBy: TOLD,
  whose: (whose: Why['whose'], quote?: string) =>
    quote === undefined ? WHOSE[whose] : `${WHOSE[whose]} “${quote}”`,
  heading: (words: string) => `đề mục “${words}”`,
  raw: (raw: string, day: string) => `“${raw}” → ${day}`,
  from: (quote: string) => `theo “${quote}”`,
  yearAssumed: 'năm lấy theo ngày của văn bản',
  derived: 'ngày cuối của khoảng thời gian',
  furtherDay: 'đoạn này còn nêu thời hạn khác',
  onwardReport: 'có thể là hạn của nơi tổng hợp báo cáo tiếp',
  dayOff: 'rơi vào ngày nghỉ',
  misread: 'chữ số đọc không rõ',
  possible: (count: number) => `Có thể là nhiệm vụ (${count})`,
  possibleHint:
    'Máy chưa đủ chắc để đề xuất những đoạn này. Chọn một đoạn để xem trên ảnh; đúng thì bấm “Là nhiệm vụ”.',
  take: 'Là nhiệm vụ',
  whichPassage: 'Yêu cầu không nói đoạn nào là nhiệm vụ. Hãy tải lại trang rồi bấm “Là nhiệm vụ” ở đoạn đó.',
} as const;
