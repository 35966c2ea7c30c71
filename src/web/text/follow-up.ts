/** The words of the follow-up: lists, boards, the page of one duty. */
import type { ListScope, PeriodKind, Relation, Side, SourceKind, Standing } from '../../obligations/index.ts';

export const DUTY = {
  title: 'Nhiệm vụ',
  nav: 'Nhiệm vụ',
  list: 'Danh sách',
  board: 'Bảng',
  calendar: 'Lịch',
  units: 'Đơn vị',
  handOut: 'Giao nhiệm vụ',
  reports: 'Báo cáo',
  settings: 'Cài đặt nhắc việc',
  code: 'Mã',
  what: 'Nội dung',
  lead: 'Chủ trì',
  due: 'Hạn',
  originalDue: 'Hạn gốc',
  source: 'Nguồn',
  status: 'Trạng thái',
  standing: 'Tình trạng hạn',
  assigner: 'Người giao',
  noLead: 'Chưa có chủ trì',
  noDue: 'Không có hạn',
  waitsForEvent: 'Chờ ngày bắt đầu tính hạn',
  recurring: 'Định kỳ',
  urgent: 'Khẩn',
  theirs: 'Nơi khác phải làm',
  empty: 'Không có nhiệm vụ nào.',
  emptyHint: 'Đổi bộ lọc, hoặc giao nhiệm vụ mới.',
  scope: 'Phạm vi',
  side: 'Bên thực hiện',
  words: 'Từ khóa',
  wordsHint: 'Mã, nội dung, chủ trì; gõ không dấu cũng được',
  find: 'Lọc',
  choose: (code: string) => `Chọn ${code}`,
  chooseAll: 'Chọn cả trang',
  chosen: 'Với các nhiệm vụ đã chọn',
  reason: 'Lý do hoặc ý kiến',
  perform: 'Thực hiện',
  views: 'Chế độ xem đã lưu',
  viewName: 'Tên chế độ xem',
  saveView: 'Lưu bộ lọc này',
  dropView: (name: string) => `Xóa chế độ xem ${name}`,
  keys: 'Phím: j và k để lên xuống, x để chọn, Enter để mở',
  bulkDone: (count: number) => `Đã thực hiện với ${count} nhiệm vụ.`,
  bulkFailed: (count: number) => `${count} nhiệm vụ không thực hiện được:`,
  moreInColumn: (count: number) => `Xem cả ${count}`,
  parts: 'Việc giao tiếp',
  occurrences: 'Các kỳ thực hiện',
  partsDone: (done: number, all: number) => `${done}/${all} việc giao tiếp đã xong`,
  open: 'Đang mở',
  late: 'Quá hạn',
  dueSoon: 'Sắp đến hạn',
  unit: 'Đơn vị',
  noUnits: 'Chưa có đơn vị nào. Quản trị thêm đơn vị ở trang Đơn vị.',
  weekdays: ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'],
  previousMonth: 'Tháng trước',
  nextMonth: 'Tháng sau',
  month: (month: number, year: number) => `Tháng ${month}/${year}`,
  dueOn: (day: string) => `Đến hạn ngày ${day}`,
} as const;

export const DUTY_PAGE = {
  passage: 'Trích đoạn',
  quote: (page: number) => `Trang ${page}`,
  product: 'Sản phẩm',
  reportTo: 'Báo cáo về',
  cooperators: 'Phối hợp',
  watchers: 'Theo dõi',
  informed: 'Để biết',
  facts: 'Thông tin',
  asWritten: 'Thời hạn theo văn bản',
  assignedOn: 'Ngày giao',
  acceptedOn: 'Ngày tiếp nhận',
  sentOn: 'Ngày gửi kết quả',
  confirmedOn: 'Ngày xác nhận',
  parent: 'Nhiệm vụ cấp trên',
  actions: 'Việc cần làm',
  nothingToDo: 'Lúc này bạn không cần làm gì với nhiệm vụ này.',
  results: 'Kết quả',
  noResult: 'Chưa có kết quả.',
  summary: 'Tóm tắt kết quả',
  answering: 'Số, ký hiệu văn bản trả lời',
  answeringPaper: 'Văn bản trả lời trong sổ',
  file: 'Tệp kết quả',
  files: 'Tệp đính kèm',
  attach: 'Đính kèm tệp',
  until: 'Gia hạn đến ngày',
  eventOn: 'Ngày bắt đầu tính hạn',
  extensions: 'Gia hạn',
  grant: 'Đồng ý gia hạn',
  refuse: 'Không đồng ý',
  wanted: (from: string, to: string) => `${from} → ${to}`,
  person: 'Người thực hiện',
  nobodyYet: 'Chọn đơn vị hoặc người',
  part: 'Nội dung việc giao tiếp',
  partLead: 'Giao cho',
  partDue: 'Hạn (để trống: theo nhiệm vụ)',
  history: 'Nhật ký',
  paperHidden: 'Bạn chưa được chuyển văn bản nguồn.',
  openPaper: 'Mở văn bản nguồn',
  none: 'không',
  fileLabel: 'Chọn tệp',
} as const;

export const DUTY_NEW = {
  title: 'Giao nhiệm vụ',
  lead: 'Giao trực tiếp, hoặc ghi các nhiệm vụ trong kết luận một cuộc họp.',
  kind: 'Nguồn giao',
  direct: 'Giao trực tiếp',
  meeting: 'Kết luận họp',
  name: 'Tên cuộc họp hoặc văn bản',
  date: 'Ngày',
  duty: (at: number) => `Nhiệm vụ ${at}`,
  action: 'Nội dung nhiệm vụ',
  product: 'Sản phẩm',
  lead1: 'Chủ trì',
  cooperators: 'Phối hợp',
  due: 'Thời hạn',
  urgent: 'Khẩn',
  outside: 'Chủ trì ngoài cơ quan',
  outsideHint: 'Ghi tên nếu nơi khác phải làm việc này với cơ quan.',
  submit: 'Giao',
  cancel: 'Thôi',
  more: 'Để trống các nhiệm vụ không dùng đến.',
} as const;

export const SCOPE_NAMES: Readonly<Record<ListScope, string>> = {
  all: 'Tất cả',
  involved: 'Liên quan đến tôi',
  mine: 'Giao đích danh tôi',
  units: 'Của đơn vị tôi',
  assigned: 'Tôi giao',
  confirm: 'Chờ tôi xác nhận',
};

export const SIDE_NAMES: Readonly<Record<Side, string>> = {
  ours: 'Cơ quan phải làm',
  theirs: 'Nơi khác phải làm',
};

export const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  late: 'Quá hạn',
  today: 'Đến hạn hôm nay',
  soon: 'Sắp đến hạn',
  running: 'Trong hạn',
  undated: 'Không có hạn',
  'on-time': 'Đúng hạn',
  'done-late': 'Hoàn thành quá hạn',
  closed: 'Đã kết thúc',
};

export const SOURCE_NAMES: Readonly<Record<SourceKind, string>> = {
  paper: 'Văn bản',
  directive: 'Bút phê',
  meeting: 'Kết luận họp',
  direct: 'Giao trực tiếp',
  parent: 'Giao tiếp',
  series: 'Định kỳ',
};

export const RELATION_LABELS: Readonly<Record<Relation, string>> = {
  assigner: 'Người giao, lãnh đạo',
  lead: 'Chủ trì',
  head: 'Thủ trưởng đơn vị chủ trì',
  cooperator: 'Phối hợp',
  watcher: 'Theo dõi, văn thư',
  informed: 'Để biết',
};

export const RESULT_NAMES = {
  sent: 'Đã gửi',
  withdrawn: 'Đã rút',
  returned: 'Bị trả lại',
  confirmed: 'Đã xác nhận',
} as const;

export const EXTENSION_NAMES = {
  asked: 'Chờ quyết định',
  granted: 'Đồng ý',
  refused: 'Không đồng ý',
  withdrawn: 'Đã rút',
} as const;

/** "còn 3 ngày", "quá 2 ngày": working days; of a day off that is near there are none between. */
export function daysText({ daysLeft, standing }: { daysLeft: number | null; standing: Standing }): string {
  if (daysLeft === null) return '';
  if (standing === 'today') return 'hôm nay';
  if (daysLeft === 0) return standing === 'late' ? 'quá từ ngày nghỉ' : 'vào ngày nghỉ tới';
  return daysLeft > 0 ? `còn ${daysLeft} ngày làm việc` : `quá ${-daysLeft} ngày làm việc`;
}

export const DUTY_HOME = {
  title: 'Nhiệm vụ của tôi hôm nay',
  late: 'Quá hạn',
  today: 'Hôm nay',
  soon: 'Trong 3 ngày tới',
  confirm: 'Chờ tôi xác nhận',
  fresh: 'Mới giao',
  nothing: 'Không có nhiệm vụ nào đến hạn trong 3 ngày tới.',
} as const;

export const NOTICES = {
  title: 'Thông báo',
  bell: (unread: number) => (unread === 0 ? 'Thông báo' : `Thông báo, ${unread} chưa đọc`),
  empty: 'Chưa có thông báo nào.',
  readAll: 'Đánh dấu đã đọc tất cả',
  mail: 'Thư nhắc việc',
  mailHint: 'Mỗi ngày làm việc một thư, gồm những việc chưa đọc. Để trống: không nhận thư.',
  address: 'Địa chỉ e-mail',
  save: 'Lưu',
  feed: 'Lịch trên điện thoại (.ics)',
  feedHint:
    'Thêm địa chỉ này vào ứng dụng lịch để thấy các hạn của mình. Ai có địa chỉ đều xem được, đừng gửi cho người khác.',
  feedOpen: 'Tạo địa chỉ lịch',
  feedRenew: 'Tạo địa chỉ mới, bỏ địa chỉ cũ',
  feedClose: 'Thu hồi địa chỉ',
  feedSince: (day: string) => `Đang dùng một địa chỉ tạo ngày ${day}.`,
  feedOnce: 'Chép ngay địa chỉ này, sau này không hiện lại:',
  settings: 'Cài đặt nhắc việc của cơ quan',
} as const;

export const FOLLOW_UP_SETTINGS = {
  nav: 'Nhắc việc',
  title: 'Cài đặt nhắc việc',
  lead: 'Áp dụng cho cả cơ quan. Ngoài giờ làm việc và ngày nghỉ phần mềm không nhắc ai.',
  remind: 'Nhắc việc',
  before: 'Nhắc trước hạn (ngày làm việc)',
  beforeHint: 'Nhiều mốc cách nhau dấu phẩy: 7, 3, 1',
  onTheDay: 'Nhắc vào ngày đến hạn',
  lateEvery: 'Khi quá hạn, nhắc lại sau mỗi (ngày làm việc)',
  lateHint: '0: chỉ nhắc ngày đầu tiên quá hạn',
  escalate: 'Báo thủ trưởng đơn vị khi quá hạn (ngày làm việc)',
  escalateHint: '0: không báo',
  from: 'Giờ làm việc từ',
  to: 'đến',
  digestAt: 'Gửi thư nhắc việc từ',
  confirm: 'Xác nhận kết quả',
  onTimeBy: 'Tính đúng hạn theo',
  sent: 'Ngày gửi kết quả',
  confirmed: 'Ngày xác nhận',
  twoLevel: 'Thủ trưởng đơn vị duyệt trước khi gửi người giao',
  yes: 'Có',
  no: 'Không',
  heads: 'Thủ trưởng đơn vị',
  headsHint: 'Người nhận việc giao cho đơn vị, phân công trong đơn vị và được báo khi việc quá hạn.',
  noHead: 'Chưa chọn',
  save: 'Lưu cài đặt',
} as const;

export const PERIOD_NAMES: Readonly<Record<PeriodKind, string>> = {
  week: 'Tuần',
  month: 'Tháng',
  quarter: 'Quý',
  'half-year': '6 tháng',
  year: 'Năm',
};

export const DUTY_REPORT = {
  title: 'Báo cáo nhiệm vụ',
  period: (name: string, at: string) => `Kỳ báo cáo: ${name}. Số liệu tính đến ngày ${at}.`,
  kind: 'Kỳ báo cáo',
  before: 'Kỳ trước',
  after: 'Kỳ sau',
  total: 'Tổng số nhiệm vụ',
  totalFormula: 'Giao trong kỳ và kỳ trước chuyển sang, không gồm đã hủy',
  byUnit: 'Kết quả theo đơn vị',
  sum: 'Cộng',
  bars: 'Đã hoàn thành và quá hạn theo đơn vị',
  line: 'Hoàn thành theo tháng, 12 tháng gần nhất',
  done: 'Đã hoàn thành',
  late: 'Quá hạn chưa xong',
  onTime: 'Đúng hạn',
  doneLate: 'Quá hạn',
  ranking: 'Xếp hạng đơn vị',
  rankedBy: 'Theo tỷ lệ hoàn thành nhiệm vụ đến hạn, rồi tỷ lệ đúng hạn',
  rank: 'Hạng',
  dueRate: 'Hoàn thành nhiệm vụ đến hạn',
  onTimeRate: 'Đúng hạn',
  lateList: 'Quá hạn chưa hoàn thành',
  noLate: 'Không có nhiệm vụ nào quá hạn.',
  days: (days: number) => `quá ${days} ngày`,
  extensions: 'Gia hạn trong kỳ',
  missing: 'Thiếu thông tin',
  withoutLead: (count: string) => `${count} nhiệm vụ chưa có chủ trì`,
  withoutDue: (count: string) => `${count} nhiệm vụ không có thời hạn`,
} as const;

export const DUTY_RIGHTS = {
  title: 'Ai được làm gì với một nhiệm vụ',
  when: 'Khi nhiệm vụ đang ở',
} as const;
