/** Whether papers travel to the search server in the clear through networks that are not the office's own. */

/** IPv4 and IPv6 of the machine itself and of private networks (RFC 1918, RFC 4193), and addresses of a link. */
const OWN_ADDRESS =
  /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[::1\]$|\[f[cd][0-9a-f]{2}:|\[fe80:)/;
/** Names that only a machine or its network knows, as of a container beside it: no dot, or an ending that is nobody's. */
const OWN_NAME = /^[^.]+$|\.(?:local|localhost|internal|lan|home\.arpa)$/;

export function travelsInTheClear(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:') return false;
  const isAddress = /^(?:[\d.]+|\[.+\])$/.test(hostname);
  return !(isAddress ? OWN_ADDRESS : OWN_NAME).test(hostname);
}
