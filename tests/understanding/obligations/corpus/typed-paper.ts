/**
 * Papers of our own with what a careful reader takes from them, by the rules of ANNOTATION.md. The words
 * are set as a machine would have read them: lines with boxes, page breaks inside sentences, tables whose
 * cells wrap.
 */
import type { PaperLine, PaperParts } from '../../../../src/understanding/parts.ts';
import type { Deadline, Metadata } from '../../../../src/understanding/understanding.ts';
import { metadata, line, partsWith } from '../paper.ts';

export interface TypedPaper {
  id: string;
  type: string;
  date: string;
  addressees: string[];
  /**
   * A row is a paragraph, a row of bars a row of a table ("| TT | Nội dung |"), "### Phụ lục I" opens an
   * appendix.
   */
  text: string;
  /** A row is an obligation: clause | assignees | cooperators | action | deadline; names parted by " + ". */
  gold: string;
}

export interface GoldDeadline {
  kind: Deadline['kind'];
  date: string | null;
  amount?: number | null;
  unit?: string | null;
  every?: string;
}

export interface GoldDuty {
  clause: string;
  assignees: string[];
  cooperators: string[];
  action: string;
  deadline: GoldDeadline;
}

export function goldOf(paper: TypedPaper): GoldDuty[] {
  return rowsOf(paper.gold).map((row) => {
    const [clause = '', assignees = '', cooperators = '', action = '', deadline = ''] = row
      .split('|')
      .map((cell) => cell.trim());
    return {
      clause,
      assignees: namesIn(assignees),
      cooperators: namesIn(cooperators),
      action,
      deadline: goldDeadline(deadline),
    };
  });
}

const rowsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '');
const namesIn = (cell: string): string[] => (cell === '' ? [] : cell.split(' + '));

/** "2025-09-15", "5 working-day", "event", "every month", or nothing. */
function goldDeadline(words: string): GoldDeadline {
  if (words === '') return { kind: 'none', date: null };
  if (words === 'event') return { kind: 'relative', date: null, amount: null, unit: null };
  const [first = '', second = ''] = words.split(' ');
  if (first === 'every') return { kind: 'recurring', date: null, every: second };
  if (/^\d{1,2}$/.test(first)) return { kind: 'relative', date: null, amount: Number(first), unit: second };
  return { kind: 'date', date: first };
}

export function metadataFor(paper: TypedPaper): Metadata {
  return metadata({ date: paper.date, type: paper.type, addressees: paper.addressees });
}

const LEFT = 85;
const WIDTH = 470;
const STEP = 18;
const TOP = 70;
const BOTTOM = 760;
const LETTER = 6;

/** Sets a paper; `damage` may change the words of a line as a bad scan does. */
export function setPaper(paper: TypedPaper, damage: (text: string) => string = (text) => text): PaperParts {
  const setter = new Setter(damage);
  for (const row of rowsOf(paper.text)) setter.row(row);
  return setter.parts();
}

class Setter {
  private page = 1;
  private y = TOP;
  private widths: number[] = [];
  private readonly body: PaperLine[] = [];
  private readonly appendices: PaperParts['appendices'] = [];
  private readonly damage: (text: string) => string;

  constructor(damage: (text: string) => string) {
    this.damage = damage;
  }

  row(row: string): void {
    if (row.startsWith('### ')) return this.appendix(row.slice(4));
    if (row.startsWith('|'))
      return this.tableRow(
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    this.widths = [];
    wrapped(row, WIDTH - 28, WIDTH).forEach((text, index) => {
      this.put(text, LEFT + (index === 0 ? 28 : 0), this.y);
      this.down(STEP);
    });
  }

  parts(): PaperParts {
    return partsWith(this.body, this.appendices);
  }

  private appendix(heading: string): void {
    this.page += 1;
    this.y = TOP;
    this.widths = [];
    this.appendices.push({ heading: line(heading, { page: this.page, x: 250, y: this.y }), lines: [] });
    this.down(2 * STEP);
  }

  /** The first row of a table is its heading; columns share the width by what a heading usually asks. */
  private tableRow(cells: readonly string[]): void {
    if (this.widths.length === 0) this.widths = widthsOf(cells);
    const texts = cells.map((cell, index) => wrapped(cell, this.width(index) - 14, this.width(index) - 14));
    const height = Math.max(...texts.map((lines) => lines.length));
    if (this.y + height * 14 > BOTTOM) this.turn();
    for (let at = 0; at < height; at += 1) {
      let x = LEFT - 25;
      texts.forEach((lines, index) => {
        const shift = Math.floor((height - lines.length) / 2);
        const text = lines[at - shift];
        if (text !== undefined && text !== '') this.put(text, x, this.y + at * 14);
        x += this.width(index);
      });
    }
    this.down(height * 14 + 12);
  }

  private width(index: number): number {
    return this.widths[index] ?? 80;
  }

  private put(text: string, x: number, y: number): void {
    const lines = this.appendices.at(-1)?.lines ?? this.body;
    lines.push(line(this.damage(text), { page: this.page, x, y }));
  }

  private down(height: number): void {
    this.y += height;
    if (this.y > BOTTOM) this.turn();
  }

  private turn(): void {
    this.page += 1;
    this.y = TOP;
  }
}

function widthsOf(heading: readonly string[]): number[] {
  const weights = heading.map((cell) =>
    /^S?TT$/u.test(cell) ? 0.5 : /nội dung|nhiệm vụ|công việc/iu.test(cell) ? 2.6 : 1.5,
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (weight / whole) * 560);
}

/** Cuts a text into lines by the width of its letters, as `line` sets them. */
function wrapped(text: string, firstWidth: number, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    const room = lines.length === 0 ? firstWidth : width;
    if (current !== '' && longer.length * LETTER > room) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}
