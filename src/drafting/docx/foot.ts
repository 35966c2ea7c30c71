/** The foot of a dispatch in Word: who signs, who receives it. */
import type { FileChild, Paragraph } from 'docx';
import type { DispatchDocument, Signature } from '../document.ts';
import { FOOT, PEN_ROOM, TEXT_WIDTH } from '../layout/style.ts';
import { recipientLines } from '../wording.ts';
import { sideBySide, styled, twips } from './paragraphs.ts';

export function footChildren(document: DispatchDocument): FileChild[] {
  const { signatures } = document;
  const space = styled('VtKe', '', { spacing: { before: 160 }, keepNext: true });
  const width = TEXT_WIDTH / 100;
  if (signatures.length > 1) {
    const share = TEXT_WIDTH / signatures.length;
    const columns = signatures.map((signature) => ({ width: share, children: signatureChildren(signature) }));
    return [space, sideBySide([columns]), ...recipientChildren(document)];
  }
  const [signature] = signatures;
  return [
    space,
    sideBySide([
      [
        { width: width * FOOT.left, children: recipientChildren(document) },
        { width: width * FOOT.right, children: signature ? signatureChildren(signature) : [] },
      ],
    ]),
    styled('VtKe', ''),
  ];
}

function recipientChildren(document: DispatchDocument): Paragraph[] {
  const lines = recipientLines(document);
  if (lines.length === 0) return [];
  return [styled('VtNoiNhan', 'Nơi nhận:'), ...lines.map((line) => styled('VtNoiNhanMuc', line))];
}

function signatureChildren({ titles, name }: Signature): Paragraph[] {
  return [
    ...titles.map((title) => styled('VtChucVu', title.toUpperCase())),
    styled('VtHoTen', name || '\u00a0', { spacing: { before: twips(PEN_ROOM) } }),
  ];
}
