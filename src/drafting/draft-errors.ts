/** What can go wrong with drafts that are kept. */
import { AppError } from '../platform/errors.ts';
import { DRAFT_STATE_NAMES } from './life.ts';
import type { DraftState } from './schema.ts';

/** Also where it exists but the person may not see it. */
export function draftNotFound(): AppError {
  return new AppError(
    'draft.not-found',
    404,
    'Không tìm thấy bản thảo này, hoặc bản thảo chưa được chuyển đến bạn.',
  );
}

/** Somebody saved since: nothing is overwritten, the person sees what changed. */
export function draftChanged(revision: number, by: string, at: string): AppError {
  return new AppError(
    'draft.changed',
    409,
    `${by} vừa sửa bản thảo này. Chữ bạn gõ chưa được lưu, cũng chưa mất: hãy xem chỗ khác nhau rồi chọn giữ bản nào.`,
    { revision, changedBy: by, changedAt: at },
  );
}

export function draftNotWritable(state: DraftState): AppError {
  return new AppError(
    'draft.not-writable',
    409,
    `Bản thảo ${DRAFT_STATE_NAMES[state]}, không sửa được nữa. Hãy rút lại hoặc nhờ người đang giữ trả lại rồi sửa.`,
    { state },
  );
}

export function draftTooLarge(): AppError {
  return new AppError(
    'draft.too-large',
    413,
    'Bản thảo dài quá mức lưu được. Hãy chuyển phần dài thành phụ lục đính kèm riêng.',
  );
}

export function stepNotFromHere(name: string, state: DraftState): AppError {
  return new AppError(
    'draft.wrong-state',
    409,
    `Không thể “${name}”: bản thảo ${DRAFT_STATE_NAMES[state]}. Hãy tải lại trang.`,
    { state },
  );
}

export function stepNotForYou(name: string, takers: string): AppError {
  return new AppError('draft.forbidden', 403, `Việc “${name}” do ${takers} thực hiện.`);
}

export function remarkNeeded(name: string): AppError {
  return new AppError('draft.remark-needed', 422, `Hãy ghi lý do “${name}”.`);
}

export function reviewerNeeded(): AppError {
  return new AppError(
    'draft.reviewer-needed',
    422,
    'Chưa biết ai duyệt nội dung. Hãy chọn người duyệt, hoặc nhờ quản trị ghi thủ trưởng của đơn vị soạn thảo.',
  );
}

export function draftIncomplete(missing: readonly string[]): AppError {
  return new AppError(
    'draft.incomplete',
    422,
    `Chưa trình được, bản thảo còn thiếu: ${missing.join('; ')}.`,
    { missing },
  );
}

export function versionNotFound(number: number): AppError {
  return new AppError('draft.version-not-found', 404, `Bản thảo không có phiên bản ${number}.`);
}

export function commentNotFound(): AppError {
  return new AppError('draft.comment-not-found', 404, 'Ý kiến này không còn, hoặc đã được xử lý xong.');
}

export function commentBlank(): AppError {
  return new AppError('draft.comment-blank', 422, 'Hãy ghi ý kiến.');
}

export function personUnknown(): AppError {
  return new AppError('draft.person-unknown', 422, 'Không tìm thấy người này. Hãy chọn lại trong danh sách.');
}

export function powerNotFound(): AppError {
  return new AppError(
    'signing.power-not-found',
    422,
    'Chưa chọn người ký, hoặc thẩm quyền ký đã chọn không còn. Hãy chọn lại người ký.',
  );
}

/** @param reason why, as a sentence of its own */
export function maySignNot(reason: string): AppError {
  return new AppError('signing.not-allowed', 422, reason);
}

export function powerIncomplete(reason: string): AppError {
  return new AppError('signing.power-incomplete', 422, reason);
}

export function numberMovedOn(): AppError {
  return new AppError(
    'signing.busy',
    503,
    'Nhiều văn bản đang được cấp số cùng lúc. Hãy ký lại sau ít giây; chưa có số nào bị mất.',
  );
}

export function sealedAlready(): AppError {
  return new AppError(
    'draft.sealed-already',
    409,
    'Văn bản này đã có chữ ký số của cơ quan. Hãy tải lại trang.',
  );
}

export function notToBeSealed(): AppError {
  return new AppError(
    'draft.signed-by-hand',
    409,
    'Văn bản này ký tay: hãy in ra, đóng dấu mực, rồi phát hành bản giấy.',
  );
}

export function copiedPaperGone(): AppError {
  return new AppError(
    'draft.copied-paper-gone',
    409,
    'Chưa có các trang của văn bản cần sao: tệp đang được đọc hoặc không còn. Hãy đợi đọc xong rồi thử lại.',
  );
}

export function notToBeCopied(): AppError {
  return new AppError(
    'draft.not-to-be-copied',
    422,
    'Tệp của văn bản này không lấy được trang để sao (tệp Word, tệp hỏng hoặc có mật khẩu). Hãy nhập bản PDF hoặc bản quét của văn bản rồi sao.',
  );
}

export function pictureNotHere(): AppError {
  return new AppError(
    'draft.picture-not-here',
    422,
    'Bản chạy trên nền tảng biên sao được PDF, ảnh JPEG, ảnh PNG (có nền trong: tới 10 triệu điểm ảnh) và TIFF (fax nhóm 4; xám, bảng màu hay màu 8 bit: LZW, deflate, PackBits, không nén); ảnh này thuộc loại khác (WebP, TIFF chứa JPEG hay 16 bit). Hãy mở ảnh, lưu lại thành JPEG hoặc PDF rồi nhập lại văn bản; hoặc sao ở bản chạy trên máy.',
  );
}

export function enclosureNoPdf(name: string): AppError {
  return new AppError(
    'draft.enclosure-no-pdf',
    422,
    `Tệp kèm theo “${name}” không phải PDF nên không ký số được. Hãy lưu lại dạng PDF rồi đính kèm.`,
  );
}

export function deliveryInvalid(reason: string): AppError {
  return new AppError('delivery.invalid', 422, reason);
}

export function statusUnknown(code: string): AppError {
  return new AppError(
    'delivery.status-unknown',
    422,
    `Tệp trạng thái có mã ${code} mà phần mềm này không biết. Hãy xem nội dung tệp rồi đánh dấu bằng tay.`,
  );
}

export function statusOfNothingSent(): AppError {
  return new AppError(
    'delivery.nothing-sent',
    404,
    'Tệp trạng thái nói về văn bản mà cơ quan không gửi dạng dữ liệu tới nơi này. Hãy kiểm tra lại tệp.',
  );
}

export function deliveryNotFound(): AppError {
  return new AppError('delivery.not-found', 404, 'Không tìm thấy nơi nhận này trong danh sách phát hành.');
}
