/** `/api/v1/reading/shared-readers`: what readers of the installation may do at this agency. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { z } from 'zod';
import { type AppEnv, actorOf, requireSignIn } from '../../people/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/database.ts';
import { answer, problems, validate } from '../../platform/http.ts';
import type { SharedLending } from './shared-lending.ts';
import { allowSharedReaders, seeSharedReaders, SHARED_READERS_MAY } from './shared-readers.ts';

/** The office's line to the desk of its installation; none where it is alone. */
export type SharedDoor = Pick<SharedLending, 'allowed'>;

const body = z
  .object({
    may: z
      .enum(SHARED_READERS_MAY)
      .describe(
        'nothing: không giao gì; read: chỉ việc đọc lại tệp PDF mà mọi trang đã được máy riêng của cơ quan đọc và không thấy mật, tách riêng từng trang; open: mọi văn bản, cả văn bản mật.',
      ),
  })
  .meta({ id: 'SharedReaders' });

const describe = (summary: string) =>
  describeRoute({
    tags: ['Bộ đọc ở máy khác'],
    summary,
    responses: { 200: answer(body, 'Quyền của máy đọc chung'), ...problems(400, 401, 403) },
  });

/** To be mounted at `/reading/shared-readers`, where the office has an installation around it. */
export function sharedReadersRoutes({
  db,
  clock,
  shared,
}: {
  db: Db;
  clock: Clock;
  shared: SharedDoor;
}): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get('/', describe('Máy đọc chung của hệ thống được làm gì ở cơ quan này'), (c) =>
      c.json({ may: seeSharedReaders(db, actorOf(c)) }),
    )
    .put(
      '/',
      describe('Cho hay không cho máy đọc chung của hệ thống đọc văn bản của cơ quan'),
      validate('json', body),
      async (c) => {
        const { may } = c.req.valid('json');
        allowSharedReaders(db, may, actorOf(c), clock);
        await shared.allowed();
        return c.json({ may });
      },
    );
}
