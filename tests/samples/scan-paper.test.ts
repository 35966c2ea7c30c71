import { getDocument, OPS } from '../../src/reading/pdfjs.ts';
import { describe, expect, it } from 'vitest';
import { renderSample } from '../../scripts/samples/make.ts';
import { rasterisePages } from '../../scripts/samples/rasterise.ts';
import { SCAN_KINDS } from '../../scripts/samples/scan-paper.ts';
import type { ScanKind } from '../../scripts/samples/scan-paper.ts';

const scans = new Map<ScanKind, Promise<Uint8Array>>();

function scannedOnce(kind: ScanKind): Promise<Uint8Array> {
  const scanned = scans.get(kind) ?? renderSample('cv-mat', kind);
  scans.set(kind, scanned);
  return scanned;
}

describe.each(SCAN_KINDS)('a %s', (kind) => {
  it('is one picture a page, without a word of text, the same bytes every time', async () => {
    const [first, second] = [await scannedOnce(kind), await renderSample('cv-mat', kind)];
    expect(Buffer.compare(first, second)).toBe(0);
    expect(await contents(first)).toEqual({ pages: 1, images: 1, texts: 0 });
  });

  it('shows a paper: light, with some ink', async () => {
    const { dark, red } = await colours(await scannedOnce(kind));
    expect(dark).toBeGreaterThan(0.01);
    expect(dark).toBeLessThan(0.2);
    expect(red > 0.0005).toBe(kind === 'sealed' || kind === 'phone');
  });
});

describe('a scan of several pages', () => {
  it('has a picture for each', async () => {
    expect(await contents(await renderSample('bc-giai-ngan-xa', 'fax'))).toEqual({
      pages: 2,
      images: 2,
      texts: 0,
    });
  });
});

async function contents(pdf: Uint8Array): Promise<{ pages: number; images: number; texts: number }> {
  const loading = getDocument({ data: pdf.slice(), verbosity: 0 });
  const document = await loading.promise;
  const found = { pages: document.numPages, images: 0, texts: 0 };
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { fnArray } = await page.getOperatorList();
    found.images += fnArray.filter((operator) => operator === OPS.paintImageXObject).length;
    found.texts += (await page.getTextContent()).items.length;
  }
  await loading.destroy();
  return found;
}

/** Shares of the first page's pixels that are ink, and that are of a seal's red. */
async function colours(pdf: Uint8Array): Promise<{ dark: number; red: number }> {
  for await (const canvas of rasterisePages(pdf, 50)) {
    const { data } = canvas.getContext('2d').getImageData(60, 60, canvas.width - 120, canvas.height - 120);
    const found = { dark: 0, red: 0 };
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0] = [data[at], data[at + 1]];
      if (green < 128) found.dark += 4 / data.length;
      if (red - green > 40) found.red += 4 / data.length;
    }
    return found;
  }
  throw new Error('no page');
}
