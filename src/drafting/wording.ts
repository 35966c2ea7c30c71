/** The fixed words of a dispatch and how numbers and days are written (NĐ 30/2020, PL I, Phần I, II.3 and II.4). */
import type { Appendix, DispatchDocument } from './document.ts';
import { roman } from './numbering.ts';

/** Room for a number or day that is written or stamped in later. */
const BLANK = '\u00a0'.repeat(7);
const SHORT_BLANK = '\u00a0'.repeat(5);

/** "05", "12", "1234": a number below 10 is given a 0. */
export function paddedNumber(number: string): string {
  return /^\d$/u.test(number) ? `0${number}` : number;
}

/** "Số: 05/UBND-TH". */
export function numberLine({ header }: Pick<DispatchDocument, 'header'>): string {
  const number = header.number === null ? BLANK : paddedNumber(header.number);
  return `Số: ${number}/${header.symbol}`;
}

/** "ngày 05 tháng 01 năm 2026", "ngày 09 tháng 6 năm 2026": days below 10 and the months 1 and 2 are given a 0. */
export function dayInWords(date: string | null): string {
  const [year, month, day] = date === null ? [] : date.split('-');
  const days = day ?? SHORT_BLANK;
  const months = month === undefined ? SHORT_BLANK : Number(month) <= 2 ? month : String(Number(month));
  return `ngày ${days} tháng ${months} năm ${year ?? SHORT_BLANK}`;
}

/** "Hà Nội, ngày 05 tháng 01 năm 2026"; empty where the kind has neither (biên bản, mẫu 1.9). */
export function placeAndDate({ header }: Pick<DispatchDocument, 'header'>): string {
  if (!header.place) return '';
  return `${header.place}, ${dayInWords(header.date)}`;
}

/** "V/v" before the trích yếu of a công văn. */
export function letterSubject(subject: string): string {
  return `V/v ${subject}`;
}

/** Căn cứ end with ";", the last one with ".". */
export function closed(lines: readonly string[]): string[] {
  return lines.map((line, index) => {
    const words = line.trim().replace(/[\s;,.]+$/u, '');
    return `${words}${index === lines.length - 1 ? '.' : ';'}`;
  });
}

/** Nơi nhận: "- …;" and "- Lưu: VT, …." as its last line, then the mark of the drafter. */
export function recipientLines({ recipients }: Pick<DispatchDocument, 'recipients'>): string[] {
  if (!recipients) return [];
  const lines = recipients.list.map((name) => `- ${name.trim().replace(/[;.]+$/u, '')};`);
  const filed = recipients.filed.trim().replace(/\.+$/u, '');
  const drafter = recipients.drafter ? ` ${recipients.drafter}` : '';
  return [...lines, `- Lưu: ${filed}.${drafter}`];
}

/** "Phụ lục", and which if there are several. */
export function appendixLabel(document: DispatchDocument, appendix: Appendix): string {
  const all = document.appendices.filter((other) => other.form === 'appendix');
  return all.length > 1 ? `Phụ lục ${roman(all.indexOf(appendix) + 1)}` : 'Phụ lục';
}

/**
 * "(Kèm theo Quyết định số 12/QĐ-UBND ngày … của …)"; number and day stay blank in an electronic paper (mẫu 2.2).
 * The words of number and day are held together, for their blanks would be torn apart at the end of a line.
 */
export function enclosedWith(document: DispatchDocument): string {
  const { header, kind, medium } = document;
  const filled = medium === 'paper' && header.number !== null && header.date?.length === 10;
  const number = filled ? paddedNumber(header.number ?? '') : SHORT_BLANK;
  const day = dayInWords(filled ? header.date : null).replaceAll(' ', '\u00a0');
  const agency = header.agency.replaceAll('\n', ' ');
  return `(Kèm theo ${kind} số\u00a0${number}/${header.symbol} ${day} của ${agency})`;
}
