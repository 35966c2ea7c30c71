/** What stands between two task tables on two pages belongs to neither. */
import { expect, it } from 'vitest';
import type { PageTable, Word } from '../../../src/reading/page.ts';
import { outlineOf } from '../../../src/understanding/outline.ts';
import type { OutlineNode } from '../../../src/understanding/outline.ts';
import type { PaperLine, PaperParts } from '../../../src/understanding/parts.ts';

const EDGES = [60, 100, 300, 420, 540];
const HEAD = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'];

function lineAt(page: number, y: number, fields: readonly [text: string, x: number][]): PaperLine {
  const words = fields.flatMap(([field, from]) => {
    let x = from;
    return field.split(' ').map((text): Word => {
      const word = { text, confidence: 95, x, y, width: 5 * text.length, height: 10 };
      x += word.width + 4;
      return word;
    });
  });
  const last = words.at(-1)!;
  const box = { x: words[0]!.x, y, width: last.x + last.width - words[0]!.x, height: 10 };
  const text = words.map((word) => word.text).join(' ');
  return { text, page, box, source: { words, zone: 'body', ...box } };
}

function tableAt(page: number, rows: readonly string[][]): { table: PageTable; lines: PaperLine[] } {
  const cells = rows.flatMap((fields, row) =>
    fields.map((text, column) => {
      const x = EDGES[column]!;
      return {
        row,
        column,
        rows: 1,
        columns: 1,
        x,
        y: 100 + 20 * row,
        width: EDGES[column + 1]! - x,
        height: 20,
        text,
      };
    }),
  );
  const table = { x: 60, y: 100, width: 480, height: 20 * rows.length, rows: rows.length, columns: 4, cells };
  const lines = rows.map((fields, row) =>
    lineAt(
      page,
      105 + 20 * row,
      fields.map((text, column) => [text, EDGES[column]! + 4]),
    ),
  );
  return { table: table as PageTable, lines };
}

function textsWith(between: readonly PaperLine[]): string[] {
  const first = tableAt(1, [HEAD, ['1', 'Rà soát danh sách', 'Phòng Kinh tế', '15/9/2026']]);
  const second = tableAt(2, [HEAD, ['1', 'Lập dự toán kinh phí', 'Phòng Tài chính', '10/10/2026']]);
  const lines = [...first.lines, ...between, ...second.lines];
  const tables = new Map([
    [1, [first.table]],
    [2, [second.table]],
  ]);
  const flat = (nodes: readonly OutlineNode[]): string[] =>
    nodes.flatMap((node) => [node.paragraph.text, ...flat(node.children)]);
  return flat(outlineOf({ body: lines, appendices: [], tables } as unknown as PaperParts));
}

it.each([
  [
    'a duty at the foot of the first page',
    lineAt(1, 160, [['2. Giao Sở Y tế kiểm tra việc thực hiện trước ngày 30/9/2026.', 72]]),
  ],
  ['a caption over the second table', lineAt(2, 80, [['Nhiệm vụ của tháng 10 và quý IV năm 2026', 200]])],
  ['a short caption over it', lineAt(2, 80, [['Giai đoạn 2', 200]])],
])('%s stays whole', (_name, line) => {
  const texts = textsWith([line]);
  expect(texts).toContain('Rà soát danh sách');
  expect(texts).toContain('Lập dự toán kinh phí');
  expect(texts.some((text) => text !== '' && line.text.endsWith(text))).toBe(true);
});
