/** Words the spelling check doubts, with a wave under them in the preview; a printed paper has none. */
import type { Mark, Sheet } from '../../printing/index.ts';

export interface DoubtedWords {
  /** The part of the document they stand in. */
  place: string;
  words: string;
}

type Line = Extract<Mark, { kind: 'line' }>;
type Run = Line['runs'][number];

export function underlined(sheet: Sheet, doubted: readonly DoubtedWords[]): Sheet {
  const lines = sheet.marks.filter((mark): mark is Line => mark.kind === 'line' && mark.source !== undefined);
  const waves = lines.flatMap((line) =>
    doubted
      .filter(({ place }) => place === line.source)
      .flatMap(({ words }) => runsOf(line, words.split(/\s+/u)).map((run) => wave(run, line.baseline))),
  );
  return waves.length === 0 ? sheet : { ...sheet, marks: [...sheet.marks, ...waves] };
}

const bare = (text: string) => text.replaceAll(/[^\p{L}\p{M}]/gu, '');

/** The runs whose words follow each other in the line; a word that was broken over lines has no wave. */
function runsOf({ runs }: Line, words: readonly string[]): Run[] {
  return runs.flatMap((_, start) => {
    const here = runs.slice(start, start + words.length);
    const isThere =
      here.length === words.length && here.every((run, index) => bare(run.text) === words[index]);
    return isThere ? here : [];
  });
}

/** In points. */
const STEP = 1.6;
const BELOW = 2.2;
const HEIGHT = 1.3;

function wave({ x, width }: Run, baseline: number): Mark {
  const steps = Math.max(2, Math.round(width / STEP));
  const points = Array.from({ length: steps + 1 }, (_, step) => ({
    x: x + (width * step) / steps,
    y: baseline + BELOW + (step % 2 === 0 ? 0 : HEIGHT),
  }));
  return { kind: 'path', points, thickness: 0.6, ink: 'red' };
}
