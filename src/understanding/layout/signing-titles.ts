/** Quyền hạn, chức vụ của người ký (NĐ 30/2020, Đ13; PL I, II.7): the words a signature block is made of. */
import { foldAccents } from '../../platform/vietnamese.ts';
import { isUpperCase, plain } from '../likeness.ts';
import { repairedName } from '../spelling.ts';
import type { SigningCapacity } from '../understanding.ts';

/**
 * The capacity a title line begins with and the title behind it. Party papers write T/M, K/T, T/L; OCR
 * loses the dot or reads "KT," and "TM,".
 */
export function capacityOf(line: string): { capacity: SigningCapacity; title: string } | null {
  const found =
    /^[^\p{L}]{0,3}(T[.\s]{0,2}\/?\s?U[.\s]{0,2}\/?\s?Q|T\s?[./]?\s?M|K\s?[./]?\s?[TI1]|T\s?[./]?\s?[L]|TI(?=\.)|Q|QUYỀN)(\s{0,2}[.,:;·/]{1,2}\s{0,3}|\s{1,3})(?=\p{L})(.+)$/u.exec(
      line,
    );
  if (!found) return null;
  const capacity = CAPACITIES[foldAccents(found[1]!).replace(/[^a-z1]/g, '')];
  const title = found[3]!.trim();
  return capacity && isUpperCase(title) ? { capacity, title } : null;
}

const CAPACITIES: Readonly<Record<string, SigningCapacity>> = {
  tm: 'TM.',
  kt: 'KT.',
  ki: 'KT.',
  k1: 'KT.',
  tl: 'TL.',
  ti: 'TL.',
  tuq: 'TUQ.',
  q: 'Q.',
  quyen: 'Q.',
};

const POSTS =
  'chu tich|pho|giam doc|tong giam doc|thu tuong|bo truong|thu truong|hieu truong|hieu pho|vien truong|chanh|truong|bi thu|cuc truong|tong cuc truong|vu truong|chi cuc truong|ke toan truong|to truong|doi truong|tram truong|hat truong|chi huy|tu lenh|chinh uy|chinh tri vien|tong bien tap|tong kiem toan|tong thanh tra|thong doc|tham phan|chi doi truong|thu ky|chu nhiem|chu toa|uy vien|tong thu ky|tong bi thu|tong tu lenh|quyen|nguoi|dai dien|cong an|thuong truc|kiem toan truong|tham muu truong|tham muu pho|kiem sat vien|chap hanh vien|cong chung vien|vien pho|doi pho|to pho|chu quan|phu trach|dieu hanh|quan doc|thuyen truong|dieu tra vien|tham tra vien|giam thi|dai su|tong lanh su|luat su|thua phat lai';
/** Posts that open a line of their own, and stand in other lines for those who hold them. */
const STAFF = 'cong chuc|chuyen vien';
const POST_START = new RegExp(`^(?:${POSTS}|${STAFF})\\b`);
/** "SƯ ĐOÀN TRƯỞNG", "LỮ ĐOÀN PHÓ": a post that its unit is named in; "ĐOÀN TRƯỜNG" is a school's youth union. */
const UNIT_HEAD =
  /^(?:(?:(?:SƯ|LỮ|TRUNG|TIỂU|BINH|HẢI|PHI) )?ĐOÀN|(?:ĐẠI|TRUNG|TIỂU|LIÊN|HẢI|BIÊN|PHÂN|XÃ|HUYỆN) ĐỘI|ĐỒN|BỆNH VIỆN|PHÂN VIỆN|PHÂN HIỆU|KHOA|ĐIỀU DƯỠNG|XÍ NGHIỆP|CỬA HÀNG|KIẾN TRÚC SƯ|HẢI QUAN|NHÓM|VÙNG|PHÂN XƯỞNG|GA|CẢNG) (?:TRƯỞNG|PHÓ)(?!\p{L})/u;
const POST_ANYWHERE = new RegExp(`\\b(?:${POSTS})\\b`);
const COLLECTIVES =
  /^(?:uy ban|ubnd|hdnd|hoi dong|ban chap hanh|ban thuong vu|ban thuong truc|chi bo|chi uy|dang uy|dang bo|tinh uy|huyen uy|thanh uy|thi uy|quan uy|chinh phu|bo chinh tri|ban bi thu|doan chu tich|ban chi dao|ban to chuc|quoc hoi|cap uy|ban giam hieu|ban giam doc|thuong truc)\b/;

/** The line without strokes and small letters that a seal or a pen left at its ends. */
export function titleText(line: string): string {
  return line
    .replace(/^[^\p{Lu}]+/u, '')
    .replace(/(?:\s[^\p{Lu}\s]*)+$/u, '')
    .replace(/[^\p{L})]+$/u, '');
}

/** A line of a signature block: a capacity, a post or a collective, in capitals. */
export function isSigningTitle(line: string): boolean {
  const text = titleText(line);
  if (text.length > 90 || !isUpperCase(text)) return false;
  if (capacityOf(text)) return true;
  const words = plain(repairedName(text));
  return POST_ANYWHERE.test(words) || COLLECTIVES.test(words);
}

/** True where a line opens with a post or a collective of its own, and does not continue the line above. */
export function startsWithPost(text: string): boolean {
  const words = plain(text);
  return POST_START.test(words) || UNIT_HEAD.test(text) || COLLECTIVES.test(words);
}

/** "Giám đốc", "Bí thư Đoàn trường": a post printed in small letters and nothing else, as schools and firms sign. */
export function isPostInSmall(line: string): boolean {
  const text = line.trim();
  if (isUpperCase(text) || !/^\p{Lu}/u.test(text) || /[.,;:()\d]/u.test(text)) return false;
  return POST_START.test(plain(text)) && text.split(/\s+/u).length <= LONGEST_POST;
}

const LONGEST_POST = 9;
