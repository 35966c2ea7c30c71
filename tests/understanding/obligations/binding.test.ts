/** Which words bind, and how. */
import { expect, it } from 'vitest';
import { bindingOf } from '../../../src/understanding/obligations/binding.ts';

it.each([
  ['phải có mặt trước 7 giờ', 'must'],
  ['có trách nhiệm bảo quản', 'must'],
  ['Nghiêm cấm đốt nương', 'must-not'],
  ['nghiem cấm đốt nương', 'must-not'],
  ['Cấm xe tải qua cầu', 'must-not'],
  ['tuyệt đối không rời vị trí', 'must-not'],
  ['không được rời vị trí', 'may-not'],
  ['không được hưởng phụ cấp', 'may-not'],
  ['không rời vị trí', 'not'],
  ['chấm dứt việc thu tiền', 'not'],
  ['không chỉ rà soát', null],
  ['không ngừng nâng cao chất lượng', null],
  ['không có nguồn kinh phí', null],
  ['không phải nộp lại', null],
  ['không đồng ý gia hạn', null],
  ['cam kết không vi phạm', null],
  ['rà soát, không bỏ sót', null],
])('%s: %s', (said, binding) => {
  expect(bindingOf(said)).toBe(binding);
});
