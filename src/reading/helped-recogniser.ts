/**
 * An engine that reads with one processor alone, helped by readers of the same machine that have no work: at the end
 * of a stack, or where a paper has one page, they read pieces of the page another is at.
 */
import type { GrayImage } from './raster.ts';
import type { Hands } from './reader-protocol.ts';
import type { Orientation, RecognisedLine, Recogniser, TextImage, TextLayout } from './recogniser.ts';

/** Has a reader without work read pieces. @returns null where none could: whoever asked reads them */
export type AskForHelp = (pieces: readonly TextImage[], dpi: number) => Promise<RecognisedLine[][] | null>;

export class HelpedRecogniser implements Recogniser {
  readonly #engine: Recogniser;
  readonly #ask: AskForHelp;
  #hands: Hands = { now: 1, most: 1 };
  /** Pages that may be helped with. */
  readonly #reading = new Set<() => void>();

  constructor(engine: Recogniser, ask: AskForHelp) {
    this.#engine = engine;
    this.#ask = ask;
  }

  shareWork(hands: Hands): void {
    this.#hands = hands;
    for (const takeHelp of this.#reading) takeHelp();
  }

  getReady(layouts: readonly TextLayout[]): void {
    this.#engine.getReady?.(layouts);
  }

  recognise(image: GrayImage, layout: TextLayout, dpi: number): Promise<RecognisedLine[]> {
    return this.#engine.recognise(image, layout, dpi);
  }

  /** Each piece as the engine gives it, whoever reads it; the largest first, so that nobody waits long for the last. */
  async recogniseAll(pieces: readonly TextImage[], dpi: number): Promise<RecognisedLine[][]> {
    const read: RecognisedLine[][] = pieces.map(() => []);
    const left = largestFirst(pieces);
    const helpers = new Set<Promise<void>>();
    const readByAnother = async (): Promise<void> => {
      for (let at = left.shift(); at !== undefined; at = left.shift()) {
        const { image, layout } = pieces[at]!;
        const helped = await this.#ask([{ image, layout }], dpi);
        if (helped === null) {
          left.unshift(at);
          break;
        }
        read[at] = helped[0]!;
      }
    };
    const takeHelp = (): void => {
      while (helpers.size < this.#hands.now - 1 && left.length > 0) {
        const helper = readByAnother().finally(() => helpers.delete(helper));
        helpers.add(helper);
      }
    };
    const readHere = async (): Promise<void> => {
      for (let at = left.shift(); at !== undefined; at = left.shift()) {
        const { image, layout } = pieces[at]!;
        read[at] = await this.#engine.recognise(image, layout, dpi);
      }
    };
    this.#reading.add(takeHelp);
    try {
      // What a helper gives back when all else is read is read here, or by another that comes just then.
      do {
        const here = readHere();
        takeHelp();
        await here;
        await Promise.all(helpers);
      } while (left.length > 0 || helpers.size > 0);
    } finally {
      this.#reading.delete(takeHelp);
      left.length = 0;
    }
    return read;
  }

  orientation(image: GrayImage, dpi: number): Promise<Orientation | undefined> {
    return this.#engine.orientation(image, dpi);
  }

  close(): Promise<void> {
    return this.#engine.close();
  }
}

function largestFirst(pieces: readonly TextImage[]): number[] {
  const size = (at: number): number => pieces[at]!.image.data.length;
  return [...pieces.keys()].sort((a, b) => size(b) - size(a));
}
