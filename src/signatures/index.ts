/** Digital signatures: of papers that are issued, and of papers that arrive. */
export { type Appearance, type Place, sizeOfLines } from './appearance.ts';
export type { CertificateFacts } from './certificate.ts';
export { type KeyHolder, signDigest } from './cms.ts';
export { notSignable } from './errors.ts';
export {
  hasKey,
  keyOf,
  type KeyOwner,
  type KeyView,
  linkRemoteKey,
  loadKey,
  type NewKey,
  openAgencyKey,
  openedForSigning,
  type OpenedKey,
  openPersonalKey,
  removeKey,
  type SigningMeans,
} from './keys.ts';
export { signingMeansFrom, type SigningSettings } from './means.ts';
export { p12Signer } from './p12.ts';
export { type RemoteKey, remoteKeyOf, remoteSigner, type SigningService } from './remote.ts';
export { distrustAuthority, type SigningDeps, signingRoutes, trustAuthority } from './routes.ts';
export { signPdf, type SigningRequest } from './sign-pdf.ts';
export type { DocumentSigner } from './signer.ts';
export {
  addToTrustList,
  isTrustFile,
  listFiles,
  readTrustList,
  removeFromTrustList,
  revocationLists,
  trustedDer,
  trustIn,
  trustFiles,
  type TrustList,
} from './trust.ts';
export { type TrustPlace, trustFolder, trustRows } from './trust-place.ts';
export { NOTHING_KNOWN_OF_IT, type RevocationState } from './verify/revocation.ts';
export {
  SIGNATURE_REASONS,
  SIGNATURE_STATES,
  type SignatureCheck,
  type SignatureReason,
  type SignatureState,
} from './verify/check.ts';
export { signatureSchema } from './wire.ts';
export { type Checking, verifyPdf } from './verify/verify-pdf.ts';
