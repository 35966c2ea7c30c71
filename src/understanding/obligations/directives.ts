/**
 * Directions that the office which received a paper typed or stamped on it ("Chuyển Phòng Nội vụ tham mưu
 * trước 15/8"): no obligation of the paper, but offered to the register as a directive (bút phê).
 */
import type { PaperLine, PaperParts } from '../parts.ts';
import type { Evidence, Metadata } from '../understanding.ts';
import { clauseOf } from './clauses.ts';
import { deadlineOf, NO_DEADLINE } from './deadline.ts';
import { withDetail } from './deadline-detail.ts';
import { actorsAt } from './actors.ts';
import { tokensOf } from './tokens.ts';
import type { Deadline } from '../understanding.ts';

export interface SuggestedDirective {
  /** The words as they stand on the paper. */
  words: string;
  /** Who wrote it, where a post stands before it: "Chủ tịch", "CVP". */
  author: string | null;
  assignees: string[];
  cooperators: string[];
  deadline: Deadline;
  evidence: Evidence[];
  confidence: number;
}

/** The directions among the overlays of a paper. */
export function suggestDirectives(parts: PaperParts, metadata: Metadata): SuggestedDirective[] {
  return notesOf(parts.overlays)
    .map((lines) => directiveOf(lines, metadata))
    .filter((directive) => directive !== null);
}

/** Lines that stand right below each other are one note. */
function notesOf(lines: readonly PaperLine[]): PaperLine[][] {
  const notes: PaperLine[][] = [];
  for (const line of lines) {
    const note = notes.at(-1);
    const last = note?.at(-1);
    const below =
      last !== undefined &&
      last.page === line.page &&
      Math.abs(line.box.y - last.box.y) < 2.2 * Math.max(last.box.height, 1) &&
      line.box.x < last.box.x + Math.max(last.box.width, 1);
    if (note !== undefined && below) note.push(line);
    else notes.push([line]);
  }
  return notes;
}

const TRANSFER =
  /^(?:-?\s*)?(?:(?:đ\/c |đồng chí |ông |bà )?(?<author>(?:P?CT|P?CVP|PGĐ|GĐ|BT|PBT|Chủ tịch|Phó Chủ tịch|Giám đốc|Phó Giám đốc|Chánh Văn phòng|Bí thư)[^:,;.]{0,30}):\s*)?(?<verb>(?:kính )?(?:chuyển|giao|chỉ đạo|đề nghị|yêu cầu|phân công|lưu ý)(?: cho)?)\s+/iu;

function directiveOf(lines: readonly PaperLine[], metadata: Metadata): SuggestedDirective | null {
  const words = lines
    .map((line) => line.text)
    .join(' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const opening = TRANSFER.exec(words);
  if (opening === null || words.length > 600) return null;
  const told = toldIn(words, opening);
  if (told === null) return null;
  const deadline = deadlineOf(words, metadata.date)?.deadline ?? NO_DEADLINE;
  return {
    words,
    author: opening.groups?.['author']?.trim() ?? null,
    ...told,
    deadline: withDetail(deadline, { text: words, paperDate: metadata.date, inherited: false }),
    evidence: [
      { quote: words, page: lines[0]?.page ?? 1, boxes: lines.map((line) => line.box), confidence: 0.7 },
    ],
    confidence: 0.7,
  };
}

/** "Chuyển Phòng Nội vụ tham mưu": whom, also behind verbs that papers themselves do not use. */
function toldIn(
  words: string,
  opening: RegExpExecArray,
): { assignees: string[]; cooperators: string[] } | null {
  const rest = words.slice(opening[0].length);
  const clause = clauseOf(`Giao ${rest}`);
  if (clause.assignees.length > 0) return { assignees: clause.assignees, cooperators: clause.cooperators };
  const named = actorsAt(tokensOf(rest), 0);
  return named === null ? null : { assignees: named.names, cooperators: [] };
}
