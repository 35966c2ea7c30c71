/** Files out of a request, one after the other as they stream in: none of them is ever held in memory. */
import type { IncomingHttpHeaders } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { brokenUpload, type FileContent } from '../intake/index.ts';
import { AppError } from '../platform/errors.ts';

export interface UploadedFile {
  fileName: string;
  content: FileContent;
}

/** Files in one request. */
export const MOST_FILES = 200;

export interface TakenFiles<T> {
  results: T[];
  tooMany: boolean;
}

/**
 * Gives each file of a multipart body to `take` while it streams. A file that `take` fails on does not stop the
 * ones after it: `take` reports failures in what it returns.
 *
 * @returns what `take` returned, in the order of the files, and whether more than {@link MOST_FILES} were sent
 * @throws AppError `intake.broken-upload` the connection broke, or the body is no multipart form
 */
export async function takeEachFile<T>(
  request: Request,
  take: (file: UploadedFile) => Promise<T>,
): Promise<TakenFiles<T>> {
  const form = formParser(request.headers);
  const open = new Set<Readable>();
  const taken: Promise<T>[] = [];
  let tooMany = false;
  form.on('filesLimit', () => {
    tooMany = true;
  });
  form.on('file', (_field, stream, fileName) => {
    const content = passedOn(stream);
    open.add(content);
    const done = () => {
      open.delete(content);
      content.destroy();
    };
    // One after the other: papers stand on the list in the order in which they were sent.
    const before = taken.at(-1) ?? Promise.resolve();
    taken.push(before.then(() => take({ fileName, content })).finally(done));
  });
  try {
    await pipeline(bodyOf(request), form);
  } catch (error) {
    const broken = brokenUpload();
    broken.cause = error;
    for (const content of open) content.destroy(broken);
    await Promise.allSettled(taken);
    throw broken;
  }
  return { results: await Promise.all(taken), tooMany };
}

function formParser(headers: Headers): BusboyInstance {
  const contentType = headers.get('content-type') ?? '';
  try {
    return new Busboy({
      headers: { 'content-type': contentType } satisfies IncomingHttpHeaders,
      limits: { files: MOST_FILES, fields: 50, fieldSize: 10_000, headerPairs: 50 },
      isPartAFile: (_field, _type, fileName) => fileName !== undefined,
    });
  } catch (error) {
    const broken = new AppError(
      'request.malformed',
      400,
      'Không đọc được biểu mẫu tải tệp lên. Hãy gửi lại.',
    );
    broken.cause = error;
    throw broken;
  }
}

/**
 * A copy of the file's stream that may be closed before its end. The form parser waits until every file is read to
 * its end, so what nobody wants any more is read and dropped.
 */
function passedOn(stream: BusboyFileStream): Readable {
  const content = new PassThrough();
  stream.pipe(content);
  stream.once('error', (error) => content.destroy(error));
  content.once('close', () => {
    stream.unpipe(content);
    stream.resume();
  });
  // Whoever reads it hears of the error; where nobody does any more it must not end the process.
  content.on('error', () => stream.resume());
  return content;
}

/** The body as a Node stream; empty where there is none. */
export function bodyOf(request: Request): Readable {
  return request.body === null
    ? Readable.from([])
    : Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>);
}
