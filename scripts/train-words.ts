/**
 * Learns which syllables make one word (src/understanding/obligations/lexicon/joined-words.json): those that stand beside
 * each other in our papers far more often than chance would have it. "Vì sao?" shows words by them, never half of one.
 *
 *   node --import tsx scripts/train-words.ts          # writes
 *   node --import tsx scripts/train-words.ts --dry    # shows the surest and the least sure
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOneOf } from '../src/understanding/one-of.ts';
import { endsPhrase, tokensOf } from '../src/understanding/obligations/tokens.ts';
import { paperFiles, papersIn } from '../tests/understanding/corpus/paper-file.ts';

const WORDS = join(import.meta.dirname, '../src/understanding/obligations/lexicon/joined-words.json');

/** Fewer may be chance, or the one subject of few papers. */
const LEAST_SEEN = 4;
const LEAST_PAPERS = 3;
/** Of the normalised pointwise mutual information, 1 for syllables that never stand apart (Bouma, 2009). */
const LEAST_BOUND = 0.42;

/** They stand beside everything, and where they make a word with it the lexicons say so. */
const SMALL_WORDS =
  'và|hoặc|của|các|những|mọi|mỗi|một|về|theo|tại|với|cho|để|khi|đến|trong|trên|dưới|ngoài|qua|do|bởi|vì|nếu|thì|là|có|được|bị|đã|sẽ|đang|không|chưa|phải|cần|cùng|này|đó|sau|trước|như|mà|ở|vào|ra|lên|xuống|tắt|kèm';

interface Pair {
  words: string;
  bound: number;
}

function learned(): Pair[] {
  const alone = new Map<string, number>();
  const pairs = new Map<string, { count: number; papers: Set<string> }>();
  let total = 0;
  for (const file of paperFiles()) {
    for (const { name, paper } of papersIn(file)) {
      for (const line of [paper.title, paper.body, ...(paper.appendices ?? [])].flat()) {
        const tokens = tokensOf(line ?? '');
        for (const [at, token] of tokens.entries()) {
          if (!isSyllable(token.word)) continue;
          total += 1;
          alone.set(token.word, (alone.get(token.word) ?? 0) + 1);
          const next = tokens[at + 1];
          // "Sở Y | tế" begins no word with a capital within another.
          if (next === undefined || endsPhrase(token) || (next.capital && !token.capital)) continue;
          if (!isSyllable(next.word) || isOneOf(token.word, SMALL_WORDS) || isOneOf(next.word, SMALL_WORDS))
            continue;
          const words = `${token.word} ${next.word}`;
          const seen = pairs.get(words) ?? { count: 0, papers: new Set() };
          seen.count += 1;
          pairs.set(words, { ...seen, papers: seen.papers.add(`${file} ${name}`) });
        }
      }
    }
  }
  const boundOf = (words: string, count: number): number => {
    const [first = '', second = ''] = words.split(' ');
    const byChance = ((alone.get(first) ?? 0) * (alone.get(second) ?? 0)) / total;
    return Math.log(count / byChance) / -Math.log(count / total);
  };
  return [...pairs]
    .filter(([, { count, papers }]) => count >= LEAST_SEEN && papers.size >= LEAST_PAPERS)
    .map(([words, { count }]) => ({ words, bound: boundOf(words, count) }))
    .filter(({ bound }) => bound >= LEAST_BOUND)
    .toSorted((a, b) => b.bound - a.bound);
}

function isSyllable(word: string): boolean {
  return /^\p{Ll}{1,7}$/u.test(word);
}

const pairs = learned();
console.log(`${pairs.length} từ`);
if (process.argv.includes('--dry')) {
  for (const some of [pairs.slice(0, 30), pairs.slice(-60)])
    console.log(some.map(({ words }) => words).join(', '));
} else {
  const about =
    'Hai âm tiết làm thành một từ, hoặc luôn đi với nhau: học từ văn bản trong tests (scripts/train-words.ts).';
  const words = pairs.map((pair) => pair.words).toSorted((a, b) => (a < b ? -1 : 1));
  writeFileSync(WORDS, `${JSON.stringify({ about, words: words.join(', ') }, null, 2)}\n`);
}
