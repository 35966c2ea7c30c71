/**
 * Whom an office trusts to issue signatures: the certificates in one place, which the administrator fills with
 * those of the authorities (Ban Cơ yếu Chính phủ, licensed public ones). What lies there is trusted, nothing else.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { extname } from 'node:path';
import { type CertificateFacts, factsOf, parseCertificate } from './certificate.ts';
import { notACertificate, notARevocationList } from './errors.ts';
import { type TrustPlace, trustFolder } from './trust-place.ts';
import { isRevocationList } from './verify/revocation.ts';

export interface TrustedCertificate {
  /** Name of the file it lies in. */
  file: string;
  facts: CertificateFacts;
  der: Uint8Array;
}

export interface TrustList {
  certificates: TrustedCertificate[];
  /** Files there that are no certificates. */
  unreadable: string[];
}

const CERTIFICATE_FILES = new Set(['.crt', '.cer', '.pem', '.der']);
const LIST_ENDING = '.crl';

/** Whether a file of this name counts: a certificate or a list of revoked ones. */
export function isTrustFile(name: string): boolean {
  const ending = extname(name).toLowerCase();
  return CERTIFICATE_FILES.has(ending) || ending === LIST_ENDING;
}

/** The names of all files that count in the folder, readable or not; none where the folder is not there. */
export function trustFiles(folder: string): string[] {
  return trustFolder(folder).names().filter(isTrustFile).sort();
}

/** An empty list where the place is not there. */
export function readTrustList(place: TrustPlace): TrustList {
  const list: TrustList = { certificates: [], unreadable: [] };
  const files = place.names().filter((name) => CERTIFICATE_FILES.has(extname(name).toLowerCase()));
  for (const file of files.sort()) {
    const found = certificatesIn(place.read(file));
    if (found.length === 0) list.unreadable.push(file);
    list.certificates.push(...found.map((certificate) => ({ file, ...certificate })));
  }
  return list;
}

/** DER of the certificates, as a check of signatures takes them. */
export const trustedDer = (place: TrustPlace): Uint8Array[] =>
  readTrustList(place).certificates.map(({ der }) => der);

/**
 * Danh sách thu hồi: what the files with the ending .crl beside the certificates hold, DER or PEM. They are large and
 * asked for with every paper: whether each is a list shows where a signature is checked.
 */
export function revocationLists(place: TrustPlace): Uint8Array[] {
  return listNames(place).map((file) => derOf(place.read(file)));
}

/** What a check of signatures asks of the place, each time anew: the administrator may have changed it. */
export const trustIn = (place: TrustPlace) => ({
  trusted: () => trustedDer(place),
  lists: () => revocationLists(place),
});

/** The files that are lists, for the page of the administrator. */
export function listFiles(place: TrustPlace): { file: string; der: Uint8Array }[] {
  return listNames(place).flatMap((file) => {
    const der = listIn(place.read(file));
    return der === null ? [] : [{ file, der }];
  });
}

function listNames(place: TrustPlace): string[] {
  return place
    .names()
    .filter((name) => extname(name).toLowerCase() === LIST_ENDING)
    .sort();
}

const LIST_PEM = /-----BEGIN X509 CRL-----([\s\S]+?)-----END X509 CRL-----/u;

function derOf(bytes: Uint8Array): Uint8Array {
  const body = LIST_PEM.exec(Buffer.from(bytes).toString('latin1'))?.[1];
  return body === undefined ? bytes : new Uint8Array(Buffer.from(body, 'base64'));
}

function listIn(bytes: Uint8Array): Uint8Array | null {
  const der = derOf(bytes);
  return isRevocationList(der) ? der : null;
}

/** Whether an uploaded file is a list of revoked certificates, DER or PEM. */
export const isListFile = (bytes: Uint8Array): boolean => listIn(bytes) !== null;

/**
 * Puts a list there; one of the same bytes stays once.
 * @throws AppError `signatures.not-a-revocation-list`
 */
export function addRevocationList(place: TrustPlace, bytes: Uint8Array): string {
  const der = listIn(bytes);
  if (der === null) throw notARevocationList();
  const file = `${createHash('sha256').update(der).digest('hex').slice(0, 16)}${LIST_ENDING}`;
  place.write(file, der);
  return file;
}

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu;

function certificatesIn(bytes: Uint8Array): Omit<TrustedCertificate, 'file'>[] {
  const pem = Buffer.from(bytes).toString('latin1').match(PEM);
  return (pem ?? [bytes]).flatMap((encoded) => {
    try {
      const der = new Uint8Array(new X509Certificate(encoded).raw);
      return [{ der, facts: factsOf(parseCertificate(der)) }];
    } catch {
      // The list says which file holds none.
      return [];
    }
  });
}

/**
 * Puts the certificates of an uploaded file there, each under its serial number.
 * @throws AppError `signatures.not-a-certificate`
 */
export function addToTrustList(place: TrustPlace, bytes: Uint8Array): CertificateFacts[] {
  const found = certificatesIn(bytes);
  if (found.length === 0) throw notACertificate();
  for (const { der, facts } of found) {
    place.write(`${facts.serial.toLowerCase()}.crt`, Buffer.from(new X509Certificate(der).toString()));
  }
  return found.map(({ facts }) => facts);
}

/** @returns whether the file lay in the list */
export function removeFromTrustList(place: TrustPlace, file: string): boolean {
  const listed = [...readTrustList(place).certificates, ...listFiles(place)];
  const isListed = listed.some((each) => each.file === file);
  if (isListed) place.remove(file);
  return isListed;
}
