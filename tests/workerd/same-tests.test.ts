/** The same test files, unchanged, on the SQLite of a Durable Object inside of workerd. */
import { afterAll, describe, expect, it } from 'vitest';
import { startWorkerd } from './run.ts';

/**
 * Numbers, permissions, sessions, the trail, jobs, the outbox and its index, duties and drafts: what must not differ.
 * Loans to readers elsewhere, with the page that is parted from its paper for a shared one, belong here too.
 *
 * Left to Node: `exchange` (two agencies are two databases, and an object has one: real agencies reach each other from
 * object to object in `tests/edge`), `elsewhere` (starts and kills processes that read; `tests/edge` lends to such from
 * an object), the rest of reading, samples, browser and service (child processes, native code), what binds a port or forks
 * (`over-the-wire`, `remind`, `killed`, `rivals`, `concurrent-registration`, `inbox*`, `meilisearch`), what looks into
 * the database file or its engine (`database`, `quarantine`, `fts-index`, `maintenance/*`), what draws or
 * looks at drawn pages (`stamp`, whose eye is pdf.js; `copies`, `sign-dispatch`, `searchable`: the walk in `tests/edge`
 * signs and seals), pages in front of bundled assets (`web/*`), and pure
 * rooms, which know no database. Others of these rooms pass there too, and are left out for their time.
 */
const FILES = [
  'tests/workerd/limits.ts',
  'tests/workerd/sealed.ts',
  'tests/people/first-admin.test.ts',
  'tests/people/problems.test.ts',
  'tests/people/security.test.ts',
  'tests/people/sign-in.test.ts',
  'tests/people/tokens.test.ts',
  'tests/platform/audit-trail.test.ts',
  'tests/platform/job-queue.test.ts',
  'tests/registry/books.test.ts',
  'tests/registry/import.test.ts',
  'tests/registry/permissions.test.ts',
  'tests/registry/register.test.ts',
  'tests/registry/routes.test.ts',
  'tests/reading/loans.test.ts',
  'tests/reading/shared-lending.test.ts',
  'tests/obligations/life.test.ts',
  'tests/obligations/permissions.test.ts',
  'tests/obligations/report.test.ts',
  'tests/drafting/drafts.test.ts',
  'tests/search/alerts.test.ts',
  'tests/search/routes.test.ts',
  'tests/signatures/keys.test.ts',
];

/** Tests within these files that ask the machine for something workerd does not tell, each with its reason. */
const NODE_ONLY: Readonly<Record<string, string>> = {
  'a key > is loaded by its owner, tells whose it is, and signs by its password': 'draws a picture',
  'a key > that was loaded signs by its password alone; a file that is brought signs instead; with neither it is by hand':
    'draws a picture',
  'a key > leaves neither its password nor an open key in the database': 'looks into the database file',
  'signing in > works for an unknown name as long as for a known one': 'measures processor time',
};

/**
 * What is not even begun: forms made inside of the object, whose bodies wait for ever there (forms that come from
 * outside are walked through in `tests/edge`), streams of news, which wait for the clock, and a look into the engine.
 */
const LEFT_OUT: Readonly<Record<string, string>> = { 'tests/registry/routes.test.ts': 'uploading|progress' };

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
