/**
 * Every word the pages and their scripts say, in Vietnamese, by the part of the interface that says it.
 * One constant a part, so that the bundler keeps only what a client script uses.
 */
import type { DispatchAction } from '../registry/actions.ts';
import type { DispatchState, Direction, FieldState } from '../registry/schema.ts';
import type { MetadataField } from '../understanding/understanding.ts';

export const COMMON = {
  product: 'Văn Thư',
  save: 'Lưu',
  edit: 'Sửa',
  all: 'Tất cả',
  yes: 'Có',
  next: 'Trang sau',
  first: 'Về đầu danh sách',
  skip: 'Đến nội dung chính',
  unknownNumber: 'Chưa có số',
  noSubject: 'Chưa có trích yếu',
  page: (number: number) => `Trang ${number}`,
  pages: (count: number) => `${count} trang`,
} as const;

export const FORMS = {
  notFilled: (label: string) => `Hãy điền “${label}”.`,
  nobodyChosen: 'Hãy chọn ít nhất một đơn vị hoặc một người để chuyển.',
} as const;

export const NAV = {
  label: 'Các phần của phần mềm',
  home: 'Trang chủ',
  intake: 'Tiếp nhận',
  verify: 'Xác minh',
  dispatches: 'Văn bản',
  registers: 'Sổ đăng ký',
  search: 'Tìm kiếm',
  people: 'Người dùng',
  units: 'Đơn vị',
  system: 'Hệ thống',
  help: 'Trợ giúp',
  account: 'Tài khoản',
  signOut: 'Đăng xuất',
  userMenu: 'Tài khoản và cài đặt',
  administration: 'Quản trị',
} as const;

export const THEME = {
  label: 'Giao diện',
  auto: 'Theo máy',
  light: 'Sáng',
  dark: 'Tối',
} as const;

export const STATE_NAMES: Readonly<Record<DispatchState, string>> = {
  received: 'Chờ đọc',
  reading: 'Đang đọc',
  'to-verify': 'Chờ xác minh',
  verified: 'Chờ vào sổ',
  registered: 'Đã vào sổ',
  unreadable: 'Không đọc được',
  quarantined: 'Cách ly',
  purged: 'Đã hủy nội dung',
  withdrawn: 'Đã rút',
};

export const DIRECTION_NAMES: Readonly<Record<Direction, string>> = {
  incoming: 'Văn bản đến',
  outgoing: 'Văn bản đi',
};

export const NUMBER_NAMES: Readonly<Record<Direction, string>> = {
  incoming: 'Số đến',
  outgoing: 'Số đi',
};

export const FIELD_NAMES: Readonly<Record<MetadataField, string>> = {
  issuerParent: 'Cơ quan chủ quản',
  issuer: 'Cơ quan ban hành',
  number: 'Số',
  symbol: 'Ký hiệu',
  place: 'Địa danh',
  date: 'Ngày ban hành',
  type: 'Tên loại',
  subject: 'Trích yếu',
  addressees: 'Kính gửi',
  signer: 'Người ký',
  recipients: 'Nơi nhận',
  urgency: 'Độ khẩn',
  secrecy: 'Độ mật',
  references: 'Văn bản được dẫn',
};

export const FIELD_STATE_NAMES: Readonly<Record<FieldState, string>> = {
  suggested: 'Máy đề xuất',
  accepted: 'Đã nhận',
  corrected: 'Đã sửa',
  absent: 'Không có trên văn bản',
};

export const SIGN_IN = {
  title: 'Đăng nhập',
  lead: 'Tiếp nhận, đọc, vào sổ và tra cứu công văn.',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  submit: 'Đăng nhập',
  forgotten: 'Quên mật khẩu? Quản trị của cơ quan đặt lại được trong vài giây.',
} as const;

export const SETUP = {
  title: 'Người quản trị đầu tiên',
  lead: 'Đường dẫn này chỉ dùng được một lần. Sau bước này, mọi người khác do bạn thêm vào.',
  name: 'Họ và tên',
  username: 'Tên đăng nhập',
  usernameHint: 'Chữ thường không dấu, số, dấu chấm; ví dụ: nguyen.van.an',
  password: 'Mật khẩu',
  passwordHint: 'Ít nhất 10 ký tự. Một câu dễ nhớ tốt hơn một từ khó đoán.',
  repeat: 'Nhập lại mật khẩu',
  different: 'Hai lần nhập mật khẩu không giống nhau.',
  submit: 'Tạo tài khoản và vào làm việc',
  used: 'Đường dẫn này đã được dùng hoặc đã hết hạn. Hãy đăng nhập, hoặc khởi động lại dịch vụ để có đường dẫn mới.',
} as const;

export const SEARCH = {
  title: 'Tìm kiếm',
  label: 'Tìm trong mọi văn bản',
  placeholder: 'Tìm số, trích yếu, cơ quan, nội dung… không cần gõ dấu',
  filters: 'Bộ lọc',
  apply: 'Lọc',
  year: 'Năm',
  issuer: 'Cơ quan ban hành',
  type: 'Tên loại',
  register: 'Sổ',
  state: 'Trạng thái',
  direction: 'Loại',
  backToFilters: 'Về trang đầu để lọc',
  found: (count: string) => `${count} văn bản`,
  nothing: 'Không tìm thấy văn bản nào',
  nothingHint:
    'Thử bớt từ, bỏ bộ lọc, hoặc tìm theo số ký hiệu. Văn bản mới tải lên tìm được sau khi đọc xong.',
  start: 'Gõ vài từ nhớ được',
  startHint:
    'Có dấu hay không dấu đều được: “truong phong gddt an toan giao thong”. Đặt trong ngoặc kép để tìm nguyên cụm.',
  passages: 'Đoạn khớp',
} as const;

export const HOME = {
  title: 'Việc đang chờ',
  toVerify: 'Chờ xác minh',
  toRegister: 'Chờ vào sổ',
  reading: 'Đang đọc',
  unreadable: 'Không đọc được',
  quarantined: 'Cách ly',
  routed: 'Chuyển đến tôi',
  routedOrMine: 'Chuyển đến tôi và tôi đã tải lên',
  troubled: 'Cần xử lý',
  registered: 'Mới vào sổ',
  handIn: 'Tải văn bản lên',
  nothingToVerify: 'Không còn văn bản chờ xác minh.',
  nothingToRegister: 'Không còn văn bản chờ vào sổ.',
  nothingRouted: 'Chưa có văn bản nào chuyển đến bạn.',
  nothingRegistered: 'Chưa có văn bản nào vào sổ.',
  all: 'Xem tất cả',
  drop: 'Tiếp nhận văn bản',
  startVerifying: 'Bắt đầu xác minh',
} as const;

export const INTAKE = {
  title: 'Tiếp nhận văn bản',
  direction: 'Loại sổ',
  dropHere: 'Thả tệp vào đây',
  choose: 'Chọn tệp',
  or: 'hoặc',
  kinds: 'PDF, TIFF, JPEG, PNG, WebP, DOCX',
  limits: (megabytes: number, pages: number) => `Tối đa ${megabytes} MB và ${pages} trang mỗi tệp`,
  submitIncoming: 'Tải lên văn bản đến',
  submitOutgoing: 'Tải lên văn bản đi',
  uploads: 'Đang tải lên',
  clearDone: 'Dọn các dòng đã xong',
  waiting: 'Chờ tải lên',
  uploading: (percent: number) => `Đang tải ${percent} %`,
  storing: 'Đang lưu trên máy chủ…',
  stored: 'Đã nhận, đang chờ đọc',
  duplicate: 'Tệp này đã có trong phần mềm.',
  openFirst: 'Mở văn bản đã có',
  failed: 'Không tải lên được. Kiểm tra mạng rồi bấm “Thử lại”.',
  stopped: 'Đã dừng tải lên',
  tooLarge: (megabytes: number) => `Tệp lớn hơn ${megabytes} MB. Hãy tách nhỏ hoặc quét lại ở 200–300 dpi.`,
  retry: 'Thử lại',
  retryAll: 'Thử lại các tệp lỗi',
  stop: 'Dừng',
  summary: (done: number, total: number, failed: number) =>
    `${done}/${total} tệp đã tải lên${failed > 0 ? `, ${failed} tệp lỗi` : ''}`,
  queue: 'Hàng đợi đọc',
  queueEmpty: 'Không có văn bản nào đang đọc. Thả tệp ở trên để bắt đầu.',
  live: 'Cập nhật trực tiếp',
  offline: 'Mất kết nối, đang nối lại…',
  pageOf: (done: number, total: number) => `Trang ${done}/${total}`,
  queued: 'Chờ đến lượt',
  ready: 'Đọc xong',
  cancelReading: 'Dừng đọc',
  retryReading: 'Đọc lại',
  openToVerify: 'Mở để xác minh',
  open: 'Mở',
  refresh: 'Tải lại danh sách',
} as const;

export const VERIFY = {
  title: 'Xác minh',
  waiting: (total: number) => `${total} văn bản chờ xác minh`,
  next: 'Văn bản sau',
  fields: 'Thông tin trên văn bản',
  fieldsLeft: (count: number) => `Còn ${count} mục`,
  allDecided: 'Đã xem hết các mục',
  accept: 'Nhận',
  acceptField: (field: string) => `Nhận “${field}”`,
  absent: 'Không có trên văn bản',
  absentField: (field: string) => `“${field}” không có trên văn bản`,
  suggestion: 'Máy đọc',
  doubtful: 'Cần xem kỹ',
  see: 'Xem văn bản',
  notRead: 'Máy chưa đọc được',
  verifyAll: 'Nhận tất cả và xác minh',
  save: 'Lưu, chưa xác minh',
  saveChanges: 'Lưu thay đổi',
  badField: (field: string) => `Mục “${field}” chưa đúng.`,
  oneALine: 'Mỗi nơi một dòng',
  referencesHint: 'Mỗi văn bản một dòng: số ký hiệu; ngày; cơ quan',
  datePlaceholder: 'dd/mm/yyyy',
  lineHint: 'Shift+Enter: xuống dòng',
  saving: 'Đang lưu…',
  saved: 'Đã lưu',
  notSaved: 'Chưa lưu được',
  reload: 'Tải lại trang',
  conflict: (who: string | null, when: string | null) =>
    `${who ?? 'Người khác'} vừa sửa văn bản này${when === null ? '' : ` lúc ${when}`}. Tải lại để xem bản mới; giá trị bạn đang nhập ở mục này chưa được lưu.`,
  duplicate: 'Có thể trùng với văn bản đã có',
  differences: 'Khác nhau ở',
  thisPaper: 'Văn bản này',
  otherPaper: 'Văn bản đã có',
  noDifference: 'Không khác mục nào.',
  register: 'Vào sổ',
  registerAs: (number: number) => `Số kế tiếp của sổ: ${number}`,
  registerDuplicate: 'Vẫn vào sổ dù trùng. Lý do',
  registeredAs: 'Đã vào sổ',
  verified: 'Đã xác minh',
  obligations: 'Nhiệm vụ máy tìm thấy',
  noObligations: 'Máy không thấy nhiệm vụ nào được giao trong văn bản này.',
  clause: (clause: string) =>
    clause === 'lead' ? 'Phần mở đầu' : clause === 'closing' ? 'Phần cuối' : `Mục ${clause}`,
  assignees: 'Chủ trì',
  cooperators: 'Phối hợp',
  noDeadline: 'Không ghi thời hạn',
  reportTo: 'Báo cáo',
  badDate: 'Ngày chưa đúng. Viết dd/mm/yyyy, hoặc mm/yyyy nếu ngày để trống.',
  nothingWaits: 'Không còn văn bản nào chờ xác minh.',
} as const;

export const SIGNER_PARTS = {
  capacity: 'Quyền hạn',
  title: 'Ký thay mặt (dòng trên)',
  actualTitle: 'Chức vụ người ký (dòng dưới)',
  name: 'Họ và tên',
} as const;

export const VIEWER = {
  label: 'Ảnh trang văn bản',
  previous: 'Trang trước',
  next: 'Trang sau',
  pageOf: (total: number) => `/ ${total}`,
  zoomIn: 'Phóng to',
  zoomOut: 'Thu nhỏ',
  fitWidth: 'Vừa chiều ngang',
  fitPage: 'Vừa cả trang',
  pageAlt: (number: number) => `Ảnh trang ${number} của văn bản`,
  thumbnails: 'Các trang',
  fold: 'Ẩn, hiện ảnh trang',
  noPages: 'Chưa có ảnh trang. Ảnh hiện ra khi văn bản đọc xong.',
  pickHint: 'Bấm hoặc kéo trên chữ để điền vào mục đang chọn',
} as const;

export const DISPATCH = {
  facts: 'Thông tin',
  obligations: 'Nhiệm vụ trong văn bản',
  routing: 'Chuyển xử lý',
  dispatchTo: 'Chuyển xử lý',
  reason: 'Lý do',
  notRouted: 'Chưa chuyển đến ai.',
  routeUnits: 'Đơn vị',
  routePeople: 'Người',
  routeSubmit: 'Chuyển',
  routeHint: 'Người và đơn vị được chuyển sẽ thấy văn bản này ở trang chủ.',
  history: 'Lịch sử',
  download: 'Tải tệp gốc',
  verify: 'Xác minh',
  register: 'Vào sổ',
  withdraw: 'Rút văn bản',
  withdrawHint: 'Dùng khi tải nhầm và chưa vào sổ. Tệp gốc vẫn được giữ.',
  withdrawReason: 'Lý do rút',
  reread: 'Đọc lại',
  rereadHint: 'Đọc lại từ tệp gốc. Những mục người đã xác nhận được giữ nguyên.',
  retry: 'Thử lại',
  cancelReading: 'Dừng đọc',
  actions: 'Việc khác',
  receivedVia: { web: 'tải lên từ trang web', api: 'gửi qua API', inbox: 'máy quét (thư mục inbox)' },
  received: 'Tiếp nhận',
  verified: 'Xác minh',
  registered: 'Vào sổ',
  file: 'Tệp',
  unreadable: 'Không đọc được văn bản này',
  quarantine: 'Văn bản có dấu chỉ độ mật nên đã được cách ly',
  quarantineBody:
    'Nội dung không được lưu vào chỉ mục và không hiện trên trang này. Văn bản mật không được giữ trên mạng thường. Hãy kiểm tra bản giấy rồi chọn một trong hai.',
  release: 'Không phải văn bản mật, trả về để đọc',
  releaseReason: 'Căn cứ để trả về',
  purge: 'Đúng là văn bản mật, hủy tệp trên máy này',
  purgeConfirm: 'Tôi hiểu rằng tệp gốc bị hủy và không lấy lại được',
  purged: 'Tệp của văn bản này đã được hủy theo yêu cầu của văn thư.',
  withdrawn: 'Văn bản này đã được rút.',
  stillReading: 'Đang đọc. Trang này tự cập nhật khi đọc xong.',
  obligationNote: 'Máy đề xuất từ chữ trong văn bản. Bấm vào một mục để xem đoạn gốc trên trang.',
} as const;

export const LIST = {
  title: 'Văn bản',
  number: 'Số',
  symbol: 'Số, ký hiệu',
  date: 'Ngày',
  issuer: 'Cơ quan ban hành',
  subject: 'Trích yếu',
  state: 'Trạng thái',
  received: 'Tiếp nhận',
  direction: 'Loại',
  empty: 'Không có văn bản nào.',
  emptyHint: 'Thử chọn trạng thái khác hoặc tiếp nhận văn bản mới.',
} as const;

export const REGISTERS = {
  title: 'Sổ đăng ký',
  lead: 'Mỗi năm một sổ cho mỗi loại. Số chạy từ 1, không bỏ trống (NĐ 30/2020, Điều 15 và 22).',
  empty: 'Chưa có sổ nào. Sổ được mở khi văn bản đầu tiên trong năm vào sổ.',
  bookTitle: { incoming: 'Sổ đăng ký văn bản đến', outgoing: 'Sổ đăng ký văn bản đi' },
  year: (year: number) => `Năm ${year}`,
  entries: (count: number) => `${count} văn bản`,
  columnsIncoming: [
    'Ngày đến',
    'Số đến',
    'Tác giả',
    'Số, ký hiệu',
    'Ngày tháng',
    'Tên loại và trích yếu nội dung',
  ],
  columnsOutgoing: [
    'Số đi',
    'Số, ký hiệu',
    'Ngày tháng',
    'Tên loại và trích yếu nội dung',
    'Đơn vị ban hành',
  ],
  emptyBook: 'Sổ chưa có văn bản nào.',
} as const;

export const PEOPLE = {
  title: 'Người dùng',
  add: 'Thêm người',
  name: 'Họ và tên',
  username: 'Tên đăng nhập',
  usernameHint: 'Chữ thường không dấu, số, dấu chấm; ví dụ: nguyen.van.an',
  post: 'Chức vụ',
  roles: 'Vai trò',
  units: 'Đơn vị',
  disabled: 'Đã khóa',
  disable: 'Khóa tài khoản',
  enable: 'Mở lại tài khoản',
  disableHint: 'Người bị khóa không đăng nhập được; việc đã làm vẫn mang tên họ.',
  addHint: 'Phần mềm tự đặt mật khẩu tạm để bạn báo cho người dùng; họ phải đổi ở lần đăng nhập đầu tiên.',
  resetPassword: 'Đặt lại mật khẩu',
  resetHint: 'Tạo mật khẩu tạm mới. Các phiên đang mở của người này kết thúc ngay.',
  temporary: 'Mật khẩu tạm',
  temporaryOnce: (name: string) => `Báo cho ${name} ngay: mật khẩu tạm chỉ hiện một lần này.`,
  mustChange: 'Chưa đổi mật khẩu tạm',
  filter: 'Tìm theo tên',
  withDisabled: 'Cả người đã khóa',
  empty: 'Chưa có ai.',
  editTitle: 'Sửa người dùng',
} as const;

export const UNITS = {
  title: 'Đơn vị',
  add: 'Thêm đơn vị',
  name: 'Tên đơn vị',
  shortName: 'Tên viết tắt',
  shortNameHint: 'Như dùng trong ký hiệu: VP, KT',
  parent: 'Thuộc đơn vị',
  noParent: 'Trực tiếp thuộc cơ quan',
  validFrom: 'Từ ngày',
  validTo: 'Ngày cuối',
  successor: 'Đơn vị kế thừa',
  noSuccessor: 'Không có',
  dissolved: (date: string) => `Đã giải thể từ ${date}`,
  succeededBy: (name: string) => `kế thừa: ${name}`,
  dissolve: 'Giải thể hoặc sáp nhập',
  dissolveHint: 'Văn bản cũ vẫn mang tên đơn vị này; việc còn mở chuyển cho đơn vị kế thừa.',
  editTitle: 'Sửa đơn vị',
  empty: 'Chưa có đơn vị nào.',
} as const;

export const CHANGE_PASSWORD = {
  title: 'Đổi mật khẩu tạm',
  lead: 'Mật khẩu bạn vừa dùng do quản trị đặt. Hãy chọn mật khẩu của riêng bạn để tiếp tục.',
  current: 'Mật khẩu tạm',
  submit: 'Đổi và tiếp tục',
} as const;

export const ACCOUNT = {
  title: 'Tài khoản của tôi',
  password: 'Đổi mật khẩu',
  current: 'Mật khẩu hiện tại',
  next: 'Mật khẩu mới',
  repeat: 'Nhập lại mật khẩu mới',
  change: 'Đổi mật khẩu',
  tokens: 'Khóa API',
  tokensLead: 'Cho máy quét, phần mềm khác hoặc dòng lệnh làm việc thay bạn, trong phạm vi quyền được chọn.',
  tokenName: 'Dùng cho',
  tokenNameHint: 'Ví dụ: máy quét phòng một cửa',
  scopes: 'Quyền',
  createToken: 'Tạo khóa',
  tokenOnce: 'Chép khóa này ngay: phần mềm chỉ giữ dấu vết của nó và không hiện lại được.',
  created: 'Tạo lúc',
  lastUsed: 'Dùng lần cuối',
  never: 'Chưa dùng',
  revoke: 'Thu hồi',
  noTokens: 'Chưa có khóa nào.',
} as const;

export const SCOPE_NAMES = {
  'dispatches:read': 'Đọc văn bản',
  'dispatches:write': 'Tiếp nhận và sửa văn bản',
  'people:read': 'Xem người dùng, đơn vị',
  'people:write': 'Sửa người dùng, đơn vị',
  'system:read': 'Xem tình trạng hệ thống',
} as const;

export const SYSTEM = {
  title: 'Tình trạng hệ thống',
  queue: 'Hàng đợi',
  queued: 'đang chờ',
  running: 'đang chạy',
  oldest: (age: string) => `Chờ lâu nhất: ${age}`,
  nothingWaits: 'Không có việc nào chờ lâu',
  readers: 'Bộ đọc',
  busy: 'đang đọc',
  readersNote: 'Số tiến trình đọc văn bản',
  disk: 'Đĩa',
  free: 'còn trống',
  diskUsed: (used: string) => `Dữ liệu chiếm ${used}`,
  index: 'Chỉ mục tìm kiếm',
  indexCurrent: 'Theo kịp',
  indexWaiting: 'văn bản chưa vào chỉ mục',
  indexed: (count: string) => `${count} văn bản tìm được`,
  deadJobs: 'Việc dừng vì lỗi',
  noDeadJobs: 'Không có việc nào dừng vì lỗi.',
  job: 'Việc',
  reason: 'Lý do',
  attempts: 'Số lần thử',
  failedAt: 'Dừng lúc',
  retry: 'Thử lại',
  audit: 'Nhật ký',
  auditLead: 'Mỗi thay đổi và mỗi lần mở văn bản là một dòng, nối với dòng trước bằng mã băm.',
  auditCheck: 'Kiểm tra chuỗi nhật ký',
  auditWhole: (lines: string) => `Đủ và đúng: ${lines} dòng.`,
  auditBroken: (line: number) =>
    `Chuỗi bị đứt ở dòng ${line}: có dòng bị sửa hoặc xóa ngoài phần mềm. Hãy báo người phụ trách an toàn thông tin.`,
  version: 'Phiên bản',
  uptime: 'Chạy từ',
  memory: 'Bộ nhớ',
} as const;

export const JOB_NAMES: Readonly<Record<string, string>> = {
  read: 'Đọc văn bản',
  'dispatch.read': 'Đọc văn bản',
  'reading.read': 'Đọc văn bản',
  index: 'Cập nhật chỉ mục',
};

/** What the audit trail calls what was done, as a sentence without its subject. */
export const DEED_NAMES: Readonly<Record<string, string>> = {
  'dispatch.received': 'tiếp nhận văn bản',
  'dispatch.opened': 'mở văn bản',
  'dispatch.not-understood': 'đọc xong nhưng chưa nhận ra các mục',
  'dispatch.handed-in-again': 'tải lên lại cùng một tệp',
  'dispatch.fields-accepted': 'nhận các mục còn lại',
  'dispatch.understood': 'nhận ra các mục trên văn bản',
  'dispatch.reading-stopped': 'dừng đọc',
  'dispatch.reading-failed': 'không đọc được',
  'dispatch.read': 'đọc xong văn bản',
  'dispatch.reading': 'bắt đầu đọc',
  'dispatch.field-decided': 'xác nhận một mục',
  'dispatch.verified': 'xác minh văn bản',
  'dispatch.registered': 'vào sổ',
  'dispatch.routed': 'chuyển xử lý',
  'dispatch.withdrawn': 'rút văn bản',
  'dispatch.reread': 'yêu cầu đọc lại',
  'dispatch.quarantined': 'cách ly vì có dấu mật',
  'dispatch.released': 'trả về từ cách ly',
  'dispatch.purged': 'hủy tệp',
  'dispatch.downloaded': 'tải tệp gốc',
};

export const ERROR_PAGE = {
  notFound: 'Không có trang này',
  notFoundHint: 'Đường dẫn sai, hoặc văn bản không có, hoặc không được chuyển đến bạn.',
  forbidden: 'Bạn không có quyền xem trang này',
  forbiddenHint: 'Nếu công việc của bạn cần đến, hãy hỏi quản trị của cơ quan.',
  unexpected: 'Có lỗi ngoài dự kiến',
  unexpectedHint: 'Hãy thử lại; nếu vẫn lỗi, báo quản trị kèm mã tra cứu.',
  refused: 'Chưa làm được',
  reference: 'Mã tra cứu',
  home: 'Về trang chủ',
  signOut: 'Đăng xuất',
} as const;

/** Confirmations shown after a form was sent, by the code in the address (`?xong=`): no text comes from outside. */
export const DONE: Readonly<Record<string, string>> = {
  'da-luu': 'Đã lưu.',
  'het-viec': 'Không còn văn bản nào chờ xác minh.',
  'da-xac-minh': 'Đã xác minh.',
  'da-vao-so': 'Đã vào sổ.',
  'da-chuyen': 'Đã chuyển xử lý.',
  'da-rut': 'Đã rút văn bản.',
  'doc-lai': 'Đã xếp hàng đọc lại.',
  'da-dung': 'Đã dừng đọc.',
  'da-tra-ve': 'Đã trả văn bản về hàng đọc.',
  'da-huy': 'Đã hủy tệp của văn bản.',
  'da-them': 'Đã thêm.',
  'da-khoa': 'Đã khóa tài khoản.',
  'da-mo': 'Đã mở lại tài khoản.',
  'da-doi-mat-khau': 'Đã đổi mật khẩu.',
  'da-thu-hoi': 'Đã thu hồi khóa.',
  'thu-lai': 'Đã xếp hàng thử lại.',
  'da-tiep-nhan': 'Đã tiếp nhận, đang chờ đọc.',
};

export const HELP = {
  title: 'Trợ giúp',
  lead: 'Những gì phần mềm làm được, từng việc một, và phím tắt.',
  keysTitle: 'Phím tắt',
  rightsTitle: 'Ai được làm gì',
  sections: [
    {
      title: 'Tiếp nhận',
      body: [
        'Vào “Tiếp nhận”, chọn văn bản đến hay văn bản đi, rồi thả một hay nhiều tệp vào khung. Mỗi tệp có thanh tiến độ riêng; một tệp lỗi không làm dừng các tệp khác.',
        'Loại tệp được nhận ra theo nội dung, không theo tên. Tệp đã có thì không lưu thêm bản thứ hai mà dẫn đến văn bản đã có.',
        'Máy quét mạng có thể lưu thẳng vào thư mục inbox của máy chủ; tệp được nhận khi đã chép xong.',
        'Tệp có mật khẩu, hỏng hoặc rỗng vẫn được giữ và hiện rõ lý do cùng cách xử lý.',
      ],
    },
    {
      title: 'Đọc và xác minh',
      body: [
        'Máy đọc từng trang và đề xuất các mục kèm độ tin cậy, đoạn gốc và vị trí trên trang. Đề xuất không bao giờ tự thành quyết định: mục nào cũng chờ người xem.',
        'Ở trang xác minh, bấm vào một mục để trang giấy tự cuộn đến chỗ đó. Bấm vào chữ trên trang để điền vào mục đang chọn; kéo để chọn nhiều chữ.',
        'Mục không có trên giấy thì đánh dấu “Không có trên văn bản”. Số để trống thì để trống, phần mềm không tự đặt số.',
        'Nếu số, ký hiệu, cơ quan và năm trùng với văn bản đã có, trang xác minh báo ngay và chỉ ra chỗ khác nhau.',
      ],
    },
    {
      title: 'Vào sổ và chuyển xử lý',
      body: [
        'Mỗi năm có một sổ văn bản đến và một sổ văn bản đi. Số chạy từ 1, liên tục, kể cả khi nhiều văn thư vào sổ cùng lúc.',
        'Sau khi vào sổ, chuyển văn bản cho đơn vị hoặc người xử lý; từ lúc đó họ thấy văn bản ở trang chủ và trong tìm kiếm.',
      ],
    },
    {
      title: 'Tìm kiếm',
      body: [
        'Bấm “/” ở bất kỳ trang nào rồi gõ vài từ, có dấu hay không dấu. Kết quả đúng dấu đứng trước.',
        'Kết quả chỉ gồm văn bản bạn được xem. Bấm vào số trang của một đoạn để mở đúng trang đó.',
      ],
    },
    {
      title: 'Văn bản mật',
      body: [
        'Văn bản có dấu Mật, Tối mật, Tuyệt mật bị cách ly ngay khi máy nhận ra: không vào chỉ mục, không giữ nội dung chữ. Văn thư xem lại bản giấy rồi hủy tệp, hoặc trả về nếu máy nhận nhầm.',
      ],
    },
  ],
  keys: [
    { keys: ['/'], does: 'Đến ô tìm kiếm' },
    { keys: ['Enter'], does: 'Xác minh: nhận mục đang chọn, sang mục cần xem tiếp theo' },
    { keys: ['Shift', 'Enter'], does: 'Xác minh: xuống dòng trong mục nhiều dòng' },
    { keys: ['Ctrl', 'Enter'], does: 'Xác minh: nhận tất cả và xác minh; sau đó là vào sổ' },
    { keys: ['Alt', 'N'], does: 'Xác minh: sang văn bản sau' },
    { keys: ['Alt', '0'], does: 'Xác minh: mục đang chọn không có trên văn bản' },
    { keys: ['Alt', 'PgUp', 'PgDn'], does: 'Xác minh: trang trước, trang sau của văn bản' },
    { keys: ['+', '−'], does: 'Khi đang ở ảnh trang: phóng to, thu nhỏ' },
    { keys: ['Esc'], does: 'Đóng bảng chọn đang mở' },
  ],
} as const;

export const ACTION_NAMES: Readonly<Record<DispatchAction, string>> = {
  decide: 'Xác nhận, sửa các mục',
  verify: 'Xác minh',
  register: 'Vào sổ',
  route: 'Chuyển xử lý',
  withdraw: 'Rút văn bản tải nhầm',
  reread: 'Đọc lại',
  cancel: 'Dừng đọc',
  retry: 'Thử đọc lại tệp lỗi',
  purge: 'Hủy tệp văn bản mật',
  release: 'Bỏ cách ly',
};

export const API_DOCS = {
  title: 'API cho chương trình khác',
  lead: 'Mọi việc làm được trên trang đều làm được ở đây. Gửi khóa API cá nhân (tạo ở trang Tài khoản) trong “Authorization: Bearer vt_…”. Lỗi trả về dạng application/problem+json với mã ổn định.',
  download: 'Tải openapi.json',
  groups: 'Nhóm',
  others: 'Khác',
  body: 'Nội dung gửi lên',
  optional: 'tùy chọn',
} as const;
