/** Paragraphs, rules and tables of a dispatch in Word. Lengths in points; Word counts in twentieths of them. */
import {
  AlignmentType,
  BorderStyle,
  NoBreakHyphen,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { IParagraphOptions, ParagraphChild } from 'docx';
import { evenWidth, measureWords } from '../../printing/index.ts';
import type { DocumentTable, DocumentText } from '../document.ts';
import type { StyleId, StyleLook } from './styles.ts';

export const twips = (points: number): number => Math.round(points * 20);

export type Looks = Record<StyleId, StyleLook>;

export function styled(
  style: StyleId,
  words: DocumentText,
  rest: Partial<IParagraphOptions> = {},
): Paragraph {
  return new Paragraph({ ...rest, style, children: runsOf(words) });
}

/** Centred words in lines of about the same length: indents make Word break them where the PDF does. */
export function evenly(style: StyleId, words: string, width: number, looks: Looks, margin = 0): Paragraph {
  const look = looks[style];
  const dress = { size: look.size, bold: look.bold === true, italic: look.italic === true };
  const printed = look.caps ? words.toUpperCase() : words;
  const needed = evenWidth(measureWords(printed, dress), width - 2 * margin);
  // A little wider than needed, for Word rounds its widths otherwise.
  const side = Math.max(0, (width - needed) / 2 - 3);
  return styled(style, words, { indent: { left: twips(side), right: twips(side) } });
}

/** A rule of a given width in the middle of `room`. */
export function ruled(width: number, room: number, before = 3): Paragraph {
  const side = twips((room - width) / 2);
  return new Paragraph({
    style: 'VtKe',
    indent: { left: side, right: side },
    spacing: { before: twips(before), line: 40, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    keepNext: true,
    children: [],
  });
}

/** Framed words in the middle of `room`. */
export function framed(
  style: StyleId,
  words: string,
  width: number,
  room: number,
  { color, before }: { color: string; before: number },
): Paragraph {
  const side = twips((room - width) / 2);
  const edge = { style: BorderStyle.SINGLE, size: 8, space: 3, color };
  return new Paragraph({
    style,
    indent: { left: side, right: side },
    spacing: { before: twips(before) },
    border: { top: edge, bottom: edge, left: { ...edge, space: 0 }, right: { ...edge, space: 0 } },
    children: [new TextRun({ text: words, color })],
  });
}

export function runsOf(words: DocumentText, dress: { bold?: boolean; size?: number } = {}): ParagraphChild[] {
  const spans = typeof words === 'string' ? [{ text: words }] : words;
  return spans.flatMap(({ text, bold, italic }) =>
    text.split('\n').map(
      (line, index) =>
        new TextRun({
          ...dress,
          ...(bold === undefined ? {} : { bold }),
          ...(italic === undefined ? {} : { italics: italic }),
          ...(index > 0 ? { break: 1 } : {}),
          children: unbroken(line),
        }),
    ),
  );
}

/** Word breaks a line behind a hyphen; a symbol such as 30/2020/NĐ-CP stays whole. */
function unbroken(line: string): (string | NoBreakHyphen)[] {
  return line
    .split(/(?<=\S)-(?=\S)/u)
    .flatMap((part, place) => (place === 0 ? [part] : [new NoBreakHyphen(), part]));
}

const NO_EDGE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_EDGES = { top: NO_EDGE, bottom: NO_EDGE, left: NO_EDGE, right: NO_EDGE };

/** Things side by side, without lines: the head and the foot of the paper. */
export function sideBySide(rows: { width: number; children: (Paragraph | Table)[] }[][]): Table {
  const widths = (rows[0] ?? []).map((cell) => twips(cell.width));
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: { ...NO_EDGES, insideHorizontal: NO_EDGE, insideVertical: NO_EDGE },
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map(
            ({ width, children }) =>
              new TableCell({
                borders: NO_EDGES,
                width: { size: twips(width), type: WidthType.DXA },
                children: children.length > 0 ? children : [new Paragraph({ style: 'VtKe', children: [] })],
              }),
          ),
        }),
    ),
  });
}

/** A table of the text: its head comes again on every page, its rows are not cut. */
export function wordTable(table: DocumentTable, widths: readonly number[]): Table {
  // Runs count in half points.
  const size = (table.size ?? 13) * 2;
  const cell = (words: DocumentText, index: number, align: string | undefined, bold: boolean) =>
    new TableCell({
      width: { size: twips(widths[index] ?? 50), type: WidthType.DXA },
      margins: { left: 80, right: 80, top: 40, bottom: 60 },
      children: [
        new Paragraph({
          style: 'VtBang',
          alignment: ALIGNMENTS[align ?? 'left'] ?? AlignmentType.LEFT,
          children: runsOf(words, bold ? { bold, size } : { size }),
        }),
      ],
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map((column, index) => cell(column.title, index, 'center', true)),
  });
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: table.columns.map((column, index) => cell(row[index] ?? '', index, column.align, false)),
      }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map(twips),
    width: { size: widths.map(twips).reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    rows: [head, ...rows],
  });
}

const ALIGNMENTS: Record<string, (typeof AlignmentType)[keyof typeof AlignmentType]> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
};
export const alignmentOf = (align: string) => ALIGNMENTS[align] ?? AlignmentType.LEFT;
