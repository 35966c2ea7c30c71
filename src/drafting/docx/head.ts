/** The head of a dispatch in Word: ô 1 to 5, 9a, 10b. */
import type { FileChild, Paragraph, Table } from 'docx';
import { evenWidth, HEAD_SHARES, measureWords, MOTTO, NATION, naturalWidth } from '../../printing/index.ts';
import { formOf } from '../document.ts';
import type { DispatchDocument } from '../document.ts';
import { addresseePlace, SUBJECT_MARGIN } from '../layout/head.ts';
import { PARAGRAPH_GAP, TEXT_WIDTH, URGENCY_FRAMES } from '../layout/style.ts';
import { closed, letterSubject, numberLine, placeAndDate } from '../wording.ts';
import { evenly, framed, ruled, sideBySide, styled, twips } from './paragraphs.ts';
import type { Looks } from './paragraphs.ts';

const shareOf = (share: number, width: number) => (width * share) / 100;

export function headChildren(document: DispatchDocument, looks: Looks): FileChild[] {
  const form = formOf(document.kind);
  if (form === 'copy') return copyHead(document, looks);
  return [
    sideBySide([
      letterheadRow(document, looks),
      numberRow(document, looks, form === 'letter'),
      ...urgencyRow(document),
    ]),
    ...(form === 'named' ? titleChildren(document, looks) : []),
    ...addresseeChildren(document),
    ...basisChildren(document),
  ];
}

type Cell = { width: number; children: (Paragraph | Table)[] };

const row = (left: Paragraph[], right: Paragraph[], width = TEXT_WIDTH): Cell[] => [
  { width: shareOf(HEAD_SHARES.left, width), children: left },
  { width: shareOf(HEAD_SHARES.right, width), children: right },
];

export function letterheadTable(left: Paragraph[], right: Paragraph[], width: number): Table {
  return sideBySide([row(left, right, width)]);
}

function letterheadRow(document: DispatchDocument, looks: Looks): Cell[] {
  const right = shareOf(HEAD_SHARES.right, TEXT_WIDTH);
  const motto = naturalWidth(MOTTO, { size: looks.VtTieuNgu.size, bold: true });
  const nation = [styled('VtQuocHieu', NATION), styled('VtTieuNgu', MOTTO), ruled(motto, right, 2)];
  return row(agencyChildren(document.header, TEXT_WIDTH, looks), nation);
}

export function agencyChildren(header: DispatchDocument['header'], width: number, looks: Looks): Paragraph[] {
  const room = shareOf(HEAD_SHARES.left, width);
  const agency = header.agency.toUpperCase();
  const words = measureWords(agency, { size: looks.VtCoQuan.size, bold: true });
  const longest = header.agency.includes('\n')
    ? naturalWidth(agency, { size: looks.VtCoQuan.size, bold: true })
    : Math.min(evenWidth(words, room), naturalWidth(agency, { size: looks.VtCoQuan.size, bold: true }));
  return [
    ...(header.parent ? [evenly('VtChuQuan', header.parent, room, looks)] : []),
    evenly('VtCoQuan', header.agency, room, looks),
    ruled(longest * 0.42, room),
  ];
}

function numberRow(document: DispatchDocument, looks: Looks, withSubject: boolean): Cell[] {
  const room = shareOf(HEAD_SHARES.left, TEXT_WIDTH);
  const above = { spacing: { before: 120 } };
  const number = styled('VtSo', numberLine(document), above);
  const subject = evenly('VtTrichYeuCongVan', letterSubject(document.subject), room, looks, SUBJECT_MARGIN);
  const date = document.header.place ? [styled('VtNgay', placeAndDate(document), above)] : [];
  return row(withSubject ? [number, subject] : [number], date);
}

function urgencyRow({ urgency }: DispatchDocument): Cell[][] {
  const frame = urgency && URGENCY_FRAMES[urgency];
  if (!urgency || !frame) return [];
  const room = shareOf(HEAD_SHARES.left, TEXT_WIDTH);
  return [
    row([framed('VtKhan', urgency.toUpperCase(), frame.width, room, { color: 'DB1414', before: 8 })], []),
  ];
}

function titleChildren(document: DispatchDocument, looks: Looks): FileChild[] {
  const { kind, subject, authority } = document;
  const room = TEXT_WIDTH - 56;
  const width = Math.min(naturalWidth(subject, { size: looks.VtTrichYeu.size, bold: true }), room);
  const rule = subject ? Math.max(60, width * 0.4) : 70;
  return [
    styled('VtTenLoai', kind.toUpperCase()),
    ...(subject ? [narrowed(subject, room, looks)] : []),
    ruled(rule, TEXT_WIDTH),
    ...(authority ? [evenly('VtThamQuyen', authority, TEXT_WIDTH, looks)] : []),
  ];
}

function narrowed(subject: string, room: number, looks: Looks): Paragraph {
  const words = measureWords(subject, { size: looks.VtTrichYeu.size, bold: true });
  const side = twips((TEXT_WIDTH - evenWidth(words, room)) / 2 - 3);
  return styled('VtTrichYeu', subject, { indent: { left: side, right: side } });
}

/** With the gap above the text in it: of two gaps that meet Word takes the greater. */
const BELOW_ONE_RECEIVER = { after: twips(3 * PARAGRAPH_GAP) };
const BELOW_RECEIVERS = { after: twips(2 * PARAGRAPH_GAP) };

function addresseeChildren({ addressees, style }: DispatchDocument): FileChild[] {
  if (!addressees) return [];
  const dress = { size: style.bodySize };
  const { left, colon } = addresseePlace(addressees, style.bodySize);
  if (addressees.names.length === 1) {
    const hanging = naturalWidth(`${addressees.label}: `, dress) + dress.size / 4;
    const indent = { left: twips(left + hanging), hanging: twips(hanging) };
    const words = `${addressees.label}: ${addressees.names[0] ?? ''}`;
    return [styled('VtKinhGui', words, { indent, spacing: BELOW_ONE_RECEIVER })];
  }
  const dash = naturalWidth('-', dress) + dress.size / 4;
  const indent = { left: twips(colon + dash), hanging: twips(dash) };
  const names = closed(addressees.names);
  return [
    styled('VtKinhGui', `${addressees.label}:`, { indent: { left: twips(left) }, keepNext: true }),
    ...names.map((name, at) =>
      styled('VtNoiGui', `- ${name}`, {
        indent,
        ...(at === names.length - 1 ? { spacing: BELOW_RECEIVERS } : {}),
      }),
    ),
  ];
}

function basisChildren({ bases, enacting }: DispatchDocument): FileChild[] {
  const lines = closed(bases).map((line, index) =>
    styled('VtCanCu', line, index === 0 ? { spacing: { before: 240 } } : {}),
  );
  return enacting ? [...lines, styled('VtQuyetDinh', `${enacting}:`)] : lines;
}

function copyHead(document: DispatchDocument, looks: Looks): FileChild[] {
  return [
    ruled(TEXT_WIDTH, TEXT_WIDTH),
    sideBySide([
      row(agencyChildren(document.header, TEXT_WIDTH, looks), [
        styled('VtSaoVanBan', document.kind.toUpperCase()),
      ]),
      numberRow(document, looks, false),
    ]),
  ];
}
