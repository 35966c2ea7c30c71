/** An office for the tests of the registry: real database, real files, real jobs; only the reader itself is played. */
import { folderShelf } from '../../src/platform/files/folder-shelf.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { and, eq, inArray } from 'drizzle-orm';
import { receiveFile } from '../../src/intake/index.ts';
import { type Actor, SERVICE } from '../../src/people/actor.ts';
import type { Role } from '../../src/people/roles.ts';
import { memberships, people, units } from '../../src/people/schema.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { openDatabase, overwriteLog } from '../../src/platform/database.ts';
import { localStorage } from '../../src/platform/files/local-storage.ts';
import { startJobRunner } from '../../src/platform/jobs/runner.ts';
import { silentLog } from '../../src/platform/log.ts';
import { jobs } from '../../src/platform/schema.ts';
import type { FailedPage, PageReading, ReadPage, Zone } from '../../src/reading/page.ts';
import { takeOverJob } from '../../src/obligations/index.ts';
import type { SearchablePage } from '../../src/reading/index.ts';
import { READ_JOB, readJob, type ReadJobDeps } from '../../src/reading/read-job.ts';
import type { ReadRequest } from '../../src/reading/readers.ts';
import {
  acceptAll,
  decideField,
  type HandedIn,
  pagePictures,
  PURGE_JOB,
  purgeJob,
  readingListener,
  receiveDispatch,
  type ReceivedDispatch,
  TAKE_OVER_JOB,
  searchableCopies,
  UNDERSTAND_JOB,
  understandJob,
  verifyDispatch,
  viewDispatch,
  WIPE_JOB,
  wipeJob,
} from '../../src/registry/index.ts';
import type { Metadata, PaperDetails, UnderstoodPaper } from '../../src/understanding/index.ts';
import { freshDatabase } from '../platform/fresh-database.ts';

export function person(id: string, roles: Role[], unitIds: string[] = []): Actor {
  return { id, name: `Người ${id}`, roles, unitIds, address: '10.0.0.7', scopes: null };
}

export const CLERK = person('clerk', ['clerk']);
export const OTHER_CLERK = person('clerk-2', ['clerk']);
export const LEADER = person('leader', ['leader']);
export const STAFF = person('staff', ['staff'], ['unit-a']);
export const DRAFTER = person('drafter', ['drafter'], ['unit-b']);
export const ADMIN = person('admin', ['admin']);

/** What the reader would find on a page. */
export function page(number: number, ...texts: string[]): ReadPage {
  return {
    number,
    width: 595,
    height: 842,
    rotation: 0,
    source: 'ocr',
    seconds: 1,
    lines: texts.map((text, index) => ({
      zone: 'body' satisfies Zone,
      x: 80,
      y: 60 + index * 20,
      width: 400,
      height: 12,
      words: text.split(' ').map((word, at) => ({
        text: word,
        x: 80 + at * 40,
        y: 60 + index * 20,
        width: 38,
        height: 12,
        confidence: 93,
      })),
    })),
  };
}

export function brokenPage(number: number): FailedPage {
  return { number, failure: { code: 'reading.page-unreadable', message: `Trang ${number} bị hỏng.` } };
}

const NOTHING_READ: Metadata = {
  issuerParent: null,
  issuer: null,
  number: null,
  symbol: null,
  place: null,
  date: null,
  type: null,
  subject: null,
  addressees: [],
  signer: { capacity: null, title: null, actualTitle: null, name: null },
  recipients: [],
  urgency: null,
  secrecy: null,
  references: [],
  handwritten: [],
};

const NO_DETAILS: PaperDetails = {
  agencies: { issuer: null, issuerParent: null, addressees: [] },
  aliases: [],
  replyDue: null,
  attachments: [],
  pageCount: { paper: 1, appendices: 0, total: 1 },
  cosigners: [],
  repairs: [],
};

export const WHOLE_HEADER: Partial<Metadata> = {
  issuer: 'ỦY BAN NHÂN DÂN THÀNH PHỐ',
  number: '05',
  symbol: 'UBND-VX',
  date: '2026-11-20',
  type: 'Công văn',
  subject: 'tăng cường an toàn giao thông',
};

/** What understanding would make of a paper. */
export function understood(
  metadata: Partial<Metadata> = {},
  details: Partial<PaperDetails> = {},
): UnderstoodPaper {
  const whole = { ...NOTHING_READ, ...metadata };
  const evidence: UnderstoodPaper['evidence'] = {};
  for (const field of Object.keys(metadata) as (keyof UnderstoodPaper['evidence'])[]) {
    evidence[field] = {
      quote: `“${field}”`,
      page: 1,
      boxes: [{ x: 1, y: 2, width: 3, height: 4 }],
      confidence: 0.9,
    };
  }
  return { metadata: whole, evidence, obligations: [], details: { ...NO_DETAILS, ...details } };
}

export type Office = ReturnType<typeof openOffice>;

/** @param file a database file; in memory where none is named */
export function openOffice(file?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'vanthu-registry-'));
  const { db, connection, close } = file === undefined ? freshDatabase() : openDatabase(join(folder, file));
  const clock = fixedClock('2026-11-23T02:00:00.000Z');
  const storage = localStorage(join(folder, 'files'));
  const intake = { storage, maxFileBytes: 1024 * 1024 };

  /** What the next readings give; a function may throw. */
  const reader = {
    pages: (): PageReading[] => [page(1, 'Trang một')],
    understanding: understood(WHOLE_HEADER),
    secrecy: (_page: ReadPage): Metadata['secrecy'] => null,
    drawn: 0,
    /** What searchable PDFs were made of, one after the other. */
    bound: [] as { sources: string[]; pages: SearchablePage[] }[],
    signed: false,
    /** What people said of the pages of the last reading. */
    settings: undefined as ReadRequest['settings'],
    /** Awaited before each page. */
    turn: (_number: number): Promise<void> => Promise.resolve(),
  };
  const readers: ReadJobDeps['readers'] = {
    engineName: async (wanted) => `${wanted ?? 'usual'} engine`,
    async read({ pages: wanted, settings }, { signal, onStart, onPage }) {
      reader.settings = settings;
      const all = reader.pages();
      onStart?.({ pages: all.length });
      for (const each of all.filter(({ number }) => wanted === undefined || wanted.includes(number))) {
        await reader.turn(each.number);
        signal?.throwIfAborted();
        onPage(each);
        signal?.throwIfAborted();
      }
    },
  };
  const listener = readingListener({
    db,
    clock,
    secrecyOf: ([first]) => (first === undefined ? null : reader.secrecy(first)),
  });
  const pictures = pagePictures({
    directory: join(folder, 'cache', 'pages'),
    render: async (_file, number, { widthPx, rotation }) => {
      reader.drawn++;
      return {
        data: new TextEncoder().encode(`picture ${number} ${widthPx} ${rotation}`),
        mime: 'image/webp',
      };
    },
  });
  const copies = searchableCopies({
    shelf: folderShelf(join(folder, 'cache', 'searchable')),
    write: async ({ sources, pages }, keep) => {
      reader.bound.push({ sources: sources.map(({ sha256 }) => sha256!), pages });
      await keep(Readable.from([Buffer.from(`copy ${reader.bound.length}`)]));
      return { signed: reader.signed, obstacles: [] };
    },
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
  const handlers = {
    [READ_JOB]: readJob({ db, readers, clock, listener }),
    [UNDERSTAND_JOB]: understandJob({ db, clock, understand: () => reader.understanding }),
    [PURGE_JOB]: purgeJob(removal),
    [WIPE_JOB]: wipeJob(removal),
    [TAKE_OVER_JOB]: takeOverJob({ db, clock, agencyName: '' }),
  };

  seedPeople();

  function seedPeople() {
    const created = clock.now();
    for (const { id, name } of [CLERK, OTHER_CLERK, LEADER, STAFF, DRAFTER, ADMIN]) {
      db.insert(people).values({ id: id!, name, createdAt: created }).run();
    }
    for (const id of ['unit-a', 'unit-b']) {
      db.insert(units)
        .values({ id, name: `Phòng ${id}`, validFrom: '2020-01-01' })
        .run();
    }
    db.insert(units)
      .values({ id: 'unit-gone', name: 'Huyện cũ', validFrom: '2010-01-01', validTo: '2025-06-30' })
      .run();
    db.insert(memberships).values({ personId: 'staff', unitId: 'unit-a', validFrom: '2020-01-01' }).run();
  }

  /** Hands in bytes as an upload does. */
  const handIn = (
    bytes: string | Uint8Array,
    by: Actor = CLERK,
    about: Partial<HandedIn> = {},
  ): Promise<ReceivedDispatch> => {
    const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
    const whole: HandedIn = { fileName: 'quét.pdf', direction: 'incoming', channel: 'web', ...about };
    return receiveFile(intake, oneChunk(content), (file) =>
      receiveDispatch(db, { ...whole, file }, by, clock),
    );
  };

  /** Runs jobs until none is left. */
  const work = async () => {
    const runner = startJobRunner({ db, clock, log: silentLog, handlers, concurrency: () => 2, pollMs: 5 });
    const busy = () =>
      db
        .select({ id: jobs.id })
        .from(jobs)
        .where(inArray(jobs.state, ['queued', 'running']))
        .get() !== undefined;
    while (busy()) await new Promise((resolve) => setTimeout(resolve, 3));
    await runner.stop();
  };

  const view = (id: string, actor: Actor = CLERK) => viewDispatch(db, id, actor);
  const versionOf = (id: string) => view(id).version;
  const versioned = (id: string) => ({ dispatchId: id, version: versionOf(id) });

  /** A paper that was read and waits for the văn thư. */
  const readPaper = async (
    content: string,
    metadata: Partial<Metadata> = WHOLE_HEADER,
    details: Partial<PaperDetails> = {},
  ): Promise<string> => {
    const { id } = await handIn(pdf(content));
    reader.understanding = understood(metadata, details);
    await work();
    return id;
  };

  /** A paper that can be registered. */
  const verifiedPaper = async (
    content: string,
    metadata: Partial<Metadata> = WHOLE_HEADER,
  ): Promise<string> => {
    const id = await readPaper(content, metadata);
    acceptAll(db, versioned(id), CLERK, clock);
    for (const { field, required, state } of view(id).fields) {
      if (!required || state !== 'suggested') continue;
      decideField(db, { ...versioned(id), field, decision: { action: 'absent' } }, CLERK, clock);
    }
    verifyDispatch(db, versioned(id), CLERK, clock);
    return id;
  };

  const jobsOf = (dispatchId: string, kind: string) =>
    db
      .select()
      .from(jobs)
      .where(and(eq(jobs.subject, dispatchId), eq(jobs.kind, kind)))
      .all();

  return {
    db,
    agencyName: 'UBND phường Hải Châu',
    connection,
    clock,
    folder,
    storage,
    intake,
    reader,
    listener,
    pictures,
    copies,
    handlers,
    handIn,
    work,
    view,
    versioned,
    readPaper,
    verifiedPaper,
    jobsOf,
    close() {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A file that is a PDF by its content; different for each text. */
export function pdf(text: string): Uint8Array {
  return new TextEncoder().encode(`%PDF-1.7\n% ${text}\n%%EOF\n`);
}

async function* oneChunk(content: Uint8Array): AsyncIterable<Uint8Array> {
  if (content.length > 0) yield content;
}

export { SERVICE };
