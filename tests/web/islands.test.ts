/** The part of the client scripts that is pure. */
import { describe, expect, it, vi } from 'vitest';
import { foldAccents } from '../../src/platform/vietnamese.ts';
import type { Line, Zone } from '../../src/reading/page.ts';
import type { MetadataField } from '../../src/understanding/understanding.ts';
import { decisionFor } from '../../src/web/decisions.ts';
import { createFieldSaver, SaveRefused } from '../../src/web/islands/field-saver.ts';
import { scaleFor, scaleToRead, scrollTo, unionOf } from '../../src/web/islands/geometry.ts';
import { createUploadQueue, type Sent, UploadRefused } from '../../src/web/islands/upload-queue.ts';
import {
  insertPicked,
  isSearched,
  searchTerms,
  textOf,
  wordAt,
  wordsBetween,
  wordsOf,
} from '../../src/web/islands/word-selection.ts';

describe('the page on the screen', () => {
  const page = { width: 600, height: 800 };
  it.each([
    ['fit-width', { width: 900, height: 600 }, 1.5],
    ['fit-width', { width: 3000, height: 600 }, 980 / 600],
    ['fit-page', { width: 900, height: 600 }, 0.75],
    [2, { width: 900, height: 600 }, 2],
    [99, { width: 900, height: 600 }, 5],
  ] as const)('scale for %s in %o', (zoom, stage, scale) => {
    expect(scaleFor(zoom, page, stage)).toBeCloseTo(scale);
  });

  it('goes around all boxes', () => {
    expect(
      unionOf([
        { x: 10, y: 20, width: 5, height: 5 },
        { x: 0, y: 30, width: 30, height: 10 },
      ]),
    ).toEqual({ x: 0, y: 20, width: 30, height: 20 });
    expect(unionOf([])).toBeNull();
  });

  it.each([
    ['in sight: stays', { x: 10, y: 100, width: 50, height: 10 }, { left: 0, top: 0 }, null],
    [
      'below: scrolls down',
      { x: 10, y: 700, width: 50, height: 10 },
      { left: 0, top: 0 },
      { left: 0, top: 545 },
    ],
    [
      'above: scrolls up',
      { x: 10, y: 50, width: 50, height: 10 },
      { left: 0, top: 600 },
      { left: 0, top: 0 },
    ],
  ])('%s', (_, box, at, target) => {
    expect(scrollTo(box, 1, { width: 600, height: 400, ...at })).toEqual(target);
  });

  it('grows a passage to reading size on a small screen only', () => {
    const passage = { x: 0, y: 0, width: 200, height: 20 };
    expect(scaleToRead(passage, { width: 374, height: 300 }, 0.62)).toBeCloseTo(1.26);
    expect(scaleToRead({ ...passage, width: 590 }, { width: 374, height: 300 }, 0.62)).toBeCloseTo(0.62);
    expect(scaleToRead(passage, { width: 900, height: 700 }, 1.4)).toBe(1.4);
  });
});

/** Lines of words 40 points apart, each line 20 below the last. */
function lines(...texts: [zone: Zone, text: string][]): Line[] {
  return texts.map(([zone, text], row) => ({
    zone,
    x: 0,
    y: row * 20,
    width: 400,
    height: 12,
    words: text.split(' ').map((word, column) => ({
      text: word,
      x: column * 40,
      y: row * 20,
      width: 36,
      height: 12,
      confidence: 90,
    })),
  }));
}

describe('picking words', () => {
  const words = wordsOf(
    lines(
      ['header-left', 'Số: 15/SYT-VP'],
      ['header-right', 'Hà Nội, ngày 2'],
      ['body', '- UBND tỉnh;'],
      ['body', '- Sở Y tế.'],
    ),
  );

  it.each([
    ['on a word', { x: 45, y: 5 }, 1],
    ['between two lines', { x: 5, y: 15 }, 0],
    ['in the margin', { x: 500, y: 5 }, -1],
  ])('a click %s', (_, point, index) => {
    expect(wordAt(words, point)).toBe(index);
  });

  it('goes in reading order, either way, and stays in the zone it began in', () => {
    const texts = (from: number, to: number) => wordsBetween(words, from, to).map(({ text }) => text);
    expect(texts(0, 1)).toEqual(['Số:', '15/SYT-VP']);
    expect(texts(1, 0)).toEqual(['Số:', '15/SYT-VP']);
    expect(texts(0, 4)).toEqual(['Số:', '15/SYT-VP']);
    expect(texts(0, 99)).toEqual([]);
  });

  it.each<[MetadataField, string, string]>([
    ['number', 'Số: 1595/SGDĐT-CTrTT', '1595'],
    ['symbol', 'Số: 1595/SGDĐT-CTrTT', 'SGDĐT-CTrTT'],
    ['symbol', 'Số 15-NQ/ĐU', 'NQ/ĐU'],
    ['symbol', 'Số: …/SGDĐT- CTrTT', 'SGDĐT-CTrTT'],
    ['date', 'Đà Nẵng, ngày 31 tháng 5 năm 2019', '31/05/2019'],
    ['date', 'tháng 5 năm 2019', '05/2019'],
    ['place', 'Đà Nẵng, ngày 31 tháng 5 năm 2019', 'Đà Nẵng'],
    ['subject', 'V/v báo cáo nhanh', 'báo cáo nhanh'],
    ['issuer', 'SỞ Y TẾ', 'SỞ Y TẾ'],
  ])('%s from “%s” is “%s”', (field, text, value) => {
    expect(textOf(wordsOf(lines(['body', text])), field)).toBe(value);
  });

  it('makes a line of a list from each line of the page, without its dash', () => {
    expect(textOf(words.slice(6), 'recipients')).toBe('UBND tỉnh\nSở Y tế');
    expect(textOf(words.slice(6), 'subject')).toBe('- UBND tỉnh; - Sở Y tế.');
  });

  it.each([
    ['replaces what is selected', 'cũ', 0, 2, ' ', 'mới', 3],
    ['is added at the end', 'một', 3, 3, ' ', 'một mới', 7],
    ['is set apart on both sides', 'ab', 1, 1, ' ', 'a mới b', 5],
    ['is a new line in a list', 'một', 3, 3, '\n', 'một\nmới', 7],
  ] as const)('%s', (_, text, start, end, separator, result, caret) => {
    expect(insertPicked({ text, start, end }, 'mới', separator)).toEqual({ text: result, caret });
  });

  it('lights searched words whatever their accents', () => {
    const terms = searchTerms('truong PHONG a 5', foldAccents);
    expect(terms).toEqual(['truong', 'phong', '5']);
    const lit = (word: string) => isSearched(word, terms, foldAccents);
    expect(['Trưởng', 'phòng,', 'phóng', '5.', 'a', 'xuống'].filter(lit)).toEqual([
      'Trưởng',
      'phòng,',
      'phóng',
      '5.',
    ]);
  });
});

describe('deciding', () => {
  const decide = (field: MetadataField, suggestionKey: string, text: string, absent = false) =>
    decisionFor({ field, suggestionKey, absent, typed: (name) => (name === `f.${field}` ? text : '') });

  it.each([
    ['the same text', decide('subject', 'một', 'một'), { action: 'accept' }],
    ['the same text with other spaces', decide('subject', 'một hai', ' một\nhai '), { action: 'accept' }],
    ['another text', decide('subject', 'một', 'hai'), { action: 'correct', value: 'hai' }],
    ['a suggestion taken away', decide('subject', 'một', ''), { action: 'absent' }],
    ['nothing where nothing was read', decide('urgency', '', ''), 'nothing'],
    ['ticked as absent', decide('number', '5', '5', true), { action: 'absent' }],
    [
      'a date in words of the office',
      decide('date', '', '3/5/2026'),
      { action: 'correct', value: '2026-05-03' },
    ],
    ['a month whose day is blank', decide('date', '05/2026', '5/2026'), { action: 'accept' }],
    ['no date', decide('date', '', '31/2/2026'), 'invalid'],
    ['a list', decide('recipients', '', 'A\n\n B '), { action: 'correct', value: ['A', 'B'] }],
    [
      'references',
      decide('references', '', '5/QĐ-X; 1/2/2026; Sở; Y'),
      { action: 'correct', value: [{ symbol: '5/QĐ-X', date: '2026-02-01', issuer: 'Sở; Y' }] },
    ],
  ])('%s', (_, decision, expected) => {
    expect(decision).toEqual(expected);
  });
});

describe('saving', () => {
  const answer = (version: number) =>
    Response.json({ version, state: 'to-verify', field: { state: 'accepted' } });

  it('sends one at a time, each with the version the one before it made', async () => {
    const versions: number[] = [];
    const request = vi.fn(async (_url: unknown, init?: RequestInit) => {
      const { version } = JSON.parse(String(init?.body)) as { version: number };
      versions.push(version);
      return answer(version + 1);
    });
    const saver = createFieldSaver({
      dispatchId: 'd',
      version: 3,
      onVersion: () => {},
      request: request as typeof fetch,
    });
    await Promise.all([
      saver.save('subject', { action: 'accept' }),
      saver.save('date', { action: 'absent' }),
    ]);
    expect(versions).toEqual([3, 4]);
    expect(saver.isIdle()).toBe(true);
  });

  it('goes on after a refusal', async () => {
    const answers = [
      Response.json({ code: 'dispatch.field-invalid', title: 'Sai' }, { status: 422 }),
      answer(4),
    ];
    const request = (async () => answers.shift()!) as typeof fetch;
    const saver = createFieldSaver({ dispatchId: 'd', version: 3, onVersion: () => {}, request });
    const [refused, saved] = await Promise.allSettled([
      saver.save('date', { action: 'accept' }),
      saver.save('subject', { action: 'accept' }),
    ]);
    expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(SaveRefused) as unknown });
    expect(saved.status).toBe('fulfilled');
  });
});

describe('uploads', () => {
  function queueOf(outcomes: Record<string, Sent | Error>, atOnce = 3) {
    let running = 0;
    let most = 0;
    const queue = createUploadQueue<string>({
      atOnce,
      unforeseen: 'lỗi lạ',
      onChange: () => {},
      async send(file, onProgress) {
        running += 1;
        most = Math.max(most, running);
        onProgress(1, 2);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
        const outcome = outcomes[file] ?? { id: file, duplicateOf: null, problem: null };
        if (outcome instanceof Error) throw outcome;
        return outcome;
      },
    });
    const settled = () => vi.waitFor(() => expect(queue.counts().active).toBe(0), { interval: 2 });
    return { queue, settled, most: () => most };
  }

  it('sends at most three at once, and all of them', async () => {
    const { queue, settled, most } = queueOf({});
    queue.add(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    await settled();
    expect(most()).toBe(3);
    expect(queue.counts()).toEqual({ total: 7, done: 7, failed: 0, active: 0 });
  });

  it('goes on while one fails, and sends again what may be sent again', async () => {
    const outcomes: Record<string, Sent | Error> = {
      b: new UploadRefused('đĩa đầy', true),
      c: new UploadRefused('quá lớn', false),
      d: new Error('x'),
    };
    const { queue, settled } = queueOf(outcomes, 1);
    queue.add(['a', 'b', 'c', 'd', 'e']);
    await settled();
    expect(queue.counts()).toMatchObject({ done: 2, failed: 3 });
    expect(queue.uploads()[3]!.state).toEqual({ is: 'failed', message: 'lỗi lạ', canRetry: true });
    delete outcomes['b'];
    queue.retryAll();
    await settled();
    expect(queue.uploads().map(({ state }) => state.is)).toEqual([
      'done',
      'done',
      'failed',
      'failed',
      'done',
    ]);
  });

  it('stops one that waits, and forgets those that are over', async () => {
    const { queue, settled } = queueOf({}, 1);
    const [, second] = queue.add(['a', 'b', 'c']);
    queue.stop(second!.key);
    await settled();
    expect(queue.uploads().map(({ state }) => state.is)).toEqual(['done', 'stopped', 'done']);
    expect(queue.clear()).toHaveLength(3);
    expect(queue.uploads()).toEqual([]);
  });
});
