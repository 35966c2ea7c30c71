/** Ô 7: in whose power the paper is signed, by whom, and in what post (NĐ 30/2020, Đ13; PL I, II.7). */
import { opensAgencyName } from '../agencies.ts';
import phrases from '../data/phrases.json' with { type: 'json' };
import { proofOfLines, type Finding } from '../evidence.ts';
import { personNameIn, signatureColumns } from '../layout/foot.ts';
import {
  capacityOf,
  isPostInSmall,
  isSigningTitle,
  startsWithPost,
  titleText,
} from '../layout/signing-titles.ts';
import { editDistance, isUpperCase, letters, plain } from '../likeness.ts';
import type { PaperLine, PaperParts } from '../parts.ts';
import { isScanned, repairedIfScanned, repairedName } from '../spelling.ts';
import type { Cosigner, Signer, SigningCapacity } from '../understanding.ts';
import { opensWithSurname, withSurname } from './surname.ts';

export const NO_SIGNER: Signer = { capacity: null, title: null, actualTitle: null, name: null };

export interface SignerFinding extends Finding<Signer> {
  /** True where the capacity was not read but follows from a deputy signing under the head's title. */
  capacityInferred: boolean;
}

/**
 * Reads the signature block from the top: each title line may open with TM., KT., TL., TUQ. or Q.; the last
 * capacity counts, and a post that stands under it is the signer's own. The name is the lowest line. Of
 * several who sign side by side the leftmost is the signer.
 */
export function signerOf(parts: PaperParts): SignerFinding | null {
  return signerIn(signatureColumns(parts.signature)[0] ?? [], headPostOf(parts.headerLeft));
}

/** Those who sign beside the signer: văn bản liên tịch, biên bản, hợp đồng (Đ13 says who may). */
export function cosignersOf(parts: PaperParts): Cosigner[] {
  return signatureColumns(parts.signature)
    .slice(1)
    .map((column) => signerIn(column))
    .filter((found) => found !== null && found.value.title !== null)
    .map((found) => ({ ...found!.value, evidence: found!.evidence }));
}

/** @param headPost of the head of the issuing body, where its name tells */
function signerIn(block: readonly PaperLine[], headPost: string | null = null): SignerFinding | null {
  const signature = block.slice(0, firstBlock(block));
  const named = nameLine(signature);
  const titles = titleLines(signature, named, headPost);
  if (titles.length === 0 && named !== null) titles.push(...postAbove(signature, named));
  if (titles.length === 0 && !named) return null;
  const { signer, capacityInferred } = signerFrom(
    titles.map((title) => title.text),
    isScanned(signature),
  );
  const read = named ? personName(named.text) : null;
  const name = read !== null && isScanned(signature) ? withSurname(read) : read;
  const value: Signer = { ...signer, name };
  const lines = [...titles.flatMap((title) => title.lines), ...(named ? [named] : [])];
  const isWhole = named && name === read && titles.length > 0 && !titles.some(({ isInferred }) => isInferred);
  return { value, evidence: proofOfLines(lines, isWhole ? 0.96 : 0.6), capacityInferred };
}

/**
 * Where the first of several blocks ends that stand below one another, each of titles over a name: of two offices that
 * issue together the first one's head is the signer.
 */
function firstBlock(lines: readonly PaperLine[]): number {
  const isName = (line: PaperLine): boolean => personName(line.text) !== null && !isUpperCase(line.text);
  const isTitle = (line: PaperLine): boolean => isSigningTitle(line.text);
  const name = lines.findIndex((line, at) => isName(line) && lines.slice(0, at).some(isTitle));
  const next = name < 0 ? -1 : lines.findIndex((line, at) => at > name && isTitle(line));
  const hasOwnName = next >= 0 && lines.slice(next + 1).some(isName);
  return hasOwnName ? next : lines.length;
}

const RANK =
  /^(?:(?:G[Ss]|PG[Ss]|T[Ss]|Th[Ss]|C[Nn]|K[Ss]|B[Ss]|CKI{1,2}|D[Ss]|NGƯT|NGND|TTND|TTƯT|LS|KTS)\.{0,1}[\s.,/-]{0,2}|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy),?\s{1,2}|(?:Ông|Bà|Đồng chí|Hòa thượng|Thượng tọa|Đại đức|Ni sư|Ni trưởng|Linh mục|Mục sư|Luật sư|Bác sĩ|Bác sỹ|Kỹ sư|Cử nhân|Thạc sĩ|Thạc sỹ|Tiến sĩ|Tiến sỹ|Dược sĩ|Dược sỹ|Y sĩ|Y sỹ|Giáo sư|Phó Giáo sư|(?:Nhà giáo|Thầy thuốc)(?: (?:Ưu tú|Nhân dân))?|Thầy|Cô),?\s{1,2}){1,4}(?=\p{Lu})/u;

/** The name without the degree or rank that stands before it, and what the seal left before that. */
function personName(text: string): string | null {
  const printed = text.trim().replace(/^[^\p{L}]{0,2}\d?[^\p{L}]{1,3}(?=\p{Lu})/u, '');
  return personNameIn(printed.replace(RANK, ''));
}

function nameLine(lines: readonly PaperLine[]): PaperLine | null {
  const candidates = lines.filter((line) => personName(line.text) !== null && !isUpperCase(line.text));
  return candidates.at(-1) ?? lines.findLast((line) => isCapitalName(line)) ?? null;
}

/** "NGUYỄN VĂN AN": some print the name in capitals; no title word may be in it. */
function isCapitalName(line: PaperLine): boolean {
  return personName(line.text) !== null && !isSigningTitle(line.text);
}

interface Title {
  text: string;
  lines: PaperLine[];
  /** Not read, but the only post that may stand there. */
  isInferred?: true;
}

/** Title lines above the name; a line that opens no post of its own continues the one before it. */
function titleLines(lines: readonly PaperLine[], named: PaperLine | null, headPost: string | null): Title[] {
  const above = named ? lines.slice(0, lines.indexOf(named)) : lines;
  const titles: Title[] = [];
  for (const [at, line] of above.entries()) {
    const text = repairedIfScanned(capacityApart(withoutStrokes(titleText(line.text), line)), [line]);
    if (!isUpperCase(text) || plain(text).length < 3) continue;
    const last = titles.at(-1);
    const deputy = last && isScanned([line]) ? deputyUnder(last.text, text) : null;
    const head = isScanned([line])
      ? (headOver(text, above[at + 1]) ?? headOfPair(text, above[at + 1]))
      : null;
    const covered = last === undefined && isScanned([line]) ? coveredPost(text) : null;
    if (last === undefined && headPost !== null && isEndOf(text, headPost, line))
      titles.push({ text: headPost, lines: [line], isInferred: true });
    else if (covered !== null) titles.push({ text: covered, lines: [line], isInferred: true });
    else if (deputy !== null) titles.push({ text: deputy, lines: [line], isInferred: true });
    else if (head !== null) titles.push({ text: `KT. ${head}`, lines: [line], isInferred: true });
    else if (opensTitle(text) || (last === undefined && isUnknownPost(text, line, named)))
      titles.push({ text, lines: [line] });
    else if (last && isJustBelow(line, last.lines.at(-1)!)) {
      last.text = `${last.text} ${text}`;
      last.lines.push(line);
    }
  }
  return titles;
}

/** "Bí thư Đoàn trường - Tổng phụ trách": some print the post in small letters; it opens the line above the name. */
function postAbove(lines: readonly PaperLine[], named: PaperLine): Title[] {
  const line = lines[lines.indexOf(named) - 1];
  return line !== undefined && isPostInSmall(line.text) ? [{ text: line.text, lines: [line] }] : [];
}

/** Bodies whose head has his post by their kind. */
const HEAD_POSTS = Object.entries(phrases.headPosts).map(([body, post]) => ({
  opening: `${plain(body)} `,
  post: post.toUpperCase(),
}));

/** Of the lowest name in the header that tells: the issuing body's. */
function headPostOf(headerLeft: readonly PaperLine[]): string | null {
  const posts = headerLeft.map(({ text }) => {
    const name = `${plain(text)} `;
    return HEAD_POSTS.find(({ opening }) => name.startsWith(opening))?.post;
  });
  return posts.findLast((post) => post !== undefined) ?? null;
}

/**
 * "Z2) U TRƯỞNG" for "HIỆU TRƯỞNG", "Z~ PHÒNG" for "TRƯỞNG PHÒNG": the seal lies on how the only title begins. No title
 * is the last word of that post alone; "P.HIỆU TRƯỞNG" is a deputy, "K/T.CHI CỤC TRƯỞNG" signs for the head.
 */
function isEndOf(text: string, post: string, line: PaperLine): boolean {
  if (/^P[.,]/u.test(text) || capacityOf(text) !== null) return false;
  const rest = letters(text.replace(/^(?:\S{0,8}[^\p{L}\s]\S{0,8}\s{1,3}){1,3}/u, ''));
  const isShort =
    rest.length < letters(post).length && rest.length >= letters(post.split(' ').at(-1)!).length;
  return isShort && isScanned([line]) && letters(post).endsWith(rest);
}

/** Posts of two words, of which a seal or a pen may cover how they begin. */
const SHORT_POSTS = phrases.posts
  .filter((post) => post.split(' ').length === 2 && !post.startsWith('phó '))
  .map((post) => post.toUpperCase());

/** "ÁNH ÁN" for "CHÁNH ÁN", "ÁM ĐỐC" for "GIÁM ĐỐC": the only post of two words that ends so, with two letters of its first. */
function coveredPost(text: string): string | null {
  const [first = '', second = '', ...others] = plain(text).split(' ');
  if (first.length < 2 || second === '' || others.length > 0 || opensTitle(text)) return null;
  const posts = SHORT_POSTS.filter((post) => plain(post).endsWith(`${first} ${second}`));
  return posts.length === 1 ? posts[0]! : null;
}

/** "TRỤ TRÌ", "P.HIỆU TRƯỞNG": what is printed in capitals over a name is his post, though no list has it; no agency and no further name. */
function isUnknownPost(text: string, line: PaperLine, named: PaperLine | null): boolean {
  if (named === null || isScanned([line]) || opensAgencyName(text)) return false;
  if (opensWithSurname(text) && personNameIn(text) !== null) return false;
  const words = plain(text).split(' ').length;
  return words > 1 && words < 9 && !TELLS_OF_SIGNING.test(text);
}

const TELLS_OF_SIGNING = /^(?:ĐÃ KÝ|ĐÃ DUYỆT|DUYỆT|KÝ|XÁC NHẬN|NƠI NHẬN)(?!\p{L})(?! TÚC)/u;

/** "CHỈ: HUY TRƯỞNG" and "PHO,FRƯỚNG BAN" on a scan: no title has such marks in it. */
function withoutStrokes(text: string, line: PaperLine): string {
  return isScanned([line])
    ? text.replaceAll(/(?<=\p{Lu}{3})(?:[:;'’”]\s{0,2}|,|(?<=\p{Lu}{4})\.\s)(?=\p{Lu})/gu, ' ')
    : text;
}

/** "KT.GIÁM ĐÓC" → "KT. GIÁM ĐÓC": so that the post is known by its words. */
function capacityApart(text: string): string {
  return text.replace(/^(TM|KT|TL|TUQ|Q)\.(?=\p{Lu}{2})/u, '$1. ');
}

/** Of so many letters of a post one may be another. */
const LETTERS_A_SLIP = 7;

/**
 * "PHMÓ GIÁM ĐỐC", "PHÓ GIẨM ĐỘC" or "GIÁM ĐỐC" under "KT. GIÁM ĐỐC", where the seal lies: who signs for the head in the head's own
 * post is his deputy (Đ13.1); of one with two posts ("KT. BỘ TRƯỞNG, CHỦ NHIỆM"), in either.
 */
function deputyUnder(above: string, text: string): string | null {
  const head = capacityOf(above);
  if (head?.capacity !== 'KT.') return null;
  const posts = head.title.split(/, | KIÊM /u);
  const heads = posts.every(startsWithPost) ? posts : [head.title];
  return heads.map((post) => deputyOf(post, text)).find((deputy) => deputy !== null) ?? null;
}

function deputyOf(head: string, text: string): string | null {
  const whole = `PHÓ ${head}`;
  const slips = Math.floor(letters(whole).length / LETTERS_A_SLIP);
  if (plain(text) !== plain(whole) && editDistance(letters(text), letters(whole), slips) <= slips)
    return whole;
  // "PH(/ZHỦ TỊCH", "PHÓrGHỦ NHIỆM": what begins so and ends as the head's post does can be nothing else.
  const last = plain(head).split(' ').at(-1)!;
  const isCovered = /^P(?:\p{Lu}?\P{Lu}|HÓ\S)/u.test(text) && letters(text).length > last.length + 2;
  if (isCovered && plain(text).endsWith(` ${last}`)) return whole;
  const post = opensTitle(text) ? text : text.slice(text.indexOf(' ') + 1);
  return plain(post) === plain(head) ? whole : null;
}

/** "VĂN PHÒNG" over "PHÓ CHÁNH VĂN PHÒNG": the seal lies on the first words of "KT. CHÁNH VĂN PHÒNG". */
function headOver(text: string, next: PaperLine | undefined): string | null {
  if (next === undefined || opensTitle(text)) return null;
  const [, head] = /^PHÓ (.+)$/u.exec(repairedIfScanned(titleText(next.text), [next])) ?? [];
  return head !== undefined && plain(head).endsWith(` ${plain(text)}`) ? head : null;
}

/**
 * "ÉT.GIÁM ĐỐC" over "PHẾ GIÁM ĐỐC": a post under two letters that are no capacity, and the same behind what may be
 * "PHÓ". Nobody but a deputy signs under the head's post (Đ13.1).
 */
function headOfPair(text: string, next: PaperLine | undefined): string | null {
  const read =
    next === undefined ? '' : repairedIfScanned(withoutStrokes(titleText(next.text), next), [next]);
  const [, post] = /^P\p{Lu}{1,3} (\p{Lu}.+)$/u.exec(read) ?? [];
  const [, own] = /^\p{Lu}{1,2}[.,:]\s?(\p{Lu}.+)$/u.exec(text) ?? [];
  if (post === undefined || own === undefined || capacityOf(text) !== null) return null;
  const head = repairedName(own);
  return startsWithPost(head) && plain(head) === plain(post) ? head : null;
}

function opensTitle(text: string): boolean {
  return capacityOf(text) !== null || startsWithPost(text);
}

function isJustBelow(line: PaperLine, above: PaperLine): boolean {
  return line.page === above.page && line.box.y - above.box.y < above.box.height * 2.2;
}

function signerFrom(
  titles: readonly string[],
  scanned: boolean,
): { signer: Signer; capacityInferred: boolean } {
  const capacities = titles.map((title) => capacityOf(title));
  const at = capacities.findLastIndex((found) => found !== null);
  if (at >= 0) {
    const { capacity, title } = capacities[at]!;
    const [head = null, deputy = null] = titles.slice(at + 1);
    // "TM. ỦY BAN NHÂN DÂN", then the head's post over his deputy's: the seal lies on a second capacity.
    if (scanned && capacity === 'TM.' && head !== null && deputy !== null && isDeputyOf(deputy, head))
      return { signer: signing('KT.', head, deputy), capacityInferred: true };
    return { signer: signing(capacity, title, titles[at + 1] ?? null), capacityInferred: false };
  }
  const [title = null, actual = null] = titles;
  const capacity = scanned && title !== null && actual !== null ? lostCapacity(title, actual) : null;
  return { signer: signing(capacity, title, actual), capacityInferred: capacity !== null };
}

/**
 * The only capacity in which one post is signed under another (Đ13): a deputy for the head, the head of the office by
 * order, a head on behalf of the body.
 */
function lostCapacity(title: string, actual: string): SigningCapacity | null {
  if (isDeputyOf(actual, title)) return 'KT.';
  if (/^(?:pho )?chanh van phong$/.test(plain(actual))) return 'TL.';
  const isBody = BODY.test(plain(title));
  return isBody && /^(?:chu tich|bi thu|truong ban|hoi truong)$/.test(plain(actual)) ? 'TM.' : null;
}

const BODY =
  /^(?:uy ban|ubnd|hoi dong|hdnd|ban thuong vu|ban chap hanh|ban thuong truc|ban chi dao|dang uy|tinh uy)(?: |$)/;

/** "PHÓ GIÁM ĐỐC" under "GIÁM ĐỐC": only KT. allows that (Đ13.1); on a scan the pen may have written it. */
function isDeputyOf(actual: string, title: string): boolean {
  return plain(actual).startsWith(`pho ${plain(title)}`);
}

function signing(capacity: SigningCapacity | null, title: string | null, actualTitle: string | null): Signer {
  return {
    capacity,
    title: title && cleanTitle(title),
    actualTitle: actualTitle && cleanTitle(actualTitle),
    name: null,
  };
}

function cleanTitle(title: string): string {
  return title
    .replace(/^[^\p{L}]+/u, '')
    .replace(/[^\p{L})]+$/u, '')
    .replaceAll(/\s+/gu, ' ');
}
