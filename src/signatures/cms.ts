/** A detached CMS signature over a digest, as PAdES (ETSI EN 319 142-1, baseline B-B) asks for. */
import { createHash } from 'node:crypto';
import { Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  type Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  GeneralName,
  GeneralNames,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { parseCertificate } from './certificate.ts';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
};

export interface KeyHolder {
  /** DER; the holder's own certificate first, then those that issued it. */
  chain: readonly Uint8Array[];
  algorithm: 'rsa' | 'ecdsa';
  /** Signs bytes (SHA-256 is part of it): PKCS #1 v1.5, or an ECDSA signature in DER. */
  signatureOf: (bytes: Uint8Array) => Promise<Uint8Array> | Uint8Array;
}

/** The time is not among the attributes: PAdES keeps it in the file's own entry. */
export async function signDigest(digest: Uint8Array, holder: KeyHolder): Promise<Uint8Array> {
  const certificates = holder.chain.map(parseCertificate);
  const own = certificates[0];
  if (own === undefined) throw new Error('a signature needs the certificate of its key');
  const attributes = inDerOrder([
    attribute(OID.contentType, new ObjectIdentifier({ value: OID.data })),
    attribute(OID.messageDigest, new OctetString({ valueHex: copied(digest) })),
    attribute(OID.signingCertificateV2, signingCertificate(own, holder.chain[0]!)),
  ]);
  const signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes });
  const signature = await holder.signatureOf(asSet(signedAttrs));
  const signerInfo = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: withNull(OID.sha256),
    signedAttrs,
    signatureAlgorithm:
      holder.algorithm === 'rsa'
        ? withNull(OID.rsaWithSha256)
        : new AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 }),
    signature: new OctetString({ valueHex: copied(signature) }),
  });
  const signedData = new SignedData({
    version: 1,
    digestAlgorithms: [withNull(OID.sha256)],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates,
    signerInfos: [signerInfo],
  });
  const cms = new ContentInfo({ contentType: OID.signedData, content: signedData.toSchema(true) });
  return new Uint8Array(cms.toSchema().toBER());
}

const withNull = (algorithmId: string) =>
  new AlgorithmIdentifier({ algorithmId, algorithmParams: new Null() });

const attribute = (type: string, value: ObjectIdentifier | OctetString | Sequence) =>
  new Attribute({ type, values: [value] });

const copied = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** SigningCertificateV2 (RFC 5035): the digest of the certificate and who issued it, so that no other is put in its place. */
function signingCertificate(own: Certificate, der: Uint8Array): Sequence {
  const issuer = new GeneralNames({ names: [new GeneralName({ type: 4, value: own.issuer })] });
  const issuerSerial = new Sequence({
    value: [
      issuer.toSchema(),
      new Integer({ valueHex: own.serialNumber.valueBlock.valueHexView.slice().buffer }),
    ],
  });
  // SHA-256 is the default of the hash algorithm, which DER leaves out.
  const certHash = new OctetString({ valueHex: copied(createHash('sha256').update(der).digest()) });
  const essCertId = new Sequence({ value: [certHash, issuerSerial] });
  return new Sequence({ value: [new Sequence({ value: [essCertId] })] });
}

/** The members of a SET OF lie in the order of their bytes; who checks writes them anew and compares. */
function inDerOrder(attributes: Attribute[]): Attribute[] {
  const encoded = (entry: Attribute) => Buffer.from(entry.toSchema().toBER());
  return attributes.toSorted((a, b) => Buffer.compare(encoded(a), encoded(b)));
}

const SET_TAG = 0x31;

/** What is signed is the SET itself, not the tagged field it is stored in (RFC 5652, 5.4). */
function asSet(attributes: SignedAndUnsignedAttributes): Uint8Array {
  const bytes = new Uint8Array(attributes.toSchema().toBER());
  bytes[0] = SET_TAG;
  return bytes;
}
