/** The words of a dispatch as blocks to print (ô 6): its numbered items, paragraphs and tables. */
import type { Block, Paragraph, Table } from '../../printing/index.ts';
import type { Span } from '../../printing/index.ts';
import type { DispatchDocument, DocumentBlock, DocumentTable, DocumentText, Item } from '../document.ts';
import { labelsOf } from '../numbering.ts';
import { INDENT, PARAGRAPH_GAP, TABLE_SIZE } from './style.ts';

type Style = DispatchDocument['style'];

/** @param source name of the list in the document: the preview leads from a line back to its block */
export function bodyBlocks(blocks: readonly DocumentBlock[], style: Style, source: string): Block[] {
  const labels = labelsOf(blocks);
  return blocks.flatMap((block, index) => blockOf(block, labels[index] ?? '', style, `${source}.${index}`));
}

/** "./." behind the last words; a table carries none. */
export function withEndMark(blocks: readonly DocumentBlock[]): DocumentBlock[] {
  const last = blocks.at(-1);
  if (!last || last.kind === 'table') return [...blocks];
  return [...blocks.slice(0, -1), { ...last, text: ended(last.text) }];
}

function ended(words: DocumentText): DocumentText {
  const stripped = (text: string) => text.trimEnd().replace(/[./]+$/u, '');
  if (typeof words === 'string') return `${stripped(words)}./.`;
  const last = words.at(-1);
  if (!last) return './.';
  return [...words.slice(0, -1), { ...last, text: `${stripped(last.text)}./.` }];
}

function blockOf(block: DocumentBlock, label: string, style: Style, source: string): Block[] {
  if (block.kind === 'table') return [{ ...tableBlock(block), source }];
  if (block.kind === 'paragraph') {
    const { align } = block;
    const place = align ? { align, firstIndent: 0 } : {};
    return [{ ...bodyParagraph(block.text, style), ...place, source }];
  }
  return itemBlocks(block, label, style).map((part) => ({ ...part, source }));
}

export function bodyParagraph(text: DocumentText, { bodySize, spacing }: Style): Paragraph {
  return {
    kind: 'paragraph',
    text: spansOf(text),
    dress: { size: bodySize },
    firstIndent: INDENT,
    before: PARAGRAPH_GAP,
    spacing,
  };
}

/** As the printing room takes spans. */
export function spansOf(text: DocumentText): Span[] {
  if (typeof text === 'string') return [{ text }];
  return text.map(({ text, bold, italic }): Span => ({
    text,
    ...(bold === undefined ? {} : { bold }),
    ...(italic === undefined ? {} : { italic }),
  }));
}

function itemBlocks(item: Item, label: string, style: Style): Paragraph[] {
  switch (item.kind) {
    case 'part':
    case 'chapter':
    case 'section':
    case 'subsection':
      return centredHeading(item.text, label, style);
    case 'group':
      return [headed(item, label, style, true)];
    case 'article':
      return [headed(item, label, style, false)];
    default:
      return item.titled ? [headed(item, label, style, false)] : [plainItem(item, label, style)];
  }
}

/** "Chương I" on a line of its own, its title in capitals under it. */
function centredHeading(text: DocumentText, label: string, style: Style): Paragraph[] {
  const heading: Paragraph = {
    ...bodyParagraph(label, style),
    dress: { size: style.bodySize, bold: true },
    align: 'center',
    firstIndent: 0,
    before: 2 * PARAGRAPH_GAP,
    keepWithNext: true,
    tag: 'H2',
  };
  const title = upper(spansOf(text));
  return [heading, { ...heading, text: title, before: 0, evenly: true }];
}

const upper = (spans: Span[]) => spans.map((span) => ({ ...span, text: span.text.toUpperCase() }));

/** "I. TÊN MỤC", "Điều 1. Tiêu đề", "1. Tiêu đề"; of an article without title only "Điều 1." is bold. */
function headed(item: Item, label: string, style: Style, capitals: boolean): Paragraph {
  const words = capitals ? upper(spansOf(item.text)) : spansOf(item.text);
  const bold = item.titled === true || capitals;
  const text = [
    { text: `${label} `, bold: true },
    ...(bold ? words.map((span) => ({ ...span, bold: true })) : words),
  ];
  return {
    ...bodyParagraph('', style),
    text,
    tag: item.kind === 'clause' ? 'H3' : 'H2',
    keepWithNext: bold,
  };
}

function plainItem(item: Item, label: string, style: Style): Paragraph {
  return { ...bodyParagraph('', style), text: [{ text: `${label} ` }, ...spansOf(item.text)] };
}

export function tableBlock({ columns, rows, size }: DocumentTable): Table {
  return {
    kind: 'table',
    before: 8,
    size: size ?? TABLE_SIZE,
    columns: columns.map(({ title, share, align }) => ({
      title: spansOf(title),
      ...(share === undefined ? {} : { share }),
      ...(align === undefined ? {} : { align }),
    })),
    rows: rows.map((cells) => ({ cells: cells.map(spansOf) })),
  };
}
