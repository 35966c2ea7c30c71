/** "Khi có cháy phải báo ngay", "nếu có sai sót thì báo ngay": what is due as soon as a case arises. */
import { matchesIn } from '../../matches.ts';

/** Where a case is told, and how far. */
export interface Case {
  start: number;
  end: number;
  /** "nếu có sai sót thì …" is part of the duty that it goes on with; "khi thay người phải …" may be one of its own. */
  partsItem: boolean;
}

/** Cases at whose arising something has to be done at once, each told within one part of a sentence. */
export function casesIn(text: string): Case[] {
  if (!AT_ONCE.test(text)) return [];
  const found: Case[] = [];
  let from = 0;
  for (const part of text.split(PART_ENDS)) {
    const told = caseIn(part);
    if (told !== null) found.push({ ...told, start: from + told.start, end: from + told.end });
    from += part.length + 1;
  }
  return found;
}

/** The signs that part a sentence; one letter each, so that places can be counted. */
const PART_ENDS = /[;.](?=\s)/u;

/** "báo ngay", "xóa bỏ ngay", not "ngay tại chỗ", "ngay từ đầu", "ngay khi". */
const AT_ONCE =
  /(?<!\p{L})ngay(?! (?:tại|từ|trong|khi|sau|trên|dưới|cạnh|bên|trước|đầu|ở|cả|này|thẳng|ngắn|hàng|giữa|gần|chính|cửa|cổng|lúc|đêm|hôm|tuần|tháng|năm|quý|ngày|buổi|\d))(?!\p{L})/iu;

function caseIn(part: string): Case | null {
  const atOnce = AT_ONCE.exec(part);
  const opened = atOnce === null ? null : OPENS_CASE.exec(part);
  if (atOnce === null || opened === null) return null;
  const start = opened.index;
  const ending = matchesIn(part, CASE_ENDS).find(({ index }) => index > start + LEAST_CASE);
  if (ending === undefined || ending.index > atOnce.index) return null;
  return { start, end: ending.index, partsItem: ending[0].trim() !== 'thì' };
}

/** Not "trước khi", "sau khi", "ngay khi", "kể từ khi". */
const OPENS_CASE = /(?<!\p{L})(?<!(?:trước|sau|ngay|từ|đến|trong) )(?:khi|nếu|hễ|trường hợp)(?= )/iu;
/** Behind what is supposed: a comma, or what has to be done; "có cảnh báo lũ", "nhận được thông báo" are the case itself. */
const CASE_ENDS =
  /, | thì | phải |(?<! (?:thông|cảnh|dự|tin|bản|trình|đài|được|nghe|có|theo)) (?=(?:thông )?báo (?!động|cháy|hiệu|chí))/giu;
const LEAST_CASE = 6;
