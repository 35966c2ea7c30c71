/**
 * Pages lent to readers on other machines. A loan lasts as long as its reader is heard of; a page that is not heard
 * of any more waits again, so that every page is read at least once, and what comes back late changes nothing.
 */
import { newId } from '../../platform/ids.ts';
import { loanEnded, readerUnavailable } from '../errors.ts';
import type { LentPage, ReaderPool } from '../reader-pool.ts';
import type { PaperFile, ReaderAnswers } from '../reader-protocol.ts';

export interface LoansOptions {
  pool: Pick<ReaderPool, 'lend'>;
  /** Time for one page; the way of the file and of the answer comes on top. */
  pageTimeoutMs: number;
  /** A reader who is not heard of for so long is gone. */
  silenceMs?: number;
}

export interface Loan {
  id: string;
  page: LentPage;
}

interface Standing extends Loan {
  /** Id of the person whose key the reader holds: nobody else may end the loan. */
  borrower: string;
  silence: NodeJS.Timeout;
  limit: NodeJS.Timeout;
}

const USUAL_SILENCE_MS = 20_000;
const WAY_MS = 60_000;

export class Loans {
  readonly #options: Required<LoansOptions>;
  readonly #standing = new Map<string, Standing>();
  readonly #closing = new AbortController();
  #waiting = 0;

  constructor(options: LoansOptions) {
    this.#options = { silenceMs: USUAL_SILENCE_MS, ...options };
  }

  /** Readers elsewhere: those with a page in hand, and those who wait for one. */
  get readers(): number {
    return this.#standing.size + this.#waiting;
  }

  get silenceMs(): number {
    return this.#options.silenceMs;
  }

  /**
   * Lends the next page.
   * @returns null where none waits within `waitMs`, or the asker leaves
   * @throws AppError `reading.unavailable` once the service stops: whoever asks shall rest before asking again
   */
  async borrow(borrower: string, waitMs: number, left: AbortSignal): Promise<Loan | null> {
    if (this.#closing.signal.aborted) throw readerUnavailable();
    this.#waiting++;
    try {
      const signal = AbortSignal.any([left, this.#closing.signal, AbortSignal.timeout(waitMs)]);
      const page = await this.#options.pool.lend(signal);
      if (page === null) return null;
      const loan = this.#note(borrower, page);
      // Whoever left in that moment will not answer: not for the whole silence shall the page wait.
      if (left.aborted) this.#end(loan).page.giveBack();
      return left.aborted ? null : loan;
    } finally {
      this.#waiting--;
    }
  }

  /**
   * Notes that the reader is still at it.
   * @throws AppError `reading.loan-ended`
   */
  heard(borrower: string, id: string): void {
    this.#require(borrower, id).silence.refresh();
  }

  /**
   * The paper of the page.
   * @throws AppError `reading.loan-ended`
   */
  paper(borrower: string, id: string): PaperFile {
    this.heard(borrower, id);
    return this.#require(borrower, id).page.file;
  }

  /**
   * Takes the page that was read; a second answer to the same loan, or one that comes after the page was lent to
   * another, is refused.
   * @throws AppError `reading.loan-ended`
   */
  async giveIn(borrower: string, id: string, read: ReaderAnswers['read']): Promise<void> {
    const loan = this.#require(borrower, id);
    if (read.page.number !== loan.page.page) throw loanEnded();
    await this.#end(loan).page.give(read);
  }

  /**
   * The reader does not read it after all.
   * @throws AppError `reading.loan-ended`
   */
  giveBack(borrower: string, id: string): void {
    this.#end(this.#require(borrower, id)).page.giveBack();
  }

  /** Nothing is lent any more; who waits goes without. */
  close(): void {
    this.#closing.abort();
    for (const loan of this.#standing.values()) this.#end(loan).page.giveBack();
  }

  #note(borrower: string, page: LentPage): Standing {
    const { silenceMs, pageTimeoutMs } = this.#options;
    const id = newId();
    const after = (ms: number, then: (loan: Standing) => void) =>
      setTimeout(() => {
        const loan = this.#standing.get(id);
        if (loan !== undefined) then(this.#end(loan));
      }, ms).unref();
    const loan: Standing = {
      id,
      page,
      borrower,
      silence: after(silenceMs, ({ page: lent }) => lent.giveBack()),
      limit: after(pageTimeoutMs + WAY_MS, ({ page: lent }) => void lent.giveUp()),
    };
    this.#standing.set(id, loan);
    return loan;
  }

  /** @throws AppError `reading.loan-ended` also where it is another's: nobody learns that it is there */
  #require(borrower: string, id: string): Standing {
    const loan = this.#standing.get(id);
    if (loan === undefined || loan.borrower !== borrower) throw loanEnded();
    return loan;
  }

  #end(loan: Standing): Standing {
    clearTimeout(loan.silence);
    clearTimeout(loan.limit);
    this.#standing.delete(loan.id);
    return loan;
  }
}
