const lists = new Map<string, ReadonlySet<string>>();

/**
 * Whether a word is one of a list ("các|những|mọi"). The list is cut up once; a pattern of the same words would be
 * compiled in each process and run letter by letter each time.
 */
export function isOneOf(word: string | undefined, list: string): boolean {
  if (word === undefined) return false;
  let words = lists.get(list);
  if (words === undefined) lists.set(list, (words = new Set(list.split('|'))));
  return words.has(word);
}

/** Whether one of some signs (",;") stands in a text of few letters, as what is printed behind a word. */
export function hasSign(text: string | undefined, signs: string): boolean {
  if (text === undefined || text === '') return false;
  for (let at = 0; at < text.length; at += 1) if (signs.includes(text.charAt(at))) return true;
  return false;
}
