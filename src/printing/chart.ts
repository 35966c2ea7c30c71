/**
 * Charts for printed reports: bars side by side, or lines over time, drawn as vectors in shades that a black and
 * white printer keeps apart.
 *
 * Units: points.
 */
import type { Drawing } from './blocks.ts';
import { breakLines, measureWords, setLine } from './lines.ts';
import type { Align } from './lines.ts';
import type { Ink, Mark } from './sheet.ts';

export interface Series {
  name: string;
  /** One for each label; null where nothing is known. */
  values: (number | null)[];
}

export interface Chart {
  form: 'bars' | 'lines';
  /** Words for those who cannot see it, and under it on the page. */
  title: string;
  /** Under the horizontal axis. */
  labels: string[];
  series: Series[];
  /** 180 if not said. */
  height?: number;
}

const SIZE = 10;
const LEFT = 34;
const LEGEND = 18;
const FOOT = 30;
const DRESSES: { shade: number; ink: Ink; thickness: number }[] = [
  { shade: 0.85, ink: 'blue', thickness: 1.6 },
  { shade: 0.35, ink: 'blue', thickness: 0.8 },
  { shade: 0.75, ink: 'red', thickness: 1.4 },
  { shade: 0.3, ink: 'grey', thickness: 0.8 },
];

export function chartBlock(chart: Chart): Drawing {
  const height = chart.height ?? 180;
  return { kind: 'drawing', height, alt: chart.title, marks: (width) => chartMarks(chart, width, height) };
}

interface Plot {
  left: number;
  top: number;
  width: number;
  height: number;
  /** The value at the top of the plot. */
  most: number;
}

function chartMarks(chart: Chart, width: number, height: number): Mark[] {
  const values = chart.series.flatMap((series) => series.values).filter((value) => value !== null);
  const step = niceStep(Math.max(1, ...values));
  const most = Math.ceil(Math.max(1, ...values) / step) * step;
  const plot: Plot = { left: LEFT, top: LEGEND, width: width - LEFT, height: height - LEGEND - FOOT, most };
  return [
    ...legend(chart),
    ...axis(plot, step),
    ...labels(chart.labels, plot),
    ...(chart.form === 'bars' ? bars(chart, plot) : curves(chart, plot)),
  ];
}

/** About four steps of 1, 2 or 5 times a power of ten. */
function niceStep(most: number): number {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough;
  return Math.max(1, step);
}

const levelOf = (value: number, plot: Plot) => plot.top + plot.height * (1 - value / plot.most);

function axis(plot: Plot, step: number): Mark[] {
  const marks: Mark[] = [];
  for (let value = 0; value <= plot.most; value += step) {
    const y = levelOf(value, plot);
    marks.push({
      kind: 'rule',
      x: plot.left,
      y,
      width: plot.width,
      thickness: value === 0 ? 0.8 : 0.25,
      ink: 'grey',
    });
    marks.push(label(number(value), 0, y + SIZE / 3, LEFT - 5, 'right'));
  }
  return marks;
}

const number = (value: number) => value.toLocaleString('vi-VN');

function label(text: string, x: number, baseline: number, width: number, align: Align): Mark {
  const line = breakLines(measureWords(text, { size: SIZE }), Number.POSITIVE_INFINITY)[0]!;
  return { kind: 'line', baseline, runs: setLine(line, x, width, align), tag: null };
}

function labels(texts: string[], plot: Plot): Mark[] {
  const room = plot.width / Math.max(texts.length, 1);
  const below = plot.top + plot.height + SIZE + 2;
  return texts.flatMap((text, index) => {
    const lines = breakLines(measureWords(text, { size: SIZE }), room - 2).slice(0, 2);
    return lines.map((line, row): Mark => {
      const runs = setLine(line, plot.left + index * room, room, 'center');
      return { kind: 'line', baseline: below + row * SIZE * 1.15, runs, tag: null };
    });
  });
}

/** Each name beside a piece of what is drawn for it: a surface of its shade, or a line of its strength. */
function legend({ form, series }: Chart): Mark[] {
  let x = LEFT;
  return series.flatMap(({ name }, index) => {
    const { shade, ink, thickness } = dressOf(index);
    const text = label(name, x + 12, SIZE, 0, 'left');
    const ends = [
      { x: x - 4, y: 6 },
      { x: x + 8, y: 6 },
    ];
    const piece: Mark =
      form === 'lines'
        ? { kind: 'path', points: ends, thickness, ink }
        : { kind: 'surface', x, y: 2, width: 8, height: 8, shade, ink };
    const runs = text.kind === 'line' ? text.runs : [];
    const last = runs.at(-1);
    x = (last ? last.x + last.width : x) + 18;
    return [piece, text];
  });
}

const dressOf = (index: number) => DRESSES[index % DRESSES.length]!;

function bars({ labels, series }: Chart, plot: Plot): Mark[] {
  const room = plot.width / Math.max(labels.length, 1);
  const width = Math.min(28, (room * 0.7) / Math.max(series.length, 1));
  const bottom = plot.top + plot.height;
  return series.flatMap(({ values }, place) =>
    values.flatMap((value, index): Mark[] => {
      if (value === null || value <= 0) return [];
      const x = plot.left + room * (index + 0.5) + width * (place - series.length / 2);
      const y = levelOf(value, plot);
      const { shade, ink } = dressOf(place);
      return [
        { kind: 'surface', x, y, width: width - 1, height: bottom - y, shade, ink },
        label(number(value), x, y - 2, width - 1, 'center'),
      ];
    }),
  );
}

function curves({ labels, series }: Chart, plot: Plot): Mark[] {
  const room = plot.width / Math.max(labels.length, 1);
  return series.flatMap(({ values }, place): Mark[] => {
    const { ink, thickness } = dressOf(place);
    const points = values.flatMap((value, index) =>
      value === null ? [] : [{ x: plot.left + room * (index + 0.5), y: levelOf(value, plot) }],
    );
    return [{ kind: 'path', points, thickness, ink }];
  });
}
