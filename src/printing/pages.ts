/**
 * Lays strips on pages (PL I, Phần I, I of NĐ 30/2020): margins, page numbers in the middle of the top margin from
 * the second page on, each appendix numbered on its own, wide tables on pages turned on their side.
 *
 * Units: points.
 */
import type { Block } from './blocks.ts';
import { breakLines, measureWords, setLine } from './lines.ts';
import { A4, mm, moved } from './sheet.ts';
import type { Mark, Sheet, TagNode } from './sheet.ts';
import { heightOf, stacked } from './strip.ts';
import type { Strip } from './strip.ts';
import { stripsOf } from './strips.ts';

export interface Margins {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Within the ranges of the decree: 20 to 25 mm above and below, 30 to 35 mm left, 15 to 20 mm right. */
export const MARGINS: Margins = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) };

/** A part of the paper with page numbers of its own: the paper itself, or an appendix. */
export interface Part {
  blocks: Block[];
  landscape?: boolean;
  /** The number goes on from the part before: a wide table within the paper. */
  continues?: boolean;
  /** At the foot of the first page, under its text (ô 13). */
  firstFoot?: Block[];
  /** In the margins of the first page (ô 11, ô 14), at places of the page. */
  firstMarks?: (page: { width: number; height: number }) => Mark[];
}

export interface PageStyle {
  margins: Margins;
  /** 13 or 14. */
  pageNumberSize: number;
}

const USUAL: PageStyle = { margins: MARGINS, pageNumberSize: 13 };

export function textWidthOf(margins: Margins = MARGINS, landscape = false): number {
  return (landscape ? A4.height : A4.width) - margins.left - margins.right;
}

export function composePages(parts: readonly Part[], style: PageStyle = USUAL): Sheet[] {
  const root: TagNode = { kind: 'Document', parent: null };
  const sheets: Sheet[] = [];
  for (const part of parts) {
    const before = part.continues ? (sheets.at(-1)?.pageNumber ?? 0) : 0;
    sheets.push(...new PartPages(part, style, before).compose(root));
  }
  return sheets;
}

class PartPages {
  readonly #part: Part;
  readonly #style: PageStyle;
  readonly #numbersBefore: number;
  readonly #sheets: Sheet[] = [];
  readonly #width: number;
  #y = 0;
  #bottom = 0;
  #last: Strip | undefined;

  constructor(part: Part, style: PageStyle, numbersBefore: number) {
    this.#part = part;
    this.#style = style;
    this.#numbersBefore = numbersBefore;
    this.#width = textWidthOf(style.margins, part.landscape);
  }

  compose(root: TagNode): Sheet[] {
    const tag: TagNode = { kind: 'Sect', parent: root };
    this.#nextPage();
    this.#setFirstFoot(tag);
    for (const group of groupsOf(stripsOf(this.#part.blocks, this.#width, tag))) this.#placeGroup(group);
    return this.#sheets;
  }

  #sheet(): Sheet {
    return this.#sheets.at(-1)!;
  }

  #isAtTop(): boolean {
    return this.#last === undefined;
  }

  #nextPage(): void {
    const { margins } = this.#style;
    const turned = this.#part.landscape === true;
    const [width, height] = turned ? [A4.height, A4.width] : [A4.width, A4.height];
    const pageNumber = this.#numbersBefore + this.#sheets.length + 1;
    const page = { width, height };
    this.#sheets.push({ ...page, marks: [], pageNumber });
    this.#y = margins.top;
    this.#bottom = height - margins.bottom;
    this.#last = undefined;
    if (pageNumber > 1) this.#sheet().marks.push(this.#pageNumberMark(pageNumber));
    if (this.#sheets.length === 1) this.#sheet().marks.push(...(this.#part.firstMarks?.(page) ?? []));
  }

  #pageNumberMark(pageNumber: number): Mark {
    const { margins, pageNumberSize } = this.#style;
    const line = breakLines(measureWords(String(pageNumber), { size: pageNumberSize }), this.#width)[0]!;
    const runs = setLine(line, margins.left, this.#width, 'center');
    return { kind: 'line', baseline: margins.top - mm(7), runs, tag: null };
  }

  #setFirstFoot(tag: TagNode): void {
    const strips = stripsOf(this.#part.firstFoot ?? [], this.#width, tag);
    if (strips.length === 0) return;
    const top = this.#bottom - heightOf(strips);
    this.#sheet().marks.push(...stacked(strips).map((mark) => moved(mark, this.#style.margins.left, top)));
    this.#bottom = top - mm(2);
  }

  /** Strips that belong together go to one page; only what is higher than a page is torn. */
  #placeGroup(group: Strip[]): void {
    if (!this.#fits(heightOf(group) - (this.#isAtTop() ? (group[0]?.before ?? 0) : 0)) && !this.#isAtTop()) {
      this.#turnPage(group[0]);
    }
    for (const strip of group) {
      if (!this.#isAtTop() && !this.#fits(strip.before + strip.height)) this.#turnPage(strip);
      this.#place(strip);
    }
  }

  #fits(height: number): boolean {
    return this.#y + height <= this.#bottom + 0.01;
  }

  #turnPage(next: Strip | undefined): void {
    if (this.#last?.closing) this.#ink(this.#last.closing, this.#y - this.#last.height);
    this.#nextPage();
    if (!next) return;
    if (next.head) {
      this.#ink(next.head.marks, this.#y);
      this.#y += next.head.height;
    }
    if (next.opening) this.#ink(next.opening, this.#y);
  }

  #place(strip: Strip): void {
    if (!this.#isAtTop()) this.#y += strip.before;
    this.#ink(strip.marks, this.#y);
    this.#y += strip.height;
    this.#last = strip;
  }

  #ink(marks: readonly Mark[], y: number): void {
    const { left } = this.#style.margins;
    this.#sheet().marks.push(...marks.map((mark) => moved(mark, left, y)));
  }
}

function groupsOf(strips: readonly Strip[]): Strip[][] {
  const groups: Strip[][] = [];
  for (const strip of strips) {
    const open = groups.at(-1);
    if (open && strip.joins) open.push(strip);
    else groups.push([strip]);
  }
  return groups;
}
