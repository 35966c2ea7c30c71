import { describe, expect, test } from 'vitest';
import { metadataOf } from '../../src/understanding/metadata.ts';
import { partsOf } from '../../src/understanding/parts.ts';
import type { Metadata } from '../../src/understanding/understanding.ts';
import { pagesOf, type Layout, type PaperText } from './page-fixture.ts';
import { SAMPLES } from './papers.ts';

function read(paper: PaperText, layout: Layout = {}): Metadata {
  const pages = pagesOf(paper, layout);
  return metadataOf(partsOf(pages), pages).metadata;
}

const LAYOUTS: [string, Layout][] = [
  ['with zones', { zones: 'true' }],
  ['without zones', { zones: 'none' }],
  ['with the columns of a row joined', { zones: 'none', joinRows: true }],
  ['as a scan', { zones: 'true', source: 'ocr', confidence: 92 }],
];

describe.each(LAYOUTS)('header fields %s', (_, layout) => {
  test.each(SAMPLES)('$name', ({ paper, expected }) => {
    const { handwritten: _, ...fields } = expected;
    expect(read(paper, layout)).toMatchObject(layout.source === 'ocr' ? fields : expected);
  });
});
