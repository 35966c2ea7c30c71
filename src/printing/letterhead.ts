/**
 * The head of an official paper (NĐ 30/2020, PL I, Phần I, II.1, II.2): the agency at the left, quốc hiệu and tiêu
 * ngữ at the right, each over its rule.
 *
 * Units: points.
 */
import type { Block, Columns, Paragraph } from './blocks.ts';
import type { Dress } from './lines.ts';
import { breakEvenly, measureWords, naturalWidth } from './lines.ts';

/** The sizes of the head go together (footnote 1 of table V): 12, 13, 13 or 13, 14, 14. */
export type HeadSize = 12 | 13;

export interface Letterhead {
  /** Cơ quan chủ quản trực tiếp. */
  parent: string | null;
  /** Cơ quan ban hành; "\n" breaks its line. */
  agency: string;
}

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** The right column holds quốc hiệu in one line; the decree's figure gives it a little more than half. */
export const HEAD_SHARES = { left: 41, right: 59 };

const centred = (text: string, dress: Dress, rest: Partial<Paragraph> = {}): Paragraph => ({
  kind: 'paragraph',
  text,
  dress,
  align: 'center',
  ...rest,
});

/** Ô 1 and ô 2. `width` is that of the text area. */
export function letterheadBlock(head: Letterhead, width: number, size: HeadSize = 12): Columns {
  const left = (width * HEAD_SHARES.left) / 100;
  return {
    kind: 'columns',
    columns: [
      { share: HEAD_SHARES.left, blocks: agencyBlocks(head, left, size) },
      { share: HEAD_SHARES.right, blocks: nationBlocks(size) },
    ],
  };
}

function agencyBlocks({ parent, agency }: Letterhead, width: number, size: HeadSize): Block[] {
  const bold = { size, bold: true };
  const name = inLines(agency.toUpperCase(), bold, width);
  const lines = breakEvenly(measureWords(name, bold), width);
  const longest = Math.max(...lines.map((line) => line.width));
  return [
    ...(parent ? [centred(inLines(parent.toUpperCase(), { size }, width), { size }, { evenly: true })] : []),
    centred(name, bold, { evenly: true }),
    // A third to a half of the line, in the middle.
    { kind: 'rule', width: longest * 0.42, before: 3 },
  ];
}

const PLACES = 'TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU';
/** "Ủy ban nhân dân" and what else it is of a place, before the place. */
const BEFORE_PLACE = new RegExp(`^(.*(?:NHÂN DÂN|MẶT TRẬN TỔ QUỐC VIỆT NAM)) (?=(?:${PLACES}) )`, 'u');

/** A name too long for its line ends it before its place, as in the figures of the decree: never within "nhân dân". */
function inLines(name: string, dress: Dress, width: number): string {
  if (name.includes('\n') || naturalWidth(name, dress) <= width) return name;
  return name.replace(/\s+/gu, ' ').replace(BEFORE_PLACE, '$1\n');
}

function nationBlocks(size: HeadSize): Block[] {
  const motto = { size: size + 1, bold: true };
  return [
    centred(NATION, { size, bold: true }),
    centred(MOTTO, motto),
    // As long as the line above it.
    { kind: 'rule', width: naturalWidth(MOTTO, motto), before: 2 },
  ];
}
