/**
 * Measures of a dispatch that the PDF and the Word file share (NĐ 30/2020, PL I, table V).
 *
 * Units: points.
 */
import { HEAD_SHARES, MARGINS, mm, textWidthOf } from '../../printing/index.ts';

/** Lùi đầu dòng 1,27 cm. */
export const INDENT = mm(12.7);
/** Between paragraphs: at least 6 pt. */
export const PARAGRAPH_GAP = 6;
export const TEXT_WIDTH = textWidthOf(MARGINS);
export const LANDSCAPE_WIDTH = textWidthOf(MARGINS, true);
/** Head and foot stand in two columns. */
export const HEAD = HEAD_SHARES;
export const FOOT = { left: 46, right: 54 };
/** Room for the pen and the seal between title and name. */
export const PEN_ROOM = 66;
/** Tables in the text. */
export const TABLE_SIZE = 13;

export const SIZES = {
  number: 13,
  recipientsLabel: 12,
  recipients: 11,
  appendixLabel: 14,
  contact: 11,
  urgency: 13,
  pageNumber: 13,
};

/** KHẨN 20 × 8 mm, THƯỢNG KHẨN 40 × 8 mm, HỎA TỐC 30 × 8 mm (II of PL I, III.2.b). */
export const URGENCY_FRAMES: Readonly<Record<string, { width: number; height: number }>> = {
  Khẩn: { width: mm(20), height: mm(8) },
  'Thượng khẩn': { width: mm(40), height: mm(8) },
  'Hỏa tốc': { width: mm(30), height: mm(8) },
};
