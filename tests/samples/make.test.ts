import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeSamples, readSample } from '../../scripts/samples/make.ts';
import { goldMetadata } from '../../scripts/samples/paper.ts';
import { samplePaper } from '../../scripts/samples/papers.ts';

const dir = await mkdtemp(join(tmpdir(), 'samples-'));
afterAll(() => rm(dir, { recursive: true }));

describe('makeSamples', () => {
  it('writes print, scan, gold and page texts under names the judge of the corpus knows', async () => {
    const paper = samplePaper('cv-hanh-lang-dien');
    const files = await makeSamples(dir, [paper]);
    expect(files.map((file) => basename(file)).toSorted()).toEqual([
      'cv-hanh-lang-dien-p1.txt',
      'cv-hanh-lang-dien.fax.pdf',
      'cv-hanh-lang-dien.gold.json',
      'cv-hanh-lang-dien.print.pdf',
    ]);
    const gold: unknown = JSON.parse(await readFile(join(dir, 'cv-hanh-lang-dien.gold.json'), 'utf8'));
    expect(gold).toEqual({
      document: 'cv-hanh-lang-dien.fax.pdf',
      pages: 1,
      metadata: goldMetadata(paper),
      obligations: paper.obligations,
    });
  });
});

describe('readSample', () => {
  it('proves an obligation that runs over a page break on both pages', async () => {
    const { understanding } = await readSample('cv-giai-ngan');
    const torn = understanding.obligations.find((obligation) => obligation.clause === '4');
    expect(torn?.evidence.map((proof) => proof.page)).toEqual([1, 2]);
  });
});
