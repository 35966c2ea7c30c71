/** The words that names of agencies, units, posts and groups are made of. */
import { CENTRAL_AGENCIES, LOCAL_AGENCIES, PROVINCIAL_AGENCIES } from '../../agencies.ts';
import lexicon from '../lexicon/actors.json' with { type: 'json' };
import { PhraseSet } from '../phrase-set.ts';

export const HEADS = new PhraseSet(lexicon.heads);

export const NOT_HEADS = new PhraseSet(lexicon.notHeads, true);

export const GROUPS = new PhraseSet(lexicon.groups);

export const DETERMINERS = new PhraseSet(lexicon.determiners);

/** "PTNT", "PCTT": fields of work, which only stand in names. */
export const NOT_AGENCIES = new Set(lexicon.notAgencies);

/** Fields of work in two halves, which a comma parts: "Thi đua, khen thưởng", "Tuyên truyền, báo chí". */
export const FIELD_PAIRS = new PhraseSet(lexicon.fieldPairs, true);

/** Heads that are fields of work behind the "và" of a unit: "Phòng Kê khai và Kế toán thuế". */
export const FIELDS = new PhraseSet(lexicon.fields);

export const UNIT_HEADS = 'phòng|ban|khoa|vụ|tổ|cục|viện';

/** Names with "và" and a second head in them. */
export const FIXED = new PhraseSet([
  'hđnd và ubnd',
  'đoàn đbqh và hđnd',
  'hội đồng nhân dân và ủy ban nhân dân',
]);

/** Names of the directory, as far as they have no place in them: where such a name ends is known. */
export const DIRECTORY = new PhraseSet(
  [...CENTRAL_AGENCIES, ...PROVINCIAL_AGENCIES, ...LOCAL_AGENCIES]
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .map((name) => name.toLowerCase().replaceAll(',', ''))
    .filter((name) => name.split(' ').length > 2 || name === 'chính phủ' || name === 'quốc hội'),
);

/** Words that can only follow a name, never stand in it. */
export const ENDERS = new Set([
  'để',
  'nhằm',
  'về',
  'theo',
  'khi',
  'trước',
  'chậm',
  'tại',
  'vào',
  'gồm',
  'bằng',
  'như',
  'kể',
  'là',
  'thì',
  'sau',
  'sẽ',
  'nếu',
  'phải',
  'do',
  'từ',
  'trên',
  'trong',
  'đối',
  'xong',
  'đến',
  'cuối',
  'giữa',
  'hết',
  'lúc',
  'kính',
  'vẫn',
  'cũng',
]);

/** Heads that are often named by what they do. */
export const BARE = new PhraseSet(lexicon.bareHeads);

/** Nouns that are mostly told apart by what those meant do or have: "học viên", "hộ". */
export const PLAIN = new PhraseSet(lexicon.plainNouns);

export const WORKS = new PhraseSet(lexicon.works);

/** What the persons are named by whom "người …" means. */
export const PERSON_WORKS = new PhraseSet(lexicon.personWorks);

/** What is reported, behind the name of the one to whom: "báo cáo UBND tỉnh kết quả thực hiện". */
export const OBJECTS = new PhraseSet([
  'kết quả',
  'tình hình',
  'danh sách',
  'số liệu',
  'tiến độ',
  'việc',
  'những',
]);

/** Titles that share what follows: "Giám đốc, Thủ trưởng các sở". */
export const TITLES = new PhraseSet([
  'giám đốc',
  'phó giám đốc',
  'thủ trưởng',
  'chủ tịch',
  'phó chủ tịch',
  'hiệu trưởng',
  'trưởng',
  'bí thư',
  'phó bí thư',
  'bộ trưởng',
  'cục trưởng',
  'vụ trưởng',
  'chánh văn phòng',
  'trưởng phòng',
  'trưởng ban',
  'phó trưởng',
]);

/** A stretch of words that names one or more actors. */
export interface ActorPhrase {
  names: string[];
  /** Index of the first token and of the first behind the phrase. */
  from: number;
  to: number;
}
