/** Checks every signature of a PDF. Whatever the file is, the answer is a list: a damaged signature is one of its states. */
import { type CertificateFacts, factsOf, parseCertificate, wasInForce } from '../certificate.ts';
import { signedBytes, type SignedBytes } from './bytes.ts';
import { wayToTrust } from './chain.ts';
import {
  NOTHING_KNOWN,
  type SignatureCheck,
  type SignatureReason,
  type SignatureState,
  UNREADABLE_FILE,
} from './check.ts';
import { isSupported, type OpenedCms, openCms, signingTime, whatIsWrong } from './cms.ts';
import { findSignatures, type FoundSignature, hasSignatures, revocationWithin } from './find.ts';
import { whatCameLater } from './later.ts';
import { listsWithin, type Revocation, type RevocationMaterial, revocationOf } from './revocation.ts';
import { stampedTime } from './time-stamp.ts';

export interface Checking {
  /** DER of the certificates that are trusted. */
  trusted: readonly Uint8Array[];
  /** DER of the lists of withdrawn certificates that the office has. */
  lists?: readonly Uint8Array[];
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
    const within = await revocationWithin(pdf);
    const material = { ...within, lists: [...within.lists, ...(checking.lists ?? [])] };
    return await Promise.all(found.map((signature) => verifyOne(pdf, signature, { ...checking, material })));
  } catch {
    // The letters of a signature are there, but the file around them cannot be read.
    return [UNREADABLE_FILE];
  }
}

type WithMaterial = Checking & { material: RevocationMaterial };

async function verifyOne(
  pdf: Uint8Array,
  found: FoundSignature,
  checking: WithMaterial,
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
  checking: WithMaterial;
}

async function judged(one: Case, stated: SignatureCheck): Promise<SignatureCheck> {
  const { pdf, bytes, cms, found, checking } = one;
  const certificate = factsOf(cms.signer);
  const stamped = await stampedTime(cms, checking.trusted);
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
  const revocation = await revocationOfSigner(cms, checking, when);
  const proved = stamped !== null;
  const state = stateOf({ later, certificate, issuers, revocation }, when, proved);
  return { ...known, ...revocation, issuers: issuers ?? [], ...state };
}

function revocationOfSigner(
  cms: OpenedCms,
  { material, trusted }: WithMaterial,
  at: Date,
): Promise<Revocation> {
  const issuers = [...trusted.map(parseCertificate), ...cms.certificates];
  const lists = [...material.lists, ...listsWithin(cms.signedData)];
  return revocationOf(cms.signer, issuers, { ...material, lists }, at);
}

interface Findings {
  later: SignatureCheck['later'];
  certificate: CertificateFacts;
  issuers: readonly string[] | null;
  revocation: Revocation;
}

/** @param proved whether an authority stands for the time, or only the signer's own clock */
function stateOf(
  { later, certificate, issuers, revocation }: Findings,
  at: Date,
  proved: boolean,
): { state: SignatureState; reason: SignatureReason | null } {
  if (later === 'content') return { state: 'not-whole', reason: 'content-added' };
  // Whoever holds a stolen key sets the clock back: only a time stamp proves that it was signed before.
  const { revokedAt } = revocation;
  if (revokedAt !== null && !(proved && at < new Date(revokedAt)))
    return { state: 'revoked', reason: 'withdrawn' };
  if (!wasInForce(certificate, at)) return { state: 'expired', reason: 'not-in-force' };
  if (issuers === null) return { state: 'unknown-issuer', reason: 'no-trusted-issuer' };
  return { state: 'valid', reason: null };
}
