/**
 * "Việc của đơn vị tôi": the obligations of a paper seen from one unit. A group ("UBND các xã, phường",
 * "các sở, ban, ngành") includes the unit where its level and its organ fit, unless it is left out ("trừ …").
 */
import { unifyTonePlacement } from '../../platform/vietnamese.ts';
import type { Obligation } from '../understanding.ts';

export type UnitLevel =
  | 'bo'
  | 'tinh'
  | 'so'
  | 'huyen'
  | 'xa'
  | 'phong'
  | 'khoa'
  | 'truong'
  | 'benh-vien'
  | 'doanh-nghiep'
  | 'chi-bo'
  | 'thon'
  | 'khac';

/** A name with the days between which it was the unit's. */
export interface UnitName {
  name: string;
  from?: string;
  to?: string;
}

export interface UnitSeen {
  /** Full name, short names, posts that stand for it ("Giám đốc Sở Y tế"). */
  names: readonly (string | UnitName)[];
  level: UnitLevel;
  /** Which body of that level: a commune has a committee, a Party committee, a police, a health station. */
  organ?: 'ubnd' | 'hdnd' | 'dang' | 'mttq' | 'cong-an' | 'quan-su' | 'tram-y-te' | 'chuyen-mon';
  /** "xã", "phường" or "đặc khu" for level xa; "thị xã", "thành phố" for level huyen. */
  form?: string;
}

export interface UnitDirectory {
  /** The date of the paper: names and groups hold as they were then. */
  date: string | null;
  /** Groups of the office's own: "các xã ven biển" → their names. */
  groups?: Readonly<Record<string, readonly string[]>>;
}

export interface UnitObligation {
  obligation: Obligation;
  role: 'lead' | 'cooperator' | 'receiver';
  /** The words that mean the unit. */
  because: string;
  /** By its name; as a member of a group; perhaps, where the group is open ("các đơn vị liên quan"). */
  certainty: 'named' | 'group' | 'open';
}

/** The obligations that concern a unit, in the order of the paper; the strongest role of each. */
export function obligationsFor(
  obligations: readonly Obligation[],
  unit: UnitSeen,
  directory: UnitDirectory,
): UnitObligation[] {
  return obligations.flatMap((obligation) => {
    if (isExcluded(obligation, unit, directory)) return [];
    const seen =
      seenAs('lead', namesOf(obligation), obligation, unit, directory) ??
      seenAs('cooperator', obligation.cooperators, obligation, unit, directory) ??
      seenAs('receiver', receiversOf(obligation), obligation, unit, directory);
    return seen === null ? [] : [seen];
  });
}

/** As the paper calls them, and by their full names where it uses short ones. */
const namesOf = ({ assignees, assigneesInFull }: Obligation): string[] => [
  ...assignees,
  ...(assigneesInFull ?? []),
];

const receiversOf = ({ reportTo, via }: Obligation): string[] =>
  [reportTo, via].filter((name) => name !== null && name !== undefined);

function seenAs(
  role: UnitObligation['role'],
  names: readonly string[],
  obligation: Obligation,
  unit: UnitSeen,
  directory: UnitDirectory,
): UnitObligation | null {
  let best: UnitObligation | null = null;
  for (const name of names) {
    const certainty = meaning(name, unit, directory);
    if (certainty === null || (role === 'receiver' && certainty !== 'named')) continue;
    if (best === null || STRENGTH[certainty] > STRENGTH[best.certainty])
      best = { obligation, role, because: name, certainty };
  }
  return best;
}

const STRENGTH = { named: 3, group: 2, open: 1 } as const;

function isExcluded(obligation: Obligation, unit: UnitSeen, directory: UnitDirectory): boolean {
  return (obligation.excluded ?? []).some((name) => meaning(name, unit, directory) === 'named');
}

/** How a name means the unit, or null where it means others. */
function meaning(name: string, unit: UnitSeen, directory: UnitDirectory): UnitObligation['certainty'] | null {
  const words = folded(name);
  if (namesAt(unit, directory.date).some((own) => isSame(words, own))) return 'named';
  const members = Object.entries(directory.groups ?? {}).find(([group]) => folded(group) === words)?.[1];
  if (members !== undefined)
    return members.some((member) => namesAt(unit, directory.date).includes(folded(member))) ? 'group' : null;
  return groupMeaning(words, unit, directory.date);
}

function namesAt(unit: UnitSeen, date: string | null): string[] {
  return unit.names
    .map((name) => (typeof name === 'string' ? { name } : name))
    .filter(({ from, to }: UnitName) => date === null || ((from ?? '') <= date && date <= (to ?? '9999')))
    .map(({ name }) => folded(name));
}

/** The post at the head of a unit stands for it: "Giám đốc Sở Y tế", "Chủ tịch UBND xã Tân Phú". */
const HEAD_POST =
  /^(?:thủ trưởng|giám đốc|phó giám đốc|chủ tịch|hiệu trưởng|trưởng|chánh|cục trưởng|chi cục trưởng|viện trưởng|tổng giám đốc|bí thư|đồng chí|ông|bà|lãnh đạo|người đứng đầu) /u;

function isSame(words: string, own: string): boolean {
  return (
    words === own ||
    words.replace(HEAD_POST, '') === own ||
    words.replace(/ (?:tỉnh|thành phố|huyện)$/u, '') === own
  );
}

/** One spelling for the words that offices abbreviate. */
function folded(name: string): string {
  return unifyTonePlacement(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replaceAll(/(?:uỷ|ủy) ban nhân dân/gu, 'ubnd')
    .replaceAll(/hội đồng nhân dân/gu, 'hđnd')
    .replaceAll(
      /(?:uỷ|ủy) ban mặt trận tổ quốc(?: việt nam)?|(?:uỷ|ủy) ban mttq(?: việt nam)?|ubmttq(?:vn)?|mặt trận tổ quốc(?: việt nam)?/gu,
      'mttq',
    )
    .replaceAll(/nông nghiệp và (?:môi trường|mt)|nn (?:và )?mt/gu, 'nnmt')
    .replaceAll(/nông nghiệp và (?:phát triển nông thôn|ptnt)|nn (?:và )?ptnt/gu, 'nnptnt')
    .replaceAll(/giáo dục và đào tạo|gd (?:và )?đt/gu, 'gdđt')
    .replaceAll(/khoa học và công nghệ|kh (?:và )?cn/gu, 'khcn')
    .replaceAll(/kế hoạch và đầu tư|kh (?:và )?đt/gu, 'khđt')
    .replaceAll(/tài nguyên và môi trường|tn (?:và )?mt/gu, 'tnmt')
    .replaceAll(/văn hóa thể thao và du lịch|vh ?tt (?:và )?dl/gu, 'vhttdl');
}

/** A word for many: "các", "mọi"; or a count before it. */
const MANY = /(?:^| )(?:các|mọi|mỗi|từng|toàn thể|những|tất cả|cấp|\d{1,3})(?: |$)/u;
/** From 1 July 2025 there is no district level (NQ 203/2025/QH15). */
const NO_DISTRICTS_FROM = '2025-07-01';

function groupMeaning(words: string, unit: UnitSeen, date: string | null): 'group' | 'open' | null {
  if (!MANY.test(words)) return null;
  const listed = levelListed(words, unit, date);
  if (listed) return organFits(words, unit) ? (isNarrowed(words) ? 'open' : 'group') : null;
  return isOpenGroup(words) ? 'open' : null;
}

/** Whether the list of a group names the unit's level: "UBND các xã, phường" names communes and wards. */
function levelListed(words: string, unit: UnitSeen, date: string | null): boolean {
  if (unit.level === 'huyen' && date !== null && date >= NO_DISTRICTS_FROM) return false;
  const form = unit.form === undefined ? null : new RegExp(`(?:^| )${unit.form}(?: |$)`, 'u');
  if (form !== null && !PLACES_OF[unit.level]?.test(words)) return false;
  if (form !== null) return form.test(words) || GENERAL_PLACES.test(words);
  return PLACES_OF[unit.level]?.test(words) ?? false;
}

const GENERAL_PLACES = /cấp xã|cấp huyện|địa phương|cơ sở/u;
const PLACES_OF: Partial<Record<UnitLevel, RegExp>> = {
  bo: /(?:^| )bộ(?: |$)|ngang bộ/u,
  tinh: /(?:^| )tỉnh(?: thành phố)?(?: trực thuộc|$)|các tỉnh/u,
  so: /(?:^| )sở(?: |$)|sở ban ngành|cơ quan chuyên môn thuộc ubnd (?:tỉnh|thành phố)/u,
  huyen: /(?:^| )(?:huyện|thị xã|quận|thành phố|cấp huyện)(?: |$)|địa phương/u,
  xa: /(?:^| )(?:xã|phường|thị trấn|đặc khu|cấp xã)(?: |$)|địa phương/u,
  phong: /(?:^| )phòng(?: |$)/u,
  khoa: /(?:^| )khoa(?: |$)/u,
  truong: /(?:^| )(?:trường|nhà trường|cơ sở giáo dục)(?: |$)/u,
  'benh-vien': /(?:^| )(?:bệnh viện|cơ sở y tế|trung tâm y tế)(?: |$)|cơ sở khám/u,
  'doanh-nghiep': /doanh nghiệp|công ty|người sử dụng lao động/u,
  'chi-bo': /(?:^| )chi bộ(?: |$)/u,
  thon: /(?:^| )(?:thôn|tổ dân phố|khu phố|ấp|bản)(?: |$)/u,
};

const ORGANS: readonly (readonly [NonNullable<UnitSeen['organ']>, RegExp])[] = [
  ['ubnd', /ubnd/u],
  ['hdnd', /hđnd/u],
  ['dang', /đảng|cấp ủy|bí thư/u],
  ['mttq', /mttq/u],
  ['cong-an', /công an/u],
  ['quan-su', /quân sự/u],
  ['tram-y-te', /trạm y tế/u],
];

/** "Công an các xã" means no committee; "các xã, phường" without an organ means the committees. */
function organFits(words: string, unit: UnitSeen): boolean {
  const named = ORGANS.filter(([, form]) => form.test(words)).map(([organ]) => organ);
  if (named.length === 0)
    return unit.organ === undefined || unit.organ === 'ubnd' || unit.organ === 'chuyen-mon';
  if (unit.level === 'so' || unit.level === 'phong')
    return unit.organ === undefined || unit.organ === 'chuyen-mon' || named.includes(unit.organ);
  return unit.organ !== undefined && named.includes(unit.organ);
}

/** "các xã miền núi", "các phòng có liên quan": only some of them, a person must say whether. */
function isNarrowed(words: string): boolean {
  return /liên quan|ven biển|miền núi|biên giới|còn lại|có rừng|có đê|trọng điểm|thụ hưởng|có tên|được giao|vùng/u.test(
    words,
  );
}

/** "các cơ quan, đơn vị", "các địa phương, đơn vị liên quan". */
function isOpenGroup(words: string): boolean {
  const others = /(?:^| )(?:sở|bộ|khoa|xã|phường|huyện|trường|thôn|chi bộ|công an|phòng)(?: |$)/u.test(words);
  return !others && /(?:cơ quan|đơn vị|tổ chức|cá nhân|thành viên)/u.test(words);
}
