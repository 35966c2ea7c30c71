/**
 * The innermost loop of the embedded engine: a vector of inputs times a matrix of weights, which is a third of the time
 * it reads. Its own, where a processor has no instruction for signed bytes, widens each weight to 16 bits and multiplies
 * half as many at once. Here the inputs are parted into what is above and what is below zero: bytes times bytes of seven
 * bits are multiplied sixteen at once by any processor, and neither their pairs nor the difference leave 16 bits, so
 * that sums are the same to the last bit.
 *
 * The program is put together from its instructions here: it is short, and needs no compiler nor a binary file.
 */

/** How the engine lays out weights for the kernel, as it asks to be told (`IntSimdMatrix` in its sources). */
export interface WeightLayout {
  /** Outputs that are reckoned together; there is room for whole sets of them. */
  outputs: number;
  /** How many such sets at most are reckoned together. */
  sets: number;
  /** To a multiple of what the inputs are filled up. */
  inputs: number;
  /** Inputs whose weights for one output stand side by side. */
  group: number;
}

export const KERNEL_LAYOUT: WeightLayout = { outputs: 16, sets: 1, inputs: 4, group: 4 };

/**
 * outputs, inputs and one, address of the weights, of the scale of each output, of the inputs, of the outputs: as the
 * engine calls it.
 */
export type MatrixTimesVector = (
  outputs: number,
  inputsAndOne: number,
  weights: number,
  scales: number,
  inputs: number,
  results: number,
) => void;

/** What the greatest input stands for: the bias of an output is a weight for it. */
const ONE = 127;
/** A vector register has 16 bytes: the weights of 4 inputs for 4 outputs, or 4 outputs. */
const REGISTER = 16;
const REGISTERS = KERNEL_LAYOUT.outputs / 4;
const SET_OF_WEIGHTS = REGISTERS * REGISTER;

type Code = readonly number[];

/** Whole numbers as the format writes them: seven bits to a byte, the lowest first. */
function whole(value: number): Code {
  return value < 128 ? [value] : [(value % 128) | 128, ...whole(value >> 7)];
}

function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
}

const listOf = (parts: readonly Code[]): Code => [...whole(parts.length), ...parts.flat()];
const sized = (content: Code): Code => [...whole(content.length), ...content];
const section = (number: number, content: Code): Code => [number, ...sized(content)];
const named = (name: string): Code => sized([...Buffer.from(name)]);

const get = (local: number): Code => [0x20, local];
const set = (local: number, value: Code): Code => [...value, 0x21, local];
const int = (value: number): Code => [0x41, ...signed(value)];
const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
const below = (a: Code, b: Code): Code => [...a, ...b, 0x49];
const advance = (local: number, by: number): Code => set(local, add(get(local), int(by)));
/** Done once, and again as long as the condition holds. */
const repeat = (body: Code, condition: Code): Code => [0x03, 0x40, ...body, ...condition, 0x0d, 0, 0x0b];

const vector = (instruction: number, ...operands: Code[]): Code => [
  ...operands.flat(),
  0xfd,
  ...whole(instruction),
];
/** From or to wherever: nothing is taken to be aligned. */
const inMemory = (instruction: number, offset: number, ...operands: Code[]): Code => [
  ...vector(instruction, ...operands),
  0,
  ...whole(offset),
];
const constant = (bytes: readonly number[]): Code => [...vector(0x0c), ...bytes];

const V = {
  load: 0x00,
  loadSplat32: 0x09,
  store: 0x0b,
  loadZero32: 0x5c,
  subtractBytes: 0x71,
  maxBytes: 0x78,
  widenBytes: 0x87,
  subtractShorts: 0x91,
  widenShorts: 0xa7,
  addInts: 0xae,
  multiplyInts: 0xb5,
  pairsOfShorts: 0xba,
  multiplyFloats: 0xe6,
  toFloats: 0xfa,
  pairsOfBytes: 0x112,
} as const;

const ZERO = constant(Array.from({ length: 16 }, () => 0));
const ONES_IN_SHORTS = constant(Array.from({ length: 16 }, (_, at) => (at + 1) % 2));
const ONE_IN_INTS = constant(Array.from({ length: 16 }, (_, at) => (at % 4 === 0 ? ONE : 0)));

/** The parameters come first, as in {@link MatrixTimesVector}. */
const [OUTPUTS, INPUTS_AND_ONE, WEIGHTS, SCALES, INPUTS, RESULTS] = [0, 1, 2, 3, 4, 5] as const;
const [INPUT, END, DONE] = [6, 7, 8] as const;
const [ABOVE, BELOW, WEIGHT] = [9, 10, 11] as const;
const sum = (register: number): number => 12 + register;
const registers = Array.from({ length: REGISTERS }, (_, register) => register);

/** The next four inputs, parted into what is above zero and what is below it, four times side by side. */
const TAKE_INPUTS = [
  ...set(BELOW, inMemory(V.loadSplat32, 0, get(INPUT))),
  ...set(ABOVE, vector(V.maxBytes, get(BELOW), ZERO)),
  ...set(BELOW, vector(V.subtractBytes, get(ABOVE), get(BELOW))),
];

function addProducts(register: number): Code {
  const times = (inputs: number): Code => vector(V.pairsOfBytes, get(WEIGHT), get(inputs));
  const pairs = vector(V.subtractShorts, times(ABOVE), times(BELOW));
  const products = vector(V.pairsOfShorts, pairs, ONES_IN_SHORTS);
  return [
    ...set(WEIGHT, inMemory(V.load, register * REGISTER, get(WEIGHTS))),
    ...set(sum(register), vector(V.addInts, get(sum(register)), products)),
  ];
}

function storeResults(register: number): Code {
  const bytes = inMemory(V.loadZero32, register * 4, get(WEIGHTS));
  const bias = vector(V.multiplyInts, vector(V.widenShorts, vector(V.widenBytes, bytes)), ONE_IN_INTS);
  const total = vector(V.toFloats, vector(V.addInts, get(sum(register)), bias));
  const scaled = vector(V.multiplyFloats, total, inMemory(V.load, register * REGISTER, get(SCALES)));
  return inMemory(V.store, register * REGISTER, get(RESULTS), scaled);
}

const BODY = [
  ...set(END, add(get(INPUTS), add(get(INPUTS_AND_ONE), int(-1)))),
  ...repeat(
    [
      ...registers.flatMap((register) => set(sum(register), ZERO)),
      ...set(INPUT, get(INPUTS)),
      ...repeat(
        [
          ...TAKE_INPUTS,
          ...registers.flatMap(addProducts),
          ...advance(WEIGHTS, SET_OF_WEIGHTS),
          ...advance(INPUT, KERNEL_LAYOUT.group),
        ],
        below(get(INPUT), get(END)),
      ),
      ...registers.flatMap(storeResults),
      ...advance(WEIGHTS, KERNEL_LAYOUT.outputs),
      ...advance(SCALES, SET_OF_WEIGHTS),
      ...advance(RESULTS, SET_OF_WEIGHTS),
      ...advance(DONE, KERNEL_LAYOUT.outputs),
    ],
    below(get(DONE), get(OUTPUTS)),
  ),
  0x0b,
];

const INT = 0x7f;
const VECTOR = 0x7b;
const FUNCTION = 0x60;

/** "asm" behind a zero, and the version of the format. */
const HEAD: Code = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

const PROGRAM: Code = [
  ...HEAD,
  ...section(1, listOf([[FUNCTION, ...listOf(Array.from({ length: 6 }, () => [INT])), 0]])),
  ...section(2, listOf([[...named('engine'), ...named('memory'), 2, 0, 1]])),
  ...section(3, listOf([[0]])),
  ...section(7, listOf([[...named('multiply'), 0, 0]])),
  ...section(
    10,
    listOf([
      sized([
        ...listOf([
          [3, INT],
          [3 + REGISTERS, VECTOR],
        ]),
        ...BODY,
      ]),
    ]),
  ),
];

/**
 * The kernel, working in the memory of an engine.
 * @throws WebAssembly.CompileError where there are no relaxed vector instructions
 */
export function kernelIn(memory: WebAssembly.Memory): MatrixTimesVector {
  const module = new WebAssembly.Module(Uint8Array.from(PROGRAM));
  const { exports } = new WebAssembly.Instance(module, { engine: { memory } });
  return exports['multiply'] as MatrixTimesVector;
}
