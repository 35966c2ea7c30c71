/** What the parent and a reader process say to each other. One request at a time; each has one answer. */
import type { Checking, SignatureCheck } from '../signatures/index.ts';
import type { Engine } from './engine.ts';
import type { PageReading } from './page.ts';
import type { PageImage, PageImageOptions } from './page-image.ts';
import type { PaperKind, PaperLimits } from './paper.ts';
import type { QuarterTurn } from './raster.ts';
import type { PageSettings } from './reading-plan.ts';
import type { RecognisedLine, TextImage } from './recogniser.ts';
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
      /** Processors that are free for this page, as it begins. */
      hands: Hands;
    }
  | { do: 'render'; file: PaperFile; limits: PaperLimits; page: number; options: PageImageOptions }
  /** Checks the digital signatures of a PDF. */
  | { do: 'signatures'; path: string; checking: Checking }
  /** Reads pieces of a page that another reader has. */
  | { do: 'help'; part: PartToRead }
  /** Writes the searchable PDF of a paper. */
  | { do: 'searchable'; paper: SearchablePaper };

/** Told while a page is read; it has no answer. */
export type ReaderNews =
  /** Others have ended or begun. */
  | { is: 'hands'; hands: Hands }
  /** Another has read the pieces it asked for; null where none could. */
  | { is: 'helped'; id: number; read: RecognisedLine[][] | null };

/** Pieces of a page that are read together. */
export interface PartToRead {
  engine: Engine;
  pieces: readonly TextImage[];
  dpi: number;
}

/** How many processors may read for one page. */
export interface Hands {
  now: number;
  /** What it can grow to, when all other readers of the machine have no work. */
  most: number;
}

export interface ReaderAnswers {
  open: { pages: number };
  read: { page: PageReading; rotation: QuarterTurn | undefined };
  render: PageImage;
  signatures: SignatureCheck[];
  /** The lines of each piece. */
  help: RecognisedLine[][];
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
  /** Asks for a reader without work, for pieces of the page it reads. */
  | { is: 'help'; id: number; part: PartToRead }
  | { is: 'answer'; answer: ReaderAnswers[ReaderRequest['do']] }
  | { is: 'error'; error: TravellingError };
