/** What a person sees when a page cannot be shown: what happened, and the way on. */
import { Icon } from '../components/icon.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { ERROR_PAGE } from '../text.ts';

export interface ErrorProps {
  shell: Shell;
  status: number;
  /** The sentence of the error; a general one where missing. */
  message?: string | undefined;
  /** Where the defect was logged. */
  reference?: string | undefined;
}

function textFor(status: number): { title: string; hint: string } {
  if (status === 404) return { title: ERROR_PAGE.notFound, hint: ERROR_PAGE.notFoundHint };
  if (status === 403) return { title: ERROR_PAGE.forbidden, hint: ERROR_PAGE.forbiddenHint };
  if (status === 503 || status === 507) return { title: ERROR_PAGE.busy, hint: ERROR_PAGE.busyHint };
  if (status >= 500) return { title: ERROR_PAGE.unexpected, hint: ERROR_PAGE.unexpectedHint };
  return { title: ERROR_PAGE.refused, hint: '' };
}

export function ErrorPage({ shell, status, message, reference }: ErrorProps) {
  const { title, hint } = textFor(status);
  return (
    <Page shell={shell} title={title} layout={shell.person === null ? 'bare' : 'normal'}>
      <div class="error-page" data-testid="error-page">
        <Icon name={status === 403 ? 'lock' : status === 404 ? 'search' : 'warning'} />
        <p class="error-status quiet">{status}</p>
        <h1>{title}</h1>
        <p>{message ?? hint}</p>
        {reference !== undefined && (
          <p class="quiet">
            {ERROR_PAGE.reference}: <code>{reference}</code>
          </p>
        )}
        <p class="buttons">
          <a class="button button-primary" href="/">
            {ERROR_PAGE.home}
          </a>
        </p>
      </div>
    </Page>
  );
}
