/** Charts drawn on the server as SVG: bars side by side, and lines over time. Every value stands in a table besides. */

export interface ChartSeries {
  name: string;
  /** The class that gives it its colour: `series-good`, `series-bad`. */
  tone: 'good' | 'bad';
  values: readonly number[];
}

interface ChartProps {
  title: string;
  labels: readonly string[];
  series: readonly ChartSeries[];
}

const WIDTH = 720;
const HEIGHT = 220;
const PLOT = { left: 40, right: 8, top: 28, bottom: 30 };

const plotWidth = WIDTH - PLOT.left - PLOT.right;
const plotHeight = HEIGHT - PLOT.top - PLOT.bottom;

/** A round figure at or above the largest value. */
function topOf(series: readonly ChartSeries[]): number {
  const most = Math.max(1, ...series.flatMap(({ values }) => values));
  const magnitude = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 5, 10].map((step) => step * magnitude).find((top) => top >= most) ?? most;
}

const yOf = (value: number, top: number) => PLOT.top + plotHeight * (1 - value / top);

function Axes({ top }: { top: number }) {
  const steps = top < 4 ? [0, top] : [0, top / 4, top / 2, (3 * top) / 4, top];
  return (
    <>
      {steps.map((value) => (
        <>
          <line
            class="chart-grid"
            x1={PLOT.left}
            x2={WIDTH - PLOT.right}
            y1={yOf(value, top)}
            y2={yOf(value, top)}
          />
          <text class="chart-text" x={PLOT.left - 6} y={yOf(value, top) + 4} text-anchor="end">
            {Math.round(value * 10) / 10}
          </text>
        </>
      ))}
    </>
  );
}

function Legend({ series }: { series: readonly ChartSeries[] }) {
  return (
    <>
      {series.map(({ name, tone }, index) => (
        <>
          <rect class={`series-${tone}`} x={PLOT.left + index * 150} y={6} width={12} height={12} />
          <text class="chart-text" x={PLOT.left + index * 150 + 18} y={16}>
            {name}
          </text>
        </>
      ))}
    </>
  );
}

export function BarChart({ title, labels, series }: ChartProps) {
  const top = topOf(series);
  const slot = plotWidth / Math.max(1, labels.length);
  const bar = Math.min(28, (slot * 0.7) / series.length);
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      <Legend series={series} />
      <Axes top={top} />
      {labels.map((label, at) => {
        const middle = PLOT.left + slot * (at + 0.5);
        return (
          <>
            {series.map(({ tone, values }, nth) => {
              const value = values[at] ?? 0;
              const y = yOf(value, top);
              return (
                <rect
                  class={`series-${tone}`}
                  x={middle - (bar * series.length) / 2 + nth * bar}
                  y={y}
                  width={bar - 2}
                  height={PLOT.top + plotHeight - y}
                >
                  <title>{`${label}: ${value}`}</title>
                </rect>
              );
            })}
            <text class="chart-text" x={middle} y={HEIGHT - 10} text-anchor="middle">
              {clipped(label, slot)}
            </text>
          </>
        );
      })}
    </svg>
  );
}

/** About as many letters as fit under a bar. */
function clipped(label: string, slot: number): string {
  const most = Math.max(3, Math.floor(slot / 6.5));
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`;
}

export function LineChart({ title, labels, series }: ChartProps) {
  const top = topOf(series);
  const step = plotWidth / Math.max(1, labels.length - 1);
  const xOf = (at: number) => PLOT.left + step * at;
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      <Legend series={series} />
      <Axes top={top} />
      {series.map(({ tone, values }) => (
        <polyline
          class={`chart-line line-${tone}`}
          points={values.map((value, at) => `${xOf(at).toFixed(1)},${yOf(value, top).toFixed(1)}`).join(' ')}
        />
      ))}
      {series.flatMap(({ tone, values }) =>
        values.map((value, at) => (
          <circle class={`series-${tone}`} cx={xOf(at)} cy={yOf(value, top)} r={3}>
            <title>{`${labels[at]}: ${value}`}</title>
          </circle>
        )),
      )}
      {labels.map((label, at) => (
        <text
          class="chart-text"
          x={xOf(at)}
          y={HEIGHT - 10}
          text-anchor={at === 0 ? 'start' : at === labels.length - 1 ? 'end' : 'middle'}
        >
          {label}
        </text>
      ))}
    </svg>
  );
}
