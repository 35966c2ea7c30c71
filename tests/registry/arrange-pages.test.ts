import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Box, ReadPage } from '../../src/reading/page.ts';
import { dispatchForSearch } from '../../src/registry/search-store.ts';
import { readingPages } from '../../src/reading/schema.ts';
import { registerDispatch, rereadDispatch } from '../../src/registry/index.ts';
import { openApi } from './http.ts';
import { CLERK, LEADER, type Office, openOffice, page } from './office.ts';

interface Answer {
  code?: string;
  version: number;
  dispatchIds: string[];
  lines: ReadPage['lines'];
}

let office: Office;
let api: ReturnType<typeof openApi>;
let id: string;
/** Pages that were read, one after the other. */
let turns: number[];
beforeEach(async () => {
  office = openOffice();
  api = openApi(office);
  turns = [];
  office.reader.turn = async (number) => void turns.push(number);
  office.reader.pages = () => [1, 2, 3, 4].map((number) => page(number, `Trang ${number} của tệp`));
  id = await office.readPaper('bốn trang');
  turns = [];
});
afterEach(() => {
  api.progress.stop();
  office.close();
});

async function post(path: string, body: object = {}, { paper = id, by = CLERK } = {}) {
  const version = office.view(paper).version;
  const response = await api.ask(by, `/dispatches/${paper}/${path}`, { json: { version, ...body } });
  const answer = { status: response.status, ...((await response.json()) as Answer) };
  await office.work();
  return answer;
}
const arrange = (...pages: { page: number; turn?: number }[]) => post('pages/arrange', { pages });
const texts = (paper = id) =>
  dispatchForSearch(office.db, paper)
    ?.pages.map(({ text }) => text[6])
    .join('') ?? '';
async function pictureOf(number: number, paper = id): Promise<string> {
  return (await api.ask(CLERK, `/dispatches/${paper}/pages/${number}/image?width=240`)).text();
}

describe('pages that are arranged', () => {
  it('are moved and dropped without reading them again; the file stays', async () => {
    const before = office.view(id).file;
    expect((await arrange({ page: 3 }, { page: 1 })).status).toBe(200);
    expect([texts(), turns, office.view(id).pageCount]).toEqual(['31', [], 2]);
    expect(office.view(id).file).toEqual(before);
    expect(await pictureOf(1)).toBe('picture 3 240 0');
    expect(office.view(id).history.map(({ did }) => did)).toContain('dispatch.pages-arranged');
    await api.ask(CLERK, `/dispatches/${id}/searchable-pdf`);
    expect(office.reader.bound[0]!.pages.map(({ page: filePage }) => filePage)).toEqual([3, 1]);
  });

  it('are read again where they are turned, and only those', async () => {
    office.reader.pages = () =>
      [1, 2].map((number) => ({ ...page(number, `Trang ${number} đọc lại`), rotation: 90 as const }));
    await arrange({ page: 1 }, { page: 2, turn: 90 }, { page: 3 });
    expect([texts(), turns]).toEqual(['123', [2]]);
    expect(await pictureOf(2)).toBe('picture 2 240 90');
  });

  it('go back step by step to what the file holds', async () => {
    await arrange({ page: 4 }, { page: 2 });
    await arrange({ page: 2 });
    expect(texts()).toBe('2');
    await post('pages/undo');
    expect([texts(), office.view(id).pageChanges]).toEqual(['42', 1]);
    office.reader.pages = () => [1, 2, 3, 4].map((number) => page(number, `Trang ${number} đọc lại`));
    await post('pages/undo');
    expect([texts(), office.view(id).pageChanges]).toEqual(['1234', 0]);
    expect(await post('pages/undo')).toMatchObject({ status: 409, code: 'dispatch.nothing-to-undo' });
  });

  it('keep the words that people corrected', async () => {
    const word = (await (await api.ask(CLERK, `/dispatches/${id}/pages/3`)).json()) as Answer;
    const { x, y, width, height }: Box = word.lines[0]!.words[3]!;
    const at = { x, y, width, height };
    const { version } = office.view(id);
    await api.ask(CLERK, `/dispatches/${id}/pages/3/word`, {
      method: 'PUT',
      json: { version, at, text: 'hồ sơ' },
    });
    await arrange({ page: 2 }, { page: 3 });
    expect(dispatchForSearch(office.db, id)!.pages[1]!.text).toBe('Trang 3 của hồ sơ');
  });

  it('are to be verified again', async () => {
    const verified = await office.verifiedPaper('đã xác minh');
    await post('pages/arrange', { pages: [{ page: 2 }] }, { paper: verified });
    expect(office.view(verified)).toMatchObject({ state: 'to-verify', verifiedAt: null });
  });

  it.each([
    ['twice the same', [{ page: 1 }, { page: 1 }], 422, 'dispatch.arrangement-invalid'],
    ['that are not there', [{ page: 9 }], 422, 'dispatch.arrangement-invalid'],
    ['none at all', [], 400, 'request.invalid'],
  ])('are refused: %s', async (_what, pages, status, code) => {
    expect(await arrange(...pages)).toMatchObject({ status, code });
  });

  it('are refused on an old version, from others, while being read, and after registration', async () => {
    const stale = { version: office.view(id).version - 1, pages: [{ page: 1 }] };
    expect(await post('pages/arrange', stale)).toMatchObject({ status: 409, code: 'dispatch.changed' });
    expect(await post('pages/arrange', { pages: [{ page: 1 }] }, { by: LEADER })).toMatchObject({
      status: 403,
    });
    const registered = await office.verifiedPaper('vào sổ');
    registerDispatch(office.db, office.versioned(registered), CLERK, office.clock);
    expect(await post('pages/split', { at: [2] }, { paper: registered })).toMatchObject({
      status: 409,
      code: 'dispatch.pages-fixed',
    });
  });
});

describe('a file with several papers', () => {
  it('is split: each part is a paper of its own over the same file', async () => {
    const { dispatchIds } = await post('pages/split', { at: [4, 2] });
    expect([texts(), ...dispatchIds.map(texts), turns]).toEqual(['1', '23', '4', []]);
    const [second] = dispatchIds;
    expect(office.view(second!)).toMatchObject({
      state: 'to-verify',
      fileName: 'quét.pdf (trang 2–3)',
      file: office.view(id).file,
      pageCount: 2,
    });
    expect(await pictureOf(1, second)).toBe('picture 2 240 0');
  });

  it('is whole again when the split is undone, unless a part went its own way', async () => {
    const { dispatchIds } = await post('pages/split', { at: [3] });
    await post('pages/undo');
    expect([texts(), office.view(dispatchIds[0]!).state]).toEqual(['1234', 'withdrawn']);
    const again = await post('pages/split', { at: [3] });
    await post('pages/arrange', { pages: [{ page: 2 }] }, { paper: again.dispatchIds[0]! });
    expect(await post('pages/undo')).toMatchObject({ status: 409, code: 'dispatch.undo-too-late' });
  });

  it('is kept apart whole where one part turns out to be secret', async () => {
    const { dispatchIds } = await post('pages/split', { at: [3] });
    office.reader.secrecy = () => 'Mật';
    await post('reread', {}, { paper: dispatchIds[0]! });
    expect([id, dispatchIds[0]!].map((paper) => office.view(paper).state)).toEqual([
      'quarantined',
      'quarantined',
    ]);
    expect(dispatchForSearch(office.db, id)).toBeNull();
  });

  it('leaves nothing of a part that was to be read when another turned out to be secret', async () => {
    const { dispatchIds } = await post('pages/split', { at: [3] });
    const parts = [dispatchIds[0]!, id];
    for (const part of parts) rereadDispatch(office.db, part, CLERK, office.clock);
    const levels = ['Mật' as const];
    office.reader.secrecy = () => levels.pop() ?? null;
    // The other's pages come when the first of these has ended.
    office.reader.turn = async (number) => {
      if (number === 3) return;
      while (office.view(parts[0]!).state !== 'quarantined') await pause(5);
    };
    await office.work();
    expect(parts.map((part) => office.view(part).state)).toEqual(['quarantined', 'quarantined']);
    expect(office.db.select().from(readingPages).all()).toEqual([]);
    expect(parts.map((part) => office.view(part).subject)).toEqual([null, null]);
  });

  it.each([[[1]], [[5]], [[2, 9]]])('is not split at %j', async (at) => {
    expect(await post('pages/split', { at })).toMatchObject({
      status: 422,
      code: 'dispatch.arrangement-invalid',
    });
  });
});

describe('papers that were scanned apart', () => {
  it('are put together, and stand alone again when that is undone', async () => {
    office.reader.pages = () => [page(1, 'Trang 5 của tệp'), page(2, 'Trang 6 của tệp')];
    const other = await office.readPaper('phụ lục');
    turns = [];
    const merged = await post('pages/merge', { others: [office.versioned(other)] });
    expect([merged.status, texts(), turns]).toEqual([200, '123456', []]);
    expect(office.view(other)).toMatchObject({ state: 'withdrawn', problemCode: 'dispatch.merged' });
    expect(await pictureOf(6)).toBe('picture 2 240 0');
    await api.ask(CLERK, `/dispatches/${id}/searchable-pdf`);
    const [bound] = office.reader.bound;
    expect(bound!.sources).toHaveLength(2);
    expect(bound!.pages.map(({ source, page: filePage }) => [source, filePage])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
      [1, 1],
      [1, 2],
    ]);
    // Every scan it came from can be had as it was received.
    const original = async (number: number) => {
      const answer = await api.ask(CLERK, `/dispatches/${id}/file?original=${number}`);
      return [answer.status, answer.status === 200 && (await answer.text()).includes('phụ lục')];
    };
    expect(office.view(id).otherFiles.map(({ fileName }) => fileName)).toEqual([office.view(other).fileName]);
    expect([await original(1), await original(2), await original(3)]).toEqual([
      [200, false],
      [200, true],
      [410, false],
    ]);
    await post('pages/undo');
    expect(office.view(id).otherFiles).toEqual([]);
    expect([texts(), texts(other), office.view(other).state]).toEqual(['1234', '56', 'to-verify']);
  });

  it('are not put into themselves', async () => {
    expect(await post('pages/merge', { others: [office.versioned(id)] })).toMatchObject({ status: 422 });
  });
});

describe('a reading with other settings', () => {
  beforeEach(async () => {
    office.reader.pages = () => [1, 2, 3, 4].map((number) => page(number, `Trang ${number} cũa tệp`));
    office.reader.understanding = {
      ...office.reader.understanding,
      metadata: { ...office.reader.understanding.metadata, number: '06' },
    };
  });

  it('is compared with the one in force, page by page and field by field', async () => {
    await post('rereading', { pages: [2], turn: 180 });
    expect([turns, texts(), office.view(id).proposal]).toEqual([[2], '1234', true]);
    const comparison: unknown = await (await api.ask(CLERK, `/dispatches/${id}/rereading`)).json();
    expect(comparison).toMatchObject({
      pages: [
        { differs: 0 },
        {
          differs: 2,
          parts: [
            { kind: 'same', text: 'Trang 2' },
            { kind: 'old', text: 'của' },
            { kind: 'new', text: 'cũa' },
            { kind: 'same', text: 'tệp' },
          ],
        },
        { differs: 0 },
        { differs: 0 },
      ],
      fields: [{ field: 'number', now: '05', proposed: '06' }],
    });
  });

  it('takes its place when it is kept', async () => {
    await post('rereading', {});
    expect(await post('rereading/keep')).toMatchObject({ status: 200 });
    expect(dispatchForSearch(office.db, id)!.pages[0]!.text).toBe('Trang 1 cũa tệp');
    expect(office.view(id)).toMatchObject({ number: '06', proposal: false });
    expect(await post('rereading/keep')).toMatchObject({ status: 409, code: 'dispatch.no-proposal' });
  });

  it('is made with the engine and the margins that a person asks for, of the named pages', async () => {
    const crop = { left: 0.1, top: 0, right: 0.2, bottom: 0 };
    await post('rereading', { pages: [2], engine: 'native', crop });
    expect([...office.reader.settings!]).toEqual([[2, { turn: undefined, crop, engine: 'native' }]]);
    expect(await post('rereading', { engine: 'abbyy' })).toMatchObject({ status: 400 });
  });

  it('leaves no trace but in the history when it is dropped', async () => {
    await post('rereading', {});
    await post('rereading/drop');
    expect(dispatchForSearch(office.db, id)!.pages[0]!.text).toBe('Trang 1 của tệp');
    expect(office.view(id)).toMatchObject({ number: '05', proposal: false });
    expect((await api.ask(CLERK, `/dispatches/${id}/rereading`)).status).toBe(409);
  });

  it('holds up the arranging of pages until a person has chosen', async () => {
    await post('rereading', {});
    expect(await arrange({ page: 1 })).toMatchObject({ status: 409, code: 'dispatch.being-read' });
  });
});
