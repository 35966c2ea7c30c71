/** What a reading reads: pages of files in an order of their own, some of them as a person says. */
import type { Engine } from './engine.ts';
import type { QuarterTurn } from './raster.ts';

/** Shares of the page's width and height, as the file shows it, that are left out at its edges. */
export interface Margins {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** How a person wants a page to be read; what is not said the reader finds out. */
export interface PageSettings {
  /** The turn that sets the page upright. */
  turn?: QuarterTurn | undefined;
  /** What lies at the edges is no part of the paper: the table it lay on, a neighbour's page. */
  crop?: Margins | undefined;
  /** The engine that reads the page; otherwise the one of the service. */
  engine?: Engine | undefined;
}

export interface PlannedPage extends PageSettings {
  sha256: string;
  /** Number in its file, from 1. */
  page: number;
}

/** Page 1 of the reading first. */
export type ReadingPlan = PlannedPage[];
