/** Signing in, the first administrator, and changing a temporary password: pages without the frame. */
import type { PropsWithChildren } from 'hono/jsx';
import type { SuggestedProfile } from '../../drafting/index.ts';
import { TextField } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { BrandMark, Page, type Shell } from '../components/shell.tsx';
import { ACCOUNT, CHANGE_PASSWORD, COMMON, ERROR_PAGE, SETUP, SIGN_IN } from '../text.ts';
import { OFFICE_SET_UP } from '../text/set-up.ts';

interface GateProps {
  shell: Shell;
  title: string;
  lead: string;
}

/** A card in the middle of the window. */
function Gate({ shell, title, lead, children }: PropsWithChildren<GateProps>) {
  return (
    <Page shell={shell} title={title} layout="bare">
      <main class="gate" id="noi-dung">
        <div class="gate-brand">
          <BrandMark />
          <div>
            <p class="gate-product">{COMMON.product}</p>
            {shell.agencyName !== '' && <p class="quiet">{shell.agencyName}</p>}
          </div>
        </div>
        <div class="gate-card">
          <h1>{title}</h1>
          <p class="quiet">{lead}</p>
          {children}
        </div>
      </main>
    </Page>
  );
}

export interface SignInProps {
  shell: Shell;
  /** Where to go afterwards. */
  returnTo: string;
  username?: string;
  /** What went wrong, as the person is told. */
  problem?: string | undefined;
}

export function SignInPage({ shell, returnTo, username = '', problem }: SignInProps) {
  return (
    <Gate shell={shell} title={SIGN_IN.title} lead={SIGN_IN.lead}>
      <form class="form" method="post" action="/dang-nhap" data-testid="sign-in">
        {problem !== undefined && <Notice kind="error">{problem}</Notice>}
        <input type="hidden" name="tiep" value={returnTo} />
        <TextField
          id="ten-dang-nhap"
          name="username"
          label={SIGN_IN.username}
          value={username}
          required
          autocomplete="username"
          autofocus={username === ''}
        />
        <TextField
          id="mat-khau"
          name="password"
          type="password"
          label={SIGN_IN.password}
          required
          autocomplete="current-password"
          autofocus={username !== ''}
        />
        <button type="submit" class="button button-primary button-wide">
          {SIGN_IN.submit}
        </button>
      </form>
      <p class="small quiet">{SIGN_IN.forgotten}</p>
    </Gate>
  );
}

export interface SetupProps {
  shell: Shell;
  token: string;
  name?: string;
  username?: string;
  /** What its papers carry. */
  office: SuggestedProfile;
  problem?: string | undefined;
}

export function SetupPage({ shell, token, name = '', username = '', office, problem }: SetupProps) {
  return (
    <Gate shell={shell} title={SETUP.title} lead={SETUP.lead}>
      <form class="form" method="post" action="/thiet-lap" data-testid="setup">
        {problem !== undefined && <Notice kind="error">{problem}</Notice>}
        <input type="hidden" name="token" value={token} />
        <TextField
          id="ho-ten"
          name="name"
          label={SETUP.name}
          value={name}
          required
          autocomplete="name"
          autofocus
        />
        <TextField
          id="ten-dang-nhap"
          name="username"
          label={SETUP.username}
          value={username}
          required
          autocomplete="username"
          hint={SETUP.usernameHint}
        />
        <NewPassword label={SETUP.password} repeatLabel={SETUP.repeat} />
        <fieldset>
          <legend>{OFFICE_SET_UP.title}</legend>
          <p class="small quiet">{OFFICE_SET_UP.hint}</p>
          {(['agency', 'place', 'agencySymbol', 'head', 'collective'] as const).map((field) => (
            <TextField id={field} name={field} label={OFFICE_SET_UP[field]} value={office[field]} />
          ))}
        </fieldset>
        <button type="submit" class="button button-primary button-wide">
          {SETUP.submit}
        </button>
      </form>
    </Gate>
  );
}

/** The link was used, is too old, or was never one. */
export function SetupClosedPage({ shell }: { shell: Shell }) {
  return (
    <Gate shell={shell} title={SETUP.title} lead={SETUP.used}>
      <a class="button button-primary button-wide" href="/dang-nhap">
        {SIGN_IN.submit}
      </a>
    </Gate>
  );
}

export interface ChangePasswordProps {
  shell: Shell;
  returnTo: string;
  problem?: string | undefined;
}

export function ChangePasswordPage({ shell, returnTo, problem }: ChangePasswordProps) {
  return (
    <Gate shell={shell} title={CHANGE_PASSWORD.title} lead={CHANGE_PASSWORD.lead}>
      <form class="form" method="post" action="/doi-mat-khau" data-testid="change-password">
        {problem !== undefined && <Notice kind="error">{problem}</Notice>}
        <input type="hidden" name="tiep" value={returnTo} />
        <TextField
          id="mat-khau-cu"
          name="current"
          type="password"
          label={CHANGE_PASSWORD.current}
          required
          autocomplete="current-password"
          autofocus
        />
        <NewPassword label={ACCOUNT.next} repeatLabel={ACCOUNT.repeat} />
        <button type="submit" class="button button-primary button-wide">
          {CHANGE_PASSWORD.submit}
        </button>
      </form>
      <form method="post" action="/dang-xuat">
        <button type="submit" class="button button-quiet button-wide">
          {ERROR_PAGE.signOut}
        </button>
      </form>
    </Gate>
  );
}

/** A new password, twice. */
export function NewPassword({ label, repeatLabel }: { label: string; repeatLabel: string }) {
  return (
    <>
      <TextField
        id="mat-khau-moi"
        name="next"
        type="password"
        label={label}
        required
        minlength={10}
        autocomplete="new-password"
        hint={SETUP.passwordHint}
      />
      <TextField
        id="mat-khau-lai"
        name="repeat"
        type="password"
        label={repeatLabel}
        required
        autocomplete="new-password"
      />
    </>
  );
}
