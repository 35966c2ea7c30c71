/**
 * What understanding a long paper costs on one core, in processor time, so that other work on the machine does
 * not count: 30 pages, and 10 for the growth. The ratio to a fixed piece of work of the same kind (folding the
 * accents of a text) tells a slower program from a slower machine; it is compared with the one recorded here. The
 * first paper of a process costs more, for node has yet to compile the program: that is told beside.
 *
 *     npm run bench:understanding
 */
import type { Line, ReadPage } from '../src/reading/page.ts';
import { understand } from '../src/understanding/index.ts';
import { samplePapers } from './samples/papers.ts';

/** Measured on 27/11/2026 (Node 20); a run above twice this ratio fails. */
const RECORDED_RATIO = 3.4;
const RUNS = 9;
const LINES_A_PAGE = 40;
const LETTERS_A_LINE = 84;

function linesOf(count: number): string[] {
  const paragraphs = samplePapers.flatMap(({ body }) =>
    body.flatMap((block) => ('text' in block ? [block.text.replaceAll('**', '')] : [])),
  );
  const lines: string[] = [];
  for (let at = 0; lines.length < count; at = (at + 1) % paragraphs.length) {
    let line = '';
    for (const word of paragraphs[at]!.split(' ')) {
      if (line.length + word.length > LETTERS_A_LINE) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines.slice(0, count);
}

function paperOf(pages: number): ReadPage[] {
  const lines = linesOf(pages * LINES_A_PAGE);
  return Array.from({ length: pages }, (_, index) => ({
    number: index + 1,
    width: 595,
    height: 842,
    rotation: 0,
    source: 'text-layer',
    seconds: 0,
    lines: lines.slice(index * LINES_A_PAGE, (index + 1) * LINES_A_PAGE).map(lineAt),
  }));
}

function lineAt(text: string, place: number): Line {
  const y = 60 + place * 18;
  let x = 85;
  const words = text.split(' ').map((word) => {
    const placed = { text: word, x, y, width: word.length * 5, height: 12, confidence: 98 };
    x += word.length * 5 + 4;
    return placed;
  });
  return { zone: 'body', words, x: 85, y, width: x - 89, height: 12 };
}

/** In milliseconds of processor time. */
function costOnce(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The middle of several runs, in milliseconds of processor time. */
function costOf(work: () => unknown): number {
  work();
  const costs = Array.from({ length: RUNS }, () => costOnce(work));
  return costs.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)]!;
}

function foldMuch(): number {
  const text = linesOf(1200).join('\n');
  let length = 0;
  for (let turn = 0; turn < 12; turn++)
    length += text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().length;
  return length;
}

const [ten, thirty] = [paperOf(10), paperOf(30)];
const first = costOnce(() => understand(thirty));
const baseline = costOf(foldMuch);
const short = costOf(() => understand(ten));
const long = costOf(() => understand(thirty));
const ratio = long / baseline;

console.log(`30 trang: ${long.toFixed(0)} ms CPU   10 trang: ${short.toFixed(0)} ms CPU`);
console.log(`văn bản đầu tiên của tiến trình, 30 trang: ${first.toFixed(0)} ms CPU`);
console.log(`gấp ${(long / short).toFixed(2)} lần (tuyến tính là 3)`);
console.log(`so với việc chuẩn ${baseline.toFixed(0)} ms: ${ratio.toFixed(2)} (đã ghi ${RECORDED_RATIO})`);
if (ratio > 2 * RECORDED_RATIO) {
  console.error('Chậm hơn gấp đôi mức đã ghi.');
  process.exitCode = 1;
}
