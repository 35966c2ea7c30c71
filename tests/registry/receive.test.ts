import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptFromInbox, handIn, withdrawDispatch } from '../../src/registry/index.ts';
import { auditOf, verifyTrail } from '../../src/platform/audit/trail.ts';
import { pendingForSearch } from '../../src/platform/outbox.ts';
import { READ_JOB } from '../../src/reading/read-job.ts';
import { dispatches } from '../../src/registry/schema.ts';
import { ADMIN, CLERK, LEADER, type Office, openOffice, pdf, STAFF } from './office.ts';

let office: Office;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.close());

const content = async function* (bytes: Uint8Array) {
  yield bytes;
};

describe('receiving a paper', () => {
  it('lists it, sends it to be read, and tells trail and search in the same transaction', async () => {
    const received = await office.handIn(pdf('một'), CLERK, {
      fileName: 'C:\\Quét\\Công văn 05.pdf',
      urgent: true,
    });
    expect(received).toMatchObject({ state: 'received', duplicateOf: null, problem: null });
    expect(office.view(received.id)).toMatchObject({
      fileName: 'Công văn 05.pdf',
      direction: 'incoming',
      channel: 'web',
      receivedBy: { id: 'clerk', name: 'Người clerk' },
      file: { kind: 'pdf' },
    });
    const [job] = office.jobsOf(received.id, READ_JOB);
    expect(job).toMatchObject({ state: 'queued', priority: 10 });
    expect(auditOf(office.db, received.id)).toMatchObject([
      { did: 'dispatch.received', actorId: 'clerk', address: '10.0.0.7' },
    ]);
    expect(pendingForSearch(office.db, 9)?.dispatchIds).toEqual([received.id]);
  });

  it('links the same bytes to the first paper, also when they come at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => office.handIn(pdf('một'))));
    const created = all.filter(({ duplicateOf }) => duplicateOf === null);
    expect(created).toHaveLength(1);
    const [first] = created;
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set([first!.id]));
    expect(office.jobsOf(first!.id, READ_JOB)).toHaveLength(1);
    expect(
      auditOf(office.db, first!.id).filter(({ did }) => did === 'dispatch.handed-in-again'),
    ).toHaveLength(7);
  });

  it('does not tell who may not see the first paper which one it is', async () => {
    const { id } = await office.handIn(pdf('một'));
    await expect(office.handIn(pdf('một'), STAFF)).rejects.toMatchObject({
      code: 'dispatch.already-handed-in',
      status: 409,
    });
    const own = await office.handIn(pdf('hai'), STAFF);
    expect(await office.handIn(pdf('hai'), STAFF)).toMatchObject({ id: own.id, duplicateOf: own.id });
    expect(await office.handIn(pdf('một'), LEADER)).toMatchObject({ duplicateOf: id });
  });

  it('takes a paper that was taken back anew', async () => {
    const first = await office.handIn(pdf('một'));
    withdrawDispatch(office.db, { ...office.versioned(first.id), reason: 'nhầm tệp' }, CLERK, office.clock);
    const second = await office.handIn(pdf('một'));
    expect(second).toMatchObject({ state: 'received', duplicateOf: null });
    expect(second.id).not.toBe(first.id);
  });

  it.each([
    ['an empty file', '', 'intake.empty'],
    ['what is no document', 'xin chào', 'intake.not-a-document'],
  ])('lists %s with what to do, and keeps the bytes', async (_name, bytes, code) => {
    const received = await office.handIn(bytes);
    expect(received).toMatchObject({ state: 'unreadable', problem: { code } });
    const { file, problemMessage, may } = office.view(received.id);
    expect(problemMessage).toMatch(/Hãy/);
    expect(await office.storage.has(file!.sha256)).toBe(true);
    expect(may).toContain('withdraw');
    expect(office.jobsOf(received.id, READ_JOB)).toEqual([]);
  });

  it('is for those who fill an office: an administrator alone may not, and no byte of theirs is kept', async () => {
    const deps = { ...office, wakeJobs: () => {} };
    const about = { fileName: 'a.pdf', direction: 'incoming', channel: 'api' } as const;
    await expect(handIn(deps, content(pdf('một')), about, ADMIN)).rejects.toMatchObject({
      code: 'people.forbidden',
    });
    for await (const key of office.storage.keys()) expect(key).toBe('nothing');
  });

  it('wakes the jobs once the paper is on the list', async () => {
    let woken = 0;
    const deps = { ...office, wakeJobs: () => void woken++ };
    const about = { fileName: 'a.pdf', direction: 'outgoing', channel: 'api' } as const;
    const { id } = await handIn(deps, content(pdf('một')), about, CLERK);
    expect([woken, office.view(id).direction]).toEqual([1, 'outgoing']);
  });
});

describe('the watched folder', () => {
  it('puts scans on the list once, in the name of the service', async () => {
    const accept = acceptFromInbox({ ...office, wakeJobs: () => {} });
    const scan = () => ({ name: 'scan.pdf', content: content(pdf('quét')) as never });
    expect(await accept(scan())).toBe('taken');
    // Killed before the file was deleted: it is found again at the next start.
    expect(await accept(scan())).toBe('duplicate');
    const rows = office.db.select().from(dispatches).all();
    expect(rows).toMatchObject([{ channel: 'inbox', receivedBy: null, direction: 'incoming' }]);
    expect(office.view(rows[0]!.id).receivedBy).toEqual({ id: null, name: 'Hệ thống' });
    expect(verifyTrail(office.db).brokenAt).toBeNull();
  });

  it('refuses what is empty or no document, so that it is set aside', async () => {
    const accept = acceptFromInbox({ ...office, wakeJobs: () => {} });
    const file = (text: string) => ({
      name: 'x.pdf',
      content: content(new TextEncoder().encode(text)) as never,
    });
    await expect(accept(file(''))).rejects.toMatchObject({ code: 'intake.empty' });
    await expect(accept(file('xin chào'))).rejects.toMatchObject({ code: 'intake.not-a-document' });
    await expect(accept(file(`%PDF-1.7${'x'.repeat(1024 * 1024)}`))).rejects.toMatchObject({
      code: 'files.too-large',
    });
    expect(office.db.select().from(dispatches).all()).toEqual([]);
  });
});
