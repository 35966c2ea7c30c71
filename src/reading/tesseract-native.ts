/**
 * The engine of the machine: a tesseract of version 5 that is installed there, run as a program with the
 * embedded engine's models. Faster than the embedded one, which cannot use all of the processor.
 */
import { EngineProgram, PROGRAM, ProgramFailed, programsCanStay, startProgram } from './engine-program.ts';
import type { AskForHelp } from './helped-recogniser.ts';
import { PictureFolder } from './picture-folder.ts';
import type { GrayImage, QuarterTurn } from './raster.ts';
import type { Orientation, RecognisedLine, Recogniser, TextImage, TextLayout } from './recogniser.ts';
import { WORKING_DPI } from './prepare.ts';
import type { Hands } from './reader-protocol.ts';
import { sharesOf } from './shares.ts';
import { unpackedModels } from './tesseract-models.ts';
import { ENGINE_MODE, PAGE_SEGMENTATION } from './tesseract-modes.ts';
import { linesOf } from './tesseract-table.ts';
import { tiffOf } from './tiff.ts';

const ORIENTATION_ONLY = '0';

/** @param isFurther beside another share, by a hand that has come free: not by the first one's program */
type ReadShare = (places: readonly number[], isFurther: boolean) => Promise<void>;

/** What programs that stay need: where the pictures lie for them, among them one with nothing on it. */
interface Room {
  models: string;
  pictures: PictureFolder;
  blank: string;
}

/** Shares of a page for each program that may read them. */
const SHARES_EACH = 2;

const BLANK: GrayImage = { width: 10, height: 10, data: new Uint8Array(100).fill(255) };

export class NativeRecogniser implements Recogniser {
  readonly #ask: AskForHelp | undefined;
  #hands: Hands = { now: 1, most: 1 };
  /** Shares of pages that wait for a further program. */
  readonly #waiting = new Set<() => void>();
  #models: Promise<string> | undefined;
  #room: Promise<Room> | undefined;
  readonly #programs = new Map<TextLayout, EngineProgram[]>();

  /** @param ask who has no work of its own: its programs are started already */
  constructor(ask?: AskForHelp) {
    this.#ask = ask;
  }

  shareWork(hands: Hands): void {
    this.#hands = hands;
    for (const takeMore of this.#waiting) takeMore();
  }

  async recognise(image: GrayImage, layout: TextLayout, dpi: number): Promise<RecognisedLine[]> {
    return (await this.recogniseAll([{ image, layout }], dpi))[0]!;
  }

  getReady(layouts: readonly TextLayout[]): void {
    if (!programsCanStay()) return;
    this.#startIn(this.#opened(), (room) => layouts.forEach((layout) => this.#idleProgram(layout, room)));
  }

  #startIn(opened: Promise<Room>, start: (room: Room) => void): void {
    opened.then(
      // Not where it was closed meanwhile: nobody would end them.
      (room) => this.#room === opened && start(room),
      // Whoever reads the page next meets the same failure, and tells it.
      () => undefined,
    );
  }

  /**
   * Pieces of one layout are read by one program; those of another, and large shares of one as soon as there is a
   * hand for them, are read beside them.
   */
  async recogniseAll(pieces: readonly TextImage[], dpi: number): Promise<RecognisedLine[][]> {
    const read: RecognisedLine[][] = pieces.map(() => []);
    const readShare: ReadShare = async (places, isFurther) => {
      const share = places.map((at) => ({ image: pieces[at]!.image, layout: pieces[at]!.layout }));
      const helped = isFurther ? await this.#ask?.(share, dpi) : null;
      const lines = helped ?? (await this.#readTogether(share, dpi));
      places.forEach((at, index) => (read[at] = lines[index]!));
    };
    const layouts = [...new Set(pieces.map((piece) => piece.layout))];
    await Promise.all(
      layouts.map((layout) => {
        const alike = pieces.map((_, at) => at).filter((at) => pieces[at]!.layout === layout);
        const large = alike.filter((at) => isLarge(pieces[at]!.image));
        const pixels = large.map((at) => pieces[at]!.image.data.length);
        const shares = sharesOf(pixels, this.#mostShares, this.#startedFor(layout).length);
        return this.#asHandsAllow(
          shares.map((share) => share.map((index) => large[index]!)),
          readShare,
        );
      }),
    );
    return read;
  }

  async orientation(image: GrayImage, dpi: number): Promise<Orientation | undefined> {
    try {
      const said = await this.#run([image], dpi, [
        '-l',
        'osd',
        '--oem',
        String(ENGINE_MODE.shapes),
        '--psm',
        ORIENTATION_ONLY,
      ]);
      const rotation = /^Rotate: (\d+)/m.exec(said)?.[1];
      const confidence = /^Orientation confidence: ([\d.]+)/m.exec(said)?.[1];
      if (rotation === undefined || confidence === undefined) return undefined;
      return { rotation: Number(rotation) as QuarterTurn, confidence: Number(confidence) };
    } catch (error) {
      // It ends with an error where it sees too little text to tell.
      if (error instanceof ProgramFailed && /too few characters/i.test(error.message)) return undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    const opened = this.#room;
    this.#room = undefined;
    this.#models = undefined;
    for (const program of [...this.#programs.values()].flat()) program.end();
    this.#programs.clear();
    // One that could not be opened has nothing to close; who read by it was told.
    const room = await opened?.catch(() => undefined);
    room?.pictures.close();
  }

  /** Programs that stay take a share each, and what one is slow with another need not wait for. */
  get #mostShares(): number {
    const { now, most } = this.#hands;
    if (!programsCanStay()) return now;
    return most === 1 ? 1 : most * SHARES_EACH;
  }

  /** Reads shares in their order, each as soon as fewer are being read than there are hands. */
  async #asHandsAllow(shares: number[][], read: ReadShare): Promise<void> {
    const left = [...shares];
    const readers: Promise<void>[] = [];
    let reading = 0;
    const readOn = async (isFurther: boolean): Promise<void> => {
      for (let share = left.shift(); share !== undefined; share = left.shift()) await read(share, isFurther);
      reading--;
      if (reading > 0) this.#getReadyToLookAgain();
    };
    const takeHands = (): void => {
      for (; reading < this.#hands.now && left.length > 0; reading++) {
        const reader = readOn(reading > 0);
        // It may fail while another is waited for; its turn comes below.
        reader.catch(() => undefined);
        readers.push(reader);
      }
    };
    this.#waiting.add(takeHands);
    try {
      takeHands();
      // Others may join while these are waited for.
      for (let at = 0; at < readers.length; at++) await readers[at];
    } finally {
      this.#waiting.delete(takeHands);
      // Where one failed the page has: nobody reads the rest of it.
      left.length = 0;
    }
  }

  /** Pieces of one layout. */
  async #readTogether(pieces: readonly TextImage[], dpi: number): Promise<RecognisedLine[][]> {
    const images = pieces.map(({ image }) => image);
    const { layout } = pieces[0]!;
    if (!programsCanStay())
      return linesOf(await this.#run(images, dpi, readingArguments(layout)), 1, images.length);
    const opened = this.#opened();
    const room = await opened;
    const files = await room.pictures.keepAll(images.map((image) => tiffOf([image], dpi)));
    const read = () => this.#idleProgram(layout, room).read(files);
    try {
      const { table, first } = await read().catch((error: unknown) => {
        // One that somebody ended, as a machine short of memory does, costs no page: another reads it. Once, for the
        // picture may be what it ended by; and not where all was closed.
        if (!(error instanceof ProgramFailed) || this.#room !== opened) throw error;
        return read();
      });
      return linesOf(table, first, images.length);
    } finally {
      await room.pictures.drop(files);
    }
  }

  /** Doubtful words are read again by lines: a hand that has no share left starts the second program for them. */
  #getReadyToLookAgain(): void {
    if (this.#room === undefined) return;
    this.#startIn(this.#room, (room) => {
      const most = this.#ask === undefined ? this.#hands.now : 1;
      if (this.#startedFor('line').length < Math.min(2, most)) this.#newProgram('line', room);
    });
  }

  #startedFor(layout: TextLayout): EngineProgram[] {
    return (this.#programs.get(layout) ?? []).filter((program) => !program.hasEnded);
  }

  #idleProgram(layout: TextLayout, room: Room): EngineProgram {
    const idle = this.#startedFor(layout).find((program) => !program.isBusy);
    return idle ?? this.#newProgram(layout, room);
  }

  #newProgram(layout: TextLayout, { models, blank }: Room): EngineProgram {
    const program = new EngineProgram(['--tessdata-dir', models, ...readingArguments(layout)], blank);
    this.#programs.set(layout, [...this.#startedFor(layout), program]);
    return program;
  }

  /** One that fails, as where the disk is full, is tried again with the next page. */
  #opened(): Promise<Room> {
    if (this.#room !== undefined) return this.#room;
    const opening = this.#open();
    this.#room = opening;
    opening.catch(() => {
      if (this.#room !== opening) return;
      this.#room = undefined;
      this.#models = undefined;
    });
    return opening;
  }

  async #open(): Promise<Room> {
    const models = await this.#unpacked();
    const pictures = await PictureFolder.open();
    try {
      return { models, pictures, blank: await pictures.keep(tiffOf([BLANK], WORKING_DPI)) };
    } catch (error) {
      pictures.close();
      throw error;
    }
  }

  #unpacked(): Promise<string> {
    this.#models ??= unpackedModels();
    return this.#models;
  }

  /** By a program of its own, which ends with its answer. */
  async #run(images: readonly GrayImage[], dpi: number, options: readonly string[]): Promise<string> {
    const models = ['--tessdata-dir', await this.#unpacked()];
    return runProgram(['stdin', 'stdout', ...models, ...options], tiffOf(images, dpi));
  }
}

/** The engine takes no image smaller than this. */
function isLarge({ width, height }: GrayImage): boolean {
  return width >= 3 && height >= 3;
}

function readingArguments(layout: TextLayout): string[] {
  const engine = ['--oem', String(ENGINE_MODE.network), '--psm', String(PAGE_SEGMENTATION[layout])];
  return ['-l', 'vie', ...engine, '-c', 'tessedit_create_tsv=1'];
}

function runProgram(options: readonly string[], input: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const program = startProgram(PROGRAM, options);
    let output = '';
    let complaint = '';
    program.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    program.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    // A program that ends before it has read everything says why by its status.
    program.stdin?.on('error', (error) => (complaint += String(error)));
    program.once('error', reject);
    program.once('close', (status) => {
      if (status === 0) resolve(output);
      else reject(new ProgramFailed(`${PROGRAM} ended with ${status}: ${complaint.slice(-500)}`));
    });
    program.stdin?.end(input);
  });
}
