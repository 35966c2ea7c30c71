/**
 * Lets the JPEG pictures of a PDF be decoded by libjpeg. pdf.js does it in JavaScript, which takes as long for a
 * colour scan as a fifth of its reading, but asks a browser's `ImageDecoder` where there is one: here is one.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

import sharp from 'sharp';

/** As pdf.js keeps a picture that its worker sent it as a bitmap, and as it wants one of plain bytes. */
interface KeptPicture {
  width?: number;
  height?: number;
  bitmap?: unknown;
  kind?: number;
  data?: Uint8Array | null;
}

const RGB = 2;
/** Pictures are only taken over from where somebody settles them: to draw one, pdf.js wants a real bitmap. */
const takenOver = new AsyncLocalStorage<true>();

/** The part of a browser's decoder that pdf.js uses; where it refuses, pdf.js decodes by itself. */
class Decoder {
  static isTypeSupported(type: string): Promise<boolean> {
    return Promise.resolve(type === 'image/jpeg');
  }

  readonly #jpeg: Uint8Array;

  constructor({ data }: { data: Uint8Array }) {
    if (takenOver.getStore() === undefined) throw new Error('this picture is to be drawn');
    this.#jpeg = data;
  }

  /** The pixels in a buffer of their own, which travels as a bitmap would. */
  async decode(): Promise<{ image: ArrayBuffer }> {
    const pixels = await sharp(this.#jpeg, { failOn: 'warning', limitInputPixels: false })
      .toColourspace('srgb')
      .raw()
      .toBuffer();
    return { image: Uint8Array.from(pixels).buffer };
  }

  close(): void {
    // There is nothing to let go.
  }
}

/** To be called before pdf.js opens its first paper: it looks once. */
export function offerJpegDecoder(): void {
  (globalThis as { ImageDecoder?: unknown }).ImageDecoder ??= Decoder;
}

/** Runs what makes pdf.js decode pictures of which each is settled before it is used. */
export function takingJpegs<T>(run: () => Promise<T>): Promise<T> {
  return takenOver.run(true, run);
}

/** Makes of a picture that was taken over what pdf.js would have made of it. */
export function settleJpeg(picture: unknown): void {
  if (typeof picture !== 'object' || picture === null) return;
  const kept: KeptPicture = picture;
  if (!(kept.bitmap instanceof ArrayBuffer)) return;
  const { width = 0, height = 0 } = kept;
  // A JPEG of another size than the paper says is left to be drawn.
  const fits = kept.bitmap.byteLength === 3 * width * height;
  kept.data = fits ? new Uint8Array(kept.bitmap) : null;
  kept.kind = RGB;
  delete kept.bitmap;
}
