/**
 * What a sender's kit zipped before it encoded it. A file is looked through first, then opened: the memory holds a
 * piece of it, and what it holds is known before anything of it is kept.
 */
import { Unzip, UnzipInflate } from 'fflate';
import { AppError } from '../../platform/errors.ts';
import { badAttachment, tooDeep, tooLarge } from './errors.ts';

/** A file as it was found: as it is, or an archive with what is inside; null stands for what is no file. */
export interface PackedFile {
  name: string;
  /** Bytes, of all that is inside. */
  size: number;
  inside: (PackedFile | null)[] | null;
}

const MOST_FILES = 100;
/** A sender's kit zips what it sends once; what is nested deeper was not made by one. */
const MOST_ARCHIVES = 2;
/** In pieces, or a whole bomb is inflated before its size is looked at. */
const PIECE_BYTES = 16_384;
/** A zip that is a document of its own (.docx, .xlsx) is none to be opened. */
const OFFICE_FILE = /\.(?:docx|xlsx|pptx|odt|ods)$/i;
const OFFICE_PART = '[Content_Types].xml';

/**
 * @param most bytes that it may have, unpacked
 * @throws AppError `edxml.bad-attachment`, `edxml.archive-too-deep`, `edxml.too-large`
 */
export async function looksThrough(
  name: string,
  content: AsyncIterable<Uint8Array>,
  most: number,
  archivesLeft: number = MOST_ARCHIVES,
): Promise<PackedFile> {
  let size = 0;
  const counted = async function* () {
    for await (const chunk of content) {
      size += chunk.byteLength;
      if (size > most) throw tooLarge();
      yield chunk;
    }
  };
  const { isZip, whole } = await peeked(counted());
  if (!isZip || OFFICE_FILE.test(name)) {
    for await (const _ of whole) {
      // Counted.
    }
    return { name, size, inside: null };
  }
  if (archivesLeft === 0) throw tooDeep();
  const inside: (PackedFile | null)[] = [];
  let left = most;
  let isOffice = false;
  for await (const entry of entriesOf(name, whole)) {
    isOffice ||= entry.name === OFFICE_PART;
    const file = await looksThrough(fileName(entry.name), entry.content, left, archivesLeft - 1);
    left -= file.size;
    inside.push(file.size === 0 || entry.name.endsWith('/') ? null : file);
  }
  if (isOffice) return { name, size, inside: null };
  return { name, size: most - left, inside };
}

/** The files of one that was looked through, each to be read before the next is asked for. */
export async function* filesIn(
  file: PackedFile,
  content: AsyncIterable<Uint8Array>,
): AsyncIterable<{ name: string; content: AsyncIterable<Uint8Array> }> {
  const { name, inside } = file;
  if (inside === null) return yield { name, content };
  let at = 0;
  for await (const entry of entriesOf(name, content)) {
    const known = inside[at++];
    if (known !== null && known !== undefined) yield* filesIn(known, entry.content);
  }
}

/** The last part of a path, without what a file system takes for a command. */
export function fileName(text: string): string {
  const last = text.replace(/^cid:/i, '').split(/[/\\]/).at(-1) ?? '';
  return last.replace(/\p{C}/gu, '').trim().slice(0, 200) || 'tệp kèm';
}

async function peeked(content: AsyncIterable<Uint8Array>) {
  const chunks = content[Symbol.asyncIterator]();
  let head = new Uint8Array();
  let isEnd = false;
  while (head.byteLength < 3 && !isEnd) {
    const { value, done } = await chunks.next();
    isEnd = done === true;
    if (value !== undefined) head = new Uint8Array(Buffer.concat([head, value]));
  }
  const whole = async function* (): AsyncIterable<Uint8Array> {
    if (head.byteLength > 0) yield head;
    yield* { [Symbol.asyncIterator]: () => chunks };
  };
  return { isZip: head[0] === 0x50 && head[1] === 0x4b && head[2] === 3, whole: whole() };
}

interface Entry {
  name: string;
  content: AsyncIterable<Uint8Array>;
}

type Found = { begins: string } | { chunk: Uint8Array } | 'end';

/** @throws AppError `edxml.bad-attachment`, `edxml.too-large` */
async function* entriesOf(name: string, archive: AsyncIterable<Uint8Array>): AsyncIterable<Entry> {
  const found: Found[] = [];
  const pieces = inPieces(archive)[Symbol.asyncIterator]();
  const unzip = unzipping(found);
  let isEnd = false;
  const next = async (): Promise<Found | undefined> => {
    while (found.length === 0 && !isEnd) {
      const { value, done } = await pieces.next();
      isEnd = done === true;
      try {
        unzip.push(value ?? new Uint8Array(), isEnd);
      } catch (error) {
        throw error instanceof AppError ? error : badAttachment(name);
      }
    }
    return found.shift();
  };
  const content = async function* () {
    for (let each = await next(); each !== undefined && each !== 'end'; each = await next())
      if ('chunk' in each) yield each.chunk;
  };
  for (let each = await next(); each !== undefined; each = await next()) {
    if (each === 'end' || !('begins' in each)) continue;
    const whole = content();
    yield { name: each.begins, content: whole };
    for await (const _ of whole) {
      // Whoever had the entry did not want the rest of it.
    }
  }
}

/** Entries come one after the other, and so do their chunks. */
function unzipping(found: Found[]): Unzip {
  let count = 0;
  const unzip = new Unzip((entry) => {
    if (++count > MOST_FILES) throw tooLarge();
    found.push({ begins: entry.name });
    entry.ondata = (error, chunk, isLast) => {
      if (error !== null) throw error;
      if (chunk.byteLength > 0) found.push({ chunk });
      if (isLast) found.push('end');
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  return unzip;
}

async function* inPieces(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const chunk of content)
    for (let at = 0; at < chunk.byteLength; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
}
