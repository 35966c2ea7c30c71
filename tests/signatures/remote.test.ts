/** Keys that lie with a signing service, spoken to over HTTP as a real one would be. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { AppError } from '../../src/platform/errors.ts';
import {
  remoteKeyOf,
  remoteSigner,
  signPdf,
  type SigningService,
  verifyPdf,
} from '../../src/signatures/index.ts';
import { derOf, onePage, request, root, SIGNED_AT } from './signed-papers.ts';
import { CREDENTIAL, PIN, startSigningService, TOKEN, type Trouble } from './signing-service.ts';

let server: Awaited<ReturnType<typeof startSigningService>>;
let service: SigningService;
beforeAll(async () => {
  server = await startSigningService();
  service = { url: server.url, token: TOKEN };
});
beforeEach(() => {
  server.trouble = null;
});
afterAll(() => server.stop());

async function signedBy(pin: string) {
  const key = await remoteKeyOf(service, CREDENTIAL);
  return signPdf(await onePage(), request(remoteSigner(service, key, pin)));
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'done';
  } catch (error) {
    return error instanceof AppError ? `${error.code} ${error.status}` : String(error);
  }
};

it('a service signs the digest, and the paper carries a whole and valid signature of its key', async () => {
  const signed = await signedBy(PIN);
  const [check] = await verifyPdf(signed, { trusted: [derOf(root)], now: SIGNED_AT });
  expect([check?.state, check?.certificate?.holder]).toEqual(['valid', 'Ủy ban nhân dân tỉnh Nam Hải']);
  expect(server.asked.slice(-3)).toEqual([
    'credentials/info',
    'credentials/authorize',
    'signatures/signHash',
  ]);
});

it.each<[string, Trouble, string, string]>([
  ['the PIN is another one', null, '0000', 'signatures.service-refused 422'],
  ['it does not answer in time', 'slow', PIN, 'signatures.service-too-slow 503'],
  ['it answers something else', 'garbage', PIN, 'signatures.service-wrong-answer 503'],
  ['it signs with another key', 'another-key', PIN, 'signatures.service-wrong-answer 503'],
])('says so where %s', async (_, trouble, pin, code) => {
  const key = await remoteKeyOf(service, CREDENTIAL);
  server.trouble = trouble;
  const by = trouble === 'slow' ? { ...service, patienceMs: 200 } : service;
  expect(await codeOf(signPdf(await onePage(), request(remoteSigner(by, key, pin))))).toBe(code);
});

it('names what is wrong in Vietnamese, with the service’s own reason', async () => {
  await expect(signedBy('0000')).rejects.toThrow(/từ chối: The PIN is invalid\..+mã PIN/u);
});

it.each<[string, Partial<SigningService>, Trouble, string, string]>([
  ['an unknown key', {}, null, 'khong-co', 'signatures.service-refused 422'],
  ['a key that is switched off', {}, 'off', CREDENTIAL, 'signatures.service-credential-off 422'],
  ['a token that is not known', { token: 'sai' }, null, CREDENTIAL, 'signatures.service-refused 422'],
  [
    'a service that is not there',
    { url: 'http://127.0.0.1:9' },
    null,
    CREDENTIAL,
    'signatures.service-not-reached 503',
  ],
])('is not taken into use with %s', async (_, change, trouble, credential, code) => {
  server.trouble = trouble;
  expect(await codeOf(remoteKeyOf({ ...service, ...change }, credential))).toBe(code);
});
