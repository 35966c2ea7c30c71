/** A paper printed, signed, sealed and copied inside of a Durable Object; run by `same-tests.test.ts`. */
import { expect, it } from 'vitest';
import { bindCopy } from '../../src/drafting/copy-pages.ts';
import { printPdf, signDispatch } from '../../src/drafting/index.ts';
import { verifyPdf } from '../../src/signatures/index.ts';
import { letter } from '../drafting/documents.ts';
import { TIFF_OF_16_BITS, TIFFS } from '../drafting/tiff-file.ts';
import { derOf, root, SIGNED_AT, signerOf } from '../signatures/signed-papers.ts';

/** A red point: pictures are loaded with the key, not drawn here. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

it('the leader signs and the agency seals, both valid afterwards', async () => {
  const document = letter();
  const signed = await signDispatch(await printPdf(document, SIGNED_AT), document, {
    people: [{ signer: signerOf(root, 'Trần Văn Bình'), picture: null }],
    agency: { signer: signerOf(root, 'Ủy ban nhân dân'), picture: PICTURE, diameterMm: 36 },
    at: SIGNED_AT,
  });
  const checks = await verifyPdf(signed, { trusted: [derOf(root)], now: SIGNED_AT });
  expect(checks.map(({ state, certificate }) => [state, certificate?.holder])).toEqual([
    ['valid', 'Trần Văn Bình'],
    ['valid', 'Ủy ban nhân dân'],
  ]);
});

/** A point on paper, without a clear ground. */
const SCAN = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP6DwABBQECz6AuzQAAAABJRU5ErkJggg==',
  'base64',
);

const copyOf = (bytes: Buffer, kind: 'png' | 'tiff' | 'webp') => {
  const paper = { files: [{ bytes, kind }], pages: [{ file: 0, page: 1, turn: 0 as const }], filledTo: null };
  return bindCopy(paper, null, { title: 'Sao y', author: 'UBND', made: SIGNED_AT });
};

it.each([['a PNG', SCAN, '/FlateDecode'], ...TIFFS] as const)(
  '%s is copied as it is coded',
  async (name, file, inPdf) => {
    const { pages, bytes } = await copyOf(file, name === 'a PNG' ? 'png' : 'tiff');
    expect([pages, Buffer.from(bytes).includes(inPdf)]).toEqual([1, true]);
  },
);

it.each([
  ['webp', SCAN],
  ['tiff', TIFF_OF_16_BITS],
] as const)('a %s that would have to be drawn anew is refused', async (kind, file) => {
  await expect(copyOf(file, kind)).rejects.toMatchObject({ code: 'draft.picture-not-here', status: 422 });
});
