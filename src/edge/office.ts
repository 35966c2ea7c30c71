/**
 * Puts the rooms together inside of a Durable Object: its SQLite, files in R2, readers elsewhere. Nothing here polls:
 * an office that nobody asks sleeps, and its alarm wakes it when something is due.
 */
import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { createApp } from '../app.ts';
import { keepHouse, nextHousekeepingAt, restBeforeHousekeeping } from '../housekeeping.ts';
import {
  DIGEST_JOB,
  digestJob,
  type HttpMail,
  httpMailer,
  OCCURRENCES_JOB,
  occurrencesJob,
  REMIND_JOB,
  remindJob,
  takeOverJob,
} from '../obligations/index.ts';
import type { FileStorage } from '../platform/files/storage.ts';
import { CARRY_JOB, DELIVER_JOB, deliverJob, RING_JOB, ringJob } from '../drafting/index.ts';
import { carryJob, courier, type Reach, tellSenderJob } from '../exchange/index.ts';
import { type AppEnv, createSignIn } from '../people/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { type DurableStorage, durableSql, openDurableDatabase } from '../platform/durable-database.ts';
import { bucketShelf } from '../platform/files/bucket-shelf.ts';
import { type Bucket, clearArrivalsIn, r2Storage } from '../platform/files/r2-storage.ts';
import { nextJobAt, unfinishedJobs } from '../platform/jobs/queue.ts';
import { type JobHandler, type JobRunner, startJobRunner } from '../platform/jobs/runner.ts';
import type { Log } from '../platform/log.ts';
import { pendingForSearch } from '../platform/outbox.ts';
import { levelOf } from '../platform/room.ts';
import {
  type Announcement,
  Loans,
  logOfEnded,
  logOfNotParted,
  noteAttendance,
  ownKeysInForce,
  ReadingDesk,
  readOnce,
  type SharedLending,
  sharedLending,
  sharedReadersMay,
  unattendedSince,
} from '../reading/index.ts';
import { READ_JOB, readJob, signaturesOfFiles } from '../reading/read-job.ts';
import {
  type CheckSignatures,
  createProgressFeed,
  type PagePictures,
  pagePictures,
  PURGE_JOB,
  purgeJob,
  readingListener,
  searchableCopies,
  TAKE_OVER_JOB,
  TELL_SENDER_JOB,
  UNDERSTAND_JOB,
  understandJob,
  WIPE_JOB,
  wipeJob,
} from '../registry/index.ts';
import { indexIsCurrent, startIndexer } from '../search/index.ts';
import { trustIn, trustRows } from '../signatures/index.ts';
import { VERSION } from '../version.ts';
import type { SystemFacts } from '../web/index.ts';
import { agencySearch, type SearchServerOf } from './agency-search.ts';
import { builtAssets } from './assets.ts';
import { untilQuiet } from './until-quiet.ts';

export interface OfficeOptions {
  /** What its files in the bucket begin with. */
  code: string;
  agencyName: string;
  parentAgency: string;
  /** Signs the cookies of its sessions. */
  secret: string;
  storage: DurableStorage;
  bucket: Bucket;
  clock: Clock;
  log: Log;
  /** Reaches partner agencies. */
  reach: Reach;
  /** Takes its letters; null: it sends none. */
  mail: HttpMail | null;
  /** The installation's search server; null: it has none. */
  searchServer: SearchServerOf | null;
  /** Where its people open it, for links in letters. */
  url: string;
  /** Tells the desk of the installation what waits here. @returns whether readers are there to come */
  tellDesk(said: Announcement): Promise<boolean>;
}

export interface Office {
  app: Hono<AppEnv>;
  db: Db;
  /** Its end of the desk of the installation. */
  lending: SharedLending;
  /** Does what is due: small jobs, and the index after the changes. Ends when nothing is left. */
  work(): Promise<void>;
  /** Tells the search server of the changes that the embedded index has taken over (`agency-search.ts`). */
  feedSearch(insists: boolean): Promise<void>;
  /** Begins the day's work where it is time, and does what is due. */
  keepHouse(): Promise<void>;
  /** How long nothing is due, in milliseconds. */
  sleepsFor(): number;
  /** Nothing goes on here by itself any more; papers that are read wait in the queue again. */
  close(): Promise<void>;
}

/** Of a request's body, on the platform's smaller plans. */
const MAX_FILE_BYTES = 95 * 1024 * 1024;
/** What is enclosed in a letter is held in memory, several times over; few mail services take more. */
const MAX_LETTER_BYTES = 10 * 1024 * 1024;
const MAX_PAGES = 300;
const PAGE_TIMEOUT_MS = 120_000;
/** In memory twice while it is opened, of 128 MB. */
const MOST_BYTES_TO_PART = 16 * 1024 * 1024;
/** What an object may hold. */
const LARGEST_DATABASE_BYTES = 10 * 1024 ** 3;
/** What ended badly, or what others should have heard of, is looked at again so soon. */
export const LOOK_AGAIN_MS = 15 * 60_000;
/** Agencies begin the day one after the other: each at most so long after the hour, always the same time after it. */
const SPREAD_MS = 10 * 60_000;
/** What could not be said to the desk of the installation is said again so soon. */
const SAY_AGAIN_MS = 30_000;
const DAY_MS = 24 * 3_600_000;
const SMALL_JOBS_AT_ONCE = 2;
/** Longer than a partner is waited for, and than an index is built anew. */
const STUCK_MS = 3 * 60_000;
/** The object has a file system in its memory, gone when it sleeps. */
const PASSING = '/tmp/vanthu';

/** @throws AppError `database.newer` */
export function openOffice(options: OfficeOptions): Office {
  const { code, agencyName, parentAgency, clock, log } = options;
  const sql = durableSql(options.storage);
  const db = openDurableDatabase(options.storage, sql);
  const search = agencySearch({ db, clock, log, code }, options.searchServer);
  const bucket = { bucket: options.bucket, prefix: `${code}/` };
  const storage = r2Storage(bucket);
  const readers = new ReadingDesk({
    pageTimeoutMs: PAGE_TIMEOUT_MS,
    maxPages: MAX_PAGES,
    onArrival: () => readPapers(),
    onAttendance: (isAttended) => noteAttendance(db, isAttended, clock),
    onChange: () => lending.changed(),
  });
  const loans = new Loans({
    desk: readers,
    papers: storage,
    pageTimeoutMs: PAGE_TIMEOUT_MS,
    isInForce: ownKeysInForce(db, clock),
    onEnded: logOfEnded(log),
    onNotParted: logOfNotParted(log),
    mostBytesToPart: MOST_BYTES_TO_PART,
  });
  const lending = sharedLending({
    db,
    clock,
    desk: readers,
    loans,
    tell: (said) => options.tellDesk(said),
    log,
  });
  // As it was when the object fell asleep.
  readers.onCall(sharedReadersMay(db) === 'open' && unattendedSince(db) === null);
  noteAttendance(db, readers.isAttended, clock);
  const pictures = drawnEachTime(readers);
  // No code has a dot: they lie beside the agency's files, not among them.
  const madeOfFiles = { bucket: options.bucket, prefix: `${code}.searchable/` };
  const copies = searchableCopies({
    shelf: bucketShelf(madeOfFiles),
    write: readers.searchable.bind(readers),
  });
  const removal = {
    db,
    storage,
    forgetPictures: async (sha256: string) => {
      await pictures.forget(sha256);
      await copies.forget(sha256);
    },
    // The object keeps no log that could be emptied.
    overwriteLog: () => {},
  };
  const trust = trustRows(db);
  const papers = {
    db,
    readers,
    clock,
    ...trustIn(trust),
  };
  const partnersCourier = courier(options.reach);
  const sendsMail = options.mail !== null;
  const between = {
    db,
    clock,
    storage,
    courier: partnersCourier,
    agencyName,
    sendsMail,
  };
  /** Long texts of papers that were removed for good, and of rows that were written anew. */
  function forgetLargeValues(): void {
    void sql.forgetUnnamed().catch((error: unknown) => {
      // The next day does it.
      log.error({ err: error }, 'large values that no row has could not be removed');
    });
  }
  const small: Record<string, JobHandler> = {
    [CARRY_JOB]: carryJob(between),
    [TELL_SENDER_JOB]: tellSenderJob(between),
    [UNDERSTAND_JOB]: understandJob({ db, clock }),
    [PURGE_JOB]: followed(purgeJob(removal), forgetLargeValues),
    [WIPE_JOB]: followed(wipeJob(removal), forgetLargeValues),
    [TAKE_OVER_JOB]: takeOverJob({ db, clock, agencyName }),
    [REMIND_JOB]: remindJob({ db, clock }),
    [OCCURRENCES_JOB]: occurrencesJob({ db, clock }),
    ...lettersOf(options, db, storage),
  };
  const read = readJob({ ...papers, listener: readingListener({ db, clock }) });
  let isClosed = false;
  const afterReading = () =>
    isClosed ||
    void work()
      .then(() => search.feed(false))
      .catch(workFailed);
  const reading = { [READ_JOB]: followed(read, afterReading) };
  const smallKinds = Object.keys(small);

  let reader: JobRunner | null = null;
  /** Papers are read for as long as a machine elsewhere asks for work. */
  function readPapers(): void {
    if (isClosed) return;
    if (reader !== null) return reader.wake();
    reader = startJobRunner({ db, clock, log, handlers: reading, concurrency: () => readers.handsElsewhere });
    const leave = setInterval(() => {
      // What waits for a hand goes back to the queue, untried: with the object it would end as if it had failed.
      if (!isClosed && readers.handsElsewhere > 0) return;
      clearInterval(leave);
      void reader?.stop();
      reader = null;
    }, 5_000);
  }

  const spread = createHash('sha256').update(code).digest().readUInt32BE() % SPREAD_MS;
  const isDue = () => (nextJobAt(db, smallKinds) ?? '9') <= clock.now();
  const isIndexed = () => pendingForSearch(db, 1) === null && indexIsCurrent(db);
  let working: Promise<void> | null = null;
  async function workUntilQuiet(): Promise<void> {
    if (!isDue() && isIndexed()) return;
    const jobs = startJobRunner({
      db,
      clock,
      log,
      handlers: small,
      concurrency: () => SMALL_JOBS_AT_ONCE,
      pollMs: 50,
    });
    const indexer = startIndexer({ db, clock, log, pollMs: 20 });
    const isDone = await untilQuiet({
      isQuiet: () => !isDue() && jobs.isIdle() && isIndexed(),
      // Not when a job's lease ends: that moves on its own, as long as its runner beats, whether the job does or not.
      left: () => JSON.stringify([unfinishedJobs(db, smallKinds), pendingForSearch(db, 1)]),
      patienceMs: STUCK_MS,
    });
    if (!isDone) log.error({ waiting: pendingForSearch(db, 1) }, 'work does not move; the alarm tries again');
    await jobs.stop();
    await indexer.stop();
  }
  const work = () => (working ??= workUntilQuiet().finally(() => (working = null)));
  const workFailed = (error: unknown) => log.error({ err: error }, 'small work after a reading failed');

  let clearedOn = '';
  /** Once a day that the object is awake: it remembers no longer, and to look again costs one request. */
  async function clearLeftovers(): Promise<void> {
    const today = clock.now().slice(0, 10);
    if (clearedOn === today) return;
    try {
      const yesterday = new Date(Date.parse(clock.now()) - DAY_MS);
      for (const place of [bucket, madeOfFiles]) await clearArrivalsIn(place, yesterday);
      await sql.forgetUnnamed();
      clearedOn = today;
    } catch (error) {
      // An outage of the bucket: the next round does it.
      log.error({ err: error }, 'leftovers could not be cleared');
    }
  }

  const signIn = createSignIn({ db, clock, secret: options.secret });
  const { index } = search;
  const receiving = {
    db,
    clock,
    intake: { storage, maxFileBytes: MAX_FILE_BYTES },
    wakeJobs: () => reader?.wake(),
  };
  const checkSignatures: CheckSignatures = (sha256s) => signaturesOfFiles(papers, sha256s);
  const readUpload = readOnce(readers);
  const startedAt = clock.now();
  const room = () => ({
    usedBytes: options.storage.sql.databaseSize,
    mostBytes: LARGEST_DATABASE_BYTES,
  });
  const shared = {
    db,
    clock,
    log,
    signIn,
    index,
    trust,
    signing: { sealPasswordFile: '', service: null },
    courier: partnersCourier,
    sendsMail,
    readOnce: readUpload,
    room,
  };
  const systemFacts = (): SystemFacts => ({
    version: VERSION,
    startedAt,
    memoryBytes: null,
    readers: {
      busy: readers.busy,
      own: 0,
      canHaveOwn: false,
      elsewhere: readers.handsElsewhere,
      isAttended: readers.isAttended,
    },
    disk: null,
  });
  const app = createApp({
    ...shared,
    // The Worker in front says who asks, and how.
    reach: { url: '', trustProxy: true },
    loans,
    shared: lending,
    readers,
    registry: {
      ...receiving,
      log,
      pictures,
      copies,
      checkSignatures,
      progress: createProgressFeed({ db, log }),
      agencyName,
      parentAgency,
    },
    web: {
      ...shared,
      shared: lending,
      receiving,
      checkSignatures,
      assets: builtAssets(),
      agencyName,
      maxFileBytes: MAX_FILE_BYTES,
      maxPages: MAX_PAGES,
      systemFacts,
    },
    isReady: () => true,
  });

  return {
    app,
    db,
    lending,
    work,
    feedSearch: search.feed,
    async keepHouse() {
      keepHouse({ db, clock, log, mails: sendsMail });
      if (levelOf(room()) !== 'ample')
        log.warn({ agency: code, ...room() }, 'the agency has used most of what an object may hold');
      await work();
      await clearLeftovers();
    },
    sleepsFor() {
      const until = (instant: string) => Date.parse(instant) - Date.parse(clock.now());
      const due = nextJobAt(db, smallKinds);
      // A reading that broke off with the object, or is tried again later: readers come when they are told that it is due.
      const isReading = reader !== null && !reader.isIdle();
      const again = isReading ? null : nextJobAt(db, [READ_JOB]);
      // What is being read waits in the queue again where the object is stopped: then nobody would look for it.
      const isUnsure = isReading || lending.awaitsReaders || !isIndexed();
      const daily = Math.max(
        restBeforeHousekeeping(db),
        until(nextHousekeepingAt({ db, clock, mails: sendsMail })),
      );
      return Math.min(
        daily + spread,
        search.feedsAgainIn(),
        ...(due === null ? [] : [Math.max(0, until(due))]),
        ...(again === null || again <= clock.now() ? [] : [until(again) + 1_000]),
        ...(lending.isOwed ? [SAY_AGAIN_MS] : []),
        ...(isUnsure ? [LOOK_AGAIN_MS] : []),
      );
    },
    async close() {
      isClosed = true;
      search.stop();
      await reader?.stop();
      loans.close();
      await readers.close();
      await working;
    },
  };
}

/** Letters are sent where the installation has a mail service. */
function lettersOf(
  { mail, agencyName, url, clock }: OfficeOptions,
  db: Db,
  storage: FileStorage,
): Record<string, JobHandler> {
  if (mail === null) return {};
  const mailer = httpMailer(mail, (request) => fetch(request));
  return {
    [DIGEST_JOB]: digestJob({ db, clock, mailer, url, agencyName }),
    [DELIVER_JOB]: deliverJob({ db, clock, storage, mailer, agencyName, maxLetterBytes: MAX_LETTER_BYTES }),
    [RING_JOB]: ringJob({ db, mailer, url, agencyName }),
  };
}

/** A job that leaves others behind when it ends: nobody else looks for those. */
function followed(job: JobHandler, afterwards: () => void): JobHandler {
  // Timers run when what is to be written at the end of the job is written.
  return { ...job, run: (context) => job.run(context).finally(() => setTimeout(afterwards, 0)) };
}

/** Pages are drawn by readers elsewhere, and kept by browsers: the object's memory is for its database. */
function drawnEachTime(readers: ReadingDesk): PagePictures {
  const { picture, forget } = pagePictures({
    directory: `${PASSING}/pages`,
    render: readers.render.bind(readers),
  });
  return { picture: (page) => picture(page, false), forget };
}
