/**
 * Register books and reports as an office prints them: the decree's head, a title, then text, tables and charts,
 * with a place for the signature where one is wanted.
 */
import type { Block, Columns, Paragraph, TableColumn, TableRow } from './blocks.ts';
import { chartBlock } from './chart.ts';
import type { Chart } from './chart.ts';
import { withPrintableLetters } from './fonts.ts';
import { HEAD_SHARES, letterheadBlock } from './letterhead.ts';
import type { Letterhead } from './letterhead.ts';
import { spansOf } from './lines.ts';
import type { Text } from './lines.ts';
import { composePages, MARGINS, textWidthOf } from './pages.ts';
import { paintPdf } from './pdf.ts';

export interface ReportTable {
  columns: TableColumn[];
  /** Cells in the order of the columns, or `{ heading }` for a line across the table. */
  rows: (Text[] | TableRow)[];
  /** Above the table. */
  title?: string;
  /** 12 if not said. */
  size?: number;
  /** A row (1) (2) (3) under the titles. */
  numbered?: boolean;
}

/** A paragraph; a heading; a table; a chart. */
export type ReportPiece = { text: Text } | { heading: string } | { table: ReportTable } | { chart: Chart };

export interface Report {
  /** Null: without the head of an official paper (a cover of its own, an annex). */
  head: Letterhead | null;
  /** "Hà Nội, ngày 26 tháng 11 năm 2026"; at the right under the head. */
  placeAndDate?: string;
  /** Printed in upper case. */
  title: string;
  /** Under the title, in italics: the period, the filter. */
  subtitle?: string;
  pieces: ReportPiece[];
  landscape?: boolean;
  /** Small, after the last piece. */
  notes?: string[];
  /** Titles over an empty place for the names, from left to right: "Người lập", "Chánh Văn phòng". */
  signers?: { title: string; name?: string }[];
  /** Date in the file's properties; the same report of the same moment is the same bytes. */
  made: Date;
}

/** A report as a PDF file. Letters that the typeface lacks become □. */
export function printReport(report: Report): Promise<Uint8Array> {
  const landscape = report.landscape ?? false;
  const width = textWidthOf(MARGINS, landscape);
  const sheets = composePages([{ blocks: blocksOf(report, width).map(printable), landscape }]);
  return paintPdf(sheets, { title: report.title, made: report.made });
}

export type TablePrint = Omit<Report, 'pieces'> & ReportTable;

/** One table as a PDF file: a register book, a list. */
export function printTable(print: TablePrint): Promise<Uint8Array> {
  const { columns, rows, size, numbered, ...report } = print;
  const table: ReportTable = { columns, rows };
  if (size !== undefined) table.size = size;
  if (numbered !== undefined) table.numbered = numbered;
  return printReport({ ...report, pieces: [{ table }] });
}

function blocksOf(report: Report, width: number): Block[] {
  return [
    ...headBlocks(report, width),
    ...titleBlocks(report),
    ...report.pieces.flatMap(pieceBlocks),
    ...(report.notes ?? []).map((note, index): Paragraph => ({
      ...text(note, 11),
      firstIndent: 0,
      before: index === 0 ? 8 : 2,
    })),
    ...signingBlocks(report),
  ];
}

function headBlocks({ head, placeAndDate }: Report, width: number): Block[] {
  const date: Block[] = placeAndDate
    ? [{ kind: 'paragraph', text: placeAndDate, dress: { size: 13, italic: true }, align: 'center' }]
    : [];
  const dateLine: Columns = {
    kind: 'columns',
    before: 6,
    columns: [
      { share: HEAD_SHARES.left, blocks: [] },
      { share: HEAD_SHARES.right, blocks: date },
    ],
  };
  return [...(head ? [letterheadBlock(head, width)] : []), ...(placeAndDate ? [dateLine] : [])];
}

function titleBlocks({ title, subtitle }: Report): Block[] {
  const heading: Paragraph = {
    kind: 'paragraph',
    text: title.toUpperCase(),
    dress: { size: 14, bold: true },
    align: 'center',
    evenly: true,
    before: 16,
    tag: 'H1',
    keepWithNext: true,
  };
  if (!subtitle) return [heading, { kind: 'gap', height: 10 }];
  const under: Paragraph = {
    ...heading,
    text: subtitle,
    dress: { size: 13, italic: true },
    before: 2,
    tag: 'P',
  };
  return [heading, under, { kind: 'gap', height: 10 }];
}

const text = (words: Text, size = 13): Paragraph => ({
  kind: 'paragraph',
  text: words,
  dress: { size },
  firstIndent: 36,
  before: 6,
});

function pieceBlocks(piece: ReportPiece): Block[] {
  if ('text' in piece) return [text(piece.text)];
  if ('heading' in piece) return [headingBlock(piece.heading)];
  if ('chart' in piece) {
    const { chart } = piece;
    const caption: Paragraph = {
      kind: 'paragraph',
      text: chart.title,
      dress: { size: 12, italic: true },
      align: 'center',
      before: 4,
    };
    return [{ ...chartBlock(chart), before: 10, keepWithNext: true }, caption];
  }
  return tableBlocks(piece.table);
}

function headingBlock(words: string): Paragraph {
  return {
    ...text(words),
    dress: { size: 13, bold: true },
    firstIndent: 0,
    before: 10,
    tag: 'H2',
    keepWithNext: true,
  };
}

function tableBlocks({ title, columns, rows, size, numbered }: ReportTable): Block[] {
  const dressed = rows.map((row): TableRow => (Array.isArray(row) ? { cells: row } : row));
  const table: Block = {
    kind: 'table',
    columns,
    rows: dressed,
    before: 6,
    ...(size === undefined ? {} : { size }),
    ...(numbered === undefined ? {} : { numbered }),
  };
  return title ? [headingBlock(title), table] : [table];
}

/** Room for a pen between title and name. */
const PEN_ROOM = 60;

function signingBlocks({ signers }: Report): Block[] {
  if (!signers?.length) return [];
  const line = (words: string): Paragraph => ({
    kind: 'paragraph',
    text: words,
    dress: { size: 13, bold: true },
    align: 'center',
  });
  const columns = signers.map(({ title, name }) => ({
    share: 1,
    blocks: [line(title.toUpperCase()), { kind: 'gap' as const, height: PEN_ROOM }, line(name ?? ' ')],
  }));
  const place = signers.length === 1 ? [{ share: 1, blocks: [] }, ...columns] : columns;
  return [{ kind: 'columns', before: 14, keepWithPrevious: true, columns: place }];
}

/** Whatever was typed into a register can be printed. */
function printable<B extends Block>(block: B): B {
  if (block.kind === 'paragraph') return { ...block, text: printableText(block.text) };
  if (block.kind === 'columns') {
    const columns = block.columns.map((column) => ({ ...column, blocks: column.blocks.map(printable) }));
    return { ...block, columns };
  }
  if (block.kind !== 'table') return block;
  return {
    ...block,
    columns: block.columns.map((column) => ({ ...column, title: printableText(column.title) })),
    rows: block.rows.map(printableRow),
  };
}

function printableRow(row: TableRow): TableRow {
  if ('heading' in row) return { heading: withPrintableLetters(row.heading) };
  return { ...row, cells: row.cells.map(printableText) };
}

function printableText(words: Text): Text {
  return spansOf(words).map((span) => ({ ...span, text: withPrintableLetters(span.text) }));
}
