/** Ô 10 and what is issued with a decision: the pages behind the signature. */
import type { ReadPage } from '../../reading/page.ts';
import { kindAtStart } from '../document-kinds.ts';
import { isUpperCase, plain } from '../likeness.ts';
import type { Appendix, PaperLine } from '../parts.ts';
import { opensAppendix } from './foot.ts';
import { isNationalTitle, isTypeName } from './header.ts';
import { middleX } from './paper-lines.ts';

/**
 * Groups the lines behind the signature into appendices: each begins at its "Phụ lục …", or at the title
 * of a regulation "(Ban hành kèm theo Quyết định số …)"; a page without a heading of its own continues
 * the one before.
 */
export function appendicesOf(lines: readonly PaperLine[], pages: ReadonlyMap<number, ReadPage>): Appendix[] {
  const appendices: Appendix[] = [];
  for (const [index, line] of lines.entries()) {
    const last = appendices.at(-1);
    if (!last || (opensNext(lines, index, pages) && last.lines.length > 1))
      appendices.push(opened(lines, index));
    else if (line !== last.heading) last.lines.push(line);
  }
  return appendices;
}

/** The heading may stand under a header of its own, as on a plan that is sent with a công văn. */
function opened(lines: readonly PaperLine[], index: number): Appendix {
  const near = lines.slice(index, index + 12).filter((line) => line.page === lines[index]!.page);
  const heading =
    near.find((line) => opensAppendix(line)) ?? near.find((line) => isTypeName(line.text)) ?? lines[index]!;
  return { heading, lines: lines[index] === heading ? [] : [lines[index]!] };
}

/** The first line of a page that carries quốc hiệu near its top: a whole further paper. */
function opensFurtherPaper(lines: readonly PaperLine[], index: number): boolean {
  const line = lines[index]!;
  if (index > 0 && lines[index - 1]!.page === line.page) return false;
  return lines
    .slice(index, index + 8)
    .some((other) => other.page === line.page && isNationalTitle(other.text));
}

function opensNext(
  lines: readonly PaperLine[],
  index: number,
  pages: ReadonlyMap<number, ReadPage>,
): boolean {
  const line = lines[index]!;
  if (opensFurtherPaper(lines, index)) return true;
  const page = pages.get(line.page);
  if (!page || Math.abs(middleX(line.box) - page.width / 2) > page.width * 0.2) return false;
  if (opensAppendix(line)) return true;
  return (
    isUpperCase(line.text) &&
    kindAtStart(line.text) !== null &&
    isIssuedWith(lines.slice(index + 1, index + 6))
  );
}

/** "(Ban hành kèm theo Quyết định số …)", "(Kèm theo …)" under the title of what follows. */
export function isIssuedWith(lines: readonly PaperLine[]): boolean {
  return lines.some((line) => /^(?:ban hanh )?kem theo\b/.test(plain(line.text)));
}
