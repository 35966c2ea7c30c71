/** Numbers and symbols that the grammar put right, with what stands on the paper, so that a person sees both. */
import { plain } from '../likeness.ts';
import type { Evidence, Metadata, MetadataField, Repair } from '../understanding.ts';

export function repairsOf(
  { issuer, number, symbol, references }: Metadata,
  evidence: Partial<Record<MetadataField, Evidence>>,
): Repair[] {
  return [
    ...repaired('issuer', otherWords(issuer, evidence.issuer), evidence.issuer),
    ...repaired('number', number, evidence.number),
    ...repaired('symbol', symbol, evidence.symbol),
    ...references.flatMap((reference) => repairedCitation(reference.symbol, reference.evidence)),
  ];
}

function repaired(what: Repair['what'], value: string | null, proof: Evidence | undefined): Repair[] {
  if (value === null || proof === undefined || proof.quote === '' || isRead(value, proof.quote)) return [];
  return [{ what, read: proof.quote, repaired: value, evidence: proof }];
}

/** Accents that came back are no repair to show; a word that was added or left out is one. */
function otherWords(issuer: string | null, proof: Evidence | undefined): string | null {
  const count = (text: string): number => plain(text).split(' ').length;
  return issuer !== null && proof !== undefined && count(issuer) !== count(proof.quote) ? issuer : null;
}

/** A citation is quoted with its kind and date: what was read of it is the word with the stroke. */
function repairedCitation(symbol: string, proof: Evidence | undefined): Repair[] {
  if (proof === undefined || isRead(symbol, proof.quote)) return [];
  const read = /\S{1,12}\s?[/-]\s?\S{2,40}/u.exec(proof.quote)?.[0].replace(/[,;.)]+$/u, '');
  return read === undefined ? [] : [{ what: 'reference', read, repaired: symbol, evidence: proof }];
}

/** Spaces and the form of a dash are no repair. */
function isRead(value: string, quote: string): boolean {
  const even = (text: string): string =>
    text.normalize('NFC').replaceAll(/\s/gu, '').replaceAll('–', '-').toLowerCase();
  return even(quote).includes(even(value));
}
