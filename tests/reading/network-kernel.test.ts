import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import sharp from 'sharp';
import { expect, it, vi } from 'vitest';

import { exchangeKernel, laidOut, type EngineModule } from '../../src/reading/kernel-exchange.ts';
import { areInPlace } from '../../src/reading/library-parts.ts';
import { KERNEL_LAYOUT, kernelIn } from '../../src/reading/network-kernel.ts';
import { crop, type GrayImage } from '../../src/reading/raster.ts';
import { allowVectorInstructions } from '../../src/reading/tesseract.ts';
import { modelFolder } from '../../src/reading/tesseract-models.ts';
import { linesOf } from '../../src/reading/tesseract-table.ts';
import { tiffOf } from '../../src/reading/tiff.ts';
import { dispatchPdf, saved, scanOf, temporaryFolder } from './papers.ts';

vi.setConfig({ testTimeout: 90_000 });

await allowVectorInstructions();

const any = (seed: number): number => ((seed * 7919) % 255) - 127;

it.each([
  ['a stroke of the first layer', 16, 9, any, any],
  ['fewer outputs than a set', 5, 4, any, any],
  ['one output more than two sets', 33, 31, any, any],
  ['one input', 16, 1, any, any],
  ['the largest layer', 512, 608, any, any],
  ['the largest sums', 16, 608, () => 127, () => 127],
  ['the smallest sums', 16, 608, () => -128, () => 127],
  ['the smallest inputs', 16, 608, () => -128, () => -127],
  ['turns of the sign', 16, 607, () => -127, (at: number) => (at % 2 === 0 ? 127 : -127)],
])('multiplies %s as whole numbers do', (_, outputs, inputs, weight, input) => {
  const memory = new WebAssembly.Memory({ initial: 16 });
  const weightOf = (output: number, at: number): number => weight(output * (inputs + 1) + at);
  const weights = laidOut(weightOf, outputs, inputs, KERNEL_LAYOUT);
  const [scales, results, vector, matrix] = [16, 4096, 8192, 12_288];
  // What is behind the inputs is nobody's and must not count.
  new Int8Array(memory.buffer, vector, inputs + 4).fill(99);
  new Int8Array(memory.buffer, vector).set(Array.from({ length: inputs }, (_, at) => input(at)));
  new Int8Array(memory.buffer, matrix).set(weights);
  new Float32Array(memory.buffer, scales).set(Array.from({ length: outputs }, (_, output) => output / 1000));
  kernelIn(memory)(outputs, inputs + 1, matrix, scales, vector, results);
  const expected = Array.from({ length: outputs }, (_, output) => {
    let sum = weightOf(output, inputs) * 127;
    for (let at = 0; at < inputs; at++) sum += weightOf(output, at) * input(at);
    return Math.fround(Math.fround(output / 1000) * Math.fround(sum));
  });
  expect([...new Float32Array(memory.buffer, results, outputs)]).toEqual(expected);
});

const ofLibrary = createRequire(createRequire(import.meta.url).resolve('tesseract.js'));

interface Reader extends EngineModule {
  FS: { writeFile(path: string, content: Uint8Array): void };
  TessBaseAPI: new () => {
    Init(folder: null, model: string, mode: number): number;
    SetVariable(name: string, value: string): boolean;
    SetImageFile(exif: number, angle: number): number;
    Recognize(monitor: null): number;
    GetTSVText(): string;
  };
}

async function engineOf(build: string): Promise<{ exports: WebAssembly.Exports; engine: Reader }> {
  const name = `tesseract.js-core/${build}`;
  const binary = await readFile(ofLibrary.resolve(`${name}.wasm`));
  let exports: WebAssembly.Exports = {};
  const engine: Reader = await ofLibrary(name)({
    instantiateWasm(
      imports: WebAssembly.Imports,
      take: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) {
      const module = new WebAssembly.Module(binary);
      const instance = new WebAssembly.Instance(module, imports);
      exports = instance.exports;
      take(instance, module);
      return exports;
    },
    TesseractProgress: () => undefined,
  });
  return { exports, engine };
}

async function readBy({ FS, TessBaseAPI }: Reader, image: GrayImage, dpi: number) {
  const packed = await readFile(join(modelFolder('vie'), 'vie.traineddata.gz'));
  FS.writeFile('./vie.traineddata', gunzipSync(packed));
  FS.writeFile('/input', tiffOf([image], dpi));
  const api = new TessBaseAPI();
  api.Init(null, 'vie', 1);
  api.SetVariable('tessedit_pageseg_mode', '4');
  api.SetImageFile(1, 0);
  api.Recognize(null);
  return linesOf(api.GetTSVText(), 1, 1)[0]!;
}

it('the engine reads the same words, as surely and in the same places, by it as by its own', async () => {
  const folder = await temporaryFolder();
  const scan = await scanOf(await saved(folder, 'dispatch.pdf', await dispatchPdf()), 1, 150);
  const raw = sharp(scan).toColourspace('b-w').raw();
  const { data, info } = await raw.toBuffer({ resolveWithObject: true });
  const page = crop({ width: info.width, height: info.height, data }, 0, 0, info.width, info.height / 3);
  const [theirs, ours] = [
    await engineOf('tesseract-core-relaxedsimd-lstm'),
    await engineOf('tesseract-core-relaxedsimd-lstm'),
  ];
  expect(exchangeKernel(ours.exports, ours.engine)).toBe(true);
  const expected = await readBy(theirs.engine, page, 150);
  expect(expected.flatMap(({ words }) => words).length).toBeGreaterThan(40);
  expect(await readBy(ours.engine, page, 150)).toEqual(expected);
});

/** No more of an engine than says where its kernel is: in a table whose other places are empty. */
function engineWith(
  layouts: readonly number[],
  room: number,
): { exports: WebAssembly.Exports; engine: EngineModule } {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const table = new WebAssembly.Table({ element: 'anyfunc', initial: 3 });
  for (const number of [1, 2]) table.set(number, kernelIn(memory));
  new Int32Array(memory.buffer, 64).set(layouts);
  return { exports: { memory, table }, engine: { _malloc: () => room, _free: () => undefined } };
}

it.each([
  ['has none', []],
  ['has one that is laid out otherwise', [1, 1, 1, 1, 1, 2, 8, 8, 32, 4]],
  ['names one that is not there', [9, 1, 1, 1, 2, 2, 8, 8, 32, 4]],
  ['has one that reckons otherwise', [1, 1, 1, 1, 2, 2, 8, 8, 32, 4]],
  ['has one that fails', [1, 1, 1, 1, 2, 2, 8, 8, 32, 4], 2 ** 24],
])('an engine that %s keeps it', (_, layouts, room = 4096) => {
  const { exports, engine } = engineWith(layouts, room);
  const { memory, table } = exports as { memory: WebAssembly.Memory; table: WebAssembly.Table };
  const kernels = [1, 2].map((number) => table.get(number) as unknown);
  expect(exchangeKernel(exports, engine)).toBe(false);
  expect([...new Int32Array(memory.buffer, 64, layouts.length)]).toEqual(layouts);
  expect([1, 2].map((number) => table.get(number) as unknown)).toEqual(kernels);
});

it.each([
  ['as they are installed', undefined, true],
  ['of a thread that has moved', ['tesseract.js/src/worker-script/index-of-node.js'], false],
  ['of a build that is no more', ['tesseract.js-core/tesseract-core-relaxedsimd-old'], false],
])('knows whether the parts our thread needs are there: %s', (_, parts, expected) => {
  expect(areInPlace(parts)).toBe(expected);
});
