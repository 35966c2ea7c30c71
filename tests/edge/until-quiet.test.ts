import { expect, it } from 'vitest';
import { untilQuiet } from '../../src/edge/until-quiet.ts';

it.each<[string, (round: number) => number, boolean]>([
  ['what comes to its end is waited for', (round) => Math.max(0, 8 - round), true],
  ['what moves slowly too', (round) => Math.max(0, 6 - Math.floor(round / 3)), true],
  ['what does not move is given up', (round) => Math.max(2, 5 - round), false],
])('%s', async (_what, leftAfter, isDone) => {
  let round = 0;
  const quieting = { isQuiet: () => leftAfter(round) === 0, left: () => String(leftAfter(round++)) };
  expect(await untilQuiet({ ...quieting, patienceMs: 600, everyMs: 20 })).toBe(isDone);
});
