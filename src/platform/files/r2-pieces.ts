/**
 * A file that comes in several requests, because it is larger than one may be: its pieces are parts of one upload to
 * the bucket, and whoever takes them keeps between the requests how far it is. R2 ends an upload by itself after seven
 * days.
 */
import { missing } from './errors.ts';
import { type Ask, askPatiently, keepObject, PAUSES_MS, type R2Options } from './r2-storage.ts';

/** Every piece has so much, the last one what is left: held in memory while it is passed on. */
export const PIECE_BYTES = 8 * 1024 * 1024;

/** How far a file is. */
export interface Pieces {
  uploadId: string;
  /** Of what has come, in bytes. */
  size: number;
  parts: { partNumber: number; etag: string }[];
}

export interface PieceTaker {
  /**
   * Takes the next piece of a file.
   * @param before null at its first
   * @throws AppError `files.missing` R2 has ended the upload: the file begins anew; `files.unavailable`
   */
  take(sha256: string, before: Pieces | null, piece: Uint8Array): Promise<Pieces>;
  /**
   * Keeps a file whose pieces had all come when an outage broke off its end: there is no upload any more, but all of it.
   * @returns whether there was one
   * @throws as `finish`
   */
  keepCompleted(sha256: string): Promise<boolean>;
  /**
   * Ends a file all of whose pieces have come: it is kept, where it is what its name says.
   * @throws AppError `files.corrupt`, `files.unavailable`; nothing of it is kept then
   */
  finish(sha256: string, pieces: Pieces): Promise<void>;
}

export function r2Pieces(options: R2Options): PieceTaker {
  const { bucket, prefix, pausesMs = PAUSES_MS } = options;
  const keyOf = (sha256: string) => `${prefix}incoming/${sha256}`;
  const ask: Ask = (request) => askPatiently(request, pausesMs);
  return {
    async keepCompleted(sha256) {
      const key = keyOf(sha256);
      if ((await ask(() => bucket.head(key))) === null) return false;
      await keepObject(options, key, sha256);
      return true;
    },

    async take(sha256, before, piece) {
      const key = keyOf(sha256);
      const number = (before?.parts.length ?? 0) + 1;
      return ask(async () => {
        const upload =
          before === null
            ? await bucket.createMultipartUpload(key)
            : bucket.resumeMultipartUpload(key, before.uploadId);
        const part = await upload.uploadPart(number, piece).catch((error: unknown) => {
          throw isNoUpload(error) ? missing(sha256) : error;
        });
        return {
          uploadId: upload.uploadId,
          size: (before?.size ?? 0) + piece.byteLength,
          parts: [...(before?.parts ?? []), { partNumber: part.partNumber, etag: part.etag }],
        };
      });
    },

    async finish(sha256, { uploadId, parts }) {
      const key = keyOf(sha256);
      await ask(() => bucket.resumeMultipartUpload(key, uploadId).complete(parts));
      await keepObject(options, key, sha256);
    },
  };
}

const isNoUpload = (error: unknown) => error instanceof Error && error.message.includes('(10024)');
