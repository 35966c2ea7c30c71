/**
 * Ký số từ xa: a key that lies with a signing service (dịch vụ chứng thực, HSM của cơ quan, cầu nối USB token), reached
 * over HTTP by the protocol of the Cloud Signature Consortium (CSC API 1.0.4). The service sees digests, never a paper.
 *
 *     credentials/info       whose key it is: its certificates and its algorithm
 *     credentials/authorize  the holder's PIN allows one signature over this one digest
 *     signatures/signHash    the signature
 *
 * docs/ky-so-tu-xa.md describes what a service must answer.
 */
import { createHash, X509Certificate, verify } from 'node:crypto';
import { z } from 'zod';
import { type CertificateFacts, factsOf, parseCertificate } from './certificate.ts';
import { type KeyHolder, signDigest } from './cms.ts';
import {
  serviceAnswersWrongly,
  serviceCredentialOff,
  serviceNotReached,
  serviceRefused,
  serviceTooSlow,
} from './errors.ts';
import type { DocumentSigner } from './signer.ts';

export interface SigningService {
  /** Where the paths of the protocol begin: `https://ky.example.vn/csc/v1`. */
  url: string;
  /** Lets this office in (`Authorization: Bearer`); blank where the service asks for none. */
  token: string;
  /** How long one question may take; a holder who confirms on a telephone needs a while. */
  patienceMs?: number;
}

/** A key of the service, as it is kept here: no secret is part of it. */
export interface RemoteKey {
  credentialId: string;
  /** DER as base64; the holder's own certificate first. */
  chain: string[];
  algorithm: KeyHolder['algorithm'];
}

const USUAL_PATIENCE_MS = 45_000;
/** Attributes, signature and structure; the certificates come on top. */
const CMS_ROOM = 3 * 1024;

const OID = {
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
};

const info = z.object({
  key: z.object({ status: z.string() }),
  cert: z.object({ status: z.string().optional(), certificates: z.array(z.base64()).min(1) }),
});
const authorization = z.object({ SAD: z.string().min(1) });
const signatures = z.object({ signatures: z.array(z.base64()).min(1) });
const refusal = z.object({ error: z.string(), error_description: z.string().optional() });

/**
 * Asks the service whose key it is.
 * @throws AppError `signatures.service-*`
 */
export async function remoteKeyOf(service: SigningService, credentialId: string): Promise<RemoteKey> {
  const question = { credentialID: credentialId, certificates: 'chain' };
  const { key, cert } = await ask(service, 'credentials/info', question, info);
  if (key.status !== 'enabled' || (cert.status ?? 'valid') !== 'valid') throw serviceCredentialOff();
  const own = certificateIn(cert.certificates[0]!);
  const algorithm = own.publicKey.asymmetricKeyType === 'ec' ? 'ecdsa' : 'rsa';
  return { credentialId, chain: cert.certificates, algorithm };
}

/** @throws AppError `signatures.service-wrong-answer` */
function certificateIn(base64: string): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    throw serviceAnswersWrongly('chứng thư không đọc được');
  }
}

export const factsOfRemote = ({ chain }: RemoteKey): CertificateFacts =>
  factsOf(parseCertificate(Buffer.from(chain[0]!, 'base64')));

/**
 * Signs with a key of the service.
 * @param pin what its holder typed; it goes to the service and is kept nowhere
 */
export function remoteSigner(service: SigningService, key: RemoteKey, pin: string): DocumentSigner {
  const chain = key.chain.map((each) => new Uint8Array(Buffer.from(each, 'base64')));
  const holder: KeyHolder = {
    chain,
    algorithm: key.algorithm,
    signatureOf: (bytes) => signatureFrom(service, key, pin, bytes),
  };
  return {
    certificate: factsOfRemote(key),
    room: CMS_ROOM + chain.reduce((sum, { length }) => sum + length, 0),
    waitsForPerson: true,
    sign: (digest) => signDigest(digest, holder),
  };
}

async function signatureFrom(
  service: SigningService,
  { credentialId, chain, algorithm }: RemoteKey,
  pin: string,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const hash = [createHash('sha256').update(bytes).digest('base64')];
  const about = { credentialID: credentialId, hash };
  const allowed = await ask(
    service,
    'credentials/authorize',
    { ...about, numSignatures: 1, PIN: pin },
    authorization,
  );
  const signAlgo = algorithm === 'rsa' ? OID.rsaWithSha256 : OID.ecdsaWithSha256;
  const question = { ...about, SAD: allowed.SAD, hashAlgo: OID.sha256, signAlgo };
  const answer = await ask(service, 'signatures/signHash', question, signatures);
  const signature = Buffer.from(answer.signatures[0]!, 'base64');
  // A signature of another key, or of other bytes, would only be noticed by whoever gets the paper.
  if (!verify('sha256', bytes, certificateIn(chain[0]!).publicKey, signature))
    throw serviceAnswersWrongly('chữ ký không phải của khóa này');
  return new Uint8Array(signature);
}

/** @throws AppError `signatures.service-*` */
async function ask<T>(
  { url, token, patienceMs = USUAL_PATIENCE_MS }: SigningService,
  path: string,
  question: object,
  shape: z.ZodType<T>,
): Promise<T> {
  const response = await reached(() =>
    fetch(`${url}/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(question),
      // An address it sends us on to is not the one the administrator trusts with the PIN.
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    }),
  );
  const text = await reached(() => response.text());
  const answer = parsed(text);
  if (!response.ok) throw serviceRefused(reasonIn(answer) ?? `mã ${response.status}`);
  const checked = shape.safeParse(answer);
  if (!checked.success) throw serviceAnswersWrongly('thiếu phần bắt buộc');
  return checked.data;
}

async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') throw serviceTooSlow();
    // Whatever the network says in its own words: for the office the service is not there.
    throw serviceNotReached();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const LONGEST_REASON = 200;

function reasonIn(answer: unknown): string | null {
  const said = refusal.safeParse(answer);
  if (!said.success) return null;
  const { error, error_description: description } = said.data;
  return (description ?? error).slice(0, LONGEST_REASON);
}
