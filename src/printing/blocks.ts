/**
 * What is to be printed, from top to bottom: paragraphs, things side by side, tables, rules, drawings.
 *
 * Units: points.
 */
import type { Align, Dress, Text } from './lines.ts';
import type { Ink, Mark, TagNode } from './sheet.ts';

interface Placing {
  /** Space above, dropped at the top of a page. */
  before?: number;
  /** Never the last thing on a page: a heading, the line above a signature. */
  keepWithNext?: boolean;
  /** Never the first thing on a page. */
  keepWithPrevious?: boolean;
}

export interface Paragraph extends Placing {
  kind: 'paragraph';
  text: Text;
  dress: Dress;
  /** Justified if not said. */
  align?: Align;
  /** From the left edge of the text area. */
  left?: number;
  right?: number;
  /** Of the first line, beside `left`; below zero for a hanging label. */
  firstIndent?: number;
  /** Distance of the base lines, as a multiple of the single spacing of the typeface. */
  spacing?: number;
  /** Lines of about the same length, as centred titles are set. */
  evenly?: boolean;
  tag?: TagNode['kind'];
  /** The part of the paper it is printed from; the preview leads back to it. */
  source?: string;
}

export interface Rule extends Placing {
  kind: 'rule';
  /** Null: as wide as the text area. */
  width: number | null;
  thickness?: number;
}

export interface Gap {
  kind: 'gap';
  height: number;
}

/** Blocks side by side: the header of a paper, its foot. */
export interface Columns extends Placing {
  kind: 'columns';
  columns: { share: number; blocks: Block[] }[];
}

export interface TableColumn {
  title: Text;
  /** Share of the width; shares need not add up to anything. Without it the column takes what its words need. */
  share?: number;
  align?: Align;
  /** A title over neighbouring columns with the same group. */
  group?: string;
}

/** A row of cells, or one line across the table above the rows it names. */
export type TableRow = { cells: Text[]; bold?: boolean } | { heading: string };

export interface Table extends Placing {
  kind: 'table';
  columns: TableColumn[];
  rows: TableRow[];
  size?: number;
  /** A row (1) (2) (3) under the titles, as the registers of NĐ 30/2020, PL IV have. */
  numbered?: boolean;
  source?: string;
}

/** Lines and surfaces at places of their own, from the top left of the drawing. */
export interface Drawing extends Placing {
  kind: 'drawing';
  height: number;
  /** Words for those who cannot see it. */
  alt: string;
  marks: (width: number) => Mark[];
}

/** An empty frame around words in the middle: the marks of urgency. */
export interface Boxed extends Placing {
  kind: 'boxed';
  text: string;
  dress: Dress;
  ink: Ink;
  width: number;
  height: number;
  align: 'left' | 'center';
}

export type Block = Paragraph | Rule | Gap | Columns | Table | Drawing | Boxed;
