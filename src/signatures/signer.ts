/** Who can sign a file: a key in a P12 file, a USB token, or a signing service elsewhere. */
import type { CertificateFacts } from './certificate.ts';

/**
 * Signs the digest of a file. The key may lie anywhere: what signs sees 32 bytes, never the file.
 */
export interface DocumentSigner {
  /** Whose key it is. */
  readonly certificate: CertificateFacts;
  /** The most bytes a signature of this signer takes: so much room is kept in the file. */
  readonly room: number;
  /** A person may have to confirm each signature elsewhere: it takes as long as they take. */
  readonly waitsForPerson?: boolean;
  /**
   * @param digest SHA-256 of the bytes that are signed
   * @returns a detached CMS signature (DER) with the attribute signing-certificate-v2, as PAdES asks for
   * @throws AppError where the signer cannot be reached or refuses
   */
  sign(digest: Uint8Array): Promise<Uint8Array>;
}
