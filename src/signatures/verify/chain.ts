/** The way from a certificate to one the office trusts. */
import { Certificate, CertificateChainValidationEngine } from 'pkijs';
import { factsOf, parseCertificate } from '../certificate.ts';

/** No real chain is longer; certificates that issue each other end here. */
const LONGEST_CHAIN = 8;

/**
 * Finds the chain and checks it as RFC 5280 asks (validity at `at`, basic constraints, key usage, name constraints).
 * Revocation is not asked for: the service has no network.
 * @returns names of the issuers, the trusted one last; null where there is no way
 */
export async function wayToTrust(
  certificate: Certificate,
  others: readonly Certificate[],
  trusted: readonly Uint8Array[],
  at: Date,
): Promise<string[] | null> {
  const trustedCerts = trusted.map(parseCertificate);
  const way = await findWay(certificate, [...trustedCerts, ...others], trustedCerts, []);
  if (way === null) return null;
  const engine = new CertificateChainValidationEngine({
    checkDate: at,
    trustedCerts: [way.at(-1)!],
    certs: [...way].reverse(),
    findIssuer: (one: Certificate) => Promise.resolve(nextOn(way, one)),
  });
  const { result } = await engine.verify({ passedWhenNotRevValues: true });
  return result ? way.slice(1).map((issuer) => factsOf(issuer).holder) : null;
}

const isSame = (a: Certificate, b: Certificate) => Buffer.from(a.tbsView).equals(Buffer.from(b.tbsView));

function nextOn(way: readonly Certificate[], one: Certificate): Certificate[] {
  const at = way.findIndex((certificate) => isSame(certificate, one));
  return way.slice(at + 1, at + 2);
}

async function findWay(
  last: Certificate,
  pool: readonly Certificate[],
  trusted: readonly Certificate[],
  before: readonly Certificate[],
): Promise<Certificate[] | null> {
  const way = [...before, last];
  if (trusted.some((certificate) => isSame(certificate, last))) return way;
  if (way.length >= LONGEST_CHAIN) return null;
  for (const issuer of pool) {
    const mayBe = last.issuer.isEqual(issuer.subject) && !way.some((one) => isSame(one, issuer));
    if (!mayBe || !(await isIssuedBy(last, issuer))) continue;
    const found = await findWay(issuer, pool, trusted, way);
    if (found !== null) return found;
  }
  return null;
}

async function isIssuedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  try {
    return await certificate.verify(issuer);
  } catch {
    // A key of a kind that cannot be checked issues nothing here.
    return false;
  }
}
