/** `/api/v1/signing`: keys that sign, and the authorities that are trusted. */
import { Hono } from 'hono';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import { z } from 'zod';
import { type AppEnv, actorOf, requireRole, requireScope, requireSignIn } from '../people/index.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { answer, problems, validate } from '../platform/http.ts';
import type { Actor } from '../people/index.ts';
import type { CertificateFacts } from './certificate.ts';
import { keyNotFound } from './errors.ts';
import { keyOf, linkRemoteKey, loadKey, removeKey, type SigningMeans } from './keys.ts';
import {
  addRevocationList,
  addToTrustList,
  isListFile,
  readTrustList,
  removeFromTrustList,
} from './trust.ts';
import type { TrustPlace } from './trust-place.ts';
import * as wire from './wire.ts';

export interface SigningDeps {
  db: Db;
  clock: Clock;
  /** Where the certificates lie that are trusted. */
  trust: TrustPlace;
  signing: SigningMeans;
}

const TAG = 'Chữ ký số';
const describe = (summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: [TAG], summary, responses });
const ownerParam = z.object({ owner: wire.keyOwner });
/** A list of withdrawn certificates has some megabytes. */
const MOST_CHARACTERS = 14_000_000;
const NOTHING = { 204: { description: 'Xong' } };

/** To be mounted at `/api/v1/signing`, behind `authenticate`. */
export function signingRoutes(deps: SigningDeps): Hono<AppEnv> {
  const { db, clock, trust } = deps;
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/keys/:owner',
      describe('Khóa ký của tôi (me) hoặc của cơ quan (agency)', {
        200: answer(wire.keySchema, 'Khóa; không kèm khóa bí mật'),
        ...problems(401, 403, 404),
      }),
      validate('param', ownerParam),
      (c) => {
        const key = keyOf(db, c.req.valid('param').owner, actorOf(c));
        if (key === null) throw keyNotFound();
        return c.json(key);
      },
    )
    .put(
      '/keys/:owner',
      describe('Nạp khóa ký (P12); khóa cũ bị gỡ', {
        200: answer(wire.keySchema, 'Đã nạp'),
        ...problems(400, 401, 403, 422),
      }),
      validate('param', ownerParam),
      validate('json', wire.newKeyBody),
      (c) => {
        const { p12, picture, password, sealDiameter } = c.req.valid('json');
        const key = {
          owner: c.req.valid('param').owner,
          p12: Buffer.from(p12, 'base64'),
          password,
          picture: picture === null ? null : Buffer.from(picture, 'base64'),
          ...(sealDiameter === undefined ? {} : { sealDiameter }),
        };
        return c.json(loadKey(db, key, writer(actorOf(c)), clock));
      },
    )
    .put(
      '/keys/:owner/remote',
      describe('Dùng khóa ở dịch vụ ký số từ xa; khóa cũ bị gỡ', {
        200: answer(wire.keySchema, 'Đã nối'),
        ...problems(400, 401, 403, 409, 422, 503),
      }),
      validate('param', ownerParam),
      validate('json', wire.remoteKeyBody),
      async (c) => {
        const { credentialId, picture, sealDiameter } = c.req.valid('json');
        const key = {
          owner: c.req.valid('param').owner,
          credentialId,
          picture: picture === null ? null : Buffer.from(picture, 'base64'),
          ...(sealDiameter === undefined ? {} : { sealDiameter }),
        };
        return c.json(await linkRemoteKey(db, key, deps.signing, writer(actorOf(c)), clock));
      },
    )
    .delete(
      '/keys/:owner',
      describe('Gỡ khóa ký', { ...NOTHING, ...problems(401, 403, 404) }),
      validate('param', ownerParam),
      (c) => {
        removeKey(db, c.req.valid('param').owner, writer(actorOf(c)), clock);
        return c.body(null, 204);
      },
    )
    .get(
      '/trust',
      describe('Các nơi cấp chữ ký số được tin', {
        200: answer(wire.trustListSchema, 'Danh sách'),
        ...problems(401, 403),
      }),
      (c) => {
        requireRole(actorOf(c), 'admin');
        const { certificates, unreadable } = readTrustList(trust);
        const shown = certificates.map(({ file, facts }) => ({ file, certificate: facts }));
        return c.json({ certificates: shown, unreadable });
      },
    )
    .post(
      '/trust',
      describe('Thêm chứng thư của một nơi cấp, hoặc danh sách thu hồi (.crl) của nơi cấp', {
        201: answer(z.object({ certificates: z.array(wire.certificateSchema) }), 'Đã thêm'),
        ...problems(400, 401, 403, 422),
      }),
      validate(
        'json',
        z.object({ certificate: z.base64().max(MOST_CHARACTERS).describe('Tệp chứng thư, base64.') }),
      ),
      (c) => {
        const bytes = Buffer.from(c.req.valid('json').certificate, 'base64');
        return c.json({ certificates: trustAuthority(deps, bytes, writer(actorOf(c))) }, 201);
      },
    )
    .delete(
      '/trust/:file',
      describe('Bỏ một nơi cấp khỏi danh sách', { ...NOTHING, ...problems(401, 403, 404) }),
      validate('param', z.object({ file: z.string().max(200) })),
      (c) => {
        distrustAuthority(deps, c.req.valid('param').file, writer(actorOf(c)));
        return c.body(null, 204);
      },
    );
}

function writer(actor: Actor): Actor {
  requireScope(actor, 'people:write');
  return actor;
}

/** @throws AppError `people.forbidden`, `signatures.not-a-certificate` */
export function trustAuthority(
  { db, clock, trust }: SigningDeps,
  bytes: Uint8Array,
  by: Actor,
): CertificateFacts[] {
  requireRole(by, 'admin');
  if (isListFile(bytes)) {
    changed(
      db,
      trust,
      () => addRevocationList(trust, bytes),
      (tx, file) => appendAudit(tx, { by, did: 'signatures.list-added', to: file }, clock),
    );
    return [];
  }
  return changed(
    db,
    trust,
    () => addToTrustList(trust, bytes),
    (tx, added) => {
      for (const { holder, serial } of added)
        appendAudit(tx, { by, did: 'signatures.trusted', to: serial, details: { holder } }, clock);
    },
  );
}

/** A list in the database changes with its audit line or not at all; files of a folder come before the line. */
function changed<T>(db: Db, { folder }: TrustPlace, change: () => T, note: (tx: Db, outcome: T) => void): T {
  const before = folder === null ? undefined : { outcome: change() };
  return inTransaction(db, (tx) => {
    const { outcome } = before ?? { outcome: change() };
    note(tx, outcome);
    return outcome;
  });
}

/** @throws AppError `people.forbidden`, `signatures.key-not-found` */
export function distrustAuthority({ db, clock, trust }: SigningDeps, file: string, by: Actor): void {
  requireRole(by, 'admin');
  const remove = () => {
    if (!removeFromTrustList(trust, file)) throw keyNotFound();
  };
  changed(db, trust, remove, (tx) => appendAudit(tx, { by, did: 'signatures.distrusted', to: file }, clock));
}
