/** What the pages say about digital signatures, keys and who is trusted to issue them. */
import type { RevocationState, SignatureReason, SignatureState } from '../../signatures/index.ts';

export const SIGNATURE_STATE_NAMES: Readonly<Record<SignatureState, string>> = {
  valid: 'Hợp lệ',
  altered: 'Đã bị sửa',
  'not-whole': 'Không phủ hết văn bản',
  revoked: 'Chứng thư đã bị thu hồi',
  expired: 'Chứng thư hết hiệu lực',
  'unknown-issuer': 'Không rõ nơi cấp',
  unreadable: 'Không kiểm tra được',
};

export const SIGNATURE_REASON_TEXTS: Readonly<Record<SignatureReason, string>> = {
  'digest-differs': 'Nội dung đã thay đổi sau khi ký. Không dùng văn bản này; hãy hỏi lại nơi gửi.',
  'key-differs': 'Chữ ký không phải của khóa ghi trong chứng thư. Hãy hỏi lại nơi gửi.',
  'certificate-swapped': 'Chứng thư đi kèm không phải chứng thư đã dùng khi ký. Hãy hỏi lại nơi gửi.',
  'content-added':
    'Phần đã ký còn nguyên, nhưng sau đó tệp được ghi thêm nội dung. Hãy so với bản của nơi gửi.',
  'content-outside': 'Chữ ký chỉ phủ một phần tệp; phần còn lại có thể bị thay mà không ai biết.',
  withdrawn:
    'Nơi cấp đã thu hồi chứng thư, và không có dấu thời gian chứng minh chữ ký có trước đó. Hãy hỏi lại nơi gửi.',
  'not-in-force': 'Khi ký, chứng thư chưa có hoặc không còn hiệu lực.',
  'no-trusted-issuer':
    'Phần đã ký còn nguyên, nhưng nơi cấp chứng thư không có trong danh sách cơ quan tin. Quản trị thêm chứng thư của nơi cấp ở trang Chữ ký số rồi kiểm tra lại.',
  damaged: 'Chữ ký hỏng, không đọc được.',
  unsupported: 'Chữ ký theo dạng chưa kiểm tra được ở đây.',
  'file-unreadable': 'Tệp có dấu vết chữ ký số nhưng cấu trúc tệp hỏng, không đọc được.',
};

export const SIGNATURES = {
  title: 'Chữ ký số',
  none: 'Tệp không có chữ ký số.',
  organization: 'Cơ quan',
  at: 'Thời điểm ký',
  byStamp: 'theo dấu thời gian',
  bySigner: 'theo máy người ký',
  noTime: 'không ghi',
  issuer: 'Nơi cấp chứng thư',
  trustedBy: 'Tin theo',
  validity: 'Hiệu lực chứng thư',
  serial: 'Số chứng thư',
  reason: 'Lý do ký',
  laterSignatures: 'Sau chữ ký này, tệp chỉ có thêm chữ ký khác.',
  revocation: 'Thu hồi chứng thư',
  revocationStates: {
    good: 'chưa bị thu hồi',
    revoked: 'đã bị thu hồi',
    unknown: 'không kiểm tra được: trong tệp và ở cơ quan không có danh sách thu hồi phủ thời điểm ký',
  } satisfies Record<RevocationState, string>,
  asOf: (when: string) => `theo danh sách lúc ${when}`,
  recheck: 'Kiểm tra lại',
  some: (count: number) => `${count} chữ ký số`,
  file: 'Tệp ký số',
} as const;

export const SIGNING_KEYS = {
  title: 'Chữ ký số',
  lead: 'Khóa dùng để ký số văn bản đi và các nơi cấp mà cơ quan tin khi kiểm tra văn bản đến.',
  mine: 'Khóa ký của tôi',
  agency: 'Khóa ký của cơ quan (dấu)',
  none: 'Chưa có khóa.',
  password: 'Mật khẩu của tệp P12',
  passwordHint: 'Chỉ dùng để mở thử tệp. Mật khẩu không được lưu; mỗi lần ký sẽ hỏi lại.',
  agencyPasswordHint:
    'Không được lưu: hỏi mỗi lần ký, trừ khi quản trị máy đặt tệp mật khẩu bằng VANTHU_SEAL_PASSWORD_FILE.',
  p12: 'Tệp khóa P12 (.p12, .pfx)',
  picture: 'Hình chữ ký (PNG nền trong suốt, màu xanh)',
  pictureHint: 'Đặt giữa chức vụ và họ tên (NĐ 30/2020, Phụ lục I). Không có hình: hiện vài dòng chữ.',
  seal: 'Hình dấu (PNG nền trong suốt, màu đỏ)',
  sealHint: 'Trùm khoảng 1/3 hình chữ ký về bên trái, đúng kích thước thật của dấu.',
  diameter: 'Đường kính dấu (mm)',
  load: 'Nạp khóa',
  replace: 'Thay khóa',
  remove: 'Gỡ khóa',
  withPicture: 'có hình',
  withoutPicture: 'không có hình',
  loadedAt: 'Nạp lúc',
  trust: 'Nơi cấp chữ ký số được tin',
  trustLead: (folder: string | null) =>
    `Chứng thư của Ban Cơ yếu Chính phủ và các tổ chức được cấp phép, ${
      folder === null ? 'thêm ở đây' : `để trong thư mục ${folder}`
    }.`,
  trustNone: 'Chưa tin nơi cấp nào: mọi chữ ký sẽ hiện “Không rõ nơi cấp”.',
  trustUnreadable: (files: string) => `Không đọc được: ${files}`,
  trustFile: 'Tệp chứng thư (.crt, .cer, .pem, .der) hoặc danh sách thu hồi (.crl) của nơi cấp',
  lists: 'Danh sách thu hồi',
  trustAdd: 'Thêm',
  trustRemove: 'Bỏ',
  until: 'đến',
  accountHint: 'Khóa ký số của bạn',
} as const;

export const SIGNATURE_DEEDS: Readonly<Record<string, string>> = {
  'dispatch.signatures-checked': 'kiểm tra lại chữ ký số',
  'dispatch.sealed': 'ký số của cơ quan',
};

export const SIGNATURES_DONE: Readonly<Record<string, string>> = {
  'da-kiem-chu-ky': 'Đã kiểm tra lại chữ ký số.',
  'da-nap-khoa': 'Đã nạp khóa ký.',
  'da-go-khoa': 'Đã gỡ khóa ký.',
  'da-tin': 'Đã thêm chứng thư hoặc danh sách thu hồi.',
  'da-bo-tin': 'Đã bỏ nơi cấp.',
};
