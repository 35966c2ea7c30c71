/**
 * The switchboard as readers see it: the loans of one office, spoken in the same words (`routes.ts`), with many
 * offices behind it. What a reader asks of a loan goes to its office directly, by what its id begins with.
 */
import { Hono } from 'hono';
import { validate } from '../../platform/http.ts';
import type { Switchboard } from './switchboard.ts';
import * as wire from './wire.ts';

export interface SwitchboardDoor {
  switchboard: Switchboard;
  /**
   * Whose key a request shows, and when that key ends.
   * @throws AppError where it is no key
   */
  holderOf(request: Request): { key: string; ended: AbortSignal };
  /** Notes that a reader is there, or goes. */
  noteReader(readerId: string, is: 'here' | 'gone'): void;
}

/** To be mounted at `/api/v1/reading/loans` of the installation. */
export function switchboardRoutes({ switchboard, holderOf, noteReader }: SwitchboardDoor): Hono {
  return new Hono()
    .use(async (c, next) => {
      // Before anything that a stranger sends is read: all offices share this desk and its memory.
      holderOf(c.req.raw);
      await next();
    })
    .post('/', validate('json', wire.borrowBody), async (c) => {
      const { key, ended } = holderOf(c.req.raw);
      const { reader, takes, waitMs } = c.req.valid('json');
      noteReader(reader.id, 'here');
      const left = AbortSignal.any([c.req.raw.signal, ended]);
      const loan = await switchboard.borrow(key, { reader, takes }, waitMs, left);
      return loan === null ? c.body(null, 204) : c.json(loan);
    })
    .post('/watch', validate('json', wire.watchBody), async (c) => {
      const { ended } = holderOf(c.req.raw);
      const { reader, least, waitMs } = c.req.valid('json');
      noteReader(reader.id, 'here');
      const left = AbortSignal.any([c.req.raw.signal, ended]);
      return c.json({ pages: await switchboard.watch(least, waitMs, left) });
    })
    .post('/leave', validate('json', wire.leaveBody), (c) => {
      holderOf(c.req.raw);
      noteReader(c.req.valid('json').readerId, 'gone');
      return c.body(null, 204);
    });
}
