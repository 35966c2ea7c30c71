/**
 * Nouns that name persons and no bodies: a calling that is listed ("thủ kho", "hộ lý"), or one told by how it is made
 * ("giao dịch viên", "điều độ viên"). Trades have more of them than any list.
 */
import { isOneOf } from '../one-of.ts';
import lexicon from './lexicon/callings.json' with { type: 'json' };
import { oncePerPlace } from './once-per-place.ts';
import { PhraseSet } from './phrase-set.ts';
import { endsPhrase } from './tokens.ts';
import type { Token } from './tokens.ts';

const PERSONS = new PhraseSet([...lexicon.callings, ...lexicon.persons]);

/** Words of the noun for persons that begins at a place; 0 for none. */
export const personNounLength = oncePerPlace(
  (tokens, at) => PERSONS.lengthAt(tokens, at) || memberNounLength(tokens, at),
);

/** Words of "cảng viên", "giao dịch viên": what ends in "viên" behind one word or two that tell the work; 0 for none. */
export function memberNounLength(tokens: readonly Token[], at: number): number {
  for (const length of [2, 3]) {
    const last = tokens[at + length - 1];
    if (last?.word !== 'viên' || last.capital) continue;
    const work = tokens.slice(at, at + length - 1);
    const isWork = work.every(
      (token, index) =>
        /^\p{L}{2,}$/u.test(token.text) && !endsPhrase(token) && (index === 0 || !token.capital),
    );
    const isCut = length === 3 && PERSONS.lengthAt(tokens, at + 1) === 2;
    const names = isWork && !isCut && !isOneOf(tokens[at + length]?.word, 'chức');
    if (names && work.every(({ word }) => !isOneOf(word, NEVER_MEMBERS))) return length;
  }
  return 0;
}

/** "động viên", "công viên", "khuôn viên", "từng viên", "lát viên": deeds, places and things. */
const NEVER_MEMBERS =
  'động|công|khuôn|thuốc|mỗi|từng|các|những|hàng|hằng|số|một|hai|ba|gạch|đá|ngói|bi|đạn|của|và|cho|với|là|do|về|để|có|cử|gửi|tại|trong|theo|khi|nếu|làm|mời|dạy|đối|ngành|đưa|chi';
