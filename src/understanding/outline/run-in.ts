/**
 * Lists that are set in running text: "Đề nghị các trường: (1) Rà soát phòng học; (2) Sửa bàn ghế.", "Chi cục chỉ đạo:
 * - Phun khử trùng. - Tiêm bao vây.": items like those that stand on lines of their own.
 */
import { matchesIn } from '../matches.ts';
import { type Paragraph, slice } from './paragraphs.ts';

/** What leads in, and the items behind it, each without its mark. */
export interface RunInList {
  lead: Paragraph;
  items: Paragraph[];
}

/** A mark behind the sign that ends what stands before it: "(1)", "2)", "(iii)". */
const FIGURE = /(?<=[:;.,] )(?:\(?(\d{1,2})|\((i{1,3}|iv|vi{0,3}|ix|x))\) (?=\p{L})/gu;
const ROMANS = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const DASH = /(?<=[:;.] )[-–] (?=\p{Lu})/gu;

/** The list that a paragraph ends in, or null where none is set in it: one item alone is none. */
export function runInList(paragraph: Paragraph): RunInList | null {
  const { text } = paragraph;
  const opens = text.indexOf(': ');
  if (opens < 0) return null;
  const marks = figuresInOrder(text, opens) ?? dashes(text, opens);
  const [first] = marks;
  if (first === undefined || marks.length < 2) return null;
  const items = marks.map(({ end }, at) =>
    slice(paragraph, end, (marks[at + 1]?.start ?? text.length + 1) - 1),
  );
  return { lead: slice(paragraph, 0, first.start - 1), items };
}

interface PlacedMark {
  start: number;
  end: number;
}

/** "(1)", "(2)", … or "(i)", "(ii)", … from the colon on that opens them; null where they do not begin there. */
function figuresInOrder(text: string, opens: number): PlacedMark[] | null {
  const marks: PlacedMark[] = [];
  for (const found of matchesIn(text, FIGURE)) {
    const place = found[2] === undefined ? Number(found[1]) : ROMANS.indexOf(found[2]);
    if (found.index < opens || place !== marks.length + 1) continue;
    if (marks.length === 0 && !text.startsWith(': ', found.index - 2)) return null;
    marks.push({ start: found.index, end: found.index + found[0].length });
  }
  return marks.length < 2 ? null : marks;
}

function dashes(text: string, opens: number): PlacedMark[] {
  const marks = matchesIn(text, DASH).map(({ index, 0: mark }) => {
    return { start: index, end: index + mark.length };
  });
  const first = marks.findIndex(({ start }) => start > opens && text.startsWith(': ', start - 2));
  return first < 0 ? [] : marks.slice(first);
}
