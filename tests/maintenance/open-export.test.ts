import { createHash } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportOffice, importOffice } from '../../src/maintenance/index.ts';
import { direct } from '../../src/obligations/index.ts';
import { verifyTrail } from '../../src/platform/audit/trail.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { localStorage } from '../../src/platform/files/local-storage.ts';
import { registerDispatch, viewDispatch } from '../../src/registry/index.ts';
import { accounts, credentials } from '../../src/people/accounts-schema.ts';
import { CLERK, LEADER, type Office, openOffice } from '../registry/office.ts';

let office: Office;
let folder: string;
let id: string;
beforeEach(async () => {
  office = openOffice('office.sqlite');
  folder = await mkdtemp(join(tmpdir(), 'vanthu-export-'));
  id = await office.verifiedPaper('một');
  registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
  const lead = { kind: 'unit', id: 'unit-a' } as const;
  direct(
    office.db,
    { ...office.versioned(id), text: 'tham mưu', lead, cooperators: [], know: [], dueDate: '2026-12-01' },
    LEADER,
    office.clock,
  );
  const at = office.clock.now();
  office.db
    .insert(accounts)
    .values({ id: 'clerk', username: 'vt', name: 'vt', email: 'vt@x', createdAt: at, updatedAt: at })
    .run();
  office.db
    .insert(credentials)
    .values({
      id: 'c',
      userId: 'clerk',
      accountId: 'clerk',
      providerId: 'credential',
      password: 'hash',
      createdAt: at,
      updatedAt: at,
    })
    .run();
});
afterEach(async () => {
  office.close();
  await rm(folder, { recursive: true, force: true });
});

const send = (withAccounts: boolean) =>
  exportOffice(
    {
      database: { db: office.db, connection: office.connection, close: () => {} },
      filesDir: join(office.folder, 'files'),
      trustDir: join(office.folder, 'trust'),
      clock: office.clock,
      withAccounts,
    },
    join(folder, 'xuat'),
  );

type Connection = Office['connection'];
const LEFT =
  /^(?:sqlite_|search_(?!alerts$|outbox$)|__migrations$|sessions$|verifications$|sign_in_failures$)/;

function everything(connection: Connection): Record<string, unknown[]> {
  const tables = connection
    .prepare<[], { name: string }>(
      `select name from pragma_table_list where schema = 'main' and type = 'table' order by name`,
    )
    .all()
    .filter(({ name }) => !LEFT.test(name));
  return Object.fromEntries(
    tables.map(({ name }) => [name, connection.prepare(`select * from "${name}"`).all()]),
  );
}

/** A row in every table that has none, whichever room it is of: drafts, keys, deliveries, and what comes after them. */
function fillEmptyTables(connection: Connection): void {
  const one = (query: string) => connection.prepare<[], Record<string, unknown>>(query).get();
  const empty = new Set(
    Object.entries(everything(connection)).flatMap(([name, rows]) => (rows.length === 0 ? [name] : [])),
  );
  for (let left = -1; left !== empty.size;) {
    left = empty.size;
    for (const name of empty) {
      const parents = connection
        .prepare<[], { from: string; table: string; to: string }>(
          `select "from", "table", "to" from pragma_foreign_key_list('${name}')`,
        )
        .all();
      if (parents.some(({ table }) => table !== name && empty.has(table))) continue;
      const columns = connection
        .prepare<[], { name: string; type: string; notnull: 0 | 1 }>(
          `select name, type, "notnull" from pragma_table_info('${name}')`,
        )
        .all();
      const values = columns.map((column) => {
        const parent = parents.find(({ from }) => from === column.name);
        if (parent !== undefined)
          return column.notnull === 0 && parent.table === name
            ? null
            : one(`select "${parent.to}" from "${parent.table}"`)![parent.to];
        if (column.type === 'BLOB') return Buffer.from([0, 255, 128, 10]);
        return column.type === 'TEXT' ? 'Dòng “một”\n\u0000hai' : 1;
      });
      connection
        .prepare(`insert into "${name}" values (${columns.map(() => '?').join(', ')})`)
        .run(...(values as string[]));
      empty.delete(name);
    }
  }
  expect([...empty]).toEqual([]);
}

it('an office goes out and comes back with nothing lost', async () => {
  await mkdir(join(office.folder, 'trust'));
  await writeFile(join(office.folder, 'trust', 'noi-cap.crt'), 'chứng thư');
  const out = await send(true);
  expect(out).toMatchObject({ trusted: 1, lost: [] });
  const data = join(folder, 'data');
  expect(await importOffice(join(folder, 'xuat'), data)).toEqual(out);
  const { db, connection, close } = openDatabase(join(data, 'vanthu.db'));
  expect(everything(connection)).toEqual(everything(office.connection));
  expect(viewDispatch(db, id, CLERK)).toEqual(office.view(id));
  expect(verifyTrail(db)).toEqual(verifyTrail(office.db));
  const { sha256 } = office.view(id).file!;
  expect(await localStorage(join(data, 'files')).verify(sha256)).toBe('whole');
  expect(await readFile(join(data, 'trust', 'noi-cap.crt'), 'utf8')).toBe('chứng thư');
  close();
});

it('every table is carried, and what an older program did not write is made whole', async () => {
  fillEmptyTables(office.connection);
  await send(true);
  const table = join(folder, 'xuat', 'bang', 'obligation_parties.jsonl');
  const older = (await readFile(table, 'utf8')).replaceAll(/,"(?:status|open)":[^,}]+/gu, '');
  await writeFile(table, older);
  const manifestFile = join(folder, 'xuat', 'xuat-du-lieu.json');
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
  manifest.tables.find((each: { name: string }) => each.name === 'obligation_parties').sha256 = createHash(
    'sha256',
  )
    .update(older)
    .digest('hex');
  await writeFile(manifestFile, JSON.stringify(manifest));
  const data = join(folder, 'data');
  await importOffice(join(folder, 'xuat'), data);
  const { connection, close } = openDatabase(join(data, 'vanthu.db'));
  expect(everything(connection)).toEqual(everything(office.connection));
  close();
});

it('passwords and keys stay out unless they are asked for', async () => {
  await send(false);
  await expect(readFile(join(folder, 'xuat', 'bang', 'credentials.jsonl'))).rejects.toThrow(/ENOENT/);
  const data = join(folder, 'data');
  await importOffice(join(folder, 'xuat'), data);
  const { db, close } = openDatabase(join(data, 'vanthu.db'));
  expect(db.select().from(accounts).all()).toHaveLength(1);
  expect(db.select().from(credentials).all()).toEqual([]);
  close();
});

it('what was changed on the way is not taken in', async () => {
  await mkdir(join(office.folder, 'trust'));
  await writeFile(join(office.folder, 'trust', 'noi-cap.crt'), 'chứng thư');
  await send(false);
  const trusted = join(folder, 'xuat', 'noi-tin-cay', 'noi-cap.crt');
  await writeFile(trusted, 'kẻ khác');
  await expect(importOffice(join(folder, 'xuat'), join(folder, 'data'))).rejects.toMatchObject({
    code: 'import.damaged',
  });
  await writeFile(trusted, 'chứng thư');
  await appendFile(join(folder, 'xuat', 'bang', 'dispatches.jsonl'), '{}\n');
  await expect(importOffice(join(folder, 'xuat'), join(folder, 'data'))).rejects.toMatchObject({
    status: 422,
  });
  await expect(importOffice(folder, join(folder, 'data'))).rejects.toMatchObject({
    code: 'import.not-an-export',
  });
});

it('neither goes over what is there', async () => {
  await send(false);
  await expect(send(false)).rejects.toMatchObject({ code: 'backup.target-not-empty' });
  await expect(importOffice(join(folder, 'xuat'), folder)).rejects.toMatchObject({
    code: 'restore.data-not-empty',
  });
});
