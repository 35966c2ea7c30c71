/** Words of the exchange between agencies: the directory, and how a paper fares on its way. */

export const PARTNERS = {
  nav: 'Liên thông',
  title: 'Cơ quan liên thông',
  lead: 'Văn bản phát hành tới các cơ quan này đi qua mạng, vào danh sách văn bản đến của họ; trạng thái tự về. Hai bên cấp khóa cho nhau.',
  empty: 'Chưa có cơ quan nào. Thêm cơ quan, cấp khóa cho họ, và ghi khóa họ cấp.',
  noCode:
    'Cơ quan chưa ghi mã định danh của mình nên chưa gửi, chưa nhận qua mạng được. Ghi ở trang Thẩm quyền ký, phần chung.',
  add: 'Thêm cơ quan',
  save: 'Lưu',
  name: 'Tên cơ quan',
  organId: 'Mã định danh',
  organIdHint: 'Theo Quyết định 20/2020/QĐ-TTg, ví dụ H99.08.',
  otherNames: 'Tên khác trong Kính gửi, Nơi nhận',
  otherNamesHint: 'Mỗi dòng một tên.',
  url: 'Địa chỉ máy chủ',
  urlHint: 'Ví dụ https://vanthu.soyte.namhai.gov.vn. Ngoài mạng riêng phải dùng https.',
  theirs: 'Khóa do cơ quan đó cấp',
  theirsHint: 'Bắt đầu bằng vtlt_. Để trống: giữ khóa đang có.',
  active: 'Đang liên thông',
  rests: 'tạm ngừng',
  keys: 'Khóa',
  weHave: 'gửi được',
  weLack: 'chưa có khóa để gửi',
  theyHave: 'nhận được',
  theyLack: 'chưa cấp khóa',
  contact: 'Lần cuối',
  reached: 'Gửi tới được',
  heard: 'Nhận từ đó',
  never: 'chưa lần nào',
  oursTitle: 'Khóa để cơ quan đó gửi tới đây',
  oursSince: 'Đã cấp',
  oursNone: 'Chưa cấp khóa: cơ quan đó chưa gửi tới đây được.',
  give: 'Cấp khóa mới',
  giveHint: 'Khóa trước hết hiệu lực ngay. Chuyển khóa mới cho quản trị của cơ quan đó bằng đường riêng.',
  once: (name: string) => `Khóa cho “${name}”: chỉ hiện lần này`,
  key: 'Khóa',
  here: 'Địa chỉ máy chủ này',
  check: 'Thử kết nối',
  checkHint: 'Hỏi máy chủ bên kia: địa chỉ, khóa và mã định danh có khớp không.',
  answered: (name: string) => `Kết nối được: “${name}” trả lời đúng mã định danh.`,
  remove: 'Bỏ khỏi danh bạ',
  removeHint: 'Khóa của hai bên hết hiệu lực ở đây. Văn bản đã gửi, đã nhận giữ nguyên.',
} as const;

export const EXCHANGE_DONE: Readonly<Record<string, string>> = {
  'da-them-co-quan': 'Đã thêm cơ quan liên thông.',
  'da-bo-co-quan': 'Đã bỏ khỏi danh bạ liên thông.',
  'da-gui-lai': 'Đang gửi lại qua mạng.',
};

export const EXCHANGE_DEEDS: Readonly<Record<string, string>> = {
  'partner.added': 'thêm cơ quan liên thông',
  'partner.changed': 'sửa cơ quan liên thông',
  'partner.removed': 'bỏ cơ quan liên thông',
  'partner.key-given': 'cấp khóa liên thông',
  'dispatch.sent-again': 'gửi lại qua mạng',
};

export const EXCHANGE_JOBS: Readonly<Record<string, string>> = {
  'exchange.carry': 'Gửi văn bản qua mạng',
  'exchange.tell-sender': 'Báo trạng thái cho nơi gửi',
};

/** What a receiver said last of a paper, by its code (QĐ 28/2018/QĐ-TTg). */
export const SAID_STATUS: Readonly<Record<string, string>> = {
  '02': 'từ chối tiếp nhận',
  '03': 'đã tiếp nhận',
  '04': 'chờ phân công',
  '05': 'đang xử lý',
  '06': 'đã xử lý xong',
  '15': 'đã thu hồi tại nơi nhận',
  '16': 'không đồng ý thu hồi',
};

export const SENT_STATUS = {
  sent: (when: string) => `nơi gửi đã có lúc ${when}`,
  sendAgain: 'Gửi lại qua mạng',
} as const;

export const EXCHANGE_HELP = {
  title: 'Liên thông giữa các cơ quan',
  body: [
    'Quản trị lập danh bạ ở trang Liên thông: tên, mã định danh, địa chỉ máy chủ, khóa hai bên cấp cho nhau. Khi phát hành, nơi nhận trùng tên trong danh bạ được chọn gửi edxml; văn thư xem lại rồi bấm Phát hành.',
    'Văn bản tới nơi nhận nằm ở danh sách tiếp nhận, kèm phụ lục, với các mục do nơi gửi ghi để văn thư xác minh. Vào sổ, chuyển xử lý, hoàn thành, từ chối ở nơi nhận tự báo về nơi gửi. Thu hồi và thay thế cũng đi qua mạng.',
    'Máy bên kia không trả lời thì máy này tự gửi lại trong một tuần; gửi nhiều lần vẫn chỉ là một văn bản. Không có mạng: tải gói edXML và gửi tệp như trước.',
  ],
} as const;
