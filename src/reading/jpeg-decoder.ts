/**
 * JPEG pictures of PDF pages, decoded by sharp: nearly all scanners make such ones, and pdf.js, which does it in
 * JavaScript where there is no browser, takes a third of a second of a page for what takes sharp a tenth of that.
 *
 * Where there is an `ImageDecoder`, as browsers have, pdf.js asks it for pictures in colour and hands on what it made, to
 * be drawn. Here it is a port with the pixels in it: that can be handed on and closed as a browser's picture can.
 *
 * Only where all ink is gray. A JPEG has its colours in half the resolution, and sharp smooths them where pdf.js does
 * not: of letters stamped in red, which stand close beside a seal, the thin ones are lost by that.
 */
import { MessageChannel, MessagePort, receiveMessageOnPort } from 'node:worker_threads';

import sharp from 'sharp';

import { hasColour } from './coloured-ink.ts';

/** Decoded, in RGB. */
export interface DecodedJpeg {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** In bytes: pdf.js itself is as quick with an emblem, and keeps one for all pages that show it. */
const LEAST_BYTES = 20_000;

let drawing = 0;

/** Lets pdf.js decode by itself meanwhile: a canvas cannot draw what is handed on here. */
export async function decodedByItself<T>(draw: () => Promise<T>): Promise<T> {
  drawing++;
  try {
    return await draw();
  } finally {
    drawing--;
  }
}

/** As much of a browser's `ImageDecoder` as pdf.js uses; where it throws, pdf.js decodes as it would without. */
class JpegDecoder {
  readonly #bytes: Uint8Array;

  static isTypeSupported(type: string): Promise<boolean> {
    return Promise.resolve(type === 'image/jpeg');
  }

  constructor({ data }: { data: Uint8Array }) {
    if (drawing > 0 || data.length < LEAST_BYTES) throw new Error('left to pdf.js');
    this.#bytes = data;
  }

  async decode(): Promise<{ image: MessagePort }> {
    const { data, info } = await sharp(this.#bytes, { ignoreIcc: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    if (channels !== 3) throw new Error(`${channels} channels`);
    if (hasColour({ width, height, channels, data })) throw new Error('coloured ink');
    const { port1, port2 } = new MessageChannel();
    const decoded: DecodedJpeg = { width, height, data: Uint8ClampedArray.from(data) };
    port1.postMessage(decoded, [decoded.data.buffer as ArrayBuffer]);
    return { image: port2 };
  }

  close(): void {}
}

/** To be called before pdf.js is loaded, which looks once whether there is one. */
export function installJpegDecoder(): void {
  Reflect.set(globalThis, 'ImageDecoder', JpegDecoder);
}

/** @param handedOn what pdf.js has in the place of a decoded picture's pixels */
export function takenOut(handedOn: unknown): DecodedJpeg | undefined {
  if (!(handedOn instanceof MessagePort)) return undefined;
  const taken = receiveMessageOnPort(handedOn) as { message: DecodedJpeg } | undefined;
  handedOn.close();
  return taken?.message;
}
