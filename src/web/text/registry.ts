/** What the pages of the books and of the way of a paper say. */
import type { OfficeAction } from '../../registry/actions.ts';
import type { LinkKind } from '../../registry/link-schema.ts';
import type { RoutingKind, RoutingOutcome } from '../../registry/routing-schema.ts';
import type { Handling } from '../../registry/schema.ts';

export const ROUTING_ACTION_NAMES = {
  'correct-entry': 'Đính chính sổ, có lý do',
  'cancel-number': 'Hủy số trong sổ, có lý do',
  'sign-entry': 'Ghi ký nhận bản giấy',
  'move-stamp': 'Đặt dấu “ĐẾN” trên bản sao',
  submit: 'Trình lãnh đạo',
  direct: 'Ghi ý kiến chỉ đạo (bút phê)',
  forward: 'Chuyển tiếp trong đơn vị (văn bản đang ở chỗ mình)',
  return: 'Trả lại kèm lý do (văn bản đang ở chỗ mình)',
  propose: 'Ghi ý kiến trên phiếu giải quyết',
  complete: 'Báo đã giải quyết (văn bản đang ở chỗ mình)',
  'keep-for-information': 'Lưu, để biết',
  refuse: 'Từ chối, trả lại nơi gửi',
  'link-papers': 'Liên kết văn bản',
  'tell-status': 'Xuất trạng thái edXML cho nơi gửi',
} as const;

export const OFFICE_ACTION_NAMES: Readonly<Record<OfficeAction, string>> = {
  'hand-in': 'Tải văn bản lên',
  'read-books': 'Xem sổ (những dòng được quyền xem)',
  'print-books': 'In sổ, xuất .xlsx',
  'configure-registers': 'Mở, đặt tên, khóa sổ',
  'import-register': 'Nhập sổ cũ từ Excel, hoàn tác lần nhập',
  'hand-over': 'Bàn giao việc của người khác',
};

export const ROUTING_DEEDS = {
  'dispatch.entry-corrected': 'đính chính sổ',
  'dispatch.number-cancelled': 'hủy số',
  'dispatch.paper-signed-for': 'ghi ký nhận bản giấy',
  'dispatch.stamp-moved': 'đặt lại dấu đến',
  'dispatch.submitted': 'trình lãnh đạo',
  'dispatch.directed': 'ghi ý kiến chỉ đạo',
  'dispatch.forwarded': 'chuyển tiếp trong đơn vị',
  'dispatch.returned': 'trả lại',
  'dispatch.completed': 'báo đã giải quyết',
  'dispatch.kept': 'lưu, để biết',
  'dispatch.refused': 'từ chối, trả lại nơi gửi',
  'dispatch.opinion-said': 'ghi ý kiến trên phiếu giải quyết',
  'dispatch.handed-over': 'bàn giao',
  'dispatch.linked': 'liên kết văn bản',
  'dispatch.unlinked': 'bỏ liên kết',
  'dispatch.recalled': 'nơi gửi thu hồi',
  'dispatch.imported': 'nhập từ sổ cũ',
  'dispatch.import-undone': 'hoàn tác lần nhập sổ',
  'dispatch.arrived-as-data': 'đến dưới dạng gói edXML',
  'dispatch.status-told': 'xuất trạng thái cho nơi gửi',
} as const;

export const ROUTING_DONE = {
  'da-trinh': 'Đã trình lãnh đạo.',
  'da-chi-dao': 'Đã ghi ý kiến chỉ đạo; nhiệm vụ đã được giao.',
  'da-chuyen-tiep': 'Đã chuyển tiếp.',
  'da-tra-lai': 'Đã trả lại.',
  'da-giai-quyet': 'Đã báo giải quyết xong.',
  'da-luu-biet': 'Đã lưu, để biết.',
  'da-tu-choi': 'Đã trả lại nơi gửi.',
  'da-ghi-y-kien': 'Đã ghi ý kiến.',
  'da-lien-ket': 'Đã liên kết.',
  'da-bo-lien-ket': 'Đã bỏ liên kết.',
  'da-dinh-chinh': 'Đã đính chính; giá trị cũ được giữ trong sổ.',
  'da-huy-so': 'Đã hủy số; dòng vẫn ở trong sổ kèm lý do.',
  'da-ky-nhan': 'Đã ghi ký nhận.',
  'da-mo-so': 'Đã mở sổ mới.',
  'da-doi-so': 'Đã lưu cấu hình sổ.',
  'da-ban-giao': 'Đã bàn giao.',
  'da-nhap-so': 'Đã nhập sổ.',
  'da-hoan-tac': 'Đã hoàn tác lần nhập.',
} as const;

export const HANDLING_NAMES: Readonly<Record<Handling, string>> = {
  'to-route': 'Chờ trình',
  'with-leader': 'Chờ chỉ đạo',
  assigned: 'Đang xử lý',
  done: 'Đã giải quyết',
  kept: 'Lưu, để biết',
  refused: 'Đã trả nơi gửi',
  recalled: 'Bị thu hồi',
};

export const ROUTING_KIND_NAMES: Readonly<Record<RoutingKind, string>> = {
  submit: 'Trình',
  lead: 'Chủ trì',
  cooperate: 'Phối hợp',
  know: 'Để biết',
  handle: 'Xử lý',
};

export const ROUTING_OUTCOME_NAMES: Readonly<Record<RoutingOutcome, string>> = {
  directed: 'đã có ý kiến',
  forwarded: 'đã chuyển tiếp',
  returned: 'đã trả lại',
  'handed-over': 'đã bàn giao',
  done: 'đã xong',
};

/** What the paper is to the other, and what the other is to it. */
export const LINK_NAMES: Readonly<Record<LinkKind, { to: string; from: string }>> = {
  basis: { to: 'Căn cứ', from: 'Là căn cứ của' },
  answers: { to: 'Trả lời', from: 'Được trả lời bởi' },
  replaces: { to: 'Thay thế', from: 'Bị thay thế bởi' },
  urges: { to: 'Đôn đốc', from: 'Được đôn đốc bởi' },
  'carries-out': { to: 'Thực hiện', from: 'Được thực hiện bởi' },
  recalls: { to: 'Thu hồi', from: 'Bị thu hồi bởi' },
  related: { to: 'Dẫn', from: 'Được dẫn bởi' },
};

export const WAY = {
  title: 'Văn bản đang ở đâu',
  notIn: 'Văn bản đã vào sổ, chưa trình lãnh đạo.',
  since: (when: string) => `từ ${when}`,
  late: 'Quá hạn bước này',
  lateSince: (when: string) => `Quá hạn từ ${when} (Nghị định 30/2020, Điều 4)`,
  dueBy: (when: string) => `Chậm nhất ${when}`,
  by: (who: string) => `${who} giao`,
  due: (day: string) => `hạn ${day}`,
  now: 'Đang ở đây',
  slip: 'Phiếu giải quyết (PDF)',
  submit: 'Trình lãnh đạo',
  leader: 'Lãnh đạo',
  note: 'Ghi kèm',
  noteOptional: 'Ghi kèm (không bắt buộc)',
  direct: 'Ý kiến chỉ đạo (bút phê)',
  directText: 'Ý kiến',
  directSubmit: 'Ghi ý kiến và giao việc',
  lead: 'Chủ trì',
  nobody: 'Chưa chọn',
  leadUnits: 'Đơn vị',
  leadPeople: 'Cá nhân',
  cooperate: 'Phối hợp',
  cooperatePeople: 'Cá nhân phối hợp',
  know: 'Nhận để biết',
  dueDate: 'Thời hạn giải quyết',
  suggested: 'Máy thấy bút phê trên văn bản',
  useSuggested: 'Dùng ý kiến này',
  forward: 'Chuyển tiếp',
  forwardTo: 'Chuyển cho người trong đơn vị',
  return: 'Trả lại',
  returnReason: 'Lý do trả lại',
  complete: 'Báo đã giải quyết',
  completeNote: 'Kết quả, văn bản trả lời (không bắt buộc)',
  keep: 'Lưu, để biết',
  keepReason: 'Vì sao không cần trả lời',
  refuse: 'Trả lại nơi gửi',
  refuseReason: 'Lý do từ chối (sai nơi nhận, thiếu trang, trùng…)',
  plain: 'Chuyển thẳng, không qua chỉ đạo',
  opinion: 'Ghi ý kiến trên phiếu giải quyết',
  opinionLayer: 'Lớp ý kiến',
  opinionText: 'Ý kiến',
  opinionSubmit: 'Ghi ý kiến',
  opinions: 'Ý kiến trên phiếu giải quyết',
  layers: { 1: 'Lãnh đạo cơ quan', 2: 'Lãnh đạo đơn vị', 3: 'Người giải quyết' },
} as const;

export const LINKS = {
  title: 'Văn bản liên quan',
  none: 'Chưa có văn bản liên quan trong sổ.',
  thread: 'Chuỗi văn bản của việc này',
  add: 'Liên kết với văn bản khác',
  kind: 'Văn bản này',
  symbol: 'Số, ký hiệu',
  symbolPlaceholder: '968/CĐ-TTg',
  date: 'Ngày (khi trùng số)',
  submit: 'Liên kết',
  remove: 'Bỏ liên kết',
  byMachine: 'máy nối theo văn bản được dẫn',
  byData: 'theo dữ liệu gửi kèm',
  thisOne: 'Văn bản này',
} as const;

export const LINE = {
  title: 'Dòng trong sổ',
  arrived: 'Ngày đến',
  issuedOn: 'Ngày vào sổ',
  entered: 'Vào sổ',
  late: 'Ghi bổ sung',
  note: 'Ghi chú',
  archiveHolder: 'Đơn vị, người nhận bản lưu',
  copies: 'Số lượng bản',
  signed: 'Ký nhận',
  corrections: 'Đã đính chính',
  correct: 'Đính chính dòng này',
  correctFields: 'Đính chính các mục của văn bản',
  reason: 'Lý do đính chính',
  save: 'Lưu đính chính',
  cancel: 'Hủy số này',
  cancelReason: 'Lý do hủy số (dòng vẫn ở trong sổ)',
  sign: 'Ghi ký nhận bản giấy',
  signedBy: 'Người nhận',
  signSubmit: 'Ghi ký nhận',
  columns: {
    arrivedOn: 'Ngày đến',
    note: 'Ghi chú',
    archiveHolder: 'Bản lưu',
    copies: 'Số lượng bản',
  } as Readonly<Record<string, string>>,
  blank: 'để trống',
} as const;

export const BOOKS = {
  configure: 'Mở sổ, đặt tên, khóa sổ',
  importOld: 'Nhập sổ cũ từ Excel',
  newTitle: 'Mở một sổ',
  year: 'Năm',
  direction: 'Loại sổ',
  code: 'Mã sổ',
  codeHint: 'Chữ thường không dấu, ví dụ: quyet-dinh',
  name: 'Tên sổ',
  kinds: 'Tên loại tự vào sổ này',
  kindsHint: 'Mỗi loại một dòng, ví dụ: Quyết định. Để trống nếu văn thư tự chọn.',
  firstNumber: 'Bắt đầu từ số',
  firstNumberHint: 'Khi nối tiếp sổ giấy của năm.',
  open: 'Mở sổ',
  save: 'Lưu',
  close: 'Khóa sổ',
  reopen: 'Mở lại sổ',
  closed: 'Đã khóa',
  next: (number: number) => `số kế tiếp ${number}`,
  sheet: 'Xuất Excel',
  pdf: 'In sổ (PDF)',
  range: 'Khoảng in',
  fromNumber: 'Từ số',
  toNumber: 'Đến số',
  fromDay: 'Từ ngày',
  toDay: 'Đến ngày',
  show: 'Xem',
  cancelled: 'Số đã hủy',
  corrected: (times: number) => `đính chính ${times} lần`,
  lateEntry: 'Ghi bổ sung',
  settings: 'Cấu hình sổ',
} as const;

export const REGISTER_LATE = {
  title: 'Văn bản đến từ hôm trước (ghi bổ sung)',
  arrivedOn: 'Ngày đến',
  reason: 'Lý do vào sổ muộn',
} as const;

export const HOME_LATE = {
  tile: 'Quá hạn vào sổ, trình',
  toRoute: 'Chờ trình',
  toDirect: 'Chờ chỉ đạo',
  withMe: 'Đang ở chỗ tôi',
} as const;

export const HANDLING_FILTER = {
  label: 'Giải quyết',
  late: 'Thời hạn bước kế tiếp',
  onlyLate: 'Đã quá hạn',
  lateBadge: 'Quá hạn',
} as const;

export const HELP_RIGHTS = {
  onPapers: 'Với một văn bản',
  inOffice: 'Trong cơ quan',
} as const;

export const DATA = {
  title: 'Gói dữ liệu và tệp kèm',
  from: 'Nơi gửi',
  documentId: 'Mã định danh văn bản',
  due: 'Hạn xử lý ghi trong gói',
  signature: 'Chữ ký số',
  signed: 'Có, chưa kiểm tra',
  unsigned: 'Không có',
  attachments: 'Tệp kèm',
  told: 'Trạng thái đã xuất',
  tell: 'Xuất trạng thái cho nơi gửi',
  status: 'Trạng thái',
  description: 'Ghi chú (bắt buộc khi từ chối)',
  submit: 'Tải tệp trạng thái',
} as const;
