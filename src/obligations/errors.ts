/** What can go wrong with an obligation, in words that say what to do. */
import { AppError } from '../platform/errors.ts';

export const obligationNotFound = () =>
  new AppError('obligation.not-found', 404, 'Không tìm thấy nhiệm vụ này, hoặc bạn không có quyền xem.');

export const actionNotForYou = (action: string, who: string) =>
  new AppError(
    'obligation.forbidden',
    403,
    `Chỉ ${who} mới được “${action}”. Nếu cần, hãy đề nghị người đó làm.`,
  );

export const notInThisStatus = (action: string, status: string) =>
  new AppError(
    'obligation.wrong-status',
    409,
    `Nhiệm vụ đang ở trạng thái “${status}”, không “${action}” được. Tải lại trang để xem trạng thái hiện tại.`,
    { status },
  );

/** Somebody was quicker. `changes`: what they did since, one line each. */
export const obligationChanged = (version: number, changes: readonly string[]) =>
  new AppError(
    'obligation.changed',
    409,
    `Nhiệm vụ vừa có thay đổi: ${changes.join('; ')}. Thao tác của bạn chưa được ghi; hãy xem lại rồi làm tiếp nếu còn cần.`,
    { version, changes },
  );

export const invalid = (what: string) => new AppError('obligation.invalid', 422, `${what}`);

export const unknownParty = (ids: readonly string[]) =>
  new AppError(
    'obligation.unknown-party',
    422,
    'Có đơn vị đã giải thể hoặc người không còn làm việc trong danh sách. Hãy chọn lại.',
    { unknown: ids },
  );

export const childrenOpen = (open: number) =>
  new AppError(
    'obligation.children-open',
    409,
    `Còn ${open} việc giao tiếp chưa hoàn thành. Hãy xác nhận hoặc hủy các việc đó trước khi báo cáo hoàn thành.`,
    { open },
  );

export const extensionPending = () =>
  new AppError(
    'obligation.extension-pending',
    409,
    'Đã có một đề nghị gia hạn chờ quyết định. Hãy chờ người giao quyết định hoặc rút đề nghị cũ.',
  );

export const noExtensionAsked = () =>
  new AppError('obligation.no-extension', 409, 'Không có đề nghị gia hạn nào đang chờ quyết định.');
