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

export function templateBroken(id: string, faults: readonly { line: number; reason: string }[]): AppError {
  const lines = faults.map(({ line, reason }) => `dòng ${line}: ${reason}`);
  return new AppError(
    'drafting.template-broken',
    422,
    `Mẫu "${id}" chưa dùng được. ${lines[0] ?? ''}. Hãy sửa rồi lưu lại.`,
    { template: id, faults: lines },
  );
}

export function fieldsWrong(wrong: readonly { field: string; label: string; reason: string }[]): AppError {
  const first = wrong.map(({ label, reason }) => `${label}: ${reason}`);
  return new AppError('drafting.fields', 422, `Chưa soạn được văn bản. ${first.join('; ')}.`, {
    fields: wrong.map(({ field, reason }) => `${field}: ${reason}`),
  });
}

export function templateNotFound(id: string): AppError {
  return new AppError(
    'drafting.template-not-found',
    404,
    `Không có mẫu "${id}". Hãy chọn lại trong danh sách mẫu.`,
  );
}

export function neitherWordNorPdf(): AppError {
  return new AppError(
    'drafting.neither-word-nor-pdf',
    415,
    'Chỉ kiểm tra được tệp Word (.docx) và PDF. Tệp .doc cũ: hãy mở bằng Word và lưu thành .docx.',
  );
}

export function formBroken(faults: readonly { place: string; reason: string }[]): AppError {
  const places = faults.slice(0, 20).map(({ place, reason }) => `${place}: ${reason}`);
  return new AppError(
    'drafting.form-broken',
    422,
    `Biểu mẫu chưa dùng được. ${places[0] ?? ''}. Hãy sửa tệp trong Word rồi nạp lại.`,
    { faults: places },
  );
}

/** @param reason why, and what to do, as the rest of a sentence */
export function formRefused(reason: string): AppError {
  return new AppError('drafting.form-refused', 422, `Không nhận tệp này làm biểu mẫu: ${reason}.`);
}

export function formTooLarge(): AppError {
  return new AppError(
    'drafting.form-too-large',
    413,
    'Tệp biểu mẫu lớn quá mức nhận (5 MB, 20 MB khi bung). Hãy giảm cỡ hình trong tệp rồi nạp lại.',
  );
}
