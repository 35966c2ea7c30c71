/** A document as it is written into the embedded index: folded, cut, and told apart from what it was. */
import { fingerprintOf, type SearchDocument } from './document.ts';
import { WORDS_VERSION, type WordsAround, wordsAround } from './index-words.ts';

export interface ReadyDocument extends Pick<
  SearchDocument,
  'kind' | 'id' | 'ownerId' | 'day' | 'number' | 'due' | 'facets' | 'access'
> {
  fingerprint: string;
  words: WordsAround;
}

export const fingerprintNow = (document: SearchDocument): string => fingerprintOf(document, WORDS_VERSION);

export function readyDocument(
  document: SearchDocument,
  fingerprint: string = fingerprintNow(document),
): ReadyDocument {
  const { kind, id, ownerId, day, number, due, facets, access } = document;
  const words = wordsAround(document);
  return { kind, id, ownerId, day, number, due, facets, access, fingerprint, words };
}
