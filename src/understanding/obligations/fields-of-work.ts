/**
 * Fields of work that units are named by and that have verbs in them: "Phòng Kiểm tra, giám sát và xử lý vi
 * phạm", "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên". Where such a field is known, nothing begins
 * within it.
 */
import lexicon from './lexicon/actors.json' with { type: 'json' };
import { PhraseSet } from './phrase-set.ts';
import type { Token } from './tokens.ts';

const FIELDS = new PhraseSet(lexicon.unitNames.map((field) => field.replaceAll(',', '')));
/** No field has more words. */
const LONGEST = Math.max(...lexicon.unitNames.map((field) => field.split(' ').length));

/** Words of the longest field of work that stands at a place, over its commas; 0 for none. */
export function fieldOfWork(tokens: readonly Token[], at: number): number {
  return FIELDS.lengthAt(tokens, at, true);
}

/** Whether a field of work that opened with a capital ends before a place. */
export function endsFieldOfWork(tokens: readonly Token[], at: number): boolean {
  for (let from = at - 2; from >= Math.max(0, at - LONGEST); from -= 1) {
    if (tokens[from]?.capital === true && from + fieldOfWork(tokens, from) === at) return true;
  }
  return false;
}
