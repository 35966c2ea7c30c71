/** Lists of names as a dispatch prints them: kính gửi and nơi nhận, one entry a dash. */
import { proofOfLines, type Finding } from '../evidence.ts';
import { startsWithDash, withoutDash } from '../layout/dashes.ts';
import { right } from '../layout/paper-lines.ts';
import type { PaperLine } from '../parts.ts';
import { isScanned, repairedName } from '../spelling.ts';
import { repairedAbbreviation } from './symbols.ts';

interface Entry {
  text: string;
  /** Right edge of its last line, and whether that line looks unfinished. */
  last: PaperLine;
}

/**
 * One entry for each dash; a line without one continues the entry before it, unless that one was closed by
 * ";" or "." or plainly ended short of its column.
 */
export function entriesOf(lines: readonly PaperLine[], heading: RegExp): string[] {
  const entries: Entry[] = [];
  for (const [index, line] of lines.entries()) {
    const whole = index === 0 ? line.text.replace(heading, '').trim() : line.text.trim();
    const text = whole.replace(FURTHER, '');
    if (!/[\p{L}\d]/u.test(text)) continue;
    const last = entries.at(-1);
    if (!last || text !== whole || opensEntry(text, line, last, lines))
      entries.push({ text: withoutDash(text), last: line });
    else Object.assign(last, { text: `${last.text} ${text}`, last: line });
  }
  return entries
    .map((entry) => withoutEnd(entry.text))
    .map((text) => (isScanned(lines) ? repairedName(withAbbreviations(withRemark(text))) : text))
    .filter((text) => text !== '');
}

/** "Đồng kính gửi: Ban Giám đốc", "2. Sở Nội vụ": what opens a further entry, and is none of its name. */
const FURTHER = /^(?:Đồng (?:kính )?gửi\s{0,2}:|\d{1,2}[.)])\s+/iu;

function opensEntry(text: string, line: PaperLine, last: Entry, lines: readonly PaperLine[]): boolean {
  if (startsWithDash(text)) return true;
  if (/[;.]$/u.test(last.text)) return /^\p{Lu}/u.test(text);
  if (lines.some((other) => startsWithDash(other.text))) return false;
  const edge = Math.max(...lines.map((line) => right(line.box)));
  const endedShort = right(last.last.box) < edge - 90;
  return (
    endedShort && /^\p{Lu}/u.test(text) && !/[,:&-]$/u.test(last.text) && line.box.x <= last.last.box.x + 4
  );
}

/** The remark "(b/c)" (để báo cáo) is short enough for OCR to miss: "(b/o)", "(b/C)". */
function withRemark(text: string): string {
  return text.replace(/\((để )?b\/[oeCGc]\)$/u, '($1b/c)').replace(/\((để )?[tV]\/?h\)$/u, '($1t/h)');
}

function withAbbreviations(text: string): string {
  return text.replaceAll(/(?<!\p{L})\p{Lu}{4,}(?!\p{L})/gu, repairedAbbreviation);
}

/** Without the ";" or "." that closes an entry; the dot of an abbreviation in brackets stays. */
export function withoutEnd(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .replace(/[\s;,:]+$/u, '')
    .replace(/(?:\s?[./]){1,3}$/u, '')
    .trim();
}

export function listFinding(
  values: string[],
  lines: readonly PaperLine[],
  certainty: number,
): Finding<string[]> | null {
  return values.length === 0 ? null : { value: values, evidence: proofOfLines(lines, certainty) };
}
