import { describe, expect, it } from 'vitest';
import {
  groupObligations,
  rankObligations,
  suggestObligations,
} from '../../../src/understanding/obligations/index.ts';
import type { Obligation } from '../../../src/understanding/understanding.ts';
import { metadata, paper } from './paper.ts';

const PAPER = `Chủ tịch UBND tỉnh yêu cầu:
1. Thủ trưởng các sở, ban, ngành:
a) Tăng cường kỷ luật hành chính.
b) Đẩy mạnh cải cách thủ tục.
c) Tuyệt đối không đùn đẩy trách nhiệm.
d) Thường xuyên kiểm tra công vụ.
2. Sở Nội vụ xây dựng kế hoạch kiểm tra công vụ trước ngày 20/9/2025.
3. Sở Tài chính theo dõi việc chấp hành dự toán.
4. Sở Tư pháp lập danh sách văn bản hết hiệu lực.
5. Văn phòng UBND tỉnh báo cáo kết quả hằng quý.
Yêu cầu Thủ trưởng các đơn vị nghiêm túc thực hiện./.`;

const obligations: Obligation[] = suggestObligations(paper(PAPER), metadata({ date: '2025-08-04' }));

describe('the list of a leader', () => {
  it('puts days and products first, the closing formula last', () => {
    const ranked = rankObligations(obligations);
    expect(ranked.map(({ clause }) => clause).slice(0, 3)).toEqual(['2', '5', '4']);
    expect(ranked.at(-1)?.kind).toBe('closing');
    expect(ranked).toHaveLength(obligations.length);
  });

  it('shows the standing duties of a point as one', () => {
    const groups = groupObligations(obligations);
    expect(groups).toHaveLength(6);
    const standing = groups.find(({ clause }) => clause === '1');
    expect(standing).toMatchObject({ kind: 'standing', assignees: ['Thủ trưởng các sở, ban, ngành'] });
    expect(standing?.obligations).toHaveLength(4);
    expect(groups.flatMap((group) => group.obligations)).toHaveLength(obligations.length);
  });

  it('does not mix assignees or points', () => {
    const two = suggestObligations(
      paper('1. Sở Y tế:\na) Tăng cường kiểm tra.\n2. Sở Nội vụ:\na) Tăng cường kiểm tra.'),
      metadata(),
    );
    expect(groupObligations(two)).toHaveLength(2);
    expect(groupObligations([])).toEqual([]);
  });
});
