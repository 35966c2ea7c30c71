/**
 * Takes a file in: counted and hashed while it streams, told by its content, durable on disk before any row
 * names it. A crash in between leaves a file without a row (which `vanthu check` finds), never the reverse.
 */
import type { Readable } from 'node:stream';
import type { Arrival, FileStorage } from '../platform/files/storage.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { sniffKind } from './sniff.ts';
import { type IntakeFile, noteStoredFile } from './store.ts';

export type FileContent = Readable | AsyncIterable<Uint8Array>;

export interface Intake {
  storage: FileStorage;
  /** Bytes. */
  maxFileBytes: number;
}

/**
 * Receives a file and hands it to `record`, which notes it (`noteStoredFile`) together with what it is for, in
 * one transaction. What `record` throws leaves nothing noted.
 *
 * @param refuse looks at the file before it is kept; throws where its bytes are not to be kept
 * @throws AppError `files.too-large`, `files.disk-full`
 */
export async function receiveFile<T>(
  { storage, maxFileBytes }: Intake,
  content: FileContent,
  record: (file: IntakeFile) => T,
  refuse: (file: IntakeFile) => void = keepAnything,
): Promise<T> {
  return keepArrival(await storage.receive(content, maxFileBytes), record, refuse);
}

/** As {@link receiveFile}, of bytes that have arrived. */
export async function keepArrival<T>(
  arrival: Arrival,
  record: (file: IntakeFile) => T,
  refuse: (file: IntakeFile) => void = keepAnything,
): Promise<T> {
  try {
    const file: IntakeFile = {
      sha256: arrival.sha256,
      size: arrival.size,
      kind: arrival.size === 0 ? null : await sniffKind((range) => arrival.open(range)),
    };
    refuse(file);
    return await whileAlone(file.sha256, async () => {
      await arrival.keep();
      return record(file);
    });
  } finally {
    await arrival.discard();
  }
}

/** Bytes that are there already, as {@link receiveFile} takes them. */
export async function* inOneChunk(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  if (bytes.byteLength > 0) yield bytes;
}

/**
 * Keeps bytes and notes them by themselves, before what will name them.
 * @throws AppError `files.too-large`, `files.disk-full`
 */
export function keepBytes(
  { db, clock, intake }: { db: Db; clock: Clock; intake: Intake },
  content: FileContent,
): Promise<IntakeFile> {
  return receiveFile(intake, content, noting(db, clock));
}

/** For {@link receiveFile} and {@link keepArrival}: notes a file by itself. */
export function noting(db: Db, clock: Clock): (file: IntakeFile) => IntakeFile {
  return (file) => {
    inTransaction(db, (tx) => noteStoredFile(tx, file, clock));
    return file;
  };
}

function keepAnything(): void {
  // An upload keeps whatever arrives: the person sees what is wrong with it and has the bytes.
}

/**
 * Removes a file for good, unless somebody handed in the same bytes meanwhile.
 * @param stillNamed whether a row names the file now
 * @returns whether it was removed
 */
export async function removeFile(
  storage: FileStorage,
  sha256: string,
  stillNamed: () => boolean,
): Promise<boolean> {
  return whileAlone(sha256, async () => {
    if (stillNamed()) return false;
    await storage.remove(sha256);
    return true;
  });
}

const turns = new Map<string, Promise<unknown>>();

/**
 * One at a time for each file: keeping bytes that are there already and removing them must not interleave, or a
 * row would name a file that is gone. All files are received and removed by the one service process.
 */
async function whileAlone<T>(sha256: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(sha256) ?? Promise.resolve();
  const mine = before.then(work, work);
  turns.set(sha256, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(sha256) === mine) turns.delete(sha256);
  }
}
