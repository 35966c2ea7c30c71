/** Task tables from the printed page to the duty: what the reader tells of their cells is used. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReadPage } from '../../../src/reading/page.ts';
import { isRead } from '../../../src/reading/page.ts';
import { readDocument } from '../../../src/reading/read-document.ts';
import type { Recogniser } from '../../../src/reading/recogniser.ts';
import { understand } from '../../../src/understanding/index.ts';

/** The fixtures are printed by a browser: nothing of them has to be recognised. */
const blind: Recogniser = {
  recognise: async () => [],
  recogniseAll: async (pieces) => pieces.map(() => []),
  orientation: async () => undefined,
  close: async () => undefined,
};

async function pagesOf(name: string): Promise<ReadPage[]> {
  const pages: ReadPage[] = [];
  const path = join(import.meta.dirname, 'fixtures', `${name}.pdf`);
  for await (const page of readDocument(path, 'pdf', { recogniser: blind }))
    if (isRead(page)) pages.push(page);
  return pages;
}

/** "clause | lead | cooperators | day": a dash or "nt" for the lead is as above, a dash for cooperators is nobody. */
const FIVE = [
  'II.1 | Phòng Kinh tế | UBND các xã | 2026-09-15',
  'II.2 | Phòng Kinh tế | Công an các xã | 2026-09-30',
  'II.3 | Phòng Tài chính |  | 2026-09-30',
  'II.4 | UBND các xã | Ban Chỉ huy Quân sự | 2026-10-31',
  'II.5 | UBND các xã | Văn phòng | 2026-12-20',
];
const FURTHER = Array.from({ length: 14 }, (_, at) => {
  const lead = at % 2 === 0 ? 'Phòng Kinh tế' : 'UBND xã Tân Lập';
  return `II.${6 + at} | ${lead} | Văn phòng | 2026-11-${String(5 + at).padStart(2, '0')}`;
});

describe('a printed task table', () => {
  it.each([
    ['heading-of-two-rows', FIVE],
    ['ruled-over-pages', [...FIVE, ...FURTHER]],
    ['unruled-over-pages', [...FIVE, ...FURTHER]],
  ])('%s gives the duties of its rows', async (name, expected) => {
    const { obligations } = understand(await pagesOf(name));
    const rows = obligations.filter(({ clause }) => clause.startsWith('II.'));
    expect(
      rows.map(({ clause, assignees, cooperators, deadline }) =>
        [clause, assignees.join(' + '), cooperators.join(' + '), deadline.date].join(' | '),
      ),
    ).toEqual(expected);
    for (const { action } of rows.slice(5))
      expect(action).toMatch(/^Kiểm tra, nghiệm thu .* và bảo trì công trình xây dựng$/u);
  });
});
