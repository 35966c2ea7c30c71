/** What is wrong with the search server, in words for who looks after it; the server's own are for the log. */
import {
  MeilisearchApiError,
  MeilisearchRequestError,
  MeilisearchRequestTimeOutError,
  MeilisearchTaskTimeOutError,
} from 'meilisearch';
import { codesBehind, machineTrouble } from '../../platform/trouble.ts';

/** A change that Meilisearch accepted and then could not make. */
export class TaskFailed extends Error {
  override readonly name = 'TaskFailed';
  /** Meilisearch's code of the reason; null where somebody cancelled it. */
  readonly code: string | null;

  constructor(type: string, reason: { code: string; message: string } | null) {
    super(`Meilisearch task ${type} failed: ${reason?.message ?? 'canceled'}`);
    this.code = reason?.code ?? null;
  }
}

const DAMAGED =
  'Dữ liệu của Meilisearch bị hỏng. Hãy dừng Meilisearch, xóa thư mục dữ liệu của nó rồi chạy lại: dịch vụ tự dựng lại chỉ mục.';
const WRONG_KEY =
  'Meilisearch không nhận khóa MEILI_KEY, hoặc khóa ấy không đủ quyền. Hãy đặt đúng khóa rồi khởi động lại dịch vụ.';

const NOT_MEILISEARCH =
  'Máy ở địa chỉ MEILI_URL trả lời mà không nói như Meilisearch. Hãy xem lại địa chỉ và máy chuyển tiếp trước nó.';

/** By the codes of Meilisearch's documentation. */
const BY_CODE: Readonly<Record<string, string>> = {
  invalid_api_key: WRONG_KEY,
  missing_authorization_header:
    'Meilisearch đòi khóa mà MEILI_KEY đang trống. Hãy đặt khóa rồi khởi động lại dịch vụ.',
  no_space_left_on_device: 'Đĩa của máy chạy Meilisearch đã đầy. Hãy giải phóng chỗ trên máy ấy.',
  database_size_limit_reached: 'Dữ liệu của Meilisearch đã đến giới hạn dung lượng của nó.',
  too_many_open_files:
    'Máy chạy Meilisearch không mở thêm được tệp. Hãy tăng số tệp được mở (ulimit -n) rồi khởi động lại Meilisearch.',
  too_many_search_requests: 'Meilisearch đang nhận quá nhiều câu hỏi cùng lúc.',
  payload_too_large:
    'Meilisearch từ chối một lần gửi văn bản vì quá lớn. Hãy bỏ giới hạn --http-payload-size-limit thấp hơn 100 MB, ở Meilisearch hoặc máy chuyển tiếp trước nó.',
  index_not_found: 'Meilisearch không còn chỉ mục của cơ quan. Dịch vụ tự dựng lại chỉ mục ấy.',
  io_error: 'Máy chạy Meilisearch không đọc hoặc ghi được đĩa của nó.',
  internal: 'Meilisearch gặp lỗi bên trong. Hãy xem nhật ký của Meilisearch.',
  index_not_accessible: DAMAGED,
  invalid_state: DAMAGED,
  invalid_store_file: DAMAGED,
  not_found: NOT_MEILISEARCH,
};

const BY_CONNECTION: readonly [RegExp, string][] = [
  [
    /^ECONNREFUSED$/,
    'Không nối được tới Meilisearch: ở địa chỉ MEILI_URL không có chương trình nào đang chạy.',
  ],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'Không tìm thấy máy có tên trong MEILI_URL.'],
  [/CERT|TLS|SSL|SIGNATURE/, 'Chứng thư của máy ở MEILI_URL không được tin cậy hoặc đã hết hạn.'],
];

/** A Vietnamese sentence that says what is wrong, and what to do where that is known. */
export function serverTrouble(error: unknown): string {
  if (error instanceof TaskFailed) {
    return error.code === null
      ? 'Việc giao cho Meilisearch đã bị hủy ở đó. Dịch vụ sẽ giao lại.'
      : refusalOf(error.code, null);
  }
  if (error instanceof MeilisearchApiError)
    return refusalOf(error.cause?.code ?? null, error.response.status);
  if (error instanceof MeilisearchTaskTimeOutError)
    return 'Meilisearch chưa làm xong việc được giao trong thời gian chờ. Máy ấy có thể quá bận hoặc quá yếu.';
  if (error instanceof MeilisearchRequestTimeOutError || isTimeout(error))
    return 'Meilisearch không trả lời kịp. Máy ấy có thể đang quá bận.';
  if (error instanceof MeilisearchRequestError) return connectionTrouble(error);
  // What answers there speaks no JSON.
  if (error instanceof SyntaxError) return NOT_MEILISEARCH;
  return machineTrouble(error)?.message ?? `Chưa làm việc được với Meilisearch. ${IN_THE_LOG}`;
}

const IN_THE_LOG = 'Lời của nó được ghi trong nhật ký của dịch vụ.';

function refusalOf(code: string | null, status: number | null): string {
  const known = code === null ? undefined : BY_CODE[code];
  if (known !== undefined) return known;
  if (code === null) {
    return status === 401 || status === 403 ? WRONG_KEY : NOT_MEILISEARCH;
  }
  // What it cannot read of what was written for the documented interface of some versions.
  if (/^(?:invalid|missing|immutable|bad)_|feature_not_enabled/.test(code))
    return `Meilisearch không hiểu yêu cầu của dịch vụ (mã ${code}). Hãy dùng phiên bản được hỗ trợ, xem docs/tim-kiem.md. ${IN_THE_LOG}`;
  return `Meilisearch báo lỗi, mã ${code}. ${IN_THE_LOG}`;
}

function connectionTrouble(error: Error): string {
  const codes = [...codesBehind(error)];
  const known = BY_CONNECTION.find(([sign]) => codes.some((code) => sign.test(code)));
  return known?.[1] ?? 'Không nối được tới Meilisearch, hoặc đường nối đứt giữa chừng.';
}

const isTimeout = (error: unknown) =>
  error instanceof Error && (error.name === 'TimeoutError' || isTimeoutCause(error.cause));
const isTimeoutCause = (cause: unknown) => cause instanceof Error && cause.name === 'TimeoutError';

/** The server's own words. Not the error itself: what was being sent, papers and all, may hang on it. */
export function wordsOf(error: unknown): { reason: string; code: string | undefined } {
  const told = error instanceof MeilisearchApiError ? error.cause?.code : undefined;
  const code = (error instanceof TaskFailed ? error.code : told) ?? [...codesBehind(error)][0];
  return { reason: [...messagesBehind(error)].join(': '), code };
}

function* messagesBehind(thrown: unknown): Generator<string> {
  for (let error = thrown; error instanceof Error; error = error.cause) yield error.message;
}
