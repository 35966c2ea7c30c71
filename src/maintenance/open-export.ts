/**
 * Everything an office has, in an open folder: one JSON line a row, originals under names that any program opens.
 * What it holds outlives this program, and this program takes it back with nothing lost. Passwords, sessions and
 * keys stay out unless they are asked for: a folder is copied more easily than a database.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import { rebuildStandings } from '../obligations/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { openSqlite } from '../platform/sqlite.ts';
import { damagedExport, dataNotEmpty, newerExport, notAnExport, targetNotEmpty } from './errors.ts';
import { DATABASE, FILES, pathOfFile, sha256Of, TRUST, trustListSchema } from './manifest.ts';
import { DERIVED, OF_THE_INSTALLATION } from './tables.ts';
import { damagedTrust, layTrustList, saveTrustList } from './trust-list.ts';

type Connection = Database['connection'];

const EXPORT_FORMAT = 1;
const EXPORT_MANIFEST = 'xuat-du-lieu.json';
const TABLES = 'bang';
const ORIGINALS = 'tep-goc';
const TRUSTED = 'noi-tin-cay';

const manifestSchema = z.object({
  format: z.literal(EXPORT_FORMAT),
  createdAt: z.iso.datetime(),
  withAccounts: z.boolean(),
  tables: z.array(z.object({ name: z.string(), rows: z.int(), sha256: z.string() })),
  files: z.array(z.object({ sha256: z.string(), name: z.string() })),
  /** Originals that were missing or damaged on disk already. */
  lost: z.array(z.string()),
  trust: trustListSchema,
});
type Manifest = z.infer<typeof manifestSchema>;

export interface ExportOutcome {
  rows: number;
  files: number;
  /** Certificates of trusted issuers and lists of revoked ones. */
  trusted: number;
  lost: string[];
}

export interface ExportOptions {
  database: Database;
  filesDir: string;
  trustDir: string;
  clock: Clock;
  /** Also password hashes and API keys, so that everybody signs in as before. */
  withAccounts: boolean;
}

const SECRETS = [
  'credentials',
  'sessions',
  'verifications',
  'api_tokens',
  'partner_keys',
  'sign_in_failures',
];

/**
 * Writes everything into a new folder, which appears under its name only when it is whole.
 * @throws AppError `backup.target-not-empty`
 */
export async function exportOffice(options: ExportOptions, targetDir: string): Promise<ExportOutcome> {
  const target = resolve(targetDir);
  if (!(await isEmptyOrMissing(target))) throw targetNotEmpty(target);
  await mkdir(dirname(target), { recursive: true });
  const partial = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  const snapshot = join(partial, 'snapshot.db');
  try {
    // One reading transaction, whatever is being written meanwhile.
    options.database.connection.prepare('VACUUM INTO ?').run(snapshot);
    const connection = openSqlite(snapshot, { readonly: true, fileMustExist: true });
    const manifest = await write(connection, partial, options).finally(() => connection.close());
    await rm(snapshot, { force: true });
    await rm(target, { recursive: true, force: true });
    await rename(partial, target);
    return outcomeOf(manifest);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function write(connection: Connection, folder: string, options: ExportOptions): Promise<Manifest> {
  const { clock, withAccounts, filesDir, trustDir } = options;
  await mkdir(join(folder, TABLES));
  await mkdir(join(folder, ORIGINALS));
  const left = withAccounts ? OF_THE_INSTALLATION : SECRETS;
  const tables: Manifest['tables'] = [];
  for (const name of tablesOf(connection).filter((table) => !left.includes(table)))
    tables.push(await writeTable(connection, name, join(folder, TABLES, `${name}.jsonl`)));
  const files: Manifest['files'] = [];
  const lost: string[] = [];
  for (const { sha256, kind } of originalsOf(connection)) {
    const name = kind === null ? sha256 : `${sha256}.${kind}`;
    if (await copyWhole(join(filesDir, pathOfFile(sha256)), join(folder, ORIGINALS, name), sha256))
      files.push({ sha256, name });
    else lost.push(sha256);
  }
  const manifest: Manifest = {
    format: EXPORT_FORMAT,
    createdAt: clock.now(),
    withAccounts,
    tables,
    files,
    lost,
    trust: await saveTrustList(trustDir, join(folder, TRUSTED)),
  };
  await writeFile(join(folder, 'DOC-TRUOC.txt'), README, { flush: true });
  await writeFile(join(folder, EXPORT_MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { flush: true });
  return manifest;
}

const README = `Toàn bộ dữ liệu văn thư của cơ quan, ở dạng mở.

bang/*.jsonl   mỗi bảng một tệp, mỗi dòng một bản ghi JSON (UTF-8): dispatches là văn bản,
               dispatch_fields các trường, register_entries các dòng của sổ, obligations nhiệm vụ,
               audit_trail lịch sử…
tep-goc/       tệp gốc, tên là SHA-256 của nội dung; cột file_sha256 của dispatches chỉ đến tệp.
noi-tin-cay/    chứng thư của những nơi cấp chữ ký số mà cơ quan tin, và danh sách thu hồi.
xuat-du-lieu.json   danh sách bảng và tệp, kèm mã kiểm tra.

Nhập lại vào một thư mục dữ liệu trống: vanthu import <thư mục này>
`;

/** Tables that hold the office's own words and facts: neither virtual ones nor what lies behind them. */
function tablesOf(connection: Connection): string[] {
  return connection
    .prepare<[], { name: string }>(
      `select name from pragma_table_list where schema = 'main' and type = 'table'
       and name not like 'sqlite\\_%' escape '\\' and name <> '__migrations' order by name`,
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => !DERIVED.test(name));
}

async function writeTable(
  connection: Connection,
  name: string,
  path: string,
): Promise<Manifest['tables'][number]> {
  const hash = createHash('sha256');
  const stream = createWriteStream(path, { flags: 'wx', flush: true });
  let rows = 0;
  for (const row of connection.prepare<[], Row>(`select * from "${name}"`).iterate()) {
    const line = `${JSON.stringify(row, packed)}\n`;
    hash.update(line);
    rows++;
    if (!stream.write(line)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
  return { name, rows, sha256: hash.digest('hex') };
}

type Value = string | number | null | Buffer;
type Row = Record<string, Value>;

/** Bytes as base64; a Buffer comes here as what its toJSON makes of it. */
function packed(_key: string, value: unknown): unknown {
  const isBytes =
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'Buffer' &&
    'data' in value;
  return isBytes ? { base64: Buffer.from(value.data as number[]).toString('base64') } : value;
}

function unpacked(value: unknown): Value {
  if (typeof value === 'object' && value !== null && 'base64' in value)
    return Buffer.from(String(value.base64), 'base64');
  return value as Value;
}

function originalsOf(connection: Connection): { sha256: string; kind: string | null }[] {
  return connection
    .prepare<[], { sha256: string; kind: string | null }>(
      'select sha256, kind from stored_files order by sha256',
    )
    .all();
}

/** @returns whether the copy is what its name says */
async function copyWhole(from: string, to: string, sha256: string): Promise<boolean> {
  await mkdir(dirname(to), { recursive: true });
  const there = await copyFile(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  if (there && (await sha256Of(to)) === sha256) return true;
  await rm(to, { force: true });
  return false;
}

function outcomeOf({ tables, files, lost, trust }: Manifest): ExportOutcome {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { rows, files: files.length, trusted: trust.length, lost };
}

/**
 * Takes an exported office into an empty data folder: every row and every original, each compared with its checksum.
 * The search index is made anew afterwards.
 * @throws AppError `import.not-an-export`, `import.newer`, `import.damaged`, `restore.data-not-empty`
 */
export async function importOffice(
  sourceDir: string,
  dataDir: string,
  trustDir: string = join(dataDir, TRUST),
): Promise<ExportOutcome> {
  const [source, target] = [resolve(sourceDir), resolve(dataDir)];
  const manifest = await readExport(source);
  if (!(await isEmptyOrMissing(target))) throw dataNotEmpty(target);
  const [damaged] = await damagedTrust(join(source, TRUSTED), manifest.trust);
  if (damaged !== undefined) throw damagedExport(damaged);
  await mkdir(target, { recursive: true });
  const partial = await mkdtemp(join(target, '.importing-'));
  try {
    await takeTables(source, join(partial, DATABASE), manifest);
    await mkdir(join(partial, FILES));
    for (const { sha256, name } of manifest.files) {
      const whole = await copyWhole(
        join(source, ORIGINALS, basename(name)),
        join(partial, FILES, pathOfFile(sha256)),
        sha256,
      );
      if (!whole) throw damagedExport(join(ORIGINALS, name));
    }
    await rename(join(partial, FILES), join(target, FILES));
    await layTrustList(join(source, TRUSTED), manifest.trust, trustDir);
    // The database last: without it the folder counts as empty still.
    await rename(join(partial, DATABASE), join(target, DATABASE));
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return outcomeOf(manifest);
}

async function readExport(source: string): Promise<Manifest> {
  const text = await readFile(join(source, EXPORT_MANIFEST), 'utf8').catch(() => '{}');
  const parsed = z.unknown().safeParse(JSON.parse(text));
  const format = z.looseObject({ format: z.number() }).safeParse(parsed.data);
  if (format.success && format.data.format > EXPORT_FORMAT) throw newerExport();
  const manifest = manifestSchema.safeParse(parsed.data);
  if (!manifest.success) throw notAnExport(source);
  return manifest.data;
}

async function takeTables(source: string, path: string, manifest: Manifest): Promise<void> {
  const { db, connection, close } = openDatabase(path);
  try {
    const known = new Set(tablesOf(connection));
    if (manifest.tables.some(({ name }) => !known.has(name))) throw newerExport();
    // Rows come as they were: nothing is made of them a second time by a trigger, and order does not matter.
    connection.pragma('foreign_keys = OFF');
    const triggers = connection
      .prepare<[], { name: string; sql: string }>(
        `select name, sql from sqlite_master where type = 'trigger'`,
      )
      .all();
    for (const { name } of triggers) connection.exec(`drop trigger "${name}"`);
    for (const table of manifest.tables) await takeTable(connection, source, table);
    for (const { sql } of triggers) connection.exec(sql);
    // An older program did not write what these keep.
    rebuildStandings(db);
    for (const name of wordIndexes(connection))
      connection.exec(`insert into "${name}"("${name}") values ('rebuild')`);
    if ((connection.pragma('foreign_key_check') as unknown[]).length > 0) throw damagedExport(TABLES);
    connection.pragma('wal_checkpoint(truncate)');
  } finally {
    close();
  }
}

/** Full-text indexes over tables of their own: they are made of what was just taken in. */
function wordIndexes(connection: Connection): string[] {
  return connection
    .prepare<[], { name: string }>(
      `select name from sqlite_master where type = 'table' and sql like '%using fts5(%content=%'`,
    )
    .all()
    .map(({ name }) => name);
}

async function takeTable(
  connection: Connection,
  source: string,
  { name, rows, sha256 }: Manifest['tables'][number],
): Promise<void> {
  const path = join(source, TABLES, `${name}.jsonl`);
  const columns = new Set(
    connection
      .prepare<[], { name: string }>(`select name from pragma_table_info('${name}')`)
      .all()
      .map((c) => c.name),
  );
  // Before a single row of it is taken.
  if ((await sha256Of(path).catch(() => '')) !== sha256) throw damagedExport(path);
  let taken = 0;
  connection.exec('begin immediate');
  try {
    connection.exec(`delete from "${name}"`);
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      const entries = Object.entries(JSON.parse(line) as Record<string, unknown>);
      if (entries.some(([column]) => !columns.has(column))) throw newerExport();
      const names = entries.map(([column]) => `"${column}"`).join(', ');
      const marks = entries.map(() => '?').join(', ');
      connection
        .prepare(`insert into "${name}" (${names}) values (${marks})`)
        .run(...entries.map(([, value]) => unpacked(value)));
      taken++;
    }
    connection.exec('commit');
  } catch (error) {
    connection.exec('rollback');
    throw error;
  }
  if (taken !== rows) throw damagedExport(path);
}

async function isEmptyOrMissing(directory: string): Promise<boolean> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.length === 0;
}
