/**
 * Quarters that look clean and cannot be: a scan loses a stroke of "quý III" and leaves a faultless "quý II".
 * Only what stands around it gives it away; the day is never put right by itself, a person looks at the page.
 */
import type { Deadline, Obligation } from '../understanding.ts';

/** Marks the quarters of a scanned paper that its other quarters, or its own date, contradict. */
export function doubtQuarters(duties: readonly Obligation[], paperDate: string | null): void {
  const quarters = duties.flatMap(({ deadline }) => readQuarter(deadline) ?? []);
  for (const [place, quarter] of quarters.entries()) {
    const hasPassed = paperDate !== null && (quarter.deadline.date ?? paperDate) < paperDate;
    if (mayBeLater(quarter, 1) && (hasPassed || fallsBack(quarters, place))) doubt(quarter.deadline);
  }
  if (paperDate === null) return;
  for (const duty of duties) {
    const passed = duty.deadline.kind === 'none' ? passedQuarter(duty, paperDate) : null;
    if (passed !== null) duty.deadline = passed;
  }
}

interface ReadQuarter {
  deadline: Deadline;
  /** Strokes of its numeral; 0 where it is no row of strokes. */
  strokes: number;
  /** Quarters since the year 0, for their order. */
  order: number;
}

function readQuarter(deadline: Deadline): ReadQuarter | null {
  const numeral = /quý (I{1,3}|IV|[1-4])(?![\p{L}\d])/u.exec(deadline.raw ?? '')?.[1];
  if (numeral === undefined || deadline.kind !== 'date' || deadline.date === null) return null;
  const [year, month] = deadline.date.split('-').map(Number) as [number, number];
  const strokes = /^I+$/u.test(numeral) ? numeral.length : 0;
  return { deadline, strokes, order: year * 4 + Math.ceil(month / 3) };
}

/** Whether so many strokes may have been lost: there is no numeral of four. */
function mayBeLater({ strokes }: ReadQuarter, lost: number): boolean {
  return strokes > 0 && strokes + lost <= 3;
}

/** "quý III, quý II, quý III": in a list that runs in order one steps back, and with its lost strokes would not. */
function fallsBack(quarters: readonly ReadQuarter[], place: number): boolean {
  const [before, here, behind] = [quarters[place - 1], quarters[place], quarters[place + 1]];
  if (before === undefined || here === undefined || here.order >= before.order) return false;
  const goesOn = behind === undefined ? place >= 3 : behind.order >= before.order;
  const others = quarters.filter((_, index) => index !== place);
  const inOrder = others.every(({ order }, index) => index === 0 || order >= (others[index - 1]?.order ?? 0));
  return goesOn && inOrder && mayBeLater(here, before.order - here.order);
}

function doubt(deadline: Deadline): void {
  if (deadline.warnings?.includes('misread') === true) return;
  deadline.detail = 'ocr-damaged';
  deadline.certainty = 'assumed';
  deadline.warnings = [...(deadline.warnings ?? []), 'misread'];
}

const STILL_TO_COME =
  /(?:trong|xong|hoàn thành|chậm nhất|đến hết|hết) quý (I{1,2})(?: ?\/ ?| năm | )(20\d\d)(?!\d)/iu;

/** What is still to be done cannot be due in a quarter before the paper: its day stays open, its words are shown. */
function passedQuarter({ evidence }: Obligation, paperDate: string): Deadline | null {
  const found = STILL_TO_COME.exec(evidence.map(({ quote }) => quote).join(' '));
  if (found === null) return null;
  const [raw, numeral = '', year = ''] = found;
  const last = `${year}-${String(numeral.length * 3).padStart(2, '0')}-31`;
  if (last >= paperDate || `${year}-09-31` < paperDate) return null;
  return {
    kind: 'date',
    raw,
    date: null,
    detail: 'ocr-damaged',
    certainty: 'open',
    warnings: ['misread'],
  };
}
