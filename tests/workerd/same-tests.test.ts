/** The same test files, unchanged, on the SQLite of a Durable Object inside of workerd. */
import { afterAll, describe, expect, it } from 'vitest';
import { startWorkerd } from './run.ts';

/**
 * The stores, the HTTP of the rooms and what the office's people do, but for what CONTRIBUTING names ("Tests inside of
 * workerd") with its reason. Loans to readers elsewhere, with the page that is parted from its paper for a shared one,
 * belong here too.
 */
const FILES = [
  'tests/workerd/limits.ts',
  'tests/workerd/sealed.ts',
  'tests/people/first-admin.test.ts',
  'tests/people/openapi.test.ts',
  'tests/people/people.test.ts',
  'tests/people/problems.test.ts',
  'tests/people/security.test.ts',
  'tests/people/sign-in.test.ts',
  'tests/people/tokens.test.ts',
  'tests/platform/audit-trail.test.ts',
  'tests/platform/job-queue.test.ts',
  'tests/platform/job-runner.test.ts',
  'tests/maintenance/end-of-trail.test.ts',
  'tests/intake/receive.test.ts',
  'tests/registry/books.test.ts',
  'tests/registry/import.test.ts',
  'tests/registry/permissions.test.ts',
  'tests/registry/register.test.ts',
  'tests/registry/routes.test.ts',
  'tests/registry/action-table.test.ts',
  'tests/registry/arrange-pages.test.ts',
  'tests/registry/correct-word.test.ts',
  'tests/registry/edit-figures.test.ts',
  'tests/registry/edxml.test.ts',
  'tests/registry/links.test.ts',
  'tests/registry/obligations.test.ts',
  'tests/registry/quarantine.test.ts',
  'tests/registry/reading-turns.test.ts',
  'tests/registry/receive.test.ts',
  'tests/registry/routing.test.ts',
  'tests/registry/searchable.test.ts',
  'tests/registry/searchable-copies.test.ts',
  'tests/registry/verify.test.ts',
  'tests/reading/loans.test.ts',
  'tests/reading/shared-lending.test.ts',
  'tests/reading/read-job.test.ts',
  'tests/obligations/life.test.ts',
  'tests/obligations/permissions.test.ts',
  'tests/obligations/remind.test.ts',
  'tests/obligations/report.test.ts',
  'tests/obligations/create.test.ts',
  'tests/obligations/direct.test.ts',
  'tests/obligations/take-over.test.ts',
  'tests/drafting/drafts.test.ts',
  'tests/drafting/office-templates.test.ts',
  'tests/search/alerts.test.ts',
  'tests/search/fts-index.test.ts',
  'tests/search/kinds.test.ts',
  'tests/search/routes.test.ts',
  'tests/signatures/keys.test.ts',
  'tests/signatures/revocation.test.ts',
  'tests/signatures/verify.test.ts',
];

/** Tests within these files that ask the machine for something workerd does not tell, each with its reason. */
const NODE_ONLY: Readonly<Record<string, string>> = {
  'a key > is loaded by its owner, tells whose it is, and signs by its password': 'draws a picture',
  'a key > that was loaded signs by its password alone; a file that is brought signs instead; with neither it is by hand':
    'draws a picture',
  'a key > leaves neither its password nor an open key in the database': 'looks into the database file',
  'a paper marked secret > also on the văn thư’s word, even after it was registered and its pictures were drawn':
    'looks into the database file',
  'phiếu giải quyết văn bản đến > gathers three layers of opinion that nobody changes, and prints them':
    'its eye is pdf.js',
  'signing in > works for an unknown name as long as for a known one': 'measures processor time',
  'no search reads everything, whoever asks': 'looks at how the engine goes about it',
  'what the words of a document tell is what the index answers':
    'asks a table of its own, by calls of better-sqlite3',
  'a signed paper > is valid to another program too': 'starts that program',
};

/**
 * What is not even begun: streams of news, which look at how often the database is asked, and letters to a mail server
 * on a port of this machine (an object sends its letters over HTTPS: `tests/edge`).
 */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'tests/registry/routes.test.ts': 'progress',
  'tests/obligations/remind.test.ts': 'the letter of the day',
};

const workerd = await startWorkerd(FILES);
afterAll(() => workerd.stop());

describe('inside of a Durable Object', () => {
  it.each(FILES)('%s', async (path) => {
    const outcomes = (await workerd.run(path, LEFT_OUT[path])).filter(({ state }) => state !== 'skip');
    const failed = outcomes.filter(({ name, state }) => state !== 'pass' && !(name in NODE_ONLY));
    expect(failed).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(0);
  });
});
