/** The table of words (TSV) that tesseract gives, the machine's as the embedded one. */
import type { RecognisedLine } from './recogniser.ts';

/** Columns of the table. */
const COLUMN = { level: 0, page: 1, left: 6, confidence: 10, text: 11 } as const;
const LINE_LEVEL = '4';
const WORD_LEVEL = '5';

/**
 * The words of some images by their lines, as the engine read them.
 * @param first number of the first image in the table
 * @param pages how many images it is about; each has its own list of lines
 */
export function linesOf(table: string, first: number, pages: number): RecognisedLine[][] {
  const lines: RecognisedLine[][] = Array.from({ length: pages }, () => []);
  for (const row of table.split('\n')) {
    const fields = row.split('\t');
    const page = lines[Number(fields[COLUMN.page]) - first];
    if (page === undefined) continue;
    if (fields[COLUMN.level] === LINE_LEVEL) page.push({ words: [] });
    if (fields[COLUMN.level] !== WORD_LEVEL) continue;
    const text = (fields[COLUMN.text] ?? '').normalize('NFC').trim();
    const [x, y, width, height] = fields.slice(COLUMN.left, COLUMN.confidence).map(Number) as Place;
    const confidence = Number(fields[COLUMN.confidence]);
    if (text !== '') page.at(-1)?.words.push({ text, confidence, x, y, width, height });
  }
  return lines.map((page) => page.filter((line) => line.words.length > 0));
}

type Place = [x: number, y: number, width: number, height: number];
