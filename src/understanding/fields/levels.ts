/** Độ khẩn and độ mật (NĐ 30/2020, PL I, III.2; Luật Bảo vệ bí mật nhà nước): true marks only. */
import { isRead, type Line, type PageReading } from '../../reading/page.ts';
import { proofOfLines, type Finding } from '../evidence.ts';
import { secrecyMarked, urgencyMarked } from '../layout/marks.ts';
import type { PaperParts } from '../parts.ts';
import type { Secrecy, Urgency } from '../understanding.ts';
import { urgencyNamed } from './type-subject.ts';

export function urgencyOf(parts: PaperParts): Finding<Urgency> | null {
  return levelOf(parts, urgencyMarked) ?? urgencyNamed(parts.title);
}

export function secrecyMarkOf(parts: PaperParts): Finding<Secrecy> | null {
  return levelOf(parts, secrecyMarked);
}

function levelOf<Level>(parts: PaperParts, read: (text: string) => Level | null): Finding<Level> | null {
  for (const line of [...parts.marks, ...parts.overlays]) {
    const value = read(line.text);
    if (value) return { value, evidence: proofOfLines([line], 0.97) };
  }
  return null;
}

/** The texts of a row whose words stand far apart: a frame may share its row with the other column. */
function cellsOf(line: Line): string[] {
  const cells: string[][] = [];
  for (const [index, word] of line.words.entries()) {
    const before = line.words[index - 1];
    const isFar = !before || word.x - before.x - before.width > word.height * 1.5;
    if (isFar) cells.push([word.text]);
    else cells.at(-1)!.push(word.text);
  }
  return cells.map((cell) => cell.join(' '));
}

const STRICTNESS: readonly Secrecy[] = ['Mật', 'Tối mật', 'Tuyệt mật'];

/**
 * The highest độ mật marked on any page, before anything of the paper is stored: papers marked so must be
 * kept off an ordinary network. Looks only at frames in the upper part of a page and at stamps, so it costs
 * nothing and the word "mật" in a text is no mark.
 */
export function secrecyOf(pages: readonly PageReading[]): Secrecy | null {
  const marked = pages
    .filter(isRead)
    .flatMap((page) =>
      page.lines.filter(
        (line) => line.zone === 'overlay' || line.y < page.height * (page.number === 1 ? 0.5 : 0.2),
      ),
    )
    .flatMap(cellsOf)
    .map(secrecyMarked)
    .filter((level) => level !== null);
  return STRICTNESS.findLast((level) => marked.includes(level)) ?? null;
}
