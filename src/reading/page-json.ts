import { isRead, pageText, structureOf, type PageReading, type PageStructure, type Word } from './page.ts';

/**
 * A word as `[text, x, y, width, height, confidence]`: points, tenths; confidence 0 to 100. Where it was corrected,
 * what the engine read stands behind.
 */
export type WordAsJson = [string, number, number, number, number, number, read?: string];

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
  return { ...json, text, words: page.lines.flatMap((line) => line.words.map(wordAsJson)) };
}

function wordAsJson({ text, x, y, width, height, confidence, read }: Word): WordAsJson {
  const word: WordAsJson = [
    text,
    tenths(x),
    tenths(y),
    tenths(width),
    tenths(height),
    Math.round(confidence),
  ];
  if (read !== undefined) word.push(read);
  return word;
}

function tenths(points: number): number {
  return Math.round(points * 10) / 10;
}
