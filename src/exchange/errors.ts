/** What can stand between two agencies: one function an error, so that each code is written once. */
import { AppError, type ErrorStatus } from '../platform/errors.ts';

/** Nobody answered, or not in time: it is tried again. */
export function unreachable(name: string, cause: unknown): AppError {
  const error = new AppError(
    'exchange.unreachable',
    503,
    `Máy chủ của “${name}” không trả lời. Máy tự gửi lại, không phải làm gì.`,
  );
  error.cause = cause;
  return error;
}

/** It answered that it cannot now: full, starting, out of order. */
export function notNow(name: string, status: number, said: string): AppError {
  return new AppError(
    'exchange.not-now',
    503,
    `“${name}” chưa nhận được (${status}${said === '' ? '' : `: ${said}`}). Máy tự gửi lại.`,
  );
}

/** The key is wrong: an administrator mends it, and what waits goes out by itself then. */
export function keyRefused(name: string): AppError {
  return new AppError(
    'exchange.key-refused',
    503,
    `“${name}” không nhận khóa liên thông của cơ quan này. Quản trị hãy xin khóa mới và ghi ở trang Liên thông; máy sẽ tự gửi lại.`,
  );
}

/** Taken back before the paper itself is through: first the one, then the other. */
export const paperStillUnderWay = () =>
  new AppError('exchange.paper-under-way', 503, 'Văn bản còn đang gửi; lệnh thu hồi gửi ngay sau đó.');

/** It will not be taken, however often it is sent. */
export function refusedThere(name: string, said: string, code: string): AppError {
  return new AppError('exchange.refused', 422, `“${name}” không nhận: ${said}`, { code });
}

const refused = (code: string, status: ErrorStatus, message: string) =>
  new AppError(`exchange.${code}`, status, message);

export const notYourName = (organId: string) =>
  refused('not-your-name', 403, `Gói mang mã định danh ${organId}, không phải của khóa liên thông này.`);

export const wrongReceiver = (organId: string) =>
  refused('wrong-receiver', 422, `Gói không gửi cho cơ quan này (${organId}). Hãy kiểm tra nơi nhận.`);

export const damagedOnTheWay = () =>
  refused('damaged', 400, 'Nội dung nhận được không khớp mã băm Content-Digest. Hãy gửi lại.');

export const noOwnCode = () =>
  refused('no-own-code', 503, 'Cơ quan nhận chưa ghi mã định danh của mình nên chưa nhận qua mạng được.');

export const partnerMismatch = (expected: string, found: string) =>
  refused(
    'partner-mismatch',
    422,
    `Máy chủ ở địa chỉ này là của cơ quan mã ${found || '(chưa ghi)'}, không phải ${expected}.`,
  );

export const noKeyYet = () =>
  refused(
    'no-key-yet',
    422,
    'Chưa có khóa do cơ quan kia cấp, hoặc cơ quan đang tạm ngừng. Hãy ghi khóa và bật lại rồi thử.',
  );
