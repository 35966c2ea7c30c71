/** The header fields of a paper, each with its proof, composed from the stages in `fields/`. */
import type { ReadPage } from '../reading/page.ts';
import { calibrated } from './calibration.ts';
import type { Finding } from './evidence.ts';
import { addresseesOf } from './fields/addressees.ts';
import { issuerOf } from './fields/issuer.ts';
import { secrecyMarkOf, urgencyOf } from './fields/levels.ts';
import { numberOf, type NumberFindings } from './fields/number.ts';
import { placeAndDateOf, type PlaceDateFindings } from './fields/place-date.ts';
import { recipientsOf } from './fields/recipients.ts';
import { referencesOf } from './fields/references.ts';
import { NO_SIGNER, signerOf, type SignerFinding } from './fields/signer.ts';
import { typeAndSubjectOf } from './fields/type-subject.ts';
import type { PaperParts } from './parts.ts';
import type { Evidence, Metadata, MetadataField } from './understanding.ts';

export interface MetadataFindings {
  metadata: Metadata;
  evidence: Partial<Record<MetadataField, Evidence>>;
}

/** Reads the header fields from the parts of a paper; `pages` say which were scanned and which were not. */
export function metadataOf(parts: PaperParts, pages: readonly ReadPage[]): MetadataFindings {
  const issuer = issuerOf(parts);
  const number = numberOf(parts, issuer.issuer?.value ?? null);
  const placeDate = placeAndDateOf(parts);
  const symbol = number.symbol?.value ?? null;
  const titles = typeAndSubjectOf(parts, symbol);
  const findings = {
    issuerParent: issuer.parent,
    issuer: issuer.issuer,
    number: number.number,
    symbol: number.symbol,
    place: placeDate.place,
    date: placeDate.date,
    ...titles,
    addressees: addresseesOf(parts),
    signer: signerOf(parts),
    recipients: recipientsOf(parts),
    urgency: urgencyOf(parts),
    secrecy: secrecyMarkOf(parts),
    references: referencesOf(parts, ownSymbol(number), titles.type?.value ?? null),
  };
  const handwritten = handwrittenFields(pages, number, placeDate, findings.signer);
  const blanks = { number: number.blank, date: placeDate.blank };
  const metadata = metadataFrom(findings, handwritten);
  return { metadata, evidence: evidenceFrom(findings, blanks, metadata) };
}

function ownSymbol({ number, symbol }: NumberFindings): string | null {
  if (!number || !symbol) return null;
  return `${number.value}/${symbol.value}`;
}

/** Hạn trả lời is told by the text and not by the head: it is found with the details. */
type HeadField = Exclude<MetadataField, 'replyDue'>;
type Findings = { [Field in HeadField]: Finding<NonNullable<Metadata[Field]>> | null };

function metadataFrom(findings: Findings, handwritten: string[]): Metadata {
  return {
    issuerParent: findings.issuerParent?.value ?? null,
    issuer: findings.issuer?.value ?? null,
    number: findings.number?.value ?? null,
    symbol: findings.symbol?.value ?? null,
    place: findings.place?.value ?? null,
    date: findings.date?.value ?? null,
    type: findings.type?.value ?? null,
    subject: findings.subject?.value ?? null,
    addressees: findings.addressees?.value ?? [],
    signer: findings.signer?.value ?? NO_SIGNER,
    recipients: findings.recipients?.value ?? [],
    urgency: findings.urgency?.value ?? null,
    secrecy: findings.secrecy?.value ?? null,
    references: findings.references?.value ?? [],
    handwritten,
  };
}

function evidenceFrom(
  findings: Findings,
  blanks: Partial<Record<MetadataField, Evidence | null>>,
  metadata: Metadata,
): Partial<Record<MetadataField, Evidence>> {
  const evidence: Partial<Record<MetadataField, Evidence>> = {};
  for (const field of Object.keys(findings) as HeadField[]) {
    const proof = findings[field]?.evidence ?? blanks[field];
    if (proof) evidence[field] = calibrated(field, proof, metadata);
  }
  return evidence;
}

/**
 * Fields a pen may have filled in: on a scan the number, the day or the capacity that could not be read.
 * A blank in a text layer is a blank: the number of an electronic original stands in its signature.
 */
function handwrittenFields(
  pages: readonly ReadPage[],
  number: NumberFindings,
  placeDate: PlaceDateFindings,
  signer: SignerFinding | null,
): string[] {
  if (pages[0]?.source !== 'ocr') return [];
  const fields: string[] = [];
  if (!number.number) fields.push('number');
  if (placeDate.line && placeDate.dayMissing) fields.push('day');
  if (signer?.capacityInferred) fields.push('capacity');
  return fields;
}
