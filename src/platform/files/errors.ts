/** What goes wrong with stored bytes, the same wherever they live. */
import { AppError, FILE_MISSING } from '../errors.ts';

export function tooLarge(maxBytes: number): AppError {
  const limit = Math.floor(maxBytes / 1024 / 1024);
  return new AppError(
    'files.too-large',
    413,
    `Tệp lớn hơn ${limit} MB. Hãy quét lại ở 200 dpi hoặc chia thành nhiều tệp.`,
    { maxBytes },
  );
}

export function diskFull(): AppError {
  return new AppError(
    'files.disk-full',
    507,
    'Đĩa của máy chủ sắp đầy nên chưa nhận được tệp. Hãy báo quản trị giải phóng chỗ rồi gửi lại.',
  );
}

/** Not a defect of the program: a disk or a hand lost it, and the rest of the paper can still be worked with. */
export function missing(sha256: string): AppError {
  return new AppError(
    FILE_MISSING,
    404,
    'Không thấy tệp gốc của văn bản này trong kho. Hãy báo quản trị chạy “vanthu check” và khôi phục tệp từ bản sao lưu.',
    { sha256 },
  );
}

export function corrupt(sha256: string): AppError {
  return new AppError(
    'files.corrupt',
    500,
    'Tệp gốc trong kho đã bị hỏng. Hãy báo quản trị khôi phục từ bản sao lưu.',
    { sha256 },
  );
}

/** The store of files does not answer; what it holds is safe, and what was being sent is not taken in yet. */
export function storageUnavailable(cause: unknown): AppError {
  const error = new AppError(
    'files.unavailable',
    503,
    'Kho tệp tạm thời không trả lời. Tệp đã nhận vẫn còn nguyên; hãy thử lại sau ít phút.',
    { retryAfterSeconds: 60 },
  );
  error.cause = cause;
  return error;
}
