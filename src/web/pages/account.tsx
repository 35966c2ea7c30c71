/** Tài khoản: one's own password and API tokens. */
import { type Role, ROLE_NAMES, SCOPES } from '../../people/roles.ts';
import type { ApiToken } from '../../people/tokens.ts';
import { Checks, TextField } from '../components/form.tsx';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayInstant } from '../display.ts';
import { ACCOUNT, SCOPE_NAMES } from '../text.ts';
import { HAND_OVER } from '../text/hand-over.ts';
import { SIGNING_KEYS } from '../text/signatures.ts';
import { NewPassword } from './sign-in.tsx';

export interface AccountProps {
  shell: Shell;
  person: { name: string; roles: readonly Role[]; units: readonly string[] };
  tokens: readonly ApiToken[];
  /** The secret of a token just made: shown this once. */
  secret?: string | undefined;
  passwordProblem?: string | undefined;
  tokenProblem?: string | undefined;
}

export function AccountPage(props: AccountProps) {
  const { shell, person } = props;
  return (
    <Page shell={shell} title={ACCOUNT.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{ACCOUNT.title}</h1>
          <p class="page-lead">
            {[person.name, person.roles.map((role) => ROLE_NAMES[role]).join(', '), ...person.units].join(
              ' · ',
            )}
          </p>
        </div>
        <a class="button" href="/ban-giao">
          {HAND_OVER.own}
        </a>
      </div>
      <div class="account">
        <PasswordPanel problem={props.passwordProblem} />
        <TokensPanel {...props} />
        <section class="panel" aria-label={SIGNING_KEYS.title}>
          <div class="panel-head">
            <h2>{SIGNING_KEYS.title}</h2>
            <a class="button button-small" href="/chu-ky-so" data-testid="signing-keys">
              {SIGNING_KEYS.accountHint}
            </a>
          </div>
        </section>
      </div>
    </Page>
  );
}

function PasswordPanel({ problem }: { problem: string | undefined }) {
  return (
    <section class="panel" aria-label={ACCOUNT.password}>
      <div class="panel-head">
        <h2>{ACCOUNT.password}</h2>
      </div>
      <form class="panel-body form" method="post" action="/tai-khoan/mat-khau" data-testid="own-password">
        {problem !== undefined && <Notice kind="error">{problem}</Notice>}
        <TextField
          id="mat-khau-cu"
          name="current"
          type="password"
          label={ACCOUNT.current}
          required
          autocomplete="current-password"
        />
        <NewPassword label={ACCOUNT.next} repeatLabel={ACCOUNT.repeat} />
        <div class="buttons">
          <button type="submit" class="button button-primary">
            {ACCOUNT.change}
          </button>
        </div>
      </form>
    </section>
  );
}

function TokensPanel({ tokens, secret, tokenProblem }: AccountProps) {
  const living = tokens.filter((token) => token.revokedAt === null);
  return (
    <section class="panel" aria-label={ACCOUNT.tokens}>
      <div class="panel-head">
        <h2>{ACCOUNT.tokens}</h2>
      </div>
      <div class="panel-body form">
        <p class="quiet">{ACCOUNT.tokensLead}</p>
        {secret !== undefined && (
          <Notice kind="warning" title={ACCOUNT.tokenOnce} status>
            <code class="secret" data-testid="token-secret">
              {secret}
            </code>
          </Notice>
        )}
        {living.length === 0 ? <p class="quiet">{ACCOUNT.noTokens}</p> : <Tokens tokens={living} />}
        <NewToken problem={tokenProblem} />
      </div>
    </section>
  );
}

function Tokens({ tokens }: { tokens: readonly ApiToken[] }) {
  return (
    <ul class="tokens" data-testid="tokens">
      {tokens.map((token) => (
        <li>
          <Icon name="key" />
          <span class="token-facts">
            <strong>{token.name}</strong>
            <span class="small quiet">{token.scopes.map((scope) => SCOPE_NAMES[scope]).join(', ')}</span>
            <span class="small quiet number">
              {ACCOUNT.created} {displayInstant(token.createdAt)} · {ACCOUNT.lastUsed}:{' '}
              {token.lastUsedAt === null ? ACCOUNT.never : displayInstant(token.lastUsedAt)}
            </span>
          </span>
          <form method="post" action={`/tai-khoan/khoa/${token.id}/thu-hoi`}>
            <button type="submit" class="button button-small button-danger">
              {ACCOUNT.revoke}
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

function NewToken({ problem }: { problem: string | undefined }) {
  return (
    <form class="form new-token" method="post" action="/tai-khoan/khoa" data-testid="new-token">
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <TextField id="ten-khoa" name="name" label={ACCOUNT.tokenName} required hint={ACCOUNT.tokenNameHint} />
      <Checks
        legend={ACCOUNT.scopes}
        name="scope"
        options={SCOPES.map((scope) => ({ value: scope, name: SCOPE_NAMES[scope] }))}
        chosen={['dispatches:read']}
      />
      <div class="buttons">
        <button type="submit" class="button">
          <Icon name="plus" />
          {ACCOUNT.createToken}
        </button>
      </div>
    </form>
  );
}
