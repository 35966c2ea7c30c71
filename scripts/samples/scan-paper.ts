/**
 * Turns a printed paper into a scan of it: signed, sealed, laid askew on the glass, with the noise of the
 * machine. The same paper and kind give the same bytes every time.
 *
 * Units: the layout in points from the top left of the page; images in pixels.
 */
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import { bindImages } from './image-pdf.ts';
import type { PageImage } from './image-pdf.ts';
import { drawSeal, drawSignature } from './ink.ts';
import type { PrintedPaper } from './print-paper.ts';
import { rasterisePages } from './rasterise.ts';
import { between, seededRandom, seedOf } from './random.ts';
import type { Random } from './random.ts';
import { A4 } from '../../src/printing/sheet.ts';

/**
 * `scan`: gray JPEG, 200 dpi, slightly skewed. `fax`: black and white with specks. `sealed`: in colour, with
 * the red seal. `phone`: photographed, 150 dpi, in shadow, little contrast.
 */
export const SCAN_KINDS = ['scan', 'fax', 'sealed', 'phone'] as const;
export type ScanKind = (typeof SCAN_KINDS)[number];

interface ScanManner {
  dpi: number;
  /** Degrees the paper may lie askew, either way. */
  skew: number;
  /** What shows beside the paper. */
  backdrop: string;
  sealed: boolean;
  colour: boolean;
  /** Standard deviation of the noise, of 255. */
  noise: number;
  /** Gray of the darkest ink and of the paper. */
  black: number;
  white: number;
  /** How much darker the far corner of the paper is than the near one, 0 to 1. */
  shadow: number;
  quality: number;
}

const SCANNER: ScanManner = {
  dpi: 200,
  skew: 0.7,
  backdrop: '#d8d8d8',
  sealed: false,
  colour: false,
  noise: 5,
  black: 22,
  white: 247,
  shadow: 0,
  quality: 72,
};

const MANNERS: Record<ScanKind, ScanManner> = {
  scan: SCANNER,
  fax: { ...SCANNER, skew: 0.5, backdrop: '#ffffff', noise: 34, black: 40, white: 235 },
  sealed: { ...SCANNER, skew: 0.4, sealed: true, colour: true, quality: 78 },
  phone: {
    ...SCANNER,
    dpi: 150,
    skew: 1.6,
    backdrop: '#5d564c',
    sealed: true,
    colour: true,
    noise: 6,
    black: 70,
    white: 212,
    shadow: 0.36,
    quality: 66,
  },
};

export interface ScanOrder {
  kind: ScanKind;
  /** What noise and skew are drawn from; usually the paper's id. */
  seed: string;
  /** Name of the signer: one person signs all papers alike. */
  signer: string;
  /** Name along the ring of the seal. */
  sealOwner: string;
  /** Date in the file's properties. */
  scanned: Date;
}

export async function scanPaper(printed: PrintedPaper, order: ScanOrder): Promise<Uint8Array> {
  const images: PageImage[] = [];
  for await (const paper of rasterisePages(printed.bytes, MANNERS[order.kind].dpi)) {
    const number = images.length + 1;
    const random = seededRandom(seedOf(`${order.seed}.${order.kind}.${number}`));
    if (number === printed.signing.page) signAndSeal(paper, printed, order);
    images.push(await scanSheet(paper, order.kind, random));
  }
  return bindImages(images, order.scanned);
}

function signAndSeal(paper: Canvas, printed: PrintedPaper, order: ScanOrder): void {
  const context = paper.getContext('2d');
  context.save();
  // pdfjs leaves its own scale behind.
  context.setTransform(paper.width / A4.width, 0, 0, paper.height / A4.height, 0, 0);
  drawSignature(context, printed.signing.box, seededRandom(seedOf(order.signer)));
  if (MANNERS[order.kind].sealed) {
    drawSeal(context, printed.signing.box, order.sealOwner, seededRandom(seedOf(order.seed)));
  }
  context.restore();
}

async function scanSheet(paper: Canvas, kind: ScanKind, random: Random): Promise<PageImage> {
  const manner = MANNERS[kind];
  const glass = layOnGlass(paper, manner, random);
  const rgba = glass.getContext('2d').getImageData(0, 0, glass.width, glass.height).data;
  const size = { width: glass.width, height: glass.height };
  if (kind === 'fax') {
    const gray = addSpecks(expose(rgba, size, manner, random, 1), size, random);
    return { ...size, bytes: packBits(gray, size), coding: 'bilevel' };
  }
  const channels = manner.colour ? 3 : 1;
  const pixels = expose(rgba, size, manner, random, channels);
  const image = sharp(pixels, { raw: { ...size, channels } }).blur(0.45);
  // Left to itself, sharp writes gray pixels as a JPEG of three channels.
  const toned = image.toColourspace(manner.colour ? 'srgb' : 'b-w').jpeg({ quality: manner.quality });
  return { ...size, bytes: await toned.toBuffer(), coding: manner.colour ? 'jpeg-colour' : 'jpeg-gray' };
}

/** The paper a little askew, the lid or the desk behind it. */
function layOnGlass(paper: Canvas, manner: ScanManner, random: Random): Canvas {
  const glass = createCanvas(paper.width, paper.height);
  const context: SKRSContext2D = glass.getContext('2d');
  context.fillStyle = manner.backdrop;
  context.fillRect(0, 0, glass.width, glass.height);
  const side = random() < 0.5 ? -1 : 1;
  const angle = side * between(random, 0.35, 1) * manner.skew * (Math.PI / 180);
  context.translate(glass.width / 2 + between(random, -6, 6), glass.height / 2 + between(random, -6, 6));
  context.rotate(angle);
  context.drawImage(paper, -paper.width / 2, -paper.height / 2);
  return glass;
}

interface PixelSize {
  width: number;
  height: number;
}

/** What the sensor makes of it: contrast, shadow and noise, in one or three channels. */
function expose(
  rgba: Uint8ClampedArray,
  size: PixelSize,
  manner: ScanManner,
  random: Random,
  channels: 1 | 3,
): Uint8Array {
  const { width, height } = size;
  const pixels = new Uint8ClampedArray(width * height * channels);
  const contrast = (manner.white - manner.black) / 255;
  let [from, to] = [0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++, from += 4) {
      const light = manner.shadow === 0 ? 1 : lightAt(x / width, y / height, manner.shadow);
      // The sum of two even numbers is bell-shaped enough for grain.
      const grain = (random() + random() - 1) * 2.45 * manner.noise;
      for (let channel = 0; channel < channels; channel++) {
        const value = channels === 1 ? lumaAt(rgba, from) : rgba[from + channel]!;
        pixels[to++] = Math.floor((manner.black + value * contrast) * light + grain);
      }
    }
  }
  return new Uint8Array(pixels.buffer);
}

/** Light falls off towards the lower right corner, where the hand with the phone is. @param x of the width, 0 to 1 */
function lightAt(x: number, y: number, shadow: number): number {
  const away = x * 0.6 + y * 0.4;
  return 1 - shadow * away * Math.sqrt(away);
}

function lumaAt(rgba: Uint8ClampedArray, at: number): number {
  return 0.299 * rgba[at]! + 0.587 * rgba[at + 1]! + 0.114 * rgba[at + 2]!;
}

/** Dust on the drum: a few hundred dots of one to three pixels. */
function addSpecks(gray: Uint8Array, size: PixelSize, random: Random): Uint8Array {
  for (let speck = 0; speck < 260; speck++) {
    const x = Math.floor(random() * (size.width - 3));
    const y = Math.floor(random() * (size.height - 3));
    const reach = 1 + Math.floor(random() * 3);
    for (let row = 0; row < reach; row++)
      gray.fill(0, (y + row) * size.width + x, (y + row) * size.width + x + reach);
  }
  return gray;
}

/** Eight pixels a byte, the first in the highest bit; each row begins a byte. */
function packBits(gray: Uint8Array, size: PixelSize): Uint8Array {
  const stride = Math.ceil(size.width / 8);
  const bits = new Uint8Array(stride * size.height);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      if ((gray[y * size.width + x] ?? 0) > FAX_THRESHOLD) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  }
  return bits;
}

const FAX_THRESHOLD = 128;
