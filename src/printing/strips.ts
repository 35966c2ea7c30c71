/**
 * Cuts blocks into strips.
 *
 * Units: points; the marks of a strip count from its top left corner.
 */
import type { Block, Boxed, Columns, Drawing, Paragraph, Rule } from './blocks.ts';
import { breakEvenly, breakLines, measureWords, setLine } from './lines.ts';
import { moved } from './sheet.ts';
import type { Mark, TagNode } from './sheet.ts';
import { heightOf, isTied, lineBox, stacked } from './strip.ts';
import type { Strip } from './strip.ts';
import { tableStrips } from './table.ts';

/** A run of blocks between two edges, one under the other. */
export function stripsOf(blocks: readonly Block[], width: number, parent: TagNode | null): Strip[] {
  const strips: Strip[] = [];
  let keepNext = false;
  let gap = 0;
  for (const block of blocks) {
    if (block.kind === 'gap') {
      gap += block.height;
      continue;
    }
    const cut = blockStrips(block, width, parent);
    const first = cut[0];
    if (!first) continue;
    first.before += gap + (block.before ?? 0);
    gap = 0;
    first.joins ||= keepNext || block.keepWithPrevious === true;
    keepNext = block.keepWithNext === true;
    strips.push(...cut);
  }
  return strips;
}

type InkedBlock = Exclude<Block, { kind: 'gap' }>;

function blockStrips(block: InkedBlock, width: number, parent: TagNode | null): Strip[] {
  switch (block.kind) {
    case 'paragraph':
      return paragraphStrips(block, width, parent);
    case 'columns':
      return columnStrips(block, width, parent);
    case 'table':
      return tableStrips(block, width, parent);
    case 'rule':
      return [ruleStrip(block, width)];
    case 'drawing':
      return [drawingStrip(block, width, parent)];
    case 'boxed':
      return [boxedStrip(block, width, parent)];
  }
}

function paragraphStrips(block: Paragraph, width: number, parent: TagNode | null): Strip[] {
  const { dress, left = 0, right = 0, firstIndent = 0, align = 'justify' } = block;
  const room = width - left - right;
  const words = measureWords(block.text, dress);
  const lines = block.evenly ? breakEvenly(words, room) : breakLines(words, room, firstIndent);
  const box = lineBox(dress.size, block.spacing);
  const tag: TagNode = { kind: block.tag ?? 'P', parent };
  const source = block.source === undefined ? {} : { source: block.source };
  return lines.map((line, index): Strip => {
    const indent = index === 0 ? firstIndent : 0;
    const runs = setLine(line, left + indent, room - indent, align);
    const mark: Mark = { kind: 'line', baseline: box.baseline, runs, tag, ...source };
    return { height: box.height, before: 0, marks: [mark], joins: isTied(index, lines.length) };
  });
}

function ruleStrip(block: Rule, room: number): Strip {
  const width = block.width ?? room;
  const x = (room - width) / 2;
  const thickness = block.thickness ?? 0.75;
  const marks: Mark[] = [{ kind: 'rule', x, y: thickness / 2, width, thickness, ink: 'black' }];
  return { height: thickness, before: 0, marks, joins: true };
}

function drawingStrip(block: Drawing, width: number, parent: TagNode | null): Strip {
  const tag: TagNode = { kind: 'Figure', parent, alt: block.alt };
  const marks = block.marks(width).map((mark) => (mark.kind === 'line' ? { ...mark, tag } : mark));
  return { height: block.height, before: 0, marks, joins: false };
}

function boxedStrip(block: Boxed, room: number, parent: TagNode | null): Strip {
  const { width, height, ink, dress } = block;
  const x = block.align === 'center' ? (room - width) / 2 : 0;
  const words = measureWords(block.text, { ...dress, ink });
  const line = breakLines(words, Number.POSITIVE_INFINITY)[0];
  const runs = line ? setLine(line, x, width, 'center') : [];
  const baseline = height / 2 + 0.33 * dress.size;
  const marks: Mark[] = [
    { kind: 'frame', x, y: 0, width, height, thickness: 1, ink },
    { kind: 'line', baseline, runs, tag: { kind: 'P', parent } },
  ];
  return { height, before: 0, marks, joins: false };
}

/** Higher than this, side by side things are no longer held on one page: a list of 500 recipients. */
const TALLEST_WHOLE = 420;

function columnStrips(block: Columns, width: number, parent: TagNode | null): Strip[] {
  const total = block.columns.reduce((sum, column) => sum + column.share, 0);
  let x = 0;
  const columns = block.columns.map(({ share, blocks }) => {
    const own = (width * share) / total;
    const strips = stripsOf(blocks, own, parent).map((strip) => shifted(strip, x));
    x += own;
    return { strips, height: heightOf(strips) };
  });
  const tallest = Math.max(...columns.map((column) => column.height));
  if (tallest <= TALLEST_WHOLE) return [joined(columns.map((column) => column.strips))];
  return tornColumns(columns);
}

/** The shorter columns stand beside the top of the longest one, which then runs on alone. */
function tornColumns(columns: { strips: Strip[]; height: number }[]): Strip[] {
  const longest = columns.reduce((most, column) => (column.height > most.height ? column : most));
  const beside = Math.max(0, ...columns.filter((column) => column !== longest).map(({ height }) => height));
  let height = 0;
  let count = 0;
  for (const strip of longest.strips) {
    if (height + strip.before + strip.height > beside) break;
    height += strip.before + strip.height;
    count += 1;
  }
  const top = columns.map((column) => (column === longest ? longest.strips.slice(0, count) : column.strips));
  return [joined(top), ...longest.strips.slice(count)];
}

/** Columns as one strip. */
function joined(columns: Strip[][]): Strip {
  const marks = columns.flatMap((strips) => stacked(strips));
  return { height: Math.max(...columns.map(heightOf)), before: 0, marks, joins: false };
}

function shifted(strip: Strip, dx: number): Strip {
  return { ...strip, marks: strip.marks.map((mark) => moved(mark, dx, 0)) };
}
