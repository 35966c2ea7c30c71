/**
 * Where the received bytes live. One interface, so that an object store can stand behind it; every
 * implementation passes `tests/platform/storage-suite.ts`. Files are content-addressed: the key is the
 * SHA-256 of the bytes, in lower-case hexadecimal, and what is stored under a key never changes.
 */
import type { Readable } from 'node:stream';

export interface ReceivedFile {
  sha256: string;
  /** Bytes. */
  size: number;
}

/** Part of a file, in bytes, both ends included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Bytes that have arrived but are not yet kept: look at them by `open`, then `keep` or `discard` them. */
export interface Arrival extends ReceivedFile {
  /** The bytes, or a part of them, until `keep` or `discard`. */
  open(range?: ByteRange): Promise<Readable>;
  /**
   * Makes the bytes permanent under their key; keeping what is there already is fine.
   * @throws AppError `files.unavailable`; the arrival is still there, to be kept by another try
   */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/** Every way to the bytes may throw AppError `files.unavailable` where they live on another machine. */
export interface FileStorage {
  /**
   * Takes in a stream, counting and hashing while it flows.
   * @throws AppError `files.too-large` as soon as more than `maxBytes` arrived; nothing stays behind
   * @throws AppError `files.disk-full` where the disk has no room
   */
  receive(content: Readable | AsyncIterable<Uint8Array>, maxBytes: number): Promise<Arrival>;
  has(sha256: string): Promise<boolean>;
  /**
   * The bytes as a stream.
   * @throws AppError `files.missing`
   */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  /**
   * The whole content, verified against its hash.
   * @throws AppError `files.missing`, `files.corrupt`
   */
  read(sha256: string): Promise<Uint8Array>;
  /**
   * A local path of the verified content, for programs that need one; call `release` afterwards.
   * @throws AppError `files.missing`, `files.corrupt`
   */
  localPath(sha256: string): Promise<{ path: string; release(): Promise<void> }>;
  /** Whether the stored bytes still have their hash. */
  verify(sha256: string): Promise<'whole' | 'missing' | 'corrupt'>;
  /** Every key there is, in no order. */
  keys(): AsyncIterable<string>;
  /** Removes for good (a quarantined paper on the clerk's word); removing what is not there is fine. */
  remove(sha256: string): Promise<void>;
}
