import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

import sharp from 'sharp';
import { afterAll, describe, expect, it, vi } from 'vitest';

import { chooseEngine, openRecogniser, type Engine } from '../../src/reading/engine.ts';
import { HelpedRecogniser } from '../../src/reading/helped-recogniser.ts';
import { PictureFolder } from '../../src/reading/picture-folder.ts';
import { crop, turn, type GrayImage } from '../../src/reading/raster.ts';
import { NativeRecogniser } from '../../src/reading/tesseract-native.ts';
import { privateFolder } from '../../src/reading/tesseract-models.ts';
import { lineText } from '../../src/reading/page.ts';
import { dispatchPdf, HEADER_LEFT, saved, scanOf, temporaryFolder, wordsOf } from './papers.ts';

vi.setConfig({ testTimeout: 90_000 });

const DPI = 200;
const folder = await temporaryFolder();
const page = await grayOf(await scanOf(await saved(folder, 'dispatch.pdf', await dispatchPdf()), 1, DPI));
const installed = await chooseEngine('native').then(
  () => true,
  () => false,
);
const mayBeSkipped = process.env['TEST_NO_SKIP'] !== '1';
if (!installed && mayBeSkipped) console.warn('no tesseract 5 here: apt-get install -y tesseract-ocr');

async function grayOf(png: Buffer): Promise<GrayImage> {
  const { data, info } = await sharp(png).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** A part of the page. Units: points. */
function part(x: number, y: number, width: number, height: number): GrayImage {
  const pixels = DPI / 72;
  return crop(page, x * pixels, y * pixels, width * pixels, height * pixels);
}

const heads = [part(270, 52, 270, 24), part(70, 96, 200, 22)].map((image) => ({
  image,
  layout: 'line' as const,
}));

const engines: readonly Engine[] = ['wasm', 'native'];

describe.each(engines)('the %s engine', (engine) => {
  const [recogniser, other] = [openRecogniser(engine), openRecogniser(engine)];
  afterAll(() => Promise.all([recogniser.close(), other.close()]));

  describe.skipIf(engine === 'native' && !installed && mayBeSkipped)('reads', () => {
    it('lines of words with their boxes, in the units of the image, and how sure it is', async () => {
      const lines = await recogniser.recognise(part(60, 50, 198, 102), 'block', DPI);
      expect(lines.map((line) => wordsOf(line.words.map(({ text }) => text).join(' ')))).toEqual(
        HEADER_LEFT.map(wordsOf),
      );
      const [first, second] = lines[0]!.words;
      expect(first!.confidence).toBeGreaterThan(90);
      expect(first!.confidence).toBeLessThanOrEqual(100);
      expect(first!.x + first!.width).toBeLessThan(second!.x);
      // 12 points at 200 dpi, a capital with its hook.
      expect(first!.height).toBeGreaterThan(22);
      expect(first!.height).toBeLessThan(40);
    });

    it('several pieces at once, each in its own layout, in their order', async () => {
      const blank = { width: 60, height: 40, data: new Uint8Array(2400).fill(255) };
      const tiny = { width: 1, height: 1, data: new Uint8Array([0]) };
      const number = part(82, 245, 8.5, 20);
      const read = await recogniser.recogniseAll(
        [
          { image: part(270, 52, 270, 24), layout: 'line' },
          { image: blank, layout: 'block' },
          { image: part(70, 96, 200, 22), layout: 'block' },
          { image: tiny, layout: 'block' },
          { image: number, layout: 'block' },
        ],
        DPI,
      );
      const texts = read.map((lines) => lines.map((line) => lineText({ words: line.words })).join(' '));
      expect(texts[0]).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
      expect(texts[1]).toBe('');
      expect(texts[2]).toContain('152/UBND-VX');
      expect(texts[3]).toBe('');
      expect(texts[4]).toBe('1');
    });

    it.each([
      ['reads pieces of it', true],
      ['can read none', false],
    ])('a page the same with another that comes in its middle and %s', async (_, canHelp) => {
      const alone = await recogniser.recogniseAll(heads, DPI);
      let asked = 0;
      const reader = new HelpedRecogniser(recogniser, async (pieces, dpi) => {
        asked++;
        return canHelp ? other.recogniseAll(pieces, dpi) : null;
      });
      const read = reader.recogniseAll(heads, DPI);
      expect(asked).toBe(0);
      reader.shareWork({ now: 2, most: 2 });
      expect(await read).toEqual(alone);
      expect(asked).toBe(1);
    });

    it('how a page lies, and does not guess where nothing is written', async () => {
      const upsideDown = await recogniser.orientation(turn(page, 180), DPI);
      expect(upsideDown?.rotation).toBe(180);
      const sideways = await recogniser.orientation(turn(page, 90), DPI);
      expect(sideways?.rotation).toBe(270);
      const blank = { width: 400, height: 400, data: new Uint8Array(160_000).fill(255) };
      const guess = await recogniser.orientation(blank, DPI);
      expect(guess?.confidence ?? 0).toBeLessThan(1);
    });
  });
});

it.skipIf(!installed && mayBeSkipped)('closed while it gets ready, it leaves no program', async () => {
  const recogniser = new NativeRecogniser();
  recogniser.getReady(['column', 'block']);
  await recogniser.close();
  await vi.waitFor(() => expect(process.getActiveResourcesInfo()).not.toContain('ProcessWrap'));
});

describe.skipIf(!installed && mayBeSkipped)('a native engine', () => {
  const textsOf = (read: Awaited<ReturnType<NativeRecogniser['recogniseAll']>>): string[] =>
    read.map((lines) => lines.map((line) => lineText({ words: line.words })).join(' '));
  const programs = (): number =>
    process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length;

  it('whose program is ended while it reads reads on with another', async () => {
    const recogniser = new NativeRecogniser();
    const children = `/proc/${process.pid}/task/${process.pid}/children`;
    const before = new Set((await readFile(children, 'latin1')).split(' '));
    const read = recogniser.recogniseAll(heads, DPI);
    const ours = await vi.waitFor(
      async () => {
        const id = (await readFile(children, 'latin1')).split(' ').find((each) => !before.has(each));
        expect(id).toBeDefined();
        return Number(id);
      },
      { timeout: 20_000, interval: 5 },
    );
    process.kill(ours, 'SIGKILL');
    expect(textsOf(await read)[0]).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    await recogniser.close();
  });

  it('reads the same where its programs cannot stay', async () => {
    const recogniser = new NativeRecogniser();
    const staying = textsOf(await recogniser.recogniseAll(heads, DPI));
    const path = process.env['PATH'];
    const bare = await mkdtemp(join(folder, 'bare-'));
    const { stdout } = await promisify(execFile)('which', ['tesseract']);
    await symlink(stdout.trim(), join(bare, 'tesseract'));
    process.env['PATH'] = bare;
    try {
      expect(textsOf(await recogniser.recogniseAll(heads, DPI))).toEqual(staying);
    } finally {
      process.env['PATH'] = path;
      await recogniser.close();
    }
  });

  it.each([
    ['that reads a share by its own program', true],
    ['for which it starts a program where nobody helps', false],
  ])('takes a further hand in the middle of a page, %s', async (_, canHelp) => {
    // Those of the tests before are ended, but may not be gone.
    await vi.waitFor(() => expect(programs()).toBe(0), { timeout: 20_000 });
    const other = new NativeRecogniser();
    const asked: number[] = [];
    const recogniser = new NativeRecogniser(async (share, dpi) => {
      asked.push(share.length);
      return canHelp ? other.recogniseAll(share, dpi) : null;
    });
    recogniser.shareWork({ now: 1, most: 2 });
    const halves = [part(0, 0, 595, 420), part(0, 420, 595, 420)].map((image) => ({
      image,
      layout: 'column' as const,
    }));
    const read = recogniser.recogniseAll(halves, DPI);
    await vi.waitFor(() => expect(programs()).toBe(1), { timeout: 20_000, interval: 5 });
    recogniser.shareWork({ now: 2, most: 2 });
    await vi.waitFor(() => expect(programs()).toBe(2), { timeout: 20_000, interval: 5 });
    const [upper, lower] = textsOf(await read);
    expect(upper).toContain('152/UBND-VX');
    expect(lower).not.toContain('152/UBND-VX');
    expect(asked).toEqual([1]);
    await Promise.all([recogniser.close(), other.close()]);
  });
});

it('pictures of which one cannot be kept leave no file', async () => {
  const among = await mkdtemp(join(folder, 'pictures-'));
  const pictures = await PictureFolder.open(among);
  const own = join(among, (await readdir(among))[0]!);
  await symlink(join(among, 'no', 'room'), join(own, '2.tif'));
  await expect(pictures.keepAll([1, 2, 3].map((byte) => new Uint8Array([byte])))).rejects.toThrow('ENOENT');
  expect(await readdir(own)).toEqual([]);
  pictures.close();
  expect(await readdir(among)).toEqual([]);
});

describe('the choice of the engine', () => {
  /** Runs with a `tesseract` on the path that says this of itself; undefined: with none. */
  async function withProgram<T>(version: string | undefined, then: () => Promise<T>): Promise<T> {
    const programs = await mkdtemp(join(tmpdir(), 'vanthu-engine-'));
    const before = process.env['PATH'];
    if (version !== undefined) {
      await writeFile(join(programs, 'tesseract'), `#!/bin/sh\necho "${version}"\n`, { mode: 0o755 });
    }
    process.env['PATH'] = version === undefined ? programs : `${programs}${delimiter}${before ?? ''}`;
    try {
      return await then();
    } finally {
      process.env['PATH'] = before;
      await rm(programs, { recursive: true });
    }
  }

  it.each([
    ['auto', undefined, 'wasm'],
    ['auto', 'tesseract 4.1.1', 'wasm'],
    ['auto', 'tesseract 5.3.0', 'native'],
    ['auto', 'tesseract v5.4.0.20240606', 'native'],
    ['wasm', 'tesseract 5.3.0', 'wasm'],
    ['native', 'tesseract 5.3.0', 'native'],
  ] as const)('%s with %s is %s', async (choice, version, engine) => {
    expect(await withProgram(version, () => chooseEngine(choice))).toBe(engine);
  });

  it.each([
    [undefined, 'chưa cài'],
    ['tesseract 4.1.1', 'phiên bản 4'],
  ])('native with %s says what to do', async (version, why) => {
    await expect(withProgram(version, () => chooseEngine('native'))).rejects.toMatchObject({
      code: 'reading.engine-missing',
      message: expect.stringContaining(why) as string,
    });
  });
});

describe('the folder of unpacked models among temporary files', () => {
  it('is one that only the own user writes to, wherever somebody else was first', async () => {
    const among = await mkdtemp(join(folder, 'among-'));
    const usual = await privateFolder(among);
    expect((await stat(usual)).mode & 0o777).toBe(0o700);
    expect(await privateFolder(among)).toBe(usual);
    await chmod(usual, 0o777);
    expect(await privateFolder(among)).not.toBe(usual);
    await rm(usual, { recursive: true });
    await symlink(tmpdir(), usual);
    expect(await privateFolder(among)).not.toBe(usual);
    await rm(usual);
    await writeFile(usual, '');
    expect(await privateFolder(among)).not.toBe(usual);
  });
});
