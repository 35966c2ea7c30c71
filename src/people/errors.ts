/** What can go wrong with people, units and signing in: one function an error, so that each code is written once. */
import { AppError } from '../platform/errors.ts';

export const signInRequired = () =>
  new AppError('people.sign-in-required', 401, 'Bạn cần đăng nhập để làm việc này.');

/** The same for an unknown name and a wrong password, so that nobody can find out who has an account. */
export const signInFailed = () =>
  new AppError(
    'people.sign-in-failed',
    401,
    'Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra và nhập lại.',
  );

export const signInThrottled = (retryAfterSeconds: number) =>
  new AppError(
    'people.sign-in-throttled',
    429,
    `Đã nhập sai quá nhiều lần. Hãy đợi ${inWords(retryAfterSeconds)} rồi thử lại, hoặc nhờ quản trị đặt lại mật khẩu.`,
    { retryAfterSeconds },
  );

/** Told only to somebody who knows the password. */
export const accountDisabled = () =>
  new AppError('people.account-disabled', 403, 'Tài khoản này đã bị khóa. Hãy liên hệ quản trị của cơ quan.');

export const passwordChangeRequired = () =>
  new AppError(
    'people.password-change-required',
    403,
    'Bạn đang dùng mật khẩu tạm. Hãy đổi mật khẩu trước khi tiếp tục.',
  );

export const currentPasswordWrong = () =>
  new AppError('people.current-password-wrong', 422, 'Mật khẩu hiện tại không đúng. Hãy nhập lại.');

export const passwordWeak = (reason: string) =>
  new AppError('people.password-weak', 422, `Mật khẩu chưa đủ an toàn: ${reason}.`);

export const usernameInvalid = () =>
  new AppError(
    'people.username-invalid',
    422,
    'Tên đăng nhập dài 2 đến 60 ký tự, chỉ gồm chữ không dấu, chữ số và các dấu . _ - @, bắt đầu bằng chữ hoặc số.',
  );

export const usernameTaken = (username: string) =>
  new AppError(
    'people.username-taken',
    409,
    `Tên đăng nhập “${username}” đã có người dùng. Hãy chọn tên khác.`,
  );

export const personNotFound = () =>
  new AppError(
    'people.not-found',
    404,
    'Không tìm thấy người này. Có thể địa chỉ sai, hãy tìm lại trong danh sách.',
  );

export const lastAdmin = () =>
  new AppError(
    'people.last-admin',
    409,
    'Đây là quản trị duy nhất của cơ quan. Hãy giao vai trò quản trị cho một người khác trước.',
  );

export const tokenNotFound = () =>
  new AppError('people.token-not-found', 404, 'Không tìm thấy khóa API này.');

/** The same for unknown, revoked and expired tokens and those of disabled people. */
export const tokenInvalid = () =>
  new AppError(
    'people.token-invalid',
    401,
    'Khóa API không đúng, đã hết hạn hoặc đã bị thu hồi. Hãy tạo khóa mới.',
  );

/** A token may not make tokens or change passwords. */
export const sessionRequired = () =>
  new AppError(
    'people.session-required',
    403,
    'Việc này phải làm khi đăng nhập bằng mật khẩu, không dùng khóa API.',
  );

export const crossSite = () =>
  new AppError(
    'people.cross-site',
    403,
    'Yêu cầu này đến từ một trang khác nên bị từ chối. Hãy mở lại Văn Thư và thao tác từ đó.',
  );

export const setupLinkInvalid = () =>
  new AppError(
    'people.setup-link-invalid',
    410,
    'Liên kết tạo quản trị đầu tiên không đúng, đã dùng hoặc đã hết hạn. Hãy khởi động lại dịch vụ để lấy liên kết mới.',
  );

export const unitNotFound = () => new AppError('people.unit-not-found', 404, 'Không tìm thấy đơn vị này.');

export const unitCycle = () =>
  new AppError(
    'people.unit-cycle',
    409,
    'Không thể đặt một đơn vị vào bên trong chính nó. Hãy chọn đơn vị cấp trên khác.',
  );

export const unitDissolved = (name: string) =>
  new AppError(
    'people.unit-dissolved',
    409,
    `Đơn vị “${name}” không hoạt động vào ngày này. Hãy chọn đơn vị khác.`,
  );

export const unitHasChildren = () =>
  new AppError(
    'people.unit-has-children',
    409,
    'Đơn vị này còn đơn vị trực thuộc. Hãy chuyển hoặc giải thể các đơn vị đó trước.',
  );

export const unitNameTaken = (name: string) =>
  new AppError('people.unit-name-taken', 409, `Đã có đơn vị “${name}” ở cùng cấp. Hãy đặt tên khác.`);

export const lastDayTooEarly = () =>
  new AppError(
    'people.last-day-too-early',
    422,
    'Ngày hoạt động cuối cùng phải sau hoặc trùng ngày thành lập đơn vị.',
  );

export const successorInvalid = () =>
  new AppError(
    'people.successor-invalid',
    422,
    'Đơn vị kế thừa phải là một đơn vị khác, còn hoạt động sau ngày giải thể.',
  );

function inWords(seconds: number): string {
  return seconds < 60 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`;
}

export const partnerNotFound = () =>
  new AppError('partner.not-found', 404, 'Không có cơ quan liên thông này trong danh bạ.');

export const partnerInvalid = (reason: string) => new AppError('partner.invalid', 422, reason);

export const partnerKnown = (organId: string) =>
  new AppError('partner.known', 409, `Mã định danh ${organId} đã có trong danh bạ liên thông.`, { organId });

export const partnerKeyInvalid = () =>
  new AppError(
    'partner.key-invalid',
    401,
    'Khóa liên thông không đúng hoặc đã bị thay. Hãy xin khóa mới của cơ quan này.',
  );
