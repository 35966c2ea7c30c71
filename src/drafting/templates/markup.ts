/**
 * The words of a dispatch as plain text that a person can write: each line a part, its mark at the beginning, without
 * numbers, which the parts give themselves.
 *
 *     Chương: Quy định chung          Điều: **Phạm vi điều chỉnh**      I: Mục đích, yêu cầu
 *     1: Sở Nội vụ:                   a: Rà soát, báo cáo;              - một gạch đầu dòng
 *     > dòng ở giữa                   | TT {c,1} | Nội dung {6} |       đoạn văn có **chữ đậm**
 */
import { LEVELS } from '../document.ts';
import type { DocumentBlock, DocumentTable, DocumentText, Level } from '../document.ts';

const MARKS: Readonly<Record<Level, string>> = {
  part: 'Phần:',
  chapter: 'Chương:',
  section: 'Mục:',
  subsection: 'Tiểu mục:',
  group: 'I:',
  article: 'Điều:',
  clause: '1:',
  point: 'a:',
  dash: '-',
};

/** Signs that mean something to the markup, and the private letters that stand for them in what people typed. */
const SIGNS = [...'*|>-:{}'];
const FIRST_PRIVATE = 0xe000;

/** Words that are put in from a field: they stay words, whatever signs they hold, and stay on their line. */
export function asWords(value: string): string {
  const letters = [...value.normalize('NFC').replaceAll(/\s*\n\s*/gu, ' ')];
  return letters.map((letter) => (SIGNS.includes(letter) ? disguised(letter) : letter)).join('');
}

const disguised = (sign: string) => String.fromCodePoint(FIRST_PRIVATE + SIGNS.indexOf(sign));

function undisguised(text: string): string {
  return text.replaceAll(
    /[\uE000-\uE006]/gu,
    (letter) => SIGNS[letter.charCodeAt(0) - FIRST_PRIVATE] ?? letter,
  );
}

/** The text of a template's other parts, after fields were put in. */
export function plainWords(text: string): string {
  return undisguised(text).replaceAll(/\s+/gu, ' ').trim();
}

export function blocksOf(text: string): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  for (const line of text.split('\n').map((row) => row.trim())) {
    if (line === '') continue;
    const row = cellsOf(line);
    const before = blocks.at(-1);
    if (!row) blocks.push(lineBlock(line));
    else if (before?.kind === 'table') before.rows.push(row.map(wordsOf));
    else blocks.push({ kind: 'table', columns: row.map(columnOf), rows: [] });
  }
  return blocks;
}

function cellsOf(line: string): string[] | undefined {
  if (!line.startsWith('|') || !line.endsWith('|') || line.length < 2) return undefined;
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

/** "Nội dung {c,6}": centred, six shares wide. */
function columnOf(cell: string): DocumentTable['columns'][number] {
  const [, title = cell, align, share] = /^(.*?)\s*\{(?:([lcr])?,?)?(\d+(?:\.\d+)?)?\}$/u.exec(cell) ?? [];
  const sides = { l: 'left', c: 'center', r: 'right' } as const;
  const side = align === 'l' || align === 'c' || align === 'r' ? { align: sides[align] } : {};
  return { title: wordsOf(title), ...side, ...(share ? { share: Number(share) } : {}) };
}

function lineBlock(line: string): DocumentBlock {
  if (line.startsWith('>')) return { kind: 'paragraph', text: wordsOf(line.slice(1)), align: 'center' };
  const level = LEVELS.find(
    (kind) => line.startsWith(MARKS[kind]) && /^\s|^$/u.test(line.slice(MARKS[kind].length)),
  );
  if (!level) return { kind: 'paragraph', text: wordsOf(line) };
  const words = line.slice(MARKS[level].length).trim();
  const title = level === 'article' || level === 'clause' ? /^\*\*(.+)\*\*$/u.exec(words)?.[1] : undefined;
  if (title !== undefined && !title.includes('**'))
    return { kind: level, text: undisguised(title), titled: true };
  return { kind: level, text: wordsOf(words) };
}

function wordsOf(line: string): DocumentText {
  const parts = line.trim().split('**');
  if (parts.length < 3) return undisguised(line.trim());
  const spans = parts.map((text, index) => (index % 2 === 1 ? { text, bold: true } : { text }));
  return spans.filter(({ text }) => text !== '').map((span) => ({ ...span, text: undisguised(span.text) }));
}

/** The same text again, for a person to edit. */
export function markupOf(blocks: readonly DocumentBlock[]): string {
  return blocks.map(blockMarkup).join('\n');
}

function blockMarkup(block: DocumentBlock): string {
  if (block.kind === 'table') return tableMarkup(block);
  const words = textMarkup(block.text);
  if (block.kind === 'paragraph') return block.align === 'center' ? `> ${words}` : words;
  return `${MARKS[block.kind]} ${block.titled ? `**${words}**` : words}`;
}

function tableMarkup({ columns, rows }: DocumentTable): string {
  const head = columns.map(({ title, align, share }) => {
    const shape = [align?.charAt(0) ?? '', share === undefined ? '' : String(share)]
      .filter(Boolean)
      .join(',');
    return shape ? `${textMarkup(title)} {${shape}}` : textMarkup(title);
  });
  return [head, ...rows.map((row) => row.map(textMarkup))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function textMarkup(words: DocumentText): string {
  const spans = typeof words === 'string' ? [{ text: words }] : words;
  return spans
    .map(({ text, bold }) => (bold ? `**${text}**` : text))
    .join('')
    .replaceAll('\n', ' ');
}
