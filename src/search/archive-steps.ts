/** The archive a stretch at a time, made ready for the index; read here or by another thread, from one state of the database. */
import type { Db } from '../platform/database.ts';
import { noted } from '../platform/installation.ts';
import { type ReadyDocuments, ReadyMaking } from './ready-document.ts';
import { type ArchivePlace, type ArchiveStep, documentsOfOwners, ownersAfter } from './sources.ts';

/** Dispatches a stretch, where the same thread reads and writes. */
export const STRETCH = 1000;
/**
 * What a stretch holds at most, where another thread writes it. The more of the archive comes in one transaction, the
 * less of it goes into beginning and ending pieces of the index; some stretches lie ready, and of long papers few fill one.
 */
const MOST_AHEAD = { dispatches: 2500, bytes: 32 * 1024 * 1024 };
/** Of them so many are held as they were read: the fewer, the less has the garbage collector to copy. */
const READ_AT_ONCE = 200;
/** Another value after every change that reached the index that is being built. */
export const CHANGED_BESIDE = 'search.changed-beside';

export interface ReadyStep extends ArchiveStep {
  ready: ReadyDocuments;
  /** {@link CHANGED_BESIDE} as it was when this was read. */
  mark: string | null;
}

/** Reads ahead of who writes. */
export interface ArchiveReader {
  /** The next stretch; after one without a next place there is none. */
  next(): Promise<ReadyStep>;
  close(): Promise<void>;
}

export function readStep(db: Db, after: ArchivePlace | null, most = MOST_AHEAD): ReadyStep {
  return db.transaction((transaction) => {
    const tx = transaction as unknown as Db;
    const step = ownersAfter(tx, after, most.dispatches);
    const making = new ReadyMaking(step.ownerIds.length);
    let read = 0;
    while (read < step.ownerIds.length && making.bytes < most.bytes) {
      const documents = documentsOfOwners(tx, step.ownerIds.slice(read, read + READ_AT_ONCE));
      making.add([...documents.values()].flat());
      read += READ_AT_ONCE;
    }
    const taken = read < step.ownerIds.length ? ownersAfter(tx, after, read) : step;
    return { ...taken, ready: making.all(), mark: changedBeside(tx) };
  });
}

export function changedBeside(db: Db): string | null {
  const mark = noted(db, CHANGED_BESIDE);
  return mark === null ? null : String(mark);
}
