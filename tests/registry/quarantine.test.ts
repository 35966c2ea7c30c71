import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditOf } from '../../src/platform/audit/trail.ts';
import { pendingForSearch } from '../../src/platform/outbox.ts';
import { readingPages } from '../../src/reading/schema.ts';
import { storedFiles } from '../../src/intake/index.ts';
import {
  decideField,
  dispatchForSearch,
  fileOfDispatch,
  purgeQuarantined,
  PURGE_JOB,
  registerDispatch,
  releaseFromQuarantine,
  rereadDispatch,
  verifyDispatch,
  withdrawDispatch,
} from '../../src/registry/index.ts';
import { dispatches } from '../../src/registry/schema.ts';
import { CLERK, type Office, openOffice, page, pdf, STAFF, understood, WHOLE_HEADER } from './office.ts';

/** Stands in every text of the secret paper, and nowhere else. */
const SECRET = 'khoangthoigian7319';

let office: Office;
beforeEach(() => {
  office = openOffice('office.sqlite');
  office.reader.pages = () => [page(1, `Nội dung ${SECRET}`), page(2, 'MẬT', SECRET)];
});
afterEach(() => office.close());

/** All bytes of the database and its log, as a thief of the disk would see them. */
function bytesOnDisk(): string {
  office.connection.pragma('wal_checkpoint(TRUNCATE)');
  const files = readdirSync(office.folder).filter((name) => name.startsWith('office.sqlite'));
  return files.map((name) => readFileSync(join(office.folder, name), 'utf8')).join('');
}

function everythingIsGone(id: string): void {
  const bytes = bytesOnDisk();
  expect(bytes).not.toContain(SECRET);
  expect(office.db.select().from(readingPages).all()).toEqual([]);
  expect(dispatchForSearch(office.db, id)).toBeNull();
  expect(pendingForSearch(office.db, 99)?.dispatchIds).toContain(id);
}

const markOnPageTwo = (read: { number: number }) => (read.number === 2 ? ('Mật' as const) : null);

const DETAILS = {
  attachments: [
    {
      kind: 'enclosure' as const,
      name: `Danh sách ${SECRET}`,
      evidence: { quote: SECRET, page: 1, boxes: [], confidence: 0.9 },
    },
  ],
};

async function secretPaper(): Promise<string> {
  office.reader.secrecy = markOnPageTwo;
  return office.readPaper('một', { ...WHOLE_HEADER, subject: SECRET }, DETAILS);
}

describe('a paper marked secret', () => {
  it('is kept apart with the reason, and nothing of its text stays', async () => {
    const id = await secretPaper();
    const view = office.view(id);
    expect(view).toMatchObject({
      state: 'quarantined',
      secrecy: 'Mật',
      subject: null,
      problemCode: 'dispatch.state-secret',
      problemMessage: expect.stringContaining('Luật Bảo vệ bí mật nhà nước') as string,
      pages: [],
      obligations: [],
      may: ['purge', 'release'],
    });
    expect(view.fields.filter(({ suggestion }) => suggestion !== null)).toMatchObject([
      { field: 'secrecy', suggestion: 'Mật' },
    ]);
    expect(auditOf(office.db, id).at(-1)).toMatchObject({
      did: 'dispatch.quarantined',
      details: { level: 'Mật' },
    });
    everythingIsGone(id);
  });

  it('also where the mark shows only in the whole paper', async () => {
    const id = await office.readPaper('một', { ...WHOLE_HEADER, subject: SECRET, secrecy: 'Tối mật' });
    expect(office.view(id)).toMatchObject({ state: 'quarantined', secrecy: 'Tối mật', pages: [] });
    everythingIsGone(id);
  });

  it('also on the văn thư’s word, even after it was registered and its pictures were drawn', async () => {
    const id = await office.verifiedPaper('một', { ...WHOLE_HEADER, subject: SECRET });
    registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
    const file = fileOfDispatch(office.db, id, CLERK);
    await office.pictures.picture(
      { sha256: file.sha256, kind: 'pdf', page: 1, width: 800, rotation: 0 },
      true,
    );
    expect(bytesOnDisk()).toContain(SECRET);
    const decision = { action: 'correct', value: 'Mật' } as const;
    const decided = decideField(
      office.db,
      { ...office.versioned(id), field: 'secrecy', decision },
      CLERK,
      office.clock,
    );
    expect(decided).toMatchObject({ state: 'quarantined', version: office.view(id).version });
    await office.work();
    expect(office.view(id)).toMatchObject({ registerNumber: 1, subject: null });
    everythingIsGone(id);
    const drawn = office.reader.drawn;
    await office.pictures.picture(
      { sha256: file.sha256, kind: 'pdf', page: 1, width: 800, rotation: 0 },
      false,
    );
    expect(office.reader.drawn).toBe(drawn + 1);
  });

  it('also when a second reading finds the mark, and in a copy that was taken back', async () => {
    const first = await office.readPaper('một', { ...WHOLE_HEADER, subject: SECRET });
    withdrawDispatch(office.db, { ...office.versioned(first), reason: 'nhầm' }, CLERK, office.clock);
    const second = await office.readPaper('một', { ...WHOLE_HEADER, subject: SECRET });
    office.reader.secrecy = markOnPageTwo;
    rereadDispatch(office.db, second, CLERK, office.clock);
    await office.work();
    expect(office.view(second)).toMatchObject({ state: 'quarantined', rereading: false });
    everythingIsGone(second);
    expect(office.view(first)).toMatchObject({ state: 'withdrawn', subject: null, pages: [] });
  });

  it('is for the văn thư’s eyes alone', async () => {
    office.reader.secrecy = markOnPageTwo;
    const { id } = await office.handIn(pdf('của cán bộ'), STAFF);
    await office.work();
    expect(office.view(id, STAFF)).toMatchObject({ state: 'quarantined', may: [] });
    expect(() => fileOfDispatch(office.db, id, STAFF)).toThrow(
      expect.objectContaining({ status: 404 }) as Error,
    );
    expect(fileOfDispatch(office.db, id, CLERK)).toMatchObject({ quarantined: true });
  });
});

describe('on the văn thư’s word', () => {
  it('its bytes leave the disk after the commit, and the same paper may come again', async () => {
    const id = await secretPaper();
    const { file, version } = office.view(id);
    purgeQuarantined(office.db, { dispatchId: id, version }, CLERK, office.clock);
    expect(office.view(id)).toMatchObject({ state: 'purged', file: null, may: [] });
    expect(() => fileOfDispatch(office.db, id, CLERK)).toThrow(
      expect.objectContaining({ code: 'dispatch.file-gone', status: 410 }) as Error,
    );
    // A crash here only delays it: the job is in the database.
    expect(await office.storage.has(file!.sha256)).toBe(true);
    expect(office.jobsOf(id, PURGE_JOB)).toMatchObject([{ state: 'queued' }]);
    await office.work();
    expect(await office.storage.has(file!.sha256)).toBe(false);
    expect(office.db.select().from(storedFiles).all()).toEqual([]);
    expect(auditOf(office.db, id).at(-1)).toMatchObject({
      did: 'dispatch.purged',
      details: { sha256: file!.sha256 },
    });

    const again = await office.handIn(pdf('một'));
    expect(again).toMatchObject({ state: 'received', duplicateOf: null });
  });

  it('bytes handed in anew before the job ran stay', async () => {
    const id = await secretPaper();
    purgeQuarantined(office.db, office.versioned(id), CLERK, office.clock);
    office.reader.secrecy = () => null;
    const again = await office.handIn(pdf('một'));
    await office.work();
    expect(office.view(again.id).state).toBe('to-verify');
    expect(await office.storage.has(office.view(again.id).file!.sha256)).toBe(true);
  });

  it('a copy that was taken back does not keep the bytes', async () => {
    const first = await office.handIn(pdf('một'));
    withdrawDispatch(office.db, { ...office.versioned(first.id), reason: 'nhầm' }, CLERK, office.clock);
    const id = await secretPaper();
    const { file } = office.view(id);
    purgeQuarantined(office.db, office.versioned(id), CLERK, office.clock);
    await office.work();
    expect(await office.storage.has(file!.sha256)).toBe(false);
    expect(office.db.select().from(dispatches).all()).toMatchObject([
      { fileSha256: null },
      { fileSha256: null },
    ]);
  });

  it('a false alarm is read again without looking for marks', async () => {
    const id = await secretPaper();
    office.reader.understanding = understood({ ...WHOLE_HEADER, secrecy: 'Mật' });
    releaseFromQuarantine(
      office.db,
      { ...office.versioned(id), reason: 'dấu của công ty' },
      CLERK,
      office.clock,
    );
    expect(office.view(id)).toMatchObject({ state: 'received', secrecy: null, problemCode: null });
    await office.work();
    const view = office.view(id);
    expect(view).toMatchObject({ state: 'to-verify', secrecy: null, pages: [{ number: 1 }, { number: 2 }] });
    expect(view.fields.find(({ field }) => field === 'secrecy')).toMatchObject({
      state: 'absent',
      suggestion: 'Mật',
    });
    expect(auditOf(office.db, id).map(({ did }) => did)).toContain('dispatch.released');
    rereadDispatch(office.db, id, CLERK, office.clock);
    await office.work();
    expect(office.view(id).state).toBe('to-verify');
  });

  it('a registered paper that left quarantine keeps its number', async () => {
    const id = await office.verifiedPaper('một');
    registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
    const decision = { action: 'correct', value: 'Mật' } as const;
    decideField(office.db, { ...office.versioned(id), field: 'secrecy', decision }, CLERK, office.clock);
    releaseFromQuarantine(office.db, { ...office.versioned(id), reason: 'bấm nhầm' }, CLERK, office.clock);
    await office.work();
    for (const { field, required } of office.view(id).fields) {
      if (!required) continue;
      decideField(
        office.db,
        { ...office.versioned(id), field, decision: { action: 'accept' } },
        CLERK,
        office.clock,
      );
    }
    expect(verifyDispatch(office.db, office.versioned(id), CLERK, office.clock)).toMatchObject({
      state: 'registered',
    });
    expect(office.view(id).registerNumber).toBe(1);
  });
});
