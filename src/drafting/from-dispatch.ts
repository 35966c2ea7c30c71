/**
 * What is known of an incoming paper, as the first answers of a template that replies to it or hands its duties down.
 * All of it can be changed: it is a beginning, not a decision.
 */
import { matchAgency, type Obligation } from '../understanding/index.ts';
import type { HandedOut } from './assigning.ts';
import type { Answers } from './templates/fill.ts';
import { paddedNumber } from './wording.ts';

/** The part of a registered paper that a draft begins from. */
export interface AnsweredPaper {
  type: string | null;
  number: string | null;
  symbol: string | null;
  /** ISO date, or a month. */
  date: string | null;
  issuer: string | null;
  subject: string | null;
}

/** Answers by the names that the templates use; those that a template does not ask for are left out by its form. */
export function answersFrom(paper: AnsweredPaper): Answers {
  return { van_ban: fullCitation(paper), van_ban_ngan: shortCitation(paper), ve_viec: bareSubject(paper) };
}

/** Of a letter that answers it: it goes back to who wrote. */
export function answersOfReply(paper: AnsweredPaper): Answers {
  const issuer = issuerOf(paper);
  return { ...answersFrom(paper), ...(issuer === null ? {} : { kinh_gui: [issuer] }) };
}

/** Of a letter that hands its duties on; who wrote gets a copy. */
export function answersHandingOn(paper: AnsweredPaper, { rows, receivers }: HandedOut): Answers {
  const issuer = issuerOf(paper);
  const copy = issuer === null ? {} : { noi_nhan: [`${issuer} (để báo cáo)`] };
  return { ...answersFrom(paper), nhiem_vu: rows, kinh_gui: receivers, ...copy };
}

/** What a paper asks for in one line: the words of its deadline are not said twice. */
export function askedFor({ action, deadline }: Pick<Obligation, 'action' | 'deadline'>): string {
  const words = action.replace(/[.;]+$/u, '');
  return deadline.raw && !words.includes(deadline.raw) ? `${words} ${deadline.raw}` : words;
}

const issuerOf = ({ issuer, date }: AnsweredPaper): string | null =>
  issuer === null || issuer === '' ? null : properName(issuer, date);

/** The first time in full: loại, số, ký hiệu, ngày, cơ quan, trích yếu (PL I, Phần I, II.6.b). */
export function fullCitation(paper: AnsweredPaper): string {
  const day = paper.date?.length === 10 ? paper.date.split('-') : [];
  const [year, month, date] = day;
  const when = year ? ` ngày ${date} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}` : '';
  const issuer = paper.issuer ? ` của ${properName(paper.issuer, paper.date)}` : '';
  const subject = bareSubject(paper);
  return `${kindAndSymbol(paper)}${when}${issuer}${subject ? ` về việc ${subject}` : ''}`;
}

/** Afterwards: loại, số, ký hiệu. */
export function shortCitation(paper: AnsweredPaper): string {
  const issuer = paper.issuer ? ` của ${properName(paper.issuer, paper.date)}` : '';
  return `${kindAndSymbol(paper)}${issuer}`;
}

function kindAndSymbol({ type, number, symbol }: AnsweredPaper): string {
  const cited = number && symbol ? ` số ${paddedNumber(number)}/${symbol}` : '';
  return `${type ?? 'Văn bản'}${cited}`;
}

function bareSubject({ subject }: AnsweredPaper): string {
  const bare = (subject ?? '').replace(/^(?:V\/v|Về việc|Về)\s+/iu, '').trim();
  return /^\p{Lu}\p{Ll}/u.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
}

/** Behind these a place is named; "xã hội" is none. */
const RANK =
  /(?<=^|\s)(?:(?:tỉnh|thành|huyện|quận|thị) ủy|tỉnh|thành phố|huyện|quận|thị xã|thị trấn|đặc khu|xã(?! hội)|phường|khu vực|thôn|bản)(?=\s)/gu;

/** Names stand in capitals on the paper; in a sentence as the directory has them, or with their place in capitals. */
function properName(printed: string, date: string | null): string {
  if (printed !== printed.toUpperCase()) return printed;
  const known = matchAgency(printed, date?.length === 10 ? date : null);
  if (known) return known.officialName;
  const words = withOrgans(withPlaces(printed.toLowerCase()));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Behind a post the name of the organ begins: "chủ tịch Ủy ban nhân dân". */
const ORGAN =
  /(?<=\s)(?:ủy ban|uỷ ban|hội đồng|mặt trận|ban chỉ đạo|ban chỉ huy|văn phòng|sở|công an|chi cục|cục|tổng cục|thanh tra|bảo hiểm xã hội)(?=\s)/u;

const withOrgans = (words: string): string =>
  words.replace(ORGAN, (organ) => organ.charAt(0).toUpperCase() + organ.slice(1));

/** "ủy ban nhân dân xã suối hòa" → "ủy ban nhân dân xã Suối Hòa": from the first rank on, all but the ranks. */
function withPlaces(words: string): string {
  const ranks = [...words.matchAll(RANK)];
  const isOfPlace = (at: number) =>
    at > (ranks[0]?.index ?? Infinity) &&
    !ranks.some(({ index, 0: rank }) => at >= index && at < index + rank.length);
  return words.replace(/(?<=^|[\s-])\p{Ll}/gu, (letter, at: number) =>
    isOfPlace(at) ? letter.toUpperCase() : letter,
  );
}
