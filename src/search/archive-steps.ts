/** The archive a stretch at a time, made ready for the index; read here or by another thread, from one state of the database. */
import type { Db } from '../platform/database.ts';
import { noted } from '../platform/installation.ts';
import { type ReadyDocuments, ReadyMaking } from './ready-document.ts';
import { type ArchivePlace, type ArchiveStep, documentsOfOwners, ownersAfter } from './sources.ts';

/** Dispatches a stretch. */
export const STRETCH = 1000;
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

export function readStep(db: Db, after: ArchivePlace | null): ReadyStep {
  return db.transaction((transaction) => {
    const tx = transaction as unknown as Db;
    const step = ownersAfter(tx, after, STRETCH);
    const making = new ReadyMaking(step.ownerIds.length);
    for (let at = 0; at < step.ownerIds.length; at += READ_AT_ONCE) {
      const documents = documentsOfOwners(tx, step.ownerIds.slice(at, at + READ_AT_ONCE));
      making.add([...documents.values()].flat());
    }
    return { ...step, ready: making.all(), mark: changedBeside(tx) };
  });
}

export function changedBeside(db: Db): string | null {
  const mark = noted(db, CHANGED_BESIDE);
  return mark === null ? null : String(mark);
}
