/** What a searchable PDF is made of, as it travels to the process that makes it. */
import type { Line } from '../page.ts';
import type { PaperKind } from '../paper.ts';
import type { QuarterTurn } from '../raster.ts';

export interface SearchableSource {
  path: string;
  kind: PaperKind;
  sha256: string;
}

export interface SearchablePage {
  /** Which of the sources, from 0, and which page of it, from 1. */
  source: number;
  page: number;
  /** As in the reading; 0 by 0 where the page could not be read. */
  width: number;
  height: number;
  rotation: QuarterTurn;
  lines: Line[];
  /** False: the page's own text layer was believed as it is, and stays. */
  needsLayer: boolean;
}

export interface SearchablePaper {
  sources: SearchableSource[];
  pages: SearchablePage[];
  /** Where the PDF is written. */
  out: string;
}

export interface SearchableResult {
  /** A source carries a digital signature: the copy says that it does not replace it. */
  signed: boolean;
  /** Why it is not called PDF/A-2b; none: it is. */
  obstacles: string[];
}
