/** Numbers and symbols that the grammar put right, with what stands on the paper, so that a person sees both. */
import type { Evidence, Metadata, MetadataField, Repair } from '../understanding.ts';

export function repairsOf(
  { number, symbol, references }: Metadata,
  evidence: Partial<Record<MetadataField, Evidence>>,
): Repair[] {
  return [
    ...repaired('number', number, evidence.number),
    ...repaired('symbol', symbol, evidence.symbol),
    ...references.flatMap((reference) => repairedCitation(reference.symbol, reference.evidence)),
  ];
}

function repaired(what: Repair['what'], value: string | null, proof: Evidence | undefined): Repair[] {
  if (value === null || proof === undefined || proof.quote === '' || isRead(value, proof.quote)) return [];
  return [{ what, read: proof.quote, repaired: value, evidence: proof }];
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
