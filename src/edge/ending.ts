/**
 * The end of an agency that moved away or was closed. Nothing of it goes before whoever ends it has shown a backup that
 * holds all that was done and typed there, by the last line of its trail and how often drafts were saved. From then on
 * it answers nobody; what it had is removed, by its alarm too, until all of it is gone. Only then is its name free for
 * another.
 */
import { randomUUID } from 'node:crypto';
import type { DurableObjectStorage } from 'cloudflare:workers';
import { z } from 'zod';
import { type EndOfTrail, endOfTrail } from '../maintenance/index.ts';
import { openDurableDatabase } from '../platform/durable-database.ts';
import { AppError } from '../platform/errors.ts';
import { type Bucket, emptyUnder } from '../platform/files/r2-storage.ts';
import { problemResponse } from '../platform/http.ts';
import { backupOutdated, endNotConfirmed, noSuchAgency } from './errors.ts';
import type { InstallationDeed, InstallationLine } from './installation-log.ts';
import { engineOf } from './row-engine.ts';

export interface EndingAgency {
  storage: DurableObjectStorage;
  bucket: Bucket;
  /** Null where nobody made the agency. */
  code(): Promise<string | null>;
  /** @throws AppError while an office moves in, or is copied out */
  assertMayEnd(): Promise<void>;
  /** Waits until nothing is under way, and ends what the office does by itself. */
  rest(): Promise<void>;
  /** Opens it anew at the next request. */
  reopen(): void;
  /** Removes its index from the search server of the installation, where there is one. */
  forgetIndex(code: string): Promise<void>;
  /** Nothing waits for readers here any more; and a line for the installation's log. */
  tellDesk(code: string, deed: InstallationDeed): Promise<void>;
  /** The newest line of that log about the end of an agency of this code; null where none ended. */
  lastEndOf(code: string): Promise<InstallationLine | null>;
  /** Told what could not be removed yet. */
  trouble(error: unknown): void;
}

export interface Ending {
  /**
   * Ends the agency; asked again with the same backup after all is gone, it answers the same.
   * @param code under which the installation's administrator asks
   * @returns 200 and when it was where all of it is gone, 202 where the rest goes by its alarm
   */
  end(code: string, asked: unknown): Promise<Response>;
  /** Whether it answers nobody any more. */
  isClosed(): Promise<boolean>;
  /** Removes what is left. */
  goOn(): Promise<void>;
}

/** Kept with the agency from when its backup was compared until nothing else is left of it. */
interface Ended {
  id: string;
  code: string;
  /** The end of its trail, which is in the backup. */
  trail: EndOfTrail;
}

const ENDED = 'ended';
/** What could not be removed is tried again so soon. */
const AGAIN_MS = 15 * 60_000;
const AWAKE_MS = 60_000;

/** The last line of the trail in the backup, and how often drafts were saved by then. */
const trailEnd = z.object({ lines: z.int(), hash: z.string(), saves: z.int() });
const asking = z.object({
  /** The agency's code, typed once more. */
  confirm: z.string(),
  trail: trailEnd,
});

const isSame = (one: EndOfTrail, other: EndOfTrail) =>
  one.lines === other.lines && one.hash === other.hash && one.saves === other.saves;

export function ending(agency: EndingAgency): Ending {
  const { storage } = agency;
  /** Held in memory only: until the backup was compared nothing is decided. */
  let isComparing = false;

  const endedOne = () => storage.get<Ended>(ENDED);

  /** @throws AppError `edge.no-such-agency`, `edge.end-not-confirmed`, `edge.backup-outdated`, and as `assertMayEnd` */
  async function begin(asked: unknown): Promise<void> {
    const code = await agency.code();
    if (code === null) throw noSuchAgency();
    const told = asking.safeParse(asked);
    if (!told.success || told.data.confirm !== code) throw endNotConfirmed(code);
    await agency.assertMayEnd();
    isComparing = true;
    try {
      // Whatever is under way still writes; afterwards nobody does.
      await agency.rest();
      openDurableDatabase(storage);
      const here = endOfTrail(engineOf(storage));
      if (!isSame(told.data.trail, here)) {
        // What it did by itself it goes on with soon.
        await storage.setAlarm(Date.now() + AWAKE_MS);
        throw backupOutdated();
      }
      await storage.put<Ended>(ENDED, { id: randomUUID(), code, trail: here });
    } finally {
      isComparing = false;
      agency.reopen();
    }
  }

  /** The alarm, the command and the command run again come together; a later one ends as the first does. */
  let going: Promise<void> | null = null;

  /** One at a time: a slow second one would remove what was made under the name since. */
  function goOn(): Promise<void> {
    return (going ??= remove().finally(() => (going = null)));
  }

  async function remove(): Promise<void> {
    const ended = await endedOne();
    if (ended === undefined) return;
    await storage.setAlarm(Date.now() + AGAIN_MS);
    const { id, code, trail } = ended;
    await agency.forgetIndex(code);
    for (const prefix of [`${code}/`, `${code}.searchable/`]) await emptyUnder(agency.bucket, prefix);
    // Before what would say it again is gone: by its id it is written down once.
    await agency.tellDesk(code, { id, did: 'agency.ended', agency: code, details: { ...trail } });
    await storage.deleteAll();
    agency.reopen();
  }

  /** Whether nobody is here because this very agency ended: its answer was lost on the way. */
  async function isEndedAlready(code: string, asked: unknown): Promise<boolean> {
    const told = asking.safeParse(asked);
    if (!told.success || told.data.confirm !== code || (await agency.code()) !== null) return false;
    const then = trailEnd.safeParse((await agency.lastEndOf(code))?.details);
    return then.success && isSame(told.data.trail, then.data);
  }

  const endedAt = async (code: string) =>
    Response.json({ state: 'ended', at: (await agency.lastEndOf(code))?.at });

  return {
    goOn,
    isClosed: async () => isComparing || (await endedOne()) !== undefined,
    async end(code, asked) {
      try {
        if ((await endedOne()) === undefined) {
          if (await isEndedAlready(code, asked)) return await endedAt(code);
          await begin(asked);
        }
      } catch (error) {
        if (error instanceof AppError) return problemResponse(error);
        throw error;
      }
      try {
        await goOn();
        return await endedAt(code);
      } catch (error) {
        agency.trouble(error);
        return Response.json({ state: 'ending' }, { status: 202 });
      }
    },
  };
}
