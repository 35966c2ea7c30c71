import { isRead, pageText, structureOf, type PageReading, type PageStructure } from './page.ts';

/** A word as `[text, x, y, width, height, confidence]`: points, tenths; confidence 0 to 100. */
export type WordAsJson = [string, number, number, number, number, number];

/** A page as `vanthu read --json` prints it. */
export type PageAsJson =
  | ({
      number: number;
      width: number;
      height: number;
      rotation: number;
      source: string;
      seconds: number;
      text: string;
      words?: WordAsJson[];
    } & PageStructure)
  | { number: number; error: { code: string; message: string } };

export function pageAsJson(page: PageReading, options: { words: boolean }): PageAsJson {
  if (!isRead(page)) return { number: page.number, error: page.failure };
  const { number, rotation, source, seconds } = page;
  const size = { width: tenths(page.width), height: tenths(page.height) };
  const json = { number, ...size, rotation, source, seconds, ...structureOf(page) };
  const text = pageText(page);
  if (!options.words) return { ...json, text };
  const words = page.lines.flatMap((line) =>
    line.words.map((word): WordAsJson => [
      word.text,
      tenths(word.x),
      tenths(word.y),
      tenths(word.width),
      tenths(word.height),
      Math.round(word.confidence),
    ]),
  );
  return { ...json, text, words };
}

function tenths(points: number): number {
  return Math.round(points * 10) / 10;
}
