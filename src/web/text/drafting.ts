/** Words of the drafting pages. */
import type { Severity, SigningForm } from '../../drafting/index.ts';

export const DRAFTING = {
  nav: 'Soạn thảo',
  title: 'Soạn văn bản',
  lead: 'Chọn một mẫu, điền nội dung, xem trang giấy đúng như khi in, kiểm tra thể thức rồi tải về tệp PDF hoặc Word.',
  groups: {
    everyday: 'Hay dùng',
    named: 'Văn bản có tên loại',
    papers: 'Giấy, phiếu, hợp đồng',
    copies: 'Bản sao',
  },
  checkFile: 'Kiểm tra thể thức một tệp',
  content: 'Nội dung',
  office: 'Cơ quan ban hành',
  signing: 'Người ký',
  paper: 'Số, ngày, độ khẩn',
  parent: 'Cơ quan chủ quản',
  agency: 'Cơ quan ban hành',
  place: 'Địa danh',
  agencySymbol: 'Chữ viết tắt của cơ quan',
  unitSymbol: 'Chữ viết tắt của đơn vị soạn thảo',
  head: 'Chức danh người đứng đầu',
  collective: 'Tập thể (ghi sau TM.)',
  contact: 'Địa chỉ, điện thoại, thư điện tử ở chân trang đầu',
  form: 'Quyền hạn ký',
  own: 'Chức vụ của người ký',
  unitHead: 'Người đứng đầu đơn vị (khi ký TL., KT.)',
  name: 'Họ tên người ký',
  number: 'Số (để trống khi chưa cấp)',
  date: 'Ngày',
  dateHint: 'Để trống khi ngày do văn thư ghi lúc cấp số.',
  urgency: 'Độ khẩn',
  noUrgency: 'Không',
  optional: '(không bắt buộc)',
  listHint: 'Mỗi dòng một mục.',
  longHint:
    'Mỗi dòng một đoạn. Đầu dòng: “I:” mục, “Điều:”, “1:” khoản, “a:” điểm, “-” gạch; **chữ đậm**. Số tự đánh.',
  rowsHint: (columns: string) => `Mỗi dòng một hàng, các cột cách nhau bằng dấu |: ${columns}.`,
  rememberedHint: 'Nhớ trên trình duyệt này cho lần sau.',
  preview: 'Xem trang in',
  refresh: 'Xem lại',
  previewTitle: (pages: number) => `${pages} trang`,
  pdf: 'Tải PDF',
  word: 'Tải Word',
  notKept: 'Điền mẫu, xem trang in, rồi bấm “Lưu và soạn tiếp”: bản thảo được giữ, sửa tiếp và trình ký.',
  back: 'Các mẫu khác',
  carryOut: 'Soạn văn bản triển khai',
  reply: 'Soạn văn bản trả lời',
  remind: 'Soạn công văn đôn đốc',
};

export const FORMAT_CHECK = {
  title: 'Kiểm tra thể thức',
  lead: 'Đối chiếu một tệp Word (.docx) hoặc PDF với Nghị định 30/2020/NĐ-CP; văn bản của Đảng theo quy định của Đảng. Tệp không được lưu lại.',
  file: 'Tệp .docx hoặc .pdf',
  check: 'Kiểm tra',
  clean: 'Không thấy lỗi thể thức.',
  expected: 'Quy định',
  found: 'Trong văn bản',
  count: (errors: number, warnings: number, notes: number) =>
    `${errors} lỗi, ${warnings} cảnh báo, ${notes} lưu ý`,
  tooLarge: 'Tệp lớn quá 10 MB. Hãy bỏ bớt hình rồi thử lại.',
  noFile: 'Hãy chọn một tệp .docx hoặc .pdf.',
  family: { state: 'Bộ quy tắc: văn bản Nhà nước', party: 'Bộ quy tắc: văn bản của Đảng' },
  fix: 'Sửa',
  gone: 'Lỗi này không còn trong bản thảo. Hãy xem lại kết quả kiểm tra.',
  fixAll: (count: number) => `Sửa ${count} lỗi sửa được chắc chắn`,
  fixed: 'Đã sửa trên một bản của tệp; tệp của bạn không đổi. Tải bản đã sửa về, hoặc sửa tiếp.',
  download: 'Tải bản đã sửa',
  basis: (source: string) => `Theo ${source}.`,
};

export const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'Lỗi',
  warning: 'Cảnh báo',
  note: 'Lưu ý',
  'cannot-tell': 'Không kết luận được',
};

export const FORM_ORDER: readonly SigningForm[] = ['TM-KT', 'TM', 'KT', 'head', 'Q', 'TL', 'TL-KT', 'TUQ'];
