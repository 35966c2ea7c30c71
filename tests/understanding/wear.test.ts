import { describe, expect, test } from 'vitest';
import { metadataOf } from '../../src/understanding/metadata.ts';
import { partsOf } from '../../src/understanding/parts.ts';
import type { ReadPage } from '../../src/reading/page.ts';
import type { Evidence, Metadata } from '../../src/understanding/understanding.ts';
import { worn, type Wear } from './degrade.ts';
import { fieldResults, type FieldResult } from './fields-right.ts';
import { pagesOf, type Layout } from './page-fixture.ts';
import { SAMPLES, type Sample } from './papers.ts';
import { BODIES_PAPERS } from './papers/bodies.ts';
import { INSTITUTION_PAPERS } from './papers/institutions.ts';
import { STATE_PAPERS } from './papers/state.ts';

const FURTHER = [...STATE_PAPERS, ...BODIES_PAPERS, ...INSTITUTION_PAPERS];
const ALL = [...FURTHER, ...SAMPLES];

interface Read {
  metadata: Metadata;
  evidence: Partial<Record<string, Evidence>>;
}

function read(pages: ReadPage[]): Read {
  return metadataOf(partsOf(pages), pages);
}

const LAYOUTS: [string, Layout][] = [
  ['with zones', {}],
  ['without zones', { zones: 'none' }],
  ['with the columns of a row joined', { zones: 'none', joinRows: true }],
];

describe.each(LAYOUTS)('papers of many offices, 2012 to 2026, %s', (_, layout) => {
  test.each(FURTHER)('$name', ({ paper, expected }) => {
    const { metadata } = read(pagesOf(paper, layout));
    expect(fieldResults(expected, metadata).filter(({ right }) => !right)).toEqual([]);
    expect(metadata.references).toMatchObject(expected.references ?? metadata.references);
  });
});

interface Judged extends FieldResult {
  confidence: number;
}

function judged(papers: readonly Sample[], wears: readonly Wear[]): Judged[] {
  return papers.flatMap(({ paper, expected }) =>
    wears.flatMap((wear) => {
      const { metadata, evidence } = read(worn(pagesOf(paper), wear));
      return fieldResults(expected, metadata).map((result) => ({
        ...result,
        confidence: evidence[result.field.split('.')[0]!]?.confidence ?? 0,
      }));
    }),
  );
}

function shareRight(results: readonly FieldResult[]): number {
  return results.filter(({ right }) => right).length / results.length;
}

const LIGHT = [1, 2].map((seed): Wear => ({ seed, slips: 0.02, spacing: 0.01 }));
const HEAVY = [11, 12].map((seed): Wear => ({
  seed,
  slips: 0.05,
  spacing: 0.02,
  withoutZones: seed === 12,
}));

describe('the same papers after a bad scan', () => {
  const lightly = judged(ALL, LIGHT);

  test('one word in fifty misread: 97 % of the fields are right', () => {
    expect(shareRight(lightly)).toBeGreaterThan(0.97);
  });

  test('one word in twenty misread, zones missing on some: 93 % are', () => {
    expect(shareRight(judged(ALL, HEAVY))).toBeGreaterThan(0.93);
  });

  test('what is said to be sure is right, and what is wrong is mostly said to be doubtful', () => {
    const sure = lightly.filter(({ confidence }) => confidence >= 0.9);
    expect(shareRight(sure)).toBeGreaterThan(0.98);
    expect(sure.length).toBeGreaterThan(lightly.length * 0.75);
  });
});
