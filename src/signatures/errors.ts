/** What can go wrong with signatures and the keys they are made with. */
import { AppError } from '../platform/errors.ts';

export const p12Unreadable = () =>
  new AppError(
    'signatures.p12-unreadable',
    422,
    'Không mở được tệp P12: mật khẩu không đúng hoặc tệp không phải P12/PFX. Hãy nhập lại mật khẩu của tệp, hoặc chọn đúng tệp.',
  );

export const p12WithoutKey = () =>
  new AppError(
    'signatures.p12-without-key',
    422,
    'Tệp P12 không có khóa bí mật kèm chứng thư của nó. Hãy xuất lại tệp từ nơi cấp, có kèm khóa.',
  );

export const notSignable = () =>
  new AppError(
    'signatures.not-signable',
    422,
    'Không ký được tệp PDF này: tệp hỏng hoặc có mật khẩu. Hãy tạo lại tệp PDF rồi ký.',
  );

export const certificateNotInForce = (from: string, to: string) =>
  new AppError(
    'signatures.certificate-not-in-force',
    422,
    `Chứng thư số chỉ có hiệu lực từ ${from} đến ${to}. Hãy gia hạn chứng thư, hoặc dùng chứng thư khác.`,
  );

export const signatureTooLarge = (room: number, taken: number) =>
  new AppError(
    'signatures.too-large',
    500,
    `Chữ ký số dài ${taken} byte, quá chỗ dành sẵn ${room} byte. Hãy báo quản trị: thiết bị ký cần khai chỗ rộng hơn.`,
  );

export const notAPng = () =>
  new AppError(
    'signatures.not-a-png',
    422,
    'Hình chữ ký, hình dấu phải là tệp PNG nền trong suốt (NĐ 30/2020, Phụ lục I). Hãy lưu lại hình dạng .png.',
  );

export const keyNotFound = () =>
  new AppError('signatures.key-not-found', 404, 'Không có khóa ký này. Hãy tải lại trang.');

export const noKey = (whose: string) =>
  new AppError(
    'signatures.no-key',
    409,
    `${whose} chưa có khóa ký. Hãy nạp tệp P12 ở mục Chữ ký số trước khi ký.`,
  );

export const notACertificate = () =>
  new AppError(
    'signatures.not-a-certificate',
    422,
    'Tệp này không phải chứng thư (.crt, .cer, .pem, .der) của một nơi cấp chữ ký số. Hãy chọn tệp khác.',
  );

export const passwordNeeded = () =>
  new AppError(
    'signatures.password-needed',
    422,
    'Hãy nhập mật khẩu của khóa ký cơ quan, hoặc nhờ quản trị đặt VANTHU_SEAL_PASSWORD_FILE.',
  );

export const passwordFileUnreadable = (file: string) =>
  new AppError(
    'signatures.password-file',
    500,
    `Không đọc được tệp mật khẩu ${file} của khóa ký cơ quan. Hãy kiểm tra đường dẫn và quyền đọc trong VANTHU_SEAL_PASSWORD_FILE.`,
  );

export const noSigningService = () =>
  new AppError(
    'signatures.no-service',
    409,
    'Máy này chưa được nối với dịch vụ ký số từ xa. Hãy nhờ quản trị đặt VANTHU_SIGNING_URL, hoặc dùng tệp P12.',
  );

export const serviceNotReached = () =>
  new AppError(
    'signatures.service-not-reached',
    503,
    'Không gọi được dịch vụ ký số từ xa; văn bản chưa được ký và chưa mất số nào. Hãy kiểm tra mạng hoặc thiết bị ký rồi ký lại.',
  );

export const serviceTooSlow = () =>
  new AppError(
    'signatures.service-too-slow',
    503,
    'Dịch vụ ký số từ xa không trả lời kịp; văn bản chưa được ký và chưa mất số nào. Nếu phải xác nhận trên điện thoại, hãy mở sẵn ứng dụng rồi ký lại.',
  );

export const serviceRefused = (reason: string) =>
  new AppError(
    'signatures.service-refused',
    422,
    `Dịch vụ ký số từ xa từ chối: ${reason}. Văn bản chưa được ký. Hãy kiểm tra mã PIN và quyền dùng khóa rồi ký lại.`,
  );

export const serviceAnswersWrongly = (what: string) =>
  new AppError(
    'signatures.service-wrong-answer',
    503,
    `Dịch vụ ký số từ xa trả lời sai (${what}); văn bản chưa được ký. Hãy báo nơi cung cấp dịch vụ.`,
  );

export const serviceCredentialOff = () =>
  new AppError(
    'signatures.service-credential-off',
    422,
    'Khóa này trên dịch vụ ký số từ xa đang bị khóa hoặc chứng thư không còn hiệu lực. Hãy hỏi nơi cấp, hoặc chọn khóa khác.',
  );

export const notARevocationList = () =>
  new AppError(
    'signatures.not-a-revocation-list',
    422,
    'Tệp này không phải danh sách thu hồi chứng thư (.crl) của một nơi cấp. Hãy tải lại tệp từ trang của nơi cấp.',
  );
