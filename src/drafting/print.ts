/** A dispatch as a PDF file and as the pages of its preview: the same lines, for both come from one layout. */
import { paintPdf, paintSvg, unprintableLetters } from '../printing/index.ts';
import { plainOf } from './document.ts';
import type { DispatchDocument, DocumentBlock } from './document.ts';
import { lettersNotPrintable } from './errors.ts';
import { layOut } from './layout/parts.ts';
import { underlined } from './layout/underlined.ts';
import { numberLine } from './wording.ts';

/**
 * @param made date in the file's properties: the same document of the same moment is the same bytes
 * @throws AppError `drafting.letters` for letters the typeface has no picture of
 */
export async function printPdf(document: DispatchDocument, made: Date): Promise<Uint8Array> {
  return (await printPaper(document, made)).bytes;
}

/** The file and how many pages it has. @throws AppError `drafting.letters` */
export async function printPaper(
  document: DispatchDocument,
  made: Date,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const missing = unprintableLetters(wordsOf(document).join('\n'));
  if (missing.length > 0) throw lettersNotPrintable(missing);
  const title = [document.kind, document.subject].filter(Boolean).join(': ');
  const sheets = layOut(document);
  const bytes = await paintPdf(sheets, {
    title,
    subject: numberLine(document),
    author: document.header.agency.replaceAll('\n', ' '),
    made,
  });
  return { bytes, pages: sheets.length };
}

const SPELLING: ReadonlySet<string> = new Set(['syllables', 'confusions']);

/**
 * The pages as SVG, in their order.
 * @param findings of the format check: doubted words are underlined
 */
export function previewPages(
  document: DispatchDocument,
  findings: readonly { rule: string; place: string | null; found: string }[] = [],
): string[] {
  const doubted = findings
    .filter(({ rule }) => SPELLING.has(rule))
    .flatMap(({ place, found }) => (place === null ? [] : [{ place, words: found }]));
  return layOut(document).map((sheet) => paintSvg(underlined(sheet, doubted)));
}

/** Every word that is printed. */
export function wordsOf(document: DispatchDocument): string[] {
  const { header, subject, addressees, authority, bases, enacting, signatures, recipients, contact } =
    document;
  return [
    document.kind,
    header.parent ?? '',
    header.agency,
    header.symbol,
    header.place,
    subject,
    authority ?? '',
    ...(addressees ? [addressees.label, ...addressees.names] : []),
    ...bases,
    enacting ?? '',
    ...document.body.flatMap(blockWords),
    ...signatures.flatMap(({ titles, name }) => [...titles, name]),
    ...(recipients ? [...recipients.list, recipients.filed, recipients.drafter ?? ''] : []),
    ...contact,
    ...document.appendices.flatMap(({ title, body }) => [title, ...body.flatMap(blockWords)]),
  ];
}

function blockWords(block: DocumentBlock): string[] {
  if (block.kind !== 'table') return [plainOf(block.text)];
  return [...block.columns.map((column) => plainOf(column.title)), ...block.rows.flat().map(plainOf)];
}
