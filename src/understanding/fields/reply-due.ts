/** Hạn trả lời: by when the addressee is asked to send the issuer its answer. */
import { findDeadlines, type FoundDeadline } from '../obligations/index.ts';
import { foldAccents } from '../../platform/vietnamese.ts';
import { proofInFlow, type TextFlow } from '../text-flow.ts';
import type { Metadata, ReplyDue } from '../understanding.ts';

/** Words that ask for an answer: "có ý kiến", "gửi … về Sở", "trả lời bằng văn bản". */
const ANSWER =
  /\b(?:tra loi|phuc dap|phan hoi|(?:co|cho|gop|tham gia|gui|bang) y kien|gop y|y kien (?:tham gia|gop y|thong nhat)|dang ky (?:tham (?:du|gia)|danh sach|ve))\b/;
/** "gửi … về Sở Y tế", "báo cáo UBND tỉnh (qua Văn phòng)": what is sent, and the words of who receives it. */
const SENT =
  /\b(?:gui|bao cao|dang ky|thong bao|cung cap|nop)\b[^;]{0,220}?\b(?:ve|cho|den|qua|toi|bao cao)\s(.{3,60})/g;
const OWN_DOOR = /^(?:dia chi|email|thu dien tu|hop thu|van phong|phong |bo phan|thuong truc|to thu ky)/;
/** Kinds of papers that ask an addressee; what a plan or a decision sets are tasks. */
const ASKING: ReadonlySet<string | null> = new Set([
  'Công văn',
  'Công điện',
  'Giấy mời',
  'Phiếu yêu cầu',
  'Thư mời',
  'Phiếu chuyển',
  null,
]);

/**
 * The day by which an answer is asked. A sentence that asks for an opinion or a reply outweighs one that asks
 * to send a report, and of equals the last holds: it closes the paper.
 */
export function replyDueOf(body: TextFlow, metadata: Metadata): ReplyDue | null {
  if (!ASKING.has(metadata.type) || metadata.addressees.length === 0) return null;
  const issuer = openingWords(metadata.issuer ?? '');
  let best: { due: ReplyDue; weight: number } | null = null;
  for (const { start, end } of sentencesOf(body.text)) {
    const sentence = body.text.slice(start, end);
    const weight = weightOf(sentence, issuer);
    if (weight === 0 || (best && weight < best.weight)) continue;
    const found = findDeadlines(sentence, metadata.date).findLast((each) => isDay(each, metadata.date));
    if (found) best = { due: dueFrom(found, body, start), weight };
  }
  return best?.due ?? null;
}

function weightOf(sentence: string, issuer: RegExp): number {
  if (sentence.length > 1200) return 0;
  const folded = foldAccents(sentence);
  if (ANSWER.test(folded)) return 2;
  const receivers = [...folded.matchAll(SENT)].map((sent) => sent[1]!.replace(/^\W+/u, ''));
  return receivers.some((receiver) => issuer.test(receiver) || OWN_DOOR.test(receiver)) ? 1 : 0;
}

/** How a sentence names the issuer: "so y te", "uy ban nhan dan" or "ubnd". */
function openingWords(issuer: string): RegExp {
  const words = foldAccents(issuer)
    .replaceAll(/[^a-z0-9 ]/g, '')
    .split(' ')
    .slice(0, 3)
    .join(' ');
  return new RegExp(`^(?:${words === '' ? '(?!)' : words}${words === 'uy ban nhan' ? '|ubnd' : ''})`);
}

/** A day to come, or so many days from this very paper. */
function isDay({ deadline }: FoundDeadline, paperDate: string | null): boolean {
  if (deadline.kind === 'date') return deadline.date !== null && deadline.date >= (paperDate ?? '');
  return (
    deadline.kind === 'relative' && Boolean(deadline.amount) && /(?:^|\s)này\b|ký/u.test(deadline.from ?? '')
  );
}

function dueFrom({ start, end, deadline }: FoundDeadline, body: TextFlow, offset: number): ReplyDue {
  return {
    date: deadline.date,
    deadline,
    evidence: proofInFlow(body, offset + start, offset + end, 0.9),
  };
}

/** From one full stop or semicolon to the next; a dot inside a number or an abbreviation ends nothing. */
function* sentencesOf(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  for (const stop of text.matchAll(/[.;]\s{1,3}(?=[\p{Lu}\d+-])/gu)) {
    yield { start, end: stop.index + 1 };
    start = stop.index + stop[0].length;
  }
  if (start < text.length) yield { start, end: text.length };
}
