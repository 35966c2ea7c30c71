/** A key in a P12 (PFX) file, as certificate authorities hand it out: opened with its password, never stored open. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { factsOf, parseCertificate } from './certificate.ts';
import { type KeyHolder, signDigest } from './cms.ts';
import { p12Unreadable, p12WithoutKey } from './errors.ts';
import type { DocumentSigner } from './signer.ts';

/** Attributes, signature and structure; the certificates come on top. */
const CMS_ROOM = 3 * 1024;

/**
 * @throws AppError `signatures.p12-unreadable` not a P12 file, or the password is another one
 * @throws AppError `signatures.p12-without-key`
 */
export function p12Signer(file: Uint8Array, password: string): DocumentSigner {
  const { key, chain } = openP12(file, password);
  const holder: KeyHolder = {
    chain,
    algorithm: key.asymmetricKeyType === 'ec' ? 'ecdsa' : 'rsa',
    signatureOf: (bytes) => sign('sha256', bytes, key),
  };
  return {
    certificate: factsOf(parseCertificate(chain[0]!)),
    room: CMS_ROOM + chain.reduce((sum, { length }) => sum + length, 0),
    sign: (digest) => signDigest(digest, holder),
  };
}

interface OpenedP12 {
  key: KeyObject;
  /** DER; the key's own certificate first. */
  chain: Uint8Array[];
}

function openP12(file: Uint8Array, password: string): OpenedP12 {
  const p12 = decrypted(file, password);
  const key = keyIn(p12);
  const certificates = bagsOf(p12, forge.pki.oids['certBag']!).flatMap(certificateIn);
  const own = certificates.find((certificate) => isOf(key, certificate));
  if (own === undefined) throw p12WithoutKey();
  const chain = [own, ...issuersOf(own, certificates)];
  return { key, chain: chain.map(({ raw }) => new Uint8Array(raw)) };
}

/** By the public half: workerd's `checkPrivateKey` knows no key. */
function isOf(key: KeyObject, { publicKey }: X509Certificate): boolean {
  return spki(createPublicKey(key)).equals(spki(publicKey));
}

const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'der' });

function decrypted(file: Uint8Array, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    const der = forge.util.createBuffer(Buffer.from(file).toString('binary'));
    return forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(der), password);
  } catch {
    // Whatever is wrong inside, forge says it in words of its own; for the office it is one of two things.
    throw p12Unreadable();
  }
}

function bagsOf(p12: forge.pkcs12.Pkcs12Pfx, bagType: string): forge.pkcs12.Bag[] {
  return p12.getBags({ bagType })[bagType] ?? [];
}

/** @throws AppError `signatures.p12-without-key` */
function keyIn(p12: forge.pkcs12.Pkcs12Pfx): KeyObject {
  const { pkcs8ShroudedKeyBag, keyBag } = forge.pki.oids;
  const bag = [...bagsOf(p12, pkcs8ShroudedKeyBag!), ...bagsOf(p12, keyBag!)][0];
  // Forge knows RSA only; the key of a curve it hands on as it stands.
  const asn1 = bag?.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)) : bag?.asn1;
  if (asn1 === undefined) throw p12WithoutKey();
  const der = Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary');
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch {
    throw p12WithoutKey();
  }
}

function certificateIn(bag: forge.pkcs12.Bag): X509Certificate[] {
  const asn1 = bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1;
  return asn1 ? [new X509Certificate(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary'))] : [];
}

function issuersOf(own: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let last = own;
  for (;;) {
    const issuer = others.find((other) => !chain.includes(other) && other !== own && last.checkIssued(other));
    if (issuer === undefined) return chain;
    chain.push(issuer);
    last = issuer;
  }
}
