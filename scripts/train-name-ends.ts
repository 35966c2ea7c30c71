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
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
// All lexicons are opened, as where papers are understood: their words have signs of their own.
import '../src/understanding/index.ts';
import { nameEnds } from '../src/understanding/obligations/name-ends.ts';
import { withThinnedLexicons } from './thinned-lexicons.ts';
import { PaperWords } from '../src/understanding/obligations/paper-words.ts';
import { KnownNames, tokensOf, type Token } from '../src/understanding/obligations/tokens.ts';

const ROOT = join(import.meta.dirname, '..');
const PAPERS = join(ROOT, 'tests/understanding/corpus/papers');
const SENTENCES = join(ROOT, 'tests/understanding/obligations/names');
const WEIGHTS = join(ROOT, 'src/understanding/obligations/lexicon/name-ends.json');

/** A name in a sentence: where it begins and where what it does begins. */
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

type NameEnds = typeof nameEnds;

function named(
  file: string,
  endsOf: NameEnds,
  tokens: readonly Token[],
  from: number,
  to: number,
): Named | null {
  const ends = endsOf(tokens, from);
  const right = ends.findIndex(({ at }) => at === behindBracket(tokens, to));
  return right < 0
    ? null
    : { file, places: ends.map(({ signs }) => signs.map(({ name }) => numberOf(name))), right };
}

function behindBracket(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.opens.includes('(') !== true) return at;
  const closing = tokens.findIndex((token, index) => index >= at && token.closes.includes(')'));
  return closing < 0 ? at : closing + 1;
}

/** A sentence file has rows "name | what it does". */
function fromSentences(endsOf: NameEnds): Named[] {
  return readdirSync(SENTENCES).flatMap((file) =>
    readFileSync(join(SENTENCES, file), 'utf8')
      .split('\n')
      .filter((row) => row.includes(' | '))
      .map((row) => {
        const [name = '', rest = ''] = row.split(' | ');
        return named(file, endsOf, tokensOf(`${name} ${rest}`), 0, tokensOf(name).length);
      })
      .filter((each) => each !== null),
  );
}

/** The duties of the papers whose first and last assignee stand before their action in one row. */
function fromPapers(endsOf: NameEnds): Named[] {
  return readdirSync(PAPERS).flatMap((file) => {
    const papers = readFileSync(join(PAPERS, file), 'utf8').split(/^=== /mu).slice(1);
    return papers.flatMap((paper) => {
      const rows = paper.split('\n').map((row) => row.trim());
      const body = sectionOf(rows, '@body');
      const words = [body, sectionOf(rows, '@to'), sectionOf(rows, '@recipients')].flat().flatMap(cellsOf);
      const names = new KnownNames([], [], new PaperWords(words.map((text) => tokensOf(text))));
      const seen = new Set<string>();
      return sectionOf(rows, '@duties')
        .map((duty) => spanOf(duty, body, names, seen))
        .filter((span) => span !== null)
        .map(({ tokens, from, to }) => named(file, endsOf, tokens, from, to))
        .filter((each) => each !== null);
    });
  });
}

function sectionOf(rows: readonly string[], title: string): string[] {
  const from = rows.indexOf(title) + 1;
  const length = rows.slice(from).findIndex((row) => row.startsWith('@'));
  return from === 0 ? [] : rows.slice(from, length < 0 ? undefined : from + length);
}

/** A row of a table is read cell by cell; the mark before an item is none of its words. */
function cellsOf(row: string): string[] {
  return row.split('|').map((cell) => cell.trim().replace(/^[-+] /u, ''));
}

interface Span {
  tokens: readonly Token[];
  from: number;
  to: number;
}

function spanOf(duty: string, body: readonly string[], names: KnownNames, seen: Set<string>): Span | null {
  const cells = duty.split('|').map((cell) => cell.trim());
  const whom = (cells[1] ?? '').split(' + ');
  const [first, last] = [wordsOf(whom[0] ?? ''), wordsOf(whom.at(-1) ?? '')];
  const action = wordsOf(cells[3] ?? '').slice(0, 2);
  if (first.length === 0 || action.length === 0) return null;
  const found = body.flatMap((row) => spansIn(tokensOf(row, names), first, last, action));
  const [nearest] = found.toSorted((a, b) => a.gap - b.gap);
  if (nearest === undefined) return null;
  const key = `${nearest.tokens[nearest.from]?.start} ${nearest.to} ${nearest.tokens.length} ${first.join(' ')}`;
  if (seen.has(key)) return null;
  seen.add(key);
  return nearest;
}

function spansIn(
  tokens: readonly Token[],
  first: readonly string[],
  last: readonly string[],
  action: readonly string[],
): (Span & { gap: number })[] {
  return placesOf(tokens, action).flatMap((acts) => {
    const end = placesOf(tokens, last).findLast((at) => at + last.length <= acts);
    const from = placesOf(tokens, first).findLast((at) => at <= (end ?? -1));
    if (end === undefined || from === undefined) return [];
    const to = end + last.length;
    const parted = tokens.slice(to - 1, acts).some(({ closes }) => /[.;]/u.test(closes));
    return parted || acts - to > 25 ? [] : [{ tokens, from, to, gap: acts - to }];
  });
}

function placesOf(tokens: readonly Token[], words: readonly string[]): number[] {
  return tokens.flatMap((_, at) =>
    words.every((word, index) => tokens[at + index]?.word === word) ? [at] : [],
  );
}

function wordsOf(text: string): string[] {
  return tokensOf(text).map(({ word }) => word);
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
const SHRINK = 0.0003;
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

function casesBy(endsOf: NameEnds): Named[] {
  return [...fromPapers(endsOf), ...fromSentences(endsOf)];
}

/** What is left out of the lexicons, each time by other words. */
const THINNED = [
  { share: 0.25, seed: 11 },
  { share: 0.25, seed: 12 },
  { share: 0.35, seed: 14 },
];

async function thinnedCases(thinned: { share: number; seed: number }): Promise<Named[]> {
  return withThinnedLexicons(thinned, async (source) => {
    await import(join(source, 'understanding/index.ts'));
    const { nameEnds: endsOf } = (await import(join(source, 'understanding/obligations/name-ends.ts'))) as {
      nameEnds: NameEnds;
    };
    return casesBy(endsOf);
  });
}

const plain = casesBy(nameEnds);
const thin: Named[] = [];
for (const each of THINNED) thin.push(...(await thinnedCases(each)));
const cases = withoutRare(plain, plain);
const thinned = withoutRare(thin, plain);

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
