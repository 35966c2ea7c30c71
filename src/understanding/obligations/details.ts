/** The smaller facts of an obligation: to whom the result goes, the figures to reach, the acts it carries out. */
import { hasSign, isOneOf } from '../one-of.ts';
import { matchesIn } from '../matches.ts';
import { remembered } from '../remembered.ts';
import { actorsAt } from './actors.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Who receives the result of a report ("báo cáo UBND tỉnh", "gửi về Sở Nội vụ"); trình and tham mưu name none. */
export function reportReceiver(text: string): string | null {
  if (!/b[áaà]o c[áaà]o|g[ửưu]i|n[ộô]p|ph[ảa]n|x[áa]c nh/iu.test(text)) return null;
  const tokens = tokensOf(text);
  for (let at = 0; at < tokens.length; at += 1) {
    const verb = reportVerbLength(tokens, at);
    if (verb === 0) continue;
    const receiver = receiverBehind(tokens, at + verb);
    if (receiver !== null) return receiver;
  }
  return null;
}

/** "báo cáo", "phản ánh", "phản hồi", "xác nhận": the second word by the first. */
const REPORT_VERBS: ReadonlyMap<string, readonly string[]> = new Map([
  ['bao', ['cao']],
  ['phan', ['anh', 'hoi']],
  ['xac', ['nhan']],
]);

function reportVerbLength(tokens: readonly Token[], at: number): number {
  const second = REPORT_VERBS.get(tokens[at]?.folded ?? '');
  if (second?.includes(tokens[at + 1]?.folded ?? '') === true) return 2;
  const word = tokens[at]?.word;
  return word === 'gửi' || word === 'nộp' ? 1 : 0;
}

/** The receiver directly behind the verb, or behind "về", "cho", "với" in the same clause. */
function receiverBehind(tokens: readonly Token[], from: number): string | null {
  const direct = named(tokens, from);
  if (direct !== null && tokens[from]?.capital === true) return direct;
  for (let at = from; at < tokens.length && at < from + 14; at += 1) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined || hasSign(tokens[at - 1]?.closes, ';.')) return direct;
    if (!isOneOf(token.word, 'về|cho|tới|đến|với|lên') || next === undefined) continue;
    const receiver = next.capital ? named(tokens, at + 1) : null;
    if (receiver !== null) return receiver;
  }
  return direct;
}

function named(tokens: readonly Token[], at: number): string | null {
  const found = actorsAt(tokens, at);
  return found === null ? null : found.names.join(', ');
}

const PERCENT = /(?<!\d)\d{1,3}(?:[.,]\d{1,2})?\s?%/gu;
const NOT_A_TARGET = /(?:dưới|vượt|vượt quá|so với|quá|hiện đạt|mới đạt|đã đạt|còn|lớn hơn|từ \d+%? đến) ?$/u;
const COUNTED =
  /(?:ít nhất|tối thiểu|không dưới|không ít hơn|trên|đạt)(?: từ)? (\d{1,3}(?:[.,]\d{1,3})*) ((?:bộ|cơ quan|đơn vị|địa phương|mô hình|thủ tục|hồ sơ|tỷ đồng|triệu đồng|lớp|cuộc|lượt|xã|phường|hộ|km|ha|m2|tháng|người|công trình|dự án|trường|khoa|buổi|bài|tin|chuyên đề|lần|giường|cây|căn|nhà|%|\p{L}+)(?:, (?:cơ quan|đơn vị|địa phương|phường|thị trấn))*)/gu;
const PLANNED =
  /(?:tổ chức|mở|xây dựng|thành lập|trồng|hoàn thành) (\d{2,4}) (lớp|cuộc|mô hình|hội nghị|đợt|cây|công trình|nhà|căn|km)/giu;

/** The figures to be reached, as written: "100%", "12 km"; thresholds ("dưới 40%") are none. */
export const targetsOf = remembered<readonly string[]>(16, (text) =>
  /\d/.test(text) ? figuresIn(text) : [],
);

function figuresIn(text: string): string[] {
  const found: { at: number; target: string }[] = [];
  for (const match of matchesIn(text, PERCENT)) {
    if (!NOT_A_TARGET.test(text.slice(Math.max(0, match.index - 14), match.index)))
      found.push({ at: match.index, target: match[0] });
  }
  for (const form of [COUNTED, PLANNED]) {
    for (const match of matchesIn(text, form)) {
      if ((match[2] ?? '') !== '%')
        found.push({ at: match.index, target: `${match[1] ?? ''} ${match[2] ?? ''}` });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ target }) => target);
}

const SYMBOL = /\d{1,5}[a-z]?\/(?:20\d\d\/)?\p{Lu}[\p{L}\d]*(?:[-.]\p{Lu}[\p{L}\d&]*)*/gu;

/** Symbols of the acts that an item carries out; what stands in brackets or is replaced is not meant. */
export function legalBasisOf(text: string): string[] {
  if (!/\d\//.test(text) && !/\d[a-z]\//.test(text)) return [];
  const open = text.replaceAll(/\([^()]{0,300}\)/gu, (inside) => ' '.repeat(inside.length));
  const symbols = matchesIn(open, SYMBOL).filter(
    (match) =>
      !/(?:thay thế|bãi bỏ|trả lời|phúc đáp)[^;.]{0,40}$/iu.test(
        open.slice(Math.max(0, match.index - 60), match.index),
      ),
  );
  return [...new Set(symbols.map((match) => match[0]))];
}
