/** Liên thông: the directory of partner agencies, for administrators. */
import { Hono } from 'hono';
import { officeProfile } from '../../drafting/index.ts';
import { checkPartner } from '../../exchange/index.ts';
import {
  addPartner,
  type AppEnv,
  changePartner,
  getPartner,
  givePartnerKey,
  listPartners,
  removePartner,
} from '../../people/index.ts';
import { BLANK_PARTNER, PartnerPage, type PartnerProps, PartnersPage } from '../pages/partners.tsx';
import {
  type Form,
  formOf,
  onlyFor,
  type PageContext,
  personOf,
  problemOf,
  seeOther,
  shellOf,
  type WebRoutesDeps,
} from './context.ts';

const PATH = '/lien-thong';

export function partnerPages(deps: WebRoutesDeps): Hono<AppEnv> {
  const { db, clock } = deps;
  const idOf = (c: PageContext) => c.req.param('id') ?? '';
  const shown = (c: PageContext, more: Partial<PartnerProps> = {}, status: number = 200) =>
    c.html(
      <PartnerPage
        shell={shellOf(deps, c)}
        partner={getPartner(db, idOf(c), personOf(c))}
        ownUrl={deps.url || new URL(c.req.url).origin}
        {...more}
      />,
      status as 200,
    );
  return (
    new Hono<AppEnv>()
      .use(PATH, onlyFor('admin'))
      .use(`${PATH}/*`, onlyFor('admin'))
      .get(PATH, (c) => list(deps, c))
      .post(PATH, async (c) => {
        const words = wordsIn(await formOf(c));
        let id = '';
        const problem = await problemOf(() => {
          id = addPartner(db, { ...words, isActive: true }, personOf(c), clock).id;
        });
        if (problem === null) return seeOther(c, `${PATH}/${id}`, 'da-them-co-quan');
        return list(deps, c, { typed: { ...words, isActive: true }, problem });
      })
      .get(`${PATH}/:id`, (c) => shown(c))
      .post(`${PATH}/:id`, async (c) => {
        const form = await formOf(c);
        const words = { ...wordsIn(form), isActive: form.has('active') };
        const problem = await problemOf(() => changePartner(db, idOf(c), words, personOf(c), clock));
        if (problem === null) return seeOther(c, `${PATH}/${idOf(c)}`, 'da-luu');
        return shown(c, { problem: problem.message }, problem.status);
      })
      // Not a redirect: the key is kept nowhere, this answer is the only place it can be read.
      .post(`${PATH}/:id/khoa`, (c) => shown(c, { secret: givePartnerKey(db, idOf(c), personOf(c), clock) }))
      .post(`${PATH}/:id/thu`, async (c) => {
        let answered: string | undefined;
        const problem = await problemOf(async () => {
          answered = (await checkPartner(deps, idOf(c), personOf(c))).name;
        });
        return problem === null
          ? shown(c, { answered })
          : shown(c, { problem: problem.message }, problem.status);
      })
      .post(`${PATH}/:id/bo`, (c) => {
        removePartner(db, idOf(c), personOf(c), clock);
        return seeOther(c, PATH, 'da-bo-co-quan');
      })
  );
}

function list(
  deps: WebRoutesDeps,
  c: PageContext,
  wrong?: { typed: typeof BLANK_PARTNER; problem: { message: string; status: number } },
): Response | Promise<Response> {
  const { db, agencyName } = deps;
  return c.html(
    <PartnersPage
      shell={shellOf(deps, c)}
      partners={listPartners(db, personOf(c))}
      hasCode={officeProfile(db, agencyName).organId !== ''}
      typed={wrong?.typed ?? BLANK_PARTNER}
      problem={wrong?.problem.message}
    />,
    (wrong?.problem.status ?? 200) as 200,
  );
}

function wordsIn(form: Form) {
  const theirs = form.text('theirs').trim();
  return {
    organId: form.text('organId'),
    name: form.text('name'),
    otherNames: form.text('otherNames').replaceAll('\r', '').split('\n').filter(Boolean),
    url: form.text('url'),
    theirs: theirs === '' ? undefined : theirs,
  };
}
