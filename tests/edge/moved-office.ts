/** An office on Node with something in each room, saved as `vanthu backup` does; and all that a database holds. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beginDraft } from '../../src/drafting/index.ts';
import { backup } from '../../src/maintenance/index.ts';
import { addPerson } from '../../src/people/people.ts';
import { hashOfPassword } from '../../src/people/passwords.ts';
import { verifyTrail } from '../../src/platform/audit/trail.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { localStorage } from '../../src/platform/files/local-storage.ts';
import { PIECE_BYTES } from '../../src/platform/files/r2-pieces.ts';
import { storedFiles } from '../../src/intake/schema.ts';
import { readingPages } from '../../src/reading/schema.ts';
import { compareIndex, indexAgrees } from '../../src/search/index.ts';
import { registerDispatch } from '../../src/registry/index.ts';
import { letter } from '../drafting/documents.ts';
import { CLERK, HEAD, LEADER, openFollowUp } from '../obligations/follow-up.ts';
import { DRAFTER, SERVICE } from '../registry/office.ts';
import { root } from '../signatures/signed-papers.ts';

/** An original that comes in two pieces. */
const LARGE = Buffer.alloc(PIECE_BYTES + 1000, 'tệp đính kèm nặng. ');

/** More than a request carries at once; where no index reads it, for that would take longer than its way. */
const LONG_TEXT = 'Điều khoản thi hành. '.repeat(30_000);
/** More than an object's SQLite takes in a value. */
const LARGE_VALUE_BYTES = 2_200_000;

/** @param folder where the backup goes */
export async function savedOffice(folder: string): Promise<{ saved: string; papers: string[] }> {
  const office = openFollowUp('vanthu.db');
  const { db, connection, clock } = office;
  try {
    const passwordHash = await hashOfPassword('một mật khẩu dài');
    const account = { username: 'an', passwordHash, mustChangePassword: false };
    addPerson(db, { name: 'Trần An', roles: ['clerk', 'admin'], account }, SERVICE, clock);

    const papers: string[] = [];
    for (const subject of ['phòng chống bão lũ', 'tuyển sinh lớp sáu', 'sáp nhập tổ dân phố']) {
      const id = await office.verifiedPaper(subject, { subject, issuer: 'SỞ NỘI VỤ', date: '2026-11-20' });
      registerDispatch(db, office.versioned(id), CLERK, clock);
      papers.push(id);
    }
    const { readingId } = connection.prepare('select reading_id as readingId from dispatches').get() as {
      readingId: string;
    };
    for (const number of [2, 3, 4])
      db.insert(readingPages)
        .values({ readingId, number, failureCode: 'reading.page-failed', failureMessage: LONG_TEXT })
        .run();

    const duty = office.create();
    office.acts(duty, { action: 'accept' }, HEAD);
    office.create({ source: { kind: 'paper', dispatchId: papers[0]! }, action: 'Báo cáo phương án' });
    beginDraft(db, { document: letter(), templateId: 'cong-van' }, DRAFTER, clock);
    beginDraft(
      db,
      { document: letter(), templateId: 'cong-van', source: { dispatchId: papers[1]!, kind: 'answers' } },
      LEADER,
      clock,
    );
    connection
      .prepare('insert into drafting_template_files values (?, ?)')
      .run('f'.repeat(64), randomBytes(LARGE_VALUE_BYTES));
    // Numbers of these were given out and are gone.
    connection.exec(
      `insert into search_outbox (seq, dispatch_id, at) values (900, 'x', '2026'); delete from search_outbox`,
    );

    const saved = join(folder, 'saved');
    const trustDir = join(folder, 'trust');
    mkdirSync(trustDir);
    writeFileSync(join(trustDir, 'nơi cấp.crt'), root.pem);
    writeFileSync(join(trustDir, 'thu-hoi.crl'), 'danh sách thu hồi '.repeat(100_000));
    const filesDir = join(office.folder, 'files');
    const large = await localStorage(filesDir).receive(Readable.from([LARGE]), LARGE.length);
    await large.keep();
    const { sha256, size } = large;
    db.insert(storedFiles).values({ sha256, size, kind: 'pdf', storedAt: clock.now() }).run();
    await backup({ db, connection, close: () => {} }, { filesDir, trustDir }, saved, clock);
    return { saved, papers };
  } finally {
    office.close();
  }
}

/** Ends with the installation, or is made anew by the search room. */
const NOT_MOVED = /^(?:search_(?!alerts$|outbox$)|sessions$|verifications$|sign_in_failures$|__migrations$)/;

/** Every row of every table, the numbers given out, what a full-text index finds, whether the trail is whole. */
export function contentOf(path: string) {
  const { db, connection, close } = openDatabase(path);
  const all = (query: string) => connection.prepare<[], Record<string, unknown>>(query).all();
  try {
    const names = all(
      `select name from pragma_table_list where schema = 'main' and type = 'table' order by name`,
    )
      .map(({ name }) => String(name))
      .filter((name) => !NOT_MOVED.test(name) && !name.startsWith('sqlite_schema'));
    const isMoved = (row: Record<string, unknown>) => !String(row['key']).startsWith('search.');
    const rows = names.map(
      (name) => [name, all(`select * from "${name}" order by 1, 2`).filter(isMoved).map(short)] as const,
    );
    return {
      tables: Object.fromEntries(rows),
      found: all(`select rowid from obligation_words_fts where folded match 'phuong'`),
      trail: verifyTrail(db),
      isIndexed: indexAgrees(compareIndex(db)),
      structure: [...all('pragma integrity_check'), ...all('pragma foreign_key_check')],
    };
  } finally {
    close();
  }
}

/** Long values by their hash, so that a difference can be read. */
function short(row: Record<string, unknown>): Record<string, unknown> {
  const shortened = Object.entries(row).map(([column, value]) => {
    const isLong = Buffer.isBuffer(value) || (typeof value === 'string' && value.length > 10_000);
    return [column, isLong ? createHash('sha256').update(value).digest('hex') : value];
  });
  return Object.fromEntries(shortened);
}
