import { AppError } from '../platform/errors.ts';

export function notASheet(cause?: unknown): AppError {
  const error = new AppError(
    'sheet.not-a-sheet',
    422,
    'Không đọc được bảng tính này. Hãy lưu lại dạng .xlsx, hoặc .csv bảng mã UTF-8, rồi thử lại.',
  );
  if (cause !== undefined) error.cause = cause;
  return error;
}

export function sheetTooLarge(): AppError {
  return new AppError(
    'sheet.too-large',
    413,
    'Bảng tính quá lớn. Hãy chia theo năm hoặc theo quyển rồi nhập từng tệp.',
  );
}
