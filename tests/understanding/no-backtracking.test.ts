/**
 * No regular expression of the room may backtrack without bound: each is run on texts made to drive it there.
 * The limit is wide: what is linear, or grows with the square, ends within milliseconds; what does not end is
 * stopped.
 */
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { expect, test } from 'vitest';
import { builtPatterns, type Pattern, writtenPatterns } from './patterns.ts';
import { pumpsOf } from './pumps.ts';

const SOURCE = join(import.meta.dirname, '../../src');
const LIMIT_MS = 2000;

const sandbox = createContext({ form: /./u, texts: [''] });
const searches = new Script('for (const text of texts) { form.lastIndex = 0; form.test(text); }');

function ends({ form }: Pattern): boolean {
  Object.assign(sandbox, { form, texts: pumpsOf(form) });
  try {
    searches.runInContext(sandbox, { timeout: LIMIT_MS });
    return true;
  } catch {
    return false;
  }
}

function endless(patterns: readonly Pattern[]): string[] {
  // A machine that is busy elsewhere may stand still for longer than the limit once, hardly twice at one pattern.
  const stopped = patterns.filter((pattern) => !ends(pattern) && !ends(pattern));
  return stopped.map(({ place, form }) => `${place} ${form.source}`);
}

test('the check finds a pattern that does', () => {
  expect(endless([{ place: 'here', form: /^(?:\p{L}+ ?)+$/u }])).toHaveLength(1);
});

test('no pattern of understanding and evaluation backtracks without bound', async () => {
  const built = await builtPatterns(async () => import('../../src/understanding/index.ts'));
  const written = ['understanding', 'evaluation'].flatMap((room) => writtenPatterns(join(SOURCE, room)));
  expect(written.length).toBeGreaterThan(300);
  expect(built.length).toBeGreaterThan(25);
  expect(endless([...written, ...built])).toEqual([]);
});
