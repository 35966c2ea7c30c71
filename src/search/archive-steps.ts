/** The archive a stretch at a time, made ready for the index; read here or by another thread, from one state of the database. */
import type { Db } from '../platform/database.ts';
import { noted } from '../platform/installation.ts';
import { type ReadyDocuments, readyDocuments } from './ready-document.ts';
import { type ArchivePlace, type ArchiveStep, documentsOfOwners, ownersAfter } from './sources.ts';

/** Dispatches a stretch. */
export const STRETCH = 1000;
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
  return db.transaction((tx) => {
    const step = ownersAfter(tx as unknown as Db, after, STRETCH);
    const documents = [...documentsOfOwners(tx as unknown as Db, step.ownerIds).values()].flat();
    const mark = changedBeside(tx as unknown as Db);
    return { ...step, ready: readyDocuments(documents), mark };
  });
}

export function changedBeside(db: Db): string | null {
  const mark = noted(db, CHANGED_BESIDE);
  return mark === null ? null : String(mark);
}
