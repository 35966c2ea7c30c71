/** How a unit of the office, or the office itself, is seen by the words of papers. Pure. */
import type { UnitSeen } from '../understanding/obligations/index.ts';

/** A unit of the office, or the office itself. */
export interface NamedUnit {
  name: string;
  shortName: string;
}

type Place = Pick<UnitSeen, 'level' | 'organ' | 'form'>;

/** What a name says of the unit's place in the State: its level, its organ and its form. */
const PLACES: readonly [RegExp, (found: RegExpExecArray) => Place][] = [
  [
    /^(?:ubnd|ủy ban nhân dân)\s+(xã|phường|thị trấn|đặc khu)/u,
    (found) => ({ level: 'xa', organ: 'ubnd', form: found[1]! }),
  ],
  [
    /^(?:ubnd|ủy ban nhân dân)\s+(huyện|quận|thị xã)/u,
    (found) => ({ level: 'huyen', organ: 'ubnd', form: found[1]! }),
  ],
  [/^(?:ubnd|ủy ban nhân dân)\s+(?:tỉnh|thành phố)/u, () => ({ level: 'tinh', organ: 'ubnd' })],
  [/^(?:sở|thanh tra tỉnh|văn phòng ubnd tỉnh)/u, () => ({ level: 'so', organ: 'chuyen-mon' })],
  [/^bộ\s/u, () => ({ level: 'bo' })],
  [/^(?:phòng|văn phòng|ban|trung tâm)/u, () => ({ level: 'phong', organ: 'chuyen-mon' })],
  [/^khoa\s/u, () => ({ level: 'khoa' })],
  [/^trường\s/u, () => ({ level: 'truong' })],
  [/^bệnh viện/u, () => ({ level: 'benh-vien' })],
  [/^trạm y tế/u, () => ({ level: 'xa', organ: 'tram-y-te' })],
];

export function seenUnit({ name, shortName }: NamedUnit): UnitSeen {
  const plain = name.normalize('NFC').toLowerCase().replaceAll('uỷ', 'ủy');
  const names = [name, shortName, name.replace(/^(?:Ủy|Uỷ) ban nhân dân/iu, 'UBND')];
  const known = { names: [...new Set(names)].filter((each) => each.length > 1) };
  for (const [pattern, placeOf] of PLACES) {
    const found = pattern.exec(plain);
    if (found !== null) return { ...known, ...placeOf(found) };
  }
  return { ...known, level: 'khac' };
}
