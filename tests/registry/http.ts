/** The registry's routes in front of an office, with who asks named in a header. */
import { Hono } from 'hono';
import type { Actor } from '../../src/people/actor.ts';
import type { AppEnv } from '../../src/people/http-env.ts';
import { problemHandler } from '../../src/platform/http.ts';
import { silentLog } from '../../src/platform/log.ts';
import { createProgressFeed, registryRoutes } from '../../src/registry/index.ts';
import type { Office } from './office.ts';

export interface Ask {
  method?: string;
  json?: unknown;
  body?: BodyInit;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export function openApi(office: Office) {
  const progress = createProgressFeed({ db: office.db, log: silentLog, intervalMs: 15 });
  let asking: Actor | null = null;
  const app = new Hono<AppEnv>()
    .use(async (c, next) => {
      c.set('actor', asking);
      c.set('session', null);
      await next();
    })
    .route(
      '/api/v1',
      registryRoutes({
        ...office,
        log: silentLog,
        wakeJobs: () => {},
        progress,
      }),
    );
  app.onError(problemHandler<AppEnv>(silentLog));

  return {
    progress,
    async ask(
      actor: Actor | null,
      path: string,
      { method, json, body, headers, signal }: Ask = {},
    ): Promise<Response> {
      asking = actor;
      const request: RequestInit & { duplex?: 'half' } = {
        method: method ?? (json === undefined && body === undefined ? 'GET' : 'POST'),
        headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...(body === undefined ? {} : { body, duplex: 'half' }),
        ...(signal === undefined ? {} : { signal }),
      };
      return app.request(`/api/v1${path}`, request);
    },
  };
}

/** The events of a stream as they come, and how to leave it. */
export function eventsOf(response: Response) {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    /** The data of the next event. */
    async next(): Promise<Record<string, unknown>> {
      for (;;) {
        const [event, ...rest] = text.split('\n\n');
        if (rest.length > 0) {
          text = rest.join('\n\n');
          const data = /^data: (.*)$/m.exec(event ?? '')?.[1];
          if (data !== undefined) return JSON.parse(data) as Record<string, unknown>;
          continue;
        }
        const { done, value } = await reader.read();
        if (done) throw new Error('the stream ended');
        text += value;
      }
    },
    leave: () => reader.cancel(),
  };
}
