/** The shell of every answer: what browsers may load, and from where they may send changes. */
import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { bearerToken, cameByHttps, hostOf, type Reach } from './client.ts';
import { crossSite } from './errors.ts';
import { carriesSession } from './sign-in.ts';

const ONLY_OWN = ["'self'"];

/**
 * Headers that keep pages to what this service serves: no inline script or style, no frames, no plug-ins.
 * HSTS and what browsers accept over https only go with https requests, for the same office may open the
 * service by plain http on its LAN.
 */
export function securityHeaders(reach: Reach): MiddlewareHandler {
  const overHttps = headersFor(true);
  const overHttp = headersFor(false);
  return async (c, next) => {
    let ownPolicy: string | null = null;
    const answer = async () => {
      await next();
      ownPolicy = c.res.headers.get(CONTENT_POLICY);
    };
    await (cameByHttps(c, reach) ? overHttps(c, answer) : overHttp(c, answer));
    // A route that is stricter with what it serves (an office's own file) keeps its word.
    if (ownPolicy !== null) c.res.headers.set(CONTENT_POLICY, ownPolicy);
  };
}

const CONTENT_POLICY = 'content-security-policy';

function headersFor(https: boolean): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ONLY_OWN,
      scriptSrc: ONLY_OWN,
      styleSrc: ONLY_OWN,
      imgSrc: [...ONLY_OWN, 'data:', 'blob:'],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ONLY_OWN,
    },
    strictTransportSecurity: https ? 'max-age=31536000' : false,
    crossOriginOpenerPolicy: https,
    originAgentCluster: https,
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
  });
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that another site makes a browser send. Browsers say where a request comes from: in
 * Sec-Fetch-Site (https and localhost only), or in Origin, which must be the host the request asks for or the
 * configured address. A request with a session cookie that says neither is refused too; one with an API token
 * is let through, for no browser adds that by itself.
 * @throws AppError `people.cross-site`
 */
export function refuseCrossSite(reach: Reach): MiddlewareHandler {
  return async (c, next) => {
    if (!SAFE_METHODS.has(c.req.method) && bearerToken(c.req.raw.headers) === null) {
      const comesFrom = originOf(c, reach);
      if (comesFrom === 'elsewhere') throw crossSite();
      if (comesFrom === 'unknown' && carriesSession(c.req.raw.headers)) throw crossSite();
    }
    await next();
  };
}

function originOf(c: Context, reach: Reach): 'here' | 'elsewhere' | 'unknown' {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'here' : 'elsewhere';
  const origin = c.req.header('origin');
  if (origin === undefined) return 'unknown';
  return isOwnOrigin(origin, c, reach) ? 'here' : 'elsewhere';
}

function isOwnOrigin(origin: string, c: Context, reach: Reach): boolean {
  if (!URL.canParse(origin)) return false;
  const { host, origin: normal } = new URL(origin);
  return host === hostOf(c) || (reach.url !== '' && normal === new URL(reach.url).origin);
}
