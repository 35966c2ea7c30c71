/**
 * The sample agency of `npm run demo`: the People's Committee of an invented commune in an invented
 * province, as such offices look since 1 July 2025 (two tiers, no district). Nobody in it is real.
 */

/** văn thư, chuyên viên, lãnh đạo, cán bộ, quản trị */
export type SampleRole = 'clerk' | 'drafter' | 'leader' | 'staff' | 'admin';

export interface SampleUnit {
  id: string;
  name: string;
  shortName: string;
  /** Id of the unit it belongs to; null for the agency itself. */
  parent: string | null;
  /** ISO dates: the first day the unit exists, and the last one (null while it does). */
  validFrom: string;
  validTo: string | null;
  /** Id of the unit that took over its work when it was dissolved. */
  successor: string | null;
}

export interface SamplePerson {
  username: string;
  fullName: string;
  /** Id of a unit. */
  unit: string;
  /** Chức vụ, as it stands under a signature or in a list. */
  post: string;
  roles: SampleRole[];
}

export interface SampleAgency {
  name: string;
  shortName: string;
  province: string;
  /** Địa danh of its papers. */
  place: string;
  /** Its abbreviation in the symbols of its papers, and its mã định danh in data packages. */
  symbol: string;
  organId: string;
  /** Chức danh of its head, and the collective that is signed for. */
  head: string;
  collective: string;
  /** Printed at the foot of a paper. */
  contact: string[];
  /** Who signs its papers: the head for the collective, a deputy in the head's place. */
  signers: readonly { username: string; form: 'TM' | 'TM-KT'; own: string }[];
  /** Words by which papers of others mean this agency, most exact first. */
  aliases: string[];
  units: SampleUnit[];
  people: SamplePerson[];
  /** Unit id → username of its head (thủ trưởng). */
  heads: Readonly<Record<string, string>>;
}

const REFORM = '2025-07-01';
const LAST_DAY_OF_DISTRICTS = '2025-06-30';

const units: SampleUnit[] = [
  current('ubnd', 'Ủy ban nhân dân xã Suối Hòa', 'UBND xã', null),
  current('lanh-dao', 'Lãnh đạo Ủy ban nhân dân xã', 'Lãnh đạo UBND', 'ubnd'),
  current('van-phong', 'Văn phòng HĐND và UBND', 'Văn phòng', 'ubnd'),
  current('van-thu', 'Bộ phận Văn thư - Lưu trữ', 'Văn thư', 'van-phong'),
  current('kinh-te', 'Phòng Kinh tế', 'P. Kinh tế', 'ubnd'),
  current('van-hoa-xa-hoi', 'Phòng Văn hóa - Xã hội', 'P. VH-XH', 'ubnd'),
  current('hanh-chinh-cong', 'Trung tâm Phục vụ hành chính công', 'TT PVHCC', 'ubnd'),
  current('quan-su', 'Ban Chỉ huy Quân sự', 'BCH Quân sự', 'ubnd'),
  current('cong-an', 'Công an xã', 'Công an xã', 'ubnd'),
  current('tram-y-te', 'Trạm Y tế', 'Trạm Y tế', 'ubnd'),
  dissolved(
    'tnmt-lam-khe',
    'Phòng Tài nguyên và Môi trường huyện Lam Khê',
    'P. TN&MT huyện',
    '2003-08-01',
    'kinh-te',
  ),
  dissolved('ubnd-tan-my', 'Ủy ban nhân dân xã Tân Mỹ', 'UBND xã Tân Mỹ', '1994-03-15', 'ubnd'),
];

const people: SamplePerson[] = [
  person('vanthu', 'Hoàng Thị Mai Hương', 'van-thu', 'Văn thư', ['clerk']),
  person('vanthu2', 'Lò Thị Xuân', 'van-thu', 'Văn thư - lưu trữ viên', ['clerk', 'staff']),
  person('chutich', 'Trần Quốc Khánh', 'lanh-dao', 'Chủ tịch', ['leader']),
  person('phochutich', 'Đinh Thị Thu Hà', 'lanh-dao', 'Phó Chủ tịch', ['leader']),
  person('chanhvp', 'Nguyễn Hữu Tài', 'van-phong', 'Chánh Văn phòng', ['leader', 'drafter']),
  person('tp.kinhte', 'Mạc Văn Thịnh', 'kinh-te', 'Trưởng phòng', ['staff']),
  person('cv.kinhte', 'Phạm Đức Long', 'kinh-te', 'Chuyên viên', ['drafter', 'staff']),
  person('tp.vanxa', 'Trương Thị Hạnh', 'van-hoa-xa-hoi', 'Trưởng phòng', ['staff']),
  person('cv.vanxa', 'Vi Thị Ngọc Ánh', 'van-hoa-xa-hoi', 'Chuyên viên', ['drafter', 'staff']),
  person('cb.quansu', 'Bùi Văn Sỹ', 'quan-su', 'Chỉ huy trưởng', ['staff']),
  person('tram.yte', 'Lường Văn Phú', 'tram-y-te', 'Trưởng trạm', ['staff']),
  person('cb.motcua', 'Đặng Thùy Linh', 'hanh-chinh-cong', 'Phó Giám đốc', ['staff']),
  person('quantri', 'Lê Minh Tuấn', 'van-phong', 'Chuyên viên công nghệ thông tin', ['admin', 'staff']),
];

/** Who answers for each unit: unit → username. */
const heads: Readonly<Record<string, string>> = {
  'van-phong': 'chanhvp',
  'kinh-te': 'tp.kinhte',
  'van-hoa-xa-hoi': 'tp.vanxa',
  'quan-su': 'cb.quansu',
  'tram-y-te': 'tram.yte',
  'hanh-chinh-cong': 'cb.motcua',
};

export const agency: SampleAgency = {
  name: 'Ủy ban nhân dân xã Suối Hòa',
  shortName: 'UBND xã Suối Hòa',
  province: 'Trường Sơn',
  place: 'Suối Hòa',
  symbol: 'UBND',
  organId: 'H99.21.07',
  head: 'Chủ tịch',
  collective: 'Ủy ban nhân dân',
  contact: [],
  signers: [
    { username: 'chutich', form: 'TM', own: '' },
    { username: 'phochutich', form: 'TM-KT', own: 'Phó Chủ tịch' },
  ],
  aliases: [
    'UBND xã Suối Hòa',
    'Ủy ban nhân dân xã Suối Hòa',
    'UBND xã',
    'UBND các xã, phường',
    'UBND cấp xã',
  ],
  units,
  people,
  heads,
};

export function sampleUnit(id: string): SampleUnit {
  const unit = units.find((candidate) => candidate.id === id);
  if (!unit) throw new Error(`no sample unit "${id}"`);
  return unit;
}

export function samplePerson(username: string): SamplePerson {
  const found = people.find((candidate) => candidate.username === username);
  if (!found) throw new Error(`no sample person "${username}"`);
  return found;
}

function current(id: string, name: string, shortName: string, parent: string | null): SampleUnit {
  return { id, name, shortName, parent, validFrom: REFORM, validTo: null, successor: null };
}

function dissolved(id: string, name: string, shortName: string, from: string, successor: string): SampleUnit {
  return { id, name, shortName, parent: null, validFrom: from, validTo: LAST_DAY_OF_DISTRICTS, successor };
}

function person(
  username: string,
  fullName: string,
  unit: string,
  post: string,
  roles: SampleRole[],
): SamplePerson {
  return { username, fullName, unit, post, roles };
}
