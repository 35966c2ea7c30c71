/**
 * Learns the weights of src/understanding/obligations/lexicon/name-ends.json from papers and sentences with
 * gold, and says how often the likeliest end is the right one, on what it learned from and on what it did not.
 *
 * It learns from the lexicons as they are and, so that it need not have every verb and every name, from thinned ones:
 * of those a share of the words was left out, and the signs around a place must tell instead.
 *
 *   node --import tsx scripts/train-name-ends.ts          # measures, each file left out once, and writes
 *   node --import tsx scripts/train-name-ends.ts --dry    # measures only
 *   node --import tsx scripts/train-name-ends.ts --write  # writes without measuring
 *   … --write --without 25-blind.txt,26-blind.txt          # learns without some files of papers
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Token } from '../src/understanding/obligations/tokens.ts';
import { assigneesInPapers, namesInSentences, withAllLexicons } from './names-with-gold.ts';
import type { NamesInPassage, Rooms } from './names-with-gold.ts';

const WEIGHTS = join(import.meta.dirname, '../src/understanding/obligations/lexicon/name-ends.json');

/** A name in a passage, and which of the places where it may end is the right one. */
interface Named {
  file: string;
  /** The signs of each place where the name may end, as numbers. */
  places: number[][];
  right: number;
}

const numbers = new Map<string, number>();

function numberOf(sign: string): number {
  const known = numbers.get(sign);
  if (known !== undefined) return known;
  numbers.set(sign, numbers.size);
  return numbers.size - 1;
}

function casesBy(rooms: Rooms): Named[] {
  return [...assigneesInPapers(rooms), ...namesInSentences(rooms)].flatMap((names) => named(rooms, names));
}

function named(
  { actorsAt, nameEnds, signOfPair }: Rooms,
  { file, tokens, spans, to }: NamesInPassage,
): Named[] {
  const from = spans[0]?.[0] ?? 0;
  const ends = nameEnds(tokens, from, actorsAt(tokens, from)?.to);
  const right = ends.findIndex(({ at }) => at === behindBracket(tokens, to));
  if (right < 0) return [];
  const places = ends.map(({ at, signs }) => {
    const pair = signOfPair(tokens, at);
    return [...signs.map(({ name }) => name), ...(pair === null ? [] : [pair])].map(numberOf);
  });
  return [{ file, places, right }];
}

function behindBracket(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.opens.includes('(') !== true) return at;
  const closing = tokens.findIndex((token, index) => index >= at && token.closes.includes(')'));
  return closing < 0 ? at : closing + 1;
}

/** What stands in fewer names tells more of those names than of names. */
const FEWEST = 5;

/** The cases without the signs that hardly any name has. */
function withoutRare(all: readonly Named[], counted: readonly Named[]): Named[] {
  const seen = new Uint32Array(numbers.size);
  for (const { places } of counted) for (const sign of new Set(places.flat())) seen[sign]! += 1;
  const isFrequent = (sign: number): boolean => seen[sign]! >= FEWEST;
  return all.map((each) => ({ ...each, places: each.places.map((signs) => signs.filter(isFrequent)) }));
}

/** Keeps the weights small, so that a sign seen twice says little. */
const SHRINK = 0.0001;
const ROUNDS = 300;
const STEP = 0.3;

/** Weights that make the right places likeliest: softmax over the places of a name, steps after AdaGrad. */
function learn(cases: readonly Named[]): Float64Array {
  const weights = new Float64Array(numbers.size);
  const squares = new Float64Array(numbers.size).fill(1e-8);
  for (let round = 0; round < ROUNDS; round += 1) {
    const pull = new Float64Array(numbers.size);
    for (const { places, right } of cases) {
      const likely = likelihoods(places, weights);
      places.forEach((signs, place) => {
        const miss = (place === right ? 1 : 0) - (likely[place] ?? 0);
        for (const sign of signs) pull[sign]! += miss;
      });
    }
    for (let sign = 0; sign < weights.length; sign += 1) {
      const step = pull[sign]! / cases.length - SHRINK * weights[sign]!;
      squares[sign]! += step * step;
      weights[sign]! += (STEP * step) / Math.sqrt(squares[sign]!);
    }
  }
  return weights;
}

function likelihoods(places: readonly number[][], weights: Float64Array): number[] {
  const sums = places.map((signs) => signs.reduce((sum, sign) => sum + weights[sign]!, 0));
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}

function shareRight(cases: readonly Named[], weights: Float64Array): number {
  const right = cases.filter((each) => {
    const likely = likelihoods(each.places, weights);
    return likely.indexOf(Math.max(...likely)) === each.right;
  });
  return right.length / Math.max(cases.length, 1);
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Files of papers that nothing is learned from. */
const UNLEARNED = (process.argv[process.argv.indexOf('--without') + 1] ?? '').split(',');
const isLearned = ({ file }: Named): boolean =>
  !process.argv.includes('--without') || !UNLEARNED.includes(file);

const { whole, thinned: thin } = await withAllLexicons(casesBy);
const plain = whole.filter(isLearned);
const cases = withoutRare(plain, plain);
const thinned = withoutRare(thin.filter(isLearned), plain);

const without = (file: string) => (each: Named) => each.file !== file;
let unseen = 0;
const files = process.argv.includes('--write') ? [] : [...new Set(cases.map(({ file }) => file))];
for (const file of files) {
  const left = cases.filter((each) => each.file === file);
  const share = shareRight(left, learn([...cases, ...thinned].filter(without(file))));
  unseen += share * left.length;
  console.log(`${file}: ${left.length} names, ${percent(share)} right unseen`);
}
const weights = learn([...cases, ...thinned]);
console.log(
  `${cases.length} names, ${files.length === 0 ? '' : `${percent(unseen / cases.length)} unseen, `}${percent(shareRight(cases, weights))} seen`,
);

if (!process.argv.includes('--dry')) {
  const { about } = JSON.parse(readFileSync(WEIGHTS, 'utf8')) as { about: string };
  const rounded = [...numbers]
    .map(([sign, number]): [string, number] => [sign, Math.round(weights[number]! * 100) / 100])
    .filter(([, weight]) => weight !== 0)
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(WEIGHTS, `${JSON.stringify({ about, weights: Object.fromEntries(rounded) }, null, 2)}\n`);
}
