/** Sentences of an item and the parts that a semicolon sets off, as stretches of the item's text. */
import { matchesIn } from '../matches.ts';

export interface Stretch {
  start: number;
  end: number;
}

/** Kinds of places as they are shortened before a name, without their stop: "TP. Huế", "P. An Hòa". */
export const SHORTENED_PLACES = 'TP|Tp|TX|Tx|Q|P';

/** Abbreviations whose full stop ends no sentence. */
const ABBREVIATION = new RegExp(
  String.raw`(?:^|[\s(])(?:${SHORTENED_PLACES}|tp|H|TT|KT|TM|TL|TUQ|ThS|TS|PGS|GS|BS|BSCKI{1,2}|ĐD|DS|KTV|KS|Đ\/c|đ\/c|ĐT|DĐ|Tr|v\.v|Số|[A-ZĐ])$`,
  'u',
);

/** "Bên A", "lớp B": one of several by its letter, behind which a stop ends the sentence. */
const ONE_OF_SEVERAL = /(?:^|[\s(])(?:bên|lớp|loại|hạng|nhóm|khu|khối|ca|kíp|mẫu|phương án) [A-ZĐ]$/iu;

/** Also where what follows opens with how many: "… trước ngày 18. 05 đơn vị chưa gửi phải gửi ngay". */
const SENTENCE_END = /[.!?…][”"’)]*\s+(?=[“"(]?\p{Lu}|\d{2} \p{L})/gu;

/** Cuts a text into sentences; "...", dates, "TP. Huế" and "v.v." do not end one. */
export function sentencesOf(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let start = 0;
  for (const stop of matchesIn(text, SENTENCE_END)) {
    const before = text.slice(Math.max(0, stop.index - 14), stop.index);
    if (!before.endsWith('kèm theo') && cannotEndSentence(/\p{L}+$/u.exec(before)?.[0] ?? '')) continue;
    if (endsAbbreviation(before) || before.endsWith('..') || isInBrackets(text, stop.index)) continue;
    if (isFigureAt(text, stop.index + stop[0].length) && !/\p{Ll}{2}[”"’)]*$/u.test(before)) continue;
    stretches.push({ start, end: stop.index + stop[0].trimEnd().length });
    start = stop.index + stop[0].length;
  }
  stretches.push({ start, end: text.length });
  return stretches.map((stretch) => trimmed(text, stretch)).filter((stretch) => stretch.end > stretch.start);
}

/** "Tổ thư ký (CN. Hạnh) trước 25/3": in a remark of a few words no sentence ends. */
function isInBrackets(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_REMARK), at);
  const behind = text.slice(at, at + LONGEST_REMARK);
  const closed = behind.indexOf(')');
  return (
    before.lastIndexOf('(') > before.lastIndexOf(')') && closed > 0 && !behind.slice(0, closed).includes('(')
  );
}

const LONGEST_REMARK = 40;

function endsAbbreviation(before: string): boolean {
  return ABBREVIATION.test(before) && !ONE_OF_SEVERAL.test(before);
}

/** "TP. 2", "tr. 05", "khoản 1. 02 đơn vị": a figure opens a sentence only behind a whole word. */
function isFigureAt(text: string, at: number): boolean {
  return /\d/u.test(text[at] ?? '');
}

/** A stop behind "thuộc", "của", "các" is a speck of the scan. */
export function cannotEndSentence(word: string): boolean {
  return /^(?:thuộc|của|và|các|với|về|cho|tại|theo|là|để|những|do|bởi|từ|tướng|hoặc)$/iu.test(word);
}

/** Cuts a sentence at its semicolons; those in brackets and quotations part nothing. */
export function partsBySemicolon(text: string, sentence: Stretch): Stretch[] {
  const parts: Stretch[] = [];
  let start = sentence.start;
  let depth = 0;
  for (let at = sentence.start; at < sentence.end; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '(' || sign === '“') depth += 1;
    else if (sign === ')' || sign === '”') depth = Math.max(0, depth - 1);
    else if (depth === 0 && (sign === ';' || (sign === ':' && isReadForSemicolon(text, at, start)))) {
      parts.push({ start, end: at });
      start = at + 1;
    }
  }
  parts.push({ start, end: sentence.end });
  return parts.map((part) => trimmed(text, part)).filter((part) => part.end > part.start);
}

/** OCR reads "hồ sơ; báo cáo" as "hồ sơ: báo cáo": a colon that introduces nothing. */
function isReadForSemicolon(text: string, at: number, start: number): boolean {
  if (!/^: \p{Ll}/u.test(text.slice(at, at + 3)) || at - start < 40) return false;
  return (
    !/(?:sau|gồm|như|là|đây|đó|chí|vụ|tiêu|hiệu|dung)$/u.test(text.slice(at - 5, at)) &&
    /^: (?:báo cáo|kịp thời|hoàn thành|trình|gửi|đề xuất|tham mưu|phối hợp|xử lý|tổng hợp|rà soát)/u.test(
      text.slice(at, at + 14),
    )
  );
}

/** Without spaces, the closing "./." and the signs at the end. */
function trimmed(text: string, { start, end }: Stretch): Stretch {
  const inside = text.slice(start, end);
  const head = inside.length - inside.trimStart().length;
  let last = inside.length;
  while (last > 0 && /[\s./;,]/u.test(inside[last - 1] ?? '')) last -= 1;
  const dots = inside[last - 1] === '…' || inside.slice(last).includes('...');
  return { start: start + head, end: dots ? end : Math.max(start + head, start + last) };
}
