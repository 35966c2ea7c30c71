import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../src/platform/errors.ts';
import { Loans, ReadingDesk, readOnce } from '../../src/reading/index.ts';
import type { PageReading } from '../../src/reading/page.ts';

const OWN = { id: 'own', mayOpen: true };
const SHARED = { id: 'shared', mayOpen: false };
const stays = new AbortController().signal;
const paper = { sha256: 'a'.repeat(64), kind: 'pdf' } as const;
/** Read again, after all of it was read and nothing secret found. */
const cleared = { ...paper, isCleared: true } as const;
async function fileOfPapers(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let number = 1; number <= 3; number++) document.addPage();
  return document.save();
}

const page = (number: number): PageReading => ({
  number,
  width: 1,
  height: 1,
  rotation: 0,
  source: 'ocr',
  seconds: 0,
  lines: [],
});

/**
 * @param pdf the paper's bytes, which are taken apart for readers of many offices
 * @param isThere until when they are on their way
 */
function office(pdf: Uint8Array = Buffer.from('%PDF'), silenceMs = 20_000, isThere = Promise.resolve()) {
  const desk = new ReadingDesk({});
  const papers = { open: async () => isThere.then(() => Readable.from([pdf])) };
  const endedKeys = new Set<string>();
  const told: string[][] = [];
  const loans = new Loans({
    desk,
    papers,
    pageTimeoutMs: 1000,
    silenceMs,
    isInForce: (key) => !endedKeys.has(key),
    onEnded: (key, reader, had) => told.push([key, reader.id, had]),
  });
  const borrow = (who: typeof OWN, takes: Parameters<Loans['borrow']>[2] = ['open', 'read']) =>
    loans.borrow(who, { id: who.id, hands: 1, engine: 'x' }, takes, 20, stays);
  /** Opened, and its first page read, by a reader of the office's own. */
  const begin = async () => {
    await loans.giveIn('own', (await borrow(OWN))!.id, 'open', { pages: 3 });
    await loans.giveIn('own', (await borrow(OWN))!.id, 'read', { page: page(1), rotation: 0 });
  };
  return { desk, loans, borrow, begin, endedKeys, told };
}

describe('a loan', () => {
  it('ends when its paper is withheld over another page: nothing of it goes out any more', async () => {
    const { desk, loans, borrow, begin } = office(await fileOfPapers());
    const stop = new AbortController();
    const onPage = ({ number }: PageReading) => void (number === 3 && stop.abort(new Error('withheld')));
    const reading = desk.read(cleared, { signal: stop.signal, onPage }).catch((error: unknown) => error);
    await begin();
    const second = (await borrow(SHARED))!;
    const third = (await borrow(OWN))!;
    await loans.giveIn('own', third.id, 'read', { page: page(3), rotation: 0 });
    expect(await reading).toMatchObject({ message: 'withheld' });
    await expect(loans.paper('shared', second.id, second.apart!.sha256)).rejects.toMatchObject({
      code: 'reading.loan-ended',
    });
    expect(loans.standing).toBe(0);
  });

  it('is not made to readers of many offices before all of its file was read: a secret paper may begin on any page', async () => {
    const { desk, loans, borrow, begin } = office(await fileOfPapers());
    const reading = desk.read(paper, { onPage: () => undefined });
    await begin();
    for (const number of [2, 3]) {
      expect([await borrow(SHARED), desk.pagesWaiting(false)]).toEqual([null, 'none']);
      await loans.giveIn('own', (await borrow(OWN))!.id, 'read', { page: page(number), rotation: 0 });
    }
    await reading;
  });

  it('to readers of many offices is of one page alone, and not of its file', async () => {
    const { desk, loans, borrow } = office(await fileOfPapers());
    const reading = desk.read(cleared, { onPage: () => undefined });
    expect(await borrow(SHARED)).toBeNull();
    await loans.giveIn('own', (await borrow(OWN))!.id, 'open', { pages: 3 });
    for (const number of [1, 2, 3]) {
      const { id, task, apart } = (await borrow(SHARED))!;
      expect(task).toMatchObject({ do: 'read', page: number });
      await expect(loans.paper('shared', id, paper.sha256)).rejects.toMatchObject({
        code: 'reading.loan-ended',
      });
      expect(createHash('sha256').update(apart!.bytes).digest('hex')).toBe(apart!.sha256);
      expect(await loans.paper('shared', id, apart!.sha256)).toBe(apart!.bytes);
      await loans.giveIn('shared', id, 'read', { page: page(number), rotation: 0 });
    }
    await reading;
  });

  it('of whose reader nothing is heard goes to another; what the first answers late changes nothing', async () => {
    const { desk, loans, borrow, begin } = office(undefined, 50);
    const pages: number[] = [];
    const reading = desk.read(paper, { onPage: ({ number }) => void pages.push(number) });
    await begin();
    const silent = (await borrow(OWN))!;
    const third = (await borrow(OWN))!;
    await loans.giveIn('own', third.id, 'read', { page: page(3), rotation: 0 });
    await vi.waitFor(() => expect(loans.standing).toBe(0));
    const again = (await borrow({ id: 'other', mayOpen: true }))!;
    expect(again.task).toMatchObject({ do: 'read', page: 2 });
    const answer = { page: page(2), rotation: 0 } as const;
    const late = { code: 'reading.loan-ended' };
    await expect(loans.giveIn('own', silent.id, 'read', answer)).rejects.toMatchObject(late);
    await loans.giveIn('other', again.id, 'read', answer);
    await expect(loans.giveIn('other', again.id, 'read', answer)).rejects.toMatchObject(late);
    await reading;
    expect(pages).toEqual([1, 3, 2]);
  });

  it('is not made of a page that was being taken apart when the office took it back', async () => {
    let arrive = (): void => undefined;
    const isThere = new Promise<void>((resolve) => (arrive = resolve));
    const { desk, loans, borrow, begin } = office(await fileOfPapers(), undefined, isThere);
    void desk.read(cleared, { onPage: () => undefined }).catch(() => undefined);
    await begin();
    const borrowed = borrow(SHARED);
    await new Promise((resolve) => setImmediate(resolve));
    loans.takeBack(({ id }) => id === SHARED.id);
    arrive();
    expect([await borrowed, loans.standing]).toEqual([null, 0]);
    expect((await borrow(OWN))!.task).toMatchObject({ do: 'read', page: 2 });
    await desk.close();
  });

  it('comes in the order of the pages, whichever was given back last', async () => {
    const { desk, loans, borrow, begin } = office(await fileOfPapers());
    void desk.read(cleared, { onPage: () => undefined }).catch(() => undefined);
    await begin();
    const [second, third] = [(await borrow(OWN))!, (await borrow(OWN))!];
    loans.giveBack('own', second.id);
    loans.giveBack('own', third.id);
    expect((await borrow(SHARED))?.task).toMatchObject({ do: 'read', page: 2 });
    await desk.close();
  });

  it.each([
    ['a paper that cannot be taken apart', cleared],
    ['a picture of many pages', { ...cleared, kind: 'tiff' }],
  ] as const)('of %s is made to readers of its own office only', async (_what, one) => {
    const { desk, borrow, begin } = office();
    void desk.read(one, { onPage: () => undefined }).catch(() => undefined);
    await begin();
    expect(await borrow(SHARED)).toBeNull();
    expect((await borrow(OWN))!.task).toMatchObject({ do: 'read', page: 2 });
    await desk.close();
  });

  it('ends with the key of its reader, at once: another gets it, and it is told who had it', async () => {
    const { desk, loans, borrow, endedKeys, told } = office();
    const stop = new AbortController();
    const reading = desk.read(paper, { signal: stop.signal, onPage: () => undefined }).catch(() => undefined);
    const theirs = (await borrow(OWN))!;
    loans.takeBackOfEndedKeys();
    expect(loans.standing).toBe(1);
    endedKeys.add('own');
    loans.takeBackOfEndedKeys();
    expect(told).toEqual([['own', 'own', 'open']]);
    await expect(loans.giveIn('own', theirs.id, 'open', { pages: 3 })).rejects.toMatchObject({
      code: 'reading.loan-ended',
    });
    // It waited for work while its key was ended.
    expect(await borrow(OWN)).toBeNull();
    expect((await borrow({ id: 'other', mayOpen: true }))!.task).toMatchObject({ do: 'open' });
    stop.abort();
    await reading;
  });

  it('of a copy that cannot be kept here fails once, and is not made again', async () => {
    const { desk, loans, borrow } = office();
    desk.heardOf({ id: 'own', hands: 1, engine: 'x' }, true);
    const keep = () => Promise.reject(new AppError('files.disk-full', 507, 'Đĩa đầy.'));
    const copy = desk.searchable({ sources: [paper], pages: [] }, keep).catch((error: unknown) => error);
    const { id } = (await borrow(OWN, ['searchable']))!;
    const handedIn = { sha256: '', signed: false, obstacles: [], content: Readable.from(['%PDF']) };
    await expect(loans.giveCopy('own', id, handedIn)).rejects.toMatchObject({ code: 'files.disk-full' });
    expect(await copy).toMatchObject({ code: 'files.disk-full' });
    expect(await borrow(OWN, ['searchable'])).toBeNull();
  });
});

describe('a paper that only passes through', () => {
  it('goes to no reader that may not open papers: nobody looks whether it is secret', async () => {
    const { desk, borrow, begin } = office();
    desk.heardOf({ id: 'own', hands: 1, engine: 'x' }, true);
    void readOnce(desk)(new Uint8Array([1]), 'pdf').catch(() => undefined);
    await begin();
    expect(await borrow(SHARED)).toBeNull();
    expect(await borrow(OWN)).not.toBeNull();
    await desk.close();
  });

  it('is refused at once where nobody is there to read it', async () => {
    const reading = readOnce(new ReadingDesk({}))(new Uint8Array([1]), 'pdf');
    await expect(reading).rejects.toMatchObject({ code: 'reading.no-reader', status: 503 });
  });
});
