/** `/api/v1/dispatches/:id/obligations`: what a paper asks of whom, and people's word on it. */
import { type Context, Hono } from 'hono';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import { type Actor, requireScope } from '../people/actor.ts';
import type { AppEnv } from '../people/http-env.ts';
import { actorOf, requireSignIn } from '../people/middleware.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { answer, problems, validate } from '../platform/http.ts';
import {
  acceptObligations,
  createObligation,
  type DecidedObligations,
  decideObligation,
  type ObligationDecisionCommand,
  takePossible,
  undoAccepted,
} from './decide-obligations.ts';
import * as wire from './obligation-wire.ts';
import { obligationsOfDispatch } from './open.ts';
import { dispatchParams, versionedBody } from './wire.ts';

const describe = (summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: ['Nhiệm vụ trong văn bản'], summary, responses });

const decided = {
  200: answer(wire.decidedObligationsSchema, 'Sau khi xác nhận'),
  ...problems(400, 401, 403, 404, 409, 422),
};

/** To be mounted at `/dispatches`. */
export function obligationRoutes({ db, clock }: { db: Db; clock: Clock }): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/:id/obligations',
      describe('Nhiệm vụ trong văn bản: máy đề xuất và người xác nhận', {
        200: answer(wire.obligationsSchema, 'Theo thứ tự trong văn bản'),
        ...problems(401, 403, 404),
      }),
      validate('param', dispatchParams),
      (c) => c.json(obligationsOfDispatch(db, c.req.valid('param').id, asking(c, 'dispatches:read'))),
    )
    .post(
      '/:id/obligations',
      describe('Tạo nhiệm vụ từ một đoạn của trang', {
        ...decided,
        201: answer(wire.decidedObligationsSchema, 'Đã tạo'),
      }),
      validate('param', dispatchParams),
      validate('json', wire.newObligationBody),
      (c) => {
        const actor = asking(c, 'dispatches:write');
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(withList(db, createObligation(db, command, actor, clock), actor), 201);
      },
    )
    .post(
      '/:id/obligations/accept-all',
      describe('Nhận mọi nhiệm vụ máy đề xuất chắc chắn, hoặc mọi nhiệm vụ còn chờ', decided),
      validate('param', dispatchParams),
      validate('json', wire.acceptAllBody),
      (c) => {
        const actor = asking(c, 'dispatches:write');
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(withList(db, acceptObligations(db, command, actor, clock), actor));
      },
    )
    .post(
      '/:id/obligations/possible/:place',
      describe('Nhận một đoạn máy cho là có thể là nhiệm vụ', decided),
      validate('param', wire.possibleParams),
      validate('json', versionedBody),
      (c) => {
        const actor = asking(c, 'dispatches:write');
        const { id: dispatchId, place } = c.req.valid('param');
        const command = { ...c.req.valid('json'), dispatchId, place };
        return c.json(withList(db, takePossible(db, command, actor, clock), actor));
      },
    )
    .post(
      '/:id/obligations/undo-accept-all',
      describe('Hoàn tác lần nhận vừa rồi của chính người gọi: mọi nhiệm vụ nhận trong lần đó', decided),
      validate('param', dispatchParams),
      validate('json', versionedBody),
      (c) => {
        const actor = asking(c, 'dispatches:write');
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(withList(db, undoAccepted(db, command, actor, clock), actor));
      },
    )
    .put(
      '/:id/obligations/:obligation',
      describe('Nhận, sửa, tách, gộp, bỏ một nhiệm vụ, hoặc hoàn tác', decided),
      validate('param', wire.obligationParams),
      validate('json', wire.obligationDecisionBody),
      (c) => {
        const actor = asking(c, 'dispatches:write');
        const { id: dispatchId, obligation: obligationId } = c.req.valid('param');
        const { version, ...decision } = c.req.valid('json');
        const command = { dispatchId, version, obligationId, decision: given(decision) };
        return c.json(withList(db, decideObligation(db, command, actor, clock), actor));
      },
    );
}

function asking(c: Context<AppEnv>, scope: 'dispatches:read' | 'dispatches:write'): Actor {
  const actor = actorOf(c);
  requireScope(actor, scope);
  return actor;
}

/** Without the keys nobody sent: a part that is missing stays as it is. */
function given(decision: object): ObligationDecisionCommand {
  return JSON.parse(JSON.stringify(decision)) as ObligationDecisionCommand;
}

function withList(db: Db, { id, obligationId }: DecidedObligations, actor: Actor) {
  return { ...obligationsOfDispatch(db, id, actor), obligationId };
}
