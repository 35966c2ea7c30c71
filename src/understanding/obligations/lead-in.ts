/**
 * What a passage says that introduces a list: whether it does, what it tells beside, and whether the list holds
 * tasks or only what a report is about.
 */
import { isOneOf } from '../one-of.ts';
import type { OutlineNode, Paragraph } from '../outline.ts';
import { clauseOf } from './clauses.ts';
import { beginsAction } from './predicates.ts';
import { type Stretch, sentencesOf } from './sentences.ts';
import { tokensOf } from './tokens.ts';

/** The items that follow a paragraph, up to the next one. */
export function itemsBehind(nodes: readonly OutlineNode[], index: number): readonly OutlineNode[] {
  let end = index + 1;
  while (end < nodes.length && !isOneOf(nodes[end]?.kind, 'paragraph|appendix|row')) end += 1;
  return nodes.slice(index + 1, end);
}

/** "Sở yêu cầu:" with paragraphs behind it that have no marks: each tells whom and what. */
export function opensUnmarkedList(node: OutlineNode, next: OutlineNode | undefined): boolean {
  const orders = /(?:yêu cầu|đề nghị|chỉ đạo|phân công|kết luận|ý kiến|giao|sau|sau đây)[^.;:]{0,60}:$/iu;
  return next?.kind === 'paragraph' && orders.test(node.paragraph.text);
}

/** A paragraph that introduces the list behind it. */
export function leadsIn(node: OutlineNode, next: OutlineNode | undefined): boolean {
  const opensList = next !== undefined && next.kind !== 'paragraph' && next.kind !== 'appendix';
  return /:[.,;'’-]?$/u.test(node.paragraph.text) || (opensList && endsAsLeadIn(node.paragraph.text));
}

/**
 * "Sở A báo cáo tình hình với các nội dung sau:", with nouns below it: those items that tell what is reported, and are no
 * tasks of their own; none where the list does not begin with one.
 */
export function contentsAmong(text: string, items: readonly OutlineNode[]): ReadonlySet<OutlineNode> {
  const [first] = items;
  if (first === undefined || !CONTENTS.test(text) || !isContent(first)) return new Set();
  return new Set(items.filter(isContent));
}

const CONTENTS =
  /(?:báo cáo|cung cấp|thống kê|tổng hợp|đánh giá|danh sách|hồ sơ) [^;:.]{5,200} (?:(?:với|theo|gồm|bao gồm) (?:có )?(?:các |những |một số )?(?:nội dung|thông tin|số liệu)(?: chính| chủ yếu| cụ thể)?(?: sau| như sau| sau đây)?|(?:hồ sơ|danh sách) (?:gồm|bao gồm)(?: có)?|(?:nêu|ghi|làm|thể hiện|đánh giá) rõ(?: các| những| một số)?(?: nội dung)?(?: sau| như sau| sau đây)?):$/iu;

/** A noun, or what a report does of itself: "Đánh giá khó khăn, vướng mắc", "Kiến nghị, đề xuất". */
function isContent({ paragraph: { text }, children }: OutlineNode): boolean {
  if (children.length > 0) return false;
  const { cue, assignees } = clauseOf(text);
  if (assignees.length > 0) return false;
  return cue === 'none' || OF_REPORTS.test(text) || !beginsAction(tokensOf(text), 0);
}

const OF_REPORTS =
  /^(?:đánh giá|nêu|phân tích|nhận xét|kiến nghị|đề xuất|phương hướng|nhiệm vụ|giải pháp|thuận lợi|khó khăn|kết quả|số liệu|tình hình)(?:,| (?!.*(?:trước ngày|chậm nhất)))|^báo cáo(?: \p{Ll}+){1,5}[;.]?$/iu;

/**
 * The sentences before the one that leads in, and what that one tells itself: "Chi bộ thôn kiểm điểm tập thể, cá nhân | và
 * thực hiện các việc sau:".
 */
export function toldBeforeList({ text }: Paragraph): Stretch[] {
  const sentences = sentencesOf(text);
  const lead = sentences.at(-1);
  const before = sentences.slice(0, -1);
  const joint = lead === undefined ? null : ALSO_LEADS.exec(text.slice(lead.start, lead.end));
  if (lead === undefined || joint === null) return before;
  const own = { start: lead.start, end: lead.start + joint.index };
  const { actionStart } = clauseOf(text.slice(own.start, own.end));
  const deed = text.slice(own.start + actionStart, own.end);
  return deed.split(' ').length < SHORTEST_DEED || ONLY_HEEDS.test(deed) ? before : [...before, own];
}

/**
 * What leads in and is itself what is told, where nothing below it is: "Đề nghị Sở Tài chính xem xét miễn tiền thuê đất
 * cho các hộ:", with nothing but names and facts in its list.
 */
export function orderOfLead({ text }: Paragraph): Stretch[] {
  return sentencesOf(text)
    .slice(-1)
    .filter(({ start, end }) => ordersByItself(text.slice(start, end)));
}

/** An order to somebody by name that says what to do, and not only that it is told below. */
function ordersByItself(lead: string): boolean {
  const { cue, assignees, past, actionStart } = clauseOf(lead);
  const isOrder = (cue === 'requested' || cue === 'assigned') && assignees.length > 0 && !past;
  return isOrder && lead.slice(actionStart).split(' ').length >= SHORTEST_DEED && !SAYS_BELOW.test(lead);
}

const SAYS_BELOW =
  /(?<!gồm (?:các |những |một số )?)(?:nội dung|nhiệm vụ|việc|giải pháp|thực hiện|như|cụ thể)(?: cụ thể)?(?: như)?(?: sau(?: đây)?)?\s?:$/iu;

/** Words; fewer, as "rà soát kỹ", only lead to what stands below. */
const SHORTEST_DEED = 4;

/** "nghiêm túc quán triệt và thực hiện các nội dung sau:": nothing by itself. */
const ONLY_HEEDS =
  /^(?:(?:nghiêm túc|khẩn trương|tiếp tục|tổ chức|chủ động|tập trung)(?:,? và |,? ))*(?:quán triệt|nghiên cứu|phối hợp|tuyên truyền|học tập)(?: (?:nghiêm túc|đầy đủ|chặt chẽ|kỹ))?$/iu;

const ALSO_LEADS =
  /(?:,| và|,? đồng thời) (?:(?:tập trung|tiếp tục|cần) )?(?:thực hiện|triển khai|làm)(?: thực hiện)?(?: (?:tốt|ngay|nghiêm|nghiêm túc|hiệu quả|có hiệu quả|dứt điểm))* (?:các |một số |những )?(?:nội dung|nhiệm vụ|công việc|việc|giải pháp)(?: (?:cụ thể|trọng tâm|cấp bách))? (?:sau|như sau|sau đây)\s?:$/iu;

/** "…:", also where OCR lost the colon of "các nội dung sau". */
export function endsAsLeadIn(text: string): boolean {
  return /(?::[.,;'’-]?|(?:nội dung|nhiệm vụ|việc|như|giải pháp|công việc) (?:cụ thể )?sau(?: đây)?\s?[.;,‘'*-]{0,3})$/u.test(
    text,
  );
}
