/** Gives the embedded engine the kernel of ours in place of the one it would use on most processors. */
import { readFileSync } from 'node:fs';

import { KERNEL_LAYOUT, kernelIn, type MatrixTimesVector, type WeightLayout } from './network-kernel.ts';

/** What the engine's build gives out of itself, as far as it is used here. */
export interface EngineModule {
  _malloc(bytes: number): number;
  _free(address: number): void;
}

type TakeInstance = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

/** How a build of the engine is started; what more there is for options is the library's concern. */
export type StartEngine<Engine extends EngineModule> = (options: {
  instantiateWasm?: (imports: WebAssembly.Imports, take: TakeInstance) => object;
}) => Promise<Engine>;

/**
 * The engine with the kernel of ours, where it has one that ours can stand for; else as it is.
 * @param binary path of its program
 */
export function withOwnKernel<Engine extends EngineModule>(
  start: StartEngine<Engine>,
  binary: string,
): StartEngine<Engine> {
  return async (options) => {
    let exports: WebAssembly.Exports = {};
    const engine = await start({
      ...options,
      instantiateWasm(imports, take) {
        const module = new WebAssembly.Module(readFileSync(binary));
        const instance = new WebAssembly.Instance(module, imports);
        exports = instance.exports;
        take(instance, module);
        return exports;
      },
    });
    exchangeKernel(exports, engine);
    return engine;
  };
}

/**
 * Only before the engine loads a network, whose weights it lays out as the kernel wants them.
 * @returns whether it was done: a kernel that is not found, or that reckons otherwise than ours, is left where it is
 */
export function exchangeKernel(exports: WebAssembly.Exports, engine: EngineModule): boolean {
  const all = Object.values(exports);
  const memory = all.find((each) => each instanceof WebAssembly.Memory);
  const table = all.find((each) => each instanceof WebAssembly.Table);
  if (memory === undefined || table === undefined) return false;
  const at = placeOfKernel(memory, table);
  if (at === undefined) return false;
  const number = new Int32Array(memory.buffer, at, 1)[0]!;
  const own = kernelLike(table.get(number) as MatrixTimesVector, memory, engine);
  if (own === undefined) return false;
  table.set(number, own);
  const { outputs, sets, inputs, group } = KERNEL_LAYOUT;
  new Int32Array(memory.buffer, at).set([number, outputs, sets, inputs, group]);
  return true;
}

/** The kernel of ours, where it reckons as the engine's does: what fails on a sample would fail on every page. */
function kernelLike(
  theirs: MatrixTimesVector,
  memory: WebAssembly.Memory,
  engine: EngineModule,
): MatrixTimesVector | undefined {
  try {
    const own = kernelIn(memory);
    const expected = sampleBy(theirs, THEIR_LAYOUT, memory, engine);
    const ours = sampleBy(own, KERNEL_LAYOUT, memory, engine);
    return expected.every((result, output) => result === ours[output]) ? own : undefined;
  } catch {
    return undefined;
  }
}

/** Of the kernel that the engine takes where nothing better will do; the one for signed bytes stands behind it. */
const THEIR_LAYOUT: WeightLayout = { outputs: 1, sets: 1, inputs: 1, group: 2 };
const LAYOUT_BEHIND: WeightLayout = { outputs: 8, sets: 8, inputs: 32, group: 4 };

/** Where the engine keeps the number of its kernel in the table of its functions, and how it lays out weights for it. */
function placeOfKernel(memory: WebAssembly.Memory, table: WebAssembly.Table): number | undefined {
  const ints = new Int32Array(memory.buffer);
  const isKernel = (number: number): boolean =>
    number > 0 && number < table.length && (table.get(number) as MatrixTimesVector | null)?.length === 6;
  const isLayout = (at: number, { outputs, sets, inputs, group }: WeightLayout): boolean =>
    ints[at + 3] === inputs &&
    ints[at + 1] === outputs &&
    ints[at + 2] === sets &&
    ints[at + 4] === group &&
    isKernel(ints[at]!);
  for (let at = 0; at + 10 <= ints.length; at++) {
    if (isLayout(at, THEIR_LAYOUT) && isLayout(at + 5, LAYOUT_BEHIND)) return at * 4;
  }
  return undefined;
}

/** Two whole sets of outputs of ours, and a number of inputs that every kernel takes without filling it up. */
const SAMPLE = { outputs: 2 * KERNEL_LAYOUT.outputs, inputs: 40 };

/** Values from end to end of what there is, in no order. */
const weightOf = (output: number, input: number): number => ((output * 41 + input * 29) % 255) - 127;
const inputOf = (input: number): number => ((input * 67) % 255) - 127;

/** What a kernel makes of a sample, in the engine's own memory. */
function sampleBy(
  kernel: MatrixTimesVector,
  layout: WeightLayout,
  memory: WebAssembly.Memory,
  engine: EngineModule,
): Float32Array {
  const { outputs, inputs } = SAMPLE;
  const weights = laidOut(weightOf, outputs, inputs, layout);
  const floats = outputs * Float32Array.BYTES_PER_ELEMENT;
  const scales = engine._malloc(2 * floats + inputs + weights.length);
  const results = scales + floats;
  const vector = results + floats;
  const matrix = vector + inputs;
  new Float32Array(memory.buffer, scales, outputs).forEach((_, output, all) => (all[output] = output / 1000));
  new Int8Array(memory.buffer, vector, inputs).forEach((_, input, all) => (all[input] = inputOf(input)));
  new Int8Array(memory.buffer, matrix).set(weights);
  kernel(outputs, inputs + 1, matrix, scales, vector, results);
  const made = new Float32Array(memory.buffer, results, outputs).slice();
  engine._free(scales);
  return made;
}

/**
 * Weights in the order in which the engine lays them out: by sets of outputs, in each by groups of inputs, the bias of
 * each output last. What fills up a group or a set is 0.
 * @param weightOf the weight that an output has for an input; behind the last input, its bias
 */
export function laidOut(
  weightOf: (output: number, input: number) => number,
  outputs: number,
  inputs: number,
  layout: WeightLayout,
): number[] {
  const weights: number[] = [];
  const place = (output: number, input: number, end: number): void => {
    weights.push(output < outputs && input < end ? weightOf(output, input) : 0);
  };
  for (let first = 0; first < outputs; first += layout.outputs) {
    const set = Array.from({ length: layout.outputs }, (_, output) => first + output);
    for (let input = 0; input < inputs; input += layout.group) {
      for (const output of set) {
        for (let next = input; next < input + layout.group; next++) place(output, next, inputs);
      }
    }
    for (const output of set) place(output, inputs, inputs + 1);
  }
  return weights;
}
