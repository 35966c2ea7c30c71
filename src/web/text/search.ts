/** Words of the search pages, beside those in `text.ts`. */
import type { Kind, Sort } from '../../search/index.ts';

export const FINDING = {
  kind: 'Mục',
  signer: 'Người ký',
  unit: 'Đơn vị',
  urgency: 'Độ khẩn',
  found: (count: string, exact: boolean) => (exact ? `${count} kết quả` : `Hơn ${count} kết quả`),
  countedNewest:
    'Số bên các bộ lọc chỉ đếm các văn bản mới nhất (nhiều nhất 5.000); hãy lọc bớt để có số chính xác.',
  late: (count: string) =>
    `${count} thay đổi gần đây chưa vào chỉ mục: kết quả có thể thiếu văn bản vừa nhận hoặc vừa sửa. Không văn bản nào bị mất.`,
  corrected: (text: string) => `Không có gì khớp đúng như đã gõ. Đang hiện kết quả cho “${text}”.`,
  inPlaceOf: (engine: string) =>
    `${engine} đang không dùng được: kết quả này do chỉ mục có sẵn trong phần mềm trả lời. Không văn bản nào bị mất.`,
  sort: 'Thứ tự',
  export: 'Tải .xlsx',
  save: 'Lưu tìm kiếm này',
  saveName: 'Tên',
  saveAlert: 'Báo khi có kết quả mới',
  saveNow: 'Lưu',
  saved: 'Tìm kiếm đã lưu',
  savedHint: 'Lưu một tìm kiếm hay dùng để mở lại bằng một lần bấm, và để được báo khi có văn bản mới khớp.',
  news: (count: string) => `${count} mới`,
  newsTitle: (name: string) => `Kết quả mới: ${name}`,
  noNews: 'Không có kết quả mới.',
  seen: 'Đã xem hết',
  alertOn: 'Đang báo tin',
  turnAlertOn: 'Bật báo tin',
  turnAlertOff: 'Tắt báo tin',
  forget: 'Xóa',
  forgetNamed: (name: string) => `Xóa tìm kiếm “${name}”`,
  similar: 'Tương tự',
  citing: 'Trích dẫn văn bản này',
  noSimilar: 'Chưa thấy văn bản nào tương tự.',
  noCiting: 'Chưa có văn bản nào trích dẫn văn bản này.',
  suggestions: 'Gợi ý',
  deadline: 'Hạn',
  assignees: 'Chủ trì',
  of: 'Trong',
  writer: 'Người soạn',
  pagePicture: (page: number) => `Ảnh trang ${page}`,
  howTo: 'Cách gõ',
  withoutFilters: 'Tìm lại trong mọi văn bản, bỏ các bộ lọc',
  withoutQuotes: 'Tìm lại từng từ, bỏ ngoặc kép',
  serverInUse: 'Đang dùng',
  serverResting: 'Không dùng được',
  serverBuilding: (count: string) => `Đang dựng lại: ${count} văn bản`,
  serverWaiting: (count: string) => `${count} thay đổi đang chờ`,
  serverCurrent: 'Theo kịp',
  serverProblem: (told: string) => `Chỉ mục có sẵn trả lời thay và dịch vụ tự thử lại. Lỗi: ${told}`,
  serverInTheClear:
    'Văn bản đi qua mạng ngoài mà không mã hóa. Hãy đặt MEILI_URL là https://…, hoặc đưa Meilisearch về mạng của cơ quan.',
} as const;

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  dispatch: 'Văn bản',
  obligation: 'Nhiệm vụ',
  draft: 'Dự thảo',
};

export const SORT_NAMES: Readonly<Record<Sort, string>> = {
  rank: 'Phù hợp nhất',
  newest: 'Mới nhất',
  oldest: 'Cũ nhất',
  number: 'Theo số',
};

/** What can be typed and what it finds. */
export const QUERY_EXAMPLES: readonly (readonly [typed: string, means: string])[] = [
  ['an toan giao thong', 'mọi từ, có dấu hay không; gõ dấu thì bản đúng dấu đứng trước'],
  ['"tạm ứng kinh phí"', 'nguyên cụm từ'],
  ['mưa lũ -diễn tập', 'bỏ văn bản có từ “diễn tập”'],
  ['968', 'số văn bản, số đến hoặc số đi'],
  ['so:968/CĐ-TTg', 'đúng số, ký hiệu'],
  ['tu:2026-01-01 den:31/3/2026', 'trong khoảng ngày; cũng được tu:3/2026'],
  ['coquan:"sở nội vụ"', 'cơ quan ban hành; viết tắt cũng được: coquan:snv'],
  ['loai:"công điện"', 'tên loại'],
  ['nguoiky:"lê văn a"', 'người ký'],
  ['han:quahan', 'có việc đã quá hạn; han:saptoi là trong 7 ngày tới'],
];
