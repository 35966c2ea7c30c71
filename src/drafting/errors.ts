/** What can go wrong while a dispatch is written. */
import { AppError } from '../platform/errors.ts';

export function lettersNotPrintable(letters: readonly string[]): AppError {
  return new AppError(
    'drafting.letters',
    422,
    `Phông chữ của văn bản không có các chữ, ký hiệu sau: ${letters.slice(0, 20).join(' ')}. Hãy xóa hoặc thay chúng rồi in lại.`,
    { letters: letters.slice(0, 50) },
  );
}

export function notAWordFile(): AppError {
  return new AppError(
    'drafting.not-a-word-file',
    415,
    'Tệp này không phải tệp Word (.docx) đọc được. Hãy mở nó bằng Word, chọn Lưu thành .docx rồi thử lại.',
  );
}
