/** What is found out about a signature of a PDF, as it is kept with the reading and shown. */
import type { CertificateFacts } from '../certificate.ts';
import type { Revocation } from './revocation.ts';

/**
 * The worst that was found:
 * valid: nothing signed was changed, and the certificate leads to a trusted authority;
 * altered: bytes under the signature were changed, or the signature is not of the key it names;
 * not-whole: intact, but what is shown was added to afterwards or is not all signed;
 * revoked: intact, but who issued the certificate withdrew it, and nothing proves that it was signed before;
 * expired: intact, but the certificate was not in force when it was signed;
 * unknown-issuer: intact, but nobody the office trusts issued the certificate;
 * unreadable: damaged, or of a form that cannot be checked.
 */
export const SIGNATURE_STATES = [
  'valid',
  'altered',
  'not-whole',
  'revoked',
  'expired',
  'unknown-issuer',
  'unreadable',
] as const;
export type SignatureState = (typeof SIGNATURE_STATES)[number];

/** Why it is in that state; one code a sentence of the page. */
export const SIGNATURE_REASONS = [
  'digest-differs',
  'key-differs',
  'certificate-swapped',
  'content-added',
  'content-outside',
  'withdrawn',
  'not-in-force',
  'no-trusted-issuer',
  'damaged',
  'unsupported',
  'file-unreadable',
] as const;
export type SignatureReason = (typeof SIGNATURE_REASONS)[number];

export interface SignatureCheck extends Revocation {
  state: SignatureState;
  /** Null of a valid one. */
  reason: SignatureReason | null;
  /** Null where it could not be read. */
  certificate: CertificateFacts | null;
  /** Authorities between the certificate and the trusted one, that one last; empty where there is no way. */
  issuers: string[];
  signedAt: string | null;
  /** A time stamp of an authority, or the clock of who signed. */
  timeFrom: 'timestamp' | 'signer' | null;
  statedReason: string | null;
  statedLocation: string | null;
  /** Later revisions of the file: none, further signatures, or anything else. */
  later: 'none' | 'signatures' | 'content';
}

export const NOTHING_KNOWN: SignatureCheck = {
  state: 'unreadable',
  reason: 'damaged',
  certificate: null,
  issuers: [],
  signedAt: null,
  timeFrom: null,
  statedReason: null,
  statedLocation: null,
  later: 'none',
  revocation: 'unknown',
  revokedAt: null,
  revocationAsOf: null,
};

/** There are the letters of a signature, but none that the file leads to. */
export const UNREADABLE_FILE: SignatureCheck = { ...NOTHING_KNOWN, reason: 'file-unreadable' };
