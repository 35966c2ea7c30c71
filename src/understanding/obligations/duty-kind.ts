/** What sort of thing is asked, how strongly, and what has to come of it. */
import type { Deadline, Modality, ObligationKind } from '../understanding.ts';
import { bindingOf, limits } from './binding.ts';
import type { Cue } from './clauses/clause.ts';
import { foldPassage } from './tokens.ts';

export interface DutyWords {
  clause: string;
  cue: Cue;
  action: string;
  /** The whole passage. */
  text: string;
  deadline: Deadline;
  targets: readonly string[];
  product: string | null;
  conditional: boolean;
}

/** Giao and subjects that simply have a duty are assigned; yêu cầu requires; đề nghị and kính mong ask. */
export function modalityOf(cue: Cue, text: string): Modality {
  if (cue === 'assigned') return 'assign';
  if (cue !== 'requested') return 'require';
  return /de nghi|kinh mong|kien nghi|tran trong/u.test(foldPassage(text.slice(0, 160))) ? 'ask' : 'require';
}

/** The kind of an obligation, from the strictest sign to the weakest. */
export function kindOf(duty: DutyWords): ObligationKind {
  const action = foldPassage(duty.action);
  if (isClosing(duty, action)) return 'closing';
  if (leaves(duty.action) || limits(duty.action)) return 'prohibition';
  if (duty.conditional && CONDITION_FIRST.test(foldPassage(duty.text))) return 'conditional';
  if (REPORTS.test(action)) return 'report';
  if (OPINION.test(action) || (SUPPORT.test(action) && duty.deadline.kind === 'none')) return 'request';
  if (duty.targets.length > 0 && AIMS.test(action)) return 'target';
  if (isStanding(duty, action)) return 'standing';
  return 'task';
}

/** Whether it is something to leave, and nothing to do. */
function leaves(action: string): boolean {
  const binding = bindingOf(action);
  return binding !== null && binding !== 'must';
}

const CONDITION_FIRST = /^(?:[^,;.]{2,60} )?(?:neu|truong hop|trong truong hop|khi co|khi phat hien) /u;
const REPORTS =
  /^(?:(?:kip thoi|dinh ky|khan truong|tong hop|thuong xuyen|gui|nop)[ ,]+(?:[a-z]+ ){0,4}?)?(?:bao cao|phan anh|giai trinh|phan hoi)(?! so)/u;
const OPINION = /^(?:[a-z ,]{0,24})?(?:co y kien|gop y|tham gia y kien|cho y kien|tham gia gop y)/u;
const SUPPORT =
  /^(?:quan tam|tao dieu kien|ho tro|giup do|tham du|phoi hop,? (?:thuc hien|giup do|tuyen truyen))/u;
const AIMS = /^(?:phan dau|dat|giam|cat giam|nang|tang|bao dam|dam bao|duy tri|giai ngan|[a-z ]{0,20}dat )/u;
const STANDING_OPENINGS =
  /^(?:thuong xuyen|tang cuong|day manh|phat huy|de cao|quan triet|chap hanh|nang cao|duy tri|chu dong|tiep tuc|chu trong|quan ly|theo doi|giam sat|don doc|tuyen truyen|van dong|bao dam|dam bao|kip thoi|nghiem tuc|thuc hien (?:nghiem|tot|day du)|phoi hop|phu trach|lanh dao|chi dao|huong dan|kiem tra|day nhanh|tich cuc|siet chat|truc |san sang)/u;
const ENDS_IN_RESULT =
  /(?:xay dung|ban hanh|lap|trinh|hoan thanh|tham muu|thanh lap|phe duyet|to chuc (?:hoi nghi|lop|le|dien tap)|ra soat|nghiem thu|cong bo|gui|de xuat)(?: |$)/u;

function isClosing({ clause, text, deadline }: DutyWords, action: string): boolean {
  if (/chiu trach nhiem thi hanh/u.test(action)) return true;
  const general =
    /(?:nghiem tuc|to chuc|trien khai|khan truong)? ?(?:to chuc |trien khai )*thuc hien(?: cong van| cong dien| chi thi| thong bao| ke hoach| ket luan| noi dung)?|^biet/u;
  return clause === 'closing' && deadline.kind === 'none' && general.test(action) && text.length < 320;
}

/** "đề cao, tăng cường, đẩy mạnh" without a product or a date have no end. */
function isStanding({ deadline, product }: DutyWords, action: string): boolean {
  if (deadline.kind === 'recurring') return deadline.every === 'continuous';
  if (deadline.kind !== 'none') return false;
  return product === null && STANDING_OPENINGS.test(action) && !ENDS_IN_RESULT.test(action.slice(0, 60));
}

const MAKES =
  /(?:xây dựng|ban hành|lập|trình|tham mưu|soạn thảo|hoàn thiện|đề xuất|gửi|nộp|ký|phê duyệt|cập nhật|biên soạn|công bố|báo cáo)(?: [\p{L}]+){0,6}? ((?:dự thảo |bản |hồ sơ )?(?:kế hoạch|báo cáo|đề án|phương án|quy chế|danh sách|hồ sơ|dự thảo|quyết định|tờ trình|chương trình|hướng dẫn|biên bản|dự toán|cơ sở dữ liệu|quy trình|văn bản|nghị quyết|tài liệu|sổ tay|bản cam kết|biểu mẫu|phụ lục|thông báo|giấy|bản đồ|quy định|đề cương)(?: [^\s,;.:()]+){0,7})/iu;

/** The thing that has to come of a task, where its words name one ("xây dựng kế hoạch phòng cháy"). */
export function productOf(action: string): string | null {
  const found = MAKES.exec(action)?.[1];
  if (found === undefined) return null;
  const product = found.replace(
    /\s(?:trước|trong|chậm|để|và|theo|gửi|trình|báo cáo|về|cho|đến|của|xong|hoàn thành|trên|tại|nhằm|do|với|ban hành)(?:\s.*)?$/iu,
    '',
  );
  return product.split(' ').length === 1 && /^(?:hướng dẫn|thông báo|báo cáo|giấy)$/iu.test(product)
    ? null
    : product;
}
