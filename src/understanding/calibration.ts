/**
 * How sure a value is, as a share of how often such values were right: the raw confidence of the rule and
 * the reading goes through a measured curve, and a value that the paper or the directory confirms is sure
 * however faint its print. From 0.9 on a clerk may trust it; under 0.8 it should be looked at.
 */
import { provinceNamed } from './agencies.ts';
import { matchAgency } from './agency-match.ts';
import data from './data/calibration.json' with { type: 'json' };
import { rounded } from './evidence.ts';
import { isKnownSymbol } from './fields/symbols.ts';
import { letters } from './likeness.ts';
import type { Evidence, Metadata, MetadataField } from './understanding.ts';

type Curve = keyof typeof data.curves;

const CURVE_OF: Readonly<Record<MetadataField, Curve>> = {
  issuerParent: 'name',
  issuer: 'name',
  number: 'name',
  symbol: 'name',
  place: 'name',
  date: 'name',
  type: 'name',
  subject: 'prose',
  addressees: 'list',
  signer: 'signer',
  recipients: 'list',
  urgency: 'name',
  secrecy: 'name',
  replyDue: 'prose',
  references: 'list',
};

/** The proof of a field with the confidence that such proofs have earned. A blank field's stays 0. */
export function calibrated(field: MetadataField, proof: Evidence, metadata: Metadata): Evidence {
  if (proof.confidence === 0) return proof;
  const measured = onCurve(data.curves[CURVE_OF[field]], proof.confidence);
  const floor = isConfirmed(field, metadata) ? data.confirmed : 0;
  return { ...proof, confidence: rounded(Math.min(Math.max(measured, floor), ceilingOf(field, metadata))) };
}

/** Between two measured points the line that joins them. */
function onCurve(points: readonly number[][], raw: number): number {
  const next = points.findIndex(([x]) => x! >= raw);
  if (next <= 0) return points[next < 0 ? points.length - 1 : 0]![1]!;
  const [[x0, y0], [x1, y1]] = [points[next - 1]!, points[next]!] as [[number, number], [number, number]];
  return y0 + ((y1 - y0) * (raw - x0)) / (x1 - x0);
}

/** Said twice: by the print and by the directory, the issuer's name or the grammar of symbols. */
function isConfirmed(field: MetadataField, metadata: Metadata): boolean {
  const { issuer, issuerParent, place, symbol, date } = metadata;
  switch (field) {
    case 'issuer':
      return isInDirectory(issuer, date, issuerParent);
    case 'issuerParent':
      return isInDirectory(issuerParent, date, null);
    case 'place':
      return (
        place !== null &&
        (provinceNamed(place) !== null || isPartOf(place, issuer) || isPartOf(place, issuerParent))
      );
    case 'symbol':
      return symbol !== null && isKnownSymbol(symbol, issuer);
    default:
      return false;
  }
}

function isInDirectory(name: string | null, date: string | null, parent: string | null): boolean {
  if (!name) return false;
  const above = parent ? matchAgency(parent, date) : null;
  return matchAgency(name, date, above) !== null;
}

function isPartOf(place: string, name: string | null): boolean {
  return name !== null && name.toLowerCase().includes(place.toLowerCase()) && letters(place).length >= 3;
}

/** A signature that cannot be whole: without title or name, or "KT." without the post of who signed (Đ13.1). */
function ceilingOf(field: MetadataField, { signer }: Metadata): number {
  if (field !== 'signer') return 1;
  const isWhole = signer.title !== null && signer.name !== null;
  const postMissing = signer.capacity === 'KT.' && signer.actualTitle === null;
  return isWhole && !postMissing ? 1 : 0.6;
}
