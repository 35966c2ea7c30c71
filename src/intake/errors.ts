import { AppError } from '../platform/errors.ts';

/** A file without a single byte: the scanner was stopped, or the copy failed. */
export function emptyFile(): AppError {
  return new AppError('intake.empty', 422, 'Tệp rỗng, không có dữ liệu. Hãy quét hoặc chép lại rồi tải lên.');
}

/** The content is none of the kinds an office hands in, whatever its name says. */
export function notADocument(): AppError {
  return new AppError(
    'intake.not-a-document',
    415,
    'Tệp này không phải văn bản đọc được. Hãy dùng PDF, TIFF, JPEG, PNG, WebP hoặc DOCX (Word cũ .doc: mở rồi lưu thành .docx hoặc PDF).',
  );
}

export function tooManyFiles(limit: number): AppError {
  return new AppError(
    'intake.too-many-files',
    413,
    `Mỗi lần chỉ tải lên được ${limit} tệp. Hãy gửi phần còn lại ở lần sau.`,
    {
      limit,
    },
  );
}

export function noFileInRequest(): AppError {
  return new AppError('intake.no-file', 400, 'Yêu cầu không có tệp nào. Hãy chọn tệp rồi gửi lại.');
}

/** The connection broke, or the form is not well-formed. */
export function brokenUpload(): AppError {
  return new AppError(
    'intake.broken-upload',
    400,
    'Việc tải tệp lên bị ngắt giữa chừng. Hãy tải lại tệp này.',
  );
}
