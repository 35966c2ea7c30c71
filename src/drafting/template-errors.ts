/** What can go wrong with the office's own templates. */
import { AppError } from '../platform/errors.ts';

/** Somebody changed it since: nothing is overwritten. */
export function templateChanged(revision: number, by: string, at: string): AppError {
  return new AppError(
    'template.changed',
    409,
    `${by} vừa sửa mẫu này. Phần bạn viết chưa được lưu, cũng chưa mất: hãy xem phiên bản mới rồi ghép lại.`,
    { revision, changedBy: by, changedAt: at },
  );
}

export function templateVersionNotFound(number: number): AppError {
  return new AppError('template.version-not-found', 404, `Mẫu này không có phiên bản ${number}.`);
}

export function templateReasonNeeded(): AppError {
  return new AppError('template.reason-needed', 422, 'Hãy ghi lý do, để người sau biết vì sao mẫu đổi.');
}

export function templateStateImpossible(reason: string): AppError {
  return new AppError('template.wrong-state', 409, reason);
}

export function notThisFormat(isForm: boolean): AppError {
  return new AppError(
    'template.wrong-format',
    409,
    isForm
      ? 'Mẫu này là biểu mẫu Word của cơ quan. Hãy nạp tệp .docx mới hoặc sửa các mục của nó.'
      : 'Mẫu này viết bằng chữ trong phần mềm, không phải biểu mẫu Word. Hãy sửa trong ô soạn mẫu.',
  );
}
