/**
 * A form filled in: what was typed takes the place of the braces and the looks of the run they stand in; rows and
 * paragraphs of lists come once for each entry. Everything else of the file stays as the office made it.
 */
import { XMLSerializer } from '@xmldom/xmldom';
import { strToU8, zipSync } from 'fflate';
import { fieldsWrong } from '../../errors.ts';
import type { Xml } from '../../docx/xml.ts';
import { dayInWords } from '../../wording.ts';
import { answerOf, wrongAnswers } from '../answers.ts';
import type { Answers } from '../answers.ts';
import type { Office } from '../fill.ts';
import type { WordForm } from './form.ts';
import { openForm, wordsParts } from './open.ts';
import { around, fieldsOfForm, formParagraph, paragraphNodes } from './places.ts';
import type { FormParagraph, Place, WordFilter } from './places.ts';

/** Word cannot date its parts before 1980; always the same day, so that the same answers are the same bytes. */
const MADE = new Date('2000-01-01T00:00:00');

type Value = string | string[] | string[][];

export interface FormFilling {
  answers: Answers;
  office: Office;
  /** ISO date, or a month while the day is not known. */
  date: string | null;
}

/**
 * @returns the .docx
 * @throws AppError `drafting.fields` naming each answer that is missing or wrong
 */
export function fillForm({ head, file }: WordForm, filling: FormFilling): Uint8Array {
  const wrong = wrongAnswers(head.fields, filling.answers, filling.date);
  if (wrong.length > 0) throw fieldsWrong(wrong);
  const parts = openForm(file);
  const filled = new Map(parts);
  const values = valuesOf(head.fields, filling);
  const roots = wordsParts(parts);
  const columns = new Map(fieldsOfForm(roots).fields.map((found) => [found.name, found.columns]));
  for (const [name, root] of roots) {
    if (!fillPart(root, values, columns)) continue;
    filled.set(name, strToU8(new XMLSerializer().serializeToString(root.ownerDocument)));
  }
  return zipSync(Object.fromEntries([...filled].map(([name, bytes]) => [name, [bytes, { mtime: MADE }]])));
}

/** What is put in at each name: words, lines, or rows of cells. */
function valuesOf(
  fields: WordForm['head']['fields'],
  { answers, office, date }: FormFilling,
): Map<string, Value> {
  const own = fields.map((field): [string, Value] => {
    const answer = answerOf(field, answers);
    if (Array.isArray(answer)) return [field.name, answer];
    if (field.type === 'long') return [field.name, String(answer).split('\n')];
    if (typeof answer === 'number') return [field.name, answer.toLocaleString('vi-VN')];
    return [field.name, typeof answer === 'boolean' ? (answer ? 'Có' : 'Không') : answer];
  });
  return new Map<string, Value>([
    ['co_quan', office.agency.replaceAll('\n', ' ')],
    ['chu_quan', office.parent ?? ''],
    ['dia_danh', office.place],
    ['ky_hieu_co_quan', office.agencySymbol],
    ['ky_hieu_don_vi', office.unitSymbol],
    ['nguoi_dung_dau', office.head],
    ['tap_the', office.collective],
    ['hom_nay', date ?? ''],
    ...own,
  ]);
}

/** The columns of each list that stands in a table, in the order of their cells. */
type Columns = ReadonlyMap<string, readonly { name: string }[]>;

/** @returns whether anything was filled in */
function fillPart(root: Xml, values: ReadonlyMap<string, Value>, columns: Columns): boolean {
  const paragraphs = () =>
    paragraphNodes(root)
      .map(formParagraph)
      .filter(({ places }) => places.length > 0);
  const first = paragraphs();
  if (first.length === 0) return false;
  const rows = new Set(
    first
      .filter(({ places }) => places.some(({ column }) => column !== null))
      .flatMap(({ node }) => around(node, 'w:tr') ?? []),
  );
  for (const row of rows) fillRow(row, values, columns);
  for (const paragraph of paragraphs()) fillParagraph(paragraph, values);
  return true;
}

/** The row comes once for each entry; a table is never left without a row. */
function fillRow(row: Xml, values: ReadonlyMap<string, Value>, columns: Columns): void {
  const places = paragraphNodes(row).flatMap((node) => formParagraph(node).places);
  const name = places.find(({ column }) => column !== null)?.name ?? '';
  const entries = (values.get(name) ?? []) as string[][];
  const rows = Array.from(row.parentNode?.childNodes ?? []).filter((node) => node.nodeName === 'w:tr');
  const cells = columns.get(name) ?? [];
  for (const entry of entries.length === 0 && rows.length === 1 ? [[]] : entries) {
    const copy = row.cloneNode(true) as Xml;
    row.parentNode?.insertBefore(copy, row);
    const words = new Map(cells.map((cell, index) => [cell.name, entry[index] ?? '']));
    for (const node of paragraphNodes(copy)) {
      putIn(formParagraph(node), ({ column, filter }) =>
        column === null ? null : [shown(words.get(column) ?? '', filter)],
      );
    }
  }
  row.parentNode?.removeChild(row);
}

/**
 * A list alone in its paragraph, or behind a dash, makes a paragraph of each entry; beside other words it is one line.
 * Where nothing is to be listed, the words before it announce nothing: they go with it.
 */
function fillParagraph(paragraph: FormParagraph, values: ReadonlyMap<string, Value>): void {
  const [place] = paragraph.places;
  const value = place === undefined ? '' : (values.get(place.name) ?? '');
  const before = paragraph.text.slice(0, place?.start ?? 0);
  const isAlone = paragraph.places.length === 1 && Array.isArray(value) && /^[\s\d.)+•*–-]*$/u.test(before);
  const isEmpty = paragraph.places.every(
    ({ name }) => Array.isArray(values.get(name)) && values.get(name)!.length === 0,
  );
  if (!isAlone && !isEmpty) {
    putIn(paragraph, ({ name, filter }) => [linesOf(values.get(name) ?? '', filter).join('; ')]);
    return;
  }
  const lines = isEmpty ? [] : linesOf(value, place!.filter);
  const { node } = paragraph;
  const section = sectionEnd(node);
  const copies = lines.map((line) => {
    const copy = node.cloneNode(true) as Xml;
    node.parentNode?.insertBefore(copy, node);
    const end = sectionEnd(copy);
    end?.parentNode?.removeChild(end);
    putIn(formParagraph(copy), () => [line]);
    return copy;
  });
  // A cell or a page needs its last paragraph, and a section its end: that one stays, without words.
  const isNeeded = section !== null || (copies.length === 0 && around(node, 'w:tc') !== null);
  if (isNeeded) emptied(paragraph);
  else node.parentNode?.removeChild(node);
}

function emptied({ pieces }: FormParagraph): void {
  for (const { node } of pieces) writeWords(node, '');
}

function sectionEnd(paragraph: Xml): Xml | null {
  const [properties] = Array.from(paragraph.childNodes).filter((node) => node.nodeName === 'w:pPr');
  const [end] = Array.from(properties?.childNodes ?? []).filter((node) => node.nodeName === 'w:sectPr');
  return (end as Xml | undefined) ?? null;
}

function linesOf(value: Value, filter: WordFilter | null): string[] {
  if (!Array.isArray(value)) return [shown(value, filter)];
  return value.map((entry) => shown(Array.isArray(entry) ? entry.join(' ') : entry, filter));
}

/** "2026-12-15" is a day; capitals where the place asks for them. */
function shown(value: string, filter: WordFilter | null): string {
  // Letters that XML cannot hold.
  const words = value
    .normalize('NFC')
    .replaceAll(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
  if (filter === 'hoa') return words.toUpperCase();
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(words) || (filter !== null && /^\d{4}-\d{2}$/u.test(words));
  if (!isDay) return words;
  return filter === 'ngay_chu'
    ? dayInWords(words).replaceAll('\u00a0', '…')
    : words.split('-').toReversed().join('/');
}

/** @param valueOf the lines at a place; null leaves it as it is */
function putIn({ pieces, places }: FormParagraph, valueOf: (place: Place) => string[] | null): void {
  // From the end, so that what stands before keeps its place.
  for (const place of places.toReversed()) {
    const lines = valueOf(place);
    if (lines === null) continue;
    const hit = pieces.filter(({ start, text }) => start < place.end && start + text.length > place.start);
    for (const [index, piece] of hit.entries()) {
      const from = Math.max(0, place.start - piece.start);
      const to = Math.min(piece.text.length, place.end - piece.start);
      const words = index === 0 ? lines.join('\n') : '';
      piece.text = piece.text.slice(0, from) + words + piece.text.slice(to);
      writeWords(piece.node, piece.text);
    }
  }
  for (const { node } of pieces) breakLines(node);
}

function writeWords(node: Xml, words: string): void {
  node.textContent = words;
  node.setAttribute('xml:space', 'preserve');
}

/** A new line in words is an element of its own in Word. */
function breakLines(node: Xml): void {
  const [first = '', ...rest] = (node.textContent ?? '').split('\n');
  if (rest.length === 0) return;
  writeWords(node, first);
  let after = node;
  for (const line of rest) {
    const mark = node.ownerDocument.createElement('w:br') as unknown as Xml;
    const words = node.cloneNode(false) as Xml;
    writeWords(words, line);
    after.parentNode?.insertBefore(mark, after.nextSibling);
    after.parentNode?.insertBefore(words, mark.nextSibling);
    after = words;
  }
}
