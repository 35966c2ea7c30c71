/** People and units, for administrators; one's own account, for everybody. */
import { Hono } from 'hono';
import {
  type AppEnv,
  createPerson,
  createToken,
  createUnit,
  disablePerson,
  dissolveUnit,
  enablePerson,
  getPerson,
  getUnit,
  listPeople,
  listTokens,
  listUnits,
  moveUnit,
  resetPassword,
  revokeToken,
  type Role,
  ROLES,
  type Scope,
  SCOPES,
  sessionOf,
  treeOf,
  updatePerson,
  updateUnit,
} from '../../people/index.ts';
import { parseDate } from '../display.ts';
import { AccountPage, type AccountProps } from '../pages/account.tsx';
import {
  BLANK_PERSON,
  PeoplePage,
  type PeopleProps,
  PersonPage,
  type PersonProps,
} from '../pages/people.tsx';
import { UnitPage, type UnitProps, UnitsPage, type UnitsProps } from '../pages/units.tsx';
import { ACCOUNT, PEOPLE, UNITS } from '../text.ts';
import {
  type Form,
  formOf,
  notFilled,
  onlyFor,
  type PageContext,
  personOf,
  problemOf,
  queryOf,
  requiredText,
  seeOther,
  shellOf,
  type WebRoutesDeps,
} from './context.ts';
import { repeatedWrongly } from './gate.tsx';
import { unitOptions } from './units-options.ts';

const idOf = (c: PageContext) => c.req.param('id')!;

export function peoplePages(deps: WebRoutesDeps): Hono<AppEnv> {
  const { db, clock } = deps;
  return new Hono<AppEnv>()
    .use('/nguoi-dung', onlyFor('admin'))
    .use('/nguoi-dung/*', onlyFor('admin'))
    .get('/nguoi-dung', (c) => c.html(<PeoplePage {...peopleOf(deps, c)} />))
    .post('/nguoi-dung', (c) => addPerson(deps, c))
    .get('/nguoi-dung/:id', (c) => c.html(<PersonPage {...personPage(deps, c)} />))
    .post('/nguoi-dung/:id', async (c) => {
      const form = await formOf(c);
      const { post, roles, unitIds } = personIn(form);
      const problem = await problemOf(() => {
        const name = requiredText(form, 'name', PEOPLE.name);
        updatePerson(db, idOf(c), { name, post, roles, unitIds }, personOf(c), clock);
      });
      if (problem === null) return seeOther(c, '/nguoi-dung', 'da-luu');
      return c.html(<PersonPage {...personPage(deps, c)} problem={problem.message} />, problem.status);
    })
    .post('/nguoi-dung/:id/mat-khau', async (c) => {
      const password = await resetPassword(db, idOf(c), personOf(c), clock);
      const props = personPage(deps, c);
      const { name, account } = props.person;
      return c.html(
        <PersonPage {...props} handOver={{ name, username: account?.username ?? '', password }} />,
      );
    })
    .post('/nguoi-dung/:id/khoa', (c) => switchPerson(deps, c, disablePerson, 'da-khoa'))
    .post('/nguoi-dung/:id/mo', (c) => switchPerson(deps, c, enablePerson, 'da-mo'));
}

function peopleOf(deps: WebRoutesDeps, c: PageContext): PeopleProps {
  const { db, clock } = deps;
  const actor = personOf(c);
  const query = queryOf(c);
  const request = {
    q: query.get('q') ?? '',
    includeDisabled: query.get('khoa') === '1',
    after: query.get('sau') ?? undefined,
    limit: 50,
  };
  const { people, next } = listPeople(db, request, actor, clock);
  const units = unitOptions(db, actor, clock);
  return { shell: shellOf(deps, c), people, next, query, units, typed: BLANK_PERSON };
}

function personIn(form: Form) {
  return {
    name: form.text('name'),
    username: form.text('username'),
    post: form.text('post').trim(),
    roles: form.texts('role').filter((role): role is Role => ROLES.some((known) => known === role)),
    unitIds: form.texts('unit'),
  };
}

async function addPerson(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const typed = personIn(form);
  let password: string | null = null;
  const problem = await problemOf(async () => {
    requiredText(form, 'name', PEOPLE.name);
    const created = await createPerson(deps.db, typed, personOf(c), deps.clock);
    password = created.temporaryPassword;
  });
  if (problem !== null) {
    return c.html(
      <PeoplePage {...peopleOf(deps, c)} typed={typed} problem={problem.message} />,
      problem.status,
    );
  }
  const handOver = { name: typed.name, username: typed.username, password: password ?? '' };
  // Not a redirect: the temporary password is kept nowhere, this answer is the only place it can be read.
  return c.html(<PeoplePage {...peopleOf(deps, c)} handOver={handOver} />);
}

function personPage(deps: WebRoutesDeps, c: PageContext): PersonProps {
  const { db, clock } = deps;
  const actor = personOf(c);
  const person = getPerson(db, idOf(c), actor, clock);
  return { shell: shellOf(deps, c), person, units: unitOptions(db, actor, clock) };
}

async function switchPerson(
  deps: WebRoutesDeps,
  c: PageContext,
  change: typeof disablePerson,
  done: string,
): Promise<Response> {
  const problem = await problemOf(() => change(deps.db, idOf(c), personOf(c), deps.clock));
  if (problem === null) return seeOther(c, `/nguoi-dung/${idOf(c)}`, done);
  return c.html(<PersonPage {...personPage(deps, c)} problem={problem.message} />, problem.status);
}

export function unitPages(deps: WebRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use('/don-vi', onlyFor('admin'))
    .use('/don-vi/*', onlyFor('admin'))
    .get('/don-vi', (c) => c.html(<UnitsPage {...unitsOf(deps, c)} />))
    .post('/don-vi', (c) => addUnit(deps, c))
    .get('/don-vi/:id', (c) => c.html(<UnitPage {...unitPage(deps, c)} />))
    .post('/don-vi/:id', (c) => changeUnit(deps, c))
    .post('/don-vi/:id/giai-the', (c) => dissolve(deps, c));
}

function unitsOf(deps: WebRoutesDeps, c: PageContext): UnitsProps {
  const { db, clock } = deps;
  const actor = personOf(c);
  const all = listUnits(db, null, actor);
  return {
    shell: shellOf(deps, c),
    tree: treeOf(all),
    names: new Map(all.map(({ id, name }) => [id, name])),
    options: unitOptions(db, actor, clock),
    typed: { name: '', shortName: '', parentId: '' },
  };
}

function unitIn(form: Form) {
  return {
    name: form.text('name'),
    shortName: form.text('shortName').trim(),
    parentId: form.text('parentId'),
  };
}

async function addUnit(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const typed = unitIn(form);
  const problem = await problemOf(() => {
    const name = requiredText(form, 'name', UNITS.name);
    createUnit(deps.db, { ...typed, name, parentId: typed.parentId || null }, personOf(c), deps.clock);
  });
  if (problem === null) return seeOther(c, '/don-vi', 'da-them');
  return c.html(<UnitsPage {...unitsOf(deps, c)} typed={typed} problem={problem.message} />, problem.status);
}

function unitPage(deps: WebRoutesDeps, c: PageContext): UnitProps {
  const { options, names, shell } = unitsOf(deps, c);
  return {
    shell,
    unit: getUnit(deps.db, idOf(c), personOf(c)),
    options,
    names,
    today: deps.clock.today().date,
  };
}

async function changeUnit(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const { db, clock } = deps;
  const form = await formOf(c);
  const { shortName, parentId } = unitIn(form);
  const by = personOf(c);
  const problem = await problemOf(() => {
    const name = requiredText(form, 'name', UNITS.name);
    const { parentId: before } = updateUnit(db, idOf(c), { name, shortName }, by, clock);
    if ((parentId || null) !== before) moveUnit(db, idOf(c), parentId || null, by, clock);
  });
  if (problem === null) return seeOther(c, '/don-vi', 'da-luu');
  return c.html(<UnitPage {...unitPage(deps, c)} problem={problem.message} />, problem.status);
}

async function dissolve(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const problem = await problemOf(() => {
    const lastDay = parseDate(form.text('lastDay'));
    if (lastDay === null || lastDay.length !== 10) throw notFilled(UNITS.validTo);
    const command = { unitId: idOf(c), lastDay, successorId: form.text('successorId') || null };
    dissolveUnit(deps.db, command, personOf(c), deps.clock);
  });
  if (problem === null) return seeOther(c, '/don-vi', 'da-luu');
  return c.html(<UnitPage {...unitPage(deps, c)} problem={problem.message} />, problem.status);
}

export function accountPages(deps: WebRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/tai-khoan', (c) => c.html(<AccountPage {...accountOf(deps, c)} />))
    .post('/tai-khoan/mat-khau', async (c) => {
      const form = await formOf(c);
      const passwords = { current: form.text('current'), next: form.text('next') };
      const passwordProblem =
        repeatedWrongly(form) ??
        (await problemOf(() => deps.signIn.changePassword(sessionOf(c), passwords)))?.message;
      if (passwordProblem === undefined) return seeOther(c, '/tai-khoan', 'da-doi-mat-khau');
      return c.html(<AccountPage {...accountOf(deps, c)} passwordProblem={passwordProblem} />, 422);
    })
    .post('/tai-khoan/khoa', (c) => makeToken(deps, c))
    .post('/tai-khoan/khoa/:id/thu-hoi', (c) => {
      revoke(deps, c);
      return seeOther(c, '/tai-khoan', 'da-thu-hoi');
    });
}

function accountOf(deps: WebRoutesDeps, c: PageContext): AccountProps {
  const { db } = deps;
  const actor = personOf(c);
  const names = new Map(listUnits(db, null, actor).map(({ id, name }) => [id, name]));
  const units = actor.unitIds.flatMap((id) => names.get(id) ?? []);
  return {
    shell: shellOf(deps, c),
    person: { name: actor.name, roles: actor.roles, units },
    tokens: actor.id === null ? [] : listTokens(db, actor.id, actor),
  };
}

async function makeToken(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const scopes = form
    .texts('scope')
    .filter((scope): scope is Scope => SCOPES.some((known) => known === scope));
  let secret = '';
  const problem = await problemOf(() => {
    const name = requiredText(form, 'name', ACCOUNT.tokenName);
    if (scopes.length === 0) throw notFilled(ACCOUNT.scopes);
    secret = createToken(deps.db, { name, scopes }, personOf(c), deps.clock).secret;
  });
  if (problem !== null) {
    return c.html(<AccountPage {...accountOf(deps, c)} tokenProblem={problem.message} />, problem.status);
  }
  return c.html(<AccountPage {...accountOf(deps, c)} secret={secret} />);
}

function revoke(deps: WebRoutesDeps, c: PageContext): void {
  const actor = personOf(c);
  revokeToken(deps.db, { personId: actor.id ?? '', tokenId: idOf(c) }, actor, deps.clock);
}
