/**
 * `node --import tsx scripts/make-lexicon.ts`: builds the lexicon by which misread tones are put right
 * (`src/reading/data/lexicon.json`) from what may be shipped: this program's own templates and sample papers, the
 * names of agencies and kinds of documents as laws and decrees give them. The pairs written by hand
 * (`src/reading/collocations.ts`) stand beside it. It also counts the words of all papers (`src/reading/data/word-use.json`).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { foldAccents, unifyTonePlacement } from '../src/platform/vietnamese.ts';
import { COLLOCATIONS } from '../src/reading/collocations.ts';
import { isMarked, isSyllable } from '../src/reading/syllables.ts';
import { paperFiles, papersIn } from '../tests/understanding/corpus/paper-file.ts';
import { samplePapers } from './samples/papers.ts';

const HOUSE = fileURLToPath(new URL('..', import.meta.url));
const OUT = `${HOUSE}src/reading/data/lexicon.json`;
const COUNTED = `${HOUSE}src/reading/data/word-use.json`;

/** Pairs of a running text count where so many of its documents have them: one may have made a slip. */
const FEWEST_DOCUMENTS = 2;

/** Words that stand beside any other: what goes with them says nothing of its marks. */
const LOOSE = new Set(
  `và của các những cho để có là theo tại trong với được từ đến về do khi này đó một không phải trên dưới sau trước vào ra
  như đã sẽ đang bị nếu thì mà hoặc số năm ngày tháng hai ba bốn tôi ông bà thứ lần còn cũng nay qua mỗi mọi ở bằng đối
  nơi gửi kèm giờ chưa nhiều ít cần nên vì nhằm rồi lại đều chỉ bộ sở xã tỉnh huyện phường`.split(/\s+/),
);

interface Source {
  name: string;
  /** Each document on its own. */
  documents: string[];
  /** A list gives only what is meant; a running text must say it more than once. */
  isList: boolean;
}

function sources(): Source[] {
  const json = (name: string): unknown =>
    JSON.parse(readFileSync(`${HOUSE}src/understanding/data/${name}.json`, 'utf8'));
  const templates = readdirSync(`${HOUSE}templates`).filter((name) => name.endsWith('.md'));
  return [
    { name: 'cơ quan (luật, nghị quyết, nghị định)', documents: [lowered(json('agencies'))], isList: true },
    { name: 'tên loại văn bản (NĐ 30/2020)', documents: [lowered(json('document-kinds'))], isList: true },
    {
      name: 'mẫu văn bản của phần mềm',
      documents: templates.map((name) => readFileSync(`${HOUSE}templates/${name}`, 'utf8')),
      isList: false,
    },
    {
      name: 'văn bản mẫu của phần mềm',
      documents: samplePapers.map((paper) => textsIn(paper).join('\n')),
      isList: false,
    },
    { name: 'giấy tờ soạn để thử phần mềm', documents: learntPapers(), isList: false },
  ];
}

/** What is printed on the first papers written to measure understanding. */
function learntPapers(): string[] {
  return paperFiles()
    .filter((file) => LEARNT.includes(Number.parseInt(file, 10)))
    .flatMap(papersIn)
    .map(({ paper }) => textsIn([paper.title, paper.body, paper.appendices]).join('\n'));
}

/**
 * Batches of papers whose pairs are evidence by standing there at all: where a rare pair has the same letters neither is,
 * so more papers say less. All of them are counted instead (`countUse`).
 */
const LEARNT: readonly number[] = [2, 3, 4, 6, 7, 8, 10, 11, 12, 14, 15];

/** Names are in capitals: in a list all of them are meant. */
const lowered = (list: unknown): string => textsIn(list).join('\n').toLowerCase();

/** Every piece of text in a piece of data. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Two words of small letters that nothing parts; a word with a capital may be of a name. */
function* pairsIn(text: string): Generator<string> {
  for (const phrase of text.normalize('NFC').split(/[^\p{L} ]+/u)) {
    const words = phrase.trim().split(/ +/);
    for (let at = 1; at < words.length; at++) {
      const pair = [words[at - 1]!, words[at]!];
      if (pair.every(mayTell) && pair.some(isMarked)) yield pair.map(unifyTonePlacement).join(' ');
    }
  }
}

const mayTell = (word: string): boolean =>
  word.length > 1 && word === word.toLowerCase() && isSyllable(word) && !LOOSE.has(word);

function pairsOf({ documents, isList }: Source): Set<string> {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const pair of new Set(pairsIn(document))) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const enough = isList ? 1 : FEWEST_DOCUMENTS;
  return new Set([...counts].filter(([, count]) => count >= enough).map(([pair]) => pair));
}

/** All pairs that any document has, also those that are too rare to stand as evidence: they speak against others. */
function everSeen(all: readonly Source[]): Map<string, Set<string>> {
  const seen = new Map<string, Set<string>>();
  for (const pair of [
    ...COLLOCATIONS,
    ...all.flatMap(({ documents }) => documents.flatMap((text) => [...pairsIn(text)])),
  ]) {
    const letters = foldAccents(pair);
    seen.set(letters, (seen.get(letters) ?? new Set()).add(pair));
  }
  return seen;
}

function build(): Record<string, string> {
  const all = sources();
  const seen = everSeen(all);
  const taken = new Set(COLLOCATIONS);
  const lexicon: Record<string, string> = {};
  for (const source of all) {
    const pairs = [...pairsOf(source)].filter((pair) => !taken.has(pair));
    // Where another pair has the same letters, all of them are needed, or none would be safe.
    const whole = pairs.flatMap((pair) => [...(seen.get(foldAccents(pair)) ?? [pair])]);
    const fresh = [...new Set(whole)].filter((pair) => !taken.has(pair));
    for (const pair of fresh) taken.add(pair);
    lexicon[source.name] = fresh.toSorted((a, b) => a.localeCompare(b, 'vi')).join(', ');
  }
  return lexicon;
}

const lexicon = build();
writeFileSync(OUT, `${JSON.stringify(lexicon, null, 2)}\n`);
for (const [name, pairs] of Object.entries(lexicon))
  console.log(`${pairs.split(', ').length} pairs: ${name}`);

/** A pair of one paper only may be a slip, or a name. */
const FEWEST_PAPERS = 2;

/** In how many papers each word stands, and each word behind another, whatever their case: names speak for themselves. */
function countUse(): { words: string; pairs: Record<string, string> } {
  const papers = paperFiles()
    .flatMap(papersIn)
    .map(({ paper }) =>
      textsIn([paper.title, paper.addressing, paper.body, paper.recipients, paper.appendices]),
    )
    .concat(samplePapers.map(textsIn));
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  const count = (counts: Map<string, number>, found: Set<string>): void => {
    for (const each of found) counts.set(each, (counts.get(each) ?? 0) + 1);
  };
  for (const texts of papers) {
    const phrases = phrasesIn(texts.join('\n'));
    count(words, new Set(phrases.flat().filter(isSyllable)));
    count(pairs, new Set(phrases.flatMap(syllablePairs)));
  }
  const following = new Map<string, [word: string, papers: number][]>();
  for (const [pair, papersWith] of pairs) {
    if (papersWith < FEWEST_PAPERS) continue;
    const [first, second] = pair.split(' ') as [string, string];
    following.set(first, [...(following.get(first) ?? []), [second, papersWith]]);
  }
  const inOrder = [...following].toSorted(([a], [b]) => a.localeCompare(b, 'vi'));
  return {
    words: listed([...words]),
    pairs: Object.fromEntries(inOrder.map(([first, found]) => [first, listed(found)])),
  };
}

const phrasesIn = (text: string): string[][] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L} ]+/u)
    .map((phrase) => phrase.trim().split(/ +/).map(unifyTonePlacement));

const syllablePairs = (phrase: readonly string[]): string[] =>
  phrase.flatMap((word, at) => {
    const before = phrase[at - 1];
    return before !== undefined && isSyllable(before) && isSyllable(word) ? [`${before} ${word}`] : [];
  });

const listed = (counts: [word: string, papers: number][]): string =>
  counts
    .toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b, 'vi'))
    .map(([word, papers]) => `${word} ${papers}`)
    .join(', ');

writeFileSync(COUNTED, `${JSON.stringify(countUse(), null, 2)}\n`);
