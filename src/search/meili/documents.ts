/** A document as Meilisearch holds it: folded like the box, so that both engines find the same words. */
import { createHash } from 'node:crypto';
import { FACETS, type SearchDocument } from '../document.ts';
import { bodyOf, numberForms } from '../index-words.ts';
import { joined, joinedForms, searchable } from '../searchable-text.ts';

export type ServerDocument = Record<string, string | number | string[] | null> & { key: string };

/**
 * Whether the server holds documents of this kind. Who may see a draft is asked of the drafts themselves, which only the
 * embedded index can do: there are few of them, and it answers for them always.
 */
export const isServed = ({ kind }: Pick<SearchDocument, 'kind'>) => kind !== 'draft';

export function serverDocument(document: SearchDocument): ServerDocument {
  const numbers = numberForms(document.number, document.symbol);
  const header = [document.type, document.signer, ...document.lines];
  const body = bodyOf(document.pages);
  return {
    key: keyOf(document),
    id: document.id,
    owner: document.ownerId,
    numbers: [...numbers.map(words), ...numbers.map(joined)],
    exactNumbers: [...new Set([...numbers, document.symbol ?? '', document.number ?? ''].map(joined))],
    subject: words(document.subject),
    issuer: words(document.issuer),
    header: words(header.join('\n')),
    joined: [...joinedForms([document.subject, document.issuer, ...header, body].join('\n'))],
    body: words(body),
    registerNumber: document.registerNumber,
    numberValue: numberValueOf(document.number),
    day: dayNumber(document.day),
    due: document.due === null ? null : dayNumber(document.due),
    access: accessOf(document),
    ...Object.fromEntries(
      FACETS.map((facet) => [facet, (document.facets[facet] ?? []).map(({ value }) => value)]),
    ),
    kind: document.kind,
  };
}

const words = (text: string) =>
  searchable(text)
    .replaceAll(/[\s_]+/g, ' ')
    .trim();

/** Meilisearch allows few characters in a key, an id may have any. */
export function keyOf({ kind, id }: Pick<SearchDocument, 'kind' | 'id'>): string {
  return /^[A-Za-z0-9-]{1,100}$/.test(id)
    ? `${kind}-${id}`
    : `${kind}-${createHash('sha1').update(id).digest('hex')}`;
}

export const unitAccess = (id: string) => `unit:${id}`;
export const handlingAccess = (id: string) => `handling:${id}`;
export const personAccess = (id: string) => `person:${id}`;

function accessOf({ access }: SearchDocument): string[] {
  return [
    ...access.units.map(unitAccess),
    ...access.handlingUnits.map(handlingAccess),
    ...access.people.map(personAccess),
  ];
}

function numberValueOf(number: string | null): number | null {
  const digits = /^\d{1,9}/.exec(number ?? '');
  return digits === null ? null : Number(digits[0]);
}

/** 2023-10-16 → 20231016; a blank day counts as the first. */
export function dayNumber(day: string): number {
  const [year = '0', month = '1', date = '1'] = day.slice(0, 10).split('-');
  return Number(year) * 10_000 + Number(month) * 100 + Number(date);
}
