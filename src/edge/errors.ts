/** What the edge form says where nobody is behind an address. */
import { AppError } from '../platform/errors.ts';

export const noSuchAgency = (): AppError =>
  new AppError(
    'edge.no-such-agency',
    404,
    'Không có cơ quan nào ở địa chỉ này. Hãy kiểm tra lại địa chỉ, hoặc hỏi quản trị của hệ thống.',
  );

export const agencyEnded = (): AppError =>
  new AppError(
    'edge.agency-ended',
    410,
    'Cơ quan này đã kết thúc ở hệ thống này. Hãy hỏi quản trị của hệ thống địa chỉ mới.',
  );

export const endNotConfirmed = (code: string): AppError =>
  new AppError(
    'edge.end-not-confirmed',
    422,
    `Muốn kết thúc cơ quan này thì confirm phải là đúng mã của cơ quan (“${code}”), và trail là dòng nhật ký cuối (lines, hash) cùng số lần lưu dự thảo (saves) của bản sao lưu. Hãy dùng lệnh “vanthu end”. Chưa có gì bị thay đổi.`,
  );

export const backupOutdated = (): AppError =>
  new AppError(
    'edge.backup-outdated',
    409,
    'Sau bản sao lưu này cơ quan còn có thay đổi nên chưa kết thúc được. Hãy sao lưu lại (vanthu backup --from) rồi chạy lại lệnh. Chưa có gì bị xóa.',
  );

export const readersKeyRefused = (): AppError =>
  new AppError(
    'edge.readers-key-refused',
    401,
    'Khóa máy đọc chung không đúng, hoặc đã bị thu hồi. Hãy xin quản trị của hệ thống khóa mới.',
  );
