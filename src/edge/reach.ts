/**
 * How an agency reaches its partners. One of the same installation is reached from object to object, at the same door
 * and with the same key as from outside: that it is a neighbour opens nothing to it.
 */
import type { DurableObjectNamespace } from 'cloudflare:workers';
import type { Reach } from '../exchange/index.ts';
import { agencyAt, atTheDoor } from './address.ts';

export interface Neighbours {
  AGENCIES: DurableObjectNamespace;
  VANTHU_DOMAIN: string;
}

export function reachFrom({ AGENCIES, VANTHU_DOMAIN }: Neighbours): Reach {
  return (request) => {
    const neighbour = agencyAt(new URL(request.url).hostname, VANTHU_DOMAIN);
    if (neighbour === null || neighbour === '') return fetch(request);
    return AGENCIES.get(AGENCIES.idFromName(neighbour)).fetch(atTheDoor(request, ''));
  };
}
