/**
 * What of a dispatch goes into the index, and in which column: the columns are what ranking tells apart.
 * Whoever changes what is made here raises {@link COLUMNS_VERSION}: installed indexes then rebuild themselves.
 */
import { createHash } from 'node:crypto';
import type { SearchableDispatch } from '../registry/index.ts';
import { joined, joinedForms, PAGE_BREAK, searchable } from './searchable-text.ts';

export const COLUMNS_VERSION = 1;

export interface IndexedColumns {
  /** Number and symbol in the ways people type them. */
  number: string;
  subject: string;
  issuer: string;
  /** All other fields. */
  fields: string;
  /** The pages in order, each at the place of its number, between page breaks. */
  body: string;
  /** Abbreviations of all of the above in one word: gddt, tphcm. */
  joined: string;
}

export function columnsOf(dispatch: SearchableDispatch): IndexedColumns {
  const issuer = lines(dispatch.issuer, dispatch.issuerParent);
  const fields = otherFields(dispatch);
  const body = pagesInPlace(dispatch.pages);
  return {
    number: searchable(numberForms(dispatch.number, dispatch.symbol)),
    subject: searchable(dispatch.subject ?? ''),
    issuer: searchable(issuer),
    fields: searchable(fields),
    body: searchable(body),
    joined: [...joinedForms(lines(dispatch.subject, issuer, fields, body))].join(' '),
  };
}

/** Changes whenever the index of a dispatch is stale. */
export function fingerprintOf(columns: IndexedColumns): string {
  return createHash('sha256')
    .update(JSON.stringify([COLUMNS_VERSION, ...Object.values(columns)]))
    .digest('base64url');
}

/** "05", "CĐ-TTg" → 5, 05, 5/cđ-ttg, 5/cđttg, 5cđttg …: half a number, or the whole of it without its marks. */
function numberForms(number: string | null, symbol: string | null): string {
  const numbers =
    number === null ? [] : [...new Set([number, number.replace(/^0+(?=\d)/, ''), number.padStart(2, '0')])];
  if (symbol === null) return numbers.join(' ');
  const short = joined(symbol);
  return [
    ...numbers.flatMap((n) => [n, `${n}/${symbol}`, `${n}/${short}`, `${n}${short}`]),
    symbol,
    short,
  ].join(' ');
}

function otherFields(dispatch: SearchableDispatch): string {
  return lines(
    dispatch.type,
    dispatch.place,
    ...datesAsTyped(dispatch.date),
    ...dispatch.addressees,
    dispatch.signerTitle,
    dispatch.signerName,
    ...dispatch.recipients,
    dispatch.urgency,
    registerEntry(dispatch),
    dispatch.fileName.replace(/\.[A-Za-z]{3,4}$/, ''),
  );
}

function registerEntry({ direction, registerNumber }: SearchableDispatch): string | null {
  if (registerNumber === null) return null;
  return direction === 'incoming' ? `số đến ${registerNumber}` : `số đi ${registerNumber}`;
}

/** 2023-02-01 is typed 01/02/2023, 1/2/2023 and 2023-02-01. */
function datesAsTyped(date: string | null): string[] {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(date ?? '');
  if (parts === null) return [];
  const [iso, year = '', month = '', day] = parts;
  if (day === undefined) return [iso, `${month}/${year}`, `${Number(month)}/${year}`];
  return [iso, `${day}/${month}/${year}`, `${Number(day)}/${Number(month)}/${year}`];
}

function pagesInPlace(pages: SearchableDispatch['pages']): string {
  const last = Math.max(0, ...pages.map((page) => page.number));
  const texts = Array.from({ length: last }, () => '');
  // A page break in the text of a page would shift all pages after it.
  for (const page of pages) texts[page.number - 1] = page.text.normalize('NFC').replaceAll(PAGE_BREAK, ' ');
  return texts.join(PAGE_BREAK);
}

function lines(...texts: (string | null)[]): string {
  return texts.filter((text) => text !== null && text !== '').join('\n');
}
