/**
 * What was typed over a paper that is text itself: "SAO Y" with the time of signing, directions across its lines. Left
 * among the paper's own words, it would stand in the middle of its sentences.
 */
import { foldAccents } from '../platform/vietnamese.ts';
import type { Box } from './page.ts';
import type { TextRun } from './paper.ts';

/** Share of a page's letters that may be typed over it. */
const MOST = 0.25;
/** Kinds of copy, as they are headed: papers that are asked for are "bản sao y" in a sentence. */
const COPY = /(?<!\p{L})(?:S(?:ao|AO) (?:[yY]|lục|LỤC)|T(?:rích sao|RÍCH SAO))(?!\p{L})/u;
/** What programs that sign and register fill in; sentences say "kể từ ngày ký", "tổng số đến 31/12". */
const FILLED_IN = /\b(?:(?:thoi gian|nguoi|ngay) ky|ky boi|(?:so|ngay) den)\s?:|\b(?:thoi gian|ngay) ky\s?\d/;
/** Of a run's height: where its letters stand. */
const INKED = { from: 0.25, to: 0.85 };
/** Share of the smaller of two runs on which the other lies. */
const LAPPED = 0.25;

/**
 * The last runs of a page, in typefaces that nothing before them has, where they lie on other text or say that they
 * are of a copy; none otherwise: a page number has a typeface of its own too.
 * @param runs in the order in which the page is drawn
 */
export function typedOver(runs: readonly TextRun[]): TextRun[] {
  const last = lastInOtherTypefaces(runs);
  const own = runs.slice(0, runs.length - last.length);
  const text = last.map((run) => run.text).join(' ');
  const liesOn = last.some((run) => own.some((other) => run.text !== other.text && isLapped(run, other)));
  const isOfCopy = COPY.test(text.normalize('NFC')) || FILLED_IN.test(foldAccents(text));
  return liesOn || isOfCopy ? last : [];
}

/** As many as there are up to the most that may be. */
function lastInOtherTypefaces(runs: readonly TextRun[]): TextRun[] {
  const firsts = new Map<string, number>();
  runs.forEach(({ font = '' }, at) => {
    if (!firsts.has(font)) firsts.set(font, at);
  });
  const most = MOST * runs.reduce((sum, { text }) => sum + text.length, 0);
  let start = runs.length;
  let earliest = runs.length;
  for (let at = runs.length - 1, letters = 0; at > 0; at--) {
    const { font = '', text } = runs[at]!;
    letters += text.length;
    if (letters > most || font === '') break;
    earliest = Math.min(earliest, firsts.get(font)!);
    if (earliest === at) start = at;
  }
  return runs.slice(start);
}

function isLapped(run: TextRun, other: TextRun): boolean {
  const [a, b] = [inkOf(run), inkOf(other)];
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const smaller = Math.min(a.width * a.height, b.width * b.height);
  return width > 0 && height > 0 && width * height > LAPPED * smaller;
}

function inkOf({ x, y, width, height, turned }: TextRun): Box {
  const [from, size] = [INKED.from * height, (INKED.to - INKED.from) * height];
  return turned === 90 || turned === 270 ? { x, y, width, height } : { x, y: y + from, width, height: size };
}
