import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditOf } from '../../src/platform/audit/trail.ts';
import { AppError } from '../../src/platform/errors.ts';
import { jobs } from '../../src/platform/schema.ts';
import { readingPages, readings } from '../../src/reading/schema.ts';
import { noteAttendance } from '../../src/reading/attendance-store.ts';
import { dispatches } from '../../src/registry/schema.ts';
import { dropPages } from '../../src/registry/store.ts';
import {
  cancelReading,
  decideField,
  dispatchForSearch,
  queue,
  rereadDispatch,
  retryReading,
  settleAbandonedReadings,
  UNDERSTAND_JOB,
  withdrawDispatch,
} from '../../src/registry/index.ts';
import { brokenPage, CLERK, type Office, openOffice, page, pdf, understood, WHOLE_HEADER } from './office.ts';

let office: Office;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.close());

const stateOf = (id: string) => office.view(id).state;

describe('a paper on its way to verification', () => {
  it('is received, being read, and waits to be verified with what was understood', async () => {
    office.reader.pages = () => [page(1, 'Số: 05/UBND-VX'), page(2, 'trang hai')];
    const { id } = await office.handIn(pdf('một'));
    const seen: (string | number | null)[] = [stateOf(id)];
    office.reader.turn = async (number) => {
      seen.push(`${number}: ${stateOf(id)}`);
    };
    await office.work();
    expect(seen).toEqual(['received', '1: reading', '2: reading']);
    const view = office.view(id);
    expect(view).toMatchObject({
      state: 'to-verify',
      pageCount: 2,
      number: '05',
      symbol: 'UBND-VX',
      progress: null,
    });
    expect(view.fields.find(({ field }) => field === 'number')).toMatchObject({
      state: 'suggested',
      suggestion: '05',
      value: '05',
      confidence: 0.9,
      evidence: { quote: '“number”', page: 1, boxes: [{ x: 1, y: 2, width: 3, height: 4 }] },
    });
    expect(view.fields.find(({ field }) => field === 'signer')).toMatchObject({
      suggestion: null,
      evidence: null,
    });
    expect(auditOf(office.db, id).map(({ did }) => did)).toEqual([
      'dispatch.received',
      'dispatch.reading',
      'dispatch.read',
      'dispatch.understood',
    ]);
    expect(dispatchForSearch(office.db, id)?.pages).toEqual([
      { number: 1, text: 'Số: 05/UBND-VX' },
      { number: 2, text: 'trang hai' },
    ]);
  });

  it('shows where the file may be split, and forgets it with the text of a secret paper', async () => {
    const header = (number: string) => ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', number];
    office.reader.pages = () => [
      page(1, ...header('Số: 05/UBND-VX'), 'Nơi nhận:'),
      page(2, ...header('Số: 06/UBND-VX')),
    ];
    const id = await office.readPaper('một');
    const view = office.view(id);
    expect(view.starts).toMatchObject([
      { page: 2, confidence: 0.95, evidence: [{ box: { x: 80, y: 60 } }, { quote: 'Số: 06/UBND-VX' }] },
    ]);
    const { readingId } = office.db.select().from(dispatches).where(eq(dispatches.id, id)).get()!;
    dropPages(office.db, readingId!);
    expect(office.view(id).starts).toEqual([]);
  });

  it('goes on where a page fails', async () => {
    office.reader.pages = () => [page(1, 'một'), brokenPage(2)];
    const id = await office.readPaper('một');
    expect(office.view(id)).toMatchObject({
      state: 'to-verify',
      pages: [{ failure: null }, { number: 2, failure: { code: 'reading.page-unreadable' } }],
    });
  });

  it('is unreadable where every page fails, and where the file cannot be opened', async () => {
    office.reader.pages = () => [brokenPage(1)];
    const broken = await office.readPaper('một');
    expect(office.view(broken)).toMatchObject({
      state: 'unreadable',
      problemCode: 'reading.page-unreadable',
    });
    office.reader.pages = () => {
      throw new AppError('reading.password', 422, 'Tệp được đặt mật khẩu.');
    };
    const locked = await office.readPaper('hai');
    expect(office.view(locked)).toMatchObject({
      state: 'unreadable',
      problemCode: 'reading.password',
      problemMessage: 'Tệp được đặt mật khẩu.',
      may: expect.arrayContaining(['retry', 'reread', 'withdraw', 'decide']) as unknown,
    });
  });

  it('is verified by hand where understanding fails for good', async () => {
    const { id } = await office.handIn(pdf('một'));
    const failing = office.handlers[UNDERSTAND_JOB];
    office.handlers[UNDERSTAND_JOB] = {
      ...failing,
      run: () => Promise.reject(new AppError('understanding.failed', 422, 'Không hiểu được.')),
    };
    await office.work();
    expect(office.view(id)).toMatchObject({ state: 'to-verify', number: null });
  });

  it('can be typed by hand where it cannot be read', async () => {
    const { id } = await office.handIn('xin chào');
    const decision = { action: 'correct', value: '12' } as const;
    decideField(office.db, { ...office.versioned(id), field: 'number', decision }, CLERK, office.clock);
    expect(office.view(id)).toMatchObject({ state: 'to-verify', number: '12', problemCode: null });
  });
});

describe('reading on a person’s word', () => {
  it('stops a paper that waits, and reads it on “thử lại”', async () => {
    const { id } = await office.handIn(pdf('một'));
    expect(cancelReading(office.db, id, CLERK, office.clock)).toEqual({ state: 'cancelled' });
    await office.work();
    expect(office.view(id)).toMatchObject({ state: 'unreadable', problemCode: 'reading.cancelled' });
    expect(office.db.select().from(readings).all()).toMatchObject([{ state: 'cancelled' }]);
    retryReading(office.db, id, CLERK, office.clock);
    expect(stateOf(id)).toBe('received');
    await office.work();
    expect(office.view(id)).toMatchObject({ state: 'to-verify', problemCode: null });
  });

  it('stops a paper that is being read at its next page', async () => {
    office.reader.pages = () => [page(1), page(2)];
    const { id } = await office.handIn(pdf('một'));
    const stopped: unknown[] = [];
    office.reader.turn = async (number) => {
      if (number === 2) stopped.push(cancelReading(office.db, id, CLERK, office.clock));
    };
    await office.work();
    expect(stopped).toEqual([{ state: 'stopping' }]);
    expect(office.view(id)).toMatchObject({
      state: 'unreadable',
      problemCode: 'reading.cancelled',
      progress: null,
    });
    office.reader.turn = () => Promise.resolve();
    retryReading(office.db, id, CLERK, office.clock);
    await office.work();
    expect(office.view(id)).toMatchObject({ state: 'to-verify', pages: [{ number: 1 }, { number: 2 }] });
    expect(office.db.select().from(readings).all()).toMatchObject([{ state: 'done' }]);
  });

  it('keeps the old pages in force until the new ones are there, and what people decided for good', async () => {
    const id = await office.readPaper('một', { ...WHOLE_HEADER, place: 'Huế' });
    const decide = (
      field: 'number' | 'symbol' | 'place',
      decision: Parameters<typeof decideField>[1]['decision'],
    ) => decideField(office.db, { ...office.versioned(id), field, decision }, CLERK, office.clock);
    decide('number', { action: 'correct', value: '06' });
    decide('symbol', { action: 'accept' });
    decide('place', { action: 'absent' });

    office.reader.pages = () => [page(1, 'bản đọc mới')];
    office.reader.understanding = understood({
      ...WHOLE_HEADER,
      number: '07',
      symbol: 'UBND-KT',
      place: 'Đà Nẵng',
      subject: 'khác',
    });
    rereadDispatch(office.db, id, CLERK, office.clock);
    expect(office.view(id)).toMatchObject({
      state: 'to-verify',
      rereading: true,
      progress: { state: 'queued' },
    });
    expect(dispatchForSearch(office.db, id)?.pages).toEqual([{ number: 1, text: 'Trang một' }]);
    for (const isAttended of [false, true]) {
      noteAttendance(office.db, isAttended, office.clock);
      const progress = { state: 'queued', awaitsReader: !isAttended };
      expect(queue(office.db, CLERK)).toMatchObject([{ id, rereading: true, progress }]);
    }
    await office.work();

    const view = office.view(id);
    expect(view).toMatchObject({
      state: 'to-verify',
      rereading: false,
      number: '06',
      symbol: 'UBND-VX',
      subject: 'khác',
    });
    const field = (name: string) => view.fields.find(({ field }) => field === name);
    expect(field('number')).toMatchObject({ state: 'corrected', suggestion: '07', value: '06' });
    expect(field('symbol')).toMatchObject({ state: 'corrected', suggestion: 'UBND-KT', value: 'UBND-VX' });
    expect(field('place')).toMatchObject({ state: 'absent', suggestion: 'Đà Nẵng', value: null });
    expect(dispatchForSearch(office.db, id)?.pages).toEqual([{ number: 1, text: 'bản đọc mới' }]);
    expect(office.db.select().from(readings).all()).toHaveLength(1);
    expect(office.db.select().from(readingPages).all()).toHaveLength(1);
  });

  it('keeps the pages it has where a second reading fails or is stopped', async () => {
    const id = await office.readPaper('một');
    office.reader.pages = () => {
      throw new AppError('reading.damaged', 422, 'Tệp bị hỏng.');
    };
    rereadDispatch(office.db, id, CLERK, office.clock);
    await office.work();
    expect(office.view(id)).toMatchObject({ state: 'to-verify', rereading: false, pages: [{ number: 1 }] });
    expect(auditOf(office.db, id).at(-1)).toMatchObject({
      did: 'dispatch.reading-failed',
      details: { code: 'reading.damaged' },
    });

    rereadDispatch(office.db, id, CLERK, office.clock);
    expect(() => rereadDispatch(office.db, id, CLERK, office.clock)).toThrow(AppError);
    cancelReading(office.db, id, CLERK, office.clock);
    expect(office.view(id)).toMatchObject({ state: 'to-verify', rereading: false, pages: [{ number: 1 }] });
  });

  it('says that there is nothing to read in a file that is no document', async () => {
    const { id } = await office.handIn('xin chào');
    expect(() => retryReading(office.db, id, CLERK, office.clock)).toThrow(
      expect.objectContaining({ code: 'dispatch.nothing-to-read' }) as Error,
    );
    expect(stateOf(id)).toBe('unreadable');
  });

  it('lets a paper be taken back while it is being read, and nothing of it is searched', async () => {
    const { id } = await office.handIn(pdf('một'));
    office.reader.turn = async () => {
      withdrawDispatch(office.db, { ...office.versioned(id), reason: 'nhầm' }, CLERK, office.clock);
      office.reader.turn = () => Promise.resolve();
    };
    await office.work();
    expect(office.view(id)).toMatchObject({ state: 'withdrawn', problemMessage: 'Đã rút lại: nhầm' });
    expect(dispatchForSearch(office.db, id)).toBeNull();
    expect(queue(office.db, CLERK)).toEqual([]);
  });

  it('frees a paper whose process died at the last attempt', async () => {
    const { id } = await office.handIn(pdf('một'));
    const dead = {
      state: 'dead',
      errorCode: 'jobs.process-died',
      errorMessage: 'Tiến trình bị ngắt.',
    } as const;
    office.db.update(jobs).set(dead).where(eq(jobs.subject, id)).run();
    expect(settleAbandonedReadings(office.db, office.clock)).toBe(1);
    expect(office.view(id)).toMatchObject({ state: 'unreadable', problemCode: 'jobs.process-died' });
    expect(settleAbandonedReadings(office.db, office.clock)).toBe(0);
  });
});
