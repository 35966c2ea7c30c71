import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pendingForSearch } from '../../src/platform/outbox.ts';
import type { Box, ReadPage } from '../../src/reading/page.ts';
import { type CorrectedWord, withCorrections } from '../../src/registry/corrected-words.ts';
import { wordCorrections } from '../../src/registry/schema.ts';
import { dispatchForSearch } from '../../src/registry/search-store.ts';
import { openApi } from './http.ts';
import { CLERK, LEADER, type Office, openOffice, page } from './office.ts';

interface Answer {
  code?: string;
  version: number;
  page: ReadPage;
  lines: ReadPage['lines'];
}

let office: Office;
let api: ReturnType<typeof openApi>;
let id: string;
beforeEach(async () => {
  office = openOffice();
  api = openApi(office);
  office.reader.pages = () => [page(1, 'Kinh gửi các phòng', 'Đề nghị khân trương'), page(2, 'Trang hai')];
  id = await office.readPaper('một');
});
afterEach(() => {
  api.progress.stop();
  office.close();
});

const boxOf = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });
/** The place of a word of the first page as the API has it now. */
async function placeOf(text: string): Promise<Box> {
  const word = (await shown()).lines.flatMap((line) => line.words).find((each) => each.text === text);
  return boxOf(word!);
}
async function shown(): Promise<Answer> {
  return (await (await api.ask(CLERK, `/dispatches/${id}/pages/1`)).json()) as Answer;
}
async function correct(at: Box, text: string | null, by = CLERK, version = office.view(id).version) {
  const response = await api.ask(by, `/dispatches/${id}/pages/1/word`, {
    method: 'PUT',
    json: { version, at, text },
  });
  return { status: response.status, ...((await response.json()) as Answer) };
}
const textOf = (lines: ReadPage['lines']) =>
  lines.map((line) => line.words.map((word) => word.text).join(' '));
const searched = () => dispatchForSearch(office.db, id)?.pages[0]?.text;

describe('a word that a person corrects', () => {
  it('stands in the place of the machine’s, which is kept with who said so', async () => {
    const corrected = await correct(await placeOf('Kinh'), 'Kính');
    expect(corrected.status).toBe(200);
    expect(textOf((await shown()).lines)).toEqual(['Kính gửi các phòng', 'Đề nghị khân trương']);
    expect(corrected.page.lines[0]!.words[0]).toMatchObject({
      text: 'Kính',
      corrected: 'Kinh',
      confidence: 100,
    });
    expect(office.db.select().from(wordCorrections).all()).toMatchObject([
      { original: 'Kinh', text: 'Kính', confidence: 93, filePage: 1, correctedBy: 'clerk' },
    ]);
    const history = office.view(id).history.at(-1)!;
    expect(history).toMatchObject({ did: 'dispatch.word-corrected', details: { page: 1 } });
    expect(JSON.stringify(history)).not.toContain('Kính');
  });

  it('reaches the search index and the searchable PDF', async () => {
    await api.ask(CLERK, `/dispatches/${id}/searchable-pdf`);
    await correct(await placeOf('Kinh'), 'Kính');
    expect(pendingForSearch(office.db, 10)?.dispatchIds).toContain(id);
    expect(searched()).toBe('Kính gửi các phòng\nĐề nghị khân trương');
    const copy = await api.ask(CLERK, `/dispatches/${id}/searchable-pdf`);
    expect(await copy.text()).toBe('copy 2');
    expect(office.reader.bound[1]!.pages[0]!.lines[0]!.words[0]!.text).toBe('Kính');
  });

  it('may be corrected again, said to be right, and taken back', async () => {
    const at = await placeOf('Kinh');
    await correct(at, 'Kình');
    expect((await correct(at, 'Kính')).page.lines[0]!.words[0]).toMatchObject({ corrected: 'Kinh' });
    expect(office.db.select().from(wordCorrections).all()).toHaveLength(1);
    expect((await correct(at, 'Kinh')).page.lines[0]!.words[0]).toMatchObject({
      text: 'Kinh',
      corrected: 'Kinh',
    });
    const restored = await correct(at, null);
    expect(restored.page.lines[0]!.words[0]).toMatchObject({ text: 'Kinh', confidence: 93 });
    expect(restored.page.lines[0]!.words[0]).not.toHaveProperty('corrected');
    expect(searched()).toContain('Kinh gửi');
  });

  it('survives a reading that comes out otherwise, and reaches what is searched of it', async () => {
    await correct(await placeOf('Kinh'), 'Kính');
    office.reader.pages = () => {
      const again = page(1, 'Klnh gửi các phòng', 'Đề nghị khẩn trương');
      for (const word of again.lines.flatMap((line) => line.words)) word.x += 4;
      return [again];
    };
    await api.ask(CLERK, `/dispatches/${id}/reread`, { method: 'POST' });
    await office.work();
    expect(textOf((await shown()).lines)[0]).toBe('Kính gửi các phòng');
    expect(searched()).toBe('Kính gửi các phòng\nĐề nghị khẩn trương');
  });

  it('is refused where the paper was changed, where nothing stands, and from others than the văn thư', async () => {
    const at = await placeOf('Kinh');
    const { version } = office.view(id);
    await correct(at, 'Kính');
    expect(await correct(at, 'Kỉnh', CLERK, version)).toMatchObject({
      status: 409,
      code: 'dispatch.changed',
    });
    const nowhere = { x: 5, y: 800, width: 20, height: 8 };
    expect(await correct(nowhere, 'a')).toMatchObject({ status: 404, code: 'dispatch.word-not-found' });
    expect((await correct(at, 'a', LEADER)).status).toBe(403);
  });

  it('is forgotten with everything else of a paper that turns out to be secret', async () => {
    await correct(await placeOf('Kinh'), 'Kính');
    office.reader.secrecy = () => 'Mật';
    await api.ask(CLERK, `/dispatches/${id}/reread`, { method: 'POST' });
    await office.work();
    const left = office.db.select().from(wordCorrections).where(eq(wordCorrections.dispatchId, id)).all();
    expect(left).toEqual([]);
  });
});

describe('the place of a corrected word', () => {
  const correction: CorrectedWord = {
    box: { x: 100, y: 200, width: 50, height: 10 },
    rotation: 0,
    pageWidth: 600,
    pageHeight: 800,
    original: 'cu',
    text: 'cũ',
  };
  const read = (words: [string, Box][], about: Partial<ReadPage> = {}): ReadPage => ({
    ...page(1),
    width: 600,
    height: 800,
    ...about,
    lines: words.map(([text, box]) => ({ zone: 'body', ...box, words: [{ ...box, text, confidence: 50 }] })),
  });

  it.each([
    [
      'two words where one was',
      [
        ['c', { x: 100, y: 200, width: 20, height: 10 }],
        ['u', { x: 125, y: 201, width: 25, height: 10 }],
      ],
      ['cũ'],
    ],
    ['nothing any more', [], ['cũ']],
    ['a line beside it', [['trước', { x: 40, y: 199, width: 55, height: 12 }]], ['trước cũ']],
    ['words elsewhere', [['xa', { x: 100, y: 500, width: 50, height: 10 }]], ['xa', 'cũ']],
  ] as [string, [string, Box][], string[]][])('is found where there is %s', (_what, words, expected) => {
    expect(textOf(withCorrections(read(words), [correction]).lines)).toEqual(expected);
  });

  it.each([
    [90, { x: 590, y: 100, width: 10, height: 50 }],
    [180, { x: 450, y: 590, width: 50, height: 10 }],
    [270, { x: 200, y: 450, width: 10, height: 50 }],
  ] as const)('is found on a page that is read turned by %i°', (rotation, box) => {
    const turned = read([['cu', box]], { rotation });
    expect(textOf(withCorrections(turned, [correction]).lines)).toEqual(['cũ']);
  });
});
