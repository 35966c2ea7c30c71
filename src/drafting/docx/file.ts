/**
 * A Word file as an office sees it: sections with their paper, paragraphs with their looks worked out and the numbers
 * that Word counts, tables with their cells.
 *
 * Lengths in points.
 */
import { Styles, paragraphLook } from './formatting.ts';
import type { ParagraphLook, RunLook } from './formatting.ts';
import { WordNumbers } from './numbering.ts';
import { attributeOf, child, children, points, valueOf, wordParts } from './xml.ts';
import type { Xml } from './xml.ts';

export interface WordRun extends RunLook {
  text: string;
}

export interface WordParagraph extends ParagraphLook {
  kind: 'paragraph';
  styleId: string;
  /** The number before the words, as Word counts it. */
  label: string;
  /** As printed: in capitals where the look asks for them; a tab is a space. */
  text: string;
  /** As it was typed. */
  typed: string;
  runs: WordRun[];
  /** A line or other drawing stands in it. */
  drawn: boolean;
}

export interface WordTable {
  kind: 'table';
  rows: WordCell[][];
  /** Lines are drawn around its cells. */
  lined: boolean;
}

export interface WordCell {
  width: number | undefined;
  blocks: WordBlock[];
}

export type WordBlock = WordParagraph | WordTable;

export interface WordSection {
  width: number | undefined;
  height: number | undefined;
  landscape: boolean;
  margins: { top?: number; bottom?: number; left?: number; right?: number };
  /** The first page has margins' texts of its own: no page number there. */
  titlePage: boolean;
  /** Pages are counted from here anew. */
  restarts: boolean;
  blocks: WordBlock[];
}

export interface WordFile {
  sections: WordSection[];
  /** Paragraphs of all margins at the top, and whether one of them holds a page number. */
  headers: { paragraphs: WordParagraph[]; pageNumber: boolean }[];
  footers: { paragraphs: WordParagraph[]; pageNumber: boolean }[];
}

/** @throws AppError `drafting.not-a-word-file` */
export function readWordFile(bytes: Uint8Array): WordFile {
  const parts = wordParts(bytes);
  const styles = new Styles(parts.get('styles'), parts.get('theme1'));
  const reader = new Reader(styles, new WordNumbers(parts.get('numbering')));
  const margin = (kind: string) =>
    [...parts].filter(([name]) => name.startsWith(kind)).map(([, root]) => reader.marginText(root));
  const sections = reader.sections(child(parts.get('document'), 'w:body'));
  return { sections, headers: margin('header'), footers: margin('footer') };
}

class Reader {
  readonly #styles: Styles;
  readonly #numbers: WordNumbers;

  constructor(styles: Styles, numbers: WordNumbers) {
    this.#styles = styles;
    this.#numbers = numbers;
  }

  sections(body: Xml | undefined): WordSection[] {
    const sections: WordSection[] = [];
    let blocks: WordBlock[] = [];
    for (const node of children(body)) {
      if (node.nodeName === 'w:sectPr') {
        sections.push({ ...sectionOf(node), blocks });
        blocks = [];
        continue;
      }
      blocks.push(...this.#blocks(node));
      const end = child(child(node, 'w:pPr'), 'w:sectPr');
      if (node.nodeName === 'w:p' && end) {
        sections.push({ ...sectionOf(end), blocks });
        blocks = [];
      }
    }
    if (blocks.length > 0) sections.push({ ...sectionOf(undefined), blocks });
    return sections;
  }

  marginText(root: Xml): { paragraphs: WordParagraph[]; pageNumber: boolean } {
    const blocks = children(root).flatMap((node) => this.#blocks(node));
    const fields = [
      ...Array.from(root.getElementsByTagName('w:instrText')).map((node) => node.textContent ?? ''),
      ...Array.from(root.getElementsByTagName('w:fldSimple')).map(
        (node) => attributeOf(node, 'w:instr') ?? '',
      ),
    ];
    return { paragraphs: paragraphsOf(blocks), pageNumber: fields.some((field) => /\bPAGE\b/u.test(field)) };
  }

  #blocks(node: Xml): WordBlock[] {
    switch (node.nodeName) {
      case 'w:p':
        return [this.#paragraph(node)];
      case 'w:tbl':
        return [this.#table(node)];
      case 'w:sdt':
        return children(child(node, 'w:sdtContent')).flatMap((inner) => this.#blocks(inner));
      case 'w:ins':
        return children(node).flatMap((inner) => this.#blocks(inner));
      default:
        return [];
    }
  }

  #table(node: Xml): WordTable {
    const properties = child(node, 'w:tblPr');
    const edges = children(child(properties, 'w:tblBorders'));
    const drawn = edges.some((edge) => !/^(?:none|nil)$/u.test(attributeOf(edge, 'w:val') ?? 'none'));
    const lined = edges.length > 0 ? drawn : valueOf(properties, 'w:tblStyle') !== undefined;
    const rows = children(node, 'w:tr').map((row) =>
      children(row, 'w:tc').map((cell) => ({
        width: points(valueOf(child(cell, 'w:tcPr'), 'w:tcW', 'w:w')),
        blocks: children(cell).flatMap((inner) => this.#blocks(inner)),
      })),
    );
    return { kind: 'table', rows, lined };
  }

  #paragraph(node: Xml): WordParagraph {
    const properties = child(node, 'w:pPr');
    const styleId = valueOf(properties, 'w:pStyle');
    const style = this.#styles.look(styleId);
    const look = { ...style.paragraph, ...paragraphLook(properties) };
    const runs = this.#runs(node, style.run);
    const label =
      look.numId === undefined || look.numId === '0' ? '' : this.#numbers.next(look.numId, look.level);
    const text = runs.map((run) => (run.caps ? run.text.toUpperCase() : run.text)).join('');
    const typed = runs.map((run) => run.text).join('');
    const drawn = ['w:drawing', 'w:pict', 'w:object'].some(
      (name) => node.getElementsByTagName(name).length > 0,
    );
    return { kind: 'paragraph', styleId: styleId ?? '', ...look, label, text, typed, runs, drawn };
  }

  #runs(node: Xml, base: RunLook): WordRun[] {
    return children(node).flatMap((inner): WordRun[] => {
      switch (inner.nodeName) {
        case 'w:r':
          return this.#run(inner, base);
        case 'w:hyperlink':
        case 'w:ins':
        case 'w:smartTag':
        case 'w:fldSimple':
          return this.#runs(inner, base);
        case 'w:sdt':
          return this.#runs(child(inner, 'w:sdtContent') ?? inner, base);
        default:
          return [];
      }
    });
  }

  #run(node: Xml, base: RunLook): WordRun[] {
    const look = { ...base, ...this.#styles.runLook(child(node, 'w:rPr')) };
    const words = children(node).map(wordsOf).join('').normalize('NFC');
    if (words === '') return [];
    return [{ ...look, text: words }];
  }
}

function wordsOf(node: Xml): string {
  switch (node.nodeName) {
    case 'w:t':
      return node.textContent ?? '';
    case 'w:tab':
      return ' ';
    case 'w:br':
    case 'w:cr':
      return attributeOf(node, 'w:type') === 'page' ? '' : '\n';
    case 'w:noBreakHyphen':
      return '-';
    default:
      return '';
  }
}

function sectionOf(node: Xml | undefined): Omit<WordSection, 'blocks'> {
  const size = child(node, 'w:pgSz');
  const margin = child(node, 'w:pgMar');
  const margins: WordSection['margins'] = {};
  for (const edge of ['top', 'bottom', 'left', 'right'] as const) {
    const length = points(attributeOf(margin, `w:${edge}`));
    if (length !== undefined) margins[edge] = length;
  }
  return {
    width: points(attributeOf(size, 'w:w')),
    height: points(attributeOf(size, 'w:h')),
    landscape: attributeOf(size, 'w:orient') === 'landscape',
    margins,
    titlePage: child(node, 'w:titlePg') !== undefined && valueOf(node, 'w:titlePg') !== '0',
    restarts: valueOf(node, 'w:pgNumType', 'w:start') !== undefined,
  };
}

/** All paragraphs, those in cells too, in their order. */
export function paragraphsOf(blocks: readonly WordBlock[]): WordParagraph[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block];
    return block.rows.flat().flatMap((cell) => paragraphsOf(cell.blocks));
  });
}
