/** The embedded engine: tesseract.js (WebAssembly) with the models that come as npm packages. */
import { fileURLToPath } from 'node:url';

import type { Worker, WorkerParams } from 'tesseract.js';

import { programOf } from '../platform/program.ts';
import { areInPlace } from './library-parts.ts';
import type { GrayImage, QuarterTurn } from './raster.ts';
import type { Orientation, RecognisedLine, Recogniser, TextImage, TextLayout } from './recogniser.ts';
import { modelFolder, type ModelName } from './tesseract-models.ts';
import { ENGINE_MODE, PAGE_SEGMENTATION } from './tesseract-modes.ts';
import { linesOf } from './tesseract-table.ts';
import { tiffOf } from './tiff.ts';

export class TesseractRecogniser implements Recogniser {
  #reader: Promise<Worker> | undefined;
  /** How the reader is set to read. */
  #setting = '';

  async recognise(image: GrayImage, layout: TextLayout, dpi: number): Promise<RecognisedLine[]> {
    if (image.width < 3 || image.height < 3) return [];
    this.#reader ??= startWorker('vie', ENGINE_MODE.network);
    const reader = await this.#reader;
    await this.#set(reader, layout, dpi);
    const { data } = await reader.recognize(tiffOf([image], dpi), {}, { text: false, tsv: true });
    return linesOf(data.tsv ?? '', 1, 1)[0]!;
  }

  /** Given along with each picture, the engine would write down all its settings before and read them again after. */
  async #set(reader: Worker, layout: TextLayout, dpi: number): Promise<void> {
    const setting = `${layout} ${dpi}`;
    if (setting === this.#setting) return;
    // tesseract.js names the modes in an enumeration of its own, whose values are these same digits.
    const parameters = {
      tessedit_pageseg_mode: String(PAGE_SEGMENTATION[layout]),
      user_defined_dpi: String(dpi),
    };
    await reader.setParameters(parameters as Partial<WorkerParams>);
    this.#setting = setting;
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
      const { data } = await orienter.detect(tiffOf([image], dpi));
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
    this.#setting = '';
    await reader?.terminate();
  }
}

/** The last Node whose V8 knows the relaxed vector instructions and lets them be used only where that is asked. */
const LAST_TO_BE_ASKED = 20;

/**
 * Lets the engine take its build with relaxed vector instructions, which newer ones of Node allow unasked: it reads the
 * same, in a tenth less time.
 */
export async function allowVectorInstructions(): Promise<void> {
  if (Number.parseInt(process.versions.node) > LAST_TO_BE_ASKED) return;
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--experimental-wasm-relaxed-simd');
}

async function startWorker(model: ModelName, mode: number): Promise<Worker> {
  // Where the machine's own engine reads, nobody waits for this one to load.
  const { createWorker } = await import('tesseract.js');
  await allowVectorInstructions();
  return createWorker(model, mode, {
    ...(mode === ENGINE_MODE.network ? await quickThread() : {}),
    langPath: modelFolder(model),
    gzip: true,
    cacheMethod: 'none',
    errorHandler: () => undefined,
  });
}

/** What the engine runs in; programs that read keep it beside them. */
export const engineThread = fileURLToPath(new URL('./engine-thread.ts', import.meta.url));

/**
 * Where our thread can only be run by what node needs before it, or the library no longer has what it takes from it, the
 * library's own one does: it reads the same.
 */
async function quickThread(): Promise<{ workerPath?: string }> {
  if (!areInPlace()) return {};
  const { path, execArgv } = await programOf(engineThread);
  return execArgv.length === 0 ? { workerPath: path } : {};
}
