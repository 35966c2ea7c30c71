/**
 * A program whose packages must know what others made: the house's numbers of certificates in what `pkijs` reads, and
 * what `hono-openapi` throws. Says whether they do.
 */
import { Integer } from 'asn1js';
import { Hono } from 'hono';
import { RevokedCertificate, Time } from 'pkijs';
import { z } from 'zod';
import { problemHandler, validate } from '../../src/platform/http.ts';
import { silentLog } from '../../src/platform/log.ts';

const serial = new Integer({ value: 7 });
const withdrawn = new RevokedCertificate({
  userCertificate: serial,
  revocationDate: new Time({ value: new Date(0) }),
});
const { userCertificate } = RevokedCertificate.fromBER(withdrawn.toSchema().toBER());

const app = new Hono().post('/', validate('json', z.object({})), (c) => c.json(null));
app.onError(problemHandler(silentLog));
const headers = { 'content-type': 'application/json' };
const { status } = await app.request('/', { method: 'POST', headers, body: '{"half' });

console.log(JSON.stringify({ isKnown: userCertificate.isEqual(serial), status }));
