/** Việc giao xuống: what the items of a paper hand down to whom, from the draft itself and not from its print. */
import { type Obligation, understand } from '../understanding/index.ts';
import { type DispatchDocument, formOf } from './document.ts';
import { dutiesOfTable, tablesOf } from './handed-down-tables.ts';
import { pageOf } from './laid-out-text.ts';
import { layOut } from './layout/parts.ts';

/** What the rules of language are less sure of than this waits for a person, as of any paper that is read. */
const SURE = 0.8;

/**
 * The duties of the numbered items and of the rows of task tables that name who shall do them, each with its deadline
 * and its place on the printed page. Of lead-ins and closing words nothing is taken: those are suggested when the print
 * is read. A copy hands down nothing of its own.
 */
export function dutiesHandedDown(document: DispatchDocument): Obligation[] {
  if (formOf(document.kind) === 'copy') return [];
  const sheets = layOut(document);
  const tables = tablesOf(document);
  const inTable = new Set(tables.map(({ place }) => place));
  const pages = sheets.map((sheet, index) =>
    pageOf(sheet, index + 1, ({ source }) => source === undefined || !inTable.has(source)),
  );
  const { obligations, metadata } = understand(pages);
  const items = obligations.filter(({ clause, kind }) => /\d/u.test(clause) && kind !== 'closing');
  const rows = tables.flatMap((table) => dutiesOfTable(table, sheets, metadata));
  return [...items, ...rows]
    .filter(({ assignees, confidence }) => assignees.length > 0 && confidence >= SURE)
    .map((duty) => ({ ...duty, assignees: duty.assignees.map(withoutRole) }))
    .toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** "Sở Y tế: Chủ trì, phối hợp …": the role is no part of the name. */
const withoutRole = (name: string): string => name.replace(/\s+chủ trì$/iu, '');

/** Higher than any page, in points. */
const PAGE = 10_000;

const placeOf = ({ evidence: [first] }: Obligation): number =>
  first === undefined ? 0 : first.page * PAGE + (first.boxes[0]?.y ?? 0);
