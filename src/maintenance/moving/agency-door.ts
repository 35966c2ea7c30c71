/** The administrator's way to an agency of an installation on Workers, over HTTP with the installation's token. */
import { setTimeout as wait } from 'node:timers/promises';
import { AppError, type ErrorStatus } from '../../platform/errors.ts';
import { badAddress, connectionLost, notUnderstood, tokenMissing } from './errors.ts';

export interface AgencyAddress {
  /** As in the browser: `https://hai-chau.vanthu.example`. */
  address: string;
  /** VANTHU_INSTALLATION_TOKEN of the installation. */
  token: string;
  /** How requests are sent; a test sends them to a Worker of its own. */
  send?: (url: string, request: RequestInit & { duplex?: 'half' }) => Promise<Response>;
  /** Before a request that got no answer is sent again. */
  pausesMs?: readonly number[];
}

interface Asked {
  method?: string;
  json?: unknown;
  /** Opened anew for every try. */
  body?: () => ReadableStream;
}

export interface AgencyDoor {
  address: string;
  /**
   * @throws AppError as the agency says it; `move.connection-lost`, `move.not-understood`
   */
  ask(path: string, request?: Asked): Promise<Response>;
  /**
   * As `ask`, of an answer so long that it may break off: whoever takes it is called again with a new one.
   * @param path is asked for anew each time
   */
  read(path: () => string, take: (answer: Response) => Promise<void>): Promise<void>;
}

/** @throws AppError `move.bad-address`, `move.token-missing` */
export function agencyDoor({
  address,
  token,
  send = fetch,
  pausesMs = [500, 2000, 5000],
}: AgencyAddress): AgencyDoor {
  const place = placeOf(address);
  if (token === '') throw tokenMissing();

  async function once(path: string, { method, json, body }: Asked): Promise<Response> {
    const content = json === undefined ? body?.() : JSON.stringify(json);
    const response = await send(`${place}${path}`, {
      method: method ?? (content === undefined ? 'GET' : 'POST'),
      headers: {
        authorization: `Bearer ${token}`,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(content === undefined ? {} : { body: content, duplex: 'half' as const }),
      redirect: 'manual',
    });
    if (response.ok) return response;
    throw (await problemIn(response)) ?? notUnderstood(address, response.status);
  }

  async function patiently<T>(work: () => Promise<T>): Promise<T> {
    for (const pause of pausesMs) {
      try {
        return await work();
      } catch (error) {
        if (isFinal(error)) throw error;
        await wait(pause);
      }
    }
    return work().catch((error: unknown) => {
      throw isFinal(error) || error instanceof AppError ? error : connectionLost(address, reasonOf(error));
    });
  }

  return {
    address,
    ask: (path, request = {}) => patiently(() => once(path, request)),
    read: (path, take) => patiently(async () => take(await once(path(), {}))),
  };
}

/** What the agency says, or the disk of this machine: no other try changes it. */
function isFinal(error: unknown): boolean {
  if (error instanceof AppError) return error.code !== 'move.not-understood';
  return error instanceof Error && 'syscall' in error;
}

/** `https://hai-chau.vanthu.example` lies at `https://vanthu.example/agencies/hai-chau` for its administrator. */
function placeOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const [, code, installation] = /^([a-z0-9-]+)\.(.+)$/.exec(url?.host ?? '') ?? [];
  if (url === null || !/^https?:$/.test(url.protocol) || installation === undefined)
    throw badAddress(address);
  return `${url.protocol}//${installation}/agencies/${code}`;
}

async function problemIn(response: Response): Promise<AppError | null> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return null;
  const { code, title, status } = (await response.json()) as Record<string, unknown>;
  return new AppError(String(code), status as ErrorStatus, String(title));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
