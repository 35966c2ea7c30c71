/** Which syllables make one word, as scripts/train-words.ts learned it: "trấn an", "hồ sơ". */
import joined from './lexicon/joined-words.json' with { type: 'json' };
import { PairTable } from './pair-table.ts';
import type { Token } from './tokens.ts';
import { numberedWord } from './word-numbers.ts';

/** Two syllables that make a word, or always go together in papers. */
const JOINED = new PairTable(
  joined.words.split(', ').map((pair) => {
    const [first = '', second = ''] = pair.split(' ');
    return [numberedWord(first), numberedWord(second), 1] as const;
  }),
);

/** Whether two words in a row make one, with no sign between them. */
export function makeOneWord(first: Token | undefined, second: Token | undefined): boolean {
  if (first === undefined || second === undefined || first.closes !== '') return false;
  return JOINED.at(first.wordNumber, second.wordNumber) === 1;
}
