/** What differs between two readings of a page, word by word. Pure. */

export interface TextPart {
  kind: 'same' | 'old' | 'new';
  text: string;
}

/** Beyond so many cells of the table the rest is told as one change: two pages that have nothing in common. */
const LARGEST_TABLE = 4_000_000;

export function wordDifferences(old: readonly string[], fresh: readonly string[]): TextPart[] {
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, fresh.length) - head;
  while (tail < most && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  const middle = changesBetween(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail));
  const same = (words: readonly string[]): TextPart[] => [{ kind: 'same', text: words.join(' ') }];
  return [...same(old.slice(0, head)), ...middle, ...same(old.slice(old.length - tail))].filter(
    ({ text }) => text !== '',
  );
}

/** By the longest common subsequence of words. */
function changesBetween(old: readonly string[], fresh: readonly string[]): TextPart[] {
  if (old.length * fresh.length > LARGEST_TABLE)
    return [
      { kind: 'old', text: old.join(' ') },
      { kind: 'new', text: fresh.join(' ') },
    ];
  const width = fresh.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      common[i * width + j] =
        old[i] === fresh[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  const words: { kind: TextPart['kind']; word: string }[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      words.push({ kind: 'same', word: old[i]! });
      i++;
      j++;
    } else if (
      i < old.length &&
      (j === fresh.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    )
      words.push({ kind: 'old', word: old[i++]! });
    else words.push({ kind: 'new', word: fresh[j++]! });
  }
  return joined(words);
}

function joined(words: readonly { kind: TextPart['kind']; word: string }[]): TextPart[] {
  const parts: { kind: TextPart['kind']; words: string[] }[] = [];
  for (const { kind, word } of words) {
    const last = parts.at(-1);
    if (last?.kind === kind) last.words.push(word);
    else parts.push({ kind, words: [word] });
  }
  return parts.map((part) => ({ kind: part.kind, text: part.words.join(' ') }));
}
