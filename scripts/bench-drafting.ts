/**
 * What printing a two-page dispatch costs, warm, in processor time, so that other work on the machine does not count.
 * The ratio to a fixed piece of work of the same kind (measuring words) tells a slower program from a slower machine.
 *
 *     npm run bench:drafting
 */
import { checkDraft, previewPages, printPdf } from '../src/drafting/index.ts';
import type { DispatchDocument } from '../src/drafting/index.ts';
import { layOut } from '../src/drafting/layout/parts.ts';
import { textWidth } from '../src/printing/index.ts';
import { USUAL_STYLE } from '../src/drafting/index.ts';

/** Measured on 26/11/2026 (Node 20); a run above twice this ratio fails. */
const RECORDED_RATIO = 1.4;
const MOST_MS = 300;
const RUNS = 15;
const MADE = new Date('2026-11-26T00:00:00Z');

const SENTENCE =
  'Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Ủy ban nhân dân các xã, phường rà soát các khu vực trọng điểm, chuẩn bị lực lượng, phương tiện theo phương châm “bốn tại chỗ”, báo cáo kết quả trước ngày 30 tháng 11 năm 2026;';

const dispatch: DispatchDocument = {
  kind: 'Công văn',
  header: {
    parent: null,
    agency: 'Ủy ban nhân dân\ntỉnh Nam Hải',
    number: '128',
    symbol: 'UBND-TH',
    place: 'Nam Hải',
    date: '2026-11-05',
  },
  subject: 'tăng cường phòng cháy, chữa cháy rừng mùa khô năm 2026 - 2027',
  addressees: { label: 'Kính gửi', names: ['Các sở, ban, ngành tỉnh', 'Ủy ban nhân dân các xã, phường'] },
  authority: null,
  bases: [],
  enacting: null,
  body: Array.from({ length: 14 }, (_, index) => ({
    kind: index % 4 === 0 ? ('clause' as const) : ('point' as const),
    text: SENTENCE,
  })),
  endMark: true,
  signatures: [{ titles: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Trần Văn Bình' }],
  recipients: { list: ['Như trên'], filed: 'VT, TH' },
  urgency: null,
  circulation: null,
  contact: [],
  appendices: [],
  medium: 'electronic',
  style: USUAL_STYLE,
};

/** The middle of several runs, in milliseconds of processor time. */
async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)]!;
}

/** Four million letters measured. */
function yardstick(): number {
  let width = 0;
  for (let run = 0; run < 20_000; run++) width += textWidth(SENTENCE, 'regular', 14);
  return width;
}

const pages = layOut(dispatch).length;
await printPdf(dispatch, MADE);
yardstick();
const printing = await median(() => printPdf(dispatch, MADE));
const preview = await median(() => previewPages(dispatch));
const check = await median(() => checkDraft(dispatch));
const stick = await median(yardstick);
const ratio = printing / stick;
console.log(`PDF of ${pages} pages, warm: ${printing.toFixed(0)} ms of processor time (at most ${MOST_MS})`);
console.log(`preview ${preview.toFixed(0)} ms, format check ${check.toFixed(0)} ms`);
console.log(`ratio to measuring words: ${ratio.toFixed(2)} (recorded ${RECORDED_RATIO})`);
if (pages !== 2 || ratio > 2 * RECORDED_RATIO) process.exitCode = 1;
