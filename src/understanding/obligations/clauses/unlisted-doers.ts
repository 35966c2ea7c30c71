/** Who acts by a name or a noun that no list has, and which nouns are things that never act. */
import { hasSign, isOneOf } from '../../one-of.ts';
import { namesOf } from '../actors/lists.ts';
import { type ActorPhrase } from '../actors/lexicon.ts';
import things from '../lexicon/things.json' with { type: 'json' };
import { weighedEnds } from '../name-ends.ts';
import { PhraseSet } from '../phrase-set.ts';
import { beginsAction, beginsPredicate, opensVerb, verbLength } from '../predicates.ts';
import { endsPhrase, type Token } from '../tokens.ts';
import { DELIVERED, OPENERS } from './clause.ts';
import { beginsAnything, neverNamed } from './doer-end.ts';

/** Things that open sentences as names do. */
export const THINGS =
  /^(?:ke hoach|quyet dinh|cong van|thong bao|chi thi|nghi|luat|thong tu|cong dien|bao cao|to trinh|de an|du an|chuong trinh|hop dong|quy|dieu|khoan|muc|phu luc|mau|bieu|bang|danh sach|cong tac|viec|noi dung|ket qua|thoi|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|dia diem|kinh phi|nguon|so |tong|ty le|gia |chi tieu|muc tieu|nhiem vu|giai doan|ngay|thang|nam|tuan|hang|dinh|chieu|sang|le |hoi nghi|cuoc|buoi|phien|ky|dot|khu vuc|tuyen|duong|cau |ho so|tai lieu|giay|phieu|ton tai|han che|nguyen nhan|mot |hai |ba |nhieu|co |da |dang|se |hien|tuy|nhung|do |vi |tren|trong|tai |theo|de |khi|neu|truong hop|rieng|doi voi|viet nam|dai hoi|phong trao|cuoc thi|giai|phan|chuong|yeu cau|quan diem|y kien|che do|chat luong|he thong|phan mem|so lieu|tinh hinh|cac hoat dong|moi hoat dong)/u;

/**
 * "Lâm trường Kỳ Sơn phát dọn …": a name whose head nobody has listed, told by its proper noun and by the
 * predicate behind it.
 */
export function unknownActor(tokens: readonly Token[], start: number): ActorPhrase | null {
  const first = tokens[start];
  if (first?.capital !== true || first.opens !== '' || opensVerb(first)) return null;
  if (OPENERS.lengthAt(tokens, start) > 0) return null;
  if (THINGS.test(`${first.folded} ${tokens[start + 1]?.folded ?? ''} `)) return null;
  let proper = 0;
  for (let to = start + 1; to < Math.min(tokens.length, start + 12); to += 1) {
    if (hasSign(tokens[to - 1]?.closes, ';:.')) return null;
    if (/,/u.test(tokens[to - 1]?.closes ?? '') && tokens[to]?.capital === false) return null;
    if (tokens[to]?.capital === true) proper += 1;
    else if (beginsPredicate(tokens, to)) {
      if (proper === 0 && tokens[to + 1]?.capital === true) continue;
      const names = proper > 0 ? namesOf(tokens.slice(start, to)) : [];
      return names.length === 0 ? null : { names, from: start, to };
    }
  }
  return null;
}

/** Nouns behind "các" that do nothing by themselves. */
const INANIMATE = new PhraseSet(things.things);

/** Whether what begins at a place is a thing and nobody: "hồ sơ", "kết quả", "phương án". */
export function namesThing(tokens: readonly Token[], at: number): boolean {
  const first = isOneOf(tokens[at]?.word, 'các|mọi|những|từng|mỗi|toàn') ? at + 1 : at;
  const noun = `${tokens[first]?.folded ?? ''} ${tokens[first + 1]?.folded ?? ''} `;
  if (noun === 'trach nhiem ' || noun === 'nghia vu ') return true;
  // "nhà bếp", "nhà xe": those who work there.
  if (tokens[first]?.word === 'nhà') return false;
  return THINGS.test(noun) || INANIMATE.lengthAt(tokens, first) > 0 || DELIVERED.lengthAt(tokens, at) > 0;
}

/** "Các thương nhân đầu mối ưu tiên điều hàng …": a group nobody has listed, told by "các" and its predicate. */
export function unknownGroup(tokens: readonly Token[], start: number): ActorPhrase | null {
  const counted =
    /^\d{2,3}$/u.test(tokens[start]?.text ?? '') && /^\p{Ll}/u.test(tokens[start + 1]?.text ?? '');
  if (!(counted || isOneOf(tokens[start]?.word, 'các|mọi|những')) || endsPhrase(tokens[start])) return null;
  if (INANIMATE.lengthAt(tokens, start + 1) > 0 || beginsAction(tokens, start + 1)) return null;
  for (let to = start + 2; to < Math.min(tokens.length, start + 10); to += 1) {
    if (endsPhrase(tokens[to - 1])) return null;
    if (!beginsPredicate(tokens, to)) continue;
    const acts =
      verbLength(tokens, to) > 0 || isOneOf(tokens[to]?.word, 'chủ|khẩn|nghiêm|kịp|thường|tiếp|tự|phải');
    const names = acts ? namesOf(tokens.slice(start, to)) : [];
    return names.length === 0 ? null : { names, from: start, to };
  }
  return null;
}

/** "Yêu cầu các ga:", "Đề nghị các ga tổ chức …": a group nobody has listed, told by the order before it. */
export function unknownAsked(tokens: readonly Token[], start: number): ActorPhrase | null {
  const group = unknownGroup(tokens, start);
  if (group !== null || tokens[start]?.word !== 'các') return group;
  if (INANIMATE.lengthAt(tokens, start + 1) > 0 || beginsAction(tokens, start + 1)) return null;
  const last = tokens.findIndex((token, at) => at > start && endsPhrase(token));
  const isLeadIn = last > 0 && last < start + LONGEST_GROUP && tokens[last]?.closes === ':';
  if (!isLeadIn) return null;
  return { names: namesOf(tokens.slice(start, last + 1)), from: start, to: last + 1 };
}

const LONGEST_GROUP = 8;

/**
 * "Đoàn yêu cầu | Xưởng cưa số 2 | lắp tấm che": behind somebody's order whom no list knows, up to the end that the signs
 * around it speak for plainly.
 */
export function likelyAsked(tokens: readonly Token[], from: number): ActorPhrase | null {
  if (from >= tokens.length || beginsAction(tokens, from) || namesThing(tokens, from)) return null;
  const [best] = weighedEnds(tokens, from).toSorted((a, b) => b.weight - a.weight);
  if (best === undefined || best.weight < PLAIN_END || best.at > from + LONGEST_GROUP) return null;
  if (!beginsAnything(tokens, best.at) || endsPhrase(tokens[best.at - 1])) return null;
  const name = tokens.slice(from, best.at);
  return neverNamed(name) ? null : { names: namesOf(name), from, to: best.at };
}

/** An end of a name that weighs so much is one in nine of ten. */
const PLAIN_END = 2;

/**
 * "Các chủ hồ, đập nhỏ thường xuyên …": a group whose further members are no known names; "Phòng Tổ chức,
 * biên chế in tài liệu": a unit with a comma in its name.
 */
export function withUnknownMember(tokens: readonly Token[], told: ActorPhrase): ActorPhrase {
  const first = tokens[told.from];
  const open =
    /,/u.test(tokens[told.to - 1]?.closes ?? '') &&
    isOneOf(first?.word, 'các|mọi|mỗi|từng|những|chủ|phòng|ban|khoa|sở|tổ');
  if (!open || beginsPredicate(tokens, told.to) || tokens[told.to]?.capital === true) return told;
  if (neverNamed(tokens.slice(told.to, told.to + 2))) return told;
  for (let to = told.to + 1; to <= told.to + 4 && to < tokens.length; to += 1) {
    if (hasSign(tokens[to - 1]?.closes, ',;:.')) return told;
    if (beginsPredicate(tokens, to)) return { ...told, to, names: namesOf(tokens.slice(told.from, to)) };
  }
  return told;
}
