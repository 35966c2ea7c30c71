/** What the edge form says where nobody is behind an address. */
import { AppError } from '../platform/errors.ts';

export const noSuchAgency = (): AppError =>
  new AppError(
    'edge.no-such-agency',
    404,
    'Không có cơ quan nào ở địa chỉ này. Hãy kiểm tra lại địa chỉ, hoặc hỏi quản trị của hệ thống.',
  );

export const readersKeyRefused = (): AppError =>
  new AppError(
    'edge.readers-key-refused',
    401,
    'Khóa máy đọc chung không đúng, hoặc đã bị thu hồi. Hãy xin quản trị của hệ thống khóa mới.',
  );
