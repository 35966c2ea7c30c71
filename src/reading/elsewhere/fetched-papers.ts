/** The papers a reader elsewhere has fetched: each once while it is needed, and gone soon after. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { patientTimer } from '../patient-timer.ts';
import { newProcessFolder } from '../process-folder.ts';
import type { OfficeLink } from './office-link.ts';
import type { LoanAsJson } from './wire.ts';

/** Its next page usually comes at once; nobody's paper lies here longer. */
const KEPT_MS = 30_000;

// Another name than versions had that knew folders by the process alone: they would take these for abandoned.
const NAME = 'vanthu-work-papers';

/** A folder for the papers of this process; what processes that were killed have left beside it is removed. */
export async function paperFolder(parent: string): Promise<string> {
  return newProcessFolder(parent, NAME);
}

interface Fetched {
  arriving: Promise<void>;
  /** Loans that need it now. */
  loans: Set<string>;
  stopForgetting(): void;
}

export class FetchedPapers {
  readonly #known = new Map<string, Fetched>();

  constructor(private readonly folder: string) {}

  /** Where the paper lies, for as long as the loan lasts. @throws as `OfficeLink.fetchPaper` */
  async of(link: OfficeLink, loan: LoanAsJson, sha256: string, signal: AbortSignal): Promise<string> {
    const path = this.#pathOf(link, loan, sha256);
    const paper = this.#known.get(path) ?? {
      arriving: link.fetchPaper(loan, sha256, path, signal),
      loans: new Set(),
      stopForgetting: () => undefined,
    };
    this.#known.set(path, paper);
    paper.stopForgetting();
    paper.loans.add(loan.id);
    try {
      await paper.arriving;
    } catch (error) {
      if (this.#known.get(path) === paper) this.#known.delete(path);
      throw error;
    }
    return path;
  }

  newFile(): string {
    return join(this.folder, randomUUID());
  }

  /**
   * The loan ended.
   * @param byService it was ended there, as with a paper that turned out to be secret: then nothing of it is kept
   */
  async letGo(link: OfficeLink, loan: LoanAsJson, byService: boolean): Promise<void> {
    const { id, work } = loan;
    const papers = work.do === 'searchable' ? work.sources : [work.paper];
    for (const { sha256 } of papers) {
      const path = this.#pathOf(link, loan, sha256);
      const paper = this.#known.get(path);
      if (paper === undefined || !paper.loans.delete(id) || paper.loans.size > 0) continue;
      if (byService) await this.#forget(path);
      else paper.stopForgetting = patientTimer(KEPT_MS, () => void this.#forget(path));
    }
  }

  async #forget(path: string): Promise<void> {
    this.#known.delete(path);
    await rm(path, { force: true });
  }

  /** Each office's papers apart: one's loan is no leave to use what another sent. */
  #pathOf({ office: { url } }: OfficeLink, { office = '' }: LoanAsJson, sha256: string): string {
    return join(this.folder, `${encodeURIComponent(url)} ${encodeURIComponent(office)} ${sha256}`);
  }
}
