import { expect, it } from 'vitest';
import { handedOut } from '../../src/drafting/assigning.ts';
import {
  answersHandingOn,
  answersOfReply,
  askedFor,
  shortCitation,
} from '../../src/drafting/from-dispatch.ts';
import { suggestedProfile } from '../../src/drafting/suggested-profile.ts';
import { suggestedUnitSymbol } from '../../src/drafting/unit-symbol.ts';

const paper = {
  type: 'Công văn',
  number: '12',
  symbol: 'UBND-TH',
  date: '2026-10-06',
  subject: null,
};

it.each([
  ['ỦY BAN NHÂN DÂN TỈNH TRƯỜNG SƠN', 'Ủy ban nhân dân tỉnh Trường Sơn'],
  ['HỘI NÔNG DÂN XÃ SUỐI HÒA, TỈNH TRƯỜNG SƠN', 'Hội nông dân xã Suối Hòa, tỉnh Trường Sơn'],
  ['CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TRƯỜNG SƠN', 'Chủ tịch Ủy ban nhân dân tỉnh Trường Sơn'],
  ['HUYỆN ỦY LAM KHÊ', 'Huyện ủy Lam Khê'],
  ['PHÒNG VĂN HÓA - XÃ HỘI', 'Phòng văn hóa - xã hội'],
  ['Ủy ban nhân dân tỉnh Trường Sơn', 'Ủy ban nhân dân tỉnh Trường Sơn'],
])('%s is cited as %s', (issuer, name) => {
  expect(shortCitation({ ...paper, issuer })).toBe(`Công văn số 12/UBND-TH của ${name}`);
});

it('its duties go to the units that were chosen, with those that help; who wrote gets a copy', () => {
  const named = 'Ủy ban nhân dân các xã';
  const assignments = [
    { action: 'bố trí lực lượng', unit: 'Ban Chỉ huy Quân sự', named },
    { action: 'tuyên truyền', unit: 'Công an xã', named },
    { action: 'chuẩn bị thuốc', unit: '', named: 'Sở Y tế' },
  ];
  const handed = handedOut(assignments, ['Công an xã']);
  expect(handed.rows).toEqual([
    ['Ban Chỉ huy Quân sự chủ trì, phối hợp với Công an xã', 'Bố trí lực lượng'],
    ['Công an xã', 'Tuyên truyền'],
    ['Sở Y tế', 'Chuẩn bị thuốc'],
  ]);
  expect(handed.receivers).toEqual(['Ban Chỉ huy Quân sự', 'Công an xã', 'Sở Y tế']);
  const from = { ...paper, issuer: 'ỦY BAN NHÂN DÂN TỈNH TRƯỜNG SƠN' };
  const name = 'Ủy ban nhân dân tỉnh Trường Sơn';
  expect(answersHandingOn(from, handed)).toMatchObject({
    kinh_gui: handed.receivers,
    noi_nhan: [`${name} (để báo cáo)`],
  });
  expect(answersOfReply(from)).toMatchObject({ kinh_gui: [name] });
});

it.each([
  ['báo cáo kết quả;', 'trước ngày 05/12', 'báo cáo kết quả trước ngày 05/12'],
  ['báo cáo trước ngày 05/12.', 'trước ngày 05/12', 'báo cáo trước ngày 05/12'],
])('of a duty the deadline is said once: %s', (action, raw, words) => {
  expect(askedFor({ action, deadline: { kind: 'date', raw, date: null } })).toBe(words);
});

it.each([
  ['Phòng Kinh tế', 'KT'],
  ['Phòng Văn hóa - Xã hội', 'VHXH'],
  ['Văn phòng HĐND và UBND', 'VP'],
  ['Ban Chỉ huy Quân sự', 'CHQS'],
  ['Trung tâm Phục vụ hành chính công', 'PVHCC'],
])('%s drafts under %s, if nobody says otherwise', (unit, symbol) => {
  expect(suggestedUnitSymbol(unit)).toBe(symbol);
});

it.each([
  ['UBND xã Suối Hòa', 'Ủy ban nhân dân xã Suối Hòa', 'Suối Hòa'],
  ['Ủy ban nhân dân phường 7, tỉnh Nam Hải', 'Ủy ban nhân dân phường 7', 'Phường 7'],
  ['UBND Thành phố Hồ Chí Minh', 'Ủy ban nhân dân thành phố Hồ Chí Minh', 'Thành phố Hồ Chí Minh'],
  ['Sở Nội vụ', 'Sở Nội vụ', ''],
])('the office %s is set up as %s in %s', (name, agency, place) => {
  expect(suggestedProfile(name)).toMatchObject({ agency, place });
});
