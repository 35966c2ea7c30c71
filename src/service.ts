/** Puts the rooms together on one machine: database, files, jobs, reader processes, search index, pages. */
import { folderShelf } from './platform/files/folder-shelf.ts';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { createApp } from './app.ts';
import { keepHouse } from './housekeeping.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { dataFolder, holdDataFolder, sessionSecret } from './platform/data-folder.ts';
import { type Db, openDatabase, overwriteLog } from './platform/database.ts';
import { clearArrivals, localStorage } from './platform/files/local-storage.ts';
import type { FileStorage } from './platform/files/storage.ts';
import { type JobHandler, startJobRunner } from './platform/jobs/runner.ts';
import type { Log } from './platform/log.ts';
import { type Warming, warmed } from './platform/warming.ts';
import { type AppEnv, createSignIn } from './people/index.ts';
import { type Inbox, startInbox } from './intake/index.ts';
import {
  type DeskOptions,
  Loans,
  logOfEnded,
  logOfNotParted,
  ownKeysInForce,
  noteAttendance,
  ReadingDesk,
  readOnce,
} from './reading/index.ts';
import { ReaderPool } from './reading/on-this-machine.ts';
import { READ_JOB, readJob, signaturesOfFiles } from './reading/read-job.ts';
import { signingMeansFrom, trustFolder, trustIn } from './signatures/index.ts';
import {
  acceptFromInbox,
  type CheckSignatures,
  createProgressFeed,
  pagePictures,
  PURGE_JOB,
  purgeJob,
  readingListener,
  searchableCopies,
  type ReceivingDeps,
  TAKE_OVER_JOB,
  TELL_SENDER_JOB,
  UNDERSTAND_JOB,
  understandJob,
  WIPE_JOB,
  wipeJob,
} from './registry/index.ts';
import { UnderstandingThread } from './registry/understanding-thread.ts';
import {
  DIGEST_JOB,
  digestJob,
  OCCURRENCES_JOB,
  occurrencesJob,
  REMIND_JOB,
  remindJob,
  smtpMailer,
  takeOverJob,
} from './obligations/index.ts';
import { CARRY_JOB, DELIVER_JOB, deliverJob, RING_JOB, ringJob } from './drafting/index.ts';
import { carryJob, courier, tellSenderJob } from './exchange/index.ts';
import { VERSION } from './version.ts';
import {
  embeddedIndex,
  firstPagesOfIndex,
  type SearchIndex,
  startIndexer,
  startServer,
  withoutServer,
} from './search/index.ts';
import { buildAssets, type SystemFacts } from './web/index.ts';

export interface Service {
  app: Hono<AppEnv>;
  db: Db;
  storage: FileStorage;
  receiving: ReceivingDeps;
  /** Begins to work: jobs, index, watched folder. Call it once the service listens. */
  start(): void;
  /** Tells `/ready` that no more work should be sent here, and ends the event streams, which would never end. */
  notReady(): void;
  /** Stops working, gives back what is unfinished and closes the database. */
  stop(): Promise<void>;
}

const HOUSEKEEPING_MS = 60_000;
/** Those who wait for the page that starts come first; no paper is read sooner. */
const WARM_UP_AFTER_MS = 4_000;
/** Papers are understood one after the other; a letter may wait for a mail server. */
const SMALL_JOBS_AT_ONCE = 2;
const CALLS_AT_ONCE = 4;
/** What is issued wakes it; statuses may wait a moment. */
const EXCHANGE_POLL_MS = 2_000;

/**
 * Opens an office's data folder and everything that works on it. Nothing runs until `start`.
 * @throws AppError `service.already-running`, `database.newer`
 */
export async function openService(config: Config, log: Log, clock: Clock): Promise<Service> {
  const signing = signingMeansFrom(config);
  const folder = dataFolder(config.dataDir);
  const letGo = holdDataFolder(folder);
  const database = openOrLetGo(folder.database, letGo);
  const { db } = database;
  await clearArrivals(folder.files);
  const storage = localStorage(folder.files, config.minFreeBytes);
  const readers = readersOf(config, storage, {
    onArrival: () => work.wakeJobs(),
    onAttendance: (isAttended) => {
      try {
        noteAttendance(db, isAttended, clock);
      } catch (error) {
        // A locked or full database: pages say it late; nothing is read or lost by it.
        log.error({ err: error }, 'attendance could not be noted');
      }
    },
  });
  const loans = new Loans({
    desk: readers,
    papers: storage,
    pageTimeoutMs: config.pageTimeoutMs,
    isInForce: ownKeysInForce(db, clock),
    onEnded: logOfEnded(log),
    onNotParted: logOfNotParted(log),
  });
  const pictures = pagePictures({
    directory: join(folder.cache, 'pages'),
    render: readers.render.bind(readers),
  });
  const copies = searchableCopies({
    shelf: folderShelf(join(folder.cache, 'searchable')),
    write: readers.searchable.bind(readers),
  });
  const removal = {
    db,
    storage,
    async forgetPictures(sha256: string) {
      await pictures.forget(sha256);
      await copies.forget(sha256);
    },
    overwriteLog: () => overwriteLog(db),
  };
  const trust = trustFolder(config.trustDir);
  const papers = {
    db,
    readers,
    clock,
    ...trustIn(trust),
  };
  const checkSignatures: CheckSignatures = (sha256s) => signaturesOfFiles(papers, sha256s);
  const readUpload = readOnce(readers);
  const understanding = new UnderstandingThread();
  const handlers = {
    [READ_JOB]: readJob({ ...papers, listener: readingListener({ db, clock }) }),
    [UNDERSTAND_JOB]: understandJob({
      db,
      clock,
      understand: (pages) => understanding.understand(pages),
    }),
    [PURGE_JOB]: purgeJob(removal),
    [WIPE_JOB]: wipeJob(removal),
    [TAKE_OVER_JOB]: takeOverJob({ db, clock, agencyName: config.agencyName }),
    [REMIND_JOB]: remindJob({ db, clock }),
    [OCCURRENCES_JOB]: occurrencesJob({ db, clock }),
    ...lettersOf(config, db, clock, storage),
  };
  const partnersCourier = courier(fetch);
  const between = {
    db,
    clock,
    storage,
    courier: partnersCourier,
    agencyName: config.agencyName,
    sendsMail: config.mail !== null,
  };
  const exchange = { [CARRY_JOB]: carryJob(between), [TELL_SENDER_JOB]: tellSenderJob(between) };
  const work = workers({ config, log, clock, db, handlers, exchange, inboxDir: folder.inbox, readers });
  const receiving: ReceivingDeps = {
    db,
    clock,
    intake: { storage, maxFileBytes: config.maxFileBytes },
    wakeJobs: work.wakeJobs,
  };

  const signIn = createSignIn({ db, clock, secret: config.secret || sessionSecret(folder) });
  const search = searchOf(config, db, clock, log);
  const { index } = search;
  const progress = createProgressFeed({ db, log });
  const startedAt = clock.now();
  let ready = false;
  let warming: Warming | null = null;
  let warmingUp: NodeJS.Timeout | undefined;
  const app = createApp({
    db,
    clock,
    log,
    reach: config,
    signIn,
    index,
    trust,
    signing,
    sendsMail: config.mail !== null,
    courier: partnersCourier,
    readOnce: readUpload,
    loans,
    registry: {
      ...receiving,
      log,
      pictures,
      copies,
      checkSignatures,
      progress,
      agencyName: config.agencyName,
      parentAgency: config.parentAgency,
    },
    web: {
      db,
      clock,
      log,
      signIn,
      index,
      receiving,
      trust,
      signing,
      sendsMail: config.mail !== null,
      courier: partnersCourier,
      checkSignatures,
      readOnce: readUpload,
      assets: await buildAssets(),
      agencyName: config.agencyName,
      url: config.url,
      maxFileBytes: config.maxFileBytes,
      maxPages: config.maxPages,
      systemFacts: () => systemFacts(config, readers, startedAt),
    },
    isReady: () => ready,
    readers,
  });

  return {
    app,
    db,
    storage,
    receiving,
    start() {
      noteAttendance(db, readers.isAttended, clock);
      search.feeder?.start();
      work.start(acceptFromInbox(receiving));
      warming = warmed(folder.database, { first: firstPagesOfIndex(db) });
      warming.done.catch((error: unknown) =>
        log.warn({ err: error }, 'the database could not be read ahead'),
      );
      warmingUp = setTimeout(() => {
        understanding.warmUp().catch((error: unknown) =>
          // The first paper starts it anew, and its job tells what is wrong.
          log.warn({ err: error }, 'the thread that understands papers could not be started'),
        );
      }, WARM_UP_AFTER_MS).unref();
      ready = true;
    },
    notReady() {
      ready = false;
      progress.stop();
      loans.close();
    },
    async stop() {
      ready = false;
      clearTimeout(warmingUp);
      loans.close();
      await search.feeder?.stop();
      await work.stop();
      await understanding.close();
      await readers.close();
      database.close();
      await warming?.stop();
      letGo();
    },
  };
}

/** Readers of this machine, or a desk for those elsewhere alone. */
function readersOf(
  config: Config,
  storage: FileStorage,
  told: Pick<DeskOptions, 'onArrival' | 'onAttendance'>,
): ReadingDesk {
  const { readers, engine, pageTimeoutMs, readerMemoryMb, maxPages, maxMegapixels } = config;
  if (readers === 0) return new ReadingDesk({ pageTimeoutMs, maxPages, ...told });
  return new ReaderPool({
    size: readers,
    engine,
    pageTimeoutMs,
    memoryLimitMb: readerMemoryMb,
    limits: { maxPages, maxMegapixels },
    storage,
    ...told,
  });
}

/** Letters are sent where the office has a mail server. */
function lettersOf(config: Config, db: Db, clock: Clock, storage: FileStorage): Record<string, JobHandler> {
  if (config.mail === null) return {};
  const mailer = smtpMailer(config.mail.smtp, config.mail.from);
  const { url, agencyName } = config;
  return {
    [DIGEST_JOB]: digestJob({ db, clock, mailer, url, agencyName }),
    [DELIVER_JOB]: deliverJob({ db, clock, storage, mailer, agencyName }),
    [RING_JOB]: ringJob({ db, mailer, url, agencyName }),
  };
}

interface Search {
  index: SearchIndex;
  /** Keeps the search server; null where the office has none. */
  feeder: { start(): void; stop(): Promise<void> } | null;
}

function searchOf({ meilisearch }: Config, db: Db, clock: Clock, log: Log): Search {
  const embedded = embeddedIndex(db, clock);
  if (meilisearch !== null) return startServer({ db, clock, log, embedded }, meilisearch);
  withoutServer(db);
  return { index: embedded, feeder: null };
}

async function systemFacts(config: Config, readers: ReadingDesk, startedAt: string): Promise<SystemFacts> {
  const disk = await statfs(config.dataDir);
  return {
    version: VERSION,
    startedAt,
    memoryBytes: process.memoryUsage.rss(),
    readers: {
      busy: readers.busy,
      own: readers.ownHands,
      canHaveOwn: true,
      elsewhere: readers.handsElsewhere,
      isAttended: readers.isAttended,
    },
    disk: { freeBytes: disk.bavail * disk.bsize, minFreeBytes: config.minFreeBytes },
  };
}

function openOrLetGo(path: string, letGo: () => void) {
  try {
    return openDatabase(path);
  } catch (error) {
    letGo();
    throw error;
  }
}

interface WorkersOptions {
  config: Config;
  log: Log;
  clock: Clock;
  db: Db;
  handlers: Readonly<Record<string, JobHandler>>;
  /** What goes to other agencies: a partner that is silent must not keep readings waiting. */
  exchange: Readonly<Record<string, JobHandler>>;
  inboxDir: string;
  readers: Pick<ReadingDesk, 'ownHands' | 'handsElsewhere'>;
}

/** What runs beside the requests. */
function workers({ config, log, clock, db, handlers, exchange, inboxDir, readers }: WorkersOptions) {
  const stops: (() => Promise<void> | void)[] = [];
  let wakeJobs = () => {};

  return {
    wakeJobs: () => wakeJobs(),
    start(acceptScan: Parameters<typeof startInbox>[0]['accept']) {
      // Apart from each other: a long reading must not keep small jobs (understanding) waiting. With no reader
      // anywhere papers wait in the queue, and go on when one comes.
      const { [READ_JOB]: reading, ...small } = handlers;
      const runners = [
        startJobRunner({
          db,
          clock,
          log,
          handlers: { [READ_JOB]: reading! },
          concurrency: () => readers.ownHands + readers.handsElsewhere,
        }),
        startJobRunner({ db, clock, log, handlers: small, concurrency: () => SMALL_JOBS_AT_ONCE }),
        startJobRunner({
          db,
          clock,
          log,
          handlers: exchange,
          concurrency: () => CALLS_AT_ONCE,
          pollMs: EXCHANGE_POLL_MS,
        }),
      ];
      wakeJobs = () => runners.forEach((runner) => runner.wake());
      const indexer = startIndexer({ db, clock, log });
      const keep = () => keepHouse({ db, clock, log, mails: config.mail !== null });
      keep();
      const housekeeping = setInterval(keep, HOUSEKEEPING_MS);
      const inbox: Inbox | null = config.inbox
        ? startInbox({ dir: inboxDir, accept: acceptScan, log })
        : null;
      stops.push(
        () => inbox?.stop(),
        () => clearInterval(housekeeping),
        async () => void (await Promise.all(runners.map((runner) => runner.stop()))),
        () => indexer.stop(),
      );
    },
    async stop() {
      for (const stop of stops.splice(0)) await stop();
    },
  };
}
