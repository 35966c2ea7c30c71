/** A deputy's post that a seal hides in part is inferred from the head's above it, and only from that. */
import { expect, test } from 'vitest';
import { lineOf } from '../../src/reading/page-lines.ts';
import { deputyUnder } from '../../src/reading/stamped-signature.ts';

const line = (text: string, y: number) =>
  lineOf(
    text
      .split(' ')
      .map((word, at) => ({ text: word, confidence: 90, x: 300 + 50 * at, y, width: 45, height: 12 })),
    'foot-right',
  );

test.each([
  ['HIỆU TRƯỞNG', 'PHÓ HIỆU TRƯỞNG'],
  ['HÓ HIỆU TRƯỞNG', 'PHÓ HIỆU TRƯỞNG'],
  ['HIEU TRƯƠNG', 'PHÓ HIỆU TRƯỞNG'],
  // Two words read as one: half of the post must not be lost.
  ['HIỆUTRƯỞNG', undefined],
  // Who acts as the head is no deputy.
  ['Q. HIỆU TRƯỞNG', undefined],
  ['QUYỀN HIỆU TRƯỞNG', undefined],
])('%s under HIỆU TRƯỞNG: %s', (stamped, deputy) => {
  const read = deputyUnder(line(stamped, 618), [line('KT. HIỆU TRƯỞNG', 600)]);
  expect(read?.words.map(({ text }) => text).join(' ')).toBe(deputy);
});
