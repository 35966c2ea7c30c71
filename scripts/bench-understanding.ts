/**
 * What understanding a long paper costs on one core, in processor time, so that other work on the machine does
 * not count: 30 pages, and 10 for the growth. Two figures are told apart: what the thread that understands took,
 * which is how long somebody waits on a quiet machine ("luồng"), and what the whole process took ("CPU"), with the
 * helpers by which node compiles and clears up on other cores meanwhile. It is measured in a thread with the room that
 * the service gives to the one that understands. No paper is understood twice and hardly a line is met twice, so that
 * nothing is kept from the paper before but what node has made of the program: the first paper, those behind it
 * while node still compiles, and the steady state are told apart. The ratio to a fixed piece of work of the same
 * kind tells a slower program from a slower machine; it is compared with the one recorded here.
 *
 *     npm run bench:understanding
 */
import { readFileSync } from 'node:fs';
import { isMainThread, Worker } from 'node:worker_threads';
import type { Line, ReadPage } from '../src/reading/page.ts';
import { THREAD_LIMITS } from '../src/registry/understanding-thread.ts';
import { understand } from '../src/understanding/index.ts';
import { samplePapers } from './samples/papers.ts';

/** Measured on 27/11/2026 (Node 20); a run above twice this ratio fails. */
const RECORDED_RATIO = 3.5;
const RUNS = 9;
const LINES_A_PAGE = 40;
/** Lines of each paper, and of each turn through the text, are of another width: none is met again. */
const LETTERS_A_LINE = 84;
const WIDTHS = 30;
/** Papers from which on node compiles little more. */
const SETTLED = 20;

/** The same text, cut otherwise for each paper. */
function linesOf(count: number, paper = 0): string[] {
  const paragraphs = samplePapers.flatMap(({ body }) =>
    body.flatMap((block) => ('text' in block ? [block.text.replaceAll('**', '')] : [])),
  );
  const lines: string[] = [];
  for (let at = 0; lines.length < count; at += 1) {
    const turn = Math.floor(at / paragraphs.length);
    const width = LETTERS_A_LINE - ((paper * 7 + turn * 3) % WIDTHS);
    let line = '';
    for (const word of paragraphs[(at + paper) % paragraphs.length]!.split(' ')) {
      if (line.length + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines.slice(0, count);
}

function paperOf(pages: number, paper: number): ReadPage[] {
  return pagesOf(linesOf(pages * LINES_A_PAGE, paper));
}

function pagesOf(lines: readonly string[]): ReadPage[] {
  return Array.from({ length: Math.ceil(lines.length / LINES_A_PAGE) }, (_, index) => ({
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

/** What papers have too much of at times: so many in one sentence or one paragraph. */
const SHAPES: readonly (readonly [name: string, text: (count: number) => string])[] = [
  [
    'ngày trong một câu',
    (count) => `Các khoa ${times(count, (at) => `báo cáo trước ngày 15/${(at % 12) + 1}/2026`, ', ')}.`,
  ],
  [
    'đơn vị cùng việc trong một câu',
    (count) => `${times(count, (at) => `Hội Nông dân phụ trách thôn A${at}`, ', ')}.`,
  ],
  ['câu trong một đoạn', (count) => times(count, (at) => `Phòng Số ${at} rà soát hồ sơ.`, ' ')],
  [
    'dấu phẩy trong một câu',
    (count) => `Phòng Tài chính rà soát ${times(count, (at) => `hồ sơ ${at}`, ', ')}.`,
  ],
  [
    'điều kiện trong một câu',
    (count) => `Các khoa ${times(count, () => 'nếu có khó khăn thì báo cáo', ', ')}.`,
  ],
];
const FEW = 500;
const MANY = 4 * FEW;

const times = (count: number, each: (at: number) => string, joint: string): string =>
  Array.from({ length: count }, (_, at) => each(at)).join(joint);

/** How much more of the processor four times as many cost. */
function growthOf(text: (count: number) => string): number {
  const [few, many] = [FEW, MANY].map((count) => {
    const pages = pagesOf(text(count).match(/.{1,80}(?: |$)/gu) ?? []);
    return middle(Array.from({ length: 3 }, () => costOnce(() => understand(pages)))).thread;
  });
  return many! / few!;
}

/** In milliseconds of processor time: of the thread that works, and of the whole process. */
interface Cost {
  thread: number;
  whole: number;
}

/** What this thread has taken so far, in milliseconds; where the system does not tell, the time that passed. */
function threadTime(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

function costOnce(work: () => unknown): Cost {
  const before = process.cpuUsage();
  const started = threadTime();
  work();
  const thread = threadTime() - started;
  const { user, system } = process.cpuUsage(before);
  return { thread, whole: (user + system) / 1000 };
}

const middleOf = (costs: readonly number[]): number =>
  costs.toSorted((a, b) => a - b)[Math.floor(costs.length / 2)]!;

const middle = (costs: readonly Cost[]): Cost => ({
  thread: middleOf(costs.map(({ thread }) => thread)),
  whole: middleOf(costs.map(({ whole }) => whole)),
});

/** The middle of several papers, from the one of this number on. */
function costOfPapers(pages: number, first: number): Cost {
  const papers = Array.from({ length: RUNS }, (_, index) => paperOf(pages, first + index));
  return middle(papers.map((paper) => costOnce(() => understand(paper))));
}

/**
 * Work of the kind that understanding is made of, and that nobody will change: words are folded, counted, looked up
 * and kept in small objects, lines are tried against expressions.
 */
function fixedWork(): number {
  const seen = new Map<string, { word: string; places: number[] }>();
  let found = 0;
  for (const [at, line] of linesOf(4800).entries()) {
    if (/(?:^|\s)(?:giao|đề nghị|yêu cầu)\s/iu.test(line)) found += 1;
    for (const word of line.split(' ')) {
      const folded = word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
      const kept = seen.get(folded);
      if (kept) kept.places.push(at);
      else seen.set(folded, { word, places: [at] });
    }
  }
  return found + seen.size;
}

function measure(): void {
  const firstPaper = paperOf(30, 0);
  const first = costOnce(() => understand(firstPaper));
  const early = costOfPapers(30, 1);
  for (let paper = RUNS + 1; paper < SETTLED; paper += 1) understand(paperOf(30, paper));
  const long = costOfPapers(30, SETTLED);
  const short = costOfPapers(10, SETTLED + RUNS);
  fixedWork();
  const baseline = middle(Array.from({ length: RUNS }, () => costOnce(fixedWork)));
  const ratio = long.thread / baseline.thread;

  const told = ({ thread, whole }: Cost) => `${thread.toFixed(0)} ms luồng, ${whole.toFixed(0)} ms CPU`;
  console.log(`30 trang: ${told(long)}   10 trang: ${told(short)}`);
  console.log(
    `khi tiến trình mới chạy, 30 trang: văn bản đầu ${told(first)}; văn bản 2–${RUNS + 1} ${told(early)}`,
  );
  console.log(`gấp ${(long.whole / short.whole).toFixed(2)} lần (tuyến tính là 3)`);
  console.log(
    `so với việc chuẩn ${baseline.thread.toFixed(0)} ms luồng: ${ratio.toFixed(2)} (đã ghi ${RECORDED_RATIO})`,
  );
  for (const [name, text] of SHAPES)
    console.log(
      `gấp bốn số ${name}: gấp ${growthOf(text).toFixed(1)} lần (tuyến tính là 4, bình phương là 16)`,
    );
  if (ratio > 2 * RECORDED_RATIO) {
    console.error('Chậm hơn gấp đôi mức đã ghi.');
    process.exitCode = 1;
  }
}

// As the service runs it: in a thread with the room of its own.
if (isMainThread) {
  const thread = new Worker(process.argv[1]!, { resourceLimits: THREAD_LIMITS });
  thread.on('exit', (code) => (process.exitCode ||= code));
} else measure();
