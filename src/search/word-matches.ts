/** Finds words in a text as the index does: whole words, that follow each other with no word in between. */
export interface WordMatch {
  start: number;
  end: number;
}

/**
 * @param words in the spelling of the text (folded and folded, or lower case and lower case)
 * @param unfinished whether the last word may go on; the match then covers all of it
 */
export function wordMatches(
  text: string,
  words: readonly string[],
  unfinished: boolean,
  most = Infinity,
): WordMatch[] {
  const matches: WordMatch[] = [];
  const first = words[0];
  if (first === undefined) return matches;
  for (let at = text.indexOf(first); at >= 0 && matches.length < most; at = text.indexOf(first, at + 1)) {
    if (isWordAt(text, at - 1)) continue;
    const end = endOfWords(text, at, words, unfinished);
    if (end !== null) matches.push({ start: at, end });
  }
  return matches;
}

export function hasWords(text: string, words: readonly string[], unfinished: boolean): boolean {
  return wordMatches(text, words, unfinished, 1).length > 0;
}

/** Finds words whose letters may stand apart by one space each: "g d đ t". Of several that begin at a place the first one. */
export function spelledMatches(text: string, forms: readonly (readonly string[])[]): WordMatch[] {
  const matches: WordMatch[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (isWordAt(text, at - 1)) continue;
    const end = forms.reduce<number | null>((found, form) => found ?? endOfSpelled(text, at, form), null);
    if (end === null) continue;
    matches.push({ start: at, end });
    at = end - 1;
  }
  return matches;
}

function endOfSpelled(text: string, start: number, letters: readonly string[]): number | null {
  let at = start;
  for (const [index, letter] of letters.entries()) {
    if (index > 0 && text[at] === ' ') at += 1;
    if (!text.startsWith(letter, at)) return null;
    at += letter.length;
  }
  return isWordAt(text, at) ? null : at;
}

function endOfWords(
  text: string,
  start: number,
  words: readonly string[],
  unfinished: boolean,
): number | null {
  let at = start;
  for (const [index, word] of words.entries()) {
    if (index > 0) at = nextWord(text, at);
    if (!text.startsWith(word, at)) return null;
    at += word.length;
    if (!isWordAt(text, at)) continue;
    if (index < words.length - 1 || !unfinished) return null;
    while (isWordAt(text, at)) at += 1;
  }
  return at;
}

function nextWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isWordAt(text, at)) at += 1;
  return at;
}

const BEYOND_ASCII = /[\p{L}\p{N}\p{Cs}]/u;

/** Whether a letter or digit stands there. Halves of letters beyond the first plane count as letters. */
function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return !Number.isNaN(code) && BEYOND_ASCII.test(text.charAt(at));
}
