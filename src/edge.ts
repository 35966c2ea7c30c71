/**
 * The edge form: a Worker in front of one SQLite Durable Object an agency. The first part of the host's name says whose
 * door it is (`hai-chau.vanthu.example`); the installation itself answers at the domain, to its administrator only.
 */
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { AgencyEnv } from './edge/agency.ts';
import { AGENCY_CODE, agencyAt, atTheDoor } from './edge/address.ts';
import { agencyEnded, noSuchAgency, readersKeyRefused } from './edge/errors.ts';
import { DESK_NAME, keyIn } from './edge/shared-desk.ts';
import { agencyMovingIn } from './maintenance/index.ts';
import { AppError } from './platform/errors.ts';
import { problemResponse } from './platform/http.ts';

export { Agency } from './edge/agency.ts';
export { SharedDesk } from './edge/shared-desk.ts';

export interface EdgeEnv extends AgencyEnv {
  /** Who shows it may make agencies; blank: nobody may. */
  VANTHU_INSTALLATION_TOKEN?: string;
}

const LEAST_TOKEN = 32;

const newAgency = z.object({
  code: z.string().regex(AGENCY_CODE),
  name: z.string().trim().min(1).max(200),
  parent: z.string().trim().max(200).default(''),
});

export default {
  async fetch(request: Request, env: EdgeEnv): Promise<Response> {
    const url = new URL(request.url);
    const code = agencyAt(url.hostname, env.VANTHU_DOMAIN);
    try {
      if (code === '') return await installation(request, url, env);
      if (code === null) throw noSuchAgency();
      // The platform alone says where a request comes from.
      const comesFrom = request.headers.get('cf-connecting-ip') ?? '';
      return await agencyOf(env, code).fetch(atTheDoor(request, comesFrom));
    } catch (error) {
      if (error instanceof AppError) return problemResponse(error);
      throw error;
    }
  },
};

const agencyOf = ({ AGENCIES }: EdgeEnv, code: string) => AGENCIES.get(AGENCIES.idFromName(code));

/**
 * `POST /agencies` makes one, and answers with the link of its first administrator; below `/agencies/hai-chau` an
 * office moves in and is copied out (`edge/moving.ts`); `DELETE /agencies/hai-chau` ends it (`edge/ending.ts`). `GET /log`
 * tells what was done to the installation.
 */
async function installation(request: Request, url: URL, env: EdgeEnv): Promise<Response> {
  if (url.pathname === '/health') return Response.json({ status: 'ok' });
  if (url.pathname === LOANS || url.pathname.startsWith(`${LOANS}/`)) return readers(request, url, env);
  assertAdministrator(request, env);
  if (url.pathname.startsWith('/readers/keys')) return readersKeys(request, url, env);
  if (url.pathname === '/log') return Response.json({ lines: await deskOf(env).log() });
  const ended = /^\/agencies\/([^/]+)$/.exec(url.pathname)?.[1];
  if (ended !== undefined && AGENCY_CODE.test(ended) && request.method === 'DELETE')
    return agencyOf(env, ended).end(ended, await request.json().catch(() => null));
  const [, code, rest] = /^\/agencies\/([^/]+)(\/.+)$/.exec(url.pathname) ?? [];
  if (code !== undefined && AGENCY_CODE.test(code))
    return agencyOf(env, code).administer(withoutSignal(request, `https://agency${rest}${url.search}`));
  if (url.pathname !== '/agencies' || request.method !== 'POST') throw noSuchAgency();
  const agency = newAgency.safeParse(await request.json().catch(() => null));
  if (!agency.success) throw agencyInvalid();
  const founded = await agencyOf(env, agency.data.code).found(agency.data);
  if (founded === 'moving-in') throw agencyMovingIn();
  if (founded === 'being-ended') throw agencyEnded();
  const { isNew, token } = founded;
  const { code: made, name } = agency.data;
  if (isNew)
    await deskOf(env).note({ id: randomUUID(), did: 'agency.made', agency: made, details: { name } });
  const home = `${url.protocol}//${agency.data.code}.${url.host}`;
  const link = token === null ? null : `${home}/thiet-lap?ma=${token}`;
  return Response.json({ url: home, firstAdministrator: link }, { status: isNew ? 201 : 200 });
}

const LOANS = '/api/v1/reading/loans';
const LOAN = /^\/(?<code>[a-z0-9-]+)\.(?<rest>[0-9a-f-]{36}(?:\/.*)?)$/;

const deskOf = ({ DESK }: EdgeEnv) => DESK.get(DESK.idFromName(DESK_NAME));

/**
 * Machines that read for all agencies: they wait at the desk of the installation; what they ask of a loan goes to its
 * agency at once. @throws AppError `edge.readers-key-refused`, `edge.no-such-agency`
 */
async function readers(request: Request, url: URL, env: EdgeEnv): Promise<Response> {
  const path = url.pathname.slice(LOANS.length);
  const { code, rest } = LOAN.exec(path)?.groups ?? {};
  if (code === undefined) return deskOf(env).fetch(new Request(`https://desk${path || '/'}`, request));
  const key = await deskOf(env).idOfKey(keyIn(request));
  if (key === null) throw readersKeyRefused();
  return agencyOf(env, code).lent(withoutSignal(request, `https://agency/${rest}${url.search}`), key);
}

const newKey = z.object({ name: z.string().trim().min(1).max(100) });

/** `POST /readers/keys` makes a key for such machines, shown once; `GET` lists them, `DELETE …/ID` ends one. */
async function readersKeys(request: Request, url: URL, env: EdgeEnv): Promise<Response> {
  const id = url.pathname.slice('/readers/keys/'.length);
  if (request.method === 'GET') return Response.json({ keys: await deskOf(env).keys() });
  if (request.method === 'DELETE') {
    if (!(await deskOf(env).revokeKey(id))) throw noSuchReadersKey();
    return new Response(null, { status: 204 });
  }
  const key = newKey.safeParse(await request.json().catch(() => null));
  if (!key.success) throw readersKeyInvalid();
  return Response.json(await deskOf(env).makeKey(key.data.name), { status: 201 });
}

/** A request as the argument of a call: its signal cannot go along. */
const withoutSignal = ({ method, headers, body }: Request, url: string) =>
  new Request(url, { method, headers, body });

/** @throws AppError `edge.not-administrator` */
function assertAdministrator(request: Request, { VANTHU_INSTALLATION_TOKEN: token = '' }: EdgeEnv): void {
  if (token.length >= LEAST_TOKEN && timingSafeEqual(digest(keyIn(request)), digest(token))) return;
  throw new AppError(
    'edge.not-administrator',
    401,
    'Chỉ quản trị của hệ thống được vào đây. Hãy gửi đúng khóa VANTHU_INSTALLATION_TOKEN (ít nhất 32 ký tự) ở Authorization: Bearer …',
  );
}

const digest = (text: string) => createHash('sha256').update(text).digest();

const noSuchReadersKey = () =>
  new AppError('edge.no-such-readers-key', 404, 'Không có khóa máy đọc chung này. Xem GET /readers/keys.');

const readersKeyInvalid = () =>
  new AppError('edge.readers-key-invalid', 422, 'Cần name: tên gợi nhớ của máy đọc giữ khóa này.');

const agencyInvalid = () =>
  new AppError(
    'edge.agency-invalid',
    422,
    'Cần code (chữ thường không dấu, số và gạch nối, dùng làm tên miền) và name (tên cơ quan); parent (cơ quan chủ quản) nếu có.',
  );
