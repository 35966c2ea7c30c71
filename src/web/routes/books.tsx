/** The books of the office: seen, opened, named, closed. */
import { Hono } from 'hono';
import { isIsoDate } from '../../calendar/index.ts';
import { type AppEnv, hasRole } from '../../people/index.ts';
import {
  type BookRange,
  configureRegister,
  createRegister,
  DIRECTIONS,
  listRegisters,
  OFFICE_ACTIONS,
  registerEntries,
} from '../../registry/index.ts';
import { RANGE_NAMES, RegisterBookPage, RegistersPage } from '../pages/registers.tsx';
import { BOOKS } from '../text/registry.ts';
import {
  type Form,
  formOf,
  type PageContext,
  personOf,
  problemOf,
  queryOf,
  requiredText,
  seeOther,
  shellOf,
  type WebRoutesDeps,
} from './context.ts';

export function bookRoutes(deps: WebRoutesDeps): Hono<AppEnv> {
  const { db, clock } = deps;
  return new Hono<AppEnv>()
    .get('/so-dang-ky', (c) => c.html(registersPage(deps, c)))
    .post('/so-dang-ky', async (c) => {
      const form = await formOf(c);
      const problem = await problemOf(() => createRegister(db, newRegisterIn(form), personOf(c), clock));
      if (problem === null) return seeOther(c, '/so-dang-ky', 'da-mo-so');
      return c.html(registersPage(deps, c, problem.message), problem.status);
    })
    .get('/so-dang-ky/:id', (c) => c.html(bookPage(deps, c)))
    .post('/so-dang-ky/:id', async (c) => {
      const form = await formOf(c);
      const { id } = c.req.param();
      const problem = await problemOf(() =>
        configureRegister(db, id, registerChangeIn(form), personOf(c), clock),
      );
      if (problem === null) return seeOther(c, `/so-dang-ky/${id}`, 'da-doi-so');
      return c.html(bookPage(deps, c, problem.message), problem.status);
    });
}

function registersPage(deps: WebRoutesDeps, c: PageContext, problem?: string) {
  const actor = personOf(c);
  return (
    <RegistersPage
      shell={shellOf(deps, c)}
      registers={listRegisters(deps.db, actor)}
      today={deps.clock.today().date}
      canConfigure={hasRole(actor, ...OFFICE_ACTIONS['configure-registers'].roles)}
      canImport={hasRole(actor, ...OFFICE_ACTIONS['import-register'].roles)}
      problem={problem}
    />
  );
}

function bookPage(deps: WebRoutesDeps, c: PageContext, problem?: string) {
  const actor = personOf(c);
  const query = queryOf(c);
  const request = { ...rangeIn(query), limit: 50, cursor: query.get('sau') };
  const book = registerEntries(deps.db, actor, c.req.param('id')!, request);
  return (
    <RegisterBookPage
      {...book}
      shell={shellOf(deps, c)}
      query={query}
      canPrint={hasRole(actor, ...OFFICE_ACTIONS['print-books'].roles)}
      canConfigure={hasRole(actor, ...OFFICE_ACTIONS['configure-registers'].roles)}
      problem={problem}
    />
  );
}

function rangeIn(query: URLSearchParams): BookRange {
  const number = (name: string) => {
    const text = query.get(name) ?? '';
    return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  };
  const day = (name: string) => {
    const text = query.get(name) ?? '';
    return isIsoDate(text) ? text : undefined;
  };
  const range = {
    fromNumber: number(RANGE_NAMES.fromNumber),
    toNumber: number(RANGE_NAMES.toNumber),
    fromDay: day(RANGE_NAMES.fromDay),
    toDay: day(RANGE_NAMES.toDay),
  };
  return Object.fromEntries(Object.entries(range).filter(([, value]) => value !== undefined));
}

const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

function newRegisterIn(form: Form) {
  return {
    year: Number(requiredText(form, 'year', BOOKS.year)),
    direction: DIRECTIONS.find((direction) => direction === form.text('direction')) ?? 'incoming',
    code: requiredText(form, 'code', BOOKS.code),
    name: form.text('name'),
    kinds: linesOf(form.text('kinds')),
    firstNumber: Math.max(1, Math.trunc(Number(form.text('firstNumber'))) || 1),
  };
}

/** The button that closes a book says nothing of its name. */
function registerChangeIn(form: Form) {
  const closed = form.text('closed');
  const firstNumber = form.text('firstNumber');
  return {
    name: form.text('name'),
    kinds: linesOf(form.text('kinds')),
    ...(firstNumber === '' ? {} : { firstNumber: Math.max(1, Math.trunc(Number(firstNumber)) || 1) }),
    ...(closed === '' ? {} : { closed: closed === 'true' }),
  };
}
