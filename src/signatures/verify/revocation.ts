/**
 * Whether a certificate was withdrawn (thu hồi) by who issued it. The service asks nobody: what it knows are the lists
 * (CRL, RFC 5280) and answers (OCSP, RFC 6960) that came within the file, and the lists an administrator put beside the
 * trusted authorities. Where none of them says anything for the time of the signature, nothing is known.
 */
import { fromBER, GeneralizedTime } from 'asn1js';
import {
  BasicOCSPResponse,
  type Certificate,
  CertificateRevocationList,
  OCSPResponse,
  type SignedData,
} from 'pkijs';

/** unknown: no list or answer that covers the time of the signature. */
export const REVOCATION_STATES = ['good', 'revoked', 'unknown'] as const;
export type RevocationState = (typeof REVOCATION_STATES)[number];

export interface Revocation {
  revocation: RevocationState;
  /** ISO instant at which it was withdrawn. */
  revokedAt: string | null;
  /** Until when the list or answer that was used told of withdrawals: its own time. */
  revocationAsOf: string | null;
}

export const NOTHING_KNOWN_OF_IT: Revocation = {
  revocation: 'unknown',
  revokedAt: null,
  revocationAsOf: null,
};

/** DER. */
export interface RevocationMaterial {
  lists: readonly Uint8Array[];
  answers: readonly Uint8Array[];
}

interface Word {
  revokedAt: Date | null;
  from: Date;
  until: Date | null;
}

/**
 * @param issuers certificates among which is the one that issued it
 * @param at when the signature was made
 */
export async function revocationOf(
  certificate: Certificate,
  issuers: readonly Certificate[],
  { lists, answers }: RevocationMaterial,
  at: Date,
): Promise<Revocation> {
  const issuer = issuers.find(({ subject }) => certificate.issuer.isEqual(subject));
  if (issuer === undefined) return NOTHING_KNOWN_OF_IT;
  const words = [
    ...(await collected(lists, (der) => wordOfList(der, certificate, issuer))),
    ...(await collected(answers, (der) => wordOfAnswer(der, certificate, issuer))),
  ];
  const revoked = words.find(({ revokedAt }) => revokedAt !== null);
  if (revoked !== undefined)
    return {
      revocation: 'revoked',
      revokedAt: revoked.revokedAt!.toISOString(),
      revocationAsOf: revoked.from.toISOString(),
    };
  const good = words.find((word) => covers(word, at));
  if (good === undefined) return NOTHING_KNOWN_OF_IT;
  return { revocation: 'good', revokedAt: null, revocationAsOf: good.from.toISOString() };
}

/** Made after the signature, or in force when it was made; an older one knows nothing of it. */
const covers = ({ from, until }: Word, at: Date): boolean => from >= at || (until !== null && until >= at);

async function collected(
  encoded: readonly Uint8Array[],
  wordOf: (der: Uint8Array) => Promise<Word | null>,
): Promise<Word[]> {
  const words: Word[] = [];
  for (const der of encoded) {
    // What cannot be read, or is of somebody else, tells nothing; a file may carry anything.
    const word = await wordOf(der).catch(() => null);
    if (word !== null) words.push(word);
  }
  return words;
}

async function wordOfList(
  der: Uint8Array,
  certificate: Certificate,
  issuer: Certificate,
): Promise<Word | null> {
  const list = CertificateRevocationList.fromBER(Uint8Array.from(der));
  if (!list.issuer.isEqual(certificate.issuer)) return null;
  if (!(await list.verify({ issuerCertificate: issuer }))) return null;
  const entry = list.revokedCertificates?.find(({ userCertificate }) =>
    userCertificate.isEqual(certificate.serialNumber),
  );
  return {
    revokedAt: entry?.revocationDate.value ?? null,
    from: list.thisUpdate.value,
    until: list.nextUpdate?.value ?? null,
  };
}

const GOOD = 0;
const REVOKED = 1;

async function wordOfAnswer(
  der: Uint8Array,
  certificate: Certificate,
  issuer: Certificate,
): Promise<Word | null> {
  const response = OCSPResponse.fromBER(Uint8Array.from(der));
  if (response.responseBytes === undefined) return null;
  const basic = BasicOCSPResponse.fromBER(response.responseBytes.response.valueBlock.valueHexView.slice());
  if (!(await basic.verify({ trustedCerts: [issuer] }))) return null;
  const { isForCertificate, status } = await basic.getCertificateStatus(certificate, issuer);
  const single = basic.tbsResponseData.responses.find(({ certID }) =>
    certID.serialNumber.isEqual(certificate.serialNumber),
  );
  if (!isForCertificate || single === undefined || (status !== GOOD && status !== REVOKED)) return null;
  const { thisUpdate, nextUpdate } = single;
  const revokedAt = status === REVOKED ? (timeIn(single.certStatus) ?? thisUpdate) : null;
  return { revokedAt, from: thisUpdate, until: nextUpdate ?? null };
}

/** RevokedInfo: the time stands first. */
function timeIn(status: unknown): Date | null {
  const [time] = (status as { valueBlock: { value?: unknown[] } }).valueBlock.value ?? [];
  return time instanceof GeneralizedTime ? time.toDate() : null;
}

/** The lists within a signature itself (CMS `crls`). */
export function listsWithin({ crls }: SignedData): Uint8Array[] {
  return (crls ?? [])
    .filter((each) => each instanceof CertificateRevocationList)
    .map((list) => new Uint8Array(list.toSchema(true).toBER()));
}

/** Whether bytes are a list, for what an administrator puts into the folder. */
export function isRevocationList(der: Uint8Array): boolean {
  try {
    if (fromBER(Uint8Array.from(der).buffer).offset === -1) return false;
    CertificateRevocationList.fromBER(Uint8Array.from(der));
    return true;
  } catch {
    return false;
  }
}
