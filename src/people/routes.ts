/** `/api/v1`: people, units, oneself, API tokens and the session. */
import { type Context, Hono } from 'hono';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { answer, problems, validate } from '../platform/http.ts';
import type { Actor } from './actor.ts';
import { createFirstAdmin } from './first-admin.ts';
import type { AppEnv } from './http-env.ts';
import { actorOf, requireSignIn, sessionOf, setCookies } from './middleware.ts';
import {
  createPerson,
  disablePerson,
  enablePerson,
  getPerson,
  listPeople,
  resetPassword,
  updatePerson,
} from './people.ts';
import type { SignIn } from './sign-in.ts';
import { createToken, listTokens, revokeToken } from './tokens.ts';
import { createUnit, dissolveUnit, getUnit, listUnits, moveUnit, updateUnit } from './units.ts';
import { listUnitHeads, setUnitHead } from './unit-heads.ts';
import * as wire from './wire.ts';

export interface PeopleRoutesDeps {
  db: Db;
  clock: Clock;
  signIn: SignIn;
}

/** To be mounted at `/api/v1`, behind `authenticate`; thrown errors are the app's `onError` to answer. */
export function peopleRoutes(deps: PeopleRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .route('/session', sessionRoutes(deps))
    .route('/me', meRoutes(deps))
    .route('/people', personRoutes(deps))
    .route('/units', unitRoutes(deps));
}

const NOTHING = { 204: { description: 'Xong' } };
const describe = (tag: string, summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: [tag], summary, responses });

function sessionRoutes({ db, clock, signIn }: PeopleRoutesDeps): Hono<AppEnv> {
  const tag = 'Phiên đăng nhập';
  return new Hono<AppEnv>()
    .post(
      '/',
      describe(tag, 'Đăng nhập bằng mật khẩu', {
        200: answer(wire.meSchema, 'Đã đăng nhập; phiên nằm trong cookie'),
        ...problems(400, 401, 403, 429),
      }),
      validate('json', wire.signInSchema),
      async (c) => {
        const { actor, mustChangePassword, cookies } = await signIn.signIn(c.req.valid('json'), c.var.client);
        setCookies(c, cookies);
        return c.json(me(actor, mustChangePassword));
      },
    )
    .delete('/', describe(tag, 'Đăng xuất', NOTHING), async (c) => {
      setCookies(c, await signIn.signOut(c.var.client));
      return c.body(null, 204);
    })
    .post(
      '/first-admin',
      describe(tag, 'Tạo quản trị đầu tiên bằng liên kết một lần', {
        201: answer(wire.personSchema.pick({ id: true }), 'Đã tạo'),
        ...problems(400, 409, 410, 422),
      }),
      validate('json', wire.firstAdminSchema),
      async (c) => {
        const id = await createFirstAdmin(db, c.req.valid('json'), c.var.client.address, clock);
        return c.json({ id }, 201);
      },
    );
}

function meRoutes({ db, clock, signIn }: PeopleRoutesDeps): Hono<AppEnv> {
  const tag = 'Tôi';
  return new Hono<AppEnv>()
    .get(
      '/',
      describe(tag, 'Tôi là ai', { 200: answer(wire.meSchema, 'Người đang gọi'), ...problems(401) }),
      requireSignIn({ withTemporaryPassword: true }),
      (c) => c.json(me(actorOf(c), c.var.session?.mustChangePassword ?? false)),
    )
    .post(
      '/password',
      describe(tag, 'Đổi mật khẩu của mình; các phiên khác kết thúc', {
        ...NOTHING,
        ...problems(400, 401, 403, 422, 429),
      }),
      requireSignIn({ withTemporaryPassword: true }),
      validate('json', wire.passwordChangeSchema),
      async (c) => {
        await signIn.changePassword(sessionOf(c), c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .get(
      '/tokens',
      describe(tag, 'Các khóa API của tôi', {
        200: answer(wire.apiTokensSchema, 'Danh sách'),
        ...problems(401, 403),
      }),
      requireSignIn(),
      (c) => c.json({ tokens: listTokens(db, ownId(c), actorOf(c)) }),
    )
    .post(
      '/tokens',
      describe(tag, 'Tạo khóa API', {
        201: answer(wire.createdTokenSchema, 'Khóa, chỉ hiện lần này'),
        ...problems(400, 401, 403),
      }),
      requireSignIn(),
      validate('json', wire.newTokenSchema),
      (c) => c.json(createToken(db, c.req.valid('json'), actorOf(c), clock), 201),
    )
    .delete(
      '/tokens/:tokenId',
      describe(tag, 'Thu hồi khóa API', { ...NOTHING, ...problems(401, 403, 404) }),
      requireSignIn(),
      validate('param', wire.tokenParams),
      (c) => {
        const { tokenId } = c.req.valid('param');
        revokeToken(db, { personId: ownId(c), tokenId }, actorOf(c), clock);
        return c.body(null, 204);
      },
    );
}

function personRoutes({ db, clock }: PeopleRoutesDeps): Hono<AppEnv> {
  const tag = 'Người dùng';
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/',
      describe(tag, 'Danh sách người dùng, theo tên gọi', {
        200: answer(wire.peoplePageSchema, 'Một trang'),
        ...problems(400, 401, 403),
      }),
      validate('query', wire.peopleQuery),
      (c) => c.json(listPeople(db, c.req.valid('query'), actorOf(c), clock)),
    )
    .post(
      '/',
      describe(tag, 'Thêm người, với mật khẩu tạm', {
        201: answer(wire.createdPersonSchema, 'Đã thêm'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('json', wire.newPersonSchema),
      async (c) => c.json(await createPerson(db, c.req.valid('json'), actorOf(c), clock), 201),
    )
    .get(
      '/:personId',
      describe(tag, 'Một người', { 200: answer(wire.personSchema, 'Người này'), ...problems(401, 403, 404) }),
      validate('param', wire.personParams),
      (c) => c.json(getPerson(db, c.req.valid('param').personId, actorOf(c), clock)),
    )
    .patch(
      '/:personId',
      describe(tag, 'Sửa tên, chức vụ, vai trò, đơn vị', {
        200: answer(wire.personSchema, 'Sau khi sửa'),
        ...problems(400, 401, 403, 404, 409),
      }),
      validate('param', wire.personParams),
      validate('json', wire.personChangesSchema),
      (c) => {
        const { personId } = c.req.valid('param');
        return c.json(updatePerson(db, personId, c.req.valid('json'), actorOf(c), clock));
      },
    )
    .post(
      '/:personId/disable',
      describe(tag, 'Khóa tài khoản; phiên và khóa API của người này kết thúc', {
        200: answer(wire.personSchema, 'Đã khóa'),
        ...problems(401, 403, 404, 409),
      }),
      validate('param', wire.personParams),
      (c) => c.json(disablePerson(db, c.req.valid('param').personId, actorOf(c), clock)),
    )
    .post(
      '/:personId/enable',
      describe(tag, 'Mở lại tài khoản', {
        200: answer(wire.personSchema, 'Đã mở'),
        ...problems(401, 403, 404),
      }),
      validate('param', wire.personParams),
      (c) => c.json(enablePerson(db, c.req.valid('param').personId, actorOf(c), clock)),
    )
    .post(
      '/:personId/reset-password',
      describe(tag, 'Đặt lại mật khẩu: một mật khẩu tạm', {
        200: answer(wire.temporaryPasswordSchema, 'Mật khẩu tạm, chỉ hiện lần này'),
        ...problems(401, 403, 404),
      }),
      validate('param', wire.personParams),
      async (c) => {
        const { personId } = c.req.valid('param');
        return c.json({ temporaryPassword: await resetPassword(db, personId, actorOf(c), clock) });
      },
    )
    .get(
      '/:personId/tokens',
      describe(tag, 'Các khóa API của một người', {
        200: answer(wire.apiTokensSchema, 'Danh sách'),
        ...problems(401, 403),
      }),
      validate('param', wire.personParams),
      (c) => c.json({ tokens: listTokens(db, c.req.valid('param').personId, actorOf(c)) }),
    )
    .delete(
      '/:personId/tokens/:tokenId',
      describe(tag, 'Thu hồi khóa API của một người', { ...NOTHING, ...problems(401, 403, 404) }),
      validate('param', wire.personTokenParams),
      (c) => {
        revokeToken(db, c.req.valid('param'), actorOf(c), clock);
        return c.body(null, 204);
      },
    );
}

function unitRoutes({ db, clock }: PeopleRoutesDeps): Hono<AppEnv> {
  const tag = 'Đơn vị';
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/',
      describe(tag, 'Các đơn vị', { 200: answer(wire.unitsSchema, 'Danh sách'), ...problems(400, 401, 403) }),
      validate('query', wire.unitsQuery),
      (c) => {
        const { at = clock.today().date, all } = c.req.valid('query');
        return c.json({ units: listUnits(db, all === true ? null : at, actorOf(c)) });
      },
    )
    .post(
      '/',
      describe(tag, 'Lập đơn vị', {
        201: answer(wire.unitSchema, 'Đã lập'),
        ...problems(400, 401, 403, 404, 409),
      }),
      validate('json', wire.newUnitSchema),
      (c) => c.json(createUnit(db, c.req.valid('json'), actorOf(c), clock), 201),
    )
    .get(
      '/heads',
      describe(tag, 'Thủ trưởng các đơn vị', {
        200: answer(wire.unitHeadsSchema, 'Các đơn vị có thủ trưởng'),
        ...problems(401, 403),
      }),
      (c) => {
        const heads = [...listUnitHeads(db, actorOf(c))];
        return c.json({ heads: heads.map(([unitId, personId]) => ({ unitId, personId })) });
      },
    )
    .get(
      '/:unitId',
      describe(tag, 'Một đơn vị', { 200: answer(wire.unitSchema, 'Đơn vị này'), ...problems(401, 403, 404) }),
      validate('param', wire.unitParams),
      (c) => c.json(getUnit(db, c.req.valid('param').unitId, actorOf(c))),
    )
    .patch(
      '/:unitId',
      describe(tag, 'Sửa tên, tên viết tắt, thứ tự', {
        200: answer(wire.unitSchema, 'Sau khi sửa'),
        ...problems(400, 401, 403, 404, 409),
      }),
      validate('param', wire.unitParams),
      validate('json', wire.unitChangesSchema),
      (c) => c.json(updateUnit(db, c.req.valid('param').unitId, c.req.valid('json'), actorOf(c), clock)),
    )
    .post(
      '/:unitId/move',
      describe(tag, 'Chuyển đơn vị sang đơn vị cấp trên khác', {
        200: answer(wire.unitSchema, 'Sau khi chuyển'),
        ...problems(400, 401, 403, 404, 409),
      }),
      validate('param', wire.unitParams),
      validate('json', wire.unitMoveSchema),
      (c) => {
        const { parentId } = c.req.valid('json');
        return c.json(moveUnit(db, c.req.valid('param').unitId, parentId, actorOf(c), clock));
      },
    )
    .put(
      '/:unitId/head',
      describe(tag, 'Đặt hoặc bỏ thủ trưởng đơn vị', {
        ...NOTHING,
        ...problems(400, 401, 403, 404, 409),
      }),
      validate('param', wire.unitParams),
      validate('json', wire.unitHeadSchema),
      (c) => {
        const command = { ...c.req.valid('param'), ...c.req.valid('json') };
        setUnitHead(db, command, actorOf(c), clock);
        return c.body(null, 204);
      },
    )
    .post(
      '/:unitId/dissolve',
      describe(tag, 'Giải thể đơn vị; người của đơn vị về đơn vị kế thừa', {
        200: answer(wire.unitSchema, 'Sau khi giải thể'),
        ...problems(400, 401, 403, 404, 409, 422),
      }),
      validate('param', wire.unitParams),
      validate('json', wire.dissolutionSchema),
      (c) => {
        const command = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(dissolveUnit(db, command, actorOf(c), clock));
      },
    );
}

/** Only the service itself has no id, and it does not come by HTTP. */
const ownId = (c: Context<AppEnv>) => actorOf(c).id ?? '';

function me({ id, name, roles, unitIds, scopes }: Actor, mustChangePassword: boolean) {
  return { id, name, roles, unitIds, scopes, mustChangePassword };
}
