/** Words of the pages where an administrator makes templates and Word forms. */
import type { TemplateCause, TemplateFormat, TemplateState } from '../../drafting/index.ts';
import type { TemplateRight } from '../../drafting/index.ts';

export const TEMPLATES = {
  nav: 'Mẫu văn bản',
  title: 'Mẫu văn bản',
  lead: 'Mẫu đi kèm phần mềm và mẫu của cơ quan. Sửa một mẫu không làm đổi bản thảo đã soạn từ mẫu đó; mọi phiên bản đều giữ lại.',
  create: 'Lập mẫu mới',
  loadWord: 'Nạp biểu mẫu Word',
  manage: 'Quản lý mẫu',
  own: 'Mẫu của cơ quan',
  noOwn: 'Cơ quan chưa có mẫu riêng. Lập mẫu mới, sửa một mẫu đi kèm, hoặc nạp biểu mẫu Word đang dùng.',
  shipped: 'Mẫu đi kèm phần mềm',
  name: 'Tên mẫu',
  kind: 'Tên loại',
  format: 'Dạng',
  state: 'Trạng thái',
  version: 'Phiên bản',
  changedAt: 'Sửa lần cuối',
  formats: { text: 'Mẫu soạn', docx: 'Biểu mẫu Word' } satisfies Record<TemplateFormat, string>,
  states: {
    active: 'Đang dùng bản của cơ quan',
    withdrawn: 'Ngừng dùng',
    shipped: 'Mẫu đi kèm phần mềm',
  } satisfies Record<TemplateState, string>,
  back: 'Tất cả mẫu',
  madeFrom: (name: string, version: number) =>
    version === 0 ? `Từ mẫu “${name}”` : `Từ mẫu “${name}”, phiên bản ${version}`,
};

export const TEMPLATE_EDITOR = {
  newTitle: 'Lập mẫu mới',
  newLead: 'Chép một mẫu đang có rồi sửa là cách nhanh nhất. Trang in thử hiện bên cạnh trong lúc viết.',
  copyFrom: 'Bắt đầu từ',
  scratch: 'Mẫu trống',
  take: 'Chép mẫu này',
  source: 'Nội dung mẫu',
  sourceHint:
    'Phần khai báo giữa hai dòng ---, sau đó là lời văn. Mẫu lỗi không lưu được, lỗi hiện theo dòng.',
  reason: 'Lý do sửa',
  reasonHint: 'Ghi cùng phiên bản, để người sau biết vì sao mẫu đổi.',
  save: 'Lưu phiên bản mới',
  create: 'Lưu mẫu mới',
  preview: 'Xem thử trang in',
  previewLead: 'In từ các ví dụ khai trong mẫu.',
  faults: (count: number) => `${count} lỗi phải sửa trước khi lưu`,
  line: (line: number) => `Dòng ${line}`,
  clean: 'Mẫu đọc được và in được.',
  warned: 'Văn bản in từ ví dụ còn điểm chưa đúng thể thức. Vẫn lưu được; hãy xem có phải do ví dụ không.',
  howTitle: 'Cách viết mẫu',
  how: [
    ['kind, symbol, subject', 'tên loại, ký hiệu, trích yếu'],
    ['addressees, recipients, bases', 'kính gửi, nơi nhận, căn cứ: mỗi dòng một mục'],
    ['signing', 'các hình thức ký được dùng: head, TM, TM-KT, KT, Q, TL, TL-KT, TUQ'],
    [
      'fields: name, label, type',
      'mục người soạn điền; type: text, long, date, number, choice, list, rows, yes-no',
    ],
    ['required, default, sample, help', 'bắt buộc hay không, giá trị sẵn, ví dụ, lời chỉ dẫn'],
    [
      'least, most, min, max, after, upcoming',
      'kiểm tra: độ dài, khoảng số, ngày không trước mục khác, ngày chưa qua',
    ],
    [
      '{{ nhiem_vu | theo_don_vi }}',
      'bảng đơn vị, nội dung: mỗi đơn vị một khoản, nhiều việc thì thành điểm a), b)',
    ],
    ['{{ ten_muc }}', 'chỗ đặt điều đã điền; {{ han | ngay_chu }} viết ngày bằng chữ'],
    ['{% if %} … {% endif %}, {% for x in danh_sach %} … {% endfor %}', 'phần có điều kiện, phần lặp lại'],
    ['{{ co_quan }}, {{ dia_danh }}, {{ nguoi_dung_dau }}', 'phần chung của cơ quan'],
    ['Điều:  1:  a:  -  I:  >', 'đầu dòng: điều, khoản, điểm, gạch, mục, dòng giữa; số tự đánh'],
    ['| Cột {c,1} | Cột {6} |', 'bảng: dòng đầu là tiêu đề, trong ngoặc là canh lề và bề rộng'],
  ] as const,
};

export const TEMPLATE_LIFE = {
  title: 'Dùng và ngừng dùng',
  withdraw: 'Ngừng dùng',
  activate: 'Dùng lại bản của cơ quan',
  restoreShipped: 'Lấy lại mẫu đi kèm phần mềm',
  use: 'Dùng lại',
  versions: 'Các phiên bản',
  noVersions: 'Chưa ai sửa mẫu này. Lưu lần đầu sẽ thành phiên bản 1 của cơ quan.',
  shippedVersion: 'Đi kèm phần mềm',
  number: (number: number) => (number === 0 ? 'Bản đi kèm phần mềm' : `Phiên bản ${number}`),
  causes: {
    created: 'lập mới',
    copied: 'chép từ mẫu khác',
    saved: 'sửa',
    restored: 'quay lại bản cũ',
  } satisfies Record<TemplateCause, string>,
  restore: 'Quay lại bản này',
  compare: 'Xem chỗ khác bản đang dùng',
  file: 'Tải tệp',
  comparison: 'So sánh hai phiên bản',
  same: 'Hai phiên bản giống nhau.',
  from: 'Từ',
  to: 'đến',
};

export const WORD_FORM = {
  keptBeside: 'Biểu mẫu Word đã điền',
  title: 'Nạp biểu mẫu Word',
  lead: 'Trong tệp .docx của cơ quan, gõ {{tên mục}} vào chỗ cần điền, ví dụ {{Trích yếu}}, {{han | ngay_chu}}. Trong bảng, gõ {{nhiem_vu.viec}}, {{nhiem_vu.don_vi}} vào một hàng: hàng đó lặp lại cho mỗi việc.',
  file: 'Tệp .docx',
  fileHint: 'Không quá 5 MB, không có macro, không nhúng tệp khác.',
  read: 'Tìm chỗ điền',
  found: (count: number) => `Tìm thấy ${count} mục. Hãy đặt tên và kiểu cho từng mục rồi lưu.`,
  newFile: 'Thay bằng tệp mới (để trống: giữ tệp đang dùng)',
  group: 'Nhóm',
  about: 'Ghi chú cho người soạn',
  place: 'Chỗ điền',
  label: 'Tên mục',
  type: 'Kiểu',
  required: 'Bắt buộc',
  choices: 'Lựa chọn (cách nhau bằng dấu ;)',
  columns: (columns: readonly string[]) => `Cột: ${columns.join(', ')}`,
  types: {
    text: 'Một dòng chữ',
    long: 'Nhiều đoạn',
    date: 'Ngày',
    number: 'Số',
    choice: 'Chọn một',
    list: 'Danh sách',
    rows: 'Bảng',
    'yes-no': 'Có hoặc không',
  },
  create: 'Lưu biểu mẫu',
  save: 'Lưu phiên bản mới',
  fillLead:
    'Điền biểu mẫu, tải tệp Word giữ nguyên cách trình bày của cơ quan; hoặc lưu thành bản thảo để trình ký.',
  filled: 'Tải biểu mẫu đã điền',
  asDraft:
    'Bản hệ thống hiểu được từ biểu mẫu, trình bày theo Nghị định 30. Tệp Word tải về giữ nguyên cách trình bày của cơ quan.',
  notUnderstood: (parts: string) =>
    `Chưa nhận ra trong biểu mẫu: ${parts}. Lưu thành bản thảo được, nhưng phải bổ sung trước khi trình.`,
};

export const TEMPLATE_DONE: Readonly<Record<string, string>> = {
  'da-luu-mau': 'Đã lưu mẫu. Người soạn dùng được ngay; bản thảo cũ không đổi.',
  'da-doi-mau': 'Đã ghi trạng thái của mẫu.',
};

export const TEMPLATE_RIGHT_NAMES: Readonly<Record<TemplateRight, string>> = {
  'fill-templates': 'Soạn văn bản từ mẫu, điền biểu mẫu Word',
  'manage-templates': 'Lập, sửa, ngừng dùng, khôi phục mẫu',
};

export const TEMPLATE_HELP = {
  rights: 'mẫu văn bản',
  title: 'Mẫu và biểu mẫu Word của cơ quan',
  body: [
    'Quản trị vào “Mẫu văn bản” để lập mẫu mới, sửa mẫu đi kèm phần mềm hoặc chép một mẫu rồi sửa. Trang in thử hiện bên cạnh; mẫu lỗi bị từ chối kèm số dòng và lý do, mẫu in ra chưa đúng thể thức thì được cảnh báo.',
    'Mỗi lần lưu là một phiên bản, có người sửa, lúc sửa và lý do. So sánh được hai phiên bản, quay lại bản cũ, ngừng dùng, hoặc lấy lại mẫu đi kèm. Hai quản trị cùng sửa thì người lưu sau được báo, không ai đè lên ai. Bản thảo nhớ phiên bản mẫu đã dùng và không bao giờ đổi theo mẫu.',
    '“Nạp biểu mẫu Word” nhận tệp .docx có chỗ điền {{tên mục}}. Người soạn điền các mục rồi tải về tệp Word giữ nguyên cách trình bày của cơ quan, hoặc lưu thành bản thảo; phần nào hệ thống chưa nhận ra thì nói rõ.',
  ],
};
