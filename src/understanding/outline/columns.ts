/** What the columns of a task table say: by the words of their headings, by one another, and by what stands in them. */
import { foldAccents } from '../../platform/vietnamese.ts';
import { opensAgencyName } from '../agencies.ts';
import { opensWithSurname } from '../fields/surname.ts';
import { beginsName } from '../obligations/actors/opening.ts';
import { beginsAction } from '../obligations/predicates.ts';
import { tokensOf } from '../obligations/tokens.ts';

/** What a column of a task table says. */
export type ColumnRole =
  | 'row'
  | 'task'
  | 'lead'
  | 'lead-and-cooperators'
  | 'cooperators'
  | 'deadline'
  | 'product'
  | 'other';

/** "Học sinh thời điểm 15/10 (người)": how many, not by when. */
const COUNTED =
  /\((?:don vi(?: tinh)?:? )?(?:nguoi|hoc sinh|ho|luot|dong|nghin dong|trieu dong|ty dong|%|ha|m2|m3|km|kg|ta|tan|con|cai|chiec|bo)\)$/;

const ROLES: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(?:stt|tt|so tt|5tt)$/, 'row'],
  [/chu tri.*phoi hop/, 'lead-and-cooperators'],
  [
    /phoi hop|^(?:cung |nguoi cung |ai cung )(?:lam|thuc hien|tham gia)|^(?:don vi |nguoi |luc luong |co quan |bo phan )ho tro/,
    'cooperators',
  ],
  [
    /chu tri|(?<![a-z])(?:don vi|co quan|nguoi|bo phan|to chuc|ca nhan|to|doi|nhom|khoa|phong|ban|thon|ai) (?:thuc hien|tham muu|phu trach|chiu trach nhiem|dam nhan|dam nhiem|dam trach|dau moi|chi huy|nhan(?! (?:dan|ho so|ket qua|tien|hang|don|bao cao|van ban|thu|tin|thong tin))|duoc giao|lam|lo|trien khai|thi cong|truc)(?: |$)|phan cong|trach nhiem|^giao (?:cho|ai)|^noi nhan (?:viec|nhiem vu)|^dau moi(?! (?:lien he|tiep nhan))|^(?:nhung )?ai$|^(?:nguoi|bo phan)(?:,| va| hoac)? (?:don vi|bo phan|nguoi)$|^(?:don vi|co quan|nguoi) (?:tc|th|pt)$|^(?!(?:dia ban|linh vuc|noi dung|khu vuc|phan|cong viec|viec|nhiem vu|tuyen|doan duong|mang|so) ).* phu trach$/,
    'lead',
  ],
  [
    /thoi gian|thoi han|ky han|tien do|^thoi diem|han hoan thanh|lo trinh|^lich(?: thuc hien| trien khai)?$|^(?:thang|quy|tuan)(?: thuc hien)?$|^(?:ngay |moc )?(?:hoan thanh|ket thuc|xong)|^(?:han|moc)(?: |$)|^(?:ngay|bao gio|khi nao) (?:ban giao|nghiem thu|nop|trinh|gui|bao cao|giao(?! (?:hang|dich|nhan|ban|thong))|lam xong|phai xong|xong)|^(?:cham nhat|muon nhat|truoc ngay)|^(?:bao gio|khi nao|luc nao)(?: (?:lam|thuc hien))?$/,
    'deadline',
  ],
  [
    /(?:cong viec|nhiem vu|noi dung)(?:,| va) san pham|san pham(?:,| va) (?:cong viec|nhiem vu|noi dung)/,
    'task',
  ],
  [/san pham|ket qua|dau ra/, 'product'],
  [
    /noi dung|nhiem vu|hoat dong|giai phap|bien phap|(?<!lam |giai quyet )(?<![a-z])viec(?! lam$|[a-z])|^khac phuc/,
    'task',
  ],
  [/^to truong$|^truong (?:doan|nhom|tieu ban)$|^phu trach/, 'lead'],
  [
    /^(?:don vi|co quan)(?! (?:duoc|bi|tinh|nhan|gui|cap tren|cap duoi|chu quan|quan ly|ban hanh|theo doi|giam sat|kiem tra|chi dao)(?: |$))|^(?:khoa|phong|ban|nguoi|ca nhan|to|bo phan|don vi|co quan|dia phuong|can bo|giao vien|nhan vien)(?:(?:,| va| hoac)? (?:khoa|phong|ban|nguoi|ca nhan|to|bo phan|don vi|co quan|dia phuong|can bo|giao vien|nhan vien))*$/,
    'lead',
  ],
];

/** What a column says by the words of its heading alone. */
export function roleOf(heading: string): ColumnRole {
  const folded = plainTitle(heading);
  if (COUNTED.test(folded)) return 'other';
  return ROLES.find(([form]) => form.test(folded))?.[1] ?? 'other';
}

/** Without accents, strokes and dashes: "Từ - đến" and "Chủ trì/phối hợp" as words. */
function plainTitle(title: string): string {
  return foldAccents(title)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?[/–-] ?/g, ' ')
    .trim();
}

/** A column by what its heading says of it. */
export interface TitledColumn {
  role: ColumnRole;
  title: string;
}

/** With the roles that a heading has only beside the others: who and what may be called by words nobody has listed. */
export function settled<T extends TitledColumn>(columns: readonly T[]): T[] {
  return withTaskColumn(withPersonColumn(columns));
}

/** "Họ và tên" says who has a task where one stands beside it with its day; else it is a list of people. */
function withPersonColumn<T extends TitledColumn>(columns: readonly T[]): readonly T[] {
  const roles = new Set(columns.map(({ role }) => role));
  if (roles.has('lead') || roles.has('lead-and-cooperators') || !roles.has('task') || !roles.has('deadline'))
    return columns;
  return withRole(
    columns,
    columns.findIndex(({ role, title }) => role === 'other' && PERSONS.test(plainTitle(title))),
    'lead',
  );
}

const PERSONS = /(?:^|[ ,])ho (?:va |, )?ten|^(?:can bo|nguoi|ten nguoi|thanh vien|dong chi|ong,? ba)(?: |$)/;

/**
 * Where a table says who or when but calls its tasks by a word nobody has listed, they stand in the first column that
 * tells no figure, place or kind: "Số người | Công trình | Đơn vị đảm nhận | Ngày bàn giao".
 */
function withTaskColumn<T extends TitledColumn>(columns: readonly T[]): T[] {
  const assigns = columns.some(
    ({ role }) => role === 'lead' || role === 'deadline' || role === 'lead-and-cooperators',
  );
  if (!assigns || columns.some(({ role }) => role === 'task')) return [...columns];
  const plain = columns.findIndex(
    ({ role, title }) => role === 'other' && !TELLS_OF_TASK.test(plainTitle(title)),
  );
  const isGiven = columns.some(({ role }) => role === 'lead' || role === 'lead-and-cooperators');
  const first = isGiven
    ? columns.findIndex(({ role, title }) => role === 'other' && !NEVER_TASK.test(plainTitle(title)))
    : -1;
  return withRole(columns, plain < 0 ? first : plain, 'task');
}

const TELLS_OF_TASK =
  /^(?:so|dien tich|khoi luong|kinh phi|don gia|thanh tien|don vi tinh|dvt|ty le|muc|gia|loai|quy mo|chieu dai|tong|nguon|chi tieu|ma|ky hieu|ghi chu|dia diem|dia ban|khu vuc|noi|xa|phuong|thon|xom|ap|ban|khu pho|to dan pho|lop|ngay|thu|buoi|ca|gio|ly do|dien thoai|sdt|email|chuc vu)(?: |$)/;

/** "Ngày | Ca | Người trực | Điện thoại": who is on duty, with no task beside. */
const NEVER_TASK = /^(?:ngay|thu|buoi|ca|gio|(?:so )?dien thoai|sdt|email|chuc vu|ghi chu)(?: |$)/;

/** What stands in the cells of a column, row by row. */
type CellsOf = (at: number) => readonly string[];

/**
 * The roles that headings and cells tell together: who, where rows name somebody, what, where rows say what is done,
 * and by when, where every row says a day. A role that was only guessed from the other headings stands back where the
 * cells say something else.
 * @param cells what stands in the cells of a column, row by row
 */
export function withColumnsByContent<T extends TitledColumn>(columns: readonly T[], cells: CellsOf): T[] {
  const plain = withoutGuesses(columns, cells);
  const doers = withOneDoerColumn(withDoerColumn(plain, cells), cells);
  return withDayColumn(withTaskByContent(doers, cells), (at) => cells(at).join(' '));
}

/** Figures and names in a column that is called by no word for tasks are none: "Khoa | Điểm | Lỗi", "Ấp | Tuyến kênh". */
function withoutGuesses<T extends TitledColumn>(columns: readonly T[], cells: CellsOf): readonly T[] {
  const guessed = columns.findIndex(({ role, title }) => role === 'task' && roleOf(title) === 'other');
  return guessed < 0 || maySayTasks(cells(guessed)) ? columns : withRole(columns, guessed, 'other');
}

/** Words, and not the names of those who do it. */
function maySayTasks(cells: readonly string[]): boolean {
  const said = cells.filter(says);
  const inWords = said.filter((cell) => cell.includes(' ') && /\p{L}{2}/u.test(cell));
  return inWords.length >= 0.5 * cells.filter((cell) => cell !== '').length && !namesDoers(said, MOSTLY);
}

/**
 * Where no heading says by whom, the one column that names somebody row by row does: "Khoa, phòng đầu mối", "Trưởng
 * xe", "Giáo viên hướng dẫn". One that is called by a word for people needs fewer known names than another.
 */
function withDoerColumn<T extends TitledColumn>(columns: readonly T[], cells: CellsOf): readonly T[] {
  if (columns.some(({ role }) => role === 'lead' || role === 'lead-and-cooperators')) return columns;
  const task = columns.findIndex(({ role }) => role === 'task');
  const isTold = task >= 0 && tellsTasks(cells(task));
  const isShared =
    isTold && SHARED_OUT.test(plainTitle(columns[task]!.title)) && !namesDoers(cells(task), HALF);
  const named = columns.map(({ role, title }, at): 'called' | 'named' | null => {
    const called = plainTitle(title);
    if (role !== 'other') return null;
    if (LISTED.test(called)) return isShared && namesDoers(cells(at), HALF) ? 'named' : null;
    if (NEVER_DOER.test(called)) return null;
    if (WHO.test(called)) return namesDoers(cells(at), HALF) ? 'called' : null;
    return isTold && namesDoers(cells(at), MOSTLY) ? 'named' : null;
  });
  const called = named.indexOf('called');
  return withRole(columns, called < 0 ? named.indexOf('named') : called, 'lead');
}

const LISTED = /(?:^|[ ,])ho (?:va |, )?ten/;

/** "Họ và tên | Chức vụ | Nhiệm vụ": a list of people that says what each has to do, and no post of theirs. */
const SHARED_OUT = /(?:^| )(?:nhiem vu|viec|phan cong|phu trach)(?: |$)/;

/** Whether a title may be that of those who do something, if what stands below names somebody. */
export const mayBeDoers = ({ role, title }: TitledColumn): boolean =>
  role === 'lead' || (role === 'other' && WHO.test(plainTitle(title)));

/** A word for people or units at the head of a title, or one for doing at its end: "Phòng cung cấp", "Thực hiện". */
const WHO =
  /^(?:nguoi|ai|nhung ai|bo phan|don vi|co quan|luc luong|thanh vien|can bo|chuyen vien|dong chi|nhan vien|khoa|phong|ban|to|doi|nhom|tieu ban|chi doan|nha thau|giao vien|gv)(?:,| |$)|(?:^| )(?:thuc hien|lam|lo|dam nhan|dam nhiem|cung cap|chuan bi|trien khai)$/;

/** Who is told in one column: in that whose heading says so in a verb, or else in the one that names somebody. */
function withOneDoerColumn<T extends TitledColumn>(columns: readonly T[], cells: CellsOf): readonly T[] {
  const leads = columns.flatMap(({ role }, at) => (role === 'lead' ? [at] : []));
  if (leads.length < 2) return columns;
  const chosen =
    leads.find((at) => !IS_UNIT.test(plainTitle(columns[at]!.title))) ??
    leads.find((at) => namesDoers(cells(at), MOSTLY)) ??
    leads[0];
  return columns.map((column, at) =>
    column.role === 'lead' && at !== chosen ? { ...column, role: 'other' } : column,
  );
}

/** "Đơn vị", "Khoa, phòng": whom a row is about, as likely as who has its task. */
const IS_UNIT = /^(?:don vi|co quan|khoa|phong|phong ban|khoa,? phong|bo phan|dia phuong)(?: |$)/;

/**
 * What is to be done, where no heading says where that stands: in the column whose cells tell deeds, or, where who has
 * it is told in a verb or beside a day, in the first one that says anything in words.
 */
function withTaskByContent<T extends TitledColumn>(columns: readonly T[], cells: CellsOf): readonly T[] {
  if (columns.some(({ role }) => role === 'task')) return columns;
  const mayBe = ({ role, title }: T, at: number): boolean =>
    role === 'other' && !TELLS_OF_TASK.test(plainTitle(title)) && maySayTasks(cells(at));
  const deeds = columns.findIndex((column, at) => mayBe(column, at) && tellsDeeds(cells(at)));
  const assigns = columns.some(
    ({ role, title }) =>
      role === 'deadline' ||
      role === 'lead-and-cooperators' ||
      (role === 'lead' && !IS_UNIT.test(plainTitle(title))),
  );
  return withRole(columns, deeds < 0 && assigns ? columns.findIndex(mayBe) : deeds, 'task');
}

/** Whom something is for or about, and what is told of people: "Đơn vị được kiểm tra", "Đối tượng", "Tên chủ hộ". */
const NEVER_DOER =
  /(?:^| )(?:duoc|bi|nhan|gui|thu huong|doi tuong|thanh phan|cu tri|vi pham|khieu nai|to cao|hoc vien|chu de|kiem tra|giam sat|tham dinh|phe duyet|ban hanh|cap tren|cap duoi|quan ly|chu quan|dia diem|dia chi|dia ban|khu vuc|noi|chuc vu|chuc danh|ghi chu|can cu|nguon|kien nghi|de nghi|y kien|ten|doanh nghiep|tinh trang|tuyen|gia)(?: |$)/;

/** So many of the cells that say something have to name somebody. */
const MOSTLY = 0.8;
const HALF = 0.5;

function namesDoers(cells: readonly string[], share: number): boolean {
  const said = cells.filter(says);
  return said.length > 0 && said.filter(opensDoer).length >= share * said.length;
}

const says = (cell: string): boolean => /\p{L}/u.test(cell);

/** A task takes some words to say; "Tổ trưởng" and "Viết" are none. */
function tellsTasks(cells: readonly string[]): boolean {
  const said = cells.filter(says);
  const words = said.reduce((sum, cell) => sum + cell.split(' ').length, 0);
  return said.length > 0 && words >= 4 * said.length;
}

/** Half of what is said opens with what somebody does. */
function tellsDeeds(cells: readonly string[]): boolean {
  const said = cells.filter(says);
  const deeds = said.filter((cell) => cell.split(' ').length > 1 && beginsAction(tokensOf(cell), 0));
  return deeds.length > 0 && deeds.length >= HALF * said.length;
}

function opensDoer(cell: string): boolean {
  if (!/^\p{Lu}/u.test(cell)) return false;
  return (
    opensAgencyName(cell) ||
    POSTS_AND_GROUPS.test(foldAccents(cell)) ||
    isPerson(cell) ||
    beginsName(tokensOf(cell), 0)
  );
}

const POSTS_AND_GROUPS =
  /^(?:(?:ong|ba|anh|chi|thay|co|dong chi|d\/c|gs|pgs|ts|ths|bs|ks|ds|ktv|thieu|trung|thuong|dai (?:uy|ta)|pho|truong|giam doc|hieu truong|chanh|bi thu|chu (?:tich|nhiem)|ke toan|thu (?:quy|kho|ky|truong)|can bo|chuyen vien|nhan vien|giao vien|bac si|y si|dieu duong|tham phan|kiem sat vien|cac|moi|tung|to|doi|nhom|ca|kip|lop|khoi|kho|cum|khoa|phong|ban|bo phan|don vi|xuong|phan xuong|doanh trai|tram|tau|thon|ap|xom|khu pho|to dan pho)\.?)(?: |$)/;

/** "Nghiêm Xuân Thứ": two to five words in capitals, the first a surname. */
function isPerson(cell: string): boolean {
  const words = cell.split(' ');
  const isOwnName = words.length > 1 && words.length < 6 && words.every((word) => /^\p{Lu}/u.test(word));
  return isOwnName && opensWithSurname(cell);
}

/**
 * Where a table says who and what, a column in which nothing but days stands says by when, whatever it is called:
 * "Duyệt sóng", "Nộp kết quả".
 * @param inside all that stands in the cells of a column
 */
function withDayColumn<T extends TitledColumn>(columns: readonly T[], inside: (at: number) => string): T[] {
  const roles = new Set(columns.map(({ role }) => role));
  const assigns = roles.has('task') && (roles.has('lead') || roles.has('lead-and-cooperators'));
  if (!assigns || roles.has('deadline')) return [...columns];
  const at = columns.findIndex(
    ({ role, title }, index) =>
      (role === 'other' || role === 'product') && tellsDays(plainTitle(title), inside(index)),
  );
  return withRole(columns, at, 'deadline');
}

/** "Ngày ban hành", "Ngày sinh": days on which something was. */
const OF_THE_PAST = /(?:ban hanh|sinh|ky|cap|nhan|(?<!tu )den|phat hanh|thong qua|van ban|ho so)(?: |$)/;

/** Two days at least, and no other words than those that lead to them; "1/2" is a day where something speaks of days. */
function tellsDays(title: string, text: string): boolean {
  const days = text.match(DAY_IN_CELL) ?? [];
  const rest = text.replaceAll(DAY_IN_CELL, '').replaceAll(LEADS_TO_DAY, '');
  const areDays =
    /\/\d{4}/u.test(text) || /(?:^| )(?:ngay|dem|han|moc|lich|buoi|xong|tu den)(?: |$)/.test(title);
  return days.length > 1 && areDays && !/[\p{L}\d]/u.test(rest) && !OF_THE_PAST.test(title);
}

const DAY_IN_CELL = /(?<![\d/])\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?![\d/])/gu;
const LEADS_TO_DAY = /(?<!\p{L})(?:trước|ngày|từ|đến|hết|và)(?!\p{L})/giu;

/** With another role for one column; as they are where that column is none. */
function withRole<T extends TitledColumn>(columns: readonly T[], at: number, role: ColumnRole): T[] {
  return columns.map((column, index) => (index === at ? { ...column, role } : column));
}
