import { describe, expect, test } from 'vitest';
import {
  CENTRAL_AGENCIES,
  LOCAL_AGENCIES,
  PROVINCES,
  PROVINCIAL_AGENCIES,
} from '../../src/understanding/agencies.ts';
import { matchAgency, type Surroundings } from '../../src/understanding/agency-match.ts';
import data from '../../src/understanding/data/agencies.json' with { type: 'json' };

const GIA_LAI: Surroundings = { level: 'provincial', province: 'Gia Lai', place: null };

describe('the directory', () => {
  test('34 provinces stand after 1 July 2025, 63 stood before 2025, and each that ended names its successor', () => {
    const standing = (day: string): number =>
      PROVINCES.filter(({ validFrom, validTo }) => (validFrom ?? '') <= day && day < (validTo ?? '9')).length;
    expect(standing('2024-12-31')).toBe(63);
    expect(standing('2025-06-30')).toBe(63);
    expect(standing('2025-07-01')).toBe(34);
    const names = new Set(PROVINCES.filter(({ validTo }) => validTo === null).map(({ name }) => name));
    for (const { validTo, successor } of PROVINCES)
      expect(successor === null ? validTo : names.has(successor)).toBe(successor === null ? null : true);
  });

  test('14 ministries and 3 bodies of their rank stand after 1 March 2025', () => {
    const ministries = data.central.filter(({ kind, validTo }) => kind === 'ministry' && validTo === null);
    expect(ministries).toHaveLength(17);
    expect(ministries.filter(({ name }) => name.startsWith('Bộ '))).toHaveLength(14);
  });

  test('ids are its own, sources and successors are there', () => {
    for (const records of [CENTRAL_AGENCIES, PROVINCIAL_AGENCIES, LOCAL_AGENCIES]) {
      const ids = new Set(records.map(({ id }) => id));
      expect(ids.size).toBe(records.length);
      const successors = records.flatMap(({ successor }) => (successor === null ? [] : [successor]));
      expect(successors.filter((id) => !ids.has(id))).toEqual([]);
      expect(records.filter(({ source }) => !(source in data.sources))).toEqual([]);
    }
  });
});

describe('names on paper', () => {
  test.each([
    ['BỘ TÀI CHÍNH', 'bo-tai-chinh', 'Bộ Tài chính'],
    ['Bộ LĐ-TB&XH', 'bo-lao-dong-thuong-binh-va-xa-hoi', 'Bộ Lao động - Thương binh và Xã hội'],
    ['VPCP', 'van-phong-chinh-phu', 'Văn phòng Chính phủ'],
    ['TAND tối cao', 'toa-an-nhan-dan-toi-cao', 'Tòa án nhân dân tối cao'],
    ['SỞ KH&ĐT GIA LAI', 'gia-lai/so-ke-hoach-va-dau-tu', 'Sở Kế hoạch và Đầu tư tỉnh Gia Lai'],
    ['SNN&MT tỉnh Cà Mau', 'ca-mau/so-nong-nghiep-va-moi-truong', 'Sở Nông nghiệp và Môi trường tỉnh Cà Mau'],
    ['UBMTTQVN tỉnh Gia Lai', 'gia-lai/mttq', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Gia Lai'],
    ['UBND TP. Đà Nẵng', 'da-nang/ubnd', 'Ủy ban nhân dân thành phố Đà Nẵng'],
    ['UBND TP.HCM', 'ho-chi-minh/ubnd', 'Ủy ban nhân dân Thành phố Hồ Chí Minh'],
    ['Thành ủy Cần Thơ (để báo cáo)', 'can-tho/tinh-uy', 'Thành ủy Cần Thơ'],
    ['CA xã Ia Púch', 'xa-ia-puch/cong-an', 'Công an xã Ia Púch'],
    ['BCH QS phường Mỹ Ngãi', 'phuong-my-ngai/quan-su', 'Ban Chỉ huy quân sự phường Mỹ Ngãi'],
    ['ỦY BAN NHÂN DÂN XÃ ĐƠN DƯƠNG', 'xa-don-duong/ubnd', 'Ủy ban nhân dân xã Đơn Dương'],
    ['UBND xã Đơn Dương, tỉnh Lâm Đồng', 'lam-dong/xa-don-duong/ubnd', 'Ủy ban nhân dân xã Đơn Dương'],
  ])('%s', (name, id, officialName) =>
    expect(matchAgency(name, '2024-06-01')).toMatchObject({ id, officialName }),
  );

  test.each([
    ['BỌ TÀI NGUYÊN VÀ MÔI TRƯƠNG', 'bo-tai-nguyen-va-moi-truong'],
    ['SỚ GIÁO DUC VA ĐÀO TẠQ TỈNH GIA LAI', 'gia-lai/so-giao-duc-va-dao-tao'],
    ['UỶBAN NHÂN DÂN TÍNH GIALAI', 'gia-lai/ubnd'],
    ['CÔNG AN TỈNH TIÊN GIANG', 'tien-giang/cong-an'],
  ])('through OCR slips: %s', (name, id) => expect(matchAgency(name, '2024-06-01')?.id).toBe(id));

  test.each([
    'Các sở, ban, ngành',
    'UBND các xã, phường',
    'Trường THPT Phan Bội Châu',
    'Như trên',
    'Bộ phận một cửa',
    'Sở thích của học sinh',
    'Lưu: VT',
    '',
  ])('kept as read: %j', (name) => expect(matchAgency(name, '2025-09-01', GIA_LAI)).toBeNull());
});

describe('the same name in two places', () => {
  test('a sở without its province is that of the paper, and of none where nobody says', () => {
    expect(matchAgency('Sở Tài chính', '2025-09-01', GIA_LAI)?.id).toBe('gia-lai/so-tai-chinh');
    expect(matchAgency('Sở Tài chính', '2025-09-01')).toMatchObject({ id: 'so-tai-chinh', province: null });
    expect(matchAgency('Sở Tài chính tỉnh Lâm Đồng', '2025-09-01', GIA_LAI)?.id).toBe(
      'lam-dong/so-tai-chinh',
    );
  });

  test('a city of a province is not the province of its name', () => {
    expect(matchAgency('UBND thành phố Thái Nguyên', '2024-06-01')).toMatchObject({ level: 'district' });
    expect(matchAgency('UBND tỉnh Thái Nguyên', '2024-06-01')).toMatchObject({ level: 'provincial' });
  });

  test('Huế was a city of its province, and is one of its own from 2025', () => {
    expect(matchAgency('UBND thành phố Huế', '2024-12-31')).toMatchObject({ id: 'thanh-pho-hue/ubnd' });
    expect(matchAgency('UBND thành phố Huế', '2025-01-01')).toMatchObject({
      id: 'hue/ubnd',
      level: 'provincial',
    });
  });

  test('a room of a district takes its place from the name above it', () => {
    const district = matchAgency('UBND HUYỆN CHƯ SÊ', '2024-06-01', GIA_LAI);
    expect(matchAgency('PHÒNG NỘI VỤ', '2024-06-01', district)?.id).toBe('gia-lai/huyen-chu-se/phong-noi-vu');
    expect(matchAgency('PHÒNG NỘI VỤ', '2024-06-01')).toBeNull();
  });
});

describe('on the day of the paper', () => {
  test.each([
    ['Bộ Kế hoạch và Đầu tư', '2025-02-28', true, 'bo-tai-chinh'],
    ['Bộ Kế hoạch và Đầu tư', '2025-03-01', false, 'bo-tai-chinh'],
    ['Bộ Nông nghiệp và Môi trường', '2024-05-05', false, undefined],
    ['Sở Giao thông vận tải tỉnh Kon Tum', '2024-05-05', true, 'quang-ngai/so-xay-dung'],
    ['UBND tỉnh Bình Định', '2025-06', true, 'gia-lai/ubnd'],
    ['UBND tỉnh Bình Định', '2025-07-01', false, 'gia-lai/ubnd'],
    ['UBND tỉnh Gia Lai', '2025-07-01', true, undefined],
    ['UBND huyện Chư Sê', '2025-08-01', false, undefined],
    ['Ban Tuyên giáo Tỉnh ủy Gia Lai', '2025-05-05', false, 'gia-lai/tinh-uy-ban-tuyen-giao-va-dan-van'],
  ])('%s on %s', (name, date, inForce, successor) => {
    const match = matchAgency(name, date);
    expect(match?.inForce).toBe(inForce);
    expect(match?.successor?.id).toBe(successor);
  });

  test('without a day nothing is said', () => expect(matchAgency('Bộ Y tế', null)?.inForce).toBeNull());
});
