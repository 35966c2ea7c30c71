/**
 * Learns the weights of src/understanding/obligations/lexicon/name-splits.json from the papers with gold: each comma
 * and "và" among the names of who must act or helps, with whether a careful reader parts two names there.
 *
 *   node --import tsx scripts/train-name-splits.ts          # measures, some files left out each time, and writes
 *   node --import tsx scripts/train-name-splits.ts --dry    # measures only
 *   node --import tsx scripts/train-name-splits.ts --write  # writes without measuring
 *   … --write --without 25-blind.txt,26-blind.txt           # learns without some files of papers
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signsOfSplit, tellsWords } from '../src/understanding/obligations/name-splits.ts';
import type { Joint } from '../src/understanding/obligations/name-splits.ts';
import { assigneesInPapers, namesInSentences, partnersInPapers, withAllLexicons } from './names-with-gold.ts';
import type { NamesInPassage, Rooms } from './names-with-gold.ts';
import { chances } from './thinned-lexicons.ts';

const WEIGHTS = join(import.meta.dirname, '../src/understanding/obligations/lexicon/name-splits.json');

/** A comma or "và", and whether it parts two names. */
interface Case {
  file: string;
  signs: string[];
  parts: boolean;
  text: string;
}

function casesBy(rooms: Rooms): Case[] {
  return [...assigneesInPapers(rooms), ...partnersInPapers(rooms), ...namesInSentences(rooms)].flatMap(
    (names) => casesIn(rooms, names),
  );
}

function casesIn(
  { openingAt, partNames, withoutBrackets }: Rooms,
  { file, tokens, spans, to }: NamesInPassage,
): Case[] {
  const gaps = spans
    .slice(1)
    .map(
      ([from], index) => [tokens[spans[index]?.[1] ?? from]?.start ?? 0, tokens[from]?.start ?? 0] as const,
    );
  const phrase = withoutBrackets(tokens.slice(spans[0]?.[0], to));
  const cases: Case[] = [];
  partNames(phrase, (joint: Joint) => {
    // "và | ông Lê Văn Sơn" parts two names, though the papers leave "ông" out of the second.
    const here = phrase[joint.at]?.start ?? 0;
    const parts = gaps.some(([behind, next]) => behind <= here && here <= next);
    const text = `${phrase
      .slice(joint.from, joint.at)
      .map(({ text, closes }) => text + closes)
      .join(' ')} | ${phrase
      .slice(joint.at)
      .map(({ text, closes }) => text + closes)
      .join(' ')}`;
    cases.push({ file, signs: signsOfSplit(joint, openingAt), parts, text });
    return parts;
  });
  return cases;
}

/** A sign seen less often says nothing. */
const SEEN = 3;
/** Keeps the weights small, so that a sign seen a few times says little. */
const SHRINK = 0.02;
const ROUNDS = 60;
const STEP = 0.1;
/** A weight smaller than this is left out of the data. */
const LEAST = 0.03;

interface Learned {
  bias: number;
  weights: Map<string, number>;
}

/** A case whose words nobody has met before: what kind of nouns they are has to tell by itself. */
function withoutWords(seen: Case): Case {
  return { ...seen, signs: seen.signs.filter((sign) => !tellsWords(sign)) };
}

/** Logistic regression, steps after AdaGrad, the cases of a round in an order of chance that is always the same. */
function learn(seen: readonly Case[]): Learned {
  const cases = [...seen, ...seen.map(withoutWords)];
  const counts = new Map<string, number>();
  for (const sign of cases.flatMap(({ signs }) => signs)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const often = [...counts].filter(([, count]) => count >= SEEN).map(([sign]) => sign);
  const numbers = new Map(['', ...often.toSorted()].map((sign, number) => [sign, number]));
  const signs = cases.map((each) =>
    ['', ...each.signs].map((sign) => numbers.get(sign)).filter((number) => number !== undefined),
  );
  const weights = new Float64Array(numbers.size);
  const squares = new Float64Array(numbers.size).fill(1e-6);
  const chance = chances(1);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let turn = 0; turn < cases.length; turn += 1) {
      const at = Math.floor(chance() * cases.length);
      const sum = signs[at]!.reduce((total, sign) => total + weights[sign]!, 0);
      const miss = (cases[at]!.parts ? 1 : 0) - 1 / (1 + Math.exp(-sum));
      for (const sign of signs[at]!) {
        const step = miss - SHRINK * weights[sign]!;
        squares[sign]! += step * step;
        weights[sign]! += (STEP * step) / Math.sqrt(squares[sign]!);
      }
    }
  }
  const [bias = 0] = weights;
  return {
    bias,
    weights: new Map(
      [...numbers].filter(([sign]) => sign !== '').map(([sign, number]) => [sign, weights[number]!]),
    ),
  };
}

const parts = ({ signs }: Case, { bias, weights }: Learned): boolean =>
  signs.reduce((sum, sign) => sum + (weights.get(sign) ?? 0), bias) > 0;

const UNLEARNED = process.argv.includes('--without')
  ? (process.argv[process.argv.indexOf('--without') + 1] ?? '').split(',')
  : [];
const { whole, thinned } = await withAllLexicons(casesBy);
const isLearned = ({ file }: Case): boolean => !UNLEARNED.includes(file);

/** Files of papers are left out of the learning in turns, each time so many. */
const TURNS = 6;

if (!process.argv.includes('--write')) {
  const files = [...new Set(whole.map(({ file }) => file))];
  let right = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const left = new Set(files.filter((_, index) => index % TURNS === turn));
    const learned = learn([...whole, ...thinned].filter(({ file }) => !left.has(file)));
    for (const each of whole.filter(({ file }) => left.has(file))) {
      if (parts(each, learned) === each.parts) right += 1;
      else console.log(`${each.file}: ${each.parts ? 'parts' : 'joins'}: ${each.text}`);
    }
  }
  console.log(`${whole.length} places, ${((right / whole.length) * 100).toFixed(1)} % right unseen`);
}

if (!process.argv.includes('--dry')) {
  const { bias, weights } = learn([...whole, ...thinned].filter(isLearned));
  const { about } = JSON.parse(readFileSync(WEIGHTS, 'utf8')) as { about: string };
  const rounded = [...weights]
    .filter(([, weight]) => Math.abs(weight) >= LEAST)
    .map(([sign, weight]): [string, number] => [sign, Math.round(weight * 100) / 100])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const data = { about, bias: Math.round(bias * 100) / 100, weights: Object.fromEntries(rounded) };
  writeFileSync(WEIGHTS, `${JSON.stringify(data, null, 2)}\n`);
}
