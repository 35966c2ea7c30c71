import { expect, it } from 'vitest';
import { AppError } from '../../src/platform/errors.ts';
import { Switchboard, switchboardRoutes } from '../../src/reading/index.ts';

it.each(['/', '/watch', '/leave'])('reads nothing that a stranger sends to %s', async (path) => {
  const switchboard = new Switchboard({
    ask: () => Promise.reject(new Error('nobody asks')),
    giveBack: async () => undefined,
    keep: () => undefined,
    trouble: () => undefined,
  });
  const routes = switchboardRoutes({
    switchboard,
    holderOf: () => {
      throw new AppError('edge.readers-key-refused', 401, 'Khóa không đúng.');
    },
    noteReader: () => undefined,
  });
  routes.onError((error) => new Response(null, { status: (error as AppError).status }));
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 64 * 1024;
      if (sent > 8 * 1024 * 1024) controller.close();
      else controller.enqueue(new Uint8Array(64 * 1024).fill(32));
    },
  });
  const answer = await routes.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: endless,
    duplex: 'half',
  } as RequestInit);
  expect(answer.status).toBe(401);
  expect(sent).toBeLessThan(256 * 1024);
});
