/** Words of the steps after the signature: the agency's seal, receivers that report, notices about drafts. */
import type { DraftNoticeKind } from '../../drafting/index.ts';

export const SEAL = {
  title: 'Ký số của cơ quan',
  hint: 'Chữ ký số của cơ quan đặt sau chữ ký của lãnh đạo, hình dấu trùm khoảng 1/3 chữ ký về bên trái (Điều 17, Điều 26 và Phụ lục I Nghị định 30/2020/NĐ-CP).',
  copyHint:
    'Bản sao điện tử: chữ ký số của cơ quan ở góc trên bên phải trang đầu, không hiện hình dấu (Phụ lục I, Phần II).',
  noKey: 'Cơ quan chưa có khóa ký. Quản trị nạp khóa ở trang Chữ ký số; hoặc in ra đóng dấu mực.',
  password: 'Mật khẩu (PIN) khóa ký của cơ quan',
  passwordHint: 'Để trống khi quản trị đã đặt tệp mật khẩu.',
  enclosures: 'Tệp PDF kèm theo (không bắt buộc)',
  enclosuresHint:
    'Mỗi tệp được ký số riêng: số, ký hiệu và thời gian ký ở góc trên bên phải trang đầu. Phụ lục nằm trong văn bản thì không cần.',
  seal: 'Ký số của cơ quan',
  sealed: (who: string, when: string) => `${who} đã ký số của cơ quan lúc ${when}`,
  notSealed: 'Chưa có chữ ký số của cơ quan',
  unsealedFirst: 'Hãy ký số của cơ quan trước khi phát hành bản điện tử.',
} as const;

export const STATUS_FILES = {
  label: 'Tệp trạng thái edXML của nơi nhận',
  hint: 'Nơi nhận gói edXML trả về tệp này: đã đến, đã tiếp nhận, từ chối, đồng ý thu hồi.',
  take: 'Ghi trạng thái',
} as const;

export const DRAFT_RECORD = 'Hồ sơ soạn thảo';

export const DRAFT_NOTICES = {
  title: 'Bản thảo',
  texts: {
    submit: 'trình bạn duyệt nội dung',
    approve: 'đã duyệt nội dung, chờ bạn kiểm tra thể thức',
    'confirm-format': 'đã xác nhận thể thức, chờ bạn ký',
    return: 'trả lại bản thảo',
    remark: 'góp ý vào bản thảo',
    sign: 'đã ký ban hành',
    seal: 'đã ký số của cơ quan',
    issue: 'đã phát hành',
    recall: 'đã thu hồi',
    replace: 'đã ký văn bản thay thế',
    'take-back': 'rút lại bản thảo',
    drop: 'bỏ bản thảo',
    'delivery-failed': 'Có nơi không nhận được văn bản đã phát hành: hãy gửi cách khác',
    'delivery-late': 'Có nơi chưa nhận được văn bản đã phát hành, máy gửi lại đã quá hai ngày',
  } satisfies Record<DraftNoticeKind, string>,
} as const;

export const ISSUE_DONE: Readonly<Record<string, string>> = {
  'da-ky-so-co-quan': 'Đã ký số của cơ quan.',
  'da-ghi-trang-thai': 'Đã ghi trạng thái của nơi nhận.',
  'da-noi-khoa': 'Đã nối khóa ở dịch vụ ký số.',
};

export const REMOTE_KEY = {
  title: 'Hoặc dùng khóa ở dịch vụ ký số từ xa, USB token qua cầu nối',
  credential: 'Mã khóa (credentialID) trên dịch vụ',
  hint: 'Dịch vụ theo CSC API 1.0.4 mà quản trị đặt ở VANTHU_SIGNING_URL. Mã PIN hỏi mỗi lần ký, không lưu.',
  link: 'Dùng khóa này',
  isRemote: 'khóa ở dịch vụ ký số từ xa',
} as const;

export const COPY = {
  medium: 'Dạng bản sao',
  media: {
    paper: 'Bản sao giấy: các trang của văn bản, khối bản sao ngay dưới',
    electronic: 'Bản sao điện tử: các trang của văn bản, cơ quan ký số góc trên bên phải',
  },
  hint: 'Các trang của văn bản được sao có trong tệp PDF; bên cạnh chỉ hiện khối bản sao.',
  choose: 'Chọn',
  excerpt: 'Trích sao',
  record: 'Sao lục',
} as const;
