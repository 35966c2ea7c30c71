/**
 * Whole papers of our own, of many offices, kinds and years, from their header to their appendices. The gold
 * answers of a file were written before the rules saw its papers; what the rules made of them at first sight
 * is the estimate for papers nobody has seen:
 *
 * | file | fields | obligations F1 | assignees | deadlines |
 * |---|---|---|---|---|
 * | 1-blind | 97.6 % | 89.5 % | 82.4 % | 85.3 % |
 * | 2-blind | 97.5 % | 90.3 % | 85.7 % | 96.4 % |
 * | 3-blind | 100 % | 89.4 % | 77.8 % | 93.7 % |
 * | 4-blind | 98.6 % | 83.7 % | 72.2 % | 88.9 % |
 * | 5-blind | 95.9 % | 93.2 % | 92.7 % | 97.6 % |
 * | 6-blind | 100 % | 76.5 % | 67.7 % | 83.9 % |
 * | 7-blind | 94.9 % | 92.2 % | 81.4 % | 89.8 % |
 * | 8-blind | 97.9 % | 96.1 % | 85.2 % | 95.1 % |
 * | 9-blind | 100 % | 92.1 % | 75.6 % | 100 % |
 * | 10-blind | 95.0 % | 91.4 % | 87.7 % | 86.8 % |
 * | 11-blind | 97.7 % | 89.0 % | 72.7 % | 92.2 % |
 * | 12-blind | 100 % | 96.8 % | 86.7 % | 95.0 % |
 * | 13-blind | 99.2 % | 94.6 % | 91.9 % | 91.9 % |
 * | 14-blind | 96.8 % | 95.0 % | 87.2 % | 95.5 % |
 * | 15-blind | 100 % | 97.0 % | 85.1 % | 93.9 % |
 * | 16-blind | 100 % | 88.4 % | 93.8 % | 96.1 % |
 * | 17-blind | 98.4 % | 95.6 % | 83.7 % | 95.3 % |
 * | 18-blind | 97.6 % | 94.3 % | 83.1 % | 91.9 % |
 * | 19-blind | 100 % | 91.6 % | 86.8 % | 96.3 % |
 * | 20-blind | 99.2 % | 93.3 % | 94.6 % | 99.3 % |
 * | 21-blind | 99.2 % | 94.2 % | 89.1 % | 97.3 % |
 * | 22-blind | 100 % | 94.2 % | 89.3 % | 98.4 % |
 * | 23-blind | 99.2 % | 93.5 % | 91.2 % | 100 % |
 * | 24-blind | 99.2 % | 93.2 % | 93.9 % | 98.9 % |
 * | 25-blind | 99.5 % | 91.6 % | 89.1 % | 96.0 % |
 * | 26-blind | 99.5 % | 89.3 % | 90.1 % | 99.0 % |
 * | 27-blind | 98.8 % | 86.5 % | 89.6 % | 96.7 % |
 * | 28-blind | 99.2 % | 84.8 % | 94.8 % | 98.8 % |
 * | 29-blind | 97.8 % | 86.6 % | 78.0 % | 95.3 % |
 * | 30-blind | 98.7 % | 93.7 % | 89.3 % | 94.9 % |
 * | 31-blind | 99.7 % | 89.3 % | 90.0 % | 96.7 % |
 * | 32-blind | 99.0 % | 90.1 % | 80.7 % | 96.5 % |
 * | 33-blind | 99.8 % | 83.5 % | 76.4 % | 93.1 % |
 * | 36-blind | 97.6 % | 92.4 % | 70.9 % | 97.0 % |
 * | 37-blind | 98.5 % | 91.1 % | 89.2 % | 98.0 % |
 * | 38-blind | 96.4 % | 91.2 % | 79.4 % | 96.3 % |
 * | 39-blind | 98.3 % | 80.8 % | 73.3 % | 95.0 % |
 * | 40-blind | 97.5 % | 76.9 % | 85.8 % | 93.8 % |
 * | 41-blind | 99.6 % | 98.1 % | 93.1 % | 97.3 % |
 * | 42-blind | 97.9 % | 98.3 % | 97.4 % | 97.9 % |
 * | 43-blind | 98.6 % | 94.7 % | 66.0 % | 97.0 % |
 * | 44-blind | 98.4 % | 95.6 % | 74.1 % | 95.1 % |
 * | 50-blind | 98.5 % | 76.4 % | 77.8 % | 93.8 % |
 * | 51-blind | 99.7 % | 81.6 % | 69.9 % | 94.7 % |
 * | 52-blind | 99.0 % | 94.9 % | 90.0 % | 98.7 % |
 * | 56-blind | 99.2 % | 94.4 % | 84.6 % | 99.4 % |
 * | 58-blind | 97.0 % | 92.9 % | 79.4 % | 97.1 % |
 * | 59-blind | 95.2 % | 94.7 % | 80.7 % | 96.3 % |
 * | 61-blind | 99.3 % | 92.2 % | 85.6 % | 96.0 % |
 * | 62-blind | 99.2 % | 95.1 % | 95.7 % | 97.3 % |
 * | 63-blind | 99.2 % | 95.4 % | 88.8 % | 98.9 % |
 * | 64-blind | 99.2 % | 90.1 % | 93.2 % | 96.2 % |
 * | 65-blind | 97.0 % | 90.9 % | 77.9 % | 99.0 % |
 * | 34-blind | 100 % | 94.8 % | 86.8 % | 97.9 % |
 * | 35-blind | 99.2 % | 95.0 % | 84.3 % | 96.9 % |
 * | 45-blind | 96.8 % | 94.7 % | 71.5 % | 96.8 % |
 * | 57-blind | 98.4 % | 87.1 % | 68.7 % | 92.2 % |
 * | 71-blind | 97.4 % | 93.5 % | 81.4 % | 97.7 % |
 *
 * 21 and 23 lay untouched while the rules learned from 20 and 22: then they gave F1 94.8 and 93.8 %, assignees
 * 89.7 and 91.2 %, deadlines 97.3 and 100 %. 25 lay untouched while they learned from 21, 23 and 24: then it gave
 * F1 92.9 %, assignees 88.7 %, deadlines 96.0 %. 26 to 33 are of further authors and harder: facts, permissions and
 * sanctions that read like duties, tables, orders without a verb, persons by rank. 27, 30 and 32 lay untouched, by
 * rules and weights, while those learned from 25, 26, 28, 29, 31 and 33: then they gave F1 91.7, 96.0 and 92.7 %,
 * assignees 89.7, 90.7 and 84.3 %, deadlines 96.9, 95.1 and 97.0 %. Rules have learned from them since, and the weights
 * (scripts/train-duties.ts) from all: the rules know nothing of 37 to 42. In 39 and 40 what is no duty outnumbers the
 * duties, in 41 and 42 there is little else; in 43 and 44 who must act is what is hard: lists in small letters, "và" and
 * verbs within names. Two careful readers who annotated 40 further papers apart agreed in 99.8 %
 * of the duties (F1), 98.7 % of the assignees and 99.0 % of the deadlines: so much is there to reach. How much hangs on
 * the lists of names and verbs, without new papers: scripts/thinned-lexicons.ts leaves a share of them out.
 *
 * 50 to 52 were written in the manner of papers that offices really sent: long purposes before the order, tasks in prose
 * without numbers, soft requests, forms for others to fill in, and much that describes and binds nobody; so was 59.
 * 58 is of offices that hardly any other paper names, 65 of doers that none does; 61 is of communes after 1 July 2025, and
 * 62 to 64 follow the build of papers that provinces, ministries, schools, hospitals and companies really sent.
 *
 * 34, 35, 45 and 57 were measured on for long and read by nobody; 34 is of ordinary papers, the others of offices that are
 * rarely named. 71 is short and untidy, as offices write every day: orders without a subject, doers only in "Kính gửi",
 * reports asked for without a verb. Their rows tell the first code that was measured on them after the last before.
 *
 * The weights are kept small (scripts/train-duties.ts): they fit the papers they learned from less closely, so that F1
 * of the latest files went down from 97.8 to 96.9 %, and what nobody learned from better: of 60 papers that offices
 * really sent, which are not carried here, F1 went from 87 to 91 %.
 *
 * The authors of 1 to 29 took "trước khi" before a step of the same work ("rửa tay trước khi ăn") for a deadline, those
 * of 30 and later, who agree, for the order of steps. The rules follow the later ones, which costs 18 deadlines of the
 * earlier files; their gold answers stay as they were written, and the floors of those files went down by it.
 *
 * The floors stand just under what is measured today, and rise with it. The latest files, whose papers the rules have
 * hardly learned from, have floors of their own; they went down when the harder 26 to 33 came among them, those of
 * assignees again with 36 to 40, whose persons of rank and joint names the lists don't know.
 *
 * Since then readings of numbers, dates and addressees as older papers print them, and deadlines told in a later part of an
 * item, raised the floors of fields and deadlines.
 *
 * The weights since learned from frames of sentences as well and keep less to the papers they were learned from: two floors
 * of F1 on misread papers went down by 0.1 and 0.2 points, while papers left out of the learning gained more than a point.
 * With 34, 35, 45, 57 and 71 among the latest those of F1 and deadlines went down by 0.2 points; worn papers are worn anew
 * wherever further ones come before them, which moves theirs by as much.
 *
 * With 61 to 65 among the latest those of F1 went down by 0.3 to 0.4 points and those of assignees rose by one: who acts was
 * learned from them, what is a duty was not: learned anew, the weights said nothing more of papers left out, and lost a
 * duty of a paper that an office really sent.
 */
import { describe, expect, it } from 'vitest';
import { scorePaper, type Total, totalOf } from '../../../src/evaluation/index.ts';
import type { ReadPage } from '../../../src/reading/page.ts';
import { understand } from '../../../src/understanding/index.ts';
import { worn } from '../degrade.ts';
import { pagesOf, type PaperText } from '../page-fixture.ts';
import { paperFiles, papersIn } from './paper-file.ts';

const FIRST_OF_LATEST = 17;
const papers = paperFiles().flatMap((file) =>
  papersIn(file).map((paper) => ({ ...paper, isLatest: Number.parseInt(file, 10) >= FIRST_OF_LATEST })),
);

interface Floors {
  fields: number;
  f1: number;
  assignees: number;
  deadlines: number;
}

type Reading = (paper: PaperText, place: number) => ReadPage[];

const READINGS: [string, Reading, Floors, latest: Floors][] = [
  [
    'printed',
    (paper) => pagesOf(paper),
    { fields: 0.99, f1: 0.991, assignees: 0.984, deadlines: 0.985 },
    { fields: 0.99, f1: 0.961, assignees: 0.9295, deadlines: 0.985 },
  ],
  [
    'printed, the columns of a row joined and no zones',
    (paper) => pagesOf(paper, { zones: 'none', joinRows: true }),
    { fields: 0.99, f1: 0.991, assignees: 0.984, deadlines: 0.985 },
    { fields: 0.99, f1: 0.961, assignees: 0.9295, deadlines: 0.985 },
  ],
  [
    'scanned, one word in fifty misread',
    (paper, place) => worn(pagesOf(paper), { seed: place + 1, slips: 0.02, spacing: 0.01 }),
    { fields: 0.985, f1: 0.978, assignees: 0.952, deadlines: 0.974 },
    { fields: 0.982, f1: 0.951, assignees: 0.897, deadlines: 0.976 },
  ],
  [
    'scanned badly, one word in twenty misread',
    (paper, place) => worn(pagesOf(paper), { seed: place + 1, slips: 0.05, spacing: 0.02 }),
    { fields: 0.9745, f1: 0.9625, assignees: 0.9085, deadlines: 0.9595 },
    { fields: 0.968, f1: 0.937, assignees: 0.865, deadlines: 0.963 },
  ],
];

function figures({ fieldMean, obligations }: Total): Floors {
  return {
    fields: fieldMean ?? 0,
    f1: obligations.f1 ?? 0,
    assignees: obligations.assignees ?? 0,
    deadlines: obligations.deadlines ?? 0,
  };
}

describe('papers of our own', () => {
  it.each(READINGS)('%s, are understood no worse than before', (_, read, floors, latest) => {
    const rows = papers.map(({ name, paper, gold, isLatest }, place) => ({
      isLatest,
      row: scorePaper(name, gold, understand(read(paper, place))),
    }));
    for (const [isLatest, least] of [
      [false, floors],
      [true, latest],
    ] as const) {
      const scored = rows.filter((each) => each.isLatest === isLatest).map(({ row }) => row);
      const total = figures(totalOf(scored));
      const misses = scored.flatMap(({ name, misses }) => misses.map((miss) => `${name} ${miss}`));
      for (const figure of Object.keys(least) as (keyof Floors)[])
        expect(total[figure], `${figure}\n${misses.join('\n')}`).toBeGreaterThanOrEqual(least[figure]);
    }
  });
});
