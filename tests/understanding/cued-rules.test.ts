import { expect, test } from 'vitest';
import { foldAccents } from '../../src/platform/vietnamese.ts';
import { CuedRules } from '../../src/understanding/cued-rules.ts';
import { FORMS } from '../../src/understanding/obligations/deadline.ts';
import { RULES } from '../../src/understanding/obligations/not-duties.ts';
import { paperFiles, papersIn } from './corpus/paper-file.ts';

const RULES_OF_FOUR = [
  { name: 'any' },
  { name: 'she', hints: ['she', ' x '] },
  { name: 'he or hers', hints: ['he', 'hers'] },
  { name: 'ushers', hints: ['ushers'] },
];

test.each([
  ['', ['any']],
  ['ushers', ['any', 'she', 'he or hers', 'ushers']],
  ['usher', ['any', 'she', 'he or hers']],
  ['sshe', ['any', 'she', 'he or hers']],
  ['s h e x', ['any']],
  ['ư x ư', ['any', 'she']],
  ['us\u0301hers', ['any', 'he or hers']],
])('of %j the rules that may hold are told', (text, names) => {
  const cued = new CuedRules(RULES_OF_FOUR);
  expect(cued.among(text).map(({ name }) => name)).toEqual(names);
  expect(cued.among(' ').map(({ name }) => name)).toEqual(['any']);
});

/** All lines of the papers written to measure by, and each half of them: a rule also holds of parts. */
const passages = paperFiles()
  .flatMap(papersIn)
  .flatMap(({ paper }) => [...(paper.body ?? []), ...(paper.appendices ?? []).flat()])
  .flatMap((line) => [line, ...line.split(/[;:.] /u).slice(1)])
  .map(foldAccents);

test.each([
  ['what is no duty', RULES],
  ['deadlines', FORMS],
])('no form of %s matches where none of the words stands that spare it the search', (_what, rules) => {
  const cued = new CuedRules<(typeof rules)[number]>(rules);
  const missed = passages.flatMap((passage) => {
    const may = new Set(cued.among(passage));
    return rules.filter((rule) => !may.has(rule) && passage.search(rule.form) >= 0).map(() => passage);
  });
  expect(missed).toEqual([]);
  expect(passages.length).toBeGreaterThan(3000);
});
