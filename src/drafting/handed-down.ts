/** Việc giao xuống: what the items of a paper hand down to whom, from the draft itself and not from its print. */
import type { Mark, Sheet } from '../printing/index.ts';
import type { ReadPage } from '../reading/page.ts';
import { withStructure } from '../reading/page-structure.ts';
import type { TextRun } from '../reading/paper.ts';
import { plainTextLines } from '../reading/text-page.ts';
import { type Obligation, understand } from '../understanding/index.ts';
import { type DispatchDocument, formOf } from './document.ts';
import { layOut } from './layout/parts.ts';

/** What the rules of language are less sure of than this waits for a person, as of any paper that is read. */
const SURE = 0.8;

/**
 * The duties of the numbered items that name who shall do them, each with its deadline and its place on the printed
 * page. Of lead-ins, closing words and tables nothing is taken: those are suggested when the print is read. A copy
 * hands down nothing of its own.
 */
export function dutiesHandedDown(document: DispatchDocument): Obligation[] {
  if (formOf(document.kind) === 'copy') return [];
  const isInTable = tablePlaces(document);
  const pages = layOut(document).map((sheet, index) => pageOf(sheet, index + 1, isInTable));
  return understand(pages)
    .obligations.filter(
      ({ clause, assignees, kind, confidence }) =>
        /\d/u.test(clause) && assignees.length > 0 && kind !== 'closing' && confidence >= SURE,
    )
    .map((duty) => ({ ...duty, assignees: duty.assignees.map(withoutRole) }));
}

/** "Sở Y tế: Chủ trì, phối hợp …": the role is no part of the name. */
const withoutRole = (name: string): string => name.replace(/\s+chủ trì$/iu, '');

function tablePlaces({ body, appendices }: DispatchDocument): (place: string | undefined) => boolean {
  const lists = [
    { name: 'body', blocks: body },
    ...appendices.map((appendix, at) => ({ name: `appendices.${at}.body`, blocks: appendix.body })),
  ];
  const places = new Set(
    lists.flatMap(({ name, blocks }) =>
      blocks.flatMap(({ kind }, at) => (kind === 'table' ? [`${name}.${at}`] : [])),
    ),
  );
  return (place) => place !== undefined && places.has(place);
}

/** A laid out sheet as a page that was read without a doubt. */
function pageOf(sheet: Sheet, number: number, isLeftOut: (place: string | undefined) => boolean): ReadPage {
  const text = sheet.marks.flatMap((mark) =>
    mark.kind === 'line' && !isLeftOut(mark.source) ? runsOf(mark) : [],
  );
  const { tables, ...page } = plainTextLines({ width: sheet.width, height: sheet.height, text });
  return withStructure({ number, source: 'text-layer', seconds: 0, ...page }, tables);
}

/** Shares of the letters' size above the baseline and over all, as a text layer gives its runs. */
const ASCENT = 0.85;
const HEIGHT = 1.07;

function runsOf({ baseline, runs }: Extract<Mark, { kind: 'line' }>): TextRun[] {
  return runs.map(({ text, x, width, size }) => ({
    text,
    x,
    y: baseline - ASCENT * size,
    width,
    height: HEIGHT * size,
    turned: 0,
  }));
}
