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
import {
  acceptAll,
  decideField,
  handIn,
  readingListener,
  REQUIRED_FIELDS,
  registerDispatch,
  routeDispatch,
  UNDERSTAND_JOB,
  understandJob,
  verifyDispatch,
  viewDispatch,
} from '../../src/registry/index.ts';
import type { ReadPage } from '../../src/reading/page.ts';
import { readSample, renderSample, sampleFileName } from './make.ts';
import type { SamplePaper } from './paper.ts';
import { samplePapers } from './papers.ts';
import type { SeededAgency } from './seed-agency.ts';

export interface SeedingDeps {
  db: Db;
  storage: FileStorage;
  agency: SeededAgency;
  /** Told after each paper. */
  onPaper: (done: number, total: number) => void;
}

/** The papers whose life begins before the visitor comes; the one that is read before their eyes is left out. */
export async function seedPapers(deps: SeedingDeps): Promise<void> {
  const papers = samplePapers.filter((paper) => paper.state !== 'reading');
  for (const [index, paper] of papers.entries()) {
    await seedPaper(deps, paper);
    deps.onPaper(index + 1, papers.length);
  }
}

/** The paper that is dropped when the demo is up. */
export async function paperToRead(): Promise<{ fileName: string; content: Readable }> {
  const paper = samplePapers.find(({ state }) => state === 'reading')!;
  const bytes = await renderSample(paper.id, paper.arrivesAs);
  return { fileName: sampleFileName(paper), content: Readable.from([bytes]) };
}

async function seedPaper({ db, storage, agency }: SeedingDeps, paper: SamplePaper): Promise<void> {
  const clock = fixedClock(paper.arrivedAt);
  const clerk = actorNamed(agency, 'vanthu');
  const bytes = await renderSample(paper.id, paper.arrivesAs);
  const { pages } = await readSample(paper.id);
  const receiving = { db, clock, intake: { storage, maxFileBytes: bytes.byteLength }, wakeJobs: () => {} };
  const about = { fileName: sampleFileName(paper), direction: paper.direction, channel: 'web' } as const;
  const { id } = await handIn(receiving, Readable.from([bytes]), about, clerk);
  clock.advance(3 * 60_000);
  await runJobs(db, clock, {
    [READ_JOB]: readJob({
      db,
      files: storage,
      pool: readerOf(pages),
      clock,
      listener: readingListener({ db, clock }),
    }),
    [UNDERSTAND_JOB]: understandJob({ db, clock }),
  });
  clock.advance(12 * 60_000);
  if (VERIFIED.has(paper.state)) verify(db, id, clerk, clock);
  clock.advance(60_000);
  if (REGISTERED.has(paper.state))
    registerDispatch(db, { dispatchId: id, version: versionOf(db, id) }, clerk, clock);
  if (paper.routing !== undefined) route(db, id, paper.routing, agency, clock);
}

const REGISTERED: ReadonlySet<SamplePaper['state']> = new Set(['registered', 'assigned', 'done']);
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

function route(
  db: Db,
  id: string,
  routing: NonNullable<SamplePaper['routing']>,
  agency: SeededAgency,
  clock: ReturnType<typeof fixedClock>,
): void {
  clock.advance(45 * 60_000);
  const unitIds = [routing.assignee, ...routing.cooperators].flatMap(
    (unit) => agency.unitIds.get(unit) ?? [],
  );
  routeDispatch(db, { dispatchId: id, unitIds, personIds: [] }, actorNamed(agency, routing.by), clock);
}

function versionOf(db: Db, id: string): number {
  return viewDispatch(db, id, SERVICE).version;
}

/** Gives the known words of a sample instead of reading it. */
function readerOf(pages: readonly ReadPage[]) {
  return {
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

function actorNamed(agency: SeededAgency, username: string): Actor {
  const person = agency.people.find((candidate) => candidate.username === username)!;
  return {
    id: person.id,
    name: person.fullName,
    roles: person.roles,
    unitIds: [agency.unitIds.get(person.unit)!],
    address: '127.0.0.1',
    scopes: null,
  };
}
