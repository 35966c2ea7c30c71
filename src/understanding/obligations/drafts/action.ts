/** The action of a duty in the words of the paper. */
import type { FoundDeadline } from '../deadline.ts';

/** "tổ chức" alone says nothing without its "trong sinh hoạt thường kỳ tháng 9", "họp" without its "mỗi tháng". */
function saysWhere(verb: string, { deadline }: FoundDeadline): boolean {
  const occasion = /^trong (?:kỳ|đợt|phiên|buổi|cuộc|sinh hoạt) /iu.test(deadline.raw ?? '');
  const words = verb.trim().split(/\s+/u).length;
  return occasion ? words <= 2 : deadline.kind === 'recurring' && words === 1;
}

/** The verb phrase as written; a deadline at its end is left to the deadline. */
export function actionOf(text: string, start: number, found: FoundDeadline | null): string {
  const isTail = found !== null && found.end >= text.length - 1 && found.start > start + 3;
  const end = isTail && !saysWhere(text.slice(start, found.start), found) ? found.start : text.length;
  const words = text
    .slice(start, end)
    .replace(/[\s,;:–-]+$/u, '')
    .trim();
  const done = end < text.length ? DONE_BY.exec(words) : null;
  return done !== null && saysWhat(words.slice(0, done.index)) ? words.slice(0, done.index) : words;
}

/** "…, hoàn thành" and "… xong" only lead to the day that stood behind them. */
const DONE_BY =
  /(?:,| và) (?:phải |phấn đấu |bảo đảm |đảm bảo )?(?:hoàn thành|thực hiện xong|xong|kết thúc|thời gian|thời hạn)$| xong$/u;

function saysWhat(words: string): boolean {
  return words.split(/\s+/u).length > 2;
}
