/**
 * Fields of work that units are named by and that have verbs in them: "Phòng Kiểm tra, giám sát và xử lý vi
 * phạm", "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên". Where such a field is known, nothing begins
 * within it.
 */
import lexicon from './lexicon/actors.json' with { type: 'json' };
import { isOneOf } from '../one-of.ts';
import { PhraseSet } from './phrase-set.ts';
import { endsPhrase } from './tokens.ts';
import type { Token } from './tokens.ts';

const FIELDS = new PhraseSet(lexicon.unitNames.map((field) => field.replaceAll(',', '')));
/** No field has more words. */
const LONGEST = Math.max(...lexicon.unitNames.map((field) => field.split(' ').length));

/** Second halves of fields that a unit may as well be told to do; "khen thưởng", "phát triển" it is called by. */
const ENDING_VERBS = new PhraseSet([
  'tổng hợp',
  'thống kê',
  'kiểm tra',
  'giám sát',
  'kiểm soát',
  'quản lý',
  'xử lý',
  'lưu trữ',
  'điều tra',
  'đăng ký',
  'dự báo',
]);

/** What is gathered, checked or kept: behind a verb it is what the unit does, not what it is called by. */
const OBJECTS = new PhraseSet([
  'kết quả',
  'tình hình',
  'danh sách',
  'số liệu',
  'thiệt hại',
  'tiến độ',
  'ý kiến',
  'kiến nghị',
  'đề xuất',
  'nhu cầu',
  'hồ sơ',
  'vướng mắc',
  'khó khăn',
  'chứng từ',
  'từng',
  'toàn bộ',
]);

/**
 * Words of the longest field of work that stands at a place, over its commas; 0 for none. A field whose second
 * half is a verb too gives it up where an object follows: "Vụ Kế hoạch | tổng hợp thiệt hại của các tỉnh".
 */
export function fieldOfWork(tokens: readonly Token[], at: number): number {
  const length = FIELDS.lengthAt(tokens, at, true);
  return length >= 4 && objectFollows(tokens, at + length) ? length - verbAtEnd(tokens, at + length) : length;
}

/** Whether straight behind the words that end at a place stands what somebody gathers or checks. */
export function objectFollows(tokens: readonly Token[], end: number): boolean {
  if (endsPhrase(tokens[end - 1])) return false;
  return OBJECTS.lengthAt(tokens, isOneOf(tokens[end]?.word, 'các|những') ? end + 1 : end) > 0;
}

/** 2 where the last two words of a field are in small letters a verb that takes an object; 0 else. */
function verbAtEnd(tokens: readonly Token[], end: number): number {
  return tokens[end - 2]?.capital === false && ENDING_VERBS.lengthAt(tokens, end - 2) === 2 ? 2 : 0;
}

/** Whether a field of work that opened with a capital ends before a place. */
export function endsFieldOfWork(tokens: readonly Token[], at: number): boolean {
  for (let from = at - 2; from >= Math.max(0, at - LONGEST); from -= 1) {
    if (tokens[from]?.capital === true && from + fieldOfWork(tokens, from) === at) return true;
  }
  return false;
}
