/** The foot of a dispatch as blocks to print: who signs (ô 7) and who receives it (ô 9b, 12), never torn apart. */
import type { Block, Columns, Paragraph } from '../../printing/index.ts';
import type { DispatchDocument, Signature } from '../document.ts';
import { recipientLines } from '../wording.ts';
import { FOOT, PARAGRAPH_GAP, PEN_ROOM, SIZES } from './style.ts';

/** Stays with the last two lines of the text: a signature alone on a page could be put under anything. */
export function footBlocks(document: DispatchDocument): Block[] {
  const { signatures } = document;
  const [first] = signatures;
  if (signatures.length > 1) return jointFoot(document);
  const columns: Columns = {
    kind: 'columns',
    before: 2 * PARAGRAPH_GAP,
    keepWithPrevious: true,
    columns: [
      { share: FOOT.left, blocks: recipientBlocks(document) },
      { share: FOOT.right, blocks: first ? signatureBlocks(first, document) : [] },
    ],
  };
  return [columns];
}

/** Of a biên bản or hợp đồng those who sign stand side by side, the receivers under them (mẫu 1.9). */
function jointFoot(document: DispatchDocument): Block[] {
  const columns: Columns = {
    kind: 'columns',
    before: 2 * PARAGRAPH_GAP,
    keepWithPrevious: true,
    columns: document.signatures.map((signature) => ({
      share: 1,
      blocks: signatureBlocks(signature, document),
    })),
  };
  const recipients = recipientBlocks(document);
  if (recipients.length === 0) return [columns];
  return [{ ...columns, keepWithNext: true }, { kind: 'gap', height: 10 }, ...recipients];
}

function recipientBlocks(document: DispatchDocument): Block[] {
  const lines = recipientLines(document);
  if (lines.length === 0) return [];
  const label: Paragraph = {
    kind: 'paragraph',
    text: 'Nơi nhận:',
    dress: { size: SIZES.recipientsLabel, bold: true, italic: true },
    align: 'left',
    source: 'recipients',
  };
  return [
    label,
    ...lines.map((text): Paragraph => ({
      kind: 'paragraph',
      text,
      dress: { size: SIZES.recipients },
      align: 'left',
      source: 'recipients',
    })),
  ];
}

function signatureBlocks({ titles, name }: Signature, { style }: DispatchDocument): Block[] {
  const line = (text: string): Paragraph => ({
    kind: 'paragraph',
    text,
    dress: { size: style.bodySize, bold: true },
    align: 'center',
    source: 'signature',
  });
  return [
    ...titles.map((title) => line(title.toUpperCase())),
    { kind: 'gap', height: PEN_ROOM },
    line(name || '\u00a0'),
  ];
}
