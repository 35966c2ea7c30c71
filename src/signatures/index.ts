/** Digital signatures: of papers that are issued, and of papers that arrive. */
export { type Appearance, type Place, sizeOfLines } from './appearance.ts';
export type { CertificateFacts } from './certificate.ts';
export { type KeyHolder, signDigest } from './cms.ts';
export {
  hasKey,
  keyOf,
  type KeyOwner,
  type KeyView,
  loadKey,
  type NewKey,
  openAgencyKey,
  openedForSigning,
  type OpenedKey,
  openPersonalKey,
  removeKey,
} from './keys.ts';
export { p12Signer } from './p12.ts';
export { distrustAuthority, type SigningDeps, signingRoutes, trustAuthority } from './routes.ts';
export { signPdf, type SigningRequest } from './sign-pdf.ts';
export type { DocumentSigner } from './signer.ts';
export { addToTrustList, readTrustList, removeFromTrustList, trustedDer, type TrustList } from './trust.ts';
export {
  SIGNATURE_REASONS,
  SIGNATURE_STATES,
  type SignatureCheck,
  type SignatureReason,
  type SignatureState,
} from './verify/check.ts';
export { signatureSchema } from './wire.ts';
export { type Checking, UNREADABLE_FILE, verifyPdf } from './verify/verify-pdf.ts';
