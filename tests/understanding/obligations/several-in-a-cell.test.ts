/** A column "chủ trì/phối hợp" without rules: the stroke between two names parts them, wherever its line breaks. */
import { expect, it } from 'vitest';
import type { PaperText } from '../page-fixture.ts';
import { pagesOf } from '../page-fixture.ts';
import { understand } from '../../../src/understanding/index.ts';

function whoIn(cell: string): string[] {
  const paper: PaperText = {
    left: ['UBND TỈNH AN BIÊN', 'SỞ Y TẾ', 'Số: 12/KH-SYT'],
    right: ['An Biên, ngày 02 tháng 3 năm 2026'],
    title: ['KẾ HOẠCH', 'Phòng, chống dịch năm 2026'],
    addressing: [],
    body: [
      'I. PHÂN CÔNG',
      '| STT | Nhiệm vụ | Cơ quan chủ trì/phối hợp | Thời hạn |',
      `| 1 | Rà soát thuốc, hóa chất còn trong kho | ${cell} | 15/4/2026 |`,
      '| 2 | Tập huấn cho cộng tác viên | Trung tâm Y tế xã | 30/4/2026 |',
    ],
    recipients: [],
    signature: ['GIÁM ĐỐC', 'Lê Văn Minh'],
    appendices: [],
  };
  return understand(pagesOf(paper)).obligations.map(({ assignees, cooperators }) =>
    [assignees.join(' + '), cooperators.join(' + ')].join(' | '),
  );
}

it.each([
  ['Sở Nội vụ / Công an tỉnh', 'Sở Nội vụ | Công an tỉnh'],
  [
    'Trung tâm Kiểm soát bệnh tật / UBND phường Bến Nghé',
    'Trung tâm Kiểm soát bệnh tật | UBND phường Bến Nghé',
  ],
  ['Phòng Nghiệp vụ dược/Thanh tra Sở', 'Phòng Nghiệp vụ dược | Thanh tra Sở'],
  ['Thanh tra Sở', 'Thanh tra Sở | '],
])('%s', (cell, expected) => {
  expect(whoIn(cell)).toEqual([expected, 'Trung tâm Y tế xã | ']);
});
