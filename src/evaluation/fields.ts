/** The header fields of a paper against the gold ones. Pure. */
import type { ComparedMetadata } from './gold.ts';
import {
  type CompareNames,
  f1,
  isSameName,
  isSameWording,
  matchLists,
  plainWording,
  similarity,
} from './wording.ts';
import { difference, fieldLabel } from './labels.ts';

const SCALARS = [
  'issuerParent',
  'issuer',
  'number',
  'symbol',
  'place',
  'date',
  'type',
  'subject',
  'urgency',
  'secrecy',
  'signer.capacity',
  'signer.title',
  'signer.name',
] as const;
type Scalar = (typeof SCALARS)[number];

export interface FieldScores {
  /** 0 to 1 by the field's name; a field that is neither on the paper nor claimed is not there. */
  fields: Record<string, number>;
  misses: string[];
}

export const isHandwritten = (field: string) => field.endsWith(' (handwritten)');

export function scoreFields(
  gold: ComparedMetadata,
  predicted: ComparedMetadata,
  isName: CompareNames = isSameName,
): FieldScores {
  const scores: FieldScores = { fields: {}, misses: [] };
  const byHand = new Set(gold.handwritten ?? []);
  for (const field of SCALARS) {
    const isByHand = byHand.has(field) || (field === 'date' && byHand.has('day'));
    const [g, p] = [valueOf(gold, field), valueOf(predicted, field)];
    if (isByHand) scoreHandwritten(scores, field, g, p);
    else scorePrinted(scores, field, g, p, isName);
  }
  scoreLists(scores, gold, predicted);
  return scores;
}

function valueOf(metadata: ComparedMetadata, field: Scalar): string | null {
  switch (field) {
    case 'signer.capacity':
      return metadata.signer?.capacity ?? null;
    case 'signer.title':
      return metadata.signer?.title ?? null;
    case 'signer.name':
      return metadata.signer?.name ?? null;
    default:
      return metadata[field] ?? null;
  }
}

/** Of a date whose day is written by hand, year and month are printed. */
function scoreHandwritten({ fields }: FieldScores, field: Scalar, g: string | null, p: string | null): void {
  fields[`${field} (handwritten)`] = isSameWording(g, p) ? 1 : 0;
  if (field === 'date') fields[field] = isSameWording(g?.slice(0, 7), p?.slice(0, 7)) ? 1 : 0;
}

function scorePrinted(
  scores: FieldScores,
  field: Scalar,
  g: string | null,
  p: string | null,
  isName: CompareNames,
): void {
  if (!g && !p) return;
  const isRight = field === 'signer.name' ? isName(g, p) : isSameValue(field, g, p);
  scores.fields[field] = isRight ? 1 : 0;
  if (!isRight) scores.misses.push(`${fieldLabel(field)}: ${difference(g, p)}`);
}

function isSameValue(field: Scalar, g: string | null, p: string | null): boolean {
  return field === 'subject' ? similarity(g, p) >= 0.97 : isSameWording(g, p);
}

function scoreLists(scores: FieldScores, gold: ComparedMetadata, predicted: ComparedMetadata): void {
  const isAlike = (a: string, b: string) => similarity(a, b) >= 0.9;
  const isSameSymbol = (a: { symbol: string }, b: { symbol: string }) =>
    plainWording(a.symbol) === plainWording(b.symbol);
  const matched = {
    addressees: matchLists(gold.addressees, predicted.addressees, isAlike),
    recipients: matchLists(gold.recipients, predicted.recipients, isAlike),
    references: matchLists(gold.references, predicted.references, isSameSymbol),
  };
  for (const [field, match] of Object.entries(matched)) {
    if (match.gold + match.predicted === 0) continue;
    scores.fields[field] = f1(match);
    if (f1(match) < 1)
      scores.misses.push(
        `${fieldLabel(field)}: trên văn bản ${match.gold}, máy nêu ${match.predicted}, khớp ${match.hit}`,
      );
  }
}
