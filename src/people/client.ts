/** What is known of the machine that asks: its address, and whether it came by https. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Config } from '../platform/config.ts';

/** The part of the configuration that says how the office reaches the service. */
export type Reach = Pick<Config, 'url' | 'trustProxy'>;

export interface Client {
  /** Null where there is no socket (tests). */
  readonly address: string | null;
  /** Whether cookies can be held to https. */
  readonly secure: boolean;
  readonly headers: Headers;
}

export function clientOf(c: Context, reach: Reach): Client {
  return { address: clientAddress(c, reach), secure: cameByHttps(c, reach), headers: c.req.raw.headers };
}

/**
 * The asker's address: the one its socket has, or behind the office's own proxy the last of X-Forwarded-For:
 * the one that proxy saw, for the ones before it are whatever the asker wrote.
 */
export function clientAddress(c: Context, reach: Reach): string | null {
  const forwarded = reach.trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const address = forwarded || socketAddress(c);
  return address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? null;
}

function socketAddress(c: Context): string | null {
  const bindings = c.env as { incoming?: unknown; server?: unknown } | undefined;
  if (bindings?.incoming === undefined && bindings?.server === undefined) return null;
  return getConnInfo(c).remote.address ?? null;
}

/**
 * Whether the browser speaks https: it asks the host of the configured https address, or the office's own proxy
 * says so. The same service may be opened by plain http under its LAN address at the same time.
 */
export function cameByHttps(c: Context, reach: Reach): boolean {
  if (reach.trustProxy && c.req.header('x-forwarded-proto') === 'https') return true;
  return reach.url.startsWith('https://') && new URL(reach.url).host === hostOf(c);
}

/** The host and port the browser asked for. */
export function hostOf(c: Context): string {
  return (c.req.header('host') ?? new URL(c.req.url).host).toLowerCase();
}

/** What `Authorization: Bearer …` carries; null for other requests (a proxy's own Basic, a cookie). */
export function bearerToken(headers: Headers): string | null {
  return /^Bearer +(\S*)$/i.exec(headers.get('authorization')?.trim() ?? '')?.[1] ?? null;
}
