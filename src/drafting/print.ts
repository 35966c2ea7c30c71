/** A dispatch as a PDF file and as the pages of its preview: the same lines, for both come from one layout. */
import { paintPdf, paintSvg, unprintableLetters } from '../printing/index.ts';
import { plainOf } from './document.ts';
import type { DispatchDocument, DocumentBlock } from './document.ts';
import { lettersNotPrintable } from './errors.ts';
import { layOut } from './layout/parts.ts';
import { numberLine } from './wording.ts';

/**
 * @param made date in the file's properties: the same document of the same moment is the same bytes
 * @throws AppError `drafting.letters` for letters the typeface has no picture of
 */
export async function printPdf(document: DispatchDocument, made: Date): Promise<Uint8Array> {
  const missing = unprintableLetters(wordsOf(document).join('\n'));
  if (missing.length > 0) throw lettersNotPrintable(missing);
  const title = [document.kind, document.subject].filter(Boolean).join(': ');
  return paintPdf(layOut(document), {
    title,
    subject: numberLine(document),
    author: document.header.agency.replaceAll('\n', ' '),
    made,
  });
}

/** The pages as SVG, in their order. */
export function previewPages(document: DispatchDocument): string[] {
  return layOut(document).map((sheet) => paintSvg(sheet));
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
