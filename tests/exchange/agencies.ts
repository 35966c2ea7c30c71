/** Agencies that exchange papers: a database, files, jobs and routes each, and a network between them that can fail. */
import { and, inArray, lte } from 'drizzle-orm';
import { Hono } from 'hono';
import {
  CARRY_JOB,
  changeOfficeProfile,
  officeProfile,
  RING_JOB,
  ringJob,
  signDraft,
} from '../../src/drafting/index.ts';
import { carryJob, courier, exchangeRoutes, type Reach, tellSenderJob } from '../../src/exchange/index.ts';
import { addPartner, changePartner, givePartnerKey, listPartners } from '../../src/people/index.ts';
import type { Letter } from '../../src/obligations/mail.ts';
import type { AppEnv } from '../../src/people/http-env.ts';
import { problemHandler } from '../../src/platform/http.ts';
import { startJobRunner } from '../../src/platform/jobs/runner.ts';
import { silentLog } from '../../src/platform/log.ts';
import { jobs } from '../../src/platform/schema.ts';
import { packageOfDispatch, TELL_SENDER_JOB } from '../../src/registry/index.ts';
import { dispatches } from '../../src/registry/schema.ts';
import { ADMIN, DRAFTER, LEADER, openDraftingOffice } from '../drafting/drafting-office.ts';

/** What is on the wire between two agencies. */
export interface Line {
  /** Nobody answers. */
  down: boolean;
  /** The message arrives, its answer does not: how many more times. */
  lostAnswers: number;
  /** What the far side says instead; null: what it means. */
  instead: Response | null;
  requests: Request[];
}

export interface Agency extends ReturnType<typeof openDraftingOffice> {
  agencyName: string;
  organId: string;
  url: string;
  line: Line;
  /** What its mail server was given. */
  letters: Letter[];
  app: Hono<AppEnv>;
  /** Runs what is due now, readings too. */
  run(): Promise<void>;
  /** Lets hours pass, working once in each. */
  pass(hours: number): Promise<void>;
  /** Signs a draft and returns its dispatch. */
  signed(draftId: string): Promise<string>;
  /** Incoming papers, of one document where it is named. */
  arrived(documentId?: string): (typeof dispatches.$inferSelect)[];
}

export function openNetwork(names: Readonly<Record<string, string>>): Agency[] {
  const agencies = new Map<string, Agency>();
  const reach: Reach = async (request) => {
    const agency = agencies.get(new URL(request.url).host)!;
    const { line } = agency;
    if (line.down) throw new TypeError('fetch failed');
    line.requests.push(request.clone());
    if (line.instead !== null) return line.instead.clone();
    const answer = await agency.app.fetch(request);
    if (line.lostAnswers > 0) {
      line.lostAnswers--;
      throw new TypeError('socket hang up');
    }
    return answer;
  };
  for (const [organId, agencyName] of Object.entries(names)) {
    const agency = openAgency(organId, agencyName, reach);
    agencies.set(new URL(agency.url).host, agency);
  }
  return [...agencies.values()];
}

function openAgency(organId: string, agencyName: string, reach: Reach): Agency {
  const office = openDraftingOffice();
  const { db, clock, storage, handlers } = office;
  changeOfficeProfile(db, { ...officeProfile(db, agencyName), organId, agency: agencyName }, ADMIN, clock);
  const carrier = courier(reach);
  const between = { db, clock, storage, courier: carrier, agencyName, sendsMail: true };
  const letters: Letter[] = [];
  const mailer = { send: async (letter: Letter) => void letters.push(letter) };
  Object.assign(handlers, {
    [CARRY_JOB]: carryJob(between),
    [TELL_SENDER_JOB]: tellSenderJob(between),
    [RING_JOB]: ringJob({ db, mailer, url: '', agencyName }),
  });
  const deps = { ...office, agencyName, wakeJobs: () => {}, courier: carrier };
  const app = new Hono<AppEnv>().route('/api/v1/exchange', exchangeRoutes(deps));
  app.onError(problemHandler<AppEnv>(silentLog));

  const run = async () => {
    const runner = startJobRunner({ db, clock, log: silentLog, handlers, concurrency: () => 3, pollMs: 2 });
    const isBusy = () =>
      db
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(inArray(jobs.state, ['queued', 'running']), lte(jobs.runAfter, clock.now())))
        .get() !== undefined;
    while (isBusy()) await new Promise((resolve) => setTimeout(resolve, 1));
    await runner.stop();
  };

  return {
    ...office,
    agencyName,
    organId,
    url: `https://${organId.toLowerCase()}.invalid`,
    line: openLine(),
    letters,
    app,
    run,
    async pass(hours) {
      for (let left = hours; left > 0; left--) {
        clock.advance(Math.min(left, 1) * 3_600_000);
        await run();
      }
    },
    async signed(draftId) {
      const revision = office.revisionOf(draftId, DRAFTER);
      return (await signDraft({ ...office, wakeJobs: () => {} }, { draftId, revision }, LEADER)).dispatchId;
    },
    arrived: (documentId) =>
      db
        .select()
        .from(dispatches)
        .where(inArray(dispatches.direction, ['incoming']))
        .all()
        .filter(({ id }) => documentId === undefined || packageOfDispatch(db, id)?.documentId === documentId),
  };
}

export const openLine = (): Line => ({ down: false, lostAnswers: 0, instead: null, requests: [] });

/** Puts each into the other's directory, with a new key that the other gave. */
export function introduce(one: Agency, other: Agency): void {
  const both = [
    [one, other],
    [other, one],
  ] as const;
  for (const [at, { organId, agencyName: name, url }] of both)
    if (listPartners(at.db, ADMIN).length === 0)
      addPartner(at.db, { organId, name, otherNames: [], url, isActive: true }, ADMIN, at.clock);
  for (const [at, to] of both) enterKey(at, to, givePartnerKey(to.db, entryOf(to, at).id, ADMIN, to.clock));
}

/** What stands of another agency in one's directory. */
export const entryOf = (at: Agency, other: Agency) =>
  listPartners(at.db, ADMIN).find(({ organId }) => organId === other.organId)!;

export function enterKey(at: Agency, other: Agency, theirs: string): void {
  const { id, organId, name, otherNames } = entryOf(at, other);
  const words = { organId, name, otherNames, url: other.url, isActive: true, theirs };
  changePartner(at.db, id, words, ADMIN, at.clock);
}
