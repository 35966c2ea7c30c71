/** Ô 5a and 5b: tên loại and trích yếu (NĐ 30/2020, PL I, II.5). */
import { kindAbbreviated, kindAtStart, kindNamed } from '../document-kinds.ts';
import { proofOfLines, type Finding } from '../evidence.ts';
import { isNumberLine } from '../layout/header.ts';
import { urgencyMarked } from '../layout/marks.ts';
import { splitAtWord } from '../layout/paper-lines.ts';
import { startsWithPost } from '../layout/signing-titles.ts';
import { isUpperCase, letters } from '../likeness.ts';
import type { PaperLine, PaperParts } from '../parts.ts';
import type { Evidence, Urgency } from '../understanding.ts';

export interface TypeSubjectFindings {
  type: Finding<string> | null;
  subject: Finding<string> | null;
}

const SUBJECT_LABEL =
  /^\W{0,2}(?:V\s?[/.,;ịớ|\\lIiíìÍ17Jjft'’!]?\s?[vVyỵ][\s.:]|[VvYW]\/\s?[vVy]|[Vv][ềểê] vi[ệêẹ]c[\s:]|VỀ VIỆC[\s:]|V[ềỀ]:)\s{0,3}[:.]?\s{0,2}/u;

/** "V/v …", "Về việc …", also "V/y" and "Vv" of a bent reading. */
export function isSubjectStart(text: string): boolean {
  return SUBJECT_LABEL.test(text);
}

/**
 * The type is the name printed over the text; a paper that prints none is a công văn, unless its symbol
 * names a kind and it has no "V/v". The subject is what stands under the name, or under the number.
 */
export function typeAndSubjectOf(parts: PaperParts, symbol: string | null): TypeSubjectFindings {
  return parts.title.length > 0 ? titled(parts.title) : untitled(parts, symbol);
}

function titled(title: readonly PaperLine[]): TypeSubjectFindings {
  const heading = title[0]!;
  const kind = kindNamed(heading.text) ?? kindAtStart(heading.text);
  if (!kind) return { type: null, subject: subjectIn(title) };
  const more = afterName(heading.text, kind.name);
  const type = { value: kind.name, evidence: surelyNamed(heading, kind.name) };
  const rest = withoutBody(title.slice(1).filter((line) => urgencyDated(line.text) === null));
  const isKindOnly = rest[0] !== undefined && isSubjectStart(rest[0].text) && SORT_OF_MINUTES.test(more);
  return { type, subject: more && !isKindOnly ? subjectIn([heading, ...rest], more) : subjectIn(rest) };
}

/** "BIÊN BẢN LÀM VIỆC / Về việc …": which minutes they are, where what they are about is told apart. */
const SORT_OF_MINUTES =
  /^(?:làm việc|cuộc họp|họp|kiểm tra|xác minh|bàn giao|nghiệm thu|ghi nhớ|thỏa thuận|hiện trường)$/iu;

/** "NGHỊ QUYẾT / CỦA BAN CHẤP HÀNH ĐẢNG BỘ / về …": whose resolution it is, is no part of what it is about. */
function withoutBody(lines: readonly PaperLine[]): readonly PaperLine[] {
  if (lines.length === 1 && tellsOnlyWhose(lines[0]!.text)) return [];
  const body = lines.findIndex((line) => !isUpperCase(line.text));
  return body > 0 && lines[0]?.text.startsWith('CỦA ') === true ? lines.slice(body) : lines;
}

/** "của Hiệu trưởng, Chủ tịch Công đoàn" under "THÔNG BÁO": by whom it is, and nothing of what it is about. */
function tellsOnlyWhose(line: string): boolean {
  if (!line.startsWith('của ') || / (?:tại|về|cho|năm|tháng|ngày|kỳ|trong) /u.test(line)) return false;
  return line
    .slice('của '.length)
    .split(/, | và /u)
    .every(startsWithPost);
}

/** A heading with all letters of the name is that name, however faint the print. */
function surelyNamed(heading: PaperLine, name: string): Evidence {
  const proof = proofOfLines([heading], 0.98);
  const isWhole = letters(heading.text).startsWith(letters(name));
  return { ...proof, confidence: Math.max(proof.confidence, isWhole ? 0.95 : 0.75) };
}

/**
 * What the heading line says beyond the name: "KẾT LUẬN" of "THÔNG BÁO KẾT LUẬN"; that several issue it
 * ("KẾ HOẠCH LIÊN NGÀNH"), that it is of action ("CHƯƠNG TRÌNH HÀNH ĐỘNG"), whose it is ("QUYẾT ĐỊNH CỦA CHỦ TỊCH
 * NƯỚC") or how urgent ("CÔNG ĐIỆN KHẨN") is no subject.
 */
function afterName(heading: string, name: string): string {
  if (kindNamed(heading)) return '';
  const more = behindName(heading, name);
  if (urgencyMarked(more) !== null || (more.startsWith('CỦA ') && isUpperCase(more))) return '';
  return more.replace(/^(?:liên (?:ngành|tịch)|hành động)(?:\s|$)/iu, '');
}

function behindName(heading: string, name: string): string {
  return heading.trim().split(/\s+/u).slice(name.split(' ').length).join(' ');
}

/** "Khẩn, ngày 04/11/2025" under the name of the paper: how urgent it is, and since when. */
function urgencyDated(line: string): Urgency | null {
  const mark =
    /^(\p{Lu}\p{L}*(?: \p{L}+)?),? (?:lúc |hồi )?(?:\d{1,2} ?(?:giờ|h)\d{0,2},? )?ngày \d[\d/.-]*$/u.exec(
      line.trim(),
    );
  return mark === null ? null : urgencyMarked(mark[1]!.toUpperCase());
}

/** How urgent the name of the paper says it is: "CÔNG ĐIỆN KHẨN"; null where it says nothing of that. */
export function urgencyNamed([heading, ...rest]: readonly PaperLine[]): Finding<Urgency> | null {
  for (const line of rest) {
    const dated = urgencyDated(line.text);
    if (dated !== null) return { value: dated, evidence: proofOfLines([line], 0.95) };
  }
  const kind = heading === undefined ? null : kindAtStart(heading.text);
  if (heading === undefined || !kind) return null;
  const value = urgencyMarked(behindName(heading.text, kind.name));
  return value === null ? null : { value, evidence: proofOfLines([heading], 0.97) };
}

/** "… nhiệm kỳ" and, on a line of its own, "2025 - 2030". */
const ENDS_IN_YEARS = /^\s?(?:19|20)\d{2}(?:\s?[-–]\s?(?:19|20)\d{2})?[\s.;]{0,2}$/u;

function subjectIn(lines: readonly PaperLine[], opening?: string): Finding<string> | null {
  const printed = lines.filter(
    (line, at) => /\p{L}{2}/u.test(line.text) || (at > 0 && ENDS_IN_YEARS.test(line.text)),
  );
  if (printed.length === 0) return null;
  const texts = printed.map((line) => line.text);
  if (opening !== undefined) texts[0] = opening;
  const value = trimmed(joinedLines(texts).replace(SUBJECT_LABEL, ''));
  return value === '' ? null : { value, evidence: proofOfLines(printed, 0.95) };
}

function untitled(parts: PaperParts, symbol: string | null): TypeSubjectFindings {
  const lines = subjectLines(parts.headerLeft);
  const labelled = lines[0] !== undefined && isSubjectStart(lines[0].text);
  // "Về tăng cường quản lý chợ" under the number is "V/v tăng cường quản lý chợ".
  const subject = subjectIn(lines, labelled ? undefined : lines[0]?.text.replace(/^Về\s+(?=\p{L})/u, ''));
  const kind = symbol && !labelled ? kindOfSymbol(symbol) : null;
  if (kind) return { type: inferred(kind, parts, 0.6), subject };
  const hasHead = parts.headerLeft.length > 0 && parts.body.length > 0;
  const isDispatch = symbol !== null || subject !== null || parts.addressing.length > 0 || hasHead;
  const certainty = parts.addressing.length > 0 ? (labelled ? 0.85 : 0.72) : labelled ? 0.8 : 0.5;
  return { type: isDispatch ? inferred('Công văn', parts, certainty) : null, subject };
}

function kindOfSymbol(symbol: string): string | null {
  const [kind, ...office] = symbol.replace(/^(?:19|20)\d{2}\//u, '').split(/[-/]/u);
  return office.length > 0 ? (kindAbbreviated(kind!)?.name ?? null) : null;
}

/**
 * A type that no line prints is proved by what is there instead: the number line or the addressing. How well
 * those were read says nothing about it: "V/v" and "Kính gửi" without a type name make a công văn.
 */
function inferred(value: string, parts: PaperParts, certainty: number): Finding<string> {
  const number = parts.headerLeft.find((line) => isNumberLine(line.text));
  const lines = [number ?? parts.addressing[0] ?? parts.headerLeft[0]].filter((line) => line !== undefined);
  return { value, evidence: { ...proofOfLines(lines, certainty), quote: '', confidence: certainty } };
}

/** "V/v …" to its end; without a "V/v", what stands under the number in the left column. */
function subjectLines(headerLeft: readonly PaperLine[]): PaperLine[] {
  const labelled = headerLeft.findIndex((line) => isSubjectStart(line.text));
  if (labelled >= 0) return headerLeft.slice(labelled);
  const number = headerLeft.findIndex((line) => isNumberLine(line.text));
  if (number < 0) return [];
  const below = headerLeft
    .slice(number + 1)
    .filter((line) => !isUpperCase(line.text) && /\p{L}{2}/u.test(line.text));
  return below.map((line, index) => (index === 0 ? withoutBentLabel(line) : line));
}

/** A first word that begins with V and was hardly read is the "V/v" itself. */
function withoutBentLabel(line: PaperLine): PaperLine {
  const [first] = line.source.words;
  const isBent = first && first.confidence < 50 && /^\W?[VvWw]\S{0,5}$/u.test(first.text);
  return isBent ? (splitAtWord(line, 1)[1] ?? line) : line;
}

/** Lines joined to one text; a word cut by a hyphen at the end of a line keeps it. */
export function joinedLines(texts: readonly string[]): string {
  return texts.join(' ').replaceAll(/\s+/gu, ' ').trim();
}

function trimmed(text: string): string {
  const bare = text.replace(/^[\s:.;,–-]+/u, '').replace(/[\s.;:,_–-]+$/u, '');
  // The whole stood in quotation marks, of which the first went with its "V/v".
  const marks = bare.match(/["“”]/gu)?.length ?? 0;
  return marks === 1 ? bare.replace(/["”]$/u, '') : bare;
}
