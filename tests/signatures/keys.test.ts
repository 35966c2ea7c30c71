import { sql } from 'drizzle-orm';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/platform/clock.ts';
import { type Db, openDatabase } from '../../src/platform/database.ts';
import { problemHandler } from '../../src/platform/http.ts';
import { silentLog } from '../../src/platform/log.ts';
import { auditTrail } from '../../src/platform/schema.ts';
import type { Actor, AppEnv } from '../../src/people/index.ts';
import { people } from '../../src/people/schema.ts';
import {
  openAgencyKey,
  openedForSigning,
  openPersonalKey,
  revocationLists,
  type SigningMeans,
  signingRoutes,
  trustedDer,
  type TrustPlace,
  trustFolder,
  trustRows,
} from '../../src/signatures/index.ts';
import { issueP12 } from '../../scripts/samples/authority.ts';
import { handPicture } from '../../scripts/samples/signing-pictures.ts';
import { temporaryFolder } from '../platform/temporary.ts';
import { FROM, PASSWORD, root, TO } from './signed-papers.ts';
import { listBy } from './withdrawals.ts';

const person = (id: string, roles: Actor['roles']): Actor => ({
  id,
  name: id,
  roles,
  unitIds: [],
  address: null,
  scopes: null,
});
const LEADER = person('lanh-dao', ['leader']);
const ADMIN = person('quan-tri', ['admin']);
const holder = { name: 'Đỗ Thị Ánh', organization: 'UBND xã Yên Thịnh', from: FROM, to: TO };
const p12 = issueP12(root, holder, PASSWORD);
const FILES_ONLY: SigningMeans = { sealPasswordFile: '', service: null };
const withFile = (sealPasswordFile: string): SigningMeans => ({ ...FILES_ONLY, sealPasswordFile });
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const clock = fixedClock('2026-11-20T01:00:00Z');

let db: Db;
let folder: string;
let file: string;
let trust: TrustPlace;
let ask: (by: Actor, method: string, path: string, json?: unknown) => Promise<Response>;

beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder, 'vanthu.db');
  ({ db } = openDatabase(file));
  for (const id of ['lanh-dao', 'quan-tri']) {
    db.insert(people).values({ id, name: id, createdAt: clock.now() }).run();
  }
  trust = trustFolder(join(folder, 'trust'));
  let asking = LEADER;
  const place: TrustPlace = {
    folder: null,
    names: () => trust.names(),
    read: (name) => trust.read(name),
    write: (name, bytes) => trust.write(name, bytes),
    remove: (name) => trust.remove(name),
  };
  const app = new Hono<AppEnv>()
    .use(async (c, next) => {
      c.set('actor', asking);
      c.set('session', null);
      await next();
    })
    .route('/', signingRoutes({ db, clock, trust: place, signing: FILES_ONLY }));
  app.onError(problemHandler<AppEnv>(silentLog));
  ask = async (by, method, path, json) => {
    asking = by;
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    return app.request(path, { method, headers: { 'content-type': 'application/json' }, ...body });
  };
});

const load = (by: Actor, owner: string, rest: object = {}) =>
  ask(by, 'PUT', `/keys/${owner}`, { p12: base64(p12), password: PASSWORD, ...rest });
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
];

describe('a key', () => {
  it('is loaded by its owner, tells whose it is, and signs by its password', async () => {
    const loaded = await load(LEADER, 'me', { picture: base64(handPicture(3)) });
    expect(await loaded.json()).toMatchObject({
      certificate: { holder: 'Đỗ Thị Ánh', issuer: root.name },
      hasPicture: true,
      sealDiameter: null,
    });
    expect(openPersonalKey(db, 'lanh-dao', PASSWORD, FILES_ONLY).signer.certificate.holder).toBe(
      'Đỗ Thị Ánh',
    );
    expect(() => openPersonalKey(db, 'lanh-dao', 'sai', FILES_ONLY)).toThrow('mật khẩu không đúng');
    expect(() => openPersonalKey(db, 'quan-tri', PASSWORD, FILES_ONLY)).toThrow('chưa có khóa ký');
  });

  it('that was loaded signs by its password alone; a file that is brought signs instead; with neither it is by hand', async () => {
    const picture = handPicture(3);
    await load(LEADER, 'me', { picture: base64(picture) });
    const other = issueP12(root, { ...holder, name: 'Khóa khác' }, '');
    const holderOf = (file: Uint8Array | null, password: string) =>
      openedForSigning(db, { p12: file, password }, FILES_ONLY, LEADER)?.signer.certificate.holder;
    expect(holderOf(null, PASSWORD)).toBe('Đỗ Thị Ánh');
    expect(holderOf(other, '')).toBe('Khóa khác');
    expect(holderOf(null, '')).toBeUndefined();
    expect(
      Buffer.from(
        openedForSigning(db, { p12: null, password: PASSWORD }, FILES_ONLY, LEADER)!.picture!,
      ).equals(Buffer.from(picture)),
    ).toBe(true);
  });

  it('leaves neither its password nor an open key in the database', async () => {
    await load(LEADER, 'me');
    const stored = ['vanthu.db', 'vanthu.db-wal'].map((name) => readFileSync(join(folder, name)));
    for (const bytes of stored) {
      expect(bytes.includes(PASSWORD)).toBe(false);
      expect(bytes.includes('PRIVATE KEY')).toBe(false);
    }
    expect(Buffer.concat(stored).includes(Buffer.from(p12).subarray(200, 400))).toBe(true);
  });

  it('is gone when it is removed, with a line in the trail for each step', async () => {
    await load(LEADER, 'me');
    expect((await ask(LEADER, 'DELETE', '/keys/me')).status).toBe(204);
    expect((await ask(LEADER, 'GET', '/keys/me')).status).toBe(404);
    const lines = db.select({ did: auditTrail.did, by: auditTrail.actorId }).from(auditTrail).all();
    expect(lines).toEqual([
      { did: 'signatures.key-loaded', by: 'lanh-dao' },
      { did: 'signatures.key-removed', by: 'lanh-dao' },
    ]);
  });

  it.each([
    ['the password is another one', { password: 'sai' }, 'signatures.p12-unreadable'],
    ['the file is none', { p12: base64(Buffer.from('không phải P12')) }, 'signatures.p12-unreadable'],
    ['the picture is a JPEG', { picture: base64(Buffer.from([0xff, 0xd8, 0xff])) }, 'signatures.not-a-png'],
  ])('is refused where %s', async (_, rest, code) => {
    expect(await codeOf(await load(LEADER, 'me', rest))).toEqual([422, code]);
    expect((await ask(LEADER, 'GET', '/keys/me')).status).toBe(404);
  });

  it('of the agency is loaded and seen by an administrator only', async () => {
    expect(await codeOf(await load(LEADER, 'agency'))).toEqual([403, 'people.forbidden']);
    expect((await load(ADMIN, 'agency', { sealDiameter: 34 })).status).toBe(200);
    expect((await ask(LEADER, 'GET', '/keys/agency')).status).toBe(403);
    expect(openAgencyKey(db, PASSWORD, FILES_ONLY).diameterMm).toBe(34);
  });

  it('of the agency opens by a file with its password, where the administrator names one', async () => {
    await load(ADMIN, 'agency');
    const passwordFile = join(folder, 'mat-khau');
    writeFileSync(passwordFile, `${PASSWORD}\n`);
    expect(openAgencyKey(db, '', withFile(passwordFile)).signer.certificate.holder).toBe('Đỗ Thị Ánh');
    expect(() => openAgencyKey(db, '', FILES_ONLY)).toThrow('Hãy nhập mật khẩu');
    expect(() => openAgencyKey(db, '', withFile(join(folder, 'khong-co')))).toThrow(
      'Không đọc được tệp mật khẩu',
    );
  });

  it('is not loaded by a token without the right to', async () => {
    const token: Actor = { ...LEADER, scopes: ['dispatches:write'] };
    expect(await codeOf(await load(token, 'me'))).toEqual([403, 'people.scope']);
  });
});

describe.each([
  ['a folder', (): TrustPlace => trustFolder(join(folder, 'trust'))],
  ['the database', (): TrustPlace => trustRows(db)],
])('who is trusted, in %s,', (_, placeOf) => {
  beforeEach(() => {
    trust = placeOf();
  });
  const add = (by: Actor, bytes: Uint8Array) => ask(by, 'POST', '/trust', { certificate: base64(bytes) });

  it('is added and taken away by an administrator', async () => {
    expect((await add(ADMIN, Buffer.from(root.pem))).status).toBe(201);
    const list = (await (await ask(ADMIN, 'GET', '/trust')).json()) as { certificates: { file: string }[] };
    expect(list.certificates).toMatchObject([{ certificate: { holder: root.name } }]);
    expect(trustedDer(trust)).toHaveLength(1);
    expect((await ask(ADMIN, 'DELETE', `/trust/${list.certificates[0]!.file}`)).status).toBe(204);
    expect(trustedDer(trust)).toEqual([]);
  });

  it('may be joined by a list of withdrawn certificates, as PEM too', async () => {
    const der = await listBy(root, { from: new Date('2026-11-01'), until: new Date('2026-12-01') });
    const pem = `-----BEGIN X509 CRL-----\n${base64(der)}\n-----END X509 CRL-----\n`;
    expect((await add(ADMIN, Buffer.from(pem))).status).toBe(201);
    expect(revocationLists(trust)).toHaveLength(1);
  });

  it('holds files of some megabytes as they are, the last of a name', () => {
    const large = Buffer.alloc(2_500_000, 'danh sách thu hồi');
    for (const bytes of [large, large.subarray(7)]) trust.write('a.crl', bytes);
    expect([trust.names(), large.subarray(7).equals(trust.read('a.crl'))]).toEqual([['a.crl'], true]);
  });

  it('is changed with its line in the trail, or neither of the two in the database', async () => {
    db.run(sql`create trigger full before insert on audit_trail begin select raise(abort, 'disk full'); end`);
    expect((await add(ADMIN, Buffer.from(root.pem))).status).toBe(500);
    expect(trust.names()).toHaveLength(trust.folder === null ? 0 : 1);
  });

  it('is nobody else’s to say', async () => {
    expect((await add(LEADER, Buffer.from(root.pem))).status).toBe(403);
    expect((await ask(LEADER, 'GET', '/trust')).status).toBe(403);
    expect((await ask(LEADER, 'DELETE', '/trust/x.crt')).status).toBe(403);
  });

  it('must be a certificate; a file there that is none is named', async () => {
    expect(await codeOf(await add(ADMIN, Buffer.from('xin chào')))).toEqual([
      422,
      'signatures.not-a-certificate',
    ]);
    trust.write('hong.crt', Buffer.from('hỏng'));
    expect(await (await ask(ADMIN, 'GET', '/trust')).json()).toEqual({
      certificates: [],
      unreadable: ['hong.crt'],
    });
  });

  it('no file outside of the folder can be taken away', async () => {
    writeFileSync(join(folder, 'quan-trong.crt'), root.pem);
    expect((await ask(ADMIN, 'DELETE', `/trust/${encodeURIComponent('../quan-trong.crt')}`)).status).toBe(
      404,
    );
    expect(readFileSync(join(folder, 'quan-trong.crt'), 'utf8')).toBe(root.pem);
  });
});
