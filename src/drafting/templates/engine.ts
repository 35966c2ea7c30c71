/**
 * The template language: Liquid without files, without code, within limits. What fields put in stays words: it cannot
 * become a heading, an item or another tag.
 */
import { Liquid } from 'liquidjs';
import type { Template as ParsedTemplate } from 'liquidjs';
import { dayInWords } from '../wording.ts';
import { asWords } from './markup.ts';

const engine = new Liquid({
  // No file is ever read: neither include nor render has a place to look.
  templates: {},
  strictFilters: true,
  strictVariables: true,
  ownPropertyOnly: true,
  parseLimit: 200_000,
  memoryLimit: 20_000_000,
  outputEscape: (value) => asWords(wordsOf(value)),
});

for (const name of ['include', 'render', 'layout', 'block']) delete engine.tags[name];
delete engine.filters.raw;

/** "30/11/2026" of an ISO date. */
engine.registerFilter('ngay', (value: unknown) => wordsOf(value).split('-').reverse().join('/'));
/** "ngày 30 tháng 11 năm 2026". */
engine.registerFilter('ngay_chu', (value: unknown) =>
  dayInWords(wordsOf(value) || null).replaceAll('\u00a0', '…'),
);
/** Lines that a person wrote with marks of their own: they become paragraphs and items. */
engine.registerFilter('doan', { handler: (value: unknown) => wordsOf(value), raw: true });
/** Each entry of a list a line: "a: …;", the last with a full stop; or all closed by a sign of their own. */
engine.registerFilter('dong', {
  handler: (value: unknown, mark: unknown = '-', sign: unknown = ';') => {
    const entries = Array.isArray(value) ? value.map(wordsOf) : [];
    const ended = entries.map((entry, index) => {
      const words = entry.trim().replace(/[;.]+$/u, '');
      return `${wordsOf(mark)} ${asWords(words)}${index === entries.length - 1 ? '.' : wordsOf(sign)}`;
    });
    return ended.join('\n');
  },
  raw: true,
});
/** Rows of unit and duty as items: what one unit has to do stands under its name, one duty behind it. */
engine.registerFilter('theo_don_vi', {
  handler: (value: unknown) => {
    const rows = Array.isArray(value) ? value.map((row) => (Array.isArray(row) ? row.map(wordsOf) : [])) : [];
    const units = [...new Set(rows.map(([unit = '']) => unit))];
    return units
      .flatMap((unit) =>
        itemsOf(
          unit,
          rows.flatMap(([name, duty = '']) => (name === unit ? [duty] : [])),
        ),
      )
      .join('\n');
  },
  raw: true,
});
engine.registerFilter('thuong_dau', (value: unknown) => {
  const words = wordsOf(value);
  return words.charAt(0).toLowerCase() + words.slice(1);
});

function itemsOf(unit: string, duties: readonly string[]): string[] {
  const ended = duties.map((duty, index) => {
    const words = asWords(duty.trim().replace(/[;.]+$/u, ''));
    return `${words}${index === duties.length - 1 ? '.' : ';'}`;
  });
  const name = asWords(unit);
  if (name === '') return ended.map((duty) => `1: ${duty.replace(/;$/u, '.')}`);
  return ended.length === 1
    ? [`1: ${name}: ${ended[0]}`]
    : [`1: ${name}:`, ...ended.map((duty) => `a: ${duty}`)];
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return value.toLocaleString('vi-VN');
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  return '';
}

export type Parsed = ParsedTemplate[];

/** @throws LiquidError with its line */
export function parse(text: string): Parsed {
  return engine.parse(text);
}

/** The names a text asks for, each with the line (from 1) where it does so first. */
export function namesIn(parsed: Parsed): Map<string, number> {
  const { globals } = engine.analyzeSync(parsed, { partials: false });
  return new Map(Object.entries(globals).map(([name, places]) => [name, places[0]?.location.row ?? 1]));
}

/** Milliseconds for all texts of one paper together. */
const MOST_TIME = 1_000;
/** Of all texts of one paper: some three hundred pages. */
const MOST_LETTERS = 600_000;

/** Renders the texts of one paper, which share their time and their room. */
export class Rendering {
  #time = MOST_TIME;
  #letters = MOST_LETTERS;

  /** @throws LiquidError with its line, also where a limit was reached */
  render(parsed: Parsed, scope: Record<string, unknown>): string {
    const started = performance.now();
    const text = String(engine.renderSync(parsed, scope, { renderLimit: Math.max(1, this.#time) }));
    this.#time -= performance.now() - started;
    this.#letters -= text.length;
    if (this.#letters < 0) throw new TooMuchWritten();
    return text;
  }
}

/** What was put out is longer than any dispatch. */
export class TooMuchWritten extends Error {}
