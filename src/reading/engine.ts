/** Which engine reads: the embedded one, which works everywhere, or a tesseract of the machine's own. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { engineMissing } from './errors.ts';
import type { Recogniser } from './recogniser.ts';
import { NativeRecogniser, PROGRAM } from './tesseract-native.ts';
import { TesseractRecogniser } from './tesseract.ts';

export type Engine = 'wasm' | 'native';
/** `auto`: the machine's own where there is one that will do, else the embedded one. */
export type EngineChoice = 'auto' | Engine;

/** Older ones read with other networks. */
const OLDEST_VERSION = 5;

/** @throws AppError `reading.engine-missing` where the native engine is asked for and not installed */
export async function chooseEngine(choice: EngineChoice): Promise<Engine> {
  if (choice === 'wasm') return 'wasm';
  const version = await nativeVersion();
  if (version !== undefined && version >= OLDEST_VERSION) return 'native';
  if (choice === 'native') throw engineMissing(version);
  return 'wasm';
}

export function openRecogniser(engine: Engine): Recogniser {
  return engine === 'native' ? new NativeRecogniser() : new TesseractRecogniser();
}

/** The main version of the tesseract that is installed; undefined where there is none. */
async function nativeVersion(): Promise<number | undefined> {
  try {
    const { stdout, stderr } = await promisify(execFile)(PROGRAM, ['--version'], { timeout: 10_000 });
    const version = /^tesseract v?(\d+)\./m.exec(stdout + stderr)?.[1];
    return version === undefined ? undefined : Number(version);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
