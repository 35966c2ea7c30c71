/** `/api/v1`: notices, the address of letters, the calendar feed, the settings of the follow-up, letters of reminder. */
import { Hono } from 'hono';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import { z } from 'zod';
import type { AppEnv } from '../people/http-env.ts';
import { actorOf, requireSignIn } from '../people/middleware.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { answer, problems, validate } from '../platform/http.ts';
import { calendarFeedOf, closeCalendarFeed, openCalendarFeed } from './calendar-feed.ts';
import { lateLetter } from './late-letter.ts';
import { changeMyAddress, myAddress, myNotices, readNotices, unreadNotices } from './notices.ts';
import { reader, writer } from './routes.ts';
import { changeFollowUpSettings, followUpSettings, followUpSettingsSchema } from './settings.ts';

const id = z.string().min(1).max(64);
const day = z.string();
const NOTHING = { 204: { description: 'Xong' } };

const noticesSchema = z.object({
  unread: z.int().describe('Tối đa 100.'),
  rows: z.array(
    z.object({
      id,
      obligationId: id,
      text: z.string(),
      code: z.string(),
      title: z.string(),
      due: day.nullable(),
      at: z.string(),
      read: z.boolean(),
    }),
  ),
  next: z.string().nullable(),
});
const letterSchema = z
  .object({
    subject: z.string(),
    addressees: z.array(z.string()),
    at: day,
    groups: z.array(
      z.object({
        lead: z.string(),
        duties: z.array(
          z.object({
            obligationId: id,
            code: z.string(),
            title: z.string(),
            source: z.string(),
            sourceDate: day.nullable(),
            due: day,
            days: z.int(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'LateLetter' });

const describe = (summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: ['Nhắc việc'], summary, responses });

/** To be mounted at `/api/v1`. */
export function noticeApiRoutes({ db, clock }: { db: Db; clock: Clock }): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/notices',
      describe('Thông báo của tôi, mới nhất trước', {
        200: answer(noticesSchema, 'Một trang'),
        ...problems(400, 401, 403),
      }),
      validate('query', z.object({ cursor: id.optional() })),
      (c) => {
        const actor = reader(c);
        const { cursor = null } = c.req.valid('query');
        return c.json({ unread: unreadNotices(db, actor), ...myNotices(db, actor, { cursor }) });
      },
    )
    .post(
      '/notices/read',
      describe('Đánh dấu đã đọc: của một nhiệm vụ, đến một thông báo, hoặc tất cả', {
        ...NOTHING,
        ...problems(400, 401, 403),
      }),
      validate('json', z.object({ obligationId: id.optional(), upTo: id.optional() })),
      (c) => {
        readNotices(db, c.req.valid('json'), writer(c), clock);
        return c.body(null, 204);
      },
    )
    .get(
      '/preferences',
      describe('Địa chỉ nhận thư nhắc việc và lịch của tôi', {
        200: answer(
          z.object({
            email: z.string().nullable(),
            calendar: z.object({ createdAt: z.string() }).nullable(),
          }),
          'Hiện tại',
        ),
        ...problems(401, 403),
      }),
      (c) => {
        const actor = reader(c);
        return c.json({ email: myAddress(db, actor), calendar: calendarFeedOf(db, actor) });
      },
    )
    .put(
      '/preferences',
      describe('Đổi địa chỉ nhận thư nhắc việc; null: không nhận', {
        ...NOTHING,
        ...problems(400, 401, 403, 422),
      }),
      validate('json', z.object({ email: z.string().max(300).nullable() })),
      (c) => {
        changeMyAddress(db, c.req.valid('json').email ?? '', writer(c));
        return c.body(null, 204);
      },
    )
    .post(
      '/calendar',
      describe('Tạo địa chỉ lịch .ics; địa chỉ cũ hết dùng', {
        201: answer(z.object({ path: z.string() }), 'Chỉ hiện lần này'),
        ...problems(401, 403),
      }),
      (c) => c.json({ path: `/lich-viec.ics?khoa=${openCalendarFeed(db, actorOf(c), clock)}` }, 201),
    )
    .delete('/calendar', describe('Thu hồi địa chỉ lịch', { ...NOTHING, ...problems(401, 403) }), (c) => {
      closeCalendarFeed(db, actorOf(c), clock);
      return c.body(null, 204);
    })
    .get(
      '/settings',
      describe('Cài đặt nhắc việc của cơ quan', {
        200: answer(followUpSettingsSchema, 'Hiện tại'),
        ...problems(401, 403),
      }),
      (c) => {
        reader(c);
        return c.json(followUpSettings(db));
      },
    )
    .put(
      '/settings',
      describe('Đổi cài đặt nhắc việc của cơ quan', {
        200: answer(followUpSettingsSchema, 'Sau khi đổi'),
        ...problems(400, 401, 403),
      }),
      validate('json', followUpSettingsSchema),
      (c) => c.json(changeFollowUpSettings(db, c.req.valid('json'), writer(c), clock)),
    )
    .post(
      '/late-letter',
      describe('Nội dung công văn đôn đốc cho các nhiệm vụ quá hạn đã chọn, hoặc mọi nhiệm vụ quá hạn', {
        200: answer(letterSchema, 'Theo đơn vị chủ trì'),
        ...problems(400, 401, 403, 404, 422),
      }),
      validate('json', z.object({ obligationIds: z.array(id).max(200).nullable().default(null) })),
      (c) => c.json(lateLetter(db, c.req.valid('json').obligationIds, reader(c), clock)),
    );
  return new Hono<AppEnv>().route('/follow-up', routes);
}
