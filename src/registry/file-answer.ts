/** The bytes of a paper, its original's or a copy's, as an HTTP answer. */
import { Readable } from 'node:stream';
import { MEDIA_TYPES } from '../intake/index.ts';
import type { FileStorage } from '../platform/files/storage.ts';
import type { DispatchFile } from './open.ts';

/** What an answer needs to know of a file. */
export type SavedFile = Pick<DispatchFile, 'sha256' | 'size' | 'kind' | 'fileName'>;

/** Both ends inclusive, in bytes. */
interface ByteRange {
  start: number;
  end: number;
}

/** A file to be handed out, wherever its bytes come from. */
export interface HandedOut {
  fileName: string;
  mediaType: string;
  size: number;
  /** Equal for equal bytes; without quotes. */
  tag: string;
  open(range: ByteRange): Promise<Readable>;
}

/**
 * The file to be saved, never shown by the browser as a page of this service: it was made by somebody else.
 * @throws AppError `files.missing`
 */
export function fileAnswer(request: Request, file: SavedFile, storage: FileStorage): Promise<Response> {
  const { sha256, size, kind, fileName } = file;
  return attachmentAnswer(request, {
    fileName,
    size,
    mediaType: kind === null ? 'application/octet-stream' : MEDIA_TYPES[kind],
    tag: sha256,
    open: (range) => storage.open(sha256, range),
  });
}

/** The bytes, or the part of them that is asked for (RFC 9110, 14). */
export async function attachmentAnswer(request: Request, file: HandedOut): Promise<Response> {
  const headers = headersOf(file);
  if (request.headers.get('if-none-match') === headers.get('etag'))
    return new Response(null, { status: 304, headers });
  const range = rangeOf(request.headers.get('range'), file.size);
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${file.size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  headers.set('content-length', String(end - start + 1));
  if (range !== null) headers.set('content-range', `bytes ${start}-${end}/${file.size}`);
  const status = range === null ? 200 : 206;
  if (request.method === 'HEAD' || file.size === 0) return new Response(null, { status, headers });
  const stream = await file.open({ start, end });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers });
}

function headersOf({ tag, mediaType, fileName }: HandedOut): Headers {
  return new Headers({
    'content-type': mediaType,
    'content-disposition': attachment(fileName),
    'accept-ranges': 'bytes',
    etag: `"${tag}"`,
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
}

/** The name in both forms: plain for old programs, UTF-8 for the others (RFC 6266, RFC 5987). */
export function attachment(fileName: string): string {
  const plain = fileName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^\w. ()-]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** A single range; null where none is asked for, or several (the whole file answers that, RFC 9110, 14.2). */
function rangeOf(header: string | null, size: number): ByteRange | 'unsatisfiable' | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = asked ?? [];
  if (asked === null || (first === '' && last === '')) return null;
  const range =
    first === ''
      ? { start: Math.max(0, size - Number(last)), end: size - 1 }
      : { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
  return range.start > range.end ? 'unsatisfiable' : range;
}
