/**
 * The places of a form that are filled in: {{trich_yeu}}, {{Trích yếu}}, {{han | ngay_chu}}; in a row of a table
 * {{nhiem_vu.don_vi}}, and the row comes once for each entry. Word cuts words into runs as it likes: a place is found
 * in the words of its paragraph, whatever runs they are in.
 */
import { OFFICE_NAMES } from '../field-faults.ts';
import { asciiOf } from '../names.ts';
import type { Xml } from '../../docx/xml.ts';

/** The words of a run, and where they begin in the paragraph. */
export interface Piece {
  node: Xml;
  start: number;
  text: string;
}

export interface Place {
  /** Name of the field: "trich_yeu", of "nhiem_vu.don_vi" "nhiem_vu". */
  name: string;
  /** Of a place in a row that repeats: "don_vi". */
  column: string | null;
  filter: WordFilter | null;
  /** As it was written between the braces. */
  written: string;
  /** In the words of its paragraph, with the braces. */
  start: number;
  end: number;
}

export const WORD_FILTERS = ['ngay', 'ngay_chu', 'hoa'] as const;
export type WordFilter = (typeof WORD_FILTERS)[number];

/** A paragraph that has braces in it. */
export interface FormParagraph {
  node: Xml;
  pieces: Piece[];
  text: string;
  places: Place[];
}

/** A fault of a form: where, in words that a person finds it by, and why. */
export interface FormFault {
  place: string;
  reason: string;
}

/** All paragraphs, in their order, those in text boxes too. */
export function paragraphNodes(root: Xml): Xml[] {
  return Array.from(root.getElementsByTagName('w:p')) as Xml[];
}

/** The words of a paragraph without those of a text box that hangs on it. */
export function piecesOf(paragraph: Xml): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const walk = (node: Xml) => {
    for (let child = node.firstChild as Xml | null; child; child = child.nextSibling as Xml | null) {
      if (child.nodeName === 'w:t') {
        const text = child.textContent ?? '';
        pieces.push({ node: child, start: at, text });
        at += text.length;
      } else if (child.nodeName === 'w:tab' || child.nodeName === 'w:br') at += 1;
      else if (child.nodeType === 1 && child.nodeName !== 'w:p' && child.nodeName !== 'w:pPr') walk(child);
    }
  };
  walk(paragraph);
  return pieces;
}

export function textOf(pieces: readonly Piece[]): string {
  let text = '';
  for (const piece of pieces) text = text.padEnd(piece.start, ' ') + piece.text;
  return text;
}

export function placesIn(text: string): { places: Place[]; faults: string[] } {
  const places: Place[] = [];
  const faults: string[] = [];
  for (let at = 0; ;) {
    const [open, shut] = [text.indexOf('{{', at), text.indexOf('}}', at)];
    if (open < 0 && shut < 0) return { places, faults };
    if (shut >= 0 && (open < 0 || shut < open)) {
      faults.push('có }} mà không có {{ mở trước');
      at = shut + 2;
      continue;
    }
    const next = text.indexOf('{{', open + 2);
    if (shut < 0 || (next >= 0 && next < shut)) {
      faults.push(`{{ chưa được đóng bằng }}: “${text.slice(open, open + 30).trim()}”`);
      at = open + 2;
      continue;
    }
    const read = placeWritten(text.slice(open + 2, shut));
    if (typeof read === 'string') faults.push(read);
    else places.push({ ...read, start: open, end: shut + 2 });
    at = shut + 2;
  }
}

/** What stands between the braces, or why it is no place. */
function placeWritten(written: string): Omit<Place, 'start' | 'end'> | string {
  const [target = '', ...filters] = written.split('|').map((part) => part.trim());
  const [named = '', column, ...rest] = target.split('.').map((part) => part.trim());
  const isName = (words: string) => /^[\p{L}\p{N}][\p{L}\p{N} _/-]{0,79}$/u.test(words.normalize('NFC'));
  if (target === '') return 'giữa {{ và }} chưa có tên mục';
  if (!isName(named) || (column !== undefined && !isName(column)) || rest.length > 0)
    return `tên mục “${written.trim().slice(0, 40)}” chỉ được gồm chữ, số và dấu cách`;
  const filter = WORD_FILTERS.find((known) => known === filters[0]) ?? null;
  if (filters.length > 1 || (filters.length === 1 && filter === null))
    return `không có bộ lọc “${filters.join(' | ')}”; dùng được: ${WORD_FILTERS.join(', ')}`;
  const name = fieldNameOf(named);
  if (name === '' || column === '') return `tên mục “${written.trim()}” phải có chữ`;
  return { name, column: column === undefined ? null : fieldNameOf(column), filter, written: target };
}

/** "Trích yếu" is "trich_yeu". */
function fieldNameOf(words: string): string {
  const name = asciiOf(words, '_');
  return /^[a-z]/u.test(name) ? name : `muc_${name}`;
}

/** The nearest node of this name around it; null where there is none. */
export function around(node: Xml, name: string): Xml | null {
  for (let parent = node.parentNode as Xml | null; parent; parent = parent.parentNode as Xml | null)
    if (parent.nodeName === name) return parent;
  return null;
}

export function formParagraph(node: Xml): FormParagraph {
  const pieces = piecesOf(node);
  const text = textOf(pieces);
  return { node, pieces, text, places: placesIn(text).places };
}

/** Of one field of the form: how it is written there, and the columns it has in a table. */
export interface FoundField {
  name: string;
  label: string;
  /** Empty where it is no row of a table. */
  columns: { name: string; label: string }[];
  filters: WordFilter[];
}

const PART_NAMES: readonly [RegExp, string][] = [
  [/header/u, 'đầu trang, '],
  [/footer/u, 'chân trang, '],
  [/footnotes|endnotes/u, 'chú thích, '],
];

/** Every field of the form, in the order they stand in it, and what is wrong with their places. */
export function fieldsOfForm(parts: ReadonlyMap<string, Xml>): { fields: FoundField[]; faults: FormFault[] } {
  const fields = new Map<string, FoundField>();
  const faults: FormFault[] = [];
  for (const [part, root] of parts) {
    const where = PART_NAMES.find(([name]) => name.test(part))?.[1] ?? '';
    let count = 0;
    for (const node of paragraphNodes(root)) {
      const text = textOf(piecesOf(node));
      if (text.trim() === '') continue;
      count += 1;
      const { places, faults: reasons } = placesIn(text);
      const all = [
        ...reasons,
        ...rowFaults(node, places),
        ...places.flatMap((place) => noted(fields, place)),
      ];
      const place = `${where}đoạn ${count} (“${shortened(text)}”)`;
      faults.push(...all.map((reason) => ({ place, reason })));
    }
  }
  return { fields: [...fields.values()], faults };
}

const shortened = (text: string) => {
  const words = text.trim().replaceAll(/\s+/gu, ' ');
  return words.length > 60 ? `${words.slice(0, 57)}…` : words;
};

/** A place with a column stands in a row of a table, with others of the same list only. */
function rowFaults(node: Xml, places: readonly Place[]): string[] {
  const rows = places.filter(({ column }) => column !== null);
  if (rows.length === 0) return [];
  const row = around(node, 'w:tr');
  if (row === null) return [`{{${rows[0]!.written}}} có dấu chấm nên phải nằm trong một hàng của bảng`];
  const inRow = paragraphNodes(row).flatMap((each) => formParagraph(each).places);
  const lists = new Set(inRow.filter(({ column }) => column !== null).map(({ name }) => name));
  return lists.size > 1 ? [`một hàng của bảng có hai danh sách: ${[...lists].join(', ')}`] : [];
}

/** Notes the field of a place; says why it cannot be. */
function noted(fields: Map<string, FoundField>, { name, column, filter, written }: Place): string[] {
  const [named = '', titled = ''] = written.split('.').map((part) => part.trim());
  if ((OFFICE_NAMES as readonly string[]).includes(name))
    return column === null ? [] : [`“${name}” là phần chung của cơ quan, không có cột`];
  const field = fields.get(name) ?? { name, label: labelOf(named), columns: [], filters: [] };
  const isNew = !fields.has(name);
  fields.set(name, field);
  if (!isNew && (column === null) !== (field.columns.length === 0))
    return [`mục “${named}” vừa là một chỗ điền, vừa là danh sách trong bảng`];
  if (filter !== null && !field.filters.includes(filter)) field.filters.push(filter);
  const isNewColumn = column !== null && field.columns.every((each) => each.name !== column);
  if (isNewColumn) field.columns.push({ name: column, label: labelOf(titled) });
  return [];
}

/** "trich_yeu" reads "Trich yeu" until the administrator gives it its words; "Trích yếu" stays. */
function labelOf(written: string): string {
  const words = written.normalize('NFC').replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
