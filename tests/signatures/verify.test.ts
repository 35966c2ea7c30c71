import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { signPdf, verifyPdf, type DocumentSigner } from '../../src/signatures/index.ts';
import { makeAuthority } from '../../scripts/samples/authority.ts';
import { temporaryFolder } from '../platform/temporary.ts';
import { derOf, FROM, onePage, request, root, SIGNED_AT, signerOf, writtenOver } from './signed-papers.ts';

const run = promisify(execFile);
const NOW = new Date('2026-11-26T00:00:00Z');
const verify = (pdf: Uint8Array, trusted = [derOf(root)]) => verifyPdf(pdf, { trusted, now: NOW });

let paper: Uint8Array;
let chairman: DocumentSigner;
let agency: DocumentSigner;
let signed: Uint8Array;

beforeAll(async () => {
  paper = await onePage();
  chairman = signerOf(root, 'Nguyễn Văn Ước');
  agency = signerOf(root, 'Ủy ban nhân dân xã Yên Thịnh');
  signed = await signPdf(paper, request(chairman));
});

describe('a signed paper', () => {
  it('is the paper with something behind it: no byte of it changes', () => {
    expect(Buffer.from(signed.subarray(0, paper.length)).equals(Buffer.from(paper))).toBe(true);
  });

  it('is valid, with who signed it, when, and who issued the certificate', async () => {
    expect(await verify(signed)).toMatchObject([
      {
        state: 'valid',
        reason: null,
        signedAt: SIGNED_AT.toISOString(),
        timeFrom: 'signer',
        later: 'none',
        statedReason: 'Ký ban hành',
        statedLocation: 'Yên Thịnh',
        certificate: {
          holder: 'Nguyễn Văn Ước',
          organization: 'Ủy ban nhân dân xã Yên Thịnh',
          issuer: root.name,
        },
        issuers: [root.name],
      },
    ]);
  });

  it('is valid to another program too', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'ky.pdf');
    await writeFile(file, signed);
    const { stdout } = await run('pdfsig', ['-nocert', file]);
    expect(stdout).toContain('Signature Type: ETSI.CAdES.detached');
    expect(stdout).toContain('Signature Validation: Signature is Valid.');
    expect(stdout).toContain('Total document signed');
    expect(stdout).toContain('Nguyễn Văn Ước');
  });

  it('stays valid when it is signed a second time, and both are shown in their order', async () => {
    const both = await verify(await signPdf(signed, request(agency)));
    expect(both.map(({ state, later, certificate }) => [state, later, certificate?.holder])).toEqual([
      ['valid', 'signatures', 'Nguyễn Văn Ước'],
      ['valid', 'none', 'Ủy ban nhân dân xã Yên Thịnh'],
    ]);
  });

  it('is valid by an authority between: where its own issuer is trusted, or where it is trusted itself', async () => {
    const below = makeAuthority('Nơi cấp cấp dưới', FROM, root);
    const file = await signPdf(paper, request(signerOf(below, 'Lê Thị Hòa')));
    expect(await verify(file)).toMatchObject([{ state: 'valid', issuers: ['Nơi cấp cấp dưới', root.name] }]);
    expect(await verify(file, [derOf(below)])).toMatchObject([
      { state: 'valid', issuers: ['Nơi cấp cấp dưới'] },
    ]);
  });
});

describe('what is wrong with a signature', () => {
  it('one byte under it was changed', async () => {
    const changed = Uint8Array.from(signed);
    changed[200]! ^= 1;
    expect(await verify(changed)).toMatchObject([{ state: 'altered', reason: 'digest-differs' }]);
  });

  it('the signature itself was changed', async () => {
    const changed = Uint8Array.from(signed);
    const bytes = Buffer.from(changed.buffer);
    const contents = bytes.indexOf('/Contents <') + 11;
    // The last byte before the padding is one of the RSA value.
    const end = bytes
      .subarray(contents)
      .toString('latin1')
      .search(/(?:00){200}/u);
    changed[contents + end - 20] = changed[contents + end - 20] === 0x31 ? 0x32 : 0x31;
    expect(await verify(changed)).toMatchObject([{ state: 'altered', reason: 'key-differs' }]);
  });

  it('something was written on the page afterwards', async () => {
    expect(await verify(await writtenOver(signed))).toMatchObject([
      { state: 'not-whole', reason: 'content-added', later: 'content' },
    ]);
  });

  it('something was written on the page between two signatures', async () => {
    const both = await verify(await signPdf(await writtenOver(signed), request(agency)));
    expect(both.map(({ state }) => state)).toEqual(['not-whole', 'valid']);
  });

  it.each([
    ['it leaves out more than itself', /\/ByteRange \[0 +(\d+)/u, (length: number) => length - 9],
    ['it does not begin at the first byte', /\/ByteRange \[(0)/u, () => 7],
  ])('%s', async (_, pattern, change) => {
    const text = Buffer.from(signed).toString('latin1');
    const found = pattern.exec(text)!;
    const number = found[1]!;
    const at = found.index + found[0].length - number.length;
    const changed =
      text.slice(0, at) +
      String(change(Number(number))).padStart(number.length, '0') +
      text.slice(at + number.length);
    expect(await verify(Buffer.from(changed, 'latin1'))).toMatchObject([
      { state: 'not-whole', reason: 'content-outside' },
    ]);
  });

  it('nobody trusted issued the certificate', async () => {
    expect(await verify(signed, [])).toMatchObject([
      {
        state: 'unknown-issuer',
        reason: 'no-trusted-issuer',
        issuers: [],
        certificate: { issuer: root.name },
      },
    ]);
  });

  it('another authority of the same name is not the trusted one', async () => {
    const forged = makeAuthority(root.name, FROM);
    const [check] = await verify(await signPdf(paper, request(signerOf(forged, 'Kẻ mạo danh'))));
    expect(check).toMatchObject({ state: 'unknown-issuer' });
  });

  it('the certificate was no longer in force when it was signed', async () => {
    const over = signerOf(root, 'Trần Văn Cũ', { to: new Date('2026-06-30T00:00:00Z') });
    const late = { ...over, certificate: { ...over.certificate, validTo: '2030-01-01T00:00:00Z' } };
    expect(await verify(await signPdf(paper, request(late)))).toMatchObject([
      { state: 'expired', reason: 'not-in-force', certificate: { holder: 'Trần Văn Cũ' } },
    ]);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['letters', Buffer.from('không phải chữ ký')],
    ['ASN.1 of another kind', Buffer.from('3003020101', 'hex')],
    [
      'a list in a list in a list …',
      Buffer.concat(Array.from({ length: 900 }, () => Buffer.from('3080', 'hex'))),
    ],
  ])('the signature is %s', async (_, cms) => {
    const broken = { ...chairman, sign: () => Promise.resolve(cms) };
    expect(await verify(await signPdf(paper, request(broken)))).toMatchObject([
      { state: 'unreadable', reason: 'damaged', certificate: null, signedAt: SIGNED_AT.toISOString() },
    ]);
  });

  it('cut in half', async () => {
    const half = {
      ...chairman,
      sign: async (digest: Uint8Array) => (await chairman.sign(digest)).subarray(0, 700),
    };
    expect(await verify(await signPdf(paper, request(half)))).toMatchObject([{ state: 'unreadable' }]);
  });

  it('of a kind that is not checked here', async () => {
    const text = Buffer.from(signed)
      .toString('latin1')
      .replace('/ETSI.CAdES.detached', '/adbe.x509.rsa_sha1  ');
    expect(await verify(Buffer.from(text, 'latin1'))).toMatchObject([
      { state: 'unreadable', reason: 'unsupported' },
    ]);
  });

  it('the file around it cannot be read', async () => {
    const rubbish = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Sig /ByteRange [0 1 2 3] ');
    expect(await verify(rubbish)).toHaveLength(1);
    expect(await verify(rubbish)).toMatchObject([{ state: 'unreadable' }]);
  });
});

it('a paper without signatures has none', async () => {
  expect(await verify(paper)).toEqual([]);
});
