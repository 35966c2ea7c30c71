/** The numbers that Word writes before paragraphs: they are not in the text, only the counting is. */
import { roman } from '../numbering.ts';
import { attributeOf, children, valueOf } from './xml.ts';
import type { Xml } from './xml.ts';

interface ListLevel {
  format: string;
  /** "Điều %1." */
  text: string;
  start: number;
}

interface List {
  abstractId: string;
  /** Levels that begin anew with this list. */
  restarts: Map<number, number>;
}

export class WordNumbers {
  readonly #levels = new Map<string, Map<number, ListLevel>>();
  readonly #lists = new Map<string, List>();
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(root: Xml | undefined) {
    for (const abstract of children(root, 'w:abstractNum')) {
      const id = attributeOf(abstract, 'w:abstractNumId') ?? '';
      const levels = children(abstract, 'w:lvl').map((level) => [levelIndex(level), levelOf(level)] as const);
      this.#levels.set(id, new Map(levels));
    }
    for (const list of children(root, 'w:num')) {
      this.#lists.set(attributeOf(list, 'w:numId') ?? '', {
        abstractId: valueOf(list, 'w:abstractNumId') ?? '',
        restarts: restartsOf(list),
      });
    }
  }

  /** The label of the next paragraph of a list; bullets are dashes. */
  next(numId: string | undefined, level = 0): string {
    const list = this.#lists.get(numId ?? '');
    const levels = this.#levels.get(list?.abstractId ?? '');
    const own = levels?.get(level);
    if (!list || !levels || !own || numId === undefined) return '';
    if (own.format === 'bullet') return '-';
    const counts = this.#counts.get(list.abstractId) ?? [];
    this.#counts.set(list.abstractId, counts);
    if (!this.#begun.has(numId)) {
      this.#begun.add(numId);
      for (const [restarted, start] of list.restarts) counts[restarted] = start - 1;
    }
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    counts.length = level + 1;
    return own.text.replaceAll(/%(\d)/gu, (_, place: string) => {
      const at = Number(place) - 1;
      const { format, start } = levels.get(at) ?? own;
      return written(counts[at] ?? start, format);
    });
  }
}

const levelIndex = (level: Xml) => Number(attributeOf(level, 'w:ilvl') ?? 0);

function levelOf(level: Xml): ListLevel {
  return {
    format: valueOf(level, 'w:numFmt') ?? 'decimal',
    text: valueOf(level, 'w:lvlText') ?? '',
    start: Number(valueOf(level, 'w:start') ?? 1),
  };
}

function restartsOf(list: Xml): Map<number, number> {
  const overrides = children(list, 'w:lvlOverride').flatMap((override) => {
    const start = valueOf(override, 'w:startOverride');
    return start === undefined ? [] : [[levelIndex(override), Number(start)] as const];
  });
  return new Map(overrides);
}

function written(number: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(number);
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'lowerLetter':
      return String.fromCodePoint(96 + Math.min(Math.max(number, 1), 26));
    case 'upperLetter':
      return String.fromCodePoint(64 + Math.min(Math.max(number, 1), 26));
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'none':
      return '';
    default:
      return String(number);
  }
}
