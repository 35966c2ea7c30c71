/** What was meant by words as fingers leave them: keys of the typing aid in the word, two words stuck together. */

/** Tones of Telex, typed behind the vowel, mostly at the end of the word: "thij" is thị. */
const TONE_KEY = /^([a-z]*[aeiouy][a-z]*?)[sfrxj]([a-z]{0,2})$/;

/** "chawtj" → chat, "ddieenj" → dien, "coong" → cong; null where the word holds no such keys. */
export function telexRead(word: string): string | null {
  const letters = word
    .replace(/^dd/, 'd')
    .replaceAll(/([aeo])\1/g, '$1')
    .replaceAll(/(?<=[aou])w/g, '')
    .replaceAll('w', 'u');
  const read = letters.replace(TONE_KEY, '$1$2');
  return read === word ? null : read;
}

const SHORTEST_PART = 2;
/** Nobody sticks whole sentences together. */
const LONGEST_STUCK = 24;

/** "ubndxa" → ubnd xa, and every other way to part it. */
export function partedInTwo(word: string): [string, string][] {
  if (word.length > LONGEST_STUCK) return [];
  const ways = Math.max(0, word.length - 2 * SHORTEST_PART + 1);
  return Array.from({ length: ways }, (_, way) => [
    word.slice(0, way + SHORTEST_PART),
    word.slice(way + SHORTEST_PART),
  ]);
}
