/** Phần chung của cơ quan, as a beginning out of its name: what is asked for when an office is set up. Pure. */

export interface SuggestedProfile {
  agency: string;
  /** Địa danh. */
  place: string;
  agencySymbol: string;
  head: string;
  collective: string;
}

const COMMITTEE =
  /^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(xã|phường|đặc khu|tỉnh|thành phố)\s+([^,]+?)\s*(?:,.*)?$/iu;

/** Known of a People's Committee; of any other agency only the name is. A place named by a number keeps its rank (PL II). */
export function suggestedProfile(agencyName: string): SuggestedProfile {
  const name = agencyName.normalize('NFC').trim();
  const [, rank = '', place = ''] = COMMITTEE.exec(name) ?? [];
  if (place === '') return { agency: name, place: '', agencySymbol: '', head: '', collective: '' };
  const collective = 'Ủy ban nhân dân';
  const needsRank = /^\d/u.test(place) || place === 'Hồ Chí Minh';
  return {
    agency: `${collective} ${rank.toLowerCase()} ${place}`,
    place: needsRank ? `${rank.charAt(0).toUpperCase()}${rank.slice(1).toLowerCase()} ${place}` : place,
    agencySymbol: 'UBND',
    head: 'Chủ tịch',
    collective,
  };
}
