/** What the parent and a reader process say to each other. One request at a time; each has one answer. */
import type { Checking, SignatureCheck } from '../signatures/index.ts';
import type { PageReading } from './page.ts';
import type { PageImage, PageImageOptions } from './page-image.ts';
import type { PaperKind, PaperLimits } from './paper.ts';
import type { QuarterTurn } from './raster.ts';
import type { PageSettings } from './reading-plan.ts';
import type { SearchablePaper, SearchableResult } from './searchable/searchable-paper.ts';

export interface PaperFile {
  path: string;
  kind: PaperKind;
}

export type ReaderRequest =
  /** Opens a paper and keeps it open; answers with the number of its pages. */
  | { do: 'open'; file: PaperFile; limits: PaperLimits }
  /** Reads a page. `rotation`: how the page read before it lay, undefined where none was. */
  | {
      do: 'read';
      file: PaperFile;
      limits: PaperLimits;
      page: number;
      rotation: QuarterTurn | undefined;
      settings?: PageSettings | undefined;
      /** Reader processes of the machine: the last pages of a paper leave some of them without work. */
      readers: number;
    }
  | { do: 'render'; file: PaperFile; limits: PaperLimits; page: number; options: PageImageOptions }
  /** Checks the digital signatures of a PDF. */
  | { do: 'signatures'; path: string; checking: Checking }
  /** Writes the searchable PDF of a paper. */
  | { do: 'searchable'; paper: SearchablePaper };

export interface ReaderAnswers {
  open: { pages: number };
  read: { page: PageReading; rotation: QuarterTurn | undefined };
  render: PageImage;
  signatures: SignatureCheck[];
  searchable: SearchableResult;
}

/** An AppError as it travels between processes; anything else travels as `code` "". */
export interface TravellingError {
  code: string;
  status: number;
  message: string;
  details: Record<string, string | number | boolean | null | readonly string[]>;
}

export type ReaderMessage =
  | { is: 'ready' }
  /** Sent every half second: resident memory in MB, for systems without /proc. */
  | { is: 'memory'; residentMb: number }
  | { is: 'answer'; answer: ReaderAnswers[ReaderRequest['do']] }
  | { is: 'error'; error: TravellingError };
