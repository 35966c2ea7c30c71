/**
 * The one desk of an installation, as a Durable Object: readers wait here and nowhere else, so that an agency without
 * work sleeps. What agencies said lies in its SQLite; where the object is started anew it goes on from there.
 */
import { DurableObject, type DurableObjectNamespace } from 'cloudflare:workers';
import type { Hono } from 'hono';
import { createLog } from '../platform/log.ts';
import { problemHandler } from '../platform/http.ts';
import {
  type Announcement,
  type Lent,
  NOTHING_WAITS,
  Switchboard,
  switchboardRoutes,
  type Wish,
} from '../reading/index.ts';
import type { Agency } from './agency.ts';
import { readersKeyRefused } from './errors.ts';
import {
  type InstallationDeed,
  type InstallationLine,
  type InstallationLog,
  installationLog,
} from './installation-log.ts';
import { type ReadersKey, type ReadersKeys, readersKeys } from './readers-keys.ts';

export interface SharedDeskEnv {
  AGENCIES: DurableObjectNamespace<Agency>;
  VANTHU_LOG?: string;
}

/** Of the one object of its class. */
export const DESK_NAME = 'desk';

/** A reader asks again at least every half minute. */
const PRESENCE_MS = 60_000;
/** How often it is written down that readers are there. */
const NOTED_EVERY_MS = 20_000;
const HEARD = 'heard';
const MOST_LINES = 1_000;

export class SharedDesk extends DurableObject<SharedDeskEnv> {
  readonly #keys: ReadersKeys;
  readonly #installation: InstallationLog;
  readonly #switchboard: Switchboard;
  readonly #routes: Hono;
  /** When each reader was heard of last. */
  readonly #here = new Map<string, number>();
  /** Agencies of which a key's readers had something since the desk began. */
  readonly #lentBy = new Map<string, Set<string>>();
  readonly #endOfKeys = new Map<string, AbortController>();
  #heard = 0;
  #noted = 0;

  constructor(...given: ConstructorParameters<typeof DurableObject<SharedDeskEnv>>) {
    super(...given);
    const { sql } = this.ctx.storage;
    const log = createLog(this.env.VANTHU_LOG ?? 'warn', (line) => console.log(line.trimEnd()));
    sql.exec(
      'create table if not exists waiting (agency text primary key, pages text not null, errands integer not null, at integer not null)',
    );
    this.#keys = readersKeys(this.ctx.storage);
    this.#installation = installationLog(this.ctx.storage);
    this.#switchboard = new Switchboard(
      {
        ask: (agency, key, wish) => this.#ask(agency, key, wish),
        giveBack: async (agency, key, loanId) => {
          const request = new Request(`https://agency/${loanId}`, { method: 'DELETE' });
          await this.#agency(agency).lent(request, key);
        },
        keep: (agency, said) => this.#keep(agency, said),
        trouble: (agency, error) => log.warn({ err: error, agency }, 'an agency did not answer the desk'),
      },
      this.#kept(),
    );
    this.#routes = switchboardRoutes({
      switchboard: this.#switchboard,
      holderOf: (request) => this.#holderOf(request),
      noteReader: (readerId, is) => this.#noteReader(readerId, is),
    });
    this.#routes.onError(problemHandler(log));
    void this.ctx.blockConcurrencyWhile(async () => {
      this.#heard = this.#noted = (await this.ctx.storage.get<number>(HEARD)) ?? 0;
    });
  }

  /** Readers borrow, wait and leave here; the address begins behind `/api/v1/reading/loans`. */
  override async fetch(request: Request): Promise<Response> {
    return this.#routes.fetch(request);
  }

  /** An agency says what waits there. @returns whether readers are there to come */
  async announce(agency: string, said: Announcement): Promise<boolean> {
    this.#switchboard.announce(agency, said);
    return Date.now() - this.#heard < PRESENCE_MS;
  }

  /** Nothing waits at an agency that ended; what was said of it later is overtaken. */
  async agencyEnded(agency: string, deed: InstallationDeed): Promise<void> {
    this.#switchboard.announce(agency, { ...NOTHING_WAITS, at: Date.now() });
    await this.note(deed);
  }

  /** The newest line of the log about the end of an agency of this code; null where none ended. */
  async lastEndOf(agency: string): Promise<InstallationLine | null> {
    return this.#installation.lastOf(agency, 'agency.ended');
  }

  /** Writes a line into the log of the installation. */
  async note(deed: InstallationDeed): Promise<void> {
    this.#installation.note(deed, new Date().toISOString());
  }

  /** The newest lines of the log of the installation. */
  async log(): Promise<InstallationLine[]> {
    return this.#installation.last(MOST_LINES);
  }

  /** The id of a readers' key; null where it is none, or none any more. */
  async idOfKey(key: string): Promise<string | null> {
    return this.#keys.idOf(key);
  }

  async makeKey(name: string): Promise<ReadersKey & { key: string }> {
    const made = this.#keys.make(name, new Date().toISOString());
    await this.note({ id: made.id, did: 'readers-key.made', agency: null, details: { key: made.id, name } });
    return made;
  }

  async keys(): Promise<ReadersKey[]> {
    return this.#keys.all();
  }

  /** Whoever waits with the key goes without at once. @returns whether there was one */
  async revokeKey(id: string): Promise<boolean> {
    const wasThere = this.#keys.revoke(id);
    if (wasThere)
      await this.note({ id: `${id}-ended`, did: 'readers-key.ended', agency: null, details: { key: id } });
    this.#endOfKeys.get(id)?.abort();
    this.#endOfKeys.delete(id);
    const lenders = [...(this.#lentBy.get(id) ?? [])];
    this.#lentBy.delete(id);
    // One that does not hear it takes back what its reader is silent about, soon.
    await Promise.allSettled(lenders.map((agency) => this.#agency(agency).keyEnded(id)));
    return wasThere;
  }

  async #ask(agency: string, key: string, wish: Wish): Promise<Lent> {
    const lent = (await this.#agency(agency).lend(key, wish)) as Lent;
    if (lent.loan !== null) this.#lentBy.set(key, (this.#lentBy.get(key) ?? new Set()).add(agency));
    return lent;
  }

  #agency(code: string) {
    const { AGENCIES } = this.env;
    return AGENCIES.get(AGENCIES.idFromName(code));
  }

  /** @throws AppError `edge.readers-key-refused` */
  #holderOf(request: Request): { key: string; ended: AbortSignal } {
    const key = this.#keys.idOf(keyIn(request));
    if (key === null) throw readersKeyRefused();
    const end = this.#endOfKeys.get(key) ?? new AbortController();
    this.#endOfKeys.set(key, end);
    return { key, ended: end.signal };
  }

  #noteReader(readerId: string, is: 'here' | 'gone'): void {
    const now = Date.now();
    if (is === 'here') this.#here.set(readerId, now);
    else this.#here.delete(readerId);
    // One that crashed said no goodbye.
    for (const [id, heard] of this.#here) if (now - heard > PRESENCE_MS) this.#here.delete(id);
    this.#heard = is === 'gone' && this.#here.size === 0 ? 0 : now;
    if (this.#heard !== 0 && this.#heard - this.#noted < NOTED_EVERY_MS) return;
    this.#noted = this.#heard;
    void this.ctx.storage.put(HEARD, this.#heard);
  }

  #keep(agency: string, said: Announcement | null): void {
    const { sql } = this.ctx.storage;
    if (said === null) return void sql.exec('delete from waiting where agency = ?', agency);
    const { pages, errands, at } = said;
    sql.exec('insert or replace into waiting values (?, ?, ?, ?)', agency, pages, Number(errands), at);
  }

  #kept(): (readonly [string, Announcement])[] {
    return this.ctx.storage.sql
      .exec('select agency, pages, errands, at from waiting')
      .toArray()
      .map((row) => [
        String(row['agency']),
        {
          pages: row['pages'] as Announcement['pages'],
          errands: row['errands'] === 1,
          at: Number(row['at']),
        },
      ]);
  }
}

/** Blank: none. */
export function keyIn(request: Request): string {
  return /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
}
