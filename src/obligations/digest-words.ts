/** The words of notices and letters. Pure. */
import { deedName } from './history-words.ts';

export interface NoticeLine {
  obligationId: string;
  kind: string;
  byName: string | null;
  code: string;
  title: string;
  due: string | null;
  leadName: string;
}

/** "Quá hạn", "Nguyễn Văn A: Trả lại kết quả". */
export function noticeText({ kind, byName }: Pick<NoticeLine, 'kind' | 'byName'>): string {
  const text = KINDS[kind] ?? deedName(kind);
  return byName === null ? text : `${byName}: ${text}`;
}

const KINDS: Readonly<Record<string, string>> = {
  'due-soon': 'Sắp đến hạn',
  'due-today': 'Đến hạn hôm nay',
  late: 'Quá hạn',
  escalated: 'Quá hạn nhiều ngày, báo thủ trưởng đơn vị',
};

export const displayDay = (iso: string) => iso.split('-').toReversed().join('/');

/** What is late first; then what was due first. */
const ORDER = ['escalated', 'late', 'due-today', 'due-soon'];

export function lettersFor(lines: readonly NoticeLine[], url: string): string {
  const rank = ({ kind }: NoticeLine) => (ORDER.indexOf(kind) + ORDER.length + 1) % (ORDER.length + 1);
  const parts = lines
    .toSorted((a, b) => rank(a) - rank(b) || (a.due ?? '9').localeCompare(b.due ?? '9'))
    .map((line) => {
      const due = line.due === null ? 'không có hạn' : `hạn ${displayDay(line.due)}`;
      const link = url === '' ? '' : `\n  ${url}/nhiem-vu/${line.obligationId}`;
      return `- ${noticeText(line)} (${due})\n  ${line.code}: ${line.title}${link}`;
    });
  const end = url === '' ? '' : `\n\nXem tất cả: ${url}/nhiem-vu`;
  return `${parts.join('\n\n')}${end}\n\nThư này do phần mềm gửi mỗi ngày một lần, trong giờ làm việc. Đổi địa chỉ hoặc thôi nhận ở trang Thông báo.\n`;
}
