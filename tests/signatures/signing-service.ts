/** A signing service of our own, as docs/ky-so-tu-xa.md asks for: it holds a key and signs digests for whoever knows the PIN. */
import { createHash, generateKeyPairSync, privateEncrypt, constants, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { certificateFor } from '../../scripts/samples/authority.ts';
import { FROM, root, TO } from './signed-papers.ts';

export const PIN = '2468';
export const TOKEN = 'khoa-truy-cap-thu';
export const CREDENTIAL = 'khoa-co-quan';

/** What it does wrong. */
export type Trouble = 'slow' | 'garbage' | 'another-key' | 'off' | null;

/** DER of a SHA-256 DigestInfo up to the digest (RFC 8017, 9.2). */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

export async function startSigningService() {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const holder = { name: 'Ủy ban nhân dân tỉnh Nam Hải', organization: 'Tỉnh Nam Hải', from: FROM, to: TO };
  const certificates = [certificateFor(root, holder, own.publicKey), root.certificateDer].map((der) =>
    Buffer.from(der).toString('base64'),
  );
  const service = { trouble: null as Trouble, asked: [] as string[], signed: 0 };
  /** What was allowed: one digest for each. */
  const allowed = new Map<string, string>();

  const answers: Record<string, (question: Question) => [number, object]> = {
    'credentials/info': ({ credentialID }) =>
      credentialID === CREDENTIAL
        ? [
            200,
            { key: { status: service.trouble === 'off' ? 'disabled' : 'enabled' }, cert: { certificates } },
          ]
        : [400, { error: 'invalid_request', error_description: 'Invalid parameter credentialID' }],
    'credentials/authorize': ({ PIN: pin, hash }) => {
      if (pin !== PIN) return [400, { error: 'invalid_pin', error_description: 'The PIN is invalid' }];
      const SAD = createHash('sha256').update(`${hash[0]}${allowed.size}`).digest('hex');
      allowed.set(SAD, hash[0]!);
      return [200, { SAD }];
    },
    'signatures/signHash': ({ SAD, hash }) => {
      if (allowed.get(SAD) !== hash[0]) return [400, { error: 'invalid_request' }];
      allowed.delete(SAD);
      service.signed++;
      const key = service.trouble === 'another-key' ? other.privateKey : own.privateKey;
      return [200, { signatures: [rawSignature(key, Buffer.from(hash[0]!, 'base64')).toString('base64')] }];
    },
  };

  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace('/csc/v1/', '');
    service.asked.push(path);
    const question = (await bodyOf(request)) as Question;
    if (service.trouble === 'slow') return;
    if (service.trouble === 'garbage') {
      response.end('<html>502</html>');
      return;
    }
    const [status, answer] =
      request.headers.authorization === `Bearer ${TOKEN}`
        ? (answers[path]?.(question) ?? [404, {}])
        : [401, { error: 'invalid_token' }];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(service, {
    url: `http://127.0.0.1:${port}/csc/v1`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

interface Question {
  credentialID: string;
  PIN: string;
  SAD: string;
  hash: string[];
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}

/** PKCS #1 v1.5 over a digest that is there already, as a token does it. */
function rawSignature(key: KeyObject, digest: Buffer): Buffer {
  const block = Buffer.concat([DIGEST_INFO, digest]);
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, block);
}
