/**
 * The port between an office and its readers: everything that needs native code (opening, reading and drawing
 * papers, writing searchable PDFs, checking signatures) is asked for here, whoever does it. Two makers:
 * `ReadingDesk` (desk.ts) lends all of it to readers on other machines and runs anywhere; `ReaderPool`
 * (reader-pool.ts) is a desk with processes of its own machine at it, beside those elsewhere.
 */
import type { Checking, SignatureCheck } from '../signatures/index.ts';
import type { Engine } from './engine.ts';
import type { PageReading } from './page.ts';
import type { PageImage, PageImageOptions } from './page-image.ts';
import type { PaperKind } from './paper.ts';
import type { QuarterTurn } from './raster.ts';
import type { PageSettings } from './reading-plan.ts';
import type { SearchablePage, SearchableResult } from './searchable/searchable-paper.ts';

/** A paper as it is handed to readers: by the hash of its bytes, or as a file of this machine, which is never lent. */
export type PaperAtHand = { kind: PaperKind } & (
  | {
      /** SHA-256 in lower-case hexadecimal: its key in the office's storage, and what who fetches it checks. */
      sha256: string;
      /** The bytes of a paper that is in no storage and only passes through. */
      bytes?: Uint8Array;
      /** Where it lies, once this machine's own readers looked. */
      path?: string;
    }
  | { path: string; sha256?: undefined; bytes?: undefined }
);

export type ReadRequest = PaperAtHand & {
  /** From 1; pages before it are skipped. */
  firstPage?: number;
  /** Only these pages. */
  pages?: readonly number[];
  /** What people say of pages, by their numbers. */
  settings?: ReadonlyMap<number, PageSettings>;
  /** Look for digital signatures too, where it is a PDF. */
  checking?: Checking;
  /** How the page read before lay, where it is known: looked at first. */
  rotation?: QuarterTurn | undefined;
  /** Papers of a higher one are read first; 0 where nothing is said. */
  priority?: number;
  /** Every page of the file was read once, by who may open papers, and nothing secret found. */
  isCleared?: boolean;
};

export interface ReadCallbacks {
  /** Told once the paper is open: its pages, skipped ones included, and what reads them, where whoever opened it says so. */
  onStart?: (start: { pages: number; engine?: string | undefined }) => void;
  /** The digital signatures of a PDF, where they were asked for. */
  onSignatures?: (signatures: SignatureCheck[]) => void;
  /** Each page as it is ready; with several readers not always in order. */
  onPage: (page: PageReading) => void | Promise<void>;
  signal?: AbortSignal;
}

/** What a searchable PDF is made of; a page names its source by its place in `sources`. */
export interface SearchableRequest {
  sources: readonly PaperAtHand[];
  pages: SearchablePage[];
}

/** Takes the bytes of a PDF as they come; whoever gives them waits until all are kept. */
export type KeepPdf = (pdf: AsyncIterable<Uint8Array>) => Promise<void>;

export interface Readers {
  /**
   * Reads a paper; ends when every page was given to `onPage`, read or failed. Where nobody reads now, it waits:
   * a page that is handed in is handed in once, however many readers die over it.
   * @throws AppError where the paper cannot be opened; the signal's reason when it is aborted; whatever
   *   `onPage` throws
   */
  read(request: ReadRequest, callbacks: ReadCallbacks): Promise<void>;
  /**
   * Draws a page upright; somebody waits for it, so that it comes before the reading.
   * @throws AppError as `openPaper`; `reading.no-reader` where nobody is there to draw it; `reading.busy`;
   *   `reading.page-timeout`, `reading.page-crashed`, `reading.out-of-memory`
   */
  render(file: PaperAtHand, page: number, options: PageImageOptions): Promise<PageImage>;
  /** @throws AppError `reading.searchable-failed`, `reading.no-reader`, `reading.busy`; what `keep` throws */
  searchable(paper: SearchableRequest, keep: KeepPdf): Promise<SearchableResult>;
  /** Checks the digital signatures of a PDF. @throws AppError `reading.no-reader`, `reading.busy` */
  signatures(file: PaperAtHand, checking: Checking): Promise<SignatureCheck[]>;
  /**
   * What a page is read with, by name and version; null where no reader has told yet.
   * @param wanted by whoever asked for the reading; else the usual one
   */
  engineName(wanted?: Engine): Promise<string | null>;
}
