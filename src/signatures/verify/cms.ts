/** Whether a CMS signature is of these bytes and of the key it names. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { fromBER, OctetString, Sequence } from 'asn1js';
import {
  Certificate,
  ContentInfo,
  getCrypto,
  IssuerAndSerialNumber,
  SignedData,
  type SignerInfo,
} from 'pkijs';
import type { SignatureReason } from './check.ts';
import type { SignedBytes } from './bytes.ts';

export interface OpenedCms {
  signer: Certificate;
  /** All that came with the signature. */
  certificates: Certificate[];
  signerInfo: SignerInfo;
  signedData: SignedData;
}

/** A signature that lies apart from what it signs: the only form whose bytes are the file's own. */
const DETACHED_FORMATS = new Set(['adbe.pkcs7.detached', 'ETSI.CAdES.detached']);

export const isSupported = (format: string): boolean => DETACHED_FORMATS.has(format);

/** @throws whatever the parser throws of damaged bytes */
export async function openCms(der: Uint8Array): Promise<OpenedCms> {
  const { result, offset } = fromBER(Uint8Array.from(der).buffer);
  if (offset === -1) throw new Error('no ASN.1');
  const signedData = new SignedData({ schema: new ContentInfo({ schema: result }).content });
  const certificates = (signedData.certificates ?? []).filter((entry) => entry instanceof Certificate);
  const signerInfo = signedData.signerInfos[0];
  if (signerInfo === undefined) throw new Error('no signer');
  const signer = await certificateOf(signerInfo, certificates);
  if (signer === undefined) throw new Error('no certificate of the signer');
  return { signer, certificates, signerInfo, signedData };
}

export async function certificateOf(
  { sid }: SignerInfo,
  certificates: readonly Certificate[],
): Promise<Certificate | undefined> {
  if (sid instanceof IssuerAndSerialNumber) {
    return certificates.find(
      ({ issuer, serialNumber }) => issuer.isEqual(sid.issuer) && serialNumber.isEqual(sid.serialNumber),
    );
  }
  const wanted = Buffer.from(keyIdentifierIn(sid));
  for (const certificate of certificates) {
    if (wanted.equals(Buffer.from(await certificate.getKeyHash('SHA-1')))) return certificate;
  }
  return undefined;
}

function keyIdentifierIn(sid: unknown): Uint8Array {
  if (sid instanceof OctetString) return sid.valueBlock.valueHexView;
  const { valueBlock } = sid as { valueBlock: { value?: unknown[]; valueHexView?: Uint8Array } };
  const inner = valueBlock.value?.[0];
  return inner instanceof OctetString
    ? inner.valueBlock.valueHexView
    : (valueBlock.valueHexView ?? new Uint8Array());
}

/** @returns null where the bytes are those that were signed, by the key of the certificate */
export async function whatIsWrong(cms: OpenedCms, bytes: SignedBytes): Promise<SignatureReason | null> {
  const { signedData, signerInfo } = cms;
  // Content of its own would be checked instead of the file.
  if (signedData.encapContentInfo.eContent !== undefined) return 'unsupported';
  const hash = HASHES.get(signerInfo.digestAlgorithm.algorithmId);
  if (hash === undefined || signerInfo.signedAttrs === undefined) return 'unsupported';
  const digest = createHash(hash).update(bytes.before).update(bytes.after).digest();
  if (!isSame(digest, octetsIn(cms, OID.messageDigest))) return 'digest-differs';
  if (!(await isOfKey(cms))) return 'key-differs';
  return isBoundTo(cms) ? null : 'certificate-swapped';
}

const OID = {
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signingTime: '1.2.840.113549.1.9.5',
  rsa: '1.2.840.113549.1.1.1',
};

const HASHES: ReadonlyMap<string, string> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

const WEB_NAMES: Readonly<Record<string, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

function attributeOf({ signerInfo }: OpenedCms, oid: string): unknown {
  return signerInfo.signedAttrs?.attributes.find(({ type }) => type === oid)?.values[0];
}

function octetsIn(cms: OpenedCms, oid: string): Uint8Array {
  const value = attributeOf(cms, oid);
  return value instanceof OctetString ? value.valueBlock.valueHexView : new Uint8Array();
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);

async function isOfKey({ signer, signerInfo }: OpenedCms): Promise<boolean> {
  const { signature, signatureAlgorithm, signedAttrs, digestAlgorithm } = signerInfo;
  const { subjectPublicKeyInfo } = signer;
  const hash = WEB_NAMES[HASHES.get(digestAlgorithm.algorithmId) ?? ''];
  const isPlainRsa = signatureAlgorithm.algorithmId === OID.rsa;
  return getCrypto(true).verifyWithPublicKey(
    signedAttrs!.encodedValue,
    signature,
    subjectPublicKeyInfo,
    signatureAlgorithm,
    ...(isPlainRsa ? [hash] : []),
  );
}

/** Where the signature names its certificate by digest, it must be that one. */
function isBoundTo(cms: OpenedCms): boolean {
  const attribute = attributeOf(cms, OID.signingCertificateV2);
  if (attribute === undefined) return true;
  const named = essCertificate(attribute);
  if (named === null) return false;
  const der = new Uint8Array(cms.signer.toSchema().toBER());
  return isSame(createHash(named.hash).update(der).digest(), named.digest);
}

/** SigningCertificateV2: a list of certificates, of which the first is the signer's. */
function essCertificate(attribute: unknown): { hash: string; digest: Uint8Array } | null {
  const first = childrenOf(childrenOf(attribute)[0])[0];
  const [head, second] = childrenOf(first);
  if (head instanceof OctetString) return { hash: 'sha256', digest: head.valueBlock.valueHexView };
  const [algorithm] = childrenOf(head);
  const hash = HASHES.get(
    String((algorithm as { valueBlock?: { toString(): string } } | undefined)?.valueBlock),
  );
  return second instanceof OctetString && hash !== undefined
    ? { hash, digest: second.valueBlock.valueHexView }
    : null;
}

const childrenOf = (value: unknown): unknown[] => (value instanceof Sequence ? value.valueBlock.value : []);

/** The attribute signing-time, which older forms carry; by the signer's own clock. */
export function signingTime(cms: OpenedCms): Date | null {
  const value = attributeOf(cms, OID.signingTime) as { toDate?: () => Date } | undefined;
  return value?.toDate?.() ?? null;
}
