/** The lines of a page whose text layer is believed. */
import { inkMapOfBoxes, type InkMap } from './ink-map.ts';
import { layoutOf, type Layout, type Split } from './layout.ts';
import { linesOfWords } from './page-lines.ts';
import type { Box, Line, Word, Zone } from './page.ts';
import type { PaperPage, TextRun } from './paper.ts';
import { takeInk } from './prepare.ts';
import { turn, type QuarterTurn } from './raster.ts';
import { tablesOf, type Table } from './tables.ts';
import { wordsOfRuns } from './text-words.ts';
import { uprightBox } from './upright.ts';
import { settleZones } from './zone-text.ts';

export interface TextPage {
  width: number;
  height: number;
  rotation: QuarterTurn;
  lines: Line[];
  /** In points. */
  tables: Table[];
}

/** The page set upright by the way most of its text runs, its lines by zone, tables cell by cell. */
export async function textLayerLines(page: PaperPage): Promise<TextPage> {
  const upright = uprightWords(page);
  const drawn = page.drawsLines && upright.words.length > 0;
  return arranged(upright, drawn ? await drawnTables(page, upright.rotation, upright.width) : []);
}

/** The same of a page without tables, which needs no look at its picture. */
export function plainTextLines(page: TextOfPage): TextPage {
  return arranged(uprightWords(page), []);
}

type TextOfPage = Pick<PaperPage, 'number' | 'width' | 'height' | 'text'>;

function uprightWords(page: TextOfPage) {
  const turned = mostCommonTurn(page.text);
  const rotation = ((360 - turned) % 360) as QuarterTurn;
  const runs = page.text.filter((run) => run.turned === turned).map((run) => uprightRun(run, page, rotation));
  const sideways = rotation === 90 || rotation === 270;
  const width = sideways ? page.height : page.width;
  const height = sideways ? page.width : page.height;
  return { number: page.number, width, height, rotation, words: wordsOfRuns(runs) };
}

function arranged(
  { words, number, ...page }: ReturnType<typeof uprightWords>,
  tables: readonly Table[],
): TextPage {
  const map = inkMapOfBoxes([...words.map(inkOf), ...tables], page.width, page.height);
  const lines = zonedLines(words, tables, map, layoutOf(map, number === 1));
  return { ...page, lines, tables: [...tables] };
}

/** Where a word has its ink: boxes of a text layer reach from the marks of capitals to the tails, and into the next line. */
const INKED = { from: 0.1, to: 0.95 };

const inkOf = (word: Box): Box => ({
  ...word,
  y: word.y + INKED.from * word.height,
  height: (INKED.to - INKED.from) * word.height,
});

/** The tables that are drawn on the page, in points of the upright page. */
async function drawnTables(page: PaperPage, rotation: QuarterTurn, width: number): Promise<Table[]> {
  const ink = await takeInk(await page.picture(), page.width);
  const image = turn(ink.image, rotation);
  const points = width / image.width;
  const inPoints = (box: Box): Box => ({
    x: box.x * points,
    y: box.y * points,
    width: box.width * points,
    height: box.height * points,
  });
  return tablesOf(image, ink.dpi).map((table) => ({
    ...inPoints(table),
    cells: table.cells.map((cell) => ({ ...cell, ...inPoints(cell) })),
  }));
}

function mostCommonTurn(runs: readonly TextRun[]): QuarterTurn {
  const letters = new Map<QuarterTurn, number>();
  for (const run of runs) letters.set(run.turned, (letters.get(run.turned) ?? 0) + run.text.length);
  return [...letters.entries()].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function uprightRun(run: TextRun, page: TextOfPage, rotation: QuarterTurn): TextRun {
  return { ...run, turned: 0, ...uprightBox(run, page, rotation) };
}

function zonedLines(
  words: readonly Word[],
  tables: readonly Table[],
  map: InkMap,
  { header, foot }: Layout,
): Line[] {
  const points = 72 / map.dpi;
  const zoneOf = (word: Word): Zone => {
    const x = (word.x + word.width / 2) / points;
    const y = (word.y + word.height / 2) / points;
    if (isIn(header, y)) return x < header.gutter ? 'header-left' : 'header-right';
    if (isIn(foot, y)) return x < foot.gutter ? 'foot-left' : 'foot-right';
    return 'body';
  };
  const zones = new Map<Zone, Word[]>();
  for (const word of words) {
    const zone = zoneOf(word);
    const there = zones.get(zone);
    if (there === undefined) zones.set(zone, [word]);
    else there.push(word);
  }
  const lines = (['header-left', 'header-right', 'body', 'foot-left', 'foot-right'] as const).flatMap(
    (zone) =>
      zone === 'body' ? bodyLines(zones.get(zone) ?? [], tables) : linesOfWords(zones.get(zone) ?? [], zone),
  );
  return settleZones(lines);
}

/** Text between the tables line by line, tables cell by cell. */
function bodyLines(words: readonly Word[], tables: readonly Table[]): Line[] {
  const lines: Line[] = [];
  let rest = [...words];
  for (const table of tables) {
    const isAbove = (word: Word): boolean => word.y + word.height / 2 < table.y;
    lines.push(...linesOfWords(rest.filter(isAbove), 'body'));
    rest = rest.filter((word) => !isAbove(word));
    for (const cell of table.cells) {
      lines.push(
        ...linesOfWords(
          rest.filter((word) => contains(cell, word)),
          'body',
        ),
      );
      rest = rest.filter((word) => !contains(cell, word));
    }
  }
  return [...lines, ...linesOfWords(rest, 'body')];
}

function contains(box: Box, word: Word): boolean {
  const x = word.x + word.width / 2;
  const y = word.y + word.height / 2;
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

function isIn(split: Split | undefined, row: number): split is Split {
  return split !== undefined && row >= split.top && row < split.bottom;
}
