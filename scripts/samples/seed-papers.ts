/**
 * Takes the sample papers through the office, each at the hour at which it arrived, by the same use cases as
 * real ones. Only the reading is spared: the words of a sample are known.
 */
import { Readable } from 'node:stream';
import { fixedClock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/database.ts';
import { completeJob, leaseJob } from '../../src/platform/jobs/queue.ts';
import type { JobHandler } from '../../src/platform/jobs/runner.ts';
import type { FileStorage } from '../../src/platform/files/storage.ts';
import { type Actor, SERVICE } from '../../src/people/index.ts';
import { READ_JOB, readJob } from '../../src/reading/read-job.ts';
import type { ReadCallbacks, ReadRequest } from '../../src/reading/index.ts';
import { direct, takeOverJob } from '../../src/obligations/index.ts';
import {
  acceptAll,
  acceptObligations,
  decideField,
  handIn,
  readingListener,
  REQUIRED_FIELDS,
  registerDispatch,
  submitToLeader,
  TAKE_OVER_JOB,
  UNDERSTAND_JOB,
  understandJob,
  verifyDispatch,
  viewDispatch,
} from '../../src/registry/index.ts';
import type { ReadPage } from '../../src/reading/page.ts';
import { readSample, renderSample, sampleFileName } from './make.ts';
import { agency } from './agency.ts';
import type { SamplePaper, SampleRouting } from './paper.ts';
import { samplePapers } from './papers.ts';
import { actorNamed, type SeededAgency } from './seed-agency.ts';

export interface SeedingDeps {
  db: Db;
  storage: FileStorage;
  agency: SeededAgency;
  /** Told after each paper. */
  onPaper: (done: number, total: number) => void;
  /** Ids of the samples; all of them where none are named. */
  only?: readonly string[];
}

/** Ids of the dispatches, and of the duties that leaders gave out on them, by the ids of the samples. */
export interface SeededPapers {
  dispatches: ReadonlyMap<string, string>;
  duties: ReadonlyMap<string, string>;
}

/** The papers whose life begins before the visitor comes; the one that is read before their eyes is left out. */
export async function seedPapers(deps: SeedingDeps): Promise<SeededPapers> {
  const papers = samplePapers
    .filter(({ id, state }) => state !== 'reading' && (deps.only ?? [id]).includes(id))
    .toSorted((a, b) => Date.parse(a.arrivedAt) - Date.parse(b.arrivedAt));
  const dispatches = new Map<string, string>();
  const duties = new Map<string, string>();
  for (const [index, paper] of papers.entries()) {
    const { id, dutyId } = await seedPaper(deps, paper);
    dispatches.set(paper.id, id);
    if (dutyId !== null) duties.set(paper.id, dutyId);
    deps.onPaper(index + 1, papers.length);
  }
  return { dispatches, duties };
}

/** The paper that is dropped when the demo is up. */
export async function paperToRead(): Promise<{ fileName: string; content: Readable }> {
  const paper = samplePapers.find(({ state }) => state === 'reading')!;
  const bytes = await renderSample(paper.id, paper.arrivesAs);
  return { fileName: sampleFileName(paper), content: Readable.from([bytes]) };
}

async function seedPaper({ db, storage, agency: seeded }: SeedingDeps, paper: SamplePaper) {
  const clock = fixedClock(paper.arrivedAt);
  const clerk = actorNamed(seeded, 'vanthu');
  const bytes = await renderSample(paper.id, paper.arrivesAs);
  const { pages } = await readSample(paper.id);
  const receiving = { db, clock, intake: { storage, maxFileBytes: bytes.byteLength }, wakeJobs: () => {} };
  const about = { fileName: sampleFileName(paper), direction: paper.direction, channel: 'web' } as const;
  const { id } = await handIn(receiving, Readable.from([bytes]), about, clerk);
  clock.advance(3 * 60_000);
  await runJobs(db, clock, {
    [READ_JOB]: readJob({
      db,
      readers: readerOf(pages),
      clock,
      listener: readingListener({ db, clock }),
    }),
    [UNDERSTAND_JOB]: understandJob({ db, clock }),
  });
  clock.advance(12 * 60_000);
  if (VERIFIED.has(paper.state)) verify(db, id, clerk, clock);
  if (CONFIRMED.has(paper.id))
    acceptObligations(db, { dispatchId: id, version: versionOf(db, id) }, clerk, clock);
  clock.advance(60_000);
  if (!REGISTERED.has(paper.state)) return { id, dutyId: null };
  registerDispatch(db, { dispatchId: id, version: versionOf(db, id) }, clerk, clock);
  await runJobs(db, clock, { [TAKE_OVER_JOB]: takeOverJob({ db, clock, agencyName: agency.name }) });
  const dutyId = paper.routing === undefined ? null : route(db, id, paper.routing, seeded, clock);
  return { id, dutyId };
}

const REGISTERED: ReadonlySet<SamplePaper['state']> = new Set(['registered', 'assigned', 'done']);
/** Papers whose duties the clerk has confirmed, and that wait for a leader to say who leads them. */
const CONFIRMED: ReadonlySet<string> = new Set(['ct-pccc', 'gm-du-toan']);
const VERIFIED: ReadonlySet<SamplePaper['state']> = new Set([...REGISTERED, 'verified']);

/** As a clerk does: accepts what was read, and says of what is not on the paper that it is not. */
function verify(db: Db, id: string, clerk: Actor, clock: ReturnType<typeof fixedClock>): void {
  acceptAll(db, { dispatchId: id, version: versionOf(db, id) }, clerk, clock);
  const open = viewDispatch(db, id, clerk).fields.filter(
    ({ field, state }) => REQUIRED_FIELDS.includes(field) && state === 'suggested',
  );
  for (const { field } of open) {
    decideField(
      db,
      { dispatchId: id, version: versionOf(db, id), field, decision: { action: 'absent' } },
      clerk,
      clock,
    );
  }
  verifyDispatch(db, { dispatchId: id, version: versionOf(db, id) }, clerk, clock);
}

/** Trình and bút phê: the clerk lays the paper before the leader, whose words give out the duty. */
function route(
  db: Db,
  id: string,
  { by, words, assignee, cooperators, deadline }: SampleRouting,
  seeded: SeededAgency,
  clock: ReturnType<typeof fixedClock>,
): string {
  const leader = actorNamed(seeded, by);
  const unit = (sample: string) => ({ kind: 'unit', id: seeded.unitIds.get(sample)! }) as const;
  clock.advance(20 * 60_000);
  const submission = { dispatchId: id, version: versionOf(db, id), leaderId: leader.id! };
  submitToLeader(db, submission, actorNamed(seeded, 'vanthu'), clock);
  clock.advance(45 * 60_000);
  const directive = {
    dispatchId: id,
    version: versionOf(db, id),
    text: words,
    lead: unit(assignee),
    cooperators: cooperators.map(unit),
    know: [],
    dueDate: deadline,
  };
  return direct(db, directive, leader, clock).obligation!.id;
}

function versionOf(db: Db, id: string): number {
  return viewDispatch(db, id, SERVICE).version;
}

/** Gives the known words of a sample instead of reading it. */
function readerOf(pages: readonly ReadPage[]) {
  return {
    engineName: async () => 'mẫu của phần mềm',
    async read(_request: ReadRequest, { onStart, onPage, signal }: ReadCallbacks): Promise<void> {
      onStart?.({ pages: pages.length });
      for (const page of pages) {
        await onPage(page);
        signal?.throwIfAborted();
      }
    },
  };
}

const LEASE = { owner: 'demo', milliseconds: 60_000 };

async function runJobs(
  db: Db,
  clock: ReturnType<typeof fixedClock>,
  handlers: Readonly<Record<string, JobHandler>>,
): Promise<void> {
  for (;;) {
    const job = leaseJob(db, Object.keys(handlers), LEASE, clock);
    if (job === null) return;
    const context = { job, signal: new AbortController().signal, progress: () => {} };
    const conclude = await handlers[job.kind]!.run(context);
    completeJob(db, job, LEASE, clock, conclude ?? undefined);
  }
}
