/**
 * The one desk of an installation with many offices: it knows which of them have said that work waits, and hands a
 * reader one of them to borrow from: urgent first, then each in turn. An office that said nothing is never asked. The
 * office stays the truth: what it answers replaces what it said, and a loan is between it and the reader alone.
 */
import type { PagesWaiting, ReaderElsewhere, WorkKind } from '../desk.ts';
import { News } from './news.ts';
import type { LoanAsJson } from './wire.ts';

/** What waits at an office for readers of the installation. */
export interface Waiting {
  pages: PagesWaiting;
  /** Pictures, copies and checks, for which people wait. */
  errands: boolean;
}

/** What an office says of itself. */
export interface Announcement extends Waiting {
  /** Grows with each word of the office, so that it shows which of two was said later. */
  at: number;
}

export const NOTHING_WAITS: Waiting = { pages: 'none', errands: false };

/** What an office answers to a hand that was sent there. */
export interface Lent {
  loan: LoanAsJson | null;
  waiting: Announcement;
}

export interface SwitchboardOptions {
  /** Asks an office for something to do; an office that is not to be reached is left alone for a while. */
  ask(office: string, key: string, wish: Wish): Promise<Lent>;
  /** Whoever wanted it has left. */
  giveBack(office: string, key: string, loanId: string): Promise<void>;
  /** Keeps what an office said beyond this process; null: nothing waits there. */
  keep(office: string, said: Announcement | null): void;
  /** Told what is wrong with an office. */
  trouble(office: string, error: unknown): void;
  /** An office that did not answer is asked again after so long. */
  restMs?: number;
}

export interface Wish {
  reader: ReaderElsewhere;
  takes: readonly WorkKind[];
}

/** Pages and errands are asked for apart, so that a picture never waits behind a page. */
type Lane = 'pages' | 'errands';

class OfficeWithWork {
  waiting: Announcement = { ...NOTHING_WAITS, at: 0 };
  /** A hand is there; others do not come along for the same page. */
  readonly asked = new Set<Lane>();
  lastTurn = 0;
  restUntil = 0;

  constructor(readonly name: string) {}

  get rests(): boolean {
    return this.restUntil > performance.now();
  }

  has(lane: Lane): boolean {
    return lane === 'errands' ? this.waiting.errands : this.waiting.pages !== 'none';
  }
}

const REST_MS = 5_000;

export class Switchboard {
  readonly #options: Required<SwitchboardOptions>;
  readonly #offices = new Map<string, OfficeWithWork>();
  readonly #news = new News();
  #turns = 0;

  /** @param known what offices had said before this process began */
  constructor(options: SwitchboardOptions, known: Iterable<readonly [string, Announcement]> = []) {
    this.#options = { restMs: REST_MS, ...options };
    for (const [name, waiting] of known) this.#office(name).waiting = waiting;
  }

  /** An office says what waits there. */
  announce(name: string, said: Announcement): void {
    const office = this.#office(name);
    office.restUntil = 0;
    // That less waits was true before it said more; that more waits is looked at in any case.
    const isOvertaken = said.at < office.waiting.at;
    this.#note(office, isOvertaken ? bothOf(office.waiting, said) : said);
    this.#news.tell();
  }

  /** What waits in all of them together. */
  get pagesWaiting(): PagesWaiting {
    const all = [...this.#offices.values()].map((office) => (office.rests ? 'none' : office.waiting.pages));
    return all.includes('urgent') ? 'urgent' : all.includes('some') ? 'some' : 'none';
  }

  /**
   * The next thing to do at the office whose turn it is.
   * @returns null where there is none within `waitMs`, or whoever asked has left
   */
  async borrow(key: string, wish: Wish, waitMs: number, left: AbortSignal): Promise<LoanAsJson | null> {
    const lanes = lanesOf(wish.takes);
    const end = AbortSignal.any([left, AbortSignal.timeout(waitMs)]);
    while (!left.aborted) {
      const office = this.#next(lanes);
      if (office !== undefined) {
        const loan = await this.#askAt(office, lanes, key, wish);
        if (loan === null) continue;
        if (!left.aborted) return this.#asItsOwn(office, loan);
        await this.#options.giveBack(office.name, key, loan.id);
        return null;
      }
      // What another hand finds out decides whether there is anything left.
      const isBeingAsked = this.#all(lanes).some(({ asked }) => lanes.some((lane) => asked.has(lane)));
      if (end.aborted && !isBeingAsked) return null;
      await this.#news.until(isBeingAsked ? left : end);
    }
    return null;
  }

  /** Waits until pages wait anywhere: any, or those that come before ordinary ones. */
  async watch(least: 'some' | 'urgent', waitMs: number, left: AbortSignal): Promise<PagesWaiting> {
    const end = AbortSignal.any([left, AbortSignal.timeout(waitMs)]);
    for (;;) {
      const now = this.pagesWaiting;
      if (now === 'urgent' || now === least || end.aborted) return now;
      await this.#news.until(end);
    }
  }

  #office(name: string): OfficeWithWork {
    const office = this.#offices.get(name) ?? new OfficeWithWork(name);
    this.#offices.set(name, office);
    return office;
  }

  #all(lanes: readonly Lane[]): OfficeWithWork[] {
    return [...this.#offices.values()].filter((office) => lanes.some((lane) => office.has(lane)));
  }

  #next(lanes: readonly Lane[]): OfficeWithWork | undefined {
    const free = this.#all(lanes).filter(
      ({ asked, rests }) => !rests && lanes.every((lane) => !asked.has(lane)),
    );
    const urgent = free.filter(({ waiting }) => waiting.pages === 'urgent');
    const isForPages = lanes.includes('pages');
    const office = (isForPages && urgent.length > 0 ? urgent : free).toSorted(
      (a, b) => a.lastTurn - b.lastTurn,
    )[0];
    if (office !== undefined) office.lastTurn = ++this.#turns;
    return office;
  }

  async #askAt(
    office: OfficeWithWork,
    lanes: readonly Lane[],
    key: string,
    wish: Wish,
  ): Promise<LoanAsJson | null> {
    for (const lane of lanes) office.asked.add(lane);
    const before = office.waiting;
    try {
      const { loan, waiting } = await this.#options.ask(office.name, key, wish);
      // Unless the office said something later, which overtook its answer.
      if (office.waiting === before || office.waiting.at < waiting.at) this.#note(office, waiting);
      return loan;
    } catch (error) {
      this.#options.trouble(office.name, error);
      office.restUntil = performance.now() + this.#options.restMs;
      setTimeout(() => this.#news.tell(), this.#options.restMs + 1);
      return null;
    } finally {
      for (const lane of lanes) office.asked.delete(lane);
      this.#news.tell();
    }
  }

  #note(office: OfficeWithWork, said: Announcement): void {
    const before = office.waiting;
    office.waiting = said;
    if (said.pages === before.pages && said.errands === before.errands) return;
    const isNothing = said.pages === 'none' && !said.errands;
    this.#options.keep(office.name, isNothing ? null : said);
  }

  /** As the reader sees it, who knows one address only. */
  #asItsOwn({ name }: OfficeWithWork, loan: LoanAsJson): LoanAsJson {
    return { ...loan, id: `${name}.${loan.id}`, office: name, waiting: this.pagesWaiting };
  }
}

function bothOf(later: Announcement, earlier: Announcement): Announcement {
  const pages = [later.pages, earlier.pages];
  return {
    pages: pages.includes('urgent') ? 'urgent' : pages.includes('some') ? 'some' : 'none',
    errands: later.errands || earlier.errands,
    at: later.at,
  };
}

function lanesOf(takes: readonly WorkKind[]): Lane[] {
  const isForPages = takes.some((kind) => kind === 'open' || kind === 'read');
  const isForErrands = takes.some((kind) => kind !== 'open' && kind !== 'read');
  return [...(isForErrands ? (['errands'] as const) : []), ...(isForPages ? (['pages'] as const) : [])];
}
