/** An agency of the installation: one Durable Object with all that the agency has but the files. */
import { randomBytes } from 'node:crypto';
import { DurableObject, type DurableObjectNamespace } from 'cloudflare:workers';
import { agencyCopied, agencyMovingIn } from '../maintenance/index.ts';
import { type HttpMail, httpMailUrl } from '../obligations/index.ts';
import { firstAdminLink } from '../people/index.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { AppError } from '../platform/errors.ts';
import type { Bucket } from '../platform/files/r2-storage.ts';
import { problemResponse } from '../platform/http.ts';
import { createLog, type Log } from '../platform/log.ts';
import { type Lent, type Wish } from '../reading/index.ts';
import { forgetAgency, searchServerOf } from './agency-search.ts';
import { ending } from './ending.ts';
import { agencyEnded, noSuchAgency } from './errors.ts';
import { moving } from './moving.ts';
import { LOOK_AGAIN_MS, type Office, openOffice } from './office.ts';
import { reachFrom } from './reach.ts';
import { DESK_NAME, type SharedDesk } from './shared-desk.ts';

export interface AgencyEnv {
  FILES: Bucket;
  /** All agencies of the installation, this one too. */
  AGENCIES: DurableObjectNamespace<Agency>;
  /** `vanthu.example`; agencies lie below it. */
  VANTHU_DOMAIN: string;
  /** Where the readers of the installation wait. */
  DESK: DurableObjectNamespace<SharedDesk>;
  VANTHU_LOG?: string;
  /** Takes letters as JSON (docs/van-hanh-quoc-gia.md); blank: no letters are sent. */
  VANTHU_MAIL_URL?: string;
  /** "Văn Thư <vanthu@…>". */
  VANTHU_MAIL_FROM?: string;
  /** A secret. */
  VANTHU_MAIL_KEY?: string;
  /** The installation's Meilisearch, `https://…`; blank: each agency's own index answers. */
  MEILI_URL?: string;
  /** A secret. */
  MEILI_KEY?: string;
}

export interface NewAgency {
  /** Its name in addresses: `hai-chau`. */
  code: string;
  /** Tên cơ quan. */
  name: string;
  /** Cơ quan chủ quản; blank: none. */
  parent: string;
}

interface Founded extends NewAgency {
  secret: string;
}

const FOUNDED = 'agency';
/** While an office is copied out the alarm rings again after so long. */
const COPIED_OUT_MS = 60_000;

export class Agency extends DurableObject<AgencyEnv> {
  protected readonly clock: Clock = systemClock;
  #office: Promise<Office | null> | null = null;
  /** Requests and work that may write still. */
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #moving = moving({
    storage: this.ctx.storage,
    bucket: this.env.FILES,
    clear: (kept) => this.#clear(kept),
    reopen: () => (this.#office = null),
    settle: () => this.#settle(),
    rest: () => this.#rest(),
    code: () => this.#code(),
  });
  readonly #ending = ending({
    storage: this.ctx.storage,
    bucket: this.env.FILES,
    code: () => this.#code(),
    assertMayEnd: async () => {
      if (await this.#moving.isMovingIn()) throw agencyMovingIn();
      if (this.#moving.isCopiedOut()) throw agencyCopied();
    },
    rest: () => this.#rest(),
    reopen: () => (this.#office = null),
    forgetIndex: (code) => forgetAgency(searchServerOf(this.env, this.#log()), code),
    tellDesk: (code, deed) => this.#desk().agencyEnded(code, deed),
    lastEndOf: (code) => this.#desk().lastEndOf(code),
    trouble: (error) => this.#log().warn({ err: error }, 'what an ended agency had is not all removed yet'),
  });

  /**
   * Makes the agency; of one that has no administrator yet, makes a new link for the first.
   * @returns the token of that link; null where the agency has its administrator. Instead of both: an office moves in,
   * or what was here before is being removed
   */
  async found(
    agency: NewAgency,
  ): Promise<{ isNew: boolean; token: string | null } | 'moving-in' | 'being-ended'> {
    if (await this.#moving.isMovingIn()) return 'moving-in';
    if (await this.#ending.isClosed()) return 'being-ended';
    const isNew = (await this.ctx.storage.get<Founded>(FOUNDED)) === undefined;
    if (isNew) {
      const secret = randomBytes(32).toString('base64url');
      await this.ctx.storage.put<Founded>(FOUNDED, { ...agency, secret });
      this.#office = null;
    }
    const { db } = (await this.office())!;
    await this.#sleep();
    return { isNew, token: firstAdminLink(db, this.clock) };
  }

  override async fetch(request: Request): Promise<Response> {
    return this.#ifOpen(() => this.#answer(request, (office) => office.app.fetch(request)));
  }

  /** Lends work to a reader whom the desk of the installation sent; the desk alone asks this. */
  async lend(key: string, wish: Wish): Promise<Lent> {
    const office = (await this.#closedFor()) === null ? await this.office() : null;
    if (office === null) return { loan: null, waiting: { pages: 'none', errands: false, at: Date.now() } };
    return this.#until(office.lending.lend(key, wish));
  }

  /** A key of readers of the installation was ended; the desk alone says this. */
  async keyEnded(key: string): Promise<void> {
    // What sleeps holds no loans.
    (await this.#office)?.lending.keyEnded(key);
  }

  /** What a reader of the installation asks of a loan; the Worker has looked at its key. */
  async lent(request: Request, key: string): Promise<Response> {
    return this.#ifOpen(() =>
      this.#answer(request, (office) => office.lending.routesFor(key).fetch(request)),
    );
  }

  /** What only the installation's administrator may ask: to move an office in, or to copy it out. */
  async administer(request: Request): Promise<Response> {
    if (await this.#ending.isClosed()) return problemResponse(agencyEnded());
    return this.#moving.answer(request);
  }

  /** As `Ending.end`; only the installation's administrator may ask. */
  async end(code: string, asked: unknown): Promise<Response> {
    return this.#ending.end(code, asked);
  }

  override async alarm(): Promise<void> {
    if (await this.#moving.isMovingIn()) return;
    if (await this.#ending.isClosed()) return this.#ending.goOn();
    if (this.#moving.isCopiedOut())
      return this.#moving.uncounted(() => this.ctx.storage.setAlarm(Date.now() + COPIED_OUT_MS));
    const office = await this.office();
    if (office === null) return;
    await this.#until(this.#keepHouse(office));
    await this.#feedAndSleep(office, 'rung');
  }

  async #ifOpen(answer: () => Promise<Response>): Promise<Response> {
    const closed = await this.#closedFor();
    return closed === null ? this.#until(answer()) : problemResponse(closed);
  }

  /** Why it answers nobody now; null where it does. */
  async #closedFor(): Promise<AppError | null> {
    if (await this.#moving.isMovingIn()) return agencyMovingIn();
    if (await this.#ending.isClosed()) return agencyEnded();
    return this.#moving.isCopiedOut() ? agencyCopied() : null;
  }

  async #code(): Promise<string | null> {
    return (await this.ctx.storage.get<Founded>(FOUNDED))?.code ?? null;
  }

  #log(): Log {
    return createLog(this.env.VANTHU_LOG ?? 'warn', (line) => console.log(line.trimEnd()));
  }

  #desk() {
    const { DESK } = this.env;
    return DESK.get(DESK.idFromName(DESK_NAME));
  }

  async #answer(request: Request, by: (office: Office) => Response | Promise<Response>): Promise<Response> {
    const office = await this.office();
    if (office === null) return problemResponse(noSuchAgency());
    const response = await by(office);
    if (request.method !== 'GET') this.ctx.waitUntil(this.#workAndSleep(office));
    return response;
  }

  async #keepHouse(office: Office): Promise<void> {
    // Should the work end badly, again and again, the platform gives this alarm up: the next one is set already.
    await this.ctx.storage.setAlarm(Date.now() + LOOK_AGAIN_MS);
    await office.keepHouse();
    // Said again for as long as it waits: what was said before may be lost.
    await office.lending.announce('again');
  }

  async #until<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(work);
    }
  }

  async #settle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  /** As `settle`; and what the office does by itself ends too (a paper that is read waits in the queue again). */
  async #rest(): Promise<void> {
    await this.#settle();
    const office = await this.#office;
    this.#office = null;
    await office?.close();
  }

  /** Back to an agency that was just made. */
  async #clear(kept: Record<string, unknown>): Promise<void> {
    const founded = await this.ctx.storage.get<Founded>(FOUNDED);
    const office = await this.#office;
    this.#office = null;
    await office?.close();
    // Without a pause between them, so that they become durable together.
    const written = [
      this.ctx.storage.deleteAll(),
      ...Object.entries({ ...kept, [FOUNDED]: founded }).map(([key, value]) =>
        this.ctx.storage.put(key, value),
      ),
    ];
    await Promise.all(written);
  }

  /** Null where nobody made this agency. */
  protected office(): Promise<Office | null> {
    this.#office ??= this.#open().catch((error: unknown) => {
      this.#office = null;
      throw error;
    });
    return this.#office;
  }

  async #open(): Promise<Office | null> {
    const founded = await this.ctx.storage.get<Founded>(FOUNDED);
    if (founded === undefined) return null;
    const log = this.#log();
    return openOffice({
      code: founded.code,
      agencyName: founded.name,
      parentAgency: founded.parent,
      secret: founded.secret,
      storage: this.ctx.storage,
      bucket: this.env.FILES,
      clock: this.clock,
      log,
      reach: reachFrom(this.env),
      mail: mailOf(this.env, log),
      searchServer: searchServerOf(this.env, log),
      url: `https://${founded.code}.${this.env.VANTHU_DOMAIN}`,
      tellDesk: (said) => this.#desk().announce(founded.code, said),
    });
  }

  async #workAndSleep(office: Office): Promise<void> {
    const watch = await this.#until(this.#work(office));
    await this.#feedAndSleep(office, watch);
  }

  /** @returns as `#watch` */
  async #work(office: Office): Promise<number | null> {
    const watch = await this.#watch(office);
    await office.work();
    await office.lending.announce();
    return watch;
  }

  /**
   * Should the object be stopped before what is due is done, or the work end badly, the alarm rings all the same.
   * @returns when, if it would have rung later
   */
  async #watch(office: Office): Promise<number | null> {
    if (office.sleepsFor() > LOOK_AGAIN_MS) return null;
    const at = Date.now() + LOOK_AGAIN_MS;
    const set = await this.ctx.storage.getAlarm();
    if (set !== null && set <= at) return null;
    await this.ctx.storage.setAlarm(at);
    return at;
  }

  /** Nobody waits for the search server, who copies the agency out neither. */
  async #feedAndSleep(office: Office, last: 'rung' | number | null): Promise<void> {
    await office.feedSearch(last === 'rung');
    if (this.#office === null || (await this.#office) !== office) return;
    await this.#until(this.#sleep(last));
  }

  /**
   * Sets the alarm where it would ring later, or not at all.
   * @param last the last one has rung, or was set for the work that is done now: the next is set anew, later too
   */
  async #sleep(last: 'rung' | number | null = null): Promise<void> {
    const office = (await this.office())!;
    const wanted = Date.now() + office.sleepsFor();
    const set = await this.ctx.storage.getAlarm();
    const isPast = last === 'rung' || set === last;
    if (isPast || set === null || set > wanted) await this.ctx.storage.setAlarm(wanted);
  }
}

/** Null where nothing is set, or half of it: then the log says so. */
function mailOf(env: AgencyEnv, log: Log): HttpMail | null {
  const { VANTHU_MAIL_URL: url = '', VANTHU_MAIL_FROM: from = '', VANTHU_MAIL_KEY: key = '' } = env;
  if (url === '') return null;
  if (from !== '' && httpMailUrl.safeParse(url).success) return { url, from, key };
  log.error({}, 'VANTHU_MAIL_URL must be https://…, and VANTHU_MAIL_FROM be set: no letters are sent');
  return null;
}
