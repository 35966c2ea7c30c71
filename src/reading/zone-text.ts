/**
 * What the words say about the layout: a header is one only with quốc hiệu or a date in it, "Kính gửi"
 * and the type name are not of the header, a foot begins at "Nơi nhận".
 */
import { foldAccents } from '../platform/vietnamese.ts';
import { lineText, type Line, type Zone } from './page.ts';

/** Corrects the zones that were found by ink alone. Lines come and go in reading order. */
export function settleZones(lines: readonly Line[]): Line[] {
  return settleFoot(settleHeader([...lines]));
}

function folded(line: Line): string {
  return foldAccents(lineText(line)).replace(/\s+/g, ' ').trim();
}

const isOf = (zone: Zone) => (line: Line) => line.zone === zone;

const NATION = /cong\s*hoa\s*xa|hoi chu ngh|doc lap\s*-|dang cong san|hanh phuc/;
const DATE_LINE = /ngay.{0,12}thang.{0,8}nam/;
/** What opens the body beneath the header's columns. */
const ADDRESSING = /^(kinh|kin h) ?(gui|goi|giri)\b/;
const TYPE_NAME =
  /^(nghi quyet|quyet dinh|chi thi|quy che|quy dinh|thong cao|thong bao|huong dan|chuong trinh|ke hoach|phuong an|de an|du an|bao cao|bien ban|to trinh|hop dong|cong dien|ban ghi nho|ban thoa thuan|giay uy quyen|giay moi|giay gioi thieu|giay nghi phep|phieu gui|phieu chuyen|phieu bao|thu cong|nghi dinh|thong tu|luat|phap lenh|phu luc)\b/;

function settleHeader(lines: Line[]): Line[] {
  const right = lines.filter(isOf('header-right'));
  if (right.length === 0) return lines;
  const header = right.some((line) => NATION.test(folded(line)) || DATE_LINE.test(folded(line)));
  if (!header)
    return lines.map((line) => (line.zone.startsWith('header') ? { ...line, zone: 'body' as const } : line));
  const end = headerEnd(lines);
  const isBelow = (line: Line): boolean => line.zone.startsWith('header') && middleOf(line) > end;
  const below = lines.filter(isBelow);
  if (below.length === 0) return lines;
  const body = inRows(below).map((line) => ({ ...line, zone: 'body' as const }));
  const rest = lines.filter((line) => !isBelow(line));
  const first = rest.findIndex((line) => !line.zone.startsWith('header'));
  return first < 0 ? [...rest, ...body] : [...rest.slice(0, first), ...body, ...rest.slice(first)];
}

const middleOf = ({ y, height }: Line): number => y + height / 2;

/** What was taken for two columns from above, unless lines of both stand beside each other: "V/v" beside "Kính gửi". */
function inRows(lines: readonly Line[]): Line[] {
  const [left, right] = [lines.filter(isOf('header-left')), lines.filter(isOf('header-right'))];
  const isBeside = (a: Line, b: Line): boolean => a.y < b.y + b.height && b.y < a.y + a.height;
  const areColumns = left.some((line) => right.some((other) => isBeside(line, other)));
  return areColumns ? [...lines] : lines.toSorted((a, b) => middleOf(a) - middleOf(b));
}

/** The height, in points, below which nothing is of the header any more. */
function headerEnd(lines: readonly Line[]): number {
  const openers = lines.filter((line) => {
    if (line.zone === 'header-left') return ADDRESSING.test(folded(line));
    return line.zone === 'header-right' && (TYPE_NAME.test(folded(line)) || ADDRESSING.test(folded(line)));
  });
  return Math.min(...openers.map((line) => line.y), Infinity);
}

/** Whether nơi nhận begins with a line of the foot. */
export const isRecipients = (line: Line): boolean =>
  line.zone === 'foot-left' && RECIPIENTS.test(folded(line));

const RECIPIENTS = /^(noi|npi|n0i|nai|noj) ?(nhan|nhn|nh4n)\b/;

function settleFoot(lines: Line[]): Line[] {
  if (!lines.some((line) => line.zone === 'foot-left' || line.zone === 'foot-right')) return lines;
  const start = footStart(lines);
  return lines.map((line) =>
    line.zone.startsWith('foot-') && line.y + line.height < start ? { ...line, zone: 'body' as const } : line,
  );
}

const SIGNATURE_TITLE =
  /^(tm|kt|tl|tuq|q|t\/m|k\/t)\.|^(chu tich|pho chu tich|giam doc|pho giam doc|bo truong|thu truong|thu tuong|tong giam doc|cuc truong|vu truong|chanh |truong |hieu truong|vien truong|tong cuc|chu nhiem|bi thu|tong bi thu|thay mat|nguoi )/;

/** The height, in points, above which nothing is of the foot; infinite where there is no foot. */
function footStart(lines: readonly Line[]): number {
  const recipients = lines.find(isRecipients);
  const title = lines.find((line) => line.zone === 'foot-right' && SIGNATURE_TITLE.test(folded(line)));
  if (recipients === undefined && title === undefined) return Infinity;
  return Math.min(recipients?.y ?? Infinity, title?.y ?? Infinity);
}
