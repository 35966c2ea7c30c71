/** Ô 2: cơ quan chủ quản trực tiếp and cơ quan ban hành (NĐ 30/2020, PL I, II.2). */
import { isOneOf } from '../one-of.ts';
import { AGENCY_NAMES, isBareAgencyName, isCompoundAcross, opensAgencyName } from '../agencies.ts';
import { proofOfLines, type Finding } from '../evidence.ts';
import { isNumberLine } from '../layout/header.ts';
import { capitalShare, plain } from '../likeness.ts';
import type { PaperLine, PaperParts } from '../parts.ts';
import { isScanned, repairedIfScanned, repairedName, spelledAsInPaper } from '../spelling.ts';
import { isSubjectStart } from './type-subject.ts';

export interface IssuerFindings {
  parent: Finding<string> | null;
  issuer: Finding<string> | null;
}

/**
 * Reads the names above the number: each name opens with a word such as SỞ or ỦY BAN and may run over
 * several lines. The last is the issuer, the one right above it the parent.
 */
export function issuerOf(parts: PaperParts): IssuerFindings {
  const names = agencyNames(issuerLines(parts.headerLeft));
  const [, body] =
    parts.headerLeft.map((line) => BODY_SYMBOL.exec(line.text)).find((found) => found !== null) ?? [];
  const everywhere = [...parts.headerLeft, ...parts.headerRight, ...parts.body, ...parts.addressing];
  if (isJoint(names, parts.headerLeft)) return { parent: null, issuer: jointlyNamed(names, everywhere) };
  return {
    parent: named(names.at(-2), everywhere),
    issuer: named(names.at(-1), everywhere, body),
  };
}

/** Symbols of papers that offices issue together: "TTLT-BYT-BTC", "KHLT-…", "HDLN-…", "QCPH-…". */
const JOINT_SYMBOL = /\/\s?(?:\p{Lu}{2}L[TN]|CTrLT|QCPH|CTPH|CTrPH|LT)\s?[-–]/u;
/** One of these above another of its kind is no parent of it: two ministries, two bodies of one province. */
const EQUALS = [
  /^bo (?!chi huy|tu lenh|tong tham|mon|doi)/,
  /^(?:so |(cong an|bao hiem xa hoi|bo chi huy quan su|lien doan lao dong|toa an nhan dan|vien kiem sat nhan dan|kho bac nha nuoc|cuc thue|cuc thong ke|hoi lien hiep phu nu|hoi nong dan) (?:tinh|thanh pho) )/,
];

/** Văn bản liên tịch: the names above the number issue together. */
function isJoint(names: readonly PaperLine[][], headerLeft: readonly PaperLine[]): boolean {
  if (names.length < 2) return false;
  if (headerLeft.some((line) => isNumberLine(line.text) && JOINT_SYMBOL.test(line.text))) return true;
  const [first, second] = names.slice(-2).map((lines) => `${plain(joined(lines))} `);
  return EQUALS.some((form) => {
    const [above, below] = [form.exec(first!), form.exec(second!)];
    // "CÔNG AN TỈNH …" over "CÔNG AN THÀNH PHỐ …": the town's is under the province's.
    return above !== null && below !== null && (above[1] === undefined || above[1] !== below[1]);
  });
}

function jointlyNamed(
  names: readonly PaperLine[][],
  everywhere: readonly PaperLine[],
): Finding<string> | null {
  const each = names.map((lines) => named(lines, everywhere)).filter((found) => found !== null);
  const value = each.map((found) => found.value).join(' - ');
  const lowest = Math.min(...each.map((found) => found.evidence.confidence));
  return { value, evidence: { ...proofOfLines(names.flat(), 1), confidence: lowest } };
}

function issuerLines(headerLeft: readonly PaperLine[]): PaperLine[] {
  const end = headerLeft.findIndex(
    (line) => isNumberLine(line.text) || isSubjectStart(line.text) || isNumberLabel(line.text),
  );
  const above = end < 0 ? headerLeft : headerLeft.slice(0, end);
  const named = above.filter((line) => plain(line.text).length > 1);
  const capitals = named.filter((line) => capitalShare(line.text) > 0.6);
  return capitals.length > 0 ? capitals : named;
}

/** "Số:" alone, where the rest of the row is blank. */
function isNumberLabel(text: string): boolean {
  return isOneOf(plain(text), 'so|s6');
}

function agencyNames(lines: readonly PaperLine[]): PaperLine[][] {
  const names: PaperLine[][] = [];
  for (const line of lines) {
    const current = names.at(-1);
    if (!current || opensNextName(current, line)) names.push([line]);
    else current.push(line);
  }
  return names;
}

function opensNextName(current: readonly PaperLine[], line: PaperLine): boolean {
  const soFar = joined(current);
  if (plain(line.text).startsWith(`${plain(soFar)} `) || isPartOf(soFar, line.text)) return true;
  if (isBareAgencyName(soFar) || isCompoundAcross(soFar, line.text)) return false;
  if (/(?:[-–,&]|\b(?:VÀ|CỦA|THUỘC|CÁC))$/u.test(soFar)) return false;
  // "PHONG" alone ends the name of a place.
  if (line.text.trim() === 'PHONG') return false;
  return (
    opensAgencyName(repairedIfScanned(line.text, [line])) || (isCouncil(soFar) && lostHead(line) !== null)
  );
}

/** "BẢN …" under its commune's committee: no word that opens a name elsewhere. */
function isPartOf(soFar: string, text: string): boolean {
  return (
    /^(?:ubnd|uy ban nhan dan) (?:xa|phuong|thi tran|dac khu) \S/.test(plain(soFar)) &&
    /^(?:BẢN|BUÔN|LÀNG|KHỐI) (?:\p{L}|\d)/u.test(text)
  );
}

const isCouncil = (name: string): boolean =>
  /^(?:ubnd|uy ban nhan dan) (?:tinh|thanh pho|tp) /.test(plain(name));

/** Sở and Bộ of the directory by what follows that word. */
const BY_REST = new Map(
  AGENCY_NAMES.filter((name) => /^(?:Sở|Bộ) /u.test(name)).map((name) => [
    plain(name.slice(3)),
    name.slice(0, 2).toUpperCase(),
  ]),
);

/** "Y TẾ" alone on the line of a scan: the word before it was not read. Null where nothing is missing. */
function lostHead(line: PaperLine): string | null {
  return isScanned([line]) ? (BY_REST.get(plain(line.text)) ?? null) : null;
}

function joined(lines: readonly PaperLine[]): string {
  return lines
    .map((line) => line.text)
    .join(' ')
    .replace(/[\s*_.:;~]+$/u, '')
    .replace(/^[\s*_.:;~'‘’`|,-]+/u, '');
}

/** "Số: 05/CĐ-UBND", "Số: 12/UBND-VX", "Số: 41/NQ-HĐND". */
const BODY_SYMBOL = /\d\s?\/\s?(?:\p{Lu}\p{L}{0,4}\s?[-–]\s?)?(UBND|HĐND)(?!\p{L})/u;
const BODIES: Readonly<Record<string, string>> = { UBND: 'ỦY BAN NHÂN DÂN', HĐND: 'HỘI ĐỒNG NHÂN DÂN' };
/** A place with its rank, behind what was read of the words before it. */
const PLACE_ALONE =
  /^\P{L}{0,4}(?:\p{L}{1,5}\P{L}{1,3}){0,4}((?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU) \p{Lu}{2}.{1,40})$/u;

/** "NHÂN ẤN XÃ SUỐI BẠC" or "THÀNH PHỐ TÂN GIANG" over a symbol of UBND: a stamp lies on the body's name. */
function withBody(name: string, body: string): string {
  if (opensAgencyName(name)) return name;
  const [, place] = PLACE_ALONE.exec(name) ?? [];
  return place === undefined ? name : `${BODIES[body]!} ${place}`;
}

/** @param body whose the symbol is, UBND or HĐND */
function named(
  lines: readonly PaperLine[] | undefined,
  everywhere: readonly PaperLine[],
  body?: string,
): Finding<string> | null {
  if (!lines) return null;
  const certainty = opensAgencyName(lines[0]!.text) ? 0.98 : 0.75;
  const read = withoutRule(joined(lines));
  const full = body !== undefined && isScanned(lines) ? withBody(read, body) : read;
  const value = isScanned(lines) ? repairedAsInPaper(whole(full, lines[0]!), everywhere) : read;
  return { value, evidence: proofOfLines(lines, value === read ? certainty : certainty * 0.9) };
}

/** The name with the head that was lost and without what no Vietnamese name ends in: "SỞ Y TẾ T0". */
function whole(read: string, first: PaperLine): string {
  const head = lostHead(first);
  const clean = withRankAndBody(
    read.replace(/(?<=\p{Lu}{2} )(?=\S{0,2}\d)(?=\S{0,2}\p{L})\S{2,3}$/u, '').trim(),
  );
  return head === null ? clean : `${head} ${clean}`;
}

/** Not "MÁY TÍNH", "TINH BỘT SẮN", "TRƯỜNG MẦM NON TINH HOA", "HUYỆN TĨNH GIA" and "SỞ Y TẾ HÀ TĨNH". */
const MISREAD_RANK =
  /(?<=\p{Lu} )(?<!(?<!\p{L})(?:MÁY|HÀ|XÃ|PHƯỜNG|TRẤN|HUYỆN|QUẬN|PHỐ) )T[ÍÌĨI]NH(?= \p{Lu}{2})(?! (?:HÌNH|NGUYỆN|BÁO|TOÁN|CHẤT|BỘT|DẦU|HOA|THƯƠNG|NGHĨA|THẦN|ĐIỆN)(?!\p{L}))/gu;

/**
 * "SỞ Y TẾ TÍNH THANH LƯƠNG", "ỦY BAN NHÃẨ DÂN", "ỦY BAN NHÂN TỈNH", "ĐẢNG. ỦY": what only "TỈNH" and "NHÂN DÂN" can
 * stand for in the name of an agency, and dots of dirt in it.
 */
function withRankAndBody(name: string): string {
  return name
    .replaceAll(MISREAD_RANK, 'TỈNH')
    .replace(/(?<=^(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG) )NH\p{Lu}{1,3}(?= DÂN(?!\p{L}))/u, 'NHÂN')
    .replace(
      /(?<=^(?:ỦY|UỶ) BAN NHÂN )(?=(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN) \p{Lu})/u,
      'DÂN ',
    )
    .replaceAll(/(?<=\p{Lu}{4})\.(?= \p{Lu})/gu, '');
}

/** The rule under the name may be read as dashes or underscores at its end. */
function withoutRule(name: string): string {
  return name.replace(/[\s\-–—_=.]+$/u, '').trim();
}

const RANK =
  /^(.{0,80}(?:^|\s)(?:TỈNH|THÀNH PHỐ|TP\.|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s{1,2})(\p{Lu}.{1,40})$/u;

/** The place that closes an agency's name, or else the whole name, spelled as the rest of the paper spells it. */
function repairedAsInPaper(read: string, everywhere: readonly PaperLine[]): string {
  const name = repairedName(read);
  const found = RANK.exec(name);
  if (found) return found[1]! + spelledAsInPaper(found[2]!, everywhere);
  // The phrases of the directory have the last word: the paper may name the office at its head alone.
  return name.split(' ').length > 2 ? repairedName(spelledAsInPaper(name, everywhere)) : name;
}
