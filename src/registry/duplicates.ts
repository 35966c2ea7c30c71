/**
 * The duplicate alarm (NĐ 30/2020, Phụ lục VI, III.1.h): the same number, symbol and issuer; and the same year,
 * because numbers start again every 1 January. A blank number cannot prove a duplicate: then the same issuer, date
 * and subject only warn.
 */
import { foldAccents } from '../platform/vietnamese.ts';

interface Header {
  number: string | null;
  symbol: string | null;
  issuer: string | null;
  date: string | null;
  subject: string | null;
}

/** Null where one of the four is blank: it cannot be said that the papers are the same. */
export function duplicateKeyOf({ number, symbol, issuer, date }: Header): string | null {
  if (number === null || symbol === null || issuer === null || date === null) return null;
  return keyOf(number.replace(/^0+(?=\d)/, ''), symbol, issuer, date.slice(0, 4));
}

export function likenessKeyOf({ issuer, date, subject }: Header): string | null {
  if (issuer === null || date === null || subject === null) return null;
  return keyOf(issuer, date, subject);
}

/** Accents, case, spaces and dashes are where two readings of the same paper differ. */
function keyOf(...parts: string[]): string {
  return parts.map((part) => foldAccents(part).replace(/[^\p{L}\p{N}]+/gu, '')).join('|');
}
