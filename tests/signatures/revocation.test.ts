/** Withdrawn certificates and time stamps, by lists, answers and stamps of our own authority. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeAuthority } from '../../scripts/samples/authority.ts';
import {
  type DocumentSigner,
  revocationLists,
  signPdf,
  trustFolder,
  verifyPdf,
} from '../../src/signatures/index.ts';
import { temporaryFolder } from '../platform/temporary.ts';
import { derOf, FROM, onePage, request, root, SIGNED_AT, signerOf } from './signed-papers.ts';
import { answerBy, listBy, stamping, withKept } from './withdrawals.ts';

const DAY = 86_400_000;
const days = (count: number) => new Date(SIGNED_AT.getTime() + count * DAY);
const NOW = days(30);
const stranger = makeAuthority('Nơi cấp lạ', FROM);

let signer: DocumentSigner;
let serial: string;
let signed: Uint8Array;
let stamped: Uint8Array;
beforeAll(async () => {
  signer = signerOf(root, 'Nguyễn Văn Ước');
  ({ serial } = signer.certificate);
  signed = await signPdf(await onePage(), request(signer));
  stamped = await signPdf(await onePage(), request(await stamping(signer, root, days(0))));
});

const looked = async (pdf: Uint8Array, lists: Uint8Array[] = []) => {
  const [check] = await verifyPdf(pdf, { trusted: [derOf(root)], lists, now: NOW });
  return [check?.state, check?.revocation];
};
const good = { from: days(-1), until: days(6) };

describe('whether a certificate was withdrawn', () => {
  it('is not known without a list, and said so', async () => {
    expect(await looked(signed)).toEqual(['valid', 'unknown']);
  });

  it.each<[string, () => Promise<Uint8Array>, [string, string]]>([
    ['a list in force says nothing of it', () => listBy(root, good), ['valid', 'good']],
    [
      'a list made later says nothing of it',
      () => listBy(root, { from: days(2), until: days(9) }),
      ['valid', 'good'],
    ],
    [
      'the list is older than the signature',
      () => listBy(root, { from: days(-9), until: days(-2) }),
      ['valid', 'unknown'],
    ],
    [
      'the list is of somebody else',
      () => listBy(stranger, { ...good, withdrawn: { [serial]: days(-3) } }),
      ['valid', 'unknown'],
    ],
    [
      'it was withdrawn before',
      () => listBy(root, { ...good, withdrawn: { [serial]: days(-3) } }),
      ['revoked', 'revoked'],
    ],
    [
      'it was withdrawn afterwards, and only the signer says when',
      () => listBy(root, { ...good, withdrawn: { [serial]: days(3) } }),
      ['revoked', 'revoked'],
    ],
    [
      'another one was withdrawn',
      () => listBy(root, { ...good, withdrawn: { '0A': days(-3) } }),
      ['valid', 'good'],
    ],
    ['what lies there is no list', () => Promise.resolve(new Uint8Array([1, 2, 3])), ['valid', 'unknown']],
  ])('is told where %s', async (_, list, expected) => {
    const der = await list();
    expect(await looked(signed, [der])).toEqual(expected);
    // The same list within the file counts as much.
    expect(await looked(await withKept(signed, { lists: [der] }))).toEqual(expected);
  });

  it('is told by an answer within the file', async () => {
    const answers = [await answerBy(root, serial, good)];
    expect(await looked(await withKept(signed, { answers }))).toEqual(['valid', 'good']);
    const withdrawn = { ...good, withdrawn: { [serial]: days(-1) } };
    const bad = [await answerBy(root, serial, withdrawn)];
    expect(await looked(await withKept(signed, { answers: bad }))).toEqual(['revoked', 'revoked']);
    const forged = [await answerBy(stranger, serial, withdrawn)];
    expect(await looked(await withKept(signed, { answers: forged }))).toEqual(['valid', 'unknown']);
  });

  it('takes the lists that lie beside the trusted authorities', async () => {
    const folder = join(temporaryFolder(), 'trust');
    mkdirSync(folder);
    const pem = Buffer.from(await listBy(root, { ...good, withdrawn: { [serial]: days(-3) } })).toString(
      'base64',
    );
    writeFileSync(join(folder, 'a.crl'), `-----BEGIN X509 CRL-----\n${pem}\n-----END X509 CRL-----\n`);
    writeFileSync(join(folder, 'hong.crl'), 'hỏng');
    expect(await looked(signed, revocationLists(trustFolder(folder)))).toEqual(['revoked', 'revoked']);
  });
});

describe('a time stamp', () => {
  const timeOf = async (pdf: Uint8Array, trusted = [derOf(root)]) => {
    const [check] = await verifyPdf(pdf, { trusted, now: NOW });
    return [check?.timeFrom, check?.signedAt];
  };

  it('of a trusted authority is the time of the signature', async () => {
    expect(await timeOf(stamped)).toEqual(['timestamp', SIGNED_AT.toISOString()]);
  });

  it('proves that it was signed before the certificate was withdrawn', async () => {
    const later = await listBy(root, { ...good, withdrawn: { [serial]: days(3) } });
    expect(await looked(stamped, [later])).toEqual(['valid', 'revoked']);
  });

  it.each([
    ['of an authority nobody trusts', () => stamping(signer, stranger, days(0))],
    ['over another signature', () => stamping(signer, root, days(0), new Uint8Array(256))],
  ])('%s is worth no more than the signer’s clock', async (_, by) => {
    const pdf = await signPdf(await onePage(), request(await by()));
    expect((await timeOf(pdf))[0]).toBe('signer');
  });
});
