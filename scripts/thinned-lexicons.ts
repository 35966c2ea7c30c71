/**
 * A copy of the sources whose lexicons of names and verbs lack a share of their words, chosen by chance: what a
 * grammar makes of papers then tells how much it hangs on its lists.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const LEXICONS = 'src/understanding/obligations/lexicon';

/** The lists that no office's papers keep to. */
export const OPEN_LISTS = ['verbs', 'openingVerbs', 'heads', 'groups', 'unitNames', 'works'];

export interface Thinning {
  /** Which share of each list is left out, 0 to 1. */
  share: number;
  seed: number;
  lists?: readonly string[];
}

/** Runs `use` with the folder of the thinned sources (its `src`), which is removed afterwards. */
export async function withThinnedLexicons<T>(
  { share, seed, lists = OPEN_LISTS }: Thinning,
  use: (source: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'thinned-'));
  try {
    cpSync(join(ROOT, 'src'), join(folder, 'src'), { recursive: true });
    for (const file of ['package.json', 'tsconfig.json']) cpSync(join(ROOT, file), join(folder, file));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const chance = chances(seed);
    for (const name of ['actors.json', 'predicates.json'])
      thin(join(folder, LEXICONS, name), lists, () => chance() >= share);
    return await use(join(folder, 'src'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function thin(file: string, lists: readonly string[], stays: () => boolean): void {
  const lexicon = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  for (const list of lists) if (Array.isArray(lexicon[list])) lexicon[list] = lexicon[list].filter(stays);
  writeFileSync(file, JSON.stringify(lexicon));
}

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
