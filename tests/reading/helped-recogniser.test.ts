import { setImmediate as soon } from 'node:timers/promises';

import { expect, it } from 'vitest';

import { HelpedRecogniser } from '../../src/reading/helped-recogniser.ts';
import type { RecognisedLine, Recogniser, TextImage } from '../../src/reading/recogniser.ts';

const pieceOf = (size: number): TextImage => ({
  image: { width: size, height: 1, data: new Uint8Array(size) },
  layout: 'line',
});
const linesOf = (size: number, by: string): RecognisedLine[] => [
  { words: [{ text: `${size} ${by}`, confidence: 90, x: 0, y: 0, width: size, height: 1 }] },
];
const engine: Recogniser = {
  recognise: async ({ width }) => linesOf(width, 'here'),
  recogniseAll: () => Promise.reject(new Error('not asked for')),
  orientation: async () => undefined,
  close: async () => undefined,
};

/** Who helps, with what was asked of them by the width of the piece. */
function helpers() {
  const asked = new Map<number, (read: RecognisedLine[][] | null) => void>();
  const reader = new HelpedRecogniser(
    engine,
    ([piece]) => new Promise((resolve) => asked.set(piece!.image.width, resolve)),
  );
  return {
    reader,
    answer(width: number, lines: RecognisedLine[] | null): void {
      const resolve = asked.get(width)!;
      asked.delete(width);
      resolve(lines && [lines]);
    },
  };
}

it('loses no piece that one helper gives back and another takes up while the page ends', async () => {
  const { reader, answer } = helpers();
  reader.shareWork({ now: 3, most: 3 });
  const read = reader
    .recogniseAll([pieceOf(30), pieceOf(20), pieceOf(10)], 300)
    .then((lines) => lines.map(([line]) => line?.words[0]?.text));
  await soon();
  answer(20, null);
  await soon();
  // Another has ended its page and may help: the piece is its own now.
  reader.shareWork({ now: 3, most: 3 });
  answer(10, linesOf(10, 'there'));
  await soon();
  answer(20, linesOf(20, 'there'));
  expect(await read).toEqual(['30 here', '20 there', '10 there']);
});
