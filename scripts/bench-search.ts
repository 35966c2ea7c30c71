/**
 * `npm run bench:search [-- DISPATCHES… --keep FOLDER --make --queries]`: makes archives (100,000 and 1,000,000 dispatches), indexes them with each
 * engine present, and tells how fast that went, how much room it takes and how long ten kinds of queries take.
 * With --keep the archives are left in a folder and used again; with --queries they are not indexed again either, and
 * with --make they are made and left for later: a million takes some minutes, and as long again to index.
 * Times of a machine that does other things mean little: processor time and the ratio to a baseline stand beside them.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Actor } from '../src/people/actor.ts';
import { systemClock } from '../src/platform/clock.ts';
import { type Database, openDatabase } from '../src/platform/database.ts';
import { embeddedIndex, rebuildIndex, type SearchIndex } from '../src/search/index.ts';
import { archiveReader } from '../src/search/archive-reader.ts';
import { searchable } from '../src/search/searchable-text.ts';
import { type Language, makeArchive, makeLanguage } from './search/archive-maker.ts';
import { seededRandom } from './samples/random.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    keep: { type: 'string' },
    queries: { type: 'boolean', default: false },
    make: { type: 'boolean', default: false },
  },
});
const SIZES = positionals.map(Number).filter(Number.isSafeInteger);
const QUERIES_OF_A_KIND = 40;
const BASELINE_QUERIES = 400;
/** Shorter pages for the largest archive, so that it fits on an office's disk while it is measured. */
const SYLLABLES = (count: number) => (count > 200_000 ? 90 : 260);

const ALL: Actor = person('bench', ['leader'], []);
const ONE_UNIT: Actor = person('staff', ['staff'], ['unit-3']);

function person(id: string, roles: Actor['roles'], unitIds: readonly string[]): Actor {
  return { id, name: id, roles, unitIds, address: null, scopes: null };
}

interface Kind {
  name: string;
  run(index: SearchIndex): Promise<unknown>;
}

async function bench(count: number): Promise<void> {
  const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'vanthu-search-'));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${count}.db`);
  const isMade = existsSync(path);
  if (!isMade) make(path, count);
  if (options.make) return;
  const database = openDatabase(path);
  try {
    const before = sizeOf(database, path);
    console.log(
      `\n${count.toLocaleString()} dispatches, ${megabytes(before)}${isMade ? ' (made before)' : ''}, ` +
        `load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} processors`,
    );
    if (!options.queries) {
      await load(database, path, count);
      console.log(`size: ${megabytes(indexSize(database))} of it the index`);
    }
    await measure(embeddedIndex(database.db, systemClock), count, database);
  } finally {
    database.close();
    if (options.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The archive is for measuring only: a power cut may take it. One that was left half made is begun anew. Indexing is
 * measured as the service does it.
 */
function make(path: string, count: number): void {
  const began = performance.now();
  const unfinished = `${path}.making`;
  for (const left of [unfinished, `${unfinished}-wal`, `${unfinished}-shm`]) rmSync(left, { force: true });
  const { connection, close } = openDatabase(unfinished);
  connection.pragma('synchronous = OFF');
  const { letters } = makeArchive(connection, count, { syllablesAPage: SYLLABLES(count), onProgress });
  connection.pragma('wal_checkpoint(TRUNCATE)');
  close();
  renameSync(unfinished, path);
  const seconds = (performance.now() - began) / 1000;
  console.log(`made in ${seconds.toFixed(0)} s, ${(letters / count / 1000).toFixed(1)} KB of text each`);
}

/** Bytes of the tables of the index, as SQLite counts its pages. */
function indexSize({ connection }: Database): number {
  const { size } = connection
    .prepare(
      "SELECT sum(pgsize) AS size FROM dbstat WHERE aggregate = TRUE AND name LIKE 'search!_%' ESCAPE '!'",
    )
    .get() as { size: number };
  return size;
}

async function load(database: Database, path: string, count: number): Promise<void> {
  const archive = await archiveReader(path);
  const [began, used] = [performance.now(), process.cpuUsage()];
  await rebuildIndex(database.db, systemClock, { onProgress, archive });
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - began) / 1000;
  const busy = (user + system) / 1e6;
  console.log(
    `SQLite FTS5: ${Math.round(count / seconds).toLocaleString()} documents/s (${seconds.toFixed(0)} s), ` +
      `${Math.round(count / busy).toLocaleString()} a second of processor time`,
  );
  const bare = bareInsertion(database);
  console.log(
    `baseline, FTS5 alone takes the same words in: ${Math.round(bare).toLocaleString()} a second of processor time; ` +
      `with reading, folding, fingerprints and facets ${(bare / (count / busy)).toFixed(1)} × as long`,
  );
}

const BASELINE_DOCUMENTS = 10_000;
const BASELINE_BATCH = 1000;

/**
 * Documents a second of processor time that SQLite takes into a table of FTS5 with our settings, where the words lie
 * ready: what no program around it can exceed with one processor.
 */
function bareInsertion({ connection }: Database): number {
  const rows = connection
    .prepare<[number], { rowid: number; words: string }>(
      'SELECT rowid, words FROM search_text ORDER BY rowid LIMIT ?',
    )
    .all(BASELINE_DOCUMENTS);
  connection.exec(`CREATE VIRTUAL TABLE search_baseline USING fts5(words, tokenize = "ascii tokenchars '_'", columnsize = 0);
    INSERT INTO search_baseline(search_baseline, rank) VALUES ('secure-delete', 1);
    INSERT INTO search_baseline(search_baseline, rank) VALUES ('hashsize', 16777216);`);
  const insert = connection.prepare('INSERT INTO search_baseline(rowid, words) VALUES (?, ?)');
  const used = process.cpuUsage();
  for (let at = 0; at < rows.length; at += BASELINE_BATCH) {
    connection.transaction(() => {
      for (const { rowid, words } of rows.slice(at, at + BASELINE_BATCH)) insert.run(rowid, words);
    })();
  }
  const { user, system } = process.cpuUsage(used);
  connection.exec('DROP TABLE search_baseline');
  return rows.length / ((user + system) / 1e6);
}

function kindsOf(language: Language): Kind[] {
  const random = seededRandom(7);
  const word = (from: number, to: number) => language.syllables[from + Math.floor(random() * (to - from))]!;
  const common = () => word(0, 60);
  const usual = () => word(60, 600);
  const rare = () => word(language.syllables.length >> 1, language.syllables.length);
  const number = () => String(1 + Math.floor(random() * 4000));
  const year = () => 2012 + Math.floor(random() * 14);
  const ask =
    (text: () => string, more: () => object = () => ({}), actor: Actor = ALL) =>
    (index: SearchIndex) =>
      index.search({ text: text(), ...more() }, actor);
  return [
    { name: 'a number', run: ask(() => `so:${number()}`) },
    { name: 'a number in the box', run: ask(number) },
    { name: 'one common word', run: ask(common) },
    { name: 'one usual word, a year', run: ask(usual, () => ({ filters: { year: year() } })) },
    { name: 'two common words', run: ask(() => `${common()} ${common()}`) },
    {
      name: 'two words, a year, a type',
      run: ask(
        () => `${common()} ${usual()}`,
        () => ({ filters: { year: year(), type: 'Quyết định' } }),
      ),
    },
    { name: 'four words, one rare', run: ask(() => `${common()} ${usual()} ${usual()} ${rare()}`) },
    { name: 'a phrase', run: ask(() => `"${common()} ${usual()}"`) },
    {
      name: 'two words, for one unit',
      run: ask(
        () => `${common()} ${usual()}`,
        () => ({}),
        ONE_UNIT,
      ),
    },
    { name: 'a slip in one of two words', run: ask(() => `${usual()} ${withSlip(rare())}`) },
    { name: 'everything, the newest', run: ask(() => '') },
    { name: 'suggestions', run: (index) => index.suggest(`${usual()} ${usual().slice(0, 3)}`, ALL) },
    { name: 'suggestions of numbers', run: (index) => index.suggest(number().slice(0, 2), ALL) },
  ];
}

const withSlip = (word: string) => `${word.slice(0, 1)}q${word.slice(1)}`;

async function measure(index: SearchIndex, count: number, database: Database): Promise<void> {
  const kinds = kindsOf(makeLanguage(seededRandom(count)));
  for (const kind of kinds) await kind.run(index);
  const baseline = plainLookup(database, count);
  console.log(`baseline, FTS5 alone, two words, the newest 20: ${baseline.toFixed(2)} processor ms`);
  console.log('kind of query                  p50 ms   p95 ms   processor: p50      p95   × baseline');
  for (const kind of kinds) {
    const [times, used]: [number[], number[]] = [[], []];
    for (let done = 0; done < QUERIES_OF_A_KIND; done += 1) {
      const [began, busy] = [performance.now(), process.cpuUsage()];
      await kind.run(index);
      const { user, system } = process.cpuUsage(busy);
      times.push(performance.now() - began);
      used.push((user + system) / 1000);
    }
    const [half, most, halfUsed, mostUsed] = [times, used].flatMap((each) => [at(each, 0.5), at(each, 0.95)]);
    const columns = [half!, most!, halfUsed!, mostUsed!, halfUsed! / baseline];
    const widths = [8, 8, 15, 8, 12];
    console.log(
      `${kind.name.padEnd(28)} ${columns.map((value, place) => value.toFixed(1).padStart(widths[place]!)).join(' ')}`,
    );
  }
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/**
 * Processor time of the least that an answer can cost on this machine, now: FTS5 names the newest 20 rows in which the
 * words of "two common words" stand, with no rank, no facets and no passages. Milliseconds a question.
 */
function plainLookup({ connection }: Database, count: number): number {
  const { syllables } = makeLanguage(seededRandom(count));
  const random = seededRandom(7);
  const common = () => `"${searchable(syllables[Math.floor(random() * 60)]!)}"`;
  const newest = connection.prepare<[string], unknown>(
    'SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rowid DESC LIMIT 20',
  );
  const questions = Array.from({ length: BASELINE_QUERIES }, () => `${common()} AND ${common()}`);
  for (const question of questions) newest.all(question);
  const used = process.cpuUsage();
  for (const question of questions) newest.all(question);
  const { user, system } = process.cpuUsage(used);
  return (user + system) / 1000 / BASELINE_QUERIES;
}

function sizeOf({ connection }: Database, path: string): number {
  connection.pragma('wal_checkpoint(TRUNCATE)');
  return statSync(path).size;
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

function onProgress(done: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done.toLocaleString()} `);
}

for (const count of SIZES.length > 0 ? SIZES : [100_000, 1_000_000]) await bench(count);
