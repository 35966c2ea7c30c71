import { expect, it } from 'vitest';
import { shortCitation } from '../../src/drafting/from-dispatch.ts';

const paper = {
  type: 'Công văn',
  number: '12',
  symbol: 'UBND-TH',
  date: '2026-10-06',
  subject: null,
  duties: [],
};

it.each([
  ['ỦY BAN NHÂN DÂN TỈNH TRƯỜNG SƠN', 'Ủy ban nhân dân tỉnh Trường Sơn'],
  ['HỘI NÔNG DÂN XÃ SUỐI HÒA, TỈNH TRƯỜNG SƠN', 'Hội nông dân xã Suối Hòa, tỉnh Trường Sơn'],
  ['HUYỆN ỦY LAM KHÊ', 'Huyện ủy Lam Khê'],
  ['PHÒNG VĂN HÓA - XÃ HỘI', 'Phòng văn hóa - xã hội'],
  ['Ủy ban nhân dân tỉnh Trường Sơn', 'Ủy ban nhân dân tỉnh Trường Sơn'],
])('%s is cited as %s', (issuer, name) => {
  expect(shortCitation({ ...paper, issuer })).toBe(`Công văn số 12/UBND-TH của ${name}`);
});
