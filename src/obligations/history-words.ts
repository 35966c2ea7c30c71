/** The history in the words of an office. Pure. */
import { ACTIONS, STATUS_NAMES } from './lifecycle.ts';
import type { Status } from './schema.ts';

const BY_THE_SERVICE: Readonly<Record<string, string>> = {
  created: 'Giao nhiệm vụ',
  restated: 'Sửa theo văn bản',
  'child-began': 'Việc giao tiếp đã bắt đầu',
  'children-done': 'Các việc giao tiếp đã xong',
  dropped: 'Bỏ xác nhận trong văn bản',
  occurrence: 'Đến kỳ thực hiện',
  wiped: 'Xóa nội dung (văn bản mật)',
  'handed-over': 'Bàn giao',
  rehomed: 'Chuyển người thực hiện',
  'file-added': 'Đính kèm tệp',
};

/** "Tiếp nhận", "Báo cáo hoàn thành". */
export function deedName(did: string): string {
  return did in ACTIONS ? ACTIONS[did as keyof typeof ACTIONS].name : (BY_THE_SERVICE[did] ?? did);
}

interface Line {
  byName: string;
  at: string;
  did: string;
  toStatus: Status | null;
}

/** "Trần Văn B đã “Tiếp nhận” lúc 09:02 23/11 (Đã tiếp nhận)". */
export function deedInWords({ byName, at, did, toStatus }: Line): string {
  const status = toStatus === null ? '' : ` (${STATUS_NAMES[toStatus]})`;
  return `${byName} đã “${deedName(did)}” lúc ${clockTime(at)}${status}`;
}

const VIETNAM = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
});

function clockTime(at: string): string {
  const parts = new Map(VIETNAM.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return `${parts.get('hour')}:${parts.get('minute')} ngày ${parts.get('day')}/${parts.get('month')}`;
}
