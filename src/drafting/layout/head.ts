/** The head of a dispatch as blocks to print: ô 1 to 5, 9a and 10b (NĐ 30/2020, PL I, Phần I, II and IV). */
import { letterheadBlock, naturalWidth } from '../../printing/index.ts';
import type { Block, Columns, Paragraph } from '../../printing/index.ts';
import { formOf } from '../document.ts';
import type { DispatchDocument } from '../document.ts';
import { closed, letterSubject, numberLine, placeAndDate } from '../wording.ts';
import { bodyParagraph } from './body.ts';
import { HEAD, INDENT, PARAGRAPH_GAP, SIZES, TEXT_WIDTH, URGENCY_FRAMES } from './style.ts';

const centred = (text: string, size: number, rest: Partial<Paragraph> = {}): Paragraph => ({
  kind: 'paragraph',
  text,
  dress: { size },
  align: 'center',
  ...rest,
});

export function headBlocks(document: DispatchDocument): Block[] {
  const form = formOf(document.kind);
  if (form === 'copy') return copyHead(document);
  return [
    letterheadBlock(document.header, TEXT_WIDTH, document.style.headSize),
    numberAndDate(document, form === 'letter'),
    ...urgencyBlocks(document),
    ...(form === 'named' ? titleBlocks(document) : []),
    ...addresseeBlocks(document),
    ...basisBlocks(document),
  ];
}

/** Points left free beside a trích yếu: Word, which rounds widths otherwise, breaks a line that fits by a hair. */
export const SUBJECT_MARGIN = 3;

/** Ô 3 and 4 on one line; of a công văn its trích yếu under the number (ô 5b). */
function numberAndDate(document: DispatchDocument, withSubject: boolean): Columns {
  const { headSize } = document.style;
  const subject = centred(letterSubject(document.subject), headSize, {
    before: PARAGRAPH_GAP,
    evenly: true,
    source: 'subject',
  });
  Object.assign(subject, { left: SUBJECT_MARGIN, right: SUBJECT_MARGIN });
  const number = centred(numberLine(document), SIZES.number, { source: 'number' });
  const date = centred(placeAndDate(document), headSize + 1, { source: 'date' });
  date.dress = { size: headSize + 1, italic: true };
  return {
    kind: 'columns',
    before: PARAGRAPH_GAP,
    columns: [
      { share: HEAD.left, blocks: withSubject ? [number, subject] : [number] },
      { share: HEAD.right, blocks: document.header.place ? [date] : [] },
    ],
  };
}

/** Ô 10b, under the number at the left, in bright red. */
function urgencyBlocks({ urgency }: DispatchDocument): Block[] {
  const frame = urgency && URGENCY_FRAMES[urgency];
  if (!urgency || !frame) return [];
  const box: Block = {
    kind: 'boxed',
    text: urgency.toUpperCase(),
    dress: { size: SIZES.urgency, bold: true },
    ink: 'red',
    align: 'center',
    ...frame,
  };
  const left = { share: HEAD.left, blocks: [box] };
  return [{ kind: 'columns', before: 8, columns: [left, { share: HEAD.right, blocks: [] }] }];
}

/** Ô 5a: tên loại, trích yếu, and the rule under them; thẩm quyền ban hành below. */
function titleBlocks(document: DispatchDocument): Block[] {
  const { bodySize } = document.style;
  const bold = { size: bodySize, bold: true };
  const title = centred(document.kind.toUpperCase(), bodySize, {
    dress: bold,
    before: 16,
    tag: 'H1',
    keepWithNext: true,
  });
  return [
    title,
    ...subjectLines(document.subject, bold),
    ...(document.authority ? [authorityLine(document.authority, bold)] : []),
  ];
}

function subjectLines(subject: string, dress: { size: number; bold: boolean }): Block[] {
  if (!subject) return [titleRule(70)];
  const line: Paragraph = {
    ...centred(subject, dress.size, { dress, evenly: true, keepWithNext: true, source: 'subject' }),
    left: 28,
    right: 28,
  };
  const width = Math.min(naturalWidth(subject, dress), TEXT_WIDTH - 56);
  return [line, titleRule(Math.max(60, width * 0.4))];
}

/** A third to a half of the line above it. */
function titleRule(width: number): Block {
  return { kind: 'rule', width, before: 3 };
}

function authorityLine(authority: string, dress: { size: number; bold: boolean }): Paragraph {
  return centred(authority.toUpperCase(), dress.size, {
    dress,
    before: 14,
    evenly: true,
    keepWithNext: true,
  });
}

/** Ô 9a: one receiver on the line of the label; several each on a line, their dashes under the colon. */
function addresseeBlocks({ addressees, style }: DispatchDocument): Block[] {
  if (!addressees) return [];
  const dress = { size: style.bodySize };
  const place = addresseePlace(addressees, style.bodySize);
  const line = (text: string, left: number, hang: number, before: number): Paragraph => ({
    kind: 'paragraph',
    text,
    dress,
    align: 'left',
    left: left + hang,
    firstIndent: -hang,
    before,
    source: 'addressees',
  });
  if (addressees.names.length === 1) {
    const label = naturalWidth(`${addressees.label}: `, dress) + dress.size / 4;
    return [line(`${addressees.label}: ${addressees.names[0] ?? ''}`, place.left, label, 14), gap, gap];
  }
  const dash = naturalWidth('-', dress) + dress.size / 4;
  const names = closed(addressees.names).map((name) => line(`- ${name}`, place.colon, dash, 2));
  return [{ ...line(`${addressees.label}:`, place.left, 0, 14), keepWithNext: true }, ...names, gap];
}

const gap: Block = { kind: 'gap', height: PARAGRAPH_GAP };

/** In the middle of the page if it is short enough, else from the indent on. */
export function addresseePlace(
  { label, names }: NonNullable<DispatchDocument['addressees']>,
  size: number,
): { left: number; colon: number } {
  const dress = { size };
  const labelWidth = naturalWidth(`${label}:`, dress);
  const colon = labelWidth - naturalWidth(':', dress);
  const single = names.length === 1;
  const lines = closed(names).map((name) =>
    naturalWidth(single ? `${label}: ${names[0]}` : `- ${name}`, dress),
  );
  const width = Math.max(labelWidth, (single ? 0 : colon) + Math.max(...lines));
  const left = Math.max(INDENT, Math.min((TEXT_WIDTH - width) / 2, TEXT_WIDTH * 0.3));
  return { left, colon: left + colon };
}

/** Căn cứ in italics, and the word that makes it a decision. */
function basisBlocks({ bases, enacting, style }: DispatchDocument): Block[] {
  const lines = closed(bases).map((text, index): Paragraph => ({
    ...bodyParagraph(text, style),
    dress: { size: style.bodySize, italic: true },
    ...(index === 0 ? { before: 2 * PARAGRAPH_GAP } : {}),
    source: `bases.${index}`,
  }));
  if (!enacting) return lines;
  const dress = { size: style.bodySize, bold: true };
  const word = centred(`${enacting.toUpperCase()}:`, style.bodySize, {
    dress,
    before: 12,
    keepWithNext: true,
    tag: 'H2',
  });
  return [...lines, word, gap];
}

/** What stands under the words of a copied paper, below a rule across the page (PL I, Phần II, II.2). */
function copyHead(document: DispatchDocument): Block[] {
  const { header, kind, style } = document;
  const bold = { size: 13, bold: true };
  const agency = letterheadBlock(header, TEXT_WIDTH, style.headSize).columns[0]?.blocks ?? [];
  const columns: Columns = {
    kind: 'columns',
    before: 8,
    columns: [
      { share: HEAD.left, blocks: agency },
      { share: HEAD.right, blocks: [centred(kind.toUpperCase(), 13, { dress: bold, tag: 'H1' })] },
    ],
  };
  return [{ kind: 'rule', width: null }, columns, numberAndDate(document, false)];
}
