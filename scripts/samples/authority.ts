/**
 * An authority of our own that issues certificates for signing, for the demo and the tests. Its keys are made when
 * they are needed and lie nowhere in the repository; nobody but the demo trusts it.
 */
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import forge from 'node-forge';

export interface Authority {
  name: string;
  /** For the trust list. */
  pem: string;
  certificateDer: Uint8Array;
  key: forge.pki.rsa.PrivateKey;
  certificate: forge.pki.Certificate;
}

export interface Holder {
  name: string;
  organization: string;
  from: Date;
  to: Date;
}

const KEY_BITS = 2048;
const YEARS = 10;

/** @param by the authority above it; none: a root that stands for itself */
export function makeAuthority(name: string, from: Date, by?: Authority): Authority {
  const { key, publicKey } = freshKey();
  const to = new Date(from);
  to.setUTCFullYear(to.getUTCFullYear() + YEARS);
  const certificate = certificateOf(publicKey, { name, organization: name, from, to });
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  certificate.setIssuer((by?.certificate ?? certificate).subject.attributes);
  signCertificate(certificate, by?.key ?? key);
  const pem = forge.pki.certificateToPem(certificate);
  return { name, key, certificate, certificateDer: derOf(certificate), pem };
}

/** How often a P12 hashes its password, as the usual tools do. */
const USUAL_ROUNDS = 2048;

/**
 * @param rounds fewer for keys of tests, of which hashing the password is most of the work
 * @returns a P12 file with the key, its certificate and that of the authority
 */
export function issueP12(
  authority: Authority,
  holder: Holder,
  password: string,
  rounds = USUAL_ROUNDS,
): Uint8Array {
  const { key, publicKey } = freshKey();
  const certificate = issued(authority, publicKey, holder);
  const p12 = forge.pkcs12.toPkcs12Asn1(key, [certificate, authority.certificate], password, {
    algorithm: 'aes256',
    count: rounds,
  });
  return new Uint8Array(Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary'));
}

/** The certificate (DER) for a key that lies elsewhere: with a signing service, with an authority of time stamps. */
export function certificateFor(
  authority: Authority,
  holder: Holder,
  publicKey: KeyObject,
  usage: 'signing' | 'time-stamps' = 'signing',
): Uint8Array {
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return derOf(issued(authority, forge.pki.publicKeyFromPem(pem), holder, usage));
}

function issued(
  authority: Authority,
  publicKey: forge.pki.rsa.PublicKey,
  holder: Holder,
  usage: 'signing' | 'time-stamps' = 'signing',
): forge.pki.Certificate {
  const certificate = certificateOf(publicKey, holder);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
    ...(usage === 'time-stamps' ? [{ name: 'extKeyUsage', timeStamping: true, critical: true }] : []),
  ]);
  certificate.setIssuer(authority.certificate.subject.attributes);
  signCertificate(certificate, authority.key);
  return certificate;
}

const derOf = (certificate: forge.pki.Certificate): Uint8Array =>
  new Uint8Array(
    Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), 'binary'),
  );

/** Signed by Node: forge's own arithmetic is slower, and what it signed in workerd once verified for nobody. */
function signCertificate(certificate: forge.pki.Certificate, key: forge.pki.rsa.PrivateKey): void {
  const keyObject = createPrivateKey(forge.pki.privateKeyToPem(key));
  const byNode = {
    ...key,
    sign: () => {
      const signed = Buffer.from(forge.asn1.toDer(certificate.tbsCertificate).getBytes(), 'binary');
      return sign('sha256', signed, keyObject).toString('binary');
    },
  };
  certificate.sign(byNode, forge.md.sha256.create());
}

/** Made by Node, which is a hundred times faster at it. */
function freshKey(): { key: forge.pki.rsa.PrivateKey; publicKey: forge.pki.rsa.PublicKey } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: KEY_BITS });
  const key = forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
  return { key, publicKey: forge.pki.setRsaPublicKey(key.n, key.e) };
}

function certificateOf(publicKey: forge.pki.rsa.PublicKey, holder: Holder): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  // The first bit of a serial number must not be set: it would count as negative.
  certificate.serialNumber = `00${randomBytes(12).toString('hex')}`;
  certificate.validity.notBefore = holder.from;
  certificate.validity.notAfter = holder.to;
  certificate.setSubject([
    utf8('commonName', holder.name),
    utf8('organizationName', holder.organization),
    { shortName: 'C', value: 'VN' },
  ]);
  return certificate;
}

function utf8(name: string, value: string): forge.pki.CertificateField {
  return { name, value, valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class };
}
