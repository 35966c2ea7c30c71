/** Notices, the address of letters, the calendar feed, and the settings of the follow-up. */
import { Hono } from 'hono';
import { myDraftNotices, readDraftNotices } from '../../drafting/index.ts';
import {
  calendarFeedOf,
  calendarOf,
  changeFollowUpSettings,
  changeMyAddress,
  closeCalendarFeed,
  type FollowUpSettings,
  followUpSettings,
  followUpSettingsSchema,
  myAddress,
  myNotices,
  openCalendarFeed,
  readNotices,
} from '../../obligations/index.ts';
import { type AppEnv, hasRole, listUnitHeads, listUnits, setUnitHead } from '../../people/index.ts';
import { AppError } from '../../platform/errors.ts';
import { FollowUpSettingsPage } from '../pages/follow-up-settings.tsx';
import { NoticesPage } from '../pages/notices.tsx';
import {
  type Form,
  formOf,
  onlyFor,
  type PageContext,
  personOf,
  problemOf,
  queryOf,
  seeOther,
  shellOf,
  type WebRoutesDeps,
} from './context.ts';
import { peopleOptions } from './units-options.ts';

/** Before signing in: the secret in the address is all that a calendar program brings along. */
export function calendarFeedRoutes({ db, clock, url = '' }: WebRoutesDeps): Hono<AppEnv> {
  // In the query, which is not logged.
  return new Hono<AppEnv>().get('/lich-viec.ics', (c) =>
    c.body(calendarOf(db, c.req.query('khoa') ?? '', url, clock), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
    }),
  );
}

export function noticeRoutes(deps: WebRoutesDeps): Hono<AppEnv> {
  const { db, clock } = deps;
  return new Hono<AppEnv>()
    .get('/thong-bao', (c) => c.html(noticesPage(deps, c)))
    .post('/thong-bao/da-doc', async (c) => {
      const upTo = (await formOf(c)).text('upTo') || undefined;
      readNotices(db, { upTo }, personOf(c), clock);
      readDraftNotices(db, null, personOf(c), clock);
      return seeOther(c, '/thong-bao');
    })
    .post('/thong-bao/dia-chi', async (c) => {
      const form = await formOf(c);
      const problem = await problemOf(() => changeMyAddress(db, form.text('email'), personOf(c)));
      if (problem !== null) return c.html(noticesPage(deps, c, { problem: problem.message }), problem.status);
      return seeOther(c, '/thong-bao', 'da-luu');
    })
    .post('/thong-bao/lich', (c) => {
      const secret = openCalendarFeed(db, personOf(c), clock);
      const origin = deps.url || new URL(c.req.url).origin;
      return c.html(noticesPage(deps, c, { feedAddress: `${origin}/lich-viec.ics?khoa=${secret}` }));
    })
    .post('/thong-bao/lich/thu-hoi', (c) => {
      closeCalendarFeed(db, personOf(c), clock);
      return seeOther(c, '/thong-bao', 'da-luu');
    })
    .use('/nhiem-vu/cai-dat', onlyFor('admin', 'leader'))
    .get('/nhiem-vu/cai-dat', (c) => c.html(settingsPage(deps, c)))
    .post('/nhiem-vu/cai-dat', async (c) => {
      const form = await formOf(c);
      const problem = await problemOf(() =>
        changeFollowUpSettings(db, settingsIn(form, followUpSettings(db)), personOf(c), clock),
      );
      if (problem !== null) return c.html(settingsPage(deps, c, problem.message), problem.status);
      return seeOther(c, '/nhiem-vu/cai-dat', 'da-luu');
    })
    .post('/nhiem-vu/cai-dat/thu-truong', async (c) => {
      const form = await formOf(c);
      const actor = personOf(c);
      for (const { id } of listUnits(db, clock.today().date, actor)) {
        if (!form.has(`head:${id}`)) continue;
        setUnitHead(db, { unitId: id, personId: form.text(`head:${id}`) || null }, actor, clock);
      }
      return seeOther(c, '/nhiem-vu/cai-dat', 'da-luu');
    });
}

interface Shown {
  feedAddress?: string;
  problem?: string;
}

function noticesPage(deps: WebRoutesDeps, c: PageContext, { feedAddress, problem }: Shown = {}) {
  const { db, clock } = deps;
  const actor = personOf(c);
  const query = queryOf(c);
  return (
    <NoticesPage
      shell={shellOf(deps, c)}
      query={query}
      {...myNotices(db, actor, { cursor: query.get('sau') })}
      drafts={myDraftNotices(db, actor)}
      today={clock.today().date}
      address={myAddress(db, actor)}
      feed={calendarFeedOf(db, actor)}
      feedAddress={feedAddress ?? null}
      problem={problem}
    />
  );
}

function settingsPage(deps: WebRoutesDeps, c: PageContext, problem?: string) {
  const { db, clock } = deps;
  const actor = personOf(c);
  const mayNameHeads = hasRole(actor, 'admin');
  const heads = listUnitHeads(db, actor);
  const units = listUnits(db, clock.today().date, actor);
  return (
    <FollowUpSettingsPage
      shell={shellOf(deps, c)}
      settings={followUpSettings(db)}
      units={units.map(({ id, name }) => ({ id, name, headId: heads.get(id) ?? null }))}
      people={mayNameHeads ? peopleOptions(db, actor, clock) : []}
      mayNameHeads={mayNameHeads}
      problem={problem}
    />
  );
}

/** @throws AppError `request.invalid` naming what is wrong */
function settingsIn(form: Form, before: FollowUpSettings): FollowUpSettings {
  const typed = followUpSettingsSchema.safeParse({
    ...before,
    remindBefore: form.text('before').match(/\d+/gu)?.map(Number) ?? [],
    remindOnTheDay: form.text('onTheDay') === 'true',
    remindLateEvery: Number(form.text('lateEvery')),
    escalateAfter: Number(form.text('escalateAfter')),
    officeHours: { from: form.text('from').trim(), to: form.text('to').trim() },
    digestAt: form.text('digestAt').trim(),
    onTimeBy: form.text('onTimeBy'),
    twoLevel: form.text('twoLevel') === 'true',
  });
  if (typed.success) return typed.data;
  throw new AppError('request.invalid', 400, typed.error.issues.map(({ message }) => message).join('; '));
}
