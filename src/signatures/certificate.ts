/** What a certificate (chứng thư số) says of its holder and of who issued it. */
import { type AttributeTypeAndValue, Certificate, type RelativeDistinguishedNames } from 'pkijs';

export interface CertificateFacts {
  /** CN of the holder, or the name that comes closest to it. */
  holder: string;
  /** O of the holder; null where the certificate names none. */
  organization: string | null;
  issuer: string;
  issuerOrganization: string | null;
  /** Hexadecimal, upper case. */
  serial: string;
  /** ISO instants. */
  validFrom: string;
  validTo: string;
}

const COMMON_NAME = '2.5.4.3';
const ORGANIZATION = '2.5.4.10';

/** @throws Error where the bytes are no certificate */
export function parseCertificate(der: Uint8Array): Certificate {
  return Certificate.fromBER(Uint8Array.from(der));
}

export function factsOf(certificate: Certificate): CertificateFacts {
  const { subject, issuer } = certificate;
  return {
    holder: nameIn(subject),
    organization: valueOf(subject, ORGANIZATION),
    issuer: nameIn(issuer),
    issuerOrganization: valueOf(issuer, ORGANIZATION),
    serial: Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex').toUpperCase(),
    validFrom: certificate.notBefore.value.toISOString(),
    validTo: certificate.notAfter.value.toISOString(),
  };
}

function nameIn(name: RelativeDistinguishedNames): string {
  return valueOf(name, COMMON_NAME) ?? valueOf(name, ORGANIZATION) ?? '';
}

function valueOf(name: RelativeDistinguishedNames, oid: string): string | null {
  const part: AttributeTypeAndValue | undefined = name.typesAndValues.find(({ type }) => type === oid);
  const value: unknown = part?.value.valueBlock.value;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Whether the certificate was in force at an instant. */
export function wasInForce({ validFrom, validTo }: CertificateFacts, at: Date): boolean {
  return new Date(validFrom) <= at && at <= new Date(validTo);
}
