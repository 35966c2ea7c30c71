import { describe, expect, it } from 'vitest';
import { obligationsFor, suggestObligations } from '../../../src/understanding/obligations/index.ts';
import type { UnitSeen } from '../../../src/understanding/obligations/index.ts';
import { metadata, paper } from './paper.ts';

const HEALTH: UnitSeen = { names: ['Sở Y tế'], level: 'so' };
const COMMUNE: UnitSeen = {
  names: ['UBND xã Tân Phú', 'xã Tân Phú'],
  level: 'xa',
  organ: 'ubnd',
  form: 'xã',
};
const WARD: UnitSeen = { names: ['UBND phường Long Hoa'], level: 'xa', organ: 'ubnd', form: 'phường' };
const POLICE: UnitSeen = { names: ['Công an xã Tân Phú'], level: 'xa', organ: 'cong-an', form: 'xã' };
const SCHOOL: UnitSeen = { names: ['Trường Tiểu học Kim Đồng'], level: 'truong' };
const OFFICE: UnitSeen = { names: ['Phòng Tổ chức cán bộ', 'Phòng TCCB'], level: 'phong' };
const DISTRICT: UnitSeen = { names: ['UBND huyện Gò Dầu'], level: 'huyen', organ: 'ubnd', form: 'huyện' };

function seen(unit: UnitSeen, text: string, date = '2025-08-04', groups = {}): string[] {
  const obligations = suggestObligations(paper(text), metadata({ date }));
  return obligationsFor(obligations, unit, { date, groups }).map(
    ({ role, certainty }) => `${role} ${certainty}`,
  );
}

describe('the tasks of one unit', () => {
  it.each<[string, UnitSeen, string, string[]]>([
    ['by its name', HEALTH, '1. Sở Y tế rà soát hồ sơ.', ['lead named']],
    ['not by another', HEALTH, '1. Sở Nội vụ rà soát hồ sơ.', []],
    ['by its head', HEALTH, '1. Giao Giám đốc Sở Y tế rà soát hồ sơ.', ['lead named']],
    [
      'as a cooperator',
      HEALTH,
      '1. Sở Nội vụ chủ trì, phối hợp với Sở Y tế rà soát hồ sơ.',
      ['cooperator named'],
    ],
    ['as the one reported to', HEALTH, '1. Sở Nội vụ gửi danh sách về Sở Y tế.', ['receiver named']],
    ['as the one who passes on', HEALTH, '1. Các xã báo cáo UBND tỉnh (qua Sở Y tế).', ['receiver named']],
    ['in a group of departments', HEALTH, '1. Các sở, ban, ngành rà soát hồ sơ.', ['lead group']],
    [
      'through the heads of a group',
      HEALTH,
      '1. Thủ trưởng các sở, ban, ngành rà soát hồ sơ.',
      ['lead group'],
    ],
    ['not where left out', HEALTH, '1. Các sở, ban, ngành (trừ Sở Y tế) rà soát hồ sơ.', []],
    [
      'not where treated apart',
      HEALTH,
      '1. Các sở rà soát hồ sơ. Riêng Sở Y tế báo cáo trước ngày 20/9/2025.',
      ['lead named'],
    ],
    ['perhaps in an open group', HEALTH, '1. Các cơ quan, đơn vị có liên quan rà soát hồ sơ.', ['lead open']],
    ['a commune among communes', COMMUNE, '1. UBND các xã, phường rà soát hồ sơ.', ['lead group']],
    ['a commune among all communes', COMMUNE, '1. Chủ tịch UBND cấp xã rà soát hồ sơ.', ['lead group']],
    ['a ward among wards', WARD, '1. UBND các xã, phường rà soát hồ sơ.', ['lead group']],
    ['no ward among communes alone', WARD, '1. UBND các xã rà soát hồ sơ.', []],
    ['perhaps a commune by the sea', COMMUNE, '1. UBND các xã ven biển rà soát hồ sơ.', ['lead open']],
    ['no commune among departments', COMMUNE, '1. Các sở, ban, ngành rà soát hồ sơ.', []],
    ['its police for itself', POLICE, '1. Công an các xã, phường rà soát hồ sơ.', ['lead group']],
    ['no committee for the police', COMMUNE, '1. Công an các xã, phường rà soát hồ sơ.', []],
    ['no police for the committees', POLICE, '1. UBND các xã, phường rà soát hồ sơ.', []],
    ['a school', SCHOOL, '1. Hiệu trưởng các trường công khai các khoản thu.', ['lead group']],
    ['a division', OFFICE, '1. Trưởng các phòng chuyên môn rà soát hồ sơ.', ['lead group']],
    ['a division by its short name', OFFICE, '1. Giao Phòng TCCB rà soát hồ sơ.', ['lead named']],
  ])('%s', (_case, unit, text, expected) => {
    expect(seen(unit, text)).toEqual(expected);
  });

  it('expands groups as they were on the day of the paper', () => {
    expect(seen(DISTRICT, '1. UBND các huyện, thị xã rà soát hồ sơ.', '2024-03-01')).toEqual(['lead group']);
    expect(seen(DISTRICT, '1. UBND các huyện, thị xã rà soát hồ sơ.', '2025-08-04')).toEqual([]);
    const merged: UnitSeen = {
      names: [{ name: 'Sở Kế hoạch và Đầu tư', to: '2025-02-28' }, { name: 'Sở Tài chính' }],
      level: 'so',
    };
    expect(seen(merged, '1. Sở Kế hoạch và Đầu tư rà soát hồ sơ.', '2024-03-01')).toEqual(['lead named']);
    expect(seen(merged, '1. Sở Kế hoạch và Đầu tư rà soát hồ sơ.', '2025-08-04')).toEqual([]);
  });

  it('knows the groups an office defines for itself', () => {
    const groups = { 'các xã ven biển': ['UBND xã Tân Phú'] };
    expect(seen(COMMUNE, '1. Các xã ven biển rà soát hồ sơ.', '2025-08-04', groups)).toEqual(['lead group']);
    expect(seen(WARD, '1. Các xã ven biển rà soát hồ sơ.', '2025-08-04', groups)).toEqual([]);
  });
});
