/** The text of many lines as one string, with the way back from an offset to the line it stands on. */
import { joined } from '../reading/flow.ts';
import { boxAround } from './layout/paper-lines.ts';
import { readingConfidence, rounded, wordsBetween } from './evidence.ts';
import type { PaperLine } from './parts.ts';
import type { Evidence } from './understanding.ts';

export interface TextFlow {
  text: string;
  /** Where each line begins in the text. */
  starts: number[];
  lines: PaperLine[];
}

/** Lines of a section run on from one to the next; a new section begins on a new line ("\n"). */
export function flowOf(sections: readonly (readonly PaperLine[])[]): TextFlow {
  const starts: number[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const section of sections) {
    for (const [index, line] of section.entries()) {
      starts.push(length);
      const gap =
        index === section.length - 1 ? '\n' : goesOnInside(line.text, section[index + 1]!.text) ? '' : ' ';
      texts.push(line.text, gap);
      length += line.text.length + gap.length;
    }
  }
  return { text: texts.join(''), starts, lines: sections.flat() };
}

/** "73/2023/NĐ-" at the end of a line goes on without a space on the next, and so does "29-" before "/NQ/TW". */
function goesOnInside(line: string, next: string): boolean {
  const end = line.slice(-40);
  return joined(end, next) === end + next;
}

/** Proof by a passage: a box for each line of it on the page where it begins. */
export function proofInFlow(flow: TextFlow, start: number, end: number, certainty: number): Evidence {
  const first = lineAt(flow.starts, start);
  const { page } = flow.lines[first]!;
  const words: PaperLine['source']['words'] = [];
  const boxes: Evidence['boxes'] = [];
  for (let index = first; index < flow.lines.length && flow.starts[index]! < end; index++) {
    const line = flow.lines[index]!;
    const from = Math.max(0, start - flow.starts[index]!);
    const inLine = wordsBetween(line, from, Math.min(line.text.length, end - flow.starts[index]!));
    words.push(...inLine);
    if (line.page === page && inLine.length > 0) boxes.push(boxAround(inLine));
  }
  const quote = flow.text.slice(start, end).trim();
  return { quote, page, boxes, confidence: rounded(certainty * readingConfidence(words)) };
}

/** Index of the last start that is not past the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
