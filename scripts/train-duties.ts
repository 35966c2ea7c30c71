/**
 * Learns the weights of src/understanding/obligations/lexicon/duty-weights.json from the papers with gold: every
 * sentence, or part of one, that the rules looked at, with whether a careful reader found a duty there. Sentences that
 * name their own doer are seen once more with nothing around them, as clerks paste them into a note: what stands around
 * must not be all that tells.
 *
 * The rules know the papers they were made with, so what the weights add shows on papers that the rules do not know:
 * it is measured with lexicons that lack a share of their words, each file of papers left out of the learning.
 *
 *   node --import tsx scripts/train-duties.ts          # measures and writes
 *   node --import tsx scripts/train-duties.ts --dry    # measures only
 *   node --import tsx scripts/train-duties.ts --write  # writes without measuring
 *   … --write --without 25-blind.txt --to FILE         # learns without a file of papers and writes elsewhere
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComparedObligation } from '../src/evaluation/index.ts';
import { isSameClause } from '../src/evaluation/obligations.ts';
import type { ReadPage } from '../src/reading/page.ts';
import type { detailsOf } from '../src/understanding/details.ts';
import type { metadataOf } from '../src/understanding/metadata.ts';
import type { suggestObligations } from '../src/understanding/obligations/index.ts';
import {
  eachSign,
  outweighs,
  SLOTS,
  type WeighedPart,
  type Weigher,
} from '../src/understanding/obligations/weigher.ts';
import type { partsOf } from '../src/understanding/parts.ts';
import { paperFiles, papersIn } from '../tests/understanding/corpus/paper-file.ts';
import { metadata as ofNote, paper as noteOf } from '../tests/understanding/obligations/paper.ts';
import { pagesOf } from '../tests/understanding/page-fixture.ts';
import { chances, withThinnedLexicons } from './thinned-lexicons.ts';

const SOURCE = join(import.meta.dirname, '../src');
const WEIGHTS = join(SOURCE, 'understanding/obligations/lexicon/duty-weights.json');

/** A part with what a careful reader says of it. */
interface Case {
  file: string;
  signs: string[];
  isDuty: boolean;
  /** With what the rules alone say of it. */
  part: WeighedPart;
  /** How often it counts. */
  counts: number;
}

/** The rooms of the understanding, of this tree or of one with thinned lexicons. */
interface Rooms {
  partsOf: typeof partsOf;
  metadataOf: typeof metadataOf;
  detailsOf: typeof detailsOf;
  suggestObligations: typeof suggestObligations;
}

async function roomsIn(source: string): Promise<Rooms> {
  const room = async (name: string) => (await import(join(source, 'understanding', name))) as Rooms;
  return {
    ...(await room('parts.ts')),
    ...(await room('metadata.ts')),
    ...(await room('details.ts')),
    ...(await room('obligations/index.ts')),
  };
}

function casesBy(rooms: Rooms): Case[] {
  return paperFiles().flatMap((file) =>
    papersIn(file).flatMap(({ paper, gold }) => {
      const parts = weighedIn(rooms, pagesOf(paper));
      const duties = partsOfDuties(parts, gold.obligations);
      const counts = countOf(file);
      return parts.map((part): Case => ({
        file,
        signs: signsOf(part),
        isDuty: duties.has(part),
        part,
        counts,
      }));
    }),
  );
}

/** Taken out of its paper a sentence counts as a part of one in it. */
const BARE_COUNTS = 0.6;

/** The sentences that tell by themselves whom they bind, or that somebody only did something, each as a note of its own. */
function bareCases(rooms: Rooms, cases: readonly Case[]): Case[] {
  return cases.flatMap((told) => {
    const { text, clause, opens } = told.part;
    if (!opens || clause.assignees.length === 0) return [];
    const [part] = weighedBy(rooms, (weigher) =>
      rooms.suggestObligations(noteOf(`1. ${text}.`), ofNote(), [], weigher),
    );
    if (part?.text !== text) return [];
    return [{ ...told, part, signs: signsOf(part), counts: told.counts * BARE_COUNTS }];
  });
}

/** The parts that are weighed in reading a paper by the rules alone. */
function weighedIn(rooms: Rooms, pages: readonly ReadPage[]): WeighedPart[] {
  const parts = rooms.partsOf(pages);
  const { metadata, evidence } = rooms.metadataOf(parts, pages);
  const { aliases } = rooms.detailsOf(parts, pages, { metadata, evidence });
  return weighedBy(rooms, (weigher) => rooms.suggestObligations(parts, metadata, aliases, weigher));
}

function weighedBy(rooms: Rooms, read: (weigher: Weigher) => unknown): WeighedPart[] {
  const weighed: WeighedPart[] = [];
  const note = (part: WeighedPart): number => {
    weighed.push(part);
    return NEUTRAL;
  };
  read({ weigh: note, seeRefused: note });
  return weighed;
}

/** Leaves it at what the rules say. */
const NEUTRAL = 0;

function signsOf(part: WeighedPart): string[] {
  const signs: string[] = [];
  eachSign(part, (slot, first, second) =>
    signs.push(`${slot.name}|${first.word}${second === null ? '' : ` ${second.word}`}`),
  );
  return signs;
}

/** The part in which each duty begins, as far as its first words stand in one. */
function partsOfDuties(
  parts: readonly WeighedPart[],
  duties: readonly ComparedObligation[],
): ReadonlySet<WeighedPart> {
  const texts = parts.map((part) => ` ${wordsOf(part.text).join(' ')} `);
  const taken = new Set<WeighedPart>();
  for (const { action, clause } of duties) {
    const words = wordsOf(action);
    const likely = parts.map(
      (part, at) =>
        shareBegun(texts[at]!, words) +
        (isSameClause(clause, part.node.path) ? 0.35 : 0) -
        (taken.has(part) ? 0.2 : 0),
    );
    const best = likely.indexOf(Math.max(...likely));
    if ((likely[best] ?? 0) >= 0.6) taken.add(parts[best]!);
  }
  return taken;
}

/** Of the first eight words of an action, the share that stands in a text in one row; -1 for less than a third. */
function shareBegun(text: string, action: readonly string[]): number {
  const whole = Math.min(8, action.length);
  for (let length = whole; length * 3 >= whole; length -= 1)
    if (text.includes(` ${action.slice(0, length).join(' ')} `)) return length / whole;
  return -1;
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}%]+/gu) ?? []
  );
}

/** A sign seen less often says nothing. */
const SEEN = 3;
/** The papers of this file and of later ones count thrice: who wrote them agrees best with those who write today. */
const FIRST_OF_LATER = 26;
const LATER_COUNTS = 3;
/** How far the weights may go, by the sum of their squares: the less, the nearer to nothing. */
const REACH = 0.15;
const ROUNDS = 15;
const STEP = 0.1;
/** A weight smaller than this is left out of the data. */
const LEAST = 0.03;

/** The signs of the cases by number, and how loud each speaks. */
interface Signs {
  names: string[];
  /** Of each case. */
  numbers: Int32Array[];
  counts: Float64Array;
  /** A sign that stands with duties as often as without has little to say, however often it is seen. */
  loudness: Float64Array;
}

/** Logistic regression, steps after AdaGrad, the cases of a round in an order of chance that is always the same. */
function learn(ofPapers: readonly Case[], bare: readonly Case[]): Map<string, number> {
  const cases = [...ofPapers, ...bare];
  const { names, numbers, counts, loudness } = signsIn(ofPapers, cases);
  const weights = new Float64Array(names.length);
  const squares = new Float64Array(names.length).fill(1e-6);
  const order = [...cases.keys()];
  const chance = chances(1);
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, chance);
    for (const at of order) {
      const sum = numbers[at]!.reduce((total, sign) => total + weights[sign]! * loudness[sign]!, 0);
      const miss = cases[at]!.counts * ((cases[at]!.isDuty ? 1 : 0) - 1 / (1 + Math.exp(-sum)));
      for (const sign of numbers[at]!) {
        const step = miss * loudness[sign]! - weights[sign]! / (REACH * counts[sign]!);
        squares[sign]! += step * step;
        weights[sign]! += (STEP * step) / Math.sqrt(squares[sign]!);
      }
    }
  }
  return new Map(names.map((sign, number) => [sign, rounded(weights[number]! * loudness[number]!)]));
}

const rounded = (weight: number): number => (Math.abs(weight) < LEAST ? 0 : Math.round(weight * 100) / 100);

function countOf(file: string): number {
  return Number.parseInt(file, 10) >= FIRST_OF_LATER ? LATER_COUNTS : 1;
}

/** How often a sign is seen and how loud it is, papers tell; sentences without one only teach how to add them up. */
function signsIn(ofPapers: readonly Case[], cases: readonly Case[]): Signs {
  const times = new Map<string, number>();
  for (const sign of ofPapers.flatMap(({ signs }) => signs)) times.set(sign, (times.get(sign) ?? 0) + 1);
  const names = [...times.keys()].filter((sign) => times.get(sign)! >= SEEN).toSorted();
  const numberBy = new Map(names.map((sign, number) => [sign, number]));
  const numbers = cases.map(({ signs }) =>
    Int32Array.from(signs.flatMap((sign) => numberBy.get(sign) ?? [])),
  );
  const counts = Float64Array.from(names, (sign) => times.get(sign)!);
  return { names, numbers, counts, loudness: loudnessOf(ofPapers, numbers, names.length) };
}

/** The root of how many times likelier each sign is with duties than without, or the other way round, as a logarithm. */
function loudnessOf(cases: readonly Case[], numbers: readonly Int32Array[], size: number): Float64Array {
  const [withDuty, without] = [new Float64Array(size).fill(1), new Float64Array(size).fill(1)];
  for (const [at, { isDuty }] of cases.entries())
    for (const sign of new Set(numbers[at])) (isDuty ? withDuty : without)[sign]! += 1;
  const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);
  const share = total(withDuty) / total(without);
  return withDuty.map((count, sign) => Math.sqrt(Math.abs(Math.log(count / without[sign]! / share))));
}

function shuffle(order: number[], chance: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}

/** What the weights change for the better and for the worse. */
interface Tally {
  dropped: [right: number, wrong: number];
  takenUp: [right: number, wrong: number];
  byRules: [right: number, wrong: number];
  missed: number;
}

function tallyOf(cases: readonly Case[], weights: ReadonlyMap<string, number>, tally: Tally): void {
  for (const { signs, isDuty, part } of cases) {
    const weight = signs.reduce((sum, sign) => sum + (weights.get(sign) ?? 0), 0);
    const { byRules } = part;
    const decided = outweighs(part, weight);
    if (byRules) tally.byRules[isDuty ? 0 : 1] += 1;
    else if (isDuty) tally.missed += 1;
    if (byRules && !decided) tally.dropped[isDuty ? 1 : 0] += 1;
    if (!byRules && decided) tally.takenUp[isDuty ? 0 : 1] += 1;
  }
}

/** Each file of papers is weighed by what was learned from the others. */
function measure(
  name: string,
  [learned, bare]: readonly [ofPapers: readonly Case[], bare: readonly Case[]],
  measured: readonly Case[],
): void {
  const tally: Tally = { dropped: [0, 0], takenUp: [0, 0], byRules: [0, 0], missed: 0 };
  for (const file of paperFiles())
    tallyOf(
      measured.filter((each) => each.file === file),
      learn(leftOut(learned, file), leftOut(bare, file)),
      tally,
    );
  const { dropped, takenUp, byRules, missed } = tally;
  console.log(
    `${name}: the rules find ${byRules[0]} duties and ${byRules[1]} that are none, and miss ${missed}; ` +
      `dropped ${dropped[0]} rightly, ${dropped[1]} wrongly; taken up ${takenUp[0]} rightly, ${takenUp[1]} wrongly`,
  );
}

function leftOut(cases: readonly Case[], file: string | undefined): Case[] {
  return cases.filter((each) => each.file !== file);
}

function valueOf(option: string): string | undefined {
  const at = process.argv.indexOf(option);
  return at < 0 ? undefined : process.argv[at + 1];
}

const rooms = await roomsIn(SOURCE);
const cases = casesBy(rooms);
const bare = bareCases(rooms, cases);
if (!process.argv.includes('--write')) {
  measure('the lexicons as they are', [cases, bare], cases);
  for (const seed of [21, 22])
    await withThinnedLexicons({ share: 0.25, seed }, async (source) => {
      measure(`a quarter of the lexicons left out (${seed})`, [cases, bare], casesBy(await roomsIn(source)));
    });
}

if (!process.argv.includes('--dry')) {
  const without = valueOf('--without');
  const weights = [...learn(leftOut(cases, without), leftOut(bare, without))].filter(
    ([, weight]) => weight !== 0,
  );
  const bySlot = SLOTS.map(({ name: slot }): [string, Record<string, number>] => [
    slot,
    Object.fromEntries(
      weights
        .filter(([sign]) => sign.startsWith(`${slot}|`))
        .map(([sign, weight]): [string, number] => [sign.slice(slot.length + 1), weight])
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  ]);
  const { about } = JSON.parse(readFileSync(WEIGHTS, 'utf8')) as { about: string };
  writeFileSync(
    valueOf('--to') ?? WEIGHTS,
    `${JSON.stringify({ about, weights: Object.fromEntries(bySlot) }, null, 2)}\n`,
  );
}
