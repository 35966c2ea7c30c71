import { expect, it } from 'vitest';
import { ending, type EndingAgency } from '../../src/edge/ending.ts';

it('removes what an ended agency had in one go at a time: a slow second one would take what was made since', async () => {
  const kept = new Map<string, unknown>([
    ['ended', { id: 'e', code: 'an-khe', trail: { lines: 1, hash: 'h', saves: 0 } }],
  ]);
  const storage = {
    get: async (key: string) => kept.get(key),
    setAlarm: async () => undefined,
    deleteAll: async () => kept.clear(),
  };
  let asked = 0;
  let answer = (): void => undefined;
  const late = new Promise<void>((resolve) => (answer = resolve));
  const bucket = {
    async list() {
      asked += 1;
      // What a second go asks last.
      if (asked > 3) await late;
      return { objects: [] };
    },
  };
  const nothing = async () => undefined;
  const { goOn, end } = ending({
    storage,
    bucket,
    forgetIndex: nothing,
    tellDesk: nothing,
    lastEndOf: async () => null,
    reopen: () => undefined,
  } as unknown as EndingAgency);
  const goes = [goOn(), end('an-khe', { confirm: 'an-khe' })];
  await Promise.race(goes);
  kept.set('agency', { code: 'an-khe', name: 'Mới' });
  answer();
  await Promise.all(goes);
  expect([...kept.keys()]).toEqual(['agency']);
});
