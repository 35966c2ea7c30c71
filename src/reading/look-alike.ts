/** Which marks are taken for which. */
import { unifyTonePlacement } from '../platform/vietnamese.ts';

/** For each letter as read, the letters it may be: marks that look alike when they are a few pixels high. */
const LOOK_ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  'áả éẻ íỉ óỏốồ òồ úủ ýỷ ấẩầ ắẳằ ếểề ốổồ ớở ứử âầấẩ ăằắẳ êềếể ôồốổ ơờớở ưừứử ãằẳàả õổồòỏ ẽểềèẻ ĩỉì ũủù ẫẩầ ẵẳằ ễểề ỗổồ ỡởờ ữửừ ỹỷỳ ìi ỉi dđ'
    .split(' ')
    .map((letters) => [letters.charAt(0), letters.slice(1)]),
);

/** Whether marks that look alike could turn the one word into the other. */
export function isMisreading(read: string, correct: string): boolean {
  const from = unifyTonePlacement(read);
  if (from.length !== correct.length) return false;
  return [...from].every(
    (letter, at) => letter === correct[at] || LOOK_ALIKE[letter]?.includes(correct[at]!) === true,
  );
}

/** Natural logarithm of how rarely a mark is read as one that looks like it, as another, and one more of the same letter. */
const RARELY = { alike: 2.5, other: 4.5, further: 2.5 };

/** Natural logarithm of how rarely a word is read as another of the same letters, beside being read right. */
export function rarityOf(read: string, meant: string): number {
  const from = [...unifyTonePlacement(read)];
  const rarities = from.map((letter, at) => rarityOfLetter(letter, meant[at] ?? ''));
  return rarities.reduce((sum, rarity) => sum + rarity, 0);
}

function rarityOfLetter(read: string, meant: string): number {
  if (read === meant) return 0;
  if (LOOK_ALIKE[read]?.includes(meant) === true) return RARELY.alike;
  const [marks, others] = [read, meant].map((letter) => [...letter.normalize('NFD')].slice(1));
  const kept = marks!.filter((mark) => others!.includes(mark)).length;
  const changed = Math.max(marks!.length, others!.length) - kept;
  return RARELY.other + Math.max(0, changed - 1) * RARELY.further;
}
