/** Damages files at random, the same way for the same seed: what disks, lines and careless programs do to them. */
import { type Random, seededRandom } from '../samples/random.ts';

type Damage = (bytes: Buffer, random: Random) => Buffer;

const place = (bytes: Buffer, random: Random): number => Math.floor(random() * bytes.length);
const stretch = (random: Random): number => 1 + Math.floor(random() ** 3 * 3000);

const flipBytes: Damage = (bytes, random) => {
  const flipped = Buffer.from(bytes);
  for (let times = stretch(random) >> 6; times >= 0; times--) {
    flipped[place(bytes, random)] = Math.floor(random() * 256);
  }
  return flipped;
};

const cutOut: Damage = (bytes, random) => {
  const from = place(bytes, random);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + stretch(random))]);
};

const repeat: Damage = (bytes, random) => {
  const from = place(bytes, random);
  const part = bytes.subarray(from, from + stretch(random));
  return Buffer.concat([bytes.subarray(0, from), part, bytes.subarray(from)]);
};

const cutOff: Damage = (bytes, random) => bytes.subarray(0, place(bytes, random));

/** Changes a number of the file's structure: a length, a reference, an offset, a size. */
const changeNumber: Damage = (bytes, random) => {
  const text = bytes.toString('latin1');
  const numbers = [...text.matchAll(/(?<=[\s[/(<])-?\d{1,10}(?=[\s\]/>])/g)];
  const chosen = numbers[Math.floor(random() * numbers.length)];
  if (chosen === undefined) return bytes;
  const values = [
    '0',
    '-1',
    '1',
    '2',
    '65536',
    '2147483648',
    '99999999999',
    String(Math.floor(random() * 40)),
  ];
  const value = values[Math.floor(random() * values.length)]!;
  return Buffer.from(
    text.slice(0, chosen.index) + value + text.slice(chosen.index + chosen[0].length),
    'latin1',
  );
};

/** Puts one name of the file in place of another: a filter, a type, a key. */
const swapNames: Damage = (bytes, random) => {
  const text = bytes.toString('latin1');
  const names = [...text.matchAll(/\/[A-Z][A-Za-z0-9]{1,20}/g)];
  const chosen = names[Math.floor(random() * names.length)];
  const other = names[Math.floor(random() * names.length)];
  if (chosen === undefined || other === undefined) return bytes;
  return Buffer.from(
    text.slice(0, chosen.index) + other[0] + text.slice(chosen.index + chosen[0].length),
    'latin1',
  );
};

const DAMAGES: readonly Damage[] = [
  flipBytes,
  cutOut,
  repeat,
  cutOff,
  changeNumber,
  changeNumber,
  changeNumber,
  swapNames,
  swapNames,
];

/** One to four damages, one after the other. */
export function mutated(bytes: Uint8Array, seed: number): Buffer {
  const random = seededRandom(seed);
  let damaged = Buffer.from(bytes);
  for (let times = Math.floor(random() * 4); times >= 0; times--) {
    damaged = Buffer.from(DAMAGES[Math.floor(random() * DAMAGES.length)]!(damaged, random));
  }
  return damaged;
}
