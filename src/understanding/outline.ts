/**
 * The outline of a paper (bố cục): its paragraphs as a tree of items: phần, chương, mục, Điều, I., 1.,
 * 1.1., a) in the Vietnamese order, -, +, "Một là", "Thứ nhất", "Bước 1", and the rows of task tables.
 * Every item keeps the lines it was read from.
 */
import { isLabelLine } from './outline/label-lines.ts';
import { asDecimal, asLetter, letterAfter, markOf } from './outline/marks.ts';
import type { Mark, MarkKind } from './outline/marks.ts';
import { EMPTY_PARAGRAPH, OpenParagraph, paragraphOf, slice, tidyLine } from './outline/paragraphs.ts';
import type { Paragraph } from './outline/paragraphs.ts';
import { readTableAt } from './outline/read-tables.ts';
import type { TablesOfPages } from './outline/read-tables.ts';
import { runInList } from './outline/run-in.ts';
import { isTaskTable, tableAt } from './outline/tables.ts';
import type { Table, TableRow } from './outline/tables.ts';
import type { PaperLine, PaperParts } from './parts.ts';

export type { Paragraph, Passage } from './outline/paragraphs.ts';
export { joinParagraphs, leastConfidence, passagesOf, slice } from './outline/paragraphs.ts';

export interface OutlineNode {
  kind: MarkKind | 'paragraph' | 'row' | 'appendix';
  /** "2", "đ", "Điều 3"; empty for bullets and unmarked paragraphs. */
  label: string;
  /** Path as offices cite it: "1.a", "III.2", "Điều 2.1.a", "Phụ lục.4"; "lead" and "closing" around the list. */
  path: string;
  /** The text behind the mark. */
  paragraph: Paragraph;
  /** A title without a sentence of its own: "2. Về nguồn nhân lực". */
  isHeading: boolean;
  /** Of a table row. */
  cells?: TableRow['cells'];
  children: OutlineNode[];
}

/** How deep each mark stands; an item ends every open one of its own rank or a higher number. */
const RANK: Readonly<Record<MarkKind, number>> = {
  part: 0,
  chapter: 1,
  section: 2,
  article: 3,
  capital: 4,
  roman: 5,
  number: 6,
  decimal: 7,
  ordinal: 8,
  letter: 9,
  bracketed: 10,
  step: 11,
  dash: 12,
  plus: 13,
};

/** The outline of a paper's body and of each appendix, in reading order. */
export function outlineOf(parts: PaperParts): OutlineNode[] {
  const tables = parts.tables ?? new Map();
  const body = nodesOf(parts.body, tables);
  nameEnds(body);
  return [...body, ...parts.appendices.map((appendix) => appendixNode(appendix, tables))];
}

function appendixNode(appendix: PaperParts['appendices'][number], tables: TablesOfPages): OutlineNode {
  const label = appendixLabel(appendix.heading.text);
  const children = nodesOf(appendix.lines, tables);
  for (const child of children) prefixPaths(child, label);
  return {
    kind: 'appendix',
    label,
    path: label,
    paragraph: paragraphOf(appendix.heading),
    isHeading: true,
    children,
  };
}

function appendixLabel(heading: string): string {
  const found = /^(?:phụ lục|phu luc)\s*(?:số\s*)?([IVX]{1,5}|\d{1,2}[a-z]?)?/iu.exec(tidyLine(heading));
  return found?.[1] === undefined ? 'Phụ lục' : `Phụ lục ${found[1]}`;
}

function prefixPaths(node: OutlineNode, prefix: string): void {
  node.path = node.path === '' ? prefix : `${prefix}.${node.path}`;
  for (const child of node.children) prefixPaths(child, prefix);
}

/** @param under path of the item that the table stands under; blank where there is none */
export function rowNodes(rows: readonly TableRow[], under: string): OutlineNode[] {
  return rows.map(({ label, cells }) => ({
    kind: 'row',
    label,
    path: under === '' ? label : `${under}.${label}`,
    paragraph: cells.task ?? EMPTY_PARAGRAPH,
    isHeading: false,
    cells,
    children: [],
  }));
}

/** Unmarked paragraphs before the first item are the lead; those behind the last one the closing. */
function nameEnds(nodes: readonly OutlineNode[]): void {
  const firstItem = nodes.findIndex((node) => node.kind !== 'paragraph');
  nodes.forEach((node, index) => {
    const end = firstItem < 0 || index < firstItem ? 'lead' : 'closing';
    nameUnnamed(node, node.kind === 'paragraph' ? end : 'lead');
  });
}

/** Dashes without a numbered item above them belong to the paragraph that introduces them. */
function nameUnnamed(node: OutlineNode, path: string): void {
  if (node.path === '') node.path = path;
  for (const child of node.children) nameUnnamed(child, path);
}

function nodesOf(unordered: readonly PaperLine[], tables: TablesOfPages): OutlineNode[] {
  const lines = piecesSideBySide(unordered).map((line) => ({ ...line, text: tidyLine(line.text) }));
  const builder = new OutlineBuilder();
  const margins = marginsOf(lines);
  let previous: PaperLine | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    const table = readTableAt(lines, index, tables) ?? tableAt(lines, index);
    if (table !== null && (table.rows.length > 0 || table.isData)) {
      builder.addTable(table);
      index = table.to - 1;
      previous = null;
      continue;
    }
    builder.addLine(line, previous, margins);
    previous = line;
  }
  return builder.finish();
}

/** Pieces of one printed line that the reader took for two lines are put side by side again. */
function piecesSideBySide(lines: readonly PaperLine[]): PaperLine[] {
  const ordered = [...lines];
  for (const [at, line] of ordered.entries()) {
    const beside = ordered.slice(at + 1, at + 4).findIndex((other) => continuesLine(line, other));
    if (beside <= 0) continue;
    const piece = ordered[at + 1 + beside]!;
    ordered.copyWithin(at + 2, at + 1, at + 1 + beside);
    ordered[at + 1] = piece;
  }
  return ordered;
}

function continuesLine(left: PaperLine, right: PaperLine): boolean {
  const middle = (line: PaperLine): number => line.box.y + line.box.height / 2;
  const level = Math.abs(middle(left) - middle(right)) < 0.4 * Math.max(left.box.height, right.box.height);
  return (
    left.page === right.page && level && right.box.width > 0 && right.box.x > left.box.x + left.box.width - 2
  );
}

interface Margin {
  left: number;
  right: number;
}

/** The text margins of each page, from its long lines; a slanted scan shifts a few points, an indent 25 and more. */
function marginsOf(lines: readonly PaperLine[]): Map<number, Margin> {
  const byPage = new Map<number, PaperLine[]>();
  for (const line of lines) {
    const before = byPage.get(line.page);
    if (before === undefined) byPage.set(line.page, [line]);
    else before.push(line);
  }
  return new Map(Array.from(byPage, ([page, ofPage]) => [page, marginOf(ofPage)]));
}

function marginOf(lines: readonly PaperLine[]): Margin {
  return {
    left: quantile(
      lines.map((line) => line.box.x),
      0.1,
    ),
    right: quantile(
      lines.map((line) => line.box.x + line.box.width),
      0.9,
    ),
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

/** What a line shows of the layout: whether it is indented, and whether it stops short of the margin. */
interface Layout {
  indented: boolean;
  short: boolean;
  measured: boolean;
}

const INDENT = 12;

function layoutOf(line: PaperLine, margins: ReadonlyMap<number, Margin>): Layout {
  const margin = margins.get(line.page) ?? { left: 0, right: 0 };
  const width = margin.right - margin.left;
  return {
    indented: line.box.x - margin.left > INDENT,
    short: width > 0 && margin.right - (line.box.x + line.box.width) > 0.12 * width,
    measured: width > 0,
  };
}

/** An item whose lines are being read. */
interface OpenNode {
  node: OutlineNode;
  /** Its text so far; the item gets it once it ends. */
  paragraph: OpenParagraph;
}

/** Builds the tree line by line; open items are a stack by rank. */
class OutlineBuilder {
  private readonly roots: OutlineNode[] = [];
  private stack: OutlineNode[] = [];
  private current: OpenNode | null = null;
  private lastMarked: OutlineNode | null = null;
  /** A table stands below the last marked item. */
  private tableBelow = false;

  addLine(line: PaperLine, previous: PaperLine | null, margins: ReadonlyMap<number, Margin>): void {
    const text = line.text;
    if (text === '') return;
    const fresh = this.beginsParagraph(line, previous, margins);
    const mark = fresh.mayBeMarked ? this.markHere(text, fresh.ended) : null;
    if (mark !== null) this.open(mark, line);
    else if (fresh.unmarked || this.current === null) this.openParagraph(line);
    else this.current.paragraph.add(line);
  }

  addTable(table: Table): void {
    this.closeCurrent();
    if (!isTaskTable(table)) return;
    const parent = this.stack.at(-1);
    this.tableBelow = true;
    (parent?.children ?? this.roots).push(...rowNodes(table.rows, parent?.path ?? ''));
  }

  finish(): OutlineNode[] {
    this.closeCurrent();
    this.stack = [];
    return this.roots;
  }

  private beginsParagraph(
    line: PaperLine,
    previous: PaperLine | null,
    margins: ReadonlyMap<number, Margin>,
  ): { mayBeMarked: boolean; unmarked: boolean; ended: boolean } {
    if (previous === null || this.current === null) return { mayBeMarked: true, unmarked: true, ended: true };
    if (continuesLine(previous, line)) return { mayBeMarked: false, unmarked: false, ended: false };
    const text = line.text;
    const before = previous.text;
    const here = layoutOf(line, margins);
    const above = layoutOf(previous, margins);
    const ended = /[.;:!?,][”"’)]?$/u.test(before) && !before.endsWith('...');
    const sentenceEnded = /[.;:!?][”"’)]?$/u.test(before) && !before.endsWith('...');
    const capital = /^[“"(]?(?:\p{Lu}|\d{1,2} ?(?:h|g|giờ)\d{0,2} )/u.test(text);
    const capitalsAbove = capital && this.current.paragraph.isInCapitals() && /\p{Ll}/u.test(text);
    if (sentenceEnded && isLabelLine(text)) return { mayBeMarked: false, unmarked: true, ended: true };
    if (!here.measured) {
      const titleAbove =
        isTitle(before) &&
        before.split(' ').length <= 12 &&
        !/ (?:theo|và|của|các|với|về|cho|tại|thuộc)$/u.test(before);
      return {
        mayBeMarked: true,
        unmarked: capitalsAbove || (capital && (sentenceEnded || titleAbove)),
        ended,
      };
    }
    const indentedStart = here.indented && capital && (sentenceEnded || above.short);
    const afterShortLine = sentenceEnded && above.short && capital;
    const titleAbove = above.short && isOpenTitle(this.current.paragraph);
    const headingAbove = titleAbove && capital && this.current.node.kind !== 'paragraph';
    return {
      mayBeMarked: ended || above.short || here.indented,
      unmarked: capitalsAbove || indentedStart || afterShortLine || (headingAbove && here.indented),
      ended: ended || titleAbove,
    };
  }

  /** The mark of a line, if it fits what came before: "2." must follow "1.", a lone "10" is a figure. */
  private markHere(text: string, ended: boolean): Mark | null {
    const decimals = this.openOf('decimal');
    const decimal = decimals === null ? null : asDecimal(text, decimals.label);
    if (decimal !== null) return decimal;
    const letters = this.openOf('letter');
    const nextLetter = letterAfter(letters?.label ?? null);
    const romans = this.openOf('roman');
    const mark = markOf(text, nextLetter, romans === null ? 1 : ordinalOf(romans) + 1);
    if (mark === null) return null;
    if (mark.kind === 'bracketed' && nextLetter !== null && this.openOf('bracketed') === null) {
      const letter = mark.ordinal === 1 ? null : asLetter(text, nextLetter);
      if (letter !== null) return letter;
    }
    return this.fits(mark, text, ended) ? mark : null;
  }

  private fits(mark: Mark, text: string, ended: boolean): boolean {
    const goesOn = /^\p{Ll}/u.test(text.slice(mark.length));
    if (mark.kind === 'dash') return !goesOn || (ended && this.current?.paragraph.endsWith(',') !== true);
    if (mark.kind !== 'number' && mark.kind !== 'bracketed') return true;
    const open = this.openOf(mark.kind);
    const last = open === null ? 0 : ordinalOf(open);
    if (/^\W{0,3}\d{1,2}[;,:]/u.test(text)) return ended && mark.ordinal === last + 1;
    return mark.ordinal === 1 || (mark.ordinal > last && (ended || mark.ordinal <= last + 4));
  }

  private openOf(kind: MarkKind): OutlineNode | null {
    return this.stack.findLast((node) => node.kind === kind) ?? null;
  }

  private open(mark: Mark, line: PaperLine): void {
    this.closeCurrent();
    const rank = RANK[mark.kind];
    while (this.stack.length > 0 && rankOf(this.stack.at(-1)) >= rank) this.stack.pop();
    const parent = this.stack.at(-1);
    const node: OutlineNode = {
      kind: mark.kind,
      label: mark.label,
      path: pathOf(mark, this.stack),
      paragraph: slice(paragraphOf(line), mark.length),
      isHeading: false,
      children: [],
    };
    (parent?.children ?? this.roots).push(node);
    this.stack.push(node);
    this.read(node);
    this.lastMarked = node;
    this.tableBelow = false;
  }

  /**
   * An unmarked paragraph belongs to an article or to a heading above it; behind an item with its own
   * text it stands outside the list.
   */
  private openParagraph(line: PaperLine): void {
    this.closeCurrent();
    const holder = this.holderOfParagraph(line.text);
    const node: OutlineNode = {
      kind: 'paragraph',
      label: '',
      path: holder?.path ?? '',
      paragraph: paragraphOf(line),
      isHeading: false,
      children: [],
    };
    (holder?.children ?? this.roots).push(node);
    this.read(node);
  }

  private holderOfParagraph(text: string): OutlineNode | null {
    if (isClosingFormula(text)) {
      return this.stack.findLast((node) => node.kind === 'article') ?? null;
    }
    const last = this.lastMarked;
    if (last !== null && last.isHeading && this.stack.includes(last)) return last;
    if (last !== null && !this.tableBelow && opensUnmarked(last) && this.stack.includes(last)) return last;
    if (last !== null && isLabelLine(text) && this.stack.includes(last)) return this.labelled(last);
    return this.stack.findLast((node) => node.kind === 'article') ?? null;
  }

  /** Below bullets of a numbered item a label holds for all of them since the one before; elsewhere for the last item. */
  private labelled(last: OutlineNode): OutlineNode {
    const parent = this.stack.at(this.stack.indexOf(last) - 1);
    const isBullet = last.kind === 'dash' || last.kind === 'plus';
    return isBullet && parent !== undefined && parent !== last && parent.path !== '' ? parent : last;
  }

  /** "UBND tỉnh yêu cầu các sở … sau:" right below a heading opens its list, though papers close so as well. */
  private leadBelowHeading(node: OutlineNode): void {
    const heading = this.lastMarked;
    if (heading === null || !heading.isHeading || !this.stack.includes(heading)) return;
    if (node.path === heading.path || heading.children.length > 0 || !node.paragraph.text.endsWith(':'))
      return;
    this.holderOf(node)?.pop();
    node.path = heading.path;
    heading.children.push(node);
  }

  private read(node: OutlineNode): void {
    this.current = { node, paragraph: new OpenParagraph(node.paragraph) };
  }

  private closeCurrent(): void {
    if (this.current === null) return;
    const { node, paragraph } = this.current;
    node.paragraph = paragraph.closed();
    const list = runInList(node.paragraph);
    if (list !== null) node.paragraph = list.lead;
    if (node.kind === 'paragraph') this.leadBelowHeading(node);
    if (list !== null) this.addItems(node, list.items);
    node.isHeading = node.kind !== 'paragraph' && isTitle(node.paragraph.text);
    this.current = null;
  }

  /** A list set in running text stands below its item, or behind its paragraph, like one on lines of its own. */
  private addItems(node: OutlineNode, items: readonly Paragraph[]): void {
    const below = node.kind === 'paragraph' ? this.holderOf(node) : node.children;
    for (const paragraph of items)
      below?.push({ kind: 'dash', label: '', path: node.path, paragraph, isHeading: false, children: [] });
  }

  /** The nodes among which an open one stands last. */
  private holderOf(node: OutlineNode): OutlineNode[] | undefined {
    return [this.roots, ...this.stack.map(({ children }) => children)].find((nodes) => nodes.at(-1) === node);
  }
}

function rankOf(node: OutlineNode | undefined): number {
  return node === undefined || node.kind === 'paragraph' || node.kind === 'row' || node.kind === 'appendix'
    ? -1
    : RANK[node.kind];
}

function ordinalOf(node: OutlineNode): number {
  return markOf(`${node.label}. A`)?.ordinal ?? (Number.parseInt(node.label, 10) || 0);
}

/** Bullets have the path of their item; "5.1" does not repeat the 5 above it, Điều runs through all chapters. */
function pathOf(mark: Mark, stack: readonly OutlineNode[]): string {
  const parent = stack.findLast((node) => node.label !== '');
  const above = stack.at(-1)?.path ?? '';
  if (mark.label === '') return above;
  if (parent === undefined || mark.kind === 'article') return mark.label;
  if (mark.kind === 'decimal' && mark.label.startsWith(`${parent.label}.`)) {
    return parent.path.slice(0, parent.path.length - parent.label.length) + mark.label;
  }
  return `${parent.path}.${mark.label}`;
}

/** A title ends without a full stop and is short, or is set in capitals. */
function isTitle(text: string): boolean {
  if (text === '' || /[.;:,!?]["”]?$/u.test(text)) return false;
  return text.replaceAll(/\([^()]*\)/gu, '').split(' ').length <= 22;
}

/** Whether a paragraph, as far as it is read, is a title. */
function isOpenTitle(paragraph: OpenParagraph): boolean {
  const text = paragraph.textUpTo(LONGEST_TITLE);
  return text !== null && isTitle(text);
}

/** No title has more signs, whatever it says in brackets. */
const LONGEST_TITLE = 2000;

/** "2. Phòng Tham mưu:" with nothing but paragraphs below it: they are what it opens. */
function opensUnmarked({ kind, paragraph: { text } }: OutlineNode): boolean {
  return kind !== 'article' && text.endsWith(':') && text.split(' ').length <= 16;
}

/** How papers close: "Nhận được Công văn này, …", "Trong quá trình thực hiện, …", "Sở thông báo để các đơn vị biết". */
function isClosingFormula(text: string): boolean {
  return /^(?:Nhận được|Thừa lệnh|Trên đây là|Trong quá trình (?:triển khai|thực hiện|tổ chức)|Quá trình (?:triển khai|thực hiện)|(?:\p{Lu}[^.,;:]{2,60} )?[Yy]êu cầu (?:các|Thủ trưởng|Chủ tịch|Giám đốc|Trưởng)|(?:\p{Lu}[^.,;:]{2,60} )?[Đđ]ề nghị (?:các|quý|Quý|Thủ trưởng|Chủ tịch|Giám đốc|Trưởng)|\p{Lu}[^.,;:]{2,60} thông báo (?:để |đến |tới )?[^.;:]{3,80} (?:được )?biết(?!\p{L})|Trân trọng|Rất mong)/u.test(
    text,
  );
}
