/** Tells what a file is by its content. A name and a declared media type say what somebody believes; the bytes decide. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ByteRange } from '../platform/files/storage.ts';
import { type FileKind } from './schema.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const KINDS: Readonly<Record<string, FileKind>> = {
  'application/pdf': 'pdf',
  'image/tiff': 'tiff',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  [WORD]: 'docx',
};

export const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  tiff: 'image/tiff',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  docx: WORD,
};

/** A file that can be read from its start, or a part of it, as often as is needed. */
export type OpenFile = (range?: ByteRange) => Promise<Readable>;

/** The kind of a file that is not empty; null where it is none that is read here. Reads no more than it needs. */
export async function sniffKind(open: OpenFile): Promise<FileKind | null> {
  const kind = KINDS[(await typeOf(await open())) ?? ''];
  if (kind !== undefined) return kind;
  return (await hasLatePdfHeader(open)) ? 'pdf' : null;
}

/** As {@link sniffKind}, of a file on this machine; null for an empty one too. */
export function sniffFile(path: string): Promise<FileKind | null> {
  return sniffKind((range) => Promise.resolve(createReadStream(path, range ?? {})));
}

async function typeOf(content: Readable): Promise<string | undefined> {
  const chunks = content[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  try {
    const first = await chunks.next();
    if (first.done !== true && isPdf(first.value)) return 'application/pdf';
    // What knows a hundred kinds takes a while to load, and most files are of this one.
    const { fileTypeFromStream } = await import('file-type/core');
    return (await fileTypeFromStream(streamOf(first, chunks)))?.mime;
  } finally {
    content.destroy();
  }
}

const isPdf = (start: Uint8Array): boolean =>
  Buffer.from(start.subarray(0, 5)).toString('latin1') === '%PDF-';

/** `Readable.toWeb` of workerd cannot be left off before its end. */
function streamOf(
  first: IteratorResult<Uint8Array>,
  others: AsyncIterator<Uint8Array>,
): ReadableStream<Uint8Array> {
  let next: IteratorResult<Uint8Array> | undefined = first;
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = next ?? (await others.next());
      next = undefined;
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
  });
}

const LATEST_PDF_HEADER = { start: 0, end: 1023 };

/**
 * Scanners and mail gateways put a few bytes before "%PDF-"; readers accept it within the first 1024
 * (ISO 32000-1, Annex H, 3.4.1).
 */
async function hasLatePdfHeader(open: OpenFile): Promise<boolean> {
  const head = await buffer(await open(LATEST_PDF_HEADER));
  return head.includes('%PDF-1.') || head.includes('%PDF-2.');
}
