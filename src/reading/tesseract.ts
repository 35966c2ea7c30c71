/** The embedded engine: tesseract.js (WebAssembly) with the models that come as npm packages. */
import type { Worker } from 'tesseract.js';

import type { GrayImage, QuarterTurn } from './raster.ts';
import type {
  Orientation,
  RecognisedLine,
  RecognisedWord,
  Recogniser,
  TextImage,
  TextLayout,
} from './recogniser.ts';
import { modelFolder, type ModelName } from './tesseract-models.ts';
import { ENGINE_MODE, PAGE_SEGMENTATION } from './tesseract-modes.ts';

export class TesseractRecogniser implements Recogniser {
  #reader: Promise<Worker> | undefined;

  async recognise(image: GrayImage, layout: TextLayout, dpi: number): Promise<RecognisedLine[]> {
    if (image.width < 3 || image.height < 3) return [];
    this.#reader ??= startWorker('vie', ENGINE_MODE.network);
    const reader = await this.#reader;
    const options = {
      tessedit_pageseg_mode: String(PAGE_SEGMENTATION[layout]),
      user_defined_dpi: String(dpi),
    };
    const { data } = await reader.recognize(asPgm(image), options as object, { text: false, blocks: true });
    return linesOf(data.blocks);
  }

  async recogniseAll(pieces: readonly TextImage[], dpi: number): Promise<RecognisedLine[][]> {
    const read: RecognisedLine[][] = [];
    for (const { image, layout } of pieces) read.push(await this.recognise(image, layout, dpi));
    return read;
  }

  /** The orienting model is kept only while it is asked: it holds a hundred megabytes and is seldom needed. */
  async orientation(image: GrayImage, dpi: number): Promise<Orientation | undefined> {
    const orienter = await startWorker('osd', ENGINE_MODE.shapes);
    try {
      await orienter.setParameters({ user_defined_dpi: String(dpi) });
      const { data } = await orienter.detect(asPgm(image));
      if (data.orientation_degrees === null) return undefined;
      return {
        rotation: data.orientation_degrees as QuarterTurn,
        confidence: data.orientation_confidence ?? 0,
      };
    } finally {
      await orienter.terminate();
    }
  }

  async close(): Promise<void> {
    const reader = await this.#reader;
    this.#reader = undefined;
    await reader?.terminate();
  }
}

async function startWorker(model: ModelName, mode: number): Promise<Worker> {
  // Where the machine's own engine reads, nobody waits for this one to load.
  const { createWorker } = await import('tesseract.js');
  return createWorker(model, mode, {
    langPath: modelFolder(model),
    gzip: true,
    cacheMethod: 'none',
    errorHandler: () => undefined,
  });
}

/** A binary PGM file: the cheapest form the engine accepts. */
function asPgm(image: GrayImage): Buffer {
  const header = Buffer.from(`P5\n${image.width} ${image.height}\n255\n`, 'latin1');
  return Buffer.concat([header, image.data]);
}

/** The parts of tesseract's result that are used; everything else of its tree is left alone. */
interface TesseractWord {
  text: string;
  confidence: number;
  bbox: { x0: number; y0: number; x1: number; y1: number };
}
interface TesseractBlock {
  paragraphs: { lines: { words: TesseractWord[] }[] }[];
}

function linesOf(blocks: readonly TesseractBlock[] | null): RecognisedLine[] {
  const lines: RecognisedLine[] = [];
  for (const block of blocks ?? []) {
    for (const paragraph of block.paragraphs) {
      for (const line of paragraph.lines) {
        const words = line.words.map(wordOf).filter((word) => word.text !== '');
        if (words.length > 0) lines.push({ words });
      }
    }
  }
  return lines;
}

function wordOf(word: TesseractWord): RecognisedWord {
  const { x0, y0, x1, y1 } = word.bbox;
  return {
    text: word.text.normalize('NFC').trim(),
    confidence: word.confidence,
    x: x0,
    y: y0,
    width: x1 - x0,
    height: y1 - y0,
  };
}
