/** Flows the paragraphs and tables of a Word file on A4 pages: plausible places, not Word's own. */
import type { TextRun } from './paper.ts';

const LEFT = 85;
const TOP = 57;
const BOTTOM = 785;
const TEXT_WIDTH = 468;
const SIZE = 13;
const LINE_HEIGHT = 18;
/** Mean width of a letter, of its size. */
const LETTER = 0.47;
const CELL_GAP = 14;

/** A paragraph or, as a row of cells, a line of a table; a cell holds paragraphs. */
type Block = { kind: 'paragraph'; text: string } | { kind: 'row'; cells: string[][] };

/** @returns at least one page, each the runs that stand on it */
export function flowPages(html: string): TextRun[][] {
  const flow = new Flow();
  let before: Block['kind'] = 'paragraph';
  for (const block of blocksOf(html)) {
    if (before === 'row' && block.kind === 'paragraph') flow.leaveTable();
    if (block.kind === 'paragraph') flow.paragraph(block.text);
    else flow.row(block.cells);
    before = block.kind;
  }
  return flow.pages;
}

class Flow {
  readonly pages: TextRun[][] = [[]];
  #y = TOP;

  paragraph(text: string): void {
    for (const line of wrapped(text, TEXT_WIDTH)) {
      this.#makeRoom(LINE_HEIGHT);
      this.#put(line, LEFT, this.#y);
      this.#y += LINE_HEIGHT;
    }
  }

  row(cells: readonly string[][]): void {
    const width = TEXT_WIDTH / Math.max(1, cells.length);
    const columns = cells.map((cell) => cell.flatMap((text) => wrapped(text, width - CELL_GAP)));
    const lines = Math.max(0, ...columns.map((column) => column.length));
    for (let line = 0; line < lines; line++) {
      this.#makeRoom(LINE_HEIGHT);
      columns.forEach((column, index) => this.#put(column[line] ?? '', LEFT + index * width, this.#y));
      this.#y += LINE_HEIGHT;
    }
  }

  /** White beneath a table: the header of a dispatch is one. */
  leaveTable(): void {
    this.#y += LINE_HEIGHT;
  }

  #makeRoom(height: number): void {
    if (this.#y + height <= BOTTOM) return;
    this.pages.push([]);
    this.#y = TOP;
  }

  #put(text: string, x: number, y: number): void {
    if (text === '') return;
    this.pages
      .at(-1)!
      .push({ text, x, y, width: text.length * SIZE * LETTER, height: SIZE * 1.07, turned: 0 });
  }
}

function wrapped(text: string, width: number): string[] {
  const most = Math.max(1, Math.floor(width / (SIZE * LETTER)));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** Reads mammoth's HTML, which has only well-formed p, h1–h6, li, table, tr, td, br and marks. */
function blocksOf(html: string): Block[] {
  const blocks: Block[] = [];
  let row: string[][] | undefined;
  let text = '';
  const finish = (): void => {
    const whole = decoded(text).normalize('NFC').replace(/\s+/g, ' ').trim();
    text = '';
    if (whole === '') return;
    if (row === undefined) blocks.push({ kind: 'paragraph', text: whole });
    else row.at(-1)?.push(whole);
  };
  for (const [, closing, name, content] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>|([^<]+)/g)) {
    if (content !== undefined) text += content;
    else if (name === 'br' || /^(p|h[1-6]|li|ul|ol)$/.test(name ?? '')) finish();
    else if (name === 'tr' && closing === '') row = [];
    else if (name === 'tr') {
      blocks.push({ kind: 'row', cells: row ?? [] });
      row = undefined;
    } else if (name === 'td' || name === 'th') {
      finish();
      if (closing === '') row?.push([]);
    }
  }
  finish();
  return blocks;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(String(hex), 16));
    return ENTITIES[String(name)] ?? whole;
  });
}
