/** What a cited document is to the paper, its kind and its title: from the words around the citation. */
import { opensAgencyName } from '../agencies.ts';
import { kindAbbreviated, kindAtEnd } from '../document-kinds.ts';
import type { ReferenceRole } from '../understanding.ts';

interface Spot {
  at: number;
  end: number;
}

/** The words with which a clause says what it does with the documents it names (mẫu 1.1 to 1.6, Phụ lục III). */
const OPENINGS: readonly (readonly [RegExp, ReferenceRole])[] = [
  [/^Căn cứ(?!\p{L})/iu, 'basis'],
  [
    /^(?:(?:Ngày \S{1,12} )?[\p{L} ]{0,40}nhận được|(?:Theo|Xét) (?:đề nghị|báo cáo|tờ trình|ý kiến)|Trả lời|Phúc đáp|Đáp lại|Sau khi (?:xem xét|nghiên cứu)|Xem xét|Qua nghiên cứu|Tiếp theo đề nghị)(?!\p{L})/iu,
    'answered',
  ],
  [
    /^(?:Để )?(?:(?:Tiếp tục|Tổ chức)\s)?(?:triển khai(?:,? thực hiện)?|thực hiện|thi hành|quán triệt|chấp hành|cụ thể hóa|theo (?:chỉ đạo|yêu cầu|tinh thần|nội dung|Công văn|Kế hoạch|Quyết định|Chỉ thị|Công điện|Thông báo|Kết luận|Nghị quyết))(?!\p{L})/iu,
    'carried-out',
  ],
];

/** Words right before the document that outweigh how the clause opens. */
const REPLACED =
  /(?:thay thế|bãi bỏ|hủy bỏ|huỷ bỏ)(?:\s(?:cho|các|toàn bộ|một phần))?\s[\p{L}\s]{0,30}(?:số\s?:?\s?)?$/iu;
const ENCLOSED =
  /(?:gửi|chuyển|đính|sao gửi|trình|xin gửi)\s(?:kèm(?:\s?theo)?|đến [\p{L}\s]{2,40} kèm)\s[\p{L}\s]{0,30}(?:số\s?:?\s?)?$/iu;
const ENCLOSED_BEHIND = /^[^.;()]{0,160}(?:gửi kèm|đính kèm|kèm theo)\s?\)/iu;

/** "…, Công văn số", "… và Kế hoạch số": one more of what the clause already named. */
const ONE_MORE = /(?:[,;]|\svà)\s(?:các\s)?\p{Lu}[\p{L}\s]{0,60}?(?:số\s?:?\s?)?$/u;

/**
 * The role of each citation, in their order. The opening of a clause gives it to the first document and to
 * those joined by a comma or "và"; one that only stands in the title of another is mentioned.
 */
export function rolesOf(text: string, citations: readonly Spot[], type: string | null): ReferenceRole[] {
  const roles: ReferenceRole[] = [];
  let clause = -1;
  for (const [index, { at, end }] of citations.entries()) {
    const start = clauseStart(text, at);
    const before = text.slice(Math.max(start, at - 90), at);
    const said = saidAround(before, text.slice(end, end + 200));
    const isFirst = start !== clause;
    const opening = isFirst ? openingOf(text.slice(start, at), type) : null;
    if (said) roles.push(said);
    else if (isFirst)
      roles.push(opening ?? listedBefore(text, start, roles, citations, index) ?? 'mentioned');
    else {
      const between = text.slice(citations[index - 1]!.end, at);
      roles.push(ONE_MORE.test(between) ? roles[index - 1]! : 'mentioned');
    }
    clause = start;
  }
  return roles;
}

function saidAround(before: string, behind: string): ReferenceRole | null {
  if (REPLACED.test(before)) return 'replaced';
  if (ENCLOSED.test(before) || (before.includes('(') && ENCLOSED_BEHIND.test(behind))) return 'enclosed';
  return null;
}

/** Papers that answer; of what others considered ("Xét Tờ trình …", "Theo đề nghị của …") they say it is a basis. */
const ANSWERING: ReadonlySet<string | null> = new Set([
  'Công văn',
  'Công điện',
  'Thông báo',
  'Phiếu chuyển',
  null,
]);

function openingOf(clause: string, type: string | null): ReferenceRole | null {
  const opening = OPENINGS.find(([form]) => form.test(clause));
  if (!opening) return null;
  return opening[1] === 'answered' && !ANSWERING.has(type) ? 'basis' : opening[1];
}

/** "Căn cứ các văn bản: Luật …; Nghị định …": a clause that opens with a document goes on with the list before it. */
function listedBefore(
  text: string,
  start: number,
  roles: readonly ReferenceRole[],
  citations: readonly Spot[],
  index: number,
): ReferenceRole | null {
  const last = citations[index - 1];
  const opensWithIt = /^[-+\s]{0,3}\p{Lu}[\p{L}\s]{0,60}(?:số\s?:?\s?)?$/u.test(
    text.slice(start, citations[index]!.at),
  );
  return last && opensWithIt && start - last.end < 250 && text.slice(last.end, start).includes(';')
    ? roles[index - 1]!
    : null;
}

const FARTHEST = 420;

/** Where the clause begins in which a document stands: behind the last full stop, semicolon or colon. */
function clauseStart(text: string, at: number): number {
  const from = Math.max(0, at - FARTHEST);
  const before = text.slice(from, at);
  let start = 0;
  for (const found of before.matchAll(/[.;:]\s{1,3}(?=[\p{Lu}\d+-])|\n|\s(?=Căn cứ\s)/gu)) {
    if (/số\s?:\s{1,3}$/iu.test(before.slice(0, found.index + found[0].length))) continue;
    start = found.index + found[0].length;
  }
  return (
    from + start + (/^\s*(?:[-+]\s|\d{1,2}[.)]\s|[a-zđ]\)\s)?/u.exec(before.slice(start))?.[0].length ?? 0)
  );
}

const LAWS =
  /(Bộ luật|Luật|Pháp lệnh)\s(\p{Lu}[^.;:()“”]{2,140}?)\s{0,2}(?:năm \d{4}\s?)?\(?(?:số\s?:?\s?)?$/u;

/** Tên loại: the one named before the number, else the one its symbol stands for; other offices' letters are công văn. */
export function kindOfCited(text: string, at: number, symbol: string): string | null {
  const before = text.slice(Math.max(0, at - 160), at);
  const named = kindAtEnd(before.slice(-40).replace(/\s?(?:số|sô|sổ)?\s?:?\s?$/iu, ''));
  if (named) return named.name;
  const law = LAWS.exec(before);
  if (law) return law[1]!;
  const [, ...groups] = symbol.replace(/\/(?:19|20)\d{2}(?=\/)/u, '').split(/[/-]/u);
  const kind = kindAbbreviated(groups[0] ?? '');
  if (kind) return kind.name;
  return groups.length > 1 && !/^\d/u.test(groups[0]!) ? 'Công văn' : null;
}

/** "Luật Đất đai số 31/2024/QH15": the name of a law stands before its number (PL I, II.6.b). */
export function titleOfLaw(text: string, at: number): string | null {
  return LAWS.exec(text.slice(Math.max(0, at - 160), at))?.[2] ?? null;
}

const TITLE_START =
  /^[\s,–-]{0,3}(?=(?:v\/v|về|quy định|ban hành|phê duyệt|sửa đổi|hướng dẫn|bổ sung|triển khai|công bố|kết luận|giao|thông qua)(?!\p{L}))(?:v\/v\s|về việc\s|về\s)?/iu;
const TITLE_END =
  /[.;()\n]|,\s(?=(?:nhằm|để)\s)|,\s(?=(?:đề nghị|yêu cầu|thông báo|báo cáo|có ý kiến|theo đó|trong đó)\s)|\s(?:và|kèm theo)\s(?:các\s)?\p{Lu}[\p{L} ]{2,20}\ssố(?=\s|$)/u;
const LONGEST_TITLE = 300;

/** Trích yếu as the paper cites it: "về việc …", "quy định chi tiết …", up to the end of the clause. */
export function titleBehind(behind: string): string | null {
  const opening = TITLE_START.exec(behind);
  if (!opening) return null;
  const words = behind.slice(opening[0].length);
  const end = words.search(TITLE_END);
  const clause = (end < 0 ? words : words.slice(0, end)).slice(0, LONGEST_TITLE);
  const title = beforeNextActor(clause)
    .replace(/[\s,–-]+$/u, '')
    .trim();
  return title.length >= 4 ? title : null;
}

/** ", Ủy ban nhân dân tỉnh yêu cầu …": the title ends where the sentence turns to who acts. */
function beforeNextActor(clause: string): string {
  for (const comma of clause.matchAll(/,\s(?=\p{Lu})/gu)) {
    if (comma.index > 8 && opensAgencyName(clause.slice(comma.index + 2, comma.index + 60)))
      return clause.slice(0, comma.index);
  }
  return clause;
}
