/** Whose a duty is where the words that order it are those of somebody told: his own to pass on, to lead or to demand. */
import { actorsInList } from '../actors/lists.ts';
import { clauseOf } from '../clauses.ts';
import type { Clause } from '../clauses/clause.ts';
import { OWN_LEADER, isOfIssuer, type Setting } from '../setting.ts';
import { tokensOf } from '../tokens.ts';

/** "Thông báo để các đơn vị sử dụng ngân sách biết …", "Chuyển Phòng A thẩm định": in an item of somebody his to do. */
export const PASSES_ON = /^(?:Thông báo (?:để|đến|cho|tới)|Chuyển) /u;

const NAMED_BEFORE_COLON =
  /^(?!(?:Về|Thời|Nội dung|Địa điểm|Kinh phí|Hình thức|Đối tượng|Mục|Yêu cầu|Phương|Công tác|Chế độ|Ghi chú|Lưu ý|Kết quả|Sản phẩm|Tiến độ|Hồ sơ|Nguồn|Thành phần|Số lượng|Điều kiện|Trường hợp)(?:\s|:))(\p{Lu}[^:.;()]{1,60}): (?=\p{Ll})/u;

/**
 * Under "Đối với UBND cấp tỉnh": "Chủ tịch UBND cấp tỉnh giao Sở A …" is what the one of the heading has to do, and
 * "Giám đốc Sở Du lịch yêu cầu các doanh nghiệp …" what one has to do to whom the paper is addressed.
 */
export function ownAssigner(clause: Clause, text: string, setting: Setting): Clause {
  const [assigner] = clause.assigner;
  if (assigner === undefined) return clause;
  const own =
    isAddressed(assigner, setting) ||
    remindsOthers(clause, text, setting) ||
    (setting.origin === 'item' &&
      setting.assignees.some((name) => assigner.toLowerCase().endsWith(name.toLowerCase())));
  const actionStart = text.indexOf(assigner) + assigner.length + 1;
  return own
    ? {
        ...clause,
        cue: 'subject',
        assignees: [...clause.assigner],
        assigner: [],
        cooperators: [],
        actionStart,
      }
    : clause;
}

/** "Tổ trưởng ngành hàng nhắc tiểu thương …", "Viện trưởng … phân công Kiểm sát viên …": who is not of the issuer has it to do. */
function remindsOthers(
  { assigner: [name = ''], assignees }: Clause,
  text: string,
  setting: Setting,
): boolean {
  const verb = text.slice(text.indexOf(name) + name.length);
  if (!/^ (?:nhắc nhở|nhắc|đôn đốc|phân công|chỉ định) /u.test(verb) || !assignees.every(isGeneric))
    return false;
  return !isOfIssuer(name, setting.issuer);
}

/** "Giám đốc Sở Du lịch", where the paper goes to "Giám đốc các Sở: Du lịch, Y tế". */
function isAddressed(name: string, { addressees }: Setting): boolean {
  if (OWN_LEADER.test(name)) return false;
  const alike = (each: string): boolean => each.toLowerCase() === name.toLowerCase();
  return addressees.some((entry) => actorsInList(entry, tokensOf).some(alike));
}

/** Under a committee of the Party "Lãnh đạo UBND xã ban hành …" is what it has to do, and names no leaders. */
export function leads(text: string, assignees: readonly string[]): boolean {
  return (
    /^Lãnh đạo(?:,| )/u.test(text) && assignees.length > 0 && assignees.every((name) => PARTY.test(name))
  );
}

const PARTY =
  /^(?:(?:các )?(?:đảng ủy|đảng uỷ|chi bộ|chi ủy|đảng bộ|đảng đoàn|cấp ủy)|ban cán sự đảng|(?:tỉnh|huyện|thành|quận|thị) ủy|ban thường vụ)/iu;

/** The same clause with nobody named in it. */
export function nothingNamed(clause: Clause): Clause {
  return { ...clause, assignees: [], cooperators: [], assigner: [], exception: false };
}

/** Under "Phân công": "Bảo vệ, phục vụ: vệ sinh phòng thi", whoever they are. */
export function namedBeforeColon(text: string): Clause | null {
  const named = NAMED_BEFORE_COLON.exec(text);
  if (named === null) return null;
  const clause = clauseOf(text.slice(named[0].length));
  const actionStart = named[0].length + clause.actionStart;
  return { ...clause, cue: 'duty', assignees: [named[1] ?? ''], actionStart };
}

/** "Yêu cầu nhà thầu tăng ca" under a unit is what the unit has to do; "Yêu cầu Sở A …" is an order to A. */
export function demandsOfOthers(clause: Clause): boolean {
  const generic = clause.assignees.every(isGeneric);
  return clause.cue === 'requested' && clause.assigner.length === 0 && clause.assignees.length > 0 && generic;
}

/** "nhà thầu", "Kiểm sát viên": called by what they are, not by a name of their own. */
function isGeneric(name: string): boolean {
  return !/\p{Lu}/u.test(name.slice(1)) && !/^(?:thủ trưởng|giám đốc)/iu.test(name);
}
