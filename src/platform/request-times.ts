/** How long requests take, by route, since the service began: a histogram for Prometheus, from which it reckons p95. */
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { type Metric, sample } from './metrics.ts';

/** Upper ends of the buckets, in seconds. */
const BUCKETS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

interface Times {
  /** How many took no longer than each end. */
  within: number[];
  count: number;
  seconds: number;
}

export interface RequestTimes {
  /** Times each request under the route it met, never under its own address: there are few routes and many papers. */
  middleware: MiddlewareHandler;
  metric(): Metric;
}

/** The last route that was met and is no middleware; all addresses there are none of count as one. */
function routeOf(c: Context): string {
  const met = matchedRoutes(c).findLast(({ path, method }) => method !== 'ALL' && !path.endsWith('*'));
  return met === undefined ? 'none' : `${met.method} ${met.path}`;
}

export function requestTimes(): RequestTimes {
  const byRoute = new Map<string, Times>();
  const note = (route: string, seconds: number) => {
    const times = byRoute.get(route) ?? { within: BUCKETS.map(() => 0), count: 0, seconds: 0 };
    byRoute.set(route, times);
    times.count++;
    times.seconds += seconds;
    for (const [at, end] of BUCKETS.entries()) if (seconds <= end) times.within[at]!++;
  };
  return {
    async middleware(c, next) {
      const started = performance.now();
      await next();
      note(routeOf(c), (performance.now() - started) / 1000);
    },
    metric: () => ({
      name: 'vanthu_request_seconds',
      help: 'Seconds until a request was answered, by route.',
      type: 'histogram',
      samples: [...byRoute].flatMap(([route, { within, count, seconds }]) => [
        ...within.map((sum, at) => sample(sum, { route, le: String(BUCKETS[at]) }, '_bucket')),
        sample(count, { route, le: '+Inf' }, '_bucket'),
        sample(seconds, { route }, '_sum'),
        sample(count, { route }, '_count'),
      ]),
    }),
  };
}
