/**
 * Papers marked MẬT or above. State secrets may not live on an ordinary network (Luật Bảo vệ bí mật nhà nước), so
 * nothing that was read of such a paper stays; the văn thư destroys the file, or declares a false alarm.
 */
import { z } from 'zod';
import { removeFile } from '../intake/index.ts';
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import type { FileStorage } from '../platform/files/storage.ts';
import { cancelJob, enqueueJob, jobAbout } from '../platform/jobs/queue.ts';
import type { JobHandler } from '../platform/jobs/runner.ts';
import { READ_JOB } from '../reading/read-job.ts';
import type { Secrecy } from '../understanding/understanding.ts';
import { assertUnchanged, recordChange, requireFor, type Versioned } from './changing.ts';
import { SECRET_PAPER } from './errors.ts';
import { headerOf } from './fields.ts';
import { beginReading } from './begin-reading.ts';
import type { DispatchState } from './schema.ts';
import {
  changeDispatch,
  type DispatchRecord,
  dispatchesOfFiles,
  dropContent,
  dropFilesBesides,
  dropPages,
  fileOf,
  filesBesides,
  forgetFile,
  markReadingCancelled,
  saveField,
} from './store.ts';

/** After a quarantine: nothing of the text stays in the write-ahead log or among the page pictures. */
export const WIPE_JOB = 'registry.wipe';
/** After a purge: the bytes leave the disk. */
export const PURGE_JOB = 'registry.purge';

/** A state secret must go, however long the database or the disk keeps it from going: about a day of trying. */
const PATIENCE = { maxAttempts: 100 };

const payloadSchema = z.object({ sha256: z.string() });

/** Keeps a paper apart: its text, fields and obligations go, the level and the reason stay. */
export function quarantine(tx: Db, dispatch: DispatchRecord, level: Secrecy, by: Actor, clock: Clock): void {
  const twins = twinsOf(tx, dispatch);
  forgetContent(tx, dispatch);
  saveField(tx, { dispatchId: dispatch.id, field: 'secrecy', suggestion: level });
  const change = {
    ...headerOf([]),
    state: 'quarantined',
    nextReadingId: null,
    stepDueAt: null,
    secrecy: level,
    releasedAt: null,
    problemCode: SECRET_PAPER.code,
    problemMessage: SECRET_PAPER.message(level),
  } as const;
  recordChange(tx, dispatch, change, { by, did: 'dispatch.quarantined', details: { level } }, clock);
  for (const twin of twins) {
    endReading(tx, twin, clock);
    forgetContent(tx, twin);
    if (PARTS_KEPT_APART.includes(twin.state))
      recordChange(tx, twin, change, { by, did: 'dispatch.quarantined', details: { level } }, clock);
    else changeDispatch(tx, twin, { ...headerOf([]), nextReadingId: null }, clock);
  }
  for (const sha256 of filesOf(dispatch))
    enqueueJob(tx, { kind: WIPE_JOB, subject: dispatch.id, payload: { sha256 }, ...PATIENCE }, clock);
}

/** Other papers of the same bytes: taken back ones, and the parts of a file that was split or put together. */
function twinsOf(tx: Db, dispatch: DispatchRecord): DispatchRecord[] {
  return dispatchesOfFiles(tx, filesOf(dispatch)).filter((paper) => paper.id !== dispatch.id);
}

/** The files that a paper's pages come from. */
function filesOf({ fileSha256, arrangement }: DispatchRecord): string[] {
  const files = [fileSha256, ...(arrangement ?? []).map((page) => page.sha256)];
  return [...new Set(files.filter((sha256) => sha256 !== null))];
}

/** A part of the file is not on the register yet: it is kept apart with the rest, for the file holds the secret. */
const PARTS_KEPT_APART: readonly DispatchState[] = ['received', 'reading', 'to-verify', 'verified'];

/** Nothing more of the file is read or lent; what comes back late is not stored. */
function endReading(tx: Db, { id, readingId, nextReadingId }: DispatchRecord, clock: Clock): void {
  for (const reading of [readingId, nextReadingId])
    if (reading !== null) markReadingCancelled(tx, reading, clock);
  const job = jobAbout(tx, id, READ_JOB);
  if (job !== null) cancelJob(tx, job.id, clock);
}

function forgetContent(tx: Db, { id, readingId, nextReadingId }: DispatchRecord): void {
  for (const reading of [readingId, nextReadingId]) if (reading !== null) dropPages(tx, reading);
  dropContent(tx, id);
}

/**
 * Hủy: the văn thư's word that the paper is secret. Its bytes leave the disk right after the commit, by a job, so
 * that a crash in between only delays it.
 */
export function purgeQuarantined(db: Db, command: Versioned, by: Actor, clock: Clock): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('purge', tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const sha256 = dispatch.fileSha256;
    const files = filesOf(dispatch);
    const nothing = { fileSha256: null, readingId: null, nextReadingId: null, arrangement: null };
    for (const twin of twinsOf(tx, dispatch)) {
      const isApart = twin.state === 'quarantined';
      changeDispatch(tx, twin, isApart ? { ...nothing, state: 'purged' } : nothing, clock);
    }
    const deed = { by, did: 'dispatch.purged', details: { sha256 } };
    const purged = recordChange(tx, dispatch, { ...nothing, state: 'purged' }, deed, clock);
    const besides = filesBesides(tx, dispatch.id);
    dropFilesBesides(tx, dispatch.id);
    for (const file of [...files, ...besides]) {
      forgetFile(tx, file);
      const removal = { kind: PURGE_JOB, subject: dispatch.id, payload: { sha256: file }, priority: 1 };
      enqueueJob(tx, { ...removal, ...PATIENCE }, clock);
    }
    return { version: purged.version };
  });
}

/**
 * Bỏ cách ly: the văn thư looked at the paper and it is not secret. It is read again, without looking for marks.
 * @param reason why it is a false alarm; kept in the history
 */
export function releaseFromQuarantine(
  db: Db,
  command: Versioned & { reason: string },
  by: Actor,
  clock: Clock,
): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('release', tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const decision = { state: 'absent', value: null, decidedBy: by.id, decidedAt: clock.now() } as const;
    saveField(tx, { dispatchId: dispatch.id, field: 'secrecy', ...decision });
    const sent = beginReading(tx, dispatch, clock, dispatch.urgency !== null);
    const change = { secrecy: null, releasedAt: clock.now() };
    const deed = { by, did: 'dispatch.released', details: { reason: command.reason } };
    return { version: recordChange(tx, sent, change, deed, clock).version };
  });
}

export interface RemovalDeps {
  db: Db;
  storage: FileStorage;
  /** Removes the page pictures and copies that were made of a file. */
  forgetPictures: (sha256: string) => Promise<void>;
  /** Overwrites what the database's log still holds of deleted text; throws where it must be tried again. */
  overwriteLog: () => void;
}

export function wipeJob({ forgetPictures, overwriteLog }: RemovalDeps): JobHandler {
  return {
    async run({ job }) {
      const { sha256 } = payloadSchema.parse(job.payload);
      await forgetPictures(sha256);
      overwriteLog();
    },
  };
}

export function purgeJob({ db, storage, forgetPictures, overwriteLog }: RemovalDeps): JobHandler {
  return {
    async run({ job }) {
      const { sha256 } = payloadSchema.parse(job.payload);
      const removed = await removeFile(storage, sha256, () => fileOf(db, sha256) !== null);
      if (removed) await forgetPictures(sha256);
      overwriteLog();
    },
  };
}
