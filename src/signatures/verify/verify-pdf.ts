/** Checks every signature of a PDF. Whatever the file is, the answer is a list: a damaged signature is one of its states. */
import { type CertificateFacts, factsOf, wasInForce } from '../certificate.ts';
import { signedBytes, type SignedBytes } from './bytes.ts';
import { wayToTrust } from './chain.ts';
import type { SignatureCheck, SignatureReason, SignatureState } from './check.ts';
import { isSupported, type OpenedCms, openCms, signingTime, whatIsWrong } from './cms.ts';
import { findSignatures, type FoundSignature, hasSignatures } from './find.ts';
import { whatCameLater } from './later.ts';
import { stampedTime } from './time-stamp.ts';

export interface Checking {
  /** DER of the certificates that are trusted. */
  trusted: readonly Uint8Array[];
  /** For a signature that says no time of its own. */
  now: Date;
}

/**
 * In the order in which they were made; empty where the file is not signed.
 */
export async function verifyPdf(pdf: Uint8Array, checking: Checking): Promise<SignatureCheck[]> {
  if (!hasSignatures(pdf)) return [];
  try {
    const found = await findSignatures(pdf);
    if (found.length === 0) return [UNREADABLE_FILE];
    return await Promise.all(found.map((signature) => verifyOne(pdf, signature, checking)));
  } catch {
    // The letters of a signature are there, but the file around them cannot be read.
    return [UNREADABLE_FILE];
  }
}

const NOTHING_KNOWN: SignatureCheck = {
  state: 'unreadable',
  reason: 'damaged',
  certificate: null,
  issuers: [],
  signedAt: null,
  timeFrom: null,
  statedReason: null,
  statedLocation: null,
  later: 'none',
};

/** There are the letters of a signature, but none that the file leads to. */
export const UNREADABLE_FILE: SignatureCheck = { ...NOTHING_KNOWN, reason: 'file-unreadable' };

async function verifyOne(
  pdf: Uint8Array,
  found: FoundSignature,
  checking: Checking,
): Promise<SignatureCheck> {
  const stated = {
    ...NOTHING_KNOWN,
    statedReason: found.reason,
    statedLocation: found.location,
    ...(found.claimedAt === null
      ? {}
      : { signedAt: found.claimedAt.toISOString(), timeFrom: 'signer' as const }),
  };
  if (!isSupported(found.format)) return { ...stated, reason: 'unsupported' };
  const bytes = signedBytes(pdf, found);
  if (bytes === null) return { ...stated, state: 'not-whole', reason: 'content-outside' };
  try {
    const cms = await openCms(bytes.cms);
    return await judged({ pdf, bytes, cms, found, checking }, stated);
  } catch {
    // Broken ASN.1, a certificate that is none, an algorithm nobody knows: it cannot be checked.
    return stated;
  }
}

interface Case {
  pdf: Uint8Array;
  bytes: SignedBytes;
  cms: OpenedCms;
  found: FoundSignature;
  checking: Checking;
}

async function judged(one: Case, stated: SignatureCheck): Promise<SignatureCheck> {
  const { pdf, bytes, cms, found, checking } = one;
  const certificate = factsOf(cms.signer);
  const stamped = await stampedTime(cms);
  const at = stamped ?? found.claimedAt ?? signingTime(cms);
  const later = bytes.isLast ? 'none' : await whatCameLater(pdf, bytes.end);
  const known: SignatureCheck = {
    ...stated,
    certificate,
    signedAt: at?.toISOString() ?? null,
    timeFrom: stamped !== null ? 'timestamp' : at === null ? null : 'signer',
    later,
  };
  const wrong = await whatIsWrong(cms, bytes);
  if (wrong !== null)
    return { ...known, state: wrong === 'unsupported' ? 'unreadable' : 'altered', reason: wrong };
  const when = at ?? checking.now;
  const issuers = await wayToTrust(cms.signer, cms.certificates, checking.trusted, when);
  return { ...known, issuers: issuers ?? [], ...stateOf(later, certificate, when, issuers) };
}

function stateOf(
  later: SignatureCheck['later'],
  certificate: CertificateFacts,
  at: Date,
  issuers: readonly string[] | null,
): { state: SignatureState; reason: SignatureReason | null } {
  if (later === 'content') return { state: 'not-whole', reason: 'content-added' };
  if (!wasInForce(certificate, at)) return { state: 'expired', reason: 'not-in-force' };
  if (issuers === null) return { state: 'unknown-issuer', reason: 'no-trusted-issuer' };
  return { state: 'valid', reason: null };
}
