/** What all routes of the room begin with. */
import type { Context } from 'hono';
import { type Actor, requireScope } from '../people/actor.ts';
import type { AppEnv } from '../people/http-env.ts';
import { actorOf } from '../people/middleware.ts';

export function reader(c: Context<AppEnv>): Actor {
  const actor = actorOf(c);
  requireScope(actor, 'dispatches:read');
  return actor;
}

export function writer(c: Context<AppEnv>): Actor {
  const actor = actorOf(c);
  requireScope(actor, 'dispatches:write');
  return actor;
}

/** Without the keys nobody asked for: "not given" is not "given as nothing". */
export function given<T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
