import { AppError } from '../platform/errors.ts';
import type { FailedPage } from './page.ts';

/** The paper asks for a password to be opened. */
export function passwordNeeded(): AppError {
  return new AppError(
    'reading.password',
    422,
    'Tệp được đặt mật khẩu nên không đọc được. Hãy mở tệp, bỏ mật khẩu rồi tải lên lại, hoặc xin nơi gửi bản không đặt mật khẩu.',
  );
}

/** The bytes are not a whole paper of the kind they claim to be. */
export function damaged(cause?: unknown): AppError {
  const error = new AppError(
    'reading.damaged',
    422,
    'Tệp bị hỏng hoặc tải lên chưa hết nên không mở được. Hãy kiểm tra tệp gốc rồi tải lên lại, hoặc quét lại văn bản.',
  );
  if (cause !== undefined) error.cause = cause;
  return error;
}

/** A TIFF ends before its pages do. @param page the first that is not whole */
export function cutShort(page: number): AppError {
  return new AppError(
    'reading.cut-short',
    422,
    `Tệp TIFF bị cắt cụt: từ trang ${page} trở đi thiếu dữ liệu, thường do chép hoặc tải lên chưa hết. Hãy lấy lại tệp gốc rồi tải lên lại.`,
    { page },
  );
}

/** A Word file that grows past all measure when it is unpacked, made so or broken. */
export function unpacksTooLarge(megabytes: number, limit: number): AppError {
  return new AppError(
    'reading.unpacks-too-large',
    422,
    `Tệp Word này bung ra tới ${megabytes} MB chữ (giới hạn ${limit} MB) nên không mở. Hãy hỏi lại nơi gửi; nếu đúng là văn bản cần nhận thì in ra PDF rồi tải lên.`,
    { megabytes, limit },
  );
}

/** To open it takes more memory than a reader has. */
export function paperOutOfMemory(limitMb: number): AppError {
  return new AppError(
    'reading.out-of-memory',
    422,
    `Mở tệp này cần quá nhiều bộ nhớ (trên ${limitMb} MB) nên đã dừng. Hãy tách tệp thành nhiều phần, hoặc in ra PDF rồi tải lên.`,
    { limitMb },
  );
}

/** It is not open after as long as a page may take. */
export function paperTimeout(seconds: number): AppError {
  return new AppError(
    'reading.paper-timeout',
    422,
    `Mở tệp này quá ${seconds} giây nên đã dừng. Hãy lưu hoặc in lại thành PDF rồi tải lên, hoặc quét lại văn bản.`,
    { seconds },
  );
}

export function noPages(): AppError {
  return new AppError(
    'reading.no-pages',
    422,
    'Tệp không có trang nào. Hãy kiểm tra tệp gốc rồi tải lên lại.',
  );
}

export function tooManyPages(pages: number, limit: number): AppError {
  return new AppError(
    'reading.too-many-pages',
    422,
    `Tệp có ${pages} trang, quá giới hạn ${limit} trang. Hãy tách tệp thành nhiều phần rồi tải lên từng phần.`,
    { pages, limit },
  );
}

export function pageTooLarge(page: number, megapixels: number, limit: number): AppError {
  return new AppError(
    'reading.page-too-large',
    422,
    `Ảnh của trang ${page} quá lớn (${megapixels} triệu điểm ảnh, giới hạn ${limit}). Hãy quét lại trang này ở 200–300 dpi.`,
    { page, megapixels, limit },
  );
}

export function pageUnreadable(page: number, cause?: unknown): AppError {
  const error = new AppError(
    'reading.page-unreadable',
    422,
    `Trang ${page} bị hỏng nên không đọc được. Hãy xem trang này trên tệp gốc hoặc quét lại.`,
    { page },
  );
  if (cause !== undefined) error.cause = cause;
  return error;
}

export function pageTimeout(page: number, seconds: number): AppError {
  return new AppError(
    'reading.page-timeout',
    422,
    `Đọc trang ${page} quá ${seconds} giây nên đã dừng. Hãy nhập tay trang này hoặc quét lại rõ hơn rồi đọc lại.`,
    { page, seconds },
  );
}

export function pageCrashed(page: number): AppError {
  return new AppError(
    'reading.page-crashed',
    422,
    `Bộ đọc dừng đột ngột ở trang ${page}; các trang khác vẫn được đọc. Hãy bấm đọc lại; nếu vẫn lỗi thì quét lại trang này.`,
    { page },
  );
}

export function pageOutOfMemory(page: number, limitMb: number): AppError {
  return new AppError(
    'reading.out-of-memory',
    422,
    `Trang ${page} cần quá nhiều bộ nhớ (trên ${limitMb} MB) nên không đọc được. Hãy quét lại trang này ở 200–300 dpi.`,
    { page, limitMb },
  );
}

/** The process that wrote the PDF hung, crashed or ran out of memory. */
export function searchableFailed(cause?: unknown): AppError {
  const error = new AppError(
    'reading.searchable-failed',
    422,
    'Không tạo được bản PDF có lớp chữ của văn bản này. Hãy tải tệp gốc; nếu tệp bị hỏng thì quét lại rồi tải lên.',
  );
  if (cause !== undefined) error.cause = cause;
  return error;
}

/** The reader could not be started or was closed: nothing is wrong with the paper. */
export function readerUnavailable(cause?: unknown): AppError {
  const error = new AppError(
    'reading.unavailable',
    503,
    'Bộ đọc văn bản chưa chạy được. Hãy thử lại sau ít phút; nếu vẫn lỗi thì báo quản trị.',
  );
  if (cause !== undefined) error.cause = cause;
  return error;
}

/** No machine reads for this office now: neither this one, nor one elsewhere. Nothing is wrong with the paper. */
export function noReader(): AppError {
  return new AppError(
    'reading.no-reader',
    503,
    'Chưa có máy đọc nào đang chạy nên chưa làm được. Văn bản đã nhận vẫn còn nguyên và sẽ được đọc khi có máy đọc; hãy báo quản trị chạy “vanthu work”.',
  );
}

/** Readers are there, and none came to it in time. */
export function readersBusy(): AppError {
  return new AppError('reading.busy', 503, 'Các máy đọc đang bận. Hãy thử lại sau ít phút.');
}

/** The native engine is asked for, and there is none, or one of another age. @param version the one there is */
export function engineMissing(version: number | undefined): AppError {
  const found = version === undefined ? 'máy này chưa cài' : `máy này cài phiên bản ${version}`;
  return new AppError(
    'reading.engine-missing',
    500,
    `VANTHU_ENGINE=native cần tesseract từ phiên bản 5 trở lên, ${found}. Hãy cài gói tesseract-ocr, hoặc đặt VANTHU_ENGINE=auto để dùng bộ đọc kèm sẵn.`,
  );
}

/** What stands in a reading for a page that could not be read. */
export function failedPage(number: number, error: unknown): FailedPage {
  const known = error instanceof AppError ? error : pageUnreadable(number, error);
  return { number, failure: { code: known.code, message: known.message } };
}

/** The storage does not answer now: whoever asked for the paper shall give it back and ask again later. */
export function paperAway(cause: unknown): AppError {
  const error = new AppError(
    'reading.paper-away',
    503,
    'Kho tệp tạm thời không lấy được văn bản này. Trang được trả lại và sẽ đọc sau; không có gì bị mất.',
  );
  error.cause = cause;
  return error;
}

/** What was handed in is not whole. */
export function copyBroken(): AppError {
  return new AppError('reading.copy-broken', 400, 'Bản PDF nộp lên không trọn vẹn. Hãy nộp lại.');
}

/** A reader elsewhere speaks of a page that is no longer lent to it. */
export function loanEnded(): AppError {
  return new AppError(
    'reading.loan-ended',
    409,
    'Trang này không còn giao cho bộ đọc này nữa. Bỏ kết quả và xin trang khác.',
  );
}
