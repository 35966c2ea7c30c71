/** In and out: signing in, the first administrator, a temporary password, the theme. */
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import {
  changeOfficeProfile,
  officeProfile,
  type SuggestedProfile,
  suggestedProfile,
} from '../../drafting/index.ts';
import {
  type AppEnv,
  CHANGE_PASSWORD_PATH,
  createFirstAdmin,
  isFirstAdminLink,
  requireSignIn,
  safeReturnPath,
  sessionOf,
  setCookies,
  SERVICE,
  SIGN_IN_PATH,
} from '../../people/index.ts';
import { AppError } from '../../platform/errors.ts';
import { ChangePasswordPage, SetupClosedPage, SetupPage, SignInPage } from '../pages/sign-in.tsx';
import { SETUP } from '../text.ts';
import {
  type Form,
  formOf,
  type PageContext,
  plainShell,
  problemOf,
  requiredText,
  seeOther,
  shellOf,
  THEME_COOKIE,
  themeOf,
  type WebRoutesDeps,
} from './context.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

export function gateRoutes(deps: WebRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(SIGN_IN_PATH, (c) => {
      const returnTo = safeReturnPath(c.req.query('tiep'));
      if (c.var.actor !== null) return seeOther(c, returnTo);
      return c.html(<SignInPage shell={plainShell(deps, c)} returnTo={returnTo} />);
    })
    .post(SIGN_IN_PATH, (c) => signIn(deps, c))
    .post('/dang-xuat', async (c) => {
      setCookies(c, await deps.signIn.signOut(c.var.client));
      return seeOther(c, SIGN_IN_PATH);
    })
    .get('/thiet-lap', (c) => {
      const token = c.req.query('ma') ?? '';
      if (!isFirstAdminLink(deps.db, token, deps.clock))
        return c.html(<SetupClosedPage shell={plainShell(deps, c)} />, 410);
      const office = suggestedProfile(deps.agencyName);
      return c.html(<SetupPage shell={plainShell(deps, c)} token={token} office={office} />);
    })
    .post('/thiet-lap', (c) => setUp(deps, c))
    .get(CHANGE_PASSWORD_PATH, requireSignIn({ withTemporaryPassword: true }), (c) =>
      c.html(<ChangePasswordPage shell={shellOf(deps, c)} returnTo={safeReturnPath(c.req.query('tiep'))} />),
    )
    .post(CHANGE_PASSWORD_PATH, requireSignIn({ withTemporaryPassword: true }), (c) =>
      changePassword(deps, c),
    )
    .post('/giao-dien', async (c) => {
      const form = await formOf(c);
      setCookie(c, THEME_COOKIE, themeOf(form.text('theme')), {
        path: '/',
        maxAge: YEAR_SECONDS,
        sameSite: 'Lax',
      });
      return seeOther(c, safeReturnPath(form.text('return')));
    });
}

async function signIn(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const returnTo = safeReturnPath(form.text('tiep'));
  const username = form.text('username');
  try {
    const signedIn = await deps.signIn.signIn({ username, password: form.text('password') }, c.var.client);
    setCookies(c, signedIn.cookies);
    if (!signedIn.mustChangePassword) return seeOther(c, returnTo);
    return seeOther(c, `${CHANGE_PASSWORD_PATH}?tiep=${encodeURIComponent(returnTo)}`);
  } catch (error) {
    const { message, status, details } = refusal(error);
    const wait = details['retryAfterSeconds'];
    if (typeof wait === 'number') c.header('retry-after', String(wait));
    return c.html(
      <SignInPage shell={plainShell(deps, c)} returnTo={returnTo} username={username} problem={message} />,
      status,
    );
  }
}

/** @throws what is no answer to a person */
function refusal(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

async function setUp(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const [token, name, username, password] = [
    form.text('token'),
    form.text('name'),
    form.text('username'),
    form.text('next'),
  ];
  const { client } = c.var;
  const problem =
    repeatedWrongly(form) ??
    (
      await problemOf(() => {
        requiredText(form, 'name', SETUP.name);
        return createFirstAdmin(deps.db, { token, name, username, password }, client.address, deps.clock);
      })
    )?.message;
  const office = officeIn(form);
  if (problem !== undefined) {
    const shown = { token, name, username, problem, office };
    return c.html(<SetupPage {...shown} shell={plainShell(deps, c)} />, 422);
  }
  if (office.agency !== '') keepProfile(deps, office);
  const { cookies } = await deps.signIn.signIn({ username, password }, client);
  setCookies(c, cookies);
  return seeOther(c, '/');
}

function officeIn(form: Form): SuggestedProfile {
  const text = (name: string) => form.text(name).normalize('NFC').trim();
  return {
    agency: text('agency'),
    place: text('place'),
    agencySymbol: text('agencySymbol'),
    head: text('head'),
    collective: text('collective'),
  };
}

function keepProfile({ db, clock, agencyName }: WebRoutesDeps, office: SuggestedProfile): void {
  changeOfficeProfile(db, { ...officeProfile(db, agencyName), ...office }, SERVICE, clock);
}

/** Both entries of a new password must be the same. */
export function repeatedWrongly(form: Form): string | undefined {
  return form.text('next') === form.text('repeat') ? undefined : SETUP.different;
}

async function changePassword(deps: WebRoutesDeps, c: PageContext): Promise<Response> {
  const form = await formOf(c);
  const returnTo = safeReturnPath(form.text('tiep'));
  const passwords = { current: form.text('current'), next: form.text('next') };
  const problem =
    repeatedWrongly(form) ??
    (await problemOf(() => deps.signIn.changePassword(sessionOf(c), passwords)))?.message;
  if (problem === undefined) return seeOther(c, returnTo, 'da-doi-mat-khau');
  return c.html(<ChangePasswordPage shell={shellOf(deps, c)} returnTo={returnTo} problem={problem} />, 422);
}
