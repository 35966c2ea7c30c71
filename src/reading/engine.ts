/** Which engine reads: the embedded one, which works everywhere, or a tesseract of the machine's own. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

import { engineMissing } from './errors.ts';
import type { Recogniser } from './recogniser.ts';
import { PROGRAM } from './engine-program.ts';
import { NativeRecogniser } from './tesseract-native.ts';
import { TesseractRecogniser } from './tesseract.ts';
import { VERSIONS } from './tesseract-models.ts';

export type Engine = 'wasm' | 'native';
/** `auto`: the machine's own where there is one that will do, else the embedded one. */
export type EngineChoice = 'auto' | Engine;

/** Older ones read with other networks. */
const OLDEST_VERSION = 5;

/** Its name and version, and the network it reads with, as a reading records them: "tesseract 5.3.0, vie 4.0.0_best_int". */
export async function engineName(engine: Engine): Promise<string> {
  const network = `vie ${VERSIONS.vie}`;
  if (engine === 'native') return `tesseract ${(await nativeVersion()) ?? ''}, ${network}`;
  const { version } = createRequire(import.meta.url)('tesseract.js/package.json') as { version: string };
  return `tesseract.js ${version}, ${network}`;
}

/** @throws AppError `reading.engine-missing` where the native engine is asked for and not installed */
export async function chooseEngine(choice: EngineChoice): Promise<Engine> {
  if (choice === 'wasm') return 'wasm';
  const version = mainVersion(await nativeVersion());
  if (version !== undefined && version >= OLDEST_VERSION) return 'native';
  if (choice === 'native') throw engineMissing(version);
  return 'wasm';
}

export function openRecogniser(engine: Engine): Recogniser {
  return engine === 'native' ? new NativeRecogniser() : new TesseractRecogniser();
}

const mainVersion = (version: string | undefined): number | undefined =>
  version === undefined ? undefined : Number.parseInt(version, 10);

/** The version of the tesseract that is installed, "5.3.0"; undefined where there is none. */
async function nativeVersion(): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await promisify(execFile)(PROGRAM, ['--version'], { timeout: 10_000 });
    return /^tesseract v?(\d+(?:\.\d+)*)/m.exec(stdout + stderr)?.[1];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
