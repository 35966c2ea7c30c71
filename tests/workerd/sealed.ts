/** A paper printed, signed by its leader and sealed by its agency inside of a Durable Object; run by `same-tests.test.ts`. */
import { expect, it } from 'vitest';
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
