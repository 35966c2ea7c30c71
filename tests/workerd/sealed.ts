/** A paper printed, signed, sealed and copied inside of a Durable Object; run by `same-tests.test.ts`. */
import { expect, it } from 'vitest';
import { bindCopy } from '../../src/drafting/copy-pages.ts';
import { printPdf, signDispatch } from '../../src/drafting/index.ts';
import { verifyPdf } from '../../src/signatures/index.ts';
import { letter } from '../drafting/documents.ts';
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

it('a picture is copied as it is coded, and one that would have to be drawn anew is refused', async () => {
  const copy = (kind: 'png' | 'webp') => {
    const files = [{ bytes: SCAN, kind }];
    const paper = { files, pages: [{ file: 0, page: 1, turn: 0 }], filledTo: null };
    return bindCopy(paper, null, { title: 'Sao y', author: 'UBND', made: SIGNED_AT });
  };
  expect(await copy('png')).toMatchObject({ pages: 1 });
  await expect(copy('webp')).rejects.toMatchObject({ code: 'draft.picture-not-here', status: 422 });
});
