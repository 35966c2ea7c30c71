import { describe, expect, it } from 'vitest';

import type { PreparedPage } from '../../src/reading/prepare.ts';
import type { RecognisedLine, RecognisedWord, Recogniser } from '../../src/reading/recogniser.ts';
import { lookAgain } from '../../src/reading/second-look.ts';

const image = { width: 400, height: 60, data: new Uint8Array(24_000).fill(255) };
const page: PreparedPage = { image, soft: image, dpi: 200, toPage: (box) => box };

type Reading = [text: string, confidence: number];

/** Words in places of their own, 60 pixels apart; undefined where nothing was read. */
function words(readings: readonly (Reading | undefined)[]): RecognisedWord[] {
  return readings.flatMap((reading, at) => {
    if (reading === undefined) return [];
    const [text, confidence] = reading;
    return [{ text, confidence, x: 10 + at * 60, y: 10, width: 50, height: 20 }];
  });
}

/** An engine that reads what it is told, one look after the other; keeps the widths of what it was shown. */
function engineThatReads(looks: readonly (readonly (Reading | undefined)[])[]) {
  let look = 0;
  const engine = {
    shown: [] as number[],
    recognise: async () => [],
    async recogniseAll(pieces) {
      const scale = look === 0 ? 1.1 : 1.25;
      const read = words(looks[look++] ?? []);
      return pieces.map((piece) => {
        engine.shown.push(Math.round((piece.image.width - 20) / scale));
        const { left } = piece as unknown as { left: number };
        const right = left + (piece.image.width - 20) / scale;
        const inside = read.filter((word) => word.x >= left && word.x < right);
        return [
          {
            words: inside.map((word) => ({
              ...word,
              x: (word.x - left) * scale + 10,
              width: word.width * scale,
            })),
          },
        ];
      });
    },
    orientation: async () => undefined,
    close: async () => undefined,
  } satisfies Recogniser & { shown: number[] };
  return engine;
}

async function readAgain(
  first: readonly Reading[],
  ...looks: (readonly (Reading | undefined)[])[]
): Promise<{ line: RecognisedLine; shown: number[] }> {
  const line = { words: words(first) };
  const engine = engineThatReads(looks);
  await lookAgain([line], page, engine);
  return { line, shown: engine.shown };
}

const given = ({ words: read }: RecognisedLine): Reading[] =>
  read.map(({ text, confidence }) => [text, confidence]);

describe('a second look', () => {
  it('is not taken at a line without doubts, nor at dirt', async () => {
    expect(
      (
        await readAgain([
          ['các', 96],
          ['phường', 94],
        ])
      ).shown,
    ).toEqual([]);
    expect(
      (
        await readAgain([
          ['w', 12],
          ['mì', 30],
        ])
      ).shown,
    ).toEqual([]);
  });

  it('makes what it confirms surer, and then is enough', async () => {
    const { line, shown } = await readAgain(
      [
        ['các', 96],
        ['phường', 70],
      ],
      [
        ['các', 96],
        ['phường', 95],
      ],
    );
    expect(given(line)).toEqual([
      ['các', 96],
      ['phường', 95],
    ]);
    expect(shown).toHaveLength(1);
  });

  it.each<[what: string, before: Reading, width: number]>([
    // Words of 50 pixels, 10 between them, and 6 beside the outer ones.
    ['that is sure not', ['các', 96], 122],
    ['that is not sure', ['các', 93], 182],
    ['that goes with its own neighbour not', ['hiện', 93], 122],
  ])('shows a doubtful word with the one behind; the one before %s', async (_, before, width) => {
    const line: Reading[] = [['thực', 96], before, ['tố', 70], ['này', 96]];
    expect((await readAgain(line, line)).shown).toEqual([width]);
  });

  it('shows a word that it still doubts among its neighbours on both sides', async () => {
    const first: Reading = ['tố', 70];
    const second: Reading = ['tổ', 75];
    const sure: Reading = ['các', 96];
    const { shown } = await readAgain([sure, first, sure], [undefined, second, sure], [sure, second, sure]);
    expect(shown).toEqual([122, 182]);
  });

  it('shows a doubtful word that opens a line with two behind', async () => {
    const sure: Reading = ['các', 96];
    const line: Reading[] = [['tố', 70], sure, sure, sure];
    expect((await readAgain(line, line)).shown).toEqual([182]);
  });

  it('shows doubtful words that are near each other together', async () => {
    const sure: Reading = ['các', 96];
    const doubtful: Reading = ['tố', 70];
    const line = [sure, doubtful, sure, sure, doubtful, doubtful];
    expect((await readAgain(line, line)).shown).toEqual([122, 122]);
  });

  it('takes what most speaks for where readings differ, but not as sure', async () => {
    const { line, shown } = await readAgain(
      [
        ['tố', 80],
        ['này', 96],
      ],
      [
        ['tổ', 95],
        ['này', 96],
      ],
      [
        ['tổ', 96],
        ['này', 96],
      ],
    );
    expect(given(line)).toEqual([
      ['tổ', 88],
      ['này', 96],
    ]);
    expect(line.words[0]!.others).toEqual(['tố']);
    expect(shown).toHaveLength(2);
  });

  it('is enough where only a sure word that was drawn with the doubtful one is read otherwise', async () => {
    const { line, shown } = await readAgain(
      [
        ['các', 96],
        ['phường', 70],
      ],
      [
        ['cac', 60],
        ['phường', 95],
      ],
    );
    expect(line.words.map(({ text }) => text)).toEqual(['các', 'phường']);
    expect(shown).toHaveLength(1);
  });

  it('is not taken at a word that goes with its neighbour, which is believed', async () => {
    const sure: Reading = ['chức', 96];
    const { line, shown } = await readAgain([['tổ', 25], sure]);
    expect(shown).toEqual([]);
    expect(given(line)).toEqual([['tổ', 88], sure]);
    expect((await readAgain([['tố', 75], sure], [['tổ', 95], sure])).shown).toHaveLength(1);
  });

  it('is taken for what stands behind a word that goes with its neighbour', async () => {
    const sure: Reading = ['tổ', 96];
    const { line, shown } = await readAgain(
      [sure, ['chức.', 75]],
      [sure, ['chức', 95]],
      [sure, ['chức', 95]],
    );
    expect(shown).toHaveLength(1);
    expect(given(line)).toEqual([sure, ['chức', 88]]);
  });

  it('keeps a word that goes with its neighbour against what is read of it beside another', async () => {
    const [tổ, chức]: [Reading, Reading] = [
      ['tổ', 91],
      ['chức', 96],
    ];
    const { line } = await readAgain(
      [tổ, chức, ['phưòng', 70]],
      [
        ['tố', 99],
        ['chúc', 99],
        ['phường', 95],
      ],
    );
    expect(line.words.map(({ text }) => text)).toEqual(['tổ', 'chức', 'phường']);
  });

  it.each<[word: string, confidence: number, looks: number]>([
    ['phường', 91, 1],
    ['phường;', 91, 1],
    ['UBND', 91, 0],
    ['UBND', 89, 1],
    ['QUYẾT', 91, 0],
    ['2445/KH-UBND', 91, 0],
    ['2445/KH-UBND', 89, 1],
    ['Krông', 91, 0],
    ['Ý', 91, 1],
    ['–', 20, 0],
  ])('doubts %s given at %i: %i looks', async (word, confidence, looks) => {
    expect((await readAgain([[word, confidence]], [[word, 96]])).shown).toHaveLength(looks);
  });

  it('asks for no third reading where the second goes with a neighbour', async () => {
    const sure: Reading = ['chức', 96];
    const { line, shown } = await readAgain([['tố', 60], sure], [['tổ', 95], sure]);
    expect(shown).toHaveLength(1);
    expect(line.words[0]).toMatchObject({ text: 'tổ', others: ['tố'] });
  });

  it('keeps the first reading against one that is less sure', async () => {
    const { line } = await readAgain([['quỹ', 89]], [['quy', 60]], [['quỹ', 91]]);
    expect(given(line)).toEqual([['quỹ', 88]]);
  });

  it('keeps the places of the words', async () => {
    const { line } = await readAgain([['tố', 80]], [['tổ', 95]]);
    expect(line.words[0]).toMatchObject({ x: 10, y: 10, width: 50, height: 20 });
  });

  it('drops letters that no other reading has, but no number and no word that was sure', async () => {
    const { line } = await readAgain(
      [
        ['ì', 20],
        ['chức', 80],
        ['2445', 12],
        ['Lắk', 94],
      ],
      [undefined, ['chức', 92], undefined, undefined],
      [undefined, ['chức', 92], undefined, undefined],
    );
    expect(given(line).map(([text]) => text)).toEqual(['chức', '2445', 'Lắk']);
  });

  it('keeps a syllable with its marks that no other reading has, and the hyphen of a symbol', async () => {
    const { line } = await readAgain(
      [
        ['SỞ', 37],
        ['SYT-NVY', 79],
      ],
      [undefined, ['SYTNVY', 92]],
      [undefined, ['SYTNVY', 93]],
    );
    expect(given(line)).toEqual([
      ['SỞ', 37],
      ['SYT-NVY', 79],
    ]);
  });

  it('keeps the dash that opens an item, of which no reading is sure, by its shape and place', async () => {
    const kept = async (width: number): Promise<string[]> => {
      const dash = { text: '—', confidence: 0, x: 45, y: 20, width, height: 3 };
      const line = { words: [dash, ...words([undefined, ['Giao', 97], ['các', 60]])] };
      await lookAgain([line], page, engineThatReads([[undefined, ['Giao', 97], ['các', 96]]]));
      return line.words.map(({ text }) => text);
    };
    expect(await kept(12)).toEqual(['—', 'Giao', 'các']);
    expect(await kept(3)).toEqual(['Giao', 'các']);
  });

  it('changes nothing where it reads nothing at all', async () => {
    const { line } = await readAgain(
      [
        ['ì', 20],
        ['chức', 80],
      ],
      [],
      [],
    );
    expect(given(line)).toEqual([
      ['ì', 20],
      ['chức', 80],
    ]);
  });
});
