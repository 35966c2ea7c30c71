import { describe, expect, test } from 'vitest';
import { understand, understandingAsJson } from '../../src/understanding/index.ts';
import { samplePage } from '../../src/understanding/sample-page.ts';
import { METADATA_FIELDS } from '../../src/understanding/understanding.ts';
import { NATIONAL, pagesOf, type PaperText } from './page-fixture.ts';

const PAPER: PaperText = {
  left: ['SỞ XÂY DỰNG', 'Số: 210/SXD-QLN', 'V/v kiểm tra nhà chung cư cũ'],
  right: [...NATIONAL, 'Huế, ngày 14 tháng 10 năm 2025'],
  addressing: ['Kính gửi: Ủy ban nhân dân các phường.'],
  body: [
    'Sở Xây dựng yêu cầu Ủy ban nhân dân các phường thực hiện các nội dung sau:',
    '1. Ủy ban nhân dân các phường lập danh sách nhà chung cư cũ trên địa bàn, gửi Sở Xây dựng trước ngày 30/11/2025.',
  ],
  recipients: ['Nơi nhận:', '- Như trên;', '- Lưu: VT, QLN.'],
  signature: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Tôn Thất Minh'],
};

describe('understanding a paper', () => {
  test('finds its way through the sample that makes it ready for the first paper', () => {
    const { metadata, obligations } = understand([samplePage()]);
    expect(metadata).toMatchObject({ number: '41', symbol: 'UBND-VX', date: '2025-05-12' });
    expect(metadata.signer.name).toBe('Trần Thị Mẫu');
    expect(obligations.length).toBeGreaterThanOrEqual(4);
  });

  test('gives its fields and what it asks of whom', () => {
    const { metadata, obligations } = understand(pagesOf(PAPER));
    expect(metadata).toMatchObject({
      number: '210',
      symbol: 'SXD-QLN',
      date: '2025-10-14',
      type: 'Công văn',
    });
    expect(obligations.some((obligation) => /lập danh sách/u.test(obligation.action))).toBe(true);
  });

  test('is the same each time, and its JSON has its four parts and nothing else', () => {
    const pages = pagesOf(PAPER);
    const first = understandingAsJson(understand(pages));
    expect(understandingAsJson(understand(pages))).toEqual(first);
    expect(Object.keys(first)).toEqual(['metadata', 'obligations', 'evidence', 'details']);
    expect(
      Object.keys(first.evidence).every((field) => (METADATA_FIELDS as readonly string[]).includes(field)),
    ).toBe(true);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });

  test('nothing read is nothing claimed', () => {
    const { metadata, obligations, evidence } = understand([]);
    expect(metadata).toMatchObject({
      issuer: null,
      number: null,
      type: null,
      addressees: [],
      references: [],
    });
    expect(obligations).toEqual([]);
    expect(evidence).toEqual({});
  });
});
