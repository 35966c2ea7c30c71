/** Where a file holds several papers, one scanned behind the other: the pages at which it may be split. */
import type { PaperSigns, SignEvidence } from './paper-signs.ts';

/**
 * A page at which a further paper seems to begin: a suggestion to split the file before it ("Tách văn bản").
 * It is stored with the reading (`readings.starts`), and shown on the dispatch as `starts`; an empty list
 * where the file holds one paper. Who splits at all of them gets the pages from 1 to the first start less
 * one, from each start to the next less one, and from the last one to the end.
 */
export interface PaperStart {
  /** Number in the file of the further paper's first page: 2 or more, in rising order. */
  page: number;
  /** What shows it: the title of the State or the Party, its number line, "Kính gửi"; boxes in points of that page. */
  evidence: SignEvidence[];
  /** 0 to 1; below 0.9 the paper before does not show its end. */
  confidence: number;
}

const SURE = 0.95;
/** The paper before shows no nơi nhận: a page of it may be missing, or the header be a form's. */
const UNSURE = 0.6;

/**
 * Appendices and attached plans start no paper: what says so itself, what has no number and is addressed to
 * nobody, and what an earlier page names as its enclosure.
 * @param pages in order; pages that could not be read are left out
 */
export function paperStartsOf(pages: readonly { number: number; signs: PaperSigns }[]): PaperStart[] {
  const starts: PaperStart[] = [];
  let closed = false;
  const enclosed = new Set<string>();
  for (const { number, signs } of pages) {
    const { opening } = signs;
    const isFurther = opening !== null && number > 1 && !opening.attached && !isIn(enclosed, opening.symbol);
    if (isFurther) {
      starts.push({ page: number, evidence: opening.evidence, confidence: closed ? SURE : UNSURE });
      closed = false;
      enclosed.clear();
    }
    closed ||= signs.closes;
    for (const symbol of signs.encloses) enclosed.add(symbol);
  }
  return starts;
}

function isIn(symbols: ReadonlySet<string>, symbol: string | null): boolean {
  return symbol !== null && symbols.has(symbol);
}
