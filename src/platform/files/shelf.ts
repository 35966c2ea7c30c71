/**
 * Where what was made of the office's files lies, to be made anew whenever it is missing: a folder of a machine, a
 * bucket. Each implementation passes `tests/platform/shelf-suite.ts`. A thing is there whole or not at all.
 */
import type { Readable } from 'node:stream';
import type { ByteRange } from './storage.ts';

/** `FOLDER/NAME`, of letters, digits, dots and hyphens; folders may lie in folders. */
export type Place = string;

export interface Shelved {
  /** Bytes. */
  size: number;
  open(range?: ByteRange): Promise<Readable>;
}

export interface Received {
  /** Puts it where it belongs; what lies there already stays, and is the same. */
  keep(place: Place): Promise<Shelved>;
  discard(): Promise<void>;
}

/** Every way may throw AppError `files.unavailable` where things lie on another machine. */
export interface Shelf {
  find(place: Place): Promise<Shelved | null>;
  /** Takes in what flows. @throws what the stream throws; nothing stays behind */
  receive(content: AsyncIterable<Uint8Array>): Promise<Received>;
  /** Names in a folder, newest first. */
  names(folder: string): Promise<string[]>;
  /** Removes a thing, or a folder with all in it; what is not there is fine. */
  remove(place: Place): Promise<void>;
}
