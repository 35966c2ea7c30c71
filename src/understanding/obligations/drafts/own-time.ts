/** What parts say only of the time of a duty, and times that hold for several. */
import type { Deadline } from '../../understanding.ts';
import { findDeadlines, type FoundDeadline } from '../deadline.ts';
import type { Stretch } from '../sentences.ts';

export const TIME_LABEL =
  /^(?:thời (?:gian|hạn)|hạn|tiến độ)(?: (?:nộp|gửi|thực hiện|hoàn thành|báo cáo|trình|trả|ký|bàn giao|nghiệm thu|triển khai|tiến hành))*:\s*/iu;

/** A time of what goes on besides, where the duty has its own: it moves no deadline and asks nothing. */
export const SAYS_WHEN = /^(?:thời gian|thời hạn|thời điểm) /iu;

/**
 * The work that was told before, or its time, with a few words on what it is, up to its day. What is only foretold or
 * comes by itself sets none ("Đợt mưa kéo dài đến ngày 20/9"), nor does how long a thing lasts ("Thời hạn bảo hành").
 */
export const WORK_BEFORE =
  /^(?:toàn bộ |tất cả )?(?:các |những )?(?:việc|công việc|phần việc|đợt|chuyến|lượt|(?:thời gian|thời hạn|thời điểm|hạn)(?! (?:bảo hành|sử dụng|thuê|vay|hiệu lực|có hiệu lực|lưu|bảo quản|chốt|áp dụng|hưởng)))(?: (?!(?:sẽ|đã|nếu|nắng|mưa|nghỉ|kéo dài|diễn ra) )[^\s,;:.()]+){0,7}(?:,? (?:phải|cần))? $|^(?:thời gian|thời hạn|hạn) (?:gửi|nộp|trình|báo cáo|đăng ký|hoàn thành)(?: [^\s,;:.()]+){0,18} $/iu;

/** Most sentences open with no such word: they are not searched for days. */
export const OF_BEFORE =
  /^(?:toàn bộ |tất cả )?(?:các |những )?(?:việc|công việc|phần việc|đợt|chuyến|lượt|thời gian|thời hạn|thời điểm|hạn) /iu;

/** "hoàn thành trước ngày 10/8/2025", "xong trước mùa lũ, chậm nhất ngày 20/9": a part that only says when. */
export function saysOnlyWhen(text: string, found: readonly FoundDeadline[]): boolean {
  if (
    found.some(({ start }) => /^việc [^,;]{3,80} (?:hoàn thành|xong|kết thúc) $/u.test(text.slice(0, start)))
  )
    return true;
  const rest = around(found, text)
    .join(' ')
    .toLowerCase()
    .replaceAll(/[^\p{L}\s]/gu, ' ')
    .replaceAll(
      /(?<!\p{L})(?:hoàn thành|thực hiện|xong|kết thúc|việc|phải|và|thời gian|thời hạn|hạn|các nội dung|nội dung|nhiệm vụ|công việc|trên|này|nêu|là|để|toàn bộ|tất cả|mọi|hoàn tất|bảo đảm|đảm bảo|dứt điểm|chậm nhất|đúng)(?!\p{L})/gu,
      ' ',
    )
    .trim();
  return rest === '';
}

/** What a text says before, between and behind some of its stretches. */
function around(stretches: readonly Stretch[], text: string): string[] {
  const edges = [0, ...stretches.flatMap(({ start, end }) => [start, end]), text.length];
  return Array.from({ length: edges.length / 2 }, (_, at) => text.slice(edges[2 * at], edges[2 * at + 1]));
}

/** "Ngày 20/9, Đoàn trường …; các chi đoàn …": the day in front of a sentence is that of all its parts. */
export function openingTime(
  text: string,
  paperDate: string | null,
): { deadline: Deadline; quote: string } | null {
  const comma = text.indexOf(', ');
  if (!/\d/u.test(text.slice(0, Math.max(0, comma))) || !text.includes('; ', comma)) return null;
  const [first] = findDeadlines(text, paperDate);
  const isInFront = first !== undefined && first.start === 0 && text.startsWith(', ', first.end);
  return isInFront && first.deadline.kind === 'date' ? { deadline: first.deadline, quote: text } : null;
}

/** "trước 11h30 ngày 03/9", "chậm nhất 05 ngày": a limit to something that is asked, whatever its verb is. */
export function setsLimit({ deadline, strength }: FoundDeadline): boolean {
  return strength === 3 && /^(?:xong )?(?:trước|chậm nhất|hạn|muộn nhất)/iu.test(deadline.raw ?? '');
}
