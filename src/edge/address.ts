/** Whose door a host of the installation is. */

export const AGENCY_CODE = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** The agency whose door a host is; blank: the installation's own, null: neither. */
export function agencyAt(host: string, domain: string): string | null {
  if (host === domain) return '';
  const code = host.endsWith(`.${domain}`) ? host.slice(0, -domain.length - 1) : '';
  return AGENCY_CODE.test(code) ? code : null;
}

/** A request as the agency behind the door sees it. What the asker wrote of where it comes from is overwritten. */
export function atTheDoor(request: Request, comesFrom: string): Request {
  const url = new URL(request.url);
  const headers = new Headers(request.headers);
  headers.set('x-forwarded-for', comesFrom);
  headers.set('x-forwarded-proto', url.protocol.slice(0, -1));
  headers.set('host', url.host);
  return new Request(request, { headers, redirect: 'manual' });
}
