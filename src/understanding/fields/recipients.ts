/** Ô 9b: nơi nhận, up to and with "Lưu: …". */
import type { Finding } from '../evidence.ts';
import { startsWithDash } from '../layout/dashes.ts';
import { plain } from '../likeness.ts';
import type { PaperLine, PaperParts } from '../parts.ts';
import { entriesOf, listFinding } from './lists.ts';

const HEADING = /^[^:;]{0,3}n[oơớờ]i\s{0,2}nh\S{1,3}\s{0,2}[:;.]?/iu;

export function recipientsOf(parts: PaperParts): Finding<string[]> | null {
  const lines = upToFiling(parts.recipients);
  return listFinding(entriesOf(lines, HEADING), lines, 0.95);
}

/** The list ends with the line that says where the paper is filed; what follows is not a recipient. */
function upToFiling(lines: readonly PaperLine[]): PaperLine[] {
  const filing = lines.findIndex((line) => /^luu\b/.test(plain(line.text)));
  if (filing < 0) return [...lines];
  let end = filing + 1;
  while (end < lines.length && continuesFiling(lines, end)) end++;
  return lines.slice(0, end);
}

function continuesFiling(lines: readonly PaperLine[], index: number): boolean {
  const line = lines[index]!;
  if (startsWithDash(line.text)) return true;
  const above = lines[index - 1]!;
  return (
    !/[.]$/u.test(above.text) &&
    line.box.y - above.box.y < above.box.height * 2 &&
    /[,;:(–-]$|^[(\p{Ll}]/u.test(above.text + line.text[0]!)
  );
}
